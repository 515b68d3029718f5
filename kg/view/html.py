"""The page itself: pyvis' network, our own template, every script inlined under a policy that allows only them."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kg.records import Claim, Document, Entity
from kg.view.columns import column
from kg.view.filters import Filters
from kg.view.model import KINDS, Model, model

if TYPE_CHECKING:
    from kg.view.positions import Place

SHAPES = {
    "Person": "dot",
    "Organization": "square",
    "Group": "triangle",
    "GeopoliticalEntity": "diamond",
    "Place": "triangleDown",
    "Thing": "hexagon",
}
SCRIPTS = (
    "dom", "fields", "sources", "data", "address", "history", "state", "explore", "select", "evidence", "combobox",
    "search", "panel", "card", "between", "labels", "lines", "spots", "paint", "hit", "places", "lens", "camera",
    "canvas", "facets", "timeline", "table", "vector", "pictures", "exports", "help", "menus",
    "main",
)  # fmt: skip
OPTIONS: dict[str, Any] = {  # vis-network has the camera and the gestures, the page paints
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": False, "selectable": False},
}


def page(
    entities: Iterable[Entity],
    claims: Iterable[Claim],
    documents: Iterable[Document],
    *,
    title: str = "News graph",
    filters: Filters | None = None,
    iri: Callable[[str], str] | None = None,
) -> str:
    """Return one HTML file that shows the claims that meet the filters, and works without a network.

    `iri` turns an entity's id into the one that the page shows.
    """
    from kg.view.positions import positions

    view = model(entities, claims, documents, title=title, filters=filters, iri=iri)
    return _render(view, positions(view))


def _render(view: Model, places: Sequence[Place]) -> str:
    from pyvis.edge import Edge
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    network.options = OPTIONS
    # add_node and add_edge search all earlier nodes each time: the same records, made in bulk
    network.nodes = [_node(number, *one).options for number, one in enumerate(zip(view.entities, places, strict=True))]
    network.node_ids = list(range(len(places)))
    network.edges = [Edge(a, b).options for a, b in view.pairs]
    first = column([place.first and list(place.first) for place in places])
    data = {"model": view.to_json(), "first": first, "shapes": SHAPES}
    network.templateEnv = _environment(data)
    network.path = "page.html.j2"
    return str(network.generate_html())


def _node(number: int, entity: dict[str, Any], place: Place) -> Any:
    from pyvis.node import Node

    (x, y), shape = place.all, SHAPES[KINDS[entity["kind"]]]
    return Node(number, shape, entity["label"], x=x, y=y, size=place.radius)


def _environment(data: dict[str, Any]) -> Any:
    """A Jinja environment that escapes everything but our own assets."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(loader=PackageLoader("kg.view", "assets"), autoescape=True, undefined=StrictUndefined)
    environment.policies["json.dumps_kwargs"] = {"separators": (",", ":"), "allow_nan": False}
    vis, script, style = _vis_network(), _script(), _asset("page.css")
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hash(script)} {_hash(vis)}",
            "style-src " + _hash(style),
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    ours = {"vis": vis, "script": script, "style": style}
    safe = {name: Markup(text) for name, text in ours.items()}  # noqa: S704 (our own files, nothing of the data)
    environment.filters["columns"] = lambda rows, *names: {name: column([row[name] for row in rows]) for name in names}
    environment.globals.update(data=data, policy=policy, **safe)
    return environment


@cache
def _vis_network() -> str:
    """The vis-network bundle that pyvis ships, without the pointer to a source map that isn't there."""
    source = files("pyvis").joinpath("templates", "lib", "vis-9.1.2", "vis-network.min.js").read_text("utf-8")
    return source.partition("//# sourceMappingURL=")[0].replace("\r\n", "\n").rstrip() + "\n"


@cache
def _script() -> str:
    """Our modules, joined in order into one function: nothing of them is global."""
    parts = "\n".join(_asset(f"{name}.js") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}\n}})();\n'


def _asset(name: str) -> str:
    return files("kg.view").joinpath("assets", name).read_text("utf-8").replace("\r\n", "\n")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
