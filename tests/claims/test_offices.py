"""Offices, their holders and their bodies on sentences of our own, read with the real model; all of it is invented."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Divisional Railway Manager Pia Lund opened it.", "holdsPosition -: Divisional Railway Manager"),
        ("Deputy Assistant Secretary Leon Tarr met the union.", "holdsPosition -: Deputy Assistant Secretary"),
        ("Secretary of Justice Pia Lund left.", "holdsPosition -: Secretary of Justice"),
        ("The Secretary of Justice, Pia Lund, left.", "holdsPosition -: Secretary of Justice"),
        ("Deputy Director of Operations Leon Tarr resigned.", "holdsPosition -: Deputy Director of Operations"),
        ("Current Prime Minister of India Ora Quist wrote a letter.", "Ora Quist leads India"),
        (
            "Leon Tarr, president and chief executive officer of Lumen Rail, praised the plan.",
            "holdsPosition Lumen Rail: president and chief executive officer",
        ),
        ("Leon Tarr, a former minister and current president of Osmark, left.", "Leon Tarr leads Osmark"),
        ("A third president, Leon Tarr, resigned.", "Leon Tarr holdsPosition -: president"),
        ("President Leon Tarr of France praised the plan.", "Leon Tarr leads France"),
        ("Committee chairman Leon Tarr of New York praised the plan.", "holdsPosition -: Committee chairman"),
        ("Scotland's first minister, Leon Tarr, left.", "Leon Tarr leads Scotland"),
        ("Kenya's Leon Tarr won the race.", "Leon Tarr citizenOf Kenya"),
        ("Lebanon's pro-Syrian President Leon Tarr left.", "Leon Tarr leads Lebanon"),
        (
            "University of California, San Diego's chancellor, Pia Lund, left.",
            "leads University of California, San Diego",
        ),
        ("African Export–Import Bank president Leon Tarr left.", "leads African Export–Import Bank"),
        (
            "Reporter Leon Tarr of the Harrow Party, which criticised Pia Lund, left.",
            "Harrow Party criticized Pia Lund",
        ),
        ("Doctor Pia Lund of Harrow Hospital in Karsa left.", "Harrow Hospital basedIn Karsa"),
        ("The United States government asked Leon Tarr to leave.", "United States government requested Leon Tarr"),
    ],
)
def test_whose_office_it_is(read, sentence, expected):
    assert [line for line in read(sentence) if expected in line]


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        ("Former New York City Mayor Leon Tarr left.", "leads"),
        ("Then-New York City Mayor Leon Tarr left.", "leads"),
        ("Leon Tarr, formerly the president and chief executive officer of Lumen Rail, left.", "leads"),
        ("Leon Tarr, formerly the president and chief executive officer of Lumen Rail, left.", "worksFor"),
        ("Leon Tarr, once the head of Lumen Rail, left.", "leads"),
        ("Leon Tarr, the onetime leader of the Farmers' League, left.", "leads"),
        ("Leon Tarr, president of Lumen Rail until 2010, left.", "leads"),
        ("Leon Tarr was the president of Osmark from 1990 to 1998.", "leads"),
        ("Former United States President Leon Tarr left.", "leads"),
        ("Leon Tarr, prime minister of the United Kingdom from 1979 to 1990, left.", "leads"),
        ("Ghana's first president, Leon Tarr, left.", "leads"),
        ("The minister of the ousted Taleban regime in Afghanistan has resigned.", "leads"),
        ("Toronto lawyer Leon Tarr criticised the plan.", "citizenOf"),
        ("Maryland's Republican Governor Leon Tarr criticised the plan.", "citizenOf"),
        ("Voters in North and South Carolina rejected the plan.", "locatedIn"),
        ("Leon Tarr ruled Osmark for 37 years, until 2017.", "leads"),
        ("US Speaker Pia Lund announced the plan.", "leads"),
        ("French chief justice Pia Lund praised the plan.", "leads"),
        ("Committee chairman Leon Tarr of New York praised the plan.", "New York"),
        ("Lebanon's pro-Syrian President Leon Tarr left.", "Syria"),
        ("Anti-American cleric Leon Tarr left.", "United States"),
        ("Hamlet actor Leon Tarr criticised the plan.", "worksFor"),
        (
            "They met Speaker of the House Pia Lund, United States President Leon Tarr, and Emil Varga.",
            "Tarr leads House",
        ),
        ("She moved to Karsa with her mother and sister, Pia Lund.", "parentOf"),
        ("Winner of the men's division, Leon Tarr, praised the race.", "partOf"),
        ("There was a swing against the Labor Party in the state of Queensland.", "basedIn"),
        ("Pia Lund was selected for the Marant Fellowship in Osmark.", "basedIn"),
        ("The army fought against the Karsa Front in Halden.", "basedIn"),
        ("He longed for the border between North and South Korea.", "locatedIn"),
        ("The film opened at Grauman's Egyptian Theatre in Hollywood.", "locatedIn Grauman"),
        ("Leon Tarr of the Harrow Party, which criticised Pia Lund, left.", "Leon Tarr criticized"),
    ],
)
def test_whose_it_is_not(read, sentence, relation):
    assert not [line for line in read(sentence) if relation in line]
