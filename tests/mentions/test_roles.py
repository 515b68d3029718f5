"""Titles, appositions, asides and copulas give their holder a role."""

from __future__ import annotations

import pytest
from parses import parse

from kg.mentions.names import find_names
from kg.mentions.pronouns import find_pronouns
from kg.mentions.roles import find_roles


def roles(*sentences: str) -> list[str]:
    doc = parse(*sentences)
    found = find_roles(doc, [*find_names(doc), *find_pronouns(doc)])
    return [f"{role.how}: {role.words.text} of {role.holder.text}{'!' * role.leads}" for role in found]


LEFT = "left=leave/VBD/root ./."


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"Mayor/NNP/nmod:desc/Ito [PERSON Ines/NNP/nmod:desc/Ito Ito/NNP/nsubj/left] {LEFT}", "title: Mayor of Ito!"),
        (f"[PERSON Mayor/NNP/compound/Ito Ines/NNP/compound/Ito Ito/NNP/nsubj/left] {LEFT}", "title: Mayor of Ito!"),
        (
            "Peruvian/JJ/amod/Ito Foreign/NNP/compound/Ito Minister/NNP/compound/Ito "
            f"[PERSON Ines/NNP/compound/Ito Ito/NNP/nsubj/left] {LEFT}",
            "title: Foreign Minister of Ito",
        ),
        (
            f"former/JJ/amod/Ito President/NNP/compound/Ito [PERSON Ines/NNP/compound/Ito Ito/NNP/nsubj/left] {LEFT}",
            "title: former President of Ito",
        ),
        (
            "[PERSON Ines/NNP/nsubj/left] ,/, the/DT/det/mayor mayor/NN/appos/Ines of/IN/case/Karsa "
            f"[GPE Karsa/NNP/nmod/mayor] ,/, {LEFT}",
            "apposition: mayor of Ines!",
        ),
        (
            "the/DT/det/mayor mayor/NN/nsubj/left of/IN/case/Karsa [GPE Karsa/NNP/nmod/mayor] ,/, "
            f"[PERSON Ines/NNP/appos/mayor] ,/, {LEFT}",
            "apposition: mayor of Ines!",
        ),
        (
            "the/DT/det/mayor mayor/NN/nsubj/left of/IN/case/Karsa [GPE Karsa/NNP/nmod/mayor] ,/, "
            f"[PERSON Ines/NNP/appos/Karsa] ,/, {LEFT}",
            "apposition: mayor of Ines!",
        ),
        (
            "left=leave/VBD/root with/IN/case/Ines [PERSON Ines/NNP/obl/left] ,/, the/DT/det/mayor mayor/NN/dep/left "
            "of/IN/case/Karsa [GPE Karsa/NNP/nmod/mayor] ,/, yesterday/NN/obl/left ./.",
            "aside: mayor of Ines!",
        ),
        ("[PERSON Ana/NNP/nsubj/mayor] is=be/VBZ/cop/mayor the/DT/det/mayor mayor/NN/root", "copula: mayor of Ana!"),
        ("[PERSON Ines/NNP/nsubj/is] is=be/VBZ/ROOT the/DT/det/mayor mayor/NN/attr/is ./.", "copula: mayor of Ines!"),
        ("She/PRP/nsubj/mayor was=be/VBD/cop/mayor a/DT/det/mayor mayor/NN/root ./.", "copula: mayor of She!"),
        (f"her/PRP$/nmod:poss/son son/NN/nsubj/left [PERSON Milo/NNP/appos/son] {LEFT}", "title: son of Milo"),
    ],
)  # fmt: skip
def test_each_way_to_give_a_role(sentence, expected):
    assert roles(sentence) == [expected]


def test_two_offices_of_one_person():
    sentence = (
        "[PERSON Ines/NNP/nsubj/left] ,/, the/DT/det/mayor mayor/NN/appos/Ines and/CC/cc/judge judge/NN/conj/mayor ,/, "
        f"{LEFT}"
    )
    assert roles(sentence) == ["apposition: mayor of Ines!", "apposition: judge of Ines"]


def test_an_office_beside_two_names_belongs_to_the_nearer():
    sentence = (
        "[PERSON Teodor/NNP/nsubj/met] met=meet/VBD/root [PERSON Ines/NNP/obj/met] ,/, the/DT/det/mayor "
        "mayor/NN/appos/Ines ,/, today/NN/obl/met ./."
    )
    assert roles(sentence) == ["apposition: mayor of Ines!"]


def test_only_people_hold_offices():
    sentence = f"[ORG Northmill/NNP/nsubj/left] ,/, the/DT/det/mayor mayor/NN/appos/Northmill ,/, {LEFT}"
    assert roles(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        f"the/DT/det/mayor mayor/NN/nsubj/left {LEFT}",
        "the/DT/det/mayor mayor/NN/nsubj/met met=meet/VBD/root [PERSON Ines/NNP/obj/met] ./.",
        "[PERSON Ines/NNP/nsubj/met] met=meet/VBD/root the/DT/det/mayor mayor/NN/obj/met ./.",
        "[PERSON Ines/NNP/nsubj/angry] is=be/VBZ/cop/angry angry/JJ/root ./.",
        "[PERSON Ana/NNP/nsubj/left] left=leave/VBD/root ,/, the/DT/det/mayor mayor/NN/nsubj/ran ran=run/VBD/conj/left",
    ],
)  # fmt: skip
def test_an_office_that_nobody_is_given_is_no_role(sentence):
    assert roles(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "her/PRP$/nmod:poss/sons sons=son/NNS/obl/left ;/:/punct/director director/NN/appos/sons "
        f"[PERSON Ulf/NNP/flat/director Farren/NNP/flat/Ulf] {LEFT}",
        f"[GPE Karsa/NNP/nsubj/left] (/-LRB-/punct/suburbs suburbs=suburb/NNS/appos/Karsa )/-RRB-/punct/suburbs {LEFT}",
    ],
)
def test_a_plural_describes_no_single_one_and_a_semicolon_goes_on(sentence):
    assert not [role for role in roles(sentence) if "apposition" in role]
