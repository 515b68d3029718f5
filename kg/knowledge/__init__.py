"""What newskg knows without reading an article: names, demonyms, governments, organisations, places, titles, nouns.

Facts only, from tables in `data/` (sources and licences in `data/NOTICE`), loaded at first use.
"""

from kg.knowledge.countries import Country, capital, countries, country, demonym, government
from kg.knowledge.nouns import NounKind, noun

__all__ = [
    "Country",
    "NounKind",
    "capital",
    "countries",
    "country",
    "demonym",
    "government",
    "noun",
]
