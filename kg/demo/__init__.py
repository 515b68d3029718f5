"""Three sample articles about invented people, organisations and places."""

from pathlib import Path

ARTICLES = Path(__file__).parent / "articles"

__all__ = ["ARTICLES"]
