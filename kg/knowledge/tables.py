"""Reading of the tables in `data/`: tab-separated text with a header line, `|` between the items of a cell."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence

# "the Chinese", "the British", "the Dutch", "the Swiss", "Frenchmen", "Islamic", "Orthodox".
_NO_PLURAL = ("ese", "sh", "ch", "s", "z", "x", "men", "women", "ois", "ic")
_ARTICLE = re.compile(r"^(?:the|The|THE)\s+(?=\S)")
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]?")
_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u02bb": "'", "\u2013": "-", "\u2011": "-"})


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the lines of a table as dictionaries; `.gz` files are opened as such."""
    lines = iter(read(name).splitlines())
    header = next(lines).split("\t")
    for line in lines:
        yield dict(zip(header, line.split("\t"), strict=True))


def read(name: str) -> str:
    """Return the text of a file in `data/`."""
    from pathlib import Path  # costs as much to import as this package

    data = (Path(__file__).parent / "data" / name).read_bytes()
    if name.endswith(".gz"):
        import gzip  # only where a table is compressed: the import costs more than most tables

        data = gzip.decompress(data)
    return data.decode("utf-8")


def search(lines: Sequence[str], key: str) -> list[str] | None:
    """Return the cells of the line that starts with the key, in the sorted lines of a table."""
    start = f"{key}\t"
    at = bisect_left(lines, start)
    return lines[at].split("\t") if at < len(lines) and lines[at].startswith(start) else None


def items(cell: str) -> tuple[str, ...]:
    """Split a cell at `|`; an empty cell has no items."""
    return tuple(cell.split("|")) if cell else ()


def fold(name: str) -> str:
    """Bring the spellings of a name together: leading "the", accents, dots of initials, curly quotes; case is kept."""
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name)
        name = "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_QUOTES)
    name = _ARTICLE.sub("", " ".join(name.split()))
    return _INITIALS.sub(_without_dots, name) if "." in name else name


def _without_dots(found: re.Match[str]) -> str:
    return found[0].replace(".", "")


def keys(name: str) -> tuple[str, ...]:
    """The keys under which a name is found: as written, and in capitals as in headlines unless it is short."""
    key = fold(name)
    capitals = key.upper()
    return (key, capitals) if len(key) > 3 and capitals != key else (key,)


def plural(word: str) -> tuple[str, ...]:
    """A name for people and its plural where that takes -s; adjectives such as "Chinese" or "British" take none."""
    return (word,) if word.endswith(_NO_PLURAL) else (word, f"{word}s")
