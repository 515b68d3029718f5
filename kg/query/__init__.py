"""Questions to the graph: SPARQL that only reads, and the questions that have a name."""

from kg.query.engine import bound, run
from kg.query.formats import FORMATS, from_json, to_json, write_result, write_triples
from kg.query.questions import Parameter, Question, question, questions
from kg.query.result import Result
from kg.query.table import html_table, text_table
from kg.query.terms import to_iri, to_term

__all__ = [
    "FORMATS",
    "Parameter",
    "Question",
    "Result",
    "bound",
    "from_json",
    "html_table",
    "question",
    "questions",
    "run",
    "text_table",
    "to_iri",
    "to_json",
    "to_term",
    "write_result",
    "write_triples",
]
