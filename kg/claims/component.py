"""The claims stage as a spaCy component: `nlp.add_pipe("kg_claims")` gives `doc._.claims`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from kg.claims.extract import extract
from kg.mentions import find
from kg.mentions.component import document_of


@Language.factory("kg_claims", assigns=["doc._.claims"], requires=["token.dep", "token.pos", "doc.ents"])
def make_claims(nlp: Language, name: str) -> ClaimFinder:
    """Create the component; it finds the entities itself where `kg_mentions` does not stand before it."""
    return ClaimFinder()


class ClaimFinder:
    """Sets `doc._.claims`, and `doc._.entities` where nothing has."""

    def __init__(self) -> None:
        for name in ("entities", "claims"):
            if not Doc.has_extension(name):
                Doc.set_extension(name, default=())

    def __call__(self, doc: Doc) -> Doc:
        document = document_of(doc)
        if not doc._.entities:
            doc._.entities = find(doc, document)
        doc._.claims = extract(doc, document, doc._.entities)
        return doc
