"""Requests to a triple store on the web, with the standard library; what goes wrong is one clear line."""

from __future__ import annotations

from collections.abc import Mapping
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import quote, unquote, urlencode, urlsplit, urlunsplit
from urllib.request import (
    HTTPBasicAuthHandler,
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    Request,
    build_opener,
)

from kg.errors import GraphError, UsageError

_SECONDS = 600
_REASON = 160
_KEPT = "!#$%&'()*+,/:;=?@[]~"  # what has a meaning in an address; all else but letters and digits is written by number


class Client:
    """One address; user and password can stand in it (`http://user:password@host/…`)."""

    def __init__(self, url: str) -> None:
        try:
            parts = urlsplit(url)
            host = parts.hostname
            port = f":{parts.port}" if parts.port else ""
            path, query = (quote(part, safe=_KEPT) for part in (parts.path, parts.query))
        except ValueError as error:
            raise UsageError(f"not a web address: {error}") from None
        if parts.scheme not in ("http", "https") or not host:
            raise UsageError(f"not a web address: {url!r}; write it as http://127.0.0.1:7878/store")
        name = f"[{host}]" if ":" in host else host
        self.url = urlunsplit((parts.scheme, name + port, path, query, ""))
        passwords = HTTPPasswordMgrWithDefaultRealm()
        if parts.username is not None:
            passwords.add_password(None, self.url, unquote(parts.username), unquote(parts.password or ""))
        self._opener = build_opener(HTTPBasicAuthHandler(passwords), HTTPDigestAuthHandler(passwords))

    def send(
        self,
        method: str,
        body: bytes | None,
        query: Mapping[str, str],
        *,
        content: str | None = None,
        accept: str | None = None,
        missing: bool = False,
    ) -> bytes:
        """Send a request and return the answer; with `missing` it is no error that there is nothing (404)."""
        headers = {name: value for name, value in (("Content-Type", content), ("Accept", accept)) if value}
        joint = "&" if urlsplit(self.url).query else "?"
        address = self.url + (joint + urlencode(query) if query else "")
        request = Request(address, data=body, method=method, headers=headers)  # noqa: S310 (http and https only)
        try:
            with self._opener.open(request, timeout=_SECONDS) as answer:
                data: bytes = answer.read()
                return data
        except HTTPError as error:
            with error:
                if missing and error.code == 404:
                    return b""
                said = " ".join(error.read(2000).decode("utf-8", "replace").split())[:_REASON]
            raise GraphError(f"{self.url} answered {error.code} {error.reason}: {said}{_hint(error.code)}") from None
        except (OSError, HTTPException) as error:
            reason = getattr(error, "reason", None) or error
            raise GraphError(f"can't reach {self.url}: {reason}") from None


def _hint(code: int) -> str:
    if code in (401, 403):
        return " (user and password go into the address: http://user:password@host/)"
    if code in (404, 405, 501):
        return " (is it the address of the Graph Store Protocol? --update takes that of SPARQL Update)"
    return ""
