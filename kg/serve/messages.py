"""Requests and responses as plain values, and which representation of several a client prefers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import parse_qsl, urlsplit

MOST_FIELDS = 100


class HttpError(Exception):
    """A request that is not answered with 200; the message is for whoever sent it."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True)
class Request:
    """A request; header names are in lower case."""

    method: str
    target: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def path(self) -> str:
        """The path as sent, without the query."""
        return urlsplit(self.target).path

    @cached_property
    def query(self) -> list[tuple[str, str]]:
        """The pairs behind the question mark."""
        return pairs(urlsplit(self.target).query)

    @property
    def media_type(self) -> str:
        """What the body is, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True)
class Response:
    """An answer."""

    body: bytes
    media_type: str
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


def pairs(text: str) -> list[tuple[str, str]]:
    """Read `name=value&…`; raise `HttpError` where it is not UTF-8 or has too many."""
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
    except ValueError:
        raise HttpError(400, "the parameters of the request can't be read") from None


def preferred(accept: str, offered: Sequence[str]) -> str | None:
    """Return the media type that a client likes best of those offered (RFC 9110), the first of equals, or `None`."""
    weights = [(_weight(accept, name), -number, name) for number, name in enumerate(offered)]
    weight, _, name = max(weights)
    return name if weight > 0 else None


def _weight(accept: str, name: str) -> float:
    if not accept.strip():
        return 1
    found = (0, 0.0)  # the more specific range counts, not the higher weight
    for part in accept.split(","):
        wanted, *parameters = (piece.strip().lower() for piece in part.split(";"))
        exactness = {name: 3, f"{name.partition('/')[0]}/*": 2, "*/*": 1}.get(wanted, 0)
        if exactness:
            found = max(found, (exactness, _quality(parameters)))
    return found[1]


def _quality(parameters: Sequence[str]) -> float:
    text = next((value[2:] for value in parameters if value.startswith("q=")), "1")
    try:
        return min(max(float(text), 0), 1)
    except ValueError:
        return 0
