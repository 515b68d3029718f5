"""An installed spaCy pipeline in the place of our own: its ClearNLP labels give the claims that UD labels give."""

from __future__ import annotations

import pytest
from parses import document, parse, tell
from spacy.language import Language
from spacy.tokens import Doc, Span

import kg
from kg.claims import extract
from kg.mentions import find

PAIRS = {
    "passive with agent": (
        "[PERSON Ulf/NNP/nsubj:pass/attacked] was=be/VBD/aux:pass/attacked attacked=attack/VBN/root by/IN/case/Ines "
        "[PERSON Ines/NNP/obl:agent/attacked] ./.",
        "[PERSON Ulf/NNP/nsubjpass/attacked] was=be/VBD/auxpass/attacked attacked=attack/VBN/ROOT by/IN/agent/attacked "
        "[PERSON Ines/NNP/pobj/by] ./.",
        ["Ines attacked Ulf"],
    ),
    "relative clause": (
        "rain=rain/NN/nsubj/hid hid=hide/VBD/root [PERSON Ines/NNP/obj/hid] ,/, who/WP/nsubj/met "
        "met=meet/VBD/acl:relcl/Ines "
        "[PERSON Ulf/NNP/obj/met] ./.",
        "rain=rain/NN/nsubj/hid hid=hide/VBD/ROOT [PERSON Ines/NNP/dobj/hid] ,/, who/WP/nsubj/met "
        "met=meet/VBD/relcl/Ines "
        "[PERSON Ulf/NNP/dobj/met] ./.",
        ["Ines metWith Ulf"],
    ),
    "relative clause in the passive": (
        "rain=rain/NN/nsubj/hid hid=hide/VBD/root [PERSON Ulf/NNP/obj/hid] ,/, who/WP/nsubj:pass/attacked "
        "was=be/VBD/aux:pass/attacked attacked=attack/VBN/acl:relcl/Ulf by/IN/case/Ines "
        "[PERSON Ines/NNP/obl:agent/attacked] ./.",
        "rain=rain/NN/nsubj/hid hid=hide/VBD/ROOT [PERSON Ulf/NNP/dobj/hid] ,/, who/WP/nsubjpass/attacked "
        "was=be/VBD/auxpass/attacked attacked=attack/VBN/relcl/Ulf by/IN/agent/attacked [PERSON Ines/NNP/pobj/by] ./.",
        ["Ines attacked Ulf"],
    ),
    "reduced relative": (
        "rain=rain/NN/nsubj/hid hid=hide/VBD/root [PERSON Ulf/NNP/obj/hid] ,/, attacked=attack/VBN/acl/Ulf "
        "by/IN/case/Ines "
        "[PERSON Ines/NNP/obl:agent/attacked] ./.",
        "rain=rain/NN/nsubj/hid hid=hide/VBD/ROOT [PERSON Ulf/NNP/dobj/hid] ,/, attacked=attack/VBN/acl/Ulf "
        "by/IN/agent/attacked [PERSON Ines/NNP/pobj/by] ./.",
        ["Ines attacked Ulf"],
    ),
    "subject of an infinitive": (
        "[PERSON Ines/NNP/nsubj/promised] promised=promise/VBD/root to/TO/mark/meet meet/VB/xcomp/promised "
        "[PERSON Ulf/NNP/obj/meet] ./.",
        "[PERSON Ines/NNP/nsubj/promised] promised=promise/VBD/ROOT to/TO/aux/meet meet/VB/xcomp/promised "
        "[PERSON Ulf/NNP/dobj/meet] ./.",
        None,
    ),
    "shared subject": (
        "[PERSON Ines/NNP/nsubj/left] left=leave/VBD/root and/CC/cc/met met=meet/VBD/conj/left [PERSON "
        "Ulf/NNP/obj/met] ./.",
        "[PERSON Ines/NNP/nsubj/left] left=leave/VBD/ROOT and/CC/cc/left met=meet/VBD/conj/left [PERSON "
        "Ulf/NNP/dobj/met] ./.",
        None,
    ),
    "coordination": (
        "[PERSON Ines/NNP/nsubj/attacked] attacked=attack/VBD/root [PERSON Ulf/NNP/obj/attacked] and/CC/cc/Brek "
        "[PERSON Brek/NNP/conj/Ulf] ./.",
        "[PERSON Ines/NNP/nsubj/attacked] attacked=attack/VBD/ROOT [PERSON Ulf/NNP/dobj/attacked] and/CC/cc/Ulf "
        "[PERSON Brek/NNP/conj/Ulf] ./.",
        ["Ines attacked Brek", "Ines attacked Ulf"],
    ),
    "apposition": (
        "[PERSON Ines/NNP/nsubj/met] ,/, the/DT/det/mayor mayor/NN/appos/Ines of/IN/case/Lima [GPE "
        "Lima/NNP/nmod/mayor] ,/, "
        "met=meet/VBD/root [PERSON Ulf/NNP/obj/met] ./.",
        "[PERSON Ines/NNP/nsubj/met] ,/, the/DT/det/mayor mayor/NN/appos/Ines of/IN/prep/mayor [GPE "
        "Lima/NNP/pobj/of] ,/, "
        "met=meet/VBD/ROOT [PERSON Ulf/NNP/dobj/met] ./.",
        None,
    ),
    "preposition": (
        "[PERSON Ines/NNP/nsubj/met] met=meet/VBD/root with/IN/case/Ulf [PERSON Ulf/NNP/obl/met] in/IN/case/Lima "
        "[GPE Lima/NNP/obl/met] ./.",
        "[PERSON Ines/NNP/nsubj/met] met=meet/VBD/ROOT with/IN/prep/met [PERSON Ulf/NNP/pobj/with] in/IN/prep/met "
        "[GPE Lima/NNP/pobj/in] ./.",
        ["Ines metWith Ulf"],
    ),
    "event noun with its parties behind prepositions": (
        "[PERSON Ines/NNP/nsubj/launched] launched=launch/VBD/root an/DT/det/attack attack/NN/obj/launched "
        "on/IN/case/Ulf "
        "[PERSON Ulf/NNP/nmod/attack] ./.",
        "[PERSON Ines/NNP/nsubj/launched] launched=launch/VBD/ROOT an/DT/det/attack attack/NN/dobj/launched "
        "on/IN/prep/attack [PERSON Ulf/NNP/pobj/on] ./.",
        ["Ines attacked Ulf"],
    ),
    "chain of prepositions": (
        "an/DT/det/attack attack/NN/nsubj/came by/IN/case/Ines [PERSON Ines/NNP/nmod/attack] on/IN/case/Ulf "
        "[PERSON Ulf/NNP/nmod/attack] came=come/VBD/root late/RB/advmod/came ./.",
        "an/DT/det/attack attack/NN/nsubj/came by/IN/prep/attack [PERSON Ines/NNP/pobj/by] on/IN/prep/attack "
        "[PERSON Ulf/NNP/pobj/on] came=come/VBD/ROOT late/RB/advmod/came ./.",
        ["Ines attacked Ulf"],
    ),
    "negation": (
        "[PERSON Ines/NNP/nsubj/meet] did=do/VBD/aux/meet not/RB/advmod/meet meet/VB/root [PERSON Ulf/NNP/obj/meet] "
        "./.",
        "[PERSON Ines/NNP/nsubj/meet] did=do/VBD/aux/meet not/RB/neg/meet meet/VB/ROOT [PERSON Ulf/NNP/dobj/meet] ./.",
        ["Ines metWith Ulf (negated)"],
    ),
    "copula": (
        "[PERSON Ines/NNP/nsubj/president] is=be/VBZ/cop/president the/DT/det/president president/NN/root "
        "of/IN/case/Peru "
        "[GPE Peru/NNP/nmod/president] ./.",
        "[PERSON Ines/NNP/nsubj/is] is=be/VBZ/ROOT the/DT/det/president president/NN/attr/is of/IN/prep/president "
        "[GPE Peru/NNP/pobj/of] ./.",
        None,
    ),
    "reported clause": (
        "[PERSON Ines/NNP/nsubj/said] said=say/VBD/root that/IN/mark/attacked [PERSON Ulf/NNP/nsubj/attacked] "
        "attacked=attack/VBD/ccomp/said [PERSON Brek/NNP/obj/attacked] ./.",
        "[PERSON Ines/NNP/nsubj/said] said=say/VBD/ROOT that/IN/mark/attacked [PERSON Ulf/NNP/nsubj/attacked] "
        "attacked=attack/VBD/ccomp/said [PERSON Brek/NNP/dobj/attacked] ./.",
        None,
    ),
    "possessive": (
        "[PERSON Ines/NNP/nmod:poss/attack] 's/POS/case/Ines attack/NN/nsubj/came on/IN/case/Ulf [PERSON "
        "Ulf/NNP/nmod/attack] "
        "came=come/VBD/root late/RB/advmod/came ./.",
        "[PERSON Ines/NNP/poss/attack] 's/POS/case/Ines attack/NN/nsubj/came on/IN/prep/attack [PERSON "
        "Ulf/NNP/pobj/on] "
        "came=come/VBD/ROOT late/RB/advmod/came ./.",
        ["Ines attacked Ulf"],
    ),
}
PARSES = {(doc := parse(clear)).text: doc for _, clear, _ in PAIRS.values()}


@Language.component("parsed_by_hand", assigns=["token.dep", "token.head", "token.tag", "doc.ents"])
def parsed_by_hand(doc: Doc) -> Doc:
    known = PARSES[doc.text]
    assert [t.text for t in doc] == [t.text for t in known]
    for token, other in zip(doc, known, strict=True):
        token.tag_, token.pos_, token.lemma_, token.dep_ = other.tag_, other.pos_, other.lemma_, other.dep_
    heads = [t.head.i for t in known]
    for token, head in zip(doc, heads, strict=True):
        token.head = doc[head]
    doc.ents = [Span(doc, e.start, e.end, e.label_) for e in known.ents]
    return doc


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    from spacy import blank

    nlp = blank("en")
    nlp.add_pipe("parsed_by_hand")
    folder = tmp_path_factory.mktemp("pipelines") / "by_hand"
    nlp.to_disk(folder)
    return kg.load(str(folder))


def told(doc: Doc) -> list[str]:
    paper = document(doc)
    entities = find(doc, paper)
    labels = {e.id: e.label for e in entities}
    return sorted(tell(claim, labels) for claim in extract(doc, paper, entities))


@pytest.mark.parametrize("name", PAIRS)
def test_clearnlp_labels_give_the_claims_of_ud_labels(installed, name):
    universal, clear, expected = PAIRS[name]
    found = told(installed(parse(clear).text))
    assert found == told(parse(universal)) != []
    assert expected is None or found == expected
