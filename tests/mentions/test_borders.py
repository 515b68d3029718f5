"""Names are whole: with the words that the pipeline cut off, apart where they are two."""

from __future__ import annotations

import pytest
from parses import entities, parse

from kg.mentions.borders import whole_names

SAID = "said=say/VBD/root so/RB/advmod/said ./."


def names(sentence: str) -> list[str]:
    return [f"{span.label_} {span.text}" for span in whole_names(parse(f"{sentence} {SAID}"))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "the/DT [GPE Halden/NNP/compound/Sheriff] Sheriff/NNP/nmod:poss/Office 's/POS/case/Sheriff "
            "Office/NNP/nsubj/said",
            "ORG Halden Sheriff's Office",
        ),
        (
            "[GPE Karsa/NNP/compound/Administration] General/NNP/amod/Services Services/NNPS/compound/Administration "
            "Administration/NNP/nsubj/said",
            "ORG Karsa General Services Administration",
        ),
        ("[ORG Karsa/NNP/compound/Court Federal/NNP/amod/Court] Court/NNP/nsubj/said", "ORG Karsa Federal Court"),
        ("[GPE Amber/NNP/compound/Coast] Coast/NNP/nsubj/said", "LOC Amber Coast"),
        ("[GPE Karsa/NNP/compound/Observer] Observer/NNP/nsubj/said", "ORG Karsa Observer"),
        ("[NORP Karsan/NNP/amod/University] University/NNP/nsubj/said", "ORG Karsan University"),
        ("[ORG Karsa/NNP/compound/Bill Health/NNP/compound/Bill] Bill/NNP/nsubj/said", "THING Karsa Health Bill"),
        (
            "[GPE Western/NNP/compound/District] District/NNP/nsubj/said of/IN/case/Karsa "
            "[GPE Karsa/NNP/nmod/District]",
            "LOC Western District of Karsa",
        ),
        (
            "[ORG Amsel/NNP/compound/Services] Web/NN/compound/Services Services/NNPS/nsubj/said",
            "ORG Amsel Web Services",
        ),
        ("[ORG Brandt/NNP/nsubj/said] &/CC/cc/Brandt [ORG Vale/NNP/conj/Brandt]", "ORG Brandt & Vale"),
    ],
)
def test_a_name_has_the_rest_of_its_words(sentence, expected):
    assert names(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "[GPE Peru/NNP/nmod:poss/Congress] 's/POS/case/Peru Congress/NNP/nsubj/said",
        "[ORG Senate/NNP/compound/Leader] Minority/NNP/compound/Leader Leader/NNP/nsubj/said",
        "[GPE Halden/NNP/compound/police] police/NN/nsubj/said",
        "[PERSON Ines/NNP/compound/Party] Party/NNP/nsubj/said",
        "[GPE Halden/NNP/compound/Chief] Chief/NNP/compound/Ora [PERSON Ora/NNP/nsubj/said]",
    ],
)
def test_a_name_ends_where_another_thing_begins(sentence):
    assert len(names(sentence)[0].split()) == 2


def test_capitals_of_a_headline_tell_no_names():
    line = (
        "[GPE Halden/NNP/compound/Office] Welcomes/NNP/compound/Office Southern/NNP/compound/Office "
        "Customs/NNPS/compound/Office Office/NNP/root ¶"
    )
    assert [span.text for span in whole_names(parse(line))] == ["Halden"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "[PERSON Peruvians/NNPS/nsubj/said Ora/NNP/flat/Peruvians Quist/NNP/flat/Ora]",
            ["NORP Peruvians", "PERSON Ora Quist"],
        ),
        (
            "President/NNP/nmod:desc/Ora of/IN/case/Peru [PERSON Peru/NNP/nmod/President Ora/NNP/nsubj/said "
            "Quist/NNP/flat/Ora]",
            ["GPE Peru", "PERSON Ora Quist"],
        ),
        (
            "[PERSON Jordan/NNP/nsubj/said Ora/NNP/flat/Jordan Quist/NNP/flat/Jordan]",
            ["PERSON Jordan Ora Quist"],
        ),
    ],
)
def test_a_country_before_a_person_is_no_part_of_the_name(name, expected):
    assert names(name) == expected


def test_an_owner_is_no_part_of_what_it_owns():
    name = "[ORG Peru/NNP/nmod:poss/Union 's/POS/case/Peru Harrow/NNP/compound/Union Union/NNP/nsubj/said]"
    assert names(name) == ["GPE Peru", "ORG Harrow Union"]


def test_a_storm_and_a_ship_are_things():
    found = entities(
        f"Typhoon/NNP/compound/Marna [GPE Marna/NNP/nsubj/said] {SAID}",
        f"the/DT/det/Harrow USS/NNP/compound/Harrow [PERSON Ora/NNP/compound/Harrow Harrow/NNP/nsubj/said] {SAID}",
        f"[GPE Marna/NNP/nsubj/said] {SAID}",
    )
    assert [(e.kind, e.label, len(e.mentions)) for e in found] == [
        ("Thing", "Typhoon Marna", 2),
        ("Thing", "USS Ora Harrow", 1),
    ]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("[PERSON Ora/NNP/nsubj/said Quist/NNP/flat/Ora QC/NNP/flat/Ora]", "Ora Quist"),
        ("[PERSON Earl/NNP/nsubj/said Quist/NNP/flat/Earl]", "Earl Quist"),
        ("[PERSON Captain/NNP/compound/Peru Peru/NNP/nsubj/said]", "Captain Peru"),
        ("[GPE █/NNP/compound/Coast █/NNP/flat/█ Coast/NNP/nsubj/said ™/NNP/flat/Coast]", "Coast"),
        ("[ORG Dissolving/VBG/csubj/said Parliament/NNP/obj/Dissolving]", "Parliament"),
    ],
)
def test_what_is_cut_from_the_edges(name, label):
    assert [e.label for e in entities(f"{name} {SAID}")] == [label]


@pytest.mark.parametrize(
    "name",
    [
        "[GPE brines/NNS/nsubj/said]",
        "[GPE Mak[ing/NNP/nsubj/said]",
        "[PERSON Her/PRP$/nmod:poss/Majesty Majesty/NNP/nsubj/said]",
    ],
)
def test_what_is_no_name(name):
    assert [e for e in entities(f"{name} {SAID}") if any(m.form == "name" for m in e.mentions)] == []
