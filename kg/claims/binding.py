"""Bind the slots of one pattern to the arguments of one frame."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from spacy.tokens import Token

from kg import knowledge
from kg.claims.contents import CONTENTS, says, tells_match
from kg.claims.denials import ANSWERING
from kg.claims.index import Filler, MentionIndex
from kg.claims.parties import actor, affected, behind, givers, inside, is_field, owners, parties
from kg.claims.verbs import Arguments, Frame, verb_frame
from kg.language.syntax import arguments, coordinated, first_conjunct, is_negated, is_passive, marker_of, whole_lemma
from kg.mentions.descriptions import partitive
from kg.mentions.titles import PAST, has_ended
from kg.ontology import Ontology, Pattern, Relation, Slot

_CORE = frozenset({"subj", "obj", "iobj", "poss", "mod", "that", "ing", "of", ","})
_CLAUSAL = frozenset({"subj", "obj", "xcomp", "ing", "that"})  # where a parse may take a name for a verb
_LASTING = frozenset(  # what a former one does no more
    {"worksFor", "spokespersonFor", "memberOf", "owns", "leads", "basedIn", "livesIn", "partOf"}
)
_FORMERLY = frozenset({"formerly", "previously", "once", "originally"})
_DIRECTORS = frozenset({"director", "directors"})
_ARTS = frozenset("film movie stage theatre theater television tv music video opera art".split())
_YEARS = re.compile(r"\bfor (?:\w+ ){1,3}(?:years|decades)\b")
_MEASURES = frozenset(
    "ton tonne kilogram pound shipment consignment load truckload planeload batch barrage salvo volley wave series "
    "string spate round box bag barrel gallon liter litre package set lot pair type kind worth".split()
)
_STATES = frozenset("belong own work live serve lead head sit".split())
_CIRCUMSTANCES = frozenset(
    "anticipation response reaction connection cooperation coordination collaboration conjunction consultation "
    "accordance compliance line keeping preparation view light wake aftermath honor honour memory protest support "
    "solidarity addition exchange return retaliation revenge bid effort attempt move".split()
)
_UNITS = frozenset("day week month year hour minute night evening morning time".split())
_AGAINST_PLACES = frozenset({"ASSAULT", "COERCE"})  # what is done to a house in a village is done to the village
_AGAINST_PARTIES = frozenset({"SUPPORT", "REJECT", "ACCUSE"})  # what is done to a plan is done to whose it is


@dataclass(slots=True)
class Binding:
    """One attempt to fit a pattern to a frame: what each slot took so far."""

    ontology: Ontology
    relation: Relation
    pattern: Pattern
    frame: Frame
    index: MentionIndex
    args: Arguments
    fillers: dict[str, list[Filler]] = field(default_factory=dict)
    taken: list[Token] = field(default_factory=list)
    about: Token | None = None
    reciprocal: str | None = None
    bound: int = 0

    def bind(self) -> str:
        """Bind all slots; returns why that can't be, or the empty string."""
        if reason := _wrong_role(self.pattern, self.frame) or self._wrong_arguments():
            return reason
        state = self.relation.category is None and self.relation.name != "stated"
        if (self.relation.name in _LASTING and self._has_ended()) or (state and _is_over(self.frame.head)):
            return "it is over"
        for slot in self.pattern.slots:
            found = any(self._take(slot, path, token) for path in slot.paths for token in self._at(path, slot))
            if not found and slot.role == "SUBJ" and slot.paths == ("subj",) and self._lacks_agent():
                continue
            if not found and not slot.optional:
                return f"no {slot.role or '/'.join(sorted(slot.words))} as {'/'.join(slot.paths)}"
            if found and slot.inner and not self._take_inner(slot):
                return f"no {slot.inner} party in the content"
            self.bound += found
        if not self.fillers and self.about is None:
            return "nobody acts or is affected"
        return self._wrong_arguments() or ("" if self._says_so() else "the content says something else")

    def pairs(self) -> Iterator[tuple[Filler | None, Filler | None]]:
        """Yield every subject with every object; the members of a reciprocal subject with each other."""
        if self.reciprocal:
            yield from combinations(self.fillers[self.reciprocal], 2)
            return
        subjects: Sequence[Filler | None] = self.fillers.get("SUBJ") or [None]
        objects: Sequence[Filler | None] = self.fillers.get("OBJ") or [None]
        yield from product(subjects, objects)

    def _wrong_arguments(self) -> str:
        """Why the arguments are not those that a pattern allows."""
        for path, words in self.pattern.absent:
            there = (t for t in self.args.get(path, ()) if self._counts(path, t))
            if found := next((t for t in there if not words or t.lemma_.lower() in words), None):
                return f"{found.text} stands as {path}"
        return ""

    def _counts(self, path: str, token: Token) -> bool:
        """Whether an argument is one of the predicate, not the day or an adjunct before it ("On the 13th, …")."""
        clause = token.pos_ == "VERB" and any(c.dep_ == "nsubj" for c in token.lefts)
        beside = clause and path in ("with", "as")  # "with each side rejecting …", "as they drove by"
        return (
            token.ent_type_ != "DATE"
            and not (path == "for" and token.lemma_.lower() in _UNITS)
            and not beside
            and (path in _CORE or path == "iobj" or token.i > self.frame.head.i)
        )

    def _says_so(self) -> bool:
        """Whether the content is of the sort that a pattern asks for."""
        flags = self.pattern.flags & CONTENTS
        if not flags or self.about is None:
            return not flags
        subjects = {f.entity.id for f in self.fillers.get("SUBJ", ())}
        own = not subjects.isdisjoint(f.entity.id for f in actor(self.about, self.index))
        return says(self.about, next(iter(flags)), self.ontology, own=own)

    def _at(self, path: str, slot: Slot) -> tuple[Token, ...]:
        """What stands on a path; what hangs on the object may also belong to the verb ("sent tents to Karsa")."""
        if path in self.args or self.frame.kind != "verb":
            return self.args.get(path, ())
        if path in _CORE:
            return self._hanging_content() if path == "of" and slot.role == "ABOUT" else ()
        means = [verb for verb in self.args.get("ing", ()) if verb.lemma_ == "use"]
        if found := tuple(t for verb in means for p, t in arguments(verb) if p == path == "against"):
            return found  # "conducted strikes using drones against …"
        nouns: Iterable[Token] = self.args.get("obj", ())
        for _ in range(3):
            hanging = [pair for noun in nouns for pair in arguments(noun)]
            if found := tuple(t for p, t in hanging if p == path):
                return found
            nouns = [t for p, t in hanging if p not in ("which", "that") and t.pos_ in ("NOUN", "PROPN", "VERB")]
        return ()

    def _hanging_content(self) -> tuple[Token, ...]:
        """A content that the parse hangs last on the object: "accused the council of taking bribes", not "of Karsa"."""
        nouns = [coordinated(t)[-1] for t in self.args.get("obj", ()) if t.i > self.frame.head.i]
        last = [t for noun in nouns for path, t in arguments(noun) if path == "of" and t.right_edge == noun.right_edge]
        return tuple(t for t in last if t.tag_ == "VBG" or self._is_deed(t))

    def _is_deed(self, noun: Token) -> bool:
        """Whether a noun without article may be a deed: "fraud", "smuggling fuel", not "the report" or "migrants"."""
        return not any(c.dep_ in ("det", "nmod:poss") for c in noun.lefts) and all(
            f.entity.kind == "Thing" for f in self.index.at(noun)
        )

    def _take(self, slot: Slot, path: str, token: Token) -> bool:
        if slot.words:
            return self._take_word(slot, token)
        if token in self.taken:
            return False
        if slot.role == "ABOUT":
            return self._take_content(path, token)
        return self._take_party(slot, path, token)

    def _take_word(self, slot: Slot, token: Token) -> bool:
        """Accept one of the words that the pattern asks for; what hangs on it then counts as the predicate's."""
        members = (t for member in coordinated(token) for t in (member, *_measured(member)))
        member = next((t for t in members if whole_lemma(t) in slot.words), None)
        if member is None or (member.pos_ == "ADJ" and is_negated(member)):
            return False  # "found not guilty"
        self.args = _merge(self.args, member)
        self.taken.append(member)
        return True

    def _take_content(self, path: str, token: Token) -> bool:
        """Accept as content anything but a person, a day, where it was said ("on Twitter"); of an office, its field.
        An office described is a content ("was elected mayor").
        """
        if self.frame.kind == "role" and not is_field(token):
            return False
        office = path in ("as", "xcomp", "to")
        kinds = {f.entity.kind for f in self.index.at(token) if not (office and f.mention.form == "description")}
        if token.ent_type_ == "DATE" or "Person" in kinds or (path == "on" and "Organization" in kinds):
            return False
        self.about = token
        return True

    def _take_party(self, slot: Slot, path: str, token: Token) -> bool:
        """Accept entities of the right class; an act against a thing goes to whose thing it is."""
        if (token.pos_ == "VERB" and path not in _CLAUSAL) or (token.pos_ == "NOUN" and token.lemma_ in _UNITS):
            return False  # "committed to defeating the rebels", "on Sunday night"
        if path == "obj" and token.lower_ == "it" and not self.frame.words.isdisjoint(ANSWERING):
            return False  # what is denied is said and no body
        if path == "in" and token.lemma_.lower() in _CIRCUMSTANCES:
            return False  # "declared an emergency in anticipation of the storm"
        alone = self.frame.kind in ("role", "mention") and path == "subj"
        fillers = self.index.at(token) if alone else self.index.fillers(token)
        wanted = self.relation.domain if slot.role == "SUBJ" else self.relation.range
        if self.frame.kind == "role" and path == "for" and is_field(token):
            return False
        fitting = [f for f in fillers if self._is_fit(f, slot, wanted)]
        if slot.role == "OBJ" and self.relation.category in _AGAINST_PARTIES:
            own = {f.entity.id for f in self.fillers.get("SUBJ", ())}
            behind_it = parties(token, self.index) or givers(token, self.frame, self.index)
            bill = token.pos_ == "PROPN" and not own.isdisjoint(f.entity.id for f in behind_it)
            if behind_it and not bill:  # "the senate rejected Senate Bill 9"
                fitting, self.about = behind_it, self.about or token
        if not fitting and (self.relation.category is not None or self.relation.name == "stated"):
            fitting = [f for f in self._instead(slot, path, token) if self._is_fit(f, slot, wanted)]
        if fitting and slot.role:
            self.fillers[slot.role] = fitting
            self.reciprocal = slot.role if slot.reciprocal else self.reciprocal
        return bool(fitting)

    def _is_fit(self, filler: Filler, slot: Slot, wanted: str | None) -> bool:
        """Whether an entity is of the class that relation and slot ask for; aid goes to no thing."""
        kind = filler.entity.kind
        if slot.role == "OBJ" and self.relation.category == "AID" and kind == "Thing":
            return False
        if self.frame.kind == "role" and filler.token.dep_ == "conj" and filler.token.tag_ == "NNS":
            return False  # "Ada Brandt of Harrow Lines and colleagues"
        if slot.role == "OBJ" and self._is_of_bodies(filler):
            return False
        return self.ontology.is_a(kind, wanted) and self.ontology.is_a(kind, slot.kind)

    def _is_of_bodies(self, filler: Filler) -> bool:
        """Whether an office is that of no place: "US Speaker" leads none, "chairman Ora Quist of Karsa" lives there."""
        role = self.frame.role
        if role is None or role.rules or filler.entity.kind != "GeopoliticalEntity" or not _is_known_place(filler):
            return False
        home = role.how == "title" and filler.token.i > role.holder.i
        return self.relation.name == "leads" or home

    def _instead(self, slot: Slot, path: str, token: Token) -> list[Filler]:
        """The party that a thing belongs to, where it is no party itself."""
        if slot.role == "SUBJ":
            return behind(token, self.index)
        if path not in ("obj", "iobj", "subj") or self.relation.category in _AGAINST_PLACES:
            return inside(token, self.index)
        return []

    def _take_inner(self, slot: Slot) -> bool:
        """Take the object out of the content: who is affected by it, or acts in it."""
        if self.about is None:
            return False
        subjects = {f.entity.id for f in self.fillers.get("SUBJ", ())}

        def fits(filler: Filler) -> bool:
            kind, whose = filler.entity.kind, {filler.entity.id, *owners(filler.token, self.index)}
            return kind != "Thing" and self.ontology.is_a(kind, self.relation.range) and subjects.isdisjoint(whose)

        if slot.inner == "affected":
            fitting = affected(self.about, self.index, fits)
        else:
            fitting = [f for f in actor(self.about, self.index) if fits(f)]
        if fitting:
            self.fillers["OBJ"] = fitting
        return bool(fitting)

    def _has_ended(self) -> bool:
        return self.frame.role.over if self.frame.role is not None else _was(self.frame)

    def _lacks_agent(self) -> bool:
        """Whether a passive names nobody who acts: then the subject of an event with a known object may be missing."""
        if not self.frame.passive or self.frame.args.get("subj"):
            return False
        direct = any("obj" in slot.paths for slot in self.pattern.slots)  # "sanctions were imposed on Osmark"
        direct = direct and any(slot.role == "OBJ" or slot.inner for slot in self.pattern.slots)
        suffers = any(slot.role == "OBJ" and "obj" in slot.paths for slot in self.pattern.slots)
        general = "agent" in self.pattern.flags or (suffers and _is_of_any(self.frame))
        present = _is_present(self.frame.head) and general
        rule = present or "actor" in self.pattern.flags or _is_within_rule(self.frame.head)
        event = "agentless" in self.pattern.flags or (self.relation.category is not None and not rule)
        return event and direct


def _measured(noun: Token) -> Iterator[Token]:
    """What a quantity is of: "two tons of flour", "a barrage of rockets", "thousands of troops"."""
    if noun.lemma_.lower() in _MEASURES:
        yield from (t for path, t in arguments(noun) if path == "of")
    elif (whole := partitive(noun)) is not None:
        yield whole


def _is_known_place(filler: Filler) -> bool:
    label = filler.entity.label
    return bool(knowledge.country(label) or knowledge.place(label))


def _is_present(verb: Token) -> bool:
    """Whether a passive stands in the simple present: "is allowed to"."""
    words = [c for c in verb.lefts if c.dep_.startswith("aux")]
    return len(words) == 1 and words[0].tag_ in ("VBZ", "VBP")


def _is_of_any(frame: Frame) -> bool:
    """Whether it is done to a bare plural: "officials are removed" is a rule."""
    suffering = frame.args.get("obj", ())
    return bool(suffering) and all(t.tag_ == "NNS" and not any(t.children) for t in suffering)


def _is_within_rule(verb: Token) -> bool:
    """Whether a passive gerund only tells when a rule holds: "are removed after being impeached"."""
    gerund = first_conjunct(verb)
    main = gerund.head
    being = gerund.dep_ == "advcl" and any(c.lower_ == "being" for c in gerund.lefts)
    return being and is_passive(main) and _is_present(main) and _is_of_any(verb_frame(main))


def _is_over(verb: Token) -> bool:
    """Whether a state held once: "used to own", "previously belonged to"."""
    once = verb.lemma_.lower() in _STATES and any(c.lower_ in _FORMERLY for c in verb.children)
    return once or (
        verb.dep_ in ("xcomp", "advcl")
        and verb.head.lower_ == "used"
        and marker_of(verb) == "to"
        and not is_passive(verb.head)
    )


def _was(frame: Frame) -> bool:
    """Whether a verb tells a state of the past: "led the union until 2010", "ruled for ten years"."""
    verb = frame.head
    if frame.kind == "noun":
        return any(c.lower_ in PAST for c in verb.lefts)  # "the ousted Harrow government"
    if frame.kind != "verb" or verb.tag_ != "VBD":
        return False
    behind = verb.doc[verb.i : verb.sent.end].text
    return has_ended(behind) or _YEARS.search(behind) is not None


def _wrong_role(pattern: Pattern, frame: Frame) -> str:
    """Why a role is not of the sort that a pattern asks for."""
    role = frame.role
    if "office" in pattern.flags and (role is None or role.office is None or role.noun.lemma_.lower() == "member"):
        return "no office"
    if "contest" in pattern.flags and not tells_match(frame.head):
        return "no match"
    if "plural" in pattern.flags and frame.head.tag_ not in ("NNS", "NNPS"):
        return "one is not several"
    if "title" in pattern.flags and (role is None or role.how != "title"):
        return "no title before a name"
    if role is not None and role.how == "title" and _is_trade(frame):
        return "a trade, no office"
    return "the office does not lead" if "heads" in pattern.flags and (role is None or not role.leads) else ""


def _is_trade(frame: Frame) -> bool:
    """Whether a director directs plays or films: the word is written small, and no body stands beside it."""
    if frame.head.text not in _DIRECTORS or frame.head.dep_ == "conj":  # "founder and director"
        return False
    before = all(t.lower_ in _ARTS for t in frame.args.get("mod", ()))
    return before and not any(frame.args.get(path) for path in ("of", "at", "poss"))


def _merge(args: Arguments, noun: Token) -> Arguments:
    """The predicate's arguments and those of a word that is a part of it ("put pressure on …", "vowed to back …")."""
    merged = {path: list(tokens) for path, tokens in args.items()}
    if noun.pos_ == "VERB":
        merged.pop("obj", None)
    for path, argument in arguments(noun):
        if path != "subj" and (path != "obj" or noun.pos_ == "VERB"):
            merged.setdefault(path, []).append(argument)
    return {path: tuple(tokens) for path, tokens in merged.items()}
