"""One table of the file formats that a graph can be written in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO

from kg.errors import UsageError
from kg.export.cypher import write_cypher
from kg.export.events import write_events
from kg.export.files import replace_with
from kg.export.ftm import write_ftm
from kg.export.lines import write_claims, write_csv, write_documents, write_entities, write_judgements
from kg.export.nanopub import write_nanopub
from kg.export.neo4j import write_neo4j
from kg.export.page import write_html
from kg.export.triples import write_jsonld, write_nq, write_nt, write_rdfxml, write_trig
from kg.export.turtle import write_rdf12, write_ttl
from kg.export.xml import write_gexf, write_graphml
from kg.store import Snapshot

Writer = Callable[[Snapshot, BinaryIO], None]
WRITERS: Mapping[str, Writer] = {
    "ttl": write_ttl,
    "nt": write_nt,
    "nq": write_nq,
    "trig": write_trig,
    "jsonld": write_jsonld,
    "rdfxml": write_rdfxml,
    "rdf12": write_rdf12,
    "nanopub": write_nanopub,
    "graphml": write_graphml,
    "gexf": write_gexf,
    "csv": write_csv,
    "claims": write_claims,
    "entities": write_entities,
    "documents": write_documents,
    "judgements": write_judgements,
    "events": write_events,
    "cypher": write_cypher,
    "neo4j": write_neo4j,
    "ftm": write_ftm,
    "html": write_html,
}


def writer(format: str) -> Writer:  # noqa: A002 (the word of the command line)
    """Return the writer of a format; raise `UsageError` where there is none."""
    if format not in WRITERS:
        raise UsageError(f"unknown format {format!r}; there are {', '.join(WRITERS)}")
    return WRITERS[format]


def export(snapshot: Snapshot, format: str, target: str | Path | BinaryIO) -> None:  # noqa: A002 (as above)
    """Write a graph to a stream, or to a file that is complete or not there at all."""
    write = writer(format)
    if not isinstance(target, str | Path):
        write(snapshot, target)
        return
    with replace_with(Path(target)) as stream:
        write(snapshot, stream)
