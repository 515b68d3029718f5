"""Titles right before names."""

from __future__ import annotations

from spacy.tokens import Span, Token

from kg import knowledge

PAST = frozenset({"former", "ex", "late", "deposed", "ousted", "then", "retired", "formerly", "previously"})


def title_before(name: Span) -> Span | None:
    """The longest known title that ends where a name starts."""
    doc, end = name.doc, name.start
    best = None
    for start in range(end - 1, max(end - 8, name.sent.start - 1), -1):
        token = doc[start]
        if token.is_space or token.text in ',;:.()"“”' or token.pos_ in ("VERB", "AUX", "PRON", "DET"):
            break
        title = knowledge.title(doc[start:end].text)
        if title is not None and title.kind != "honorific":
            best = doc[start:end]
    best = _with_field(best) if best is not None else None
    past = best is not None and best.start > name.sent.start and doc[best.start - 1].lower_ in PAST
    return doc[best.start - 1 : end] if best is not None and past else best


def _with_field(title: Span) -> Span:
    """The office with a field of two parts before it: "Road Transport and Bridges Minister"."""
    doc, start, joined = title.doc, title.start, False
    if title[-1].text not in ("Minister", "Secretary"):
        return title
    while start > title.sent.start and (doc[start - 1].text in ("and", "&") or _is_field(doc[start - 1])):
        start -= 1
        joined = joined or doc[start].text in ("and", "&")
    return doc[start : title.end] if joined and _is_field(doc[start]) else title


def _is_field(word: Token) -> bool:
    known = word.ent_type_ in ("PERSON", "NORP", "GPE") or knowledge.demonym(word.text) or knowledge.country(word.text)
    return word.text.istitle() and word.tag_.startswith("NN") and not known


def office_end(noun: Token) -> int:
    """Where an office ends that a noun starts, with its field behind it: "Minister of Foreign Affairs"."""
    ends = range(min(noun.i + 6, noun.sent.end), noun.i + 2, -1)
    return next((e for e in ends if knowledge.title(noun.doc[noun.i : e].text)), noun.i + 1)
