"""Named mentions: cut to the name itself, bylines left out, nationals told from demonyms."""

from __future__ import annotations

import pytest
from parses import entities, entity, mentions

END = "left=leave/VBD/root ./."


def summary(*sentences: str) -> list[str]:
    return [f"{e.kind}: {e.label}" for e in entities(*sentences)]


@pytest.mark.parametrize(
    ("name", "trimmed"),
    [
        ("[PERSON President/NNP/nmod:desc/Okoro Ines/NNP/nmod:desc/Okoro Okoro/NNP/nsubj/left]", "Ines Okoro"),
        ("[PERSON Gen./NNP/compound/Okoro Okoro/NNP/nsubj/left]", "Okoro"),
        ("[PERSON Prime/NNP/compound/Minister Minister/NNP/compound/Okoro Okoro/NNP/nsubj/left]", "Okoro"),
        ("[PERSON Ines/NNP/nsubj/left Okoro/NNP/flat/Ines 's/POS/case/Ines] boat/NN/dep/left", "Ines Okoro"),
        ("[PERSON Ines/NNP/nsubj/left Okoro/NNP/flat/Ines ,/,]", "Ines Okoro"),
        ("[ORG The/DT/det/Lines Harrow/NNP/compound/Lines Lines/NNPS/nsubj/left]", "Harrow Lines"),
        ("[ORG “/`` Northmill/NNP/nsubj/left ”/'']", "Northmill"),
    ],
)
def test_a_name_is_cut_to_itself(name, trimmed):
    [found] = [e for e in entities(f"{name} {END}") if any(m.form == "name" for m in e.mentions)]
    assert (found.label, mentions(found)) == (trimmed, [trimmed])


@pytest.mark.parametrize("label", ["DATE", "MONEY", "CARDINAL"])
def test_what_is_no_kind_of_entity_is_no_mention(label):
    assert summary(f"[{label} Friday/NNP/nsubj/left] {END}") == []


def test_punctuation_is_no_name():
    assert summary(f"[PERSON ,/,] {END}") == []


@pytest.mark.parametrize(
    ("label", "kind"),
    [("PERSON", "Person"), ("ORG", "Organization"), ("GPE", "GeopoliticalEntity"), ("LOC", "Place"), ("FAC", "Place")],
)
def test_the_kinds_of_names(label, kind):
    assert summary(f"[{label} Karsa/NNP/nsubj/left] {END}") == [f"{kind}: Karsa"]


def test_a_byline_is_no_news():
    line = "[PERSON Ora/NNP/root Quist/NNP/flat/Ora] //SYM/punct/Ora [ORG AFP/NNP/dep/Ora] ¶"
    assert summary(line, f"[PERSON Ines/NNP/nsubj/left] {END}") == ["Person: Ines"]


def test_a_credit_without_a_verb_is_no_news():
    line = "[PERSON Ora/NNP/root Quist/NNP/flat/Ora] ,/, [ORG Reuters/NNP/dep/Ora] ¶"
    assert summary(line, f"[PERSON Ines/NNP/nsubj/left] {END}") == ["Person: Ines"]


def test_a_slash_between_two_names_of_the_news_is_no_credit():
    assert "Person: Ora Quist" in summary(
        f"[PERSON Ora/NNP/nsubj/left Quist/NNP/flat/Ora] //SYM/punct/Ora [PERSON Ines/NNP/conj/Ora] {END}"
    )


def test_the_initials_of_an_interviewer_are_no_news():
    marks = "(/-LRB- (/-LRB- [ORG OQ/NNP/dep/left] )/-RRB- )/-RRB-"
    assert summary(f"{marks} why/WRB/advmod/left [PERSON Ines/NNP/nsubj/left] {END}") == ["Person: Ines"]


def test_an_agency_that_acts_is_news():
    found = summary("[ORG Reuters/NNP/nsubj/hired] hired=hire/VBD/root [PERSON Ora/NNP/obj/hired] ./.")
    assert found == ["Organization: Reuters", "Person: Ora"]


def test_a_country_has_its_own_name_and_id_whatever_it_is_called():
    found = entities(
        f"[GPE Peru/NNP/nsubj/left] {END}",
        f"The/DT/det/Peru [GPE Republic/NNP/compound/Peru of/IN/case/Peru Peru/NNP/nsubj/left] {END}",
    )
    assert [(e.label, e.same_as) for e in found] == [("Peru", ("wikidata:Q419",))]
    assert mentions(found[0]) == ["Peru", "Republic of Peru"]


def test_people_of_a_country_are_a_group_and_the_adjective_is_the_country():
    peruvians = entities(f"[NORP Peruvians/NNPS/nsubj/left] {END}")
    assert [(e.kind, e.label) for e in peruvians] == [("Group", "Peruvians")]
    peruvian = entities(f"Peruvian/JJ/amod/miners miners=miner/NNS/nsubj/left {END}")
    assert [(e.kind, e.label) for e in peruvian] == [("GeopoliticalEntity", "Peru"), ("Group", "Peruvian miners")]
    assert peruvian[1].of_place == peruvian[0].id
    assert entity(peruvian, "Peru").aliases == ()


def test_a_group_of_nationals_belongs_to_the_country_that_is_named_elsewhere():
    found = entities(f"[NORP Peruvians/NNPS/nsubj/left] [GPE Peru/NNP/obj/left] {END}")
    assert entity(found, "Peruvians").of_place == entity(found, "Peru").id


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("South/JJ/amod/miners Korean/JJ/amod/miners miners=miner/NNS/nsubj/left", "South Korea"),
        ("Central/JJ/amod/miners American/JJ/amod/miners miners=miner/NNS/nsubj/left", None),
        ("American/JJ/amod/miners miners=miner/NNS/nsubj/left", "United States"),
    ],
)
def test_a_demonym_of_two_words_counts_as_a_whole(phrase, country):
    places = [e.label for e in entities(f"{phrase} {END}") if e.kind == "GeopoliticalEntity"]
    assert places == ([country] if country else [])


def test_a_word_in_lower_case_is_no_demonym():
    assert summary(f"turkey/NN/nsubj/left and/CC/cc/polish polish/NN/conj/turkey {END}") == []


def test_mentions_of_an_entity_are_where_their_words_are():
    [one] = entities(
        f"[PERSON Ines/NNP/nsubj/left Okoro/NNP/flat/Ines] {END} ¶", f"[PERSON Okoro/NNP/nsubj/left] {END}"
    )
    assert [(m.span.start, m.span.end, m.form, m.article) for m in one.mentions] == [
        (0, 10, "name", "d"),
        (18, 23, "name", "d"),
    ]


def test_ids_count_entities_in_text_order():
    found = entities(f"[PERSON Ines/NNP/nsubj/left] [GPE Karsa/NNP/obj/left] {END}")
    assert [(e.id, e.label) for e in found] == [("d#0", "Ines"), ("d#1", "Karsa")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("[GPE Karsa/NNP/compound/Observer] Observer/NNP/nsubj/left", "Organization: Karsa Observer"),
        (
            "[ORG Centre/NNP/nsubj/left for/IN/case/Peace Peace/NNP/nmod/Centre and/CC/cc/Centre]",
            "Organization: Centre for Peace",
        ),
        ("[PERSON Brandt/NNP/compound/Cranes Cranes/NNPS/nsubj/left]", "Organization: Brandt Cranes"),
        ("[PERSON Ada/NNP/nsubj/left Hughes/NNPS/flat/Ada]", "Person: Ada Hughes"),
    ],
)
def test_a_name_that_the_model_cut_or_misjudged(sentence, expected):
    assert summary(f"{sentence} {END}") == [expected]


def test_the_field_of_an_office_is_no_body():
    words = "minister/NN/nsubj/left of/IN/case/Affairs [ORG Foreign/NNP/amod/Affairs Affairs/NNPS/nmod/minister]"
    assert all("Organization" not in line for line in summary(f"the/DT/det/minister {words} {END}"))
