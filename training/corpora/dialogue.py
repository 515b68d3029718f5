"""LitBank's quotations: who speaks in the openings of a hundred novels, with all mentions of each character."""

from __future__ import annotations

import re
import tarfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.corpora.files import blocks

Range = tuple[int, int]

_FILE = "litbank/litbank-coref-entities-quotations.tar.xz"
_QUOTATIONS = re.compile(r".*/quotations/tsv/(?P<id>[^.][^/]*)\.ann")
_BRACKET = re.compile(r"(?P<open>\()?(?P<id>\d+)(?P<close>\))?")


@dataclass(frozen=True, slots=True)
class Speech:
    """A half-open range of words in quotation marks, and the character who says it."""

    start: int
    end: int
    speaker: str


@dataclass(frozen=True, slots=True)
class Novel:
    """The opening of a novel in given words; `characters` has the ranges of words that mean each character."""

    id: str
    sentences: tuple[tuple[str, ...], ...]
    characters: Mapping[str, tuple[Range, ...]]
    speeches: tuple[Speech, ...]


def litbank(corpora: Path) -> Iterator[Novel]:
    """Read the novels that have speeches, in the order of their names."""
    with tarfile.open(corpora / _FILE) as archive:
        files = {m.name: m for m in archive.getmembers()}
        for name in sorted(files):
            match = _QUOTATIONS.fullmatch(name)
            if match:
                folder = name.split("/quotations/")[0]
                text = _lines(archive, files[f"{folder}/coref/conll/{match['id']}.conll"])
                novel = _novel(match["id"], text, _lines(archive, files[name]))
                if novel.speeches:
                    yield novel


def _lines(archive: tarfile.TarFile, member: tarfile.TarInfo) -> list[str]:
    file = archive.extractfile(member)
    return file.read().decode("utf-8").splitlines() if file else []


def _novel(name: str, text: Sequence[str], annotations: Sequence[str]) -> Novel:
    rows = [[line.split("\t") for line in block] for block in blocks([x for x in text if not x.startswith("#")])]
    sentences = tuple(tuple(row[3] for row in sentence) for sentence in rows)
    characters = _characters([row[-1] for sentence in rows for row in sentence])
    return Novel(name, sentences, characters, tuple(_speeches(annotations, sentences)))


def _characters(column: Sequence[str]) -> dict[str, tuple[Range, ...]]:
    found: dict[str, list[Range]] = defaultdict(list)
    stack: dict[str, list[int]] = defaultdict(list)
    for i, cell in enumerate(column):
        for match in _BRACKET.finditer(cell):
            if match["open"]:
                stack[match["id"]].append(i)
            if match["close"]:
                found[match["id"]].append((stack[match["id"]].pop(), i + 1))
    return {name: tuple(sorted(ranges)) for name, ranges in found.items()}


def _speeches(annotations: Sequence[str], sentences: Sequence[Sequence[str]]) -> Iterator[Speech]:
    starts = [0]
    for sentence in sentences:
        starts.append(starts[-1] + len(sentence))
    rows = [line.split("\t") for line in annotations]
    speakers = {row[1]: row[2].rsplit("-", 1)[-1] for row in rows if row[0] == "ATTRIB"}
    for row in rows:
        if row[0] == "QUOTE" and row[1] in speakers:
            first, word, last, final = map(int, row[2:6])
            yield Speech(starts[first] + word, starts[last] + final + 1, speakers[row[1]])
