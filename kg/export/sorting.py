"""Lines sorted with flat memory: what does not fit is sorted in pieces on disk and merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import groupby, islice
from tempfile import TemporaryFile
from typing import BinaryIO

CHUNK = 500_000  # lines that are sorted in memory at once


def sorted_lines(lines: Iterable[bytes], *, chunk: int = CHUNK) -> Iterator[bytes]:
    """Yield the different lines in the order of their bytes; each line ends in a line feed and has no other."""
    source = iter(lines)
    with ExitStack() as files:
        pieces: list[Iterable[bytes]] = []
        while piece := sorted(islice(source, chunk)):
            full = len(piece) == chunk
            pieces.append(_written(piece, files.enter_context(TemporaryFile())) if full else piece)
            if not full:
                break
        yield from (line for line, _ in groupby(merge(*pieces)))


def _written(lines: list[bytes], file: BinaryIO) -> BinaryIO:
    file.writelines(lines)
    file.seek(0)
    return file
