"""The notation of patterns: how a relation is worded.

A pattern names a predicate and where its arguments stand, in normalised (active) form:

    accuse.1: SUBJ accuse OBJ of/for=ABOUT?
    meet.3:   SUBJ hold/have obj=talk/meeting with=OBJ
    talk.1:   n:talk/negotiation between=SUBJ&
    leads.1:  SUBJ role:* of/poss/mod=OBJ {heads}

predicate   one or more lemmas (`accuse/blame`, `carry+out` with a particle). Without prefix a verb; `n:` a noun,
            `a:` an adjective, `role:` an office or kinship noun that describes the subject (`role:*` any).
            `quote:*` is a quoted sentence that no verb reports.
            Without a predicate, the pattern is about a mention itself: `SUBJ in=OBJ`.
SUBJ OBJ    before the predicate: its subject; after it: the one addressed, else its object
path=…      where the argument hangs: `subj obj iobj poss mod`, `host` (the subject of the verb around a noun),
            `speaker` (who says that an adjective applies), `that` (a finite clause), `to` (an infinitive, or the
            preposition), `ing`, `,` (what stands after a comma) or any preposition (`out_of` for two words)
…=ROLE      SUBJ, OBJ, or ABOUT (the content). `ABOUT>OBJ` also takes the party that the content affects as the
            object, `ABOUT<OBJ` the one that acts in it
…=words     the argument has to be one of these lemmas; its own arguments then count as the predicate's
OBJ:Place   the argument has to be of a class that is narrower than the relation's
SUBJ&       the members of the subject stand in the relation to each other
?           may be missing
!path       nothing may stand there
!path=words none of these lemmas may stand there ("seize !obj=opportunity")
@list       a list of words that the ontology gives as `news:hasWords "list: one/two/three"`
{…}         `heads`: only offices whose holder leads; `office`: only offices; `title`: before a name; `named`: both have
            names; `agentless`: a passive that names nobody who acts counts, as it does for relations with a category;
            `agent`: a passive in the present has to name who acts ("is allowed to" is a rule), `actor`: any passive
            ("was forced to"); `contest`: the sentence tells of a match, with its seeds or scores; `seat`, `within`,
            `nation`: the body may have its seat, the place lie, the person be a citizen there; `future`, `possible`:
            the relation lies ahead, may come; `due`: the content says what somebody must do; `pledge`, `refusal`,
            `menace`: the content says what its speaker will do for others, won't do, will do against them; a category
            in capitals: what the claim counts as where the relation's usual category doesn't fit
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.errors import OntologyError

_ID = re.compile(r"[a-z][\w-]*(\.\w+)+")
_PREDICATE = re.compile(r"(?:(n|a|role|quote):)?(\*|[a-z][\w'+-]*(?:/[a-z][\w'+-]*)*)")
_ARGUMENT = re.compile(r"(SUBJ|OBJ|ABOUT)(?::([A-Z]\w+))?(&?)(\??)")
_WORD = r"[a-z$€£][\w-]*"
_SLOT = re.compile(
    rf"([a-z_,]+(?:/[a-z_,]+)*)=(?:(SUBJ|OBJ|ABOUT)(?::([A-Z]\w+))?(&?)([<>]OBJ)?|({_WORD}(?:/{_WORD})*))(\??)"
)
_ABSENT = re.compile(rf"!([a-z_,]+(?:/[a-z_,]+)*)(?:=({_WORD}(?:/{_WORD})*))?")
_KINDS = {None: "verb", "n": "noun", "a": "adjective", "role": "role", "quote": "quote"}
_FLAGS = frozenset(
    "actor agent agentless contest due future heads menace named nation office pledge plural possible refusal seat "
    "title within".split()
)


@dataclass(frozen=True, slots=True)
class Slot:
    """One argument of a pattern: on one of `paths`, either in a `role`, of a `kind`, or one of the lemmas `words`."""

    paths: tuple[str, ...]
    role: str | None = None
    words: frozenset[str] = frozenset()
    inner: str | None = None
    kind: str | None = None
    optional: bool = False
    reciprocal: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A parsed pattern. `kind` is verb, noun, adjective, role, quote or mention; none of the words in `absent` stands
    on their path, and nothing at all where there are none.
    """

    id: str
    source: str
    kind: str
    words: frozenset[str]
    slots: tuple[Slot, ...]
    flags: frozenset[str] = frozenset()
    absent: tuple[tuple[str, frozenset[str]], ...] = ()
    category: str | None = None

    @property
    def fixed(self) -> int:
        """How many of the arguments have to be certain words."""
        return sum(bool(slot.words) for slot in self.slots)


def parse_pattern(text: str) -> Pattern:
    """Parse one line of the notation; raises OntologyError with the place of the fault."""
    name, colon, body = text.partition(":")
    name = name.strip()
    if not colon or not _ID.fullmatch(name):
        raise OntologyError(f"pattern {text!r}: start with a name such as 'accuse.1:'")
    body, flags, category = _flags(body, text)
    kind, words, slots, absent = "mention", frozenset[str](), list[Slot](), list[tuple[str, frozenset[str]]]()
    for part in body.split():
        if missing := _ABSENT.fullmatch(part):
            words_there = frozenset(missing[2].split("/") if missing[2] else ())
            absent += [(path, words_there) for path in missing[1].split("/")]
            continue
        slot = _slot(part, after_predicate=bool(words))
        if slot is not None:
            slots.append(slot)
            continue
        match = _PREDICATE.fullmatch(part)
        if match is None or words:
            raise OntologyError(f"pattern {name}: can't read {part!r} in {body.strip()!r}")
        kind, words = _KINDS[match[1]], frozenset(match[2].replace("+", "_").split("/"))
    _check(name, slots)
    return Pattern(name, text.strip(), kind, words, tuple(slots), flags, tuple(absent), category)


def _flags(body: str, text: str) -> tuple[str, frozenset[str], str | None]:
    match = re.fullmatch(r"(.*)\{([\w ]*)\}\s*", body)
    if not match:
        return body, frozenset(), None
    words = match[2].split()
    flags = frozenset(word for word in words if not word.isupper())
    if unknown := sorted(flags - _FLAGS):
        raise OntologyError(f"pattern {text!r}: unknown flag {unknown[0]!r}; known are {', '.join(sorted(_FLAGS))}")
    return match[1], flags, next((word for word in words if word.isupper()), None)


def _slot(part: str, *, after_predicate: bool) -> Slot | None:
    if match := _ARGUMENT.fullmatch(part):
        paths = ("iobj", "obj") if after_predicate else ("subj",)
        return Slot(paths, match[1], kind=match[2], optional=bool(match[4]), reciprocal=bool(match[3]))
    if match := _SLOT.fullmatch(part):
        paths, words = tuple(match[1].split("/")), frozenset(match[6].split("/") if match[6] else ())
        inner = {"<OBJ": "actor", ">OBJ": "affected", None: None}[match[5]]
        return Slot(paths, match[2], words, inner, match[3], optional=bool(match[7]), reciprocal=bool(match[4]))
    return None


def _check(name: str, slots: list[Slot]) -> None:
    roles = [slot.role for slot in slots if slot.role] + ["OBJ" for slot in slots if slot.inner]
    for role in ("SUBJ", "OBJ"):
        if roles.count(role) > 1:
            raise OntologyError(f"pattern {name}: {role} stands twice")
    if not roles:
        raise OntologyError(f"pattern {name}: name at least one of SUBJ, OBJ, ABOUT")
