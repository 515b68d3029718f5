"""What the article says of a name tells what kind of thing it is, wherever the name stands."""

from __future__ import annotations

import pytest
from parses import entities

LEFT = "left=leave/VBD/root ./."


def kinds(*sentences: str) -> set[str]:
    return {e.kind for e in entities(*sentences) if any(m.form == "name" for m in e.mentions)}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        (f"[GPE Zelden/NNP/nsubj/left] ,/, a/DT/det/charity charity/NN/appos/Zelden ,/, {LEFT}", "Organization"),
        (f"[GPE Zelden/NNP/nsubj/left] ,/, a/DT/det/film film/NN/appos/Zelden ,/, {LEFT}", "Thing"),
        (f"[ORG Zelden/NNP/nsubj/left] ,/, a/DT/det/drug drug/NN/appos/Zelden ,/, {LEFT}", "Thing"),
        (f"the/DT/det/film film/NN/nsubj/left [ORG Zelden/NNP/appos/film] {LEFT}", "Thing"),
        (f"singer/NN/nmod:desc/Zelden [GPE Zelden/NNP/nsubj/left] {LEFT}", "Person"),
        (f"minister/NN/nmod:desc/Zelden [GPE Zelden/NNP/nsubj/left] {LEFT}", "Person"),
        (
            "[GPE Zelden/NNP/nsubj/vaccine] is=be/VBZ/cop/vaccine a/DT/det/vaccine vaccine/NN/root ./.",
            "Thing",
        ),
        (f"[PERSON Ora/NNP/nsubj/left Quist/NNP/flat/Ora] and/CC/cc/Zelda [GPE Zelda/NNP/conj/Ora "
         f"Burkat/NNP/flat/Zelda] {LEFT}", "Person"),
        (f"[PERSON Reuters/NNP/nsubj/left] {LEFT}", "Organization"),
        (f"[ORG Halden/NNP/nsubj/left 707/CD/flat/Halden] {LEFT}", "Thing"),
        (f"[GPE Maria/NNP/nsubj/left Solvik/NNP/flat/Maria] {LEFT}", "Person"),
        (f"[GPE Zelden/NNP/nsubj/left] ,/, a/DT/det/church church/NN/appos/Zelden ,/, {LEFT}", "Place"),
        (f"[GPE White/NNP/compound/House House/NNP/nsubj/left] {LEFT}", "Organization"),
        (f"[ORG COVID-19/NNP/nsubj/left] {LEFT}", "Thing"),
        (f"[ORG Ora/NNP/compound/Hall Hall/NNP/nsubj/left QC/NNP/flat/Hall] {LEFT}", "Person"),
    ],
)  # fmt: skip
def test_what_stands_beside_a_name_tells_its_kind(sentence, kind):
    assert kinds(sentence) == {kind}


def test_what_is_told_once_holds_for_the_whole_article():
    told = f"minister/NN/nmod:desc/Zelden [GPE Zelden/NNP/nsubj/left] {LEFT}"
    again = f"[GPE Zelden/NNP/nsubj/left] {LEFT}"
    assert [(e.kind, e.label) for e in entities(again, told, again)] == [("Person", "Zelden")]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        (f"[GPE Peru/NNP/nsubj/left] ,/, a/DT/det/member member/NN/appos/Peru ,/, {LEFT}", "GeopoliticalEntity"),
        (f"[GPE North/NNP/compound/Carolina Carolina/NNP/nsubj/left] {LEFT}", "GeopoliticalEntity"),
        (f"[ORG Zelden/NNP/nsubj/left] ,/, the/DT/det/mayor mayor/NN/appos/Zelden ,/, {LEFT}", "Organization"),
        (f"the/DT/det/Zelden star/NN/compound/Zelden [GPE Zelden/NNP/nsubj/left] {LEFT}", "GeopoliticalEntity"),
        (
            "He/PRP/nsubj/left left=leave/VBD/root for/IN/case/Maria [GPE Maria/NNP/obl/left Sol/NNP/flat/Maria] ./.",
            "GeopoliticalEntity",
        ),
        (f"[PERSON Ines/NNP/nsubj/left] ,/, a/DT/det/charity charity/NN/appos/Ines ,/, {LEFT}", "Person"),
    ],
)
def test_what_is_known_or_uncertain_stays(sentence, kind):
    assert kinds(sentence) == {kind}


def test_a_noun_that_starts_a_sentence_is_no_name():
    found = entities(f"[ORG Police/NNP/nsubj/left] {LEFT}", f"the/DT/det/police police/NNS/nsubj/left {LEFT}")
    assert [(e.kind, e.label, len(e.mentions)) for e in found] == [("Group", "Police", 2)]


def test_an_office_has_a_field_of_two_parts():
    found = entities(
        "Road/NNP/compound/Transport Transport/NNP/compound/Minister and/CC/cc/Bridges "
        "[ORG Bridges/NNPS/conj/Transport] "
        f"Minister/NNP/nmod:desc/Oben [PERSON Oben/NNP/nsubj/left Quarl/NNP/flat/Oben] {LEFT}"
    )
    assert [e.label for e in found] == ["Oben Quarl"]
