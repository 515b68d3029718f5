"""Words of which the grammar of their sentence tells what they mean, whatever was told of before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Token

from kg.language.syntax import is_negated, predicate_nominals
from kg.mentions.antecedents import agrees
from kg.mentions.candidates import Candidate
from kg.mentions.groups import Group
from kg.mentions.pronouns import FEMALE, MALE, NEUTER
from kg.mentions.quotations import Quotation
from kg.mentions.roles import Role

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubjpass")


def equals(
    candidates: Iterable[Candidate], owners: Mapping[int, Group], roles: Iterable[Role], reports: Iterable[Quotation]
) -> dict[int, int]:
    """The heads of descriptions and pronouns, each with the head of the mention that means the same."""
    speakers = {q.verb.i: q.speaker for q in reports if not q.direct and q.speaker is not None}
    found = {r.noun.i: r.holder.i for r in roles if r.how in ("apposition", "aside")}
    for candidate in candidates:
        other = found.get(candidate.head.i, -1)
        if candidate.kind == "Thing" and other in owners and owners[other].kind == "Person":
            del found[candidate.head.i]  # "the views Ada Brandt holds"
        same = (t.i for t in _same(candidate, speakers) if t.i in owners and _fits(candidate, owners[t.i]))
        if (first := next(same, None)) is not None:
            found[candidate.head.i] = first
    return found


def _same(candidate: Candidate, speakers: Mapping[int, Token]) -> Iterator[Token]:
    if candidate.form == "pronoun":
        yield from _behind(candidate.head)
        yield from _saying(candidate.head, speakers)
    elif candidate.definite:
        yield from _equated(candidate.head)


def _fits(candidate: Candidate, owner: Group) -> bool:
    if candidate.form == "pronoun":
        return agrees(owner, candidate.key)
    return bool(owner.names) and owner.kind == candidate.kind and not candidate.plural


def _equated(noun: Token) -> Iterator[Token]:
    """The name that somebody is said to be: "The only court above it is the High Court", not "may be", "is not"."""
    if noun.dep_ in _SUBJECTS and not noun.sent.text.rstrip().endswith("?"):
        named = (name for subject, name in predicate_nominals(noun.head) if subject == noun and name.pos_ == "PROPN")
        yield from (name for name in named if not is_negated(name) and not any(c.tag_ == "MD" for c in name.lefts))


def _behind(pronoun: Token) -> Iterator[Token]:
    """The subject behind a phrase at the start of its clause: "According to its report, the league left"."""
    noun, verb = pronoun.head, pronoun.head.head
    if pronoun.lower_ in NEUTER and pronoun.tag_ == "PRP$" and noun.dep_ in ("obl", "nmod"):
        subjects = [c for c in verb.lefts if c.dep_ in _SUBJECTS]
        yield from (s for s in subjects if s.i > noun.i and all(s.i > noun.i for s in subjects))


def _saying(pronoun: Token, speakers: Mapping[int, Token]) -> Iterator[Token]:
    """Who says it within what they do: "Okoro lost the voters by saying he was tired"."""
    said = pronoun.head
    personal = pronoun.lower_ in MALE | FEMALE and pronoun.dep_ in _SUBJECTS
    if personal and said.dep_ == "ccomp" and said.head.tag_ == "VBG" and said.head.dep_ == "advcl":
        yield from (speakers[i] for i in (said.head.i,) if i in speakers)
