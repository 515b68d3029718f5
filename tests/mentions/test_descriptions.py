"""Described mentions: groups, bodies and things without a name, each country's government on its own."""

from __future__ import annotations

import pytest
from parses import entities, entity, mentions

END = "left=leave/VBD/root ./."


def summary(*sentences: str) -> list[str]:
    return [f"{e.kind}: {e.label}" for e in entities(*sentences)]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("a/DT/det/caravan migrant/NN/compound/caravan caravan/NN/nsubj/left", "Group: migrant caravan"),
        (
            "two/CD/nummod/officers police/NN/compound/officers officers=officer/NNS/nsubj/left",
            "Group: two police officers",
        ),
        ("the/DT/det/mayor mayor/NN/nsubj/left", "Person: mayor"),
        (
            "the/DT/det/secretary secretary/NN/nsubj/left of/IN/case/state state/NN/nmod/secretary",
            "Person: secretary of state",
        ),
        ("the/DT/det/league league/NN/nsubj/left", "Organization: league"),
        ("the/DT/det/city city/NN/nsubj/left", "GeopoliticalEntity: city"),
        ("a/DT/det/ship ship/NN/nsubj/left", "Thing: ship"),
        ("the/DT/det/mayors mayors=mayor/NNS/nsubj/left", "Group: mayors"),
        ("others=other/NNS/nsubj/left", "Group: others"),
    ],
)
def test_a_noun_phrase_is_what_its_head_denotes(phrase, expected):
    assert summary(f"{phrase} {END}") == [expected]


def test_a_noun_that_denotes_no_actor_place_or_thing_is_no_mention():
    assert summary(f"the/DT/det/patience patience/NN/nsubj/left {END}") == []


def test_what_is_said_of_a_subject_is_no_mention_of_its_own():
    sentence = "[PERSON Ines/NNP/nsubj/mayor] is=be/VBZ/cop/mayor the/DT/det/mayor mayor/NN/root ./."
    assert summary(sentence) == ["Person: Ines"]


@pytest.mark.parametrize(
    "phrase",
    [
        "the/DT/det/governments Peruvian/JJ/amod/governments and/CC/cc/Kenyan Kenyan/JJ/conj/Peruvian "
        "governments=government/NNS/nsubj/left",
        "the/DT/det/governments governments=government/NNS/nsubj/left of/IN/case/Peru [GPE Peru/NNP/nmod/governments] "
        "and/CC/cc/Kenya [GPE Kenya/NNP/conj/Peru]",
        "the/DT/det/governments governments=government/NNS/nsubj/left of/IN/prep/governments [GPE Peru/NNP/pobj/of] "
        "and/CC/cc/Peru [GPE Kenya/NNP/conj/Peru]",
    ],
)
def test_governments_named_together_are_one_of_each_country(phrase):
    found = entities(f"{phrase} {END}")
    bodies = [e for e in found if e.kind == "Organization"]
    assert len(bodies) == 2
    assert all("government" in body.label for body in bodies)
    places = {e.id: e.label for e in found if e.kind == "GeopoliticalEntity"}
    assert [places[b.of_place] for b in bodies] == ["Peru", "Kenya"]


def test_the_government_of_a_country_is_one_body_however_it_is_put():
    found = entities(
        f"the/DT/det/government Peruvian/JJ/amod/government government/NN/nsubj/left {END}",
        f"the/DT/det/government government/NN/nsubj/left of/IN/case/Peru [GPE Peru/NNP/nmod/government] {END}",
        f"[GPE Peru/NNP/nmod:poss/government 's/POS/case/Peru] government/NN/nsubj/left {END}",
    )
    assert [e.kind for e in found if e.label != "Peru"] == ["Organization"]


def test_groups_of_several_countries_are_one_of_each():
    found = entities(
        f"Peruvian/JJ/amod/miners and/CC/cc/Kenyan Kenyan/JJ/conj/Peruvian miners=miner/NNS/nsubj/left {END}"
    )
    places = {e.id: e.label for e in found if e.kind == "GeopoliticalEntity"}
    groups = {e.label: places[e.of_place] for e in found if e.kind == "Group"}
    assert groups == {"Peruvian miners": "Peru", "Kenyan miners": "Kenya"}


def test_a_description_with_a_place_of_its_own_belongs_there():
    found = entities(f"[GPE Peru/NNP/nmod:poss/police 's/POS/case/Peru] police/NNS/nsubj/left {END}")
    assert entity(found, "police").of_place == entity(found, "Peru").id


def test_where_something_stands_is_not_whose_it_is():
    found = entities(f"police/NNS/nsubj/left in/IN/case/Peru [GPE Peru/NNP/nmod/police] {END}")
    assert entity(found, "police").of_place is None


def test_the_words_of_a_description_leave_out_the_article_and_what_follows():
    found = entities(
        f"the/DT/det/miners angry/JJ/amod/miners miners=miner/NNS/nsubj/left from/IN/case/north the/DT/det/north "
        f"north/NN/nmod/miners {END}"
    )
    assert mentions(entity(found, "angry miners")) == ["angry miners"]


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("about/RB/advmod/60 60/CD/nummod/men men=man/NNS/nsubj/left", "60 men"),
        ("more/JJR/advmod/60 than/IN/fixed/more 60/CD/nummod/men men=man/NNS/nsubj/left", "more than 60 men"),
        ("and/CC/cc/Sunni Sunni/JJ/amod/men men=man/NNS/nsubj/left", "Sunni men"),
    ],
)
def test_the_label_of_a_description_starts_with_a_word_of_its_own(words, label):
    assert [e.label for e in entities(f"{words} {END}") if e.kind == "Group"] == [label]


def test_power_is_no_state():
    assert not [e for e in entities(f"the/DT/det/power power/NN/nsubj/left {END}") if e.kind == "GeopoliticalEntity"]


def test_a_month_is_no_thing():
    assert summary(f"in/IN/case/March [DATE March/NNP/obl/left] [PERSON Ines/NNP/nsubj/left] {END}") == ["Person: Ines"]
