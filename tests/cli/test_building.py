"""The commands that read articles, with the real model."""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from kg.cli.app import run
from kg.demo import ARTICLES


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder in which `kg demo` ran, and what it printed."""
    folder = tmp_path_factory.mktemp("demo")
    done = subprocess.run([sys.executable, "-m", "kg", "demo"], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder, done.stdout


def contents(folder: Path) -> dict[str, str]:
    """Hash every derived record and triple; databases may differ in their free pages."""
    hashes = {}
    for form in ("nq", "claims", "entities", "documents"):
        run(["export", "--format", form, "-o", str(folder / "out"), "--graph", str(folder)])
        hashes[form] = hashlib.sha256((folder / "out").read_bytes()).hexdigest()
    return hashes


def test_demo_answers_its_question(demo: tuple[Path, str]) -> None:
    folder, printed = demo
    answer = printed[printed.index("Who accused whom") :]
    for accuser, accused in (
        ("Tomas Reyk", "Tidewater Shipping"),
        ("Labour Inspectorate", "Tidewater Shipping"),
        ("National Seafarers' Party", "Adam Brek"),
    ):
        assert any(accuser in line and accused in line for line in answer.splitlines()), (accuser, accused)
    page = folder / "kg-demo" / "graph.html"
    assert str(page) in printed
    assert page.stat().st_size > 100_000


def test_demo_is_one_connected_story(demo: tuple[Path, str]) -> None:
    import networkx as nx

    from kg.graph import Graph

    network = nx.Graph(Graph(demo[0] / "kg-demo").to_networkx())
    largest = max(nx.connected_components(network), key=len)
    names = {network.nodes[node]["label"] for node in largest}
    assert {"Elena Marsh", "Tomas Reyk", "Ingrid Solvay", "Adam Brek", "Tidewater Shipping"} <= names


def test_evidence_is_the_text_at_its_place(demo: tuple[Path, str]) -> None:
    from kg.graph import Graph

    graph = Graph(demo[0] / "kg-demo")
    texts = {document.id: document.text for document in graph.documents()}
    claims = graph.claims()
    assert len(claims) > 20
    for claim in claims:
        assert texts[claim.article][claim.evidence.start : claim.evidence.end] == claim.evidence.text


@pytest.mark.parametrize(("jobs", "seed"), [("1", "1"), ("2", "2")])
def test_the_same_graph_in_any_number_of_processes(
    demo: tuple[Path, str], tmp_path: Path, jobs: str, seed: str
) -> None:
    command = [sys.executable, "-m", "kg", "build", str(ARTICLES), "--graph", str(tmp_path), "--jobs", jobs]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed})
    assert contents(tmp_path) == contents(demo[0] / "kg-demo")


def test_a_second_build_adds_nothing(demo: tuple[Path, str], capsys: pytest.CaptureFixture[str]) -> None:
    graph = demo[0] / "kg-demo"
    before = contents(graph)
    assert run(["build", str(ARTICLES), "--graph", str(graph)]) == 0
    assert "3 (0 new, 0 changed, 3 unchanged)" in capsys.readouterr().out
    assert contents(graph) == before


def test_rejects_end_with_3_and_the_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "good.txt").write_text("Anna Dahl met Jonas Reed in Paris.")
    inputs = [str(tmp_path / name) for name in ("empty.txt", "good.txt", "image.txt", "none.txt")]
    assert run(["build", *inputs, "--graph", str(tmp_path / "graph")]) == 3
    printed = capsys.readouterr().out
    assert "articles   1 (1 new" in printed
    assert f"{tmp_path}/empty.txt: empty" in printed
    lines = (tmp_path / "graph" / "rejected.jsonl").read_text().splitlines()
    assert [json.loads(line)["reason"] for line in lines] == [
        "empty",
        "a PNG image, not an article",
        "no such file or directory",
    ]


def test_options_give_plain_text_its_date_and_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "sys.stdin", SimpleNamespace(buffer=io.BufferedReader(io.BytesIO(b"Anna Dahl met Jonas Reed.")))
    )  # type: ignore[arg-type]
    options = ["--published", "2024-05-06", "--publisher", "Courier", "--url", "https://courier.example/a#x"]
    assert run(["build", "-", *options, "--graph", str(tmp_path)]) == 0
    from kg.graph import Graph

    [document] = Graph(tmp_path).documents()
    assert (document.published, document.publisher, document.url) == (
        "2024-05-06",
        "Courier",
        "https://courier.example/a",
    )


def test_explain_shows_each_step(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "Anna Dahl accused the Harbour Union of lying."]) == 0
    shown = capsys.readouterr().out
    assert "accuse" in shown
    assert "entity  Anna Dahl (Person)" in shown
    assert "claim   Anna Dahl accused Harbour Union" in shown
    assert "accuse.1" in shown
    assert "seen:" not in shown


def test_explain_shows_what_the_confidence_rests_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "Anna Dahl accused the Harbour Union of lying.", "--features"]) == 0
    assert "        seen: bias, " in capsys.readouterr().out
