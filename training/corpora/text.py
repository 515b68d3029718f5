"""Puts treebank sentences back into running text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from training.sentence import Sentence


def documents(found: Iterable[Sentence]) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Write each document as text, a blank line between paragraphs, with the character ranges of its sentences."""
    for _, group in groupby(found, key=lambda s: s.document):
        text, ranges = "", []
        for sentence in group:
            if sentence.paragraph and text:
                text = text.rstrip() + "\n\n"
            own = "".join(w + " " * s for w, s in zip(sentence.words, sentence.spaces, strict=True))
            ranges.append((len(text), len(text) + len(own.rstrip())))
            text += own
        yield text.rstrip(), ranges
