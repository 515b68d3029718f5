"""The graph as quads: everything that the records say, each triple in one graph, and shortcuts only of facts."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import newsroom
import pytest
from conftest import made_with
from newsroom import CLAIMS, PAPER, RUN, TABLOID, Resolution
from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, Store, parse

from kg.errors import GraphError
from kg.ontology import folder
from kg.rdf import NEWS, TYPE, Rule, derived_quad, entity_iris, prefixes, quads
from kg.rdf.shortcuts import closure, is_fact, shortcuts, superclasses
from kg.records import Claim, Document, Entity

BASE = "https://graph.example/id/"
RUNS = {PAPER.id: RUN, TABLOID.id: RUN}


def made(resolution: Resolution | None = None) -> list[Quad]:
    return list(quads(resolution or Resolution(), [PAPER, TABLOID], RUNS, made_with()))


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store()
    store.extend(made())
    return store


def ask(store: Store, pattern: str) -> bool:
    query = f"ASK {{ {pattern} }}"
    return bool(store.query(query, prefixes=prefixes(BASE), use_default_graph_as_union=True))


def claim_of(document: Document, relation: str, subject: str, target: str) -> Claim:
    return replace(newsroom.MET, article=document.id, relation=relation, subject=subject, object=target)


def shortcut(subject: str, relation: str, target: str) -> Quad:
    ends = NamedNode(f"{BASE}entity/{subject}"), NamedNode(NEWS + relation), NamedNode(f"{BASE}entity/{target}")
    return Quad(*ends, NamedNode(BASE + "graph/derived"))


def test_no_blank_nodes_and_no_triple_in_two_graphs() -> None:
    found = set(made())
    assert not any(isinstance(term, BlankNode) for quad in found for term in quad)
    assert max(Counter(quad.triple for quad in found).values()) == 1


def test_graphs_are_one_per_article_one_for_entities_one_for_what_is_derived() -> None:
    names = {quad.graph_name.value.removeprefix(BASE) for quad in made()}
    assert names == {"article/a1", "article/b2", "graph/entities", "graph/derived"}


def test_all_quads_of_an_article_but_shared_ones_are_in_its_graph() -> None:
    """Removing an article is removing its graph: nothing else mentions it."""
    article = NamedNode(f"{BASE}article/b2")
    claim = NamedNode(f"{BASE}claim/{newsroom.WEAK.id}")
    others = [quad for quad in made() if quad.graph_name != article]
    assert not [quad for quad in others if {article, claim} & {quad.subject, quad.object}]


@pytest.mark.parametrize(
    "pattern",
    [
        'e:Q99990001 a news:Person ; rdfs:label "Mira Dole" ; skos:altLabel "Dole"',
        "e:Q99990001 owl:sameAs <http://www.wikidata.org/entity/Q99990001>",
        "e:dockers a news:Group ; news:ofPlace e:geonames-99990002",
        'm:a1-19-28 a news:Mention ; news:mentionOf e:Q99990001 ; news:form news:Name ; news:text "Mira Dole"',
        "m:a1-19-28 news:article a:a1 ; news:start 19 ; news:end 28",
        'a:a1 a schema:NewsArticle ; schema:headline "Ferry strike ends" ; schema:datePublished "2024-05-04"^^xsd:date',
        'a:a1 schema:url <https://courier.example/ferry> ; schema:publisher/rdfs:label "Port Ellis Courier"',
        'a:b2 schema:url "javascript:alert(1)" ; schema:datePublished "2024-05"^^xsd:gYearMonth',
        '[] a news:Run ; news:model "small-1" ; news:version "0.1.0" ; news:settings \'{"jobs": "1"}\'',
    ],
)  # fmt: skip
def test_entities_articles_and_runs(store: Store, pattern: str) -> None:
    assert ask(store, pattern)


@pytest.mark.parametrize(
    ("claim", "pattern"),
    [
        ("MET", "a news:Claim ; news:subject e:Q99990001 ; news:relation news:metWith ; news:object e:abasi"),
        ("MET", 'news:eventDate "2024-05-03"^^xsd:date ; news:eventPlace e:geonames-99990002'),
        ("MET", "news:category news:CONSULT"),
        ("MET", "news:polarity news:Affirmed ; news:modality news:Actual ; news:attribution news:ByArticle"),
        ("MET", 'news:confidence 0.93 ; news:pattern "met.1" ; news:article a:a1 ; prov:wasGeneratedBy [ a news:Run ]'),
        ("MET", 'news:evidence "Mira Dole met Jon Abasi in Port Ellis on 3 May." ; news:start 19 ; news:end 66'),
        ("MET", "news:triggerStart 29 ; news:triggerEnd 32 ; news:subjectStart 19 ; news:subjectEnd 28"),
        ("MET", "news:objectStart 33 ; news:objectEnd 42"),
        ("ACCUSED", 'news:about "lying about the ferry plan" ; news:aboutStart 106 ; news:aboutEnd 132'),
        ("NEGATED", "news:polarity news:Negated"),
        ("FUTURE", "news:modality news:Future"),
        ("HYPOTHETICAL", "news:modality news:Hypothetical"),
        ("REPORTED", "news:attribution news:ByNamed ; news:claimedBy e:abasi"),
        ("UNNAMED", "news:attribution news:ByUnnamed"),
    ],
)  # fmt: skip
def test_claims(store: Store, claim: str, pattern: str) -> None:
    assert ask(store, f"c:{getattr(newsroom, claim).id} {pattern}")


def test_a_missing_side_is_absent(store: Store) -> None:
    assert not ask(store, f"c:{newsroom.PASSIVE.id} news:subject|news:subjectStart|news:subjectEnd ?x")
    assert not ask(store, f"c:{newsroom.STATED.id} news:object|news:objectStart|news:objectEnd ?x")


def test_every_term_of_ours_is_in_the_ontology() -> None:
    declared = {quad.subject.value for quad in parse(path=folder() / "newskg.ttl", format=RdfFormat.TURTLE)}
    used = {
        term.value for quad in made() for term in quad if isinstance(term, NamedNode) and term.value.startswith(NEWS)
    }
    assert used <= declared


def test_shortcuts_are_facts_and_what_rules_make_of_them() -> None:
    derived = {quad for quad in made() if quad.graph_name.value == BASE + "graph/derived" and quad.predicate != TYPE}
    met = {shortcut("Q99990001", "metWith", "abasi"), shortcut("abasi", "metWith", "Q99990001")}
    assert derived == met | {shortcut("osmark", "accused", "dockers"), shortcut("Q99990001", "leads", "harrow")}


def test_classes_above_an_entity_are_derived() -> None:
    kinds = {(quad.subject.value, quad.object.value) for quad in made() if quad.predicate == TYPE}
    found = {kind.removeprefix(NEWS) for entity, kind in kinds if entity == f"{BASE}entity/osmark"}
    assert found == {"GeopoliticalEntity", "Collective", "Agent", "Place", "Entity"}


@pytest.mark.parametrize(
    "claim", ["NEGATED", "FUTURE", "HYPOTHETICAL", "REPORTED", "UNNAMED", "PASSIVE", "STATED", "WEAK"]
)
def test_what_may_be_false_makes_no_shortcut(claim: str) -> None:
    assert shortcuts([getattr(newsroom, claim)], 0.5) == set()


@pytest.mark.parametrize(("confidence", "made_one"), [(0.49999, False), (0.5, True), (1.0, True)])
def test_a_shortcut_needs_the_threshold(confidence: float, made_one: bool) -> None:
    assert is_fact(replace(newsroom.MET, confidence=confidence), 0.5) is made_one


def test_a_shortcut_goes_with_its_last_claim() -> None:
    again = replace(newsroom.MET, article=TABLOID.id)
    both, one, none = ([newsroom.MET, again], [again], [])
    assert shortcuts(both, 0.5) == shortcuts(one, 0.5) != shortcuts(none, 0.5) == set()


RULES = {
    "metWith": Rule(symmetric=True),
    "parentOf": Rule(inverse="childOf", parents=("relativeOf",)),
    "relativeOf": Rule(symmetric=True),
    "accused": Rule(),
}


def test_rules_make_what_follows_and_nothing_else() -> None:
    facts = {("a", "metWith", "b"), ("a", "accused", "b"), ("a", "unheardOf", "b"), ("c", "parentOf", "d")}
    family = {("d", "childOf", "c"), ("c", "relativeOf", "d"), ("d", "relativeOf", "c")}
    assert closure(facts, RULES) - facts == {("b", "metWith", "a")} | family


def test_rules_that_go_in_a_circle_end() -> None:
    circle = {"a": Rule(parents=("b",)), "b": Rule(parents=("a",), inverse="a")}
    assert closure({("x", "a", "y")}, circle) == {("x", "a", "y"), ("x", "b", "y"), ("y", "a", "x"), ("y", "b", "x")}
    assert superclasses("a", {"a": ("b",), "b": ("a", "c")}) == {"b", "c"}


def test_the_rules_in_sparql_derive_the_same() -> None:
    family = claim_of(PAPER, "siblingOf", "dole", "abasi")
    resolution = Resolution(claims=(*CLAIMS, family))
    store = Store()
    given = {quad for quad in made(resolution) if not quad.graph_name.value.endswith("/derived")}
    facts = shortcuts(resolution.claims, 0.5)
    iris = entity_iris(resolution.entities, BASE)
    store.extend(given)
    store.extend(derived_quad(NamedNode(iris[a]), NEWS + r, NamedNode(iris[b]), BASE) for a, r, b in facts)
    ontology = NamedNode("https://w3id.org/newskg/ontology")
    store.load(path=folder() / "newskg.ttl", format=RdfFormat.TURTLE, to_graph=ontology)
    rules = (folder() / "rules.ru").read_text(encoding="utf-8").replace("https://w3id.org/newskg/id/", BASE)
    store.update(rules)
    store.remove_graph(ontology)
    whole = Store()  # a store writes numbers in a form of its own
    whole.extend(made(resolution))
    assert set(store) == set(whole)
    assert ask(store, "e:abasi news:relativeOf e:Q99990001")


def test_what_may_be_false_is_in_no_derived_triple(store: Store) -> None:
    """By query: every shortcut, in one of its directions, has a claim that may stand as a fact."""
    query = """
        SELECT ?s ?r ?o { GRAPH g:derived { ?s ?r ?o } FILTER (?r != rdf:type)
          FILTER %s EXISTS { GRAPH ?article {
            ?claim news:relation ?r ; news:polarity news:Affirmed ; news:modality news:Actual ;
              news:attribution news:ByArticle ; news:confidence ?much FILTER (?much >= 0.5)
            { ?claim news:subject ?s ; news:object ?o } UNION { ?claim news:subject ?o ; news:object ?s } } } }"""
    assert list(store.query(query % "NOT", prefixes=prefixes(BASE))) == []
    assert len(list(store.query(query % "", prefixes=prefixes(BASE)))) == 4


def test_order_of_records_does_not_matter() -> None:
    turned = Resolution(tuple(reversed(newsroom.ENTITIES)), tuple(reversed(CLAIMS)))
    assert set(made(turned)) == set(made())


@pytest.mark.parametrize(
    "resolution",
    [
        Resolution(claims=(replace(newsroom.MET, object="nobody"),)),
        Resolution(claims=(replace(newsroom.MET, claimed_by=("nobody",)),)),
        Resolution(entities=(Entity("x", "X", "Group", of_place="nobody"),), claims=()),
    ],
)
def test_a_name_that_leads_nowhere_is_an_error(resolution: Resolution) -> None:
    with pytest.raises(GraphError, match="nobody"):
        made(resolution)
