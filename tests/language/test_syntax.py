"""One view of a parse: the same arguments, voice, negation and joins from UD and from ClearNLP labels."""

from __future__ import annotations

import pytest
from parses import parse
from spacy.tokens import Token

from kg.language.syntax import (
    arguments,
    coordinated,
    edges,
    first_conjunct,
    is_negated,
    is_passive,
    marker_of,
    predicate_nominals,
    relative_pronoun,
)


def token(sentence: str, word: str) -> Token:
    return next(t for t in parse(sentence) if t.text == word)


def paths(sentence: str, word: str) -> list[str]:
    return [f"{path} {argument.text}" for path, argument in arguments(token(sentence, word))]


@pytest.mark.parametrize(
    ("word", "sentence", "expected"),
    [
        (
            "gave",
            "Ines/NNP/nsubj/gave gave=give/VBD/root Teodor/NNP/iobj/gave a/DT/det/book book/NN/obj/gave ./.",
            ["subj Ines", "iobj Teodor", "obj book"],
        ),
        (
            "gave",
            "Ines/NNP/nsubj/gave gave=give/VBD/ROOT Teodor/NNP/dative/gave a/DT/det/book book/NN/dobj/gave ./.",
            ["subj Ines", "iobj Teodor", "obj book"],
        ),
        (
            "met",
            (
                "Ines/NNP/nsubj/met met=meet/VBD/root with/IN/case/Teodor Teodor/NNP/obl/met on/IN/case/Friday "
                "Friday/NNP/obl/met"
            ),
            ["subj Ines", "with Teodor", "on Friday"],
        ),
        (
            "met",
            "Ines/NNP/nsubj/met met=meet/VBD/ROOT with/IN/prep/met Ulf/NNP/pobj/with on/IN/prep/met Friday/NNP/pobj/on",
            ["subj Ines", "with Ulf", "on Friday"],
        ),
        (
            "arrested",
            (
                "Ulf/NNP/nsubj:pass/arrested was=be/VBD/aux:pass/arrested arrested=arrest/VBN/root by/IN/case/police "
                "police/NNS/obl:agent/arrested"
            ),
            ["obj Ulf", "by police"],
        ),
        (
            "arrested",
            (
                "Ulf/NNP/nsubjpass/arrested was=be/VBD/auxpass/arrested arrested=arrest/VBN/ROOT by/IN/agent/arrested "
                "police/NNS/pobj/by"
            ),
            ["obj Ulf", "by police"],
        ),
        (
            "pulled",
            "They/PRP/nsubj/pulled pulled=pull/VBD/root out/IN/case/Karsa of/IN/fixed/out Karsa/NNP/obl/pulled",
            ["subj They", "out_of Karsa"],
        ),
        (
            "pulled",
            "They/PRP/nsubj/pulled pulled=pull/VBD/root out/IN/case/Karsa of/IN/case/Karsa Karsa/NNP/obl/pulled",
            ["subj They", "out_of Karsa"],
        ),
        (
            "pulled",
            "They/PRP/nsubj/pulled pulled=pull/VBD/ROOT out/IN/prep/pulled of/IN/prep/out Karsa/NNP/pobj/of",
            ["subj They", "out_of Karsa"],
        ),
        (
            "said",
            "Ines/NNP/nsubj/said said=say/VBD/root that/IN/mark/won Teodor/NNP/nsubj/won won=win/VBD/ccomp/said",
            ["subj Ines", "that won"],
        ),
        (
            "said",
            "Ines/NNP/nsubj/said said=say/VBD/root Teodor/NNP/nsubj/won won=win/VBD/ccomp/said",
            ["subj Ines", "that won"],
        ),
        (
            "threatened",
            "Ines/NNP/nsubj/threatened threatened=threaten/VBD/root to/TO/mark/sue sue/VB/xcomp/threatened",
            ["subj Ines", "to sue"],
        ),
        (
            "threatened",
            "Ines/NNP/nsubj/threatened threatened=threaten/VBD/ROOT to/TO/aux/sue sue/VB/xcomp/threatened",
            ["subj Ines", "to sue"],
        ),
        (
            "accused",
            (
                "Ines/NNP/nsubj/accused accused=accuse/VBD/root Ulf/NNP/obj/accused of/IN/mark/lying "
                "lying=lie/VBG/advcl/accused"
            ),
            ["subj Ines", "obj Ulf", "of lying"],
        ),
        (
            "accused",
            (
                "Ines/NNP/nsubj/accused accused=accuse/VBD/ROOT Ulf/NNP/dobj/accused of/IN/prep/accused "
                "lying=lie/VBG/pcomp/of"
            ),
            ["subj Ines", "obj Ulf", "of lying"],
        ),
        (
            "denied",
            "Ines/NNP/nsubj/denied denied=deny/VBD/root lying=lie/VBG/xcomp/denied",
            ["subj Ines", "ing lying"],
        ),
        (
            "found",
            "Judges/NNS/nsubj/found found=find/VBD/root Ulf/NNP/obj/found guilty/JJ/xcomp/found",
            ["subj Judges", "obj Ulf", "xcomp guilty"],
        ),
        ("left", "Ines/NNP/nsubj/left left=leave/VBD/root Monday/NNP/obl:unmarked/left", ["subj Ines", "when Monday"]),
        (
            "threat",
            "Ines/NNP/nmod:poss/threat 's/POS/case/Ines threat/NN/root against/IN/case/Ulf Ulf/NNP/nmod/threat",
            ["poss Ines", "against Ulf"],
        ),
        (
            "threat",
            "Ines/NNP/poss/threat 's/POS/case/Ines threat/NN/ROOT against/IN/prep/threat Ulf/NNP/pobj/against",
            ["poss Ines", "against Ulf"],
        ),
        ("police", "Peruvian/JJ/amod/police police/NNS/root", ["mod Peruvian"]),
        ("Dole", "Dole/NNP/root ,/, the/DT/det/mayor mayor/NN/appos/Dole", [", mayor"]),
    ],
)
def test_arguments_are_normalised(sentence, word, expected):
    assert paths(sentence, word) == expected


def test_a_possessive_mark_is_no_preposition_and_the_last_marker_counts():
    assert marker_of(token("Ines/NNP/nmod:poss/boat 's/POS/case/Ines boat/NN/root", "Ines")) is None
    sentence = "sat=sit/VBD/root because/IN/case/rain of/IN/fixed/because rain/NN/obl/sat"
    assert marker_of(token(sentence, "rain")) == "because_of"


@pytest.mark.parametrize(
    "sentence",
    [
        "Ines/NNP/nsubj/left ,/, Hana/NNP/conj/Ines and/CC/cc/Teodor Teodor/NNP/conj/Ines left=leave/VBD/root",
        "Ines/NNP/nsubj/left ,/, Hana/NNP/conj/Ines and/CC/cc/Hana Teodor/NNP/conj/Hana left=leave/VBD/ROOT",
    ],
)
def test_what_is_joined_is_found_from_its_head_whether_flat_or_in_a_chain(sentence):
    doc = parse(sentence)
    by_text = {t.text: t for t in doc}
    assert [t.text for t in coordinated(by_text["Ines"])] == ["Ines", "Hana", "Teodor"]
    assert {first_conjunct(by_text[name]).text for name in ("Ines", "Hana", "Teodor")} == {"Ines"}
    assert coordinated(by_text["left"]) == [by_text["left"]]


@pytest.mark.parametrize(
    ("word", "sentence", "passive"),
    [
        ("met", "Ines/NNP/nsubj/met met=meet/VBD/root Ulf/NNP/obj/met", False),
        ("met", "Ines/NNP/nsubj/met has=have/VBZ/aux/met met=meet/VBN/root Ulf/NNP/obj/met", False),
        ("met", "Ines/NNP/nsubj:pass/met was=be/VBD/aux:pass/met met=meet/VBN/root", True),
        ("met", "Ines/NNP/nsubjpass/met was=be/VBD/auxpass/met met=meet/VBN/ROOT", True),
        ("arrested", "men=man/NNS/root arrested=arrest/VBN/acl/men", True),
        ("arrested", "men=man/NNS/root arrested=arrest/VBN/acl/men by/IN/case/police police/NNS/obl/arrested", True),
        ("striking", "men=man/NNS/root striking=strike/VBG/acl/men", False),
        (
            "jailed",
            (
                "Ulf/NNP/nsubj:pass/tried was=be/VBD/aux:pass/tried tried=try/VBN/root and/CC/cc/jailed "
                "jailed=jail/VBN/conj/tried"
            ),
            True,
        ),
        (
            "won",
            "Ulf/NNP/nsubj/run had=have/VBD/aux/run run=run/VBN/root and/CC/cc/won won=win/VBN/conj/run",
            False,
        ),
    ],
)
def test_voice(sentence, word, passive):
    assert is_passive(token(sentence, word)) is passive


@pytest.mark.parametrize(
    ("word", "sentence", "negated"),
    [
        ("meet", "Ines/NNP/nsubj/meet did=do/VBD/aux/meet not/RB/advmod/meet meet/VB/root Ulf/NNP/obj/meet", True),
        ("meet", "Ines/NNP/nsubj/meet did=do/VBD/aux/meet n't/RB/neg/meet meet/VB/ROOT Ulf/NNP/dobj/meet", True),
        ("met", "Ines/NNP/nsubj/met never/RB/advmod/met met=meet/VBD/root Ulf/NNP/obj/met", True),
        ("talks", "no/DT/det/talks talks=talk/NNS/root", True),
        (
            "runs",
            "Ines/NNP/nsubj/runs no/DT/advmod/longer longer/RB/advmod/runs runs=run/VBZ/root it/PRP/obj/runs",
            True,
        ),
        ("met", "Ines/NNP/nsubj/met often/RB/advmod/met met=meet/VBD/root Ulf/NNP/obj/met", False),
        (
            "said",
            "Ines/NNP/nsubj/said said=say/VBD/root he/PRP/nsubj/met never/RB/advmod/met met=meet/VBD/ccomp/said",
            False,
        ),
    ],
)
def test_negation_of_the_word_itself(sentence, word, negated):
    assert is_negated(token(sentence, word)) is negated


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ines/NNP/root ,/, who/WP/nsubj/met met=meet/VBD/acl:relcl/Ines Ulf/NNP/obj/met", "who"),
        ("Ines/NNP/ROOT ,/, who/WP/nsubj/met met=meet/VBD/relcl/Ines Ulf/NNP/dobj/met", "who"),
        ("man/NN/root that/WDT/obj/met Ines/NNP/nsubj/met met=meet/VBD/acl:relcl/man", "that"),
        ("man/NN/root with/IN/case/whom whom/WP/obl/met Ines/NNP/nsubj/met met=meet/VBD/acl:relcl/man", "whom"),
        ("man/NN/root Ines/NNP/nsubj/met met=meet/VBD/acl:relcl/man", None),
        ("Ines/NNP/nsubj/met met=meet/VBD/root Ulf/NNP/obj/met", None),
    ],
)
def test_the_pronoun_of_a_relative_clause(sentence, expected):
    pronoun = relative_pronoun(token(sentence, "met"))
    assert (pronoun.text if pronoun is not None else None) == expected


@pytest.mark.parametrize(
    ("word", "sentence", "expected"),
    [
        ("mayor", "Ines/NNP/nsubj/mayor is=be/VBZ/cop/mayor the/DT/det/mayor mayor/NN/root", ["Ines mayor"]),
        ("is", "Ines/NNP/nsubj/is is=be/VBZ/ROOT the/DT/det/mayor mayor/NN/attr/is", ["Ines mayor"]),
        ("became", "Ines/NNP/nsubj/became became=become/VBD/root mayor/NN/xcomp/became", ["Ines mayor"]),
        ("became", "Ines/NNP/nsubj/became became=become/VBD/ROOT mayor/NN/attr/became", ["Ines mayor"]),
        ("serves", "Ines/NNP/nsubj/serves serves=serve/VBZ/root as/IN/case/mayor mayor/NN/obl/serves", ["Ines mayor"]),
        ("serves", "Ines/NNP/nsubj/serves serves=serve/VBZ/ROOT as/IN/prep/serves mayor/NN/pobj/as", ["Ines mayor"]),
        ("met", "Ines/NNP/nsubj/met met=meet/VBD/root the/DT/det/mayor mayor/NN/obj/met", []),
        ("became", "Ines/NNP/nsubj/became became=become/VBD/root angry/JJ/xcomp/became", []),
    ],
)
def test_what_a_copula_says_of_its_subject(sentence, word, expected):
    assert [f"{subject.text} {noun.text}" for subject, noun in predicate_nominals(token(sentence, word))] == expected


def test_edges_leave_out_the_punctuation_around_a_phrase():
    doc = parse(
        "“/`` The/DT/det/port port/NN/nsubj/shut shut/VBD/ccomp/said ,/, ”/'' Ines/NNP/nsubj/said said=say/VBD/root ./."
    )
    start, end = edges(next(t for t in doc if t.text == "shut"))
    assert doc.text[start:end] == "The port shut"
    start, end = edges(next(t for t in doc if t.text == "."))
    assert doc.text[start:end] == "."
