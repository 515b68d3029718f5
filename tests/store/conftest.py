"""A graph of the invented articles that a test may change."""

from __future__ import annotations

from pathlib import Path

import pytest
from papers import fresh

from kg.graph import Graph


@pytest.fixture
def graph(tmp_path: Path) -> Graph:
    return fresh(tmp_path / "graph")
