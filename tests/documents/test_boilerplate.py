"""Lines that speak to the visitor of a page go, lines of the news stay."""

import pytest

from kg.documents.boilerplate import drop_boilerplate, is_boilerplate


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT",
        "Story continues below advertisement",
        "Read more: Dockers walk out in Port Ellis",
        "Related: What the harbour levy means for you",
        "Related stories",
        "Share this article",
        "Share on Facebook",
        "Follow us on Twitter @coastalwire",
        "Sign up to our morning newsletter",
        "Sign up for breaking news alerts, sent to your inbox every day.",
        "Click here to read the full report",
        "Our old site is not supported. Please use another browser.",
        "© 2020 Coastal Wire",
        "© Coastal Wire 2020. Terms. Privacy.",
        "Comments (2)",
        "12 comments",
        "Copyright 2020 Coastal Wire. All rights reserved.",
        "Get more news on the app",
    ],
)
def test_prompts_and_labels_go(line):
    assert is_boilerplate(line)
    assert (
        drop_boilerplate(f"Dockers walked out.\n\n{line}\n\nFerries stopped.")
        == "Dockers walked out.\n\nFerries stopped."
    )


@pytest.mark.parametrize(
    "line",
    [
        "The advertisement was withdrawn.",
        "Read more carefully, the report blames nobody.",
        "Share prices fell in Port Ellis.",
        "Share on, share off: how the exchange works",
        "Related charges were dropped.",
        "Related: the minister's brother was charged too.",
        "Follow the money, Dahl told reporters.",
        "Sign up to fight, the general told students.",
        "Subscribers left the paper.",
        "Comments by the minister caused a strike.",
        "Print workers at the Courier walked out.",
        "Register of voters destroyed in fire",
        "Watch: two men were held on Monday.",
        "Get the money first, Reed said.",
        "Updated 3 March",
    ],
)
def test_the_news_stays(line):
    assert not is_boilerplate(line)


def test_text_without_such_lines_is_as_it_was():
    text = "Dockers walked out.\n\nFerries stopped.\nNobody paid."
    assert drop_boilerplate(text) is text


def test_long_lines_stay():
    assert not is_boilerplate("Read more: " + "the harbour levy and " * 10)
