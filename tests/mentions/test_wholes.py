"""Names that the pipeline cuts are put together; words that only stand beside each other are not."""

from __future__ import annotations

import pytest
from parses import parse

from kg.mentions.borders import whole_names

SAID = "said=say/VBD/root so/RB/advmod/said ./."


def names(sentence: str) -> list[str]:
    return [f"{span.label_} {span.text}" for span in whole_names(parse(f"{sentence} {SAID}"))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "[ORG University/NNP/nsubj/said of/IN/case/California California/NNP/nmod/University] ,/, "
            "[GPE San/NNP/appos/University Diego/NNP/flat/San]",
            "ORG University of California, San Diego",
        ),
        (
            "Reporters/NNS/nsubj/said Without/IN/case/Borders Borders/NNS/nmod/Reporters",
            "ORG Reporters Without Borders",
        ),
        (
            "Bakers/NNS/nsubj/said Against/IN/case/Noise the/DT/det/Noise Noise/NN/nmod/Bakers",
            "ORG Bakers Against the Noise",
        ),
        (
            "[ORG Movement/NNP/nsubj/said] for/IN/case/Renewal the/DT/det/Renewal Renewal/NNP/nmod/Movement "
            "of/IN/case/Valley the/DT/det/Valley Karsa/NNP/compound/Valley Valley/NNP/nmod/Renewal",
            "ORG Movement for the Renewal of the Karsa Valley",
        ),
        (
            "[ORG Campaign/NNP/nsubj/said] for/IN/case/Peace Peace/NNP/nmod/Campaign and/CC/cc/Council "
            "[ORG Council/NNP/conj/Campaign] for/IN/case/Trees Trees/NNPS/nmod/Council",
            "ORG Campaign for Peace",
        ),
        ("[ORG Council/NNP/nsubj/said] for/IN/case/years years/NNS/nmod/Council", "ORG Council"),
        ("[ORG Council/NNP/nsubj/said] for/IN/case/Peru [GPE Peru/NNP/nmod/Council]", "ORG Council"),
    ],
)
def test_a_name_is_whole(sentence, expected):
    assert expected in names(sentence)
