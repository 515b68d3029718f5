"""Gold: texts with every claim that stands in them; `tests/gold/README.md` has the conventions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.records import Document


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One expected claim; keys in `checked` were given and are compared.

    Names are labels: `A|B` accepts either, `A|` also none.
    """

    subject: str | None
    relation: str
    object: str | None
    polarity: str = "affirmed"
    modality: str = "actual"
    attribution: str = "article"
    claimed_by: tuple[str, ...] = ()
    about: str | None = None
    event_date: str | None = None
    event_place: str | None = None
    category: str | None = None
    optional: bool = False
    checked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """One expected entity: its label (`A|B` accepts either) and type."""

    label: str
    type: str


@dataclass(frozen=True, slots=True)
class Example:
    """A text with its expected claims, and its entities where they were written down."""

    id: str
    split: str
    document: Document
    claims: tuple[GoldClaim, ...]
    entities: tuple[GoldEntity, ...] = ()


def read(path: Path, *, split: str | None = None) -> Iterator[Example]:
    """Read a gold file, one JSON object per line; `split` keeps only `dev` or `check`."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            example = _example(json.loads(line))
            if split in (None, example.split):
                yield example


def _example(row: Mapping[str, Any]) -> Example:
    title = row.get("title")
    text = f"{title}\n\n{row['text']}" if title else row["text"]
    return Example(
        id=row["id"],
        split=row["split"],
        document=Document(id=row["id"], text=text, title=title, published=row.get("published")),
        claims=tuple(_claim(claim) for claim in row["claims"]),
        entities=tuple(GoldEntity(**entity) for entity in row.get("entities", ())),
    )


def _claim(row: Mapping[str, Any]) -> GoldClaim:
    checked = frozenset(row) & {"about", "event_date", "event_place", "category"}
    return GoldClaim(**{**row, "claimed_by": tuple(row.get("claimed_by", ())), "checked": checked})
