"""The same claim in every grammar: voice, relatives, coordination, control, light verbs, nouns, on both label sets."""

from __future__ import annotations

import pytest
from parses import claims, told


@pytest.mark.parametrize(
    "sentence",
    [
        "[PERSON Ines/NNP/nsubj/attacked] attacked=attack/VBD/root [PERSON Ulf/NNP/obj/attacked] ./.",
        "[PERSON Ines/NNP/nsubj/attacked] attacked=attack/VBD/ROOT [PERSON Ulf/NNP/dobj/attacked] ./.",
        "[PERSON Ulf/NNP/nsubj:pass/attacked] was=be/VBD/aux:pass/attacked attacked=attack/VBN/root by/IN/case/Ines "
        "[PERSON Ines/NNP/obl:agent/attacked] ./.",
        "[PERSON Ulf/NNP/nsubjpass/attacked] was=be/VBD/auxpass/attacked attacked=attack/VBN/ROOT by/IN/agent/attacked "
        "[PERSON Ines/NNP/pobj/by] ./.",
        "rain=rain/NN/nsubj/hid hid=hide/VBD/root [PERSON Ines/NNP/obj/hid] ,/, who/WP/nsubj/attacked "
        "attacked=attack/VBD/acl:relcl/Ines [PERSON Ulf/NNP/obj/attacked] ./.",
        "rain=rain/NN/nsubj/hid hid=hide/VBD/ROOT [PERSON Ines/NNP/dobj/hid] ,/, who/WP/nsubj/attacked "
        "attacked=attack/VBD/relcl/Ines [PERSON Ulf/NNP/dobj/attacked] ./.",
        "rain=rain/NN/nsubj/hid hid=hide/VBD/root [PERSON Ulf/NNP/obj/hid] ,/, whom/WP/obj/attacked "
        "[PERSON Ines/NNP/nsubj/attacked] attacked=attack/VBD/acl:relcl/Ulf ./.",
        "rain=rain/NN/nsubj/hid hid/VBD/root [PERSON Ulf/NNP/obj/hid] ,/, attacked=attack/VBN/acl/Ulf by/IN/case/Ines "
        "[PERSON Ines/NNP/obl:agent/attacked] ./.",
        "rain=rain/NN/nsubj/hid hid=hide/VBD/root [PERSON Ines/NNP/obj/hid] attacking=attack/VBG/acl/Ines "
        "[PERSON Ulf/NNP/obj/attacking] ./.",
        "[PERSON Ines/NNP/nsubj/came] came=come/VBD/root and/CC/cc/attacked attacked=attack/VBD/conj/came "
        "[PERSON Ulf/NNP/obj/attacked] ./.",
        "[PERSON Ines/NNP/nsubj/began] began=begin/VBD/root attacking=attack/VBG/xcomp/began "
        "[PERSON Ulf/NNP/obj/attacking] ./.",
        "[PERSON Ines/NNP/nsubj/managed] managed=manage/VBD/root to/TO/mark/attack attack/VB/xcomp/managed "
        "[PERSON Ulf/NNP/obj/attack] ./.",
        "[PERSON Ines/NNP/nsubj/launched] launched=launch/VBD/root an/DT/det/attack attack/NN/obj/launched "
        "on/IN/case/Ulf [PERSON Ulf/NNP/nmod/attack] ./.",
        "[PERSON Ines/NNP/nsubj/launched] launched=launch/VBD/ROOT an/DT/det/attack attack/NN/dobj/launched "
        "on/IN/prep/attack [PERSON Ulf/NNP/pobj/on] ./.",
        "[PERSON Ines/NNP/nsubj/carried] carried=carry/VBD/root out/RP/compound:prt/carried an/DT/det/attack "
        "attack/NN/obj/carried on/IN/case/Ulf [PERSON Ulf/NNP/obl/carried] ./.",
        "[PERSON Ines/NNP/nmod:poss/attack 's/POS/case/Ines] attack/NN/nsubj/came on/IN/case/Ulf "
        "[PERSON Ulf/NNP/nmod/attack] came=come/VBD/root late/RB/advmod/came ./.",
        "[PERSON Ines/NNP/poss/attack 's/POS/case/Ines] attack/NN/nsubj/came on/IN/prep/attack "
        "[PERSON Ulf/NNP/pobj/on] came=come/VBD/ROOT late/RB/advmod/came ./.",
    ],
)  # fmt: skip
def test_an_attack_in_any_grammar(sentence):
    assert told(sentence, relation="attacked") == ["Ines attacked Ulf"]


def test_a_passive_without_an_agent_has_no_subject():
    sentence = "[PERSON Ulf/NNP/nsubj:pass/arrested] was=be/VBD/aux:pass/arrested arrested=arrest/VBN/root ./."
    assert told(sentence) == ["- arrested Ulf"]
    sentence = "[PERSON Ulf/NNP/nsubj/left] ,/, arrested=arrest/VBN/acl/Ulf ,/, left=leave/VBD/root ./."
    assert told(sentence, relation="arrested") == ["- arrested Ulf"]


def test_an_active_verb_without_a_subject_tells_nothing():
    assert told("Arrest=arrest/VB/root [PERSON Ulf/NNP/obj/Arrest] ./.") == []


def test_everyone_on_both_sides_of_a_coordination():
    sentence = (
        "[PERSON Ines/NNP/nsubj/accused] and/CC/cc/Hana [PERSON Hana/NNP/conj/Ines] accused=accuse/VBD/root "
        "[ORG Northmill/NNP/obj/accused] and/CC/cc/Lumen [ORG Lumen/NNP/conj/Northmill] of/IN/case/fraud "
        "fraud/NN/obl/accused ./."
    )
    assert told(sentence) == [f"{a} accused {b}: fraud" for a in ("Hana", "Ines") for b in ("Lumen", "Northmill")]


@pytest.mark.parametrize(
    "sentence",
    [
        "[PERSON Ines/NNP/nsubj/met] and/CC/cc/Ulf [PERSON Ulf/NNP/conj/Ines] met=meet/VBD/root ./.",
        "[PERSON Ines/NNP/nsubj/met] met=meet/VBD/root with/IN/case/Ulf [PERSON Ulf/NNP/obl/met] ./.",
        "[PERSON Ines/NNP/nsubj/held] held=hold/VBD/root a/DT/det/meeting meeting/NN/obj/held with/IN/case/Ulf "
        "[PERSON Ulf/NNP/obl/held] ./.",
        "A/DT/det/meeting meeting/NN/nsubj/ended between/IN/case/Ines [PERSON Ines/NNP/nmod/meeting] and/CC/cc/Ulf "
        "[PERSON Ulf/NNP/conj/Ines] ended=end/VBD/root ./.",
        "after/IN/case/meeting a/DT/det/meeting meeting/NN/obl/left with/IN/case/Ulf [PERSON Ulf/NNP/nmod/meeting] "
        "[PERSON Ines/NNP/nsubj/left] left=leave/VBD/root ./.",
    ],
)  # fmt: skip
def test_a_symmetric_claim_stands_once_in_text_order(sentence):
    expected = "Ulf metWith Ines" if sentence.startswith("after") else "Ines metWith Ulf"
    assert told(sentence, relation="metWith") == [expected]


THREAT = (
    "[PERSON Ines/NNP/nsubj/threatened] threatened=threaten/VBD/root to/TO/mark/sue sue/VB/xcomp/threatened "
    "[ORG Northmill/NNP/obj/sue] ./."
)


def test_who_is_threatened_is_found_in_the_threat_and_the_act_lies_ahead():
    assert told(THREAT) == ["Ines charged Northmill (future)", "Ines threatened Northmill: to sue Northmill"]


def test_only_the_governing_act_has_a_category():
    found = {claim.relation: claim.category for claim in claims(THREAT)}
    assert found == {"threatened": "THREATEN", "charged": None}


def test_the_one_who_is_asked_is_the_one_to_act():
    sentence = (
        "[PERSON Ines/NNP/nsubj/urged] urged=urge/VBD/root [PERSON Ulf/NNP/obj/urged] to/TO/mark/visit "
        "visit/VB/xcomp/urged [GPE Peru/NNP/obj/visit] ./."
    )
    assert "Ulf visited Peru (future)" in told(sentence)
    assert [line.split(":")[0] for line in told(sentence, relation="requested")] == ["Ines requested Ulf"]


def test_the_one_who_promises_is_the_one_to_act():
    sentence = (
        "[PERSON Ines/NNP/nsubj/promised] promised=promise/VBD/root [PERSON Ulf/NNP/iobj/promised] to/TO/mark/visit "
        "visit/VB/xcomp/promised [GPE Peru/NNP/obj/visit] ./."
    )
    assert "Ines visited Peru (future)" in told(sentence)


PERU = "[GPE Peru/NNP/obj/visit]"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "[PERSON Ines/NNP/nsubj/visit] did=do/VBD/aux/visit not/RB/advmod/visit visit/VB/root " + PERU,
            "negated",
        ),
        ("[PERSON Ines/NNP/nsubj/visit] never/RB/advmod/visit visit/VBD/root [GPE Peru/NNP/obj/visit]", "negated"),
        ("[PERSON Ines/NNP/nsubj/visit] will/MD/aux/visit visit/VB/root [GPE Peru/NNP/obj/visit]", "future"),
        ("[PERSON Ines/NNP/nsubj/visit] may/MD/aux/visit visit/VB/root [GPE Peru/NNP/obj/visit]", "hypothetical"),
        (
            "[PERSON Ines/NNP/nsubj/visit] will/MD/aux/visit not/RB/advmod/visit visit/VB/root " + PERU,
            "negated, future",
        ),
        (
            "[PERSON Ines/NNP/nsubj/plans] plans=plan/VBZ/root to/TO/mark/visit visit/VB/xcomp/plans " + PERU,
            "future",
        ),
        (
            "[PERSON Ines/NNP/nsubj/refused] refused=refuse/VBD/root to/TO/mark/visit visit/VB/xcomp/refused "
            + PERU,
            "negated, future",
        ),
        (
            "[PERSON Ines/NNP/nsubj/denied] denied=deny/VBD/root visiting=visit/VBG/xcomp/denied "
             "[GPE Peru/NNP/obj/visiting]",
            "negated",
        ),
        (
            "If/IN/mark/visits [PERSON Ines/NNP/nsubj/visits] visits=visit/VBZ/advcl/left [GPE Peru/NNP/obj/visits] "
            "Ulf/NNP/nsubj/left left=leave/VBD/root",
            "hypothetical",
        ),
        ("Did=do/VBD/aux/visit [PERSON Ines/NNP/nsubj/visit] visit/VB/root " + PERU + " ?/.", "hypothetical"),
        ("[PERSON Ines/NNP/nsubj/visit] to/TO/mark/visit visit/VB/root [GPE Peru/NNP/obj/visit]", "future"),
    ],
)  # fmt: skip
def test_what_did_not_happen_and_what_has_not_happened_yet(sentence, expected):
    [line] = told(sentence, relation="visited")
    assert f"({expected}" in line
    assert line.startswith("Ines visited Peru")


def test_what_did_happen_is_plain():
    for verb in ("visited=visit/VBD/root", "visits=visit/VBZ/root"):
        word = verb.split("=")[0]
        assert told(f"[PERSON Ines/NNP/nsubj/{word}] {verb} [GPE Peru/NNP/obj/{word}] ./.") == ["Ines visited Peru"]


VISIT = "[PERSON Ines/NNP/nsubj/visited] visited=visit/VBD/{} [GPE Peru/NNP/obj/visited]"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("[PERSON Ulf/NNP/nsubj/said] said=say/VBD/root " + VISIT.format("ccomp/said") + " ./.", " (by Ulf)"),
        (
            "[PERSON Ulf/NNP/nsubj/said] and/CC/cc/Hana [PERSON Hana/NNP/conj/Ulf] said=say/VBD/root "
            + VISIT.format("ccomp/said"),
            " (by Ulf and Hana)",
        ),
        ("sources=source/NNS/nsubj/said said=say/VBD/root " + VISIT.format("ccomp/said"), " (by unnamed)"),
        (VISIT.format("root") + " reportedly/RB/advmod/visited", " (by unnamed)"),
        (
            VISIT.format("root") + " according=accord/VBG/case/Ulf to/TO/fixed/according [PERSON Ulf/NNP/obl/visited]",
            " (by Ulf)",
        ),
        (VISIT.format("root") + " ,/, [PERSON Ulf/NNP/nsubj/said] said=say/VBD/parataxis/visited ./.", " (by Ulf)"),
        (VISIT.format("root") + " ./.", ""),
    ],
)  # fmt: skip
def test_who_says_so(sentence, expected):
    assert told(sentence, relation="visited") == [f"Ines visited Peru{expected}"]


def test_an_act_of_speech_is_the_article_s_and_its_content_the_speaker_s():
    sentence = (
        "[PERSON Ulf/NNP/nsubj/accused] accused=accuse/VBD/root [PERSON Ines/NNP/obj/accused] of/IN/mark/attacking "
        "attacking=attack/VBG/advcl/accused [PERSON Hana/NNP/obj/attacking] ./."
    )
    assert told(sentence) == ["Ines attacked Hana (by Ulf)", "Ulf accused Ines: attacking Hana"]


def test_the_innermost_speaker_asserts():
    sentence = (
        "[PERSON Ulf/NNP/nsubj/said] said=say/VBD/root that/IN/mark/claimed [PERSON Hana/NNP/nsubj/claimed] "
        "claimed=claim/VBD/ccomp/said that/IN/mark/visited " + VISIT.format("ccomp/claimed")
    )
    assert told(sentence, relation="visited") == ["Ines visited Peru (by Hana)"]
    assert any(line.startswith("Hana stated - (by Ulf)") for line in told(sentence, relation="stated"))


def test_what_sources_say_is_nobody_s_statement():
    sentence = "sources=source/NNS/nsubj/said said=say/VBD/root " + VISIT.format("ccomp/said")
    assert told(sentence, relation="stated") == []


def test_where_it_took_place():
    sentence = (
        "[PERSON Ines/NNP/nsubj/met] met=meet/VBD/root [PERSON Ulf/NNP/obj/met] in/IN/case/Karsa "
        "[GPE Karsa/NNP/obl/met] ./."
    )
    [met] = [claim for claim in claims(sentence) if claim.relation == "metWith"]
    assert met.event_place == "d#2"


def test_the_place_that_is_the_object_is_not_the_place_of_the_event_too():
    sentence = VISIT.format("root") + " in/IN/case/Peru [GPE Peru/NNP/obl/visited] ./."
    [visited] = [claim for claim in claims(sentence) if claim.relation == "visited"]
    assert visited.event_place is None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Peruvian/JJ/amod/Ines President/NNP/compound/Ines [PERSON Ines/NNP/nsubj/left] left=leave/VBD/root ./.",
            ["Ines holdsPosition Peru: President", "Ines leads Peru"],
        ),
        (
            "[PERSON Ines/NNP/nsubj/left] ,/, the/DT/det/president president/NN/appos/Ines of/IN/case/Peru "
            "[GPE Peru/NNP/nmod/president] ,/, left=leave/VBD/root ./.",
            ["Ines holdsPosition Peru: president", "Ines leads Peru"],
        ),
        (
            "[PERSON Ines/NNP/nsubj/is] is=be/VBZ/ROOT the/DT/det/president president/NN/attr/is of/IN/prep/president "
            "[GPE Peru/NNP/pobj/of] ./.",
            ["Ines holdsPosition Peru: president", "Ines leads Peru"],
        ),
        (
            "[PERSON Ines/NNP/nsubj/president] was=be/VBD/cop/president never/RB/advmod/president president/NN/root "
            "of/IN/case/Peru [GPE Peru/NNP/nmod/president] ./.",
            ["Ines holdsPosition Peru (negated): president", "Ines leads Peru (negated)"],
        ),
        (
            "[PERSON Ines/NNP/nsubj/left] ,/, the/DT/det/wife wife/NN/appos/Ines of/IN/case/Ulf "
            "[PERSON Ulf/NNP/nmod/wife] ,/, left=leave/VBD/root ./.",
            ["Ines spouseOf Ulf"],
        ),
        (
            "[PERSON Ines/NNP/nsubj/left] ,/, a/DT/det/spokeswoman spokeswoman/NN/appos/Ines for/IN/case/Northmill "
            "[ORG Northmill/NNP/nmod/spokeswoman] ,/, left=leave/VBD/root ./.",
            ["Ines holdsPosition Northmill: spokeswoman", "Ines spokespersonFor Northmill"],
        ),
        (
            "[PERSON Ines/NNP/nsubj/left] left=leave/VBD/root [GPE Karsa/NNP/obj/left] [GPE Peru/NNP/appos/Karsa]",
            ["Ines left Karsa", "Karsa locatedIn Peru"],
        ),
        (
            "[PERSON Ines/NNP/nsubj/left] left=leave/VBD/root [GPE Karsa/NNP/obj/left] in/IN/case/Peru "
            "[GPE Peru/NNP/nmod/Karsa] ./.",
            ["Ines left Karsa", "Karsa locatedIn Peru"],
        ),
    ],
)  # fmt: skip
def test_offices_kin_and_places(sentence, expected):
    found = {line.split(": ")[0] if "holdsPosition" not in line else line for line in told(sentence)}
    assert set(expected) <= found


def test_a_claim_is_found_once_by_its_best_pattern():
    sentence = (
        "[PERSON Ines/NNP/nsubj/warned] warned=warn/VBD/root [PERSON Ulf/NNP/obj/warned] of/IN/case/floods "
        "floods=flood/NNS/obl/warned ./."
    )
    assert told(sentence, relation="warned") == ["Ines warned Ulf: floods"]


def test_nothing_is_claimed_of_somebody_and_themself():
    sentence = "[PERSON Ines/NNP/nsubj/attacked] attacked=attack/VBD/root herself/PRP/obj/attacked ./."
    assert told(sentence, relation="attacked") == []


def test_the_range_of_a_relation_is_kept():
    sentence = "[PERSON Ines/NNP/nsubj/met] met=meet/VBD/root the/DT/det/deadline deadline/NN/obj/met ./."
    assert told(sentence, relation="metWith") == []


def test_evidence_is_the_sentence_without_the_space_around_it():
    quiet = "Rain/NN/nsubj/fell fell=fall/VBD/root ./. ¶"
    [met] = claims(quiet, "[PERSON Ines/NNP/nsubj/met] met=meet/VBD/root [PERSON Ulf/NNP/obj/met] ./. ¶", quiet)
    assert met.evidence.text == "Ines met Ulf."
    assert (met.evidence.start, met.evidence.trigger.start - met.evidence.start) == (12, 5)


def test_a_pronoun_is_the_mention_that_the_evidence_shows():
    found = claims(
        "[PERSON Ines/NNP/nsubj/left] left=leave/VBD/root ./.",
        "She/PRP/nsubj/met met=meet/VBD/root [PERSON Ulf/NNP/obj/met] ./.",
    )
    [met] = [claim for claim in found if claim.relation == "metWith"]
    assert (met.subject, met.evidence.text) == ("d#0", "She met Ulf.")
    span = met.evidence.subject_span
    assert met.evidence.text[span.start - met.evidence.start : span.end - met.evidence.start] == "She"


def test_confidence_is_a_share_and_lower_for_a_pronoun():
    [named] = claims("[PERSON Ines/NNP/nsubj/met] met=meet/VBD/root [PERSON Ulf/NNP/obj/met] ./.")
    found = claims(
        "[PERSON Ines/NNP/nsubj/stood] stood=stand/VBD/root ./.",
        "She/PRP/nsubj/met met=meet/VBD/root [PERSON Ulf/NNP/obj/met] ./.",
    )
    assert 0 < found[0].confidence < named.confidence <= 1
