"""Lemmas: from a table of known forms, else by an edit script that the network chooses.

A script is `case:strip:add`, where case is `l` (lower the form), `k` (keep it) or `t` (capitalise it), strip counts
the characters to drop at the end, and add is what is put there (`l:3:y` makes "stories" into "story"). What shares
no beginning with its form is written out: `=:be`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from kg.errors import ModelError
from kg.language.irregular import irregular

FILE: Final = "lemmas.json"

_ENDINGS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "VBZ": (("ies", "y"), ("es", ""), ("s", "")),
    "VBD": (("ied", "y"), ("ed", ""), ("ed", "e")),
    "VBN": (("ied", "y"), ("ed", ""), ("ed", "e")),
    "VBG": (("ing", ""), ("ing", "e")),
    "NNS": (("ies", "y"), ("es", ""), ("s", "")),
}
"""What regular inflection puts in place of a lemma's end."""
_ENDS_WITHOUT_E: Final = (
    *("st", "lt", "ct", "pt", "nt", "rt", "ft", "bt", "xt", "nd", "ld", "rd", "lk", "nk", "rk", "ck", "sk", "sh", "ch"),
    *("mp", "sp", "lp", "rp", "lm", "rm", "rn", "wn", "mb", "ss", "ll", "ff", "zz", "x", "w", "y"),
)  # "oust", not "ouste"
_DOUBLED = re.compile(r"([bdgmnprt])\1(ed|ing)$")
_NEEDS_E = re.compile(r"([vcu]|dg|[aeiouy]z|[^aeiourlw]l)$")  # "mobilize", "seize", "settle"

_CASES: Final[Mapping[str, Callable[[str], str]]] = {"l": str.lower, "k": str, "t": str.capitalize}


class Lexicon:
    """Lemmas of known forms by tag, and with them the lemmas that nouns, verbs and so on are known to have."""

    def __init__(self, table: Mapping[str, Mapping[str, str]]) -> None:
        self._table = table
        self._known = frozenset((tag[0], lemma) for tag, forms in table.items() for lemma in forms.values())

    def lemma(self, form: str, tag: str, scripts: Sequence[str]) -> str:
        """Look the form up; else take the first script or ending that gives a known word, or one spelt like a word."""
        if found := self._table.get(tag, {}).get(key(form, tag)):
            return found
        if tag in ("VBD", "VBN") and (verb := irregular(form.lower())):
            return verb
        if regular := _told_by_its_end(form.lower(), tag):
            return regular
        results = [lemma(form, script) for script in scripts]
        options = (*results, *_regular(form.lower(), tag))
        if known := next((r for r in options if (tag[0], r) in self._known), None):
            return known
        return next((r for r in options if not tag.startswith("VB") or _is_spelt(r, form.lower())), results[0])


def load(folder: Path) -> Lexicon:
    """Read the lexicon of a model folder."""
    try:
        return Lexicon(json.loads((folder / FILE).read_text("utf-8")))
    except (OSError, ValueError) as error:
        raise ModelError(f"no lexicon in {folder}: {error}") from error


def key(form: str, tag: str) -> str:
    """The form as the lexicon has it: in small letters, but names as they are written."""
    return form if is_name(tag) else form.lower()


def is_name(tag: str) -> bool:
    """Whether a tag is that of a proper noun."""
    return tag.startswith("NNP")


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


def _regular(form: str, tag: str) -> Iterator[str]:
    """What a form may be a regular inflection of: "denies" of "deny", "expelled" of "expell" or "expel"."""
    for ending, instead in _ENDINGS.get(tag, ()):
        if form.endswith(ending):
            stem = form.removesuffix(ending)
            yield stem + instead
            if stem[-2:-1] == stem[-1:]:
                yield stem[:-1] + instead


def _told_by_its_end(form: str, tag: str) -> str | None:
    """The lemma of a form whose end leaves no choice: "free" for "freed", "intensify", "workman" for "workmen"."""
    if tag in ("VBD", "VBN") and len(form) > 4 and form.endswith(("eed", "ied")):
        return form[:-1] if form.endswith("eed") else f"{form[:-3]}y"
    return f"{form[:-2]}an" if tag == "NNS" and len(form) > 4 and form.endswith("men") else None


def _is_spelt(verb: str, form: str) -> bool:
    """Whether a verb is spelt as English verbs are: "discuss" for "discussed", not "discus"; "oust", not "ouste"."""
    if len(form) > 6 and (doubled := _DOUBLED.search(form)):
        return verb == form[: doubled.start() + 1]  # "acquit" for "acquitted"
    if verb == form or verb[-1:] == "e":
        return not verb[:-1].endswith(_ENDS_WITHOUT_E)
    undoubled = verb[-1:] in ("s", "f", "z") and form.startswith(verb + verb[-1])
    return not undoubled and _NEEDS_E.search(verb) is None


def _shared(a: str, b: str) -> int:
    length = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        length += 1
    return length
