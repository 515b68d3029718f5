"""Names and descriptions are whole and of the right thing, on sentences of our own; all of it is invented."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ada Brandt visited North and South Carolina.", "visited North Carolina"),
        ("Ora Quist endorsed the Economic Bill of Rights.", "supported Economic Bill of Rights"),
        ("The council rejected the Charter of Freedoms.", "rejected Charter of Freedoms"),
        ("Kamloops RCMP Constable Ora Quist left.", "holdsPosition Kamloops RCMP"),
        ("Captain America met fans in Boston.", "Captain America metWith fans"),
        (
            "Osmark is part of a pact between the European Union and the South American group Nordbund, a league.",
            "European Union signedAgreementWith Nordbund",
        ),
        (
            "Professor Jean Orlo, Director General of the DRC's Institut National de Recherche, said it works.",
            "holdsPosition Institut National de Recherche: Director General",
        ),
        ("Mayor Ana Ruiz, 54, of Boston left.", "Ana Ruiz leads Boston"),
        (
            "Speaking to Agence France-Presse, the president of the Farmers' League, Ora Quist, said it would wait.",
            "Ora Quist leads Farmers' League",
        ),
        ("Court Commissioner Ora Quist set the bond.", "holdsPosition -: Court Commissioner"),
        ("Harrow Lines director Leon Tarr resigned.", "holdsPosition Harrow Lines: director"),
        ("Company director Leon Tarr resigned.", "holdsPosition -"),
        ("White House Press Secretary Ora Quist left.", "holdsPosition White House: Press Secretary"),
        ("U.S. District Judge Ora Quist left.", "holdsPosition United States"),
        ("Kenya Interior Minister Ora Quist left.", "holdsPosition Kenya: Interior Minister"),
        ("Halden Police Chief Ora Quist left.", "holdsPosition Halden Police"),
        ("Okoro met with former union leader Tomas Reyk.", "holdsPosition -: former union leader"),
        (
            '"He was the best," said University of California, San Diego\'s chancellor, Ora Quist.',
            "Ora Quist stated",
        ),
        ("Kenya's Leon Tarr won the race.", "Leon Tarr citizenOf Kenya"),
        ("A US airstrike killed four people.", "United States killed"),
        ("The union criticized the only court in Halden.", "criticized court"),
    ],
)
def test_a_label_is_whole(read, sentence, expected):
    assert [line for line in read(sentence) if expected in line]


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Ada Brandt married director Leon Tarr.", "holdsPosition"),
        ("Court Commissioner Ora Quist set the bond.", "leads"),
        ("Professor Jo Quist of South Carolina answered questions.", "South Carolina"),
        (
            "Professor Jean Orlo, Director General of the DRC's Institut National de Recherche, said it works.",
            "holdsPosition Institut National de Recherche: Professor",
        ),
        ('"I was being Miss Goody, Ghana\'s Virgin, and all that," Ora Quist said.', "citizenOf"),
        ("White House Press Secretary Ora Quist left.", "White House Press:"),
        ("Fans of the Chicago Marathon in Boston cheered.", "Chicago locatedIn"),
        (
            '"He was the best," said University of California, San Diego\'s chancellor, Ora Quist.',
            "San Diego stated",
        ),
        ("A Chicago car bombing killed five people.", "Chicago killed"),
        ("The Paris attacks killed dozens.", "Paris killed"),
        ("He drove a truck on U.S. Route 2 in Boston on Monday.", "locatedIn"),
        ("An all-women crew ran the Mysore–Bangalore Tippu Express in the Indian state of Karnataka.", "locatedIn"),
        ("The crew which ran the Tippu Express from Mysore to Bangalore on Thursday were women.", "leads"),
        (
            "While some writers mention plants, according to Wasef archaeologists have not turned up any structures.",
            "archaeologists stated",
        ),
        (
            "It is part of a pact between the Farmers' Union and the South American group Nordbund, which it needs.",
            "South American group",
        ),
        (
            "The Quist campaign attacked Leon Tarr. Polls had closed. The Brandt campaign criticized Pia Lund.",
            "Quist campaign criticized",
        ),
    ],
)
def test_a_label_is_of_the_right_thing(read, sentence, wrong):
    assert not [line for line in read(sentence) if wrong in line]
