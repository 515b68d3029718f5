"""Dates as publishers write them → ISO 8601. What is ambiguous, absurd or in the future is no date."""

from __future__ import annotations

import re
from datetime import date, timedelta

FIRST_YEAR = 1600  # the first newspapers
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_ISO = re.compile(r"(?P<year>\d{4})(?P<sep>[-/.]?)(?P<month>\d{2})(?P=sep)(?P<day>\d{2})(?!\d)")
_WORDS = (
    re.compile(rf"\b{_DAY}\.?[\s-]+(?:of\s+)?{_MONTH},?[\s-]+(?P<year>\d{{4}})\b"),
    re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})\b"),
)
_MAX_LENGTH = 100
_FULL = r"(?:\d{1,2} [A-Za-z]{3,9}\.?,? \d{4}|[A-Za-z]{3,9}\.? \d{1,2},? \d{4})"
_DATE_LINE = re.compile(rf"(?:published:? )?(?:on )?(?:[a-z]{{3,6}}day,? )?({_FULL})", re.I)
_DATELINE = re.compile(
    rf"[A-Z][A-Z.' -]+[A-Z](?:, [\w.' ]{{2,30}})?, ({_FULL})(?: \([\w .&-]{{2,40}}\))? ?(?:--|[—–-]) "
)
_TOP_LINES = 6


def parse_date(text: str, *, today: date | None = None) -> str | None:
    """Return the day as `2018-10-22`, as the publisher's own clock has it, or `None` where it can't be told.

    `10/11/2018` is one day in Europe and another in America, so it is none. `today` bounds the future.
    """
    text = text.strip()[:_MAX_LENGTH]
    found = _ISO.match(text)
    if not found:
        found = next(filter(None, (pattern.search(text) for pattern in _WORDS)), None)
    if not found:
        return None
    try:
        day = date(int(found["year"]), _month(found["month"]), int(found["day"]))
    except ValueError:
        return None
    latest = (today or date.today()) + timedelta(days=1)  # it may be tomorrow there
    return day.isoformat() if date(FIRST_YEAR, 1, 1) <= day <= latest else None


def dateline_date(text: str) -> str | None:
    """Return the day that the top of an article gives: a full date on a line of its own or in a dateline in capitals.

    Several different days there leave open which is meant, so they give none.
    """
    top = [line for line in text.split("\n") if line][:_TOP_LINES]
    found = [_DATE_LINE.fullmatch(line) or _DATELINE.match(line) for line in top]
    days = {parse_date(match[1]) for match in found if match}
    return days.pop() if len(days) == 1 else None


def _month(text: str) -> int:
    """Return the number of a month given by number, name or abbreviation, and 0 for other words."""
    if text.isdigit():
        return int(text)
    return 1 + next((n for n, name in enumerate(_MONTHS) if name.startswith(text.lower())), -1)
