"""What kind of place a name is, and which words tie somebody to a country or a creed."""

import pytest

from kg.language.kinds import entities
from kg.language.spans import Labelled


def kinds(text, *named, timed=(), tags=()):
    words = text.split()
    tags = tags or ["NNP"] * len(words)
    return [(" ".join(words[s.start : s.end]), s.label) for s in entities(words, tags, named, timed)]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("France", "GPE"),
        ("Tapachula", "GPE"),
        ("Qwerton", "GPE"),
        ("Qwerton County", "GPE"),
        ("Qwerton River", "LOC"),
        ("Mount Qwerton", "LOC"),
        ("Qwerton Airport", "FAC"),
        ("Middle East", "LOC"),
        ("Asia", "LOC"),
        ("Interstate 75", "FAC"),
        ("Ines Ruiz", "PERSON"),
    ],
)
def test_places(name, label):
    span = Labelled(0, len(name.split()), "LOC")
    assert kinds(name, span) == [(name, label)]


def test_a_country_that_acts_is_a_country():
    assert kinds("France objected", Labelled(0, 1, "ORG")) == [("France", "GPE")]


def test_a_known_body_is_whole_where_the_network_marks_parts_of_it():
    parts = (Labelled(2, 4, "PER"), Labelled(5, 6, "PER"))
    assert kinds("he told Agence France - Presse so", *parts) == [("Agence France - Presse", "ORG")]
    assert kinds("the Reform Party", Labelled(1, 3, "ORG")) == [("Reform Party", "ORG")]


def test_a_known_body_within_a_longer_name_is_none():
    assert kinds("Halden Democratic Party", Labelled(0, 3, "ORG")) == [("Halden Democratic Party", "ORG")]


def test_adherents_are_found_by_their_word_and_never_inside_a_name():
    found = kinds("Mexican police met the Mexican Red Cross", Labelled(4, 7, "ORG"))
    assert found == [("Mexican", "NORP"), ("Mexican Red Cross", "ORG")]


def test_two_words_that_are_one_adherent_are_one_span():
    assert kinds("Central American migrants") == [("Central American", "NORP")]
    assert kinds("the South Korean envoy") == [("South Korean", "NORP")]


def test_neighbouring_times_are_one_date():
    assert kinds("on Sunday night", timed=[Labelled(1, 2, "TIM"), Labelled(2, 3, "TIM")]) == [("Sunday night", "DATE")]
    assert kinds("late on Sunday night", timed=[Labelled(2, 3, "TIM")]) == [("Sunday night", "DATE")]


def test_what_names_no_time_is_no_date():
    assert kinds("for two years", timed=[Labelled(1, 2, "TIM")]) == []
    assert kinds("a march", timed=[Labelled(1, 2, "TIM")]) == []
    assert kinds("it fell last week in 2019", timed=[Labelled(5, 6, "TIM")]) == [
        ("last week", "DATE"),
        ("2019", "DATE"),
    ]


def test_of_other_names_only_adherents_stay():
    assert kinds("Qwertonians sang", Labelled(0, 1, "OTH"), tags=["NNPS", "VBD"]) == [("Qwertonians", "NORP")]
    assert kinds("Blue Harbour played", Labelled(0, 2, "OTH")) == []


def test_small_letters_are_no_adherents():
    assert kinds("polish the shoes") == []
