"""What a training run is made of, read from TOML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomllib


@dataclass(frozen=True, slots=True)
class Scheme:
    """How the names of one annotation scheme count; no `sentences` means all."""

    weight: float
    sentences: int | None = None


@dataclass(frozen=True, slots=True)
class Recipe:
    """See `recipe.toml`, which explains each entry."""

    seed: int
    passes: int
    pieces_per_batch: int
    encoder_rate: float
    head_rate: float
    weight_decay: float
    warm_up: float
    gradient_norm: float
    lower_cased: float
    upper_cased: float
    unmarked: float
    swapped: float
    lemma_scripts_from: int
    treebanks: Mapping[str, int]
    shipped: tuple[str, ...]
    names: Mapping[str, Scheme]


def read(path: Path) -> Recipe:
    """Read a recipe; an unknown or missing entry is a `TypeError` that names it."""
    values: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    names = {scheme: Scheme(**entry) for scheme, entry in values.pop("names").items()}
    return Recipe(**{**values, "shipped": tuple(values["shipped"]), "names": names})
