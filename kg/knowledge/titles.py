"""Titles beside names, and offices within noun phrases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, cast

from kg.knowledge.nouns import noun
from kg.knowledge.people import Gender
from kg.knowledge.tables import items, rows

TitleKind = Literal["honorific", "military", "office", "trade"]

_PREPOSITIONS = frozenset({"at", "for", "from", "in", "of", "on", "to", "with"})
_AFTER = frozenset({"designate", "elect", "emerita", "emeritus"})
_LOWER = frozenset({"assistant", "associate", "co-deputy", "deputy", "junior", "under", "vice"})
# A "religious leader" leads a part only, as does an "opposition leader" or a "bank president", by the noun before.
_PARTIAL = frozenset(
    "civic civil congressional democratic financial indigenous legislative local medical military parliamentary "
    "political provincial rebel regional religious republican rival separatist spiritual student technical "
    "tribal".split()
)
_PARTS = frozenset({"organization", "group", "thing", "facility"})


@dataclass(frozen=True, slots=True)
class Title:
    """A title or an office; `heads` says that its holder leads the organisation or place that it belongs to.

    `text` is the full form ("senator" for "Sen."); ranks of the police count as military, and a trade is
    no office ("author").
    """

    text: str
    gender: Gender | None
    kind: TitleKind
    heads: bool


def title(words: str) -> Title | None:
    """The title that these words are, all of them: "Gen.", "Prime Minister", "senators", "attorneys general"."""
    table = _table()
    key = _key(words)
    lower = key.lower()
    first, space, rest = lower.partition(" ")
    forms = (key, lower, _singular(lower), _singular(first) + space + rest)
    return next((table[form] for form in forms if form in table), None)


def _singular(word: str) -> str:
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def office(noun_phrase: str) -> Title | None:
    """The last and longest office or rank in a noun phrase, before its first preposition or with it.

    "former deputy foreign minister" holds "foreign minister", "ex-secretary of state for trade" "secretary of state".
    """
    words = _key(noun_phrase).replace("ex-", "").split()
    cut = next((at for at, word in enumerate(words) if word in _PREPOSITIONS), len(words))
    for end in range(len(words), 0, -1):
        if cut >= end < len(words) and end != cut and not _may_follow(words[end]):
            return None
        for start in range(min(end, cut)):
            found = title(" ".join(words[start:end]))
            if found and found.kind not in ("honorific", "trade"):
                return _ranked(found, words[:start])
    return None


def _may_follow(word: str) -> bool:
    """Whether an office can stand before the word: a name, or "elect"; in "minister aide" it isn't the head."""
    return word in _AFTER or word[:1].isupper()


def _ranked(found: Title, before: Sequence[str]) -> Title:
    """The office, no longer leading where the words before it make it a lower or a partial one."""
    last = before[-1] if before else ""
    lower = any(word.lower() in _LOWER for word in before)
    partial = last in _PARTIAL or (last.islower() and noun(last) in _PARTS)
    return replace(found, heads=False) if lower or partial else found


def _key(words: str) -> str:
    return " ".join(words.replace(".", " ").replace("\u2019", "'").split()).removeprefix("the ").removeprefix("The ")


@cache
def _table() -> dict[str, Title]:
    """Key → title; what starts with a capital in the table ("Father", "Gen.") is found only so, or in capitals."""
    table: dict[str, Title] = {}
    for row in rows("titles.tsv"):
        made = Title(
            text=row["text"],
            gender=cast(Gender, row["gender"]) if row["gender"] else None,
            kind=cast(TitleKind, row["kind"]),
            heads=bool(row["heads"]),
        )
        for name in (row["text"], *items(row["aliases"])):
            key = _key(name)
            table.setdefault(key, made)
            if key[0].isupper():
                table.setdefault(key.upper(), made)
    return table
