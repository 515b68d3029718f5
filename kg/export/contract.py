"""Entities, claims and documents as the JSON that others rely on; every id is a full IRI."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.rdf import clean, entity_iris, iri_article, iri_claim, iri_same_as
from kg.records import Claim, Document, Entity, Span

Json = dict[str, Any]


class Contract:
    """Writes records as JSON; knows the names of all entities and articles that they refer to."""

    def __init__(self, entities: Iterable[Entity], documents: Iterable[Document], base: str) -> None:
        known = list(entities)
        iris = entity_iris(known, base)
        self._base = base
        self._parties = {e.id: {"id": iris[e.id], "label": clean(e.label), "type": e.kind} for e in known}
        self._articles = {document.id: self._article(document) for document in documents}

    def claim(self, claim: Claim) -> Json:
        """Write a claim with its evidence and its article."""
        about = claim.about
        return {
            "id": iri_claim(claim.id, self._base),
            "subject": self.party(claim.subject),
            "relation": claim.relation,
            "object": self.party(claim.object),
            "about": {"text": clean(about.text), "start": about.start, "end": about.end} if about else None,
            "polarity": claim.polarity,
            "modality": claim.modality,
            "attribution": claim.attribution,
            "claimed_by": [self.party(speaker) for speaker in claim.claimed_by],
            "event_date": claim.event_date,
            "event_place": self.party(claim.event_place),
            "category": claim.category,
            "confidence": claim.confidence,
            "pattern": claim.pattern,
            "evidence": _evidence(claim),
            "article": self._articles[claim.article],
        }

    def entity(self, entity: Entity) -> Json:
        """Write an entity with its mentions."""
        return {
            **self._parties[entity.id],
            "aliases": [clean(alias) for alias in entity.aliases],
            "same_as": [iri_same_as(name) for name in entity.same_as],
            "mentions": [
                {
                    "article": iri_article(mention.article, self._base),
                    "start": mention.span.start,
                    "end": mention.span.end,
                    "text": clean(mention.text),
                }
                for mention in entity.mentions
            ],
        }

    def document(self, document: Document) -> Json:
        """Write a document with its text."""
        names = {"publisher": _text(document.publisher), "text": clean(document.text)}
        return {**self._article(document), **names}

    def party(self, entity: str | None) -> Json | None:
        """Write what a claim says of an entity: id, label and type."""
        return None if entity is None else self._parties[entity]

    def _article(self, document: Document) -> Json:
        return {
            "id": iri_article(document.id, self._base),
            "url": _text(document.url),
            "title": _text(document.title),
            "published": document.published,
        }


def _evidence(claim: Claim) -> Json:
    evidence = claim.evidence
    return {
        "text": clean(evidence.text),
        "start": evidence.start,
        "end": evidence.end,
        "trigger": _pair(evidence.trigger),
        "subject_span": _pair(evidence.subject_span),
        "object_span": _pair(evidence.object_span),
    }


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _text(text: str | None) -> str | None:
    return None if text is None else clean(text)
