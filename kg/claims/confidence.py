"""How likely a claim is to be right: a logistic regression over what was seen while it was found.

Its weights come from claims of news articles that a person judged (`training.confidence`; the verdicts are in
`tests/gold/verdicts.jsonl`). They hold for our own language model: what another pipeline parses has no certainty, and
those features are then left out.
"""

from __future__ import annotations

import json
import math
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import takewhile
from pathlib import Path

from spacy.tokens import Token

from kg.claims.attribution import Source
from kg.claims.factuality import Factuality
from kg.claims.index import Filler
from kg.claims.matching import Match
from kg.language.certainty import certainty

WEIGHTS = Path(__file__).with_name("confidence.json")
BIAS = "bias"
_PARSE = (0.5, 0.8, 0.95)
_NAME = (0.6, 0.9)
_FAR = (3, 8, 15)


def confidence(features: Iterable[str]) -> float:
    """Give the probability that a claim is right, with two decimals."""
    weights = _weights()
    total = sum(weights.get(feature, 0.0) for feature in features)
    return round(1 / (1 + math.exp(-total)), 2)


@cache
def _weights() -> Mapping[str, float]:
    weights: dict[str, float] = json.loads(WEIGHTS.read_text("utf-8"))
    return weights


def observe(match: Match, facts: Factuality, source: Source) -> tuple[str, ...]:
    """Name what was seen: the pattern, the form of the arguments, how sure the parse and the names are."""
    sides = [(side, filler) for side, filler in (("subject", match.subject), ("object", match.object)) if filler]
    return (
        BIAS,
        f"relation:{match.relation.name}",
        f"category:{match.relation.category}",
        f"kind:{match.frame.kind}",
        f"role:{match.frame.role.how if match.frame.role else None}",
        f"polarity:{facts.polarity}",
        f"modality:{facts.modality}",
        f"attribution:{source.attribution}",
        f"object:{'entity' if match.object else 'content' if match.about else 'none'}",
        *(feature for side, filler in sides for feature in _argument(side, filler, match.frame.head)),
        *_certainty(match),
    )


def _argument(side: str, filler: Filler, head: Token) -> Iterator[str]:
    yield f"{side}:{filler.mention.form}"
    yield f"{side}:{filler.entity.kind}"
    yield f"{side} far:{bisect(_FAR, abs(filler.token.i - head.i))}"
    if filler.token != head and filler.token.head != head:
        yield f"{side} shared"  # it is an argument of another word, from which the predicate has it
    if filler.mention.form != "name" and any(m.form == "name" for m in filler.entity.mentions):
        yield f"{side} resolved"


def _certainty(match: Match) -> Iterator[str]:
    known = certainty(match.frame.head.doc)
    fillers = [filler for filler in (match.subject, match.object) if filler]
    if known is None:
        return
    parse = min((known.parse[t.i] for filler in fillers for t in _path(filler.token, match.frame.head)), default=1.0)
    yield f"parse:{bisect(_PARSE, parse)}"
    named = [filler.token for filler in fillers if filler.mention.form == "name"]
    if named:
        yield f"names:{bisect(_NAME, min(known.name[t.i] for t in named))}"


def _path(token: Token, head: Token) -> Iterator[Token]:
    """Yield the words whose arcs tie two words to each other, up to where they meet."""
    ways = [token, *token.ancestors], [head, *head.ancestors]
    shared = set(ways[0]) & set(ways[1])
    for way in ways:
        yield from takewhile(lambda word: word not in shared, way)
