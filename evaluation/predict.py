"""The program as an evaluation sees it: from a document to its entities and claims."""

from __future__ import annotations

from spacy.language import Language

from evaluation.claims import Predict, Prediction
from kg.claims import extract
from kg.entities import resolve
from kg.mentions import find
from kg.ontology import Ontology
from kg.records import Document, Extraction


def predictor(nlp: Language, ontology: Ontology) -> Predict:
    """Make the function that reads one document; its entities are labelled as a graph of that document would."""

    def predict(document: Document) -> Prediction:
        doc = nlp(document.text)
        entities = find(doc, document)
        resolution = resolve([Extraction(document, entities, extract(doc, document, entities, ontology))])
        return resolution.entities, resolution.claims

    return predict
