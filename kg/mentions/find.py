"""From a parsed document to its entities."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.mentions.bodies import find_bodies
from kg.mentions.candidates import Candidate
from kg.mentions.coreference import group
from kg.mentions.descriptions import find_descriptions
from kg.mentions.groups import Group, is_shouted
from kg.mentions.names import find_names
from kg.mentions.pronouns import find_pronouns
from kg.mentions.quotations import find_quotations
from kg.mentions.roles import find_roles
from kg.records import Document, Entity, Mention, Span


def find(doc: Doc, document: Document) -> tuple[Entity, ...]:
    """Find the entities of a document, in the order of their first mention; ids are `{document id}#{number}`."""
    names = list(find_names(doc))
    names = sorted([*names, *find_bodies(doc, names)], key=lambda c: c.order)
    roles = find_roles(doc, [*names, *find_pronouns(doc)])
    titles = {t.i for r in roles if r.how == "title" for t in r.words}
    names = [c for c in names if not titles.issuperset(t.i for t in c.span)]
    taken = titles | {t.i for c in names for t in c.span} | {t.i for r in roles if r.how == "copula" for t in r.words}
    candidates = [*names, *find_descriptions(doc, taken), *find_pronouns(doc)]
    groups = sorted(group(doc, candidates, roles, find_quotations(doc)), key=lambda g: min(c.order for c in g.members))
    return _entities(groups, document)


def _entities(groups: list[Group], document: Document) -> tuple[Entity, ...]:
    ids = {id(g): f"{document.id}#{n}" for n, g in enumerate(groups)}
    countries = {g.country.name: ids[id(g)] for g in groups if g.kind == "GeopoliticalEntity" and g.country is not None}
    found = []
    for g in groups:
        is_place = g.kind == "GeopoliticalEntity"
        place = countries.get(g.country.name) if g.country is not None and not is_place else None
        same_as = (
            (f"wikidata:{g.country.wikidata}",) if is_place and g.country is not None and g.country.wikidata else ()
        )
        mentions = tuple(_mention(c, g, document) for c in sorted(g.members, key=lambda c: c.order))
        names = sorted(set(g.names))
        label = _label(g)
        found.append(Entity(ids[id(g)], label, g.kind, tuple(n for n in names if n != label), same_as, place, mentions))
    return tuple(found)


def _mention(candidate: Candidate, owner: Group, document: Document) -> Mention:
    span = Span(candidate.span.start_char, candidate.span.end_char)
    return Mention(document.id, span, document.text[span.start : span.end], candidate.form, owner.kind)


def _label(owner: Group) -> str:
    """The country's name, else the longest name, else the fullest description."""
    if owner.kind == "GeopoliticalEntity" and owner.country is not None:
        return owner.country.name
    if owner.names:
        return max(sorted(set(owner.names)), key=lambda name: (not is_shouted(name), len(name)))
    first = min((c for c in owner.members if c.form == "description"), key=lambda c: c.order)
    return first.label or first.span.text
