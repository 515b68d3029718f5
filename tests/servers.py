"""Servers that the tests start, and how they ask them."""

from __future__ import annotations

import http.client
import socket
import time

import pytest

PATIENCE = 120
HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def wait_for(port: int) -> None:
    """Wait until something listens; the log of a server may be written too late to tell."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the server did not start")


def ask(
    address: str, target: str, *, method: str = "GET", body: str | bytes | None = None, **headers: str
) -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection(address, timeout=120)
    connection.request(
        method, target, body=body, headers={name.replace("_", "-"): text for name, text in headers.items()}
    )
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response.status, {name.lower(): value for name, value in response.getheaders()}, text
