"""Pages for people: links lead somewhere, and hostile news stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import quote, urlencode

import harbour
import pyoxigraph as ox
import pytest
from conftest import fill
from hostile import HOSTILE_TEXTS, hostile_article
from servers import HTML, ask

from kg.graph import Graph
from kg.query import questions
from kg.serve.app import App
from kg.serve.messages import Request
from kg.store import GraphFolder

PEOPLE = "SELECT ?name { ?p a news:Person ; rdfs:label ?name } ORDER BY ?name"
NAMES = ["Ada Brandt", "Ilan Costa", "Noor Vance", "Piet Amsel", "Rhea Solis"]
KINDS = {"article": lambda made: made.document.id, "claim": lambda made: made.claims[0].id}
RDF = {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "jsonld": ox.RdfFormat.JSON_LD}


def test_the_start_page_offers_every_question_and_asks(address: str) -> None:
    status, _, text = ask(address, "/", **HTML)
    assert status == 200
    assert all(f'<option value="{name}"' in text for name in questions())
    assert not re.search(r"""(src|href)=["']?(https?:)?//""", text)
    status, _, text = ask(address, f"/?{urlencode({'query': PEOPLE})}", **HTML)
    assert all(f'<td dir="auto">{name}</td>' in text for name in NAMES)
    status, _, text = ask(address, f"/?{urlencode({'query': 'SELECT <script>'})}", **HTML)
    assert status == 400
    assert "SELECT &lt;script&gt;" in text


def test_entities_are_negotiated(address: str) -> None:
    _, headers, page = ask(address, "/entity/Q99990011", **HTML)
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert "Ada Brandt" in page
    assert "Ada Brandt, chair of the Harbour Board, met Ilan Costa at Old Quay on 27 February." in page
    assert 'href="/entity/Ilan%20Costa"' in page or 'href="/entity/' in page
    for accept, form in (("text/turtle", ox.RdfFormat.TURTLE), ("application/ld+json", ox.RdfFormat.JSON_LD)):
        _, headers, text = ask(address, "/entity/Q99990011", Accept=accept)
        assert headers["content-type"].startswith(accept)
        assert headers["vary"] == "Accept"
        assert any(
            quad.object.value == "Ada Brandt" for quad in ox.parse(text, form) if isinstance(quad.object, ox.Literal)
        )
    assert ask(address, "/entity/Q99990011?format=ttl", **HTML)[1]["content-type"].startswith("text/turtle")


def test_every_link_of_a_page_leads_somewhere(address: str) -> None:
    _, _, page = ask(address, "/entity/Q99990011", **HTML)
    links = sorted(set(re.findall(r'href="(/[^"]*)"', page)))
    assert len(links) > 5
    assert [link for link in links if ask(address, link, **HTML)[0] != 200] == []


def test_named_questions_have_an_address(address: str) -> None:
    _, _, text = ask(address, f"/question/quotes?{urlencode({'who': 'Rhea Solis'})}", Accept="text/csv")
    assert "I was not there" in text


def test_a_question_says_what_it_needs_in_the_words_of_an_address(address: str) -> None:
    status, _, text = ask(address, "/question/about")
    assert (status, text) == (400, "about needs who: ask /question/about?who=…\n")
    status, _, text = ask(address, "/question/nothing")
    assert (status, text.startswith("no question is called 'nothing'; there are about, ")) == (404, True)


def test_the_start_page_tells_names_that_there_are_not(address: str) -> None:
    status, _, text = ask(address, f"/?{urlencode({'query': 'SELECT ?c { ?c news:relation news:metwith }'})}", **HTML)
    assert status == 200
    assert '<p role="status">news:metwith is not in the ontology: did you mean news:metWith?</p>' in text


def test_the_graph_page(address: str) -> None:
    status, _, text = ask(address, "/graph", **HTML)
    assert status == 200
    assert "Ada Brandt" in text


@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=range(len(HOSTILE_TEXTS)))
def test_hostile_texts_stay_texts(app: App, text: str) -> None:
    safe = quote(text, safe="", errors="surrogatepass")
    targets = (
        f"/?query={safe}", f"/sparql?query={safe}", f"/question/about?who={safe}", f"/question/{safe}",
        f"/question/meetings?since={safe}", f"/entity/{safe}", f"/article/{safe}", f"/{safe}",
        f"/entity/Q99990011?format={safe}",
    )  # fmt: skip
    for target in targets:
        got = app.respond(Request("GET", target, {"host": "localhost", "accept": "text/html"}))
        assert got.status in (400, 404), target
        page = got.body.decode()
        assert "<script>alert" not in page
        assert "<img" not in page
        assert not any("\n" in value or "\r" in value for value in got.headers.values())


class Tags(HTMLParser):
    """The elements of a page and its addresses."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.addresses: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        assert not any(name.startswith("on") for name, _ in attrs)
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src", "action")]


def page_of(app: App, target: str) -> Tags:
    got = app.respond(Request("GET", target, {"host": "localhost", "accept": "text/html"}))
    assert got.status == 200
    return Tags(got.body.decode())


@pytest.fixture(scope="module")
def hostile_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    path = tmp_path_factory.mktemp("hostile") / "graph"
    with GraphFolder(path) as folder:
        fill(folder, map(hostile_article, range(len(HOSTILE_TEXTS))))
    app = App(Graph(path), seconds=60)
    yield app
    app.close()


@pytest.mark.parametrize("number", range(len(HOSTILE_TEXTS)))
def test_pages_of_hostile_news_hold_nothing_but_text(app: App, hostile_app: App, number: int) -> None:
    """Entities, articles and claims whose every word is hostile: no element, handler or address of theirs appears."""
    made, plain = hostile_article(number), harbour.EXTRACTIONS[0]
    harmless = (
        page_of(app, "/entity/Q99990011"),
        *(page_of(app, f"/{kind}/{id_of(plain)}") for kind, id_of in KINDS.items()),
    )
    allowed = {name for page in harmless for name in page.names}
    known = {address for page in harmless for address in page.addresses}
    for target in (f"/entity/{made.entities[0].id}", *(f"/{kind}/{id_of(made)}" for kind, id_of in KINDS.items())):
        page = page_of(hostile_app, target)
        assert set(page.names) <= allowed
        assert page.names.count("script") <= 1
        assert [a for a in page.addresses if a not in known and not re.match(r"/\w|#|https?://", a)] == []
        for form, syntax in RDF.items():
            data = hostile_app.respond(Request("GET", f"{target}?format={form}", {"host": "localhost"}))
            assert made.entities[0].label in {quad.object.value for quad in ox.parse(data.body, syntax)}
