"""Figures of the claims: on the project's own gold texts, and on news sentences with a marked pair of actors."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from spacy.language import Language

from evaluation import claims, gold, plover, quotations, verdicts
from evaluation.claims import Count
from evaluation.figures import Figure
from evaluation.predict import predictor
from kg.ontology import load

_GOLD = Path(__file__).parent.parent / "tests" / "gold"
_PAIRS = "plover-relations/plover-dev.tsv.xz"


def figures(nlp: Language, corpora: Path, *, most: int | None = None) -> Iterator[Figure]:
    """Score claims and entities on gold texts, and event categories on marked pairs (at most so many)."""
    ontology = load()
    predict = predictor(nlp, ontology)
    symmetric = frozenset(name for name, relation in ontology.relations.items() if relation.symmetric)
    for path in (_GOLD / "articles.jsonl", _GOLD / "sentences.jsonl"):
        scores = claims.score(gold.read(path), predict, symmetric=symmetric)
        note = f"{scores.examples} gold texts of tests/gold/{path.name}"
        yield from _counted(f"claims in {path.stem}", scores.overall, note)
        held = claims.score(gold.read(path, split="check"), predict, symmetric=symmetric)
        yield from _counted(f"claims in {path.stem} held back", held.overall, f"{held.examples} of them")
        if scores.entities != Count():
            yield from _counted(f"entities in {path.stem}", scores.entities, note)
    yield from verdicts.figures(predict, corpora, verdicts.read(verdicts.VERDICTS))
    yield from quotations.figures(nlp, corpora, most=most)
    pairs = plover.score(islice(plover.read(corpora / _PAIRS), most), predict, symmetric=symmetric)
    note = f"{pairs.sentences} sentences with a marked pair"
    yield Figure("event categories macro-F1", 100 * pairs.macro_f1, note)
    yield Figure("event pairs found", 100 * pairs.paired / pairs.sentences, note)


def _counted(name: str, count: Count, note: str) -> Iterator[Figure]:
    yield Figure(f"{name} F1", 100 * count.f1, note)
    yield Figure(f"{name} precision", 100 * count.precision, note)
    yield Figure(f"{name} recall", 100 * count.recall, note)
