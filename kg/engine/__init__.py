"""Run one function over many items, in this process or in several; the results come in the order of the items."""

from kg.engine.local import Lost, run

__all__ = ["Lost", "run"]
