"""A server of the graph of the invented harbour town."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import harbour
import pytest
from conftest import fill

from kg.graph import Graph
from kg.serve.app import App
from kg.serve.server import Server
from kg.store import GraphFolder


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("harbour") / "graph"
    with GraphFolder(path) as folder:
        fill(folder, harbour.EXTRACTIONS)
    return path


@pytest.fixture(scope="module")
def app(path: Path) -> Iterator[App]:
    app = App(Graph(path), seconds=20, rows=500)
    yield app
    app.close()


@pytest.fixture(scope="module")
def address(app: App) -> Iterator[str]:
    with Server(("127.0.0.1", 0), app) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"127.0.0.1:{server.server_address[1]}"
        server.shutdown()
