"""Who stands in the middle, and who belongs together, by the measures of networkx."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.store import Snapshot

if TYPE_CHECKING:
    import networkx as nx

_SAMPLED = 300  # entities from which betweenness is measured in a larger graph


def centrality(snapshot: Snapshot) -> list[dict[str, Any]]:
    """Return each entity with a claim to another: number of claims, of neighbours, betweenness, and community.

    Denied claims link nobody. Betweenness is that of Brandes, from 300 entities by a fixed seed in larger graphs;
    communities are those of Louvain, numbered by size. The entities with most claims come first.
    """
    import networkx as nx

    names, graph = _network(snapshot)
    sampled = _SAMPLED if len(graph) > _SAMPLED else None
    between = nx.betweenness_centrality(graph, k=sampled, seed=0)
    groups = sorted(nx.community.louvain_communities(graph, seed=0), key=lambda group: (-len(group), min(group)))
    community = {number: place for place, group in enumerate(groups, start=1) for number in group}
    claims = dict(graph.degree(weight="weight"))
    rows = [
        {
            "id": iri,
            "label": label,
            "claims": claims[number],
            "neighbours": graph.degree(number),
            "betweenness": round(between[number], 6),
            "community": community[number],
        }
        for number, (iri, label) in enumerate(names)
        if graph.degree(number)
    ]
    return sorted(rows, key=lambda row: (-row["claims"], -row["neighbours"], row["label"], row["id"]))


def _network(snapshot: Snapshot) -> tuple[list[tuple[str, str]], nx.Graph[int]]:
    """Return the entities in order, and an undirected graph of their numbers, so that no order hangs on hashes."""
    import networkx as nx

    from kg.rdf import iri_entity

    entities = list(snapshot.entities(mentions=False))
    numbers = {entity.id: number for number, entity in enumerate(entities)}
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(numbers.values())
    for claim in snapshot.claims():
        if claim.subject and claim.object and claim.subject != claim.object and claim.polarity == "affirmed":
            one, other = numbers[claim.subject], numbers[claim.object]
            graph.add_edge(one, other, weight=graph.get_edge_data(one, other, {"weight": 0})["weight"] + 1)
    return [(iri_entity(entity, snapshot.base), entity.label) for entity in entities], graph
