"""The notation of patterns: how a relation is worded.

A pattern names a predicate and where its arguments stand, in normalised (active) form:

    accuse.1: SUBJ accuse OBJ of/for=ABOUT?
    meet.3:   SUBJ hold/have obj=talk/meeting with=OBJ
    talk.1:   n:talk/negotiation between=SUBJ&
    leads.1:  SUBJ role:* of/poss/mod=OBJ {heads}

predicate   one or more lemmas (`accuse/blame`, `carry+out` with a particle). Without prefix a verb; `n:` a noun,
            `a:` an adjective, `role:` an office or kinship noun that describes the subject (`role:*` any).
            Without a predicate, the pattern is about a mention itself: `SUBJ in=OBJ`.
SUBJ OBJ    before the predicate: its subject; after it: the one addressed, else its object
path=…      where the argument hangs: `subj obj iobj poss mod`, `host` (the subject of the verb around a noun),
            `that` (a finite clause), `to` (an infinitive, or the preposition), `ing`, `,` (what stands after a comma)
            or any preposition (`out_of` for two words)
…=ROLE      SUBJ, OBJ, or ABOUT (the content). `ABOUT>OBJ` also takes the party that the content affects as the
            object, `ABOUT<OBJ` the one that acts in it
…=words     the argument has to be one of these lemmas; its own arguments then count as the predicate's
SUBJ&       the members of the subject stand in the relation to each other
?           may be missing
{…}         `heads`: only offices whose holder leads; `office`: only offices; `title`: before a name; `named`: both
            have names; `future`, `possible`: the relation lies ahead, may come
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.errors import OntologyError

_ID = re.compile(r"[a-z][\w-]*(\.\w+)+")
_PREDICATE = re.compile(r"(?:(n|a|role):)?(\*|[a-z][\w'+-]*(?:/[a-z][\w'+-]*)*)")
_ARGUMENT = re.compile(r"(SUBJ|OBJ|ABOUT)(&?)(\??)")
_SLOT = re.compile(r"([a-z_,]+(?:/[a-z_,]+)*)=(?:(SUBJ|OBJ|ABOUT)(&?)([<>]OBJ)?|([a-z][\w-]*(?:/[a-z][\w-]*)*))(\??)")
_KINDS = {None: "verb", "n": "noun", "a": "adjective", "role": "role"}
_FLAGS = frozenset({"future", "heads", "named", "office", "possible", "title"})


@dataclass(frozen=True, slots=True)
class Slot:
    """One argument of a pattern: on one of `paths`, either in a `role` or one of the lemmas `words`."""

    paths: tuple[str, ...]
    role: str | None = None
    words: frozenset[str] = frozenset()
    inner: str | None = None
    optional: bool = False
    reciprocal: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A parsed pattern. `kind` is verb, noun, adjective, role or mention."""

    id: str
    source: str
    kind: str
    words: frozenset[str]
    slots: tuple[Slot, ...]
    flags: frozenset[str] = frozenset()


def parse_pattern(text: str) -> Pattern:
    """Parse one line of the notation; raises OntologyError with the place of the fault."""
    name, colon, body = text.partition(":")
    name = name.strip()
    if not colon or not _ID.fullmatch(name):
        raise OntologyError(f"pattern {text!r}: start with a name such as 'accuse.1:'")
    body, flags = _flags(body, text)
    kind, words, slots = "mention", frozenset[str](), list[Slot]()
    for part in body.split():
        slot = _slot(part, after_predicate=bool(words))
        if slot is not None:
            slots.append(slot)
            continue
        match = _PREDICATE.fullmatch(part)
        if match is None or words:
            raise OntologyError(f"pattern {name}: can't read {part!r} in {body.strip()!r}")
        kind, words = _KINDS[match[1]], frozenset(match[2].replace("+", "_").split("/"))
    _check(name, slots)
    return Pattern(name, text.strip(), kind, words, tuple(slots), flags)


def _flags(body: str, text: str) -> tuple[str, frozenset[str]]:
    match = re.fullmatch(r"(.*)\{([\w ]*)\}\s*", body)
    if not match:
        return body, frozenset()
    flags = frozenset(match[2].split())
    if unknown := sorted(flags - _FLAGS):
        raise OntologyError(f"pattern {text!r}: unknown flag {unknown[0]!r}; known are {', '.join(sorted(_FLAGS))}")
    return match[1], flags


def _slot(part: str, *, after_predicate: bool) -> Slot | None:
    if match := _ARGUMENT.fullmatch(part):
        paths = ("iobj", "obj") if after_predicate else ("subj",)
        return Slot(paths, match[1], optional=bool(match[3]), reciprocal=bool(match[2]))
    if match := _SLOT.fullmatch(part):
        paths, words = tuple(match[1].split("/")), frozenset(match[5].split("/") if match[5] else ())
        inner = {"<OBJ": "actor", ">OBJ": "affected", None: None}[match[4]]
        return Slot(paths, match[2], words, inner, optional=bool(match[6]), reciprocal=bool(match[3]))
    return None


def _check(name: str, slots: list[Slot]) -> None:
    roles = [slot.role for slot in slots if slot.role] + ["OBJ" for slot in slots if slot.inner]
    for role in ("SUBJ", "OBJ"):
        if roles.count(role) > 1:
            raise OntologyError(f"pattern {name}: {role} stands twice")
    if not roles:
        raise OntologyError(f"pattern {name}: name at least one of SUBJ, OBJ, ABOUT")
