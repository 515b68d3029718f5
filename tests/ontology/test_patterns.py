"""The notation of patterns: every element is read, every fault is named, nothing else ever comes out of the parser."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import OntologyError
from kg.ontology import Pattern, Slot, load, parse_pattern
from kg.ontology.patterns import _FLAGS

SUBJECT = Slot(("subj",), "SUBJ")
OBJECT = Slot(("iobj", "obj"), "OBJ")


def test_a_verb_with_subject_object_and_an_optional_content():
    pattern = parse_pattern("accuse.1: SUBJ accuse/blame OBJ of/for=ABOUT?")
    assert pattern == Pattern(
        "accuse.1",
        "accuse.1: SUBJ accuse/blame OBJ of/for=ABOUT?",
        "verb",
        frozenset({"accuse", "blame"}),
        (SUBJECT, OBJECT, Slot(("of", "for"), "ABOUT", optional=True)),
    )


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("a.1: SUBJ meet OBJ", "verb", {"meet"}),
        ("a.1: SUBJ carry+out OBJ", "verb", {"carry_out"}),
        ("a.1: SUBJ step+down/quit OBJ", "verb", {"step_down", "quit"}),
        ("a.1: n:talk/negotiation between=SUBJ&", "noun", {"talk", "negotiation"}),
        ("a.1: SUBJ a:critical of=OBJ", "adjective", {"critical"}),
        ("a.1: SUBJ role:wife of=OBJ", "role", {"wife"}),
        ("a.1: SUBJ role:* of=OBJ", "role", {"*"}),
        ("a.1: SUBJ role:brother-in-law of=OBJ", "role", {"brother-in-law"}),
        ("a.1: SUBJ in=OBJ", "mention", set()),
    ],
)
def test_each_kind_of_predicate(text, kind, words):
    pattern = parse_pattern(text)
    assert (pattern.kind, pattern.words) == (kind, words)


@pytest.mark.parametrize(
    ("element", "slot"),
    [
        ("OBJ", OBJECT),
        ("OBJ?", Slot(("iobj", "obj"), "OBJ", optional=True)),
        ("with=OBJ", Slot(("with",), "OBJ")),
        ("obj/with=OBJ", Slot(("obj", "with"), "OBJ")),
        ("out_of=OBJ", Slot(("out_of",), "OBJ")),
        (",=OBJ", Slot((",",), "OBJ")),
        ("in/,=OBJ", Slot(("in", ","), "OBJ")),
        ("that=ABOUT?", Slot(("that",), "ABOUT", optional=True)),
        ("to=ABOUT>OBJ", Slot(("to",), "ABOUT", inner="affected")),
        ("that=ABOUT<OBJ", Slot(("that",), "ABOUT", inner="actor")),
        ("between=OBJ&", Slot(("between",), "OBJ", reciprocal=True)),
        ("between=OBJ&?", Slot(("between",), "OBJ", reciprocal=True, optional=True)),
    ],
)
def test_each_kind_of_argument(element, slot):
    assert parse_pattern(f"a.1: SUBJ meet {element}").slots == (SUBJECT, slot)


def test_words_that_are_a_part_of_the_predicate():
    pattern = parse_pattern("a.1: SUBJ put obj=pressure/sit-in on=OBJ")
    assert pattern.slots[1] == Slot(("obj",), words=frozenset({"pressure", "sit-in"}))


def test_what_stands_before_the_predicate_is_its_subject_and_after_it_the_one_addressed_or_its_object():
    before, after = parse_pattern("a.1: OBJ employ SUBJ").slots
    assert (before.role, before.paths) == ("OBJ", ("subj",))
    assert (after.role, after.paths) == ("SUBJ", ("iobj", "obj"))
    assert parse_pattern("a.1: SUBJ& meet").slots == (Slot(("subj",), "SUBJ", reciprocal=True),)


def test_flags_stand_in_braces_at_the_end():
    assert parse_pattern("a.1: SUBJ role:* of=OBJ {heads}").flags == {"heads"}
    assert parse_pattern("a.1: SUBJ role:* {office title} ").flags == {"office", "title"}
    assert parse_pattern("a.1: SUBJ meet OBJ {}").flags == frozenset()


def test_what_may_not_stand_there_is_anything_or_certain_words():
    pattern = parse_pattern("a.1: SUBJ seize OBJ !with/over !obj=chance/day")
    assert pattern.absent == (("with", frozenset()), ("over", frozenset()), ("obj", frozenset({"chance", "day"})))


def test_the_source_is_kept_without_the_space_around_it():
    assert parse_pattern("  meet.1:  SUBJ  meet OBJ ").source == "meet.1:  SUBJ  meet OBJ"
    assert parse_pattern("  meet.1:  SUBJ  meet OBJ ").id == "meet.1"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "pattern '': start with a name such as 'accuse.1:'"),
        ("SUBJ meet OBJ", "pattern 'SUBJ meet OBJ': start with a name such as 'accuse.1:'"),
        ("meet: SUBJ meet OBJ", "pattern 'meet: SUBJ meet OBJ': start with a name such as 'accuse.1:'"),
        ("Meet.1: SUBJ meet", "pattern 'Meet.1: SUBJ meet': start with a name such as 'accuse.1:'"),
        ("a.1: SUBJ meet see OBJ", "pattern a.1: can't read 'see' in 'SUBJ meet see OBJ'"),
        ("a.1: SUBJ Meet OBJ", "pattern a.1: can't read 'Meet' in 'SUBJ Meet OBJ'"),
        ("a.1: SUBJ x:meet OBJ", "pattern a.1: can't read 'x:meet' in 'SUBJ x:meet OBJ'"),
        ("a.1: SUBJ meet with=PERSON", "pattern a.1: can't read 'with=PERSON' in 'SUBJ meet with=PERSON'"),
        ("a.1: SUBJ meet with=", "pattern a.1: can't read 'with=' in 'SUBJ meet with='"),
        ("a.1: SUBJ meet OBJ with=OBJ", "pattern a.1: OBJ stands twice"),
        ("a.1: SUBJ meet by=SUBJ", "pattern a.1: SUBJ stands twice"),
        ("a.1: SUBJ warn OBJ to=ABOUT>OBJ", "pattern a.1: OBJ stands twice"),
        ("a.1: rain", "pattern a.1: name at least one of SUBJ, OBJ, ABOUT"),
        ("a.1:", "pattern a.1: name at least one of SUBJ, OBJ, ABOUT"),
    ],
)
def test_a_fault_is_named_with_its_place(text, message):
    with pytest.raises(OntologyError) as error:
        parse_pattern(text)
    assert str(error.value) == message


def test_an_unknown_flag_is_named_with_those_that_are_known():
    with pytest.raises(OntologyError) as error:
        parse_pattern("a.1: SUBJ meet OBJ {often}")
    message = (
        "unknown flag 'often'; known are actor, agent, agentless, contest, due, future, heads, menace, named, nation, "
        "office, pledge, plural, possible, refusal, seat, title, within"
    )
    assert str(error.value) == f"pattern 'a.1: SUBJ meet OBJ {{often}}': {message}"


@settings(max_examples=60)
@given(st.text(max_size=80) | st.text(alphabet="SUBJOABT?&<>={}/:+_,.*n a1", max_size=60).map("a.1: ".__add__))
def test_any_other_text_is_a_fault_of_the_ontology_and_nothing_else(text):
    try:
        pattern = parse_pattern(text)
    except OntologyError:
        return
    assert pattern.source == text.strip()
    assert any(slot.role for slot in pattern.slots)


WORDS = st.lists(st.from_regex(r"[a-z][a-z'-]{0,6}", fullmatch=True), min_size=1, max_size=3, unique=True)
PATH = st.sampled_from("subj obj iobj poss mod host that to ing , with out_of".split())
PATHS = st.lists(PATH, min_size=1, max_size=4, unique=True)


@st.composite
def patterns(draw: st.DrawFn) -> Pattern:
    """Any pattern that the notation can say, with its text made from its parts."""
    kind, prefix = draw(st.sampled_from([("verb", ""), ("noun", "n:"), ("adjective", "a:"), ("role", "role:")]))
    words = draw(WORDS)
    roles = draw(st.lists(st.sampled_from(["SUBJ", "OBJ", "ABOUT"]), min_size=1, unique=True))
    slots = tuple(draw(slot(role)) for role in roles)
    flags = draw(st.sets(st.sampled_from(sorted(_FLAGS))))
    parts = [prefix + "/".join(words), *map(written, slots), "{" + " ".join(sorted(flags)) + "}"]
    text = f"a.1: {' '.join(parts)}"
    return Pattern("a.1", text, kind, frozenset(words), slots, frozenset(flags))


@st.composite
def slot(draw: st.DrawFn, role: str) -> Slot:
    reciprocal = role != "ABOUT" and draw(st.booleans())
    return Slot(tuple(draw(PATHS)), role, optional=draw(st.booleans()), reciprocal=reciprocal)


def written(slot: Slot) -> str:
    return f"{'/'.join(slot.paths)}={slot.role}{'&' * slot.reciprocal}{'?' * slot.optional}"


@settings(max_examples=40)
@given(patterns())
def test_what_is_written_is_what_is_read(pattern):
    assert parse_pattern(pattern.source) == pattern


@pytest.mark.parametrize("relation", sorted(load().relations))
def test_every_relation_of_the_package_has_patterns_that_can_give_its_claims(relation):
    found = load().relations[relation]
    assert found.patterns
    for pattern in found.patterns:
        roles = {slot.role for slot in pattern.slots}
        assert roles & {"SUBJ", "OBJ"}, pattern.source  # who takes an oath from somebody appoints nobody
        inner = any(slot.inner for slot in pattern.slots)
        reciprocal = any(slot.reciprocal for slot in pattern.slots)
        content = "ABOUT" in roles or "title" in pattern.flags
        assert "OBJ" in roles or inner or reciprocal or content, pattern.source


def test_the_names_of_the_package_s_patterns_are_unique():
    ids = [pattern.id for relation in load().relations.values() for pattern in relation.patterns]
    assert len(set(ids)) == len(ids) > 200


def test_only_symmetric_relations_pair_the_members_of_one_argument():
    for relation in load().relations.values():
        if any(slot.reciprocal for pattern in relation.patterns for slot in pattern.slots):
            assert relation.symmetric, relation.name


def test_passive_voice_is_left_to_the_matcher():
    """A pattern is written in the active voice: none asks for the agent of a passive verb."""
    for relation in load().relations.values():
        for pattern in relation.patterns:
            if pattern.kind == "verb":
                assert not any("by" in slot.paths and slot.role == "SUBJ" for slot in pattern.slots), pattern.source
