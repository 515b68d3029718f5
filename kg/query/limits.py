"""Limits that really stop a query: the engine can't be interrupted, so the process that runs it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

from kg.errors import UsageError

STOPPED = 124  # the exit code of a process that ran out of time, as `timeout` of coreutils has it


@contextmanager
def process_ends_after(seconds: float, *, code: int = STOPPED, complaint: str = "") -> Iterator[None]:
    """End this process with an exit code and a complaint on stderr where the block takes longer than that.

    A thread can do so while the engine works, since it lets other threads run.
    """
    timer = Timer(checked(seconds, "seconds"), _end, [code, complaint])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def checked(limit: float, name: str) -> float:
    """Return a limit; raise `UsageError` where it lets nothing through."""
    if not 0 < limit < 1e9:
        raise UsageError(f"{name} must be more than 0, not {limit}")
    return limit


def _end(code: int, complaint: str) -> None:
    if complaint:
        sys.stderr.write(f"{complaint}\n")
        sys.stderr.flush()
    os._exit(code)
