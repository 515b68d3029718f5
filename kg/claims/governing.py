"""What the word that governs a predicate makes of it: "refused to meet", "plans to meet", "no evidence that …"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.claims.verbs import PAPERS, WRITING
from kg.language.syntax import (
    RELATIVE_CLAUSES,
    first_conjunct,
    is_gerund,
    is_negated,
    joined_to,
    marker_of,
)
from kg.mentions.quotations import is_claimed, speech_verbs
from kg.records import Modality, Polarity

_HAPPENING = frozenset(
    "manage begin start continue keep go proceed help stop finish end come get see hear watch find be "
    "appear seem have remember like love use accuse blame admit confess acknowledge regret celebrate "
    "charge convict arrest praise thank criticize criticise condemn apologize apologise "
    "sadden delight please thrill excite honor honour shock disappoint relieve devastate humble".split()
)
_FAILING = frozenset(
    "fail refuse decline avoid forget deny neglect reject stop cease cancel postpone prevent block ban bar halt "
    "pretend acquit clear exonerate absolve".split()
)
_REFUSING = frozenset({"refuse", "decline", "ban", "bar"})
_KEEPING = frozenset("prevent stop block ban bar halt keep discourage dissuade deter save protect refrain".split())
_CLEARING = frozenset({"acquit", "clear", "exonerate", "absolve"})
_DENYING = frozenset({"deny", "dispute", "refute", "rebut"})
_DISMISSING = _DENYING | {"reject", "dismiss", "contradict"}
_MOVING = frozenset("go come travel head fly drive plan arrive leave return move".split())
_TRYING = frozenset({"try", "attempt", "seek", "struggle"})
_BELIEVING = frozenset(
    "hope expect believe think suspect fear doubt wonder worry suggest consider imagine want wish question".split()
)
_FORETELLING = frozenset({"predict", "forecast", "foresee"})
AHEAD = frozenset(
    "plan schedule propose demand seek offer expect request urge call suggest want await announce promise "
    "consider prepare intend upcoming possible potential future forthcoming proposed planned scheduled "
    "expected threatened".split()
)
WANTING = frozenset("suggest demand propose recommend insist urge request ask require order".split())
_WEIGHING = frozenset("favor favour advocate recommend oppose support discuss contemplate debate".split())
_POLITE = frozenset({"thank", "congratulate", "apologize", "apologise", "praise", "commend"})
_UNABLE = frozenset({"unable", "impossible", "powerless"})
_UNLIKELY = frozenset({"unlikely", "reluctant", "unwilling", "hesitant", "able", "possible", "free"})
_FEELING = frozenset("happy glad proud pleased delighted honored honoured sorry sad surprised able first last".split())
_POSSIBILITIES = frozenset(
    "possibility chance risk fear hope prospect likelihood danger concern suspicion speculation doubt belief".split()
)
_ANY = frozenset("anyone anybody anything whoever whomever whatever".split())
_HARD = frozenset(  # what may be done or not: "dangerous to attack", "illegal to hire"
    "dangerous hard harder difficult easy easier illegal legal lawful unlawful safe safer risky important necessary "
    "essential vital crucial tough tougher better best reasonable acceptable unacceptable permissible simple "
    "simpler cheaper costly wrong right wise unwise foolish irresponsible unfair brave appropriate".split()
)
_FORTUNATE = frozenset({"lucky", "fortunate", "brave", "kind"})  # who is so enough to do it does it
_JUDGED = frozenset("wrong right wise unwise foolish irresponsible unfair brave".split())
_INCLINED = frozenset("interested keen intent capable afraid fearful wary serious bent insistent".split())
_AIMING = frozenset("interest intention aim goal purpose plan idea desire ambition willingness".split())
_EFFORTS = frozenset({"attempt", "bid", "effort", "push"})
_CONFESSED = frozenset({"confess", "admit", "plead", "guilty", "return", "resort"})
_DONE_BY_SAYING = frozenset(
    "endorse back support recognize recognise reject oppose condemn nominate name appoint pardon".split()
)
_PLANNING = frozenset("plan insist count aim call push decide focus work".split())
_PERMITTING = frozenset("allow permit enable entitle empower authorize authorise".split())
_MEANS = frozenset({"in", "by", "through", "on", "upon"})  # "join them in opposing"
REPORTS = frozenset({"claim", "allegation", "report", "rumor", "rumour", "accusation", "assertion", "suggestion"})
_DONE = frozenset("deal agreement accord treaty pact truce ceasefire arrest death capture seizure conviction".split())
_STAGING = frozenset(
    "hold have make launch stage mount carry conduct give take begin start open resume continue reach sign strike "
    "issue file lodge put impose declare order host attend lead join organize organise happen occur be end finish "
    "pay see schedule set expect bring raise provide offer enter complete follow".split()
)
_ADDRESSED = frozenset(
    "request call appeal demand plea petition criticism accusation allegation warning threat".split()
)
_GATHERING = frozenset("march rally gather demonstrate assemble walk strike turn pack fill flood throng crowd".split())
_PROTESTING = frozenset(
    "protest demand denounce condemn oppose support mourn celebrate commemorate show express voice".split()
)
_TOWARDS = frozenset("arrive land head leave depart wait hope push press aim look invite".split())
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_BESIDE = frozenset("after following since despite amid during before until without over due_to because_of".split())
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


@dataclass(frozen=True, slots=True)
class Effect:
    """What a governing word adds, and of its own factuality what holds for the predicate too."""

    adds: Factuality = Factuality()
    governor: Token | None = None
    """The word whose polarity and modality hold too; None where neither does."""
    modality_only: bool = False


_ALONE = Effect()
_NEGATED = Effect(Factuality("negated"))
_FUTURE = Effect(Factuality(modality="future"))
_POSSIBLE = Effect(Factuality(modality="hypothetical"))


def effect(trigger: Token) -> Effect:
    """What the word that a predicate hangs on makes of it."""
    while trigger.dep_ == "conj" and trigger.head != trigger:
        trigger = joined_to(trigger)
    head, label = trigger.head, trigger.dep_
    if head == trigger or (label == "ccomp" and _is_done_by_saying(trigger)):
        return _ALONE
    if trigger.pos_ in ("NOUN", "PROPN"):
        return _of_noun(trigger, head)
    if label in ("xcomp", "ccomp", "csubj", "advcl", "acl") and (marker_of(trigger) == "to" or is_gerund(trigger)):
        return _of_infinitive(trigger, head)
    if label == "acl" and (marker_of(trigger) == "that" or (head.lemma_.lower() in REPORTS and is_claimed(trigger))):
        return _of_clause_of_noun(head)
    if label == "ccomp":
        return _of_clause(head)
    if label in RELATIVE_CLAUSES and _is_any(head):
        return _POSSIBLE
    if label == "xcomp" and trigger.tag_ == "VB" and head.lemma_.lower() in WANTING:
        return _FUTURE  # "suggested his followers sign"
    return Effect(governor=head) if label == "xcomp" else _ALONE


def _is_done_by_saying(verb: Token) -> bool:
    """ "Announced she was endorsing Brek"."""
    progressive = verb.tag_ == "VBG" and any(c.tag_ in ("VBD", "VBZ", "VBP") and c.dep_ == "aux" for c in verb.lefts)
    return progressive and verb.lemma_.lower() in _DONE_BY_SAYING and verb.head.lemma_.lower() == "announce"


def _is_any(noun: Token) -> bool:
    """Whether a noun means no certain one: "anyone who", "any company that"."""
    return noun.lower_ in _ANY or any(c.lower_ in ("any", "whatever") for c in noun.lefts)


def _of_clause(head: Token) -> Effect:
    verb = head.lemma_.lower()
    if verb in _DENYING or verb == "pretend":
        return _NEGATED
    if verb in _FORETELLING:
        return _FUTURE
    return _POSSIBLE if verb in _BELIEVING else _ALONE


def _of_clause_of_noun(noun: Token) -> Effect:
    """ "Fears that …", "no evidence that …", "rejected claims that …"."""
    word, verb = noun.lemma_.lower(), noun.head.lemma_.lower()
    dismissed = noun.dep_ in ("obj", "dobj", "nsubj:pass", "nsubjpass") and verb in _DISMISSING
    if word in REPORTS and dismissed and not is_negated(noun.head):
        return _NEGATED
    missing = is_negated(noun) or (noun.head.pos_ in ("VERB", "AUX") and is_negated(noun.head))
    return _POSSIBLE if missing or word in _POSSIBILITIES else _ALONE


def _of_infinitive(trigger: Token, head: Token) -> Effect:
    marker = marker_of(trigger)
    verb = head.lemma_.lower()
    if trigger.dep_ in ("advcl", "acl") and marker != "to":
        return _of_participle(verb, marker, trigger)
    if trigger.tag_ == "VBG" and marker == "to" and verb in _CONFESSED:
        return Effect(governor=head)
    if head.pos_ == "ADJ":
        return _of_adjective(head, verb)
    judged = next((c for c in head.rights if c.dep_ == "xcomp" and c.pos_ == "ADJ" and c.i < trigger.i), None)
    if judged is not None and judged.lower_ in _HARD | _UNABLE | _UNLIKELY:
        return _of_adjective(judged, judged.lower_)  # "make it dangerous for wolves to attack"
    if head.pos_ not in ("VERB", "AUX"):
        return Effect(governor=head) if _demonstrates(trigger) else _FUTURE if marker == "to" else _ALONE
    if trigger.dep_ == "advcl":
        gathered = verb in _GATHERING and trigger.lemma_.lower() in _PROTESTING
        return (
            Effect(governor=head)
            if verb == "use" or gathered or _demonstrates(trigger) or _goes_on(head, verb)
            else Effect(_FUTURE.adds, head, modality_only=True)
        )
    return _of_verb(trigger, head, verb, marker)


def _demonstrates(verb: Token) -> bool:
    """Whether an act is done by another one: "closed their shops to protest", "began a hunger strike to protest"."""
    goes = verb.head.lemma_.lower() in _MOVING
    return verb.lemma_.lower() in ("protest", "commemorate") and marker_of(verb) == "to" and not goes


def _goes_on(head: Token, verb: str) -> bool:
    """ "Went on to say": what comes next, and no purpose."""
    return verb == "go" and any(c.lower_ == "on" for c in head.children)


def _of_verb(trigger: Token, head: Token, verb: str, marker: str | None) -> Effect:
    """What a verb makes of its complement."""
    if verb in _DENYING:
        return _NEGATED
    if verb in _FAILING:
        return Effect(Factuality("negated", "future" if verb in _REFUSING else "actual"), head)
    if verb in _TRYING and marker == "to":
        return Effect(_POSSIBLE.adds, head)
    if verb == "have" and any(c.lower_ == "yet" for c in head.children):
        return _NEGATED
    if any(c.lemma_ == "have" and c.dep_ == "aux" for c in trigger.lefts):
        return Effect(governor=head)  # "is said to have met"
    if verb in _WEIGHING and marker != "to":
        return _POSSIBLE  # "favored prosecuting the bank"
    if verb in _PERMITTING:
        return Effect(_POSSIBLE.adds, head)
    polite = trigger.lemma_.lower() in _POLITE and verb in ("want", "like", "wish")
    if polite or verb in _HAPPENING or (marker != "to" and verb not in AHEAD | _BELIEVING):
        return Effect(governor=None if polite else head)
    return Effect(_FUTURE.adds, head, modality_only=True)


def _of_participle(verb: str, marker: str | None, trigger: Token) -> Effect:
    """What stands beside a clause: "without meeting", "kept from meeting", "…, sending troops"."""
    writes = first_conjunct(trigger.head).head
    if trigger.dep_ == "acl" and verb in PAPERS and writes.lemma_.lower() in WRITING:
        return Effect(governor=writes)  # "will issue a statement condemning …"
    if marker is None and verb in _DENYING | {"avoid"}:
        return _NEGATED  # "denied having met"
    if marker in ("instead_of", "rather_than") or (marker == "of" and verb in _CLEARING):
        return _NEGATED
    if marker == "from" and verb in _KEEPING:
        return Effect(Factuality("negated", "future" if verb in _REFUSING else "actual"), trigger.head)
    if marker == "of" and _falls_short(trigger.head):
        return _NEGATED
    if marker is not None and (weighed := _weighed(trigger.head, verb, marker)) is not None:
        return weighed
    if marker in _MEANS:
        return Effect(governor=trigger.head)
    perfect = any(c.dep_ == "aux" for c in trigger.lefts)  # "having met"
    alongside = marker is None and trigger.dep_ == "advcl" and trigger.i > trigger.head.i and not perfect
    return Effect(governor=_beside(trigger), modality_only=True) if alongside else _ALONE


def _falls_short(word: Token) -> bool:
    """ "Stopped short of saying"."""
    return word.lower_ == "short" or (word.pos_ == "VERB" and any(c.lower_ == "short" for c in word.rights))


def _weighed(head: Token, word: str, marker: str) -> Effect | None:
    """What is only meant or feared: "interested in buying", "the risk of losing", "warned against attacking"."""
    if head.pos_ == "NOUN" and (word in _AIMING or word in AHEAD):
        return _FUTURE
    tried = word in _EFFORTS and marker in ("at", "on", "toward", "towards")
    if head.pos_ == "NOUN" and (tried or word in _POSSIBILITIES):
        return _POSSIBLE
    if word in _INCLINED or (marker == "against" and head.pos_ == "VERB"):
        return _POSSIBLE
    if head.pos_ != "VERB" or marker not in ("of", "about", "on", "at", "for"):
        return None
    return _FUTURE if word in _PLANNING else _POSSIBLE if word in ("think", "dream", "argue", "vote") else None


def _beside(participle: Token) -> Token:
    """The clause that a participle stands beside; who speaks on does so beside the report and not in its content."""
    head = participle.head
    speaks = participle.lemma_.lower() in speech_verbs()
    return head.head if speaks and head.dep_ == "ccomp" and head.head.lemma_.lower() in speech_verbs() else head


def _of_adjective(head: Token, word: str) -> Effect:
    """ "Unable to meet", "set to meet", "too busy to meet", "glad to meet"."""
    if word in _UNABLE or any(c.lower_ == "too" for c in head.children):
        return _NEGATED
    if any(c.lower_ == "enough" for c in head.children):
        if is_negated(head):
            return _NEGATED  # "not old enough to own it"
        return Effect(governor=head) if word in _FORTUNATE else _POSSIBLE
    present = any(c.dep_ == "cop" and c.tag_ in ("VBZ", "VBP") for c in head.children)
    if word in _JUDGED and any(c.dep_ == "cop" and c.tag_ == "VBD" for c in head.children):
        return Effect(governor=head)  # "was wrong to attack"
    if word in _FEELING and not (word == "able" and present):
        return Effect(governor=head)
    return _POSSIBLE if word in _UNLIKELY | _HARD else _FUTURE


def _of_noun(noun: Token, head: Token) -> Effect:
    """What a verb makes of an event that is its subject or object; one with "the" or an owner stays as it is."""
    if noun.dep_ not in ("obj", "dobj", "nsubj:pass", "nsubjpass", "obl", "nsubj", "nsubj:outer", "pobj", "nmod"):
        return _ALONE
    verb = head.lemma_.lower()
    if marker_of(noun) in _BESIDE:
        return _ALONE
    if marker_of(noun) == "for" and verb in _TOWARDS:
        return Effect(_FUTURE.adds, head, modality_only=True)  # "arrived in Karsa for talks with Brek"
    if head.pos_ not in ("VERB", "AUX"):
        return _FUTURE if verb in ("plan", "proposal", "call", "request", "demand", "offer") else _ALONE
    if noun.lemma_.lower() in _ADDRESSED and verb not in _STAGING:
        return _ALONE  # a refused request was made
    is_object = noun.dep_ in ("obj", "dobj", "nsubj:pass", "nsubjpass", "obl")
    if is_object and verb in ("cancel", "postpone"):
        return Effect(Factuality("negated", "future"))
    if is_object and verb in _DENYING | {"reject", "refuse", "decline", "avoid", "rule"}:
        return _NEGATED
    if is_object and verb in AHEAD:
        return _ALONE if verb == "announce" and noun.lemma_.lower() in _DONE else _FUTURE
    presupposed = any(c.lower_ in _DEFINITE or c.dep_ in ("nmod:poss", "poss") for c in noun.lefts)
    return _ALONE if presupposed and verb not in _STAGING else Effect(governor=head)
