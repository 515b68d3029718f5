"""Named mentions: people, organisations, places and groups that carry a name."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from kg import knowledge
from kg.language.datelines import agency, is_byline
from kg.language.syntax import arguments
from kg.mentions.borders import trim, whole_names, with_area
from kg.mentions.candidates import Candidate
from kg.mentions.groups import fold
from kg.mentions.kinds import KINDS, is_no_person, told_kinds
from kg.mentions.nations import nation_of
from kg.mentions.quotations import speech_verbs
from kg.records import Kind

_ADDRESSING = frozenset("accuse urge criticize criticise condemn denounce demand threaten ask".split())
_SIDES = frozenset({"North", "South", "East", "West"})
_MODIFIER_LABELS = frozenset({"amod", "compound", "nmod:desc", "nmod"})


def find_names(doc: Doc) -> Iterator[Candidate]:
    """Yield the document's names, trimmed of titles and articles, without bylines and credits."""
    covered: set[int] = set()
    cut = [(span, name) for span in whole_names(doc) if (name := _cut(span)) is not None]
    told = told_kinds(name for _, name in cut)
    for span, name in cut:
        if name.start in covered or is_credit(name) or _is_noun(name):
            continue
        candidate = _candidate(name, told.get(fold(name.text), KINDS[span.label_]))
        if candidate is not None:
            covered.update(t.i for t in (*span, *candidate.span))
            yield candidate
    for token in doc:
        if token.i not in covered and (country := nation_of(token)):
            yield _national(token, country)


def _cut(span: Span) -> Span | None:
    """The name alone, with its label, where it is one of an entity."""
    name = trim(span) if span.label_ in KINDS else None
    name = with_area(name) if name is not None else None
    return Span(span.doc, name.start, name.end, span.label_) if name is not None else None


def _is_noun(name: Span) -> bool:
    """Whether a word is only a noun that starts a sentence, and is written small elsewhere ("Police")."""
    word = name[0]
    first = not any(t.is_alpha for t in word.doc[word.sent.start : word.i])
    if len(name) > 1 or not first or word.text.isupper() or knowledge.noun(word.lower_) is None:
        return False
    return any(t.text == word.lower_ for t in word.doc)


def is_credit(span: Span) -> bool:
    """Whether a name stands in a byline, a picture credit ("Ana Ruiz / AFP") or is the agency of a dateline, or the
    initials of who asks in an interview ("((AR)) Why?").
    """
    doc, agencies = span.doc, knowledge.agencies()
    if span.text.isupper() and doc[max(span.start - 2, 0) : span.start].text.replace(" ", "").endswith("(("):
        return True
    around = [t.text for t in doc[max(span.start - 1, 0) : span.end + 3]]
    if "/" in around and any(agency in doc[span.start : span.end + 8].text for agency in agencies):
        return True
    line = [t for t in span.sent if not t.is_space]
    texts = [t.text for t in line]
    if is_byline(texts) or any(span.start <= line[i].i < span.end for i in agency(texts)):
        return True
    verbless = not any(t.pos_ in ("VERB", "AUX") for t in line)
    return verbless and any(doc[ent.start : ent.end].text in agencies for ent in span.sent.ents)


def _candidate(span: Span, kind: Kind) -> Candidate | None:
    text = _shared(span)
    if kind == "Thing":
        return Candidate(span, span.root, "name", kind, text, definite=True)
    country = knowledge.country(text) if kind != "Person" else None
    if country is not None:
        return Candidate(span, span.root, "name", "GeopoliticalEntity", country.name, country)
    if len(span) <= 2 and (national := nation_of(span[-1])):
        return _national(span.root, national, span)
    if kind != "Person" and _is_field(span):
        return None
    if kind in ("GeopoliticalEntity", "Place") and _is_speaker(span):
        kind = "Organization"
    if (kind == "Place" and _is_governed(span)) or (kind == "Person" and is_no_person(text) and _is_located(span)):
        kind = "GeopoliticalEntity"
    if kind == "Group" and span.root.dep_ in _MODIFIER_LABELS and span.root.tag_ not in ("NNS", "NNPS"):
        return None
    plural = kind == "Group" or span.root.tag_ in ("NNPS", "NNS")
    label = text if text != span.text else None
    return Candidate(span, span.root, "name", kind, text, plural=plural, definite=True, label=label)


def _shared(span: Span) -> str:
    """The name, with what it shares with the next: "North" of "North and South Korea"."""
    doc, after = span.doc, span.end + 1
    both = after + 1 < span.sent.end and doc[span.end].lower_ in ("and", "or") and doc[after].text in _SIDES
    return (
        f"{span.text} {doc[after + 1].text}" if both and span.text in _SIDES and doc[after + 1].is_title else span.text
    )


def _is_field(span: Span) -> bool:
    """Whether a name is the field of an office: "Minister of Foreign Affairs"."""
    office = span.root.head
    return (
        office.i < span.start
        and span.root.dep_ == "nmod"
        and knowledge.title(office.doc[office.i : span.end].text) is not None
    )


def _is_governed(span: Span) -> bool:
    """Whether a place acts or has a government: "the mayor of Halden", "the city of Halden", "Halden has banned …"."""
    root = span.root
    if knowledge.noun(span[-1].lower_) or knowledge.noun(span[0].lower_):
        return False  # a river, a bridge, a mountain
    if any(path == "of" and (_has_government(root.head)) for path, t in arguments(root.head) if t == root):
        return True
    return root.dep_ == "nsubj" and any(path in ("obj", "iobj", "that", "to") for path, _ in arguments(root.head))


def _is_located(span: Span) -> bool:
    """Whether something takes place in it or an office belongs to it: "in Halden", "Halden's minister"."""
    root = span.root
    if root.dep_ == "obl" and any(c.dep_ == "case" and c.lower_ == "in" for c in root.lefts):
        return True
    return root.dep_ in ("nmod:poss", "poss", "nmod") and knowledge.office(root.head.text) is not None


def _has_government(noun: Token) -> bool:
    return knowledge.noun(noun.lemma_.lower()) == "geopolitical" or knowledge.office(noun.text) is not None


def _is_speaker(span: Span) -> bool:
    """Whether a name of several words that no gazetteer has says something: a body, not a place."""
    speaks = span.root.dep_ == "nsubj" and span.root.head.lemma_.lower() in speech_verbs() | _ADDRESSING
    return speaks and len(span) > 1 and not knowledge.place(span.text)


def _national(token: Token, country: knowledge.Country, span: Span | None = None) -> Candidate:
    """ "Hondurans" are a group of a country; "Honduran" before a noun stands for the country."""
    span = span if span is not None else token.doc[token.i : token.i + 1]
    people = token.tag_ in ("NNS", "NNPS") or (token.pos_ in ("NOUN", "PROPN") and token.dep_ not in _MODIFIER_LABELS)
    if people:
        return Candidate(span, token, "name", "Group", span.text, country, plural=True, definite=True)
    return Candidate(span, token, "description", "GeopoliticalEntity", country.name, country)
