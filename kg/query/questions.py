"""The named questions: one `.rq` file each, whose comments give its title, description and parameters."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

import pyoxigraph as ox

from kg.errors import UsageError
from kg.query.result import Term
from kg.rdf import clean, iri_term

Type = Literal["entity", "date", "relation", "text", "number"]
_PARAMETER = re.compile(r"(?P<name>\w+): (?P<type>\w+)(?P<optional>\??)(?: (?P<description>.*))?")
_XSD = "http://www.w3.org/2001/XMLSchema#"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a question takes."""

    name: str
    type: Type
    optional: bool
    description: str


@dataclass(frozen=True, slots=True)
class Question:
    """A named question and its SPARQL."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    sparql: str

    def values(self, given: Mapping[str, str], find: Callable[[str], str]) -> dict[str, Term | None]:
        """Turn the texts given for parameters into terms; `find` gives the IRI of the entity with a name."""
        known = [parameter.name for parameter in self.parameters]
        for name in given:
            if name not in known:
                raise UsageError(f"{self.name} has no parameter {name!r}; it takes {', '.join(known) or 'none'}")
        if missing := self.missing(given):
            raise UsageError(f"{self.name} needs {' and '.join(missing)}: --set {missing[0]}=…")
        texts = {parameter: given.get(parameter.name) for parameter in self.parameters}
        return {p.name: None if text is None else _term(p, text, find) for p, text in texts.items()}

    def missing(self, given: Collection[str]) -> list[str]:
        """Return the parameters that it needs and that are not given."""
        return [p.name for p in self.parameters if not p.optional and p.name not in given]


@cache
def questions() -> Mapping[str, Question]:
    """Return all named questions by name, sorted."""
    folder = files("kg.query") / "questions"
    found = sorted((entry.name, entry) for entry in folder.iterdir() if entry.name.endswith(".rq"))
    return {name[:-3]: parse_question(name[:-3], entry.read_text(encoding="utf-8")) for name, entry in found}


def question(name: str) -> Question:
    """Return a named question; raise `UsageError` where there is none."""
    if name not in questions():
        raise UsageError(f"no question is called {name!r}; there are {', '.join(questions())}")
    return questions()[name]


def parse_question(name: str, text: str) -> Question:
    """Read a question from the text of its file: comments `# key: value`, then SPARQL."""
    lines = text.splitlines()
    notes = [tuple(line[2:].split(": ", 1)) for line in lines if re.match(r"# (title|description): ", line)]
    parameters = [line.removeprefix("# param ") for line in lines if line.startswith("# param ")]
    body = "\n".join(line for line in lines if not line.startswith("#"))
    about = {note[0]: note[1] for note in notes}
    return Question(name, about["title"], about["description"], tuple(map(_parameter, parameters)), body)


def _parameter(text: str) -> Parameter:
    found = _PARAMETER.fullmatch(text)
    if not found or found["type"] not in get_args(Type):
        raise ValueError(f"not a parameter: {text!r}")
    kind: Type = found["type"]  # type: ignore[assignment]  # checked in the line above
    return Parameter(found["name"], kind, bool(found["optional"]), found["description"] or "")


def _term(parameter: Parameter, text: str, find: Callable[[str], str]) -> Term:
    makers: Mapping[Type, Callable[[str], Term]] = {
        "entity": lambda name: ox.NamedNode(find(name)),
        "date": _date,
        "relation": _relation,
        "text": lambda given: ox.Literal(clean(given)),
        "number": lambda given: ox.Literal(str(int(given)), datatype=ox.NamedNode(_XSD + "integer")),
    }
    try:
        return makers[parameter.type](text)
    except ValueError:
        raise UsageError(f"{parameter.name} is not a {parameter.type}: {text!r}{_hint(parameter.type)}") from None


def _hint(kind: Type) -> str:
    return {"date": " (write 2018-10-22, 2018-10 or 2018)", "relation": " (write metWith)", "number": " (write 2)"}.get(
        kind, ""
    )


def _date(text: str) -> ox.Literal:
    """Take a day, or a month or year as `2018-10` or `2018`: the questions compare as many digits as are given."""
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text):
        raise ValueError(text)
    date.fromisoformat(text + "-01-01"[len(text) - 10 :] if len(text) < 10 else text)
    kind = {4: "gYear", 7: "gYearMonth", 10: "date"}[len(text)]
    return ox.Literal(text, datatype=ox.NamedNode(_XSD + kind))


def _relation(text: str) -> ox.NamedNode:
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9]*", text):
        raise ValueError(text)
    return ox.NamedNode(iri_term(text))
