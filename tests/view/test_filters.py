"""Which claims and entities a page shows."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from newsroom import CLAIMS, ENTITIES, HYPOTHETICAL, LEADS, MET, PAPER, TABLOID

from kg.errors import AmbiguousName, UnknownName, UsageError
from kg.records import Claim, Entity
from kg.view import Filters
from kg.view.filters import apply

DOCUMENTS = {PAPER.id: PAPER, TABLOID.id: TABLOID}


def chosen(**filters: object) -> tuple[set[str], Sequence[Claim]]:
    entities, claims = apply(Filters(**filters), entities=ENTITIES, claims=CLAIMS, documents=DOCUMENTS)
    return {entity.id for entity in entities}, claims


def test_no_filter_keeps_everything() -> None:
    entities, claims = chosen()
    assert entities == {entity.id for entity in ENTITIES}
    assert tuple(claims) == CLAIMS


def test_relation_keeps_its_claims_and_whom_they_name() -> None:
    entities, claims = chosen(relation="metWith")
    assert {claim.relation for claim in claims} == {"metWith"}
    assert entities == {"dole", "abasi", "osmark", "ellis"}


def test_an_unknown_relation_is_an_error_that_lists_the_known() -> None:
    with pytest.raises(UsageError, match=r"'knows'; the graph has: accused, arrested"):
        chosen(relation="knows")


def test_dates_are_those_of_the_event_or_else_the_article() -> None:
    assert MET in chosen(since="2024-05-03", until="2024-05-03")[1]
    assert MET not in chosen(since="2024-05-04")[1]
    assert HYPOTHETICAL in chosen(since="2024-05-04")[1]
    assert HYPOTHETICAL not in chosen(until="2024-05-03")[1]


def test_cut_dates_are_compared_as_far_as_they_go() -> None:
    assert MET in chosen(since="2024-05", until="2024-05")[1]
    assert LEADS in chosen(since="2024-06-01")[1]  # its date is the year only
    assert chosen(until="2023")[1] == []


@pytest.mark.parametrize("name", ["osmark", "Osmark", "OSMARK", "Republic of Osmark"])
def test_around_takes_an_id_a_label_or_an_alias(name: str) -> None:
    entities, claims = chosen(around=name)
    assert entities == {"osmark", "dockers", "dole", "abasi", "harrow", "ellis"}
    assert all(claim.subject or claim.object for claim in claims)


def test_depth_widens_the_circle() -> None:
    assert "harrow" not in chosen(around="dockers")[0]
    assert "harrow" in chosen(around="dockers", depth=2)[0]


def test_the_circle_runs_over_the_claims_that_are_left() -> None:
    assert chosen(around="dockers", depth=3, relation="accused")[0] == {"dockers", "osmark"}


def test_a_name_of_none_or_of_several_is_an_error() -> None:
    with pytest.raises(UnknownName, match="no entity is called 'Nobody'"):
        chosen(around="Nobody")
    twins = [Entity("t1", "Twin Bay", "Place"), Entity("t2", "twin bay", "Organization")]
    with pytest.raises(AmbiguousName, match=r"Twin Bay \(Place, t1\), twin bay \(Organization, t2\)"):
        apply(Filters(around="TWIN BAY"), entities=twins, claims=[], documents={})


def test_an_entity_without_claims_stands_alone() -> None:
    lonely = Entity("x", "Lonely", "Place")
    entities, claims = apply(Filters(around="Lonely"), entities=[*ENTITIES, lonely], claims=CLAIMS, documents=DOCUMENTS)
    assert (entities, claims) == ([lonely], [])


def test_depth_must_be_positive() -> None:
    with pytest.raises(UsageError, match="1 or more, not 0"):
        Filters(around="Osmark", depth=0)


def test_a_range_that_ends_before_it_starts_is_an_error() -> None:
    with pytest.raises(UsageError, match="give the earlier date as --since"):
        Filters(since="2024-05", until="2024-04")
    Filters(since="2024-05-14", until="2024-05")


@pytest.mark.parametrize(
    "text", ["", "5 May 2024", "2024-5-4", "2024-13", "2024-02-30", "20240504", "2024-W18", "24", "2024-05-04T00"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    for name in ("since", "until"):
        with pytest.raises(UsageError, match=f"{name} is not a date"):
            Filters(**{name: text})


def test_days_months_and_years_are_dates() -> None:
    for text in ("2024", "2024-02", "2024-02-29"):
        assert Filters(since=text, until=text)
