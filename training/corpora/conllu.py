"""Universal Dependencies treebanks (EWT, GUM): CoNLL-U, words of multi-word tokens one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from training.corpora.files import blocks, lines
from training.sentence import Parse, Sentence

_FILES = {"ewt": "ud-ewt/en_ewt-ud-{}.conllu", "gum": "gum-open/gum-open-{}.conllu"}
_BLOCK_SIZE = re.compile(r"\((\d+) s\)")


def read(corpora: Path, treebank: str, split: str) -> Iterator[Sentence]:
    """Read one split of one treebank: `read(corpora, "ewt", "train")`."""
    yield from parse(lines(corpora / _FILES[treebank].format(split)))


def parse(text: Iterable[str]) -> Iterator[Sentence]:
    """Read CoNLL-U lines.

    A paragraph starts where the comments say so, and after the last sentence of a block of the page (a caption, a
    heading), whose number of sentences `newpar_block` tells: what follows it there has no `newpar` of its own.
    """
    document, left = "", [0]
    for block in blocks(text):
        comments = [line for line in block if line.startswith("#")]
        for comment in comments:
            if comment.startswith("# newdoc"):
                document = comment.partition("=")[2].strip()
        rows = [line.split("\t") for line in block if not line.startswith("#")]
        opens = 0 in left or any(comment.startswith(("# newpar", "# newdoc")) for comment in comments)
        left = [n - 1 for n in (*left, *_block_sizes(comments)) if n]
        yield _sentence(rows, document, comments, opens=opens)


def _block_sizes(comments: Iterable[str]) -> Iterator[int]:
    """How many sentences each block has that opens here: `# newpar_block = p (7 s) | figure (1 s)`."""
    for comment in comments:
        if comment.startswith("# newpar_block"):
            yield from (int(size) for size in _BLOCK_SIZE.findall(comment))


def rows(sentence: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """Keep the rows of words: no multi-word tokens, no empty nodes."""
    return [row for row in sentence if row[0].isdigit()]


def _sentence(all_rows: Sequence[Sequence[str]], document: str, comments: Sequence[str], *, opens: bool) -> Sentence:
    words = rows(all_rows)
    forms, lemmas, upos, xpos = ([row[i] for row in words] for i in (1, 2, 3, 4))
    heads, deprels = [int(row[6]) for row in words], [row[7] for row in words]
    return Sentence(
        words=tuple(forms),
        parse=Parse(tuple(xpos), tuple(upos), tuple(lemmas), tuple(heads), tuple(deprels)),
        spaces=tuple(_spaces(all_rows)),
        document=document,
        paragraph=opens,
        id=next((c.partition("=")[2].strip() for c in comments if c.startswith("# sent_id")), ""),
    )


def _spaces(all_rows: Sequence[Sequence[str]]) -> Iterator[bool]:
    """Tell for each word whether a space follows; a multi-word token has none inside."""
    inside, after = range(0), True
    for row in all_rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            inside, after = range(first, last + 1), "SpaceAfter=No" not in row[9]
        elif row[0].isdigit():
            number = int(row[0])
            if number in inside:
                yield after and number == inside[-1]
            else:
                yield "SpaceAfter=No" not in row[9]
