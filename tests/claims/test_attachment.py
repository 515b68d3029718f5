"""What goes with what on sentences of our own, read with the real model: places, lists, relative clauses, participles.

The countries Osmark and Halden, and all people and bodies, are invented.
"""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ulf Farren moved to Tyler, Texas.", "Tyler locatedIn Texas"),
        ("The Osmark town of Karsa has no bank.", "Karsa locatedIn Osmark"),
    ],
)
def test_which_place_lies_where(read, sentence, expected):
    assert expected in read(sentence)


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Farren's victories in Arizona, Florida, and Illinois left him with 1,124 delegates.", "locatedIn"),
        ("The lake is the largest in the Harrow region of northeastern Osmark.", "Osmark locatedIn"),
        ("The river runs through the Brin district of Osmark.", "Osmark locatedIn"),
        ("Osmark Radio attends Glass Faire in Tyler, Texas", "Glass Faire basedIn"),
    ],
)
def test_which_place_does_not(read, sentence, wrong):
    assert not [line for line in read(sentence) if wrong in line]


@pytest.mark.parametrize(
    "sentence",
    [
        "The council declared a curfew in response to the raid.",
        "Osmark imposed a ban in connection with the leak.",
        "Governor Ada Brandt declared a state of emergency in anticipation of Ora, with Ulf Farren following suit.",
    ],
)
def test_circumstances_are_not_affected(read, sentence):
    assert not [line for line in read(sentence) if "restricted" in line and "restricted -" not in line]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The government criticised the company because it refuses to leave.", "company rejected -: to leave"),
        ("The union left the talks because it refuses to accept the offer.", "union rejected -: to accept the offer"),
    ],
)
def test_who_refuses(read, sentence, expected):
    assert expected in read(sentence)


def test_pairs_are_not_crossed(read):
    found = read("Osmark announced deals between Ruiz and Brek and between Feld and Varga.")
    assert {line for line in found if "agreedWith" in line} == {"Ruiz agreedWith Brek", "Feld agreedWith Varga"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ada Brandt was accused of bribing judges, which she denied.", "Ada Brandt rejected -: bribing judges"),
        (
            "Ulf Farren was later accused of inciting the raid in some way, which he denied.",
            "Ulf Farren rejected -: inciting the raid in some way",
        ),
        (
            "Police accused Harrow Lines of dumping waste in the river, which the company rejected.",
            "Harrow Lines rejected -: dumping waste in the river",
        ),
        ("The union accused Ulf Farren of fraud, which he denied.", "union accused Ulf Farren: fraud"),
    ],
)
def test_what_is_denied(model_reader, sentence, expected):
    found = [line for claim, line in model_reader(sentence) if claim.attribution == "article"]
    assert expected in found


def test_nobody_denies_a_body_called_it(read):
    assert not [line for line in read("The union accused Ulf Farren of fraud. Farren denied it.") if "rejected" in line]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ulf Farren gave a speech to lawmakers criticizing the bank.", "Ulf Farren criticized bank"),
        ("Ada Brandt met with workers demanding higher pay.", "workers requested -: higher pay"),
    ],
)
def test_whose_act_a_participle_is(read, sentence, expected):
    assert expected in read(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ada Brandt's campaign said the vote was fair.", "campaign stated -: the vote was fair"),
        ("Ada Brandt left. Her campaign criticised Ulf Farren.", "campaign criticized Ulf Farren"),
    ],
)
def test_a_campaign_is_not_its_candidate(read, sentence, expected):
    assert expected in read(sentence)
