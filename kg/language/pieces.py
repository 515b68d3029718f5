"""From the words of a sentence to the numbers that the network reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from kg.language import lists

MAX_PIECES: Final = 512
"""The encoder has this many positions, [CLS] and [SEP] included."""

_PIECES_PER_WORD: Final = 8
_CHARACTERS_PER_WORD: Final = 64
_FIRST_WORD: Final = 9
_UNKNOWN: Final = "[UNK]"
_PLAIN: Final = str.maketrans(
    {**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‘’‚‛", "'"), **dict.fromkeys("\u00ad\u200b", "")}
)
"""Quotation marks are read as straight ones, as nearly all treebank text has them; soft hyphens not at all."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """A sentence as piece ids, case shapes, list masks, and the place of each word's first piece (the root's is 0)."""

    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    lists: tuple[int, ...]
    first: tuple[int, ...]


class Pieces:
    """Splits words into the pieces of an uncased vocabulary, marks their case and the name lists that they are in."""

    def __init__(self, vocabulary: Path) -> None:
        lines = vocabulary.read_text("utf-8").splitlines()
        self._tokenizer = Tokenizer(WordPiece({p: i for i, p in enumerate(lines)}, unk_token=_UNKNOWN))
        self._tokenizer.normalizer = BertNormalizer(lowercase=True)
        self._tokenizer.pre_tokenizer = BertPreTokenizer()
        self._start, self._end, self._unknown = (lines.index(p) for p in ("[CLS]", "[SEP]", _UNKNOWN))
        self.of_word = lru_cache(maxsize=50_000)(self._of_word)

    def _of_word(self, word: str) -> tuple[int, ...]:
        ids = self._tokenizer.encode(word[:_CHARACTERS_PER_WORD].translate(_PLAIN), add_special_tokens=False).ids
        return tuple(ids[:_PIECES_PER_WORD]) or (self._unknown,)

    def encode(self, words: Sequence[str]) -> Encoded:
        """Encode one sentence, which must fit: see `windows`."""
        ids, shapes, listed, first = [self._start], [0], [0], [0]
        for i, (word, mask) in enumerate(zip(words, lists.masks(words), strict=True)):
            pieces = self.of_word(word)
            first.append(len(ids))
            ids.extend(pieces)
            shapes.extend([case_shape(word) + (0 if i else _FIRST_WORD)] * len(pieces))
            listed.extend([mask] * len(pieces))
        return Encoded((*ids, self._end), (*shapes, 0), (*listed, 0), tuple(first))

    def windows(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """Cut a sentence into word ranges that each fit into the encoder; nearly always there is one."""
        ranges, start, used = [], 0, 2
        for i, word in enumerate(words):
            size = len(self.of_word(word))
            if used + size > MAX_PIECES:
                ranges.append((start, i))
                start, used = i, 2
            used += size
        return [*ranges, (start, len(words))]


def case_shape(word: str) -> int:
    """Tell how a word is written, as a number from 1 to 8."""
    if word.isdigit():
        return 5
    if word.isupper():
        return 3 if len(word) == 1 else 4
    if word[:1].isupper():
        return 2 if word[1:].islower() else 6
    if word.islower():
        return 1
    return 7 if any(c.isdigit() for c in word) else 8
