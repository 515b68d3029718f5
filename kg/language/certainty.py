"""How sure the language model is of each word of a `Doc`: kept as plain lists in its `user_data`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg.language.annotate import Annotated

_KEY = "kg_certainty"


class Certainty(NamedTuple):
    """One probability per token: of its head and label, and of its part in a name or in none."""

    parse: Sequence[float]
    name: Sequence[float]


def write(doc: Doc, sentences: Iterable[tuple[Sequence[Token], Annotated]]) -> None:
    """Keep the probabilities of the words of each sentence; white space is certain."""
    parse, name = [1.0] * len(doc), [1.0] * len(doc)
    for words, result in sentences:
        for token, *values in zip(words, result.parse_certainty, result.name_certainty, strict=True):
            parse[token.i], name[token.i] = values
    doc.user_data[_KEY] = [parse, name]


def certainty(doc: Doc) -> Certainty | None:
    """Give the probabilities of a `Doc`; none where another pipeline parsed it."""
    kept = doc.user_data.get(_KEY)
    return Certainty(*kept) if kept else None
