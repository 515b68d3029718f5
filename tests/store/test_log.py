"""The article log gives back exactly what was put into it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newsroom import EXTRACTIONS, PAPER, RUN, TABLOID

from kg.errors import GraphError
from kg.records import Claim, Document, Entity, Evidence, Extraction, Mention, Passage, Run, Span, to_json
from kg.store import ArticleLog

OTHER_RUN = replace(RUN, model="small-2")
texts = st.text(st.characters(codec="utf-8"), max_size=20)
spans = st.builds(Span, st.integers(0, 99), st.integers(0, 99))
evidence = st.builds(Evidence, texts, st.integers(0), st.integers(0), spans, st.none() | spans, st.none() | spans)
claims = st.builds(
    Claim, texts, st.none() | texts, texts, st.none() | texts, evidence, texts, st.floats(0, 1),
    about=st.none() | st.builds(Passage, texts, st.integers(0), st.integers(0)),
    polarity=st.sampled_from(["affirmed", "negated"]), claimed_by=st.lists(texts, max_size=2).map(tuple),
    event_date=st.none() | texts, event_place=st.none() | texts, category=st.none() | texts,
)  # fmt: skip
mentions = st.builds(Mention, texts, spans, texts, st.just("name"), st.just("Person"))
names = st.lists(texts, max_size=2).map(tuple)
entities = st.builds(
    Entity, texts, texts, st.just("Person"), names, names, st.none() | texts, st.lists(mentions, max_size=2).map(tuple)
)
extractions = st.builds(
    Extraction,
    st.builds(Document, texts, texts, st.none() | texts, st.none() | texts, st.none() | texts, st.none() | texts),
    st.lists(entities, max_size=2).map(tuple),
    st.lists(claims, max_size=2).map(tuple),
)


@pytest.fixture
def log(tmp_path: Path) -> Iterator[ArticleLog]:
    with closing(ArticleLog(tmp_path / "log.sqlite")) as log:
        yield log


@given(extractions)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
def test_any_extraction_comes_back_as_it_was(log: ArticleLog, extraction: Extraction) -> None:
    log.put(extraction, RUN)
    assert log.get(extraction.document.id) == extraction
    assert extraction in list(log)


def test_articles_come_in_the_order_of_their_ids(log: ArticleLog) -> None:
    for extraction in reversed(EXTRACTIONS):
        log.put(extraction, RUN)
    assert tuple(log) == EXTRACTIONS
    assert len(log) == len(EXTRACTIONS)


def test_what_is_put_survives_the_process(log: ArticleLog, tmp_path: Path) -> None:
    log.put(EXTRACTIONS[0], RUN)
    with closing(ArticleLog(tmp_path / "log.sqlite")) as other:
        assert tuple(other) == EXTRACTIONS[:1]
        assert other.run_of(PAPER.id) == RUN


def test_a_corrected_article_replaces_what_it_said(log: ArticleLog) -> None:
    log.put(EXTRACTIONS[0], RUN)
    corrected = Extraction(replace(PAPER, text="Corrected.\n"))
    log.put(corrected, OTHER_RUN)
    assert tuple(log) == (corrected,)
    assert log.run_of(PAPER.id) == OTHER_RUN


def test_only_the_same_version_read_by_the_same_run_is_there(log: ArticleLog) -> None:
    log.put(EXTRACTIONS[0], RUN)
    assert log.has(PAPER, RUN)
    assert not log.has(replace(PAPER, published="2024-05-05"), RUN)
    assert not log.has(PAPER, OTHER_RUN)
    assert not log.has(TABLOID, RUN)


def test_removing(log: ArticleLog) -> None:
    log.put(EXTRACTIONS[0], RUN)
    assert log.remove(PAPER.id)
    assert not log.remove(PAPER.id)
    assert log.get(PAPER.id) is None
    assert len(log) == 0


def test_every_change_has_a_number_and_stays_in_the_history(log: ArticleLog) -> None:
    assert log.number == 0
    log.put(EXTRACTIONS[0], RUN)
    log.put(EXTRACTIONS[1], RUN)
    log.put(Extraction(replace(PAPER, text="Corrected.\n")), OTHER_RUN)
    log.remove(PAPER.id)
    assert log.number == 4
    assert log.changed(after=2) == [PAPER.id]
    assert log.changed(after=0) == [PAPER.id, TABLOID.id]
    history = log.history(PAPER.id)
    assert [(change.number, change.run) for change in history] == [(1, RUN.id), (3, OTHER_RUN.id), (4, None)]
    assert history[0].version == PAPER.version
    assert log.ids() == [TABLOID.id]


def test_a_purged_article_leaves_no_word_in_the_file(log: ArticleLog, tmp_path: Path) -> None:
    for extraction in EXTRACTIONS:
        log.put(extraction, RUN)
    log.remove(PAPER.id)
    assert log.purge(PAPER.id)
    assert not log.purge("nothing")
    assert [change.version for change in log.history(PAPER.id)] == [None]
    assert log.changed(after=3) == [PAPER.id]
    stored = b"".join(path.read_bytes() for path in tmp_path.glob("log.sqlite*"))
    assert b"Mira Dole leads" not in stored
    assert b"courier.example" not in stored
    assert b"Tabloid" in stored


def test_articles_by_address(log: ArticleLog) -> None:
    log.put(EXTRACTIONS[0], RUN)
    assert log.with_url("https://courier.example/ferry") == [PAPER.id]
    assert log.with_url("https://courier.example/") == []


def test_a_log_is_told_from_all_others(log: ArticleLog, tmp_path: Path) -> None:
    with closing(ArticleLog(tmp_path / "other.sqlite")) as other, closing(ArticleLog(tmp_path / "log.sqlite")) as same:
        assert other.id != log.id == same.id


def test_run_keeps_its_settings(log: ArticleLog) -> None:
    run = Run("1", "m", "o", {"b": "2", "a": "ñ"})
    log.put(EXTRACTIONS[0], run)
    assert log.run_of(PAPER.id) == run
    assert log.run_of(TABLOID.id) is None


def test_another_format_is_one_clear_line(tmp_path: Path) -> None:
    path = tmp_path / "log.sqlite"
    ArticleLog(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(GraphError, match="has format 99, this newskg reads 2: build the graph anew elsewhere"):
        ArticleLog(path)


def test_a_damaged_file_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "log.sqlite").write_bytes(b"this was never a database" * 100)
    with pytest.raises(GraphError, match=r"can't use '.*log\.sqlite': file is not a database"):
        ArticleLog(tmp_path / "log.sqlite")


def test_a_damaged_row_is_one_clear_line(log: ArticleLog, tmp_path: Path) -> None:
    log.put(EXTRACTIONS[0], RUN)
    with closing(sqlite3.connect(tmp_path / "log.sqlite")) as connection, connection:
        connection.execute("UPDATE change SET extraction = '{\"document\": 1}'")
    with pytest.raises(GraphError, match="is damaged"):
        log.get(PAPER.id)


@pytest.mark.parametrize("record", [*EXTRACTIONS, RUN])
def test_records_are_written_as_the_standard_library_would(record: object) -> None:
    assert to_json(record) == asdict(record)
