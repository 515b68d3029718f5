"""Text on a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.cli.text import claim_parts, plain, say


@given(st.text(st.characters()))
def test_nothing_but_one_printable_line(text: str) -> None:
    assert all(char.isprintable() for char in plain(text))


def test_control_characters_show_and_hidden_ones_go() -> None:
    assert plain("a\x1b[31mb\x07 \u202ec\u200b\nd") == "a\ufffd[31mb\ufffd c d"


def test_markup_of_the_terminal_library_is_text(capsys: pytest.CaptureFixture[str]) -> None:
    say("[red]not red[/red] :smile: ", ("https://x.example", "bold"), "  \x1b[0m")
    assert capsys.readouterr().out == "[red]not red[/red] :smile: https://x.example  \ufffd[0m\n"


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({}, "Ann accused Bo"),
        ({"about": "of lying", "polarity": "negated"}, "Ann accused Bo: “of lying” (negated)"),
        ({"speakers": ["Cy", "Di"], "modality": "future"}, "Ann accused Bo (future, according to Cy and Di)"),
        ({"unnamed": True}, "Ann accused Bo (reportedly)"),
    ],
)
def test_claims_in_words(parts: dict[str, object], words: str) -> None:
    found = claim_parts("Ann", "accused", "Bo", **parts)  # type: ignore[arg-type]
    assert "".join(part if isinstance(part, str) else part[0] for part in found) == words


def test_a_claim_without_subject_says_so() -> None:
    assert claim_parts(None, "arrested", "Bo")[0] == ("(nobody named)", "bold")
