"""Which entities a description or a pronoun may go back to."""

from __future__ import annotations

from kg import knowledge
from kg.mentions.candidates import Candidate
from kg.mentions.groups import Group, fold
from kg.mentions.newcomers import stands_in_alternative
from kg.mentions.pronouns import FEMALE, MALE, NEUTER, PLURAL

GENERIC_PLACES = frozenset(
    "country nation city state county district town village province region republic kingdom".split()
)
_GENERIC_GROUP = frozenset(
    {"group", "organization", "organisation", "movement", "association", "party", "company", "firm"}
)
_FIRMS = frozenset(
    "airline automaker bank brewer brewery broadcaster carmaker carrier chain company conglomerate developer "
    "distributor employer firm giant insurer lender maker manufacturer operator producer provider publisher retailer "
    "shipbuilder start-up startup supplier utility vendor".split()
)
"""What "the company" may be called too."""
_ANOTHER = frozenset("combined former future holding joint new other parent rival same second sister third".split())
"""Words that tell of a body that the text has not named alone."""
_REACH = 4  # sentences that a pronoun looks back
_AT_HAND = 2  # sentences within which "the country" is the one mentioned last
OTHER_OFFICE = frozenset(
    "acting assistant associate attorney deputy elect ex former late press prime secretary then under vice".split()
)
"""Words before an office that make another one of it: a vice president is no president, a former one neither."""


def described(candidate: Candidate, groups: list[Group]) -> Group | None:
    """The entity that a description goes back to, None for a new one."""
    noun = candidate.head.lemma_.lower()
    if (one := _bare(candidate, groups)) is not None:
        return one
    same = [g for g in groups if any(_same_description(c, candidate) for c in g.members)]
    definite = candidate.definite or len(_office(candidate)) > len(candidate.span)
    if candidate.kind == "Person" and not candidate.plural and definite and not _has_complement(candidate):
        same += [
            g
            for g in groups
            if g.kind == "Person"
            and any(_holds(title, candidate) for title in g.titles)
            and candidate.country in (None, g.country)
        ]
    if same:
        return _latest(same, candidate)
    if not candidate.definite or (candidate.plural and candidate.kind != "Group"):
        return None
    if candidate.kind == "Place" and len(candidate.span) == 1 and knowledge.noun(noun) == "facility":
        houses = [g for g in groups if g.kind in ("Organization", "Place")]
        return _latest([g for g in houses if any(noun in fold(n).split() for n in g.names)], candidate)
    if candidate.kind in ("Organization", "Group") or noun in _GENERIC_GROUP:
        named = [g for g in groups if g.kind == "Organization" and any(noun in fold(n).split() for n in g.names)]
        if named and len(candidate.span) == 1:
            return _latest(named, candidate)
        if noun in _GENERIC_GROUP:
            return _body(candidate, [g for g in groups if g.country is None and _may_be(g, noun)])
    return None


def _body(candidate: Candidate, bodies: list[Group]) -> Group | None:
    """The body that "the company" goes back to, which is not who acts in its clause; the only one that is named, where
    a word tells more ("the shipping company").
    """
    verb = next((t for t in candidate.head.ancestors if t.pos_ == "VERB"), None)
    subjects = [c for c in verb.lefts if c.dep_ == "nsubj" and candidate.head not in c.subtree] if verb else []
    acting = {t.i for subject in subjects for t in subject.subtree}
    others = [g for g in bodies if not any(c.head.i in acting for c in g.members)]
    if len(candidate.span) == 1:
        return _latest(others, candidate)
    if candidate.head.lemma_.lower() not in ("company", "firm"):
        return None  # a militant group is not whatever body was told of
    named = [g for g in bodies if g.names and not _is_known(g) and g.last_before(candidate) is not None]
    plain = not any(t.is_title or t.ent_type_ or t.like_num or t.lower_ in _ANOTHER for t in candidate.span[:-1])
    return named[0] if len(named) == 1 and plain else None


def _is_known(body: Group) -> bool:
    """Whether a body needs no description: an agency, or one that a table has."""
    return any(name in knowledge.agencies() or knowledge.organization(name) for name in body.names)


def _holds(title: str, candidate: Candidate) -> bool:
    """Whether who has a title may be meant by an office: "the minister" for a foreign minister, not a deputy one."""
    own, words = title.partition(" of ")[0].split(), _office(candidate)
    another, asked = ({*said[:-1]} & OTHER_OFFICE for said in (own, words))
    if own[-1] != words[-1] or another != asked:
        return False
    offices = [found.text for found in (knowledge.office(title), knowledge.office(" ".join(words))) if found]
    short, long = min(offices, key=len, default=""), max(offices, key=len, default="")
    return " " not in short or long.endswith(short)


def _office(candidate: Candidate) -> list[str]:
    """The words of an office in singular, also of one that the parse takes apart: "the attorney general"."""
    span, doc = candidate.span, candidate.span.doc
    longer = [doc[span.start : span.end + 1]] if span.end < len(doc) else []
    longer += [doc[span.start - 1 : span.end]] if span.start and doc[span.start - 1].pos_ != "DET" else []
    whole = next((words for words in longer if knowledge.title(words.text)), span)
    return [*(t.lower_ for t in whole[:-1]), whole[-1].lemma_.lower()]


def _may_be(group: Group, noun: str) -> bool:
    """Whether a body may be called a company, a group or a party: none of its other words says otherwise."""
    heads = {c.head.lemma_.lower() for c in group.members if c.form != "pronoun"}
    kinds = {head for head in heads if knowledge.noun(head) in ("organization", "group", "person")}
    firms = _FIRMS if noun in ("company", "firm") else frozenset()
    fits = noun == "group" or kinds <= {noun, "group", "organization", "organisation"} | firms
    return group.kind in ("Organization", "Group") and fits


def _has_complement(candidate: Candidate) -> bool:
    """Whether a description says itself what it is of ("the president of the club")."""
    return any(c.dep_ in ("nmod", "prep") and c.i > candidate.head.i for c in candidate.head.children)


def _place_fits(group: Group, noun: str) -> bool:
    country = any(knowledge.country(name) for name in group.names)
    return country == (noun in ("country", "nation", "republic", "kingdom"))


def _bare(candidate: Candidate, groups: list[Group]) -> Group | None:
    """The place that "the city" goes back to, and of several courts the one that is "the court"."""
    noun = candidate.head.lemma_.lower()
    if candidate.plural or not candidate.definite or len(candidate.span) > 1:
        return None
    if noun in GENERIC_PLACES:
        places = [g for g in groups if g.kind == "GeopoliticalEntity" and g.names and _place_fits(g, noun)]
        return _topical(places, candidate)
    bodies = [g for g in groups if g.kind == "Organization" and any(noun in fold(n).split() for n in g.names)]
    if candidate.kind != "Organization" or len(bodies) < 2:
        return None
    return _foremost(bodies, candidate) if noun == "court" else _topical(bodies, candidate)  # others are told of it


def _topical(groups: list[Group], candidate: Candidate) -> Group | None:
    """The group mentioned last, if in this sentence or the one before, else the one that is named most."""
    before = [g for g in groups if g.last_before(candidate) is not None]
    last = _latest([g for g in before if _since(g, candidate) < _AT_HAND], candidate)
    return last or _foremost(before, candidate)


def _since(group: Group, candidate: Candidate) -> int:
    """How many sentences back a group is mentioned last."""
    last = group.last_before(candidate)
    start = last.span.start if last is not None else 0
    return sum(1 for t in candidate.span.doc[start + 1 : candidate.span.start + 1] if t.is_sent_start)


def _foremost(groups: list[Group], candidate: Candidate) -> Group | None:
    """The group named most, of equals the one mentioned last."""
    before = [g for g in groups if g.last_before(candidate) is not None]
    return max(before, key=lambda g: (_named_before(g, candidate), -_since(g, candidate)), default=None)


def _named_before(group: Group, candidate: Candidate) -> int:
    return sum(1 for c in group.members if c.form == "name" and c.span.start < candidate.span.start)


def _same_description(known: Candidate, candidate: Candidate) -> bool:
    """The same words, or a definite shorter form of the same noun ("the caravan" for "the migrant caravan")."""
    if (
        known.form != "description"
        or known.kind != candidate.kind
        or (known.country != candidate.country and candidate.country)
    ):
        return False
    if known.head != candidate.head and candidate.kind == "Person" and _has_complement(candidate):
        return False
    if known.key == candidate.key:
        return candidate.definite or known.country is not None or len(candidate.span) > 1 or candidate.plural
    if any(t.lower_ in OTHER_OFFICE for t in known.span):
        return False
    same = known.head.lemma_ == candidate.head.lemma_ and known.head.tag_ == candidate.head.tag_  # no team of two
    return candidate.definite and len(candidate.span) == 1 and same


def _latest(groups: list[Group], candidate: Candidate) -> Group | None:
    """Of the groups mentioned before, the one mentioned last."""
    before = [(last.span.start, g) for g in groups if (last := g.last_before(candidate)) is not None]
    return max(before, key=lambda pair: pair[0])[1] if before else None


def is_like(candidate: Candidate, group: Group) -> bool:
    """Whether a description may be added to an entity without a name that the learned clusters give it."""
    if group.names or not candidate.definite or candidate.plural != any(c.plural for c in group.members):
        return False
    same = [c for c in group.members if c.form == "description" and c.head.lemma_ == candidate.head.lemma_]
    counted = all(c.head.tag_ == candidate.head.tag_ for c in same)  # "the team" is neither of two teams
    owned = _names_in(candidate)
    another = bool(owned) and any(named and named != owned for named in map(_names_in, same))
    return counted and not another and candidate.kind == group.kind and candidate.country in (None, group.country)


def _names_in(candidate: Candidate) -> frozenset[str]:
    """The names before the noun of a description: the "Quist campaign" is not the "Brandt campaign"."""
    words = candidate.span[:-1] if candidate.country is None else ()
    return frozenset(t.text for t in words if t.tag_ in ("NNP", "NNPS"))


def is_near(group: Group, candidate: Candidate) -> bool:
    """Whether an entity was mentioned a few sentences before at most, or first behind it in the same sentence."""
    last = group.last_before(candidate)
    if last is None:
        return any(c.head.sent.start == candidate.head.sent.start for c in group.members)
    return sum(1 for t in candidate.span.doc[last.span.start : candidate.span.start] if t.is_sent_start) <= _REACH


def agrees(group: Group, word: str) -> bool:
    """Whether an entity may be meant by a pronoun; "the king or queen" is nobody of whom more is told."""
    if not group.names and all(c.form == "pronoun" or stands_in_alternative(c.head) for c in group.members):
        return False
    if word in MALE or word in FEMALE:
        wanted = "male" if word in MALE else "female"
        return group.kind == "Person" and group.gender in (None, wanted)
    plural = any(c.plural for c in group.members)
    body = group.kind == "Organization" and bool(group.names)  # "Harrow Lines" is one, however it ends
    if word in PLURAL:
        return plural or group.kind == "Organization"
    return word in NEUTER and (body or not plural) and group.kind in ("Organization", "GeopoliticalEntity", "Group")
