"""The mentions stage as a spaCy component: `nlp.add_pipe("kg_mentions")` gives `doc._.entities`.

What is found is kept as JSON in `doc.user_data`, so that a `Doc` can be sent to another process or saved.
"""

from __future__ import annotations

import json

from spacy.language import Language
from spacy.tokens import Doc

from kg.errors import ModelError
from kg.mentions.find import find
from kg.records import Document, Entity, digest, entity_from_json, to_json

_KEY = "kg_entities"


@Language.factory("kg_mentions", assigns=["doc._.entities"], requires=["token.dep", "token.pos", "doc.ents"])
def make_mentions(nlp: Language, name: str) -> MentionFinder:
    """Create the component; works in any pipeline with a parser, tags, lemmas and names."""
    return MentionFinder()


class MentionFinder:
    """Sets `doc._.entities` to the entities within the document."""

    def __init__(self) -> None:
        register()

    def __call__(self, doc: Doc) -> Doc:
        find_entities(doc)
        return doc


def register() -> None:
    """Make `doc._.entities` known to spaCy."""
    if not Doc.has_extension("entities"):
        Doc.set_extension("entities", getter=_entities)


def find_entities(doc: Doc) -> tuple[Entity, ...]:
    """The entities of a parsed `Doc`, found once; raises ModelError where nothing has parsed it."""
    if _KEY not in doc.user_data:
        if len(doc) and not doc.has_annotation("DEP"):
            raise ModelError("the text is not parsed: kg_mentions and kg_claims need a parser and names before them")
        doc.user_data[_KEY] = json.dumps([to_json(entity) for entity in find(doc, document_of(doc))])
    return _entities(doc)


def _entities(doc: Doc) -> tuple[Entity, ...]:
    return tuple(map(entity_from_json, json.loads(doc.user_data.get(_KEY, "[]"))))


def document_of(doc: Doc) -> Document:
    """The document that a `Doc` was made of: the one in `doc.user_data["document"]`, else its bare text."""
    document = doc.user_data.get("document")
    return document if isinstance(document, Document) else Document(digest(doc.text), doc.text)
