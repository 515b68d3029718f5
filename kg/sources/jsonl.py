"""JSON lines, plain or compressed → one raw article per line.

A line that can't be read is rejected with its number and the next one is read; a file that breaks off in the middle
is rejected from there on.
"""

from __future__ import annotations

import gzip
import json
import lzma
import zlib
from collections.abc import Iterator
from io import BufferedIOBase
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.records import Rejection
from kg.sources.article import RawArticle
from kg.sources.decoding import decode

MAX_LINE = 16_000_000
MAX_SKIPPED = 256_000_000
MAX_BLANK = 100_000
# running text packs to a third or a tenth of its size; what unpacks to far more was made to fill a disk
MAX_RATIO = 200
_SUFFIXES = (".jsonl", ".jsonl.gz", ".jsonl.xz")
_FIELDS = ("id", "url", "title", "publisher", "language")


def is_jsonl(name: str) -> bool:
    """Whether a file of this name holds JSON lines."""
    return name.lower().endswith(_SUFFIXES)


def read_jsonl(path: Path, source: str) -> Iterator[RawArticle | Rejection]:
    """Yield the articles and rejected lines of a `.jsonl`, `.jsonl.gz` or `.jsonl.xz` file."""
    suffix = path.suffix.lower()
    limit = None if suffix == ".jsonl" else max(MAX_SKIPPED, path.stat().st_size * MAX_RATIO)
    with _open(path, suffix) as stream:
        yield from read_lines(stream, source, limit=limit)


def read_lines(stream: BufferedIOBase, source: str, *, limit: int | None = None) -> Iterator[RawArticle | Rejection]:
    """Yield one article or rejection per line that isn't blank; read no more than `limit` bytes."""
    number = total = found = 0
    try:
        while line := stream.readline(MAX_LINE):
            number += 1
            total += len(line) if line.endswith(b"\n") else _skip_rest(stream, line)
            if limit is not None and total > limit:
                raise InputError(f"unpacks to more than {limit:,} bytes")
            if line.strip(b"\xef\xbb\xbf \t\r\n"):
                found += 1
                yield _parse_line(line, source, number)
            elif number - found > MAX_BLANK:
                raise InputError(f"more than {MAX_BLANK:,} blank lines")
        if not found:
            raise InputError("empty")
    except (OSError, EOFError, lzma.LZMAError, zlib.error, InputError) as error:
        yield Rejection(source, f"unreadable from here on: {error}" if number else str(error), number or None)


def _open(path: Path, suffix: str) -> BufferedIOBase:
    if suffix == ".gz":
        return gzip.open(path)
    if suffix == ".xz":
        return lzma.open(path)
    return path.open("rb")


def _skip_rest(stream: BufferedIOBase, line: bytes) -> int:
    """Read on to the end of a line that is too long, and return how many bytes it has."""
    size = len(line)
    while len(line) >= MAX_LINE and not line.endswith(b"\n"):
        line = stream.readline(MAX_LINE)
        size += len(line)
        if size > MAX_SKIPPED:
            raise InputError(f"a line of more than {MAX_SKIPPED:,} bytes")
    return size


def _parse_line(line: bytes, source: str, number: int) -> RawArticle | Rejection:
    try:
        if len(line) >= MAX_LINE:
            raise InputError(f"line too long: more than {MAX_LINE:,} bytes")
        data = json.loads(decode(line.strip()), object_pairs_hook=_unique)
        if not isinstance(data, dict):
            raise InputError("not a JSON object")
        return _article(data, source, number)
    except json.JSONDecodeError as error:
        return Rejection(source, f"not valid JSON: {error.msg} at character {error.pos + 1}", number)
    except (RecursionError, ValueError) as error:  # nested too deep; a number of too many digits
        return Rejection(source, f"not valid JSON: {error}", number)
    except InputError as error:
        return Rejection(source, str(error), number)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        names = [name for name, _ in pairs]
        twice = sorted({name for name in names if names.count(name) > 1})
        raise InputError(f"duplicate keys: {', '.join(twice)}")
    return data


def _article(data: dict[str, Any], source: str, number: int) -> RawArticle:
    text = _text_of(data, "text")
    if not text or not text.strip():
        raise InputError("empty" if "text" in data else 'there is no "text"')
    published = _text_of(data, "published") or _text_of(data, "date")
    return RawArticle(source, text, number, published=published, **{name: _text_of(data, name) for name in _FIELDS})


def _text_of(data: dict[str, Any], name: str) -> str | None:
    value = data.get(name)
    if isinstance(value, int) and not isinstance(value, bool) and name == "id":
        return str(value)
    if value is not None and not isinstance(value, str):
        raise InputError(f'"{name}" is not text')
    return value or None
