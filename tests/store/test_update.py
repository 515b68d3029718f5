"""Whatever happens to a graph, and in what order: it equals one that was made of the final state in one go."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest
from conftest import made_with
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad, Store

from evaluation.invented import RUN, article
from kg.entities import Judgement, judgements, resolve
from kg.errors import KgError, UsageError
from kg.rdf import MENTION_OF, PARTIES, quads
from kg.records import Entity, Extraction
from kg.store import GraphFolder, Judge, open_snapshot, triples
from kg.store import folder as folders

PUBLISHED = ("Harbour Post", "Valley Post")


def paper(number: int, variant: int) -> Extraction:
    """A small article; few names, so that articles share them, and shared words, so that entities have rivals."""
    made = article(number, variant=variant, people=6, sentences=2 + variant)
    document = replace(made.document, publisher=PUBLISHED[variant % 2])
    entities = list(made.entities)
    first = entities[0]
    if variant == 2 and first.mentions:  # "the Bak and Dal governments": two that are first named by the same words
        entities.append(Entity(first.id + "b", f"{first.label} Board", "Organization", mentions=first.mentions))
    places = [e for e in entities if e.kind == "GeopoliticalEntity"]
    if places:
        told = replace(first.mentions[0], form="description")
        government = Entity(f"{document.id}#g", "national government", "Organization", of_place=places[0].id)
        entities.append(replace(government, mentions=(told,)))
        made = replace(
            made, claims=(replace(made.claims[0], claimed_by=(government.id,), attribution="named"), *made.claims[1:])
        )
    return replace(made, document=document, entities=tuple(entities))


steps = st.one_of(
    st.tuples(st.just("put"), st.integers(0, 5), st.integers(0, 2)),
    st.tuples(st.just("remove"), st.integers(0, 5), st.booleans()),
    st.tuples(st.just("same"), st.integers(0, 30), st.integers(0, 30)),
    st.tuples(st.just("different"), st.integers(0, 30), st.integers(0, 30)),
    st.tuples(st.just("rename"), st.integers(0, 30), st.sampled_from(["Ana New", "Bo New"])),
    st.tuples(st.just("wrong"), st.integers(0, 30), st.none()),
    st.tuples(st.just("undo"), st.none(), st.none()),
)


def take(step: tuple[str, int, int], path: Path) -> None:
    what, one, other = step
    judge = Judge(path, author="Mira")
    if what == "put":
        with GraphFolder(path) as folder:
            folder.log.put(paper(one, other), RUN)
            folder.derive(made_with())
        return
    with closing(open_snapshot(path)) as graph:
        entities = [entity.id for entity in graph.entities()]
        claims = [claim.id for claim in graph.claims()]
    with suppress(UsageError):  # nothing to undo, one entity already, a contradiction: the graph stays as it was
        if what == "remove":
            judge.remove(paper(one, 0).document.id, purge=bool(other))
        elif what == "undo":
            judge.undo()
        elif what == "wrong" and claims:
            judge.wrong(claims[one % len(claims)])
        elif what == "rename" and entities:
            judge.rename(entities[one % len(entities)], str(other))
        elif entities:
            getattr(judge, what)(entities[one % len(entities)], entities[other % len(entities)])


def stored(quads: Iterator[Quad]) -> set[Quad]:
    store = Store()  # the store writes numbers in a form of its own
    store.extend(quads)
    return set(store)


@settings(max_examples=6, deadline=None)
@given(st.lists(steps, min_size=4, max_size=14))
def test_any_history_gives_the_graph_of_its_final_state(history: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "graph"
        for number in range(4):
            take(("put", number, 0), path)
        for step in history:
            take(step, path)
        with GraphFolder(path) as folder:
            left = list(folder.log)
            judged = judgements(folder.log.judgements())
            runs = {extraction.document.id: RUN for extraction in left}
        whole = resolve(left, judged)
        with closing(open_snapshot(path)) as graph:
            assert list(graph.entities()) == list(whole.entities)
            assert list(graph.claims()) == list(whole.claims)
            assert [document.id for document in graph.documents()] == [e.document.id for e in left]
            documents = [extraction.document for extraction in left]
            assert set(graph.triples) == stored(quads(whole, documents, runs, made_with()))
        with patch.object(folders, "_BATCH", 2), patch.object(triples, "_AT_ONCE", 50):  # several times around
            Judge(path).rebuild()
        with closing(open_snapshot(path)) as graph:
            assert set(graph.triples) == stored(quads(whole, documents, runs, made_with()))


def test_only_what_is_touched_is_written_again(tmp_path: Path) -> None:
    path = tmp_path / "graph"
    with GraphFolder(path) as folder:
        for number in range(30):
            folder.log.put(article(number, sentences=3), RUN)
        folder.derive(made_with())
        folder.log.put(article(30, sentences=3), RUN)
        folder.derive(made_with())
        names = sorted(entry.name for entry in (path / "store/1").glob("triples-*"))
    assert names == ["triples-0", "triples-1"]
    linked = {file.stat().st_ino for file in (path / "store/1/triples-0").glob("*.sst")}
    assert linked & {file.stat().st_ino for file in (path / "store/1/triples-1").glob("*.sst")}


def test_a_merge_writes_only_what_names_the_entity(tmp_path: Path) -> None:
    path, written = tmp_path / "graph", []
    with GraphFolder(path) as folder:
        for number in range(30):
            folder.log.put(article(number, people=6), RUN)
        folder.derive(made_with())
    with closing(open_snapshot(path)) as graph:
        wide = sorted((entity.id for entity in graph.entities()), key=graph.articles_of)[-2:]
        assert graph.articles_of(wide[0]) > 20
        articles = {quad.graph_name for quad in graph.triples if quad.predicate == MENTION_OF}

    def noted(*given: object) -> list[Quad]:
        written.extend(wanted(*given))
        return written

    wanted = triples._wanted
    for step in (lambda: Judge(path).same(*wide), Judge(path).undo):
        written.clear()
        with patch.object(triples, "_wanted", noted):
            step()
        within = {quad.predicate for quad in written if quad.graph_name in articles}
        assert MENTION_OF in within
        assert within <= {MENTION_OF, *PARTIES.values()}


def test_a_reader_keeps_its_state_while_the_graph_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "graph"
    for number in range(12):
        take(("put", number, 0), path)
    reader = open_snapshot(path)
    before = (list(reader.claims()), set(reader.triples))
    take(("put", 0, 1), path)
    take(("remove", 1, False), path)
    take(("put", 20, 1), path)
    assert not reader.is_current(path)
    assert (list(reader.claims()), set(reader.triples)) == before


@pytest.mark.parametrize("what", ["nothing", "triples", "meta"])
def test_a_build_that_was_killed_within_an_update_leaves_the_last_state(tmp_path: Path, monkeypatch, what: str) -> None:
    from kg.store import triples

    path = tmp_path / "graph"
    for number in range(8):
        take(("put", number, 0), path)
    with closing(open_snapshot(path)) as graph:
        before = set(graph.triples)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        if what != "nothing":
            patch.setattr(triples, "advance" if what == "triples" else "copy", fail)
            with pytest.raises(KgError, match="No space left on device"):
                take(("put", 9, 0), path)
            with closing(open_snapshot(path)) as graph:
                assert set(graph.triples) == before
    take(("put", 10, 0), path)
    with closing(open_snapshot(path)) as graph:
        assert graph.counts()["articles"] == (9 if what == "nothing" else 10)


def test_a_judgement_tells_who_and_when(tmp_path: Path) -> None:
    path = tmp_path / "graph"
    take(("put", 0, 0), path)
    with closing(open_snapshot(path)) as graph:
        [claim, *_] = graph.claims()
    record = Judge(path, author="Mira").wrong(claim.id[:8])
    with closing(open_snapshot(path)) as graph:
        assert list(graph.judgements()) == [record]
        assert claim.id not in {c.id for c in graph.claims()}
    assert isinstance(record, Judgement)
    assert (record.author, record.what, record.subject, record.object) == ("Mira", "wrong", claim.id, claim.article)
    assert record.recorded.startswith("20")
