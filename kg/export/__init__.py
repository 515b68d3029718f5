"""The graph in the formats of others."""

from kg.export.contract import Contract
from kg.export.network import to_networkx
from kg.export.writers import NOT_YET, WRITERS, export

__all__ = ["NOT_YET", "WRITERS", "Contract", "export", "to_networkx"]
