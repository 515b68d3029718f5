"""What a reported clause says that makes the report an act: a pledge, a refusal, a threat, a demand."""

from __future__ import annotations

import re

from spacy.tokens import Token

from kg.claims.category import COOPERATIVE, HOSTILE, verbs
from kg.language.syntax import coordinated, is_negated, particles
from kg.ontology import Ontology

CONTENTS = frozenset({"due", "menace", "pledge", "refusal"})
_DUTY = frozenset({"must", "should", "ought"})
_NEED = frozenset({"have", "need"})
_MATCH = re.compile(
    r"(?i)\b(seed(ed|s)?|(quarter|semi)-?finals?|playoffs?|tournament|championships?|cup|match|innings|points)\b"
    r"|(\b\d{1,2}[-–]\d{1,2}\b.{0,12}){2}"
)


def says(content: Token, sort: str, ontology: Ontology, *, own: bool) -> bool:
    """Whether a clause says what is `due`, or of its speaker's `own` coming acts a `pledge`, `refusal`, `menace`."""
    if sort == "due":
        return not own and _is_due(content)
    if not own or not _lies_ahead(content):
        return False
    wanted = HOSTILE if sort == "menace" else COOPERATIVE
    return is_negated(content) == (sort == "refusal") and _is_act(content, ontology, wanted)


def tells_match(verb: Token) -> bool:
    """Whether a sentence is about a match: "the sixth seed ousted Ruiz, 7-5, 6-3"."""
    return _MATCH.search(verb.sent.text) is not None


def _is_act(verb: Token, ontology: Ontology, categories: frozenset[str]) -> bool:
    """Whether a verb with its complements is worded as an act of some categories."""
    lemma = verb.lemma_.lower()
    known = verbs(ontology, categories)
    complements = {t.lemma_.lower() for child in verb.children for t in coordinated(child)}
    options = [words for form in (lemma, *(f"{lemma}_{p}" for p in particles(verb))) for words in known.get(form, ())]
    return any(not words or words & complements for words in options)


def _lies_ahead(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in ("will", "'ll", "’ll", "wo", "would", "shall") for c in verb.children)


def _is_due(verb: Token) -> bool:
    if verb.pos_ in ("NOUN", "PROPN"):
        return False  # "should be at the top" asks for no act
    if any(c.dep_ == "aux" and c.lower_ in _DUTY for c in verb.children):
        return True
    return verb.lemma_ in _NEED and not is_negated(verb) and any(c.dep_ == "xcomp" for c in verb.children)
