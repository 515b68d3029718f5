"""What a sentence says of somebody whom the sentence before names, read with the real model.

The countries Osmark and Halden, and all people and bodies, are invented.
"""

from __future__ import annotations

import pytest

from kg.mentions import find
from kg.records import Document


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        (
            "Harrow Timber, which runs two mills, rejected the plan. Its chief executive, Ada Brandt, left.",
            "Ada Brandt holdsPosition Harrow Timber: chief executive",
        ),
        (
            "Osprey Lines rejected the plan. Its director, Ada Brandt, left.",
            "Ada Brandt holdsPosition Osprey Lines: director",
        ),
        (
            "The study was ordered by the League of Potters. Its president, Emil Varga, praised Ada Brandt.",
            "Emil Varga leads League of Potters: president",
        ),
        (
            "Osmark has recalled its envoy and moved two ships to the border. It also threatened to close the canal.",
            "Osmark threatened -: to close the canal",
        ),
        (
            "The Lumen Post reported a loss on Monday. Its editor, Emil Varga, resigned.",
            "Emil Varga holdsPosition Lumen Post: editor",
        ),
        (
            "Emil Varga kept the mill. He arrived in 1931. His father, Jonas Varga, came from Wales.",
            "Jonas Varga parentOf Emil Varga: father",
        ),
        (
            "Brin Rovers will play Lumen Athletic on Monday. Their coach, Ada Brandt, thanked the fans.",
            "Ada Brandt holdsPosition Brin Rovers: coach",
        ),
        (
            "Portugal, an ally of Osmark, condemned the raid. Its prime minister, Emil Varga, offered to mediate.",
            "Emil Varga leads Portugal: prime minister",
        ),
        (
            "Last year he founded a club, Friends of the Mill.\n\nIts treasurer, Ada Brandt, left.",
            "Ada Brandt holdsPosition Friends of the Mill: treasurer",
        ),
        (
            "The opposition Amber Alliance supports the nurses, and its leader, Emil Varga, joined the march.",
            "Emil Varga leads Amber Alliance: leader",
        ),
    ],
)
def test_what_it_and_its_go_back_to(read, passage, expected):
    assert expected in read(passage)


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        (
            "Osprey Lines said it had met the investigators. The company owns the Amber Queen.",
            "Osprey Lines owns Amber Queen",
        ),
        (
            "Osprey Lines made an offer. The union's president, Ada Brandt, accused the shipping company of delay.",
            "Ada Brandt accused Osprey Lines: delay",
        ),
        (
            "Osprey Lines rejected the plan. The firm has two mills. The company praised Ada Brandt.",
            "Osprey Lines praised Ada Brandt",
        ),
        (
            "A report on Bright Foods came out. An audit by Karsa & Brek found gaps in the company's books. "
            "The company was bought by Lumen Grocers.",
            "Lumen Grocers acquired Bright Foods",
        ),
        (
            "Ada Brandt founded the Gallery of Small Mills. The gallery is owned by Lumen Bank.",
            "Lumen Bank owns Gallery of Small Mills",
        ),
        (
            "Two teams race to the pole. Osprey Lines pays for both. The team, led by Ada Brandt, left.",
            "Ada Brandt leads team",
        ),
    ],
)
def test_what_a_description_goes_back_to(read, passage, expected):
    assert expected in read(passage)


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("Police detained seven demonstrators. They were released in the evening.", "- released seven demonstrators"),
        ("Police arrested nine supporters after fights. Two of them were later freed.", "- released nine supporters"),
        (
            "Soldiers detained three miners on Monday. They were charged with theft on Friday.",
            "- charged three miners: theft on Friday",
        ),
    ],
)
def test_who_was_held_is_who_is_freed_or_charged(read, passage, expected):
    assert expected in read(passage)


def test_who_says_it_is_nobody_that_only_the_quotation_names(read):
    passage = 'Ada Brandt says that the club has asked the town for a loan. "The mayor likes us," she says.'
    assert "Ada Brandt stated -: The mayor likes us" in read(passage)


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        (
            "Fennel Packaging and Ostra Paper will merge. Fennel chairman Emil Varga left. Ostra owns a mill.",
            "Emil Varga leads Fennel Packaging: chairman",
        ),
        (
            "Calder City have signed striker Emil Varga. Calder coach Ada Brandt praised the fans.",
            "Ada Brandt holdsPosition Calder City: coach",
        ),
        (
            "The Veldport Gazette wrote of a storm. Ada Brandt, the mayor of Veldport, left. Veldport bought a tram.",
            "Ada Brandt leads Veldport: mayor",
        ),
    ],
)
def test_a_body_by_its_first_word(read, passage, expected):
    assert expected in read(passage)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Ada Brandt, a lawmaker from the Amber Reform Party, left.",
            "Ada Brandt memberOf Amber Reform Party: lawmaker",
        ),
        ("It was founded by the sisters Ada Olmen and Ora Olmen in 2003.", "Ada Olmen siblingOf Ora Olmen"),
        ("One officer was slightly injured.", "- injured One officer"),
        ("Osmark will send 40,000 tonnes of wheat to Halden.", "Osmark aided Halden (future)"),
        ("Police seized nine crates of silver spoons aboard a ship.", "Police seized nine crates"),
        ("Ada Brandt thanked the fans and promised them a parade.", "Ada Brandt promised fans: a parade"),
        ("Halden frees two sailors\n\nHalden released two sailors on Monday.", "Halden released two sailors"),
        ("Karsa United owner Emil Varga criticized the player's agent.", "Emil Varga owns Karsa United: owner"),
        ("Emil Varga was born in Cork and is a citizen of Ireland.", "Emil Varga citizenOf Ireland: citizen"),
        (
            "Ada Brandt has advised the ministry and is a member of the Council of Small Mills.",
            "Ada Brandt memberOf Council of Small Mills: member",
        ),
        (
            "Ada Brandt, who is deputy director of the Fjord Gallery in Bergen, left.",
            "Ada Brandt holdsPosition Fjord Gallery: deputy director",
        ),
        ("Ada Brandt's rival, Emil Varga of the Amber League, left.", "Ada Brandt opponentOf Emil Varga: rival"),
        ("Ada Brandt called for the resignation of Emil Varga.", "Ada Brandt requested Emil Varga"),
        ("The town gave Bright Foods 2 million crowns in 2019.", "town aided Bright Foods"),
        ("Ada Brandt, the mayor of Port Ellis, left.", "Ada Brandt leads Port Ellis: mayor"),
        ("Two ships met near Port Ellis, Valdoria, on Monday.", "Port Ellis locatedIn Valdoria"),
        (
            "Latvia and Estonia agree to rebuild Salme footbridge",
            "Latvia agreedWith Estonia: to rebuild Salme footbridge",
        ),
    ],
)
def test_wordings_of_articles(read, sentence, expected):
    assert expected in read(sentence)


@pytest.mark.parametrize("sentence", ["Ships left Karsa, Osmark and Brin.", "They met in Boston, Chicago, on Monday."])
def test_a_list_of_places_tells_no_place_in_another(read, sentence):
    assert not any("locatedIn" in line for line in read(sentence))


@pytest.mark.parametrize(
    ("passage", "name", "kind"),
    [
        ("Melvik has recalled its envoy. Melvik's army closed the road. Melvik left the talks.", "Melvik", "GPE"),
        ("Melvik's foreign minister, Ada Brandt, left.", "Melvik", "GPE"),
        ("A court in Karlow convicted Ada Brandt of fraud.", "Karlow", "GPE"),
        ("It owns half of Tallow Radio.", "Tallow Radio", "ORG"),
        ("The Port Brin Courier accused Ada Brandt of fraud.", "Port Brin Courier", "ORG"),
    ],
)
def test_kinds_of_names_that_no_table_has(nlp, passage, name, kind):
    found = find(nlp(passage), Document("d", passage))
    kinds = {"GPE": "GeopoliticalEntity", "ORG": "Organization"}
    assert kinds[kind] in [entity.kind for entity in found if entity.label == name]
