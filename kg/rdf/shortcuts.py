"""Shortcuts: the plain triple `subject relation object` of claims that may stand as facts, and what rules add to them.

A shortcut needs a claim that is affirmed, actual, asserted by the article itself, between two entities, and confident
enough. Rules read shortcuts only, so a claim that is denied, planned or reported never leaks into what they derive.
Every rule has one premise: what it makes of a shortcut depends on no other one. `ontologies/rules.ru` says the same in
SPARQL.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.rdf.scheme import RelationRules
from kg.records import Claim

Shortcut = tuple[str, str, str]


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
    """Add what symmetric relations, inverse relations and wider relations (sub-property) make of facts."""
    known: set[Shortcut] = set()
    found = set(facts)
    while found:
        known |= found
        found = {made for fact in found for made in _made(fact, relations)} - known
    return known


def superclasses(kind: str, classes: Mapping[str, Iterable[str]]) -> set[str]:
    """Return all classes above one (sub-class)."""
    known: set[str] = set()
    found = set(classes.get(kind, ()))
    while found:
        known |= found
        found = {parent for name in found for parent in classes.get(name, ())} - known
    return known - {kind}


def _made(fact: Shortcut, relations: Mapping[str, RelationRules]) -> Iterator[Shortcut]:
    subject, relation, target = fact
    rules = relations.get(relation)
    if rules is None:
        return
    if rules.symmetric:
        yield target, relation, subject
    if rules.inverse:
        yield target, rules.inverse, subject
    for parent in rules.parents:
        yield subject, parent, target
