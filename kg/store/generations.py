"""Finished states of the derived graph: each in a folder of its own, the current one named in one small file.

A reader follows the name; a writer fills a new folder and then replaces the name in one step, so that a reader sees the
state before or after, and a build that is killed leaves the name as it was. The state before the current one is kept
for readers that have it open.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.store.sqlite import readable_errors

_CURRENT = "CURRENT"
_NEW = "new"


def current(store: Path) -> Path | None:
    """Return the folder of the last finished state, or `None` where there is none."""
    with readable_errors(store):
        try:
            name = (store / _CURRENT).read_text(encoding="utf-8").strip()
        except (FileNotFoundError, NotADirectoryError):
            return None
    folder = store / name
    return folder if name.isdecimal() and folder.is_dir() else None


@contextmanager
def next_generation(store: Path) -> Iterator[Path]:
    """Give a new folder to fill; it becomes the current state when the block ends without an error."""
    with readable_errors(store):
        store.mkdir(exist_ok=True)
        shutil.rmtree(store / _NEW, ignore_errors=True)
        (store / _NEW).mkdir()
    yield store / _NEW
    with readable_errors(store):
        number = max(_numbers(store), default=0) + 1
        (store / _NEW).rename(store / str(number))
        replace_file(store / _CURRENT, f"{number}\n")
        for old in _numbers(store):
            if old < number - 1:
                shutil.rmtree(store / str(old), ignore_errors=True)


def replace_file(path: Path, text: str) -> None:
    """Write a file in one step: a reader sees the old or the new text, never a part."""
    temporary = path.with_name(f".{path.name}.new")
    with temporary.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def _numbers(store: Path) -> list[int]:
    return sorted(int(entry.name) for entry in store.iterdir() if entry.name.isdecimal() and entry.is_dir())
