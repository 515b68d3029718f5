"""What a web page says about itself: title, date, publisher, address, language."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

_KEYS = {
    "article:published_time": "published",
    "og:article:published_time": "published",
    "datepublished": "published",
    "date": "published",
    "pubdate": "published",
    "dc.date": "published",
    "dc.date.issued": "published",
    "dcterms.created": "published",
    "og:site_name": "publisher",
    "dc.publisher": "publisher",
    "og:title": "title",
    "dc.title": "title",
    "og:url": "url",
}
_ARTICLES = ("Article", "BlogPosting")
_HEADINGS = ("h1", "title")


class Metadata:
    """Gathers a page's own statements; JSON-LD counts before `<meta>`, `<meta>` before headings and `<time>`."""

    def __init__(self) -> None:
        self._linked: dict[str, str] = {}
        self._meta: dict[str, str] = {}
        self._seen: dict[str, str] = {}
        self._tag: str | None = None
        self._text: list[str] = []
        self.language: str | None = None

    @property
    def title(self) -> str | None:
        """The headline."""
        seen = self._seen
        return self._find("title") or seen.get("h1") or seen.get("title")

    @property
    def published(self) -> str | None:
        """The date as the page writes it."""
        return self._find("published") or self._seen.get("time")

    @property
    def publisher(self) -> str | None:
        """The name of the publisher."""
        return self._find("publisher")

    @property
    def url(self) -> str | None:
        """The page's canonical address."""
        return self._seen.get("canonical") or self._find("url")

    def see(self, tag: str, attributes: dict[str, str]) -> None:
        """Take note of an opening tag."""
        if tag == "meta":
            key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            self._note(self._meta, _KEYS.get(key.strip().lower()), attributes.get("content", ""))
        elif tag == "html":
            self.language = attributes.get("lang") or None
        elif tag == "time":
            self._note(self._seen, "time", attributes.get("datetime", ""))
        elif tag == "link" and attributes.get("rel", "").lower() == "canonical":
            self._note(self._seen, "canonical", attributes.get("href", ""))
        elif tag in _HEADINGS or (tag == "script" and attributes.get("type", "").lower() == "application/ld+json"):
            self._tag, self._text = tag, []

    def text(self, data: str) -> None:
        """Take note of text between tags."""
        if self._tag:
            self._text.append(data)

    def end(self, tag: str) -> None:
        """Take note of a closing tag."""
        if tag != self._tag:
            return
        self._tag = None
        if tag == "script":
            self._read_linked_data("".join(self._text))
        else:
            self._note(self._seen, tag, "".join(self._text))

    def _find(self, name: str) -> str | None:
        return self._linked.get(name) or self._meta.get(name)

    def _note(self, notes: dict[str, str], name: str | None, value: Any) -> None:
        """Keep the first value that says something."""
        if name and isinstance(value, str) and value.strip():
            notes.setdefault(name, " ".join(value.split()))

    def _read_linked_data(self, text: str) -> None:
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            return  # many pages carry broken JSON-LD; the other statements remain
        for item in _articles(data):
            publisher = item.get("publisher")
            self._note(self._linked, "title", item.get("headline"))
            self._note(self._linked, "published", item.get("datePublished"))
            self._note(self._linked, "publisher", publisher.get("name") if isinstance(publisher, dict) else publisher)
            self._note(self._linked, "url", item.get("url"))


def _articles(data: Any) -> Iterator[dict[str, Any]]:
    """Yield the articles among JSON-LD items: one item, a list of them, or a `@graph`."""
    items = data if isinstance(data, list) else [data]
    for item in items:
        if not isinstance(item, dict):
            continue
        graph = item.get("@graph")
        if isinstance(graph, list):
            yield from _articles([part for part in graph if isinstance(part, dict) and "@graph" not in part])
        kinds = item.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(name, str) and name.endswith(_ARTICLES) for name in names):
            yield item
