"""The main job, end to end, with the real model: an article in, its people, places and claims out, each once.

The model is the package's own, or the folder that `KG_MODEL` names.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

REAL = sorted((Path(__file__).resolve().parents[2] / "shared" / "seeds").glob("*.txt"))

INVENTED = """\
This browser is out of date. For the best reading experience choose another one.

Lindqvist accuses fishing fleet in Norway of smuggling fuel for profit

About 300 boats have set out for Bodø in the county of Nordland, Norwegian authorities said.
Get more storiesHere

Secretary of State Karen Lindqvist sharpened her tone Tuesday night as dozens of North American fishermen headed for \
Canada sailed into Norway, claiming they were smuggling fuel under the orders of greedy owners.

There is no exact count of how many boats make up the fleet, but Norwegian coast guard officials said Tuesday that \
about 300 boats, most of them from Iceland, had left a harbor near the border for Bodø in the Norwegian county of \
Nordland.

About 40 others have been stopped and returned to Iceland, Danish Prime Minister Henrik Dalgaard said.

Canada has put pressure on Norway and Iceland to halt the fleet, warning over the past month that the crews were \
exposed to storms and other dangers.

IMAGE: Boats in Norway
Icelandic fishermen taking part in a fleet to Canada wait to refuel in Skagen, Denmark, on Monday.Ivar Sandnes / AFP - \
Getty Images

On Tuesday night, Lindqvist — who met with Norwegian President Erik Solbakken Moe and Norwegian Foreign Secretary Ola \
Brandvold — went on the attack, alleging in a statement that many of the fishermen were smugglers themselves.

"We also are deeply worried by the theft committed by some members of the group, as well as the apparent greed of some \
owners of the fleet," Lindqvist said.

"As President Whitlock has stated, consistent with Canadian law, Canada will not allow illegal boats to enter or \
remain in Canada," said Lindqvist, who offered no examples of theft.

The crews have said they are fleeing storms and poverty in Iceland.

Puertos Sin Cadenas, which has led fleets of fishermen to Canada for more than 20 years, accused the Norwegian and \
Danish governments of using lies and threats to do Ottawa's "dirty work," saying in a statement on Tuesday that they \
were using "brutal force" to stop the group.

"We've already seen that the Norwegian government has bent under the pressure of the Canadian government and that it \
has become a servant of the government of Jon Arnar Petursson," the president of Iceland, Puertos Sin Cadenas said.

On Sunday, four Norwegian coast guard officers were hurt in a clash with fishermen along the border, Norwegian \
authorities said. The country's National Fisheries Board on Tuesday urged the crews to head to harbors and to apply to \
stay in Norway legally, but many have said they plan to continue sailing west toward Canada on Wednesday.

Whitlock, who has previously threatened to cut off all aid to Iceland if the fleet isn't stopped, said Tuesday on \
Twitter that the voyage was "a shame to the Liberal Party," without offering evidence.

"People have to apply for permits in Norway first, and if they fail to do that, Canada will send them away," the \
president tweeted.
"""
INVENTED_NAMES = {
    "Karen Lindqvist": "Person",
    "Henrik Dalgaard": "Person",
    "Erik Solbakken Moe": "Person",
    "Ola Brandvold": "Person",
    "Jon Arnar Petursson": "Person",
    "Whitlock": "Person",
    "Puertos Sin Cadenas": "Organization",
    "National Fisheries Board": "Organization",
    "Liberal Party": "Organization",
    "Norway": "GeopoliticalEntity",
    "Iceland": "GeopoliticalEntity",
    "Denmark": "GeopoliticalEntity",
    "Canada": "GeopoliticalEntity",
    "Bodø": "GeopoliticalEntity",
    "Nordland": "GeopoliticalEntity",
    "Skagen": "GeopoliticalEntity",
}
INVENTED_CLAIMS = """
Karen Lindqvist metWith Erik Solbakken Moe
Karen Lindqvist metWith Ola Brandvold
Karen Lindqvist accused fishing fleet
Puertos Sin Cadenas accused Norwegian government
Puertos Sin Cadenas accused Danish government
Canada requested Norway
Canada requested Iceland
Whitlock threatened Iceland
Henrik Dalgaard leads Denmark
Erik Solbakken Moe leads Norway
Jon Arnar Petursson leads Iceland
National Fisheries Board requested crews
Skagen locatedIn Denmark
"""
REAL_NAMES = {
    "Mike Pompeo": "Person",
    "Jimmy Morales": "Person",
    "Enrique Peña Nieto": "Person",
    "Luis Videgaray Caso": "Person",
    "Juan Orlando Hernández": "Person",
    "Trump": "Person",
    "Pueblo Sin Fronteras": "Organization",
    "National Migration Institute": "Organization",
    "Democrat Party": "Organization",
    "Mexico": "GeopoliticalEntity",
    "Honduras": "GeopoliticalEntity",
    "Guatemala": "GeopoliticalEntity",
    "United States": "GeopoliticalEntity",
    "Tapachula": "GeopoliticalEntity",
    "Chiapas": "GeopoliticalEntity",
    "Ciudad Tecun Uman": "GeopoliticalEntity",
}
REAL_CLAIMS = """
Mike Pompeo metWith Enrique Peña Nieto
Mike Pompeo metWith Luis Videgaray Caso
Mike Pompeo accused migrant caravan
Pueblo Sin Fronteras accused Mexican government
Pueblo Sin Fronteras accused Guatemalan government
United States requested Mexico
United States requested Honduras
Trump threatened Honduras
Jimmy Morales leads Guatemala
Enrique Peña Nieto leads Mexico
Juan Orlando Hernández leads Honduras
National Migration Institute requested travelers
Tapachula locatedIn Chiapas
Chiapas locatedIn Mexico
Ciudad Tecun Uman locatedIn Guatemala
"""
Rows = list[dict[str, Any]]


def run(*arguments: str | Path, seed: int = 0) -> subprocess.CompletedProcess[str]:
    """The command as a user runs it, under a given hash seed."""
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment)


def exported(graph: Path, form: str, *, seed: int = 0) -> str:
    done = run("export", "--format", form, "--graph", graph, seed=seed)
    assert done.returncode == 0, done.stderr
    return done.stdout


def rows(graph: Path, form: str) -> Rows:
    return [json.loads(line) for line in exported(graph, form).splitlines()]


@pytest.fixture(scope="module")
def invented(nlp: Language, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("invented"), INVENTED, "2019-03-13", seed=1)


@pytest.fixture(scope="module")
def real(nlp: Language, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not REAL:
        pytest.skip("the article is not beside the repository")
    return build(tmp_path_factory.mktemp("real"), REAL[0].read_text(encoding="utf-8"), "2018-10-22", seed=2)


def build(folder: Path, text: str, published: str, *, seed: int) -> Path:
    (folder / "article.txt").write_text(text, encoding="utf-8")
    graph = folder / "graph"
    done = run("build", folder / "article.txt", "--graph", graph, "--published", published, seed=seed)
    assert done.returncode == 0, done.stderr
    return graph


def named(entities: Rows) -> Iterator[tuple[str, str]]:
    """Label and type of every entity under each of its names."""
    for entity in entities:
        for name in (entity["label"], *entity["aliases"]):
            yield name, entity["type"]


def told(claims: Rows) -> set[str]:
    """The claims that the article affirms as facts, as lines of subject, relation and object."""
    return {
        f"{claim['subject']['label']} {claim['relation']} {claim['object']['label']}"
        for claim in claims
        if claim["subject"] and claim["object"] and claim["polarity"] == "affirmed" and claim["modality"] == "actual"
    }


def check_names(graph: Path, expected: dict[str, str]) -> None:
    found = sorted(named(rows(graph, "entities")))
    missing = {name: kind for name, kind in expected.items() if found.count((name, kind)) != 1}
    assert missing == {}, found
    people = {name for name, kind in expected.items() if kind == "Person"}
    entities = rows(graph, "entities")
    assert {e["label"] for e in entities if e["type"] == "Person"} == people


def check_claims(graph: Path, expected: str) -> None:
    assert set(expected.strip().splitlines()) - told(rows(graph, "claims")) == set()


def test_the_invented_article_s_people_bodies_and_places_each_once(invented):
    check_names(invented, INVENTED_NAMES)


def test_the_invented_article_s_claims(invented):
    check_claims(invented, INVENTED_CLAIMS)


def test_a_county_lies_in_its_country(invented):
    assert "Nordland locatedIn Norway" in told(rows(invented, "claims"))


def test_the_real_article_s_people_bodies_and_places_each_once(real):
    check_names(real, REAL_NAMES)


def test_the_real_article_s_claims(real):
    check_claims(real, REAL_CLAIMS)


def test_the_photographer_is_no_part_of_the_news(invented, real):
    for graph in (invented, real):
        assert not any(
            "AFP" in name or "Getty" in name or "Sandnes" in name for name, _ in named(rows(graph, "entities"))
        )


def test_who_is_said_to_have_accused_has_the_words_and_the_article_asserts_it(invented):
    accused = [c for c in rows(invented, "claims") if c["relation"] == "accused"]
    [fleet] = [c for c in accused if c["object"]["label"] == "fishing fleet"]
    assert (fleet["attribution"], fleet["category"]) == ("article", "ACCUSE")
    assert fleet["about"]["text"] == "smuggling fuel for profit"
    assert fleet["evidence"]["text"] == "Lindqvist accuses fishing fleet in Norway of smuggling fuel for profit"


@pytest.mark.parametrize("which", ["invented", "real"])
def test_all_offsets_are_those_of_the_document(which, request):
    graph = request.getfixturevalue(which)
    [document] = rows(graph, "documents")
    text = document["text"]
    claims = rows(graph, "claims")
    assert len(claims) > 20
    for claim in claims:
        evidence = claim["evidence"]
        assert text[evidence["start"] : evidence["end"]] == evidence["text"]
        for span in ("trigger", "subject_span", "object_span"):
            if evidence[span]:
                start, end = evidence[span]
                assert evidence["start"] <= start < end <= evidence["end"]
        if claim["about"]:
            assert text[claim["about"]["start"] : claim["about"]["end"]] == claim["about"]["text"]
    for entity in rows(graph, "entities"):
        for mention in entity["mentions"]:
            assert text[mention["start"] : mention["end"]] == mention["text"]


def test_claim_ids_are_unique_and_speak_of_entities_that_are_there(invented):
    claims = rows(invented, "claims")
    ids = {entity["id"] for entity in rows(invented, "entities")}
    assert len({claim["id"] for claim in claims}) == len(claims)
    for claim in claims:
        ends = [end["id"] for end in (claim["subject"], claim["object"], *claim["claimed_by"]) if end]
        assert set(ends) <= ids


def test_another_build_under_another_hash_seed_is_the_same_byte_for_byte(invented):
    other = invented.parent / "other"
    article = invented.parent / "article.txt"
    done = run("build", article, "--graph", other, "--published", "2019-03-13", seed=77)
    assert done.returncode == 0, done.stderr
    for form in ("nt", "nq", "claims", "entities", "documents"):
        assert exported(other, form, seed=5) == exported(invented, form, seed=6), form


def test_a_second_build_adds_nothing(invented):
    before = {form: exported(invented, form) for form in ("nt", "claims", "entities")}
    done = run("build", invented.parent / "article.txt", "--graph", invented, "--published", "2019-03-13", seed=3)
    assert (done.returncode, "1 unchanged" in done.stdout) == (0, True), done.stdout + done.stderr
    assert {form: exported(invented, form) for form in before} == before


def test_inputs_that_cannot_be_read_are_listed_and_the_exit_code_is_3(tmp_path):
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "noise.txt").write_bytes(b"\x00\xff\x00\x01" * 40)
    graph = tmp_path / "graph"
    done = run("build", tmp_path / "empty.txt", tmp_path / "noise.txt", "--graph", graph)
    assert done.returncode == 3, done.stderr
    lines = [json.loads(line) for line in (graph / "rejected.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [Path(line["source"]).name for line in lines] == ["empty.txt", "noise.txt"]
    assert all(line["reason"] for line in lines)


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "--frobnicate"],
        ["build"],
        ["frobnicate"],
    ],
)
def test_wrong_usage_has_exit_code_2_and_one_line(arguments, tmp_path):
    done = run(*arguments, *(["--graph", str(tmp_path / "graph")] if arguments[0] == "build" else []))
    assert done.returncode == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_an_unknown_format_has_exit_code_2(invented):
    done = run("export", "--format", "frob", "--graph", invented)
    assert done.returncode == 2
    assert "frob" in done.stderr


def annotations(doc: Any) -> list[tuple[Any, ...]]:
    words = [
        (t.text, t.head.i, t.dep_, t.pos_, t.tag_, t.lemma_, t.is_sent_start, t.ent_iob_, t.ent_type_) for t in doc
    ]
    return [*words, *doc._.entities, *doc._.claims]


def test_an_article_alone_and_in_a_batch_gives_the_same(nlp):
    texts = INVENTED.split("\n\n")[1:9]
    alone = [annotations(nlp(text)) for text in texts]
    assert [annotations(doc) for doc in nlp.pipe(texts, batch_size=len(texts))] == alone
    assert [annotations(doc) for doc in nlp.pipe(reversed(texts), batch_size=3)] == alone[::-1]


def test_one_thread_and_two_give_the_same(nlp):
    from kg.language import load

    text = "\n\n".join(INVENTED.split("\n\n")[3:8])
    results = []
    for threads in (1, 2):
        model = load(threads=threads)
        model.add_pipe("kg_mentions")
        model.add_pipe("kg_claims")
        results.append(annotations(model(text)))
    assert results[0] == results[1]
    assert results[0] == annotations(nlp(text))
