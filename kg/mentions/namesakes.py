"""Which names within a document mean the same entity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from kg import knowledge
from kg.mentions.candidates import Candidate
from kg.mentions.firms import short_for_bodies
from kg.mentions.groups import Group, fold, is_shouted
from kg.mentions.kinds import is_no_person
from kg.mentions.variants import abbreviations, is_common, same_name
from kg.records import Kind


def group_all(names: Sequence[Candidate]) -> list[Group]:
    """The names of a document, and the demonyms with their countries, by what they mean."""
    countries = [c for c in names if is_country(c)]
    return group_names([c for c in names if not is_country(c)]) + group_countries(countries)


def is_country(candidate: Candidate) -> bool:
    """A country by name or demonym ("Mexico", "Mexican")."""
    return candidate.kind == "GeopoliticalEntity" and candidate.country is not None


def by_head(groups: Iterable[Group]) -> dict[int, int]:
    """The head of each mention → the number of its group."""
    return {candidate.head.i: number for number, group in enumerate(groups) for candidate in group.members}


def group_countries(candidates: Iterable[Candidate]) -> list[Group]:
    """One group for each country, demonyms included."""
    groups: dict[str, Group] = {}
    for candidate in candidates:
        groups.setdefault(candidate.key, Group("GeopoliticalEntity")).members.append(candidate)
    return list(groups.values())


def group_names(candidates: Sequence[Candidate]) -> list[Group]:
    """Names that are the same or a part of a longer one ("Pompeo" of "Mike Pompeo"), the longest first."""
    full = abbreviations(candidates)
    kinds = _kinds(candidates, full)
    groups: list[Group] = []
    for candidate in sorted(candidates, key=lambda c: (-len(c.span), c.order)):
        name = full.get(candidate.name, candidate.name)
        kind = kinds[fold(name)]
        fitting = [g for g in groups if g.kind == kind and any(same_name(full.get(n, n), name, kind) for n in g.names)]
        chosen = _chosen(_addressed_so(fitting, candidate) if kind == "Person" else fitting, candidate, name)
        if chosen is None:
            chosen = Group(kind)
            groups.append(chosen)
        chosen.members.append(candidate)
    return groups


def _addressed_so(people: list[Group], candidate: Candidate) -> list[Group]:
    """The people who may be addressed as somebody is: "Mrs. Varga" is not Ulf Varga, "Varga" rather is."""
    gender = _addressed(candidate)
    if gender is None:
        return [g for g in people if not all(map(_addressed, g.members))] or people
    known = [{_addressed(c) or knowledge.gender_of(c.name) for c in g.members} for g in people]
    sure = [g for g, own in zip(people, known, strict=True) if gender in own]
    return sure or [g for g, own in zip(people, known, strict=True) if own <= {None}]


def _addressed(candidate: Candidate) -> str | None:
    """The gender that "Mr." or "Mrs." before a name tells; a chairman may be a woman."""
    span = candidate.span
    title = knowledge.title(span.doc[span.start - 1].text) if span.start else None
    return title.gender if title is not None and title.kind == "honorific" else None


def _chosen(fitting: list[Group], candidate: Candidate, name: str) -> Group | None:
    """The group that a name belongs to, if there is one a group named before; "Court" to neither of two courts."""
    fitting = [g for g in fitting if g.last_before(candidate) is not None] or fitting
    same = [g for g in fitting if fold(name) in map(fold, g.names)]
    if same or len(fitting) < 2 or not is_common(name):
        return _foremost(same or fitting) if fitting else None
    return None


def _foremost(groups: list[Group]) -> Group:
    """Of several that fit a short name, the one named in full most often, the first of equals."""
    return min(groups, key=lambda g: (-sum(" " in n for n in g.names), min(c.span.start for c in g.members)))


def _kinds(candidates: Sequence[Candidate], full: Mapping[str, str]) -> dict[str, Kind]:
    """One kind for each name: the one it is given most often; a surname speaks for its full name too, an abbreviation
    for what it abbreviates.
    """
    votes: dict[str, Counter[Kind]] = {}
    for candidate in sorted(candidates, key=lambda c: is_shouted(c.span.text)):
        name = fold(full.get(candidate.name, candidate.name))
        if name not in votes or not is_shouted(candidate.span.text):  # a headline in capitals knows least
            votes.setdefault(name, Counter())[candidate.kind] += 1
    bodies = short_for_bodies(candidates)
    for name, counter in votes.items():
        if _is_surname(name, votes):
            counter["Person"] += 1 + sum(counter.values())
        elif name in bodies:
            counter["Organization"] += 1 + sum(counter.values())
        elif counter["GeopoliticalEntity"] and is_no_person(name):
            counter["Person"] = 0
        elif is_no_person(name) and not knowledge.place(name.title()) and _starts_body(name, votes):
            counter["Organization"] += 1 + sum(counter.values())
        surname = votes.get(name.split()[-1], Counter())
        if " " in name and surname["Person"]:
            counter["Person"] += surname["Person"]
    return {name: counter.most_common(1)[0][0] for name, counter in votes.items()}


def _is_surname(name: str, votes: Mapping[str, Counter[Kind]]) -> bool:
    """Whether a name is the last word of a person's longer one."""
    return any(other.endswith(f" {name}") and kinds.most_common(1)[0][0] == "Person" for other, kinds in votes.items())


def _starts_body(name: str, votes: Mapping[str, Counter[Kind]]) -> bool:
    """Whether a name is the first word of an organisation's longer one ("Quillon" of "Quillon Telecom")."""
    return any(other.startswith(f"{name} ") and kinds["Organization"] for other, kinds in votes.items())
