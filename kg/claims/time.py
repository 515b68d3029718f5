"""When an event took place: what the words around it say, against the article's day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from spacy.tokens import Token

from kg.claims.calendar import find_intervals
from kg.language.syntax import RELATIVE_CLAUSES, marker_of
from kg.records import Modality

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubjpass")
_CLAUSES = RELATIVE_CLAUSES | {"acl", "advcl", "ccomp", "parataxis"}
_LATER = frozenset({"later", "then", "subsequently", "afterwards", "eventually", "previously", "earlier"})
_LASTING = frozenset("lead head serve run work live hold own be chair govern rule belong".split())
_APART = frozenset({"for", "over", "after", "before", "since", "until", "following", "despite"})  # events of their own
_RISING = ("obj", "dobj", "xcomp", "conj", "obl", "nmod", "nsubj", "nsubj:pass")
_DATELINE = re.compile(
    r"^[A-Z][^\n—]{2,60}?,\s+(?P<day>[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})\b[^\n—–]{0,40}(?:—|–|--| - )",
    re.M,
)
_DATELINE_REACH = 120  # words
_ANCHOR_REACH = 400  # words
_FAR = 7


def event_date(trigger: Token, published: str | None, modality: Modality) -> str | None:
    """The day, month or year of an event in ISO form, None where the text or the article's own date do not tell."""
    base = _base(trigger.doc[:_DATELINE_REACH].text, published)
    ahead = modality != "actual" and not any(c.lemma_ == "have" and c.dep_ == "aux" for c in trigger.lefts)
    for text in _expressions(trigger, ahead=ahead):
        if text.lower().startswith("since ") and trigger.pos_ == "VERB" and trigger.lemma_ not in _LASTING:
            continue
        for found in find_intervals(text, base, ahead=ahead, anchor=_anchor(trigger, base)):
            if str(found):
                return str(found)
    return None


@lru_cache(maxsize=64)
def _base(opening: str, published: str | None) -> date | None:
    """The article's day: its dateline's where one is given within a week before it was published."""
    if published is None:
        return None
    day = date.fromisoformat(published)
    match = _DATELINE.search(opening)
    told = next(find_intervals(match["day"], day, ahead=False), None) if match else None
    return told.last if told and told.first == told.last and 0 <= (day - told.last).days <= _FAR else day


def _anchor(trigger: Token, base: date | None) -> date | None:
    """The last day that the text names before an event's sentence, in its paragraph and the one before."""
    end = trigger.sent.start
    paragraphs = trigger.doc[max(0, end - _ANCHOR_REACH) : end].text.rstrip("\n").split("\n\n")[-2:]
    days = [i.last for p in paragraphs for i in find_intervals(p, base, ahead=False) if i.first == i.last]
    return days[-1] if days else None


def _expressions(trigger: Token, *, ahead: bool) -> Iterator[str]:
    """The adverbial phrases of the trigger and of its subject, then those of the verb that it is an argument of."""
    verb = trigger
    for _ in range(3):
        for child in verb.children:
            if _is_adverbial(child):
                yield _text(child)
            elif child.dep_ in _SUBJECTS and verb == trigger:
                yield from (_text(c) for c in child.rights if _is_adverbial(c))
        if verb == trigger and verb.pos_ == "VERB":
            nouns = [t for t in verb.rights if t.dep_ in ("obj", "dobj", "obl") and marker_of(t) not in _APART]
            yield from (_text(c) for t in nouns for c in t.rights if _is_adverbial(c))  # "left Geneva on Wednesday"
        opening = next(iter(verb.head.lefts), None)
        reported = verb.dep_ == "ccomp" and verb.i < verb.head.i
        if reported and opening is not None and opening.i < verb.left_edge.i and _is_adverbial(opening):
            yield _text(opening)  # "On Friday, two men were hurt, police said": what opens the sentence is the event's
        if not _is_at_once(verb) or (ahead and verb.dep_ == "xcomp" and verb.head.tag_ == "VBD"):
            return  # "agreed on Monday to release them"
        verb = verb.head


def _is_at_once(verb: Token) -> bool:
    """Whether what a predicate hangs on takes place at the same time."""
    if verb.dep_ == "conj":
        return not any(c.dep_ in _SUBJECTS or c.lower_ in _LATER for c in verb.children)
    return verb.dep_ in _RISING and not (verb.pos_ == "NOUN" and marker_of(verb) in _APART)


def _is_adverbial(token: Token) -> bool:
    if marker_of(token) in _APART - {"since"} and token.ent_type_ != "DATE":
        return False  # "after his arrest on Monday"
    return token.dep_.startswith(("obl", "nmod")) or token.dep_ in ("npadvmod", "advmod", "prep", "compound")


def _text(token: Token) -> str:
    """A phrase without the clauses in it, whose dates are of other events."""
    clauses = {t.i for c in token.subtree if c != token and c.dep_ in _CLAUSES for t in c.subtree}
    return "".join(t.text_with_ws for t in token.subtree if t.i not in clauses).strip()
