"""Coreference corpora (GUM, LitBank, Re-DocRED, GAP): which stretches of words of a document mean the same."""

from __future__ import annotations

import csv
import json
import re
import tarfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from training.corpora import conllu
from training.corpora.files import blocks, lines

Range = tuple[int, int]

_GUM_BRACKET = re.compile(r"\((?P<open>\d+)(?:\[\d+/\d+\])?-[^()]*|(?P<close>\d+)(?:\[\d+/\d+\])?\)|\)")
_COLUMN_BRACKET = re.compile(r"(?P<open>\()?(?P<id>\d+)(?P<close>\))?")
_LITBANK = "litbank/litbank-coref-entities-quotations.tar.xz"
_LITBANK_FILES = re.compile(r".*/coref/conll/[^.][^/]*\.conll")
_CLOSING = re.compile(r"[.,;:!?)\]”’%]|['’]\w+|n['’]t")
_OPENING = frozenset("([“‘$")


@dataclass(frozen=True, slots=True)
class Article:
    """Words in sentences with half-open ranges of words for each entity.

    `complete` says whether every noun phrase is annotated, also those that are mentioned once.
    """

    id: str
    sentences: tuple[tuple[str, ...], ...]
    spaces: tuple[bool, ...]
    entities: tuple[tuple[Range, ...], ...]
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Pronoun:
    """One GAP example: code points of a pronoun and of two names, and which of the two it stands for."""

    id: str
    text: str
    pronoun: Range
    names: tuple[Range, Range]
    coreferent: tuple[bool, bool]

    @property
    def gender(self) -> str:
        """The gender of the pronoun, as the official scorer groups examples."""
        word = self.text[slice(*self.pronoun)].lower()
        return "masculine" if word in ("he", "him", "his") else "feminine"


def gum(corpora: Path, split: str) -> Iterator[Article]:
    """Read the `Entity=` brackets of GUM."""
    text = list(blocks(lines(corpora / f"gum-open/gum-open-{split}.conllu")))
    fields = (conllu.rows([line.split("\t") for line in block if not line.startswith("#")]) for block in text)
    sentences = conllu.parse(line for block in text for line in [*block, ""])
    for name, group in groupby(zip(sentences, fields, strict=True), key=lambda pair: pair[0].document):
        found = list(group)
        marks = [_entity_field(row[9]) for _, rows in found for row in rows]
        entities = _bracketed(_GUM_BRACKET.finditer(mark) for mark in marks)
        words = tuple(sentence.words for sentence, _ in found)
        spaces = tuple(space for sentence, _ in found for space in sentence.spaces)
        yield Article(name, words, spaces, entities, complete=True)


def _entity_field(misc: str) -> str:
    return next((part[7:] for part in misc.split("|") if part.startswith("Entity=")), "")


def _bracketed(marks: Iterable[Iterable[re.Match[str]]]) -> tuple[tuple[Range, ...], ...]:
    """Collect what opens and closes at each word; a bracket without a number closes the one opened last."""
    found: defaultdict[str, list[Range]] = defaultdict(list)
    stack: list[tuple[str, int]] = []
    for i, matches in enumerate(marks):
        for match in matches:
            name = match["open"]
            if name is not None:
                stack.append((name, i))
                continue
            wanted = match["close"] or stack[-1][0]
            place = next(k for k in range(len(stack) - 1, -1, -1) if stack[k][0] == wanted)
            found[wanted].append((stack.pop(place)[1], i + 1))
    return tuple(tuple(sorted(ranges)) for ranges in found.values())


def litbank(corpora: Path) -> Iterator[Article]:
    """Read LitBank: people, places and the like in the openings of a hundred novels."""
    with tarfile.open(corpora / _LITBANK) as archive:
        members = sorted((m for m in archive.getmembers() if _LITBANK_FILES.fullmatch(m.name)), key=lambda m: m.name)
        for member in members:
            file = archive.extractfile(member)
            text = file.read().decode("utf-8").splitlines() if file else []
            yield _columns(Path(member.name).stem, [line for line in text if not line.startswith("#")])


def _columns(name: str, text: Sequence[str]) -> Article:
    sentences, found, stack, i = [], defaultdict(list), defaultdict(list), 0
    for block in blocks(text):
        rows = [line.split("\t") for line in block]
        sentences.append(tuple(row[3] for row in rows))
        for row in rows:
            for match in _COLUMN_BRACKET.finditer(row[-1]):
                if match["open"]:
                    stack[match["id"]].append(i)
                if match["close"]:
                    found[match["id"]].append((stack[match["id"]].pop(), i + 1))
            i += 1
    words = [word for sentence in sentences for word in sentence]
    return Article(name, tuple(sentences), spacing(words), tuple(tuple(sorted(r)) for r in found.values()))


def redocred(corpora: Path) -> Iterator[Article]:
    """Read the names of Re-DocRED's development file."""
    documents = json.loads("\n".join(lines(corpora / "re-docred-dev/dev_revised.json")))
    for number, document in enumerate(documents):
        sentences = [tuple(word if word.strip() else "_" for word in s) for s in document["sents"] if s]
        starts = [sum(map(len, document["sents"][:i])) for i in range(len(document["sents"]))]
        entities = tuple(
            tuple(sorted({(starts[m["sent_id"]] + m["pos"][0], starts[m["sent_id"]] + m["pos"][1]) for m in entity}))
            for entity in document["vertexSet"]
        )
        words = [word for sentence in sentences for word in sentence]
        yield Article(f"redocred-{number}", tuple(sentences), spacing(words), entities)


def spacing(words: Sequence[str]) -> tuple[bool, ...]:
    """Guess after which words a space stands, so that quotation marks and the like look as in running text."""
    spaces, inside = [True] * len(words), False
    for i, word in enumerate(words):
        if word == '"':
            inside = not inside
        opens = word in _OPENING or (word == '"' and inside)
        closes = bool(_CLOSING.fullmatch(word)) or (word == '"' and not inside)
        spaces[i] = not opens
        if closes and i:
            spaces[i - 1] = False
    return tuple(spaces)


def gap(corpora: Path, split: str) -> Iterator[Pronoun]:
    """Read GAP: `development` or `validation`."""
    rows = csv.DictReader(lines(corpora / f"gap/gap-{split}.tsv"), delimiter="\t", quoting=csv.QUOTE_NONE)
    for row in rows:
        spans = [_range(row, name) for name in ("Pronoun", "A", "B")]
        coreferent = tuple(row[f"{name}-coref"].upper() == "TRUE" for name in "AB")
        yield Pronoun(row["ID"], row["Text"], spans[0], (spans[1], spans[2]), (coreferent[0], coreferent[1]))


def _range(row: Mapping[str, str], name: str) -> Range:
    start = int(row[f"{name}-offset"])
    return start, start + len(row[name])


def as_doc(article: Article, vocab: Vocab) -> Doc:
    """An article as a `Doc` with its own words and sentences, to be annotated."""
    starts = [i == 0 for sentence in article.sentences for i in range(len(sentence))]
    words = [word for sentence in article.sentences for word in sentence]
    return Doc(vocab, words=words, spaces=list(article.spaces), sent_starts=starts)
