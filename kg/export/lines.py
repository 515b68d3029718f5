"""JSON Lines and CSV: one entity, claim or document per line."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import BinaryIO

from kg.export.contract import Contract, Json
from kg.export.rows import COLUMNS, row
from kg.export.tables import write_table
from kg.store import Snapshot

_LINE_ENDS = {ord(char): f"\\u{ord(char):04x}" for char in "\x85\u2028\u2029"}


def write_claims(snapshot: Snapshot, output: BinaryIO) -> None:
    """Write one claim per line as JSON."""
    contract = _contract(snapshot)
    output.writelines(_line(contract.claim(claim)) for claim in snapshot.claims())


def write_entities(snapshot: Snapshot, output: BinaryIO) -> None:
    """Write one entity per line as JSON."""
    contract = _contract(snapshot)
    output.writelines(_line(contract.entity(entity)) for entity in snapshot.entities())


def write_documents(snapshot: Snapshot, output: BinaryIO) -> None:
    """Write one document per line as JSON."""
    contract = Contract((), (), snapshot.base)
    output.writelines(_line(contract.document(document)) for document in snapshot.documents())


def write_judgements(snapshot: Snapshot, output: BinaryIO) -> None:
    """Write one judgement per line as JSON, undone ones included; `kg judgements --import` reads it."""
    output.writelines(_line({"id": record.id, **asdict(record)}) for record in snapshot.judgements())


def write_csv(snapshot: Snapshot, output: BinaryIO) -> None:
    """Write one claim per row."""
    contract = _contract(snapshot)
    write_table((row(claim, contract) for claim in snapshot.claims()), COLUMNS, output)


def _contract(snapshot: Snapshot) -> Contract:
    return Contract(snapshot.entities(), snapshot.documents(), snapshot.base)


def _line(data: Json) -> bytes:
    """Write one line; the line ends that only some readers know are escaped."""
    return (json.dumps(data, ensure_ascii=False, allow_nan=False).translate(_LINE_ENDS) + "\n").encode("utf-8")
