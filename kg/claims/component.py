"""The claims stage as a spaCy component: `nlp.add_pipe("kg_claims")` gives `doc._.claims`."""

from __future__ import annotations

import json

from spacy.language import Language
from spacy.tokens import Doc

from kg.claims.extract import extract
from kg.mentions.component import document_of, find_entities, register
from kg.records import Claim, claim_from_json, to_json

_KEY = "kg_claims"


@Language.factory("kg_claims", assigns=["doc._.claims"], requires=["token.dep", "token.pos", "doc.ents"])
def make_claims(nlp: Language, name: str) -> ClaimFinder:
    """Create the component; it finds the entities itself where `kg_mentions` does not stand before it."""
    return ClaimFinder()


class ClaimFinder:
    """Sets `doc._.claims`, and `doc._.entities` where nothing has."""

    def __init__(self) -> None:
        register()
        if not Doc.has_extension("claims"):
            Doc.set_extension("claims", getter=_claims)

    def __call__(self, doc: Doc) -> Doc:
        claims = extract(doc, document_of(doc), find_entities(doc))
        doc.user_data[_KEY] = json.dumps([to_json(claim) for claim in claims])
        return doc


def _claims(doc: Doc) -> tuple[Claim, ...]:
    return tuple(map(claim_from_json, json.loads(doc.user_data.get(_KEY, "[]"))))
