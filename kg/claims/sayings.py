"""Quoted sentences that no verb of their own reports: the speaker of the quotation before goes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span

from kg.claims.verbs import Frame
from kg.mentions.quotations import Quotation, content_of

_REACH = 600  # code points from the speaker's mention: evidence shows both
_MARKS = "“”\"'‘’` "


def quoted_frames(doc: Doc, quotations: Iterable[Quotation]) -> Iterator[Frame]:
    """Yield a frame for every quoted sentence that is not the content of the word that names its speaker."""
    whole = doc.text
    for quotation in quotations:
        if not quotation.direct or quotation.speaker is None or _is_reported(quotation):
            continue
        span = doc.char_span(quotation.start, quotation.end, alignment_mode="expand")
        near = abs(quotation.start - quotation.speaker.idx) <= _REACH
        if span is not None and near and _is_sentence(span):
            root = doc[span.start].sent.root
            args = {"subj": (quotation.speaker,), "that": (root if root in span else span.root,)}
            text = whole[quotation.start : quotation.end]
            start = quotation.start + len(text) - len(text.lstrip(_MARKS))
            content = (start, start + len(text.strip(_MARKS).rstrip(".,")))
            yield Frame(args["that"][0], "quote", frozenset({"*"}), args, content=content)


def _is_reported(quotation: Quotation) -> bool:
    content = content_of(quotation.verb)
    return content is not None and content[0] < quotation.end and quotation.start < content[1]


def _is_sentence(span: Span) -> bool:
    """Whether a passage says something whole, and is no title or single word."""
    opening = span.text.lstrip(_MARKS + "[")[:1]
    finite = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in span)
    return opening.isupper() and finite and span.text.rstrip(_MARKS)[-1:] in (".", "!", "?", "…", ",")
