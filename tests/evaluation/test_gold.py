"""The gold files keep to their own conventions."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

from evaluation.gold import Example, GoldClaim, read
from kg.knowledge import demonym
from kg.ontology import load

FOLDER = Path(__file__).resolve().parents[1] / "gold"
FILES = (FOLDER / "sentences.jsonl", FOLDER / "articles.jsonl")
EXAMPLES = [example for file in FILES for example in read(file)]
CLAIMS = [(example, claim) for example in EXAMPLES for claim in example.claims]


def required(example: Example) -> list[GoldClaim]:
    return [claim for claim in example.claims if not claim.optional]


def test_there_is_enough_gold_and_a_third_of_it_is_held_back():
    sentences = list(read(FILES[0]))
    assert len(sentences) >= 500
    articles = list(read(FILES[1]))
    assert len(articles) >= 30
    assert sum(example.split == "check" for example in articles) >= 12
    assert sum(example.split == "check" for example in sentences) / len(sentences) >= 1 / 3
    assert {example.split for example in EXAMPLES} == {"dev", "check"}
    assert sum(not example.claims for example in sentences) >= 60


def test_ids_and_texts_are_unique_and_lines_have_only_known_keys():
    assert (
        len({example.id for example in EXAMPLES})
        == len({example.document.text for example in EXAMPLES})
        == len(EXAMPLES)
    )
    known = {"id", "title", "text", "published", "publisher", "split", "claims", "entities"}
    for file in FILES:
        for line in file.read_text(encoding="utf-8").splitlines():
            assert set(json.loads(line)) <= known


def test_every_relation_is_covered_and_each_is_in_the_vocabulary():
    relations = load().relations
    counts = Counter(claim.relation for example in EXAMPLES for claim in required(example))
    assert set(counts) == set(relations)
    assert min(counts.values()) >= 2


def test_values_are_those_of_the_records():
    for example, claim in CLAIMS:
        assert claim.polarity in ("affirmed", "negated"), example.id
        assert claim.modality in ("actual", "future", "hypothetical"), example.id
        assert (claim.attribution == "named") == bool(claim.claimed_by), example.id
        assert claim.attribution in ("article", "named", "unnamed"), example.id


def test_contents_and_dates_come_from_the_text():
    for example, claim in CLAIMS:
        if "about" in claim.checked:
            assert claim.about is not None, example.id
            assert claim.about in example.document.text, example.id
        if claim.event_date:
            assert example.document.published, example.id
            check_date(claim.event_date, example.document.published)


def check_date(event: str, published: str) -> None:
    if len(event) == 10:
        assert abs(date.fromisoformat(event) - date.fromisoformat(published)).days < 8, event
    else:
        assert re.fullmatch(r"\d{4}(-\d{2})?", event), event
        assert abs(int(event[:4]) - int(published[:4])) <= 35, event


def test_names_stand_in_the_text_or_come_from_a_demonym():
    for example in EXAMPLES:
        check_names(example)


def check_names(example: Example) -> None:
    text = example.document.text.casefold()
    found = map(demonym, re.findall(r"\w+", example.document.text))
    demonyms = {country.name for country in found if country}
    for claim in example.claims:
        for name in (claim.subject, claim.object, *claim.claimed_by):
            for option in (name or "").split("|"):
                assert option.casefold() in text or option in demonyms, (example.id, option)
    for entity in example.entities:
        options = entity.label.split("|")
        assert all(option.casefold() in text or option in demonyms for option in options), entity


def test_a_sentence_has_each_claim_once():
    for example in read(FILES[0]):
        claims = [claim for claim in required(example) if claim.relation != "stated"]
        keys = {(c.subject, c.relation, c.object, c.polarity, c.modality) for c in claims}
        assert len(keys) == len(claims), example.id


def test_statements_have_a_speaker_and_no_object():
    for example, claim in CLAIMS:
        if claim.relation == "stated":
            assert claim.subject, example.id
            assert claim.object is None, example.id
