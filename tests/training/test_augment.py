"""Training sentences vary in names, letter case and the mark at the end, and their annotation follows."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("tomllib")

import training
from training import augment, recipe
from training.sentence import Parse, Sentence

_PLAIN = recipe.read(Path(training.__file__).parent / "recipe.toml")
_STILL = replace(_PLAIN, lower_cased=0.0, upper_cased=0.0, unmarked=0.0, swapped=0.0)
_SENTENCE = Sentence(
    words=("Ruiz", "left", "."),
    parse=Parse(
        ("NNP", "VBD", "."), ("PROPN", "VERB", "PUNCT"), ("Ruiz", "leave", "."), (2, 0, 2), ("nsubj", "root", "punct")
    ),
    names={"uner": ("B-PER", "O", "O")},
)


def _vary(**chances):
    return augment.vary(_SENTENCE, {("PER", 1): [("Tamm",)]}, replace(_STILL, **chances), random.Random(1))


def test_nothing_changes_without_a_chance():
    assert _vary() == _SENTENCE


def test_a_swapped_name_has_its_own_lemma():
    found = _vary(swapped=1.0)
    assert found.words == ("Tamm", "left", ".")
    assert found.parse.lemmas == ("Tamm", "leave", ".")


def test_capitals_teach_no_lemmas():
    found = _vary(upper_cased=1.0)
    assert found.words == ("RUIZ", "LEFT", ".")
    assert found.parse.lemmas == ()


def test_the_mark_at_the_end_goes_with_all_that_is_said_of_it():
    found = _vary(unmarked=1.0)
    assert found.words == ("Ruiz", "left")
    assert found.parse.heads == (2, 0)
    assert found.names == {"uner": ("B-PER", "O")}


def test_a_mark_that_heads_something_stays():
    parse = replace(_SENTENCE.parse, heads=(3, 3, 0))
    sentence = replace(_SENTENCE, parse=parse)
    assert augment.vary(sentence, {}, replace(_STILL, unmarked=1.0), random.Random(1)) == sentence
