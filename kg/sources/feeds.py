"""An RSS or Atom feed → its items, each with the text that stands in the feed itself; links are not followed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from kg.errors import InputError
from kg.records import Rejection
from kg.sources.article import RawArticle
from kg.sources.html import read_html

_ATOM, _RSS1 = "{http://www.w3.org/2005/Atom}", "{http://purl.org/rss/1.0/}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_ITEMS = ("item", f"{_RSS1}item", f"{_ATOM}entry")
_TITLES = ("title", f"{_RSS1}title", f"{_ATOM}title")
_TEXTS = (
    "{http://purl.org/rss/1.0/modules/content/}encoded",
    f"{_ATOM}content",
    "description",
    f"{_RSS1}description",
    f"{_ATOM}summary",
)
_DATES = ("pubDate", f"{_ATOM}published", f"{_DC}date", f"{_ATOM}updated")
_IDS = ("guid", f"{_ATOM}id")
_LINKS = ("link", f"{_RSS1}link", f"{_ATOM}link")
_FEED_TITLES = ("channel/title", f"{_RSS1}channel/{_RSS1}title", f"{_ATOM}title")
_TAG = re.compile(r"<[a-zA-Z!/][^<>]*>")
_CHARACTER = re.compile(r"&#?\w+;")


def read_feed(text: str, source: str) -> Iterator[RawArticle | Rejection]:
    """Yield the items of a feed, and a rejection for each that has no text; `offset` is the number of the item.

    Raises `InputError` where the feed is not well-formed XML, or declares entities, which could grow without end.
    """
    if "<!ENTITY" in text:
        raise InputError("a feed that declares entities is not read")
    try:
        root = ET.fromstring(text)  # noqa: S314 (no entities, see above)
    except ET.ParseError as error:
        raise InputError(f"not a well-formed feed: {error}") from None
    items = [element for element in root.iter() if element.tag in _ITEMS]
    if not items:
        raise InputError("a feed without items")
    publisher = _first(root, _FEED_TITLES)
    for number, item in enumerate(items, start=1):
        try:
            yield _article(item, source, number, publisher)
        except (InputError, RecursionError):
            link = _link(item)
            reason = "an item without text" + (f": give the address of its article, {link}" if link else "")
            yield Rejection(source, reason, number)


def _article(item: Element, source: str, number: int, publisher: str | None) -> RawArticle:
    text = next(filter(None, (_text(element) for name in _TEXTS for element in item.findall(name))), None)
    if not text:
        raise InputError("empty")
    is_markup, link = _TAG.search(text) or _CHARACTER.search(text), _link(item)
    return RawArticle(
        source=source,
        text=read_html(text, source).text if is_markup else text,
        offset=number,
        id=None if link else _first(item, _IDS),
        url=link,
        title=_first(item, _TITLES),
        published=_first(item, _DATES),
        publisher=_first(item, (f"{_DC}publisher",)) or publisher,
    )


def _text(element: Element) -> str:
    """Return the text of an element, or its markup where it holds some."""
    if len(element) == 0:
        return (element.text or "").strip()
    for inner in element.iter():
        inner.tag = inner.tag.rpartition("}")[2]
    return ET.tostring(element, encoding="unicode")


def _first(item: Element, names: tuple[str, ...]) -> str | None:
    return next(filter(None, (_line(element) for name in names for element in item.findall(name))), None)


def _line(element: Element) -> str | None:
    """Return the words of an element on one line; titles may hold markup that is escaped once more."""
    return " ".join(unescape(_TAG.sub(" ", "".join(element.itertext()))).split()) or None


def _link(item: Element) -> str | None:
    found = [element for name in _LINKS for element in item.findall(name)]
    pages = [element for element in found if element.get("rel", "alternate") == "alternate"]
    links = [(element.get("href") or element.text or "").strip() for element in pages]
    return next((link for link in links if link.startswith(("http://", "https://"))), None)
