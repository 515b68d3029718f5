"""What other claims tell of an act: who is answered by "Ruiz denied the accusation", what office "the mayor" left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.claims.index import Filler
from kg.claims.matching import Match
from kg.language.syntax import marker_of

_ACCUSATIONS = frozenset("accusation allegation charge claim criticism complaint assertion statement remark".split())
_REACH = 3  # sentences back


def placed(matches: Sequence[Match]) -> list[Match]:
    """The matches, each resignation with the body of the office told beside it: "the bank's head, Ana Ruiz, quit"."""
    offices: dict[tuple[int, str], dict[str, Filler]] = defaultdict(dict)
    for m in matches:
        if m.relation.name == "holdsPosition" and m.subject is not None and m.object is not None and not _is_over(m):
            offices[_holder(m)][m.object.entity.id] = m.object
    return [_with_office(m, offices) for m in matches]


def _with_office(match: Match, offices: Mapping[tuple[int, str], Mapping[str, Filler]]) -> Match:
    if match.relation.name != "resignedFrom" or match.object is not None or match.subject is None:
        return match
    bodies = [] if _tells_office(match) else [*offices.get(_holder(match), {}).values()]
    return replace(match, object=bodies[0]) if len(bodies) == 1 else match


def _holder(match: Match) -> tuple[int, str]:
    return match.frame.head.sent.start, match.subject.entity.id if match.subject else ""


def _tells_office(match: Match) -> bool:
    return match.about is not None and marker_of(match.about) in ("as", "from")


def _is_over(match: Match) -> bool:
    return match.frame.role is not None and match.frame.role.over


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
