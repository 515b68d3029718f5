"""Text as it was found → text that every later stage can work with: no control characters, plain spaces and lines."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")
_AROUND_LINES = re.compile(r" ?\n ?")
_BLANK_LINES = re.compile(r"\n{3,}")
# these join letters in Persian, Hindi and emoji; all other format characters only hide or reorder text
_KEPT_FORMATS = "\u200c\u200d"


def clean_text(text: str) -> str:
    """Return the text with LF line ends, single spaces at most one blank line, and nothing hidden."""
    text = _drop_hidden(_LINE_ENDS.sub("\n", mend_surrogates(text)))
    text = _AROUND_LINES.sub("\n", _SPACES.sub(" ", text))
    return _BLANK_LINES.sub("\n\n", text).strip()


def clean_line(text: str) -> str:
    """Return the text cleaned and on one line."""
    return " ".join(clean_text(text).split())


def mend_surrogates(text: str) -> str:
    """Join surrogate pairs that stand apart and replace lone ones, so that the text can be written as UTF-8."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _drop_hidden(text: str) -> str:
    hidden = {char for char in set(text) if _is_hidden(char)}
    return text.translate({ord(char): None for char in hidden}) if hidden else text


def _is_hidden(char: str) -> bool:
    """Control and format characters, private use and code points that are no characters."""
    if char in "\n\t" or char in _KEPT_FORMATS:
        return False
    return unicodedata.category(char) in ("Cc", "Cf", "Co", "Cn", "Cs")
