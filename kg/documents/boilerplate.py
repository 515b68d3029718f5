"""Lines that pages put between the paragraphs of an article: prompts, labels of links, notices about the page."""

from __future__ import annotations

import re

_LONGEST = 160
_NETWORKS = "facebook|twitter|x|whatsapp|linkedin|instagram|reddit|telegram|bluesky|threads|youtube"
_WHOLE = (
    "(?:skip )?advertisements?",
    "(?:story|article) continues (?:below|after) (?:this |the )?ad(?:vertisement)?",
    "continue reading(?: the main story)?|skip to (?:main )?content|back to top|scroll down",
    "read more|read also|see also|related(?: articles?| stories| content| topics)?|more on this story",
    "(?:most|more) (?:read|popular|viewed)|recommended(?: for you| stories)?|trending(?: now)?",
    "you (?:may|might) also like|(?:leave a )?comments?(?: ?\\(\\d+\\))?|\\d+ comments?|copy link",
    "(?:share|save|print|email|bookmark|listen to)(?: this)?(?: (?:article|story|page|post))?",
    rf"(?:share|follow us|find us|like us|post|tweet)(?: this)?(?: (?:article|story))? (?:on|via) (?:{_NETWORKS})\b.*",
    "subscribe(?: now| here| today)?|sign (?:in|up)(?: now| here| today)?|log ?in|register(?: now)?",
)
_LINK = "read more|read also|read next|see also|also read|related|recommended|more on this|watch|listen"
_LABELLED = rf"(?:{_LINK})\s?[:|>»]\s?.*[^.!?\"”’]"
_MAIL = r"\b(?:newsletters?|alerts?|e-?mails?|inbox|briefings?|updates)\b"
_PROMPTS = (
    rf"(?:sign up|subscribe|register) (?:to|for|here|now|today)\b.*{_MAIL}.*",
    r"(?:get|receive) (?:more news|our newsletters?|the latest news|breaking news)\b.*",
    r"(?:download|get) (?:our|the) (?:free )?(?:\w+ )?app\b.*|(?:click|tap) here (?:to|for)\b.*",
    r".*\b(?:is|are) (?:not|no longer) supported\b.*\bbrowsers?\b.*",
    r".*\byour browser\b.*\b(?:supported?|out of date|javascript)\b.*",
    r"please (?:enable|turn on) (?:javascript|cookies)\b.*|(?:we|this (?:site|website)) uses? cookies\b.*",
    r"(?:copyright )?(?:©|\(c\)) ?(?:[\w.,&'’ -]{1,60} )?\d{4}\b.*|copyright \d{4}\b.*|.{0,60}\ball rights reserved\.?",
)
_PATTERNS = (*(rf"(?:{whole})[.:!>»]?" for whole in _WHOLE), _LABELLED, *_PROMPTS)
_BOILERPLATE = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS), re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n{3,}")


def drop_boilerplate(text: str) -> str:
    """Return clean text without such lines; a line goes only as a whole and only if it is short."""
    lines = text.split("\n")
    kept = [line for line in lines if not (line and is_boilerplate(line))]
    if len(kept) == len(lines):
        return text
    return _BLANK_LINES.sub("\n\n", "\n".join(kept)).strip()


def is_boilerplate(line: str) -> bool:
    """Whether a line speaks to the visitor of the page and not of the news."""
    return len(line) <= _LONGEST and _BOILERPLATE.fullmatch(line.strip(" *-•|")) is not None
