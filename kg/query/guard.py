"""What a query may do: read this graph. Everything else is refused before evaluation.

The engine would connect out on `SERVICE`, and its grammar reads some texts differently from ours (it needs no space
after a keyword, and may take `<` for less-than where we see an IRI). So it never gets the user's text: comments are
dropped, strings are written anew, and each IRI becomes a name of our own making. What is left has one reading only.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pyoxigraph import NamedNode

from kg.errors import QueryError
from kg.query.places import filtered, openings
from kg.query.tokens import Token, query_error, string_value, tokens

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
UPDATES = frozenset(("ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "USING", "WITH"))
MOST_TOKENS = 3000  # the engine's parser is recursive and overflows its stack on some longer texts
NONE: Mapping[str, str] = {}
_WRITTEN = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})


@dataclass(frozen=True, slots=True)
class CheckedQuery:
    """A query that may be evaluated.

    `pieces` are its tokens as the engine gets them, each with its place in the user's text; `prefixes` are the names
    that stand for its IRIs; `graphs` are those that it names with `FROM`, each with its place; `openings` and
    `filtered` are the numbers of the pieces where values come in (see `kg.query.places`).
    """

    source: str
    pieces: tuple[tuple[str, int], ...]
    prefixes: Mapping[str, str]
    graphs: tuple[tuple[NamedNode, Token], ...]
    openings: tuple[int, ...]
    filtered: tuple[tuple[int, str], ...]

    @property
    def own_graphs(self) -> bool:
        """Whether it names its graphs, instead of asking the union of all."""
        return bool(self.graphs)

    @property
    def text(self) -> str:
        """What the engine gets: one line."""
        return "".join(piece for piece, _ in self.pieces)

    def error(self, message: str, column: int) -> QueryError:
        """Make an error that points at the user's text, from a column of our own."""
        starts = [0]
        for piece, _ in self.pieces:
            starts.append(starts[-1] + len(piece))
        number = bisect_right(starts, max(0, column - 1)) - 1
        at = self.pieces[number][1] if number < len(self.pieces) else len(self.source)
        return query_error(message, self.source, at)


def check(
    query: str, *, prefixes: Mapping[str, str], has_graph: Callable[[NamedNode], bool], values: Mapping[str, str] = NONE
) -> CheckedQuery:
    """Refuse what is not a plain query over graphs that exist; write the rest anew.

    `values` are terms, as SPARQL writes them, by the name of the variable that each is given to. They come right behind
    the brace that opens the pattern and, which changes no answer, behind those of its alternatives and in the place of
    the variables in filters: an engine that plans each of them by itself then knows the values there too.
    """
    checked = _rewritten(query, tuple(prefixes.items()))
    for graph, token in checked.graphs:
        if not has_graph(graph):
            raise query_error(f"FROM {token.text}: the store has no such graph", query, token.start)
    if not values:
        return checked
    if not checked.openings:
        raise query_error("values can be given to a query with a pattern in braces only", query, len(query))
    pieces = list(checked.pieces)
    for at, name in checked.filtered:
        if name in values:
            _fill(pieces, at, values[name])
    insert = f" VALUES ( {' '.join(f'?{name}' for name in values)} ) {{ ( {' '.join(values.values())} ) }}"
    for at in reversed(checked.openings):
        pieces.insert(at + 1, (insert, pieces[at][1]))
    return replace(checked, pieces=tuple(pieces))


def _fill(pieces: list[tuple[str, int]], at: int, value: str) -> None:
    """Write a value in the place of a variable; `BOUND(?x)` as a whole is true."""
    if pieces[at - 2][0].strip().upper() == "BOUND":
        for number, text in zip(range(at - 2, at + 2), (" true", "", "", ""), strict=True):
            pieces[number] = (text, pieces[number][1])
    else:
        pieces[at] = (f" {value}", pieces[at][1])


@lru_cache(maxsize=256)  # the same questions are asked again and again, and reading one takes longer than many answers
def _rewritten(query: str, prefixes: tuple[tuple[str, str], ...]) -> CheckedQuery:
    found = [token for token in tokens(query) if token.kind not in ("space", "comment")]
    if len(found) > MOST_TOKENS:
        raise QueryError(f"the query is too long: {len(found):,} words and signs, at most {MOST_TOKENS:,} are read")
    known = dict(prefixes)
    body = _prologue(query, found, known)
    _refuse(query, body)
    iris = [_iri(query, token, known).value if token.kind in ("iri", "name") else None for token in body]
    names = {iri: f"i{number}:" for number, iri in enumerate(dict.fromkeys(filter(None, iris)))}
    texts = [names[iri] if iri else _written(query, token) for token, iri in zip(body, iris, strict=True)]
    pieces = ((_spaced(text, last), token.start) for text, last, token in zip(texts, [None, *body], body, strict=False))
    short = {name[:-1]: iri for iri, name in names.items()}
    return CheckedQuery(query, tuple(pieces), short, _own_graphs(query, body, known), openings(body), filtered(body))


def _prologue(query: str, found: Sequence[Token], known: dict[str, str]) -> Sequence[Token]:
    """Take up the prefix declarations; return the tokens behind them."""
    at = 0
    while at < len(found) and found[at].word in ("PREFIX", "BASE"):
        if found[at].word == "BASE":
            raise query_error("BASE is not supported: write whole IRIs, or PREFIX", query, found[at].start)
        parts = found[at + 1 : at + 3]
        if [part.kind for part in parts] != ["name", "iri"] or not parts[0].text.endswith(":"):
            raise query_error("PREFIX needs a name that ends in a colon, then <an IRI>", query, found[at].start)
        known[parts[0].text[:-1]] = parts[1].text[1:-1]
        at += 3
    return found[at:]


def _refuse(query: str, body: Sequence[Token]) -> None:
    for token in body:
        if token.word in UPDATES:
            raise query_error(f"{token.word} is not allowed: a query can't change the graph", query, token.start)
        if token.kind in ("word", "language", "blank") and "SERVICE" in token.text.upper():
            raise query_error("SERVICE is not allowed: a query reads this graph only", query, token.start)
    if not body or body[0].word not in FORMS:
        start = body[0].start if body else len(query)
        raise query_error(f"a query starts with {', '.join(FORMS[:-1])} or {FORMS[-1]}", query, start)


def _own_graphs(query: str, body: Sequence[Token], known: Mapping[str, str]) -> tuple[tuple[NamedNode, Token], ...]:
    """Return the graph behind each `FROM`."""
    found = []
    for at, token in enumerate(body):
        if token.word == "FROM":
            name = next((other for other in body[at + 1 : at + 3] if other.word != "NAMED"), token)
            if name.kind not in ("iri", "name"):
                raise query_error("FROM needs the IRI of a graph", query, token.start)
            found.append((_iri(query, name, known), name))
    return tuple(found)


def _iri(query: str, token: Token, known: Mapping[str, str]) -> NamedNode:
    text = token.text[1:-1]
    if token.kind == "name":
        prefix, _, local = token.text.partition(":")
        if prefix not in known:
            there = ", ".join(f"{name}:" for name in known)
            raise query_error(f"unknown prefix {prefix}: (there are {there})", query, token.start)
        text = known[prefix] + re.sub(r"\\(.)", r"\1", local)
    try:
        return NamedNode(text)
    except ValueError as error:
        raise query_error(f"{token.text} is not an IRI: {error}", query, token.start) from None


def _written(query: str, token: Token) -> str:
    return f'"{string_value(query, token).translate(_WRITTEN)}"' if token.kind == "string" else token.text


def _spaced(text: str, last: Token | None) -> str:
    """Put a space before a token; the engine wants none between some functions and their bracket."""
    return text if text == "(" and last and last.kind == "word" else f" {text}"
