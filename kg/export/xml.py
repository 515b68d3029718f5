"""GraphML and GEXF, written element by element; networkx would hold the whole graph."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import BinaryIO
from xml.sax.saxutils import XMLGenerator, escape
from xml.sax.xmlreader import AttributesImpl

from kg.export.network import Attributes, edges, nodes
from kg.export.rows import COLUMNS
from kg.store import Snapshot

_NODE = ("label", "type", "aliases", "same_as", "mentions")
_EDGE = tuple(name for name in COLUMNS if name not in ("id", "subject", "object"))
_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_GEXF = "http://gexf.net/1.3"
Element = Callable[..., None]


def write_graphml(snapshot: Snapshot, output: BinaryIO) -> None:
    """Write GraphML."""
    xml = _Writer(output)
    with xml.element("graphml", xmlns=_GRAPHML):
        for part, names in (("node", _NODE), ("edge", _EDGE)):
            for name in names:
                kind = {"long": "long", "double": "double"}.get(_kind(name), "string")
                xml.empty("key", id=f"{part}-{name}", **{"for": part, "attr.name": name, "attr.type": kind})
        with xml.element("graph", edgedefault="directed"):
            for key, data in nodes(snapshot):
                with xml.element("node", id=key):
                    xml.values("data", "key", data, "node-")
            for key, subject, target, data in edges(snapshot):
                with xml.element("edge", source=subject, target=target, id=key):
                    xml.values("data", "key", data, "edge-")


def write_gexf(snapshot: Snapshot, output: BinaryIO) -> None:
    """Write GEXF 1.3, for Gephi."""
    xml = _Writer(output)
    with (
        xml.element("gexf", xmlns=_GEXF, version="1.3"),
        xml.element("graph", defaultedgetype="directed", mode="static"),
    ):
        for part, names in (("node", _NODE[1:]), ("edge", _EDGE)):
            with xml.element("attributes", **{"class": part, "mode": "static"}):
                for name in names:
                    xml.empty("attribute", id=f"{part}-{name}", title=name, type=_kind(name))
        with xml.element("nodes"):
            for key, data in nodes(snapshot):
                label = data.pop("label")
                with xml.element("node", id=key, label=label), xml.element("attvalues"):
                    xml.values("attvalue", "for", data, "node-", inside=False)
        with xml.element("edges"):
            for key, subject, target, data in edges(snapshot):
                with xml.element("edge", id=key, source=subject, target=target), xml.element("attvalues"):
                    xml.values("attvalue", "for", data, "edge-", inside=False)


def _kind(name: str) -> str:
    if name.endswith(("_start", "_end")) or name == "mentions":
        return "long"
    return "double" if name == "confidence" else "string"


class _Writer:
    """Writes elements; line ends within values survive any reader."""

    def __init__(self, output: BinaryIO) -> None:
        self._xml = XMLGenerator(output, encoding="utf-8", short_empty_elements=True)
        self._xml.startDocument()

    @contextmanager
    def element(self, name: str, **attributes: str) -> Iterator[None]:
        self._xml.startElement(name, AttributesImpl(attributes))
        yield
        self._xml.endElement(name)
        self._xml.ignorableWhitespace("\n")

    def empty(self, name: str, **attributes: str) -> None:
        with self.element(name, **attributes):
            pass

    def values(self, name: str, key: str, values: Attributes, prefix: str, *, inside: bool = True) -> None:
        """Write attributes as one element each, the value inside it or as an attribute of its own."""
        for field, value in values.items():
            shown: Mapping[str, str] = {key: prefix + field} if inside else {key: prefix + field, "value": str(value)}
            self._xml.startElement(name, AttributesImpl(shown))
            if inside:
                # readers turn a plain carriage return into a line feed
                self._xml.ignorableWhitespace(escape(str(value), {"\r": "&#13;"}))
            self._xml.endElement(name)
