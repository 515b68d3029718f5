"""Which place lies in the one that stands behind its comma: "in Port Ellis, Valdoria, on Monday"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span, Token

from kg import knowledge
from kg.language.syntax import marker_of

_INSIDE = frozenset({"in", "near", "outside", "at", "from", "to"})
_LABELS = frozenset({"GPE", "LOC", "FAC"})
_CITY = 100_000  # people
_DASHES = frozenset({"—", "–", "--"})


def nested(doc: Doc, names: Iterable[Span]) -> Iterator[tuple[Token, Token]]:
    """The heads of two places, the inner one first: of countries any, of regions where the outer name is shut off by
    a comma, a dash or the end, and no list goes on.
    """
    spans = sorted(names, key=lambda s: s.start)
    starts = {s.start: s for s in spans}
    for inner in spans:
        outer = starts.get(inner.end + 1)
        if outer is None or doc[inner.end].text != "," or knowledge.country(inner.text):
            continue
        if knowledge.country(outer.text) or (_is_placed(inner) and _is_shut(outer) and _may_hold(outer, inner)):
            yield inner.root, outer.root


def _is_placed(name: Span) -> bool:
    """Whether something is in it, or it opens a dateline."""
    start = name.start
    line = not start or name.doc[start - 1].is_space
    return name.root.ent_type_ in _LABELS and (line or marker_of(name.root) in _INSIDE or _follows(name))


def _follows(name: Span) -> bool:
    """Whether a preposition of place stands right before a name, wherever the parse hangs it."""
    return name.start > 0 and name.doc[name.start - 1].lower_ in _INSIDE


def _is_shut(name: Span) -> bool:
    doc, end = name.doc, name.end
    if end >= len(doc) or doc[end].text in _DASHES or doc[end].text == "." or doc[end].is_space:
        return name.root.ent_type_ == "GPE"
    after = doc[end + 1] if doc[end].text == "," and end + 1 < len(doc) else None
    goes_on = after is not None and (after.lower_ in ("and", "or") or after.ent_type_ in _LABELS)
    return name.root.ent_type_ == "GPE" and after is not None and not goes_on


def _may_hold(outer: Span, inner: Span) -> bool:
    """Whether the gazetteer knows the one in the other, or does not know the outer one nor a city by the inner name."""
    if not knowledge.place(outer.text):
        return not any(place.population > _CITY for place in knowledge.place(inner.text))
    return any(place.region == outer.text for place in knowledge.place(inner.text))


def are_listed(inner: str, outer: str) -> bool:
    """Whether two known places only follow each other: two cities, two regions, and neither lies in the other."""
    kinds = [places[0].kind for name in (inner, outer) if (places := knowledge.place(name))]
    within = any(place.region == outer for place in knowledge.place(inner))
    return len(kinds) == 2 and kinds[0] == kinds[1] and not within and knowledge.country(outer) is None
