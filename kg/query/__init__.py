"""Questions to the graph: SPARQL that only reads, and the questions that have a name."""

from kg.query.engine import run
from kg.query.formats import FORMATS, write_result
from kg.query.questions import Parameter, Question, question, questions
from kg.query.result import Result
from kg.query.table import html_table, text_table

__all__ = [
    "FORMATS",
    "Parameter",
    "Question",
    "Result",
    "html_table",
    "question",
    "questions",
    "run",
    "text_table",
    "write_result",
]
