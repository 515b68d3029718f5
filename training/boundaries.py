"""Learns the weights of sentence boundaries from treebanks put back into running text.

`python -m training.boundaries --corpora FOLDER` learns them alone, in a minute; `scripts/train_model` does it as its
last step.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import spacy
import torch
from torch.nn import functional

from kg.language.boundaries import candidates
from kg.language.folder import model_folder
from kg.language.sentences import WEIGHTS, paragraphs, words
from kg.language.tokens import make_tokenizer
from training.corpora import conllu
from training.corpora.text import documents
from training.sentence import Sentence

_SEEN_FROM = 3
_PENALTY = 0.3
_STEPS = 60


def examples(found: Iterable[Sentence]) -> Iterator[tuple[Sequence[str], bool]]:
    """Yield the features of each candidate and whether a sentence starts there."""
    tokenizer = make_tokenizer(spacy.blank("en"))
    for text, ranges in documents(found):
        gold = {start for start, _ in ranges}
        for tokens in paragraphs(tokenizer(text)):
            for candidate in candidates(words(tokens)):
                yield candidate.features, tokens[candidate.place].idx in gold


def train(corpora: Path, output: Path) -> None:
    """Learn from the training splits and write the weights into the model folder."""
    found = (sentence for treebank in ("ewt", "gum") for sentence in conllu.read(corpora, treebank, "train"))
    learned = fit(list(examples(found)))
    (output / WEIGHTS).write_text(json.dumps(learned, ensure_ascii=False, indent=0) + "\n", "utf-8")


def fit(found: Sequence[tuple[Sequence[str], bool]]) -> dict[str, float]:
    """Fit a logistic regression; features seen hardly ever are left out."""
    counts = Counter(name for features, _ in found for name in features)
    index = {name: i for i, name in enumerate(sorted(n for n, count in counts.items() if count >= _SEEN_FROM))}
    rows = [[index[name] for name in features if name in index] for features, _ in found]
    offsets = torch.tensor([0, *map(len, rows)][:-1]).cumsum(0)
    flat, gold = torch.tensor([i for row in rows for i in row]), torch.tensor([float(y) for _, y in found])
    weights = torch.zeros(len(index), 1, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=_STEPS, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        scores = functional.embedding_bag(flat, weights, offsets, mode="sum").squeeze(1)
        loss = (
            functional.binary_cross_entropy_with_logits(scores, gold, reduction="sum")
            + _PENALTY * weights.square().sum()
        )
        loss.backward()
        return loss

    optimizer.step(closure)
    return {name: round(float(weights[i].detach()), 4) for name, i in index.items()}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m training.boundaries", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of corpora")
    parser.add_argument("--output", type=Path, default=model_folder(None), help="model folder to write into")
    options = parser.parse_args()
    train(options.corpora, options.output)
