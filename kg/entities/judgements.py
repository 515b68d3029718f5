"""Decisions of a person about the graph: append-only records, and what follows from those that are in force.

A judgement names an entity by its key, which neither a new article nor a merge changes, and a claim by its id.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal, get_args

from kg.errors import UsageError
from kg.records import digest

What = Literal["wrong", "rename", "same", "different", "apart", "undo"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision: what, about which claim, entity or judgement, by whom and when.

    `subject` is a claim's id (`wrong`), the key of an entity (`rename`, `same`, `different`, `apart`) or a judgement's
    id (`undo`); `object` is the claim's article, the new name, the other entity's key, the article in which the key
    means another entity (`apart`), or empty. `note` says it in words.
    """

    what: What
    subject: str
    object: str
    note: str
    author: str
    recorded: str

    @property
    def id(self) -> str:
        """The hash of all but the note."""
        return digest(self.what, self.subject, self.object, self.author, self.recorded)

    @property
    def day(self) -> str:
        """The day on which it was made."""
        return self.recorded[:10]


@dataclass(frozen=True, slots=True)
class Judgements:
    """What the judgements in force say: wrong claims, names by key, and the groups of keys that are one entity.

    `wrong` maps a claim to its article; `groups` maps a key to all keys of its group, itself included, sorted; `apart`
    holds keys with an article in which they mean another entity.
    """

    wrong: Mapping[str, str]
    names: dict[str, str]
    groups: Mapping[str, tuple[str, ...]]
    apart: frozenset[tuple[str, str]] = frozenset()

    def reread(self, other: Judgements) -> set[str]:
        """Return the articles that have to be read again where the judgements become others."""
        wrong = {article for _, article in self.wrong.items() ^ other.wrong.items()}
        return wrong | {article for _, article in self.apart ^ other.apart}

    def group(self, key: str) -> tuple[str, ...]:
        """Return all keys that are judged to be the same as one, itself included."""
        return self.groups.get(key, (key,))

    def name(self, keys: Collection[str]) -> str | None:
        """Return the name that was last given to one of these keys."""
        return next((name for key, name in reversed(self.names.items()) if key in keys), None)


NONE = Judgements({}, {}, {})


def in_force(records: Iterable[Judgement]) -> list[Judgement]:
    """Return the judgements that were not undone, in their order."""
    known = list(records)
    undone = {record.subject for record in known if record.what == "undo"}
    return [record for record in known if record.what != "undo" and record.id not in undone]


def judgements(records: Iterable[Judgement]) -> Judgements:
    """Return what follows from records; raise `UsageError` where two of them contradict each other."""
    valid = in_force(records)
    wrong = {record.subject: record.object for record in valid if record.what == "wrong"}
    names: dict[str, str] = {}
    for record in valid:
        if record.what == "rename":
            names.pop(record.subject, None)  # the last one stands last
            names[record.subject] = record.object
    groups = _groups(record for record in valid if record.what == "same")
    apart = frozenset((record.subject, record.object) for record in valid if record.what == "apart")
    for record in valid:
        other = key_apart(record.subject, record.object) if record.what == "apart" else record.object
        if record.what in ("different", "apart") and other in groups.get(record.subject, ()):
            _contradiction(record, valid, groups[record.subject])
    return Judgements(wrong, names, groups, apart)


def key_apart(key: str, article: str) -> str:
    """Return the key that an entity gets in an article where its own key means another one."""
    return f"apart {article} {key}"


def judgement_from_json(data: Mapping[str, Any]) -> Judgement:
    """Rebuild a judgement from what an export wrote; raise `UsageError` where it is none."""
    wanted = [field.name for field in fields(Judgement)]
    values = {name: data.get(name) for name in wanted}
    if values["what"] not in get_args(What) or not all(isinstance(value, str) for value in values.values()):
        raise UsageError(f"not a judgement: it needs {', '.join(wanted)} as text, and 'what' one of {get_args(What)}")
    return Judgement(**values)  # type: ignore[arg-type]  # checked in the line above


def _groups(links: Iterable[Judgement]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for link in links:
        whole = found.get(link.subject, {link.subject}) | found.get(link.object, {link.object})
        found.update(dict.fromkeys(whole, whole))
    return {key: tuple(sorted(whole)) for key, whole in found.items()}


def _contradiction(apart: Judgement, valid: Sequence[Judgement], group: Collection[str]) -> None:
    last = valid[-1]
    links = [record for record in valid if record.what == "same" and record.subject in group]
    earlier = links[-1] if apart is last else apart
    raise UsageError(
        f"{last.note}: that contradicts '{earlier.note}' ({earlier.author}, {earlier.day}); "
        f"take that back first: kg undo {earlier.id}"
    )
