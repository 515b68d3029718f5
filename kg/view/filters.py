"""What part of the graph a page shows: the neighbourhood of an entity, one relation, a range of dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kg.errors import AmbiguousName, UnknownName, UsageError
from kg.records import Claim, Document, Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Conditions that a claim meets to be on the page; the default shows everything.

    `around` is an entity's id, label or alias; `depth` counts the steps away from it. `since` and `until` are
    inclusive ISO dates, whole or cut (`2018-10`); they meet the event's date or else the article's, and leave out
    claims without either.
    """

    around: str | None = None
    depth: int = 1
    relation: str | None = None
    since: str | None = None
    until: str | None = None

    def __post_init__(self) -> None:
        if self.depth < 1:
            raise UsageError(f"the depth must be 1 or more, not {self.depth}")
        for name, given in (("since", self.since), ("until", self.until)):
            if given is not None and not _is_date(given):
                raise UsageError(f"{name} is not a date: {given!r} (write 2018-10-22, 2018-10 or 2018)")
        if self.since and self.until and self.until < self.since[: len(self.until)]:
            raise UsageError(f"nothing lies between {self.since} and {self.until}: give the earlier date as --since")

    def __bool__(self) -> bool:
        return any((self.around, self.relation, self.since, self.until))


def apply(
    filters: Filters, *, entities: Sequence[Entity], claims: Sequence[Claim], documents: Mapping[str, Document]
) -> tuple[list[Entity], list[Claim]]:
    """Keep the claims that meet all conditions, and the entities that these claims name."""
    if not filters:
        return list(entities), list(claims)
    kept = [claim for claim in claims if _matches(filters, claim, documents.get(claim.article))]
    if filters.relation and not any(claim.relation == filters.relation for claim in claims):
        known = ", ".join(sorted({claim.relation for claim in claims})) or "none"
        raise UsageError(f"no claim has the relation {filters.relation!r}; the graph has: {known}")
    center = find(filters.around, entities).id if filters.around else None
    if center:
        near = _within(center, filters.depth, kept)
        kept = [claim for claim in kept if (sides := _sides(claim)) and near.issuperset(sides)]
    named = {name for claim in kept for name in (*_sides(claim), *claim.claimed_by, claim.event_place)} | {center}
    return [entity for entity in entities if entity.id in named], kept


def find(name: str, entities: Iterable[Entity]) -> Entity:
    """Return the one entity with this id, else label, else alias (case aside)."""
    pool = list(entities)
    folded = name.casefold()
    tests = (
        [e for e in pool if e.id == name],
        [e for e in pool if e.label.casefold() == folded],
        [e for e in pool if folded in {alias.casefold() for alias in e.aliases}],
    )
    found = next((hits for hits in tests if hits), [])
    if not found:
        raise UnknownName(f"no entity is called {name!r}")
    if len(found) > 1:
        listed = ", ".join(f"{e.label} ({e.kind}, {e.id})" for e in sorted(found, key=lambda e: e.id))
        raise AmbiguousName(f"{name!r} fits several entities; give the id of one: {listed}")
    return found[0]


def _matches(filters: Filters, claim: Claim, document: Document | None) -> bool:
    if filters.relation and claim.relation != filters.relation:
        return False
    if not (filters.since or filters.until):
        return True
    day = claim.event_date or (document.published if document else None)
    return bool(day) and _in_range(str(day), filters.since, filters.until)


def _is_date(text: str) -> bool:
    """Whether it is a day, month or year of the calendar as ISO 8601 writes it: such texts sort as the dates do."""
    try:
        day = date.fromisoformat(text + "-01-01"[len(text) - 4 :]) if len(text) in (4, 7, 10) else None
    except ValueError:
        return False
    return day is not None and day.isoformat().startswith(text)


def _in_range(day: str, since: str | None, until: str | None) -> bool:
    """Compare dates as far as both are given: `2018-10-19` is within `2018-10`."""
    late_enough = not since or day[: len(since)] >= since[: len(day)]
    return late_enough and (not until or day[: len(until)] <= until[: len(day)])


def _within(center: str, depth: int, claims: Iterable[Claim]) -> set[str]:
    neighbours: dict[str, set[str]] = {}
    for claim in claims:
        if claim.subject and claim.object:
            neighbours.setdefault(claim.subject, set()).add(claim.object)
            neighbours.setdefault(claim.object, set()).add(claim.subject)
    reached = frontier = {center}
    for _ in range(depth):
        frontier = {other for one in frontier for other in neighbours.get(one, ())} - reached
        reached = reached | frontier
    return reached


def _sides(claim: Claim) -> tuple[str, ...]:
    return tuple(side for side in (claim.subject, claim.object) if side)
