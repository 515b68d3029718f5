"""From words such as "on Sunday night" or "earlier this month" to the smallest unit of the calendar that holds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = "january february march april may june july august september october november december".split()
_NUMBERS = {w: n for n, w in enumerate("a two three four five six seven eight nine ten eleven twelve".split(), 1)}
_NUMBERS |= {"an": 1, "one": 1}
_NAME = r"(?-i:January|February|March|April|May|June|July|August|September|October|November|December)"
_MONTH = rf"(?:{'|'.join(_MONTHS)}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)})"
_EXPRESSION = re.compile(
    r"(?<![\w-])(?P<not>(?:(?:by|until|till|before|after|within|than|every|each|as\s+of)\s+(?:the\s+)?)?)(?:"
    r"(?P<iso>\d{4}-\d\d-\d\d)"
    rf"|(?P<month>{_MONTH})\s+(?P<day>{_DAY})(?:\s?(?:-|–|to|and|through)\s?(?P<till>{_DAY}))?(?:,?\s+(?P<year>\d{{4}}))?(?!\d)"
    rf"|(?P<day2>{_DAY})(?:\s?(?:-|–|to|and)\s?(?P<till2>{_DAY}))?\s+(?P<month2>{_MONTH})(?:,?\s+(?P<year2>\d{{4}}))?"
    rf"|(?:(?:early|late|mid-?)\s*)?(?:(?P<which>last|next|this)\s+)?(?P<month3>{_NAME})(?:,?\s+(?:of\s+)?(?P<year3>\d{{4}}))?"
    rf"|(?P<weekday>{'|'.join(_DAYS)})\s+(?:to|and|through)\s+(?P<weekday2>{'|'.join(_DAYS)})"
    rf"|(?:(?P<side>next|last|this|coming)\s+)?(?P<weekday3>{'|'.join(_DAYS)})(?:\s+(?:of\s+)?(?P<week>last|next)\s+week)?"
    r"|(?P<relative>the day before yesterday|the day after tomorrow|yesterday|last night|today|tonight|tomorrow"
    r"|this (?:morning|afternoon|evening))"
    rf"|{_COUNT}\s+(?P<unit>hour|minute|day|week|month|year)s?\s+(?P<ago>ago|later|earlier)"
    r"|the\s+(?P<step>following|next|previous|same)\s+(?:day|morning|evening|night|afternoon)"
    r"|(?P<span>last|this|next)\s+(?P<period>week|weekend|month|year|spring|summer|autumn|fall)"
    r"|(?:in|during|since|of|from|early|late|mid-?|spring|summer|autumn|fall)\s*(?P<only>(?:1[6-9]|20)\d\d)"
    r"(?:\s?(?:-|–|to|and)\s?(?P<other>(?:1[6-9]|20)\d\d))?(?![\w-]*s\b|\s+\w+s\b))(?!\w)",
    re.IGNORECASE,
)
_RELATIVE = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}
_STEP = {"following": 1, "next": 1, "previous": -1, "same": 0}
_SIDE = {"last": -1, "this": 0, "next": 1}
_UNIT = {"hour": 0, "minute": 0, "day": 1, "week": 7}
_NEAR = timedelta(days=31)
_DAY_LONG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Interval:
    """The days from `first` to `last`, both included."""

    first: date
    last: date

    def __str__(self) -> str:
        """The day, month or year that holds the interval; empty where none does."""
        if self.first == self.last:
            return self.first.isoformat()
        if (self.first.year, self.first.month) == (self.last.year, self.last.month):
            return f"{self.first:%Y-%m}"
        return f"{self.first:%Y}" if self.first.year == self.last.year else ""


def find_intervals(text: str, base: date | None, *, ahead: bool, anchor: date | None = None) -> Iterator[Interval]:
    """Yield what the expressions of a text mean, in text order; deadlines ("by Friday") and habits mean no date.

    `base` is the article's day, `ahead` whether the text tells of what is to come, `anchor` the day that "the following
    day" counts from.
    """
    for match in _EXPRESSION.finditer(text):
        if match["not"]:
            continue
        try:
            found = _resolve(match, base, ahead=ahead, anchor=anchor)
        except (ValueError, OverflowError):
            continue
        if found is not None:
            yield found


def _resolve(match: re.Match[str], base: date | None, *, ahead: bool, anchor: date | None) -> Interval | None:
    if match["iso"]:
        return _on(date.fromisoformat(match["iso"]))
    if month := match["month"] or match["month2"]:
        days = [match["day"] or match["day2"], match["till"] or match["till2"]]
        return _days(_number(month), [d for d in days if d], match["year"] or match["year2"], base, ahead)
    if match["month3"]:
        return _month(_number(match["month3"]), match["year3"], (match["which"] or "").lower(), base, ahead)
    if match["only"]:
        years = sorted(int(y) for y in (match["only"], match["other"]) if y)
        return Interval(date(years[0], 1, 1), date(years[-1], 12, 31))
    if match["step"] or (match["ago"] or "").lower() in ("later", "earlier"):
        return _from_anchor(match, anchor)
    return _near(match, base, ahead) if base is not None else None


def _near(match: re.Match[str], base: date, ahead: bool) -> Interval | None:
    """What is told by its distance from the article's day."""
    if match["relative"]:
        return _on(base + timedelta(days=_RELATIVE.get(match["relative"].lower(), 0)))
    if match["ago"]:
        return _back(base, _count(match["count"]), match["unit"].lower())
    if match["period"]:
        return _period(match["span"].lower(), match["period"].lower(), base)
    if match["weekday"]:
        first, last = (_weekday(match[name], "", base, ahead) for name in ("weekday", "weekday2"))
        return Interval(min(first, last), max(first, last))
    if match["week"]:
        monday = base - timedelta(days=base.weekday()) + timedelta(weeks=_SIDE[match["week"].lower()])
        return _on(monday + timedelta(days=_DAYS.index(match["weekday3"].lower())))
    return _on(_weekday(match["weekday3"], (match["side"] or "").lower(), base, ahead))


def _weekday(name: str, side: str, base: date, ahead: bool) -> date:
    weekday = _DAYS.index(name.lower())
    if side in ("next", "coming") or (ahead and side != "last"):
        return base + timedelta(days=(weekday - base.weekday()) % 7 or 7)
    back = (base.weekday() - weekday) % 7
    return base - timedelta(days=back or (7 if side == "last" else 0))


def _days(month: int, days: list[str], year: str | None, base: date | None, ahead: bool) -> Interval | None:
    """Days of the calendar; without a year the nearest ones on the right side of the article's day."""
    first, last = (int(re.sub(r"\D", "", day)) for day in (days[0], days[-1]))
    if not year and base is None:
        return None
    at = int(year) if year else base.year if base else 0
    found = Interval(date(at, month, first), date(at, month, last))
    if year or base is None:
        return found
    if ahead and found.last < base - _NEAR:
        return Interval(date(at + 1, month, first), date(at + 1, month, last))
    if not ahead and found.first > base + _NEAR:
        return Interval(date(at - 1, month, first), date(at - 1, month, last))
    return found


def _month(month: int, year: str | None, which: str, base: date | None, ahead: bool) -> Interval | None:
    if year:
        return _whole_month(int(year), month)
    if base is None:
        return None
    later = which == "next" or (ahead and which != "last")
    if later:
        return _whole_month(base.year + (month < base.month or (which == "next" and month == base.month)), month)
    return _whole_month(base.year - (month > base.month or (which == "last" and month == base.month)), month)


def _whole_month(year: int, month: int) -> Interval:
    following = date(year + (month == 12), month % 12 + 1, 1)
    return Interval(date(year, month, 1), following - _DAY_LONG)


def _period(side: str, period: str, base: date) -> Interval:
    step = _SIDE[side]
    if period in ("week", "weekend"):
        monday = base - timedelta(days=base.weekday()) + timedelta(weeks=step)
        return Interval(monday + timedelta(days=5 if period == "weekend" else 0), monday + timedelta(days=6))
    if period == "month":
        months = base.year * 12 + base.month - 1 + step
        return _whole_month(months // 12, months % 12 + 1)
    if period == "year":
        return Interval(date(base.year + step, 1, 1), date(base.year + step, 12, 31))
    first = {"spring": 3, "summer": 6}.get(period, 9)
    year = base.year + (step if step > 0 and base.month >= first else -1 if step < 0 and base.month <= first + 2 else 0)
    return Interval(date(year, first, 1), _whole_month(year, first + 2).last)


def _back(base: date, count: int, unit: str) -> Interval:
    """So long ago: a week or more is told to about half of its unit."""
    if unit == "month":
        months = base.year * 12 + base.month - 1 - count
        return _whole_month(months // 12, months % 12 + 1)
    if unit == "year":
        return Interval(date(base.year - count, 1, 1), date(base.year - count, 12, 31))
    day = base - timedelta(days=count * _UNIT[unit])
    slack = timedelta(days=3 if unit == "week" else 0)
    return Interval(day - slack, day + slack)


def _from_anchor(match: re.Match[str], anchor: date | None) -> Interval | None:
    if anchor is None:
        return None
    if match["step"]:
        return _on(anchor + timedelta(days=_STEP[match["step"].lower()]))
    unit, count = match["unit"].lower(), _count(match["count"])
    if unit in ("month", "year"):
        return None
    return _on(anchor + timedelta(days=count * _UNIT[unit] * (1 if match["ago"].lower() == "later" else -1)))


def _on(day: date) -> Interval:
    return Interval(day, day)


def _number(month: str) -> int:
    return next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(month.lower().rstrip(".")[:3]))


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]
