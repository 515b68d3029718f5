"""Where a sentence may end inside a paragraph, and what speaks for it.

A candidate is a word after one that ends in `.`, `!`, `?` or `…` (closing quotes, brackets and footnote numbers may
stand between), after the date that opens a paragraph, or one that opens the credit of a picture. Each is described by
the names of its features; a logistic regression weighs them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from spacy.lang.en.stop_words import STOP_WORDS

from kg.language.pieces import case_shape

_TERMINAL: Final = ".!?…"
_CLOSING: Final = frozenset("\"'”’)]}»")
_OPENING: Final = frozenset("\"'“‘([{«")
_QUOTES: Final = frozenset("\"'”’»")
_SPEECH: Final = frozenset(
    "said says say asked asks added adds replied told tells wrote writes tweeted announced explained continued shouted "
    "cried insisted noted declared recalled exclaimed".split()
)
_WEEKDAYS: Final = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_CALENDAR: Final = _WEEKDAYS | frozenset(
    "January February March April May June July August September October November December".split()
)
_DATE_WORDS: Final = 6
_BULLETS: Final = frozenset("•‣▪●■►▸◦")
_CREDITS: Final = frozenset("image photo photograph picture photos images".split())
_SPEAKERS: Final = frozenset("he she they it who the a an one his her their man woman spokesman spokeswoman".split())
_SPEECH_WITHIN: Final = 4


class Word(NamedTuple):
    """A word and whether white space follows it."""

    text: str
    spaced: bool


class Candidate(NamedTuple):
    """The place of a word that may start a sentence, and its features."""

    place: int
    features: tuple[str, ...]


def candidates(paragraph: Sequence[Word]) -> Iterator[Candidate]:
    """Find the candidates of a paragraph, which itself always starts a sentence."""
    yield from _datelines(paragraph)
    yield from _credits(paragraph)
    inside = _inside_brackets(paragraph)
    for i, word in enumerate(paragraph[:-1]):
        if word.text[-1] not in _TERMINAL:
            continue
        place = _closed(paragraph, i + 1)
        if place < len(paragraph) and not _is_reported(paragraph, i, place):
            yield Candidate(place, tuple(_features(paragraph, i, place, i in inside)))


def bullets(paragraph: Sequence[Word]) -> Iterator[int]:
    """Find the items of a list that was put on one line: a bullet between spaces starts each."""
    for before, place in pairwise(range(len(paragraph))):
        if paragraph[place].text in _BULLETS and paragraph[before].spaced and paragraph[place].spaced:
            yield place


def is_start(features: Sequence[str], weights: Mapping[str, float]) -> bool:
    """Decide by the sum of the features' weights; those never seen in training count nothing."""
    return sum(weights.get(name, 0.0) for name in features) > 0


def _inside_brackets(paragraph: Sequence[Word]) -> frozenset[int]:
    """The places between brackets that are opened and closed; a bracket that stays open holds nothing."""
    opened: list[int] = []
    inside: set[int] = set()
    for place, word in enumerate(paragraph):
        if word.text in ("(", "["):
            opened.append(place)
        elif word.text in (")", "]") and opened:
            inside.update(range(opened.pop() + 1, place))
    return frozenset(inside)


def _closed(paragraph: Sequence[Word], place: int) -> int:
    """Go on over what closes a sentence after its mark."""
    while place < len(paragraph):
        if [word.text for word in paragraph[place : place + 3 : 2]] == ["[", "]"] and paragraph[
            place + 1
        ].text.isdigit():
            place += 3
        elif paragraph[place].text in _CLOSING and not _opens(paragraph, place):
            place += 1
        else:
            break
    return place


def _datelines(paragraph: Sequence[Word]) -> Iterator[Candidate]:
    """Find the word after "Thursday, May 7, 2015" at the beginning."""
    texts = [word.text for word in paragraph[:_DATE_WORDS]]
    if len(paragraph) > _DATE_WORDS and texts[0] in _WEEKDAYS and texts[1::3] == [",", ","] and texts[5].isdigit():
        yield Candidate(_DATE_WORDS, ("dateline", f"dateline next {_shape(paragraph[_DATE_WORDS].text)}"))


def _credits(paragraph: Sequence[Word]) -> Iterator[Candidate]:
    """Find "Image:" and the like inside a paragraph."""
    for place in range(1, len(paragraph) - 1):
        word = paragraph[place].text
        if word.lower() in _CREDITS and word[0].isupper() and paragraph[place + 1].text == ":":
            yield Candidate(place, ("credit", f"credit after {_shape(paragraph[place - 1].text)}"))


def _is_reported(paragraph: Sequence[Word], end: int, place: int) -> bool:
    """Whether a clause follows that says who asked or shouted what is quoted before it: `"Why?" Ruiz asked.`"""
    if paragraph[end].text[-1] == "." or not any(word.text in _QUOTES for word in paragraph[end + 1 : place]):
        return False
    if paragraph[place].text.islower():
        return True
    for word in paragraph[place : place + _SPEECH_WITHIN]:
        if word.text in _SPEECH:
            return True
        if word.text.islower() and word.text not in _SPEAKERS:
            return False
    return False


def _opens(paragraph: Sequence[Word], place: int) -> bool:
    """Tell an opening straight quote from a closing one by the white space around it."""
    return paragraph[place].text in _OPENING and paragraph[place - 1].spaced and not paragraph[place].spaced


def _features(paragraph: Sequence[Word], end: int, place: int, inside: bool) -> Iterator[str]:
    last, before = paragraph[end].text, paragraph[end - 1].text if end else ""
    quoted = any(word.text in _QUOTES for word in paragraph[end + 1 : place])
    following = place
    while following + 1 < len(paragraph) and paragraph[following].text in _OPENING:
        following += 1
    opened = following > place
    word = paragraph[following].text
    ending = (
        last
        if last in (".", "!", "?", "…", "...")
        else "abbreviation"
        if last[-1] == "." and last[0].isalpha()
        else "other"
    )
    shape = _shape(word)
    spaced = paragraph[place - 1].spaced
    speech = any(w.text in _SPEECH for w in paragraph[following : following + _SPEECH_WITHIN])
    yield "bias"
    yield f"ending {ending}"
    yield f"next {shape}"
    yield f"ending {ending} next {shape}"
    yield f"spaced {spaced} next {shape}"
    yield f"quoted {quoted} ending {ending} next {shape}"
    yield f"opened {opened} ending {ending}"
    yield f"quoted {quoted} speech {speech} ending {ending} next {shape}"
    yield f"word {word.lower()}"
    yield f"depth {inside} closed {any(w.text in ')]' for w in paragraph[end + 1 : place])}"
    if ending == "abbreviation":
        yield f"abbreviation {last.lower()}"
        yield f"abbreviation {_form(last)} next {shape}"
        yield f"abbreviation {last.lower()} next {shape}"
        yield f"abbreviation {_form(last)} next {shape} {_kind(word)}"
        yield f"abbreviation {_form(last)} length {min(len(last), 6)}"
        yield f"before {_shape(before)} {_form(last)}"
    else:
        form = "enumerator" if _enumerates(paragraph, end - 1) else f"{_shape(before)} length {min(len(before), 3)}"
        yield f"before {form} ending {ending}"
        yield f"first {end < 2}"


def _enumerates(paragraph: Sequence[Word], place: int) -> bool:
    """Whether a number counts the items of a list (`1. Bread 2. Milk`) and isn't a score or an amount (`won 3-1.`)."""
    if place < 0 or not paragraph[place].text.isdigit():
        return False
    return place == 0 or paragraph[place - 1].text[-1] in ".!?…:;"


def _kind(word: str) -> str:
    """Words that news begins sentences with, words that an abbreviation stands before (`10 a.m. Monday`), others."""
    return "calendar" if word in _CALENDAR else "function" if word.lower() in STOP_WORDS else "other"


def _shape(word: str) -> str:
    if not word:
        return "none"
    if word[0].isalnum():
        return str(case_shape(word))
    return word if word in "—–-•*(" else "mark"


def _form(abbreviation: str) -> str:
    """Initials, a capitalised or a small abbreviation, or one with periods inside."""
    if abbreviation.count(".") > 1:
        return "inner"
    if len(abbreviation) == 2:
        return "initial"
    return "capitalised" if abbreviation[0].isupper() else "small"
