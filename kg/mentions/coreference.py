"""Group the mentions of a document by the entity they mean.

Names first (longest forms lead), then descriptions and pronouns in text order, each to the nearest fitting entity
before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg import knowledge
from kg.language.syntax import arguments
from kg.mentions.antecedents import GENERIC_PLACES, described, pronoun
from kg.mentions.candidates import Candidate
from kg.mentions.groups import Group
from kg.mentions.namesakes import group_countries, group_names
from kg.mentions.quotations import Quotation
from kg.mentions.roles import Role


def group(candidates: Sequence[Candidate], roles: Sequence[Role], quotations: Sequence[Quotation]) -> list[Group]:
    """Group candidates; every one ends up in exactly one group, except pronouns that fit nothing."""
    countries = [c for c in candidates if _is_country(c)]
    names = [c for c in candidates if c.form == "name" and not _is_country(c)]
    groups = group_names(names) + group_countries(countries)
    by_head = {c.head.i: g for g in groups for c in g.members}
    _add_titles(groups, by_head, roles)
    known = {r.noun.i: r.holder.i for r in roles if r.how in ("apposition", "aside")}
    known |= _named_places(candidates, by_head)
    for candidate in sorted((c for c in candidates if c.form != "name" and not _is_country(c)), key=lambda c: c.order):
        found = by_head.get(known.get(candidate.head.i, -1))
        if found is None and candidate.form == "pronoun":
            said = [q for q in quotations if q.speaker == candidate.head]
            found = pronoun(
                candidate,
                groups,
                speakers=_speakers(candidate, quotations, by_head),
                told_by=_reporters(candidate, quotations, by_head),
                said=said,
            )
            if found is None:
                continue
        elif found is None:
            found = described(candidate, groups)
        if found is None:
            found = Group(candidate.kind)
            groups.append(found)
        found.members.append(candidate)
        by_head.setdefault(candidate.head.i, found)
    return groups


def _is_country(candidate: Candidate) -> bool:
    """A country by name or demonym ("Mexico", "Mexican")."""
    return candidate.kind == "GeopoliticalEntity" and candidate.country is not None


def _speakers(candidate: Candidate, quotations: Iterable[Quotation], by_head: dict[int, Group]) -> list[Group]:
    """Those in whose direct speech a candidate stands, the innermost last."""
    heads = (q.speaker.i for q in quotations if q.direct and q.speaker is not None and q.holds(candidate.head))
    return [by_head[i] for i in heads if i in by_head]


def _reporters(candidate: Candidate, quotations: Iterable[Quotation], by_head: dict[int, Group]) -> list[Group]:
    """Those in whose reported speech a pronoun is the subject ("Open Hands said it had left"), the innermost last."""
    if not candidate.head.dep_.startswith("nsubj"):
        return []
    heads = (q.speaker.i for q in quotations if not q.direct and q.speaker is not None and q.holds(candidate.head))
    return [by_head[i] for i in heads if i in by_head]


def _named_places(candidates: Iterable[Candidate], by_head: dict[int, Group]) -> dict[int, int]:
    """ "The state of Chiapas" is Chiapas: the noun's token to the name's."""
    found: dict[int, int] = {}
    for candidate in candidates:
        if candidate.form == "description" and candidate.head.lemma_.lower() in GENERIC_PLACES:
            names = [t.i for path, t in arguments(candidate.head) if path == "of" and t.i in by_head]
            places = [i for i in names if by_head[i].kind in ("GeopoliticalEntity", "Place")]
            found.update((candidate.head.i, i) for i in places[:1])
    return found


def _add_titles(groups: list[Group], by_head: dict[int, Group], roles: Iterable[Role]) -> None:
    """Note the offices and honorifics of people, for "the minister" and for their gender."""
    for role in roles:
        owner = by_head.get(role.holder.i)
        if owner is not None and role.office is not None:
            owner.titles.add(role.noun.lemma_.lower())
    for owner in groups:
        for candidate in owner.members:
            before = candidate.span.doc[max(candidate.span.start - 1, 0) : candidate.span.start].text
            if owner.kind == "Person" and before and knowledge.title(before):
                owner.titles.add(before.lower())
