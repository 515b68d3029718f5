"""Interviews in questions and answers: whose paragraph is whose, by the labels at the starts of lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token

from kg.mentions.reports import Quotation

_MARKED = re.compile(r"[ \t*_]*\(\((?P<name>[^()\n]{1,50})\)\)[ \t]*:?[*_]*[ \t]+(?=\S)")
_PLAIN = re.compile(r"[ \t*_]*(?P<name>(?=[A-Z])(?:[\w.’'-]+ ){0,5}[A-Z][\w.’'-]{0,40})[*_]*:[*_]*[ \t]+(?=\S)")
_ANSWERS = frozenset({"a", "answer"})
_QUESTIONS = frozenset({"q", "question"})
_OWN = re.compile(r"\b(I|[Ww]e|[Mm]y|[Oo]ur|[Mm]e|[Uu]s)\b")
_ANNOUNCED = re.compile(r"(?i)\b(interview|questions?|answer|Q&A|sp(eaks?|oke) (to|with)|talk(s|ed) (to|with))")
_ENOUGH = 2  # questions, and answers, that make an interview


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph; `start` is where its words start behind the label."""

    start: int
    end: int
    label: str | None
    place: int
    asks: bool
    own: bool
    """Whether it speaks in the first person."""


def answers(doc: Doc) -> Iterator[Quotation]:
    """Yield each paragraph of an answer with its speaker; the questions are the article's."""
    lines = list(_lines(doc.text))
    asking = _asking(lines)
    people = _people(doc, lines, asking)
    found = _labelled(doc, lines, people) if people else _bare(doc, lines, asking)
    for line, speaker in found:
        yield Quotation(line.start, line.end, speaker, speaker, direct=True)


def _labelled(doc: Doc, lines: Sequence[_Line], people: Mapping[str, Token]) -> Iterator[tuple[_Line, Token]]:
    """The paragraphs of those whose label stands before an answer, up to the next label or question."""
    asked = [i for i, line in enumerate(lines) if line.asks and line.label not in people]
    if len(asked) < _ENOUGH or sum(line.label in people for line in lines) < _ENOUGH:
        return
    speaker: Token | None = None
    for number, line in enumerate(lines):
        if line.label is not None:
            speaker = _own_name(doc, line, people[line.label]) if line.label in people else None
        elif (line.asks and _answered(lines, number)) or (number > asked[-1] and not line.own):
            speaker = None  # a question, or what follows the interview
        if speaker is not None and not _tells_of(doc, line, speaker):
            yield line, speaker


def _bare(doc: Doc, lines: Sequence[_Line], asking: Collection[str]) -> Iterator[tuple[_Line, Token]]:
    """The paragraphs between questions where no label stands before the answers, if they are in the first person."""
    asked = [i for i, line in enumerate(lines) if line.asks and (line.label in asking or not asking)]
    speaker = _interviewed(doc, lines[: asked[0]]) if len(asked) > _ENOUGH else None
    if speaker is None or not _ANNOUNCED.search(doc.text, 0, lines[asked[0]].place):
        return
    for start, end in pairwise([*asked, len(lines)]):
        block = [line for line in lines[start + 1 : end] if line.label is None]
        own = [line.own for line in block]
        last = len(block) if end < len(lines) else next((i for i, mine in enumerate(own) if not mine), len(block))
        said = [line for line in block[:last] if not _tells_of(doc, line, speaker)]
        yield from ((line, speaker) for line in (said if any(own) else ()))


def _tells_of(doc: Doc, line: _Line, speaker: Token) -> bool:
    """Whether a paragraph tells of the speaker by name, as the article does: "Tann also spoke of the port"."""
    if line.label is not None or line.own:
        return False
    while speaker.i + 1 < len(doc) and speaker.nbor().ent_iob_ == "I":
        speaker = speaker.nbor()
    return re.search(rf"\b{re.escape(speaker.text)}\b", doc.text[line.start : line.end]) is not None


def _lines(text: str) -> Iterator[_Line]:
    """The paragraphs with their labels; where labels stand in double brackets, no other words are labels."""
    lines = [found for found in re.finditer(r"[^\n]+", text) if not found[0].isspace()]
    marked = sum(_MARKED.match(found[0]) is not None for found in lines)
    labelled = _MARKED if marked >= _ENOUGH else _PLAIN
    for found in lines:
        label = labelled.match(text, found.start(), found.end())
        name = label["name"].strip() if label else None
        start = label.end() if label else found.start()
        asks = found[0].rstrip(' *_"”').endswith("?")
        yield _Line(start, found.end(), name, found.start(), asks, _OWN.search(text, start, found.end()) is not None)


def _asking(lines: Sequence[_Line]) -> set[str]:
    """The labels of who asks: most of their paragraphs are questions."""
    every = Counter(line.label for line in lines if line.label is not None)
    questions = Counter(line.label for line in lines if line.label is not None and line.asks)
    return {label for label, n in every.items() if 2 * questions[label] > n or label.lower() in _QUESTIONS}


def _people(doc: Doc, lines: Sequence[_Line], asking: Collection[str]) -> dict[str, Token]:
    """The labels of who answers, each with a name of theirs."""
    answering = {line.label for line in lines if line.label is not None and line.label not in asking}
    first = next((i for i, line in enumerate(lines) if line.label is not None), 0)
    interviewed = _interviewed(doc, lines[:first])
    names = {_last(e.text): e.root for e in reversed(doc.ents) if e.label_ == "PERSON"}
    found = {
        label: interviewed if label.lower() in _ANSWERS else names.get(_last(label)) for label in sorted(answering)
    }
    return {label: token for label, token in found.items() if token is not None}


def _last(name: str) -> str:
    return name.rpartition(" ")[2]


def _interviewed(doc: Doc, before: Sequence[_Line]) -> Token | None:
    """Who answers: the only person that the title names, else the only one before the first question."""
    for line in (before[:1], before[-1:]):
        names = [e for e in doc.ents if e.label_ == "PERSON" and line and e.end_char <= line[0].end]
        if len({_last(name.text) for name in names}) == 1:
            return names[0].root
    return None


def _own_name(doc: Doc, line: _Line, otherwise: Token) -> Token:
    """The name in the label of a line, where the model finds it."""
    label = doc.char_span(line.place, line.start, alignment_mode="contract")
    return next((e.root for e in label.ents if e.label_ == "PERSON"), otherwise) if label is not None else otherwise


def _answered(lines: Sequence[_Line], number: int) -> bool:
    """Whether a paragraph without a label asks: the next one has one."""
    return number + 1 < len(lines) and lines[number + 1].label is not None
