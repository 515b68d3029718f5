"""Which actors a content concerns: who is affected by an act, who acts in it, who stands behind a thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Token

from kg import knowledge
from kg.claims.index import Filler, MentionIndex
from kg.claims.verbs import Frame, verb_frame
from kg.language.syntax import arguments, coordinated

_NOT_AFFECTED = frozenset(
    {
        "subj",
        "when",
        "which",
        "parataxis",
        "if",
        "because",
        "after",
        "before",
        "while",
        "as",
        "until",
        "unless",
        "whether",
        "that",
    }
)


_NEAREST = {path: rank for rank, path in enumerate(("poss", "mod", "of", "from", "by", "in", "at", "on", "for", "to"))}


_DEEDS = frozenset(
    "conduct behavior behaviour action act activity policy practice role record response handling treatment "
    "decision statement remark comment claim assertion leadership management campaign refusal failure attitude "
    "performance tactic approach stance position".split()
)  # what stands behind "of" does them


_GIVING = frozenset(
    "send give provide supply deliver contribute deploy dispatch donate offer lend ship sell return transfer grant "
    "extend pay".split()
)


_SCENES = frozenset(
    "accident attack blast bombing clash collision crash explosion fire killing massacre riot shooting stabbing".split()
)


_DONE_TO = frozenset("beating bombing killing murder shooting stabbing".split())  # what stands behind "of" suffers it


_BARS = frozenset("ban travel embargo barrier".split())  # what stands behind "from" is kept out by them


_AMOUNTS = frozenset("number amount rate level share percentage proportion lack".split())


def parties(token: Token, index: MentionIndex) -> list[Filler]:
    """Who stands behind a plan, an offer or a law: an act against the thing is one towards them."""
    if any(f.entity.kind != "Thing" for f in index.at(token)):
        return []
    args = list(arguments(token))
    deed = token.lemma_.lower() in _DEEDS
    makers = ("by",) if token.lemma_.lower() in _BARS else ("from", "by")
    for wanted in (("poss",), makers, ("mod",), ("of",) if deed else ()):
        found = (f for path, t in args if path in wanted for f in index.fillers(t))
        if theirs := [f for f in found if f.entity.kind not in ("Thing", "Place")]:
            return theirs
    return []


def givers(thing: Token, frame: Frame, index: MentionIndex) -> list[Filler]:
    """Who a thing comes from where the parse hangs it on the verb: "rejected the offer from Harrow Lines"."""
    if any(f.entity.kind != "Thing" for f in index.at(thing)):
        return []
    near = (t for t in frame.args.get("from", ()) if t.left_edge.i == thing.i + 1)
    return [f for t in near for f in index.fillers(t) if f.entity.kind not in ("Thing", "Place")]


def behind(token: Token, index: MentionIndex) -> list[Filler]:
    """Who acts through a thing: Osmark in "Osmark's missiles hit …", "the attack by Osmark", "Osmark's campaign"."""
    if any(f.entity.kind != "Thing" for f in index.at(token)):
        return []
    args = [(path, t) for path, t in arguments(token) if not (path == "mod" and _is_scene(t, token, index))]
    args += [pair for path, t in args if path == "mod" for pair in arguments(t) if pair[0] == "mod"]
    for wanted in ("poss", "by", "mod", "from", *(() if token.lemma_.lower() in _DONE_TO else ("of",))):
        found = [f for path, t in args if path == wanted for f in index.fillers(t)]
        if acting := [f for f in found if f.entity.kind not in ("Thing", "Place")]:
            return acting
    return []


def _is_scene(place: Token, deed: Token, index: MentionIndex) -> bool:
    """Whether a town before a deed tells where it was done: "the Paris attacks", unlike "the Osmark missiles"."""
    labels = [f.entity.label for f in index.at(place)]
    known = [label for label in labels if not knowledge.country(label)]
    town = any(found.kind == "city" for label in known for found in knowledge.place(label))
    return town and deed.lemma_.lower() in _SCENES


def inside(token: Token, index: MentionIndex, *, depth: int = 4) -> list[Filler]:
    """The party in a noun phrase whose head is none: Osmark in "farms in Osmark", "Osmark's border region"."""
    if token.lemma_.lower() in _AMOUNTS:
        return []
    frontier = list(coordinated(token))
    for _ in range(depth):
        args = [
            (path, t)
            for noun in frontier
            for path, t in arguments(noun)
            if path not in (",", "like", "than", "as") and t.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")
        ]
        args.sort(key=lambda pair: _NEAREST.get(pair[0], len(_NEAREST)))
        for _, argument in args:
            if fillers := [f for f in index.fillers(argument) if f.entity.kind != "Thing"]:
                return fillers
        frontier = [argument for _, argument in args]
    return []


def affected(content: Token, index: MentionIndex, fits: Callable[[Filler], bool], *, depth: int = 5) -> list[Filler]:
    """The fitting actors that an act would affect: the nearest of its object, its receiver and what hangs on them."""
    frontier = [content]
    for step in range(depth):
        args = [(path, t) for token in frontier for path, t in _arguments(token) if path not in _NOT_AFFECTED]
        if step == 0 and content.lemma_.lower() in _GIVING:  # "to send doctors to Osmark" affects Osmark
            receivers = [f for path, t in args if path in ("iobj", "to", "into") for f in index.fillers(t) if fits(f)]
            if receivers:
                return receivers
        args.sort(key=lambda pair: ("obj", "iobj").index(pair[0]) if pair[0] in ("obj", "iobj") else 2)
        for _, token in args:
            if fillers := [f for f in index.fillers(token) if fits(f)]:
                return fillers
        frontier = [token for _, token in args]
    return []


def actor(content: Token, index: MentionIndex) -> list[Filler]:
    """The actors of a clause: its subject, in the passive its agent."""
    return [f for token in verb_frame(content).args.get("subj", ()) for f in index.fillers(token)]


def is_field(noun: Token) -> bool:
    """Whether a noun names what somebody is in charge of: no name and without an article."""
    return noun.pos_ == "NOUN" and not noun.ent_type_ and not any(c.dep_ in ("det", "nmod:poss") for c in noun.lefts)


def owners(token: Token, index: MentionIndex) -> set[str]:
    """The ids of the entities that possess what a noun means ("its troops")."""
    return {f.entity.id for path, t in arguments(token) if path == "poss" for f in index.at(t)}


def _arguments(token: Token) -> Iterable[tuple[str, Token]]:
    if token.pos_ != "VERB":
        return arguments(token)
    return [(path, t) for path, tokens in verb_frame(token).args.items() for t in tokens]
