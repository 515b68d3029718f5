"""The graph of the invented harbour town, on which the named questions are asked."""

from __future__ import annotations

import harbour
import pytest
from conftest import fill

from kg.graph import Graph
from kg.store import GraphFolder


@pytest.fixture(scope="session")
def harbour_graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    path = tmp_path_factory.mktemp("harbour") / "graph"
    with GraphFolder(path) as folder:
        fill(folder, harbour.EXTRACTIONS)
    return Graph(path)
