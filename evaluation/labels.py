"""When two labels, or two pieces of text, count as the same in an evaluation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


def same_label(label: str | None, expected: str | None) -> bool:
    """Whether a label fits an expected one: equal but for case and article, or a wider or narrower description.

    `A|B` expects either, and an empty option that there is none.
    """
    if label is None or expected is None:
        return label is None and "" in (expected or "").split("|")
    return any(_same(_normal(label), _normal(option), option) for option in expected.split("|") if option)


def same_set(found: Iterable[str], expected: Iterable[str]) -> bool:
    """Whether two sets of labels fit each other one to one."""
    left, options = list(found), list(expected)
    if len(left) != len(options):
        return False
    return all(any(same_label(label, option) for label in left) for option in options)


def overlap(text: str, expected: str) -> float:
    """The F1 of the words that two texts share; 1 where both are empty."""
    words, wanted = (Counter(re.findall(r"\w+", t.casefold())) for t in (text, expected))
    total = words.total() + wanted.total()
    return 2 * (words & wanted).total() / total if total else 1.0


def _normal(label: str) -> str:
    words = _ARTICLE.sub("", " ".join(label.split())).replace("\u2019", "'")
    return re.sub(r"(?<=s)'$|'s$", "", words).casefold()


def _same(label: str, expected: str, original: str) -> bool:
    if label == expected:
        return True
    described = original.rsplit(maxsplit=1)[-1].islower()
    return described and (f" {expected} " in f" {label} " or f" {label} " in f" {expected} ")
