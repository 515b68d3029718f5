"""Learns the weights of a log-linear ranking model by gradient descent, with numpy alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

NEVER = -30.0


@dataclass(frozen=True, slots=True)
class Costs:
    """What mistakes cost while learning: a link from what is new, none from what is not, a wrong one (Durrett and
    Klein 2013)."""

    invented: float = 0.1
    missed: float = 3.0
    wrong: float = 1.0


@dataclass(frozen=True, slots=True)
class Lesson:
    """Phrases with their candidates, a document's or fewer.

    `features` and `alone` hold the numbers of the features of pairs and of phrases; `rows` names the phrase of each
    pair, `same` says which pairs are right, `new` which phrases go back to nothing. In a lesson that is `certain` every
    phrase goes back to something. A lesson counts `weight` times.
    """

    features: Ints
    rows: Ints
    same: Flags
    alone: Ints
    new: Flags
    certain: bool = False
    weight: float = 1.0


@dataclass(slots=True)
class Weights:
    """Weights with the squared gradients of AdaGrad (Duchi 2011), and the sum of the weights over the later steps."""

    values: Floats
    squares: Floats = field(init=False)
    total: Floats = field(init=False)

    def __post_init__(self) -> None:
        self.squares, self.total = np.full_like(self.values, 1e-3), np.zeros_like(self.values)

    def step(self, gradient: Floats, rate: float) -> None:
        """Go one step down."""
        self.squares += gradient**2
        self.values -= rate * gradient / np.sqrt(self.squares)


def learn(
    lessons: Sequence[Lesson],
    sizes: tuple[int, int],
    *,
    passes: int,
    rate: float,
    decay: float,
    together: int,
    seed: int,
    start: Floats | None = None,
) -> tuple[Floats, Floats]:
    """Learn the weights of pairs and of phrases, averaged over the second half; small lessons are taken together.

    `start` holds the weights of pairs to go on from, in place of zeros.
    """
    chance = np.random.default_rng(seed)
    pair, alone = (Weights(np.zeros(size)) for size in sizes)
    pair.values += 0.0 if start is None else start
    steps = 0
    for number in range(passes):
        total = 0.0
        for batch in _batches(lessons, together, chance):
            gradients = [decay * pair.values, decay * alone.values]
            for lesson in batch:
                total += _add(lesson, pair.values, alone.values, gradients)
            for weights, gradient in zip((pair, alone), gradients, strict=True):
                weights.step(gradient, rate * (1 - 0.9 * number / passes))
                if number >= passes // 2:
                    weights.total += weights.values
            steps += number >= passes // 2
        print(f"pass {number + 1} of {passes}: loss {total / sum(len(own.new) for own in lessons):.4f}", flush=True)
    return pair.total / steps, alone.total / steps


def _batches(lessons: Sequence[Lesson], together: int, chance: np.random.Generator) -> list[list[Lesson]]:
    small = [lessons[i] for i in chance.permutation(len(lessons)) if len(lessons[i].new) == 1]
    batches = [[own] for own in lessons if len(own.new) > 1]
    batches += [small[i : i + together] for i in range(0, len(small), together)]
    return [batches[i] for i in chance.permutation(len(batches))]


def _add(lesson: Lesson, pair: Floats, alone: Floats, gradients: list[Floats], costs: Costs = Costs()) -> float:
    """Add a lesson's gradients and give its loss: the log-likelihood of what is right, against what costs more."""
    scores = pair[lesson.features].sum(axis=1)
    first = np.full(len(lesson.new), NEVER) if lesson.certain else alone[lesson.alone].sum(axis=1)
    wrong = np.where(lesson.new[lesson.rows], costs.invented, costs.wrong)
    all_scores = scores + np.where(lesson.same, 0.0, wrong)
    all_first = first if lesson.certain else first + np.where(lesson.new, 0.0, costs.missed)
    every, shares, none = _shares(all_scores, lesson.rows, all_first)
    same = lesson.same
    right, right_shares, right_none = _shares(
        scores[same], lesson.rows[same], np.where(lesson.new | lesson.certain, first, NEVER)
    )
    shares[same] -= right_shares
    shares *= lesson.weight
    width = lesson.features.shape[1]
    gradients[0] += np.bincount(lesson.features.ravel(), np.repeat(shares, width), minlength=len(pair))
    if not lesson.certain:
        own = np.repeat(lesson.weight * (none - right_none), lesson.alone.shape[1])
        gradients[1] += np.bincount(lesson.alone.ravel(), own, minlength=len(alone))
    return lesson.weight * float((every - right).sum())


def _shares(scores: Floats, rows: Ints, first: Floats) -> tuple[Floats, Floats, Floats]:
    """The logarithm of the summed exponentials of each row, and the share of each score and of each first one."""
    top = first.copy()
    np.maximum.at(top, rows, scores)
    parts, own = np.exp(scores - top[rows]), np.exp(first - top)
    total = own + np.bincount(rows, parts, minlength=len(first))
    return top + np.log(total), parts / total[rows], own / total
