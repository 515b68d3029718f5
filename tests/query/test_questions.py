"""The named questions answer what their titles say; their parameters can't carry SPARQL in."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from conftest import fill
from harbour import CASES
from newsroom import EXTRACTIONS, PAPER

from kg.errors import AmbiguousName, UsageError
from kg.graph import Graph
from kg.query import bound, question, questions, write_result
from kg.store import GraphFolder

MOST_LINES = 8
EXPECTED = Path(__file__).parent / "expected"


@pytest.fixture(scope="module")
def graph(newsroom: Path) -> Graph:
    return Graph(newsroom)


def test_there_are_questions_enough_and_each_is_tested() -> None:
    assert len(questions()) >= 25
    assert {path.stem for path in EXPECTED.glob("*.csv")} == set(questions())
    assert set(CASES) <= set(questions())


@pytest.mark.parametrize("name", questions())
def test_every_question_is_short_and_described(name: str) -> None:
    asked = question(name)
    assert asked.title
    assert asked.description.endswith(".")
    assert len(asked.sparql.strip().splitlines()) <= MOST_LINES
    assert all(parameter.description and f"?{parameter.name}" in asked.sparql for parameter in asked.parameters)


@pytest.mark.parametrize("name", questions())
def test_every_question_gives_the_expected_answer(harbour_graph: Graph, name: str) -> None:
    answer = write_result(harbour_graph.question(name, CASES.get(name, {})), "csv")
    assert answer == (EXPECTED / f"{name}.csv").read_bytes().decode("utf-8")
    assert len(list(csv.reader(io.StringIO(answer)))) > 1, "a question without an answer tests nothing"


@pytest.mark.parametrize("name", questions())
def test_another_engine_gives_the_same_answer(harbour_graph: Graph, name: str) -> None:
    """The text with its values is plain SPARQL 1.1."""
    snapshot = harbour_graph.snapshot
    asked = question(name)
    values = asked.values(CASES.get(name, {}), lambda text: harbour_graph.show(text)["id"])
    has_graph = snapshot.triples.contains_named_graph
    text = bound(asked.sparql, base=snapshot.base, values=values, has_graph=has_graph)
    rows = [tuple(map(str, row)) for row in harbour_graph.to_rdflib().query(text)]
    own = [
        tuple("None" if t is None else t.value for t in row)
        for row in harbour_graph.question(name, CASES.get(name, {})).terms
    ]
    assert sorted(rows) == sorted(own)


def test_who_accused_whom_shows_content_sentence_and_claimant(graph: Graph) -> None:
    (row,) = graph.question("accusations")
    assert row == {
        "accuser": "Osmark",
        "accused": "striking dockers",
        "about": "lying about the ferry plan",
        "claimant": None,
        "date": "2024-05-04",
        "dated_by": "article",
        "sentence": "Osmark accused the striking dockers of lying about the ferry plan.",
    }


@pytest.mark.parametrize(
    ("name", "given", "rows"),
    [
        ("accusations", {"who": "Osmark"}, 1), ("accusations", {"who": "Mira Dole"}, 0),
        ("reported", {"who": "abasi"}, 1), ("reported", {"who": "Osmark"}, 0),
        ("statements", {"who": "Dole"}, 1), ("statements", {"who": "abasi"}, 0),
        ("meetings", {}, 2), ("meetings", {"since": "2024-05-03"}, 1), ("meetings", {"since": "2024-05-04"}, 0),
        ("meetings", {"until": "2024-05-03"}, 2), ("meetings", {"until": "2024-04-30"}, 0),
        ("meetings", {"since": "2024-05-03", "until": "2024-05-03"}, 1),
        ("corroborated", {"least": "1"}, 3), ("corroborated", {}, 1),
        ("corroborated", {"least": "3"}, 0),
        ("positions", {}, 0), ("criticism", {}, 2), ("arrests", {"unnamed": "yes"}, 1),
    ],
)  # fmt: skip
def test_parameters_narrow_the_answer(graph: Graph, name: str, given: dict[str, str], rows: int) -> None:
    assert len(graph.question(name, given)) == rows


@pytest.mark.parametrize(
    ("name", "given", "rows"),
    [
        ("arrests", {"unnamed": "yes"}, 1), ("offices", {}, 2), ("offices", {"on": "2025-03-25"}, 1),
        ("articles", {}, 10), ("meetings", {"until": "2025-02"}, 2), ("category", {"category": "accuse"}, 3),
        ("offices", {"on": "2025-03"}, 2), ("meetings", {"since": "2025-03"}, 0),
        ("planned-meetings", {"since": "2025-03-29"}, 0),
        ("violence", {"until": "2025-03-10"}, 0),
        ("criticism", {}, 3), ("changes", {"since": "2025-03-22"}, 11), ("meetings", {"since": "2025-03-01"}, 0),
    ],
)  # fmt: skip
def test_parameters_narrow_the_answer_in_the_harbour(
    harbour_graph: Graph, name: str, given: dict[str, str], rows: int
) -> None:
    assert len(harbour_graph.question(name, given)) == rows


def sentences(graph: Graph, name: str, column: str = "sentence") -> list[str]:
    return [str(row[column]) for row in graph.question(name)]


def test_denials_are_negated_claims_and_acts_of_denying_but_no_conditions(harbour_graph: Graph) -> None:
    assert sentences(harbour_graph, "denials") == [
        "Ada Brandt did not meet Ilan Costa, Ilan Costa said.",
        "The Harbour Board rejected the charge of the Dock Workers' Union.",
        "Noor Vance, head of Calder Freight, denied the allegation.",
    ]


def test_an_accusation_is_rebutted_by_who_leads_the_accused(harbour_graph: Graph) -> None:
    denials = sentences(harbour_graph, "rebuttals", "denial")
    assert "Noor Vance, head of Calder Freight, denied the allegation." in denials


def test_a_denial_is_no_criticism(harbour_graph: Graph) -> None:
    assert {row["relation"] for row in harbour_graph.question("criticism")} == {"accused", "criticized"}


def test_one_publisher_corroborates_nothing(harbour_graph: Graph) -> None:
    assert harbour_graph.question("corroborated").terms == harbour_graph.question("corroborated", least="2").terms
    assert len(harbour_graph.question("corroborated")) < len(harbour_graph.question("corroborated", least="1"))


def test_what_is_demanded_is_no_plan(harbour_graph: Graph) -> None:
    plans = {(row["subject"], row["relation"]) for row in harbour_graph.question("plans")}
    assert plans == {("Noor Vance", "metWith"), ("Tessaly", "visited")}


def test_a_timeline_dates_by_the_article_where_no_event_is_dated(harbour_graph: Graph) -> None:
    rows = [(row["date"], row["dated_by"]) for row in harbour_graph.question("timeline", who="Calder Freight")]
    assert ("2025-03-11", "event") in rows
    assert ("2025-03-28", "article") in rows
    assert rows == sorted(rows, key=lambda row: str(row[0]))


def test_what_has_no_date_is_dated_by_nothing(tmp_path: Path) -> None:
    with GraphFolder(tmp_path) as folder:
        fill(folder, [replace(EXTRACTIONS[0], document=replace(PAPER, published=None))])
    rows = {row["accused"]: (row["date"], row["dated_by"]) for row in Graph(tmp_path).question("accusations")}
    assert rows == {"striking dockers": (None, "")}


def test_a_denied_claim_is_no_accusation_or_meeting(graph: Graph) -> None:
    for name in ("leaders", "meetings", "accusations"):
        assert all("not" not in str(row["sentence"]) for row in graph.question(name))


@pytest.mark.parametrize(
    "day", ["2024-02-30", "2024-5-3", "2024-05-03T00:00:00", "20240503", "٢٠٢٤-05-03", "2024-W18", "2024-13"]
)
def test_dates_are_whole_days_that_exist(graph: Graph, day: str) -> None:
    with pytest.raises(UsageError, match=r"since is not a date: .* \(write 2018-10-22, 2018-10 or 2018\)"):
        graph.question("meetings", since=day)


def test_a_category_that_there_is_not_is_told(graph: Graph) -> None:
    with pytest.raises(UsageError, match=r"there is no category 'NOPE'; there are ACCUSE, AGREE, .*YIELD"):
        graph.question("category", category="NOPE")


def test_a_missing_parameter_is_asked_for(graph: Graph) -> None:
    with pytest.raises(UsageError, match=r"about needs who: --set who=…"):
        graph.question("about")


def test_a_name_of_several_entities_lists_them(graph: Graph) -> None:
    with pytest.raises(AmbiguousName, match=r"Harrow Lines \(Organization, https.*harrow%232"):
        graph.question("about", who="Harrow Lines")


def test_an_entity_can_be_given_by_its_iri(graph: Graph) -> None:
    assert len(graph.question("about", who="https://graph.example/id/entity/Q99990001")) == 6
    assert (
        ox.NamedNode("https://graph.example/id/entity/Q99990001")
        in graph.query("SELECT ?s { ?s a news:Person }").terms[1]
    )
