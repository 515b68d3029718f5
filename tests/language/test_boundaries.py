"""Candidates for sentence starts: only after closing marks, never inside them."""

from kg.language.boundaries import Word, candidates, is_start


def words(text):
    """Words apart by blanks; `_` in front glues a word to the one before it."""
    parts = text.split()
    glued = [*(p.startswith("_") for p in parts[1:]), False]
    return [Word(p.removeprefix("_"), not g) for p, g in zip(parts, glued, strict=True)]


def places(text):
    return [c.place for c in candidates(words(text))]


def test_a_closing_quote_belongs_to_the_sentence_before():
    assert places('" _It rained _. _" Nobody came _.') == [5]


def test_an_opening_quote_starts_the_next_sentence():
    assert places('It rained _. " _Nobody came _, _" she said _.') == [3]


def test_an_abbreviation_is_a_candidate_that_its_word_can_refuse():
    (found,) = candidates(words("Gen. Ruiz left"))
    assert "abbreviation gen." in found.features
    assert not is_start(found.features, {"abbreviation gen.": -2.0, "bias": 1.0})


def test_the_end_of_a_paragraph_is_no_candidate():
    assert places("It rained _.") == []


def test_a_said_clause_belongs_to_its_quotation():
    assert places('" _Why now _? _" Ruiz asked _.') == []
    assert places('" _Why now _? _" The spokesman asked _.') == []
    assert places('" _Go now _. _" Ruiz said nothing _.') == [5]


def test_a_date_that_opens_a_paragraph_may_be_a_line_of_its_own():
    assert places("Monday _, May 4 _, 2020 Ruiz left _.") == [6]
    assert places("On Monday _, May 4 _, 2020 Ruiz left _.") == []


def test_a_credit_may_follow_a_caption():
    assert places("Boats at sea Image _: Ruiz _.") == [3]


def test_footnote_numbers_belong_to_the_sentence_before():
    assert places("It rained _. [ _6 _] Nobody came _.") == [6]
