"""Claims of real news articles that a person judged right or wrong, and how well the confidence agrees with that.

A line of `tests/gold/verdicts.jsonl` names the article by its address, the places of the claim in its text, the
relation and the verdict: never a word of the article, so the articles are needed to use it. The articles of the split
`check` are used for nothing else.

    python -m evaluation.verdicts --draw 200 --split fit --seed 1 > sheet.jsonl    draws claims nobody has judged
    python -m evaluation.verdicts --take sheet.jsonl                               keeps the lines with a "right"
    python -m evaluation.verdicts --reliability --split check                      compares confidence and verdicts
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import sys
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from evaluation.claims import Predict
from evaluation.figures import Figure
from evaluation.predict import predictor
from kg.documents import clean
from kg.language import load
from kg.ontology import load as load_ontology
from kg.records import Claim, Document, Entity, Span
from kg.sources import RawArticle, SourceOptions
from kg.sources import read as read_articles

VERDICTS = Path(__file__).parent.parent / "tests" / "gold" / "verdicts.jsonl"
ARTICLES = "wikinews/wikinews-dev.jsonl.xz"
_CHECKED = 3
_SURE = 0.9
_BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 1.01)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands: its article, the code points of its parts, and what it says."""

    url: str
    relation: str
    polarity: str
    modality: str
    trigger: Span
    subject: Span | None
    object: Span | None


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim that a person judged."""

    claim: Claim
    right: bool


def split_of(url: str) -> str:
    """Tell the split of an article: a third of them is held back."""
    return "fit" if int(hashlib.sha256(url.encode()).hexdigest(), 16) % _CHECKED else "check"


def documents(corpora: Path, *, split: str) -> Iterator[Document]:
    """Read the articles of a split as a build reads them."""
    for item in read_articles([str(corpora / ARTICLES)], SourceOptions()):
        if isinstance(item, RawArticle) and item.url and split_of(item.url) == split:
            yield clean(item)


def read(path: Path) -> dict[Place, bool]:
    """Read the verdicts."""
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return {_place_of(row): row["right"] for row in map(json.loads, lines)}


def judged(found: Iterable[tuple[Document, Sequence[Claim]]], verdicts: Mapping[Place, bool]) -> Iterator[Judged]:
    """Yield the claims that there is a verdict on."""
    for document, claims in found:
        for claim in claims:
            right = verdicts.get(place(document, claim))
            if right is not None:
                yield Judged(claim, right)


def place(document: Document, claim: Claim) -> Place:
    """Tell where a claim stands."""
    evidence = claim.evidence
    return Place(
        document.url or "",
        claim.relation,
        claim.polarity,
        claim.modality,
        evidence.trigger,
        evidence.subject_span,
        evidence.object_span,
    )


def figures(predict: Predict, corpora: Path, verdicts: Mapping[Place, bool]) -> Iterator[Figure]:
    """Score the claims of the articles held back: how many are right, and whether the confidence says so."""
    found = list(judged(((d, predict(d)[1]) for d in documents(corpora, split="check")), verdicts))
    if not found:
        return
    note = f"{len(found)} claims of Wikinews articles held back"
    yield Figure("claims that are right", 100 * _share(found), note)
    sure = [j for j in found if j.claim.confidence >= _SURE]
    if sure:
        yield Figure("claims that are right at 0.9", 100 * _share(sure), f"{len(sure)} of them")
    yield Figure(
        "calibration error", 100 * calibration_error(found), "expected, over the bins of the reliability table"
    )


def _share(found: Sequence[Judged]) -> float:
    return sum(j.right for j in found) / len(found) if found else math.nan


def bins(found: Sequence[Judged]) -> Iterator[tuple[float, float, int]]:
    """Yield mean confidence, share of right claims and number of claims, for each range of confidence."""
    for low, high in pairwise(_BINS):
        inside = [j for j in found if low <= j.claim.confidence < high]
        if inside:
            yield sum(j.claim.confidence for j in inside) / len(inside), _share(inside), len(inside)


def reliability(found: Sequence[Judged]) -> Iterator[str]:
    """Write the reliability table, and how many of the surest claims are right."""
    yield "| confidence, mean | right | claims |"
    yield "|---|---|---|"
    yield from (f"| {mean:.2f} | {share:.2f} | {count} |" for mean, share, count in bins(found))
    sure = [j for j in found if j.claim.confidence >= _SURE]
    yield ""
    yield f"of all {len(found)}: {_share(found):.1%} right; of {len(sure)} at {_SURE} or more: {_share(sure):.1%}"


def calibration_error(found: Sequence[Judged]) -> float:
    """Give the expected calibration error: the mean gap of confidence and right claims (Naeini et al. 2015)."""
    return sum(abs(mean - share) * count for mean, share, count in bins(found)) / len(found)


def draw(
    predict: Predict, corpora: Path, *, split: str, count: int, seed: int, verdicts: Container[Place] = ()
) -> Iterator[dict[str, Any]]:
    """Draw claims that nobody has judged, with all that a person needs to judge them."""
    rows = []
    for document in documents(corpora, split=split):
        entities, claims = predict(document)
        rows += [_sheet(document, entities, c) for c in claims if place(document, c) not in verdicts]
    yield from random.Random(seed).sample(rows, min(count, len(rows)))


def _sheet(document: Document, entities: Sequence[Entity], claim: Claim) -> dict[str, Any]:
    label = {entity.id: entity.label for entity in entities}
    shown = {
        "claim": [label.get(claim.subject or ""), claim.relation, label.get(claim.object or "")],
        "about": claim.about.text if claim.about else None,
        "who says so": [claim.attribution, *(label[i] for i in claim.claimed_by)],
        "confidence": claim.confidence,
        "pattern": claim.pattern,
        "before": document.text[max(0, claim.evidence.start - 300) : claim.evidence.start],
        "sentence": claim.evidence.text,
    }
    return {**asdict(place(document, claim)), "right": None, "shown": shown}


def take(sheet: Path, path: Path) -> int:
    """Add the judged lines of a sheet to the verdicts, without the words shown; return how many there are then."""
    rows = [json.loads(line) for line in sheet.read_text("utf-8").splitlines() if line]
    verdicts = read(path) | {_place_of(row): row["right"] for row in rows if row["right"] is not None}
    lines = [json.dumps({**asdict(p), "right": verdicts[p]}) for p in sorted(verdicts, key=_order)]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return len(lines)


def _order(item: Place) -> tuple[str, int, str]:
    return item.url, item.trigger.start, json.dumps(asdict(item))


def _place_of(row: dict[str, Any]) -> Place:
    spans = {name: Span(**row[name]) if row[name] else None for name in ("trigger", "subject", "object")}
    return Place(**{name: row[name] for name in ("url", "relation", "polarity", "modality")}, **spans)  # type: ignore[arg-type]  # a trigger is never missing


def _main() -> None:
    parser = argparse.ArgumentParser(prog="python -m evaluation.verdicts", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path(__file__).parents[2] / "shared" / "corpora")
    parser.add_argument("--draw", type=int, metavar="N", help="print N claims to judge")
    parser.add_argument("--split", choices=("fit", "check"), default="fit")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--take", type=Path, metavar="SHEET", help="add the verdicts of a sheet")
    parser.add_argument("--reliability", action="store_true", help="print the share of right claims by confidence")
    options = parser.parse_args()
    if options.take:
        print(f"{take(options.take, VERDICTS)} verdicts in {VERDICTS}", file=sys.stderr)
        return
    predict = predictor(load(), load_ontology())
    if options.reliability:
        found = ((document, predict(document)[1]) for document in documents(options.corpora, split=options.split))
        print(*reliability(list(judged(found, read(VERDICTS)))), sep="\n")
        return
    given = {"split": options.split, "count": options.draw or 0, "seed": options.seed, "verdicts": read(VERDICTS)}
    for row in draw(predict, options.corpora, **given):
        print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    _main()
