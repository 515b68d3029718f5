"""A build accounts for every input, reads only what is new, and gives the same graph in any way it is run.

A stand-in for the model finds a name in every word that is written in capitals; everything else is real.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg import api, pipeline
from kg.config import Settings
from kg.errors import OntologyError, UsageError
from kg.pipeline import BuildReport, build
from kg.records import Document, Entity, Extraction, Mention, Span
from kg.store import Judge, open_snapshot

seen: list[str] = []


class Capitals:
    def __init__(self, *, model: str | None, ontology: str | None, jobs: int = 1) -> None:
        self.model = model

    def __call__(self, document: Document) -> Extraction | str:
        seen.append(document.id)
        if "CRASH" in document.text:
            return "ValueError: crash"
        names = [word.strip(".") for word in document.text.split() if word.strip(".").isupper()]
        return Extraction(document, tuple(entity(document, number, name) for number, name in enumerate(names)))


def entity(document: Document, number: int, name: str) -> Entity:
    start = document.text.index(name)
    mention = Mention(document.id, Span(start, start + len(name)), name, "name", "Person")
    return Entity(f"{document.id}#{number}", name, "Person", mentions=(mention,))


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "Extractor", Capitals)
    seen.clear()


def write(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)
    return folder


def labels(graph: Path) -> list[str]:
    return sorted(entity.label for entity in open_snapshot(graph).entities())


def test_every_input_is_accounted_for(tmp_path: Path) -> None:
    inputs = write(tmp_path / "in", a="ANNA met BO.", b="BO left.", c="", d="CRASH here.")
    lines = [{"id": "1", "text": "CY came."}, {"id": "1", "text": "CY came again."}, {"text": ""}]
    (inputs / "e.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    report = build([inputs], graph=tmp_path / "graph")
    assert (report.new, report.changed, report.unchanged, report.duplicates) == (3, 0, 0, 1)
    reasons = {Path(r.source).name: (r.offset, r.reason) for r in report.rejected}
    assert reasons == {"c.txt": (None, "empty"), "e.jsonl": (3, "empty"), "d.txt": (None, "ValueError: crash")}
    assert labels(tmp_path / "graph") == ["ANNA", "BO", "CY"]
    assert report.entities == 3


def test_what_is_not_given_again_stays_known(tmp_path: Path) -> None:
    inputs, graph = write(tmp_path / "in", a="ANNA met BO."), tmp_path / "graph"
    build([inputs], graph=graph, published="2024-05-14", publisher="Post")
    seen.clear()
    assert build([inputs], graph=graph).unchanged == 1
    assert seen == []
    write(inputs, a="CY met BO.")
    assert build([inputs], graph=graph, publisher="Courier").changed == 1
    [document] = open_snapshot(graph).documents()
    assert (document.text, document.published, document.publisher) == ("CY met BO.", "2024-05-14", "Courier")


def test_another_date_replaces_the_one_that_was_known(tmp_path: Path) -> None:
    inputs, graph = write(tmp_path / "in", a="ANNA met BO."), tmp_path / "graph"
    for day in ("2024-05-14", "2024-05-15"):
        build([inputs], graph=graph, published=day)
    assert [document.published for document in open_snapshot(graph).documents()] == ["2024-05-15"]


def test_an_article_leads_back_to_its_file(tmp_path: Path) -> None:
    inputs = write(tmp_path / "in", a="ANNA met BO.")
    (inputs / "b.jsonl").write_text('{"text": "BO left."}\n{"id": "x-7", "text": "CY left."}\n')
    build([inputs], graph=tmp_path / "graph")
    keys = {document.text: document.key for document in open_snapshot(tmp_path / "graph").documents()}
    assert keys == {"ANNA met BO.": f"{inputs}/a.txt", "BO left.": f"{inputs}/b.jsonl:1", "CY left.": "x-7"}


def test_an_article_is_removed_by_its_path(tmp_path: Path) -> None:
    inputs = write(tmp_path / "in", a="ANNA met BO.", b="BO left.")
    build([inputs], graph=tmp_path / "graph")
    Judge(tmp_path / "graph").remove(f"{inputs}/a.txt")
    assert labels(tmp_path / "graph") == ["BO"]


def test_an_input_that_can_not_be_read_stops_no_other(tmp_path: Path) -> None:
    inputs = write(tmp_path / "in", a="ANNA met BO.", b="Der Mann und die Frau sind mit dem Zug nach Hause " * 3)
    (inputs / "c.xml").write_text("<?xml version='1.0'?><newsItem/>")
    report = build([inputs, "ftp://x.example/a"], graph=tmp_path / "graph")
    assert report.new == 1
    assert [(Path(r.source).name, r.reason.partition(":")[0]) for r in report.rejected] == [
        ("b.txt", "not in English"),
        ("c.xml", "XML, not an article"),
        ("a", "not a web address that is read"),
    ]


def test_of_one_article_given_twice_the_last_counts(tmp_path: Path) -> None:
    lines = [{"id": "1", "text": "OLD text."}, {"id": "1", "text": "NEW text."}]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    build([tmp_path / "a.jsonl"], graph=tmp_path / "graph")
    assert labels(tmp_path / "graph") == ["NEW"]


def test_rejections_are_those_of_the_last_build(tmp_path: Path) -> None:
    inputs = write(tmp_path / "in", a="")
    build([inputs], graph=tmp_path / "graph")
    rejected = tmp_path / "graph" / "rejected.jsonl"
    assert json.loads(rejected.read_text()) == {"source": f"{inputs}/a.txt", "offset": None, "reason": "empty"}
    write(inputs, a="ANNA is here.")
    build([inputs], graph=tmp_path / "graph")
    assert rejected.read_text() == ""


def test_only_what_is_new_or_changed_is_read_again(tmp_path: Path) -> None:
    inputs = write(tmp_path / "in", a="ANNA met BO.", b="BO left.")
    first = build([inputs], graph=tmp_path / "graph")
    seen.clear()
    again = build([inputs], graph=tmp_path / "graph")
    assert seen == []
    assert (again.new, again.unchanged, again.entities) == (0, 2, first.entities)
    write(inputs, b="CY left.", c="DEE came.")
    changed = build([inputs], graph=tmp_path / "graph")
    assert (changed.new, changed.changed, changed.unchanged) == (1, 1, 1)
    assert labels(tmp_path / "graph") == ["ANNA", "BO", "CY", "DEE"]


def test_another_model_reads_everything_again(tmp_path: Path) -> None:
    inputs = write(tmp_path / "in", a="ANNA met BO.")
    build([inputs], graph=tmp_path / "graph")
    assert build([inputs], graph=tmp_path / "graph", model="en_other").changed == 1


def test_a_crash_keeps_what_was_known_before(tmp_path: Path) -> None:
    inputs = write(tmp_path / "in", a="ANNA met BO.")
    build([inputs], graph=tmp_path / "graph")
    write(inputs, a="CRASH here.")
    report = build([inputs], graph=tmp_path / "graph")
    assert (report.articles, len(report.rejected)) == (0, 1)
    assert labels(tmp_path / "graph") == ["ANNA", "BO"]


def test_a_wrong_request_leaves_nothing_behind(tmp_path: Path) -> None:
    for options, error in (
        ({"published": "soon"}, UsageError),
        ({"published": "9997-01-01"}, UsageError),
        ({"url": "not a url"}, UsageError),
        ({"jobs": 0}, UsageError),
        ({"ontology": "none.ttl"}, OntologyError),
    ):
        with pytest.raises(error):
            build([tmp_path], graph=tmp_path / "graph", **options)  # type: ignore[arg-type]
    with pytest.raises(UsageError):
        build([], graph=tmp_path / "graph")
    assert not (tmp_path / "graph").exists()


def test_dates_that_can_not_be_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "ANNA.", "date": "9999-01-01"}\n')
    report = build([tmp_path / "a.jsonl"], graph=tmp_path / "graph")
    assert report.undated == 1
    assert [document.published for document in open_snapshot(tmp_path / "graph").documents()] == [None]


def test_progress_counts_what_has_to_be_read(tmp_path: Path) -> None:
    calls: list[tuple[int, int]] = []
    inputs = write(tmp_path / "in", a="ANNA.", b="BO.")
    build([inputs], graph=tmp_path / "graph", progress=lambda *call: calls.append(call))
    assert calls == [(1, 2), (2, 2)]


def test_options_win_over_settings(tmp_path: Path) -> None:
    inputs = write(tmp_path / "in", a="ANNA.")
    build([inputs], graph=tmp_path / "graph", settings=Settings(base="https://other.example/"))
    assert open_snapshot(tmp_path / "graph").base == "https://other.example/"


def test_a_report_has_no_clock_in_it(tmp_path: Path) -> None:
    inputs = write(tmp_path / "in", a="ANNA met BO.")
    reports: list[BuildReport] = [build([inputs], graph=tmp_path / name) for name in ("one", "two")]
    assert reports[0] == reports[1]


def test_one_input_needs_no_list(tmp_path: Path) -> None:
    inputs = write(tmp_path / "in", a="ANNA met BO.")
    assert build(str(inputs / "a.txt"), graph=tmp_path / "graph").new == 1
    assert build(inputs / "a.txt", graph=tmp_path / "graph").unchanged == 1


def test_python_users_are_warned_of_what_was_rejected(tmp_path: Path) -> None:
    inputs = write(tmp_path / "in", a="ANNA met BO.", b="")
    with pytest.warns(UserWarning, match=r"rejected .*b\.txt: empty; see .*rejected\.jsonl"):
        api.build([inputs], graph=tmp_path / "graph")
