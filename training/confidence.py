"""Learns how likely claims are to be right from those that a person judged (`evaluation.verdicts`).

`python -m training.confidence --corpora FOLDER` fits the weights on the split `fit` of the verdicts, and prints how
well confidence and verdicts agree on articles that a fit has not seen: five folds by article.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evaluation.verdicts import VERDICTS, Place, documents, place, read
from kg.claims.confidence import BIAS, WEIGHTS
from kg.claims.extract import explain
from kg.language import load
from kg.mentions import find

_FOLDS = 5
_PENALTY = 12.0
_SEEN_FROM = 8
_STEPS = 20
_TINY = 1e-6


@dataclass(frozen=True, slots=True)
class Example:
    """A claim as the fit sees it: its article, what was seen while it was found, and the verdict."""

    article: str
    features: Sequence[str]
    right: bool


def examples(corpora: Path, verdicts: Mapping[Place, bool]) -> Iterator[Example]:
    """Yield the judged claims of the split `fit` that are still found."""
    nlp = load()
    for document in documents(corpora, split="fit"):
        doc = nlp(document.text)
        explanation = explain(doc, document, find(doc, document))
        for claim in explanation.claims:
            right = verdicts.get(place(document, claim))
            if right is not None:
                yield Example(document.url or "", explanation.features[claim.id], right)


def learn(found: Sequence[Example]) -> dict[str, float]:
    """Fit a logistic regression by Newton's method; features seen seldom are left out, and the bias costs nothing."""
    counts = Counter(feature for example in found for feature in example.features)
    names = sorted(feature for feature, count in counts.items() if count >= _SEEN_FROM)
    seen = np.array([[name in set(example.features) for name in names] for example in found], dtype=float)
    right = np.array([example.right for example in found], dtype=float)
    cost = np.array([0.0 if name == BIAS else _PENALTY for name in names])
    weights = np.zeros(len(names))
    for _ in range(_STEPS):
        guess = 1 / (1 + np.exp(-seen @ weights))
        slope = seen.T @ (right - guess) - cost * weights
        weights += np.linalg.solve((seen.T * (guess * (1 - guess))) @ seen + np.diag(cost + _TINY), slope)
    return dict(zip(names, np.round(weights, 4).tolist(), strict=True))


def probability(weights: Mapping[str, float], features: Sequence[str]) -> float:
    """Give the probability that a claim is right."""
    return 1 / (1 + math.exp(-sum(weights.get(feature, 0.0) for feature in features)))


def predictions(found: Sequence[Example]) -> Iterator[tuple[float, bool]]:
    """Yield the probability of each claim by weights that have not seen its article, and the verdict."""
    fold = {e.article: int(hashlib.sha256(e.article.encode()).hexdigest()[:8], 16) % _FOLDS for e in found}
    for number in range(_FOLDS):
        weights = learn([e for e in found if fold[e.article] != number])
        yield from ((probability(weights, e.features), e.right) for e in found if fold[e.article] == number)


def report(pairs: Sequence[tuple[float, bool]]) -> Iterator[str]:
    """Tell the log loss, and for the surest claims how many are right."""
    base = sum(right for _, right in pairs) / len(pairs)
    loss = -sum(math.log(p if right else 1 - p) for p, right in pairs) / len(pairs)
    known = -(base * math.log(base) + (1 - base) * math.log(1 - base))
    yield f"{len(pairs)} claims, {base:.1%} right; log loss {loss:.3f}, of the share alone {known:.3f}"
    for least in (0.95, 0.9, 0.8, 0.7, 0.5, 0.0):
        sure = [right for p, right in pairs if p >= least]
        if sure:
            yield f"at least {least:.2f}: {len(sure):4} claims, {sum(sure) / len(sure):.1%} right"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.confidence", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of corpora")
    options = parser.parse_args()
    found = list(examples(options.corpora, read(VERDICTS)))
    print(*report(list(predictions(found))), sep="\n")
    WEIGHTS.write_text(json.dumps(learn(found), indent=0, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
