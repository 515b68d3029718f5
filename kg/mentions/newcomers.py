"""Descriptions that tell of somebody new, whoever stands before: another one, somebody's own, one of several."""

from __future__ import annotations

from spacy.tokens import Token

from kg.mentions.candidates import Candidate
from kg.mentions.groups import Group

_ANOTHER = frozenset({"other", "another", "additional", "further", "separate"})
_DETERMINERS = frozenset({"the", "these", "those", "its", "their", "his", "her", "our", "my", "your"})


def is_newcomer(candidate: Candidate, group: Group) -> bool:
    """Whether a description sets itself apart from an entity: "the other victims", "his deputy" from a director."""
    if any(c.key == candidate.key for c in group.members):
        return False
    owned = candidate.kind == "Person" and any(c.dep_ in ("nmod:poss", "poss") for c in candidate.head.lefts)
    heads = {c.head.lemma_ for c in group.members if c.form == "description"}
    if all(stands_in_alternative(c.head) for c in group.members):
        return True
    return (owned and candidate.head.lemma_ not in heads) or any(t.lower_ in _ANOTHER for t in candidate.span)


def one_of(token: Token) -> Token | None:
    """The noun that one is taken from: "victims" for "one of the victims", not in "all but one of them"."""
    if token.lower_ != "one" or (token.i and token.nbor(-1).lower_ == "but"):
        return None
    nouns = [c for c in token.rights if c.dep_ == "nmod" and any(m.lower_ == "of" for m in c.lefts)]
    if token.dep_ == "appos" or any(c.dep_ == "appos" for noun in (token, *nouns) for c in noun.rights):
        return None  # a name stands beside it
    return next((n for n in nouns if n.tag_ in ("NNS", "NNPS") and _is_bounded(n)), None)


def _is_bounded(noun: Token) -> bool:
    """Whether several are known: "one of the victims", not "one of many victims"."""
    return any(c.lower_ in _DETERMINERS or c.dep_ in ("nmod:poss", "poss") for c in noun.lefts)


def stands_in_alternative(noun: Token) -> bool:
    """Whether a noun is one of two that may be meant: "the king or queen"."""
    first = noun.head if noun.dep_ == "conj" else noun
    return any(m.lower_ in ("or", "nor") for c in first.rights if c.dep_ == "conj" for m in c.lefts)
