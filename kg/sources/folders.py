"""A folder → its files, in an order that does not depend on the file system."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.records import Rejection
from kg.sources.article import RawArticle
from kg.sources.files import read_file, reason


def read_folder(folder: Path, *, exclude: Path | None = None) -> Iterator[RawArticle | Rejection]:
    """Yield the articles of all files below a folder; hidden entries and links to folders are rejected."""
    try:
        entries = sorted(entry for entry in folder.iterdir() if not (exclude and _same(entry, exclude)))
    except OSError as error:
        yield Rejection(folder.as_posix(), reason(error))
        return
    if not entries:
        yield Rejection(folder.as_posix(), "empty")
    for entry in entries:
        try:
            yield from _read_entry(entry, exclude)
        except OSError as error:
            yield Rejection(entry.as_posix(), reason(error))


def _same(entry: Path, other: Path) -> bool:
    return entry.name == other.name and entry.resolve() == other.resolve()


def _read_entry(entry: Path, exclude: Path | None) -> Iterator[RawArticle | Rejection]:
    source = entry.as_posix()
    if entry.name.startswith("."):
        yield Rejection(source, "hidden")
    elif not entry.is_dir():
        yield from read_file(entry, source)
    elif entry.is_symlink():
        yield Rejection(source, "a link to a folder is not followed")
    else:
        yield from read_folder(entry, exclude=exclude)
