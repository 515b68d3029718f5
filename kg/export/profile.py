"""All that the graph has on one entity."""

from __future__ import annotations

from typing import Any

from kg.export.contract import Contract, Json
from kg.rdf import iri_claim, is_fact
from kg.records import Claim, Entity
from kg.store import Snapshot

ROLES = ("holdsPosition", "leads", "spokespersonFor", "worksFor", "memberOf")


def profile(entity: Entity, snapshot: Snapshot) -> Json:
    """Return an entity as the export writes it, with its roles and the claims that name it, by date."""
    contract = Contract(snapshot.entities(), snapshot.documents(), snapshot.base)
    claims = [(claim, contract.claim(claim)) for claim in snapshot.claims_of(entity.id)]
    claims.sort(key=lambda pair: (pair[1]["event_date"] or pair[1]["article"]["published"] or "", pair[0].id))
    return {
        **contract.entity(entity),
        "of_place": contract.party(entity.of_place),
        "roles": _roles(entity, [claim for claim, _ in claims], contract, snapshot.base),
        "claims": [data for _, data in claims],
    }


def _roles(entity: Entity, claims: list[Claim], contract: Contract, base: str) -> list[dict[str, Any]]:
    """Return what the articles themselves say that an entity is, each role once with the claims behind it."""
    found: dict[tuple[str, str | None, str | None], list[str]] = {}
    for claim in claims:
        if claim.relation in ROLES and claim.subject == entity.id and is_fact(claim, 0):
            title = claim.about.text if claim.about else None
            found.setdefault((claim.relation, title, claim.object), []).append(iri_claim(claim.id, base))
    return [
        {"relation": relation, "title": title, "object": contract.party(target), "claims": behind}
        for (relation, title, target), behind in found.items()
    ]
