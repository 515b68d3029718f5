"""One file of text, HTML or a feed, or one pipe → raw articles."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError
from kg.records import Rejection
from kg.sources.article import RawArticle
from kg.sources.content import binary_kind, is_binary_text, is_feed, is_html, is_xml
from kg.sources.decoding import decode
from kg.sources.feeds import read_feed
from kg.sources.html import declared_encoding, read_html
from kg.sources.jsonl import is_jsonl, read_jsonl, read_lines

MAX_BYTES = 20_000_000
_HTML = (".html", ".htm", ".xhtml")
_NO_ARTICLE = {
    ".css": "a style sheet, not an article",
    ".csv": "a table, not an article",
    ".js": "a script, not an article",
    ".json": "JSON in one piece: write one article per line into a .jsonl file",
    ".tsv": "a table, not an article",
}


def read_file(path: Path, source: str) -> Iterator[RawArticle | Rejection]:
    """Yield the article or articles of one file, or the reason why there are none."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise InputError("not a regular file: use - to read from a pipe")
        suffix = path.suffix.lower()
        if is_jsonl(path.name):
            yield from read_jsonl(path, source)
        elif suffix in _NO_ARTICLE:
            raise InputError(_NO_ARTICLE[suffix])
        else:
            with path.open("rb") as stream:
                yield from read_stream(stream, source, html=suffix in _HTML)
    except (OSError, InputError) as error:
        yield Rejection(source, reason(error))


def read_pipe(stream: BufferedReader, source: str) -> Iterator[RawArticle | Rejection]:
    """Yield what comes through a pipe: JSON lines where it starts with an object, else one article."""
    try:
        if stream.peek(1).lstrip()[:1] == b"{":
            yield from read_lines(stream, source)
        else:
            yield from read_stream(stream, source)
    except (OSError, InputError) as error:
        yield Rejection(source, reason(error))


def reason(error: OSError | InputError) -> str:
    """Say why an input was rejected, without its path, which stands beside the reason."""
    if isinstance(error, OSError) and error.errno:
        return os.strerror(error.errno).lower()
    return str(error)


def read_stream(
    stream: BinaryIO, source: str, *, html: bool = False, charset: str | None = None
) -> Iterator[RawArticle | Rejection]:
    """Yield the article, or the items of the feed, that a stream holds; raise `InputError` where there is none.

    `html` and `charset` are what is known of it beforehand.
    """
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise InputError(f"too large: more than {MAX_BYTES:,} bytes")
    kind = binary_kind(data)
    if kind:
        raise InputError(f"{kind}, not an article")
    text = decode(data, charset or declared_encoding(data))
    if not text.strip():
        raise InputError("empty")
    if is_binary_text(text):
        raise InputError("binary data, not an article")
    if is_feed(text):
        yield from read_feed(text, source)
    elif is_html(text):
        yield read_html(text, source)
    elif is_xml(text):
        raise InputError("XML, not an article: of XML only feeds (RSS, Atom) are read")
    else:
        yield read_html(text, source) if html else RawArticle(source=source, text=text)
