"""`kg view` with filters that leave nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.cli.app import run


def test_filters_that_leave_nothing_are_an_error(
    newsroom: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.html"
    assert run(["view", "--graph", str(newsroom), "--until", "1999", "-o", str(page)]) == 2
    told = capsys.readouterr().err
    assert "no claim meets --until 1999 (the graph has 11, with dates from 2024" in told
    assert not page.exists()
