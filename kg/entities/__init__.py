"""Entities: which mentions in different documents mean the same thing, and what people judged of it."""

from kg.entities.clusters import Cluster, Parts, entity_of, joined
from kg.entities.judgements import NONE, Judgement, Judgements, in_force, judgement_from_json, judgements
from kg.entities.members import Member, facets, members, parted
from kg.entities.resolve import Resolution, in_text, order, renamed, resolve, without

__all__ = [
    "NONE",
    "Cluster",
    "Judgement",
    "Judgements",
    "Member",
    "Parts",
    "Resolution",
    "entity_of",
    "facets",
    "in_force",
    "in_text",
    "joined",
    "judgement_from_json",
    "judgements",
    "members",
    "order",
    "parted",
    "renamed",
    "resolve",
    "without",
]
