"""Every error that newskg raises on purpose.

KgError                 shown to the user as one line, exit code 1
├── UsageError          the request itself is wrong, exit code 2
│   ├── AmbiguousName   a name fits several entities
│   ├── UnknownName     a name fits none
│   └── QueryError      a SPARQL query that is not valid or not allowed
├── InputError          one input can't be read; it is rejected and the build goes on
├── OntologyError       an ontology file or a pattern in it is not valid
├── ModelError          the language model is missing or does not fit
├── GraphError          the graph folder is missing, locked or damaged
└── LimitError          a query takes longer, or its answer is larger, than it may
"""


class KgError(Exception):
    """Base of all errors; the message says what was wrong and what to do."""


class UsageError(KgError):
    """The request itself is wrong."""


class AmbiguousName(UsageError):
    """A name fits several entities."""


class UnknownName(UsageError):
    """A name fits no entity."""


class QueryError(UsageError):
    """A SPARQL query that is not valid or not allowed; `excerpt` is its line and, below, a caret at the place."""

    def __init__(self, message: str, *, excerpt: str = "") -> None:
        super().__init__(message)
        self.excerpt = excerpt


class InputError(KgError):
    """One input can't be read; the reason is the message."""


class OntologyError(KgError):
    """An ontology file, or a pattern in it, is not valid."""


class ModelError(KgError):
    """The language model is missing or does not fit."""


class GraphError(KgError):
    """The graph folder is missing, locked or damaged."""


class LimitError(KgError):
    """A query takes longer, or its answer is larger, than it may."""
