"""Files that are complete or not there at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kg.errors import KgError


@contextmanager
def replace_with(path: Path) -> Iterator[BinaryIO]:
    """Give a stream whose content takes the place of a file when the block ends without an error."""
    if path.exists() and not path.is_file():
        if path.is_dir():
            raise KgError(f"can't write '{path}': it is a folder")
        with path.open("wb") as stream:  # a pipe or a device can't be replaced
            yield stream
        return
    temporary = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with _opened(temporary, path) as stream:
            yield stream
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _opened(temporary: Path, path: Path) -> BinaryIO:
    try:
        return temporary.open("wb")
    except OSError as error:
        raise KgError(f"can't write '{path}': {error.strerror}") from None
