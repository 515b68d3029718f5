"""Who says what: reported content with its speaker, in direct and indirect speech."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from kg.mentions.indirect import according_to, content_of, indirect, is_claimed, within_marks
from kg.mentions.interviews import answers
from kg.mentions.quoted import direct
from kg.mentions.reports import Quotation, content_clause, speech_verbs
from kg.mentions.speakers import speaker_of

__all__ = [
    "Quotation",
    "according_to",
    "content_clause",
    "content_of",
    "find_quotations",
    "is_claimed",
    "speaker_of",
    "speech_verbs",
    "within_marks",
]


def find_quotations(doc: Doc) -> list[Quotation]:
    """Find all reported content of a document, in text order."""
    quoted = [*direct(doc), *answers(doc)]
    reported = [_clipped(_within(q, quoted), quoted) for token in doc for q in indirect(token)]
    return sorted([*reported, *quoted], key=lambda q: (q.start, -q.end, q.verb.i))


def _within(content: Quotation, quoted: list[Quotation]) -> Quotation:
    """Content that starts in a speaker's quotation ends with it, whatever the parse adds behind the closing mark, and
    is that speaker's.
    """
    same = (q for q in quoted if q.verb == content.verb and q.start <= content.start < q.end)
    found = next(same, None)
    return replace(content, end=min(content.end, found.end), speaker=found.speaker) if found else content


def _clipped(content: Quotation, quoted: list[Quotation]) -> Quotation:
    """What a quoted verb of speech reports is quoted too: "They will come, I think," she said."""
    place = content.verb.idx
    around = next((q for q in quoted if q.start <= place < q.end), None)
    if around is None:
        return content
    return replace(content, start=max(content.start, around.start), end=min(content.end, around.end))
