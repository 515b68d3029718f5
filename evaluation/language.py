"""Scores the language model on test splits: parse, tags, lemmas, names on given words; sentences on raw text.

UAS and LAS count universal labels without subtypes. Test splits are scored, never read or trained on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from evaluation.figures import Figure
from kg.language.spans import spans
from training.corpora import columns, conllu
from training.corpora.text import documents
from training.sentence import Parse, Sentence

_UNER = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
_RAW = "raw text as on the page: a blank line around headings, captions and paragraphs, none inside; both ends count"
_TREEBANKS = {"ewt": "EWT", "gum": "GUM"}


@dataclass(slots=True)
class Share:
    """A share of right answers, in percent."""

    right: int = 0
    total: int = 0

    def count(self, right: bool) -> None:
        """Count one answer."""
        self.right += right
        self.total += 1

    @property
    def percent(self) -> float:
        """The share; 0 where nothing was counted."""
        return 100 * self.right / self.total if self.total else 0.0


def figures(nlp: Language, corpora: Path, *, split: str = "test", most: int | None = None) -> Iterator[Figure]:
    """Score everything; `most` limits the sentences taken from the start of each file."""
    for treebank, name in _TREEBANKS.items():
        found = list(islice(conllu.read(corpora, treebank, split), most))
        yield from _parse(nlp, found, name, f"{len(found)} sentences of {name} {split}, gold words and sentences")
    found = list(islice(columns.uner(corpora, split), most))
    yield from _names(nlp, found, f"{len(found)} sentences of UNER EWT {split}, gold words and sentences")
    news = [s for s in conllu.read(corpora, "gum", split) if "_news_" in s.document]
    yield from _sentences(nlp, news, f"{len(news)} sentences of GUM news {split}, {_RAW}")


def _annotated(nlp: Language, found: Iterable[Sentence]) -> Iterator[tuple[Sentence, Doc, int]]:
    """Annotate document by document, and give each sentence with its `Doc` and its first word's place."""
    for _, group in groupby(found, key=lambda s: s.document):
        sentences = list(group)
        starts = [i == 0 for s in sentences for i in range(len(s.words))]
        doc = nlp(Doc(nlp.vocab, words=[w for s in sentences for w in s.words], sent_starts=starts))
        offset = 0
        for sentence in sentences:
            yield sentence, doc, offset
            offset += len(sentence.words)


def _parse(nlp: Language, found: Sequence[Sentence], name: str, note: str) -> Iterator[Figure]:
    shares = {
        kind: Share()
        for kind in ("UAS", "LAS", "UAS without punctuation", "LAS without punctuation", "XPOS", "UPOS", "lemma")
    }
    for sentence, doc, offset in _annotated(nlp, found):
        if sentence.parse:
            _count(shares, doc, offset, sentence.parse)
    for kind, share in shares.items():
        yield Figure(f"{name} {kind}", share.percent, note)


def _count(shares: dict[str, Share], doc: Doc, offset: int, gold: Parse) -> None:
    for i, (head, label) in enumerate(zip(gold.heads, gold.deprels, strict=True)):
        token = doc[offset + i]
        attached = token.head.i == (offset + head - 1 if head else token.i)
        labelled = attached and token.dep_.split(":")[0] == label.split(":")[0]
        shares["UAS"].count(attached)
        shares["LAS"].count(labelled)
        if gold.upos[i] != "PUNCT":
            shares["UAS without punctuation"].count(attached)
            shares["LAS without punctuation"].count(labelled)
        shares["XPOS"].count(token.tag_ == gold.xpos[i])
        shares["UPOS"].count(token.pos_ == gold.upos[i])
        shares["lemma"].count(token.lemma_ == gold.lemmas[i])


def _names(nlp: Language, found: Sequence[Sentence], note: str) -> Iterator[Figure]:
    gold, guess = set(), set()
    for number, (sentence, doc, offset) in enumerate(_annotated(nlp, found)):
        gold |= {(number, *span) for span in spans(sentence.names["uner"]) if span.label != "OTH"}
        sent = doc[offset : offset + len(sentence.words)]
        guess |= {(number, e.start - offset, e.end - offset, _UNER[e.label_]) for e in sent.ents if e.label_ in _UNER}
    yield from _agreement("UNER names", gold, guess, note)
    for kind in ("PER", "ORG", "LOC"):
        own = ({s for s in group if s[3] == kind} for group in (gold, guess))
        yield from islice(_agreement(f"UNER {kind}", *own, note), 1)


def _sentences(nlp: Language, found: Sequence[Sentence], note: str) -> Iterator[Figure]:
    gold, guess = set(), set()
    for number, (text, ranges) in enumerate(documents(found)):
        gold |= {(number, start, end) for start, end in ranges}
        for sent in nlp(text).sents:
            start = sent.start_char + len(sent.text) - len(sent.text.lstrip())
            guess.add((number, start, start + len(sent.text.strip())))
    yield from islice(_agreement("GUM news sentences", gold, guess, note), 1)


def _agreement(name: str, gold: set[tuple[object, ...]], guess: set[tuple[object, ...]], note: str) -> Iterator[Figure]:
    right = len(gold & guess)
    yield Figure(f"{name} F1", 200 * right / max(1, len(gold) + len(guess)), note)
    yield Figure(f"{name} precision", 100 * right / max(1, len(guess)), note)
    yield Figure(f"{name} recall", 100 * right / max(1, len(gold)), note)
