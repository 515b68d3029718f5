"""What a name beside a place tells: where a body has its seat, and which place lies in which."""

from __future__ import annotations

from kg import knowledge
from kg.claims.index import Filler
from kg.claims.nested import are_listed
from kg.language.syntax import comma_before, coordinated, marker_of

_SEATED = frozenset({"organization", "facility", "place"})
_UNSEATED = frozenset({"thing", "group", "person"})
_SCATTERED = frozenset("party movement front army alliance coalition brotherhood network militia railway".split())
_EVENTS = frozenset("fair faire fellowship scholarship games cup open marathon expo convention prize award".split())
_LINES = frozenset("route highway interstate motorway freeway expressway railway river".split())
_MOVING = frozenset({"express", "train", "flight"})
_FOUGHT = frozenset({"against", "by", "from", "between"})


def is_seat(body: Filler | None, place: Filler | None) -> bool:
    """Whether a body named with "in" has its seat there: "Harrow Hospital in Karsa", not "the Labour Party in Osmark".

    A body whose name tells no house has a seat in a town only, and none where it is fought ("against the Front in …").
    """
    if body is None or place is None:
        return False
    noun = body.token.lemma_.lower()
    words = body.mention.text.lower().split()
    kind = knowledge.noun(noun)
    if noun in _SCATTERED or (kind not in _SEATED and not _EVENTS.isdisjoint(words)):
        return False
    if kind in _SEATED or knowledge.noun(words[0]) in _SEATED:
        return True
    return _is_town(place.entity.label) and kind not in _UNSEATED and marker_of(body.token) not in _FOUGHT


def _is_town(label: str) -> bool:
    """Whether a name is best known as that of a town, or as that of nothing."""
    town = bool(knowledge.capital(label)) or next((p.kind == "city" for p in knowledge.place(label)), True)
    return town and knowledge.country(label) is None


def may_lie_in(inner: Filler | None, outer: Filler | None) -> bool:
    """Whether one place may lie in another: a country lies in no region or town, nor a region in another of its
    country, nor do two that are told together.
    """
    if inner is None or outer is None:
        return True
    noun = inner.token.lemma_.lower()
    if noun in _MOVING or (noun in _LINES and _is_town(outer.entity.label)):
        return False  # a road goes through a town
    if _are_regions(inner.mention.text, outer.mention.text):
        return False  # "Arizona, Florida and Illinois"
    span = inner.mention.span
    if any(span.start <= t.idx < span.end for t in coordinated(outer.token) if t != outer.token):
        return False  # "North and South Karsa"
    if comma_before(outer.token) is not None and are_listed(inner.mention.text, outer.mention.text):
        return False
    if knowledge.country(inner.mention.text) is None:
        return True
    return outer.entity.kind == "Place" or knowledge.country(outer.mention.text) is not None


def _are_regions(one: str, other: str) -> bool:
    """Whether two names are best known as regions of one country, and neither as that of a town in the other."""
    first, second = knowledge.place(one)[:1], knowledge.place(other)[:1]
    pair = [p.country for p in (*first, *second) if p.kind == "region"]
    town = any(p.region == other for p in knowledge.place(one))
    return len(pair) == 2 and pair[0] == pair[1] and not town


def is_nation(place: Filler | None) -> bool:
    """Whether somebody may be a citizen of a place: a country, or what no gazetteer has."""
    return place is None or bool(knowledge.country(place.entity.label)) or not knowledge.place(place.entity.label)
