"""An invented graph of any size: communities, a few hubs, every kind of entity."""

from __future__ import annotations

import random
from typing import get_args

from kg.records import Claim, Document, Entity, Evidence, Kind, Span

KINDS: tuple[Kind, ...] = get_args(Kind)
RELATIONS = ("accused", "leads", "locatedIn", "metWith", "requested", "stated", "supported", "threatened")


def crowd(size: int, *, each: int = 3, seed: int = 5) -> tuple[list[Entity], list[Claim], list[Document]]:
    """Make `size` entities with `each` claims for every one, in twenty articles."""
    chance = random.Random(seed)
    documents = [
        Document(f"d{n}", f"Story {n}", f"Story {n}", f"https://paper.example/{n}", f"2031-05-{n + 1:02}", "The Paper")
        for n in range(20)
    ]
    entities = [Entity(f"e{n}", f"Name {n}", KINDS[n % len(KINDS)]) for n in range(size)]
    claims = []
    for number in range(size * each):
        group = chance.randrange(max(1, size // 30))
        first, second = (min(group * 30 + int(30 * chance.random() ** 2), size - 1) for _ in range(2))
        if chance.random() < 0.1:
            second = int(size * chance.random() ** 3)
        claims.append(_claim(chance, documents[number % 20], number * 1000, first, second))
    return entities, claims, documents


def _claim(chance: random.Random, document: Document, start: int, first: int, second: int) -> Claim:
    relation = chance.choice(RELATIONS)
    subject, target = f"Name {first}", f"Name {second}"
    text = f"{subject} {relation} {target} again."
    after = start + len(subject) + 1
    evidence = Evidence(
        text,
        start,
        start + len(text),
        Span(after, after + len(relation)),
        Span(start, start + len(subject)),
        Span(after + len(relation) + 1, after + len(relation) + 1 + len(target)),
    )
    return Claim(document.id, f"e{first}", relation, f"e{second}", evidence, f"{relation}.1", round(chance.random(), 3))
