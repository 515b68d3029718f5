"""Actors as event data codes them: the ISO-3 country and the role of an entity, from what the graph says of it.

Roles are the actor codes of PLOVER (https://github.com/openeventdata/PLOVER): GOV government, MIL military, COP police,
REB rebels, OPP opposition, PTY party, JUD courts, LEG parliament, MED media, BUS business, EDU education, IGO and NGO
organisations between states and outside them, REF refugees, CVL civilians.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.knowledge import country, demonym, government, office
from kg.rdf import is_fact
from kg.records import Claim, Entity

_TIES = (
    "citizenOf",
    "holdsPosition",
    "leads",
    "spokespersonFor",
    "worksFor",
    "memberOf",
    "basedIn",
    "locatedIn",
    "partOf",
)
_WORDS = {
    "COP": "police policeman policemen constabulary sheriff",
    "MIL": "army troops soldiers forces military navy guard guards marines",
    "REB": "rebels rebel militants militant insurgents guerrillas militia",
    "OPP": "opposition dissidents",
    "JUD": "court courts judge judges prosecutor prosecutors tribunal",
    "LEG": "parliament congress senate assembly lawmakers lawmaker senators senator",
    "PTY": "party",
    "MED": "newspaper reporters journalists broadcaster press media",
    "EDU": "university school students professors",
    "BUS": "company companies bank corporation inc ltd lines freight industries firm",
    "IGO": "nations commission alliance",
    "NGO": "charity foundation union",
    "REF": "refugees migrants caravan",
    "GOV": "government ministry ministers minister president administration board",
    "CVL": "protesters demonstrators civilians residents villagers workers strikers dockers people crowd",
}
_ROLES = {word: role for role, words in _WORDS.items() for word in words.split()}


@dataclass(frozen=True, slots=True)
class Actor:
    """Country and role of an entity; empty where the graph does not tell."""

    country: str = ""
    role: str = ""


class Actors:
    """Knows the country and role of every entity that has one."""

    def __init__(self, entities: Iterable[Entity], claims: Iterable[Claim]) -> None:
        known = {entity.id: entity for entity in entities}
        found = {name: Actor(_country(entity, known), _role(entity)) for name, entity in known.items()}
        for claim in claims:
            if claim.subject is not None and claim.relation in _TIES and is_fact(claim, 0.5):
                found[claim.subject] = _tied(found[claim.subject], claim, found)
        self._found = found

    def __getitem__(self, entity: str | None) -> Actor:
        return self._found[entity] if entity is not None else Actor()


def _tied(actor: Actor, claim: Claim, known: Mapping[str, Actor]) -> Actor:
    """Add what a tie to another entity tells: who leads a country is its government."""
    other = known[claim.object] if claim.object is not None else Actor()
    title = office(claim.about.text) if claim.about else None
    role = "MIL" if title and title.kind == "military" else other.role
    if claim.relation in ("citizenOf", "basedIn", "locatedIn"):
        role = ""
    return Actor(actor.country or other.country, actor.role or role)


def _country(entity: Entity, known: Mapping[str, Entity]) -> str:
    place = known.get(entity.of_place) if entity.of_place else None
    words = entity.label.split()
    makers = (place and country(place.label), entity.kind == "GeopoliticalEntity" and country(entity.label))
    by_word = (demonym(word) for word in words) if entity.kind in ("Group", "Organization") else ()
    found = next((made for made in (*makers, government(entity.label), *by_word) if made), None)
    return found.iso3 if found else ""


def _role(entity: Entity) -> str:
    if entity.kind == "GeopoliticalEntity" or government(entity.label):
        return "GOV"
    if entity.kind not in ("Group", "Organization"):
        return ""
    words = re.findall(r"[a-z]+", entity.label.lower())
    return next((_ROLES[word] for word in reversed(words) if word in _ROLES), "")
