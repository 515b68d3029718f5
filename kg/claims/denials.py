"""The clause that answers an accusation: "was accused of bribing judges, which she denied"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.syntax import edges, marker_of, relative_pronoun

ANSWERING = frozenset({"deny", "dispute", "refute", "rebut", "admit"})
_TURNING_AWAY = ANSWERING | {"reject", "dismiss"}
_ACCUSING = frozenset("accuse charge suspect".split())


def denied(verb: Token) -> Token | None:
    """What "which" takes up before a verb that answers: all that somebody is accused of, whatever noun the parse hangs
    the clause on; None for other clauses.
    """
    pronoun = relative_pronoun(verb) if verb.lemma_.lower() in _TURNING_AWAY else None
    if pronoun is None or pronoun.lower_ != "which" or pronoun.dep_ not in ("obj", "dobj"):
        return None
    if not pronoun.i or pronoun.nbor(-1).text != ",":
        return None
    around = (verb.head, *verb.head.ancestors)
    return next((t for t in around if t.head.lemma_.lower() in _ACCUSING and marker_of(t) in ("of", "with")), None)


def accusation(content: Token) -> tuple[int, int]:
    """The code points of a content without the clause that denies it."""
    start, end = edges(content)
    answers = (relative_pronoun(t) for t in content.subtree if denied(t) == content)
    return start, next((pronoun.nbor(-1).idx for pronoun in answers if pronoun is not None), end)
