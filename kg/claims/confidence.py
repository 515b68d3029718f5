"""How sure a claim is: a plain product of what is known to go wrong, not calibrated on verdicts."""

from __future__ import annotations

from kg.claims.attribution import Source
from kg.claims.factuality import Factuality
from kg.claims.index import Filler
from kg.claims.matching import Match

_FORM = {"name": 1.0, "description": 0.95, "pronoun": 0.8}
_KIND = {"verb": 0.93, "role": 0.93, "noun": 0.85, "adjective": 0.85, "mention": 0.9}
_FAR = 15  # words between predicate and argument from which an attachment is doubtful


def confidence(match: Match, facts: Factuality, source: Source) -> float:
    """A number from 0 to 1, with two decimals."""
    value = _KIND[match.frame.kind]
    for filler in (match.subject, match.object):
        if filler is not None:
            value *= _FORM[filler.mention.form] * (0.9 if _is_far(match, filler) else 1.0)
    if facts.modality == "hypothetical" or source.attribution == "unnamed":
        value *= 0.9
    return round(value, 2)


def _is_far(match: Match, filler: Filler) -> bool:
    return abs(filler.token.i - match.frame.head.i) > _FAR
