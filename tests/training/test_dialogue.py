"""Speeches in novels: a speaker is joined to a character by name, else by who "I" means in their speeches."""

from __future__ import annotations

import io
import tarfile

import pytest

from training.corpora.dialogue import litbank

WORDS = "“ I wait , ” said Ruta . “ Give it to me , ” he cried . “ Go ! ”".split()
CHARACTERS = {1: "(4)", 6: "(4)", 12: "(7)", 15: "(7)"}


def lines() -> str:
    cells = (f"novel\t0\t{i}\t{word}\t{CHARACTERS.get(i, '_')}" for i, word in enumerate(WORDS))
    return "#begin document (novel); part 0\n" + "\n".join(cells) + "\n\n#end document\n"


ANNOTATIONS = "\n".join(
    [
        "QUOTE\tQ1\t0\t0\t0\t4\t…",
        "QUOTE\tQ2\t0\t8\t0\t14\t…",
        "QUOTE\tQ3\t0\t18\t0\t21\t…",
        "ATTRIB\tQ1\tRUTA-9",
        "ATTRIB\tQ2\tthe_old_man-1",
        "ATTRIB\tQ3\tNobody-4",
    ]
)


@pytest.fixture
def corpora(tmp_path):
    (tmp_path / "litbank").mkdir()
    with tarfile.open(tmp_path / "litbank" / "litbank-coref-entities-quotations.tar.xz", "w:xz") as archive:
        for name, text in (("coref/conll/novel.conll", lines()), ("quotations/tsv/novel.ann", ANNOTATIONS)):
            data = text.encode()
            info = tarfile.TarInfo(f"./{name}")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return tmp_path


def test_speakers_are_joined_to_characters(corpora):
    (novel,) = litbank(corpora)
    assert [(WORDS[s.start : s.end][1], s.speaker) for s in novel.speeches] == [("I", "4"), ("Give", "7")]
