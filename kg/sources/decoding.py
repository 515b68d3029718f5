"""Bytes → text: the encoding is found from the bytes alone, and no input fails."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096


def decode(data: bytes, declared: str | None = None) -> str:
    """Decode by byte order mark, else as UTF-16 where every second byte is zero, else as UTF-8.

    What is none of these is decoded as it declares itself, where that works, else line by line.
    """
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(marked, errors="replace")
    for encoding, errors in ((_unmarked_utf16(data), "replace"), ("utf-8", "strict"), (declared, "strict")):
        try:
            if encoding:
                return data.decode(encoding, errors)
        except (UnicodeDecodeError, LookupError):
            continue
    return "".join(_decode_line(line) for line in data.splitlines(keepends=True))


def _unmarked_utf16(data: bytes) -> str | None:
    """Western text in UTF-16 has a zero in nearly every second byte, and in no other."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or len(data) % 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    enough = len(sample) // 2 * 0.7
    if odd >= enough and not even:
        return "utf-16-le"
    if even >= enough and not odd:
        return "utf-16-be"
    return None


def _decode_line(line: bytes) -> str:
    """Mixed files have lines in UTF-8 and lines in the old Western code page."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        # five bytes mean nothing in cp1252; latin-1 turns them into control characters, which cleaning removes
        return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in line)
