"""What the language model has made of each word of a `Doc`, for what reads on from there: kept in its `user_data`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from kg.language.annotate import Annotated

_KEY = "kg_states"

States = NDArray[np.float16]
"""A row per token."""


def write(doc: Doc, sentences: Iterable[tuple[Sequence[Token], Annotated]]) -> None:
    """Keep the states of the words of each sentence; those of white space are zeros."""
    kept: States | None = None
    for words, result in sentences:
        if kept is None:
            kept = np.zeros((len(doc), result.states.shape[1]), dtype=np.float16)
        kept[[token.i for token in words]] = result.states
    doc.user_data[_KEY] = kept


def states(doc: Doc) -> States | None:
    """Give the states of a `Doc`; none where another pipeline parsed it, or its tokens were merged or split since."""
    kept = cast("States | None", doc.user_data.get(_KEY))
    return kept if kept is not None and len(kept) == len(doc) else None
