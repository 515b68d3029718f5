"""Score who says what: given a quote, whether the program names its speaker."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from evaluation.figures import Figure
from evaluation.labels import same_set
from kg.claims.attribution import Source, attribute, innermost
from kg.claims.index import MentionIndex
from kg.mentions import find
from kg.mentions.quotations import Quotation, find_quotations
from kg.records import Document
from training.corpora.dialogue import Novel, Speech, litbank

_GOLD = Path(__file__).parent.parent / "tests" / "gold" / "quotations.jsonl"


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of a text and its speakers: none for an unnamed source; None where quotation marks hold no quote."""

    start: int
    end: int
    speaker: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A short news text with all its quotes."""

    id: str
    split: str
    text: str
    quotes: tuple[Quote, ...]


def read(path: Path = _GOLD, *, split: str | None = None) -> Iterator[Passage]:
    """Read the news quotations; `split` keeps only `dev` or `check`."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        quotes = (Quote(q["start"], q["end"], _speaker(q["speaker"])) for q in row["quotes"])
        if split in (None, row["split"]):
            yield Passage(row["id"], row["split"], row["text"], tuple(quotes))


def _speaker(names: Sequence[str] | None) -> tuple[str, ...] | None:
    return None if names is None else tuple(names)


def figures(nlp: Language, corpora: Path, *, most: int | None = None) -> Iterator[Figure]:
    """The share of quotes with the right speaker, in news of our own and in novels (at most so many)."""
    results = {split: [r for p in read(split=split) for r in judge(nlp, p)] for split in ("dev", "check")}
    both, held = [*results["dev"], *results["check"]], results["check"]
    yield Figure("speaker of quotes", _share([right for _, right, _ in both]), f"{len(both)} quotes in own news")
    yield Figure("speaker of quotes held back", _share([right for _, right, _ in held]), f"{len(held)} of them")
    novels = [r for novel in list(litbank(corpora))[: most and max(1, most // 30)] for r in judge_novel(nlp, novel)]
    note = f"{len(novels)} quotes in novels"
    yield Figure(
        "speaker of quotes in novels", _share([e for e, _ in novels]), f"{note}; most mentions are the speaker's"
    )
    yield Figure(
        "speaker word in novels", _share([m for _, m in novels]), f"{note}; it stands in the speaker's mention"
    )


def judge(nlp: Language, passage: Passage) -> Iterator[tuple[Quote, bool, str]]:
    """For each quote whether what it asserts is attributed to its speaker, and to whom it is.

    A quote is right if the head of each of its sentences is; quotation marks without a quote if they are the article's.
    """
    doc, index, quotations = _analyse(nlp, Document(id=passage.id, text=passage.text))
    labels = {e.id: e.label for e in index.entities.values()}
    for quote in passage.quotes:
        span = doc.char_span(quote.start, quote.end, alignment_mode="expand")
        sources = [attribute(part.root, quotations, index) for part in _sentences(span)]
        found = "; ".join(f"{s.attribution} {[labels[i] for i in s.claimed_by]}" for s in sources)
        yield quote, all(_agrees(s, quote, labels) for s in sources), found


def _analyse(nlp: Language, document: Document, doc: Doc | None = None) -> tuple[Doc, MentionIndex, list[Quotation]]:
    doc = nlp(document.text if doc is None else doc)
    return doc, MentionIndex(doc, find(doc, document)), find_quotations(doc)


def _sentences(span: Span | None) -> Iterator[Span]:
    if span is None:
        return
    for sentence in span.doc.sents:
        start, end = max(span.start, sentence.start), min(span.end, sentence.end)
        if start < end and any(not (t.is_punct or t.is_space) for t in span.doc[start:end]):
            yield span.doc[start:end]


def _agrees(source: Source, quote: Quote, labels: Mapping[str, str]) -> bool:
    if not quote.speaker:
        return source.attribution == ("article" if quote.speaker is None else "unnamed")
    return source.attribution == "named" and same_set([labels[i] for i in source.claimed_by], quote.speaker)


def judge_novel(nlp: Language, novel: Novel) -> Iterator[tuple[bool, bool]]:
    """For each speech whether the entity that it is attributed to is the speaker, and whether the speaker's word is.

    An entity is if more of its mentions have their head in mentions of the speaker than in those of any other
    character; a word, such as the pronoun in "she said", is if it stands in a mention of the speaker.
    """
    words = [word for sentence in novel.sentences for word in sentence]
    starts: list[bool | int | None] = [i == 0 for sentence in novel.sentences for i in range(len(sentence))]
    given = Doc(nlp.vocab, words=words, sent_starts=starts)
    doc, index, quotations = _analyse(nlp, Document(id=novel.id, text=given.text), given)
    owners = {i: name for name, ranges in novel.characters.items() for start, end in ranges for i in range(start, end)}
    for speech in novel.speeches:
        parts = list(_sentences(doc[speech.start : speech.end]))
        said = innermost(parts[0].root, quotations) if parts else None
        word = said is not None and said.speaker is not None and owners.get(said.speaker.i) == speech.speaker
        yield bool(parts) and _speaks(speech, attribute(parts[0].root, quotations, index), doc, index, owners), word


def _speaks(speech: Speech, source: Source, doc: Doc, index: MentionIndex, owners: Mapping[int, str]) -> bool:
    if len(source.claimed_by) != 1:
        return False
    spans = (
        doc.char_span(m.span.start, m.span.end, alignment_mode="expand")
        for m in index.entities[source.claimed_by[0]].mentions
    )
    votes = Counter(owners[s.root.i] for s in spans if s is not None and s.root.i in owners)
    return bool(votes) and min(votes, key=lambda name: (-votes[name], name)) == speech.speaker


def _share(results: Sequence[bool]) -> float:
    return 100 * sum(results) / len(results) if results else 0.0
