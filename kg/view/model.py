"""The view model: what the page needs, as plain values that become JSON.

Entities stand in order of their number of claims, so that the first ones are the best connected. Tables of many
rows are kept as columns: the names of the fields are written once, and the commonest value of a column too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args
from urllib.parse import urlsplit

from kg.records import Attribution, Claim, Document, Entity, Kind, Modality, Span
from kg.view.columns import columns
from kg.view.filters import Filters, apply

if TYPE_CHECKING:
    from kg.ontology import Relation

KINDS: tuple[Kind, ...] = get_args(Kind)
MODALITIES: tuple[Modality, ...] = get_args(Modality)
ATTRIBUTIONS: tuple[Attribution, ...] = get_args(Attribution)
SAME_AS = {
    "wikidata": ("Wikidata", re.compile(r"Q\d+"), "https://www.wikidata.org/wiki/{}"),
    "geonames": ("GeoNames", re.compile(r"\d+"), "https://www.geonames.org/{}"),
}


@dataclass(frozen=True, slots=True)
class Model:
    """All that one page shows. `pairs` counts the claims between two entities, by index, the lower one first."""

    title: str
    entities: tuple[dict[str, Any], ...]
    claims: tuple[dict[str, Any], ...]
    documents: tuple[dict[str, Any], ...]
    sentences: tuple[dict[str, Any], ...]
    relations: tuple[dict[str, Any], ...]
    categories: tuple[str, ...]
    patterns: tuple[str, ...]
    pairs: Mapping[tuple[int, int], int]

    def to_json(self) -> dict[str, Any]:
        """Return what the page's scripts read."""
        start = _common_start([entity["id"] for entity in self.entities])
        return {
            "title": self.title,
            "kinds": KINDS,
            "modalities": MODALITIES,
            "attributions": ATTRIBUTIONS,
            "relations": self.relations,
            "categories": self.categories,
            "patterns": self.patterns,
            "start": start,
            "entities": columns([{**entity, "id": entity["id"][len(start) :]} for entity in self.entities]),
            "claims": columns(self.claims),
            "documents": columns(self.documents),
            "sentences": columns(self.sentences),
        }


def model(
    entities: Iterable[Entity],
    claims: Iterable[Claim],
    documents: Iterable[Document],
    *,
    title: str,
    filters: Filters | None = None,
    iri: Callable[[str], str] | None = None,
) -> Model:
    """Build the view model of the claims that meet the filters; `iri` turns an entity's id into the one shown."""
    from kg.ontology import load

    by_id = {document.id: document for document in documents}
    chosen, kept = apply(filters or Filters(), entities=list(entities), claims=list(claims), documents=by_id)
    counts = Counter(side for claim in kept for side in {claim.subject, claim.object} if side)
    chosen = sorted(chosen, key=lambda entity: (-counts[entity.id], entity.label, entity.id))
    told = {claim.article: Document(claim.article, "") for claim in kept}  # a claim has a source, if only its id
    seen = {m.article: by_id[m.article] for entity in chosen for m in entity.mentions if m.article in by_id}
    used = {**told, **seen, **{key: by_id[key] for key in told if key in by_id}}
    articles = sorted(used.values(), key=lambda d: (d.published or "", d.id))
    order = {document.id: number for number, document in enumerate(articles)}
    tables = _Tables(
        entities={entity.id: number for number, entity in enumerate(chosen)},
        documents=order,
        relations=_numbered(claim.relation for claim in kept),
        categories=_numbered(claim.category for claim in kept if claim.category),
        patterns=_numbered(claim.pattern for claim in kept),
        sentences=_numbered((order[c.article], c.evidence.start, c.evidence.text) for c in kept),
    )
    rows = tuple(_claim(claim, tables) for claim in sorted(kept, key=lambda c: (_sentence(c, tables), c.id)))
    return Model(
        title=title,
        entities=tuple(_entity(entity, counts[entity.id], iri) for entity in chosen),
        claims=rows,
        documents=tuple(_document(document) for document in articles),
        sentences=tuple({"document": d, "start": at, "text": text} for d, at, text in tables.sentences),
        relations=tuple(_relation(name, load().relations.get(name)) for name in tables.relations),
        categories=tuple(tables.categories),
        patterns=tuple(tables.patterns),
        pairs=_pairs(rows),
    )


def readable(relation: str) -> str:
    """Spell a relation's name as words: `metWith` becomes `met with`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", relation).lower()


def web_link(url: str | None) -> str | None:
    """Return the URL where it is a plain web address, else `None`: only these become links."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    return parts.geturl() if parts.scheme in ("http", "https") and parts.netloc else None


def _common_start(ids: Sequence[str]) -> str:
    """What all ids begin with, up to a slash; the page writes it once."""
    if not ids:
        return ""
    low, high = min(ids), max(ids)
    same = next((n for n, (a, b) in enumerate(zip(low, high, strict=False)) if a != b), 0)
    return low[: low.rfind("/", 0, same) + 1]


@dataclass(frozen=True, slots=True)
class _Tables:
    """The row number of every value that a claim refers to."""

    entities: Mapping[str, int]
    documents: Mapping[str, int]
    relations: Mapping[str, int]
    categories: Mapping[str, int]
    patterns: Mapping[str, int]
    sentences: Mapping[tuple[int, int, str], int]


def _numbered(values: Iterable[Any]) -> dict[Any, int]:
    return {value: number for number, value in enumerate(sorted(set(values)))}


def _sentence(claim: Claim, tables: _Tables) -> int:
    return tables.sentences[tables.documents[claim.article], claim.evidence.start, claim.evidence.text]


def _relation(name: str, known: Relation | None) -> dict[str, Any]:
    """Label and direction as the ontology has them; a relation of somebody's own is spelled out."""
    label = known.label if known else readable(name)
    return {"name": name, "label": label, "symmetric": known is not None and known.symmetric}


def _entity(entity: Entity, count: int, iri: Callable[[str], str] | None) -> dict[str, Any]:
    return {
        "id": iri(entity.id) if iri else entity.id,
        "label": entity.label,
        "kind": KINDS.index(entity.kind),
        "aliases": sorted(set(entity.aliases) - {entity.label}),
        "same_as": [_same_as(name) for name in entity.same_as],
        "count": count,
        "mentions": len(entity.mentions),
        "articles": len({mention.article for mention in entity.mentions}),
    }


def _same_as(name: str) -> dict[str, str | None]:
    prefix, _, local = name.partition(":")
    source, valid, address = SAME_AS.get(prefix, (None, None, ""))
    if source and valid and valid.fullmatch(local):
        return {"text": f"{source} {local}", "url": address.format(local)}
    return {"text": name, "url": web_link(name)}


def _document(document: Document) -> dict[str, Any]:
    """An article by its title, else its first words; `id` names one that has neither."""
    return {
        "id": document.id,
        "title": document.title or document.text.strip().partition("\n")[0][:120] or None,
        "publisher": document.publisher,
        "url": web_link(document.url),
        "published": document.published,
    }


def _claim(claim: Claim, tables: _Tables) -> dict[str, Any]:
    evidence = claim.evidence
    return {
        "subject": tables.entities.get(claim.subject) if claim.subject else None,
        "object": tables.entities.get(claim.object) if claim.object else None,
        "relation": tables.relations[claim.relation],
        "sentence": _sentence(claim, tables),
        "trigger": _inside(evidence.trigger, evidence.start),
        "subject_span": _inside(evidence.subject_span, evidence.start),
        "object_span": _inside(evidence.object_span, evidence.start),
        "about": claim.about.text if claim.about else None,
        "negated": int(claim.polarity == "negated"),
        "modality": MODALITIES.index(claim.modality),
        "attribution": ATTRIBUTIONS.index(claim.attribution),
        "claimed_by": [tables.entities[name] for name in claim.claimed_by if name in tables.entities],
        "category": tables.categories[claim.category] if claim.category else None,
        "date": claim.event_date,
        "place": tables.entities.get(claim.event_place) if claim.event_place else None,
        "confidence": round(claim.confidence, 2),
        "pattern": tables.patterns[claim.pattern],
    }


def _inside(span: Span | None, start: int) -> list[int] | None:
    return [span.start - start, span.end - start] if span else None


def _pairs(rows: Iterable[Mapping[str, Any]]) -> dict[tuple[int, int], int]:
    sides = ((row["subject"], row["object"]) for row in rows)
    found = Counter((min(a, b), max(a, b)) for a, b in sides if a is not None and b is not None and a != b)
    return dict(sorted(found.items()))
