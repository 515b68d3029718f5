"""Fixtures that several parts share; the modules beside this file can be imported by every test."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from newsroom import EXTRACTIONS, RUN, Resolution, given_members, said

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.rdf import Scheme
    from kg.records import Extraction
    from kg.store import GraphFolder


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The real model: the package's own, or the folder that `KG_MODEL` names."""
    import kg
    from kg.errors import ModelError

    try:
        nlp = kg.load()
        nlp("Ines Okoro left.")
    except (ModelError, OSError) as error:
        pytest.skip(f"no language model: {error}")
    return nlp


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the invented graph, derived with the package's own ontology."""
    from kg.store import GraphFolder

    path = tmp_path_factory.mktemp("newsroom") / "graph"
    with GraphFolder(path) as folder:
        fill(folder)
    return path


def fill(
    folder: GraphFolder, extractions: Iterable[Extraction] = EXTRACTIONS, resolution: Resolution | None = None
) -> None:
    """Record articles, the invented ones if not others, and derive their graph; entities keep the ids given here."""
    for extraction in extractions:
        folder.log.put(said(extraction.document, resolution) if resolution else extraction, RUN)
    folder.derive(made_with(), members=given_members)


def made_with(**changes: object) -> Scheme:
    """The scheme of the invented graph."""
    from kg.ontology import load
    from kg.rdf import scheme

    return scheme(**{"base": "https://graph.example/id/", "threshold": 0.5, "vocabulary": load(), **changes})
