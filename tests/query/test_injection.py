"""No text that is given for a parameter becomes anything but a value."""

from __future__ import annotations

import contextlib
import hashlib
import json
from pathlib import Path

import harbour
import pytest
from hostile import HOSTILE_TEXTS

from kg.cli.app import run as kg
from kg.errors import UnknownName, UsageError
from kg.graph import Graph
from kg.query import question, questions, run
from kg.query.questions import parse_question

PARAMETERS = [(name, parameter) for name, asked in questions().items() for parameter in asked.parameters]


def state(graph: Graph) -> str:
    """Sum up the whole graph."""
    lines = sorted(map(str, graph.snapshot.triples))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


@pytest.fixture(scope="module")
def before(harbour_graph: Graph) -> str:
    return state(harbour_graph)


@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=range(len(HOSTILE_TEXTS)))
def test_no_parameter_of_any_question_carries_sparql_in(harbour_graph: Graph, before: str, text: str) -> None:
    for name, parameter in PARAMETERS:
        given = {**harbour.CASES.get(name, {}), parameter.name: text}
        if parameter.type == "text":
            safe = harbour_graph.question(name, {**given, parameter.name: "plain words"})
            with contextlib.suppress(UsageError):
                assert harbour_graph.question(name, given) == safe
            continue
        with pytest.raises(UsageError) as caught:
            harbour_graph.question(name, given)
        wanted = "no entity is called" if parameter.type == "entity" else f"{parameter.name} is not a {parameter.type}"
        assert str(caught.value).startswith("there is no category" if parameter.name == "category" else wanted)
    assert state(harbour_graph) == before


@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=range(len(HOSTILE_TEXTS)))
def test_names_are_only_names(harbour_graph: Graph, text: str) -> None:
    for ask in (harbour_graph.show, harbour_graph.find, lambda name: harbour_graph.shortest_path("Ada Brandt", name)):
        with pytest.raises(UnknownName):
            ask(text)
    with pytest.raises(UsageError, match="no question is called"):
        harbour_graph.question(text)
    with pytest.raises(UsageError, match="has no parameter"):
        harbour_graph.question("leaders", {text: "x"})


@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=range(len(HOSTILE_TEXTS)))
def test_commands_take_them_as_names_too(
    harbour_graph: Graph, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.chdir(tmp_path)
    where = ("--graph", str(harbour_graph.path))
    commands = (
        ("show", *where, "--", text),
        ("path", *where, "--", "Ada Brandt", text),
        ("view", *where, f"--around={text}"),
        ("view", *where, f"--relation={text}"),
        ("view", *where, f"--since={text}"),
        ("export", *where, f"--format={text}"),
        ("query", *where, "--name=about", f"--set=who={text}"),
        ("query", *where, f"--name={text}"),
    )
    for command in commands:
        assert kg(list(command)) == 2, command
        message = capsys.readouterr().err
        assert message.count("\n") == 1, command
        assert message.rstrip("\n").isprintable(), command
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=range(len(HOSTILE_TEXTS)))
def test_file_names_are_only_names(
    harbour_graph: Graph, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """Of what is read, of what is written, and of the folder of a graph."""
    name = text.translate({0: None, ord("/"): "-", 0xD800: 0xDCFF}).strip()[:60]  # what a file can be called on Linux
    if not name or name.startswith("."):
        pytest.skip("no file can be called that")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / f"{name}.txt").write_bytes(b"\n")
    folder = name.replace("\udcff", "x")  # the triple store takes UTF-8 only
    assert kg(["build", "news", f"--graph={folder}"]) == 3
    printed = capsys.readouterr()
    assert all(line.isprintable() for line in (printed.out + printed.err).split("\n"))
    [rejected] = map(json.loads, (tmp_path / folder / "rejected.jsonl").read_text(encoding="utf-8").splitlines())
    assert rejected["source"].startswith("news")
    assert kg(["export", "--format=nt", f"--graph={harbour_graph.path}", f"--output={name}.nt"]) == 0
    assert kg(["view", f"--graph={harbour_graph.path}", f"--output={name}.html"]) == 0
    capsys.readouterr()
    assert kg(["export", "--format=nt", f"--graph={name}.nt"]) == 1
    printed = capsys.readouterr()
    assert all(line.isprintable() for line in (printed.out + printed.err).split("\n"))
    found = {entry.name for entry in tmp_path.iterdir()}
    assert found == {"news", folder, f"{name}.nt", f"{name}.html"}


@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=range(len(HOSTILE_TEXTS)))
@pytest.mark.parametrize("kind", ["text", "relation"])
def test_text_and_relations_are_only_values(harbour_graph: Graph, kind: str, text: str) -> None:
    pattern = "BIND(1 AS ?y) FILTER(!BOUND(?x) || ?x = ?x)"
    source = f"# title: t\n# description: d.\n# param x: {kind} the value\nSELECT ?x {{ {pattern} }}"
    asked = parse_question("made", source)
    if kind == "relation":
        with pytest.raises(UsageError, match="x is not a relation"):
            asked.values({"x": text}, str)
        return
    snapshot = harbour_graph.snapshot
    (row,) = run(snapshot.triples, asked.sparql, base=snapshot.base, values=asked.values({"x": text}, str))
    assert set(row) == {"x"}
    assert all(got in (meant, "\N{REPLACEMENT CHARACTER}") for got, meant in zip(row["x"], text, strict=True))


def test_every_question_with_parameters_is_here() -> None:
    assert {name for name, _ in PARAMETERS} == {name for name in questions() if question(name).parameters}
    assert len(PARAMETERS) > 20
