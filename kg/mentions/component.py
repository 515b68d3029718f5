"""The mentions stage as a spaCy component: `nlp.add_pipe("kg_mentions")` gives `doc._.entities`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from kg.mentions.find import find
from kg.records import Document, digest


@Language.factory("kg_mentions", assigns=["doc._.entities"], requires=["token.dep", "token.pos", "doc.ents"])
def make_mentions(nlp: Language, name: str) -> MentionFinder:
    """Create the component; works in any pipeline with a parser, tags, lemmas and names."""
    return MentionFinder()


class MentionFinder:
    """Sets `doc._.entities` to the entities within the document."""

    def __init__(self) -> None:
        if not Doc.has_extension("entities"):
            Doc.set_extension("entities", default=())

    def __call__(self, doc: Doc) -> Doc:
        doc._.entities = find(doc, document_of(doc))
        return doc


def document_of(doc: Doc) -> Document:
    """The document that a `Doc` was made of: the one in `doc.user_data["document"]`, else its bare text."""
    document = doc.user_data.get("document")
    return document if isinstance(document, Document) else Document(digest(doc.text), doc.text)
