"""CSV that no spreadsheet calculates."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from typing import BinaryIO

from kg.export.rows import Row

_FORMULA = tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20")


def write_table(rows: Iterable[Row], columns: Sequence[str], output: BinaryIO) -> None:
    """Write rows under a header; text that a spreadsheet would calculate gets a quote in front."""
    text = TextIOWrapper(output, encoding="utf-8", newline="", write_through=True)
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(value) for name, value in row.items()})
    text.detach()


def _cell(value: str | float | None) -> str | float | None:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
