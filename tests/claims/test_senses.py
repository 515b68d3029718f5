"""Which sense of a word is meant: acts of the same verb or noun told apart by what stands with it, and what is no act.

The countries Osmark and Halden, and all people and bodies, are invented.
"""

from __future__ import annotations

import pytest
from parses import Read, Reader


@pytest.fixture
def read(model_reader: Reader) -> Read:
    """Read one sentence: its claims as lines, without who stated what and who holds which office."""
    plain = ("stated", "holdsPosition")
    return lambda text: sorted(line for c, line in model_reader(text) if c.relation not in plain)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The fatal shooting of Ulf Farren led to protests.", ["- killed Ulf Farren"]),
        ("The shooting of Ulf Farren led to protests.", ["- injured Ulf Farren"]),
        ("Police fatally shot Ulf Farren on Monday.", ["Police killed Ulf Farren"]),
        ("Police shot Ulf Farren on Monday.", ["Police injured Ulf Farren"]),
        ("Ada Brandt was fatally stabbed on Monday.", ["- killed Ada Brandt"]),
        ("The troops celebrated the capture of Ulf Farren.", ["- arrested Ulf Farren"]),
        ("The general celebrated the capture of the caliphate.", []),
        ("Osmark repatriated the fighters to Halden.", ["Osmark deported fighters: Halden"]),
        ("Osmark repatriated the fighters from Halden.", []),
        ("The union blasted Ada Brandt.", ["union criticized Ada Brandt"]),
        ("The company blasted the sacred sites.", ["company attacked sacred sites"]),
        ("Ada Brandt was sworn in by Ulf Farren.", ["- appointed Ada Brandt"]),
        ("Ulf Farren swore in Ada Brandt.", ["- appointed Ada Brandt"]),
    ],
)
def test_what_was_done_to_whom(read, sentence, expected):
    assert read(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Farmers protested outside the Osmark embassy.", ["Farmers protestedAgainst Osmark embassy"]),
        ("Farmers protested outside the White House on Monday.", ["Farmers protestedAgainst -"]),
        ("Ada Brandt began her protest outside the Halden Parliament on Monday.", []),
        ("Ada Brandt could not support her child.", []),
        ("Osmark trains pilots from Halden.", ["Osmark cooperatedWith pilots"]),
        ("Osmark trains people to be killers.", []),
        ("Ada Brandt was forced to drink water.", []),
        ("Osmark forced Ulf Farren to disarm.", ["Osmark restricted Ulf Farren: to disarm"]),
        ("Many candidates are being teased or harassed.", []),
    ],
)
def test_what_is_no_such_act(read, sentence, expected):
    assert read(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ulf Farren argued that Osmark should disarm.", ["Ulf Farren requested Osmark: Osmark should disarm"]),
        ("Ulf Farren argued that Osmark should be at the top.", []),
        ("Ulf Farren demanded the protection of wolves.", ["Ulf Farren requested -: the protection of wolves"]),
        ("Ada Brandt opposed the travel ban from Osmark.", ["Ada Brandt rejected travel ban"]),
        ("Ada Brandt opposed the plan from Osmark.", ["Ada Brandt rejected Osmark: the plan"]),
        ("Ulf Farren sought the help of the police.", ["Ulf Farren requested police"]),
        ("Osmark law allowed the killers to go free.", []),
        ("Osmark allowed the killers to leave.", ["Osmark yieldedTo killers: to leave"]),
        ("Ada Brandt helped in allowing justice to unfold.", []),
        ("Two days later, Ada Brandt returned to the campaign trail.", []),
        ("Officials are removed from office after being impeached.", []),
        ("Officials were impeached on Monday.", ["- charged Officials"]),
    ],
)
def test_what_rules_feelings_and_opinions_tell(read, sentence, expected):
    assert read(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ulf Farren, a director of the Halden Fisheries Commission, died.", []),
        (
            "Ulf Farren, the director of the Halden Fisheries Commission, died.",
            ["Ulf Farren leads Halden Fisheries Commission: director"],
        ),
        ("Ada Brandt said the firm had led to him working with the council.", []),
        ("Ada Brandt was not old enough to own a boat.", ["Ada Brandt owns boat (negated)"]),
        (
            "Ulf Farren, the suspect in a shooting of protesters in Karsa that left two people dead, was released.",
            ["- injured protesters", "- killed two people", "- released Ulf Farren"],
        ),
    ],
)
def test_who_it_is_said_of(read, sentence, expected):
    assert read(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "told", "never"),
    [
        ("The court found Omar Brek guilty of killing Ana Ruiz.", None, "court killed Ana Ruiz"),
        ("Ana Ruiz spoke with refugees seeking asylum in Osmark.", None, "Ana Ruiz requested Osmark"),
        ("Ada Brek's twin sister Ora Brek and Ana Ruiz spoke.", None, "siblingOf Ana Ruiz"),
        ("The coach Ana Ruiz coached Harrow United to the title.", "Ana Ruiz leads Harrow United", None),
        ("Omar Brek endorsed his son for the Senate.", "Omar Brek supported", None),
        ("Sanctions are imposed on France.", "- sanctioned France", None),
        ("Officials are removed after a trial.", None, "dismissed"),
        ("Ora Quist reiterated her commitment to defeating the Karsa Front.", "threatened Karsa Front", "promised"),
        (
            "Ora Quist reiterated Osmark's commitment to defeating the Karsa Front.",
            "Osmark threatened",
            "Ora Quist threat",
        ),
        ("Ora Quist reiterated Osmark's commitment to helping Karelund.", "Osmark promised Karelund", "Quist promised"),
        ("Ora Quist reiterated her commitment to helping Karelund.", "Quist promised Karelund", None),
        ("Ora Quist's readiness to punish the Karsa Front is known.", "Ora Quist threatened Karsa Front", "promised"),
        ("Ora Quist promised to crush the Karsa Front.", "Ora Quist threatened Karsa Front", "promised"),
        ("Ora Quist promised to respond to the senator.", None, "threatened"),
        ("The council's commitment to respond to the union is firm.", None, "threatened"),
        ("Ora Quist pledged to fight hunger in Karelund.", "Ora Quist promised", "threatened"),
        ("The Open Harrow Foundation in Budapest reopened.", "basedIn Budapest", None),
        ("The Drina River in Bosnia froze.", "Drina River locatedIn Bosnia", None),
        ("The soldiers received heavy fire from the rebels.", None, "criticized"),
        ("The minister drew fire from the union for the closure.", "union criticized minister", None),
        ("Omar Brek was lucky enough to meet Ana Ruiz.", "Omar Brek metWith Ana Ruiz", "(hypothetical)"),
    ],
)
def test_what_is_like_it_and_is_not(read, sentence, told, never):
    lines = read(sentence)
    assert told is None or any(told in line for line in lines), lines
    assert never is None or not any(never in line for line in lines), lines
