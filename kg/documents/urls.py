"""Web addresses in one form each, so that the same page has the same id."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_cid|mc_eid", re.I)
_PORTS = {"http": 80, "https": 443}
_SAFE = "%/:@!$&'()*+,;=~-._"
_CONTROL = re.compile(r"[\x00-\x20\x7f-\xa0\ud800-\udfff]")
_HOST = re.compile(r"[a-z0-9.\-]+|\[[0-9a-f:.]+\]")


def canonical_url(url: str) -> str | None:
    """Return an http(s) address in canonical form, or `None` for all else.

    Scheme and host are in lower case, the default port, fragment, user name and tracking parameters are gone; path
    and other parameters are kept, since servers may tell them apart.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = _host(parts.hostname or ""), parts.port
    except ValueError:
        return None
    if parts.scheme not in _PORTS or not _HOST.fullmatch(host) or _CONTROL.search(parts.path + parts.query):
        return None
    place = host if port in (None, _PORTS[parts.scheme]) else f"{host}:{port}"
    path = quote(parts.path or "/", safe=_SAFE)
    return urlunsplit((parts.scheme, place, path, _query(parts.query), ""))


def _host(name: str) -> str:
    """Return a host name in ASCII, an IPv6 address in brackets."""
    name = name.lower().rstrip(".")
    if ":" in name:
        return f"[{name}]"
    return name if name.isascii() else name.encode("idna").decode("ascii")


def _query(query: str) -> str:
    kept = (part for part in query.split("&") if not _TRACKING.fullmatch(part.partition("=")[0]))
    return quote("&".join(kept), safe=_SAFE + "?")
