"""SPARQL as tokens, so that strings, comments and IRIs are never taken for keywords."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.errors import QueryError

_LOCAL = r"(?:[\w:\-\u00b7]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%])"
_KINDS = {
    "space": r"[ \t\r\n]+",
    "comment": r"#[^\r\n]*",
    "iri": r"<[A-Za-z][A-Za-z0-9+.\-]*:[^\x00-\x20<>\"{}|\\^`]*>",
    "string": r"'''(?:'{0,2}(?:[^'\\]|\\.))*'''|\"\"\"(?:\"{0,2}(?:[^\"\\]|\\.))*\"\"\""
    r"|'(?:[^'\\\r\n]|\\[^\r\n])*'|\"(?:[^\"\\\r\n]|\\[^\r\n])*\"",
    "variable": r"[?$]\w+",
    "blank": r"_:\w(?:\.*[\w\-])*",
    "name": rf"(?:[^\W\d_](?:\.*[\w\-])*)?:(?:(?!-){_LOCAL}(?:\.*{_LOCAL})*)?",
    "number": r"(?:\d+\.\d*|\.?\d+)[eE][+\-]?\d+|\d*\.\d+|\d+",
    "word": r"[A-Za-z][A-Za-z0-9_]*",
    "language": r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*",
    "sign": r"\^\^|&&|\|\||[<>!]=|[{}()\[\].,;/|^*+\-?!=<>]",
}
_TOKEN = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()), re.DOTALL)
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_ESCAPES = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}
_EXCERPT = 60  # characters before and after the place


class Token(NamedTuple):
    """A piece of a query: what it is, its text, and where it starts."""

    kind: str
    text: str
    start: int

    @property
    def word(self) -> str:
        """The keyword in capitals, or nothing for any other kind of token."""
        return self.text.upper() if self.kind == "word" else ""


def tokens(query: str) -> Iterator[Token]:
    """Cut a query into tokens that together are the whole text; raise `QueryError` where that is not possible."""
    if broken := re.search("[\ud800-\udfff]", query):
        raise query_error("this is not Unicode text", query, broken.start())
    at = 0
    while at < len(query):
        found = _TOKEN.match(query, at)
        if not found:
            raise query_error(f"{query[at]!a} can't stand here", query, at)
        yield Token(str(found.lastgroup), found[0], at)
        at = found.end()


def string_value(query: str, token: Token) -> str:
    """Return what a string token stands for; raise `QueryError` for an escape sequence that SPARQL does not have."""

    def char(found: re.Match[str]) -> str:
        code = found[1]
        try:
            value = chr(int(code[1:], 16)) if code[0] in "uU" else _ESCAPES[code]
            value.encode()
        except (KeyError, ValueError, OverflowError):
            raise query_error(f"{found[0]} is not an escape sequence", query, token.start) from None
        return value

    quotes = 3 if token.text[:3] in ("'''", '"""') else 1
    return _ESCAPE.sub(char, token.text[quotes:-quotes])


def query_error(message: str, query: str, at: int) -> QueryError:
    """Make an error that points at a place in the query."""
    line = query.count("\n", 0, at) + 1
    start = query.rfind("\n", 0, at) + 1
    end = query.find("\n", at)
    text = query[start : end if end >= 0 else None]
    return QueryError(f"line {line}, column {at - start + 1}: {message}", excerpt=_excerpt(text, at - start))


def _excerpt(line: str, at: int) -> str:
    """Return what surrounds a place in a line, and below it a caret that points there."""
    first = max(0, at - _EXCERPT)
    shown = "".join(char if char.isprintable() else " " for char in line[first : at + _EXCERPT])
    return f"{shown}\n{' ' * (at - first)}^"
