"""`kg rebuild`: everything that is derived, made again from the article log."""

from __future__ import annotations

from pathlib import Path

from kg.cli.options import GRAPH


def rebuild(graph: GRAPH = Path("graph")) -> None:
    """Make the triple store and the tables again from the article log; no article is read again."""
    from kg.store import Judge

    for name, count in Judge(graph).rebuild().items():
        print(f"{name:10} {count}")
