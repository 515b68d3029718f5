"""Only English articles are read; all others are told by their script, their words or what they say of themselves."""

from __future__ import annotations

import importlib
import json
import pkgutil
from pathlib import Path

import pytest
import spacy.lang

from kg.documents import clean
from kg.documents.language import other_language
from kg.errors import InputError
from kg.sources import RawArticle

GOLD = Path(__file__).parent.parent / "gold" / "articles.jsonl"
GERMAN = (
    "Der Bürgermeister traf am Montag den Vorsitzenden der Gewerkschaft im Hafen. Er warf ihm vor, die Verhandlungen "
    "in die Länge zu ziehen. Was die Werft in Port Ellis sagt, war an dem Tag nicht zu hören."
)


def examples() -> dict[str, str]:
    """Sentences in the languages that spaCy knows, English apart."""
    found = {}
    for module in pkgutil.iter_modules(spacy.lang.__path__):
        try:
            found[module.name] = " ".join(importlib.import_module(f"spacy.lang.{module.name}.examples").sentences)
        except ImportError:
            continue
    return {name: text for name, text in found.items() if name not in ("en", "xx")}


def test_other_languages_are_told_from_english() -> None:
    texts = examples()
    assert len(texts) > 50
    assert [name for name, text in texts.items() if other_language(text) is None] == []


def test_english_articles_are_english() -> None:
    texts = [json.loads(line)["text"] for line in GOLD.read_text(encoding="utf-8").splitlines()]
    assert len(texts) > 5
    assert [text[:60] for text in texts if other_language(text, "de")] == []


@pytest.mark.parametrize(
    ("text", "declared", "reason"),
    [
        (GERMAN, "en", "not in English: in another language by its words"),
        ("会谈于周一举行。", None, "not in English: written in Chinese or Japanese letters"),
        ("Встреча прошла в понедельник, сообщает Reuters.", None, "not in English: written in Cyrillic letters"),
        ("Treffen am Montag.", "de-DE", "not in English: in 'de' as it says itself"),
    ],
)
def test_what_is_not_in_english_is_rejected(text: str, declared: str | None, reason: str) -> None:
    with pytest.raises(InputError) as error:
        clean(RawArticle("a.txt", text, language=declared))
    assert str(error.value) == reason


@pytest.mark.parametrize(
    ("text", "declared"),
    [
        ("Talks end.", None),
        ("Talks end.", "en-GB"),
        ("Talks end.", "?"),
        ("12.5 %", None),
        ("Łukasz Wałęsa met Kyriakos Γεωργίου.", None),
        ("The mayor said that the talks with 东京 and Jürgen Groß were held and that they had failed, he said.", "fr"),
    ],
)
def test_english_is_read(text: str, declared: str | None) -> None:
    assert clean(RawArticle("a.txt", text, language=declared)).language == "en"
