"""The invented articles, resolved as a build does it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from conftest import made_with
from newsroom import EXTRACTIONS, RUN, mention

from kg.graph import Graph
from kg.records import Extraction
from kg.store import GraphFolder


def read(extraction: Extraction) -> Extraction:
    """An article in which every person that a claim names is mentioned."""
    known = {"abasi": (mention(extraction.document, "Jon Abasi", "Person"),)}
    found = (replace(e, mentions=e.mentions or known.get(e.id, ())) for e in extraction.entities)
    return replace(extraction, entities=tuple(found))


PAPERS = tuple(map(read, EXTRACTIONS))


def fresh(path: Path) -> Graph:
    with GraphFolder(path) as folder:
        for extraction in PAPERS:
            folder.log.put(extraction, RUN)
        folder.derive(made_with())
    return Graph(path)
