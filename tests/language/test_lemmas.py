"""Edit scripts turn forms into lemmas and are shared by words of one pattern."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.language.lemmas import Lexicon, lemma, script


@pytest.mark.parametrize(
    ("form", "expected", "label"),
    [
        ("stories", "story", "l:3:y"),
        ("Stories", "story", "l:3:y"),
        ("Ines", "Ines", "k:0:"),
        ("was", "be", "=:be"),
        ("n't", "not", "l:2:ot"),
        ("Senators", "Senator", "k:1:"),
    ],
)
def test_script_and_back(form, expected, label):
    assert script(form, expected) == label
    assert lemma(form, label) == expected


@settings(deadline=None)
@given(st.text(min_size=1), st.text(min_size=1))
def test_every_lemma_can_be_reached(form, expected):
    assert lemma(form, script(form, expected)) == expected


@settings(deadline=None)
@given(st.text(min_size=1, max_size=3))
def test_a_script_too_long_for_a_form_leaves_something(form):
    assert lemma(form, "l:9:")


@pytest.mark.parametrize(
    ("form", "tag", "expected"),
    [
        ("denies", "VBZ", "deny"),
        ("expelled", "VBD", "expel"),
        ("accused", "VBN", "accuse"),
        ("stopping", "VBG", "stop"),
        ("wibbles", "VBZ", "wibble!"),
    ],
)
def test_a_regular_ending_that_gives_a_known_verb_is_better_than_an_unknown_one(form, tag, expected):
    lexicon = Lexicon({"VB": {verb: verb for verb in ("deny", "expel", "accuse", "stop")}})
    assert lexicon.lemma(form, tag, ["l:1:!"]) == expected


@pytest.mark.parametrize(
    ("form", "tag", "first", "expected"),
    [
        ("ousted", "VBN", "l:1:", "oust"),
        ("waived", "VBD", "l:2:", "waive"),
        ("harassed", "VBD", "l:3:", "harass"),
        ("mobilizing", "VBG", "l:3:", "mobilize"),
        ("panels", "NNS", "l:1:", "panel"),
    ],
)
def test_an_unknown_verb_is_spelt_as_verbs_are(form, tag, first, expected):
    assert Lexicon({}).lemma(form, tag, [first]) == expected


@pytest.mark.parametrize(
    ("form", "tag", "expected"),
    [
        ("fought", "VBD", "fight"),
        ("Overthrew", "VBD", "overthrow"),
        ("undergone", "VBN", "undergo"),
        ("mistaken", "VBN", "mistake"),
        ("ground", "NN", "ground"),
    ],
)
def test_irregular_verbs_that_the_lexicon_lacks(form, tag, expected):
    assert Lexicon({}).lemma(form, tag, ["l:0:"]) == expected
