"""What made a set of claims: the run, known before the model is loaded."""

from __future__ import annotations

import hashlib
import os
from importlib import metadata
from pathlib import Path

import kg
from kg.records import Run

_OWN_MODEL = Path(kg.__file__).parent / "language" / "model"
_BLOCK = 1 << 20


def this_run(*, model: str | None, ontology: str) -> Run:
    """Return the run of this version with a model and an ontology digest."""
    return Run(version=kg.__version__, model=_identity(model), ontology=ontology)


def _identity(model: str | None) -> str:
    """Name a model so that two with the same name give the same results."""
    folder = Path(model or os.environ.get("KG_MODEL") or _OWN_MODEL)
    if folder.is_dir():
        return f"{'newskg' if model is None else folder.name}-{_hash(folder)}"
    try:
        return f"{model}-{metadata.version(model or '')}"
    except (metadata.PackageNotFoundError, ValueError):
        return str(model)  # loading it will say what is wrong


def _hash(folder: Path) -> str:
    hasher = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        hasher.update(path.relative_to(folder).as_posix().encode() + b"\0")
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                hasher.update(block)
    return hasher.hexdigest()[:20]
