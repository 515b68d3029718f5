"""Judgements: seen at once, kept by every build, taken back without a trace in the graph, and never contradicting."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from conftest import made_with
from exports import written
from newsroom import ABASI, DOLE, HARROW, LEADS, MET, TABLOID
from papers import fresh

from kg.cli.app import run
from kg.errors import AmbiguousName, UnknownName, UsageError
from kg.graph import Graph
from kg.rdf import iri_claim
from kg.store import GraphFolder, open_snapshot


def ask(graph: Graph, pattern: str) -> bool:
    return bool(graph.query(f"ASK {{ {pattern} }}"))


def test_a_wrong_claim_goes_everywhere_and_comes_back(graph: Graph) -> None:
    before = written(graph, "nq").decode(), written(graph, "claims").decode()
    assert ask(graph, '?a rdfs:label "Mira Dole" ; news:leads ?b')
    record = graph.wrong(LEADS.id)
    assert not ask(graph, f"<{iri_claim(LEADS.id, graph.snapshot.base)}> ?p ?o")
    assert not ask(graph, "?a news:leads ?b")
    assert LEADS.id not in written(graph, "claims").decode()
    assert "leads" not in json.dumps(graph.show("Mira Dole")["claims"])
    assert graph.undo() == record
    assert (written(graph, "nq").decode(), written(graph, "claims").decode()) == before


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
    (tmp_path / "judgements.jsonl").write_text(written(graph, "judgements").decode(), encoding="utf-8")
    fresh(tmp_path / "other")
    command = ["judgements", "--graph", str(tmp_path / "other"), "--import", str(tmp_path / "judgements.jsonl")]
    assert run(command) == 0
    other = Graph(tmp_path / "other")
    assert other.judgements() == graph.judgements()
    assert written(other, "nq").decode() == written(graph, "nq").decode()
    assert run(command) == 0
    assert len(other.judgements()) == 4


@pytest.mark.parametrize("line", ["{", "[]", '{"what": "guess"}', '{"what": "same", "subject": 1}'])
def test_what_is_no_judgement_is_refused_whole(graph: Graph, tmp_path: Path, line: str, capsys) -> None:
    graph.wrong(MET.id)
    (tmp_path / "bad.jsonl").write_text(written(graph, "judgements").decode() + line + "\n", encoding="utf-8")
    graph.undo()
    assert run(["judgements", "--graph", str(graph.path), "--import", str(tmp_path / "bad.jsonl")]) == 2
    assert "line 2" in capsys.readouterr().err
    assert len(graph.judgements()) == 2


def test_nothing_to_undo(graph: Graph) -> None:
    with pytest.raises(UsageError, match="nothing to undo"):
        graph.undo()
    with pytest.raises(UsageError, match="no judgement in force has the id 'abc'"):
        graph.undo("abc")


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
