"""Servers that the tests start."""

from __future__ import annotations

import socket
import time

import pytest

PATIENCE = 120


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
