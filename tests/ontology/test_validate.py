"""A user's own ontology is refused with one line that says what is wrong, and fetches nothing."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology import load
from kg.rdf import scheme

HEAD = """
@prefix news: <https://w3id.org/newskg/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
GOOD = "news:endorsed a news:Relation, owl:ObjectProperty ; rdfs:subPropertyOf news:supported ; rdfs:range news:Agent ."


def read(folder: Path, text: str):
    file = folder / "mine.ttl"
    file.write_text(HEAD + text, encoding="utf-8")
    return load(file)


def test_a_good_one(tmp_path: Path) -> None:
    made = read(tmp_path, GOOD)
    assert made.relations["endorsed"].parents == {"supported"}
    assert scheme(base="https://e.example/", threshold=0.5, vocabulary=made).relations["endorsed"].parents == (
        "supported",
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (GOOD.replace("range news:Agent", "range news:Agnet"), r"rdfs:range <.*Agnet> is no class.*mean news:Agent\?"),
        (
            GOOD.replace("news:supported", "news:suported"),
            r"subPropertyOf <.*suported> is no relation.*news:supported\?",
        ),
        (GOOD.replace("news:Agent", "news:Agent, news:Place"), "several values of rdfs:range: .*; give one"),
        (GOOD + "news:endorsed owl:inverseOf news:backedBy .", "owl:inverseOf <.*backedBy> is no relation"),
        (GOOD + "news:endorsed news:plover news:HELP .", "news:plover <.*HELP> is no category"),
        (
            'news:liked news:hasPattern "like.1: SUBJ like OBJ" .',
            "has patterns, but is no relation: add 'a news:Relation",
        ),
        ("<https://e.example/v#accused> a news:Relation .", "two relations are called accused"),
        ("<https://e.example/v#a-b> a news:Relation .", "needs a name of letters and digits"),
        ('news:accused news:hasPattern "mine.1: SUBJ (accuse|blame).* OBJ" .', "can't read"),
    ],
)
def test_a_fault_is_one_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(OntologyError, match=message) as caught:
        read(tmp_path, text)
    assert "\n" not in str(caught.value)


def test_nothing_is_imported_from_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("an import was fetched")

    monkeypatch.setattr(socket, "socket", refuse)
    (tmp_path / "other.ttl").write_text(HEAD + "news:imported a news:Relation .", encoding="utf-8")
    imports = (
        f"<https://e.example/v> a owl:Ontology ; owl:imports <http://127.0.0.1:9/x>, <file://{tmp_path}/other.ttl> ."
    )
    assert "imported" not in read(tmp_path, imports + GOOD).relations
