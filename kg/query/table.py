"""Results as tables for reading: in a terminal, in a file, in a notebook."""

from __future__ import annotations

import unicodedata
from html import escape
from io import StringIO

from kg.query.result import Result, short

_SHOWN_ROWS = 1000


def text_table(result: Result, *, terminal: bool = False, width: int | None = None) -> str:
    """Return a table with a frame that fits a terminal's width, or else plain columns parted by two spaces."""
    rows = [[plain(short(term, result.prefixes)) for term in row] for row in result.terms]
    if result.kind == "ask":
        return f"{rows[0][0]}\n"
    return _framed(list(result.variables), rows, width) if terminal else _columns([list(result.variables), *rows])


def html_table(result: Result) -> str:
    """Return an HTML table of the first thousand rows, for notebooks."""
    names = "".join(f"<th>{escape(name)}</th>" for name in result.variables)
    rows = [[escape(plain(short(term, result.prefixes))) for term in row] for row in result.terms]
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows[:_SHOWN_ROWS])
    more = f"<p>{len(rows) - _SHOWN_ROWS:,} more rows</p>" if len(rows) > _SHOWN_ROWS else ""
    return f"<table><thead><tr>{names}</tr></thead><tbody>{body}</tbody></table>{more}"


def plain(text: str) -> str:
    """Put text on one line, without control characters, terminal escapes or invisible signs that turn its direction."""
    line = " ".join(text.split())
    return "".join(char for char in line if unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn"))


def _columns(rows: list[list[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(size) for cell, size in zip(row, widths, strict=True)).rstrip() for row in rows)
    return "".join(f"{line}\n" for line in lines)


def _framed(names: list[str], rows: list[list[str]], width: int | None) -> str:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table()
    for name in names:
        table.add_column(Text(name), overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    console = Console(file=StringIO(), force_terminal=True, width=width)
    with console.capture() as shown:
        console.print(table)
    return shown.get()
