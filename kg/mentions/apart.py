"""Whom a pronoun can't mean by where it stands (conditions B and C of Chomsky 1981), or as the owner of something."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.mentions.phrases import Phrase

_THIRD = frozenset({"he", "she", "it", "they"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubjpass"})
_OBJECTS = frozenset({"obj", "dobj", "iobj"})
_BESIDE = frozenset({"conj", "parataxis", "discourse", "vocative"})


def barred(phrase: Phrase) -> frozenset[int]:
    """The tokens whose phrases a pronoun never means."""
    if phrase.sort not in _THIRD:
        return frozenset()
    return frozenset(t.i for t in (*_named_below(phrase.head), *_acting(phrase.head), *_owned(phrase.head)))


def _owned(pronoun: Token) -> Iterator[Token]:
    """What is somebody's, and who that is: "his father, Ora Quist"."""
    if pronoun.tag_ == "PRP$":
        yield pronoun.head
        yield from (c for c in pronoun.head.rights if c.dep_ == "appos")


def _named_below(pronoun: Token) -> Iterator[Token]:
    """The names in what a pronoun is the subject of, or in a quotation before it: "He claims that Mr. Newell …", unlike
    "Newell was ill, he said".
    """
    if pronoun.dep_ in _SUBJECTS:
        for part in pronoun.head.children:
            before = part.i < pronoun.i
            if part.dep_ == "ccomp" and _ends_quotation(pronoun) if before else part.dep_ not in _BESIDE:
                yield from (t for t in part.subtree if t.pos_ == "PROPN")


def _ends_quotation(pronoun: Token) -> bool:
    """Whether a quotation ends right before a pronoun."""
    before = pronoun.doc[max(pronoun.i - 2, 0) : pronoun.i].text.rstrip(", ")
    return before.endswith(("”", '"', "''"))


def _acting(pronoun: Token) -> Iterator[Token]:
    """The subject of the verb that a pronoun is the object of: "Newell called him"."""
    reflexive = pronoun.lower_.endswith(("self", "selves"))
    if pronoun.dep_ in _OBJECTS and not reflexive:
        yield from (c for c in pronoun.head.lefts if c.dep_ == "nsubj")
