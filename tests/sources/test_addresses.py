"""Web addresses that are named: the page or feed there is read; whatever goes wrong is one rejection."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from kg.records import Rejection
from kg.sources import RawArticle, SourceOptions, addresses, read

PAGES = {
    "/a": ("text/html; charset=cp1252", "<title>T</title><p>Anna Dahl said “no”.</p>".encode("cp1252")),
    "/own": ("text/html", b'<link rel="canonical" href="https://courier.example/own"><p>Anna Dahl left.</p>'),
    "/plain": ("text/plain", b"Anna Dahl left."),
    "/feed": (
        "text/xml",
        b"<rss><channel><item><guid>7</guid><description>Dahl left.</description></item></channel></rss>",
    ),
    "/image": ("text/html", b"\x89PNG\r\n\x1a\n"),
    "/large": ("text/plain", b"word " * 400),
}
MOVED = {"/moved": "/a", "/local": "file:///etc/hostname", "/round": "/round"}


class Site(BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path in MOVED:
            self.send_response(302)
            self.send_header("Location", MOVED[self.path])
            self.end_headers()
            return
        if self.path not in PAGES:
            self.send_error(404)
            return
        kind, body = PAGES[self.path]
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Be quiet."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def only(address: str) -> RawArticle | Rejection:
    [item] = read([address], SourceOptions(publisher="Courier"))
    return item


@pytest.mark.parametrize(
    ("path", "text", "url"),
    [
        ("/a", "Anna Dahl said “no”.", "{site}/a"),
        ("/moved", "Anna Dahl said “no”.", "{site}/a"),
        ("/own", "Anna Dahl left.", "https://courier.example/own"),
        ("/plain", "Anna Dahl left.", "{site}/plain"),
    ],
)
def test_a_page_is_an_article_with_its_address(site: str, path: str, text: str, url: str) -> None:
    item = only(site + path)
    assert isinstance(item, RawArticle)
    assert (item.text, item.url, item.publisher) == (text, url.format(site=site), "Courier")


def test_a_feed_is_its_items(site: str) -> None:
    item = only(f"{site}/feed")
    assert isinstance(item, RawArticle)
    assert (item.text, item.id, item.offset) == ("Dahl left.", "7", 1)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("{site}/none", "the server answered 404 Not Found"),
        ("{site}/image", "a PNG image, not an article"),
        ("{site}/large", "too large: more than 1,000 bytes"),
        ("{site}/local", "the server answered 302, and leads to no page"),
        ("{site}/round", "the server answered 302, and leads to no page"),
        ("http://127.0.0.1:1/", "can't be reached: "),
        ("http:///path", "can't be reached: "),
        ("http://[::1/", "Invalid IPv6 URL"),
        ("ftp://courier.example/a", "not a web address that is read: only http and https are"),
        ("file:///etc/passwd", "not a web address that is read: only http and https are"),
    ],
)
def test_what_can_not_be_had_is_rejected(site: str, address: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.sources.files.MAX_BYTES", 1000)
    given = address.format(site=site)
    item = only(given)
    assert isinstance(item, Rejection)
    assert item.source == given
    assert item.reason.startswith(reason)
    assert "\n" not in item.reason


def test_a_server_that_trickles_is_given_up(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "MAX_SECONDS", 0)
    assert only(f"{site}/plain") == Rejection(f"{site}/plain", "took longer than 0 seconds")


def test_nothing_is_fetched_that_is_not_named(site: str) -> None:
    Site.asked.clear()
    only(f"{site}/feed")
    only(f"{site}/own")
    assert Site.asked == ["/feed", "/own"]
