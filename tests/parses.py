"""Parsed sentences written by hand, so that what reads a parse is tested without a trained model.

One argument of `parse` is one sentence, one token is `word=lemma/TAG/label/head`, names stand in brackets:

    [PERSON Ines/NNP/nsubj/met Okoro/NNP/flat/Ines] met=meet/VBD/root [PERSON Teodor/NNP/obj/met] ./.

`head` is a word of the sentence, the nearest that is written so (`that#2` is the second one); without a head the token
is the root, or hangs on it where it is punctuation. The lemma is the word in lower case, a name's the name, where none
is given; the part of speech follows from tag and label. `¶` is an empty line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import spacy
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from kg.claims import extract
from kg.mentions import find
from kg.records import Claim, Document, Entity
from kg.records import Span as Place

Reader = Callable[[str], list[tuple[Claim, str]]]
Read = Callable[[str], list[str]]
"""From a text to its claims in text order, each with its line."""

_TOKEN = re.compile(
    r"(?P<word>/|[^/=]+|=)(?:=(?P<lemma>[^/]+))?/(?P<tag>[^/]+)(?:/(?P<label>[^/]+))?(?:/(?P<head>.+))?"
)
_PUNCTUATION = set(".,:;?!()“”\"'-—–``''/") | {"``", "''", "HYPH", "-LRB-", "-RRB-"}
_POS = {
    "MD": "AUX", "IN": "ADP", "DT": "DET", "PDT": "DET", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WDT": "PRON",
    "WP$": "PRON", "WRB": "ADV", "RB": "ADV", "RBR": "ADV", "CD": "NUM", "CC": "CCONJ", "POS": "PART", "TO": "PART",
    "RP": "ADP", "EX": "PRON", "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "JJ": "ADJ", "JJS": "ADJ",
    "JJR": "ADJ", "_SP": "SPACE", "UH": "INTJ", "SYM": "SYM",
}  # fmt: skip


@dataclass(frozen=True)
class _Row:
    word: str
    lemma: str
    tag: str
    label: str
    head: str
    entity: str


@cache
def vocabulary() -> Vocab:
    return spacy.blank("en").vocab


def parse(*sentences: str) -> Doc:
    """Build a parsed `Doc` from sentences in the notation of this module."""
    rows: list[_Row] = []
    heads: list[int] = []
    for sentence in sentences:
        own = _rows(sentence)
        heads += [len(rows) + head for head in _heads(own)]
        rows += own
    words = [row.word for row in rows]
    return Doc(
        vocabulary(),
        words=words,
        spaces=_spaces(words),
        lemmas=[row.lemma for row in rows],
        tags=[row.tag for row in rows],
        pos=[_pos(row) for row in rows],
        heads=heads,
        deps=[row.label for row in rows],
        ents=[row.entity for row in rows],
    )


def _rows(sentence: str) -> list[_Row]:
    rows, label, start = [], "", True
    for part in sentence.split():
        if part.startswith("["):
            label, start = part[1:], True
            continue
        last = part.endswith("]") and bool(label)
        entity = f"{'B' if start else 'I'}-{label}" if label else "O"
        rows.append(_row(part.removesuffix("]") if last else part, entity))
        label, start = ("" if last else label), False
    return rows


def _row(part: str, entity: str) -> _Row:
    if part == "¶":
        return _Row("\n\n", "\n\n", "_SP", "dep", "", entity)
    match = _TOKEN.fullmatch(part)
    assert match, part
    word, tag = match["word"], match["tag"]
    lemma = match["lemma"] or (word if tag.startswith("NNP") else word.lower())
    label = match["label"] or ("punct" if tag in _PUNCTUATION else "root")
    assert match["head"] or label in ("punct", "root", "ROOT"), f"{part} has no head"
    return _Row(word, lemma, tag, label, match["head"] or "", entity)


def _heads(rows: Sequence[_Row]) -> list[int]:
    root = next(i for i, row in enumerate(rows) if row.label in ("root", "ROOT"))
    return [_head(rows, i, root) for i in range(len(rows))]


def _head(rows: Sequence[_Row], at: int, root: int) -> int:
    wanted, _, number = rows[at].head.partition("#")
    if not wanted:
        return root
    places = [i for i, row in enumerate(rows) if row.word == wanted]
    assert set(places) - {at}, f"{rows[at].word}: there is no head {wanted!r}"
    return places[int(number) - 1] if number else min(set(places) - {at}, key=lambda i: (abs(i - at), i))


def _pos(row: _Row) -> str:
    if row.tag in _PUNCTUATION:
        return "PUNCT"
    if row.label == "mark" and row.tag == "IN":
        return "SCONJ"
    if row.tag.startswith("VB"):
        return "AUX" if row.label in ("aux", "aux:pass", "auxpass", "cop") or row.lemma == "be" else "VERB"
    return _POS[row.tag]


def _spaces(words: Sequence[str]) -> list[bool]:
    spaces, quoted = [], False
    for word, after in zip(words, [*words[1:], "\n\n"], strict=True):
        opens = word in "(“/" or (word == '"' and not quoted)
        quoted ^= word == '"'
        closed = after in ".,;:?!)”’/" or after in ("'s", "’s", "n't", "'", "\n\n") or (after == '"' and quoted)
        spaces.append(not (opens or closed or word == "\n\n"))
    return spaces


def document(doc: Doc, *, published: str | None = None) -> Document:
    """The document of a `Doc`, with the id `d`."""
    return Document("d", doc.text, published=published)


def entities(*sentences: str) -> tuple[Entity, ...]:
    """The entities of sentences in the notation."""
    doc = parse(*sentences)
    return find(doc, document(doc))


def entity(found: Sequence[Entity], label: str) -> Entity:
    """The only entity with a label."""
    [one] = [e for e in found if e.label == label]
    return one


def mentions(one: Entity) -> list[str]:
    """The words of an entity's mentions, in text order."""
    return [m.text for m in one.mentions]


def claims(*sentences: str, published: str | None = None) -> tuple[Claim, ...]:
    """The claims of sentences in the notation, each checked against the contract of its offsets."""
    doc = parse(*sentences)
    paper = document(doc, published=published)
    found = extract(doc, paper, find(doc, paper))
    for claim in found:
        check(claim, paper)
    assert len({claim.id for claim in found}) == len(found)
    return found


def check(claim: Claim, paper: Document) -> None:
    """Every span of a claim lies where its words are."""
    evidence = claim.evidence
    assert paper.text[evidence.start : evidence.end] == evidence.text == evidence.text.strip() != ""
    for span in (evidence.trigger, evidence.subject_span, evidence.object_span):
        assert span is None or evidence.start <= span.start < span.end <= evidence.end
    assert (claim.subject is None) == (evidence.subject_span is None)
    assert (claim.object is None) == (evidence.object_span is None)
    assert claim.about is None or paper.text[claim.about.start : claim.about.end] == claim.about.text != ""
    assert (claim.attribution == "named") == bool(claim.claimed_by)


def told(*sentences: str, relation: str | None = None, published: str | None = None) -> list[str]:
    """Claims as readable lines, sorted: `Ines metWith Teodor (negated, future, by Mira: about)`."""
    doc = parse(*sentences)
    labels = {e.id: e.label for e in find(doc, document(doc))}
    found = claims(*sentences, published=published)
    return sorted(tell(claim, labels) for claim in found if relation in (None, claim.relation))


def tell(claim: Claim, labels: dict[str, str]) -> str:
    """One claim as a readable line; what is as usual (affirmed, actual, by the article) is left out."""
    ends = [labels[i] if i else "-" for i in (claim.subject, claim.object)]
    facets = [f for f in (claim.polarity, claim.modality) if f not in ("affirmed", "actual")]
    if claim.attribution != "article":
        facets.append("by " + (" and ".join(labels[i] for i in claim.claimed_by) or "unnamed"))
    about = f": {claim.about.text}" if claim.about else ""
    return f"{ends[0]} {claim.relation} {ends[1]}" + (f" ({', '.join(facets)})" if facets else "") + about


def words(doc: Doc, place: Place | None) -> str | None:
    """What stands at a place of the text."""
    return doc.text[place.start : place.end] if place else None


def text(span: Span | None) -> str | None:
    """The words of a span."""
    return span.text if span is not None else None
