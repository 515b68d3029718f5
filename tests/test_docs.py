"""Documents can't drift: every command and option is described, and every command that is shown exists."""

from __future__ import annotations

import re
import shlex
from dataclasses import fields
from pathlib import Path

import pytest

from kg.cli.app import run
from kg.graph import Graph
from kg.records import Claim, Document, Entity, Evidence, Mention

ROOT = Path(__file__).parent.parent
REFERENCE = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])


def options(command: str, capsys: pytest.CaptureFixture[str]) -> set[str]:
    assert run([command, "--help"]) == 0
    return set(re.findall(r"(?<![\w-])--[a-z]+", capsys.readouterr().out)) - {"--help"}


def commands(capsys: pytest.CaptureFixture[str]) -> list[str]:
    run(["--help"])
    return re.findall(r"^  ([a-z]+)  ", capsys.readouterr().out.partition("Commands:")[2], re.M)


def test_every_command_and_option_is_in_the_reference(capsys: pytest.CaptureFixture[str]) -> None:
    sections = dict(re.findall(r"^## kg (\w+)\n(.*?)(?=^## |\Z)", REFERENCE, re.M | re.S))
    assert sorted(sections) == sorted(commands(capsys))
    for command, text in sections.items():
        assert {name for name in options(command, capsys) if name not in text} == set(), command


def test_every_command_that_is_shown_exists(capsys: pytest.CaptureFixture[str]) -> None:
    known = {command: options(command, capsys) for command in commands(capsys)}
    for page in PAGES:
        for block in re.findall(r"^```sh\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S):
            for words in shown(block):
                assert words[1] in known, (page.name, words)
                given = {word.partition("=")[0] for word in words if word.startswith("--")}
                assert given <= known[words[1]], (page.name, words)


def shown(block: str) -> list[list[str]]:
    """Return the words of each `kg` command in a block, without comments; one may stand behind a pipe."""
    words = shlex.split(block.replace("\n", " ; "), comments=False)
    starts = [number for number, word in enumerate(words) if word == "kg"]
    return [
        words[start : next((n for n in range(start, len(words)) if words[n] in (";", "#")), None)] for start in starts
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8"))
    missing = [t for t in targets if "://" not in t and not (page.parent / t).exists()]
    assert missing == []


def test_the_scripts_of_the_readme_are_there() -> None:
    named = re.findall(r"^(scripts/\w+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.M)
    assert named
    assert all((ROOT / name).stat().st_mode & 0o111 for name in named)


def test_the_python_of_the_readme_compiles() -> None:
    blocks = re.findall(r"^```python\n(.*?)^```", (ROOT / "README.md").read_text(encoding="utf-8"), re.M | re.S)
    assert len(blocks) == 2
    for block in blocks:
        compile(block, "README.md", "exec")


def test_the_python_reference_has_every_call_and_field() -> None:
    page = (ROOT / "docs" / "reference" / "python.md").read_text(encoding="utf-8")
    words = set(re.findall(r"\w+", page))
    calls = {name for name in vars(Graph) if not name.startswith("_")} - {"snapshot", "question_values"}
    known = {field.name for record in (Claim, Entity, Document, Evidence, Mention) for field in fields(record)}
    assert (calls | known) - words == set()
    for block in re.findall(r"^```python\n(.*?)^```", page, re.M | re.S):
        compile(block, "python.md", "exec")
