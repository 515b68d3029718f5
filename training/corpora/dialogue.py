"""LitBank's quotations: who speaks in the openings of a hundred novels, with all mentions of each character.

The numbers in the names of speakers (`Mrs_Bennet-7`) are not those of the coreference files, so a speaker is joined to
the character with a mention of that name, else to the one whom "I" and "me" in the speeches mean.
"""

from __future__ import annotations

import re
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from training.corpora.files import blocks

Range = tuple[int, int]

_FILE = "litbank/litbank-coref-entities-quotations.tar.xz"
_QUOTATIONS = re.compile(r".*/quotations/tsv/(?P<id>[^.][^/]*)\.ann")
_FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself"})
_BRACKET = re.compile(r"(?P<open>\()?(?P<id>\d+)(?P<close>\))?")


@dataclass(frozen=True, slots=True)
class Speech:
    """A half-open range of words in quotation marks, and the character who says it."""

    start: int
    end: int
    speaker: str


@dataclass(frozen=True, slots=True)
class Novel:
    """The opening of a novel in given words; `characters` has the ranges of words that mean each character. A speech
    whose speaker is none of them is left out.
    """

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
    words = [word for sentence in sentences for word in sentence]
    return Novel(
        name, sentences, characters, tuple(_joined(list(_speeches(annotations, sentences)), words, characters))
    )


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
    speakers = {row[1]: row[2].rsplit("-", 1)[0] for row in rows if row[0] == "ATTRIB"}
    for row in rows:
        if row[0] == "QUOTE" and row[1] in speakers:
            first, word, last, final = map(int, row[2:6])
            yield Speech(starts[first] + word, starts[last] + final + 1, speakers[row[1]])


def _joined(
    speeches: Sequence[Speech], words: Sequence[str], characters: Mapping[str, tuple[Range, ...]]
) -> Iterator[Speech]:
    """Name the character instead of the speaker's own name."""
    owners = {start: name for name, ranges in characters.items() for start, end in ranges if end == start + 1}
    named: dict[str, set[str]] = defaultdict(set)
    for name, ranges in characters.items():
        for start, end in ranges:
            named[_letters(" ".join(words[start:end]))].add(name)
    own: dict[str, Counter[str]] = defaultdict(Counter)
    for speech in speeches:
        mine = (i for i in range(speech.start, speech.end) if words[i].lower() in _FIRST_PERSON and i in owners)
        own[speech.speaker].update(owners[i] for i in mine)
    for speech in speeches:
        votes = own[speech.speaker]
        fitting = named.get(_letters(speech.speaker)) or set(votes)
        if fitting:
            character = min(fitting, key=lambda name: (-votes[name], -len(characters[name]), name))
            yield replace(speech, speaker=character)


def _letters(text: str) -> str:
    return re.sub(r"[^a-z]+", " ", text.lower()).strip()
