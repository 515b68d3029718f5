"""What a file is, by its first bytes and not by its name."""

from __future__ import annotations

import re

_BINARY = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF media file"),
    (b"%PDF-", "a PDF file"),
    (b"\x7fELF", "an ELF program"),
    (b"MZ\x90", "a Windows program"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive (only .jsonl.gz is read)"),
    (b"\xfd7zXZ\x00", "an xz archive (only .jsonl.xz is read)"),
    (b"BZh", "a bzip2 archive"),
    (b"(\xb5/\xfd", "a zstd archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"WARC/", "a WARC archive (not supported yet)"),
    (b"{\\rtf", "an RTF document"),
)
_MARKUP = re.compile(
    r"\s*(?:<\?[^>]*>\s*|<!--(?:(?!-->).)*-->\s*)*<(!doctype\s+html|html|head|body|article|rss|feed|rdf:rdf)\b",
    re.I | re.S,
)
_XML = re.compile(r"\s*<(?:\?xml\b|!doctype\b|nitf\b|news(?:ml|item|message)\b|[\w:.-]+\s(?:[^<>]*\s)?xmlns\b)", re.I)
_TAGS = re.compile(r"<(?:p|div|h1|title|meta|span|br)\b[^<>]*>", re.I)
_SAMPLE = 65536


def binary_kind(data: bytes) -> str | None:
    """Say what kind of binary file starts with these bytes, or `None` where it may be text."""
    for magic, kind in _BINARY:
        if data.startswith(magic):
            return kind
    return None


def is_binary_text(text: str) -> bool:
    """Whether decoded text holds so many control characters that it was never text."""
    sample = text[:_SAMPLE]
    odd = sum(1 for char in sample if ord(char) < 32 and char not in "\t\n\r\f\v\x1b") + sample.count("\ufffd")
    return odd > 16 and odd * 10 > len(sample)


def is_feed(text: str) -> bool:
    """Whether the text is an RSS or Atom feed."""
    match = _MARKUP.match(text[:_SAMPLE])
    return match is not None and match[1].lower() in ("rss", "feed", "rdf:rdf")


def is_xml(text: str) -> bool:
    """Whether the text is XML, be it of news agencies (NewsML, NITF) or of others; web pages are told before."""
    return _XML.match(text[:_SAMPLE]) is not None


def is_html(text: str) -> bool:
    """Whether the text is a web page or a piece of one."""
    sample = text[:_SAMPLE]
    if _MARKUP.match(sample):
        return not is_feed(sample)
    return sample.lstrip().startswith("<") and len(_TAGS.findall(sample)) > 1
