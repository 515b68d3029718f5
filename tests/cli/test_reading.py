"""The commands that read a finished graph."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import fill
from newsroom import EXTRACTIONS, PAPER

from kg.cli.app import run
from kg.export import WRITERS
from kg.store import GraphFolder


def output(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    assert run(list(arguments)) == code
    return capsys.readouterr().out


def test_query_in_every_format(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sparql = "SELECT ?s { ?c news:relation news:arrested ; news:object/rdfs:label ?s }"
    for form in ("table", "csv", "tsv", "json", "xml"):
        assert "Jon Abasi" in output(capsys, "query", sparql, "--graph", str(newsroom), "--format", form)


@pytest.mark.parametrize("form", ["table", "ttl", "nt", "jsonld"])
def test_triples_are_written_in_formats_for_triples(
    form: str, newsroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "metWith" in output(
        capsys, "query", "CONSTRUCT WHERE { ?a news:metWith ?b }", "--graph", str(newsroom), "--format", form
    )


@pytest.mark.parametrize(
    ("sparql", "form", "message"),
    [
        (
            "CONSTRUCT WHERE { ?a news:metWith ?b }",
            "json",
            "gives triples, which can't be written as json: use --format table, ttl",
        ),
        (
            "SELECT * { ?a news:metWith ?b }",
            "ttl",
            "gives rows, which can't be written as ttl: use --format table, csv",
        ),
    ],
)
def test_a_format_for_the_other_kind_of_answer_is_told(
    sparql: str, form: str, message: str, newsroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["query", sparql, "--graph", str(newsroom), "--format", form]) == 2
    assert message in capsys.readouterr().err


def test_query_from_a_file_and_from_a_pipe(
    newsroom: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "q.rq").write_text("ASK { ?s a news:Person }")
    by_file = output(capsys, "query", "-f", str(tmp_path / "q.rq"), "--graph", str(newsroom))
    monkeypatch.setattr("sys.stdin", io.StringIO("ASK { ?s a news:Person }"))
    assert output(capsys, "query", "-", "--graph", str(newsroom)) == by_file


def test_named_questions(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed = output(capsys, "query", "--list")
    assert "accusations" in listed
    assert len(listed.splitlines()) >= 5
    arguments = ("query", "--name", "accusations", "--set", "who=osmark", "--graph", str(newsroom))
    assert "Osmark accused the striking dockers" in output(capsys, *arguments)


def test_show(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = output(capsys, "show", "jon abasi", "--graph", str(newsroom))
    assert shown.startswith("Jon Abasi (Person)\n")
    assert "Mira Dole met Jon Abasi in Port Ellis on 3 May." in shown
    assert "(negated)" in shown
    assert "Ferry strike ends, 2024-05-04, https://courier.example/ferry" in shown
    assert not {char for char in shown if not char.isprintable()} - {"\n"}


def test_an_article_without_address_is_shown_by_its_path(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    unnamed = replace(PAPER, url=None, title=None, key="in/strike.txt")
    with GraphFolder(tmp_path / "graph") as folder:
        fill(folder, [replace(EXTRACTIONS[0], document=unnamed)])
    graph = ("--graph", str(tmp_path / "graph"))
    assert "  in/strike.txt, 2024-05-03, claim " in output(capsys, "show", "Mira Dole", *graph)
    assert "  in/strike.txt, 2024-05-03, claim " in output(capsys, "path", "Mira Dole", "Jon Abasi", *graph)
    assert "in/strike.txt" in output(capsys, "query", "--name", "articles", *graph)


def test_show_as_json_is_the_data(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(output(capsys, "show", "Osmark", "--json", "--graph", str(newsroom)))
    assert data["label"] == "Osmark"
    assert {"id", "type", "aliases", "same_as", "roles", "claims"} <= set(data)


def test_show_names_near_names(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "Osmarc", "--graph", str(newsroom)]) == 2
    assert "osmark" in capsys.readouterr().err.casefold()


def test_view_writes_a_page_and_says_where(newsroom: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.html"
    arguments = ("--graph", str(newsroom), "-o", str(page), "--around", "Osmark", "--depth", "1", "--since", "2024")
    assert output(capsys, "view", *arguments) == f"{page}\n"
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize("form", WRITERS)
def test_export_to_a_file(form: str, newsroom: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert output(capsys, "export", "--format", form, "-o", str(tmp_path / "out"), "--graph", str(newsroom)) == ""
    assert (tmp_path / "out").stat().st_size > (-1 if form == "judgements" else 100)  # nobody judged anything


def test_export_to_standard_output(newsroom: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    run(["export", "--format", "claims", "--graph", str(newsroom)])
    run(["export", "--format", "claims", "-o", str(tmp_path / "claims"), "--graph", str(newsroom)])
    assert capfdbinary.readouterr().out == (tmp_path / "claims").read_bytes()


def test_export_in_no_format(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "--format", "docx", "--graph", str(newsroom)]) == 2
    assert "unknown format 'docx'" in capsys.readouterr().err


def test_stats(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = output(capsys, "stats", "--graph", str(newsroom)).splitlines()
    assert lines[0].split() == ["articles", "2"]


def test_relations(capsys: pytest.CaptureFixture[str]) -> None:
    every = output(capsys, "relations")
    assert all(f"\n{name}  " in f"\n{every}" for name in ("metWith", "accused", "locatedIn", "stated"))
    one = output(capsys, "relations", "accused")
    assert "ACCUSE" in one
    assert "accuse.1: SUBJ accuse OBJ" in one
    assert "metWith" not in one


def test_two_of_different_kinds_are_one_only_if_that_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with GraphFolder(tmp_path) as folder:
        fill(folder)
    assert run(["same", "Mira Dole", "Port Ellis", "--graph", str(tmp_path)]) == 2
    assert "Mira Dole is a Person and Port Ellis a Place: if the kind of one is a mistake" in capsys.readouterr().err
    said = output(capsys, "same", "Mira Dole", "Port Ellis", "--anyway", "--graph", str(tmp_path))
    assert "; it is a P" in said


def test_no_judgements_are_told(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert output(capsys, "judgements", "--graph", str(newsroom)) == "no judgements\n"
