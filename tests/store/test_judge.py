"""Judgements: seen at once, kept by every build, taken back without a trace in the graph, and never contradicting."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from conftest import made_with
from newsroom import ABASI, DOLE, EXTRACTIONS, HARROW, LEADS, MET, PAPER, RUN, TABLOID, mention

from kg.cli.app import run
from kg.entities import judgements, resolve
from kg.errors import AmbiguousName, UnknownName, UsageError
from kg.graph import Graph
from kg.rdf import iri_claim
from kg.records import Extraction, digest
from kg.store import GraphFolder, open_snapshot


def read(extraction: Extraction) -> Extraction:
    """An article in which every person that a claim names is mentioned."""
    known = {"abasi": (mention(extraction.document, "Jon Abasi", "Person"),)}
    found = (replace(e, mentions=e.mentions or known.get(e.id, ())) for e in extraction.entities)
    return replace(extraction, entities=tuple(found))


PAPERS = tuple(map(read, EXTRACTIONS))


@pytest.fixture
def graph(tmp_path: Path) -> Graph:
    return fresh(tmp_path / "graph")


def fresh(path: Path) -> Graph:
    with GraphFolder(path) as folder:
        for extraction in PAPERS:
            folder.log.put(extraction, RUN)
        folder.derive(made_with())
    return Graph(path)


def ask(graph: Graph, pattern: str) -> bool:
    return bool(graph.query(f"ASK {{ {pattern} }}"))


def exported(graph: Graph, form: str) -> str:
    stream = BytesIO()
    graph.export(form, stream)
    return stream.getvalue().decode()


def test_a_wrong_claim_goes_everywhere_and_comes_back(graph: Graph) -> None:
    before = exported(graph, "nq"), exported(graph, "claims")
    assert ask(graph, '?a rdfs:label "Mira Dole" ; news:leads ?b')
    record = graph.wrong(LEADS.id)
    assert not ask(graph, f"<{iri_claim(LEADS.id, graph.snapshot.base)}> ?p ?o")
    assert not ask(graph, "?a news:leads ?b")
    assert LEADS.id not in exported(graph, "claims")
    assert "leads" not in json.dumps(graph.show("Mira Dole")["claims"])
    assert graph.undo() == record
    assert (exported(graph, "nq"), exported(graph, "claims")) == before


def test_a_claim_by_the_start_of_its_id_or_its_iri(graph: Graph) -> None:
    graph.wrong(MET.id[:8])
    graph.wrong(iri_claim(LEADS.id, graph.snapshot.base))
    for name in ("abc", MET.id[:5], "", "%", "______"):
        with pytest.raises(UnknownName, match="no claim has the id"):
            graph.wrong(name)
    assert [record.subject for record in graph.judgements()] == [MET.id, LEADS.id]


def test_a_claim_judged_twice_is_told_by_whom_and_how_it_comes_back(graph: Graph) -> None:
    first = graph.wrong(MET.id)
    for name in (MET.id, MET.id[:8], iri_claim(MET.id, graph.snapshot.base)):
        with pytest.raises(UsageError, match=rf"^judged already .*'wrong: .*metWith.*'kg undo {first.id}' takes"):
            graph.wrong(name)
    graph.undo(first.id)
    assert graph.wrong(MET.id).note == first.note


def test_two_that_are_the_same(graph: Graph) -> None:
    one, other = graph.find(HARROW[1]), graph.find("Osmark")
    graph.same("Harrow Lines", "Osmark")
    whole = graph.find(one.id)
    assert whole == graph.find(other.id)
    assert {"Harrow Lines", "Osmark"} <= {whole.label, *whole.aliases}
    assert len(whole.mentions) == len(one.mentions) + len(other.mentions)
    assert ask(graph, "?old dcterms:isReplacedBy ?new . ?new rdfs:label ?label FILTER NOT EXISTS { ?old a ?class }")
    with pytest.raises(UsageError, match="are one entity of the graph already"):
        graph.same("Harrow Lines", "Osmark")
    graph.undo()
    assert graph.find(HARROW[1]) == one
    assert not ask(graph, "?old dcterms:isReplacedBy ?new")


def test_a_contradiction_is_one_line_that_says_what_to_do(graph: Graph) -> None:
    first = graph.different("Mira Dole", "Jon Abasi")
    graph.same("Mira Dole", "Osmark")
    with pytest.raises(UsageError, match=f"contradicts .*different.*kg undo {first.id}"):
        graph.same("Jon Abasi", "Osmark")
    assert len(graph.judgements()) == 2
    graph.undo(first.id)
    graph.same("Jon Abasi", "Osmark")
    assert graph.find(DOLE[1]) == graph.find(ABASI[1])


def test_a_name_given_is_kept_by_later_builds_and_rebuilds(graph: Graph) -> None:
    graph.rename("Jon Abasi", "Jonathan Abasi")
    assert graph.find("Jon Abasi").label == "Jonathan Abasi"
    with GraphFolder(graph.path) as folder:
        folder.log.remove(TABLOID.id)
        folder.derive(made_with())
    assert graph.find("Jon Abasi").label == "Jonathan Abasi"
    graph.rebuild()
    assert graph.find("Jon Abasi").label == "Jonathan Abasi"
    graph.rename("Jon Abasi", "J. Abasi")
    assert graph.find("Jon Abasi").label == "J. Abasi"
    graph.undo()
    assert graph.find("Jon Abasi").label == "Jonathan Abasi"
    with pytest.raises(UsageError, match="empty"):
        graph.rename("Jon Abasi", "  ")


def test_a_name_that_fits_several_lists_them(graph: Graph) -> None:
    graph.rename("Osmark", "Mira Dole")
    calls: tuple[Callable[[], object], ...] = (
        lambda: graph.same("Mira Dole", "Harrow Lines"),
        lambda: graph.different("Harrow Lines", "mira dole"),
        lambda: graph.rename("Mira Dole", "x"),
    )
    for call in calls:
        with pytest.raises(AmbiguousName, match=r"give the id of one: Mira Dole \(.*\), Mira Dole \("):
            call()


def test_judgements_travel_to_another_graph_once(graph: Graph, tmp_path: Path) -> None:
    graph.wrong(MET.id)
    graph.rename("Osmark", "New Osmark")
    graph.undo()
    graph.same("Mira Dole", "Jon Abasi")
    (tmp_path / "judgements.jsonl").write_text(exported(graph, "judgements"), encoding="utf-8")
    fresh(tmp_path / "other")
    command = ["judgements", "--graph", str(tmp_path / "other"), "--import", str(tmp_path / "judgements.jsonl")]
    assert run(command) == 0
    other = Graph(tmp_path / "other")
    assert other.judgements() == graph.judgements()
    assert exported(other, "nq") == exported(graph, "nq")
    assert run(command) == 0
    assert len(other.judgements()) == 4


@pytest.mark.parametrize("line", ["{", "[]", '{"what": "guess"}', '{"what": "same", "subject": 1}'])
def test_what_is_no_judgement_is_refused_whole(graph: Graph, tmp_path: Path, line: str, capsys) -> None:
    graph.wrong(MET.id)
    (tmp_path / "bad.jsonl").write_text(exported(graph, "judgements") + line + "\n", encoding="utf-8")
    graph.undo()
    assert run(["judgements", "--graph", str(graph.path), "--import", str(tmp_path / "bad.jsonl")]) == 2
    assert "line 2" in capsys.readouterr().err
    assert len(graph.judgements()) == 2


def test_nothing_to_undo(graph: Graph) -> None:
    with pytest.raises(UsageError, match="nothing to undo"):
        graph.undo()
    with pytest.raises(UsageError, match="no judgement in force has the id 'abc'"):
        graph.undo("abc")


@pytest.mark.parametrize("name", [PAPER.id, "https://courier.example/ferry", "https://graph.example/id/article/a1"])
def test_an_article_is_removed_by_id_iri_or_address(graph: Graph, name: str) -> None:
    with GraphFolder(graph.path.parent / "expected") as folder:
        folder.log.put(PAPERS[1], RUN)
        folder.derive(made_with())
    assert graph.remove(name) == PAPER.id
    assert exported(graph, "nq") == exported(Graph(graph.path.parent / "expected"), "nq")
    with pytest.raises(UnknownName, match="no article has the id, address or path"):
        graph.remove("nothing")


def test_an_article_by_what_was_given_as_its_id(tmp_path: Path) -> None:
    with GraphFolder(tmp_path / "graph") as folder:
        folder.log.put(Extraction(replace(PAPER, id=digest("ferry-1"))), RUN)
        folder.derive(made_with())
    assert Graph(tmp_path / "graph").remove("ferry-1") == digest("ferry-1")


def test_what_is_purged_can_not_be_found_in_any_file(graph: Graph) -> None:
    secret = b"Mira Dole leads Harrow Lines"
    assert any(secret in path.read_bytes() for path in graph.path.rglob("*") if path.is_file())
    graph.remove(PAPER.id)
    with GraphFolder(graph.path) as folder:
        assert len(folder.log.history(PAPER.id)) == 2
    graph.remove(PAPER.id, purge=True)
    assert not [path for path in graph.path.rglob("*") if path.is_file() and secret in path.read_bytes()]


def test_a_judgement_needs_a_graph_and_makes_none(tmp_path: Path, capsys) -> None:
    for command in (["wrong", "abcdef"], ["same", "a", "b"], ["undo"], ["remove", "x"], ["rebuild"], ["check"]):
        assert run([*command, "--graph", str(tmp_path / "none")]) == 1
        assert "no graph in" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


def test_the_commands(graph: Graph, capsys) -> None:
    at = ["--graph", str(graph.path)]
    assert run(["same", "Mira Dole", "Jon Abasi", *at]) == 0
    assert run(["rename", "Mira Dole", "M. Dole", *at]) == 0
    assert run(["different", "Osmark", "Harrow Lines", *at]) == 0
    assert run(["wrong", LEADS.id, *at]) == 0
    assert run(["undo", *at]) == 0
    assert "taken back: wrong:" in capsys.readouterr().out
    assert run(["judgements", *at]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 5
    assert run(["remove", TABLOID.id, *at]) == 0
    assert run(["rebuild", *at]) == 0
    with closing(open_snapshot(graph.path)) as state:
        assert state.counts()["articles"] == 1


@pytest.mark.parametrize("name", ["Jon Abasi", "Mira Dole"])  # by name alone, and by an id in another data set
def test_two_of_one_name_are_parted_and_stay_so(tmp_path: Path, name: str) -> None:
    graph = fresh(tmp_path / "graph")
    before = exported(graph, "nq")
    whole = graph.find(name)
    assert {mention.article for mention in whole.mentions} == {PAPER.id, TABLOID.id}
    record = graph.apart(name, TABLOID.id)
    parts = [entity for entity in graph.entities() if name in (entity.label, *entity.aliases)]
    assert sorted(sorted({m.article for m in part.mentions}) for part in parts) == [[PAPER.id], [TABLOID.id]]
    other = next(part for part in parts if part.mentions[0].article == TABLOID.id)
    assert other.same_as == ()
    assert [c.article for c in graph.claims() if other.id in (c.subject, c.object)] == [TABLOID.id]
    assert graph.check(shapes=False).problems == ()
    one_by_one = exported(graph, "nq")
    graph.rebuild()
    assert exported(graph, "nq") == one_by_one
    with pytest.raises(UsageError, match=f"contradicts '.*is another one in the article.*kg undo {record.id}"):
        graph.same(*(part.id for part in parts))
    with pytest.raises(UsageError, match="is in no other article"):
        graph.apart(other.id, TABLOID.id)
    assert graph.undo() == record
    assert exported(graph, "nq") == before


def test_what_can_not_be_parted(graph: Graph, capsys: pytest.CaptureFixture[str]) -> None:
    folder = ["--graph", str(graph.path)]
    assert run(["different", "Mira Dole", *folder]) == run(["different", "a", "b", "--in", "c", *folder]) == 2
    assert "name two entities, or one and an article" in capsys.readouterr().err
    assert run(["different", "Mira Dole", "Mira Dole", *folder]) == 2
    assert "kg different 'Mira Dole' --in ARTICLE" in capsys.readouterr().err
    with pytest.raises(UnknownName, match="no article has the id, address or path 'zz'"):
        graph.apart("Mira Dole", "zz")
    assert run(["different", "Mira Dole", "--in", PAPER.id, *folder]) == 0
    assert "Mira Dole (Person) is another one in the article" in capsys.readouterr().out
    assert len(graph.judgements()) == 1


def test_a_parted_entity_is_resolved_the_same_in_memory(graph: Graph) -> None:
    graph.apart("Mira Dole", TABLOID.id)
    resolved = resolve(PAPERS, judgements(graph.judgements()))
    assert resolved.entities == graph.entities()
    assert resolved.claims == graph.claims()
