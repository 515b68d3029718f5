"""Inputs of every kind → raw articles; what can't be read becomes a rejection and the rest goes on."""

from kg.sources.article import RawArticle, SourceOptions
from kg.sources.inputs import read

__all__ = ["RawArticle", "SourceOptions", "read"]
