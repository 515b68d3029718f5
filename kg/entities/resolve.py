"""Merge the entities of some documents in memory. A graph folder does the same step by step (`kg.store.update`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field, replace

from kg.entities.clusters import Cluster, Parts, entity_of, joined
from kg.entities.judgements import NONE, Judgements
from kg.entities.members import Member, Place, facets, members, parted
from kg.records import Claim, Entity, Extraction, Mention

Members = Callable[[Extraction], list[Member]]


@dataclass(frozen=True, slots=True)
class Resolution:
    """The entities of the whole graph by id, and all claims with their ids."""

    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]


def resolve(extractions: Iterable[Extraction], judged: Judgements = NONE, *, members: Members = members) -> Resolution:
    """Resolve the entities of all documents; what is neither named nor part of a claim is left out."""
    found = _Found()
    claims: list[tuple[Claim, dict[str, str]]] = []
    for extraction in sorted(extractions, key=lambda e: e.document.id):
        left = without(extraction, judged.wrong)
        own = parted(members(left), extraction.document.id, judged.apart)
        found.add(own)
        keys = {member.entity.id: member.key for member in own}
        claims.extend((claim, keys) for claim in left.claims)
    entities, ids = _entities(found, judged)
    resolved = (renamed(claim, {local: ids[key] for local, key in keys.items()}) for claim, keys in claims)
    return Resolution(entities, tuple(sorted(resolved, key=order)))


def without(extraction: Extraction, wrong: Container[str]) -> Extraction:
    """Return an extraction without the claims that were judged wrong, and each other claim once."""
    claims = {claim.id: claim for claim in reversed(extraction.claims) if claim.id not in wrong}
    return replace(extraction, claims=tuple(sorted(claims.values(), key=order)))


def order(claim: Claim) -> tuple[str, int, int, str]:
    """Where a claim stands among all others: in the order of the text."""
    return claim.article, claim.evidence.start, claim.evidence.trigger.start, claim.id


def renamed(claim: Claim, ids: Mapping[str, str]) -> Claim:
    """Return a claim with other ids for the entities that it names."""
    return replace(
        claim,
        subject=ids[claim.subject] if claim.subject else None,
        object=ids[claim.object] if claim.object else None,
        event_place=ids[claim.event_place] if claim.event_place else None,
        claimed_by=tuple(dict.fromkeys(ids[i] for i in claim.claimed_by)),
    )


@dataclass(slots=True)
class _Found:
    """What all documents say of each key, and which keys are first named by the same words."""

    facets: dict[str, dict[str, dict[str, int]]] = field(default_factory=dict)
    firsts: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    rivals: dict[Place, set[str]] = field(default_factory=lambda: defaultdict(set))
    mentions: dict[str, list[Mention]] = field(default_factory=lambda: defaultdict(list))

    def add(self, members: Iterable[Member]) -> None:
        for member in members:
            known = self.facets.setdefault(member.key, {})
            for name, value in facets(member):
                counts = known.setdefault(name, {})
                counts[value] = counts.get(value, 0) + 1
            self.mentions[member.key].extend(member.entity.mentions)
            if member.first:
                self.firsts[member.key].append(member.first)
                self.rivals[member.first].add(member.key)

    def cluster(self, key: str) -> Cluster:
        first = min(self.firsts[key], default=None)
        return Cluster((key,), self.facets[key], first, tuple(self.rivals[first]) if first else ())


def _entities(found: _Found, judged: Judgements) -> tuple[tuple[Entity, ...], dict[str, str]]:
    """Return all entities, sorted by id, and the id of every key."""
    groups = sorted({tuple(key for key in judged.group(key) if key in found.facets) for key in found.facets})
    singles = {key: found.cluster(key) for key in found.facets}
    wholes = {keys: joined([singles[key] for key in keys]) for keys in groups}
    ids = {key: whole.id for keys, whole in wholes.items() for key in keys}
    entities = []
    for keys, whole in wholes.items():
        places = {ids[place] for place in whole.facets.get("place", ())}
        entity = entity_of(whole, Parts(judged.name(keys), places, {singles[key].id for key in keys}))
        mentions = sorted((m for key in keys for m in found.mentions[key]), key=in_text)
        entities.append(replace(entity, mentions=tuple(mentions)))
    return tuple(sorted(entities, key=lambda e: e.id)), ids


def in_text(mention: Mention) -> tuple[str, int, int, str]:
    """Where a mention stands among all others."""
    return mention.article, mention.span.start, mention.span.end, mention.text
