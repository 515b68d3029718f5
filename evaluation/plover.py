"""Score event claims on sentences with a marked source and target: is the pair found, and is its category right?

The file is a table with the columns `category` and `marked_sentence`, where `<s>…</s>` and `<t>…</t>` enclose the
source and the target actor (each may stand more than once); an actor without mark is left open and fits anyone. A claim
is about a marked actor where any mention of its entity touches the mark: "it" stands for who said so.
"""

from __future__ import annotations

import csv
import lzma
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from evaluation.claims import Count, Predict
from kg.records import Claim, Document, Span

_TAG = re.compile(r"</?[st]>")


@dataclass(frozen=True, slots=True)
class Pair:
    """One sentence with its marked actors."""

    id: str
    category: str
    document: Document
    source: tuple[Span, ...]
    target: tuple[Span, ...]


@dataclass(slots=True)
class PloverScores:
    """What `score` counted; `confusions` counts (expected category, found category or None)."""

    categories: dict[str, Count] = field(default_factory=dict)
    confusions: Counter[tuple[str, str | None]] = field(default_factory=Counter)
    sentences: int = 0
    paired: int = 0
    claims: int = 0
    events: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def macro_f1(self) -> float:
        """The mean F1 of all categories that the set has."""
        return sum(count.f1 for count in self.categories.values()) / len(self.categories)


def read(path: Path) -> Iterator[Pair]:
    """Read the table, packed by xz or plain."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            text, spans = unmark(row["marked_sentence"])
            document = Document(id=f"plover-{row['id']}", text=text)
            yield Pair(row["id"], row["category"], document, spans["s"], spans["t"])


def unmark(marked: str) -> tuple[str, dict[str, tuple[Span, ...]]]:
    """Take the marks out of a sentence; give the text and the spans of source (`s`) and target (`t`)."""
    text, position = "", 0
    opened: dict[str, int] = {}
    spans: dict[str, tuple[Span, ...]] = {"s": (), "t": ()}
    for tag in _TAG.finditer(marked):
        text += marked[position : tag.start()]
        position, name = tag.end(), tag[0][-2]
        if tag[0][1] != "/":
            opened[name] = len(text)
        elif name in opened:
            spans[name] += (Span(opened.pop(name), len(text)),)
    return text + marked[position:], spans


def score(pairs: Iterable[Pair], predict: Predict, *, symmetric: frozenset[str]) -> PloverScores:
    """Find each marked pair among the predicted event claims; the most confident one gives the category."""
    pairs, scores = tuple(pairs), PloverScores()
    scores.categories = {category: Count() for category in sorted({pair.category for pair in pairs})}
    for pair in pairs:
        entities, claims = predict(pair.document)
        mentions = {entity.id: tuple(m.span for m in entity.mentions) for entity in entities}
        events = [claim for claim in claims if claim.category]
        fitting = [claim for claim in events if between(claim, pair, mentions, symmetric=symmetric)]
        best = max(fitting, key=lambda claim: claim.confidence, default=None)
        scores.sentences += 1
        scores.claims += len(claims)
        scores.events += len(events)
        scores.paired += best is not None
        _count(scores, pair, best)
    return scores


def between(claim: Claim, pair: Pair, mentions: Mapping[str, tuple[Span, ...]], *, symmetric: frozenset[str]) -> bool:
    """Whether a claim's subject stands in the marked source and its object in the target."""
    subject = _spans(claim.subject, claim.evidence.subject_span, mentions)
    object_ = _spans(claim.object, claim.evidence.object_span, mentions)
    if _touches(subject, pair.source) and _touches(object_, pair.target):
        return True
    return claim.relation in symmetric and _touches(subject, pair.target) and _touches(object_, pair.source)


def report(scores: PloverScores) -> Iterator[str]:
    """The figures as lines of text."""
    found = sum(count.right for count in scores.categories.values())
    yield f"macro-F1 over {len(scores.categories)} categories  {scores.macro_f1:.3f}"
    yield f"pair found and category right  {found / scores.sentences:.3f}"
    yield f"pair found                     {scores.paired / scores.sentences:.3f}"
    yield f"claims per sentence            {scores.claims / scores.sentences:.2f}"
    yield f"event claims per sentence      {scores.events / scores.sentences:.2f}"
    for name, count in scores.categories.items():
        others = [f"{c} {n}" for (e, c), n in scores.confusions.most_common() if e == name and c not in (None, name)]
        figures = f"{count.precision:7.3f}{count.recall:7.3f}{count.f1:7.3f}{count.right + count.missed:6}"
        yield f"{name:12}{figures}   {', '.join(others[:4])}"


def _count(scores: PloverScores, pair: Pair, best: Claim | None) -> None:
    category = best.category if best else None
    scores.confusions[pair.category, category] += 1
    if category == pair.category:
        scores.categories[pair.category].right += 1
        return
    scores.categories[pair.category].missed += 1
    if category in scores.categories:
        scores.categories[category].wrong += 1
    found = f"{category} [{best.relation}, {best.pattern}]" if best else "no pair"
    scores.errors.append(f"{pair.id}  {pair.category} -> {found}  {_show(pair)}")


def _spans(entity: str | None, span: Span | None, mentions: Mapping[str, tuple[Span, ...]]) -> tuple[Span, ...]:
    """The words of an argument and all other mentions of its entity."""
    return (*((span,) if span else ()), *mentions.get(entity or "", ()))


def _touches(spans: tuple[Span, ...], marks: tuple[Span, ...]) -> bool:
    if not marks:
        return True
    return any(span.start < mark.end and mark.start < span.end for span in spans for mark in marks)


def _show(pair: Pair) -> str:
    spans = [(span, "<s>{}</s>") for span in pair.source] + [(span, "<t>{}</t>") for span in pair.target]
    text = pair.document.text
    for span, form in sorted(spans, key=lambda s: s[0], reverse=True):
        text = text[: span.start] + form.format(text[span.start : span.end]) + text[span.end :]
    return text
