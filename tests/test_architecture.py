"""Data flows one way: what each part may import, and what it costs to import the package."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg

ROOT = Path(kg.__file__).parent
COMMON = {"records", "errors", "config", "ontology", "knowledge"}
STAGES = (
    "sources",
    "documents",
    "language",
    "mentions",
    "claims",
    "entities",
    "rdf",
    "store",
    "view",
    "query",
    "export",
)
OUTERMOST = {"api", "cli", "demo", "graph", "pipeline", "runs", "__init__", "__main__"}
ALLOWED: dict[str, set[str]] = {
    **{stage: COMMON | set(STAGES[:number]) for number, stage in enumerate(STAGES)},
    "records": set(),
    "errors": set(),
    "config": {"errors"},
    "ontology": {"records", "errors"},
    "knowledge": {"records", "errors"},
    "engine": {"records", "errors"},
    "graph": COMMON | set(STAGES),
    "serve": COMMON | set(STAGES) | {"graph"},
}
HOMES = {
    "spacy": {"language", "mentions", "claims", "api"},
    "rdflib": {"ontology", "rdf", "store", "query", "export"},
    "pyoxigraph": {"ontology", "rdf", "store", "query", "export"},
    "onnxruntime": {"language"},
    "tokenizers": {"language"},
    "typer": {"cli"},
    "pyvis": {"view"},
}


def modules() -> Iterator[tuple[str, Path, ast.Module]]:
    for path in sorted(ROOT.rglob("*.py")):
        yield path.relative_to(ROOT).parts[0].removesuffix(".py"), path, ast.parse(path.read_text(encoding="utf-8"))


def imports(tree: ast.AST) -> Iterator[str]:
    """Yield the modules that are imported when the code runs; those behind TYPE_CHECKING are for readers only."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            yield from (name for child in node.orelse for name in imports(child))
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        else:
            yield from imports(node)


def test_a_stage_imports_only_what_comes_before_it() -> None:
    known = {path.stem if path.is_file() else path.name for path in ROOT.iterdir()}
    wrong = [
        f"{path.relative_to(ROOT)} imports kg.{part}"
        for home, path, tree in modules()
        if home not in OUTERMOST - {"graph"}
        for part in sorted({name.split(".")[1] for name in imports(tree) if name.startswith("kg.")} & known)
        if part != home and part not in ALLOWED[home]
    ]
    assert wrong == []


def test_every_part_has_a_place() -> None:
    homes = {home for home, _, _ in modules()}
    assert homes <= set(ALLOWED) | OUTERMOST


@pytest.mark.parametrize("library", HOMES)
def test_a_library_stays_where_it_belongs(library: str) -> None:
    homes = {home for home, _, tree in modules() if any(name.split(".")[0] == library for name in imports(tree))}
    assert homes <= HOMES[library]


def test_only_the_rdf_part_makes_iris() -> None:
    makers = {home for home, path, _ in modules() if "w3id.org/newskg/id" in path.read_text(encoding="utf-8")}
    assert makers == {"config"}  # the default base; kg.rdf is given it


def loaded_by(code: str) -> set[str]:
    script = f"{code}\nimport sys\nprint(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_importing_the_package_loads_nothing_else() -> None:
    heavy = {"spacy", "numpy", "pyoxigraph", "rdflib", "typer", "rich", "networkx", "jinja2", "onnxruntime"}
    assert not loaded_by("import kg") & heavy


@pytest.mark.parametrize(
    "code",
    [
        "from kg.graph import Graph; Graph({graph!r}).query('ASK {{}}')",
        "from kg.graph import Graph; Graph({graph!r}).question('accusations')",
        "from kg.graph import Graph; Graph({graph!r}).show('Mira Dole')",
        "from kg.graph import Graph; Graph({graph!r}).view({graph!r} + '/page.html')",
        "from kg.graph import Graph; Graph({graph!r}).export('claims', {graph!r} + '/claims.jsonl')",
        "from kg.graph import Graph; Graph({graph!r}).export('ttl', {graph!r} + '/graph.ttl')",
        "from kg.cli.app import run; run(['stats', '--graph', {graph!r}])",
        "from kg.cli.app import run; run(['relations'])",
    ],
)
def test_reading_a_graph_never_loads_spacy(newsroom: Path, code: str) -> None:
    loaded = loaded_by(code.format(graph=str(newsroom)))
    assert not loaded & {"spacy", "onnxruntime", "torch"}


def test_public_names_are_there() -> None:
    assert set(kg.__all__) <= set(dir(kg))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = kg.nothing
