"""How two entities are linked: the shortest chain of claims between them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from kg.export.contract import Contract, Json
from kg.records import Claim, Entity
from kg.store import Snapshot

_ORDER = {"article": 0, "named": 1, "unnamed": 2, "actual": 0, "future": 1, "hypothetical": 2}
Links = dict[str, Claim]


def shortest_path(start: Entity, end: Entity, snapshot: Snapshot) -> list[Json] | None:
    """Return a shortest chain of claims as the export writes them, or `None` where there is none.

    A denied claim links nobody; of several claims between two entities the best asserted one is given.
    """
    known: dict[str, Links] = {}

    def links(entity: str) -> Links:
        if entity not in known:
            known[entity] = _links(entity, snapshot)
        return known[entity]

    chain = _chain(start.id, end.id, links)
    if chain is None:
        return None
    claims = [links(one)[other] for one, other in pairwise(chain)]
    named = {name for c in claims for name in (c.subject, c.object, c.event_place, *c.claimed_by) if name}
    documents = snapshot.some_documents({claim.article for claim in claims})
    contract = Contract(snapshot.some_entities(named), documents, snapshot.base)
    return [contract.claim(claim) for claim in claims]


def _links(entity: str, snapshot: Snapshot) -> Links:
    """Return the neighbours of an entity, each with the claim that says most surely that they are."""
    found: Links = {}
    for claim in snapshot.claims_of(entity):
        ends = (claim.subject, claim.object)
        if entity in ends and None not in ends and claim.polarity == "affirmed":
            other = claim.object if claim.subject == entity else claim.subject
            if other is not None and other != entity and (other not in found or _rank(claim) < _rank(found[other])):
                found[other] = claim
    return found


def _rank(claim: Claim) -> tuple[int, int, float, str]:
    return _ORDER[claim.modality], _ORDER[claim.attribution], -claim.confidence, claim.id


def _chain(start: str, end: str, links: Callable[[str], Links]) -> list[str] | None:
    """Search from both ends, a whole level at a time from the side with fewer entities, until the two meet."""
    seen: tuple[dict[str, str | None], dict[str, str | None]] = ({start: None}, {end: None})
    edges = [{start}, {end}]
    while all(edges):
        side = int(len(edges[1]) < len(edges[0]))
        reached: set[str] = set()
        for entity in sorted(edges[side]):
            for other in sorted(links(entity)):
                if other not in seen[side]:
                    seen[side][other] = entity
                    reached.add(other)
        edges[side] = reached
        if met := sorted(reached & seen[1 - side].keys()):
            return [*reversed(_back(met[0], seen[0])), *_back(met[0], seen[1])[1:]]
    return None


def _back(entity: str, before: dict[str, str | None]) -> list[str]:
    chain, at = [entity], before[entity]
    while at is not None:
        chain.append(at)
        at = before[at]
    return chain
