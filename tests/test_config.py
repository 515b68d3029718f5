"""Settings from TOML."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.config import Settings, read_settings
from kg.errors import UsageError


def write(tmp_path: Path, text: str) -> Path:
    (tmp_path / "kg.toml").write_text(text)
    return tmp_path / "kg.toml"


def test_reads_settings(tmp_path: Path) -> None:
    path = write(tmp_path, 'base = "https://graph.example/id/"\nshortcut_threshold = 1\njobs = 2\n')
    assert read_settings(path) == Settings(base="https://graph.example/id/", shortcut_threshold=1, jobs=2)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("jbos = 2", "unknown setting 'jbos'"),
        ('jobs = "2"', "jobs in .* is not of type int: '2'"),
        ("jobs = true", "jobs in .* is not of type int: True"),
        ("jobs = 0", "jobs is not 1 or more: 0"),
        ("shortcut_threshold = 1.5", "shortcut_threshold is not between 0 and 1: 1.5"),
        ('base = "graph.example"', "base is not an http"),
        ("jobs = ", "can't read the settings in"),
    ],
)
def test_says_what_is_wrong(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read_settings(write(tmp_path, text))


def test_options_win_where_they_are_given() -> None:
    assert Settings(jobs=2).but(jobs=None, model="en_x") == Settings(jobs=2, model="en_x")
