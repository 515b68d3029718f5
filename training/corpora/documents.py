"""Name corpora of documents: grobid-ner (XML), re3d (offsets), Re-DocRED (word positions), GUM (brackets)."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from training.corpora import conllu
from training.corpora.bio import from_spans, split_hyphens
from training.corpora.files import blocks, lines
from training.sentence import Sentence

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|(?:[A-Z]\.)+|\w+|[^\w\s]")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])|\n+")
_GROBID = {
    "PERSON": "PER",
    "LOCATION": "LOC",
    "INSTITUTION": "ORG",
    "ORGANISATION": "ORG",
    "BUSINESS": "ORG",
    "MEDIA": "ORG",
    "NATIONAL": "NORP",
    "PERIOD": "TIM",
    "EVENT": "EVENT",
    "INSTALLATION": "FAC",
    "LEGAL": "LAW",
    "PERSON_TYPE": "TYPE",
}
_RE3D = {"Organisation": "ORG", "Person": "PER", "Location": "LOC", "Nationality": "NORP", "Temporal": "TIM"}
_DOCRED = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "TIME": "TIM", "MISC": "MISC"}
_GUM = {
    "person": "PER",
    "organization": "ORG",
    "place": "LOC",
    "event": "EVENT",
    "time": "TIM",
    "animal": "MISC",
    "object": "MISC",
}
_BRACKET = re.compile(r"\((?P<open>[^()-]+)-(?P<rest>[^()]*)|(?P<close>[^()]+)\)|\)")


def words(text: str) -> list[tuple[int, int]]:
    """Cut running text into words, as character ranges."""
    return [m.span() for m in _WORD.finditer(text)]


def grobid(corpora: Path) -> Iterator[Sentence]:
    """Read grobid-ner's final XML files."""
    for path in sorted((corpora / "grobid-ner/xml/final").glob("*.xml")):
        for element in ET.parse(path).iter("sentence"):
            text, marks = "", []
            for part in element.iter():
                content = part.text or ""
                if part.tag == "ENAMEX":
                    marks.append((len(text), len(text) + len(content), _GROBID.get(part.get("type", ""), "")))
                text += content + ((part.tail or "") if part is not element else "")
            yield from _sentence("grobid", text, marks)


def re3d(corpora: Path) -> Iterator[Sentence]:
    """Read re3d; of nested entities the outer counts."""
    for folder in sorted((corpora / "re3d").iterdir()):
        if not folder.is_dir():
            continue
        marks: dict[str, list[tuple[int, int, str]]] = {}
        for entity in map(json.loads, filter(str.strip, lines(folder / "entities.json"))):
            mark = (entity["begin"], entity["end"], _RE3D.get(entity["type"], ""))
            marks.setdefault(entity["documentId"], []).append(mark)
        for document in map(json.loads, filter(str.strip, lines(folder / "documents.json"))):
            start = 0
            text = document["text"]
            for end in [*(m.start() for m in _SENTENCE_END.finditer(text)), len(text)]:
                own = [
                    (a - start, b - start, k) for a, b, k in marks.get(document["_id"], []) if start <= a and b <= end
                ]
                yield from _sentence("re3d", text[start:end], own)
                start = end


def _sentence(scheme: str, text: str, marks: Iterable[tuple[int, int, str]]) -> Iterator[Sentence]:
    places = words(text)
    if not places:
        return
    spans = []
    for start, end, kind in marks:
        inside = [i for i, (a, b) in enumerate(places) if a >= start and b <= end]
        if inside and kind:
            spans.append((inside[0], inside[-1] + 1, kind))
    yield Sentence(tuple(text[a:b] for a, b in places), names={scheme: from_spans(len(places), spans)})


def redocred(corpora: Path) -> Iterator[Sentence]:
    """Read the mentions of Re-DocRED's development file."""
    for document in json.loads("\n".join(lines(corpora / "re-docred-dev/dev_revised.json"))):
        spans: list[list[tuple[int, int, str]]] = [[] for _ in document["sents"]]
        for entity in document["vertexSet"]:
            for mention in entity:
                if kind := _DOCRED.get(mention["type"]):
                    spans[mention["sent_id"]].append((*mention["pos"], kind))
        for tokens, own in zip(document["sents"], spans, strict=True):
            split, labels = split_hyphens(tokens, from_spans(len(tokens), own))
            yield Sentence(split, names={"redocred": labels})


def gum(corpora: Path, split: str) -> Iterator[Sentence]:
    """Read GUM's named mentions: those whose minimal span ends in a proper noun, and times."""
    for block in blocks(lines(corpora / f"gum-open/gum-open-{split}.conllu")):
        rows = conllu.rows([line.split("\t") for line in block if not line.startswith("#")])
        name = next(line.partition("=")[2].strip() for line in block if line.startswith("# sent_id"))
        spans = [s for s in _mentions(rows) if rows[s[1] - 1][3] == "PROPN" or s[2] == "TIM"]
        yield Sentence(tuple(r[1] for r in rows), names={"gum": from_spans(len(rows), spans)}, id=name)


def _mentions(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, str]]:
    """Read the brackets of `Entity=`: kind and minimal span of each mention that has a listed kind."""
    for i, row in enumerate(rows):
        field = next((f[7:] for f in row[9].split("|") if f.startswith("Entity=")), "")
        for match in _BRACKET.finditer(field):
            if match["open"] is None:
                continue
            kind, _, _, _, minimal = [*match["rest"].split("-"), *[""] * 5][:5]
            places = [int(n) for n in minimal.split(",") if n.isdigit()]
            if places and kind in _GUM:
                yield i + places[0] - 1, i + places[-1], _GUM[kind]
