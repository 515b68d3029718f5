"""All that the graph has on one entity."""

from __future__ import annotations

from kg.export.contract import Contract, Json
from kg.rdf import is_fact
from kg.records import Claim, Entity
from kg.store import Snapshot

ROLES = ("holdsPosition", "leads", "spokespersonFor", "worksFor", "memberOf")


def profile(entity: Entity, snapshot: Snapshot) -> Json:
    """Return an entity as the export writes it, with its roles and the claims that name it, by date."""
    found = list(snapshot.claims_of(entity.id))
    named = {name for c in found for name in (c.subject, c.object, c.event_place, *c.claimed_by)}
    entities = snapshot.some_entities(name for name in named | {entity.id, entity.of_place} if name)
    documents = snapshot.some_documents({claim.article for claim in found})
    contract = Contract(entities, documents, snapshot.base)
    claims = [(claim, contract.claim(claim)) for claim in found]
    claims.sort(key=lambda pair: (pair[1]["event_date"] or pair[1]["article"]["published"] or "", pair[0].id))
    return {
        **contract.entity(entity),
        "of_place": contract.party(entity.of_place),
        "roles": _roles(entity, claims),
        "claims": [data for _, data in claims],
    }


def _roles(entity: Entity, claims: list[tuple[Claim, Json]]) -> list[Json]:
    """Return the first claim of each thing that the articles themselves say the entity is."""
    found: dict[tuple[str, str | None, str | None], Json] = {}
    for claim, data in claims:
        if claim.relation in ROLES and claim.subject == entity.id and is_fact(claim, 0):
            title = claim.about.text if claim.about else None
            found.setdefault((claim.relation, title, claim.object), data)
    return list(found.values())
