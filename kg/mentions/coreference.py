"""Group the mentions of a document by the entity they mean.

Names go together by rules, so that persons of different names never become one. Then, in text order, every description
and pronoun goes to the entity that both the learned clusters and the rules of agreement allow.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from spacy.tokens import Doc, Span, Token

from kg import knowledge
from kg.language.syntax import arguments
from kg.mentions.antecedents import GENERIC_PLACES, OTHER_OFFICE, agrees, described, is_like, is_near
from kg.mentions.candidates import Candidate
from kg.mentions.clusters import cluster
from kg.mentions.equals import equals
from kg.mentions.groups import Group
from kg.mentions.namesakes import by_head, group_all, is_country
from kg.mentions.newcomers import is_newcomer
from kg.mentions.phrases import find_phrases
from kg.mentions.pronouns import NEUTER, PLURAL, SPEAKER
from kg.mentions.quotations import Quotation
from kg.mentions.roles import Role
from kg.mentions.topics import held, judged, master, repeated, topics

_DIRECTIONS = frozenset("north south east west northeast northwest southeast southwest".split())


def group(
    doc: Doc, candidates: Sequence[Candidate], roles: Sequence[Role], quotations: Sequence[Quotation]
) -> list[Group]:
    """Group candidates; every one ends up in exactly one group, except pronouns that fit nothing."""
    groups = group_all([c for c in candidates if c.form == "name" or is_country(c)])
    clusters = _clusters(doc, groups, quotations)
    owners = {c.head.i: g for g in groups for c in g.members}
    _add_titles(groups, owners, roles)
    known = equals(candidates, owners, roles, quotations)
    known |= _named_places(candidates, owners) | _named_bodies(candidates, owners)
    for candidate in sorted((c for c in candidates if c.form != "name" and not is_country(c)), key=lambda c: c.order):
        heads = clusters.get(candidate.head.i, ())
        together = list(dict.fromkeys(owners[i] for i in heads if i in owners))
        found = owners.get(known.get(candidate.head.i, -1))
        if found is None and candidate.form == "pronoun":
            found = _patient(candidate.head, owners)
            others = [g for g in together if not _is_told_of(g, (candidate.head.i,) if g.names else heads, quotations)]
            found = found or _pronoun(candidate, others, _speakers(candidate, quotations, owners))
            found = found or _reporter(candidate, quotations, owners) or _possessor(candidate, owners)
            found = found or _topic(candidate.head, owners)
            if found is None:
                continue
        elif found is None:
            like = (g for g in together if is_like(candidate, g) and not is_newcomer(candidate, g))
            found = described(candidate, groups) or _foremost(like)
        if found is None:
            found = Group(candidate.kind)
            groups.append(found)
        found.members.append(candidate)
        owners.setdefault(candidate.head.i, found)
    return groups


def _clusters(doc: Doc, groups: Sequence[Group], quotations: Sequence[Quotation]) -> Mapping[int, Sequence[int]]:
    """Each head of a phrase → the heads of all that mean the same, in text order."""
    found = cluster(find_phrases(doc, quotations), by_head(groups))
    heads = (sorted({i for p in phrases for i in (p.head.i, p.top.i)}) for phrases in found if len(phrases) > 1)
    return {head: own for own in heads for head in own}


def _pronoun(candidate: Candidate, together: Sequence[Group], speakers: Sequence[Group]) -> Group | None:
    """The entity that a pronoun stands for; "I" is who says it."""
    word = candidate.head.lower_
    if word in SPEAKER:
        return speakers[-1] if speakers else None
    fitting = (g for g in together if agrees(g, word) and is_near(g, candidate))
    return _foremost(g for g in fitting if not any(g is s for s in speakers))


def _reporter(candidate: Candidate, quotations: Iterable[Quotation], owners: Mapping[int, Group]) -> Group | None:
    """Who says it of themselves: "the army said it had seized the bridge"."""
    clause = candidate.head.head
    if candidate.head.dep_ not in ("nsubj", "nsubj:pass", "nsubjpass") or clause.dep_ != "ccomp":
        return None
    speakers = (q.speaker for q in quotations if q.verb == clause.head and q.speaker is not None and not q.direct)
    return next((owners[s.i] for s in speakers if _may_mean(candidate.head, s, owners)), None)


def _possessor(candidate: Candidate, owners: Mapping[int, Group]) -> Group | None:
    """The subject of the clause that a possessive stands in: "the army moved its tanks"."""
    word = candidate.head
    verb = next((t for t in word.ancestors if t.pos_ == "VERB"), None) if word.tag_ == "PRP$" else None
    subjects = [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubj:pass") and c.i < word.i] if verb is not None else []
    return next((owners[s.i] for s in subjects if _may_mean(word, s, owners)), None)


def _patient(pronoun: Token, owners: Mapping[int, Group]) -> Group | None:
    """Whom the act before is done to: "they" who are freed, "it" that is blamed for what it does; or whose office the
    sentence goes on with.
    """
    if (noun := held(pronoun)) is not None:
        return owners.get(noun.i)
    noun = judged(pronoun) or repeated(pronoun) or master(pronoun)
    found = owners.get(noun.i) if noun is not None else None
    if noun is None or found is None:
        return None
    return found if agrees(found, pronoun.lower_) or _may_mean(pronoun, noun, owners) else None


def _topic(pronoun: Token, owners: Mapping[int, Group]) -> Group | None:
    """Whom the clause before is about: "The league met. Its chairman left"."""
    return next((owners[t.i] for t in topics(pronoun) if _may_mean(pronoun, t, owners)), None)


def _may_mean(pronoun: Token, noun: Token, owners: Mapping[int, Group]) -> bool:
    """Whether "it" or "they" may stand for a body or several people that a noun means."""
    found, word = owners.get(noun.i), pronoun.lower_
    if found is None or (word not in NEUTER and word not in PLURAL):
        return False
    body = word in NEUTER and found.kind == "Group" and noun.tag_ == "NN"  # "the army", "the party"
    return body or agrees(found, word)


def _foremost(groups: Iterable[Group]) -> Group | None:
    """Of the entities in one cluster the named one, else the first."""
    found = list(groups)
    return next((g for g in found if g.names), found[0] if found else None)


def _speakers(candidate: Candidate, quotations: Iterable[Quotation], owners: dict[int, Group]) -> list[Group]:
    """Those in whose direct speech a candidate stands, the innermost last."""
    heads = (q.speaker.i for q in quotations if q.direct and q.speaker is not None and q.holds(candidate.head))
    return [owners[i] for i in heads if i in owners]


def _is_told_of(group: Group, speakers: Collection[int], quotations: Iterable[Quotation]) -> bool:
    """Whether speakers, by their heads, call somebody by a name or an office in what they say, and so mean another."""
    contents = [q for q in quotations if q.direct and q.speaker is not None and q.speaker.i in speakers]
    return any(q.holds(c.head) for q in contents for c in group.members if c.form != "pronoun")


def _has_name(region: Candidate) -> bool:
    """Whether a region is named before its noun: "the Brin district of …", not "the Texas town of …"."""
    areas = ("region", "district", "province", "county")
    return region.head.lemma_.lower() in areas and any(t.ent_type_ in ("GPE", "LOC") for t in region.span[:-1])


def _is_side(name: Token) -> bool:
    """Whether only a part of a place is meant: "northern Osmark"."""
    sides = (c.lower_.removesuffix("ern").replace("-", "") for c in name.lefts if not c.ent_type_)
    return any(side in _DIRECTIONS for side in sides)


def _named_places(candidates: Iterable[Candidate], owners: dict[int, Group]) -> dict[int, int]:
    """ "The state of Chiapas" is Chiapas: the noun's token to the name's; "the Brin district of …" has its own name."""
    found: dict[int, int] = {}
    for candidate in candidates:
        head = candidate.head
        if candidate.form == "description" and head.lemma_.lower() in GENERIC_PLACES and not _has_name(candidate):
            several = head.tag_ == "NNS"  # "the states of Peru and Kenya"
            names = [t.i for path, t in arguments(head) if path == "of" and t.i in owners and not _is_side(t)]
            places = [i for i in names if owners[i].kind in ("GeopoliticalEntity", "Place") and not several]
            found.update((head.i, i) for i in places[:1])
    return found


def _named_bodies(candidates: Iterable[Candidate], owners: Mapping[int, Group]) -> dict[int, int]:
    """ "The opposition Civic Front" is the Civic Front: the noun's token to the name's."""
    found: dict[int, int] = {}
    for candidate in candidates:
        if candidate.form == "description" and candidate.kind in ("Group", "Organization"):
            names = (c.i for c in candidate.head.rights if c.dep_ == "flat" and c.i in owners)
            found.update((candidate.head.i, i) for i in names if owners[i].kind == "Organization")
    return found


def _add_titles(groups: list[Group], owners: dict[int, Group], roles: Iterable[Role]) -> None:
    """Note the offices and honorifics of people, for "the minister" and for their gender."""
    for role in roles:
        owner = owners.get(role.holder.i)
        if owner is not None and role.office is not None:
            owner.titles |= _titles(role.words, role.office)
    for owner in groups:
        for candidate in owner.members:
            before = candidate.span.doc[max(candidate.span.start - 1, 0) : candidate.span.start].text
            honorific = knowledge.title(before) if owner.kind == "Person" and before else None
            if honorific is not None and honorific.kind not in ("office", "military"):
                owner.titles.add(before.lower())


def _titles(words: Span, office: knowledge.Title) -> set[str]:
    """An office in full and singular: "governor" for "Gov.", "deputy minister" for "Deputy Ministers"."""
    before = [t.lower_ for t in words if t.lower_ in OTHER_OFFICE and t.lower_ not in office.text.split()]
    return {" ".join([*before, part]) for part in office.text.split(" and ")}
