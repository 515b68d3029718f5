"""Named mentions: people, organisations, places and groups that carry a name."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from kg import knowledge
from kg.mentions.candidates import Candidate
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
_MODIFIER_LABELS = frozenset({"amod", "compound", "nmod:desc", "nmod"})


def find_names(doc: Doc) -> Iterator[Candidate]:
    """Yield the document's names, trimmed of titles and articles, without bylines and credits."""
    for ent in doc.ents:
        span = trim(ent)
        if span is not None and ent.label_ in KINDS and not is_credit(span):
            candidate = _candidate(span, KINDS[ent.label_])
            if candidate is not None:
                yield candidate
    covered = {t.i for ent in doc.ents for t in ent if ent.label_ in KINDS}
    for token in doc:
        if token.i in covered or not token.text[:1].isupper() or _is_compound(token):
            continue
        if country := knowledge.demonym(token.text):
            yield _national(token, country)


def _is_compound(token: Token) -> bool:
    """ "Central American" is no American."""
    before = token.doc[token.i - 1 : token.i].text if token.i else ""
    return knowledge.adherent(f"{before} {token.text}") is not None


def trim(span: Span) -> Span | None:
    """Cut articles, possessives, quotes and titles from the edges of a name; None if nothing is left."""
    start, end, doc = span.start, span.end, span.doc
    while start < end and doc[start].lower_ in _EDGES:
        start += 1
    while end > start and doc[end - 1].lower_ in _EDGES:
        end -= 1
    while span.label_ == "PERSON" and end - start > 1:
        length = next((n for n in range(end - start - 1, 0, -1) if knowledge.title(doc[start : start + n].text)), 0)
        if not length:
            break
        start += length
    return doc[start:end] if start < end and any(c.isalnum() for c in doc[start:end].text) else None


def is_credit(span: Span) -> bool:
    """Whether a name stands in a byline or a picture credit ("Ana Ruiz / AFP") and not in the news itself."""
    doc, agencies = span.doc, knowledge.agencies()
    around = [doc[i].text for i in (span.start - 1, span.end) if 0 <= i < len(doc)]
    if "/" in around:
        return True
    line = [t for t in span.sent if not t.is_space]
    verbless = not any(t.pos_ in ("VERB", "AUX") for t in line)
    return verbless and any(doc[ent.start : ent.end].text in agencies for ent in span.sent.ents)


def _candidate(span: Span, kind: Kind) -> Candidate | None:
    text = span.text
    country = knowledge.country(text) if kind != "Person" else None
    if country is not None:
        return Candidate(span, span.root, "name", "GeopoliticalEntity", country.name, country)
    if national := knowledge.demonym(text):
        return _national(span.root, national, span)
    if kind == "Group" and span.root.dep_ in _MODIFIER_LABELS and span.root.tag_ not in ("NNS", "NNPS"):
        return None
    plural = kind == "Group" or span.root.tag_ in ("NNPS", "NNS")
    return Candidate(span, span.root, "name", kind, text, plural=plural, definite=True)


def _national(token: Token, country: knowledge.Country, span: Span | None = None) -> Candidate:
    """ "Hondurans" are a group of a country; "Honduran" before a noun stands for the country."""
    span = span if span is not None else token.doc[token.i : token.i + 1]
    people = token.tag_ in ("NNS", "NNPS") or (token.pos_ in ("NOUN", "PROPN") and token.dep_ not in _MODIFIER_LABELS)
    if people:
        return Candidate(span, token, "name", "Group", span.text, country, plural=True, definite=True)
    return Candidate(span, token, "description", "GeopoliticalEntity", country.name, country)
