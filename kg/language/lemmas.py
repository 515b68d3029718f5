"""Edit scripts: how a word's form turns into its lemma, as a label that a network can choose.

A script is `case:strip:add`, where case is `l` (lower the form), `k` (keep it) or `t` (capitalise it), strip counts
the characters to drop at the end, and add is what is put there (`l:3:y` makes "stories" into "story"). What shares
no beginning with its form is written out: `=:be`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

_CASES: Final[Mapping[str, Callable[[str], str]]] = {"l": str.lower, "k": str, "t": str.capitalize}


def script(form: str, lemma: str) -> str:
    """Find the script that turns the form into the lemma."""
    for case, write in _CASES.items():
        if case == "l" and lemma != lemma.lower():
            continue
        base = write(form)
        shared = _shared(base, lemma)
        if shared and (case != "t" or shared > 1):
            return f"{case}:{len(base) - shared}:{lemma[shared:]}"
    return f"=:{lemma}"


def lemma(form: str, script: str) -> str:
    """Apply a script to a form; one that would leave nothing gives the form itself."""
    case, _, edit = script.partition(":")
    if case == "=":
        return edit
    strip, _, add = edit.partition(":")
    base = _CASES[case](form)
    return base[: max(0, len(base) - int(strip))] + add or form


def _shared(a: str, b: str) -> int:
    length = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        length += 1
    return length
