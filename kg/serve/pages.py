"""Pages for people: the start page with its query form, entities, articles, and errors.

All text of the news is escaped by the templates.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kg.query import Result, questions
from kg.query.result import short
from kg.query.table import plain

if TYPE_CHECKING:
    from jinja2 import Environment

SHOWN_ROWS = 1000


def start_page(
    *,
    counts: dict[str, int],
    query: str = "",
    error: str = "",
    result: Result | None = None,
    hints: Sequence[str] = (),
) -> bytes:
    """Return the page with the query form, the named questions, and the answer to a query with hints on it."""
    shown = {"counts": counts, "query": query, "error": error, "hints": hints}
    return _rendered("start.html.j2", **shown, questions=questions(), answer=_answer(result))


def entity_page(data: dict[str, Any], *, base: str) -> bytes:
    """Return the page of an entity from its profile; what stands under `base` has a page here."""
    return _rendered("entity.html.j2", entity=data, local=lambda iri: "/" + iri.removeprefix(base))


def resource_page(iri: str, result: Result) -> bytes:
    """Return the page of anything else: what is said of it, as a table."""
    return _rendered("resource.html.j2", iri=iri, answer=_answer(result))


def error_page(status: int, message: str) -> bytes:
    """Return a page that says what went wrong."""
    return _rendered("error.html.j2", status=status, message=message)


def policy() -> str:
    """Return the content security policy of these pages: our own style and script, nothing else."""
    sources = {"style-src": _asset("serve.css"), "script-src": _asset("serve.js")}
    parts = [
        f"{name} 'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
        for name, text in sources.items()
    ]
    rules = ("default-src 'none'", *parts, "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'")
    return "; ".join(rules)


def _answer(result: Result | None) -> dict[str, Any] | None:
    if result is None:
        return None
    rows = [[plain(short(term, result.prefixes)) for term in row] for row in result.terms[:SHOWN_ROWS]]
    return {"variables": result.variables, "rows": rows, "count": len(result), "shown": len(rows)}


def _rendered(template: str, **values: Any) -> bytes:
    text = _environment().get_template(template).render(style=_safe("serve.css"), script=_safe("serve.js"), **values)
    return text.encode("utf-8", "replace")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    from kg.view.model import readable, web_link

    environment = Environment(loader=PackageLoader("kg.serve", "assets"), autoescape=True, undefined=StrictUndefined)
    environment.filters.update(readable=readable, web_link=web_link, plain=plain)
    return environment


def _safe(name: str) -> Any:
    from markupsafe import Markup

    return Markup(_asset(name))  # noqa: S704 (our own file)


@cache
def _asset(name: str) -> str:
    return (files("kg.serve") / "assets" / name).read_text(encoding="utf-8")
