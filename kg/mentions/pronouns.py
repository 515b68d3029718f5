"""Personal pronouns as mentions."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.mentions.candidates import Candidate
from kg.records import Kind

MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
NEUTER = frozenset({"it", "its", "itself"})
SPEAKER = frozenset({"i", "me", "my", "myself", "we", "us", "our", "ourselves"})


def find_pronouns(doc: Doc) -> Iterator[Candidate]:
    """Yield personal pronouns, expletives left out; the kind is what they most often stand for."""
    for token in doc:
        word = token.lower_
        if token.tag_ not in ("PRP", "PRP$") or token.dep_ == "expl":
            continue
        kind: Kind | None = None
        if word in MALE or word in FEMALE or word in SPEAKER:
            kind = "Person"
        elif word in PLURAL:
            kind = "Group"
        elif word in NEUTER:
            kind = "Organization"
        if kind:
            yield Candidate(doc[token.i : token.i + 1], token, "pronoun", kind, word, plural=word in PLURAL)
