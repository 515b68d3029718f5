"""The event category of a claim: that of its relation, unless it only lies ahead.

After the PLOVER codebook (Open Event Data Alliance, 2018): to announce cooperation is to agree to it, to refuse it is
to reject it, and to announce hostile acts is to threaten with them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from kg.claims.factuality import Factuality
from kg.ontology import Ontology, Pattern, Relation

COOPERATIVE = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE", "AID", "YIELD"})
HOSTILE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})


def category_of(relation: Relation, pattern: Pattern, facts: Factuality) -> str | None:
    """The category of a claim that no other act governs, None for a relation that is no event."""
    usual = pattern.category or relation.category
    if relation.category is None or usual is None:
        return None
    if facts.polarity == "negated":
        refused = usual == "AGREE" or (facts.modality == "future" and usual in COOPERATIVE)
        return "REJECT" if refused else usual
    if facts.modality != "future":
        return usual
    return "AGREE" if usual in COOPERATIVE else "THREATEN" if usual in HOSTILE else usual


@cache
def verbs(ontology: Ontology, categories: frozenset[str]) -> Mapping[str, tuple[frozenset[str], ...]]:
    """The verbs of all relations in some categories, each with the words one of which has to be its complement.

    No words stand for a verb that is an act by itself.
    """
    found: dict[str, list[frozenset[str]]] = defaultdict(list)
    for relation in ontology.relations.values():
        for pattern in relation.patterns:
            if pattern.kind == "verb" and (pattern.category or relation.category) in categories:
                words = next((slot.words for slot in pattern.slots if slot.words), frozenset[str]())
                for verb in sorted(pattern.words):
                    found[verb].append(words)
    return {verb: tuple(words) for verb, words in found.items()}
