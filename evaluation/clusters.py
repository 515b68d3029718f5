"""The CoNLL average of coreference: MUC (Vilain 1995), B³ (Bagga and Baldwin 1998), CEAFe (Luo 2005).

Mentions are whatever can be compared, clusters sets of them. As in the CoNLL-2012 shared task the figures are summed
over documents before they are divided.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field

import networkx as nx

Cluster = frozenset[Hashable]
Clusters = Collection[Cluster]


@dataclass(slots=True)
class Metric:
    """Sums of one metric: hits and possible hits, seen from the prediction and from the gold."""

    precise: float = 0.0
    predicted: float = 0.0
    recalled: float = 0.0
    expected: float = 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, in percent."""
        precision = self.precise / self.predicted if self.predicted else 0.0
        recall = self.recalled / self.expected if self.expected else 0.0
        return 200 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(slots=True)
class Conll:
    """The three metrics and the mentions found, summed over documents."""

    muc: Metric = field(default_factory=Metric)
    b_cubed: Metric = field(default_factory=Metric)
    ceaf: Metric = field(default_factory=Metric)
    mentions: Metric = field(default_factory=Metric)

    @property
    def average(self) -> float:
        """The mean of the three F1, in percent."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf.f1) / 3

    def add(self, found: Iterable[Cluster], gold: Iterable[Cluster]) -> None:
        """Count one document; clusters of one mention are left out on both sides."""
        found, gold = ([c for c in side if len(c) > 1] for side in (found, gold))
        for metric, count in ((self.muc, _links), (self.b_cubed, _members)):
            hits, possible = count(found, gold)
            metric.precise += hits
            metric.predicted += possible
            hits, possible = count(gold, found)
            metric.recalled += hits
            metric.expected += possible
        similar = _aligned(found, gold)
        _count(self.ceaf, similar, len(found), len(gold))
        both = {m for c in found for m in c} & {m for c in gold for m in c}
        _count(self.mentions, len(both), sum(map(len, found)), sum(map(len, gold)))


def _count(metric: Metric, hits: float, predicted: int, expected: int) -> None:
    metric.precise += hits
    metric.recalled += hits
    metric.predicted += predicted
    metric.expected += expected


def _owners(clusters: Clusters) -> Mapping[Hashable, int]:
    return {mention: number for number, cluster in enumerate(clusters) for mention in cluster}


def _links(clusters: Clusters, others: Clusters) -> tuple[float, float]:
    """The links of the clusters, less one for every part into which the others cut them."""
    owner = _owners(others)
    parts = (
        len({owner[m] for m in cluster if m in owner}) + sum(m not in owner for m in cluster) for cluster in clusters
    )
    possible = sum(len(cluster) - 1 for cluster in clusters)
    return sum(len(cluster) - n for cluster, n in zip(clusters, parts, strict=True)), possible


def _members(clusters: Clusters, others: Clusters) -> tuple[float, float]:
    """For every mention the share of its cluster that is with it in its other cluster too."""
    sets = list(others)
    owner = _owners(sets)
    hits = sum(
        len(cluster & sets[owner[mention]]) / len(cluster)
        for cluster in clusters
        for mention in cluster
        if mention in owner
    )
    return hits, sum(map(len, clusters))


def _aligned(found: Clusters, gold: Clusters) -> float:
    """The similarity of the best one-to-one alignment: each part of the graph of overlaps by itself."""
    graph = nx.Graph()
    sets = list(gold)
    owner = _owners(sets)
    for number, cluster in enumerate(found):
        for other in sorted({owner[m] for m in cluster if m in owner}):
            shared = 2 * len(cluster & sets[other]) / (len(cluster) + len(sets[other]))
            graph.add_edge(("found", number), ("gold", other), weight=shared)
    return float(sum(graph.edges[edge]["weight"] for edge in nx.max_weight_matching(graph)))
