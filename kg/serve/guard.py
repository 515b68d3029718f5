"""Who may ask: requests that name this server as their host, and no page of another site.

Without this a page anywhere could read a graph on this machine, by a name that it lets point here (DNS rebinding).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from kg.serve.messages import HttpError

LOOPBACK = ("localhost", "127.0.0.1", "::1")


def check_origin(headers: Mapping[str, str], names: Iterable[str]) -> None:
    """Raise `HttpError` for a request to another host, or from a page of another origin."""
    host = headers.get("host", "")
    if _name(f"//{host}") not in {name.lower() for name in (*LOOPBACK, *names)}:
        raise HttpError(421, "this server does not go by that name: start it with --name to allow it")
    origin = headers.get("origin")
    if origin is not None and origin.lower() != f"http://{host}".lower():
        raise HttpError(403, "pages of other sites may not ask this server")


def _name(address: str) -> str:
    try:
        parts = urlsplit(address)
        _ = parts.port  # raises where it is no number
    except ValueError:
        return ""
    return "" if parts.path or parts.query or parts.fragment or "@" in parts.netloc else (parts.hostname or "")
