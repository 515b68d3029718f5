"""Where readers speak on a page, by the names of its parts and by headings.

Most systems name the part so that `comment` begins a class or id, as trafilatura's list of them has it (its
`REMOVE_COMMENTS_XPATH`); the plural stands anywhere in it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_SINGULAR = "comment"
_PLURAL = frozenset("comments commentlist disqus dsq".split())
_PARTS = frozenset("area block body box container content form list section stream thread wrap wrapper".split())
# "comments-open", "no-comments" are said of the page, "category-comments" of the article
_STATES = frozenset("category closed disabled enabled has no off on open opened status tag type with without".split())
_HEADING = re.compile(
    r"(?:(?:readers?['’]?s? |your |all |latest |top )?comments?(?: ?[(\[]?\d[\d.,]*[)\]]?)?"
    r"|\d[\d.,]* (?:comments?|replies)"
    r"|(?:leave|post|add|write) (?:a |your )?(?:comment|reply)|join the (?:conversation|discussion)"
    r"|what do you think|have your say)[:.!?]?",
    re.IGNORECASE,
)


def holds_comments(attributes: Mapping[str, str]) -> bool:
    """Whether an element's class or id says that readers' comments are in it."""
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}".split()
    return any(_is_name([word.lower() for word in _WORD.findall(name)]) for name in names)


def is_heading_of_comments(text: str) -> bool:
    """Whether a heading opens the readers' comments."""
    return len(text) < 60 and _HEADING.fullmatch(text.strip()) is not None


def _is_name(words: list[str]) -> bool:
    if _STATES.intersection(words):
        return False
    if _PLURAL.intersection(words):
        return True
    if _SINGULAR not in words:
        return False
    at = words.index(_SINGULAR)
    return at == 0 or _PARTS.intersection(words[at + 1 :]) != set()
