"""The graph folder: derived states replace each other in one step, one writer at a time, and no kill loses anything."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import fill, made_with
from newsroom import CLAIMS, ENTITIES, EXTRACTIONS, PAPER, RUN, TABLOID, given_members

from kg.errors import GraphError
from kg.ontology import Ontology
from kg.records import Rejection
from kg.store import GraphFolder, open_snapshot

BASE = "https://graph.example/id/"
WRITER = """
import os, signal, sys
from conftest import made_with
from newsroom import EXTRACTIONS, RUN, given_members
from kg.store import GraphFolder, generations, triples

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

path, point = sys.argv[1:]
with GraphFolder(path) as folder:
    for extraction in EXTRACTIONS:
        folder.log.put(extraction, RUN)
        if point == "between articles":
            die()
    if point == "before deriving":
        die()
    if point == "between tables and triples":
        triples.fill = die
    if point == "before the swap":
        generations.replace_file = die
    if point == "holding the lock":
        print("locked", flush=True)
        sys.stdin.read()
    folder.derive(made_with(), members=given_members)
    if point == "after the swap":
        die()
"""
POINTS = ("between articles", "before deriving", "between tables and triples", "before the swap", "after the swap")


def start_writer(path: Path, point: str) -> subprocess.Popen[str]:
    here = Path(__file__).parents[1]
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), point],
        env={**os.environ, "PYTHONPATH": f"{here}{os.pathsep}{here.parent}"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def lines(path: Path) -> list[str]:
    return sorted(map(str, open_snapshot(path).triples))


def test_what_was_derived_can_be_read(newsroom: Path) -> None:
    snapshot = open_snapshot(newsroom)
    assert tuple(snapshot.entities()) == ENTITIES
    assert tuple(snapshot.claims()) == CLAIMS
    assert tuple(snapshot.documents()) == (PAPER, TABLOID)
    assert snapshot.base == BASE
    assert snapshot.counts() == {"articles": 2, "entities": len(ENTITIES), "claims": len(CLAIMS)}


def test_claims_of_an_entity_in_any_part(newsroom: Path) -> None:
    snapshot = open_snapshot(newsroom)
    assert {claim.relation for claim in snapshot.claims_of("abasi")} >= {"metWith", "arrested", "criticized"}
    assert [claim.relation for claim in snapshot.claims_of("ellis")] == ["metWith"]
    assert list(snapshot.claims_of("harrow#2")) == []


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("dole", ["dole"]), ("MIRA  dole", ["dole"]), (f"{BASE}entity/Q99990001", ["dole"]), ("Abasi", ["abasi"]),
        ("Harrow Lines", ["harrow", "harrow#2"]), ("old harrow", ["harrow#2"]), ("nobody", []), ("%", []),
        ("' OR 1=1 --", []),
    ],
)  # fmt: skip
def test_names(newsroom: Path, name: str, ids: list[str]) -> None:
    assert [entity.id for entity in open_snapshot(newsroom).named(name)] == ids


def test_a_second_build_of_the_same_is_not_stale(tmp_path: Path) -> None:
    with GraphFolder(tmp_path / "graph") as folder:
        assert folder.stale(made_with())
        fill(folder)
        assert not folder.stale(made_with())
        assert folder.stale(made_with(threshold=0.6))
        assert folder.stale(made_with(base="https://other.example/"))
        assert folder.stale(made_with(vocabulary=Ontology({}, {}, "")))
        folder.log.remove(TABLOID.id)
        assert folder.stale(made_with())


def test_a_removed_article_leaves_nothing_behind(tmp_path: Path, newsroom: Path) -> None:
    with GraphFolder(tmp_path / "graph") as folder:
        fill(folder)
        folder.log.remove(TABLOID.id)
        folder.derive(made_with(), members=given_members)
    text = "\n".join(lines(tmp_path / "graph"))
    assert "b2-" not in text
    assert "Tabloid" not in text
    assert "article/b2" not in text
    assert "article/a1" in text


@pytest.mark.parametrize("point", POINTS)
def test_a_build_that_is_killed_is_made_up_for(tmp_path: Path, newsroom: Path, point: str) -> None:
    path = tmp_path / "graph"
    writer = start_writer(path, point)
    assert writer.wait(60) == -signal.SIGKILL
    if point != "after the swap":
        with pytest.raises(GraphError, match="is not finished"):
            open_snapshot(path)
    with GraphFolder(path) as folder:
        assert folder.stale(made_with()) is (point != "after the swap")
        assert len(folder.log) == (1 if point == "between articles" else 2)
        fill(folder)
        assert not folder.stale(made_with())
    assert lines(path) == lines(newsroom)


@pytest.mark.parametrize("point", POINTS[1:4])
def test_readers_keep_the_last_finished_state_when_a_build_is_killed(tmp_path: Path, point: str) -> None:
    path = tmp_path / "graph"
    with GraphFolder(path) as folder:
        folder.log.put(EXTRACTIONS[0], RUN)
        folder.derive(made_with(), members=given_members)
    before = lines(path)
    assert start_writer(path, point).wait(60) == -signal.SIGKILL
    assert lines(path) == before
    assert open_snapshot(path).counts()["articles"] == 1


def test_an_open_snapshot_does_not_change_under_its_reader(tmp_path: Path) -> None:
    with GraphFolder(tmp_path / "graph") as folder:
        fill(folder)
        reader = open_snapshot(tmp_path / "graph")
        folder.log.remove(TABLOID.id)
        folder.derive(made_with(), members=given_members)
        assert not reader.is_current(tmp_path / "graph")
        assert len(list(reader.claims())) == len(CLAIMS)
        assert len(reader.triples) > 300
        assert open_snapshot(tmp_path / "graph").counts()["articles"] == 1


def test_older_states_are_deleted(tmp_path: Path) -> None:
    with GraphFolder(tmp_path / "graph") as folder:
        fill(folder)
        for _ in range(3):
            folder.derive(made_with(), members=given_members, anew=True)
    assert sorted(entry.name for entry in (tmp_path / "graph/store").iterdir()) == ["3", "4", "CURRENT"]


def test_a_second_writer_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    writer = start_writer(tmp_path / "graph", "holding the lock")
    try:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "locked\n"
        with (
            pytest.raises(GraphError, match=rf"is being written by process {writer.pid} on .*: wait for it"),
            GraphFolder(tmp_path / "graph"),
        ):
            pass
    finally:
        writer.kill()
        writer.communicate()
    with GraphFolder(tmp_path / "graph") as folder:  # the lock went with its process
        assert len(folder.log) == 2


def test_a_writer_in_the_same_process_is_refused_too(tmp_path: Path) -> None:
    with (
        GraphFolder(tmp_path / "graph"),
        pytest.raises(GraphError, match=f"process {os.getpid()}"),
        GraphFolder(tmp_path / "graph"),
    ):
        pass


def test_no_graph_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"^no graph in '.*nowhere': run 'kg build …' first$"):
        open_snapshot(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("file", ["store/1/tables.sqlite", "store/CURRENT", "store/1/triples-0/CURRENT"])
@pytest.mark.parametrize("damage", ["missing", "garbage"])
def test_a_damaged_file_is_one_clear_line_and_the_next_build_mends_it(tmp_path: Path, file: str, damage: str) -> None:
    path = tmp_path / "graph"
    with GraphFolder(path) as folder:
        fill(folder)
    if damage == "missing":
        (path / file).unlink()
    else:
        (path / file).write_bytes(b"garbage" * 999)
    with pytest.raises(GraphError) as caught:
        open_snapshot(path).triples  # noqa: B018 (opens the store)
    assert "\n" not in str(caught.value)
    with GraphFolder(path) as folder:
        assert folder.stale(made_with())
        fill(folder)
    assert len(open_snapshot(path).triples) > 300


def test_a_file_in_place_of_the_folder_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "graph").write_text("not a folder")
    with pytest.raises(GraphError), GraphFolder(tmp_path / "graph"):
        pass
    with pytest.raises(GraphError):
        open_snapshot(tmp_path / "graph")


def test_a_moved_graph_still_reads(tmp_path: Path, newsroom: Path) -> None:
    shutil.copytree(newsroom, tmp_path / "a#b ?c%41")
    assert lines(tmp_path / "a#b ?c%41") == lines(newsroom)


def test_rejections_are_those_of_the_last_build(tmp_path: Path) -> None:
    with GraphFolder(tmp_path / "graph") as folder:
        folder.reject([Rejection("old.txt", "empty")])
        folder.reject([Rejection("a\ud800.txt", "empty"), Rejection("ñ\u2028.jsonl", "cut off", 3)])
    written = (tmp_path / "graph/rejected.jsonl").read_text(encoding="utf-8").split("\n")
    assert json.loads(written[1]) == {"source": "ñ\u2028.jsonl", "reason": "cut off", "offset": 3}
    assert len(written) == 3
