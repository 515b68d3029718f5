"""Who says it, and what: sentences of our own, read with the real model. All people and bodies are invented."""

from __future__ import annotations

import pytest
from parses import Reader

from kg.records import Claim


def said(reader: Reader, text: str) -> list[str]:
    """What is stated, by whom, in text order."""
    return [line for claim, line in reader(text) if claim.relation == "stated"]


def the(reader: Reader, text: str, relation: str) -> Claim:
    """The one claim of a relation."""
    found = [claim for claim, _ in reader(text) if claim.relation == relation]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The Telm Gazette cited the Harbour Authority as saying Karsa Lines owned the ferry.",
            "Harbour Authority stated -: Karsa Lines owned the ferry",
        ),
        (
            "Ruta Brek was cited by the Gazette as saying the Karsa army attacked Telm.",
            "Ruta Brek stated -: the Karsa army attacked Telm",
        ),
        (
            "The bridge was blown up by Karsa, the Telm Defence League said on Monday.",
            "Telm Defence League stated -: The bridge was blown up by Karsa",
        ),
        (
            "The bridge was blown up by Karsa, the Telm Defence League claimed on Friday.",
            "Telm Defence League stated -: The bridge was blown up by Karsa",
        ),
        (
            "Brek denied any contact with the gang; Mira Solt repeatedly said the men had met.",
            "Mira Solt stated -: the men had met",
        ),
        (
            "Fares have been at least 20%, and averaged around 40% according to Telm Ferries' records.",
            "Telm Ferries stated -: Fares have been at least 20%, and averaged around 40%",
        ),
        (
            "Solt had been in the engine room, trying to stop a leak at the time, according to the Coast Guard.",
            "Coast Guard stated -: Solt had been in the engine room, trying to stop a leak at the time",
        ),
        (
            "The harbour station is still on air, as Telm Radio claims the order did not cover its news service.",
            "Telm Radio stated -: the order did not cover its news service",
        ),
        (
            "Solt emailed the Harbour Board about the leak, to which the Harbour Board replied the tank was empty.",
            "Harbour Board stated -: the tank was empty",
        ),
        (
            "Ruta Brek said the rain led to corridors becoming unusable for escape.",
            "Ruta Brek stated -: the rain led to corridors becoming unusable for escape",
        ),
        (
            'Ruta Brek told reporters "Women in Karsa who have been robbed need help. The port is not safe."',
            "Ruta Brek stated -: Women in Karsa who have been robbed need help",
        ),
        (
            "Ruta Brek moved to Karsa. Trained in Telm, Brek has been living in the city, she told the Telm Gazette.",
            "Ruta Brek stated -: Trained in Telm, Brek has been living in the city",
        ),
        (
            "The port, Ivo Solt said, was closed on Monday.",
            "Ivo Solt stated -: The port, Ivo Solt said, was closed on Monday",
        ),
    ],
)
def test_what_is_stated_and_by_whom(model_reader, sentence, expected):
    assert expected in said(model_reader, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "A grain ship, reported by local press as belonging to the Karsa navy, sank off Telm on Monday.",
        "Dock workers reported this on the platform.",
        "We will leave if Ruta Brek confirms that the road is safe.",
        "Ruta Brek would like to confirm that the road is safe.",
        "Ruta Brek did not say that the road was safe.",
    ],
)
def test_what_states_nothing(model_reader, sentence):
    assert not said(model_reader, sentence)


def test_what_is_said_by_saying_so_is_actual(model_reader):
    text = 'Ruta Brek said, "The letter was a shock and we can confirm that the army attacked Telm."'
    assert {c.modality for c, _ in model_reader(text) if c.relation == "stated"} == {"actual"}


def test_a_verb_of_hearsay_beside_a_clause_casts_no_doubt_on_it(model_reader):
    text = "Brek is a harsh critic of Mayor Ivo Solt, and her colleagues had alleged Solt took bribes."
    assert the(model_reader, text, "opponentOf").attribution == "article"
    assert the(model_reader, text, "stated").attribution == "article"


def test_what_holds_in_any_case_is_no_condition(model_reader):
    text = "Ruta Brek visited Telm even if the mayor had met Ivo Solt."
    assert the(model_reader, text, "visited").modality == "actual"


def test_a_claim_that_is_not_denied_is_nobody_s(model_reader):
    text = "Mira Solt has not denied claims Karsa Lines bribed the mayor and attacked Telm."
    assert all(c.attribution == "unnamed" for c, _ in model_reader(text) if c.relation == "attacked")
    denied = the(model_reader, "Mira Solt denied claims Karsa Lines attacked Telm.", "attacked")
    assert (denied.polarity, denied.attribution) == ("negated", "named")


def test_a_passive_clause_beside_another_reports_nothing(model_reader):
    text = "Merel Tann backed Ivo Solt's proposal the fees be added to the budget."
    assert the(model_reader, text, "supported").attribution == "article"


def test_an_answer_in_an_interview_is_what_the_interviewed_say(model_reader):
    text = (
        "Telm Weekly interviews harbour master Merel Tann\n\nTW: When did you hear of the strike?\n\n"
        "Merel Tann: I heard of it on Monday. The union attacked the mayor.\n\nTW: Did she help?\n\n"
        "Merel Tann: No. We asked Ruta Brek for help."
    )
    assert the(model_reader, text, "attacked").attribution == "named"
    assert [c.attribution for c, line in model_reader(text) if line.startswith("Merel Tann requested")] == ["named"]


def test_no_label_is_in_an_answer_and_a_hedge_is_no_statement(model_reader):
    text = (
        "Telm Weekly interviews Merel Tann\n\n((TW)) Did the mayor help?\n\n"
        "((Merel Tann)) Prices, I would say, are the same as you find in Karsa.\n\n((TW)) What comes next?\n\n"
        "((Merel Tann)) As I told you, we have a plan for the port."
    )
    assert said(model_reader, text) == [
        "Merel Tann stated -: Prices, I would say, are the same as you find in Karsa",
        "Merel Tann stated -: As I told you, we have a plan for the port",
    ]


def test_who_stands_alone_in_the_sentence_before_speaks(model_reader):
    text = 'The home crew lost two masts, leaving Ivo Solt displeased. "One of them was old."'
    assert said(model_reader, text) == ["Ivo Solt stated -: One of them was old"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ('Ruta Brek asked, "Will you ever listen?" and Ivo Solt said "Will you?"', "Ivo Solt stated -: Will you"),
        ("Merel Tann would later say the march was a success.", "Merel Tann stated -: the march was a success"),
        (
            "Ruta Brek criticized Ivo Solt for visiting Telm despite claiming the road was unsafe.",
            "Ivo Solt stated -: the road was unsafe",
        ),
        (
            "Ivo Solt said he would not take the tablets, claiming they alter his blood.",
            "Ivo Solt stated -: they alter his blood",
        ),
    ],
)
def test_what_was_said(model_reader, sentence, expected):
    assert expected in said(model_reader, sentence)


def test_what_somebody_is_sad_to_say_is_said(model_reader):
    text = '"I am saddened to report that our colleague has died," Ruta Brek wrote.'
    assert {c.modality for c, _ in model_reader(text) if c.relation == "stated"} == {"actual"}


def test_what_somebody_suggests_is_not_done(model_reader):
    text = "Ivo Solt suggested his followers sign a form, and then visit Telm."
    assert the(model_reader, text, "visited").modality == "future"


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Merel Tann is a Green Alliance member.", "actual"),
        ("Merel Tann may be a Green Alliance member.", "hypothetical"),
        ("If Merel Tann is a Green Alliance member, she will lose.", "hypothetical"),
    ],
)
def test_what_somebody_may_be(model_reader, sentence, modality):
    assert the(model_reader, sentence, "memberOf").modality == modality


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We won the cup," Ruta Brek beamed on Monday.', ["Ruta Brek stated -: We won the cup"]),
        ('"They closed the port!" gasped Ivo Solt.', ["Ivo Solt stated -: They closed the port!"]),
        ('In her novel, "They Closed the Port," Ruta Brek returns to Telm.', []),
        ('"They closed the port," Ruta Brek sings songs.', []),
    ],
)
def test_any_verb_beside_a_quotation_reports_it(model_reader, text, expected):
    assert said(model_reader, text) == expected


def test_a_quotation_right_behind_another_is_the_other_one_s_turn(model_reader):
    text = '"Is it closed?" Ruta Brek asked. "It is closed," Ivo Solt said. "We will leave." "You will stay here."'
    assert "Ruta Brek stated -: You will stay here" in said(model_reader, text)
