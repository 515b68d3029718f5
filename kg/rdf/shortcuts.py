"""Shortcuts: the plain triple `subject relation object` of claims that may stand as facts, and what rules add to them.

A shortcut needs a claim that is affirmed, actual, asserted by the article itself, between two entities, and confident
enough. Rules read shortcuts only, so a claim that is denied, planned or reported never leaks into what they derive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from kg.records import Claim

Shortcut = tuple[str, str, str]


class RelationRules(Protocol):
    """What the rules need to know of a relation."""

    @property
    def symmetric(self) -> bool: ...
    @property
    def inverse(self) -> str | None: ...


def shortcuts(claims: Iterable[Claim], threshold: float) -> set[Shortcut]:
    """Return subject, relation and object of every claim that may stand as a fact."""
    return {
        (claim.subject, claim.relation, claim.object)
        for claim in claims
        if claim.subject is not None and claim.object is not None and is_fact(claim, threshold)
    }


def is_fact(claim: Claim, threshold: float) -> bool:
    """Whether the article itself asserts that it happened, with enough confidence."""
    asserted = claim.polarity == "affirmed" and claim.modality == "actual" and claim.attribution == "article"
    return asserted and claim.confidence >= threshold


def closure(facts: Iterable[Shortcut], relations: Mapping[str, RelationRules]) -> set[Shortcut]:
    """Add the other direction of symmetric relations and of relations with an inverse."""
    known = set(facts)
    return known | {turned for fact in known for turned in _turned(fact, relations)}


def _turned(fact: Shortcut, relations: Mapping[str, RelationRules]) -> Iterator[Shortcut]:
    subject, relation, target = fact
    rules = relations.get(relation)
    if rules and rules.symmetric:
        yield target, relation, subject
    if rules and rules.inverse:
        yield target, rules.inverse, subject
