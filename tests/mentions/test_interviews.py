"""Whose paragraph is whose in an interview. All people and papers are invented."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from kg.mentions.interviews import answers
from kg.mentions.passages import passages

QUESTIONS = ("When did you hear of the strike?", "Did the mayor help?", "What comes next?")
ANSWERS = ("I heard of it on Monday.\n\nThe union met the mayor.", "No, she refused to meet us.", "We wait.")


def interview(title: str, question: str, answer: str, *, rest: str = "") -> str:
    turns = [f"{question}{q}\n\n{answer}{a}" for q, a in zip(QUESTIONS, ANSWERS, strict=True)]
    return "\n\n".join([title, *turns]) + rest


@pytest.fixture
def told(nlp):
    """The paragraphs that somebody says, each with the speaker's last name."""

    def read(text: str) -> list[str]:
        doc: Doc = nlp(text)
        names = {token: name for name in doc.ents for token in name}
        return [f"{names[q.speaker][-1].text}: {text[q.start : q.end]}" for q in answers(doc)]

    return read


ALL = [
    "Tann: I heard of it on Monday.",
    "Tann: The union met the mayor.",
    "Tann: No, she refused to meet us.",
    "Tann: We wait.",
]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("TW: ", "Merel Tann: "),
        ("TW: ", "Tann: "),
        ("((TW)) ", "((Merel Tann)) "),
        ("((TW)) : ", "((Merel Tann)) : "),
        ("**TW:** ", "**Merel Tann:** "),
        ("Q: ", "A: "),
        ("Q: ", ""),
        ("", "Merel Tann: "),
        ("", ""),
    ],
)
def test_answers_are_of_who_is_asked(told, question, answer):
    assert told(interview("Telm Weekly interviews harbour master Merel Tann", question, answer)) == ALL


def test_what_follows_the_last_answer_is_the_article_s(told):
    text = interview("Five questions for Merel Tann", "Q: ", "A: ", rest="\n\nThe port is closed until Friday.")
    assert told(text) == ALL


def test_several_people_answer(told):
    text = (
        "Two candidates answer questions\n\nTW: Will you close the port?\n\nMerel Tann: Yes.\n\nIvo Solt: No.\n\n"
        "TW: Why?\n\nMerel Tann: It is old.\n\nIvo Solt: It is safe."
    )
    assert told(text) == ["Tann: Yes.", "Solt: No.", "Tann: It is old.", "Solt: It is safe."]


def test_a_colon_in_an_answer_ends_no_turn(told):
    text = interview("Telm Weekly interviews Merel Tann", "((TW)) ", "((Merel Tann)) ").replace(
        "The union", "Here is what followed: the port was closed.\n\nKey Demands: more pay.\n\nThe union"
    )
    assert told(text) == [
        ALL[0],
        "Tann: Here is what followed: the port was closed.",
        "Tann: Key Demands: more pay.",
        *ALL[1:],
    ]


def test_a_plain_label_is_a_name(told):
    text = interview("Telm Weekly interviews Merel Tann", "TW: ", "Merel Tann: ").replace(
        "The union", "Here is my advice: stay at home.\n\nThe union"
    )
    assert told(text) == [ALL[0], "Tann: Here is my advice: stay at home.", *ALL[1:]]


@pytest.mark.parametrize(("question", "answer"), [("TW: ", "Merel Tann: "), ("((TW)) ", "((Merel Tann)) "), ("", "")])
def test_what_tells_of_the_speaker_by_name_is_the_article_s(told, question, answer):
    text = interview("Telm Weekly interviews harbour master Merel Tann", question, answer).replace(
        "The union", "Tann also showed photographs of the port.\n\nThe union"
    )
    assert told(text) == ALL


@pytest.mark.parametrize(
    "text",
    [
        "Results in Telm\n\nMerel Tann: 34 votes\n\nIvo Solt: 20 votes\n\nRuta Brek: 12 votes",
        "Merel Tann closes the port\n\nWhy now? Why her? I asked.\n\nWho pays?\n\nTann met Ivo Solt.\n\nWho knows?",
        interview("The strike in Telm", "", ""),
        "",
    ],
)
def test_lists_and_lone_questions_are_no_interview(told, text):
    assert told(text) == []


def test_words_in_marks_inside_a_quotation_do_not_end_it():
    text = 'Tann wrote: "We wait. The "safe port" is closed. They left." Solt said, "No."'
    assert [text[p.start : p.end] for p in passages(text)] == [
        '"We wait. The "safe port" is closed. They left."',
        '"No."',
    ]


@pytest.mark.parametrize("text", ['He left "at noon", "at home" and "at sea".', '"We "wait", she said.', '"', '""""'])
def test_marks_that_stand_side_by_side(text):
    assert all(p.start < p.end <= len(text) for p in passages(text))
