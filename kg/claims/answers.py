"""Who is answered by a denial that names only what was said: "Ruiz denied the accusation" rejects who accused her."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.claims.index import Filler
from kg.claims.matching import Match

_ACCUSATIONS = frozenset("accusation allegation charge claim criticism complaint assertion statement remark".split())
_REACH = 3  # sentences back


def answered(matches: Sequence[Match]) -> Iterator[Match]:
    """Yield the matches, with the accuser as the object of those that answer an accusation."""
    for match in matches:
        accuser = _accuser(match, matches) if _answers(match) else None
        if accuser is None or match.object is None:
            yield match
        else:
            about = match.about or match.object.token
            yield replace(match, object=replace(match.object, entity=accuser.entity), about=about)


def _answers(match: Match) -> bool:
    thing = match.object
    rejects = match.relation.category == "REJECT" and match.subject is not None
    return rejects and thing is not None and thing.entity.kind == "Thing" and _is_accusation(thing.token)


def _is_accusation(noun: Token) -> bool:
    return noun.lemma_.lower() in _ACCUSATIONS and not any(c.lower_ in ("a", "an", "another") for c in noun.lefts)


def _accuser(match: Match, matches: Sequence[Match]) -> Filler | None:
    """Who last accused the subject of a denial in the sentences before it."""
    here = match.frame.head
    before = [m for m in matches if m.frame.head.i < here.i and _accuses(m, match) and _near(m.frame.head, here)]
    return max(before, key=lambda m: m.frame.head.i).subject if before else None


def _accuses(match: Match, answer: Match) -> bool:
    if match.relation.category != "ACCUSE" or match.subject is None or match.object is None or answer.subject is None:
        return False
    return match.object.entity.id == answer.subject.entity.id != match.subject.entity.id


def _near(earlier: Token, later: Token) -> bool:
    return sum(bool(t.is_sent_start) for t in later.doc[earlier.i + 1 : later.i + 1]) <= _REACH
