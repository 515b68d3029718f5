"""A web address that the user names → its article or feed. Nothing else is ever fetched: links are not followed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from email.message import Message
from http.client import HTTPException, HTTPResponse
from io import BytesIO
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from kg.errors import InputError
from kg.records import Rejection
from kg.sources.article import RawArticle
from kg.sources.files import MAX_BYTES, read_stream

SILENCE = 30.0  # seconds without a byte
MAX_SECONDS = 120.0
# files and FTP have no handler, so that no redirect leads to them
_HANDLERS = (
    ProxyHandler, UnknownHandler, HTTPHandler, HTTPSHandler, HTTPRedirectHandler, HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
)  # fmt: skip
_HTML = ("text/html", "application/xhtml+xml")
_BLOCK = 65536
_SAFE = ":/?#[]@!$&'()*+,;=%~"


def read_address(address: str) -> Iterator[RawArticle | Rejection]:
    """Yield the article, or the items of the feed, at an http(s) address, or the reason why there are none."""
    if not address.lower().startswith(("http://", "https://")):
        yield Rejection(address, "not a web address that is read: only http and https are")
        return
    try:
        data, about, final = _fetched(address)
        html = about.get_content_type() in _HTML
        for item in read_stream(BytesIO(data), address, html=html, charset=about.get_content_charset()):
            yield item if isinstance(item, Rejection) or item.url or item.id else replace(item, url=final)
    except HTTPError as error:
        leads = ", and leads to no page" if error.code in range(300, 400) else f" {error.reason}"
        yield Rejection(address, f"the server answered {error.code}{leads}")
    except (InputError, HTTPException, OSError, ValueError) as error:
        yield Rejection(address, _reason(error))


def _fetched(address: str) -> tuple[bytes, Message, str]:
    """Return what is at an address, what the server tells of it, and the address to which it led."""
    opener = OpenerDirector()
    for handler in _HANDLERS:
        opener.add_handler(handler())
    from kg import __version__

    headers = {"User-Agent": f"newskg/{__version__}", "Accept": "text/html, application/xml, text/plain, */*;q=0.5"}
    request = Request(quote(address, safe=_SAFE), headers=headers)  # noqa: S310 (no other scheme has a handler)
    with closing(opener.open(request, timeout=SILENCE)) as response:
        return _body(response), response.headers, response.url


def _body(response: HTTPResponse) -> bytes:
    """Read an answer, but not for ever: one that trickles is given up."""
    until, blocks, size = time.monotonic() + MAX_SECONDS, [], 0
    while size <= MAX_BYTES and (block := response.read1(_BLOCK)):
        blocks.append(block)
        size += len(block)
        if time.monotonic() > until:
            raise InputError(f"took longer than {MAX_SECONDS:g} seconds")
    return b"".join(blocks)


def _reason(error: Exception) -> str:
    cause = error.reason if isinstance(error, URLError) else error
    return f"can't be reached: {cause}" if isinstance(error, OSError) else str(cause) or type(cause).__name__
