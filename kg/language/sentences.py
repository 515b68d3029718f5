"""Sentence starts, as a spaCy component. Starts that a `Doc` already has are kept."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.errors import ModelError
from kg.language.boundaries import Word, bullets, candidates, is_start
from kg.language.datelines import after_dateline
from kg.language.folder import model_folder

FACTORY: Final = "kg_sentences"
WEIGHTS: Final = "sentences.json"
_HYPHENS: Final = frozenset("-–")


class Sentences:
    """Marks where sentences start: at new lines and bullets, after a dateline, and where the learned weights say so."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights

    def __call__(self, doc: Doc) -> Doc:
        """Set `is_sent_start` on every token, unless it is set."""
        if doc.has_annotation("SENT_START"):
            return doc
        starts = {tokens[i].i for tokens in paragraphs(doc) for i in self._starts(tokens)}
        for token in doc:
            token.is_sent_start = token.i == 0 or token.i in starts
        return doc

    def _starts(self, tokens: Sequence[Token]) -> Iterator[int]:
        paragraph = words(tokens)
        news = after_dateline([word.text for word in paragraph]) or 0
        if news and paragraph[news - 1].text in _HYPHENS and not paragraph[news - 2].spaced:
            news = 0  # "NATO-led forces"
        yield from (0, news, *bullets(paragraph))
        for candidate in candidates(paragraph):
            if candidate.place > news and is_start(candidate.features, self._weights):
                yield candidate.place


def paragraphs(doc: Doc) -> Iterator[list[Token]]:
    """Cut a `Doc` at its new lines; white space is left out."""
    tokens: list[Token] = []
    for token in doc:
        if not token.is_space:
            tokens.append(token)
        elif "\n" in token.text and tokens:
            yield tokens
            tokens = []
    if tokens:
        yield tokens


def words(tokens: Sequence[Token]) -> list[Word]:
    """Give the words of a paragraph as `candidates` takes them."""
    following = [*tokens[1:], None]
    return [Word(t.text, n is None or n.idx > t.idx + len(t)) for t, n in zip(tokens, following, strict=True)]


@Language.factory(FACTORY, assigns=["token.is_sent_start", "doc.sents"], default_config={"model": None})
def make_sentences(nlp: Language, name: str, model: str | None) -> Sentences:
    """Build the component from a model folder; without one from the folder that comes with the package."""
    return Sentences(_weights(model_folder(model) / WEIGHTS))


def _weights(path: Path) -> dict[str, float]:
    try:
        weights: dict[str, float] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"no sentence weights in {path}: {error}") from error
    return weights
