"""Where values can come into a query: the braces of its pattern, and the variables in filters right in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.query.tokens import Token


def _opening(body: Sequence[Token]) -> int | None:
    """Return where the pattern of a query opens: its first brace that is not the template of a CONSTRUCT."""
    template = body[0].word == "CONSTRUCT" and len(body) > 1 and body[1].text == "{"
    depth = 0
    for number, token in enumerate(body):
        if token.text == "{" and not depth and not (template and number == 1):
            return number
        depth += {"{": 1, "}": -1}.get(token.text, 0)
    return None


def openings(body: Sequence[Token]) -> tuple[int, ...]:
    """Return where the pattern of a query opens, and where the alternatives right in it do."""
    opening = _opening(body)
    found: list[int] = [] if opening is None else [opening]
    for start, end, around in _groups(body):
        beside = [token.word for token in (body[start - 1], *body[end + 1 : end + 2])]
        if around == opening and "UNION" in beside and body[start + 1].word != "SELECT":
            found.append(start)
    return tuple(found)


def _groups(body: Sequence[Token]) -> Iterator[tuple[int, int, int]]:
    """Yield where each group in braces that stands in another one starts and ends, and where that one starts."""
    open_now: list[int] = []
    for number, token in enumerate(body):
        if token.text == "{":
            open_now.append(number)
        elif token.text == "}" and len(open_now) > 1:
            yield open_now.pop(), number, open_now[-1]


def filtered(body: Sequence[Token]) -> tuple[tuple[int, str], ...]:
    """Return the variables in filters right in the pattern or in one of its alternatives, each with its name.

    There a variable that was given a value has this very value in every row. What stands in braces within a filter
    (`EXISTS`) is left out.
    """
    own = set(openings(body))
    found: list[tuple[int, str]] = []
    around, depth = [-1], 0
    for number, token in enumerate(body):
        if token.text in ("{", "}"):
            around = [*around, number] if token.text == "{" else around[:-1] or [-1]
        elif around[-1] in own and (depth or (token.text == "(" and _is_filter(body, number))):
            depth += {"(": 1, ")": -1}.get(token.text, 0)
            if token.kind == "variable":
                found.append((number, token.text[1:]))
    return tuple(found)


def _is_filter(body: Sequence[Token], bracket: int) -> bool:
    return "FILTER" in (body[bracket - 1].word, body[bracket - 2].word)
