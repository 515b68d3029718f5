"""What newskg knows without reading an article: names, demonyms, governments, organisations, places, titles, nouns.

Facts only, from tables in `data/` (sources and licences in `data/NOTICE`), loaded at first use.
"""

from kg.knowledge.adherents import AdherentKind, adherent
from kg.knowledge.agencies import agencies
from kg.knowledge.countries import Country, capital, countries, country, demonym, government
from kg.knowledge.nouns import NounKind, noun
from kg.knowledge.organizations import Organization, expand, organization, organizations
from kg.knowledge.people import first_name, gender, gender_of, may_be_surname, name_words, surname
from kg.knowledge.places import Place, PlaceKind, place, place_names
from kg.knowledge.things import things
from kg.knowledge.titles import Title, office, title

__all__ = [
    "AdherentKind",
    "Country",
    "NounKind",
    "Organization",
    "Place",
    "PlaceKind",
    "Title",
    "adherent",
    "agencies",
    "capital",
    "countries",
    "country",
    "demonym",
    "expand",
    "first_name",
    "gender",
    "gender_of",
    "government",
    "may_be_surname",
    "name_words",
    "noun",
    "office",
    "organization",
    "organizations",
    "place",
    "place_names",
    "surname",
    "things",
    "title",
]
