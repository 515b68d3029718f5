"""Name corpora in columns: Universal NER, WikiGold, CrossNER, the Groningen Meaning Bank extract."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from training.corpora.bio import mapped, split_hyphens
from training.corpora.files import blocks, lines
from training.sentence import Sentence

_UNER = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "OTH": "OTH"}
_PLAIN = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC"}
_GMB = {"per": "PER", "org": "ORG", "geo": "GEO", "gpe": "GPE", "tim": "TIM"}
_PERSONS = ("person", "politician", "writer", "musicalartist", "scientist", "researcher")
_ORGANISATIONS = ("organisation", "band", "university", "academicjournal", "magazine")
_CROSSNER = {
    **dict.fromkeys(_PERSONS, "PER"),
    **dict.fromkeys(_ORGANISATIONS, "ORG"),
    "politicalparty": "PARTY",
    "country": "COUNTRY",
    "location": "LOC",
    "election": "EVENT",
    "event": "EVENT",
    **dict.fromkeys(("conference", "award", "product", "book", "album", "song", "poem", "misc"), "MISC"),
}
_DOMAINS = ("politics", "science", "literature", "music", "ai")
_TITLES = frozenset(
    "president former prime minister vice king queen prince princess pope prophet sheikh secretary senator general "
    "mr. mrs. ms. dr. gen. sen. lt. col. chancellor premier ambassador spokesman spokeswoman foreign defense commander "
    "chief u.s. chairman governor justice judge lieutenant colonel major captain sir lord lady ayatollah cardinal "
    "archbishop bishop reverend".split()
)


def uner(corpora: Path, split: str) -> Iterator[Sentence]:
    """Read Universal NER over EWT; the rows tagged O of its train file have only three columns, and `B-O` means O."""
    document = ""
    for block in blocks(lines(corpora / f"uner-ewt/en_ewt-ud-{split}.iob2")):
        document = next((line.partition("=")[2].strip() for line in block if line.startswith("# newdoc")), document)
        rows = [line.split("\t") for line in block if not line.startswith("#")]
        name = next(line.partition("=")[2].strip() for line in block if line.startswith("# sent_id"))
        labels = mapped([r[2] for r in rows], _UNER)
        yield Sentence(tuple(r[1] for r in rows), names={"uner": labels}, document=document, id=name)


def wikigold(corpora: Path) -> Iterator[Sentence]:
    """Read WikiGold (IOB1, blank between word and label); but for MISC it marks what Universal NER does."""
    for sentence in _table("wikigold", _PLAIN, lines(corpora / "wikigold/wikigold.conll.txt"), " "):
        plain = ("O" if label.endswith("MISC") else label for label in sentence.names["wikigold"])
        yield replace(sentence, names={**sentence.names, "uner": tuple(plain)})


def crossner(corpora: Path) -> Iterator[Sentence]:
    """Read the train and development files of all CrossNER domains."""
    for domain in _DOMAINS:
        for split in ("train", "dev"):
            yield from _table("crossner", _CROSSNER, lines(corpora / f"crossner/{domain}/{split}.txt"), "\t")


def _table(scheme: str, kinds: dict[str, str], text: Iterable[str], separator: str) -> Iterator[Sentence]:
    for block in blocks(text):
        rows = [line.split(separator) for line in block]
        if rows[0][0] == "-DOCSTART-":
            continue
        words, labels = split_hyphens([r[0] for r in rows], mapped([r[-1] for r in rows], kinds))
        yield Sentence(words, names={scheme: labels})


def gmb(corpora: Path) -> Iterator[Sentence]:
    """Read the Groningen Meaning Bank extract without its repeated sentences; titles are no part of names."""
    seen: set[tuple[str, ...]] = set()
    words: list[str] = []
    labels: list[str] = []
    rows = csv.reader(lines(corpora / "gmb/ner_dataset.csv", encoding="latin-1"))
    next(rows)
    for start, word, _, label in [*rows, ["end", "", "", ""]]:
        if start and words:
            if tuple(words) not in seen:
                split, kinds = split_hyphens(words, _untitled(words, mapped(labels, _GMB)))
                yield Sentence(split, names={"gmb": kinds})
            seen.add(tuple(words))
            words, labels = [], []
        words.append(word)
        labels.append(label)


def _untitled(words: list[str], labels: tuple[str, ...]) -> tuple[str, ...]:
    """Take titles off the beginning of persons."""
    result = list(labels)
    for i, word in enumerate(words):
        if result[i] == "B-PER" and word.lower() in _TITLES:
            result[i] = "O"
            if i + 1 < len(result) and result[i + 1] == "I-PER":
                result[i + 1] = "B-PER"
    return tuple(result)
