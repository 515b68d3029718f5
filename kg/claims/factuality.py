"""Whether a claim is affirmed or denied, and whether it happened or lies ahead or is only possible."""

from __future__ import annotations

import re

from spacy.tokens import Token

from kg.claims.governing import AHEAD, WANTING, Factuality, effect
from kg.language.syntax import first_conjunct, is_negated, joined_to, marker_of
from kg.mentions.quotations import speech_verbs
from kg.records import Modality, Polarity

__all__ = ["Factuality", "factuality"]

_BARE = frozenset({"aux:pass", "auxpass", "cop"})
_FUTURE_AUX = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_POSSIBLE_AUX = frozenset({"may", "might", "could", "would", "should", "can", "ca", "must", "'d", "’d", "ought"})
_ABLE = frozenset({"could"})
_HAVE = frozenset({"have", "'ve", "’ve"})
_AFTERWARDS = frozenset({"later", "eventually", "subsequently"})
_PERFORMING = frozenset({"can", "must", "would", "should"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "in_case", "provided", "should"})
_DUE = frozenset({"due", "set", "slated", "bound", "poised"})
_ASKING = frozenset({"ask", "wonder", "know", "see", "inquire", "enquire", "check", "question"})
_ALMOST = frozenset({"almost", "nearly"})
_OPENING = re.compile(r"(?<!\S)[\"“](?=\S)")
_TIMES = frozenset({"when", "once", "until", "before", "after", "as_soon_as"})


def factuality(trigger: Token, *, depth: int = 0) -> Factuality:
    """Judge a predicate by its own auxiliaries and negation and by the chain of words that govern it."""
    own = _nominal(trigger) if trigger.pos_ in ("NOUN", "PROPN") else Factuality(_polarity(trigger), _modality(trigger))
    if depth > 6 or trigger.head == trigger:
        return own.under(Factuality(modality="hypothetical")) if _asked(trigger) else own
    found = effect(trigger)
    own = own.under(found.adds)
    if found.governor is None:
        return own
    outer = factuality(found.governor, depth=depth + 1)
    return own.under(Factuality(modality=outer.modality) if found.modality_only else outer)


def _polarity(token: Token) -> Polarity:
    arguments = [c for c in token.children if c.dep_ in ("obj", "dobj", "nsubj", "nsubj:pass", "nsubjpass")]
    nothing = any(d.lower_ in ("no", "neither") for a in arguments for d in a.lefts) or any(
        a.lower_ in ("nobody", "none", "nothing") for a in arguments
    )
    almost = any(c.dep_ == "advmod" and c.lower_ in _ALMOST for c in token.lefts)
    denied = is_negated(token) and not _comes_about(token)
    return "negated" if denied != nothing or almost else "affirmed"


def _comes_about(verb: Token) -> bool:
    """ "Did not endorse her until July": what happened then."""
    past = any(c.tag_ == "VBD" and c.dep_.startswith("aux") for c in verb.lefts)
    behind = (t for c in (verb, *verb.rights) for t in c.rights if c == verb or c.dep_ in ("obj", "dobj"))
    return past and any(marker_of(t) in ("until", "till") for t in behind)


def _is_alternative(verb: Token) -> bool:
    """ "Are either banned or ignored": neither is asserted."""
    return any(c.lower_ == "either" for v in (verb, first_conjunct(verb)) for c in v.lefts if c.dep_ != "det")


def _modality(verb: Token) -> Modality:
    words = {c.lower_ for c in verb.children if c.dep_ in ("aux", "aux:pass", "auxpass", "cop")}
    if "would" in words and _is_reported_past(verb):
        return "future"
    if _is_performed(verb, words) or ("would" in words and _is_looked_back_on(verb)):
        return "actual"
    if _is_alternative(verb) or _is_supposed(verb):
        return "hypothetical"
    possible = words & _POSSIBLE_AUX and not _is_unable(verb, words)
    if marker_of(verb) in _CONDITIONS or possible or _is_conditional(verb) or _is_inverted(verb):
        return "hypothetical"
    if words & _FUTURE_AUX or _going_to(verb) or _is_to(verb) or _is_demanded(verb) or _is_awaited(verb):
        return "future"
    if verb.tag_ == "VB" and verb.dep_ in ("ROOT", "root", "parataxis") and marker_of(verb) == "to":
        return "future"
    if verb.dep_ == "conj" and not any(c.dep_ in ("aux", "nsubj") for c in verb.children):
        other = joined_to(verb)
        past = verb.tag_ == "VBD" and any(c.tag_ == "MD" for c in other.lefts)  # "would have stayed but resigned"
        return "actual" if past else _modality(other)
    return "actual"


def _is_unable(verb: Token, words: set[str]) -> bool:
    """ "Could not agree": they did not, unlike "could not have agreed"."""
    able = words & _POSSIBLE_AUX <= _ABLE and not words & _HAVE
    return able and is_negated(verb) and verb.pos_ == "VERB"


def _is_looked_back_on(verb: Token) -> bool:
    """ "She would later say …": what came afterwards, told from today."""
    return any(c.lower_ in _AFTERWARDS and c.dep_ == "advmod" for c in verb.lefts)


def _is_performed(verb: Token, words: set[str]) -> bool:
    """ "We can confirm that …", "I must say": it is said by saying so."""
    own = any(c.dep_ == "nsubj" and c.lower_ in ("i", "we") for c in verb.lefts)
    return own and bool(words & _PERFORMING) and verb.lemma_.lower() in speech_verbs() and not is_negated(verb)


def _is_reported_past(verb: Token) -> bool:
    """ "She said the port would close": the future seen from the past."""
    return verb.dep_ == "ccomp" and verb.head.tag_ in ("VBD", "VBN") and not _is_conditional(verb)


def _is_conditional(verb: Token) -> bool:
    """Whether a main clause depends on a condition ("If the rain stops, …")."""
    clauses = [c for c in verb.children if c.dep_ == "advcl"]
    asks = verb.dep_ == "xcomp" or verb.lemma_.lower() in _ASKING
    return not asks and any(marker_of(c) in ("if", "unless") and not _is_conceded(c) for c in clauses)


def _is_conceded(clause: Token) -> bool:
    """ "Even if they do not vote": what holds in any case."""
    return any(c.lower_ == "even" for c in clause.lefts)


def _is_supposed(verb: Token) -> bool:
    """ "If Brek was to leave": the conjunction stands before another marker."""
    return any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in verb.lefts)


def _is_inverted(verb: Token) -> bool:
    """ "Had the rain stopped, …"."""
    first = verb.left_edge
    return verb.dep_ == "advcl" and first.head == verb and first.lower_ in ("had", "were")


def _is_awaited(verb: Token) -> bool:
    """ "When the rain stops, they will …"."""
    words = {marker_of(verb), *(c.lower_ for c in verb.lefts if c.dep_ == "advmod")}
    present = any(t.tag_ in ("VBZ", "VBP") for t in (verb, *verb.lefts))
    ahead = any(c.dep_ == "aux" and c.lower_ in _FUTURE_AUX for c in verb.head.lefts)
    return verb.dep_ == "advcl" and present and ahead and not _TIMES.isdisjoint(words)


def _is_to(verb: Token) -> bool:
    """ "Talks are to resume"."""
    lefts = list(verb.lefts)
    due = [c for c in lefts if c.lower_ in _DUE]
    if any(part.lower_ == "to" for c in due for part in c.children):
        return True  # "is due to visit", where a parse takes "due to" for a preposition
    return marker_of(verb) == "to" and bool(due or any(c.lemma_ == "be" and c.dep_ in ("aux", "cop") for c in lefts))


def _is_demanded(verb: Token) -> bool:
    """ "She suggested (that) the port close", "an order that it be closed": what somebody wants done."""
    if marker_of(verb) == "that" and any(c.lower_ == "be" and c.dep_ in _BARE for c in verb.lefts):
        return not any(c.dep_ == "aux" for c in verb.children)
    present = verb.tag_ == "VB" or (verb.tag_ == "VBP" and verb.head.tag_ == "VBD")
    bare = present and not any(c.dep_ == "aux" for c in verb.children)
    return bare and verb.dep_ == "ccomp" and verb.head.lemma_.lower() in WANTING


def _going_to(verb: Token) -> bool:
    head = verb.head
    return verb.dep_ == "xcomp" and head.lower_ == "going" and marker_of(verb) == "to"


def _asked(token: Token) -> bool:
    text = token.sent.text.rstrip()
    spoken = text[-1:] in ('"', "”") and _OPENING.search(text, token.idx - token.sent.start_char)
    return text.rstrip("\"”' ").endswith("?") and not spoken  # "Brek said, “Who asked?”"


def _nominal(noun: Token) -> Factuality:
    polarity: Polarity = "negated" if is_negated(noun) else "affirmed"
    told = (c for c in noun.children if c.dep_ in ("amod", "acl") and c.tag_ != "VB")
    ahead = any(c.lemma_.lower() in AHEAD or c.lower_ in AHEAD for c in told)
    own = Factuality(polarity, "future" if ahead else "actual")
    predicated = any(c.dep_ == "cop" for c in noun.lefts)
    return own.under(Factuality(modality=_modality(noun))) if predicated else own  # "if Brek is a member"
