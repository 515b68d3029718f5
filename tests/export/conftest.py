"""The invented graph that is exported."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph import Graph


@pytest.fixture(scope="module")
def graph(newsroom: Path) -> Graph:
    return Graph(newsroom)
