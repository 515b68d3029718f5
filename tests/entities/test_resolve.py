"""Entities of all articles become those of the graph: in any order the same, rather split than wrongly merged."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.entities import Resolution, resolve
from kg.records import Claim, Document, Entity, Evidence, Extraction, Form, Kind, Mention, Span

EVIDENCE = Evidence("A met B.", 0, 8, Span(2, 5), Span(0, 1), Span(6, 7))


def entity(
    article: str,
    number: int,
    label: str,
    kind: Kind = "Person",
    *,
    form: Form = "name",
    at: int | None = None,
    wikidata: str = "",
    of_place: int | None = None,
    aliases: tuple[str, ...] = (),
) -> Entity:
    start = 100 * number if at is None else at
    return Entity(
        f"{article}#{number}",
        label,
        kind,
        aliases,
        (f"wikidata:{wikidata}",) if wikidata else (),
        None if of_place is None else f"{article}#{of_place}",
        (Mention(article, Span(start, start + len(label)), label, form, kind),),
    )


def met(
    article: str, subject: int | None, object_: int | None, *, place: int | None = None, by: tuple[int, ...] = ()
) -> Claim:
    ids = [None if n is None else f"{article}#{n}" for n in (subject, object_, place)]
    speakers = tuple(f"{article}#{n}" for n in by)
    named = "named" if by else "article"
    evidence = replace(EVIDENCE, trigger=Span(subject or 0, 5))
    return Claim(
        article, ids[0], "metWith", ids[1], evidence, "meet.1", 0.9,
        event_place=ids[2], attribution=named, claimed_by=speakers,
    )  # fmt: skip


def article(id_: str, *entities: Entity, claims: tuple[Claim, ...] = ()) -> Extraction:
    return Extraction(Document(id_, "x" * 2000), entities, claims)


def labels(resolution: Resolution) -> list[str]:
    return sorted(e.label for e in resolution.entities)


PAPERS = (
    article(
        "a1",
        entity("a1", 0, "Ines Okoro", aliases=("Okoro",)),
        entity("a1", 1, "Peru", "GeopoliticalEntity", wikidata="Q419"),
        entity("a1", 2, "Peruvian government", "Organization", form="description", of_place=1),
        entity("a1", 3, "miners", "Group", form="description", of_place=1),
        entity("a1", 4, "ship", "Thing", form="description"),
        claims=(met("a1", 0, 2, place=1), met("a1", 3, 0, by=(2,))),
    ),
    article(
        "a2",
        entity("a2", 0, "Ines Okoro"),
        entity("a2", 1, "Peru", "GeopoliticalEntity", wikidata="Q419", aliases=("Republic of Peru",)),
        entity("a2", 2, "Peruvian government", "Organization", form="description", of_place=1),
        entity("a2", 3, "miners", "Group", form="description", of_place=1),
        entity("a2", 4, "Okoro", "Organization"),
        claims=(met("a2", 0, 2), met("a2", 3, 4)),
    ),
    article("a3", entity("a3", 0, "Ora Okoro"), entity("a3", 1, "The Harbour Union", "Organization")),
    article("a4", entity("a4", 0, "Harbour Union", "Organization")),
)


@settings(max_examples=24)
@given(st.permutations(PAPERS))
def test_the_order_of_the_articles_does_not_matter(papers):
    assert resolve(papers) == resolve(PAPERS)


@settings(max_examples=20)
@given(st.permutations(PAPERS[0].entities), st.permutations(PAPERS[0].claims))
def test_the_order_within_an_article_does_not_matter(entities, claims):
    assert resolve([replace(PAPERS[0], entities=tuple(entities), claims=tuple(claims)), *PAPERS[1:]]) == resolve(PAPERS)


def test_names_of_one_kind_are_one_entity_across_articles():
    found = resolve(PAPERS)
    [ines] = [e for e in found.entities if e.label == "Ines Okoro"]
    assert [m.article for m in ines.mentions] == ["a1", "a2"]
    assert ines.aliases == ("Okoro",)
    assert ("Harbour Union" in labels(found)) != ("The Harbour Union" in labels(found))


def test_what_only_resembles_stays_apart():
    found = resolve(PAPERS)
    assert {"Ines Okoro", "Ora Okoro", "Okoro"} <= set(labels(found))
    same_name = resolve([article("b1", entity("b1", 0, "Karsa")), article("b2", entity("b2", 0, "Karsa", "Place"))])
    assert [e.kind for e in sorted(same_name.entities, key=lambda e: e.kind)] == ["Person", "Place"]


def test_descriptions_stay_in_their_article_and_governments_do_not():
    found = resolve(PAPERS)
    assert labels(found).count("miners") == 2
    assert labels(found).count("Peruvian government") == 1


def test_other_bodies_of_a_country_stay_in_their_article():
    def paper(id_: str, label: str) -> Extraction:
        return article(
            id_,
            entity(id_, 0, "Peru", "GeopoliticalEntity", wikidata="Q419"),
            entity(id_, 1, label, "Organization", form="description", of_place=0),
            claims=(met(id_, 1, 0),),
        )

    found = resolve([paper("b1", "Peruvian mining company"), paper("b2", "Peruvian oil company")])
    assert labels(found) == ["Peru", "Peruvian mining company", "Peruvian oil company"]


def test_governments_of_two_countries_stay_two():
    def paper(id_: str, place: str, wikidata: str) -> Extraction:
        return article(
            id_,
            entity(id_, 0, place, "GeopoliticalEntity", wikidata=wikidata),
            entity(id_, 1, "national government", "Organization", form="description", of_place=0),
            claims=(met(id_, 1, 0),),
        )

    found = resolve([paper("b1", "Peru", "Q419"), paper("b2", "Kenya", "Q114"), paper("b3", "Peru", "Q419")])
    assert labels(found) == ["Kenya", "Peru", "national government", "national government"]


def test_what_has_no_name_and_no_part_in_a_claim_is_dropped():
    assert "ship" not in labels(resolve(PAPERS))


def test_the_place_of_a_kept_group_is_kept():
    place = entity("b1", 0, "city", "GeopoliticalEntity", form="description")
    group = entity("b1", 1, "miners", "Group", form="description", of_place=0)
    other = entity("b1", 2, "Ulf")
    found = resolve([article("b1", place, group, other, claims=(met("b1", 1, 2),))])
    by_label = {e.label: e for e in found.entities}
    assert by_label["miners"].of_place == by_label["city"].id


def test_the_wikidata_id_is_the_id_and_articles_meet_in_it():
    found = resolve(PAPERS)
    [peru] = [e for e in found.entities if e.same_as]
    assert (peru.id, peru.same_as, len(peru.mentions)) == ("wikidata:Q419", ("wikidata:Q419",), 2)
    assert peru.label == "Peru"
    assert peru.aliases == ("Republic of Peru",)


def test_other_ids_stay_when_later_articles_are_added():
    before = {e.label: e.id for e in resolve(PAPERS[:1]).entities}
    after = {e.label: e.id for e in resolve(PAPERS).entities if e.mentions[0].article == "a1"}
    assert {label: after.get(label) for label in before} == before


def test_claims_speak_of_the_entities_that_are_left():
    found = resolve(PAPERS)
    ids = {e.id for e in found.entities}
    assert len(found.claims) == 4
    for claim in found.claims:
        assert {i for i in (claim.subject, claim.object, claim.event_place, *claim.claimed_by) if i} <= ids
    assert {e.of_place for e in found.entities} - {None} <= ids
    assert [e.id for e in found.entities] == sorted(ids)
    assert len(ids) == len(found.entities)


def test_two_entities_whose_earliest_mention_is_the_same_have_two_ids():
    """ "The Peruvian and Kenyan governments": both are first named by the same words."""
    first = entity("b1", 0, "Peruvian government", "Organization", at=10)
    second = replace(entity("b1", 1, "Kenyan government", "Organization", at=10), mentions=first.mentions)
    found = resolve([article("b1", first, second, claims=(met("b1", 0, 1),))])
    assert labels(found) == ["Kenyan government", "Peruvian government"]
    assert len({e.id for e in found.entities}) == 2
    [claim] = found.claims
    assert claim.subject != claim.object
    assert resolve([article("b1", second, first, claims=(met("b1", 0, 1),))]) == found


def test_resolving_what_is_resolved_changes_no_entity():
    once = resolve(PAPERS)
    again = resolve([Extraction(Document("all", ""), once.entities, once.claims)])
    assert again.entities == once.entities
    assert again.claims == once.claims


def test_nothing_gives_nothing():
    assert resolve([]) == Resolution((), ())
