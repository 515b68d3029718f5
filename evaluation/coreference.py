"""Scores coreference within an article: GAP pronouns from raw text, GUM clusters with the program's own mentions.

GAP (Webster et al. 2018) by the rules of its official scorer: each of the two names is one decision, F1 over all of
them; bias is the F1 of feminine pronouns divided by that of masculine ones. A name is taken to be meant where the
pronoun's cluster holds a mention whose head stands within the name. GUM is read with its words and sentences given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from evaluation.claims import Count
from evaluation.clusters import Conll
from evaluation.figures import Figure
from kg.mentions.clusters import find_clusters
from kg.mentions.phrases import Phrase
from training.corpora import coreference as corpora
from training.corpora.coreference import Article, Pronoun, Range

_SPLITS = {"test": "development", "dev": "validation"}
_TRIMMED = frozenset({"'s", "’s", "'", "’"})
_NAMES_AND_PRONOUNS = frozenset({"PROPN", "PRON"})


def figures(nlp: Language, folder: Path, *, split: str = "test", most: int | None = None) -> Iterator[Figure]:
    """Score GAP (at most so many examples) and GUM; of GAP's `development` the first 1,000 have been read."""
    name = _SPLITS[split]
    yield from pronoun_figures(nlp, list(islice(corpora.gap(folder, name), most)), f"GAP {name}")
    yield from cluster_figures(nlp, list(corpora.gum(folder, split)), f"{split}")


def pronoun_figures(nlp: Language, examples: Sequence[Pronoun], name: str) -> Iterator[Figure]:
    """Score pronouns: overall F1, precision, recall, then by gender, and bias."""
    counts = {group: Count() for group in ("overall", "masculine", "feminine")}
    for example, doc in zip(examples, nlp.pipe(e.text for e in examples), strict=True):
        for guess, right in zip(coreferent(find_clusters(doc), example), example.coreferent, strict=True):
            for group in ("overall", example.gender):
                counts[group].right += guess and right
                counts[group].wrong += guess and not right
                counts[group].missed += right and not guess
    note = f"{len(examples)} examples, raw text, own mentions"
    yield Figure(f"{name} F1", 100 * counts["overall"].f1, note)
    yield Figure(f"{name} precision", 100 * counts["overall"].precision, note)
    yield Figure(f"{name} recall", 100 * counts["overall"].recall, note)
    for gender in ("masculine", "feminine"):
        yield Figure(f"{name} {gender} F1", 100 * counts[gender].f1, note)
    bias = counts["feminine"].f1 / max(counts["masculine"].f1, 1e-9)
    yield Figure(f"{name} bias", 100 * bias, "feminine F1 by masculine F1")


def coreferent(clusters: Iterable[Sequence[Phrase]], example: Pronoun) -> tuple[bool, ...]:
    """Whether the pronoun is taken to stand for each of the names."""
    heads = [[p.head.idx for p in cluster] for cluster in clusters]
    own = [i for cluster in heads if example.pronoun[0] in cluster for i in cluster]
    return tuple(any(start <= i < end for i in own) for start, end in example.names)


def cluster_figures(nlp: Language, articles: Sequence[Article], split: str) -> Iterator[Figure]:
    """Score clusters by the CoNLL average, without singletons, in three views of what a mention is."""
    views = {name: Conll() for name in ("spans", "heads", "names and pronouns")}
    for article in articles:
        doc = nlp(corpora.as_doc(article, nlp.vocab))
        found = [[trimmed((p.span.start, p.span.end), doc) for p in c] for c in find_clusters(doc)]
        gold = [[trimmed(span, doc) for span in entity] for entity in article.entities]
        views["spans"].add(*(list(map(frozenset, side)) for side in (found, gold)))
        heads = [[[_head(span, doc) for span in c] for c in side] for side in (found, gold)]
        views["heads"].add(*([frozenset(t.i for t in c) for c in side] for side in heads))
        views["names and pronouns"].add(
            *([frozenset(t.i for t in c if t.pos_ in _NAMES_AND_PRONOUNS) for c in side] for side in heads)
        )
    kinds = {
        "spans": "all kinds of mention, whole phrases",
        "heads": "all kinds of mention, by their heads",
        "names and pronouns": "mentions whose head is a name or a pronoun, by their heads",
    }
    for name, conll in views.items():
        note = f"{len(articles)} documents of GUM {split}, {kinds[name]}; no singletons"
        yield Figure(f"GUM coreference {name}", conll.average, note)
        if name == "spans":
            for metric in ("muc", "b_cubed", "ceaf", "mentions"):
                yield Figure(f"GUM coreference {name} {metric}", getattr(conll, metric).f1, note)


def trimmed(span: Range, doc: Doc) -> Range:
    """A span without punctuation and possessive endings at its edges, cut the same way for gold and guess."""
    start, end = span
    while end - start > 1 and (doc[end - 1].is_punct or doc[end - 1].lower_ in _TRIMMED):
        end -= 1
    while end - start > 1 and doc[start].is_punct:
        start += 1
    return start, end


def _head(span: Range, doc: Doc) -> Token:
    return doc[span[0] : span[1]].root
