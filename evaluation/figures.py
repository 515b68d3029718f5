"""Figures: how they are printed, and compared with a committed baseline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value in percent; `note` says what it was measured on."""

    name: str
    value: float
    note: str = ""


def table(figures: Iterable[Figure]) -> str:
    """Write the figures one to a line."""
    return "\n".join(f"{f.name:<34}{f.value:>8.2f}   {f.note}".rstrip() for f in figures)


def drops(figures: Sequence[Figure], baseline: Mapping[str, float], tolerance: float) -> list[str]:
    """Say which figures fell below the baseline by more than the tolerance, or are missing."""
    values = {f.name: f.value for f in figures}
    missing = [f"{name}: not measured, was {before:.2f}" for name, before in baseline.items() if name not in values]
    fallen = [
        f"{name}: {values[name]:.2f}, was {before:.2f}"
        for name, before in baseline.items()
        if name in values and values[name] < before - tolerance
    ]
    return [*missing, *fallen]
