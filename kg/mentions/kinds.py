"""What kind of thing a name names, where what stands beside it anywhere in the article tells better than the model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from spacy.tokens import Span, Token

from kg import knowledge
from kg.language.syntax import predicate_nominals
from kg.mentions.borders import EVENTS, THING
from kg.mentions.groups import fold
from kg.mentions.lands import holds_event, is_body_by_its_noun, is_land
from kg.mentions.titles import title_before
from kg.records import Kind

KINDS: Final[Mapping[str, Kind]] = {
    "PERSON": "Person",
    "ORG": "Organization",
    "GPE": "GeopoliticalEntity",
    "LOC": "Place",
    "FAC": "Place",
    "NORP": "Group",
    THING: "Thing",
}
_OF_NOUN: Final[Mapping[str, Kind]] = {"person": "Person", "organization": "Organization", "facility": "Place"}
_PRODUCT = re.compile(r"[A-Z]{0,3}-?\d{3}s?")
_NAME_OF_PERSON = (2, 3)
_THINGS = frozenset(
    "storm hurricane typhoon cyclone virus disease vaccine drug poison film movie book novel album song ship vessel "
    "rocket satellite spacecraft planet law".split()
)
_OF_TOWNS = frozenset({"mayor", "governor"})
_ARTICLES = frozenset({"a", "an", "the"})
_LETTERS_OF_PEOPLE = frozenset({"QC", "KC"})


def told_kinds(names: Iterable[Span]) -> dict[str, Kind]:
    """Folded name → the kind that the article tells, by what it calls the name or by the office before it."""
    found: dict[str, Kind] = {}
    for name in names:
        kind = _told(name)
        if kind is not None:
            found.setdefault(fold(name.text), kind)
        if name.label_ == THING:
            found.setdefault(fold(name[1:].text), "Thing")  # "Marna" of "Typhoon Marna"
    return found


def _told(name: Span) -> Kind | None:
    if name.text in knowledge.things() or (len(name) > 1 and _PRODUCT.fullmatch(name[-1].text)):
        return "Thing"  # "Boeing 737"
    if name.label_ == "PERSON" and _is_before_office(name):
        return "GeopoliticalEntity"
    if name.label_ not in KINDS or name.label_ in ("NORP", THING) or knowledge.country(name.text):
        return None
    if name[-1].text in _LETTERS_OF_PEOPLE:
        return "Person"
    if name.label_ == "PERSON":
        return _of_unknown(name) or _of_no_person(name)
    if len(name) > 1 and (knowledge.government(name.text) or _is_known_body(name.text)):
        return "Organization"  # "White House" is a town, too
    if len(name) > 1 and name.label_ in ("GPE", "LOC", "FAC") and name[-1].lower_ in EVENTS:
        return "Thing"
    return _of_unknown(name) or _of_no_name_of_person(name)


def _of_no_name_of_person(name: Span) -> Kind | None:
    """The kind of a supposed body or place, None where it may be what it is supposed to be."""
    called = _called(name)
    if name.label_ in ("GPE", "LOC") and not knowledge.place(name.text):
        return called or _of_no_place(name)
    if name.label_ in ("FAC", "LOC") and (kind := _governed(name)):
        return kind
    return called if called == "Thing" or (called == "Person" and _may_be_person(name)) else None


def _of_unknown(name: Span) -> Kind | None:
    """The kind of a name that no table has, by what belongs to it or by its last word."""
    if len(name) == 1 and name.label_ in ("PERSON", "ORG") and is_no_person(name.text) and is_land(name):
        return "GeopoliticalEntity"
    body = name.label_ in ("PERSON", "GPE") and not knowledge.place(name.text) and is_body_by_its_noun(name)
    return "Organization" if body else None


def _governed(name: Span) -> Kind | None:
    """The kind of a supposed house or region that an office is of: "mayor of Port Ellis"."""
    office = name.root.head
    if (
        name.root.dep_ != "nmod"
        or not any(c.lower_ == "of" for c in name.root.lefts)
        or not knowledge.office(office.text)
    ):
        return None
    if office.lemma_.lower() in _OF_TOWNS:
        return "GeopoliticalEntity"
    return "Organization" if knowledge.noun(name[-1].lower_) in ("facility", "organization") else None


def _is_known_body(name: str) -> bool:
    return knowledge.organization(name) is not None and not knowledge.place(name)


def _of_no_person(name: Span) -> Kind | None:
    """The kind of a supposed person: a known body, a plural that is no surname, or what the article calls no person."""
    odd = not knowledge.first_name(name[0].text) if len(name) > 1 else is_no_person(name.text)
    if odd and (name.text in knowledge.agencies() or knowledge.organization(name.text)):
        return "Organization"
    if _is_firm(name):
        return "Organization"
    called = _called(name) if not knowledge.first_name(name[0].text) else None
    if called in ("Organization", "Thing"):
        return called
    return "GeopoliticalEntity" if len(name) == 1 and is_no_person(name.text) and holds_event(name) else None


def _of_no_place(name: Span) -> Kind | None:
    """The kind of a supposed place that no gazetteer has: somebody with an office, or named beside a person."""
    words = title_before(name)
    title = knowledge.title(words.text) if words is not None and words[-1].tag_ != "NNS" else None
    if title is not None and title.kind in ("office", "military"):
        return "Person"
    beside = [name.root.head] if name.root.dep_ == "conj" else [c for c in name.root.children if c.dep_ == "conj"]
    if len(name) > 1 and any(t.ent_type_ == "PERSON" for t in beside):
        return "Person"
    full = len(name) in _NAME_OF_PERSON and name.label_ == "GPE" and all(t.is_title and t.is_alpha for t in name)
    inside = any(c.dep_ in ("case", "prep") for c in name.root.children) or name.root.dep_ in ("pobj", "compound")
    return "Person" if full and not inside and knowledge.first_name(name[0].text) else None


def _may_be_person(name: Span) -> bool:
    known = len(name) > 1 and knowledge.first_name(name[0].text)
    return bool(known) and not any(knowledge.noun(t.lower_) for t in name)


def is_no_person(name: str) -> bool:
    """Whether a name of one word is known neither as a first name nor as a surname."""
    return " " not in name and knowledge.surname(name) is None and knowledge.first_name(name) is None


def _is_before_office(name: Span) -> bool:
    """Whether one word stands before the office of somebody else: "Kenya Interior Minister Ora Quist"."""
    doc, end = name.doc, name.end
    known = knowledge.country(name.text) is not None
    later = next((e for e in name.sent.ents if e.start > end and e.label_ == "PERSON"), None)
    title = title_before(later) if known and later is not None else None
    return title is not None and title.start == end and title[0].is_title and len(name) == 1 and not doc[end].is_punct


def _is_firm(name: Span) -> bool:
    """Whether a supposed person is a body: a plural that is no surname, or explained ("the maker of it, Harrow")."""
    last, root = name[-1], name.root
    beside = [root.head, root.head.head] if root.dep_ == "appos" else [c for c in root.children if c.dep_ == "appos"]
    inner = root.dep_ == "appos" and root.head.dep_ == "nmod" and knowledge.noun(root.head.head.lemma_) == "person"
    if inner and knowledge.first_name(name[0].text):
        return False  # "winner of the men's division, Ora Quist"
    bodies = any(not t.ent_type_ and knowledge.noun(t.lemma_.lower()) == "organization" for t in beside)
    return len(name) > 1 and (bodies or (last.tag_ == "NNPS" and knowledge.surname(last.text) is None))


def _called(name: Span) -> Kind | None:
    """The kind of the noun that explains a name: "Harrow, a charity", "Harrow is a charity", "the charity Harrow"."""
    nouns = [*_explained(name), *_before(name)]
    return next((kind for noun in nouns if (kind := _of_noun(noun))), None)


def _of_noun(noun: Token) -> Kind | None:
    pair = noun.doc[max(noun.i - 1, 0) : noun.i + 1].text.lower()
    return "Thing" if noun.lemma_.lower() in _THINGS else _OF_NOUN.get(knowledge.noun(pair) or "")


def _explained(name: Span) -> Iterator[Token]:
    """A singular noun with an article right behind the name and its comma, or one that it is said to be."""
    root, doc, end = name.root, name.doc, name.end + 1
    comma = end < len(doc) and doc[name.end].text == ","
    for child in root.children:
        behind = comma and doc[end].lower_ in _ARTICLES and child.i > end
        if behind and child.dep_ == "appos" and child.tag_ == "NN":
            yield child
    if root.dep_ in ("nsubj", "nsubj:outer"):
        for subject, noun in predicate_nominals(root.head):
            if subject == root and noun.tag_ == "NN" and any(c.lower_ in ("a", "an") for c in noun.children):
                yield noun


def _before(name: Span) -> Iterator[Token]:
    """A singular common noun right before a name that it belongs to."""
    noun = name.doc[name.start - 1] if name.start > name.sent.start else None
    if (
        noun is not None
        and noun.tag_ == "NN"
        and noun.lower_ != "star"
        and (noun.head in name or name.root.head == noun)
    ):
        yield noun
