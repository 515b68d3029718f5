"""Trains the scorer of coreference: `scripts/train_coreference [--corpora FOLDER] [--output FILE] [--personal]`.

Every document is read by the pipeline as it is; what is learned from are its phrases and their pairs, so this is to be
run again after the language model was trained anew. It takes a few minutes, and no more than numpy. First the weights
for all phrases are learned, then from these on the ones for "he" and "she"; `--personal` learns only the latter.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from kg.language import load
from kg.mentions.pairs import sizes
from kg.mentions.scorer import FILE, STEPS, WEIGHTS, Scorer
from training.corpora import coreference as corpora
from training.lessons import Gold, lessons
from training.persons import personal
from training.ranking import learn

_HERE = Path(__file__).parent
_GENERAL = {"passes": 8, "rate": 0.05, "decay": 1e-3, "together": 16, "seed": 1}
_PERSONAL = {"passes": 6, "rate": 0.05, "decay": 1e-3, "together": 16, "seed": 1}
Stored = Mapping[str, NDArray[Any]]
"""Weights as they are stored."""


def read(nlp: Language, folder: Path) -> Iterator[tuple[Doc, Gold]]:
    """Annotate the training documents: GUM train, LitBank, and the validation part of GAP."""
    for article in [*corpora.gum(folder, "train"), *corpora.litbank(folder)]:
        yield nlp(corpora.as_doc(article, nlp.vocab)), article
    for example in corpora.gap(folder, "validation"):
        yield nlp(example.text), example


def main() -> None:
    """Train and write the weights."""
    options = _options()
    documents = list(read(load(), options.corpora))
    weights = _stored(options.output) if options.personal else learn_general(documents)
    write(options.output, {**weights, "personal": learn_personal(documents, weights)})


def learn_general(documents: Iterable[tuple[Doc, Gold]]) -> Stored:
    """The weights for all phrases."""
    found, nouns = lessons(documents)
    print(f"{sum(len(own.new) for own in found)} phrases, {sum(len(own.rows) for own in found)} pairs", flush=True)
    pair, alone = learn(found, sizes()[:2], **_GENERAL)
    words = np.frombuffer(json.dumps(nouns).encode("utf-8"), dtype=np.uint8)
    return {"pair": _whole(pair), "alone": _whole(alone), "nouns": words}


def learn_personal(documents: Iterable[tuple[Doc, Gold]], weights: Stored) -> NDArray[np.int16]:
    """The weights for "he" and "she", which start as those for all phrases."""
    pair, alone, size = sizes()
    start = np.zeros(size, dtype=np.int16)
    start[:pair] = weights["pair"]
    found = list(personal(documents, Scorer({**weights, "personal": start})))
    print(f"{len(found)} pronouns, {sum(len(own.rows) for own in found)} pairs", flush=True)
    return _whole(learn(found, (size, alone), **_PERSONAL, start=start / STEPS)[0])


def _whole(values: NDArray[np.float64]) -> NDArray[np.int16]:
    return np.round(values * STEPS).astype(np.int16)


def _stored(path: Path) -> Stored:
    with np.load(path) as weights:
        return dict(weights)


def write(path: Path, weights: Stored) -> None:
    """Write the weights as whole numbers, with the numbers of the common nouns."""
    np.savez_compressed(path, **{name: weights[name] for name in (*WEIGHTS, "nouns")})


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="train_coreference", description=__doc__)
    corpora_option(parser)
    add = parser.add_argument
    add("--output", type=Path, default=_HERE.parent / "kg" / "language" / "model" / FILE, help="file to write")
    add("--personal", action="store_true", help='learn only "he" and "she", and keep the other weights of the file')
    return parser.parse_args()


def corpora_option(parser: argparse.ArgumentParser) -> None:
    """Add the folder of corpora."""
    folder = os.environ.get("NEWSKG_CORPORA")
    parser.add_argument(
        "--corpora", type=Path, default=folder, required=not folder, help="folder of corpora (or NEWSKG_CORPORA)"
    )


if __name__ == "__main__":
    main()
