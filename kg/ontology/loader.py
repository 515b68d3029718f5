"""Read the ontology's Turtle files into an `Ontology`."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import replace
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.errors import OntologyError
from kg.ontology.model import Ontology, Relation
from kg.ontology.patterns import Pattern, parse_pattern
from kg.ontology.validate import validate

NAMESPACE = "https://w3id.org/newskg/ontology#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"

Properties = dict[str, dict[str, list[str]]]


def folder() -> Path:
    """Where the ontology files are: in the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    for place in (package / "ontologies", package.parent / "ontologies"):
        if (place / "newskg.ttl").is_file():
            return place
    raise OntologyError("the file newskg.ttl is missing: install newskg again")


@cache
def load(extra: Path | None = None) -> Ontology:
    """Load the ontology of the package, and a user's own file after it; raises OntologyError."""
    files = [folder() / "newskg.ttl", folder() / "lexicon.ttl", *([extra] if extra else [])]
    texts = [_read(file) for file in files]
    properties = _properties(zip(files, texts, strict=True))
    validate(properties)
    words = _word_lists(properties)
    known = {iri for iri, values in properties.items() if _is_relation(values)}
    relations = (_relation(iri, properties[iri], words, known) for iri in sorted(known))
    return Ontology(
        classes=_classes(properties),
        relations={r.name: r for r in relations},
        digest=hashlib.sha256(b"\0".join(texts)).hexdigest()[:20],
    )


@cache
def terms() -> frozenset[str]:
    """Return the IRIs of all that the package's own ontology describes."""
    file = folder() / "newskg.ttl"
    return frozenset(_properties(zip([file], [_read(file)], strict=True)))


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise OntologyError(f"can't read the ontology {file}: {error.strerror}") from None


def _properties(files: zip[tuple[Path, bytes]]) -> Properties:
    found: Properties = defaultdict(lambda: defaultdict(list))
    for file, text in files:
        try:
            for quad in ox.parse(text, format=ox.RdfFormat.TURTLE):
                if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, (ox.NamedNode, ox.Literal)):
                    found[quad.subject.value][quad.predicate.value].append(quad.object.value)
        except SyntaxError as error:
            raise OntologyError(f"{file} is not valid Turtle: {error}") from None
    return found


def _classes(properties: Properties) -> dict[str, frozenset[str]]:
    classes = (iri for iri, p in sorted(properties.items()) if _OWL + "Class" in p[_RDF + "type"])
    return {_local(iri): frozenset(map(_local, properties[iri][_RDFS + "subClassOf"])) for iri in classes}


def _is_relation(values: dict[str, list[str]]) -> bool:
    return NAMESPACE + "Relation" in values[_RDF + "type"]


def _word_lists(properties: Properties) -> dict[str, str]:
    """The lists of words that patterns name with `@`."""
    texts = sorted(text for values in properties.values() for text in values.get(NAMESPACE + "hasWords", ()))
    split = (text.partition(":") for text in texts)
    return {name.strip(): words.strip() for name, _, words in split}


def _relation(iri: str, values: dict[str, list[str]], words: dict[str, str], known: set[str]) -> Relation:
    name = _local(iri)

    def one(predicate: str) -> str | None:
        return min(values[predicate], default=None)

    def local(predicate: str) -> str | None:
        value = one(predicate)
        return _local(value) if value else None

    return Relation(
        name=name,
        label=one(_RDFS + "label") or name,
        definition=one(_SKOS + "definition") or "",
        domain=local(_RDFS + "domain"),
        range=local(_RDFS + "range"),
        category=local(NAMESPACE + "plover"),
        symmetric=_OWL + "SymmetricProperty" in values[_RDF + "type"],
        inverse=local(_OWL + "inverseOf"),
        example=one(_SKOS + "example"),
        patterns=_patterns(name, values[NAMESPACE + "hasPattern"], words),
        parents=frozenset(_local(iri) for iri in values[_RDFS + "subPropertyOf"] if iri in known),
        iri=None if iri.startswith(NAMESPACE) else iri,
    )


def _spelled_out(pattern: str, words: dict[str, str]) -> str:
    """A pattern with its word lists filled in; raises OntologyError for a list that does not exist."""

    def fill(found: re.Match[str]) -> str:
        if found[1] not in words:
            raise OntologyError(f"pattern {pattern!r}: no list of words is called {found[1]!r}")
        return words[found[1]]

    return re.sub(r"@(\w+)", fill, pattern)


def _patterns(relation: str, texts: list[str], words: dict[str, str]) -> tuple[Pattern, ...]:
    parsed = (replace(parse_pattern(_spelled_out(text, words)), source=text.strip()) for text in texts)
    patterns = tuple(sorted(parsed, key=lambda p: p.id))
    ids = [p.id for p in patterns]
    if twice := next((i for i in ids if ids.count(i) > 1), None):
        raise OntologyError(f"relation {relation}: the pattern name {twice} is used twice")
    return patterns


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
