"""Whom a sentence goes on about: what "its chairman", "it also threatened" and "they were freed" may go back to."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg import knowledge
from kg.language.syntax import first_conjunct, marker_of
from kg.mentions.descriptions import phrase
from kg.mentions.pronouns import NEUTER, PLURAL
from kg.mentions.quotations import speech_verbs

_DONE_BY_BODIES = frozenset(
    "accuse appeal ask call condemn criticise criticize demand denounce deny order pledge promise refuse reject "
    "threaten urge vow warn".split()
)
_HELD = frozenset("abduct apprehend arrest capture detain jail kidnap seize".split())
_AFTER_HELD = frozenset("acquit bail charge convict deport fine free indict release sentence".split())
_JUDGING = frozenset(  # whose object the reason is about (Garvey and Caramazza 1974)
    "criticise criticize blame condemn denounce rebuke scold punish fine arrest detain jail accuse ban suspend expel "
    "sanction boycott praise thank congratulate dismiss fire sack".split()
)
_OBJECTS = frozenset({"obj", "dobj", "nsubj:pass", "nsubjpass"})
_PARTS = ("nsubj", "nsubj:pass", "obl:agent", "obj")


def topics(pronoun: Token) -> Iterator[Token]:
    """The nouns that "it" or "its" at the start of a clause may go back to: who acts in the clause before, then whom
    it is done to.
    """
    if pronoun.lower_ not in NEUTER | {"their"} or not (_is_owner_of_office(pronoun) or _acts(pronoun)):
        return
    before = _clause_before(pronoun)
    if before is not None:
        nouns = [c for c in before.children if c.i < pronoun.i and not any(r.dep_ == "conj" for r in c.rights)]
        yield from (noun for part in _PARTS for noun in nouns if noun.dep_ == part)


def held(pronoun: Token) -> Token | None:
    """Who was arrested or abducted a sentence before, where "they" are freed, charged or the like."""
    doc, start = pronoun.doc, pronoun.sent.start
    one = pronoun.head if pronoun.dep_ in ("nmod", "pobj") and pronoun.head.like_num else pronoun  # "two of them"
    if pronoun.lower_ not in PLURAL or not start or one.dep_ not in _OBJECTS or one.head.lemma_ not in _AFTER_HELD:
        return None
    verbs = (t for t in reversed(doc[start - 1].sent) if t.lemma_ in _HELD and t.pos_ == "VERB")
    objects = (c for verb in verbs for c in verb.children if c.dep_ in _OBJECTS)
    return next((t for t in objects if t.tag_ in ("NNS", "NNPS") or t.lower_ in PLURAL), None)


def repeated(pronoun: Token) -> Token | None:
    """Who the act before "and" is done to: "thanked the fans and promised them a parade"."""
    if pronoun.lower_ not in PLURAL or pronoun.dep_ not in ("obj", "iobj") or pronoun.head.dep_ != "conj":
        return None
    objects = (c for c in pronoun.head.head.rights if c.dep_ == "obj" and c.i < pronoun.i)
    return next((c for c in objects if c.tag_ in ("NNS", "NNPS")), None)


def master(pronoun: Token) -> Token | None:
    """Who acts in the sentence before, by name, where this one starts with an office of it: "Its president"."""
    if pronoun.i != pronoun.sent.start or not _is_owner_of_office(pronoun):
        return None
    return next((t for t in topics(pronoun) if t.dep_ == "nsubj" and t.pos_ == "PROPN"), None)


def judged(pronoun: Token) -> Token | None:
    """Who is blamed or praised for what they do: "criticised the bank because it refuses to pay"."""
    clause = pronoun.head
    because = clause.dep_ == "advcl" and marker_of(clause) == "because" and clause.i > clause.head.i
    if pronoun.dep_ != "nsubj" or not because or clause.head.lemma_ not in _JUDGING:
        return None
    blamed = next((c for c in clause.head.children if c.dep_ in _OBJECTS and c.i < pronoun.i), None)
    one = blamed is not None and blamed.tag_ in ("NN", "NNP")
    return None if one and pronoun.lower_ in PLURAL else blamed


def _is_owner_of_office(pronoun: Token) -> bool:
    noun = pronoun.head
    person = noun.tag_ == "NN" and knowledge.noun(noun.lemma_.lower()) == "person"
    return pronoun.tag_ == "PRP$" and (person or knowledge.office(phrase(noun).text) is not None)


def _acts(pronoun: Token) -> bool:
    """Whether only somebody can do what a pronoun is said to: "it has threatened"."""
    verb = pronoun.head.lemma_.lower()
    return pronoun.dep_ == "nsubj" and (verb in _DONE_BY_BODIES or verb in speech_verbs())


def _clause_before(pronoun: Token) -> Token | None:
    """The main verb of the sentence before ("it" stays in its paragraph), or of the clause that "and" joins to this."""
    doc, start = pronoun.doc, pronoun.sent.start
    if pronoun.i == start:
        same = start > 0 and (pronoun.tag_ == "PRP$" or "\n" not in doc[start - 1].text)
        return doc[start - 1].sent.root if same else None
    joined = pronoun.i > start + 1 and doc[pronoun.i - 2].text == "," and doc[pronoun.i - 1].lower_ in ("and", "but")
    verb = next((t for t in pronoun.ancestors if t.pos_ == "VERB" and t.dep_ == "conj"), None) if joined else None
    return first_conjunct(verb) if verb is not None else None
