"""CSV files for Neo4j's bulk import, in one ZIP archive: three of nodes, one of relationships, `import.txt` says how.

The headers are those of `neo4j-admin database import`
(https://neo4j.com/docs/operations-manual/current/tools/neo4j-admin/neo4j-admin-import/). Nodes and relationships are
those of the Cypher export.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kg.export.contract import Contract, Json
from kg.export.rows import COLUMNS, Row, row
from kg.rdf import is_fact
from kg.records import Claim
from kg.store import Snapshot

LINKS = ("subject", "object", "claimed_by", "event_place", "article")
_BETWEEN = "\x1f"  # parts the values of a list; text of the graph never holds it
_ENTITY = ("id:ID", ":LABEL", "label", "aliases:string[]", "same_as:string[]")
_ARTICLE = ("id:ID", ":LABEL", "url", "title", "published", "publisher")
_LINK = (":START_ID", ":END_ID", ":TYPE")
_PARTIES = tuple(f"{name}{end}" for name in LINKS for end in ("", "_label", "_type"))
_VALUES = tuple(name for name in COLUMNS if name not in {"id", "url", "title", "published", *_PARTIES})
_IMPORT = """\
neo4j-admin database import full --array-delimiter=U+001F --multiline-fields=true --nodes=entities.csv \\
    --nodes=articles.csv --nodes=claims.csv --relationships=relationships.csv neo4j
"""


def write_neo4j(snapshot: Snapshot, output: BinaryIO) -> None:
    """Write the archive."""
    contract = Contract(snapshot.entities(), snapshot.documents(), snapshot.base)
    values = tuple(f"{name}:{_type(name)}" for name in _VALUES)
    with ZipFile(output, "w", ZIP_DEFLATED) as archive:
        _add(archive, "entities.csv", _ENTITY, _entities(snapshot, contract))
        _add(archive, "articles.csv", _ARTICLE, _articles(snapshot, contract))
        claims = (row(claim, contract) for claim in snapshot.claims())
        _add(archive, "claims.csv", ("id:ID", ":LABEL", *values), map(_claim, claims))
        threshold = snapshot.scheme.threshold
        links = (link for claim in snapshot.claims() for link in _links(claim, contract.claim(claim), threshold))
        _add(archive, "relationships.csv", _LINK, links)
        archive.writestr(ZipInfo("import.txt"), _IMPORT)


def _entities(snapshot: Snapshot, contract: Contract) -> Iterator[Sequence[str]]:
    for entity in snapshot.entities():
        data = contract.entity(entity)
        lists = (_BETWEEN.join(parts) for parts in (("Entity", data["type"]), data["aliases"], data["same_as"]))
        kinds, aliases, same_as = lists
        yield data["id"], kinds, data["label"], aliases, same_as


def _articles(snapshot: Snapshot, contract: Contract) -> Iterator[Sequence[str | None]]:
    for document in snapshot.documents():
        data = contract.document(document)
        yield data["id"], "Article", *(data[name] for name in _ARTICLE[2:])


def _claim(values: Row) -> Sequence[str | float | None]:
    return values["id"], "Claim", *(values[name] for name in _VALUES)


def _links(claim: Claim, data: Json, threshold: float) -> Iterator[tuple[str, str, str]]:
    for name in LINKS:
        targets = data[name] if isinstance(data[name], list) else [data[name]]
        yield from ((data["id"], target["id"], name.upper()) for target in targets if target)
    if data["subject"] and data["object"] and is_fact(claim, threshold):
        yield data["subject"]["id"], data["object"]["id"], claim.relation


def _type(name: str) -> str:
    if name.endswith(("_start", "_end")):
        return "long"
    return "double" if name == "confidence" else "string"


def _add(archive: ZipFile, name: str, header: Sequence[str], rows: Iterable[Sequence[str | float | None]]) -> None:
    info = ZipInfo(name)  # the same day in every archive
    info.compress_type = ZIP_DEFLATED
    with archive.open(info, "w", force_zip64=True) as file:
        file.write((",".join(header) + "\n").encode())
        file.writelines(map(_line, rows))


def _line(cells: Sequence[str | float | None]) -> bytes:
    return (",".join(map(_cell, cells)) + "\n").encode("utf-8")


def _cell(value: str | float | None) -> str:
    """Quote text; nothing at all is no value, which is something else than empty text."""
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    return "" if value is None else str(value)
