"""Claims: what a document says that its entities did to each other, and who says so."""

from kg.claims.extract import Explanation, explain, extract

__all__ = ["Explanation", "explain", "extract"]
