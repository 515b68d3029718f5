"""The networkx graph, and GraphML and GEXF, as networkx reads them and as the format has it."""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from exports import written
from newsroom import (
    CLAIMS,
    MET,
    WEAK,
)

from kg.graph import Graph

BASE = "https://graph.example/id/"
BOTH = [claim for claim in CLAIMS if claim.subject and claim.object]


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networks_come_back(graph: Graph, form: str, read: object) -> None:
    back = read(io.BytesIO(written(graph, form)))
    own = graph.to_networkx()
    assert set(back.nodes) == set(own.nodes)
    assert back.nodes[f"{BASE}entity/Q99990001"]["label"] == "Mira Dole"
    assert back.number_of_edges() == own.number_of_edges() == len(BOTH)
    attributes = [data for *_, data in back.edges(data=True) if data["evidence"] == MET.evidence.text]
    assert attributes[0]["confidence"] == MET.confidence
    assert attributes[0]["relation"] == "metWith"


def test_networkx_has_one_edge_per_claim_with_all_attributes(graph: Graph) -> None:
    network = graph.to_networkx()
    assert isinstance(network, nx.MultiDiGraph)
    assert {key.removeprefix(f"{BASE}claim/") for *_, key in network.edges(keys=True)} == {claim.id for claim in BOTH}
    data = network.edges[f"{BASE}entity/Q99990001", f"{BASE}entity/abasi", f"{BASE}claim/{MET.id}"]
    assert data["event_place_label"] == "Port Ellis"
    assert (data["trigger_start"], data["trigger_end"]) == (29, 32)
    values = [value for *_, data in network.edges(data=True) for value in data.values()]
    assert all(isinstance(value, str | int | float) and value == value for value in values)  # NaN is not itself


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_network_files_keep_every_attribute(graph: Graph, form: str) -> None:
    data = io.BytesIO(written(graph, form))
    back = nx.read_graphml(data, force_multigraph=True) if form == "graphml" else nx.read_gexf(data)
    own = graph.to_networkx()
    edges = {key: values for *_, key, values in own.edges(keys=True, data=True)}
    assert back.number_of_edges() == len(edges) == len(BOTH)
    found = [dict(values) for *_, values in back.edges(data=True)]
    weak = next(values for values in found if values["pattern"] == "met.1" and values["confidence"] == WEAK.confidence)
    for name, value in edges[f"{BASE}claim/{WEAK.id}"].items():
        assert weak[name] == value, name


# Elements of GEXF 1.3: what may stand in them, in this order, and their attributes (with ! where they must be there).
GEXF = {
    "gexf": ("meta? graph", "version! variant"),
    "graph": ("attributes* nodes edges", "defaultedgetype idtype mode timeformat timerepresentation timezone"),
    "attributes": ("attribute*", "class! mode"),
    "attribute": ("default? options?", "id! title! type!"),
    "nodes": ("node*", "count"),
    "node": ("attvalues?", "id! label pid"),
    "edges": ("edge*", "count"),
    "edge": ("attvalues?", "id type label source! target! weight kind"),
    "attvalues": ("attvalue*", ""),
    "attvalue": ("", "for! value!"),
}
GEXF_VALUES = {
    "version": {"1.3"}, "defaultedgetype": {"directed", "undirected", "mutual"}, "mode": {"static", "dynamic"},
    "class": {"node", "edge"}, "idtype": {"integer", "string"},
}  # fmt: skip
GEXF_TYPES = {"string": str, "long": int, "double": float}


def test_gexf_keeps_the_rules_of_its_format(graph: Graph) -> None:
    """By hand, as https://gexf.net/schema.html has them: the schema itself is not ours to bring along."""
    root = ET.fromstring(written(graph, "gexf"))
    space = "{http://gexf.net/1.3}"
    assert root.tag == f"{space}gexf"
    for element in root.iter():
        inner, attributes = GEXF[element.tag.removeprefix(space)]
        order = re.sub(r"(\w+)([?*]?) ?", r"(?:\1 )\2", inner)
        assert re.fullmatch(order, "".join(f"{child.tag.removeprefix(space)} " for child in element))
        assert {name[:-1] for name in attributes.split() if name.endswith("!")} <= set(element.keys())
        assert set(element.keys()) <= set(attributes.replace("!", "").split())
        assert all(value in GEXF_VALUES[name] for name, value in element.items() if name in GEXF_VALUES)
    declared = {item.get("id"): GEXF_TYPES[str(item.get("type"))] for item in root.iter(f"{space}attribute")}
    for value in root.iter(f"{space}attvalue"):
        declared[value.get("for")](value.get("value"))
    ids = [node.get("id") for node in root.iter(f"{space}node")]
    edges = list(root.iter(f"{space}edge"))
    assert len(set(ids)) == len(ids) > 0
    assert len({edge.get("id") for edge in edges}) == len(edges) == len(BOTH)
    assert {edge.get(end) for edge in edges for end in ("source", "target")} <= set(ids)
