"""When two names within a document are forms of one name: short and long, with and without their place, abbreviated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from kg import knowledge
from kg.mentions.candidates import Candidate
from kg.mentions.groups import fold
from kg.records import Kind

_SMALL = frozenset({"of", "the", "for", "and", "de", "del"})
_LONGEST_PLACE = 4
_LONGEST_ABBREVIATION = 10
_BODIES = frozenset({"organization", "group", "facility"})


def same_name(known: str, name: str, kind: Kind) -> bool:
    """Whether a name is another one, or a short form of it."""
    long, short = fold(known).split(), fold(name).split()
    if long == short:
        return True
    if kind == "Person":
        return _person_part(long, short) or _person_part(_without_middle(long), short)
    if kind == "Organization":
        return _is_spelt(long, name) or _organization_part(long, short) or _same_body(known, name)
    if kind == "Place":  # "Halden Airport" of "Halden International Airport"
        return 1 < len(short) < len(long) and (short[0], short[-1]) == (long[0], long[-1])
    return kind == "Thing" and len(long) > 1 and short == long[1:]  # "Marna" of "Typhoon Marna"


def is_common(name: str) -> bool:
    """Whether a name is one common noun ("Court"), which means a body only where there is one of the sort."""
    return " " not in name and knowledge.noun(name.lower()) is not None


def abbreviations(names: Iterable[Candidate]) -> dict[str, str]:
    """Abbreviation → the name that it stands behind in brackets ("Karsa Workers' Party (KWP)"), or before."""
    ordered = sorted(names, key=lambda c: c.order)
    found: dict[str, str] = {}
    for one, other in pairwise(ordered):
        doc, start, end = one.span.doc, one.span.end, other.span.end
        if other.span.start == start + 1 and end < len(doc) and (doc[start].text, doc[end].text) == ("(", ")"):
            for short, long in ((other.span.text, one), (one.span.text, other)):
                whole = _abbreviated(short, long)
                if whole:
                    found.setdefault(short, whole)
    return found


def _abbreviated(text: str, long: Candidate) -> str | None:
    """The name that a text abbreviates: a longer one's last words ("Parliament of North Halden (NH)"), or all of it."""
    letters = text.replace(".", "")
    words = long.span.text.split()
    if not (letters.isupper() and letters.isalnum() and 1 < len(letters) <= _LONGEST_ABBREVIATION):
        return None
    if long.kind not in ("Organization", "GeopoliticalEntity", "Place") or knowledge.country(text):
        return None
    ends = (words[i:] for i in range(len(words) - 1) if words[i] not in _SMALL)
    spelt = next((" ".join(end) for end in ends if _initials(end) == letters), None)
    return spelt or (long.span.text if long.kind == "Organization" and len(words) > 1 else None)


def _initials(words: Sequence[str]) -> str:
    return "".join(w[0] for w in words if w not in _SMALL).upper()


def _is_spelt(long: Sequence[str], name: str) -> bool:
    letters = fold(name).replace(".", "").replace(" ", "")
    return len(letters) > 1 and name.isupper() and letters.upper() == _initials(long)


def _person_part(long: Sequence[str], short: Sequence[str]) -> bool:
    """A surname, a first name, or a run of the names that is not only the middle of them."""
    width = len(short)
    runs = any(long[i : i + width] == short for i in range(len(long) - width + 1))
    return runs and len(short[-1]) > 1


def _without_middle(words: Sequence[str]) -> list[str]:
    """A person's name without initials and nicknames in its middle ("Ines M. Okoro", 'Pavel "Pip" Orlik')."""
    return [w for i, w in enumerate(words) if i == 0 or (len(w.strip(".")) > 1 and not w.startswith(('"', "“")))]


def _organization_part(long: Sequence[str], short: Sequence[str]) -> bool:
    """ "Corvane" of "Corvane Shipping Ltd": the first words or the last, if they are distinctive; "Court" of "Supreme
    Court", the noun that it is.
    """
    if len(short) == 1 and len(long) > 1 and knowledge.noun(short[0]) in _BODIES:
        return short == long[-1:] or f"{short[0]} of " in " ".join(long)
    if len(short) >= len(long) or short not in (long[: len(short)], long[-1:]) or long[-len(short) - 1] == "of":
        return False
    if any(knowledge.noun(word) in _BODIES for word in short):
        return False  # the "House of Commons Library" is no House of Commons
    first = short[0].title()
    return not (knowledge.noun(short[-1]) or knowledge.demonym(first) or knowledge.country(first))


def _same_body(known: str, name: str) -> bool:
    """ "UK Parliament", "Parliament of the United Kingdom", "Parliament": the same words, no two different places."""
    (places, words), (own_places, own) = _of_place(known), _of_place(name)
    if not own or (places and own_places and places != own_places):
        return False
    part = is_common(own[0]) and words[:2] == [*own, "of"]  # "U.S. House" of "House of Representatives"
    return part or sorted(w for w in words if w != "of") == sorted(w for w in own if w != "of")


@lru_cache(maxsize=4096)
def _of_place(name: str) -> tuple[frozenset[str], list[str]]:
    """The countries and other known places that a name tells, and its other words."""
    words = [w for w in name.replace("’", "'").split() if w not in ("the", "The")]
    places: set[str] = set()
    others: list[str] = []
    i = 0
    while i < len(words):
        length, place = _place_at(words, i)
        if place:
            places.add(place)
        else:
            others.append(words[i].casefold())
        i += length
    while others and others[-1] == "of":
        others.pop()
    return frozenset(places), others


def _place_at(words: Sequence[str], i: int) -> tuple[int, str]:
    """How many words from a position on name a place, and which; 1 and nothing where they don't."""
    for length in range(min(_LONGEST_PLACE, len(words) - i), 0, -1):
        text = " ".join(words[i : i + length]).removesuffix("'s")
        country = knowledge.country(text) or knowledge.demonym(text)
        if country is not None:
            return length, country.name
        if length < len(words) and text[:1].isupper() and not knowledge.noun(text.lower()) and knowledge.place(text):
            return length, fold(text)
    return 1, ""
