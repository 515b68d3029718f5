"""The language model as a spaCy component: tags, lemmas, dependency parse and names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import numpy as np
from spacy.attrs import DEP, HEAD, LEMMA, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from kg.language import certainty, context, lemmas, states
from kg.language.annotate import Annotated, annotate
from kg.language.folder import model_folder
from kg.language.lemmas import Lexicon
from kg.language.network import Network

_ATTRIBUTES: Final = [HEAD, DEP, TAG, POS, LEMMA]
_WORDS_HELD: Final = 2_000
FACTORY: Final = "kg_language"


class Annotator:
    """Annotates a `Doc` whose sentence starts are set; the states of its words are kept for a network that reads on."""

    def __init__(self, network: Network, lexicon: Lexicon, *, keeps_states: bool) -> None:
        self.network, self.lexicon, self.keeps_states = network, lexicon, keeps_states

    def __call__(self, doc: Doc) -> Doc:
        """Set tags, lemmas, heads and names."""
        return next(self._annotated([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
        """Annotate a stream; short articles share batches, and so few are held that memory stays flat."""
        group: list[Doc] = []
        for doc in stream:
            group.append(doc)
            if len(group) >= batch_size or sum(map(len, group)) >= _WORDS_HELD:
                yield from self._annotated(group)
                group = []
        yield from self._annotated(group)

    def _annotated(self, docs: Sequence[Doc]) -> Iterator[Doc]:
        sentences = [[list(sentence) for sentence in doc.sents] if len(doc) else [] for doc in docs]
        words = [[[t for t in tokens if not t.is_space] for tokens in article] for article in sentences]
        texts = [[[t.text for t in tokens] for tokens in article if tokens] for article in words]
        results = annotate(self.network, self.lexicon, texts)
        for doc, whole, own, found in zip(docs, sentences, words, results, strict=True):
            parsed = _write(doc, whole, own, found)
            certainty.write(doc, parsed)
            if self.keeps_states:
                states.write(doc, parsed)
            yield doc


def _write(
    doc: Doc, sentences: Sequence[Sequence[Token]], words: Sequence[Sequence[Token]], found: Sequence[Annotated]
) -> list[tuple[Sequence[Token], Annotated]]:
    """Write what was found, and give the words of each sentence that has any with what was found of them."""
    rest = iter(found)
    results = [next(rest) if own else None for own in words]
    rows = [row for parts in zip(sentences, words, results, strict=True) for row in _rows(doc, *parts)]
    parsed = [(own, result) for own, result in zip(words, results, strict=True) if result]
    if rows:
        doc.from_array(_ATTRIBUTES, np.array(rows, dtype=np.uint64))  # type: ignore[arg-type]  # the stub knows no numpy
        doc.set_ents([span for own, result in parsed for span in _spans(doc, own, result)])
    return parsed


def _spans(doc: Doc, words: Sequence[Token], result: Annotated) -> Iterator[Span]:
    for name in result.names:
        yield Span(doc, words[name.start].i, words[name.end - 1].i + 1, name.label)


def _rows(
    doc: Doc, tokens: Sequence[Token], words: Sequence[Token], result: Annotated | None
) -> Iterator[tuple[int, ...]]:
    """Write one sentence as numbers; white space hangs on the word before it, else on the first word."""
    add = doc.vocab.strings.add
    number = -1
    for token in tokens:
        if token.is_space or result is None:
            head = words[max(number, 0)].i if words else tokens[0].i
            yield (head - token.i) % 2**64, add("dep"), add("_SP"), add("SPACE"), add(token.text)
            continue
        number += 1
        head = words[result.heads[number]].i
        own = (result.deprels[number], result.xpos[number], result.upos[number], result.lemmas[number])
        yield (head - token.i) % 2**64, *map(add, own)


@Language.factory(
    FACTORY,
    assigns=["token.tag", "token.pos", "token.lemma", "token.dep", "token.head", "doc.ents"],
    requires=["doc.sents"],
    default_config={"model": None, "threads": 1},
)
def make_language(nlp: Language, name: str, model: str | None, threads: int) -> Annotator:
    """Build the component from a model folder; without one from the folder that comes with the package."""
    folder = model_folder(model)
    keeps_states = (folder / context.READER).is_file()
    return Annotator(Network(folder, threads=threads), lemmas.load(folder), keeps_states=keeps_states)
