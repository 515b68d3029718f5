"""Titles right before names."""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from kg import knowledge

PAST = frozenset(
    "former ex late deposed ousted then retired formerly previously onetime sometime erstwhile once".split()
)
_WITH_FIELD = frozenset(
    "secretary minister undersecretary director commissioner superintendent coordinator officer professor".split()
)
_RANKS = frozenset("Chief Deputy Assistant Senior Divisional Zonal Additional Associate Principal Joint".split())
_ENDED = re.compile(r"\b(?:until|till)\b[^,;]{0,15}\d{4}|\bfrom\b[^,;]{0,12}\d{4} to\b|\b\d{4} ?[-–—] ?\d{2,4}\b")


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
    best = _with_noun(_with_rank(_with_field(best))) if best is not None else None
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


def _with_noun(title: Span) -> Span:
    """The office with the nouns written small that tell of what: "union leader"."""
    doc, start = title.doc, title.start
    while start > title.sent.start and doc[start - 1].tag_ == "NN" and doc[start - 1].dep_ == "compound":
        start -= 1
        if not (doc[start].is_lower or doc[start].is_sent_start) or doc[start].head.i >= title.end:
            return title
    joined = start > title.sent.start and doc[start - 1].lower_ in ("and", "or", "&")
    return doc[start : title.end] if title[-1].is_lower and not joined else title


def _with_rank(title: Span) -> Span:
    """The office with a rank and what it is in charge of before it: "Divisional Railway Manager", "Deputy Assistant
    Secretary"; a body that starts with such a word stays one ("Regional Hospital Director").
    """
    doc, start = title.doc, title.start
    while start > max(title.sent.start, title.start - 3) and doc[start - 1].text.istitle():
        start -= 1
        if knowledge.noun(doc[start].lower_) == "organization" or doc[start].lower_ == "hospital":
            break
        if is_rank(doc[start]):
            return doc[start : title.end]
    return title


def _is_field(word: Token) -> bool:
    known = word.ent_type_ in ("PERSON", "NORP", "GPE") or knowledge.demonym(word.text) or knowledge.country(word.text)
    return word.text.istitle() and word.tag_.startswith("NN") and not known


def office_end(noun: Token) -> int:
    """Where an office ends that a noun starts, with its field behind it: "Minister of Foreign Affairs", "Director of
    Operations".
    """
    doc = noun.doc
    ends = range(min(noun.i + 6, noun.sent.end), noun.i + 2, -1)
    known = next((e for e in ends if doc[e - 1].is_alpha and knowledge.title(doc[noun.i : e].text)), noun.i + 1)
    end = noun.i + 2
    if known > noun.i + 1 or noun.lower_ not in _WITH_FIELD or not noun.text.istitle() or end >= noun.sent.end:
        return known
    while end < noun.sent.end and not doc[end].ent_type_ and _is_field(doc[end]):
        end += 1
    return end if doc[noun.i + 1].lower_ == "of" and end > noun.i + 2 else known


def is_rank(word: Token) -> bool:
    """Whether a word starts an office: "Deputy", "Divisional"."""
    return word.text in _RANKS


def has_ended(words: str) -> bool:
    """Whether words tell when a state was over: "until 2010", "from 1990 to 1998", "1990–98"."""
    return _ENDED.search(words) is not None
