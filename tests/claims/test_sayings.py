"""Quoted sentences that nothing in their own sentence reports, and where reported contents end."""

from __future__ import annotations

import pytest
from parses import claims, told

from kg.mentions.quotations import within_marks

WAIT = "“/`` We/PRP/nsubj/wait wait/VBP/ccomp/said ,/, ”/'' [PERSON Ines/NNP/nsubj/said] said=say/VBD/root ./."
LEAVE = "“/`` Then=then/RB/advmod/leave we/PRP/nsubj/leave will/MD/aux/leave leave/VB/root ./. ”/''"


def test_a_quoted_sentence_by_itself_is_stated_by_who_spoke_before():
    assert told(WAIT, LEAVE, relation="stated") == ["Ines stated -: Then we will leave", "Ines stated -: We wait"]


def test_its_evidence_shows_speaker_and_words():
    found = next(c for c in claims(WAIT, LEAVE) if c.pattern == "state.4")
    assert (found.modality, found.attribution) == ("actual", "article")
    assert "Ines" in found.evidence.text
    assert "leave" in found.evidence.text


def test_a_title_in_marks_is_not_stated():
    title = "“/`` Winter/NN/root ”/''"
    assert told(WAIT, title, relation="stated") == ["Ines stated -: We wait"]


CLOSED = "the/DT/det/port port/NN/nsubj/closed closed=close/VBD/{}"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "As/IN/mark/stated [PERSON Ines/NNP/nsubj/stated] stated=state/VBD/advcl/closed late/RB/xcomp/stated ,/, "
            + CLOSED.format("root"),
            "the port closed",
        ),
        (
            "Rain/NN/nsubj/fell fell=fall/VBD ;/:/punct/said [PERSON Ines/NNP/nsubj/said] said=say/VBD/parataxis/fell "
            + CLOSED.format("ccomp/said"),
            "the port closed",
        ),
        (
            "[PERSON Ines/NNP/nsubj/said] said=say/VBD/root " + CLOSED.format("ccomp/said")
            + " ,/,/punct/adding adding=add/VBG/advcl/closed that/DT/obj/adding ./.",
            "the port closed",
        ),
        (
            CLOSED.format("root") + " according=accord/VBG/case/Ines to/TO/fixed/according "
            "[PERSON Ines/NNP/obl/closed] on/IN/case/May [DATE May/NNP/obl/closed] ./.",
            "the port closed",
        ),
    ],
)  # fmt: skip
def test_where_a_content_ends(sentence, expected):
    assert told(sentence, relation="stated") == [f"Ines stated -: {expected}"]


def test_a_participle_behind_a_comma_goes_with_the_sentence():
    sentence = (
        "[PERSON Ines/NNP/nsubj/frowned] frowned=frown/VBD/root as/IN/mark/came [PERSON Ulf/NNP/nsubj/came] "
        "came=come/VBD/advcl/frowned ,/,/punct/saying saying=say/VBG/advcl/came " + CLOSED.format("ccomp/saying")
    )
    assert told(sentence, relation="stated") == ["Ines stated -: the port closed"]


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        ('"We wait," she said. "We hope."', 1, "We wait"),
        ('It was "a mess," without saying why', 0, 'It was "a mess,"'),
        ('It was "a mess," and it stayed one', 0, 'It was "a mess," and it stayed one'),
        ("“Cheap” bread is dear", 0, "“Cheap” bread is dear"),
        ("They wait", 0, "They wait"),
    ],
)
def test_what_stands_behind_the_closing_mark_is_not_quoted(text, start, expected):
    first, last = within_marks(text, start, len(text))
    assert text[first:last] == expected
