"""The table of political event data: one row per claim with a PLOVER category."""

from __future__ import annotations

from typing import BinaryIO

from kg.export.actors import Actors
from kg.export.contract import Contract, Json
from kg.export.rows import Row
from kg.export.tables import write_table
from kg.records import digest
from kg.store import Snapshot

COLUMNS = (
    *("date", "dated_by", "source", "source_label", "source_country", "source_role"),
    *("target", "target_label", "target_country", "target_role", "category", "relation", "modality", "polarity"),
    *("attribution", "place_label", "claim", "article", "url", "one_a_day"),
)


def write_events(snapshot: Snapshot, output: BinaryIO) -> None:
    """Write the events as CSV.

    `date` is the day of the event, else that of the article, as `dated_by` tells. Rows with the same `one_a_day` report
    the same kind of event between the same two on the same day: filter for one of each, as event data usually is.
    """
    actors = Actors(snapshot.entities(), snapshot.claims())
    contract = Contract(snapshot.entities(), snapshot.documents(), snapshot.base)
    events = (claim for claim in snapshot.claims() if claim.category)
    rows = (
        _row(contract.claim(c), _actor("source", c.subject, actors) | _actor("target", c.object, actors))
        for c in events
    )
    write_table(rows, COLUMNS, output)


def _actor(side: str, entity: str | None, actors: Actors) -> Row:
    actor = actors[entity]
    return {f"{side}_country": actor.country, f"{side}_role": actor.role}


def _row(claim: Json, actors: Row) -> Row:
    article, source, target, place = (claim[name] or {} for name in ("article", "subject", "object", "event_place"))
    date = claim["event_date"] or article["published"]
    dated_by = "event" if claim["event_date"] else "article" if date else None
    names = ("category", "relation", "modality", "polarity", "attribution")
    key = (date, source.get("id"), target.get("id"), claim["category"], claim["modality"], claim["polarity"])
    return {
        "date": date,
        "dated_by": dated_by,
        "source": source.get("id"),
        "source_label": source.get("label"),
        "target": target.get("id"),
        "target_label": target.get("label"),
        **actors,
        **{name: claim[name] for name in names},
        "place_label": place.get("label"),
        "claim": claim["id"],
        "article": article["id"],
        "url": article["url"],
        "one_a_day": digest(*key),
    }
