"""The learned scorer of pairs: a log-linear model that ranks what a phrase may go back to.

For each phrase the candidates compete with "nothing before" (Durrett and Klein 2013, Easy Victories and Uphill Battles
in Coreference Resolution). The weights are whole numbers, so that the result is the same on every machine.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from kg.errors import ModelError
from kg.language.context import Context, context
from kg.language.states import states
from kg.mentions.columns import Ints
from kg.mentions.pairs import Pairs, sizes
from kg.mentions.phrases import Phrase
from kg.mentions.surroundings import surroundings, windows

FILE: Final = "coreference.npz"
WEIGHTS: Final = ("pair", "alone", "personal")
STEPS: Final = 1000
"""A weight of 1 is stored as this number."""


class Scorer:
    """Weights of the features of pairs, of single phrases and of pairs with "he" or "she", and the number of each
    common noun that counts; with a network that corrects the scores by the words around, where their states are known.
    """

    def __init__(self, weights: Mapping[str, NDArray[Any]], network: Context | None = None) -> None:
        self._network = network
        self._pair, self._alone, self._personal = (weights[name].astype(np.int64) for name in WEIGHTS)
        self.nouns: Mapping[str, int] = json.loads(weights["nouns"].tobytes().decode("utf-8"))
        if (len(self._pair), len(self._alone), len(self._personal)) != sizes():
            raise ModelError(f"{FILE} was trained for other features: train it anew with scripts/train_coreference")

    def score(self, found: Pairs, phrases: Sequence[Phrase]) -> tuple[Ints, Ints]:
        """Score each pair, and each phrase as one that goes back to nothing, in steps of 1 / `STEPS`."""
        pair = self._pair[found.features].sum(axis=1)
        pair[found.personal] = self._personal[found.traits].sum(axis=1)
        alone = self._alone[found.alone].sum(axis=1)
        if self._network is None or not len(pair):
            return pair, alone
        doc = phrases[0].span.doc
        words = states(doc)
        if words is None:
            return pair, alone
        cut, sentences = windows(doc)
        plain = {name: (own / STEPS).astype(np.float32) for name, own in (("pairs", pair), ("alones", alone))}
        read = self._network.read(words, sentences, cut)
        corrected = self._network.score(read, {**surroundings(phrases, found), **plain})
        pair, alone = (np.round(own * STEPS).astype(np.int64) for own in corrected)
        return pair, alone


@cache
def scorer() -> Scorer:
    """The scorer that comes with the package."""
    path = files("kg.language") / "model" / FILE
    try:
        with path.open("rb") as file, np.load(file) as weights:
            return Scorer(dict(weights), context())
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"no coreference weights in {path}: {error}") from error
