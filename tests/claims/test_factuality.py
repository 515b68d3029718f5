"""What the words around a predicate make of it: purposes, failures, conditions, claims that are rejected."""

from __future__ import annotations

import pytest
from parses import told

INES = "[PERSON Ines/NNP/nsubj/{}]"
PERU = "[GPE Peru/NNP/obj/{}]"
VISIT = "to/TO/mark/visit visit/VB/{} " + PERU.format("visit")
VISITED = "[PERSON Ulf/NNP/nsubj/visited] visited=visit/VBD/{} " + PERU.format("visited")


def copular(word: str) -> str:
    """Ines was so and so to visit Peru."""
    return f"{INES.format(word)} was=be/VBD/cop/{word} {word}/JJ/root " + VISIT.format(f"xcomp/{word}")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (INES.format("came") + " came=come/VBD/root " + VISIT.format("advcl/came"), "future"),
        (INES.format("tried") + " tried=try/VBD/root " + VISIT.format("xcomp/tried"), "hypothetical"),
        (INES.format("pretended") + " pretended=pretend/VBD/root " + VISIT.format("xcomp/pretended"), "negated"),
        (INES.format("had") + " had=have/VBD/root yet/RB/advmod/had " + VISIT.format("xcomp/had"), "negated"),
        (INES.format("visited") + " nearly/RB/advmod/visited visited=visit/VBD " + PERU.format("visited"), "negated"),
        (copular("unable"), "negated"),
        (copular("likely"), "future"),
        (copular("unlikely"), "hypothetical"),
        (
            INES.format("denied") + " denied=deny/VBD/root having=have/VBG/aux/visited "
            "visited=visit/VBN/advcl/denied " + PERU.format("visited"),
            "negated, by Ines",
        ),
        (
            INES.format("left") + " left=leave/VBD/root instead/RB/case/visiting of/IN/fixed/instead "
            "visiting=visit/VBG/advcl/left " + PERU.format("visiting"),
            "negated",
        ),
        (
            "Rain/NN/nsubj/kept kept=keep/VBD/root [PERSON Ines/NNP/obj/kept] from/IN/mark/visiting "
            "visiting=visit/VBG/advcl/kept " + PERU.format("visiting"),
            "negated",
        ),
        (
            "When/WRB/advmod/visits " + INES.format("visits") + " visits=visit/VBZ/advcl/sing " + PERU.format("visits")
            + " she/PRP/nsubj/sing will/MD/aux/sing sing/VB/root",
            "future",
        ),
        (
            "Had=have/VBD/aux/visited " + INES.format("visited") + " visited=visit/VBN/advcl/sung "
            + PERU.format("visited") + " ,/, Ulf/NNP/nsubj/sung would/MD/aux/sung sung=sing/VBN/root",
            "hypothetical",
        ),
        ("[PERSON Ines/NNP/root] " + VISIT.format("acl/Ines"), "future"),
    ],
)  # fmt: skip
def test_what_governs_a_predicate(sentence, expected):
    assert told(sentence, relation="visited") == [f"Ines visited Peru ({expected})"]


@pytest.mark.parametrize(
    "sentence",
    [
        INES.format("managed") + " managed=manage/VBD/root " + VISIT.format("xcomp/managed"),
        copular("glad"),
        INES.format("went") + " went=go/VBD/root on/RB/advmod/went " + VISIT.format("advcl/went"),
        INES.format("left") + " left=leave/VBD/root ,/, having=have/VBG/aux/visited visited=visit/VBN/advcl/left "
        + PERU.format("visited"),
    ],
)  # fmt: skip
def test_what_took_place_all_the_same(sentence):
    assert told(sentence, relation="visited") == ["Ines visited Peru"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "There/EX/expl/is is=be/VBZ/root no/DT/det/evidence evidence/NN/nsubj/is that/IN/mark/visited "
            + VISITED.format("acl/evidence"),
            "hypothetical",
        ),
        (
            "Fears=fear/NNS/nsubj/grew that/IN/mark/visited " + VISITED.format("acl/Fears") + " grew=grow/VBD/root",
            "hypothetical",
        ),
        (
            "[PERSON Hana/NNP/nsubj/rejected] rejected=reject/VBD/root claims=claim/NNS/obj/rejected "
            "that/IN/mark/visited " + VISITED.format("acl/claims"),
            "negated, by Hana",
        ),
        (
            "[PERSON Hana/NNP/nmod:poss/claim 's/POS/case/Hana] claim/NN/nsubj/grew that/IN/mark/visited "
            + VISITED.format("acl/claim") + " grew=grow/VBD/root",
            "by Hana",
        ),
        (
            "Reports=report/NNS/nsubj/grew that/IN/mark/visited " + VISITED.format("acl/Reports") + " grew=grow/VBD",
            "by unnamed",
        ),
        (
            "It/PRP/expl/said was=be/VBD/aux:pass/said said=say/VBN/root that/IN/mark/visited "
            + VISITED.format("csubj:pass/said"),
            "by unnamed",
        ),
    ],
)  # fmt: skip
def test_claims_within_claims(sentence, expected):
    assert told(sentence, relation="visited") == [f"Ulf visited Peru ({expected})"]


def test_an_event_with_an_owner_is_not_in_doubt_where_what_is_done_about_it_is():
    sentence = (
        "[PERSON Hana/NNP/nsubj/mourn] may/MD/aux/mourn mourn/VB/root [PERSON Ulf/NNP/nmod:poss/visit 's/POS/case/Ulf] "
        "visit/NN/obj/mourn to/IN/case/Peru [GPE Peru/NNP/nmod/visit] ./."
    )
    assert told(sentence, relation="visited") == ["Ulf visited Peru"]
