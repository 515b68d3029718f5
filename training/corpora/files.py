"""Opens corpus files, packed or not."""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Iterator
from pathlib import Path


def lines(path: Path, *, encoding: str = "utf-8") -> Iterator[str]:
    """Read the lines of a text file or of its `.xz` form, without line ends."""
    packed = path.with_name(f"{path.name}.xz")
    if not path.exists() and not packed.exists():
        raise FileNotFoundError(f"no corpus file {path}")
    with path.open("rt", encoding=encoding) if path.exists() else lzma.open(packed, "rt", encoding=encoding) as file:
        for line in file:
            yield line.rstrip("\r\n")


def blocks(text: Iterable[str]) -> Iterator[list[str]]:
    """Group lines that blank lines separate."""
    block: list[str] = []
    for line in text:
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block
