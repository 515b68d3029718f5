"""How news words acts, read with the real model: what each sentence has to tell, and sentences that tell of no act.

The countries Osmark and Halden, and all people and bodies, are invented.
"""

from __future__ import annotations

import pytest
from parses import Reader

ACTS = {
    "The army said it had seized the bridge.": "COERCE army seized bridge",
    "Norway repeated its demand that Halden withdraw its troops.": "REQUEST Norway requested Halden",
    "President Ada Brandt has pardoned Ulf Farren, her spokesman said.": "YIELD Ada Brandt pardoned Ulf Farren",
    "The envoy held talks with former Norwegian president Ulf Farren.": "CONSULT envoy negotiatedWith Ulf Farren",
    "Workers at the mine went on strike": "PROTEST Workers protestedAgainst",
    "Norwegian police have deported 20 sailors, citing a court order.": "COERCE Norwegian police deported 20 sailors",
    "Rebels freed the prisoners.": "YIELD Rebels released prisoners",
    "Two workmen were injured in Tarn.": "ASSAULT - injured Two workmen",
    "Osmark and Halden signed a cease-fire.": "SUPPORT Osmark signedAgreementWith Halden",
    "The senate rejected Senate Resolution 9.": "REJECT senate rejected Senate Resolution",
    "Osmark fired a barrage of rockets at Halden.": "ASSAULT Osmark attacked Halden",
    "U.S. military airstrikes killed nine people.": "ASSAULT United States killed nine people",
    "Jets pounded Karsa for a third day.": "ASSAULT Jets attacked Karsa",
    "Barrow resigned after Feld accused him of fraud.": "ACCUSE Feld accused Barrow: fraud",
    "Bakers closed their shops to protest the tax.": "PROTEST Bakers protestedAgainst tax",
    "Farmers are going to Tarn to protest the tax.": "THREATEN Farmers protestedAgainst tax",
    "The council issued a statement condemning the raid.": "ACCUSE council criticized raid",
    "Kenya offered to send doctors to Norway.": "AGREE Kenya promised Norway: to send doctors to Norway",
    "Brightwell Bank's chief executive, Jonas Reed, quit on Monday.": "YIELD Jonas Reed resignedFrom Brightwell Bank",
    "The UN-backed envoy met Emil Varga.": "SUPPORT UN supported UN-backed envoy",
    "Kenya and Portugal have offered help.": "AGREE Kenya promised",
}


@pytest.mark.parametrize("sentence", ACTS)
def test_what_news_tells(model_reader: Reader, sentence: str) -> None:
    found = [f"{claim.category} {line}" for claim, line in model_reader(sentence)]
    assert any(line.startswith(ACTS[sentence]) for line in found), found


@pytest.mark.parametrize(
    "sentence",
    [
        "The Port Ellis Rovers rallied in the last ten minutes.",
        "Doctors remained on alert for new cases.",
        "The crane lifted the lid of the tank.",
        "The storm ended the march after an hour.",
        "Jonas Reed declined to comment.",
        "Jonas Reed left the bank's head office at noon.",
    ],
)
def test_what_tells_of_no_act(model_reader: Reader, sentence: str) -> None:
    assert not model_reader(sentence)
