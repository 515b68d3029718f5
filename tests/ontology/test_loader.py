"""Reading the ontology: the package's files, a user's own after them, and every way in which they can be wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from parses import document, parse

from kg.claims import extract
from kg.errors import OntologyError
from kg.mentions import find
from kg.ontology import Ontology, folder, load

TICKLED = """
@prefix my: <https://example.org/words#> .
@prefix news: <https://w3id.org/newskg/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

my:tickled a news:Relation, owl:ObjectProperty ;
    rdfs:label "tickled" ;
    skos:definition "The subject made the object laugh with its fingers." ;
    rdfs:domain news:Agent ;
    rdfs:range news:Person ;
    news:hasPattern "tickle.1: SUBJ tickle OBJ" .
"""
SENTENCE = "[PERSON Ines/NNP/nsubj/{0}] {0}={1}/VBD/root [PERSON Teodor/NNP/obj/{0}] ./."


def write(folder: Path, text: str) -> Path:
    file = folder / "mine.ttl"
    file.write_text(text, encoding="utf-8")
    return file


def relations(ontology: Ontology, sentence: str) -> list[tuple[str, str | None]]:
    doc = parse(sentence)
    found = extract(doc, document(doc), find(doc, document(doc)), ontology)
    return [(claim.relation, claim.category) for claim in found]


def test_the_files_are_found():
    assert (folder() / "newskg.ttl").is_file()
    assert (folder() / "lexicon.ttl").is_file()


def test_a_relation_with_all_its_properties():
    accused = load().relations["accused"]
    assert replace(accused, patterns=()) == replace(
        accused,
        name="accused",
        label="accused",
        definition="The subject said that the object did something wrong.",
        domain="Agent",
        range="Entity",
        category="ACCUSE",
        symmetric=False,
        example="Valdoria accused the Harbour Union of delaying food shipments.",
        patterns=(),
    )
    assert [p.id for p in accused.patterns] == sorted(p.id for p in accused.patterns)
    assert load().relations["metWith"].symmetric
    assert load().relations["leads"].category is None


def test_classes_know_what_is_above_them():
    ontology = load()
    for kind, above in [
        ("Person", "Agent"),
        ("Group", "Agent"),
        ("Organization", "Agent"),
        ("GeopoliticalEntity", "Agent"),
        ("GeopoliticalEntity", "Place"),
        ("Person", "Entity"),
        ("Thing", "Entity"),
        ("Person", "Person"),
        ("Person", None),
    ]:
        assert ontology.is_a(kind, above), (kind, above)
    for kind, other in [
        ("Thing", "Agent"),
        ("Place", "Agent"),
        ("Agent", "Person"),
        ("Person", "Place"),
        ("Nix", "Agent"),
    ]:
        assert not ontology.is_a(kind, other), (kind, other)


def test_every_domain_and_range_is_a_class():
    ontology = load()
    for relation in ontology.relations.values():
        assert {relation.domain, relation.range} - {None} <= set(ontology.classes), relation.name


def test_a_file_of_the_user_adds_a_relation_that_is_found_in_text(tmp_path):
    own = load(write(tmp_path, TICKLED))
    assert set(own.relations) == {*load().relations, "tickled"}
    assert relations(own, SENTENCE.format("tickled", "tickle")) == [("tickled", None)]
    assert relations(own, SENTENCE.format("met", "meet")) == [("metWith", "CONSULT")]
    assert relations(load(), SENTENCE.format("tickled", "tickle")) == []


def test_a_file_of_the_user_adds_a_pattern_to_a_relation_of_the_package(tmp_path):
    added = (
        '@prefix news: <https://w3id.org/newskg/ontology#> . news:metWith news:hasPattern "my.1: SUBJ bump into=OBJ" .'
    )
    own = load(write(tmp_path, added))
    assert {p.id for p in own.relations["metWith"].patterns} == {
        "my.1",
        *(p.id for p in load().relations["metWith"].patterns),
    }
    sentence = (
        "[PERSON Ines/NNP/nsubj/bumped] bumped=bump/VBD/root into/IN/case/Teodor [PERSON Teodor/NNP/obl/bumped] ./."
    )
    assert relations(own, sentence) == [("metWith", "CONSULT")]


def test_range_of_a_relation_of_the_user_is_kept(tmp_path):
    own = load(write(tmp_path, TICKLED))
    sentence = "[PERSON Ines/NNP/nsubj/tickled] tickled=tickle/VBD/root [ORG Northmill/NNP/obj/tickled] ./."
    assert relations(own, sentence) == []


def test_the_digest_tells_ontologies_apart(tmp_path):
    first = load(write(tmp_path, TICKLED)).digest
    (tmp_path / "other").mkdir()
    other = load(write(tmp_path / "other", TICKLED + "\n")).digest
    assert len({first, other, load().digest}) == 3
    assert load().digest == load(None).digest


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("my:tickled a", "mine.ttl is not valid Turtle: "),
        (TICKLED.replace("SUBJ tickle OBJ", "SUBJ tickle tickle"), "pattern tickle.1: can't read 'tickle'"),
        (TICKLED.replace("tickle.1: SUBJ", "SUBJ"), "start with a name such as 'accuse.1:'"),
    ],
)
def test_a_faulty_file_is_refused_with_the_reason(tmp_path, text, message):
    with pytest.raises(OntologyError) as error:
        load(write(tmp_path, text))
    assert message in str(error.value)


def test_a_pattern_name_may_stand_only_once_in_a_relation(tmp_path):
    text = TICKLED.replace('OBJ" .', 'OBJ" , "tickle.1: SUBJ poke OBJ" .')
    with pytest.raises(OntologyError, match=r"^relation tickled: the pattern name tickle\.1 is used twice$"):
        load(write(tmp_path, text))


def test_a_missing_file_and_a_folder_are_refused_with_the_reason(tmp_path):
    with pytest.raises(OntologyError, match=r"^can't read the ontology .*none\.ttl: No such file or directory$"):
        load(tmp_path / "none.ttl")
    with pytest.raises(OntologyError, match=r"^can't read the ontology .*: Is a directory$"):
        load(tmp_path)


def test_a_file_that_is_no_text_is_refused(tmp_path):
    file = tmp_path / "mine.ttl"
    file.write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(OntologyError, match="is not valid Turtle"):
        load(file)
