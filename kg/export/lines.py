"""JSON Lines and CSV: one entity, claim or document per line."""

from __future__ import annotations

import csv
import json
from dataclasses import asdict
from io import TextIOWrapper
from typing import BinaryIO

from kg.export.contract import Contract, Json
from kg.export.rows import COLUMNS, row
from kg.store import Snapshot

_FORMULA = tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20")
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
    """Write one claim per row, under a header; text that a spreadsheet would calculate gets a quote in front."""
    contract = _contract(snapshot)
    text = TextIOWrapper(output, encoding="utf-8", newline="", write_through=True)
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    for claim in snapshot.claims():
        writer.writerow({name: _cell(value) for name, value in row(claim, contract).items()})
    text.detach()


def _contract(snapshot: Snapshot) -> Contract:
    return Contract(snapshot.entities(), snapshot.documents(), snapshot.base)


def _line(data: Json) -> bytes:
    """Write one line; the line ends that only some readers know are escaped."""
    return (json.dumps(data, ensure_ascii=False, allow_nan=False).translate(_LINE_ENDS) + "\n").encode("utf-8")


def _cell(value: str | float | None) -> str | float | None:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
