"""From what is counted over its members to an entity of the graph: its id, its label, its names."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from kg.entities.members import LINKED, Place
from kg.records import Entity, Kind, digest

Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Cluster:
    """What is known of one key, or of several that were judged to be the same.

    `facets` counts values (see `kg.entities.members.facets`); `first` is the earliest mention; `rivals` are all keys
    whose earliest mention in that article is the same words ("the Peruvian and Kenyan governments").
    """

    keys: tuple[str, ...]
    facets: Mapping[str, Counts]
    first: Place | None
    rivals: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id in another data set, else the hash of the earliest mention."""
        linked = [key.removeprefix(LINKED) for key in self.keys if key.startswith(LINKED)]
        if linked:
            return min(linked)
        if self.first is None:
            return digest(*self.keys)
        article, start, end = self.first
        own = digest(article, str(start), str(end))
        if not self.rivals or min(self.rivals) in self.keys:
            return own
        return digest(own, min(set(self.rivals) & set(self.keys)))


@dataclass(frozen=True, slots=True)
class Parts:
    """What an entity takes from others: a judged name, the ids of its places, the ids that it took over."""

    name: str | None = None
    places: Collection[str] = field(default=())
    replaces: Collection[str] = field(default=())


def entity_of(cluster: Cluster, parts: Parts) -> Entity:
    """Return the entity of a cluster, without its mentions."""
    labels = cluster.facets["label"]
    label = parts.name or _most(labels)
    names = {*cluster.facets.get("alias", ()), *(labels if cluster.facets.get("named") else ())}
    return Entity(
        id=cluster.id,
        label=label,
        kind=cast("Kind", _most(cluster.facets["kind"])),
        aliases=tuple(sorted(names - {label})),
        same_as=tuple(sorted(cluster.facets.get("same_as", ()))),
        of_place=min(parts.places, default=None),
        replaces=tuple(sorted(set(parts.replaces) - {cluster.id})),
    )


def joined(clusters: Sequence[Cluster]) -> Cluster:
    """Return one cluster of several."""
    facets: dict[str, dict[str, int]] = {}
    for cluster in clusters:
        for name, counts in cluster.facets.items():
            total = facets.setdefault(name, {})
            for value, count in counts.items():
                total[value] = total.get(value, 0) + count
    first = min((c.first for c in clusters if c.first is not None), default=None)
    rivals = next((c.rivals for c in clusters if c.first == first), ())
    return Cluster(tuple(sorted(key for c in clusters for key in c.keys)), facets, first, rivals)


def _most(counts: Counts) -> str:
    """The most frequent value, the first in the alphabet of equals."""
    return min(counts, key=lambda value: (-counts[value], value))
