"""Cypher statements that load the graph into Neo4j or another property graph; run again they change nothing.

Claims are nodes, tied to their parties, so that who says so and whether it is denied can be asked of every one; claims
that may stand as facts also make a relationship of their own type between the two.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from kg.export.contract import Contract, Json
from kg.export.neo4j import LINKS
from kg.export.rows import row
from kg.rdf import is_fact
from kg.records import Claim
from kg.store import Snapshot

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_NODES = ("Entity", "Claim", "Article")
_LEFT_OUT = re.compile(r"(subject|object|event_place|claimed_by)(_label|_type)?|article|url|title|published")


def write_cypher(snapshot: Snapshot, output: BinaryIO) -> None:
    """Write one statement per line."""
    output.writelines(f"{statement};\n".encode() for statement in _statements(snapshot))


def _statements(snapshot: Snapshot) -> Iterator[str]:
    contract = Contract(snapshot.entities(), snapshot.documents(), snapshot.base)
    for node in _NODES:
        yield f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{node}) REQUIRE n.id IS UNIQUE"
    for entity in snapshot.entities():
        data = contract.entity(entity)
        values = {name: data[name] for name in ("label", "aliases", "same_as")}
        yield f"MERGE (n:Entity {{id: {literal(data['id'])}}}) SET n:{name(data['type'])}, n += {literal(values)}"
    for document in snapshot.documents():
        data = contract.document(document)
        values = {key: value for key, value in data.items() if key not in ("id", "text")}
        yield f"MERGE (n:Article {{id: {literal(data['id'])}}}) SET n += {literal(values)}"
    for claim in snapshot.claims():
        yield from _claim(claim, contract, snapshot.scheme.threshold)


def _claim(claim: Claim, contract: Contract, threshold: float) -> Iterator[str]:
    data = contract.claim(claim)
    flat = row(claim, contract)
    values = {key: value for key, value in flat.items() if key != "id" and not _LEFT_OUT.fullmatch(key)}
    yield f"MERGE (c:Claim {{id: {literal(data['id'])}}}) SET c += {literal(values)}"
    for link in LINKS:
        targets = data[link] if isinstance(data[link], list) else [data[link]]
        yield from (_link(data["id"], link, target) for target in targets if target)
    if claim.subject is not None and claim.object is not None and is_fact(claim, threshold):
        ends = (
            f"({side}:Entity {{id: {literal(data[role]['id'])}}})" for side, role in (("a", "subject"), ("b", "object"))
        )
        yield f"MATCH {', '.join(ends)} MERGE (a)-[:{name(claim.relation)}]->(b)"


def _link(claim: str, link: str, target: Json) -> str:
    label = "Article" if link == "article" else "Entity"
    ends = f"MATCH (c:Claim {{id: {literal(claim)}}}), (n:{label} {{id: {literal(target['id'])}}})"
    return f"{ends} MERGE (c)-[:{link.upper()}]->(n)"


def name(text: str) -> str:
    """Return a label or type in backticks where it is not a plain name."""
    return text if _NAME.fullmatch(text) else f"`{text.replace('`', '``')}`"


def literal(value: Any) -> str:
    """Write a value as a Cypher literal on one line.

    Older parsers take `\\uXXXX` for a character before they look at quotes, wherever it stands; so no such sequence of
    the news is left whole.
    """
    if isinstance(value, str):
        text = json.dumps(value, ensure_ascii=True)[1:-1].replace('\\"', '"').replace("'", "\\'")
        return "'" + text.replace("\\\\u", "\\\\' + 'u") + "'"
    if isinstance(value, Mapping):
        given = ((key, inner) for key, inner in value.items() if inner is not None)
        return "{" + ", ".join(f"{name(key)}: {literal(inner)}" for key, inner in given) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(literal, value)) + "]"
    return json.dumps(value)
