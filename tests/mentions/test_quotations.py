"""Who says what, in direct and indirect speech."""

from __future__ import annotations

import pytest
from parses import parse

from kg.mentions.passages import passages
from kg.mentions.quotations import find_quotations


def quotations(*sentences: str) -> list[str]:
    doc = parse(*sentences)
    found = find_quotations(doc)
    assert found == sorted(found, key=lambda q: (q.start, -q.end, q.verb.i))
    return [f"{q.speaker.text if q.speaker else '?'}: {doc.text[q.start : q.end]}" for q in found]


def shut(rest: str) -> str:
    """The port had closed, as a clause that is `rest` to another word."""
    return f"the/DT/det/port port/NN/nsubj/closed had=have/VBD/aux/closed closed=close/VBN/{rest}"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "[PERSON Ines/NNP/nsubj/said] said=say/VBD/root that/IN/mark/closed " + shut("ccomp/said ./."),
            ["Ines: that the port had closed"],
        ),
        (
            "[PERSON Ines/NNP/nsubj/said] said=say/VBD/root " + shut("ccomp/said ./."),
            ["Ines: the port had closed"],
        ),
        (
            shut("ccomp/said ,/, [PERSON Ines/NNP/nsubj/said] said=say/VBD/root ./."),
            ["Ines: the port had closed"],
        ),
        (
            shut("root ,/, [PERSON Ines/NNP/nsubj/said] said=say/VBD/parataxis/closed ./."),
            ["Ines: the port had closed"],
        ),
        (
            "the/DT/det/port port/NN/nsubj/closed ,/, [PERSON Ines/NNP/nsubj/said] said=say/VBD/parataxis/closed ,/, "
            "had=have/VBD/aux/closed closed=close/VBN/root ./.",
            ["Ines: the port, Ines said, had closed"],
        ),
        pytest.param(
            shut("root ,/, according=accord/VBG/case/Ines to/TO/fixed/according [PERSON Ines/NNP/obl/closed] ./."),
            ["Ines: the port had closed"],
        ),
        (
            "It/PRP/expl/said was=be/VBD/aux:pass/said said=say/VBN/root that/IN/mark/closed " + shut("ccomp/said"),
            ["?: that the port had closed"],
        ),
        (
            "[PERSON Ines/NNP/nsubj/denied] denied=deny/VBD/root closing=close/VBG/xcomp/denied it/PRP/obj/closing ./.",
            ["Ines: closing it"],
        ),
        (
            "[PERSON Ines/NNP/nsubj/left] left=leave/VBD/root ,/, saying=say/VBG/advcl/left " + shut("ccomp/saying"),
            ["Ines: the port had closed"],
        ),
        (
            "[PERSON Ines/NNP/nsubj/left] left=leave/VBD/root and/CC/cc/said said=say/VBD/conj/left "
            + shut("ccomp/said"),
            ["Ines: the port had closed"],
        ),
        ("[PERSON Ines/NNP/nsubj/closed] closed=close/VBD/root the/DT/det/port port/NN/obj/closed ./.", []),
        ("[PERSON Ines/NNP/nsubj/said] said=say/VBD/root no/UH/discourse/said ./.", []),
    ],
)  # fmt: skip
def test_indirect_speech(sentence, expected):
    assert quotations(sentence) == expected


def test_a_report_in_the_middle_is_not_a_part_of_what_it_reports():
    doc = parse(
        "the/DT/det/port port/NN/nsubj/closed ,/, [PERSON Ines/NNP/nsubj/said] said=say/VBD/parataxis/closed ,/, "
        "had=have/VBD/aux/closed closed=close/VBN/root ./."
    )
    [quotation] = find_quotations(doc)
    assert [t.text for t in doc if quotation.holds(t)] == ["the", "port", ",", ",", "had", "closed"]


def test_speech_within_speech():
    sentence = (
        "[PERSON Ines/NNP/nsubj/said] said=say/VBD/root that/IN/mark/told [PERSON Ulf/NNP/nsubj/told] "
        "told=claim/VBD/ccomp/said that/IN/mark/closed port/NN/nsubj/closed closed=close/VBD/ccomp/told ./."
    )
    assert quotations(sentence) == [
        "Ines: that Ulf told that port closed",
        "Ulf: that port closed",
    ]


DIRECT = (
    "“/`` We/PRP/nsubj/closed closed=close/VBD/ccomp/said the/DT/det/port port/NN/obj/closed ,/, ”/'' "
    "[PERSON Ines/NNP/nsubj/said] said=say/VBD/root ./."
)


def test_direct_speech_is_what_stands_between_the_marks():
    assert "Ines: “We closed the port,”" in quotations(DIRECT)


def test_straight_marks_do_as_well():
    found = quotations(DIRECT.replace("“/``", '"/``').replace("”/''", "\"/''"))
    assert 'Ines: "We closed the port,"' in found


def test_a_passage_goes_on_with_the_last_speaker():
    more = "“/`` It/PRP/nsubj/open will/MD/aux/open not/RB/advmod/open open/VB/root again/RB/advmod/open ./. ”/''"
    assert quotations(DIRECT, more)[-1] == "Ines: “It will not open again.”"


def test_a_passage_after_other_sentences_is_nobody_s():
    news = "Rain/NN/nsubj/fell fell=fall/VBD/root ./."
    other = "“/`` It/PRP/nsubj/open will/MD/aux/open not/RB/advmod/open open/VB/root again/RB/advmod/open ./. ”/''"
    assert not any("again" in found for found in quotations(DIRECT, news, news, other))


def test_a_passage_of_several_sentences_has_one_speaker():
    first = "“/`` The/DT/det/port port/NN/nsubj/closed is=be/VBZ/aux:pass/closed closed=close/VBN/root ./."
    second = (
        "It/PRP/nsubj/stays stays=stay/VBZ/ccomp/said so/RB/advmod/stays ,/, ”/'' [PERSON Ines/NNP/nsubj/said] "
        "said=say/VBD/root ./."
    )
    assert "Ines: “The port is closed. It stays so,”" in quotations(first, second)


def test_words_in_marks_that_nobody_says_are_no_quotation():
    sentence = (
        "[PERSON Ines/NNP/nsubj/read] read=read/VBD/root “/`` A/DT/det/Harbour Grey/NNP/compound/Harbour "
        "Harbour/NNP/obj/read in/IN/case/Winter Winter/NNP/nmod/Harbour ”/'' ./."
    )
    assert quotations(sentence) == []


def test_a_quotation_mark_that_is_never_closed_ends_with_its_line():
    sentence = (
        "[PERSON Ines/NNP/nsubj/said] said=say/VBD/root :/: “/`` The/DT/det/port port/NN/nsubj/closed "
        "closed=close/VBD/ccomp/said early/RB/advmod/closed ./. ¶"
    )
    found = quotations(sentence, "Rain/NN/nsubj/fell fell=fall/VBD/root ./.")
    assert found
    assert not any("Rain" in words for words in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We wait," she said. "We hope."', ['"We wait,"', '"We hope."']),
        ("“We wait,” she said.", ["“We wait,”"]),
        ("“We wait.\n\n“We hope.”", ["“We wait.", "“We hope.”"]),
        ('She said: "We wait.\n\n"We hope."', ['"We wait.', '"We hope."']),
        ('A plank of 6" lay there.\nIt fell.', []),
        ("“He told me, ‘Never trust a man,’” she said.", ["“He told me, ‘Never trust a man,’”"]),
        ("‘We wait for the boat,’ she said.", ["‘We wait for the boat,’"]),
        ("The dogs' home and the cats' home closed.", []),
    ],
)
def test_quotation_marks_are_paired_within_a_paragraph(text, expected):
    assert [text[p.start : p.end] for p in passages(text)] == expected


def test_a_passage_that_a_paragraph_leaves_open_goes_on_with_its_speaker():
    first = "“/`` We/PRP/nsubj/wait wait/VBP/ccomp/said ,/, ”/'' [PERSON Ines/NNP/nsubj/said] said=say/VBD/root ./."
    second = "“/`` They/PRP/nsubj/ran ran=run/VBD/root ./. ¶"
    third = "“/`` We/PRP/nsubj/stay will/MD/aux/stay stay/VB/root ./. ”/''"
    found = quotations(first, second, third)
    assert "Ines: “They ran." in found
    assert "Ines: “We will stay.”" in found


def test_a_sentence_that_is_quoted_whole_belongs_to_who_acts_before_it():
    first = "“/`` We/PRP/nsubj/wait wait/VBP/ccomp/said ,/, ”/'' [PERSON Ines/NNP/nsubj/said] said=say/VBD/root ./."
    second = "[PERSON Teodor/NNP/nsubj/laughed] laughed=laugh/VBD/root ./."
    third = "“/`` I/PRP/nsubj/stay will/MD/aux/stay stay/VB/root ./. ”/''"
    assert "Teodor: “I will stay.”" in quotations(first, second, third)


def test_a_name_in_marks_is_not_what_somebody_in_the_sentence_says():
    sentence = (
        "The/DT/det/garden “/`` peace/NN/compound/garden garden/NN/nsubj/closed ”/'' closed=close/VBD/root ,/, "
        "and/CC/cc/said [PERSON Ines/NNP/nsubj/said] said=say/VBD/conj/closed "
        + shut("ccomp/said ./.").replace("the/DT", "a/DT")
    )
    assert quotations(sentence) == ["Ines: a port had closed"]


def test_a_report_between_subject_and_verb_reports_the_clause():
    sentence = (
        "The/DT/det/storm storm/NN/nsubj/come ,/, forecasters/NNS/nsubj/say say/VBP/acl:relcl/storm ,/, "
        "will/MD/aux/come come/VB/root ./."
    )
    assert quotations(sentence) == ["forecasters: The storm, forecasters say, will come"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "[PERSON Ines/NNP/nsubj/came] ,/, who/WP/nsubj/said said=say/VBD/acl:relcl/Ines the/DT/det/port "
            "port/NN/nsubj/closed closed=close/VBD/ccomp/said ,/, came=come/VBD/root late/RB/advmod/came ./.",
            "Ines: the port closed",
        ),
        (
            "That/DT/det/man man/NN/nsubj/said ,/, [PERSON Ulf/NNP/nsubj/said] ,/, said=say/VBD/root the/DT/det/port "
            "port/NN/nsubj/closed closed=close/VBD/ccomp/said ./.",
            "Ulf: the port closed",
        ),
        (
            "The/DT/det/port port/NN/nsubj/closed closed=close/VBD/root ,/, says=say/VBZ/conj/closed "
            "[PERSON Ines/NNP/nsubj/says] ./.",
            "Ines: The port closed",
        ),
        (
            "The/DT/det/port port/NN/nsubj/closed closed=close/VBD/root the/DT/det/gates gates/NNS/obj/closed ,/, "
            "[PERSON Ines/NNP/appos/gates] ,/, explained=explain/VBD/acl:relcl/gates ./.",
            "Ines: The port closed the gates",
        ),
        (
            "The/DT/det/storm storm/NN/nsubj/come ,/,/punct/forecasters forecasters/NNS/nsubj/say "
            "say/VBP/acl:relcl/storm ,/,/punct/say will/MD/aux/come come/VB/root ./.",
            "forecasters: The storm, forecasters say, will come",
        ),
        (
            "[PERSON Ines/NNP/nsubj/signed] signed=sign/VBD/root a/DT/det/letter letter/NN/obj/signed "
            "saying=say/VBG/acl/letter the/DT/det/port port/NN/nsubj/closed closed=close/VBD/ccomp/saying ./.",
            "Ines: the port closed",
        ),
    ],
)
def test_the_speaker_of_a_report_in_any_grammar(sentence, expected):
    assert expected in quotations(sentence)


def test_an_announced_sentence_is_what_the_subject_says():
    sentence = (
        "[PERSON Ines/NNP/nsubj/defended] defended=defend/VBD/root her/PRP$/nmod:poss/plan plan/NN/obj/defended ,/, "
        "“/`` We/PRP/nsubj/wait will/MD/aux/wait wait/VB/parataxis/defended here/RB/advmod/wait ./. ”/''"
    )
    assert "Ines: “We will wait here.”" in quotations(sentence)


def test_who_is_quoted_does_not_report_the_quotation():
    sentence = (
        "“/`` We/PRP/nsubj/wait wait/VBP/ccomp/wrote ,/, as/IN/mark/did did=do/VBD/advcl/wait "
        "others/NNS/nsubj/wrote ,/, ”/'' wrote=write/VBD/root [PERSON Ines/NNP/obj/wrote] ./."
    )
    assert quotations(sentence)[0].startswith("Ines: “We wait")
