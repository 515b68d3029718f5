"""Passages in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_MARK = re.compile("[“”\"]|``|''")
_SINGLE = re.compile(r"(?<!\w)[‘'](?=\w)[^\n“”\"]{10,}?[,.!?…][’'](?!\w)")


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage in quotation marks; `goes_on` where its paragraph ends without closing it."""

    start: int
    end: int
    goes_on: bool = False


def passages(text: str) -> Iterator[Passage]:
    """Pair the quotation marks of each paragraph: an opening one without a close holds to the paragraph's end."""
    for paragraph in re.finditer(r"[^\n]+", text):
        opened: int | None = None
        found = 0
        for mark in _outer(text, list(_MARK.finditer(text, paragraph.start(), paragraph.end()))):
            opens = mark[0] in ("“", "``") or (opened is None and mark[0] == '"')
            if opens and opened is None:
                opened = mark.start()
            elif not opens and opened is not None:
                yield Passage(opened, mark.end())
                opened, found = None, found + 1
        resumed = text[paragraph.end() :].lstrip()[:1] in ('"', "“")
        if opened is not None and (resumed or opened == paragraph.start() or text[opened] != '"'):
            yield Passage(opened, paragraph.end(), goes_on=True)
        elif not found:
            yield from (Passage(*m.span()) for m in _SINGLE.finditer(text, paragraph.start(), paragraph.end()))


def _outer(text: str, marks: Sequence[re.Match[str]]) -> Iterator[re.Match[str]]:
    """The marks without straight ones around a word inside a quotation: "The "safe" port is closed," she said."""
    opened, place = False, 0
    while place < len(marks):
        closing = marks[place + 1 : place + 3]
        inside = opened and len(closing) > 1 and _opens(text, marks[place])
        if inside and not any(_opens(text, mark) for mark in closing):
            place += 2
            continue
        opened = not opened
        yield marks[place]
        place += 1


def _opens(text: str, mark: re.Match[str]) -> bool:
    """Whether a straight mark stands before a word, as one that opens does."""
    alone = mark.start() == 0 or text[mark.start() - 1] in " \n(—–"
    return mark[0] == '"' and alone and text[mark.end() : mark.end() + 1].strip() != ""
