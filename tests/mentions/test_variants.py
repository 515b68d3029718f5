"""Names in other words: with and without their place, abbreviated, without accents and initials."""

from __future__ import annotations

import pytest
from parses import entities, entity, mentions

from kg.mentions.variants import same_name


@pytest.mark.parametrize(
    ("known", "name"),
    [
        ("Parliament of the United Kingdom", "UK Parliament"),
        ("UK Parliament", "British parliament"),
        ("Parliament of the United Kingdom", "Parliament"),
        ("U.S. House of Representatives", "House of Representatives"),
        ("United States House of Representatives", "House"),
        ("Supreme Court of Ohio", "Ohio Supreme Court"),
        ("Ohio Supreme Court", "Supreme Court"),
        ("Harrow Workers' Union", "Harrow Workers’ Union"),
        ("Harrow Water Commission", "Commission"),
        ("Harrow Water Commission", "HWC"),
        ("House of Representatives", "U.S. House"),
    ],
)
def test_forms_of_a_body(known, name):
    assert same_name(known, name, "Organization")


@pytest.mark.parametrize(
    ("known", "name"),
    [
        ("Scottish Parliament", "UK Parliament"),
        ("Senate Finance Committee", "Senate"),
        ("Harrow Water Commission", "Water"),
        ("Peru Water Board", "Peru"),
        ("Bank of Halden", "Halden"),
        ("Holy Oak Hospital", "Hartford Hospital"),
        ("House of Commons Library", "House of Commons"),
    ],
)
def test_other_bodies(known, name):
    assert not same_name(known, name, "Organization")


@pytest.mark.parametrize(
    ("known", "name"),
    [
        ("Ines M. Okoro", "Ines Okoro"),
        ("Ines M. Okoro Varga", "Ines Okoro"),
        ("Tevfik Erdağ", "Erdag"),
        ('Pavel "Pip" Orlik', "Pavel Orlik"),
    ],
)
def test_forms_of_a_persons_name(known, name):
    assert same_name(known, name, "Person")


def test_two_initials_are_two_people():
    assert not same_name("Ines M. Okoro", "Ines T. Okoro", "Person")


def test_a_place_is_one_without_its_middle():
    assert same_name("Halden International Airport", "Halden Airport", "Place")
    assert not same_name("Halden International Airport", "Halden", "Place")


def test_a_storm_is_one_without_its_noun():
    assert same_name("Typhoon Marna", "Marna", "Thing")


PARTY = "[ORG Karsa/NNP/compound/Party Workers/NNPS/compound/Party Party/NNP/nsubj/left]"


def test_what_stands_in_brackets_behind_a_name_abbreviates_it():
    found = entities(
        f"{PARTY} (/-LRB-/punct/PZK [ORG PZK/NNP/appos/Party] )/-RRB-/punct/PZK left=leave/VBD/root ./.",
        "[ORG PZK/NNP/nsubj/left] left=leave/VBD/root ./.",
    )
    assert [(e.label, mentions(e)) for e in found] == [("Karsa Workers Party", ["Karsa Workers Party", "PZK", "PZK"])]


def test_a_place_is_abbreviated_by_its_first_letters_only():
    halden = "[GPE Halden/NNP/nsubj/left Vale/NNP/flat/Halden]"
    brackets = "(/-LRB-/punct/{0} [GPE {0}/NNP/appos/Halden] )/-RRB-/punct/{0} left=leave/VBD/root ./."
    assert [e.label for e in entities(f"{halden} {brackets.format('HV')}")] == ["Halden Vale"]
    assert len(entities(f"{halden} {brackets.format('XQZ')}")) == 2


def test_the_end_of_a_name_may_be_what_is_abbreviated():
    found = entities(
        "[ORG Parliament/NNP/nsubj/left of/IN/case/Halden North/NNP/compound/Halden Halden/NNP/nmod/Parliament] "
        "(/-LRB-/punct/NH [GPE NH/NNP/appos/Halden] )/-RRB-/punct/NH left=leave/VBD/root ./.",
        "[GPE North/NNP/compound/Halden Halden/NNP/nsubj/left] left=leave/VBD/root ./.",
    )
    assert mentions(entity(found, "North Halden")) == ["NH", "North Halden"]


def test_the_court_is_neither_of_two_courts():
    left = "left=leave/VBD/root ./."
    supreme = f"[ORG Supreme/NNP/amod/Court Court/NNP/nsubj/left] {left}"
    county = f"[ORG County/NNP/compound/Court Court/NNP/nsubj/left] {left}"
    court = f"[ORG Court/NNP/nsubj/left] {left}"
    assert [e.label for e in entities(supreme, court)] == ["Supreme Court"]
    assert len(entities(supreme, county, court)) == 3


def test_what_is_said_of_a_town_makes_it_no_country():
    town = (
        "the/DT/det/city Peruvian/JJ/amod/district district/NN/compound/city city/NN/nsubj/left of/IN/case/Halden "
        "[GPE Halden/NNP/nmod/city] left=leave/VBD/root ./."
    )
    found = entity(entities(town), "Halden")
    assert (found.kind, found.same_as) == ("GeopoliticalEntity", ())


def test_a_name_is_shown_without_invisible_characters():
    left = "left=leave/VBD/root ./."
    found = entities(f"[ORG Northmill/NNP/nsubj/left] {left}", f"[ORG Northmill\u200d/NNP/nsubj/left] {left}")
    assert [(e.label, e.aliases) for e in found] == [("Northmill", ())]
    possessive = entities(f"[ORG Northmill'\u200ds/NNP/nsubj/left] {left}")
    assert [e.label for e in possessive] == ["Northmill"]


def test_a_place_is_no_body_that_is_named_after_it():
    institute = "[ORG Paraná/NNP/compound/Institute Research/NNP/compound/Institute Institute/NNP/nsubj/left]"
    found = entities(f"{institute} left=leave/VBD/root ./.", "[GPE Paraná/NNP/nsubj/left] left=leave/VBD/root ./.")
    assert [(e.kind, e.label) for e in found] == [
        ("Organization", "Paraná Research Institute"),
        ("GeopoliticalEntity", "Paraná"),
    ]
