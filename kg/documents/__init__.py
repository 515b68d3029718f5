"""Raw articles → documents: clean text, one title, an ISO date, a canonical address, a stable id."""

from kg.documents.clean import clean
from kg.documents.dates import parse_date
from kg.documents.urls import canonical_url

__all__ = ["canonical_url", "clean", "parse_date"]
