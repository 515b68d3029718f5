"""Entities: which mentions in different documents mean the same thing."""

from kg.entities.resolve import Resolution, resolve

__all__ = ["Resolution", "resolve"]
