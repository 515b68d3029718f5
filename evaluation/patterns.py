"""Which patterns never fire on news: they may be misspelt, rivals of a better one, or rarer than the texts are many."""

from __future__ import annotations

import json
import lzma
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from evaluation import gold, plover
from evaluation.claims import Predict
from kg.ontology import Ontology
from kg.records import Document

_ARTICLES = "wikinews/wikinews-dev.jsonl.xz"
_PAIRS = "plover-relations/plover-dev.tsv.xz"
_GOLD = Path(__file__).parent.parent / "tests" / "gold"


def documents(corpora: Path, *, most: int | None = None) -> Iterator[Document]:
    """The articles, the sentences with marked actors and our own gold, at most so many of each."""
    yield from islice(_articles(corpora / _ARTICLES), most)
    yield from (pair.document for pair in islice(plover.read(corpora / _PAIRS), most))
    for name in ("articles.jsonl", "sentences.jsonl"):
        yield from (example.document for example in islice(gold.read(_GOLD / name), most))


def fired(found: Iterable[Document], predict: Predict) -> Counter[str]:
    """How many claims each pattern made."""
    return Counter(claim.pattern for document in found for claim in predict(document)[1])


def report(counts: Counter[str], ontology: Ontology) -> Iterator[str]:
    """The patterns that made no claim, by relation, with their wording."""
    patterns = [(r.name, p) for r in ontology.relations.values() for p in r.patterns]
    silent = [(name, p) for name, p in patterns if not counts[p.id]]
    for name, pattern in silent:
        yield f"{name:18} {pattern.source}"
    yield f"{len(silent)} of {len(patterns)} patterns never fired; the others made {counts.total()} claims"


def _articles(path: Path) -> Iterator[Document]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield Document(row["url"], f"{row['title']}\n\n{row['text']}", title=row["title"])
