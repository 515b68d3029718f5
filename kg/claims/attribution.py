"""Who asserts a claim: the article itself, a named speaker, or nobody in particular."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.claims.index import Filler, MentionIndex
from kg.claims.parties import behind
from kg.language.syntax import coordinated, is_passive, joined_to
from kg.mentions.quotations import Quotation
from kg.records import Attribution

_ANONYMOUS = frozenset({"source", "people", "person", "insider", "other", "report", "many", "some"})
_THOUGHT = frozenset("think believe say report understand know suspect allege rumor rumour consider".split())
_WITHHELD = frozenset({"anonymity", "anonymously", "unnamed", "unidentified"})
_NAMING = frozenset({"name", "identify"})
_HEARSAY = frozenset({"reportedly", "allegedly", "supposedly", "purportedly", "alleged", "rumored", "rumoured"})


@dataclass(frozen=True, slots=True)
class Source:
    """The attribution of a claim with its speakers' entity ids, in text order."""

    attribution: Attribution = "article"
    claimed_by: tuple[str, ...] = ()


def attribute(trigger: Token, quotations: Sequence[Quotation], index: MentionIndex) -> Source:
    """Attribute what a trigger claims to the innermost speaker whose content it is in."""
    if any(t.lower_ in _HEARSAY for t in trigger.children if t.dep_ == "amod"):
        return Source("unnamed")  # "the alleged attack"
    quotation = innermost(trigger, quotations)
    if quotation is not None:
        return _named(quotation, index)
    if trigger.dep_ == "xcomp" and is_passive(trigger.head) and trigger.head.lemma_ in _THOUGHT:
        return Source("unnamed")  # "is thought to have met"
    beside = (*trigger.children, *trigger.head.children)
    if any(t.lower_ in _HEARSAY and t != trigger and t.pos_ != "VERB" for t in beside):
        return Source("unnamed")
    return Source()


def innermost(trigger: Token, quotations: Sequence[Quotation]) -> Quotation | None:
    """The narrowest of the contents that a trigger is in; one that it reports itself is none of them."""
    holding = (q for q in quotations if q.verb not in (trigger, _beside(trigger)) and q.holds(trigger))
    return min(holding, key=lambda q: (q.end - q.start, q.direct, q.verb.i), default=None)


def _beside(trigger: Token) -> Token | None:
    """The verb that a coordinated trigger goes with where the parse hangs it on what that verb reports."""
    verb = joined_to(trigger)
    return verb if verb != trigger.head else None


def may_speak(filler: Filler) -> bool:
    """Whether a subject is somebody: not "sources", "people familiar with the matter" or "the report"."""
    anonymous = filler.mention.form == "description" and filler.token.lemma_.lower() in _ANONYMOUS
    return not anonymous and filler.entity.kind not in ("Place", "Thing")


def _named(quotation: Quotation, index: MentionIndex) -> Source:
    if quotation.speaker is None:
        return Source("unnamed")
    if _is_withheld(quotation.speaker):
        return Source("unnamed")
    found = list(_speakers(quotation.speaker, index))
    if all(f.entity.kind == "Thing" for f in found):
        found = behind(quotation.speaker, index)  # "a statement from the ministry says"
    speakers = [f.entity for f in found if may_speak(f)]
    ids = tuple(dict.fromkeys(entity.id for entity in speakers))
    return Source("named", ids) if ids else Source("unnamed")


def _is_withheld(speaker: Token) -> bool:
    """Whether a source stays without a name: "speaking on condition of anonymity", "who asked not to be named"."""
    words = list(speaker.subtree)
    hidden = any(t.lemma_ in _NAMING and t.tag_ == "VBN" and any(_hides(w) for w in words) for t in words)
    return hidden or any(t.lower_ in _WITHHELD for t in words)


def _hides(token: Token) -> bool:
    return token.lower_ in ("not", "n't", "without") or token.lemma_ in ("decline", "refuse")


def _speakers(token: Token, index: MentionIndex) -> Iterator[Filler]:
    """Who a speaker is, each of several whose names follow ("two witnesses, Sami and Lena")."""
    found = list(index.fillers(token))
    named = [f for c in token.children if c.dep_ in ("appos", "flat") for f in index.fillers(c)]
    joint = any(len(coordinated(c)) > 1 for c in token.children if c.dep_ == "appos")
    yield from named if named and (joint or not found) else found
