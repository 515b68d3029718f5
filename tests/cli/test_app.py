"""The command line as a whole: help, exit codes, one line per error."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

import kg
from kg.cli.app import app, run

COMMANDS = tuple(
    "build query show path view export serve stats relations explain wrong rename same different undo judgements "
    "remove rebuild check push demo".split()
)


def kg_command(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, stdin=subprocess.DEVNULL)


def test_help_lists_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    listed = capsys.readouterr().out
    assert [name for name in COMMANDS if f"\n  {name} " not in listed] == []
    assert {command.callback.__name__ for command in app.registered_commands if command.callback} == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "--help"]) == 0
    assert f"Usage: kg {command}" in capsys.readouterr().out


def test_no_command_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 0
    assert "Commands:" in capsys.readouterr().out


def test_help_is_fast() -> None:
    def spent() -> float:
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)  # other processes don't count
        return usage.ru_utime + usage.ru_stime

    times = [spent()]
    for _ in range(5):
        kg_command("--help")
        times.append(spent())
    assert min(after - before for before, after in pairwise(times)) < 0.3


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"kg {kg.__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["bild"], 2, "kg: No such command 'bild'."),
        (["build"], 2, "kg: Missing argument 'INPUT'"),
        (["build", "--jobs", "x", "a.txt"], 2, "kg: Invalid value for '--jobs'"),
        (["build", "--graf", "x", "a.txt"], 2, "kg: No such option: --graf"),
        (["build", "--published", "soon", "a.txt"], 2, "kg: can't tell the day from the date 'soon'"),
        (["build", "--published", "9997-02-01", "a.txt"], 2, "kg: the date 9997-02-01 lies in the future"),
        (["build", "--url", "not a url", "a.txt"], 2, "kg: not a web address: 'not a url'; write it as https://"),
        (["build", "--jobs", "0", "a.txt"], 2, "kg: jobs is not 1 or more: 0"),
        (["build", "--ontology", "none.ttl", "a.txt"], 1, "kg: can't read the ontology none.ttl"),
        (["query", "ASK {}"], 1, "kg: no graph in 'graph': run 'kg build …' first"),
        (["query"], 2, "kg: give one of a SPARQL query"),
        (["query", "ASK {}", "--set", "a=b"], 2, "kg: --set gives values to a named question"),
        (["query", "--name", "meetings", "--set", "since"], 2, "kg: --set takes KEY=VALUE"),
        (["query", "-f", "none.rq"], 2, "kg: can't read the query in none.rq"),
        (["view", "--depth", "2"], 2, "kg: --depth counts from an entity"),
        (["view", "--since", "soon"], 2, "kg: can't tell the day from the date 'soon'"),
        (["relations", "loves"], 2, "kg: there is no relation 'loves'"),
        (["explain", " "], 2, "kg: there is no sentence to explain"),
        (["explain", "会谈于周一举行。"], 1, "kg: not in English"),
    ],
)
def test_errors_are_one_line(
    arguments: list[str],
    code: int,
    message: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == code
    shown = capsys.readouterr()
    assert shown.err.startswith(message)
    assert shown.err.count("\n") == 1
    assert shown.out == ""
    assert list(tmp_path.iterdir()) == []


def test_settings_come_from_the_current_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kg.toml").write_text("jobs = 0\n")
    (tmp_path / "a.txt").write_text("Text.")
    assert run(["build", "a.txt"]) == 2
    assert capsys.readouterr().err == "kg: jobs is not 1 or more: 0\n"


def test_an_error_shows_no_control_characters(capsys: pytest.CaptureFixture[str]) -> None:
    run(["show", "\x1b[31mred\nline", "--graph", "none"])
    assert "\x1b" not in capsys.readouterr().err


def test_no_traceback_on_the_real_command_line(tmp_path: Path) -> None:
    done = kg_command("query", "ASK {}", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "kg: no graph in 'graph': run 'kg build …' first\n"


def test_a_reader_that_leaves_ends_it_quietly(newsroom: Path) -> None:
    kg_ = f"{sys.executable} -m kg"
    command = f"{kg_} export --format nq --graph {newsroom} | head -c 10; {kg_} relations | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_one_line(newsroom: Path) -> None:
    command = f"{sys.executable} -m kg stats --graph {newsroom} > /dev/full"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (1, "kg: No space left on device\n")


def test_output_is_utf8_in_every_locale(newsroom: Path) -> None:
    command = [sys.executable, "-X", "utf8=0", "-m", "kg", "relations", "accused"]
    done = subprocess.run(command, capture_output=True, env={**os.environ, "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"})
    assert "→" in done.stdout.decode("utf-8")
