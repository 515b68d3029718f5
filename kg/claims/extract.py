"""From a parsed document and its entities to its claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Token

from kg.claims.answers import answered, placed
from kg.claims.attribution import Source, attribute, may_speak
from kg.claims.category import category_of
from kg.claims.confidence import confidence, observe
from kg.claims.denials import accusation
from kg.claims.evidence import content, find_evidence, text_order
from kg.claims.factuality import Factuality, factuality
from kg.claims.frames import find_frames
from kg.claims.index import Filler, MentionIndex
from kg.claims.matching import Match, Matcher, Miss
from kg.claims.parties import is_field
from kg.claims.sayings import quoted_frames
from kg.claims.time import event_date
from kg.language.syntax import marker_of
from kg.mentions.quotations import Quotation, find_quotations
from kg.mentions.roles import find_roles
from kg.ontology import Ontology, load
from kg.records import Claim, Document, Entity, Passage

_TIMES = frozenset({"after", "before", "when", "while", "since", "until", "as"})
_STANDING = ("mention", "quote")
_PLACE_PATHS = ("in", "at", "near", "outside")


@dataclass(frozen=True, slots=True)
class Explanation:
    """What the patterns made of a document: the claims, what was considered and dropped, and by claim id the features
    that its confidence rests on.
    """

    claims: tuple[Claim, ...]
    misses: tuple[Miss, ...]
    features: Mapping[str, tuple[str, ...]]


def extract(
    doc: Doc, document: Document, entities: Sequence[Entity], ontology: Ontology | None = None
) -> tuple[Claim, ...]:
    """Find the claims of a document, in text order."""
    return explain(doc, document, entities, ontology).claims


def explain(doc: Doc, document: Document, entities: Sequence[Entity], ontology: Ontology | None = None) -> Explanation:
    """Find the claims of a document and tell which patterns were considered and dropped."""
    index = MentionIndex(doc, entities)
    matcher = _matcher(ontology or load())
    quotations = find_quotations(doc)
    frames = [*find_frames(doc, find_roles(doc, index.candidates()), index), *quoted_frames(doc, quotations)]
    results = [r for frame in frames for r in matcher.match(frame, index)]
    matches = list(answered(placed(_best(r for r in results if isinstance(r, Match) and not _is_unsourced(r)))))
    accusations = _accusations(matches)
    heard = [[*quotations, *(a for a in accusations if a.verb != m.frame.head)] for m in matches]
    found = [_claim(m, document, index, sources) for m, sources in zip(matches, heard, strict=True)]
    governed = _governed(matches)
    claims = [
        replace(c, category=None) if m.frame.head.i in governed else c for (c, _), m in zip(found, matches, strict=True)
    ]
    own = {c.id for m, c in zip(matches, claims, strict=True) if _is_hedge(m, c)}
    unique = {c.id: c for c in reversed(claims) if c.relation != "stated" or (_is_said(c) and c.id not in own)}
    misses = tuple(r for r in results if isinstance(r, Miss))
    return Explanation(tuple(sorted(unique.values(), key=_order)), misses, {c.id: features for c, features in found})


@cache
def _matcher(ontology: Ontology) -> Matcher:
    return Matcher(ontology)


def _is_said(claim: Claim) -> bool:
    """Whether a statement was made: not "would not say that …", "if they confirm that …"."""
    return (claim.polarity, claim.modality) == ("affirmed", "actual")


def _is_hedge(match: Match, claim: Claim) -> bool:
    """Whether somebody says no more than that they say so: "The port, I would say, is safe," Ruiz said."""
    verb = match.frame.head
    words = {c.lower_ for c in verb.children if c.dep_ in ("nsubj", "obj", "iobj", "dative")}
    now = verb.tag_ == "VBP" or any(c.tag_ == "MD" for c in verb.lefts)
    return claim.subject in claim.claimed_by and "i" in words and (now or "you" in words)


def _order(claim: Claim) -> tuple[int, int, str, str]:
    return claim.evidence.start, claim.evidence.trigger.start, claim.relation, claim.id


def _best(matches: Iterable[Match]) -> list[Match]:
    """Of several patterns that say the same of the same words, the one that accounts for most."""
    best: dict[tuple[object, ...], Match] = {}
    for match in matches:
        key = (match.relation.name, match.frame.head.i, _place(match.subject), _place(match.object))
        known = best.get(key)
        if known is None or (-match.bound, match.pattern.id) < (-known.bound, known.pattern.id):
            best[key] = match
    rivals: dict[int, list[Match]] = defaultdict(list)
    for match in best.values():
        rivals[match.frame.head.i].append(match)
    best = {key: m for key, m in best.items() if not any(_says_more(o, m) for o in rivals[m.frame.head.i])}
    full = {key for m in best.values() if m.subject is not None and m.object is not None for key in _parties(m)}
    return list(_once([m for m in best.values() if (m.subject and m.object) or full.isdisjoint(_parties(m))]))


def _parties(match: Match) -> list[tuple[object, ...]]:
    """What a match that lacks a party has to differ in from every full one of its relation and predicate."""
    ends = {"subject": match.subject, "object": match.object}
    return [(match.relation.name, match.frame.head.i, end, _place(f)) for end, f in ends.items() if f is not None]


def _once(matches: Sequence[Match]) -> Iterator[Match]:
    """What is said twice in other words counts once: a state within its sentence ("Karsa, Osmark's capital"), an act
    worded by a verb and its object ("held talks").
    """
    said = {(_pair(m), m.frame.head.i) for m in matches}
    announced = {(m.relation.name, m.frame.head.i, _place(m.object)) for m in matches if m.frame.kind == "verb"}
    acts = {m.frame.head.i for m in matches if m.relation.name != "stated" and m.frame.kind != "mention"}
    states: set[object] = set()
    for match in matches:
        if _names_act(match, acts):
            continue  # "announced a visit to Karelund" is a visit
        act = (match.relation.name, match.frame.head.head.i, _place(match.object))
        if match.frame.kind == "noun" and match.subject is None and act in announced:
            continue  # "announced the arrest of two men"
        pair, head = _pair(match), match.frame.head
        state = (pair, head.sent.start)
        if pair is None or (match.relation.category and (head.dep_ != "obj" or (pair, head.head.i) not in said)):
            yield match
        elif not match.relation.category and state not in states:
            states.add(state)
            yield match


def _names_act(match: Match, acts: Collection[int]) -> bool:
    """Whether what is stated is a noun that tells an act of its own."""
    if match.relation.name != "stated" or match.about is None or match.about.pos_ != "NOUN":
        return False
    clause = any(c.dep_ in ("cop", "nsubj") for c in match.about.children)
    return not clause and any(t.i in acts for t in (match.frame.head, *match.about.subtree))


def _pair(match: Match) -> tuple[str, frozenset[str]] | None:
    """The relation with both parties, None where one is missing."""
    if match.subject is None or match.object is None:
        return None
    return match.relation.name, frozenset((match.subject.entity.id, match.object.entity.id))


def _says_more(match: Match, than: Match) -> bool:
    """Whether two patterns take the same words for different acts, and this one accounts for more of the words."""
    if match.frame.kind != than.frame.kind or match.relation == than.relation:
        return False
    acts = match.relation.category is not None and than.relation.category is not None
    contest = "contest" in match.pattern.flags and "contest" not in than.pattern.flags
    same = (_place(match.subject), _place(match.object)) == (_place(than.subject), _place(than.object))
    return same and (contest or (acts and match.pattern.fixed > than.pattern.fixed))


def _is_unsourced(match: Match) -> bool:
    """ "Sources said …" tells nobody's statement, "they confirmed this" nothing."""
    if match.relation.name != "stated":
        return False
    empty = match.about is not None and match.about.pos_ == "PRON" and not any(match.about.children)
    return empty or match.subject is None or not may_speak(match.subject)


def _place(filler: Filler | None) -> tuple[int, str] | None:
    return (filler.token.i, filler.entity.id) if filler else None


def _governed(matches: Iterable[Match]) -> set[int]:
    """The predicates inside the content of another claim: the governing act has the category."""
    return {
        token.i
        for match in matches
        if match.about is not None and match.relation.category is not None and _is_content(match.about)
        for token in match.about.subtree
    }


def _is_content(token: Token) -> bool:
    """Whether what an act is about is a clause of its own, and no time: "resigned after Brek accused her"."""
    return token.pos_ in ("VERB", "AUX") and marker_of(token) not in _TIMES


def _accusations(matches: Iterable[Match]) -> list[Quotation]:
    """The contents of acts such as accusing, which their subject asserts."""
    return [
        Quotation(*accusation(m.about), m.frame.head, m.subject.token if m.subject is not None else None, direct=False)
        for m in matches
        if m.about is not None and m.relation.category == "ACCUSE"
    ]


def _claim(
    match: Match, document: Document, index: MentionIndex, quotations: Sequence[Quotation]
) -> tuple[Claim, tuple[str, ...]]:
    """The claim that a match makes, and the features that its confidence rests on."""
    trigger = match.frame.head
    facts = factuality(trigger) if _is_predicate(match) else Factuality()
    facts = facts.under(_flagged(match))
    heard = quotations if _is_predicate(match) else [q for q in quotations if q.direct]
    spoken = any("speaker" in slot.paths for slot in match.pattern.slots)
    source = Source() if match.frame.kind == "quote" else attribute(trigger.head if spoken else trigger, heard, index)
    subject, object_ = text_order(match)
    features = observe(match, facts, source)
    about = content(match, document)
    claim = Claim(
        article=document.id,
        subject=subject.entity.id if subject else None,
        relation=match.relation.name,
        object=object_.entity.id if object_ else None,
        evidence=find_evidence(match, document, subject, object_),
        pattern=match.pattern.id,
        confidence=confidence(features),
        about=_within(about, trigger, quotations, document) if about and match.relation.name == "stated" else about,
        polarity=facts.polarity,
        modality=facts.modality,
        attribution=source.attribution,
        claimed_by=source.claimed_by,
        event_date=event_date(trigger, document.published, facts.modality) if _is_predicate(match) else None,
        event_place=_event_place(match, index),
        category=category_of(match.relation, match.pattern, facts),
    )
    return claim, features


def _within(about: Passage, trigger: Token, quotations: Iterable[Quotation], document: Document) -> Passage:
    """What is stated, from where the quotation starts that the report stands in, so without the label of an interview;
    where it is quoted behind the report, all that is quoted in its sentence.
    """
    start, end, last = about.start, about.end, trigger.sent.end_char
    for quotation in (q for q in quotations if q.direct):
        if quotation.start <= trigger.idx < quotation.end:
            start = max(start, quotation.start)
        elif quotation.verb == trigger and trigger.idx < quotation.start <= start < end <= min(quotation.end, last):
            start, end = quotation.start, min(quotation.end, last)
    if (start, end) == (about.start, about.end) or start >= end:
        return about
    text = document.text[start:end].lstrip("“\"' ")
    start, text = end - len(text), text.rstrip("”\"' .,!?…")
    return Passage(text, start, start + len(text)) if text else about


def _flagged(match: Match) -> Factuality:
    flags = match.pattern.flags
    return Factuality(modality="hypothetical" if "possible" in flags else "future" if "future" in flags else "actual")


def _is_predicate(match: Match) -> bool:
    """Titles, appositions, bare mentions and quoted sentences assert by standing there."""
    return match.frame.kind not in _STANDING and (match.frame.role is None or match.frame.role.how == "copula")


def _event_place(match: Match, index: MentionIndex) -> str | None:
    if match.relation.category is None:
        return None
    taken = {f.entity.id for f in (match.subject, match.object) if f}
    for path in _PLACE_PATHS:
        for token in match.frame.args.get(path, ()):
            if is_field(token):
                continue  # "five years in prison"
            for filler in index.fillers(token):
                if filler.entity.kind in ("GeopoliticalEntity", "Place") and filler.entity.id not in taken:
                    return filler.entity.id
    return None
