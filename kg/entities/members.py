"""The entities of one document under their keys: equal keys are one entity of the graph.

Prefers a split to a wrong merge: the same id in another data set, or the same name and kind. Descriptions stay within
their article, except for the government of a country. A key is a line of text that depends on nothing but the document,
so that what one article changes in the graph can be told without reading the others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from kg.entities.judgements import key_apart
from kg.records import Entity, Extraction

LINKED = "id "
Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Member:
    """An entity of one document with its key, and the key of the place that it belongs to."""

    key: str
    entity: Entity
    place: str | None = None

    @property
    def first(self) -> Place | None:
        """Article, start and end of its earliest mention."""
        return min(((m.article, m.span.start, m.span.end) for m in self.entity.mentions), default=None)


def members(extraction: Extraction) -> list[Member]:
    """Return the entities of a document that are named or part of a claim, and the places they belong to, by key."""
    known = {entity.id: entity for entity in extraction.entities}
    keys = {entity.id: _key(entity, known) for entity in _kept(extraction)}
    found = (Member(key, known[name], keys.get(known[name].of_place or "")) for name, key in keys.items())
    return sorted(found, key=lambda member: (member.key, member.entity.id))


def parted(members: list[Member], article: str, apart: Collection[tuple[str, str]]) -> list[Member]:
    """Give those of an article's entities that a person told from others of their key a key of their own.

    Such an entity loses its ids in other data sets: they were those of the other one.
    """
    new = {member.key: key_apart(member.key, article) for member in members if (member.key, article) in apart}
    if not new:
        return members
    found = []
    for member in members:
        place = new.get(member.place or "", member.place)
        entity = replace(member.entity, same_as=()) if member.key in new else member.entity
        found.append(Member(new.get(member.key, member.key), entity, place))
    return sorted(found, key=lambda member: (member.key, member.entity.id))


def facets(member: Member) -> Iterator[tuple[str, str]]:
    """Yield what is counted over all members of an entity, as (what, value)."""
    entity = member.entity
    yield "label", entity.label
    yield "kind", entity.kind
    yield from (("alias", alias) for alias in sorted(set(entity.aliases)))
    yield from (("same_as", name) for name in sorted(set(entity.same_as)))
    if member.place:
        yield "place", member.place
    if _named(entity):
        yield "named", ""


def _kept(extraction: Extraction) -> Iterator[Entity]:
    claimed = {i for c in extraction.claims for i in (c.subject, c.object, c.event_place, *c.claimed_by)}
    wanted = {e.id for e in extraction.entities if e.id in claimed or _named(e)}
    wanted |= {e.of_place for e in extraction.entities if e.id in wanted and e.of_place}
    return (e for e in extraction.entities if e.id in wanted)


def _key(entity: Entity, known: Mapping[str, Entity]) -> str:
    if entity.same_as:
        return LINKED + min(entity.same_as)
    if _named(entity):
        return f"name {entity.kind} {_fold(entity.label)}"
    place = known.get(entity.of_place or "")
    if entity.kind == "Organization" and place is not None and entity.label.endswith(" government"):
        return f"government {place.label}"
    first = min(((m.article, m.span.start, m.span.end) for m in entity.mentions), default=(entity.id,))
    return " ".join(("mention", *map(str, first), entity.kind, entity.label))


def _named(entity: Entity) -> bool:
    return any(mention.form == "name" for mention in entity.mentions)


def _fold(name: str) -> str:
    words = name.replace("’", "'").casefold().split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)
