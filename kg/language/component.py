"""The language model as a spaCy component: tags, lemmas, dependency parse and names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from spacy.attrs import DEP, HEAD, LEMMA, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from kg.language import lemmas
from kg.language.annotate import Annotated, annotate
from kg.language.folder import model_folder
from kg.language.lemmas import Lexicon
from kg.language.network import Network

_ATTRIBUTES: Final = [HEAD, DEP, TAG, POS, LEMMA]
FACTORY: Final = "kg_language"


class Annotator:
    """Annotates a `Doc` whose sentence starts are set."""

    def __init__(self, network: Network, lexicon: Lexicon) -> None:
        self.network, self.lexicon = network, lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Set tags, lemmas, heads and names."""
        sentences = [list(sentence) for sentence in doc.sents] if len(doc) else []
        words = [[t for t in tokens if not t.is_space] for tokens in sentences]
        found = iter(annotate(self.network, self.lexicon, [[t.text for t in tokens] for tokens in words if tokens]))
        results = [next(found) if tokens else None for tokens in words]
        rows = [_rows(doc, *parts) for parts in zip(sentences, words, results, strict=True)]
        if rows:
            doc.from_array(_ATTRIBUTES, np.concatenate(rows))  # type: ignore[arg-type]  # the stub knows no numpy
            pairs = zip(words, results, strict=True)
            doc.set_ents([span for own, result in pairs if result for span in _spans(doc, own, result)])
        return doc


def _spans(doc: Doc, words: Sequence[Token], result: Annotated) -> Iterator[Span]:
    for name in result.names:
        yield Span(doc, words[name.start].i, words[name.end - 1].i + 1, name.label)


def _rows(doc: Doc, tokens: Sequence[Token], words: Sequence[Token], result: Annotated | None) -> np.ndarray:
    """Write one sentence as numbers; white space hangs on the word before it, else on the first word."""
    add = doc.vocab.strings.add
    rows: list[tuple[int, ...]] = []
    number = -1
    for token in tokens:
        if token.is_space or result is None:
            head = words[max(number, 0)].i if words else tokens[0].i
            rows.append((head - token.i, add("dep"), add("_SP"), add("SPACE"), add(token.text)))
            continue
        number += 1
        head = words[result.heads[number]].i
        own = (result.deprels[number], result.xpos[number], result.upos[number], result.lemmas[number])
        rows.append((head - token.i, *map(add, own)))
    return np.array([[value % 2**64 for value in row] for row in rows], dtype=np.uint64)


@Language.factory(
    FACTORY,
    assigns=["token.tag", "token.pos", "token.lemma", "token.dep", "token.head", "doc.ents"],
    requires=["doc.sents"],
    default_config={"model": None, "threads": 1},
)
def make_language(nlp: Language, name: str, model: str | None, threads: int) -> Annotator:
    """Build the component from a model folder; without one from the folder that comes with the package."""
    folder = model_folder(model)
    return Annotator(Network(folder, threads=threads), lemmas.load(folder))
