"""Text from the news on a terminal: one line each, no control characters, colour where it helps."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text


def plain(text: str) -> str:
    """Return the text on one line with control characters made visible and hidden ones removed."""
    line = " ".join(text.split())
    return "".join(char if char.isprintable() else _shown(char) for char in line)


def say(*parts: str | tuple[str, str]) -> None:
    """Print one line of parts, each a text or a text with its style; on a terminal it wraps."""
    _console().print(_line(parts), soft_wrap=not _console().is_terminal)


def claim_parts(
    subject: str | None,
    relation: str,
    object_: str | None,
    *,
    about: str | None = None,
    polarity: str = "affirmed",
    modality: str = "actual",
    speakers: Sequence[str] = (),
    unnamed: bool = False,
) -> list[str | tuple[str, str]]:
    """Word a claim as parts for `say`: who, did what, to whom, what about, and how it is said."""
    parts: list[str | tuple[str, str]] = [(subject or "(nobody named)", "bold"), " ", (relation, "cyan")]
    if object_:
        parts += [" ", (object_, "bold")]
    if about:
        parts += [": ", f"“{about}”"]
    notes = [note for note in (polarity, modality) if note not in ("affirmed", "actual")]
    notes += [f"according to {' and '.join(speakers)}"] if speakers else ["reportedly"] if unnamed else []
    return [*parts, " ", (f"({', '.join(notes)})", "yellow")] if notes else parts


def _line(parts: Sequence[str | tuple[str, str]]) -> Text:
    from rich.text import Text

    pairs = ((part, "") if isinstance(part, str) else part for part in parts)
    return Text.assemble(*((_flat(text), style) for text, style in pairs))


@cache
def _console() -> Console:
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)


def _flat(text: str) -> str:
    """Like `plain`, but spaces at the ends stay: they part the pieces of a line."""
    before, after = len(text) - len(text.lstrip(" ")), len(text) - len(text.rstrip(" "))
    return " " * before if not text.strip() else " " * before + plain(text) + " " * after


def _shown(char: str) -> str:
    return "" if unicodedata.category(char) == "Cf" else "\N{REPLACEMENT CHARACTER}"
