"""Words become pieces, and sentences that are too long are cut at words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.language.pieces import MAX_PIECES, Pieces, case_shape


@pytest.fixture(scope="module")
def pieces(tmp_path_factory):
    path = tmp_path_factory.mktemp("vocabulary") / "vocab.txt"
    path.write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "may", "##or", "the", "a", "##a", "."]), "utf-8")
    return Pieces(path)


def test_a_sentence_is_framed_and_points_at_first_pieces(pieces):
    found = pieces.encode(["The", "mayor", "."])
    assert found.ids == (2, 6, 4, 5, 9, 3)
    assert found.first == (0, 1, 2, 4)
    assert found.shapes == (0, 2 + 9, 1, 1, 8, 0)
    assert len(found.lists) == len(found.ids)


def test_curly_quotes_are_read_as_straight_ones_and_soft_hyphens_not_at_all(pieces):
    assert pieces.of_word("may\u00ador") == pieces.of_word("mayor")
    assert Pieces.encode(pieces, ["“the”"]).ids == Pieces.encode(pieces, ['"the"']).ids


@pytest.mark.parametrize("word", ["😀", "\u200b", "x" * 10_000, "Ωμέγα"])
def test_a_word_outside_the_vocabulary_has_a_piece(pieces, word):
    assert pieces.of_word(word) == (1,)


def test_a_word_has_at_most_eight_pieces(pieces):
    assert len(pieces.of_word("a" * 60)) == 8


@settings(deadline=None)
@given(st.lists(st.sampled_from(["the", "mayor", "a" * 20]), min_size=1, max_size=700))
def test_windows_cover_the_sentence_and_fit(pieces, words):
    ranges = pieces.windows(words)
    assert [i for a, b in ranges for i in range(a, b)] == list(range(len(words)))
    assert all(len(pieces.encode(words[a:b]).ids) <= MAX_PIECES for a, b in ranges)


def test_case_shapes():
    words = ["city", "City", "B", "UN", "7", "McRae", "covid19", "$"]
    assert [case_shape(w) for w in words] == [1, 2, 3, 4, 5, 6, 1, 8]
