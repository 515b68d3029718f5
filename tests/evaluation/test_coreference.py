"""What counts as right when pronouns and clusters are scored."""

from __future__ import annotations

from parses import parse

from evaluation.coreference import coreferent, trimmed
from kg.mentions.phrases import find_phrases
from training.corpora.coreference import Pronoun

MET = (
    "[PERSON Ines/NNP/nsubj/met Okoro/NNP/flat/Ines] met=meet/VBD/root the/DT/det/sister sister/NN/obj/met "
    "of/IN/case/Hana [PERSON Hana/NNP/nmod/sister Solberg/NNP/flat/Hana] ./."
)
LEFT = "She=she/PRP/nsubj/left left=leave/VBD/root ./."


def example() -> Pronoun:
    text = parse(MET, LEFT).text
    names = [(text.index(name), text.index(name) + len(name)) for name in ("Ines Okoro", "Hana Solberg")]
    start = text.index("She")
    return Pronoun("1", text, (start, start + 3), (names[0], names[1]), (True, False))


def clusters(*groups: tuple[str, ...]):
    phrases = {p.head.text: p for p in find_phrases(parse(MET, LEFT))}
    return [[phrases[word] for word in group] for group in groups]


def test_a_name_is_meant_where_a_mention_of_the_cluster_has_its_head_in_it():
    assert coreferent(clusters(("Ines", "She"), ("Hana",)), example()) == (True, False)


def test_a_phrase_around_a_name_does_not_mean_the_name():
    assert coreferent(clusters(("sister", "She")), example()) == (False, False)


def test_a_pronoun_in_no_cluster_means_nobody():
    assert coreferent(clusters(("Ines", "Hana")), example()) == (False, False)


def test_spans_are_cut_at_punctuation_and_possessives():
    doc = parse("“/`` [PERSON Ines/NNP/nmod:poss/boat 's/POS/case/Ines] boat/NN/nsubj/sank sank=sink/VBD/root ./.")
    assert trimmed((0, 3), doc) == (1, 2)
    assert trimmed((2, 3), doc) == (2, 3)
