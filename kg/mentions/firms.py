"""Which names of one or two words are short for a body: "Fennel" of "Fennel Packaging", whose chairman is told of."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from spacy.tokens import Span

from kg import knowledge
from kg.mentions.candidates import Candidate
from kg.mentions.groups import fold

_TEAMS = frozenset("united rovers athletic rangers wanderers albion".split())
_OF_BODIES = frozenset(
    "boss bosses captain ceo chairman chairperson chairwoman coach defender employees executive fans goalkeeper "
    "headquarters investors manager midfielder shareholder shareholders shares striker subsidiary winger".split()
)
_ACTS = frozenset("acquire buy employ hire invest own purchase sell sign".split())
_DONE_TO_BODIES = frozenset("acquire buy sue".split())
_GOVERNED = frozenset("government army parliament police mayor governor minister ambassador".split())
_INSIDE = frozenset({"in", "near", "across", "outside", "around"})
_TOWN = 50_000  # people that make a place too well known to be meant by anything else


def short_for_bodies(names: Iterable[Candidate]) -> frozenset[str]:
    """The folded names that the article uses for a body, and the longer ones that they are short for."""
    spans: dict[str, list[Span]] = {}
    bodies: set[str] = set()
    for candidate in names:
        name = fold(candidate.span.text)
        spans.setdefault(name, []).append(candidate.span)
        if candidate.kind == "Organization" or name.split()[-1] in _TEAMS:
            bodies.add(name)
    found: set[str] = set()
    for name, own in spans.items():
        longer = [body for body in bodies if body.startswith(f"{name} ")]
        if longer and _may_be_short(own[0].text) and any(map(_acts, own)) and not any(map(_is_placed, own)):
            found |= {name, *longer}
    return frozenset(found)


def _may_be_short(name: str) -> bool:
    places = knowledge.place(name)
    known = bool(places) and places[0].population > _TOWN
    return not known and knowledge.country(name) is None and knowledge.demonym(name) is None


def _acts(name: Span) -> bool:
    """Whether a name has what only bodies have, or does what they do: "Fennel's chairman", "sued Fennel"."""
    root = name.root
    noun = root.head.lemma_.lower() in _OF_BODIES and root.dep_ in ("nmod", "nmod:poss", "compound")
    verb = root.head.lemma_
    done = (root.dep_ == "nsubj" and verb in _ACTS) or (root.dep_ == "obj" and verb in _DONE_TO_BODIES)
    done = done and root.ent_type_ != "GPE"  # a town buys and hires, too
    return noun or done or any(word in _OF_BODIES for word in _after(name))


def _after(name: Span) -> list[str]:
    """The two words behind a name, without the sign of the genitive."""
    words = (t for t in name.doc[name.end : min(name.end + 3, name.sent.end)] if t.tag_ != "POS")
    return [t.lower_ for t in takewhile(lambda t: not t.is_punct, words)][:2]


def _is_placed(name: Span) -> bool:
    """Whether something is in it, or it is governed."""
    root = name.root
    inside = any(c.dep_ == "case" and c.lower_ in _INSIDE for c in root.children)
    return inside or (root.head.lemma_.lower() in _GOVERNED and root.dep_ in ("nmod", "nmod:poss", "compound"))
