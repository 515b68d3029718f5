"""All phrases of a document are found with their whole words, and grouped by what they mean."""

from __future__ import annotations

from math import log

import numpy as np
import pytest
from parses import parse, vocabulary
from spacy.tokens import Doc

from kg.errors import ModelError
from kg.mentions.clusters import _together, find_clusters
from kg.mentions.columns import Columns
from kg.mentions.pairs import pairs, sizes
from kg.mentions.persons import Persons
from kg.mentions.phrases import find_phrases
from kg.mentions.scorer import STEPS, Scorer

INES = "[PERSON Ines/NNP/nsubj/left Okoro/NNP/flat/Ines] left=leave/VBD/root ./."
HANA = "[PERSON Hana/NNP/nsubj/left Solberg/NNP/flat/Hana] left=leave/VBD/root ./."
SHE = "she=she/PRP/nsubj/slept slept=sleep/VBD/root ./."
INES_AND_HER = (
    "[PERSON Ines/NNP/nsubj/sold Okoro/NNP/flat/Ines] sold=sell/VBD/root her/PRP$/nmod:poss/boat boat/NN/obj/sold ./."
)
BOAT = (
    "the/DT/det/boat old/JJ/amod/boat boat/NN/nsubj/sank of/IN/case/sister her/PRP$/nmod:poss/sister "
    "sister/NN/nmod/boat ,/,/punct/boat which/WDT/nsubj/leaked leaked=leak/VBD/acl:relcl/boat "
    ",/,/punct/boat sank=sink/VBD/root ./."
)


def together(*sentences: str) -> list[list[str]]:
    return [[p.head.text for p in cluster] for cluster in find_clusters(parse(*sentences)) if len(cluster) > 1]


def test_a_phrase_has_its_complements_and_relative_clause():
    found = {p.head.text: p.span.text for p in find_phrases(parse(BOAT))}
    assert found["boat"].startswith("the old boat of her sister")
    assert found["boat"].endswith("leaked")
    assert (found["sister"], found["her"]) == ("her sister", "her")
    assert "which" not in found


def test_what_is_joined_or_in_apposition_is_a_phrase_of_its_own():
    met = (
        "the/DT/det/mayor mayor/NN/nsubj/left ,/,/punct/mayor [PERSON Ines/NNP/appos/mayor] ,/,/punct/mayor "
        "and/CC/cc/clerk a/DT/det/clerk clerk/NN/conj/mayor left=leave/VBD/root ./."
    )
    found = {p.span.text: (p.head.text, p.sort) for p in find_phrases(parse(met))}
    assert list(found) == ["the mayor, Ines, and a clerk", "the mayor", "Ines", "a clerk"]
    assert found["the mayor, Ines, and a clerk"] == ("and", "both")


def test_what_stands_beside_a_noun_inside_a_phrase_ends_the_phrase():
    sister = (
        "the/DT/det/boat boat/NN/nsubj/sank of/IN/case/sister her/PRP$/nmod:poss/sister sister/NN/nmod/boat "
        ",/,/punct/pilot a/DT/det/pilot pilot/NN/appos/sister ,/,/punct/pilot sank=sink/VBD/root ./."
    )
    found = {p.head.text: p.span.text for p in find_phrases(parse(sister))}
    assert (found["boat"], found["pilot"]) == ("the boat of her sister", "a pilot")


def test_a_name_behind_a_noun_that_it_hangs_on_is_the_phrase():
    quit_ = (
        "the/DT/det/pilot old/JJ/amod/pilot pilot/NN/nsubj/left [PERSON Ines/NNP/flat/pilot Okoro/NNP/flat/Ines] "
        "left=leave/VBD/root ./."
    )
    (phrase,) = find_phrases(parse(quit_))
    assert (phrase.span.text, phrase.head.text, phrase.top.text) == ("the old pilot Ines Okoro", "Ines", "pilot")
    assert (phrase.sort, phrase.kind, phrase.role, phrase.text) == ("name", "person", "subj", ("ines", "okoro"))
    assert phrase.titles == ("the", "old", "pilot")
    assert together(quit_, SHE) == [["Ines", "she"]]


@pytest.mark.parametrize(
    ("names", "gender"),
    [
        ("[PERSON Michael/NNP/nsubj/left]", "male"),
        ("[PERSON Taylor/NNP/nsubj/left]", ""),
        ("[PERSON Hana/NNP/nsubj/met Michael/NNP/flat/Hana] met=meet/VBD/root [PERSON Michael/NNP/obj/met]", ""),
        ("[PERSON Taylor/NNP/nsubj/left Okoro/NNP/flat/Taylor]", ""),
        ("[PERSON Erik/NNP/nsubj/left Okoro/NNP/flat/Erik]", "male"),
    ],
)
def test_a_first_name_tells_its_gender_where_it_is_no_surname(names, gender):
    sentence = names if "root" in names else f"{names} left=leave/VBD/root ./."
    assert find_phrases(parse(sentence))[-1].gender == gender


def test_candidates_of_one_cluster_speak_for_it_together():
    assert _together([0]) == 0
    assert _together([0, 0]) == round(STEPS * log(2))
    assert _together([5 * STEPS, -50 * STEPS]) == 5 * STEPS


@pytest.mark.parametrize(
    ("sentence", "sort"),
    [
        ("the/DT/det/boat boat/NN/nsubj/left left=leave/VBD/root", "the"),
        ("this/DT/det/boat boat/NN/nsubj/left left=leave/VBD/root", "this x"),
        ("her/PRP$/nmod:poss/boat boat/NN/nsubj/left left=leave/VBD/root", "his"),
        ("two/CD/nummod/boats boats=boat/NNS/nsubj/left left=leave/VBD/root", "two"),
        ("boats=boat/NNS/nsubj/left left=leave/VBD/root", "bare"),
        ("they=they/PRP/nsubj/left left=leave/VBD/root", "they"),
        ("this/DT/nsubj/left left=leave/VBD/root", "this"),
        ("[PERSON Ines/NNP/nsubj/left] left=leave/VBD/root", "name"),
    ],
)
def test_the_sort_of_a_phrase_is_how_it_is_introduced(sentence, sort):
    assert sort in [p.sort for p in find_phrases(parse(sentence))]


def test_a_pronoun_goes_to_a_person():
    assert together(INES, SHE) == [["Ines", "she"]]


def test_two_names_never_become_one():
    for cluster in together(INES, HANA, SHE, SHE):
        assert not {"Ines", "Hana"} <= set(cluster)


def test_two_genders_never_become_one():
    he = "he=he/PRP/nsubj/slept slept=sleep/VBD/root ./."
    for cluster in together(INES, SHE, he, SHE):
        assert not {"she", "he"} <= set(cluster)


def test_the_same_document_gives_the_same_clusters():
    assert together(INES, HANA, BOAT, SHE) == together(INES, HANA, BOAT, SHE)


def test_a_document_without_phrases_has_no_clusters():
    assert together("left=leave/VBD/root ./.") == []
    assert find_clusters(Doc(vocabulary())) == []


def test_weights_for_other_features_are_refused():
    nouns = np.frombuffer(b"{}", dtype=np.uint8)
    pair, alone, personal = (np.zeros(size, dtype=np.int16) for size in sizes())
    Scorer({"pair": pair, "alone": alone, "personal": personal, "nouns": nouns})
    for other in ({"pair": pair[1:]}, {"alone": alone[1:]}, {"personal": personal[1:]}):
        with pytest.raises(ModelError, match="trained for other features"):
            Scorer({"pair": pair, "alone": alone, "personal": personal, "nouns": nouns, **other})


def test_a_pronoun_goes_to_a_person_rather_than_to_a_pronoun_that_nothing_explains():
    assert ["Ines", "her"] in [[w for w in c if w != "she"] for c in together(SHE, SHE, INES_AND_HER)]


AFTER_HER_SPEECH = (
    "after/IN/case/speech her/PRP$/nmod:poss/speech speech/NN/obl/left ,/,/punct/left [PERSON Hana/NNP/nsubj/left "
    "Solberg/NNP/flat/Hana] left=leave/VBD/root ./."
)


def test_a_pronoun_before_the_subject_of_its_clause_may_mean_it():
    assert ["her", "Hana"] in together(INES, AFTER_HER_SPEECH)
    assert ["her", "Hana"] in together(AFTER_HER_SPEECH)


def test_an_object_is_not_the_subject_of_its_own_clause():
    met = (
        "[PERSON Hana/NNP/nsubj/met Solberg/NNP/flat/Hana] met=meet/VBD/root her/PRP/obj/met "
        "yesterday/NN/obl:unmarked/met ./."
    )
    assert ["Ines", "her"] in together(INES, met)


def test_only_he_and_she_are_compared_as_persons():
    phrases = find_phrases(parse(INES, SHE, BOAT))
    found = pairs(phrases, {}, {})
    assert {phrases[i].sort for i in found.later[found.personal].tolist()} == {"she"}
    assert found.traits.shape == (len(found.personal), found.traits.shape[1])
    assert (found.traits[:, : found.features.shape[1]] == found.features[found.personal]).all()
    assert found.traits.max() < sizes()[2]


def test_the_columns_of_persons_tell_how_and_where_each_is_named():
    full = (
        "[PERSON Ines/NNP/nsubj/spoke Okoro/NNP/flat/Ines] spoke=speak/VBD/root to/IN/case/Hana "
        "[PERSON Hana/NNP/obl/spoke]"
    )
    short = "[PERSON Okoro/NNP/nsubj/said] said=say/VBD/root she/PRP/nsubj/left left=leave/VBD/ccomp/said ./."
    phrases = find_phrases(parse(full, short))
    named = {p.head.i: n for p, n in zip(phrases, (0, 1, 0), strict=False)}
    found = Persons(phrases, Columns(phrases, named, {}))
    assert [p.head.text for p in phrases] == ["Ines", "Hana", "Okoro", "she"]
    assert found.following.tolist()[0] == 2
    assert found.short.values.tolist() == [0, 0, 1, 0]
    assert found.depth.values.tolist() == [0, 0, 0, 1]
    assert len(set(found.preposition.values.tolist()[:2])) == 2
    assert found.known.values.tolist()[3] == 0


@pytest.mark.parametrize(
    "sentence",
    [
        "She/PRP/nsubj/said said=say/VBD/root [PERSON Okoro/NNP/nsubj/left] left=leave/VBD/ccomp/said ./.",
        "[PERSON Okoro/NNP/nsubj/called] called=call/VBD/root her/PRP/obj/called ./.",
        "“/``/punct/left [PERSON Okoro/NNP/nsubj/left] left=leave/VBD/ccomp/said ,/, ”/''/punct/left "
        "she/PRP/nsubj/said said=say/VBD/root ./.",
    ],
)
def test_a_pronoun_is_no_name_in_its_own_report_and_no_subject_of_its_verb(sentence):
    assert together(INES, sentence) == [["Ines", "Okoro"]]
