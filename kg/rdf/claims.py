"""A claim as quads in the graph of its article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from kg.rdf.iris import NEWS, STANDARD, iri_article, iri_claim, iri_run, iri_term
from kg.rdf.scheme import Scheme
from kg.rdf.terms import decimal, integer, moment, named, string
from kg.records import Attribution, Claim, Span

PARTIES = {
    "subject": NamedNode(NEWS + "subject"),
    "object": NamedNode(NEWS + "object"),
    "event_place": NamedNode(NEWS + "eventPlace"),
    "claimed_by": NamedNode(NEWS + "claimedBy"),
}
ATTRIBUTIONS: Mapping[Attribution, str] = {"article": "ByArticle", "named": "ByNamed", "unnamed": "ByUnnamed"}
_TYPE = NamedNode(STANDARD["rdf"] + "type")
_GENERATED = NamedNode(STANDARD["prov"] + "wasGeneratedBy")


def claim_quads(claim: Claim, entities: Mapping[str, NamedNode], run: str | None, scheme: Scheme) -> Iterator[Quad]:
    """Yield all that is known of one claim; `entities` gives the IRI of each entity it names."""
    base = scheme.base
    node, article = named(iri_claim(claim.id, base)), named(iri_article(claim.article, base))
    yield Quad(node, _TYPE, named(NEWS + "Claim"), article)
    yield Quad(node, named(NEWS + "article"), article, article)
    if run:
        yield Quad(node, _GENERATED, named(iri_run(run, base)), article)
    yield Quad(node, named(NEWS + "relation"), named(scheme.iri(claim.relation)), article)
    for part, party in _parties(claim):
        yield Quad(node, PARTIES[part], entities[party], article)
    for name, term in (*_values(claim), *_places(claim)):
        yield Quad(node, named(NEWS + name), term, article)


def party_quad(article: str, claim: str, part: str, entity: str, base: str) -> Quad:
    """Return the quad by which a claim names an entity, given by IRI."""
    return Quad(named(iri_claim(claim, base)), PARTIES[part], named(entity), named(iri_article(article, base)))


def _parties(claim: Claim) -> Iterator[tuple[str, str]]:
    for part, party in (("subject", claim.subject), ("object", claim.object), ("event_place", claim.event_place)):
        if party is not None:
            yield part, party
    for speaker in claim.claimed_by:
        yield "claimed_by", speaker


def _values(claim: Claim) -> Iterator[tuple[str, NamedNode | Literal]]:
    yield "polarity", named(iri_term(claim.polarity.capitalize()))
    yield "modality", named(iri_term(claim.modality.capitalize()))
    yield "attribution", named(iri_term(ATTRIBUTIONS[claim.attribution]))
    yield "confidence", decimal(claim.confidence)
    yield "pattern", string(claim.pattern)
    yield "evidence", string(claim.evidence.text)
    if claim.category:
        yield "category", named(iri_term(claim.category))
    if claim.event_date:
        yield "eventDate", moment(claim.event_date)
    if claim.about:
        yield "about", string(claim.about.text)


def _places(claim: Claim) -> Iterator[tuple[str, Literal]]:
    evidence = claim.evidence
    yield "start", integer(evidence.start)
    yield "end", integer(evidence.end)
    spans = {"trigger": evidence.trigger, "subject": evidence.subject_span, "object": evidence.object_span}
    spans["about"] = Span(claim.about.start, claim.about.end) if claim.about else None
    for name, span in spans.items():
        if span:
            yield f"{name}Start", integer(span.start)
            yield f"{name}End", integer(span.end)
