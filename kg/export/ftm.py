"""followthemoney entities as JSON lines (https://followthemoney.tech), for OpenAleph and its kind.

Entities become people, organisations and addresses, articles become articles, and every claim an event with its
sentence and article. Ties that may stand as facts (membership, employment, ownership) are links of their own too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.export.contract import Contract, Json
from kg.knowledge import country
from kg.rdf import is_fact
from kg.records import Claim, Entity, Kind, digest
from kg.store import Snapshot

_SCHEMATA: dict[Kind, str] = {
    "Person": "Person",
    "Organization": "Organization",
    "Group": "LegalEntity",
    "GeopoliticalEntity": "PublicBody",
    "Place": "Address",
}
_TIES = {  # relation: schema, property of the subject, property of the object
    "memberOf": ("Membership", "member", "organization"),
    "worksFor": ("Employment", "employee", "employer"),
    "leads": ("Directorship", "director", "organization"),
    "spokespersonFor": ("Representation", "agent", "client"),
    "owns": ("Ownership", "owner", "asset"),
    "spouseOf": ("Family", "person", "relative"),
    "parentOf": ("Family", "person", "relative"),
    "siblingOf": ("Family", "person", "relative"),
    "relativeOf": ("Family", "person", "relative"),
}
_SIDES = {"Family": ("Person", "Person"), "Employment": ("Person", "Organization"), "Ownership": ("", "Organization")}
_TITLE = 120  # characters of an article that stand for a title
_LEGAL = {"Person", "Organization", "Group", "GeopoliticalEntity"}


def write_ftm(snapshot: Snapshot, output: BinaryIO) -> None:
    """Write one followthemoney entity per line; things that are neither actor nor place have no schema there."""
    output.writelines(f"{json.dumps(data, ensure_ascii=True)}\n".encode() for data in _entities(snapshot))


def _entities(snapshot: Snapshot) -> Iterator[Json]:
    contract = Contract(snapshot.entities(), snapshot.documents(), snapshot.base)
    known = {entity.id: entity.kind for entity in snapshot.entities()}
    for entity in snapshot.entities():
        if entity.kind in _SCHEMATA:
            yield _entity(entity, contract.entity(entity))
    publishers: dict[str, str | None] = {}
    for document in snapshot.documents():
        data = contract.document(document)
        publishers[data["id"]] = data["publisher"]
        yield _article(data)
    for claim in snapshot.claims():
        data = contract.claim(claim)
        yield _event(data, publishers[data["article"]["id"]])
        if claim.relation in _TIES and is_fact(claim, 0.5) and _fits(claim, known):
            yield _tie(data)


def _entity(entity: Entity, data: Json) -> Json:
    state = country(entity.label) if entity.kind == "GeopoliticalEntity" else None
    wikidata = [iri.rpartition("/")[2] for iri in data["same_as"] if "wikidata.org" in iri]
    values = {"name": [data["label"]], "alias": data["aliases"], "wikidataId": wikidata}
    if entity.kind == "Place":
        values = {"full": [data["label"]], "name": [data["label"]], "wikidataId": wikidata}
    return _made(_SCHEMATA[entity.kind], data["id"], country=[state.iso2.lower()] if state else [], **values)


def _article(data: Json) -> Json:
    dates, url = {"publishedAt": [data["published"]]}, data["url"]
    links = {"sourceUrl": [url] if url and url.startswith(("http://", "https://")) else []}
    title = data["title"] or data["text"].strip().partition("\n")[0][:_TITLE]  # a document without one can't be told
    names = {"title": [title], "publisher": [data["publisher"]], "bodyText": [data["text"]]}
    return _made("Article", data["id"], **names, **dates, **links)


def _event(data: Json, publisher: str | None) -> Json:
    subject, target = data["subject"], data["object"]
    sides = [side for side in (subject, target) if side]
    words = (subject["label"] if subject else "(nobody named)", data["relation"], target["label"] if target else "")
    title = " ".join(" ".join(words).split())
    notes = [
        note
        for note in (data["polarity"], data["modality"], data["attribution"])
        if note not in ("affirmed", "actual", "article")
    ]
    return _made(
        "Event",
        data["id"],
        name=[f"{title} ({', '.join(notes)})" if notes else title],
        involved=[_key(side["id"]) for side in sides if side["type"] in _LEGAL],
        date=[data["event_date"]],
        keywords=[data["relation"], data["category"], data["polarity"], data["modality"]],
        description=[(data["about"] or {}).get("text")],
        summary=[data["evidence"]["text"]],
        recordId=[data["id"]],
        publisher=[publisher],
        proof=[_key(data["article"]["id"])],
    )


def _fits(claim: Claim, known: dict[str, Kind]) -> bool:
    """Whether the schema of a tie takes both sides."""
    sides = [known.get(side or "") for side in (claim.subject, claim.object)]
    wanted = _SIDES.get(_TIES[claim.relation][0], ("", ""))
    return all(kind in _LEGAL and want in ("", kind) for kind, want in zip(sides, wanted, strict=True))


def _tie(data: Json) -> Json:
    schema, first, second = _TIES[data["relation"]]
    sides = {first: [_key(data["subject"]["id"])], second: [_key(data["object"]["id"])]}
    word = "relationship" if schema == "Family" else "role"
    role = {word: [(data["about"] or {}).get("text") or data["relation"]]}
    return _made(
        schema,
        f"{data['id']}#tie",
        **sides,
        **role,
        summary=[data["evidence"]["text"]],
        proof=[_key(data["article"]["id"])],
    )


def _made(schema: str, iri: str, **values: list[Any]) -> Json:
    given = {name: [value for value in several if value] for name, several in values.items()}
    return {
        "id": _key(iri),
        "schema": schema,
        "properties": {name: several for name, several in given.items() if several},
    }


def _key(iri: str) -> str:
    """Return an id that followthemoney takes: no slashes and colons."""
    return f"newskg-{digest(iri)}"
