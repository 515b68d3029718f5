"""Judgements and removals as people make them: names in, one line of what was done out."""

from __future__ import annotations

import getpass
import json
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime, timezone
from pathlib import Path

from kg.entities import Judgement, in_force, judgement_from_json
from kg.entities.judgements import What
from kg.errors import UnknownName, UsageError
from kg.records import Claim, Entity, digest
from kg.store.folder import GraphFolder
from kg.store.names import find, find_claim
from kg.store.snapshot import Snapshot, open_snapshot


class Judge:
    """Makes changes to a graph that exists; each is in the log, and in the graph, when its method returns.

    `author` is the name of the user if not given.
    """

    def __init__(self, path: str | Path, *, author: str | None = None) -> None:
        self._path = Path(path)
        self._author = author or _user()

    def wrong(self, claim: str) -> Judgement:
        """Take a claim out of the graph; the article log keeps it."""
        with closing(open_snapshot(self._path)) as graph:
            found = find_claim(claim, graph)
            record = self._record("wrong", found.id, found.article, f"wrong: {_words(found, graph)}")
        return self._judge(record)

    def rename(self, entity: str, name: str) -> Judgement:
        """Give an entity another name; the old ones stay aliases."""
        if not name.strip():
            raise UsageError("a name can't be empty")
        with closing(open_snapshot(self._path)) as graph:
            found = find(entity, graph)
            key = graph.keys_of(found.id)[0]
            record = self._record("rename", key, " ".join(name.split()), f"{_named(found)} is called {name}")
        return self._judge(record)

    def same(self, one: str, other: str) -> Judgement:
        """Make one entity of two."""
        return self._pair("same", one, other)

    def different(self, one: str, other: str) -> Judgement:
        """Keep two entities apart."""
        return self._pair("different", one, other)

    def apart(self, entity: str, article: str) -> Judgement:
        """Make another entity of what has an entity's name in one article, by id, IRI or address."""
        with GraphFolder(self._existing()) as folder:
            where = _article(article, folder)
        with closing(open_snapshot(self._path)) as graph:
            found = find(entity, graph)
            keys = graph.keys_in(where, found.id)
            if not keys:
                raise UsageError(f"{_named(found)} is not in the article {article}: 'kg show' lists where it is")
            if graph.articles_of(found.id) == 1:
                raise UsageError(f"{_named(found)} is in no other article than {article}: there is nothing to part")
            note = f"{_named(found)} is another one in the article {article}"
            record = self._record("apart", keys[0], where, note)
        return self._judge(record)

    def undo(self, judgement: str | None = None) -> Judgement:
        """Take a judgement back, the last one that is in force if none is named; return the one taken back."""
        with GraphFolder(self._existing()) as folder:
            standing = in_force(folder.log.judgements())
            chosen = [r for r in standing if judgement is None or r.id.startswith(judgement)]
            if not chosen:
                wanted = f"no judgement in force has the id {judgement!r}" if judgement else "there is nothing to undo"
                raise UsageError(f"{wanted}: 'kg judgements' lists all")
            back = chosen[-1]
            folder.log.judge([self._record("undo", back.id, "", f"undone: {back.note}")])
            _bring_up_to_date(folder)
        return back

    def take_over(self, lines: Iterable[str]) -> int:
        """Add the judgements of another graph, as an export wrote them; return how many are new."""
        records = [_parsed(number, line) for number, line in enumerate(lines, start=1) if line.strip()]
        with GraphFolder(self._existing()) as folder:
            added = folder.log.judge(records)
            _bring_up_to_date(folder)
        return added

    def remove(self, article: str, *, purge: bool = False) -> str:
        """Take an article out, by id, IRI or address; `purge` forgets its history too. Return its id."""
        with GraphFolder(self._existing()) as folder:
            found = _article(article, folder)
            if purge:
                folder.log.purge(found)
            else:
                folder.log.remove(found)
            _bring_up_to_date(folder, anew=purge)
            if purge:
                folder.forget()
        return found

    def rebuild(self) -> dict[str, int]:
        """Derive the whole graph from the article log again; return what there is now."""
        with GraphFolder(self._existing()) as folder:
            _bring_up_to_date(folder, anew=True)
        with closing(open_snapshot(self._path)) as graph:
            return graph.counts()

    def _pair(self, what: What, one: str, other: str) -> Judgement:
        with closing(open_snapshot(self._path)) as graph:
            first, second = find(one, graph), find(other, graph)
            if first.id == second.id:
                part = "" if what == "same" else f"; to part them, name an article: kg different {one!r} --in ARTICLE"
                raise UsageError(f"{one!r} and {other!r} are one entity of the graph already: {_named(first)}{part}")
            keys = (graph.keys_of(first.id)[0], graph.keys_of(second.id)[0])
            note = f"{_named(first)} and {_named(second)} are {'the same' if what == 'same' else 'different'}"
            record = self._record(what, *keys, note)
        return self._judge(record)

    def _record(self, what: What, subject: str, target: str, note: str) -> Judgement:
        now = datetime.now(timezone.utc).isoformat(timespec="microseconds")
        return Judgement(what, subject, target, note, self._author, now)

    def _judge(self, record: Judgement) -> Judgement:
        with GraphFolder(self._path) as folder:
            folder.log.judge([record])
            _bring_up_to_date(folder)
        return record

    def _existing(self) -> Path:
        """The folder, where there is a graph: a change must not create one."""
        if not (self._path / "log.sqlite").exists():
            open_snapshot(self._path).close()
        return self._path


def _article(name: str, folder: GraphFolder) -> str:
    """Return the id of the article with this id, IRI or address, or with what was given as its id."""
    log = folder.log
    last = name.rstrip("/").rpartition("/")[2]
    known = [given for given in dict.fromkeys((name, last, digest(name))) if log.history(given)]
    found = known[:1] or log.with_url(name)
    if len(found) > 1:
        raise UsageError(f"several articles have the address {name}; give the id of one: {', '.join(found)}")
    if not found:
        raise UnknownName(f"no article has the id, address or path {name!r}: 'kg query --name articles' lists all")
    return found[0]


def _bring_up_to_date(folder: GraphFolder, *, anew: bool = False) -> None:
    """Derive with the settings that the graph was made with."""
    folder.derive(folder.scheme(), anew=anew)


def _parsed(number: int, line: str) -> Judgement:
    try:
        return judgement_from_json(json.loads(line))
    except (ValueError, AttributeError) as error:
        raise UsageError(f"line {number} is not JSON: {error}") from None
    except UsageError as error:
        raise UsageError(f"line {number}: {error}") from None


def _words(claim: Claim, graph: Snapshot) -> str:
    known = {
        e.id: e.label for e in graph.some_entities({n for n in (claim.subject, claim.object) if n}, mentions=False)
    }
    parts = (known.get(claim.subject or ""), claim.relation, known.get(claim.object or ""))
    return " ".join(part for part in parts if part)


def _named(entity: Entity) -> str:
    return f"{entity.label} ({entity.kind})"


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may know no name for its user
        return "unknown"
