"""What newskg knows without reading an article: names, demonyms, governments, organisations, places, titles, nouns.

Facts only, from tables in `data/` (sources and licences in `data/NOTICE`), loaded at first use.
"""

from kg.knowledge.adherents import AdherentKind, adherent
from kg.knowledge.agencies import agencies
from kg.knowledge.countries import Country, capital, countries, country, demonym, government
from kg.knowledge.nouns import NounKind, noun
from kg.knowledge.titles import Title, office, title

__all__ = [
    "AdherentKind",
    "Country",
    "NounKind",
    "Title",
    "adherent",
    "agencies",
    "capital",
    "countries",
    "country",
    "demonym",
    "government",
    "noun",
    "office",
    "title",
]
