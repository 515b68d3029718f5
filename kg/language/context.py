"""Runs the network of coreference, which reads on from the states of the language model over several sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from kg.errors import ModelError
from kg.language.folder import model_folder
from kg.language.network import Floats, session
from kg.language.states import States

READER: Final = "reader.onnx"
RANKER: Final = "ranker.onnx"
_PAIRS: Final = 16_384  # that are scored at a time
PAIRED: Final = ("later", "earlier", "distance", "ahead", "pairs")
"""The arrays that have an entry per pair."""

Arrays = Mapping[str, NDArray[Any]]


class Context:
    """The two graphs of a model folder: one reads a window of words, one scores pairs of phrases by what was read."""

    def __init__(self, folder: Path) -> None:
        try:
            self._reader, self._ranker = (session(folder / name, 1) for name in (READER, RANKER))
        except (OSError, ValueError) as error:
            raise ModelError(f"no network of coreference in {folder}: {error}") from error

    def read(self, words: States, sentences: NDArray[np.int64], windows: Iterable[range]) -> Floats:
        """Read the words of each window together, given their states and the sentences that they stand in; windows
        follow each other."""
        parts = (slice(window.start, window.stop) for window in windows)
        rows = [{"words": words[own].astype(np.float32), "sentences": sentences[own]} for own in parts]
        return np.concatenate([self._reader.run(["read"], row)[0] for row in rows])

    def score(self, read: Floats, arrays: Arrays) -> tuple[Floats, Floats]:
        """Score the pairs of a document, and its phrases as ones that go back to nothing."""
        found = [self._ranker.run(["pair", "alone"], {"read": read, **part}) for part in _parts(arrays)]
        return np.concatenate([pair for pair, _ in found]), found[0][1]


def _parts(arrays: Arrays) -> Iterator[Arrays]:
    for start in range(0, len(arrays["later"]), _PAIRS):
        yield {**arrays, **{name: arrays[name][start : start + _PAIRS] for name in PAIRED}}


@cache
def context() -> Context:
    """The network that comes with the package."""
    return Context(model_folder(None))
