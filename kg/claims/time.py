"""When an event took place: expressions such as "on Sunday night" against the article's date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from spacy.tokens import Token

from kg.records import Modality

_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = "january february march april may june july august september october november december".split()
_SHORT = {m[:3]: n for n, m in enumerate(_MONTHS, 1)} | {"sept": 9}
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?)"
_EXPRESSION = re.compile(
    rf"\b(?:{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<year>\d{{4}}))?(?!\d)"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH.replace('<month>', '<month2>')}(?:,?\s+(?P<year2>\d{{4}}))?"
    rf"|(?P<next>next|last)?\s*(?P<weekday>{'|'.join(_DAYS)})"
    r"|(?P<relative>the day before yesterday|yesterday|last night|today|tonight|tomorrow"
    r"|this (?:morning|afternoon|evening)))\b",
    re.IGNORECASE,
)
_RELATIVE = {"the day before yesterday": -2, "yesterday": -1, "last night": -1, "tomorrow": 1}


def event_date(trigger: Token, published: str | None, modality: Modality) -> str | None:
    """The day of an event as an ISO date, None where the sentence or the article's own date do not tell."""
    base = date.fromisoformat(published) if published else None
    for text in _expressions(trigger):
        for match in _EXPRESSION.finditer(text):
            found = _resolve(match, base, ahead=modality == "future")
            if found is not None:
                return found.isoformat()
    return None


def _expressions(trigger: Token) -> Iterator[str]:
    """The adverbial phrases of the trigger and of its subject, then those of the verb that it is an argument of."""
    verb = trigger
    for _ in range(3):
        for child in verb.children:
            if _is_adverbial(child):
                yield _text(child)
            elif child.dep_ in ("nsubj", "nsubj:pass", "nsubjpass") and verb == trigger:
                yield from (_text(c) for c in child.rights if _is_adverbial(c))
        opening = next(iter(verb.head.lefts), None)
        if verb.dep_ == "ccomp" and opening is not None and opening.i < verb.left_edge.i and _is_adverbial(opening):
            yield _text(opening)  # "On Friday, two men were hurt, police said": what opens the sentence is the event's
        if verb.dep_ not in ("obj", "dobj", "xcomp", "conj", "obl", "nmod", "nsubj", "nsubj:pass"):
            return
        verb = verb.head


def _is_adverbial(token: Token) -> bool:
    return token.dep_.startswith(("obl", "nmod")) or token.dep_ in ("npadvmod", "advmod", "prep", "compound")


def _text(token: Token) -> str:
    return str(token.doc[token.left_edge.i : token.right_edge.i + 1].text)


def _resolve(match: re.Match[str], base: date | None, *, ahead: bool) -> date | None:
    month = match["month"] or match["month2"]
    if month:
        number = _SHORT[month.lower().rstrip(".")[: 4 if month.lower().startswith("sept") and len(month) < 6 else 3]]
        return _calendar(number, int(match["day"] or match["day2"]), match["year"] or match["year2"], base, ahead)
    if base is None:
        return None
    if match["relative"]:
        return base + timedelta(days=_RELATIVE.get(match["relative"].lower(), 0))
    weekday = _DAYS.index(match["weekday"].lower())
    if ahead:
        return base + timedelta(days=(weekday - base.weekday()) % 7 or 7)
    return base - timedelta(days=(base.weekday() - weekday) % 7)


def _calendar(month: int, day: int, year: str | None, base: date | None, ahead: bool) -> date | None:
    """A day of the calendar; without a year the nearest one on the right side of the article's date."""
    try:
        if year:
            return date(int(year), month, day)
        if base is None:
            return None
        found = date(base.year, month, day)
        if ahead and found < base - timedelta(days=31):
            return date(base.year + 1, month, day)
        return date(base.year - 1, month, day) if not ahead and found > base + timedelta(days=31) else found
    except ValueError:
        return None
