"""Text from the news on a terminal: one line, no control characters."""

from __future__ import annotations

import unicodedata


def plain(text: str) -> str:
    """Return the text on one line with control and invisible format characters made visible or removed."""
    line = " ".join(text.split())
    return "".join(char if char.isprintable() or char == " " else _shown(char) for char in line)


def _shown(char: str) -> str:
    return "" if unicodedata.category(char) == "Cf" else "\N{REPLACEMENT CHARACTER}"
