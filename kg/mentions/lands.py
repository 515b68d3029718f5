"""Which names are of countries, towns or bodies that no table has, by what belongs to them and by their last word."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Span

from kg import knowledge

_OF_LANDS: Final = frozenset("ambassador army coast embassy navy parliament police border".split())
_MINISTERS: Final = frozenset("foreign prime defence defense finance interior transport culture health".split())
_PAPERS: Final = frozenset(
    "courier gazette herald journal news post radio television times tribune chronicle telegraph".split()
)


def is_land(name: Span) -> bool:
    """Whether a name has what only a country or town has: "Halden's army", "Halden's foreign minister"."""
    doc, end = name.doc, name.end
    owned = name.root.head if name.root.dep_ == "nmod:poss" else None
    if owned is None or end >= len(doc) or doc[end].tag_ != "POS" or knowledge.organization(name.text):
        return False
    minister = owned.lemma_.lower() == "minister" and any(t.lower_ in _MINISTERS for t in doc[end : owned.i])
    return minister or owned.lemma_.lower() in _OF_LANDS


def holds_event(name: Span) -> bool:
    """Whether a noun or a verb has its place in it: "a court in Karlow"."""
    placed = name.root.dep_ in ("obl", "nmod") and any(c.lower_ == "in" and c.dep_ == "case" for c in name.root.lefts)
    return placed and name.root.head.lemma_.lower() not in ("believe", "confidence", "interest", "invest", "trust")


def is_body_by_its_noun(name: Span) -> bool:
    """Whether the last word of a longer name says that it is a body: "Lumen Radio", "Port Ellis Courier"."""
    last = name[-1].lower_
    known = knowledge.noun(last) == "organization" or last in _PAPERS
    person = bool(knowledge.first_name(name[0].text)) or len(name[0].text.rstrip(".")) == 1
    person = person or (name.label_ == "PERSON" and knowledge.surname(name[-1].text) is not None)
    return len(name) > 1 and known and name[-1].text[:1].isupper() and not person
