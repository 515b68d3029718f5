"""The graph over HTTP: a SPARQL endpoint, pages of entities, and the interactive page; it only reads."""

from kg.serve.server import serve

__all__ = ["serve"]
