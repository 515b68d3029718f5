"""What an ontology holds, free of any RDF library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.ontology.patterns import Pattern


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation of the vocabulary; `domain` and `range` are class names, None where anything goes.

    `parents` are the relations of which it is a sub-property; `iri` is its own where it is not in our namespace.
    """

    name: str
    label: str
    definition: str
    domain: str | None
    range: str | None
    category: str | None
    symmetric: bool
    inverse: str | None
    example: str | None
    patterns: tuple[Pattern, ...]
    parents: frozenset[str] = frozenset()
    iri: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Ontology:
    """Classes with their superclasses, relations by name, and the hash of the files they came from."""

    classes: Mapping[str, frozenset[str]]
    relations: Mapping[str, Relation]
    digest: str

    def is_a(self, kind: str, wanted: str | None) -> bool:
        """Whether a class is another one or below it; everything is a None."""
        if wanted is None or kind == wanted:
            return True
        return any(self.is_a(parent, wanted) for parent in self.classes.get(kind, ()))
