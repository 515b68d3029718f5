"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

GRAPH = Annotated[Path, typer.Option("--graph", metavar="DIR", help="Folder of the graph.")]
