"""The view model: what the page's scripts read."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some
from newsroom import ACCUSED, CLAIMS, ENTITIES, MET, PAPER, PASSIVE, REPORTED, STATED, TABLOID

from kg.records import Claim, Entity
from kg.view import Model, model
from kg.view.model import readable, web_link


def made(**options: object) -> Model:
    return model(ENTITIES, CLAIMS, [PAPER, TABLOID], title="Ferry strike", **options)


def row(view: Model, claim: Claim) -> dict:
    """The row of a claim, found by its sentence and relation."""
    relation = [relation["name"] for relation in view.relations].index(claim.relation)
    sentence = [sentence["text"] for sentence in view.sentences].index(claim.evidence.text)
    return next(one for one in view.claims if (one["relation"], one["sentence"]) == (relation, sentence))


def test_entities_stand_in_order_of_their_claims() -> None:
    counts = [entity["count"] for entity in made().entities]
    assert counts == sorted(counts, reverse=True)
    assert sum(counts) == sum(len({claim.subject, claim.object} - {None}) for claim in CLAIMS)


def test_a_claim_refers_to_rows_and_marks_its_words() -> None:
    view = made()
    found = row(view, ACCUSED)
    assert view.entities[found["subject"]]["label"] == "Osmark"
    assert view.entities[found["object"]]["label"] == "striking dockers"
    assert found["about"] == "lying about the ferry plan"
    text = view.sentences[found["sentence"]]["text"]
    words = [text[slice(*found[span])] for span in ("subject_span", "trigger", "object_span")]
    assert words == ["Osmark", "accused", "the striking dockers"]


def test_all_that_a_claim_says_is_there() -> None:
    view = made()
    met, reported = row(view, MET), row(view, REPORTED)
    assert (met["date"], met["confidence"], met["negated"]) == ("2024-05-03", 0.93, 0)
    assert view.entities[met["place"]]["label"] == "Port Ellis"
    assert [view.entities[number]["label"] for number in reported["claimed_by"]] == ["Jon Abasi"]
    assert view.to_json()["attributions"][reported["attribution"]] == "named"
    assert view.patterns[met["pattern"]] == "met.1"


def test_claims_without_an_end_make_no_line() -> None:
    view = made()
    assert row(view, PASSIVE)["subject"] is None
    assert row(view, STATED)["object"] is None
    ends = [(claim["subject"], claim["object"]) for claim in view.claims]
    both = [pair for pair in ends if None not in pair]
    assert sum(view.pairs.values()) == len(both) == len(CLAIMS) - 2
    assert all(a < b for a, b in view.pairs)


def test_one_sentence_is_kept_once() -> None:
    twice = model(ENTITIES, [MET, MET, ACCUSED], [PAPER], title="t")
    assert len(twice.sentences) == 2


def test_order_of_the_input_does_not_matter() -> None:
    backwards = model(ENTITIES[::-1], CLAIMS[::-1], [TABLOID, PAPER], title="Ferry strike")
    assert json.dumps(backwards.to_json()) == json.dumps(made().to_json())


def test_ids_become_iris() -> None:
    ids = {entity["id"] for entity in made(iri=lambda name: f"https://e.example/{name}").entities}
    assert "https://e.example/osmark" in ids
    assert len(ids) == len(ENTITIES)


def test_known_ids_link_to_their_source_and_odd_ones_do_not() -> None:
    names = ("wikidata:Q7", "wikidata:javascript:x", "https://x.example/1", "javascript:x")
    same = model([Entity("x", "X", "Person", (), names)], [], [], title="t").entities[0]["same_as"]
    assert [link["url"] for link in same] == ["https://www.wikidata.org/wiki/Q7", None, "https://x.example/1", None]


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", " java\nscript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x.example", "http:",
     "", None, "http://[", "vbscript:x"],
)  # fmt: skip
def test_only_web_addresses_are_links(url: str | None) -> None:
    assert web_link(url) is None


@given(some.text())
def test_a_link_is_a_web_address_or_none(text: str) -> None:
    link = web_link(text)
    assert link is None or link.lower().startswith(("http://", "https://"))


def test_relations_read_as_words() -> None:
    assert [readable(name) for name in ("metWith", "accused", "signedAgreementWith")] == [
        "met with", "accused", "signed agreement with",
    ]  # fmt: skip


def test_an_article_without_title_is_called_by_its_first_line() -> None:
    view = model(ENTITIES, [MET], [replace(PAPER, title=None)], title="t")
    assert view.documents[0]["title"] == "Ferry strike ends"


def test_labels_and_directions_are_those_of_the_ontology() -> None:
    own = replace(MET, relation="knowsOf")
    relations = {r["name"]: r for r in model(ENTITIES, [MET, ACCUSED, own], [PAPER], title="t").relations}
    assert relations["metWith"] == {"name": "metWith", "label": "met with", "symmetric": True}
    assert relations["accused"]["symmetric"] is False
    assert relations["knowsOf"]["label"] == "knows of"


def test_an_article_without_anything_is_known_by_its_id() -> None:
    view = model(
        ENTITIES, [MET], [replace(PAPER, title=None, url=None, publisher=None, published=None, text="")], title="t"
    )
    assert ("a1", None) in [(document["id"], document["title"]) for document in view.documents]


def test_what_all_ids_begin_with_is_written_once() -> None:
    written = made(iri=lambda name: f"https://graph.example/e/{name}").to_json()
    assert written["start"] == "https://graph.example/e/"
    assert "dole" in written["entities"]["id"]


def test_an_empty_graph_is_a_model_too() -> None:
    view = model([], [], [], title="Nothing")
    assert view.to_json()["claims"] == {}
    assert view.pairs == {}
