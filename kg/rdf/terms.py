"""Python values to RDF terms: the one converter at this boundary."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from math import isfinite
from urllib.parse import quote, urlsplit

from pyoxigraph import Literal, NamedNode

from kg.rdf.iris import STANDARD

_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_IRIS = re.compile(r'[\x00-\x20<>"{}|\\^`\[\]\x7f-\xa0\ud800-\udfff\u200b-\u200f\u2028-\u202f]')
_XSD = STANDARD["xsd"]
_TIME = r"T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-](0\d|1[0-3]):[0-5]\d)?"
_MOMENTS = (  # pattern, datatype, what completes the first 19 characters to a time
    (re.compile(r"\d{4}"), "gYear", "-01-01"),
    (re.compile(r"\d{4}-\d\d"), "gYearMonth", "-01"),
    (re.compile(r"\d{4}-\d\d-\d\d"), "date", ""),
    (re.compile(rf"\d{{4}}-\d\d-\d\d{_TIME}"), "dateTime", ""),
)


@lru_cache(maxsize=1 << 14)  # the same few stand in most triples
def named(iri: str) -> NamedNode:
    """Make an IRI."""
    return NamedNode(iri)


def clean(text: str) -> str:
    """Replace each code point that XML or UTF-8 can't hold by U+FFFD, so that offsets stay right."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)


def string(text: str) -> Literal:
    """Make a plain literal."""
    return Literal(clean(text))


@lru_cache(maxsize=1 << 14)
def integer(number: int) -> Literal:
    """Make an `xsd:integer`."""
    return Literal(str(number), datatype=named(_XSD + "integer"))


@lru_cache(maxsize=1 << 10)
def decimal(number: float) -> Literal:
    """Make an `xsd:decimal` in canonical form: no exponent, no trailing zeros, at least one digit after the point."""
    if not isfinite(number):
        raise ValueError(f"not a decimal: {number}")
    whole, _, fraction = f"{Decimal(repr(float(number))):f}".partition(".")
    return Literal(f"{whole}.{fraction.rstrip('0') or '0'}", datatype=named(_XSD + "decimal"))


def moment(text: str) -> Literal:
    """Make a date, month, year or time of the fitting type; what is none of these stays a plain literal."""
    for pattern, datatype, rest in _MOMENTS:
        if pattern.fullmatch(text) and _exists(text[:19] + rest):
            return Literal(text, datatype=named(_XSD + datatype))
    return string(text)


def _exists(moment: str) -> bool:
    try:
        datetime.fromisoformat(moment)
    except ValueError:
        return False
    return True


def web(url: str) -> NamedNode | Literal:
    """Make an IRI of a web address; anything else (`javascript:`, a path, a broken address) stays a literal."""
    try:
        parts = urlsplit(url.strip())
        if parts.scheme in ("http", "https") and parts.hostname and not _NOT_IN_IRIS.search(parts.netloc):
            return NamedNode(_NOT_IN_IRIS.sub(lambda found: quote(found[0], errors="replace"), url.strip()))
    except ValueError:
        pass
    return string(url)
