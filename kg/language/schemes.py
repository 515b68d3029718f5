"""Names by several annotation schemes at once: Universal NER decides, the others have a small voice.

Each corpus marks names by its own rules, so each has a head of its own. Where Universal NER's head is unsure, what the
other heads see tips the balance, translated into its labels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from kg.language.network import Floats, probabilities

LEADING: Final = "uner"
_VOICE: Final = 0.15
_FLOOR: Final = 0.02
"""A label that another scheme can't express, or thinks impossible, still has this probability."""

_DOUBT: Final = 0.7
"""A word is part of a name where that is twice as likely as not (the logarithm of 2), for a false name costs more."""

_KINDS: Final[Mapping[str, Mapping[str, str]]] = {
    "wikigold": {"PER": "PER", "ORG": "ORG", "LOC": "LOC"},
    "crossner": {"PER": "PER", "ORG": "ORG", "PARTY": "ORG", "COUNTRY": "LOC", "LOC": "LOC"},
    "gmb": {"PER": "PER", "ORG": "ORG", "GEO": "LOC"},
}


def name_scores(tags: Mapping[str, Floats], labels: Mapping[str, Sequence[str]]) -> Floats:
    """Score Universal NER's labels for each word of a sentence by all schemes together."""
    total: Floats = np.log(probabilities(tags[LEADING]) + np.float32(1e-9))
    for scheme, kinds in _KINDS.items():
        total += np.float32(_VOICE) * np.log(_translated(tags[scheme], labels, scheme, kinds) + np.float32(_FLOOR))
    total[:, labels[LEADING].index("O")] += np.float32(_DOUBT)
    return total


def _translated(scores: Floats, labels: Mapping[str, Sequence[str]], scheme: str, kinds: Mapping[str, str]) -> Floats:
    """Add up the probabilities of all labels of a scheme that mean the same in Universal NER."""
    columns = {label: i for i, label in enumerate(labels[LEADING])}
    result = np.zeros((len(scores), len(columns)), dtype=np.float32)
    for label, column in zip(labels[scheme], probabilities(scores).T, strict=True):
        target = label if label == "O" else f"{label[:2]}{kinds.get(label[2:], '')}"
        if target in columns:
            result[:, columns[target]] += column
    return result
