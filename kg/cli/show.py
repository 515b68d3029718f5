"""`kg show`: all that the graph has on one entity."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.options import GRAPH
from kg.cli.text import claim_parts, say

if TYPE_CHECKING:
    from kg.graph import Graph

_DIGITS = 10  # enough of a claim's id for `kg wrong`


def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, or an id.")],
    graph: GRAPH = Path("graph"),
    as_json: Annotated[bool, typer.Option("--json", help="Write it as JSON.")] = False,
) -> None:
    """Show an entity: names, kind, ids, roles, claims with their evidence."""
    from kg.graph import Graph

    asked = Graph(graph)
    data = asked.show(name)
    if as_json:
        print(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        _print(data, places(data["claims"], asked))


def places(claims: list[dict[str, Any]], graph: Graph) -> dict[str, str]:
    """Return where the articles of claims were found, by IRI: each by its path or given id, where it has one."""
    from kg.rdf import iri_article

    snapshot = graph.snapshot
    ids = {claim["article"]["id"].rpartition("/")[2] for claim in claims}
    return {iri_article(one.id, snapshot.base): one.key for one in snapshot.some_documents(ids) if one.key}


def _print(data: dict[str, Any], found: dict[str, str]) -> None:
    say((data["label"], "bold"), f" ({data['type']})")
    for heading, values in (("also", data["aliases"]), ("ids", [data["id"], *data["same_as"]])):
        if values:
            say(f"{heading:6}", ", ".join(values))
    for role in data["roles"]:
        say(f"{'role':6}", *_claim(role))
    for claim in data["claims"]:
        say("")
        print_claim(claim, found)


def print_claim(claim: dict[str, Any], found: dict[str, str]) -> None:
    """Print a claim with its sentence and article; `found` are the `places` of articles."""
    say(*_claim(claim))
    say(f"  {claim['evidence']['text']}")
    say((f"  {_where(claim, found)}", "dim"))


def _claim(claim: dict[str, Any]) -> list[str | tuple[str, str]]:
    return claim_parts(
        _label(claim["subject"]),
        claim["relation"],
        _label(claim["object"]),
        about=(claim["about"] or {}).get("text"),
        polarity=claim["polarity"],
        modality=claim["modality"],
        speakers=[speaker["label"] for speaker in claim["claimed_by"]],
        unnamed=claim["attribution"] == "unnamed",
    )


def _label(party: dict[str, Any] | None) -> str | None:
    return party["label"] if party else None


def _where(claim: dict[str, Any], found: dict[str, str]) -> str:
    article = claim["article"]
    day = claim["event_date"] or article["published"]
    short = claim["id"].rpartition("/")[2][:_DIGITS]
    place = article["url"] or found.get(article["id"])
    named = article["title"] or place or f"article {article['id'].rpartition('/')[2]}"
    parts = (named, day, place if place != named else None, f"claim {short}")
    return ", ".join(part for part in parts if part)
