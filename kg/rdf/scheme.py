"""What a graph depends on besides its articles: base IRI, threshold of shortcuts, and the rules of the ontology."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from typing import Protocol

from kg.rdf.iris import iri_term
from kg.records import digest


class RelationRules(Protocol):
    """What the rules need to know of a relation: its wider ones, and its IRI if it is not in our namespace."""

    @property
    def symmetric(self) -> bool: ...
    @property
    def inverse(self) -> str | None: ...
    @property
    def parents(self) -> Collection[str]: ...
    @property
    def iri(self) -> str | None: ...


class Vocabulary(Protocol):
    """The part of an ontology that rules read."""

    @property
    def classes(self) -> Mapping[str, Collection[str]]: ...
    @property
    def relations(self) -> Mapping[str, RelationRules]: ...


@dataclass(frozen=True, slots=True)
class Rule:
    """The rules of one relation."""

    symmetric: bool = False
    inverse: str | None = None
    parents: tuple[str, ...] = ()
    iri: str | None = None


@dataclass(frozen=True, slots=True)
class Scheme:
    """Base IRI, least confidence of a claim that makes a shortcut, and the rules of classes and relations."""

    base: str
    threshold: float
    relations: Mapping[str, Rule]
    classes: Mapping[str, tuple[str, ...]]

    @property
    def key(self) -> str:
        """A hash of all of it."""
        return digest(self.to_text())

    def iri(self, relation: str) -> str:
        """Name a relation: in the user's own namespace, where the ontology has it there."""
        rules = self.relations.get(relation)
        return rules.iri if rules and rules.iri else iri_term(relation)

    def to_text(self) -> str:
        """Write it as JSON, equal for equal schemes."""
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def from_text(cls, text: str) -> Scheme:
        """Read what `to_text` wrote."""
        data = json.loads(text)
        relations = {
            name: Rule(rule["symmetric"], rule["inverse"], tuple(rule["parents"]), rule.get("iri"))
            for name, rule in data["relations"].items()
        }
        classes = {name: tuple(parents) for name, parents in data["classes"].items()}
        return cls(data["base"], float(data["threshold"]), relations, classes)


def scheme(*, base: str, threshold: float, vocabulary: Vocabulary) -> Scheme:
    """Return the scheme of an ontology."""
    relations = {
        name: Rule(relation.symmetric, relation.inverse, tuple(sorted(relation.parents)), relation.iri)
        for name, relation in sorted(vocabulary.relations.items())
    }
    classes = {name: tuple(sorted(parents)) for name, parents in sorted(vocabulary.classes.items())}
    return Scheme(base, float(threshold), relations, classes)
