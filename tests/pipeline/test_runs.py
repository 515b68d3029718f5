"""A run changes with everything that can change what is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.runs import this_run


def test_a_folder_is_known_by_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "weights.bin").write_bytes(b"1")
    monkeypatch.setenv("KG_MODEL", str(tmp_path))
    first = this_run(model=None, ontology="o")
    assert first == this_run(model=None, ontology="o")
    (tmp_path / "weights.bin").write_bytes(b"2")
    assert this_run(model=None, ontology="o").id != first.id


def test_ontology_and_model_count() -> None:
    runs = [
        this_run(model=model, ontology=o) for model, o in (("en_a", "1"), ("en_a", "2"), ("en_b", "1"), ("spacy", "1"))
    ]
    assert len({run.id for run in runs}) == 4
