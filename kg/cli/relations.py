"""`kg relations`: the vocabulary with its patterns."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.text import say
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.ontology import Relation


def relations(
    names: Annotated[list[str] | None, typer.Argument(metavar="[RELATION]", help="Only these.")] = None,
    ontology: Annotated[Path | None, typer.Option(metavar="FILE", help="Turtle file with more relations.")] = None,
) -> None:
    """List the relations: category, definition, example, patterns."""
    from kg.ontology import load

    known = load(ontology).relations
    for name in names or ():
        if name not in known:
            raise UsageError(f"there is no relation {name!r}; kg relations lists them")
    for name in names or known:
        _print(known[name])


def _print(relation: Relation) -> None:
    notes = [note for note in (relation.category, "symmetric" if relation.symmetric else None) if note]
    say((relation.name, "bold cyan"), f"  {relation.domain or 'any'} → {relation.range or 'any'}", *_noted(notes))
    say(f"  {relation.definition}")
    if relation.example:
        say((f"  e.g. {relation.example}", "italic"))
    for pattern in relation.patterns:
        say((f"  {pattern.source}", "dim"))


def _noted(notes: list[str]) -> list[str | tuple[str, str]]:
    return ["  ", (", ".join(notes), "yellow")] if notes else []
