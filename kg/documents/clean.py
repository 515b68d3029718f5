"""A raw article → a document."""

from __future__ import annotations

import re

from kg.documents.boilerplate import drop_boilerplate
from kg.documents.dates import dateline_date, parse_date
from kg.documents.language import other_language
from kg.documents.text import clean_line, clean_text
from kg.documents.urls import canonical_url
from kg.documents.wrapping import unwrap
from kg.errors import InputError
from kg.records import Document, digest
from kg.sources import RawArticle

MAX_CHARACTERS = 1_000_000
# the longest runs without a space are addresses; what is longer is data in disguise
MAX_WORD = 20_000
_LONG_WORD = re.compile(rf"\S{{{MAX_WORD + 1}}}")


def clean(raw: RawArticle) -> Document:
    """Return the document that a raw article becomes; raise `InputError` where it holds no English text."""
    body = drop_boilerplate(unwrap(clean_text(raw.text)))
    if not body:
        raise InputError("empty")
    title = clean_line(raw.title) if raw.title else None
    text = body if not title or body.split("\n", 1)[0] == title else f"{title}\n\n{body}"
    if len(text) > MAX_CHARACTERS:
        raise InputError(f"too long: {len(text):,} characters, one article has at most {MAX_CHARACTERS:,}; split it")
    if _LONG_WORD.search(text):
        raise InputError(f"not running text: a word of more than {MAX_WORD:,} characters")
    other = other_language(text, raw.language)
    if other:
        raise InputError(f"not in English: {other}")
    url = canonical_url(raw.url) if raw.url else None
    given, place = clean_line(raw.id or ""), _place(raw)
    return Document(
        id=digest(given or url or place),
        text=text,
        title=title or None,
        url=url,
        published=parse_date(raw.published) if raw.published else dateline_date(body),
        publisher=(clean_line(raw.publisher) if raw.publisher else None) or None,
        key=given or (None if raw.source == "-" else clean_line(place)),
    )


def _place(raw: RawArticle) -> str:
    """Where an article came from; what comes through a pipe has no place but its own words."""
    if raw.source == "-":
        return f"-\n{raw.text}"
    place = raw.source if raw.offset is None else f"{raw.source}:{raw.offset}"
    return place.encode("utf-8", "backslashreplace").decode("utf-8")
