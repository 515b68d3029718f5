"""Within a document there is one entity for each thing, however it is called."""

from __future__ import annotations

import pytest
from parses import entities, entity, mentions

INES = "[PERSON Ines/NNP/nsubj/left Okoro/NNP/flat/Ines] left=leave/VBD/root ./."
TEODOR = "[PERSON Teodor/NNP/nsubj/left Brisk/NNP/flat/Teodor] left=leave/VBD/root ./."
ORA = "[PERSON Ora/NNP/nsubj/left Okoro/NNP/flat/Ora] left=leave/VBD/root ./."
LINES = "[ORG Harrow/NNP/compound/Lines Lines/NNP/nsubj/closed] closed=close/VBD/root ./."
PERU = "[GPE Peru/NNP/nsubj/left] left=leave/VBD/root ./."
CARAVAN = "the/DT/det/caravan migrant/NN/compound/caravan caravan/NN/nsubj/left left=leave/VBD/root ./."


def left(words: str) -> str:
    return f"{words} left=leave/VBD/root ./."


def same(*sentences: str) -> bool:
    """Whether the last sentence's only mention goes back to an entity of the sentences before."""
    return len(entities(*sentences)) == len(entities(*sentences[:-1]))


@pytest.mark.parametrize(
    "again",
    [
        "[PERSON Okoro/NNP/nsubj/left]",
        "[PERSON Ines/NNP/nsubj/left]",
        "[PERSON Ms./NNP/compound/Okoro Okoro/NNP/nsubj/left]",
        "[PERSON Ines/NNP/nsubj/left Okoro/NNP/flat/Ines]",
        "she=she/PRP/nsubj/left",
    ],
)
def test_a_person_is_one_by_full_name_surname_first_name_and_pronoun(again):
    assert [e.label for e in entities(INES, left(again))] == ["Ines Okoro"]


def test_a_surname_that_comes_first_goes_to_the_full_name_after_it():
    assert [e.label for e in entities(left("[PERSON Okoro/NNP/nsubj/left]"), INES)] == ["Ines Okoro"]


def test_two_people_with_one_surname_stay_two():
    found = entities(INES, ORA)
    assert [e.label for e in found] == ["Ines Okoro", "Ora Okoro"]


def test_a_surname_of_two_people_goes_to_the_one_who_is_named_in_full_most_often():
    found = entities(ORA, INES, INES, left("[PERSON Okoro/NNP/nsubj/left]"))
    assert mentions(entity(found, "Ines Okoro")) == ["Ines Okoro", "Ines Okoro", "Okoro"]
    assert mentions(entity(found, "Ora Okoro")) == ["Ora Okoro"]


@pytest.mark.parametrize(
    ("title", "label"), [("Mrs.", "Hana Okoro"), ("Ms.", "Hana Okoro"), ("Mr.", "Erik Okoro"), ("Dr.", "Erik Okoro")]
)
def test_a_surname_with_a_title_goes_to_who_may_be_addressed_so(title, label):
    erik = left("[PERSON Erik/NNP/nsubj/left Okoro/NNP/flat/Erik]")
    hana = left("[PERSON Hana/NNP/nsubj/left Okoro/NNP/flat/Hana]")
    found = entities(erik, erik, hana, left(f"{title}/NNP/compound/Okoro [PERSON Okoro/NNP/nsubj/left]"))
    assert mentions(entity(found, label))[-1] == "Okoro"
    assert len(found) == 2


def test_somebody_of_the_other_gender_with_the_same_surname_is_another():
    erik = left("[PERSON Erik/NNP/nsubj/left Okoro/NNP/flat/Erik]")
    her = left("Mrs./NNP/compound/Okoro [PERSON Okoro/NNP/nsubj/left]")
    found = entities(erik, her, left("[PERSON Okoro/NNP/nsubj/left]"))
    assert [mentions(e) for e in found] == [["Erik Okoro", "Okoro"], ["Okoro"]]


def test_different_surnames_are_different_people():
    assert not same(INES, TEODOR)


def test_a_name_in_the_middle_of_a_longer_one_with_an_initial_is_found():
    long = "[PERSON Ines/NNP/nsubj/left M./NNP/flat/Ines Okoro/NNP/flat/Ines]"
    assert [e.label for e in entities(left(long), left("[PERSON Okoro/NNP/nsubj/left]"))] == ["Ines M. Okoro"]


@pytest.mark.parametrize(
    "again",
    ["[ORG Harrow/NNP/nsubj/left]", "[ORG HL/NNP/nsubj/left]", "the/DT/det/company company/NN/nsubj/left",
     "it=it/PRP/nsubj/left"],
)  # fmt: skip
def test_an_organisation_is_one_by_its_short_forms(again):
    assert same(LINES, left(again))


def test_an_organisation_is_not_what_its_first_word_alone_may_mean():
    board = "[ORG Peru/NNP/compound/Board Water/NNP/compound/Board Board/NNP/nsubj/left]"
    found = entities(left(board), PERU)
    assert [e.label for e in found] == ["Peru Water Board", "Peru"]


def test_a_person_and_an_organisation_of_one_name_stay_apart():
    assert not same(INES, left("[ORG Okoro/NNP/compound/Mining Mining/NNP/nsubj/left]"))


@pytest.mark.parametrize(
    ("first", "again", "one"),
    [
        (PERU, "the/DT/det/country country/NN/nsubj/left", True),
        (PERU, "the/DT/det/city city/NN/nsubj/left", False),
        (PERU, "a/DT/det/country country/NN/nsubj/left", False),
        (PERU, "it=it/PRP/nsubj/left", True),
        (PERU, "she=she/PRP/nsubj/left", False),
        (INES, "he=he/PRP/nsubj/left", False),
        (TEODOR, "he=he/PRP/nsubj/left", True),
        (TEODOR, "she=she/PRP/nsubj/left", False),
        (INES, "they=they/PRP/nsubj/left", False),
        (CARAVAN, "they=they/PRP/nsubj/left", True),
        (CARAVAN, "the/DT/det/caravan caravan/NN/nsubj/left", True),
        (CARAVAN, "a/DT/det/caravan caravan/NN/nsubj/left", False),
        (CARAVAN, "the/DT/det/caravan migrant/NN/compound/caravan caravan/NN/nsubj/left", True),
        pytest.param(
            CARAVAN,
            "the/DT/det/group group/NN/nsubj/left",
            True,
        ),
    ],
)
def test_a_description_or_pronoun_goes_back_only_to_what_fits(first, again, one):
    found = entities(first, left(again))
    if again.split("=")[0] in ("she", "he", "they") and not one:
        assert [len(e.mentions) for e in found] == [1], "a pronoun that fits nothing is no entity"
    else:
        assert (len(found) == 1) == one


def test_a_pronoun_does_not_look_ahead_or_too_far_back():
    assert entities(left("she=she/PRP/nsubj/left"), INES)[0].mentions[0].text == "Ines Okoro"
    filler = left("patience/NN/nsubj/left")
    assert [len(e.mentions) for e in entities(INES, *[filler] * 3, left("she=she/PRP/nsubj/left"))] == [2]
    assert [len(e.mentions) for e in entities(INES, *[filler] * 6, left("she=she/PRP/nsubj/left"))] == [1]


def test_a_pronoun_prefers_the_subject_to_what_stands_nearer():
    met = (
        "[PERSON Ines/NNP/nsubj/met Okoro/NNP/flat/Ines] met=meet/VBD/root [PERSON Hana/NNP/obj/met "
        "Solberg/NNP/flat/Hana] ./."
    )
    found = entities(met, left("she=she/PRP/nsubj/left"))
    assert mentions(entity(found, "Ines Okoro")) == ["Ines Okoro", "she"]


def test_a_possessive_pronoun_is_a_mention():
    met = (
        "[PERSON Ines/NNP/nsubj/left Okoro/NNP/flat/Ines] left=leave/VBD/root her/PRP$/nmod:poss/boat boat/NN/obj/left"
    )
    assert mentions(entities(met)[0]) == ["Ines Okoro", "her"]


def test_an_it_that_means_nothing_is_no_mention():
    rain = "it/PRP/expl/seems seems=seem/VBZ/root to/TO/mark/rain rain/VB/xcomp/seems ./."
    assert mentions(entities(PERU, rain)[0]) == ["Peru"]


PRESIDENT = (
    "[GPE Peru/NNP/nmod:poss/president 's/POS/case/Peru] president/NN/nsubj/left ,/, [PERSON Ines/NNP/appos/president "
    "Okoro/NNP/flat/Ines] ,/, left=leave/VBD/root ./."
)


def test_the_holder_of_an_office_is_meant_by_the_office():
    found = entities(PRESIDENT, left("the/DT/det/president president/NN/nsubj/left"))
    assert mentions(entity(found, "Ines Okoro"))[-1] == "president"


VICE = (
    "Vice/NNP/compound/President President/NNP/nmod:desc/Ora [PERSON Ora/NNP/nsubj/left Quist/NNP/flat/Ora] "
    "left=leave/VBD/root ./."
)
FORMER = (
    "former/JJ/amod/President President/NNP/nmod:desc/Ora [PERSON Ora/NNP/nsubj/left Quist/NNP/flat/Ora] "
    "left=leave/VBD/root ./."
)
SECRETARY = (
    "Secretary/NNP/nmod:desc/Ora of/IN/case/State State/NNP/nmod/Secretary [PERSON Ora/NNP/nsubj/left "
    "Quist/NNP/flat/Ora] left=leave/VBD/root ./."
)
GENERAL = (
    "Attorney/NNP/nmod:desc/Ora General/NNP/flat/Attorney [PERSON Ora/NNP/nsubj/left Quist/NNP/flat/Ora] "
    "left=leave/VBD/root ./."
)
GOVERNOR = "Gov./NNP/nmod:desc/Ora [PERSON Ora/NNP/nsubj/left Quist/NNP/flat/Ora] left=leave/VBD/root ./."


@pytest.mark.parametrize(
    ("first", "again", "one"),
    [
        (GOVERNOR, "the/DT/det/governor governor/NN/nsubj/left", True),
        (GENERAL, "the/DT/det/general attorney/NN/compound/general general/NN/nsubj/left", True),
        (GENERAL, "the/DT/det/attorney attorney/NN/nsubj/left general/NN/nsubj/left", True),
        (GENERAL, "the/DT/det/attorney attorney/NN/nsubj/left general/JJ/amod/attorney", True),
        (GENERAL, "the/DT/det/general general/NN/nsubj/left", False),
        (GOVERNOR, "the/DT/det/senator senator/NN/nsubj/left", False),
        (VICE, "the/DT/det/president president/NN/nsubj/left", False),
        (VICE, "the/DT/det/president vice/NN/compound/president president/NN/nsubj/left", True),
        (FORMER, "the/DT/det/president president/NN/nsubj/left", False),
        (FORMER, "the/DT/det/president former/JJ/amod/president president/NN/nsubj/left", True),
        (SECRETARY, "the/DT/det/secretary secretary/NN/nsubj/left", True),
        (SECRETARY, "the/DT/det/secretary deputy/NN/compound/secretary secretary/NN/nsubj/left", False),
        (SECRETARY, "the/DT/det/secretary finance/NN/compound/secretary secretary/NN/nsubj/left", False),
    ],
)
def test_an_office_means_who_holds_this_one_and_no_lower_or_former_one(first, again, one):
    assert (mentions(entity(entities(first, left(again)), "Ora Quist")) != ["Ora Quist"]) == one


def test_who_has_the_office_is_not_who_has_a_lower_one_that_is_called_so_in_full():
    said = left("the/DT/det/president president/NN/nsubj/left")
    again = left("the/DT/det/president vice/NN/compound/president president/NN/nsubj/left")
    assert mentions(entity(entities(VICE, again, said), "Ora Quist")) == ["Ora Quist", "vice president"]


def test_the_office_of_something_else_is_somebody_else():
    found = entities(
        PRESIDENT,
        left("the/DT/det/president president/NN/nsubj/left of/IN/case/club the/DT/det/club club/NN/nmod/president"),
    )
    assert "president" in [e.label for e in found]


def test_a_title_tells_the_gender_that_a_first_name_does_not():
    king = "[PERSON King/NNP/nmod:desc/Ulf Ulf/NNP/nsubj/left Senn/NNP/flat/Ulf] left=leave/VBD/root ./."
    assert mentions(entity(entities(king, left("he=he/PRP/nsubj/left")), "Ulf Senn")) == ["Ulf Senn", "he"]
    assert mentions(entity(entities(king, left("she=she/PRP/nsubj/left")), "Ulf Senn")) == ["Ulf Senn"]


def test_the_state_of_a_name_is_what_the_name_means():
    found = entities(
        "the/DT/det/state state/NN/nsubj/left of/IN/case/Karsa [GPE Karsa/NNP/nmod/state] left=leave/VBD/root ./."
    )
    assert [(e.label, e.aliases) for e in found] == [("Karsa", ())]


SAID = "”/'' [PERSON Ines/NNP/nsubj/said Okoro/NNP/flat/Ines] said=say/VBD/root ./."


@pytest.mark.parametrize("word", ["I", "we", "We"])
def test_who_says_i_or_we_in_a_quotation_is_the_speaker(word):
    found = entities(
        f"“/`` {word}/PRP/nsubj/leave will/MD/aux/leave leave/VB/ccomp/said soon/RB/advmod/leave ,/, {SAID}"
    )
    assert mentions(entity(found, "Ines Okoro")) == [word, "Ines Okoro"]


def test_he_in_a_quotation_is_not_the_speaker():
    said = "“/`` He=he/PRP/nsubj/left left=leave/VBD/ccomp/said too/RB/advmod/left soon/RB/advmod/left ,/, "
    found = entities(TEODOR, said + SAID)
    assert mentions(entity(found, "Teodor Brisk")) == ["Teodor Brisk", "He"]


def test_we_outside_of_a_quotation_is_nobody():
    assert entities(left("we=we/PRP/nsubj/left")) == ()


def test_labels_are_the_longest_name_and_aliases_the_other_names():
    [one] = entities(INES, left("[PERSON Okoro/NNP/nsubj/left]"), left("she=she/PRP/nsubj/left"))
    assert (one.label, one.aliases) == ("Ines Okoro", ("Okoro",))
