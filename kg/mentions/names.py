"""Named mentions: people, organisations, places and groups that carry a name."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from kg import knowledge
from kg.language.datelines import agency, is_byline
from kg.language.syntax import arguments
from kg.mentions.candidates import Candidate
from kg.mentions.quotations import speech_verbs
from kg.records import Kind

KINDS: dict[str, Kind] = {
    "PERSON": "Person",
    "ORG": "Organization",
    "GPE": "GeopoliticalEntity",
    "LOC": "Place",
    "FAC": "Place",
    "NORP": "Group",
}
_EDGES = frozenset({"the", "'s", "’s", "'", "’", '"', "“", "”", ",", ".", "-", "–", "—", "(", ")", "/", ":", ";"})
_LOOSE = frozenset({"and", "or", "of", "from", "for"})  # what a name can't end with
_CONTINUED = frozenset(
    "university college institute observer times post herald tribune gazette chronicle telegraph airlines".split()
)
_ADDRESSING = frozenset("accuse urge criticize criticise condemn denounce demand threaten ask".split())
_MODIFIER_LABELS = frozenset({"amod", "compound", "nmod:desc", "nmod"})


def find_names(doc: Doc) -> Iterator[Candidate]:
    """Yield the document's names, trimmed of titles and articles, without bylines and credits."""
    covered: set[int] = set()
    firms = {ent.text for ent in doc.ents if ent.label_ == "PERSON" and _is_firm(ent)}
    for ent in _joined(doc):
        span = trim(ent) if ent.label_ in KINDS and ent.start not in covered else None
        if span is not None and not is_credit(span):
            whole = _whole(span, ent.label_)
            kind = "Organization" if whole.text in firms else KINDS[whole.label_ or ent.label_]
            candidate = _candidate(whole, kind)
            if candidate is not None:
                covered.update(t.i for t in (*ent, *candidate.span))
                yield candidate
    for token in doc:
        if token.i not in covered and (country := nation_of(token)):
            yield _national(token, country)


def _joined(doc: Doc) -> Iterator[Span]:
    """The names of the pipeline; two with "&" between them are one firm ("Brandt & Vale")."""
    ends = {ent.start: ent for ent in doc.ents}
    skipped: set[int] = set()
    for ent in doc.ents:
        following = ends.get(ent.end + 1)
        if following is not None and doc[ent.end].text == "&" and ent.start not in skipped:
            skipped.add(following.start)
            yield Span(doc, ent.start, following.end, "ORG")
        elif ent.start not in skipped:
            yield ent


def nation_of(token: Token) -> knowledge.Country | None:
    """The country that a demonym belongs to, also of two words ("South Korean"); "Central American" is no American."""
    if not token.text[:1].isupper():
        return None
    pair = token.doc[max(token.i - 1, token.sent.start) : token.i + 1].text
    return knowledge.demonym(pair) or (None if knowledge.adherent(pair) else knowledge.demonym(token.text))


def _whole(span: Span, label: str) -> Span:
    """The name with what follows a comma, where both together are one known name ("Washington, D.C."), or with the rest
    of an organisation's name that the model cut off ("Karsa Observer").
    """
    doc, end = span.doc, span.end + 2
    rest = doc[span.end] if span.end < len(doc) else None
    if rest is not None and rest.tag_ == "NNP" and rest.lower_ in _CONTINUED and label in ("GPE", "LOC", "NORP"):
        return Span(doc, span.start, span.end + 1, "ORG")
    longer = doc[span.start : end] if end <= len(doc) and doc[span.end].text == "," else span
    return longer if longer is not span and knowledge.capital(longer.text) else span


def trim(span: Span) -> Span | None:
    """Cut articles, possessives, quotes and titles from the edges of a name; None if nothing is left."""
    start, end, doc = span.start, span.end, span.doc
    while start < end and doc[start].lower_ in _EDGES:
        start += 1
    while end > start and doc[end - 1].lower_ in _EDGES | _LOOSE:
        end -= 1
    while span.label_ == "PERSON" and end - start > 1:
        length = next((n for n in range(end - start - 1, 0, -1) if knowledge.title(doc[start : start + n].text)), 0)
        if not length:
            break
        start += length
    if span.label_ == "PERSON" and start > span.start:  # "King Oskar of Karelund"
        end = next((i for i in range(start + 1, end) if doc[i].lower_ == "of"), end)
    return doc[start:end] if start < end and any(c.isalnum() for c in doc[start:end].text) else None


def is_credit(span: Span) -> bool:
    """Whether a name stands in a byline, a picture credit ("Ana Ruiz / AFP") or is the agency of a dateline."""
    doc, agencies = span.doc, knowledge.agencies()
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
    text = span.text
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
    return Candidate(span, span.root, "name", kind, text, plural=plural, definite=True)


def _is_field(span: Span) -> bool:
    """Whether a name is the field of an office: "Minister of Foreign Affairs"."""
    office = span.root.head
    return (
        office.i < span.start
        and span.root.dep_ == "nmod"
        and knowledge.title(office.doc[office.i : span.end].text) is not None
    )


def _is_firm(span: Span) -> bool:
    """Whether a supposed person is a body: a plural that is no surname, or explained ("the maker of it, Harrow")."""
    last, root = span[-1], span.root
    beside = [root.head, root.head.head] if root.dep_ == "appos" else [c for c in root.children if c.dep_ == "appos"]
    bodies = any(not t.ent_type_ and knowledge.noun(t.lemma_.lower()) == "organization" for t in beside)
    return len(span) > 1 and (bodies or (last.tag_ == "NNPS" and knowledge.surname(last.text) is None))


def _is_governed(span: Span) -> bool:
    """Whether a place acts or has a government: "the mayor of Halden", "the city of Halden", "Halden has banned …"."""
    root = span.root
    if knowledge.noun(span[-1].lower_) or knowledge.noun(span[0].lower_):
        return False  # a river, a bridge, a mountain
    if any(path == "of" and (_has_government(root.head)) for path, t in arguments(root.head) if t == root):
        return True
    return root.dep_ == "nsubj" and any(path in ("obj", "iobj", "that", "to") for path, _ in arguments(root.head))


def is_no_person(name: str) -> bool:
    """Whether a name of one word is known neither as a first name nor as a surname."""
    return " " not in name and knowledge.surname(name) is None and knowledge.first_name(name) is None


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
