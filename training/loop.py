"""Trains the network: steps, rates, checkpoints."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional
from torch.nn.utils import clip_grad_norm_

from kg.language.pieces import Pieces
from training import augment
from training.batches import UNKNOWN, Batch, Batcher, groups
from training.network import WIDTH, Network
from training.recipe import Recipe
from training.sentence import Sentence

_CHECKPOINT_SECONDS = 600
_LOG_STEPS = 20
_ENCODER = ("pieces.", "shapes.", "lists.", "positions.", "norm.", "layers.")


@dataclass(frozen=True, slots=True)
class Run:
    """One training run: what it learns from, and the file that it can go on from."""

    recipe: Recipe
    found: Sequence[Sentence]
    pool: augment.Pool
    pieces: Pieces
    batcher: Batcher
    checkpoint: Path


def train(run: Run, network: Network, device: torch.device, *, resume: bool = False) -> None:
    """Train in place; with `resume` from the checkpoint on."""
    plan = list(_plan(run))
    optimizer = _optimizer(network, run.recipe)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, len(plan), run.recipe.warm_up))
    done = _restore(run.checkpoint, network, optimizer, schedule, device) if resume else 0
    network.train()
    saved = time.monotonic()
    sums: dict[str, float] = defaultdict(float)
    for step, (number, group) in enumerate(plan[done:], start=done):
        chosen = [augment.vary(run.found[i], run.pool, run.recipe, _chance(run, number, i)) for i in group]
        for name, value in _step(network, run.batcher.batch(chosen).to(device), optimizer, run.recipe).items():
            sums[name] += value / _LOG_STEPS
        schedule.step()
        if step % _LOG_STEPS == _LOG_STEPS - 1:
            print(
                time.strftime("%H:%M:%S"),
                f"step {step + 1}/{len(plan)}",
                *(f"{k} {v:.3f}" for k, v in sums.items()),
                flush=True,
            )
            sums.clear()
        if time.monotonic() - saved > _CHECKPOINT_SECONDS:
            _save(run.checkpoint, network, optimizer, schedule, step + 1)
            saved = time.monotonic()
    network.eval()


def _plan(run: Run) -> Iterator[tuple[int, list[int]]]:
    """Lay out all steps: the pass, and the sentences of the batch."""
    for number in range(run.recipe.passes):
        chance = random.Random(f"{run.recipe.seed} pass {number}")
        for group in groups(run.found, run.pieces, run.recipe.pieces_per_batch, chance):
            yield number, group


def _chance(run: Run, number: int, sentence: int) -> random.Random:
    return random.Random(f"{run.recipe.seed} {number} {sentence}")


def _step(network: Network, batch: Batch, optimizer: torch.optim.Optimizer, recipe: Recipe) -> dict[str, float]:
    parts = losses(network, batch, recipe)
    optimizer.zero_grad(set_to_none=True)
    torch.stack(list(parts.values())).sum().backward()
    clip_grad_norm_(network.parameters(), recipe.gradient_norm)
    optimizer.step()
    return {name: float(value.detach()) for name, value in parts.items()}


def losses(network: Network, batch: Batch, recipe: Recipe) -> dict[str, Tensor]:
    """Sum the cross-entropies of each head over the words of the whole batch, so that every word counts alike."""
    words = network.words(batch.ids, batch.shapes, batch.lists, batch.first)
    count = batch.words.sum()
    result = {}
    for name, targets in batch.tags.items():
        known = targets != UNKNOWN
        weight = recipe.names[name].weight if name in recipe.names else 1.0
        scores = network.tags[name](words[:, 1:][known])
        result[name] = weight * functional.cross_entropy(scores, targets[known], reduction="sum") / count
    parsed = (batch.heads != UNKNOWN).any(dim=1)
    if parsed.any():
        result |= _parse_losses(network, words[parsed], batch.heads[parsed], batch.deprels[parsed], count)
    return result


def _parse_losses(network: Network, words: Tensor, heads: Tensor, deprels: Tensor, count: Tensor) -> dict[str, Tensor]:
    known = heads != UNKNOWN
    absent = functional.pad(~known, (1, 0))
    scores = network.arc_scores(words).masked_fill(absent[:, None, :], -1e9)[:, 1:]
    places = heads.clamp(min=0)[:, :, None].expand(-1, -1, WIDTH)
    labels = network.label_scores(words[:, 1:][known], words.gather(1, places)[known])
    return {
        "arcs": functional.cross_entropy(scores[known], heads[known], reduction="sum") / count,
        "deprel": functional.cross_entropy(labels, deprels[known], reduction="sum", ignore_index=UNKNOWN) / count,
    }


def _optimizer(network: Network, recipe: Recipe) -> torch.optim.AdamW:
    encoder = [p for name, p in network.named_parameters() if name.startswith(_ENCODER)]
    heads = [p for name, p in network.named_parameters() if not name.startswith(_ENCODER)]
    rated = [{"params": encoder, "lr": recipe.encoder_rate}, {"params": heads, "lr": recipe.head_rate}]
    return torch.optim.AdamW(rated, weight_decay=recipe.weight_decay, fused=True)


def _rate(step: int, steps: int, warm_up: float) -> float:
    rising = max(1.0, warm_up * steps)
    return min((step + 1) / rising, max(0.0, (steps - step) / (steps - rising)))


def _save(
    path: Path,
    network: Network,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LambdaLR,
    step: int,
) -> None:
    state = {"step": step, "network": network.state_dict(), "optimizer": optimizer.state_dict()}
    state |= {"schedule": schedule.state_dict(), "chance": torch.get_rng_state()}
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".new")
    torch.save(state, unfinished)
    unfinished.replace(path)


def _restore(
    path: Path,
    network: Network,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LambdaLR,
    device: torch.device,
) -> int:
    state: Mapping[str, object] = torch.load(path, map_location=device, weights_only=True)
    network.load_state_dict(state["network"])  # type: ignore[arg-type]  # written by `_save`
    optimizer.load_state_dict(state["optimizer"])  # type: ignore[arg-type]
    schedule.load_state_dict(state["schedule"])  # type: ignore[arg-type]
    torch.set_rng_state(state["chance"].cpu())  # type: ignore[attr-defined]
    return int(state["step"])  # type: ignore[call-overload]
