"""The scorer itself: what counts as right, wrong and missed."""

from __future__ import annotations

import pytest

from evaluation.claims import Count, Scores, report, score
from evaluation.gold import Example, GoldClaim, GoldEntity
from evaluation.labels import overlap, same_label, same_set
from kg.records import Claim, Document, Entity, Evidence, Mention, Passage, Span

SYMMETRIC = frozenset({"metWith"})
ENTITIES = tuple(
    Entity(id=f"e{n}", label=label, kind=kind, mentions=(Mention("a", Span(0, 3), label, "name", kind),))
    for n, (label, kind) in enumerate([("Mira Dole", "Person"), ("Harrow Lines", "Organization"), ("Osmark", "Place")])
)


def claim(relation: str, subject: str | None, object_: str | None, **more: object) -> Claim:
    evidence = Evidence("…", 0, 1, Span(0, 1), None, None)
    return Claim("a", subject, relation, object_, evidence, "test.1", 0.9, **more)


def run(claims: list[Claim], gold: list[GoldClaim], entities: tuple[GoldEntity, ...] = ()) -> Scores:
    example = Example("x-01", "dev", Document("a", "…"), tuple(gold), entities)
    return score([example], lambda document: (ENTITIES, tuple(claims)), symmetric=SYMMETRIC)


def test_a_right_claim_a_wrong_one_and_a_missed_one_are_counted_under_their_relations():
    scores = run(
        [claim("accused", "e0", "e1"), claim("praised", "e0", "e1")],
        [GoldClaim("Mira Dole", "accused", "Harrow Lines"), GoldClaim("Mira Dole", "metWith", "Harrow Lines")],
    )
    assert scores.overall == Count(right=1, wrong=1, missed=1)
    assert scores.relations == {"accused": Count(right=1), "praised": Count(wrong=1), "metWith": Count(missed=1)}
    assert (scores.overall.precision, scores.overall.recall, scores.overall.f1) == (0.5, 0.5, 0.5)
    assert [line.split()[1] for line in scores.errors] == ["wrong", "missed"]


@pytest.mark.parametrize("change", [{"polarity": "negated"}, {"modality": "future"}])
def test_polarity_and_modality_have_to_agree(change):
    scores = run([claim("accused", "e0", "e1", **change)], [GoldClaim("Mira Dole", "accused", "Harrow Lines")])
    assert scores.overall == Count(wrong=1, missed=1)


def test_order_counts_unless_the_relation_is_symmetric():
    gold = [GoldClaim("Harrow Lines", relation, "Mira Dole") for relation in ("accused", "metWith")]
    scores = run([claim("accused", "e0", "e1"), claim("metWith", "e0", "e1")], gold)
    assert scores.relations == {"accused": Count(wrong=1, missed=1), "metWith": Count(right=1)}


def test_a_missing_subject_only_fits_a_missing_subject():
    gold = [GoldClaim(None, "accused", "Harrow Lines")]
    assert run([claim("accused", None, "e1")], gold).overall == Count(right=1)
    assert run([claim("accused", "e0", "e1")], gold).overall == Count(wrong=1, missed=1)


def test_optional_claims_count_neither_way_and_the_same_claim_twice_is_wrong():
    optional = GoldClaim("Mira Dole", "stated", None, optional=True)
    assert run([], [optional]).overall == Count()
    assert run([claim("stated", "e0", None)], [optional]).overall == Count()
    twice = [claim("accused", "e0", "e1")] * 2
    assert run(twice, [GoldClaim("Mira Dole", "accused", "Harrow Lines")]).overall == Count(right=1, wrong=1)


def test_details_are_compared_only_where_the_gold_gives_them():
    gold = GoldClaim("Mira Dole", "accused", "Harrow Lines", attribution="named", claimed_by=("Osmark",))
    made = claim("accused", "e0", "e1", attribution="named", claimed_by=("e2",), about=Passage("fraud", 0, 5))
    assert run([made], [gold]).details == {"attribution": (1, 1), "claimed_by": (1, 1)}
    checked = GoldClaim(
        "Mira Dole", "accused", "Harrow Lines", about="of theft", checked=frozenset({"about", "category"})
    )
    assert run([made], [checked]).details == {"attribution": (0, 1), "about": (0, 1), "category": (1, 1)}


def test_named_entities_are_scored_by_label_and_type():
    gold = (GoldEntity("Mira Dole", "Person"), GoldEntity("Harrow Lines", "Person"), GoldEntity("Osmark|OSM", "Place"))
    scores = run([], [], gold)
    assert scores.entities == Count(right=2, wrong=1, missed=1)
    assert scores.clean == 0


def test_the_report_has_overall_and_relation_figures():
    lines = list(report(run([claim("accused", "e0", "e1")], [GoldClaim("Mira Dole", "accused", "Harrow Lines")])))
    assert lines[1].split() == ["all", "claims", "1.000", "1.000", "1.000", "1", "0", "0"]
    assert lines[-1].split()[0] == "accused"


@pytest.mark.parametrize(
    ("label", "expected", "same"),
    [
        ("the Harbour Union", "Harbour Union", True),
        ("Harbour Union", "Dockers' Union|Harbour Union", True),
        ("Harbour", "Harbour Union", False),
        ("two guards", "guards", True),
        ("guards", "two guards", True),
        ("guardsmen", "guards", False),
        ("Harrow Lines'", "Harrow Lines", True),
        (None, "Harrow Lines", False),
        (None, None, True),
        (None, "Harrow Lines|", True),
        ("Harrow Lines", "Harrow Lines|", True),
        ("Karsa", "Harrow Lines|", False),
    ],
)
def test_labels(label, expected, same):
    assert same_label(label, expected) is same


def test_sets_of_labels_and_shared_words():
    assert same_set(["Osmark", "the mayor"], ["mayor", "Osmark"])
    assert not same_set(["Osmark"], ["mayor", "Osmark"])
    assert overlap("of hiding results", "hiding results") == pytest.approx(0.8)
