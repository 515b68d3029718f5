"""The ontology: classes, relations and patterns, read from Turtle files."""

from kg.ontology.loader import folder, load, terms
from kg.ontology.model import Ontology, Relation
from kg.ontology.patterns import Pattern, Slot, parse_pattern

__all__ = ["Ontology", "Pattern", "Relation", "Slot", "folder", "load", "parse_pattern", "terms"]
