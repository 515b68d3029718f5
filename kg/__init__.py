"""newskg: a knowledge graph of who did what to whom, and who says so, from news articles.

`import kg` is cheap: spaCy and the graph libraries are imported when `load`, `build` or `Graph` is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.api import build as build
    from kg.api import load as load
    from kg.graph import Graph as Graph

__version__ = "0.1.0"
__all__ = ["Graph", "__version__", "build", "load"]

_HOME = {"Graph": "kg.graph", "build": "kg.api", "load": "kg.api"}


def __getattr__(name: str) -> Any:
    """Import a public name from its module when it is first used."""
    if name not in _HOME:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
