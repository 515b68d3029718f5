"""Whether a claim is affirmed or denied, and whether it happened or lies ahead or is only possible."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.language.syntax import is_negated, marker_of
from kg.records import Modality, Polarity

_FUTURE_AUX = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_POSSIBLE_AUX = frozenset({"may", "might", "could", "would", "should", "can", "ca", "must", "'d", "’d", "ought"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "in_case", "provided", "should"})
_HAPPENING = frozenset(
    "manage begin start continue keep go proceed help stop finish end come get see hear watch find be "
    "appear seem have remember like love use accuse blame admit confess acknowledge regret celebrate "
    "charge convict arrest praise thank criticize criticise condemn apologize apologise".split()
)
_FAILING = frozenset(
    "fail refuse decline avoid forget deny neglect reject stop cease cancel postpone prevent block ban bar halt".split()
)
_DENYING = frozenset({"deny", "dispute", "refute", "rebut"})
_BELIEVING = frozenset(
    "hope expect believe think suspect fear doubt wonder worry suggest consider imagine want wish question".split()
)
_AHEAD = frozenset(
    "plan schedule propose demand seek offer expect request urge call suggest want await announce promise "
    "consider prepare intend upcoming possible potential future forthcoming proposed planned scheduled "
    "expected threatened".split()
)
_WEIGHING = frozenset("favor favour advocate recommend oppose support discuss contemplate debate".split())
_RANK: dict[Modality, int] = {"actual": 0, "future": 1, "hypothetical": 2}


@dataclass(frozen=True, slots=True)
class Factuality:
    """Polarity and modality of one predicate."""

    polarity: Polarity = "affirmed"
    modality: Modality = "actual"

    def under(self, outer: Factuality) -> Factuality:
        """Combine with what governs the predicate: negations cancel out, the less certain modality holds."""
        negated = (self.polarity == "negated") != (outer.polarity == "negated")
        modality = max(self.modality, outer.modality, key=_RANK.__getitem__)
        return Factuality("negated" if negated else "affirmed", modality)


def factuality(trigger: Token, *, depth: int = 0) -> Factuality:
    """Judge a predicate by its own auxiliaries and negation and by the chain of words that govern it."""
    own = _nominal(trigger) if trigger.pos_ in ("NOUN", "PROPN") else Factuality(_polarity(trigger), _modality(trigger))
    if depth > 6 or trigger.head == trigger:
        return own.under(Factuality(modality="hypothetical")) if _asked(trigger) else own
    outer = _governed(trigger, depth)
    return own.under(outer) if outer else own


def _polarity(token: Token) -> Polarity:
    arguments = [c for c in token.children if c.dep_ in ("obj", "dobj", "nsubj", "nsubj:pass", "nsubjpass")]
    nothing = any(d.lower_ in ("no", "neither") for a in arguments for d in a.lefts) or any(
        a.lower_ in ("nobody", "none", "nothing") for a in arguments
    )
    return "negated" if is_negated(token) != nothing else "affirmed"


def _modality(verb: Token) -> Modality:
    words = {c.lower_ for c in verb.children if c.dep_ in ("aux", "aux:pass", "auxpass", "cop")}
    if "would" in words and _is_reported_past(verb):
        return "future"
    if marker_of(verb) in _CONDITIONS or words & _POSSIBLE_AUX or _is_conditional(verb):
        return "hypothetical"
    if words & _FUTURE_AUX or _going_to(verb) or _is_to(verb):
        return "future"
    if verb.tag_ == "VB" and verb.dep_ in ("ROOT", "root") and marker_of(verb) == "to":
        return "future"
    if verb.dep_ == "conj" and not any(c.dep_ in ("aux", "nsubj") for c in verb.children):
        return _modality(verb.head)
    return "actual"


def _is_reported_past(verb: Token) -> bool:
    """ "She said the port would close": the future seen from the past."""
    return verb.dep_ == "ccomp" and verb.head.tag_ in ("VBD", "VBN") and not _is_conditional(verb)


def _is_conditional(verb: Token) -> bool:
    """Whether a main clause depends on a condition ("If the rain stops, …")."""
    clauses = [c for c in verb.children if c.dep_ == "advcl"]
    return verb.dep_ != "xcomp" and any(marker_of(c) in ("if", "unless") for c in clauses)


def _is_to(verb: Token) -> bool:
    """ "Talks are to resume"."""
    lefts = list(verb.lefts)
    return marker_of(verb) == "to" and any(c.lemma_ == "be" and c.dep_ in ("aux", "cop") for c in lefts)


def _going_to(verb: Token) -> bool:
    head = verb.head
    return verb.dep_ == "xcomp" and head.lower_ == "going" and marker_of(verb) == "to"


def _asked(token: Token) -> bool:
    return bool(token.sent.text.rstrip("\"”' ").endswith("?"))


def _nominal(noun: Token) -> Factuality:
    polarity: Polarity = "negated" if is_negated(noun) else "affirmed"
    ahead = any(c.lemma_.lower() in _AHEAD or c.lower_ in _AHEAD for c in noun.children if c.dep_ in ("amod", "acl"))
    return Factuality(polarity, "future" if ahead else "actual")


def _governed(trigger: Token, depth: int) -> Factuality | None:
    """What the governing word makes of the predicate, None where it stands on its own."""
    head, label = trigger.head, trigger.dep_
    if label == "conj":
        return _governed(head, depth + 1) if head.head != head else None
    verb = head.lemma_.lower()
    if trigger.pos_ in ("NOUN", "PROPN"):
        return _nominal_governor(trigger, head, verb, depth)
    if label in ("xcomp", "ccomp", "csubj", "advcl", "acl") and (marker_of(trigger) == "to" or trigger.tag_ == "VBG"):
        return _infinitive(trigger, head, verb, depth)
    if label == "ccomp":
        if verb in _DENYING:
            return Factuality("negated")
        return Factuality(modality="hypothetical") if verb in _BELIEVING else None
    return factuality(head, depth=depth + 1) if label == "xcomp" else None


def _infinitive(trigger: Token, head: Token, verb: str, depth: int) -> Factuality | None:
    marker = marker_of(trigger)
    if trigger.dep_ in ("advcl", "acl") and marker != "to":
        return Factuality("negated") if marker == "without" else None
    if head.pos_ not in ("VERB", "AUX"):
        return Factuality(modality="future") if marker == "to" else None
    outer = factuality(head, depth=depth + 1)
    if verb in _DENYING:
        return Factuality("negated")
    if verb in _FAILING:
        return Factuality("negated", "future" if verb in ("refuse", "decline") else "actual").under(outer)
    if any(c.lemma_ == "have" and c.dep_ == "aux" for c in trigger.lefts):
        return outer  # "is said to have met"
    if verb in _WEIGHING and marker != "to":
        return Factuality(modality="hypothetical")  # "favored prosecuting the bank"
    if verb in _HAPPENING or (marker != "to" and verb not in _AHEAD | _BELIEVING):
        return outer
    return Factuality(modality="future").under(Factuality(modality=outer.modality))


def _nominal_governor(noun: Token, head: Token, verb: str, depth: int) -> Factuality | None:
    if noun.dep_ not in ("obj", "dobj", "nsubj:pass", "nsubjpass", "obl", "nsubj", "nsubj:outer", "pobj", "nmod"):
        return None
    if head.pos_ not in ("VERB", "AUX"):
        return (
            Factuality(modality="future")
            if verb in ("plan", "proposal", "call", "request", "demand", "offer")
            else None
        )
    is_object = noun.dep_ in ("obj", "dobj", "nsubj:pass", "nsubjpass", "obl")
    if is_object and verb in ("cancel", "postpone"):
        return Factuality("negated", "future")
    if is_object and verb in _DENYING | {"reject", "refuse", "decline", "avoid", "rule"}:
        return Factuality("negated")
    if is_object and verb in _AHEAD:
        return Factuality(modality="future")
    return factuality(head, depth=depth + 1)
