"""The ontology files as a product: every term complete, every relation there, shapes that tell good graphs from bad."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef

from kg.ontology import load
from kg.rdf import quads, scheme
from kg.records import Claim, Document, Entity, Evidence, Mention, Passage, Run, Span

FOLDER = Path(__file__).resolve().parents[2] / "ontologies"
NEWS = Namespace("https://w3id.org/newskg/ontology#")
CATEGORIES = {
    "CONSULT": "metWith spokeWith negotiatedWith visited mediated",
    "AGREE": "agreedWith promised",
    "SUPPORT": "supported praised recognized signedAgreementWith apologizedTo",
    "COOPERATE": "cooperatedWith",
    "AID": "aided",
    "YIELD": "yieldedTo released withdrewFrom pardoned resignedFrom",
    "REQUEST": "requested",
    "ACCUSE": "accused criticized investigated charged convicted",
    "REJECT": "rejected",
    "THREATEN": "threatened warned",
    "PROTEST": "protestedAgainst",
    "SANCTION": "reducedTiesWith expelled",
    "MOBILIZE": "mobilizedAgainst",
    "COERCE": "arrested deported seized restricted sanctioned",
    "ASSAULT": "attacked killed injured abducted foughtWith",
}
OTHERS = """
    holdsPosition leads memberOf worksFor spokespersonFor citizenOf bornIn diedIn livesIn spouseOf parentOf siblingOf
    relativeOf locatedIn basedIn partOf founded owns acquired mergedWith investedIn appointed nominated dismissed
    succeeded defeated competedWith allyOf opponentOf traveledTo left stated
"""
SYMMETRIC = """
    metWith spokeWith negotiatedWith agreedWith signedAgreementWith cooperatedWith foughtWith spouseOf siblingOf
    relativeOf mergedWith competedWith allyOf opponentOf
"""
FILES = ("newskg.ttl", "alignments.ttl", "shapes.ttl")
BASE = "https://example.org/id/"


def parse(name: str) -> Graph:
    return Graph().parse(FOLDER / name, format="turtle")


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return parse("newskg.ttl")


def names(graph: Graph, kind: URIRef) -> set[str]:
    return {str(term).removeprefix(NEWS) for term in graph.subjects(RDF.type, kind)}


@pytest.mark.parametrize("name", FILES)
def test_both_libraries_read_the_same_triples(name):
    triples = list(pyoxigraph.parse(path=FOLDER / name, format=pyoxigraph.RdfFormat.TURTLE))
    assert len(parse(name)) == len(triples) > 20


@pytest.mark.parametrize("name", FILES)
def test_each_file_says_what_it_is_and_its_licence(name):
    graph = parse(name)
    [head] = graph.subjects(RDF.type, OWL.Ontology)
    assert graph.value(head, OWL.versionInfo)
    assert graph.value(head, URIRef("http://purl.org/dc/terms/license"))


def test_the_head_of_the_ontology(ontology):
    [head] = ontology.subjects(RDF.type, OWL.Ontology)
    assert str(head) == "https://w3id.org/newskg/ontology"
    version = ontology.value(head, OWL.versionInfo)
    assert ontology.value(head, OWL.versionIRI) == URIRef(f"{head}/{version}")


def test_the_relations_are_those_of_the_vocabulary(ontology):
    wanted = {name for line in CATEGORIES.values() for name in line.split()} | set(OTHERS.split())
    assert names(ontology, NEWS.Relation) == wanted
    assert wanted <= names(ontology, OWL.ObjectProperty)


def test_each_event_relation_has_its_category_and_no_other_relation_has_one(ontology):
    found = {(str(c).removeprefix(NEWS), str(r).removeprefix(NEWS)) for r, c in ontology.subject_objects(NEWS.plover)}
    assert found == {(category, name) for category, line in CATEGORIES.items() for name in line.split()}
    assert names(ontology, NEWS.Category) == set(CATEGORIES)


def test_symmetric_relations_and_the_inverse_labels_of_the_others(ontology):
    assert names(ontology, OWL.SymmetricProperty) == set(SYMMETRIC.split())
    labelled = {str(term).removeprefix(NEWS) for term in ontology.subjects(NEWS.inverseLabel)}
    assert labelled == names(ontology, NEWS.Relation) - set(SYMMETRIC.split()) - {"stated"}


def test_every_term_has_one_label_one_definition_and_an_example(ontology):
    for term in {s for s in ontology.subjects() if str(s).startswith(NEWS)}:
        for predicate in (RDFS.label, SKOS.definition, SKOS.example):
            values = list(ontology.objects(term, predicate))
            assert len(values) == 1, (term, predicate)
            assert str(values[0]).strip(), (term, predicate)


def test_every_property_has_a_domain_and_a_range_that_exist(ontology):
    classes = {NEWS[name] for name in names(ontology, OWL.Class)}
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in ontology.subjects(RDF.type, kind):
            for predicate in (RDFS.domain, RDFS.range):
                values = list(ontology.objects(term, predicate))
                assert len(values) == 1, (term, predicate)
                assert values[0] in classes or not str(values[0]).startswith(NEWS), (term, values[0])


def test_labels_are_different_and_examples_are_sentences(ontology):
    relations = list(ontology.subjects(RDF.type, NEWS.Relation))
    labels = [str(ontology.value(term, RDFS.label)) for term in relations]
    assert len(set(labels)) == len(labels)
    for term in relations:
        example = str(ontology.value(term, SKOS.example))
        assert example.endswith("."), term
        assert len(example.split()) >= 5, term


def test_alignments_speak_only_of_terms_that_exist(ontology):
    terms = set(ontology.subjects())
    used = {node for triple in parse("alignments.ttl") for node in triple if str(node).startswith(NEWS)}
    assert used - terms == set()


def test_shapes_speak_only_of_terms_that_exist(ontology):
    terms = set(ontology.subjects())
    used = {node for triple in parse("shapes.ttl") for node in triple if str(node).startswith(NEWS)}
    assert used - terms == set()


def sample() -> Graph:
    """A graph as the program writes it: two entities, two claims, mentions, an article and a run."""
    text = "Mira Dole accused Harrow Lines of fraud. Osmark's mayor said so."
    document = Document("a1", text, title="Ferries", published="2024-05-14", publisher="Port Ellis Courier")
    mention = Mention("a1", Span(0, 9), "Mira Dole", "name", "Person")
    place = Entity("e3", "Osmark", "GeopoliticalEntity", same_as=("wikidata:Q1",))
    people = Entity("e1", "Mira Dole", "Person", aliases=("Dole",), mentions=(mention,))
    company = Entity("e2", "Harrow Lines", "Organization")
    group = Entity("e4", "Osmark police", "Group", of_place="e3")
    evidence = Evidence(text[:40], 0, 40, Span(10, 17), Span(0, 9), Span(18, 30))
    accused = Claim(
        "a1", "e1", "accused", "e2", evidence, "accuse.1", 0.9, about=Passage("fraud", 34, 39), category="ACCUSE"
    )
    said = replace(evidence, trigger=Span(11, 15), object_span=None)
    stated = replace(accused, relation="stated", object=None, evidence=said, category=None)
    reported = replace(accused, attribution="named", claimed_by=("e4",), event_date="2024-05", event_place="e3")
    run = Run("0.1.0", "news 1", "abc")

    class Resolution:
        entities = (people, company, place, group)
        claims = (accused, stated, replace(reported, modality="future"))

    made = quads(Resolution(), [document], {"a1": run}, scheme(base=BASE, threshold=0.5, vocabulary=load()))
    lines = pyoxigraph.serialize((quad.triple for quad in made), format=pyoxigraph.RdfFormat.N_TRIPLES)
    return Graph().parse(data=lines, format="nt")


def messages(data: Graph, ontology: Graph) -> str:
    pyshacl = pytest.importorskip("pyshacl")
    conforms, _, text = pyshacl.validate(data + ontology, shacl_graph=parse("shapes.ttl"), inference="none")
    assert conforms or "Message" in text
    return "" if conforms else text


def one(data: Graph, relation: str) -> URIRef:
    return next(iter(sorted(data.subjects(NEWS.relation, NEWS[relation]))))


def test_a_graph_as_the_program_writes_it_is_valid(ontology):
    assert messages(sample(), ontology) == ""


@pytest.mark.parametrize(
    ("relation", "predicate", "value", "message"),
    [
        ("accused", "polarity", None, "either affirmed or negated"),
        ("accused", "polarity", NEWS.Maybe, "either affirmed or negated"),
        ("accused", "modality", NEWS.Negated, "actual, future or hypothetical"),
        ("accused", "relation", NEWS.frobnicated, "exactly one relation"),
        ("accused", "confidence", Literal("1.5", datatype="http://www.w3.org/2001/XMLSchema#decimal"), "from 0 to 1"),
        ("accused", "subject", URIRef(BASE + "entity/nobody"), "an entity of the graph"),
        ("accused", "article", URIRef(BASE + "article/none"), "exactly one article"),
        ("accused", "triggerEnd", Literal(99), "within the evidence"),
        ("accused", "start", Literal(12), "not after the trigger"),
        ("accused", "subjectEnd", None, "what has a start has an end"),
        ("accused", "aboutStart", None, "a content has both"),
        ("accused", "eventDate", Literal("yesterday"), "a day, month, year or time"),
        ("accused", "pattern", None, "the one pattern"),
        ("stated", "claimedBy", URIRef(BASE + "entity/e1"), "if, and only if"),
        ("stated", "object", URIRef(BASE + "entity/e2"), "a statement has no object"),
    ],
)
def test_a_fault_in_a_claim_is_found(ontology, relation, predicate, value, message):
    data = sample()
    claim = one(data, relation)
    data.remove((claim, NEWS[predicate], None))
    if value is not None:
        data.add((claim, NEWS[predicate], value))
    assert message in messages(data, ontology)


def test_faults_in_entities_mentions_and_runs_are_found(ontology):
    data = sample()
    data.remove((URIRef(BASE + "entity/e2"), RDFS.label, None))
    data.add((URIRef(BASE + "entity/e4"), NEWS.ofPlace, URIRef(BASE + "entity/e2")))
    data.remove((None, NEWS.form, None))
    data.remove((None, NEWS.settings, None))
    text = messages(data, ontology)
    for message in ("exactly one label", "at most one place", "a name, a description or a pronoun", "has its settings"):
        assert message in text


def test_the_reference_page_is_up_to_date():
    script = FOLDER.parent / "scripts/document_ontology"
    done = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
