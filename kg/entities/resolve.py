"""Merge the entities of all documents into those of the graph.

Prefers a split to a wrong merge: the same id in another data set, or the same name and kind. Descriptions stay within
their article, except for the government of a country.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.records import Claim, Entity, Extraction, Kind, digest

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """The entities of the whole graph by id, and all claims with their ids."""

    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]


def resolve(extractions: Iterable[Extraction]) -> Resolution:
    """Resolve the entities of all documents; what is neither named nor part of a claim is left out."""
    clusters: dict[Key, list[Entity]] = defaultdict(list)
    claims: list[Claim] = []
    for extraction in sorted(extractions, key=lambda e: e.document.id):
        kept = _kept(extraction)
        places = {e.id: e for e in extraction.entities}
        for entity in kept:
            clusters[_key(entity, places)].append(entity)
        claims.extend(extraction.claims)
    ids = _ids(clusters)
    entities = (_merge(ids, members) for members in clusters.values())
    resolved = (_rename(claim, ids) for claim in claims)
    return Resolution(tuple(sorted(entities, key=lambda e: e.id)), tuple(sorted(resolved, key=_order)))


def _order(claim: Claim) -> tuple[str, int, int, str]:
    return claim.article, claim.evidence.start, claim.evidence.trigger.start, claim.id


def _kept(extraction: Extraction) -> list[Entity]:
    """The entities that have a name or a part in a claim, and the places that groups belong to."""
    claimed = {i for c in extraction.claims for i in (c.subject, c.object, c.event_place, *c.claimed_by)}
    wanted = {e.id for e in extraction.entities if e.id in claimed or any(m.form == "name" for m in e.mentions)}
    wanted |= {e.of_place for e in extraction.entities if e.id in wanted and e.of_place}
    return [e for e in extraction.entities if e.id in wanted]


def _key(entity: Entity, places: Mapping[str, Entity]) -> Key:
    if entity.same_as:
        return ("id", entity.same_as[0])
    if any(m.form == "name" for m in entity.mentions):
        return ("name", entity.kind, _fold(entity.label))
    place = places.get(entity.of_place or "")
    if entity.kind == "Organization" and place is not None and entity.label.endswith(" government"):
        return ("government", place.label)
    return ("article", entity.id)


def _fold(name: str) -> str:
    words = name.replace("’", "'").casefold().split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _ids(clusters: Mapping[Key, Sequence[Entity]]) -> dict[str, str]:
    """The graph's id for every id within a document: the Wikidata id, else the hash of the earliest mention."""
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for key, members in sorted(clusters.items()):
        new = _id(members)
        new = new if new not in taken else digest(new, *key)
        taken.add(new)
        ids.update((entity.id, new) for entity in members)
    return ids


def _id(members: Iterable[Entity]) -> str:
    members = list(members)
    linked = sorted({i for e in members for i in e.same_as})
    if linked:
        return linked[0]
    first = min((m.article, m.span.start, m.span.end) for e in members for m in e.mentions)
    return digest(first[0], str(first[1]), str(first[2]))


def _merge(ids: Mapping[str, str], members: Sequence[Entity]) -> Entity:
    label = _label(members)
    names = {e.label for e in members} | {a for e in members for a in e.aliases}
    places = sorted({ids[e.of_place] for e in members if e.of_place})
    return Entity(
        id=ids[members[0].id],
        label=label,
        kind=_kind(members),
        aliases=tuple(sorted(names - {label})) if any(m.form == "name" for e in members for m in e.mentions) else (),
        same_as=tuple(sorted({i for e in members for i in e.same_as})),
        of_place=places[0] if places else None,
        mentions=tuple(sorted((m for e in members for m in e.mentions), key=lambda m: (m.article, m.span, m.text))),
    )


def _label(members: Sequence[Entity]) -> str:
    """The most frequent label, the first in the alphabet of equals."""
    counts = Counter(e.label for e in members)
    return min(counts, key=lambda name: (-counts[name], name))


def _kind(members: Sequence[Entity]) -> Kind:
    counts = Counter(e.kind for e in members)
    return min(counts, key=lambda kind: (-counts[kind], kind))


def _rename(claim: Claim, ids: Mapping[str, str]) -> Claim:
    return replace(
        claim,
        subject=ids[claim.subject] if claim.subject else None,
        object=ids[claim.object] if claim.object else None,
        event_place=ids[claim.event_place] if claim.event_place else None,
        claimed_by=tuple(dict.fromkeys(ids[i] for i in claim.claimed_by)),
    )
