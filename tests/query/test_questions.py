"""The named questions answer what their titles say; their parameters can't carry SPARQL in."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import AmbiguousName, UnknownName, UsageError
from kg.graph import Graph
from kg.query import question, questions, run
from kg.query.questions import parse_question
from kg.store import open_snapshot

MOST_LINES = 8
ANSWERS = {
    "about": ({"who": "Mira Dole"}, "relation", ["criticized", "leads", "metWith", "metWith", "stated", "visited"]),
    "accusations": ({}, "accuser", ["Osmark"]),
    "corroborated": ({"least": "2"}, "publishers", [2]),
    "denials": ({}, "relation", ["threatened"]),
    "leaders": ({}, "leader", ["Mira Dole"]),
    "meetings": ({}, "date", ["2024-05", "2024-05-03"]),
    "plans": ({}, "relation", ["visited"]),
    "positions": ({}, "holder", []),
    "reported": ({}, "source", [None, "Jon Abasi"]),
    "statements": ({}, "content", ["The plan is dead"]),
}


@pytest.fixture(scope="module")
def graph(newsroom: Path) -> Graph:
    return Graph(newsroom)


@pytest.mark.parametrize("name", questions())
def test_every_question_is_short_and_described(name: str) -> None:
    asked = question(name)
    assert asked.title
    assert asked.description.endswith(".")
    assert len(asked.sparql.strip().splitlines()) <= MOST_LINES
    assert all(parameter.description and f"?{parameter.name}" in asked.sparql for parameter in asked.parameters)


@pytest.mark.parametrize("name", questions())
def test_every_question_answers(graph: Graph, name: str) -> None:
    parameters, column, expected = ANSWERS[name]
    assert [row[column] for row in graph.question(name, **parameters)] == expected


def test_who_accused_whom_shows_content_sentence_and_claimant(graph: Graph) -> None:
    (row,) = graph.question("accusations")
    assert row == {
        "accuser": "Osmark",
        "accused": "striking dockers",
        "about": "lying about the ferry plan",
        "claimant": None,
        "date": "2024-05-04",
        "sentence": "Osmark accused the striking dockers of lying about the ferry plan.",
    }


@pytest.mark.parametrize(
    ("name", "given", "rows"),
    [
        ("accusations", {"who": "Osmark"}, 1), ("accusations", {"who": "Mira Dole"}, 0),
        ("reported", {"who": "abasi"}, 1), ("reported", {"who": "Osmark"}, 0),
        ("statements", {"who": "Dole"}, 1), ("statements", {"who": "abasi"}, 0),
        ("meetings", {"since": "2024-05-03"}, 1), ("meetings", {"since": "2024-05-04"}, 0),
        ("meetings", {"until": "2024-05-03"}, 2), ("meetings", {"until": "2024-04-30"}, 0),
        ("meetings", {"since": "2024-05-03", "until": "2024-05-03"}, 1),
        ("corroborated", {}, 5), ("corroborated", {"least": "3"}, 0),
    ],
)  # fmt: skip
def test_parameters_narrow_the_answer(graph: Graph, name: str, given: dict[str, str], rows: int) -> None:
    assert len(graph.question(name, **given)) == rows


def test_a_denied_claim_is_no_accusation_or_meeting(graph: Graph) -> None:
    for name in ("leaders", "meetings", "accusations"):
        assert all("not" not in str(row["sentence"]) for row in graph.question(name))


INJECTIONS = (
    'x" } INSERT DATA { <a:b> <a:b> <a:b> } #', "x> ) } SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } #", "' OR 1=1 --",
    "\\u0022 } #", "UNDEF ) } { (", "*/", "Dole\n} #", "{{", "}", "<http://a.example/>", "\x00", "ñ\u2028",
)  # fmt: skip


@pytest.mark.parametrize("text", INJECTIONS)
def test_no_parameter_carries_sparql_in(graph: Graph, text: str) -> None:
    before = len(graph.snapshot.triples)
    with pytest.raises(UnknownName):
        graph.question("about", who=text)
    with pytest.raises(UsageError, match="since is not a date"):
        graph.question("meetings", since=text)
    with pytest.raises(UsageError, match="least is not a number"):
        graph.question("corroborated", least=text)
    with pytest.raises(UsageError, match="no question is called"):
        graph.question(text)
    with pytest.raises(UsageError, match="has no parameter"):
        graph.question("leaders", **{text: "x"})
    assert len(graph.snapshot.triples) == before


@pytest.mark.parametrize("text", INJECTIONS)
@pytest.mark.parametrize("kind", ["text", "relation"])
def test_text_and_relations_are_only_values(newsroom: Path, kind: str, text: str) -> None:
    source = f"# title: t\n# description: d.\n# param x: {kind} the value\nSELECT ?x {{ BIND(1 AS ?y) }}"
    asked = parse_question("made", source)
    if kind == "relation":
        with pytest.raises(UsageError, match="x is not a relation"):
            asked.values({"x": text}, str)
        return
    snapshot = open_snapshot(newsroom)
    (row,) = run(snapshot.triples, asked.sparql, base=snapshot.base, values=asked.values({"x": text}, str))
    assert row == {"x": text.replace("\x00", "\N{REPLACEMENT CHARACTER}")}


@pytest.mark.parametrize("day", ["2024-02-30", "2024-5-3", "2024-05-03T00:00:00", "20240503", "٢٠٢٤-05-03", "2024-W18"])
def test_dates_are_whole_days_that_exist(graph: Graph, day: str) -> None:
    with pytest.raises(UsageError, match=r"since is not a date: .* \(write 2018-10-22\)"):
        graph.question("meetings", since=day)


def test_a_missing_parameter_is_asked_for(graph: Graph) -> None:
    with pytest.raises(UsageError, match=r"about needs who: --set who=…"):
        graph.question("about")


def test_a_name_of_several_entities_lists_them(graph: Graph) -> None:
    with pytest.raises(AmbiguousName, match=r"Harrow Lines \(Organization, https.*harrow%232"):
        graph.question("about", who="Harrow Lines")
