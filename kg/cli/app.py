"""The command `kg`: its subcommands, and what becomes of errors.

Exit codes: 0 done; 1 failed; 2 wrong usage; 3 done, but some inputs were rejected. A command module imports what it
needs inside its function, so that `kg --help` stays fast and reading commands never import spaCy.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Annotated

import typer

import kg
from kg.cli.build import build
from kg.cli.check import check
from kg.cli.demo import demo
from kg.cli.different import different
from kg.cli.explain import explain
from kg.cli.export import export
from kg.cli.judgements import judgements
from kg.cli.path import path
from kg.cli.push import push
from kg.cli.query import query
from kg.cli.rebuild import rebuild
from kg.cli.relations import relations
from kg.cli.remove import remove
from kg.cli.rename import rename
from kg.cli.same import same
from kg.cli.serve import serve
from kg.cli.show import show
from kg.cli.stats import stats
from kg.cli.undo import undo
from kg.cli.view import view
from kg.cli.wrong import wrong
from kg.errors import KgError, UsageError

app = typer.Typer(
    help="A knowledge graph of who did what to whom, and who says so, from news articles.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
_READING = (query, show, path, view, export, serve, stats, relations, explain)
_JUDGING = (wrong, rename, same, different, undo, judgements)
_KEEPING = (remove, rebuild, check, push)
for command in (build, *_READING, *_JUDGING, *_KEEPING, demo):
    app.command()(command)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"kg {kg.__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """A knowledge graph of who did what to whom, and who says so, from news articles."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code; an error is one line on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # articles are not written in the code page of this machine
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        code = run(arguments)
        sys.stdout.flush()
    except OSError as error:
        # who reads our output has left, or its disk is full: what is left in the buffer must not fail once more
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1 if isinstance(error, BrokenPipeError) else _complain(_reason(error), 1)
    sys.exit(code)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code."""
    try:
        given = list(sys.argv[1:] if arguments is None else arguments) or ["--help"]
        return app(args=given, prog_name="kg", standalone_mode=False) or 0
    except KgError as error:
        code = _complain(str(error), 2 if isinstance(error, UsageError) else 1)
        if sys.stderr.isatty() and (excerpt := getattr(error, "excerpt", "")):  # elsewhere an error is one line
            print(excerpt, file=sys.stderr)
        return code
    except BrokenPipeError:
        raise
    except OSError as error:
        return _complain(_reason(error), 1)
    except (KeyboardInterrupt, typer.Abort):
        return _complain("stopped", 1)
    except Exception as error:
        # typer's own usage errors have no public class; all of them have these two attributes
        if hasattr(error, "format_message") and hasattr(error, "exit_code"):
            context = getattr(error, "ctx", None)
            name = context.command_path if context else "kg"
            return _complain(f"{error.format_message()} (see {name} --help)", 2)
        raise


def _reason(error: OSError) -> str:
    return ": ".join(str(part) for part in (error.filename, error.strerror or error) if part)


def _complain(message: str, code: int) -> int:
    from kg.cli.text import plain

    print(f"kg: {plain(message)}", file=sys.stderr)
    return code
