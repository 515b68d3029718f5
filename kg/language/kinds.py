"""From what the network's name heads mark to the labels that the pipeline gives.

The network tells persons, organisations, places, adherents and times apart. What kind of place a name is, and which
words tie somebody to a country or a creed, is told by its words and by tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kg import knowledge
from kg.language.spans import Labelled
from kg.language.times import dates

_PLAIN: Final = {"PER": "PERSON", "TIM": "DATE"}
_OF_NOUN: Final = {"facility": "FAC", "place": "LOC", "geopolitical": "GPE"}
_IN_NAMES: Final = {
    "mount": "LOC",
    "mt.": "LOC",
    "station": "FAC",
    "university": "FAC",
    "interstate": "FAC",
    "route": "FAC",
    "highway": "FAC",
}
_LANDS: Final = frozenset({"Africa", "Andes", "Asia", "Kilimanjaro", "Sahel", "Vistula", "West Coast", "Zambezi"})
"""Parts of the world that share their name with a town."""
_ADHERENT_TAGS: Final = frozenset({"JJ", "NNPS"})
_LONGEST_ADHERENT: Final = 2
_LONGEST_BODY: Final = 7


def entities(
    words: Sequence[str], tags: Sequence[str], named: Sequence[Labelled], timed: Sequence[Labelled]
) -> tuple[Labelled, ...]:
    """Join names, adherents known by their word alone, and times; of two that overlap the earlier kind stays."""
    names = [
        Labelled(s.start, s.end, _kind(words[s.start : s.end], s.label)) for s in named if _is_kept(s, words, tags)
    ]
    found = [*_bodies(words, names), *_joined(names, "NORP"), *_adherents(words), *dates(words, timed)]
    taken: set[int] = set()
    result = []
    for span in found:
        if taken.isdisjoint(range(span.start, span.end)):
            taken.update(range(span.start, span.end))
            result.append(Labelled(span.start, span.end, _PLAIN.get(span.label, span.label)))
    return tuple(sorted(result))


def _bodies(words: Sequence[str], names: Sequence[Labelled]) -> Iterator[Labelled]:
    """Organisations of several words that are known by name, where the network marks only a part or several parts."""
    for start in sorted({s.start for s in names}):
        for end in range(min(len(words), start + _LONGEST_BODY), start + 1, -1):
            name = " ".join(words[start:end]).replace(" - ", "-")
            proper = name[0].isupper() and words[end - 1][:1].isupper()
            if proper and knowledge.organization(name) and not knowledge.place(name):
                whole = all(end >= s.end for s in names if start <= s.start < end)
                if whole and not any((s.start, s.end) == (start, end) for s in names):
                    yield Labelled(start, end, "ORG")
                break


def _joined(found: Sequence[Labelled], label: str) -> Iterator[Labelled]:
    """Make one span of neighbours that both have the label: "Central American", "Sunday night"."""
    before: Labelled | None = None
    for span in found:
        if before and before.label == span.label == label and before.end == span.start:
            before = Labelled(before.start, span.end, label)
            continue
        if before:
            yield before
        before = span
    if before:
        yield before


def _is_kept(span: Labelled, words: Sequence[str], tags: Sequence[str]) -> bool:
    """Universal NER's other names are adherents ("Mexican", "Baathists"), but also works and products."""
    name = words[span.start : span.end]
    return span.label != "OTH" or tags[span.end - 1] in _ADHERENT_TAGS or _is_adherent(" ".join(name))


def _kind(words: Sequence[str], label: str) -> str:
    name = " ".join(words)
    if label == "OTH" or _is_adherent(name):
        return "NORP"
    if label in ("LOC", "ORG") and knowledge.country(name):
        return "GPE"
    return _place(words) if label == "LOC" else label


def _place(words: Sequence[str]) -> str:
    """Tell towns and states from landscapes and buildings: "Hudson River", "Lake Placid", "Heathrow Airport"."""
    known = knowledge.place(" ".join(words))
    if known:
        return "LOC" if known[0].kind == "region_of_world" or " ".join(words) in _LANDS else "GPE"
    nouns = [words[-1], words[0]] if len(words) > 1 else words
    kind = next((kind for word in nouns if (kind := _noun(word.lower()))), None)
    return kind or ("PERSON" if _is_person(words) else "GPE")


def _is_person(words: Sequence[str]) -> bool:
    """Whether a name that is no known place is made of a first name and a surname."""
    return len(words) > 1 and bool(knowledge.first_name(words[0]) and knowledge.surname(words[-1]))


def _noun(word: str) -> str | None:
    """The label that a part of a name stands for: "river", "hills", "airport"."""
    return _IN_NAMES.get(word) or _OF_NOUN.get(knowledge.noun(word) or knowledge.noun(word.removesuffix("s")) or "")


def _adherents(words: Sequence[str]) -> Iterator[Labelled]:
    for start in range(len(words)):
        for end in range(min(len(words), start + _LONGEST_ADHERENT), start, -1):
            if words[start][:1].isupper() and _is_adherent(" ".join(words[start:end])):
                yield Labelled(start, end, "NORP")
                break


def _is_adherent(name: str) -> bool:
    return name[:1].isupper() and bool(knowledge.demonym(name) or knowledge.adherent(name))
