"""Feeds: each item is an article with the text that the feed itself has; links are not followed."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kg.records import Rejection
from kg.sources import RawArticle, SourceOptions, read

RSS = """<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?><!-- a feed -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Tarn Times</title>
<item><title>Orth meets &lt;b&gt;Aker&lt;/b&gt; &amp;amp; others</title>
<link>https://tarn.example/1</link><guid>g-1</guid>
<pubDate>Thu, 04 Apr 2024 10:00:00 GMT</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>Orth met Aker.</p><p>They agreed.</p>
<div class="comments"><p>Liar!</p></div>]]></content:encoded></item>
<item><title>Holm held</title><guid>g-2</guid>
<description>Police arrested Per Holm &amp;amp; others.</description></item>
<item><title>No words</title><link>https://tarn.example/3</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title type="text">Tarn Wire</title>
<entry><title>Orth meets Aker</title><id>urn:1</id><link rel="enclosure" href="https://tarn.example/1.mp3"/>
<link href="https://tarn.example/1"/><updated>2024-04-04T10:00:00Z</updated><summary>Short.</summary>
<content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>Orth met <b>Aker</b>.</p><p>They agreed.</p></div></content>
</entry></feed>"""
RSS1 = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Old Tarn</title></channel><item><title>T</title>
<link>https://tarn.example/1</link><description>Orth met Aker.</description>
<dc:date>2024-04-04</dc:date></item></rdf:RDF>"""


def read_feed(folder: Path, text: str, name: str = "feed.xml") -> list[RawArticle | Rejection]:
    (folder / name).write_text(text, encoding="utf-8")
    return list(read([str(folder / name)], SourceOptions()))


def test_items_of_rss_are_articles(tmp_path: Path) -> None:
    first, second, third = read_feed(tmp_path, RSS, "feed.rss")
    source = str(tmp_path / "feed.rss")
    assert first == RawArticle(
        source, "Orth met Aker.\n\nThey agreed.", 1, None, "https://tarn.example/1", "Orth meets Aker & others",
        "Thu, 04 Apr 2024 10:00:00 GMT", "The Tarn Times",
    )  # fmt: skip
    assert second == RawArticle(
        source, "Police arrested Per Holm & others.", 2, "g-2", None, "Holm held", None, "The Tarn Times"
    )
    reason = "an item without text: give the address of its article, https://tarn.example/3"
    assert third == Rejection(source, reason, 3)


@pytest.mark.parametrize(
    ("feed", "text", "publisher", "published"),
    [
        (ATOM, "Orth met Aker.\n\nThey agreed.", "Tarn Wire", "2024-04-04T10:00:00Z"),
        (RSS1, "Orth met Aker.", "Old Tarn", "2024-04-04"),
    ],
)
def test_other_feeds(tmp_path: Path, feed: str, text: str, publisher: str, published: str) -> None:
    [item] = read_feed(tmp_path, feed)
    assert isinstance(item, RawArticle)
    assert (item.text, item.publisher, item.published, item.url, item.id) == (
        text,
        publisher,
        published,
        "https://tarn.example/1",
        None,
    )


def test_hostile_feeds_end_soon(tmp_path: Path) -> None:
    start = time.monotonic()
    deep = (
        "<rss><channel><item><description>"
        + "<a>" * 200_000
        + "x"
        + "</a>" * 200_000
        + "</description></item></channel></rss>"
    )
    comments = "<!---->" * 5_000 + "x"
    assert isinstance(read_feed(tmp_path, deep)[0], Rejection)
    assert isinstance(read_feed(tmp_path, comments)[0], RawArticle)
    assert time.monotonic() - start < 20
