"""The acts of the lexicon on sentences of our own, read with the real model: what is claimed and what is not.

The countries Osmark and Halden, and all people and bodies, are invented.
"""

from __future__ import annotations

import pytest
from parses import Read, Reader


@pytest.fixture
def read(model_reader: Reader) -> Read:
    """Read one sentence: its claims as lines, each with its category in front, without who stated what."""

    def lines(text: str) -> list[str]:
        return sorted(f"{c.category or '-'} {line}" for c, line in model_reader(text) if c.relation != "stated")

    return lines


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Osmark and Halden signed a treaty on Monday.", ["SUPPORT Osmark signedAgreementWith Halden"]),
        ("Ines Okoro signed the letter on Monday.", []),
        ("Osmark imposed tariffs on Halden.", ["COERCE Osmark sanctioned Halden"]),
        ("Osmark imposed a new anthem on Halden.", []),
        ("Osmark lifted the embargo on Halden.", ["YIELD Osmark yieldedTo Halden"]),
        ("The team lifted the cup in Halden.", []),
        ("Ines Okoro called Ulf Farren a liar.", ["ACCUSE Ines Okoro criticized Ulf Farren"]),
        ("Ines Okoro called Ulf Farren a friend.", []),
        ("Ulf Farren called the council for help.", ["REQUEST Ulf Farren requested council"]),
        ("Ulf Farren called the council for years.", []),
        ("Osmark closed its border with Halden.", ["COERCE Osmark restricted Halden"]),
        ("Osmark closed its eyes.", []),
        ("Ada Brandt won the election against Ulf Farren.", ["- Ada Brandt defeated Ulf Farren"]),
        ("Ada Brandt won the election in Osmark.", []),
    ],
)
def test_the_words_that_a_pattern_asks_for(read, sentence, expected):
    assert read(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Troops of Osmark captured the town of Karsa.", ["ASSAULT Troops seized Karsa"]),
        ("Police captured Ulf Farren on Monday.", ["COERCE Police arrested Ulf Farren"]),
        ("The union attacked the mayor over the delay.", ["ACCUSE union criticized mayor: the delay"]),
        ("The union attacked the mayor with stones.", ["ASSAULT union attacked mayor: stones"]),
        ("Osmark returned the island to Halden.", ["YIELD Osmark yieldedTo Halden: the island"]),
        ("Ines Okoro returned to Halden.", ["- Ines Okoro traveledTo Halden"]),
    ],
)
def test_what_the_argument_is_tells_acts_of_the_same_verb_apart(read, sentence, expected):
    assert read(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Osmark will provide food to Halden.", ["AGREE Osmark aided Halden (future)"]),
        ("Osmark is willing to help Halden.", "AGREE Osmark promised Halden: to help Halden"),
        ("Osmark is unwilling to help Halden.", "REJECT Osmark rejected Halden: to help Halden"),
        ("Osmark refused to meet Halden.", "REJECT Osmark rejected Halden: to meet Halden"),
        ("Osmark refused to meet Halden.", "- Osmark metWith Halden (negated, future)"),
        ("Osmark is weighing sanctions on Halden.", ["COERCE Osmark sanctioned Halden (hypothetical)"]),
        ("Osmark will attack Halden.", ["THREATEN Osmark attacked Halden (future)"]),
    ],
)
def test_the_category_of_what_lies_ahead(read, sentence, expected):
    found = read(sentence)
    assert found == expected if isinstance(expected, list) else expected in found


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ines Okoro said she will release the sailors.", "AGREE Ines Okoro promised sailors"),
        ("Ines Okoro said she will not release the sailors.", "REJECT Ines Okoro rejected sailors"),
        ("Ines Okoro said she will attack the sailors.", "THREATEN Ines Okoro threatened sailors"),
        ("Osmark said Halden must withdraw from the island.", "REQUEST Osmark requested Halden"),
        ("Ines Okoro said the union was responsible for the delay.", "ACCUSE Ines Okoro accused union: the delay"),
    ],
)
def test_what_is_said_may_be_an_act(read, sentence, expected):
    assert any(line.startswith(expected) for line in read(sentence)), read(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ines Okoro said she will paint the bridge.",
        "Ines Okoro said the union will release the sailors.",
        "Osmark said Halden withdrew from the island.",
        "The union was responsible for the delay.",
    ],
)
def test_what_is_said_is_mostly_none(read, sentence):
    acts = ("promised", "rejected", "threatened", "requested", "accused")
    assert not [line for line in read(sentence) if line.split(" (")[0].split()[-2] in acts or " accused " in line]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Osmark's missiles hit Halden on Monday.", ["ASSAULT Osmark attacked Halden"]),
        ("Osmark rejected the offer from Halden.", ["REJECT Osmark rejected Halden: the offer from Halden"]),
        ("Osmark rejected the offer on Monday.", ["REJECT Osmark rejected offer"]),
        ("Journalist Ulf Farren criticized Osmark.", "ACCUSE Ulf Farren criticized Osmark"),
        ("Osmark expelled two diplomats, accusing Halden of spying.", "ACCUSE Osmark accused Halden: spying"),
        ("A court in Karsa sentenced Ada Brandt to five years.", "ACCUSE court convicted Ada Brandt: five years"),
    ],
)
def test_who_stands_behind_a_thing_and_who_acts(read, sentence, expected):
    found = read(sentence)
    assert found == expected if isinstance(expected, list) else expected in found


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The mayor accused the members of the council of taking bribes.", "mayor accused members: taking bribes"),
        ("The mayor accused the fishing fleet of smuggling fuel.", "mayor accused fishing fleet: smuggling fuel"),
        ("The mayor accused the author of the report.", "mayor accused author"),
        ("The foreign minister was accused of fraud by the union.", "union accused foreign minister: fraud"),
    ],
)
def test_the_content_may_hang_on_the_object(read, sentence, expected):
    assert read(sentence) == [f"ACCUSE {expected}"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Ada Brandt, the minister for industry and trade, resigned on Monday.",
            ["- Ada Brandt holdsPosition -: minister for industry and trade"],
        ),
        (
            "Ada Brandt, a spokeswoman for Harrow Lines, resigned on Monday.",
            ["- Ada Brandt holdsPosition Harrow Lines: spokeswoman"],
        ),
    ],
)
def test_a_field_belongs_to_the_title_and_a_body_does_not(read, sentence, expected):
    assert [line for line in read(sentence) if "holdsPosition" in line] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "In Halden, the army conducted ten strikes using drones against rebel camps.",
            ["ASSAULT army attacked rebel camps"],
        ),
        ("The army carried out several attacks in Halden.", []),
        ("Ulf Farren was denied a visa on Monday.", ["REJECT - rejected Ulf Farren"]),
        ("A native of Halden, Ulf Farren was accused of fraud.", ["ACCUSE - accused Ulf Farren: fraud"]),
        ("A court in Karsa found Ada Brandt not guilty.", []),
        ("Ada Brandt called the election for Ulf Farren.", []),
        (
            "Ada Brandt called for Ulf Farren to resign.",
            ["REQUEST Ada Brandt requested Ulf Farren: Ulf Farren to resign"],
        ),
        ("Ada Brandt praised the union on Twitter.", ["SUPPORT Ada Brandt praised union"]),
        (
            "The union repeated its commitment to defeating the rebels.",
            ["THREATEN union threatened rebels"],
        ),
        ("The rebels killed nine guards in Halden.", ["ASSAULT rebels killed nine guards"]),
        ("The rebels burned down the school.", ["ASSAULT rebels attacked school"]),
        ("Hundreds of homes were destroyed in the storm.", []),
        ("Several women rallied against the law in Karsa.", ["PROTEST Several women protestedAgainst law"]),
        ("Ada Brandt headed a ring that smuggled fuel into Osmark.", []),
        ("Police seized three computers, Ada Brandt said.", ["COERCE Police seized three computers"]),
        ("Tidewater Shipping denied that it had changed any record.", []),
        ("Canada, Norway joined the talks.", []),
        (
            "The Brandt campaign criticized Tidewater Shipping.",
            ["ACCUSE Brandt campaign criticized Tidewater Shipping"],
        ),
    ],
)
def test_each_party_in_its_place(read, sentence, expected):
    wanted = ("rejected -", "injured", "traveledTo", "resignedFrom", "changed", "leads")
    found = [line.split(" (")[0] for line in read(sentence)]
    assert [line for line in found if not any(word in line for word in wanted)] == expected
