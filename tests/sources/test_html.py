"""Saved pages: the article and what the page says about itself, without menus and scripts."""

from __future__ import annotations

import json
import time

import pytest

from kg.errors import InputError
from kg.sources.content import is_html
from kg.sources.html import read_html

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><title>Ferry returns - Courier</title>
<meta property="og:title" content="Ferry returns &amp; stays"><meta property="og:site_name" content="Courier">
<meta property="article:published_time" content="2024-05-06T10:00:00Z">
<link rel="canonical" href="https://courier.example/ferry"><style>p { color: red }</style></head>
<body><nav><p>Home</p><p>Sport</p></nav><header><h1>Ferry returns</h1></header>
<article><p>The ferry <b>returned</b>
on Monday.</p><p>Anna Dahl<br>met the crew.</p><ul><li>Seats: 200</li></ul>
<aside><p>Read also</p></aside><script>var x = "<p>no</p>";</script>
<p><a href="/a">More news from the harbour</a></p></article>
<footer><p>All rights reserved</p></footer></body></html>"""


def test_reads_paragraphs_of_the_article() -> None:
    text = read_html(PAGE, "a.html").text
    assert text.split("\n\n") == ["The ferry returned on Monday.", "Anna Dahl", "met the crew.", "Seats: 200"]


def test_reads_what_the_page_says_about_itself() -> None:
    found = read_html(PAGE, "a.html")
    assert (found.title, found.publisher, found.language) == ("Ferry returns & stays", "Courier", "en-GB")
    assert (found.published, found.url) == ("2024-05-06T10:00:00Z", "https://courier.example/ferry")


@pytest.mark.parametrize(
    "wrap", [lambda item: item, lambda item: [item], lambda item: {"@graph": [{"@type": "Person"}, item]}]
)
def test_linked_data_counts_before_meta(wrap: object) -> None:
    item = {
        "@type": ["Thing", "NewsArticle"],
        "headline": "From JSON",
        "datePublished": "2024-01-02",
        "publisher": {"name": "Daily"},
    }
    script = f'<script type="application/ld+json">{json.dumps(wrap(item))}</script>'  # type: ignore[operator]
    found = read_html(PAGE.replace("</head>", f"{script}</head>"), "a.html")
    assert (found.title, found.published, found.publisher) == ("From JSON", "2024-01-02", "Daily")


def test_broken_linked_data_is_passed_over() -> None:
    script = '<script type="application/ld+json">{"@type": </script>'
    assert read_html(PAGE.replace("</head>", f"{script}</head>"), "a.html").title == "Ferry returns & stays"


def test_headings_and_time_serve_where_nothing_else_is_said() -> None:
    found = read_html(
        "<title>T</title><h1>Ferry <i>returns</i></h1><time datetime='2024-05-06'>today</time><p>Text.</p>", "a"
    )
    assert (found.title, found.published, found.text) == ("Ferry returns", "2024-05-06", "Text.")


def test_a_page_without_paragraphs_gives_its_text() -> None:
    assert read_html("<body><div>One.<br>Two.</div><div>Three.</div></body>", "a").text == "One.\n\nTwo.\n\nThree."


COMMENT = "<p>troll99: Orth took the money! Aker knew.</p>"


@pytest.mark.parametrize(
    "comments",
    [
        f'<div class="comments">{COMMENT}</div>',
        f'<div id="disqus_thread"><div><div>{COMMENT}</div>{COMMENT}</div></div>',
        f'<section class="o-wrap article__comments js-x">{COMMENT}</section>',
        f'<ol class="commentlist"><li class="comment even">{COMMENT}<ul class="children"><li>{COMMENT}</ul></ol>',
        f'<div class="commentBody">{COMMENT}</div>',
        f'<div id="js-comment-list">{COMMENT}<h3>troll99</h3>{COMMENT}</div>',
        '<div class="comments">troll99: Orth took the money!</div>',
        f"<h3>Comments (2)</h3>{COMMENT}<h4>troll99</h4>{COMMENT}",
        f"<div><h2>12 comments</h2>{COMMENT}</div>",
        f"<div><h4>Leave a reply</h4><div>{COMMENT}</div></div>",
        f"<h2><span>Readers’ comments</span> <span>(1,204)</span></h2><div>{COMMENT}</div>",
    ],
)
@pytest.mark.parametrize("tag", ["div", "p"])
def test_what_readers_comment_is_not_the_article(comments: str, tag: str) -> None:
    story = f"<h1>Aker resigns</h1><{tag}>Aker resigned.</{tag}><{tag}>Orth stays.</{tag}>"
    assert read_html(f"<body><div>{story}{comments}</div></body>", "a").text == "Aker resigned.\n\nOrth stays."
    assert read_html(f"<article>{story}{comments}</article>", "a").text == "Aker resigned.\n\nOrth stays."


@pytest.mark.parametrize(
    "page",
    [
        '<body class="comments-closed"><div class="post comments-open no-comments"><p>Aker resigned.</p></div>',
        '<div class="category-comment section--comment"><p>Aker resigned.</p></div>',
        '<div class="comment"><h1>The bridge and we</h1><p>Aker resigned.</p></div><p>Read more here.</p>',
        '<div id="comments"><p>Aker resigned.</p></div>',
        '<div class="commentary commenters"><p>Aker resigned.</p></div>',
        "<h2>Comments by the minister cause a strike</h2><p>Aker resigned.</p>",
        "<div><h3>Comments (2)</h3><p>Orth!</p></div><p>Aker resigned.</p>",
        "<h3>Comments (2)</h3><p>Orth!</p><h3>The bridge</h3><p>Aker resigned.</p>",
    ],
)
def test_a_name_or_heading_alone_takes_no_article_away(page: str) -> None:
    assert "Aker resigned." in read_html(page, "a").text


def test_the_title_of_the_window_is_no_text() -> None:
    page = "<title>Aker resigns - Daily</title><h1>Aker resigns</h1><div>Aker resigned.</div>"
    assert (read_html(page, "a").title, read_html(page, "a").text) == ("Aker resigns", "Aker resigned.")


@pytest.mark.parametrize(
    "text",
    ["<!-- x --><html>", "<!doctype html>", "<?xml version='1.0'?><html>", "<div><p>a</p>", "<p>One</p><p>Two</p>"],
)
def test_knows_markup(text: str) -> None:
    assert is_html(text)


@pytest.mark.parametrize("text", ["Plain words, 3 < 5.", "<3 you all", "<rss></rss>", "The <html> tag"])
def test_knows_what_is_no_markup(text: str) -> None:
    assert not is_html(text)


@pytest.mark.parametrize(
    "page",
    [
        "<p>" * 1_600_000,
        "<div>" * 100_000,
        "<html>" + "<!--" * 1_000_000,
        "<html>" + "<a x='" * 500_000,
        "<html>" + "<a " * 1_000_000,
        "x" * 5_000_001,
    ],
)
def test_hostile_pages_are_rejected_soon(page: str) -> None:
    start = time.monotonic()
    with pytest.raises(InputError):
        read_html(page, "a.html")
    assert time.monotonic() - start < 20


def test_many_attributes_do_no_harm() -> None:
    page = f"<body><p {' '.join(f'a{n}=x' for n in range(100_000))}>Text.</p></body>"
    assert read_html(page, "a.html").text == "Text."
