"""The inputs as the user names them: files, folders, web addresses, `-` for standard input."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from io import BufferedReader
from pathlib import Path
from typing import cast

from kg.errors import UsageError
from kg.records import Rejection
from kg.sources.addresses import read_address
from kg.sources.article import RawArticle, SourceOptions
from kg.sources.files import read_file, read_pipe
from kg.sources.folders import read_folder
from kg.sources.jsonl import is_jsonl

_URL = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def read(inputs: Sequence[str], options: SourceOptions) -> Iterator[RawArticle | Rejection]:
    """Yield every article found in the inputs, in order, and a rejection for all else.

    Raises `UsageError` before anything is read where the request itself can't be met.
    """
    _check(inputs, options)
    return _read_all(inputs, options)


def _read_all(inputs: Sequence[str], options: SourceOptions) -> Iterator[RawArticle | Rejection]:
    for given in inputs:
        for item in _read_one(given, options):
            yield item if isinstance(item, Rejection) else options.complete(item)


def _read_one(given: str, options: SourceOptions) -> Iterator[RawArticle | Rejection]:
    if given == "-":
        return read_pipe(cast(BufferedReader, sys.stdin.buffer), given)
    if _URL.match(given):
        return read_address(given)
    path = Path(given)
    return read_folder(path, exclude=options.exclude) if path.is_dir() else read_file(path, path.as_posix())


def _check(inputs: Sequence[str], options: SourceOptions) -> None:
    if not inputs:
        raise UsageError("there is no input: name files, folders, addresses, or - for standard input")
    if options.url and (len(inputs) > 1 or is_jsonl(inputs[0]) or Path(inputs[0]).is_dir()):
        raise UsageError("--url is the address of one article: give one file, or the addresses in JSON lines")
