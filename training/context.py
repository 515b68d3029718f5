"""Trains the network of coreference: `scripts/train_context [--corpora FOLDER] [--output FOLDER]`.

It learns to correct the scores of the log-linear scorer (`training.coreference`), so it is to be trained after it, from
the same documents. So that the scores are as good as on texts that the scorer has not learned from, two scorers are
learned from half of the documents each, and give the scores for the other half. Needs torch, and about twenty
minutes on one core.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from spacy.tokens import Doc
from torch import Tensor
from torch.nn.utils import clip_grad_norm_

from kg.language import load
from kg.language.context import PAIRED, RANKER, READER
from kg.language.folder import model_folder
from kg.language.states import states
from kg.mentions.names import find_names
from kg.mentions.namesakes import by_head, group_all
from kg.mentions.pairs import pairs
from kg.mentions.phrases import find_phrases
from kg.mentions.scorer import STEPS, Scorer
from kg.mentions.surroundings import surroundings, windows
from training.context_network import ContextNetwork, ranker, reader
from training.coreference import corpora_option, learn_general, learn_personal, read
from training.corpora import coreference as corpora
from training.lessons import Gold, entities
from training.persons import marked, meant
from training.ranking import NEVER, Costs


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the network is trained: an example of one pronoun counts several times; of the documents that tell of some
    phrases only, a share is drawn for each pass."""

    passes: int = 8
    rate: float = 1e-3
    decay: float = 0.02
    dropout: float = 0.3
    reading: float = 0.1
    example: float = 6.0
    partial: float = 0.5
    together: int = 8
    warm_up: float = 0.06
    average: float = 0.998
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Reading:
    """A document: what the network reads, which pairs are right, of which phrases something is known, which of these go
    back to nothing, which always go back to something; and whether it is an example of one pronoun."""

    arrays: Mapping[str, Tensor]
    same: Tensor
    known: Tensor
    new: Tensor
    sure: Tensor
    example: bool


def main() -> None:
    """Train and write the network."""
    options = _options()
    documents = list(read(load(), options.corpora))
    network = train(list(readings(documents)), Recipe())
    weights = {name: own.numpy() for name, own in network.state_dict().items()}
    onnx.save(reader(weights), options.output / READER)
    onnx.save(ranker(weights), options.output / RANKER)


def readings(documents: Sequence[tuple[Doc, Gold]]) -> Iterator[Reading]:
    """Lay out every document with the scores of the scorer that has not learned from it."""
    halves = [documents[start::2] for start in (0, 1)]
    scorers = [_scorer(half) for half in reversed(halves)]
    for i, (doc, gold) in enumerate(documents):
        if (found := reading(doc, gold, scorers[i % 2])) is not None:
            yield found


def _scorer(documents: Sequence[tuple[Doc, Gold]]) -> Scorer:
    weights = learn_general(documents)
    return Scorer({**weights, "personal": learn_personal(documents, weights)})


def reading(doc: Doc, gold: Gold, scorer: Scorer) -> Reading | None:
    """Lay out one document; none where nothing is known of it."""
    phrases, named = find_phrases(doc), by_head(group_all(list(find_names(doc))))
    found, words = pairs(phrases, named, scorer.nouns), states(doc)
    if words is None or not len(found.later):
        return None
    pair, alone = scorer.score(found, phrases)
    cut, sentences = windows(doc)
    arrays = {**surroundings(phrases, found), "pairs": pair / STEPS, "alones": alone / STEPS, "words": words}
    arrays |= {"windows": np.array([[own.start, own.stop] for own in cut]), "sentences": sentences}
    kept = np.ones(len(pair), dtype=bool)
    if isinstance(gold, corpora.Article):
        entity = entities(phrases, doc, gold)
        same = (entity[found.later] == entity[found.earlier]) & (entity[found.later] >= 0)
        known = np.ones(len(phrases), dtype=bool) if gold.complete else entity >= 0
    else:
        i = marked(phrases, gold)
        known = np.arange(len(phrases)) == (-1 if i is None else i)
        if i is not None:
            kept, same = meant(found, phrases, named, i, gold, scorer)
        if i is None or not same[kept].any():
            return None
    arrays |= {name: arrays[name][kept] for name in PAIRED}
    sure = np.array([p.sort in ("he", "she") for p in phrases])
    goes_back = np.isin(np.arange(len(phrases)), found.later[kept][same[kept]])
    tensors = {
        name: torch.as_tensor(own if own.dtype.kind == "i" else own.astype(np.float32)) for name, own in arrays.items()
    }
    flags = (same[kept], known & (goes_back | ~sure), known & ~goes_back, sure)
    return Reading(tensors, *map(torch.as_tensor, flags), example=isinstance(gold, corpora.Pronoun))


def train(found: Sequence[Reading], recipe: Recipe) -> ContextNetwork:
    """Train a network, and give the running average of its weights."""
    torch.manual_seed(recipe.seed)
    torch.set_num_threads(1)  # so that sums are the same on every machine of a kind
    chance = random.Random(recipe.seed)
    network = ContextNetwork(dropout=recipe.dropout, reading=recipe.reading)
    average = deepcopy(network).requires_grad_(False).eval()
    optimizer = torch.optim.AdamW(network.parameters(), lr=recipe.rate, weight_decay=recipe.decay)
    plan = [batch for number in range(recipe.passes) for batch in _batches(found, recipe, chance)]
    warm = max(1, round(recipe.warm_up * len(plan)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, 1.0) * (1 - step / len(plan))
    )
    total, known = 0.0, 1
    for step, batch in enumerate(plan):
        optimizer.zero_grad()
        loss = torch.stack([_loss(network, own) * (recipe.example if own.example else 1.0) for own in batch]).sum()
        count = sum(int(own.known.sum()) for own in batch)
        (loss / max(count, 20)).backward()
        clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        keep = min(recipe.average, 1 - 1 / (1 + 0.2 * (step + 1)))
        for slow, fast in zip(average.parameters(), network.parameters(), strict=True):
            slow.lerp_(fast.detach(), 1 - keep)
        total, known = total + float(loss.detach()), known + count
        if step % 100 == 99:
            print(f"step {step + 1} of {len(plan)}: loss {total / known:.4f}", flush=True)
            total, known = 0.0, 1
    return average


def _batches(found: Sequence[Reading], recipe: Recipe, chance: random.Random) -> Iterator[list[Reading]]:
    """One pass: every document by itself, examples of one pronoun several together."""
    examples = [own for own in found if own.example]
    articles = [own for own in found if not own.example]
    partial = [own for own in articles if not bool((own.known | own.sure).all())]
    whole = [own for own in articles if bool((own.known | own.sure).all())]
    chance.shuffle(examples)
    batches = [[own] for own in (*whole, *chance.sample(partial, round(recipe.partial * len(partial))))]
    batches += [examples[i : i + recipe.together] for i in range(0, len(examples), recipe.together)]
    chance.shuffle(batches)
    yield from batches


def _loss(network: ContextNetwork, own: Reading) -> Tensor:
    """The log-likelihood of what is right, against what costs more (as in `training.ranking`)."""
    pair, alone = network(own.arrays)
    later = own.arrays["later"]
    first = alone.masked_fill(own.sure, NEVER)
    costs = Costs()
    costly = pair + torch.where(own.same, 0.0, torch.where(own.new[later], costs.invented, costs.wrong))
    every = _summed(costly, later, first + torch.where(own.new | own.sure, 0.0, costs.missed))
    right = _summed(pair[own.same], later[own.same], first.masked_fill(~own.new, NEVER))
    return ((every - right) * own.known).sum()


def _summed(scores: Tensor, rows: Tensor, first: Tensor) -> Tensor:
    """The logarithm of the summed exponentials of each row, with its first score."""
    top = first.detach().scatter_reduce(0, rows, scores.detach(), "amax")
    total = torch.exp(first - top).index_add(0, rows, torch.exp(scores - top[rows]))
    return top + torch.log(total + 1e-20)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="train_context", description=__doc__)
    corpora_option(parser)
    parser.add_argument("--output", type=Path, default=model_folder(None), help="model folder to write to")
    return parser.parse_args()


if __name__ == "__main__":
    main()
