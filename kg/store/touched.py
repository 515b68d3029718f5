"""What an update of the tables may have changed, for the triple store to read again."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.records import Run

Place = tuple[str, int, int]


@dataclass(slots=True)
class Touched:
    """What may have changed, by id; publishers by name, mentions by article, start and end, and the triples of facts.

    Articles changed as a whole. `claims` and `mentions` are those of other articles that name an entity whose id became
    another: all the rest of what these articles say stays.
    """

    articles: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    mentions: set[Place] = field(default_factory=set)
    publishers: set[str] = field(default_factory=set)
    runs: dict[str, Run] = field(default_factory=dict)
    entities: set[str] = field(default_factory=set)
    iris: set[str] = field(default_factory=set)
    facts: set[tuple[str, str, str]] = field(default_factory=set)
