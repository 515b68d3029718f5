"""Mentions: where a document names or describes people, organisations, places and groups."""

from kg.mentions.find import find

__all__ = ["find"]
