"""The graph in the formats of others."""

from kg.export.contract import Contract
from kg.export.dataset import to_rdflib
from kg.export.files import replace_with
from kg.export.measures import centrality
from kg.export.network import to_networkx
from kg.export.page import page_text, write_html
from kg.export.paths import shortest_path
from kg.export.profile import profile
from kg.export.writers import WRITERS, export, writer

__all__ = [
    "WRITERS",
    "Contract",
    "centrality",
    "export",
    "page_text",
    "profile",
    "replace_with",
    "shortest_path",
    "to_networkx",
    "to_rdflib",
    "write_html",
    "writer",
]
