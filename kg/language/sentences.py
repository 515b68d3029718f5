"""Sentence starts, as a spaCy component. Starts that a `Doc` already has are kept."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

FACTORY = "kg_sentences"
_ENDS = frozenset(".!?…")
_CLOSING = frozenset("\"'”’)]")


class Sentences:
    """Marks where sentences start."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `is_sent_start` on every token, unless it is set."""
        if doc.has_annotation("SENT_START"):
            return doc
        starts = _starts(doc)
        for token in doc:
            token.is_sent_start = token.i == 0 or token.i in starts
        return doc


def _starts(doc: Doc) -> set[int]:
    starts, ended, broken = set(), False, True
    for token in doc:
        if token.is_space:
            broken = broken or "\n" in token.text
            continue
        if broken or (ended and not token.text.islower() and token.text not in _CLOSING):
            starts.add(token.i)
            ended = False
        ended = token.text[0] in _ENDS or (ended and token.text in _CLOSING)
        broken = False
    return starts


@Language.factory(FACTORY, assigns=["token.is_sent_start", "doc.sents"])
def make_sentences(nlp: Language, name: str) -> Sentences:
    """Build the component for a pipeline."""
    return Sentences()
