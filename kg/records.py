"""The records that flow through the stages: frozen, standard library only.

A stage takes an iterable of records and yields records. All offsets are Unicode code points into
`Document.text`; all dates are ISO 8601 strings (`2018-10-22`); ids are local (no IRI): `kg.rdf` is the
only maker of IRIs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["Person", "Organization", "Group", "GeopoliticalEntity", "Place", "Thing"]
Form = Literal["name", "description", "pronoun"]
Polarity = Literal["affirmed", "negated"]
Modality = Literal["actual", "future", "hypothetical"]
Attribution = Literal["article", "named", "unnamed"]


def digest(*parts: str | None) -> str:
    """Hash text parts into a stable id of 20 hexadecimal digits; `None` differs from the empty string."""
    hasher = hashlib.sha256()
    for part in parts:
        data = b"" if part is None else b"s" + part.encode("utf-8")
        hasher.update(len(data).to_bytes(8, "big") + data)
    return hasher.hexdigest()[:20]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One cleaned article. `text` starts with the title, where one is known.

    `id` is the hash of the given id, else of the canonical URL, else of the path as given. `key` is the given id or
    the path, `None` where neither leads back to the article.
    """

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    published: str | None = None
    publisher: str | None = None
    language: str = "en"
    key: str | None = None

    @property
    def version(self) -> str:
        """The hash of everything in the article that can change what is extracted from it."""
        return digest(self.text, self.title, self.url, self.published, self.publisher, self.language)


@dataclass(frozen=True, slots=True)
class Mention:
    """A span in a document that names or describes an entity."""

    article: str
    span: Span
    text: str
    form: Form
    kind: Kind


@dataclass(frozen=True, slots=True)
class Entity:
    """The thing itself, within one document (as the mentions stage yields it) or in the whole graph.

    Within a document `id` is `{article id}#{number}`; the entities stage replaces it. `same_as` holds ids in
    other data sets as `wikidata:Q96` or `geonames:3996063`; `of_place` is the id of the place that a group
    belongs to ("Mexican police"); `replaces` holds the ids of entities that a person judged to be this one.
    """

    id: str
    label: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    of_place: str | None = None
    mentions: tuple[Mention, ...] = ()
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document's text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence that supports a claim, and where its trigger, subject and object stand in the document."""

    text: str
    start: int
    end: int
    trigger: Span
    subject_span: Span | None
    object_span: Span | None


@dataclass(frozen=True, slots=True)
class Claim:
    """Subject, relation, object as some document asserts it.

    `subject`, `object`, `claimed_by` and `event_place` are entity ids.
    """

    article: str
    subject: str | None
    relation: str
    object: str | None
    evidence: Evidence
    pattern: str
    confidence: float
    about: Passage | None = None
    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    attribution: Attribution = "article"
    claimed_by: tuple[str, ...] = ()
    event_date: str | None = None
    event_place: str | None = None
    category: str | None = None

    @property
    def id(self) -> str:
        """The hash of article, relation, trigger, spans, polarity and modality: no label, score or model in it."""
        spans = (self.evidence.trigger, self.evidence.subject_span, self.evidence.object_span)
        places = (f"{s.start}-{s.end}" if s else None for s in spans)
        return digest(self.article, self.relation, *places, self.polarity, self.modality)


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one document: the row of the article log."""

    document: Document
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejection:
    """An input that could not be read: a line of `rejected.jsonl`. `offset` is a line or byte number where known."""

    source: str
    reason: str
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """What made a set of claims. The id is a hash of version, model, ontology and settings: no clock time in it."""

    version: str
    model: str
    ontology: str
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The hash of all that the claims depend on."""
        return digest(self.version, self.model, self.ontology, *(f"{k}={v}" for k, v in sorted(self.settings.items())))


def to_json(record: Any) -> dict[str, Any]:
    """Turn a record into plain dictionaries and tuples, for the article log and for worker processes.

    The same as `dataclasses.asdict`, in a third of its time.
    """
    return {name: _plain(getattr(record, name)) for name in record.__slots__}


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    return dict(value) if isinstance(value, Mapping) else to_json(value)


def extraction_from_json(data: Mapping[str, Any]) -> Extraction:
    """Rebuild what `to_json` made of an `Extraction`."""
    return Extraction(
        document=Document(**data["document"]),
        entities=tuple(entity_from_json(e) for e in data["entities"]),
        claims=tuple(claim_from_json(c) for c in data["claims"]),
    )


def _span(data: Mapping[str, int] | None) -> Span | None:
    return Span(**data) if data else None


def entity_from_json(data: Mapping[str, Any]) -> Entity:
    """Rebuild what `to_json` made of an `Entity`."""
    mentions = tuple(Mention(**{**m, "span": Span(**m["span"])}) for m in data["mentions"])
    names = {name: tuple(data.get(name, ())) for name in ("aliases", "same_as", "replaces")}
    return Entity(**{**data, **names, "mentions": mentions})


def claim_from_json(data: Mapping[str, Any]) -> Claim:
    """Rebuild what `to_json` made of a `Claim`."""
    spans = {name: _span(data["evidence"][name]) for name in ("trigger", "subject_span", "object_span")}
    about = Passage(**data["about"]) if data["about"] else None
    evidence = Evidence(**{**data["evidence"], **spans})
    return Claim(**{**data, "evidence": evidence, "about": about, "claimed_by": tuple(data["claimed_by"])})
