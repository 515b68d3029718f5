"""What a source yields: an article as it was found, before any cleaning."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class RawArticle:
    """An article as found; `source` is the path as given, `offset` the line in a file that holds several articles."""

    source: str
    text: str
    offset: int | None = None
    id: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """What is known about the inputs from outside; it fills the gaps of articles that don't say it themselves.

    `exclude` is a folder that is no input though it may lie in one: the graph that is being built.
    """

    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    exclude: Path | None = None

    def complete(self, article: RawArticle) -> RawArticle:
        """Return the article with its missing date, publisher and address filled in."""
        return replace(
            article,
            published=article.published or self.published,
            publisher=article.publisher or self.publisher,
            url=article.url or self.url,
        )
