"""Group the mentions of a document by the entity they mean.

Names first (longest forms lead), then descriptions and pronouns in text order, each to the nearest fitting entity
before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg import knowledge
from kg.language.syntax import arguments
from kg.mentions.candidates import Candidate
from kg.mentions.pronouns import FEMALE, MALE, NEUTER, PLURAL, SPEAKER
from kg.mentions.quotations import Quotation
from kg.mentions.roles import Role
from kg.records import Kind

_REACH = 4  # sentences that a pronoun looks back
_GENERIC_GROUP = frozenset(
    {"group", "organization", "organisation", "movement", "association", "party", "company", "firm"}
)
_GENERIC_PLACE = frozenset(
    {"country", "nation", "city", "state", "town", "village", "province", "region", "republic", "kingdom"}
)


@dataclass(slots=True, eq=False)
class Group:
    """The mentions of one entity, in the order they were added."""

    kind: Kind
    members: list[Candidate] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)

    @property
    def names(self) -> list[str]:
        """The names among the mentions."""
        return [c.span.text for c in self.members if c.form == "name"]

    @property
    def country(self) -> knowledge.Country | None:
        """The country that the entity is, or belongs to."""
        return next((c.country for c in self.members if c.country), None)

    @property
    def gender(self) -> str | None:
        """What title or first name tell, None where they do not."""
        for word in sorted(self.titles):
            title = knowledge.title(word)
            if title is not None and title.gender:
                return title.gender
        firsts = (name.split()[0] for name in self.names if " " in name)
        return next((g for g in map(knowledge.gender, firsts) if g), None)

    def last_before(self, candidate: Candidate) -> Candidate | None:
        """The nearest mention before a candidate."""
        before = [c for c in self.members if c.span.start < candidate.span.start]
        return max(before, key=lambda c: c.span.start, default=None)


def group(candidates: Sequence[Candidate], roles: Sequence[Role], quotations: Sequence[Quotation]) -> list[Group]:
    """Group candidates; every one ends up in exactly one group, except pronouns that fit nothing."""
    names = [
        c
        for c in candidates
        if c.form == "name" or (c.form == "description" and c.kind == "GeopoliticalEntity" and c.country)
    ]
    groups = _group_names([c for c in names if c.kind != "GeopoliticalEntity" or c.country is None])
    groups += _group_countries([c for c in names if c.kind == "GeopoliticalEntity" and c.country is not None])
    by_head = {c.head.i: g for g in groups for c in g.members}
    _add_titles(groups, by_head, roles)
    apposed = {r.noun.i: r.holder.i for r in roles if r.how in ("apposition", "aside")} | _named_places(
        candidates, by_head
    )
    named = set(map(id, names))
    for candidate in sorted((c for c in candidates if id(c) not in named), key=lambda c: c.order):
        found = by_head.get(apposed.get(candidate.head.i, -1))
        if found is None and candidate.form == "pronoun":
            found = _pronoun(candidate, groups, quotations, by_head)
            if found is None:
                continue
        elif found is None:
            found = _described(candidate, groups)
        if found is None:
            found = Group(candidate.kind)
            groups.append(found)
        found.members.append(candidate)
        by_head.setdefault(candidate.head.i, found)
    return groups


def _group_countries(candidates: Iterable[Candidate]) -> list[Group]:
    groups: dict[str, Group] = {}
    for candidate in candidates:
        groups.setdefault(candidate.key, Group("GeopoliticalEntity")).members.append(candidate)
    return list(groups.values())


def _group_names(candidates: Sequence[Candidate]) -> list[Group]:
    """Names that are the same or a part of a longer one ("Pompeo" of "Mike Pompeo"), the longest first."""
    kinds = _kinds(candidates)
    groups: list[Group] = []
    for candidate in sorted(candidates, key=lambda c: (-len(c.span), c.order)):
        kind = kinds[_fold(candidate.span.text)]
        fitting = [
            g for g in groups if g.kind == kind and any(_same_name(n, candidate.span.text, kind) for n in g.names)
        ]
        chosen = _foremost(fitting) if fitting else None
        if chosen is None:
            chosen = Group(kind)
            groups.append(chosen)
        chosen.members.append(candidate)
    return groups


def _foremost(groups: list[Group]) -> Group:
    """Of several that fit a short name, the one named in full most often, the first of equals."""
    return min(groups, key=lambda g: (-sum(" " in n for n in g.names), min(c.span.start for c in g.members)))


def _kinds(candidates: Iterable[Candidate]) -> dict[str, Kind]:
    """One kind for each name: the one it is given most often, the first of equals."""
    votes: dict[str, Counter[Kind]] = {}
    for candidate in candidates:
        votes.setdefault(_fold(candidate.span.text), Counter())[candidate.kind] += 1
    return {name: counter.most_common(1)[0][0] for name, counter in votes.items()}


def _fold(name: str) -> str:
    words = name.replace("’", "'").casefold().split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _same_name(known: str, name: str, kind: Kind) -> bool:
    long, short = _fold(known).split(), _fold(name).split()
    if long == short:
        return True
    if kind == "Person":
        return len(short) < len(long) and _person_part(long, short)
    if kind == "Organization":
        initials = "".join(w[0] for w in long if w not in ("of", "the", "and", "for", "de", "del"))
        abbreviation = "".join(short).replace(".", "")
        return (len(abbreviation) > 1 and name.isupper() and abbreviation == initials) or _organization_part(
            long, short
        )
    return False


def _person_part(long: list[str], short: list[str]) -> bool:
    """A surname, a first name, or a run of the names that is not only the middle of them."""
    width = len(short)
    runs = [i for i in range(len(long) - width + 1) if long[i : i + width] == short]
    return bool(runs) and len(short[-1]) > 1


def _organization_part(long: list[str], short: list[str]) -> bool:
    """ "Corvane" of "Corvane Shipping Ltd": the first distinctive word or words, or the name without its legal form."""
    if len(short) >= len(long) or long[: len(short)] != short:
        return False
    return (
        knowledge.noun(short[-1]) is None
        and knowledge.demonym(short[0].title()) is None
        and knowledge.country(short[0].title()) is None
    )


def _named_places(candidates: Iterable[Candidate], by_head: dict[int, Group]) -> dict[int, int]:
    """ "The state of Chiapas" is Chiapas: the noun's token to the name's."""
    found: dict[int, int] = {}
    for candidate in candidates:
        if candidate.form == "description" and candidate.head.lemma_.lower() in _GENERIC_PLACE:
            names = [t.i for path, t in arguments(candidate.head) if path == "of" and t.i in by_head]
            places = [i for i in names if by_head[i].kind in ("GeopoliticalEntity", "Place")]
            found.update((candidate.head.i, i) for i in places[:1])
    return found


def _add_titles(groups: list[Group], by_head: dict[int, Group], roles: Iterable[Role]) -> None:
    for role in roles:
        owner = by_head.get(role.holder.i)
        if owner is not None and role.office is not None:
            owner.titles.add(role.noun.lemma_.lower())
    for owner in groups:
        for candidate in owner.members:
            first = candidate.span.start
            if (
                owner.kind == "Person"
                and first > 0
                and (word := candidate.span.doc[first - 1].text)
                and knowledge.title(word)
            ):
                owner.titles.add(word.lower())


def _described(candidate: Candidate, groups: list[Group]) -> Group | None:
    """The entity that a description goes back to, None for a new one."""
    noun = candidate.head.lemma_.lower()
    same = [g for g in groups if any(_same_description(c, candidate) for c in g.members)]
    if candidate.kind == "Person" and not candidate.plural and candidate.definite and not _has_complement(candidate):
        same += [
            g for g in groups if g.kind == "Person" and noun in g.titles and candidate.country in (None, g.country)
        ]
    if same:
        return _latest(same, candidate)
    if not candidate.definite or (candidate.plural and candidate.kind != "Group"):
        return None
    if noun in _GENERIC_PLACE:
        wanted = [g for g in groups if g.kind == "GeopoliticalEntity" and g.names and _place_fits(g, noun)]
        return _latest(wanted, candidate) if len(candidate.span) == 1 else None
    if candidate.kind == "Organization" or noun in _GENERIC_GROUP:
        named = [g for g in groups if g.kind == "Organization" and any(noun in _fold(n).split() for n in g.names)]
        if named and len(candidate.span) == 1:
            return _latest(named, candidate)
        if noun in _GENERIC_GROUP and len(candidate.span) == 1:
            return _latest([g for g in groups if g.kind in ("Organization", "Group") and g.country is None], candidate)
    return None


def _has_complement(candidate: Candidate) -> bool:
    """Whether a description says itself what it is of ("the president of the club")."""
    return any(c.dep_ in ("nmod", "prep") and c.i > candidate.head.i for c in candidate.head.children)


def _place_fits(group: Group, noun: str) -> bool:
    country = any(knowledge.country(name) for name in group.names)
    return country == (noun in ("country", "nation", "republic", "kingdom"))


def _same_description(known: Candidate, candidate: Candidate) -> bool:
    """The same words, or a definite shorter form of the same noun ("the caravan" for "the migrant caravan")."""
    if (
        known.form != "description"
        or known.kind != candidate.kind
        or (known.country != candidate.country and candidate.country)
    ):
        return False
    if known.key == candidate.key:
        return candidate.definite or known.country is not None or len(candidate.span) > 1 or candidate.plural
    return candidate.definite and len(candidate.span) == 1 and known.head.lemma_ == candidate.head.lemma_


def _latest(groups: list[Group], candidate: Candidate) -> Group | None:
    """Of the groups mentioned before, the one mentioned last."""
    before = [(last.span.start, g) for g in groups if (last := g.last_before(candidate)) is not None]
    return max(before, key=lambda pair: pair[0])[1] if before else None


def _pronoun(
    candidate: Candidate, groups: list[Group], quotations: Sequence[Quotation], by_head: dict[int, Group]
) -> Group | None:
    word = candidate.head.lower_
    speakers = [
        by_head.get(q.speaker.i) for q in quotations if q.holds(candidate.head) and q.direct and q.speaker is not None
    ]
    if word in SPEAKER:
        return speakers[-1] if speakers else None
    fitting = [g for g in groups if _agrees(g, word) and g not in speakers]
    if word in PLURAL:
        many = [g for g in fitting if g.kind == "Group" and _closeness(g, candidate) is not None]
        fitting = many or fitting
    scored = [(score, g) for g in fitting if (score := _closeness(g, candidate)) is not None]
    return max(scored, key=lambda pair: pair[0])[1] if scored else None


def _agrees(group: Group, word: str) -> bool:
    if word in MALE or word in FEMALE:
        wanted = "male" if word in MALE else "female"
        return group.kind == "Person" and group.gender in (None, wanted)
    plural = any(c.plural for c in group.members)
    if word in PLURAL:
        return plural or group.kind == "Organization"
    return word in NEUTER and not plural and group.kind in ("Organization", "GeopoliticalEntity", "Group")


def _closeness(group: Group, candidate: Candidate) -> tuple[int, bool, bool, int] | None:
    """How near the last mention is: same sentence, then subjects, then names, then the latest; None beyond reach."""
    last = group.last_before(candidate)
    if last is None or (last.form == "description" and last.head.dep_ in ("amod", "compound")):
        return None
    sentences = sum(1 for t in candidate.span.doc[last.span.start : candidate.span.start] if t.is_sent_start)
    if sentences > _REACH:
        return None
    subject = last.head.dep_ in ("nsubj", "nsubj:pass", "nsubjpass")
    return -(sentences if sentences > 1 else 0), subject, last.form == "name", last.span.start
