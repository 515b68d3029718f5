"""Claims as flat rows, for tables and for graph formats whose attributes are plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kg.export.contract import Contract, Json
from kg.records import Claim

Row = dict[str, str | float | None]
COLUMNS = (
    *("id", "subject", "subject_label", "subject_type", "relation", "object", "object_label", "object_type", "about"),
    *("polarity", "modality", "attribution", "claimed_by", "claimed_by_label", "event_date"),
    *("event_place", "event_place_label", "event_place_type", "category", "confidence", "pattern"),
    *("evidence", "evidence_start", "evidence_end", "trigger_start", "trigger_end", "subject_start", "subject_end"),
    *("object_start", "object_end", "about_start", "about_end", "article", "url", "title", "published"),
)
_PARTY = ("id", "label", "type")
_SPANS = {"trigger": "trigger", "subject": "subject_span", "object": "object_span"}


def row(claim: Claim, contract: Contract) -> Row:
    """Return all of a claim as plain values; joint speakers are parted by semicolons."""
    data = contract.claim(claim)
    evidence, article = data["evidence"], data["article"]
    return {
        "id": data["id"],
        **_party("subject", data["subject"]),
        "relation": data["relation"],
        **_party("object", data["object"]),
        "about": (data["about"] or {}).get("text"),
        **{name: data[name] for name in ("polarity", "modality", "attribution")},
        "claimed_by": "; ".join(speaker["id"] for speaker in data["claimed_by"]) or None,
        "claimed_by_label": "; ".join(speaker["label"] for speaker in data["claimed_by"]) or None,
        "event_date": data["event_date"],
        **_party("event_place", data["event_place"]),
        **{name: data[name] for name in ("category", "confidence", "pattern")},
        "evidence": evidence["text"],
        "evidence_start": evidence["start"],
        "evidence_end": evidence["end"],
        **dict(_spans(evidence, data["about"])),
        "article": article["id"],
        **{name: article[name] for name in ("url", "title", "published")},
    }


def _party(role: str, party: Json | None) -> Row:
    values = party or dict.fromkeys(_PARTY)
    return {role: values["id"], f"{role}_label": values["label"], f"{role}_type": values["type"]}


def _spans(evidence: Mapping[str, Any], about: Json | None) -> Iterator[tuple[str, int | None]]:
    spans = {name: evidence[key] for name, key in _SPANS.items()}
    spans["about"] = [about["start"], about["end"]] if about else None
    for name, span in spans.items():
        yield f"{name}_start", span[0] if span else None
        yield f"{name}_end", span[1] if span else None
