"""First names and surnames: how common they are, and the gender of first names."""

from __future__ import annotations

from functools import cache
from typing import Literal, cast

from kg.knowledge.tables import fold, read, rows, search

Gender = Literal["male", "female"]

_CLEAR = 0.9
_DAUGHTERS = ("dottir", "ovna", "evna", "skaya", "skaia")  # of Icelandic and Russian surnames and patronymics
_RATHER = 10  # so many times as often a first name as a surname
# What the names that we added count, in percent: as much as the rarest of the census.
_RARE = 0.001


def first_name(word: str) -> tuple[float, float] | None:
    """The share of men and of women who have the first name, in percent of the US census; capitalised words only."""
    key = _key(word)
    if key and (cells := search(_first_names(), key)):
        return float(cells[1]), float(cells[2])
    ours = _given_names().get(key)
    return None if ours is None else (_RARE * (ours != "female"), _RARE * (ours != "male"))


def surname(word: str) -> float | None:
    """The share of people who have the surname, in percent of the US census; capitalised words only."""
    key = _key(word)
    cells = search(_surnames(), key) if key else None
    return float(cells[1]) if cells else None


def may_be_surname(word: str) -> bool:
    """Whether a name that stands alone may well be a surname: "Taylor", unlike "Michael"."""
    share = surname(word)
    return share is not None and sum(first_name(word) or ()) < _RATHER * share


def name_words() -> tuple[frozenset[str], frozenset[str]]:
    """All first names and all surnames, in capitals."""
    first = {line.partition("\t")[0] for line in _first_names()}
    return frozenset(first | _given_names().keys()), frozenset(line.partition("\t")[0] for line in _surnames())


def gender(first: str) -> Gender | None:
    """The gender that a first name tells, where nine in ten of those who have it are of one."""
    key = _key(first)
    ours = _given_names().get(key, _genders().get(key))
    if ours is not None:
        return cast(Gender, ours) if ours else None
    male, female = first_name(first) or (0.0, 0.0)
    if max(male, female) < _CLEAR * (male + female) or male == female:
        return None
    return "male" if male > female else "female"


def gender_of(name: str) -> Gender | None:
    """The gender that a person's name of several words tells, by its first name or a surname that only women have."""
    words = name.split()
    if words and fold(words[-1]).lower().endswith(_DAUGHTERS):
        return "female"
    return gender(words[0]) if len(words) > 1 else None


def _key(word: str) -> str:
    """The name in capitals, letters only, as the census has it; none for a word in lower case."""
    key = "".join(c for c in fold(word) if c.isalpha())
    return key.upper() if key[:1].isupper() else ""


@cache
def _first_names() -> list[str]:
    return read("first_names.tsv").splitlines()[1:]


@cache
def _surnames() -> list[str]:
    return read("surnames.tsv.gz").splitlines()[1:]


@cache
def _given_names() -> dict[str, str]:
    """Our own names with their gender, empty for those that are a man's in one language and a woman's in another."""
    return {_key(row["name"]): row["gender"] for row in rows("given_names.tsv")}


@cache
def _genders() -> dict[str, str]:
    """First names of the world that count for their gender alone: as a word, each may well be something else."""
    return {_key(row["name"]): row["gender"] for row in rows("name_genders.tsv")}
