"""A saved web page → title, paragraphs and what it says about itself."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from kg.errors import InputError
from kg.sources.article import RawArticle
from kg.sources.comments import holds_comments, is_heading_of_comments
from kg.sources.metadata import Metadata

MAX_CHARACTERS = 5_000_000
MAX_DEPTH = 2_000
# html.parser tries every start of an unclosed comment or tag anew, in quadratic time; real pages have few
MAX_UNCLOSED = 100_000_000
MAX_TAGS = 200_000
_FAIR_SHARE = 5
_DROPPED = frozenset(
    "aside button canvas dialog figure footer form iframe nav noscript object script select style svg template "
    "title".split()
)
_CONTAINERS = frozenset("article blockquote div main section span table ul ol".split())
_BLOCKS = _CONTAINERS - {"span"} | frozenset(
    "address body br dd dl dt h1 h2 h3 h4 h5 h6 header hr li p pre td th tr".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_PARAGRAPHS = frozenset("blockquote dd h2 h3 h4 h5 h6 li p pre".split())
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that a page's own `<meta>` names."""
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii") if match else None


def read_html(text: str, source: str) -> RawArticle:
    """Read a page; raise `InputError` where it is too large, nested too deep or has no text."""
    if len(text) > MAX_CHARACTERS:
        raise InputError(f"too large: a page of more than {MAX_CHARACTERS:,} characters")
    page = _Page()
    page.feed(text)
    if page.rawdata.count("<") * len(page.rawdata) <= MAX_UNCLOSED:
        page.close()
    body = page.body()
    if not body:
        raise InputError("no_text")
    about = page.about
    return RawArticle(
        source=source,
        text=body,
        url=about.url,
        title=about.title,
        published=about.published,
        publisher=about.publisher,
        language=about.language,
    )


class _Page(HTMLParser):
    """Collects blocks of text with the tag they stand in, whether in the main part, and how much of it is links.

    What readers say below is told apart; a part that holds the headline (`h1`) is not theirs, whatever its name.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.about = Metadata()
        self._tags = 0
        self._blocks: list[tuple[str, bool, str]] = []
        self._readers: list[tuple[str, bool, str]] = []
        self._open: list[str] = []
        self._dropped: list[str] = []
        self._block = ""
        self._words: list[str] = []
        self._linked = 0
        # how many elements are open where the comments begin, and the level of heading that ends them
        self._comments: tuple[int, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._tags += 1
        if self._tags > MAX_TAGS:
            raise InputError(f"too large: a page of more than {MAX_TAGS:,} tags")
        attributes = {name: value or "" for name, value in attrs}
        self.about.see(tag, attributes)
        if self._dropped or tag in _DROPPED:
            if tag in _DROPPED:
                self._dropped.append(tag)
            return
        if tag in _BLOCKS:
            self._end_block()
            self._block = self._block if tag == "br" else tag
        if tag in _HEADINGS and self._comments and int(tag[1]) <= self._comments[1]:
            self._comments = None
        if tag in _CONTAINERS or tag == "a":
            self._enter(tag, attributes)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _DROPPED:
            return
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self.about.end(tag)
        if self._dropped:
            if tag == self._dropped[-1]:
                self._dropped.pop()
            return
        if tag in _BLOCKS and tag != "br":
            self._end_block()
            self._block = ""
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        if self._comments and len(self._open) < self._comments[0]:
            self._comments = None

    def handle_data(self, data: str) -> None:
        self.about.text(data)
        if self._dropped:
            return
        self._words.append(data)
        if "a" in self._open:
            self._linked += len(data)

    def _enter(self, tag: str, attributes: dict[str, str]) -> None:
        self._open.append(tag)
        if len(self._open) > MAX_DEPTH:
            raise InputError("too_deep")
        if not self._comments and tag in _BLOCKS and holds_comments(attributes):
            self._comments = (len(self._open), 1)

    def body(self) -> str:
        """Return the paragraphs of the main part of the page, of the whole page, or all of its text.

        The first of the three that holds a fair share of the text: pages without paragraphs have some in a footnote.
        Readers' comments are the text where there is no other: then their part has got a misleading name.
        """
        self._end_block()
        blocks = self._blocks if any(tag != "h1" for tag, _, _ in self._blocks) else self._readers
        everything = [text for tag, _, text in blocks if tag != "h1"]
        for chosen in (
            [text for tag, main, text in blocks if main and tag in _PARAGRAPHS],
            [text for tag, _, text in blocks if tag in _PARAGRAPHS],
        ):
            if chosen and sum(map(len, chosen)) * _FAIR_SHARE >= sum(map(len, everything)):
                return "\n\n".join(chosen)
        return "\n\n".join(everything)

    def _end_block(self) -> None:
        text = " ".join("".join(self._words).split())
        if self._block in _HEADINGS and not self._comments and is_heading_of_comments(text):
            self._comments = (len(self._open), int(self._block[1]))
        if text and self._linked * 2 <= len(text):
            main = "article" in self._open or "main" in self._open
            (self._readers if self._comments else self._blocks).append((self._block, main, text))
        self._words.clear()
        self._linked = 0
