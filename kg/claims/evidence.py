"""Where a claim stands in its document: the sentence, the words of its parts and its content."""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.index import Filler
from kg.claims.matching import Match
from kg.language.syntax import edges
from kg.mentions.quotations import content_of
from kg.records import Document, Evidence, Passage, Span

_OWNERS = frozenset({"ORG", "GPE", "LOC", "NORP"})  # "NTSB spokesman" is spokesman of the NTSB


def text_order(match: Match) -> tuple[Filler | None, Filler | None]:
    """A symmetric claim is kept once, in text order."""
    subject, object_ = match.subject, match.object
    if match.relation.symmetric and subject and object_ and object_.token.i < subject.token.i:
        return object_, subject
    return subject, object_


def find_evidence(match: Match, document: Document, subject: Filler | None, object_: Filler | None) -> Evidence:
    """The sentence of a claim, widened where a mention reaches beyond it, with the spans of its parts."""
    sentence = match.frame.head.sent
    start, end = sentence.start_char, sentence.end_char
    for filler in (subject, object_):
        if filler is not None:
            start, end = min(start, filler.mention.span.start), max(end, filler.mention.span.end)
    text = document.text[start:end]
    start, end = start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
    return Evidence(
        document.text[start:end],
        start,
        end,
        _trigger(match),
        subject.mention.span if subject else None,
        object_.mention.span if object_ else None,
    )


def _trigger(match: Match) -> Span:
    role, head = match.frame.role, match.frame.head
    if role is not None:
        return Span(role.words.start_char, role.words.end_char)
    return Span(head.idx, head.idx + len(head))


def content(match: Match, document: Document) -> Passage | None:
    """The content: a clause, a noun phrase, or for an office its title without whose it is."""
    role = match.frame.role
    if role is not None:
        bare = next((t for t in role.words if t.ent_type_ not in _OWNERS), role.words[-1])
        start, end = bare.idx, role.words.end_char
    elif match.about is None:
        return None
    else:
        start, end = _content(match.frame.head, match.about)
    return Passage(document.text[start:end], start, end)


def _content(trigger: Token, about: Token) -> tuple[int, int]:
    """The code points of a content, without the word that introduces it ("of", "that"); where the
    report hangs on its own content, without the report.
    """
    hangs = about == trigger.head or trigger.lower_ == "according"
    start, end = (content_of(trigger) if hangs else None) or edges(about)
    for marker in about.lefts:
        if marker.idx == start and marker.dep_ in ("case", "mark") and marker.lower_ != "to":
            start = marker.idx + len(marker)
    text = about.doc.text[start:end]
    return start + len(text) - len(text.lstrip(" ,\n")), end
