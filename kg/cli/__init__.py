"""The command line: `main` runs it; each command has a file of its own."""

from kg.cli.app import main

__all__ = ["main"]
