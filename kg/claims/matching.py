"""Match patterns against frames."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, product

from spacy.tokens import Token

from kg.claims.frames import Arguments, Frame
from kg.claims.index import Filler, MentionIndex
from kg.claims.parties import actor, affected, parties
from kg.language.syntax import arguments, coordinated
from kg.ontology import Ontology, Pattern, Relation, Slot

_CORE = frozenset({"subj", "obj", "iobj", "poss", "mod", "that", "ing", "of", ","})
_AGAINST_PARTIES = frozenset({"SUPPORT", "REJECT", "ACCUSE"})  # what is done to a plan is done to whose it is


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern that fits a frame, with one subject and one object (None where the words name none)."""

    relation: Relation
    pattern: Pattern
    frame: Frame
    subject: Filler | None
    object: Filler | None
    about: Token | None
    bound: int


@dataclass(frozen=True, slots=True)
class Miss:
    """A pattern whose predicate fits a frame while something else does not."""

    relation: str
    pattern: str
    trigger: str
    reason: str


@dataclass(slots=True)
class _Bindings:
    args: Arguments
    fillers: dict[str, list[Filler]] = field(default_factory=dict)
    about: Token | None = None
    reciprocal: str | None = None
    bound: int = 0


@dataclass(frozen=True)
class Matcher:
    """All patterns of an ontology, found by predicate."""

    ontology: Ontology

    @cached_property
    def _table(self) -> Mapping[tuple[str, str], tuple[tuple[Relation, Pattern], ...]]:
        table: dict[tuple[str, str], list[tuple[Relation, Pattern]]] = {}
        for relation in self.ontology.relations.values():
            for pattern in relation.patterns:
                for word in sorted(pattern.words) or [""]:
                    table.setdefault((pattern.kind, word), []).append((relation, pattern))
        return {key: tuple(rows) for key, rows in table.items()}

    def match(self, frame: Frame, index: MentionIndex) -> Iterator[Match | Miss]:
        """Yield what every pattern for this predicate makes of the frame."""
        words = ["*", *sorted(frame.words)] if frame.kind == "role" else sorted(frame.words) or [""]
        for word in words:
            for relation, pattern in self._table.get((frame.kind, word), ()):
                yield from self._try(relation, pattern, frame, index)

    def _try(self, relation: Relation, pattern: Pattern, frame: Frame, index: MentionIndex) -> Iterator[Match | Miss]:
        bindings, reason = self._bind(relation, pattern, frame, index)
        if bindings is None:
            if frame.kind != "mention":
                yield Miss(relation.name, pattern.id, frame.head.text, reason)
            return
        for subject, object_ in _pairs(bindings):
            if "named" in pattern.flags and not all(f is not None and _has_name(f) for f in (subject, object_)):
                continue
            if subject is None or object_ is None or subject.entity.id != object_.entity.id:
                yield Match(relation, pattern, frame, subject, object_, bindings.about, bindings.bound)

    def _bind(
        self, relation: Relation, pattern: Pattern, frame: Frame, index: MentionIndex
    ) -> tuple[_Bindings | None, str]:
        if reason := _wrong_role(pattern, frame):
            return None, reason
        bindings = _Bindings(frame.args)
        for slot in pattern.slots:
            wanted = relation.domain if slot.role == "SUBJ" else relation.range
            reason = self._fill(slot, relation, wanted, frame, bindings, index)
            if reason and slot.role == "SUBJ" and slot.paths == ("subj",) and _lacks_agent(relation, frame, pattern):
                bindings.fillers["SUBJ"] = []
            elif reason and not slot.optional:
                return None, reason
            elif not reason:
                bindings.bound += 1
            if slot.inner and not reason and not self._fill_inner(slot, relation, bindings, index):
                return None, f"no {slot.inner} party in the content"
        return bindings, ""

    def _fill(
        self, slot: Slot, relation: Relation, wanted: str | None, frame: Frame, bindings: _Bindings, index: MentionIndex
    ) -> str:
        """Bind one slot; returns why it can't be, or the empty string."""
        for path in slot.paths:
            for token in _at(bindings.args, path, frame):
                if slot.words:
                    if member := next((t for t in coordinated(token) if t.lemma_.lower() in slot.words), None):
                        bindings.args = _merge(bindings.args, member)
                        return ""
                elif slot.role == "ABOUT":
                    bindings.about = token
                    return ""
                else:
                    single = frame.kind in ("role", "mention") and path == "subj"
                    fillers = index.at(token) if single else index.fillers(token)
                    fitting = [f for f in fillers if self.ontology.is_a(f.entity.kind, wanted)]
                    if (
                        slot.role == "OBJ"
                        and relation.category in _AGAINST_PARTIES
                        and (owners := parties(token, index) or self._giver(token, frame, index))
                    ):
                        fitting, bindings.about = owners, bindings.about or token
                    if fitting and slot.role:
                        bindings.fillers[slot.role] = fitting
                        bindings.reciprocal = slot.role if slot.reciprocal else bindings.reciprocal
                        return ""
        names = "/".join(slot.paths)
        return f"no {slot.role or '/'.join(sorted(slot.words))} as {names}"

    def _giver(self, thing: Token, frame: Frame, index: MentionIndex) -> list[Filler]:
        """Who a thing comes from where the parse hangs it on the verb: "rejected the offer from Harrow Lines"."""
        if any(f.entity.kind != "Thing" for f in index.at(thing)):
            return []
        near = (t for t in frame.args.get("from", ()) if t.left_edge.i == thing.i + 1)
        return [f for t in near for f in index.fillers(t) if self.ontology.is_a(f.entity.kind, "Agent")]

    def _fill_inner(self, slot: Slot, relation: Relation, bindings: _Bindings, index: MentionIndex) -> bool:
        find = affected if slot.inner == "affected" else actor
        subjects = {f.entity.id for f in bindings.fillers.get("SUBJ", ())}
        fitting = [
            f
            for f in (find(bindings.about, index) if bindings.about is not None else ())
            if self.ontology.is_a(f.entity.kind, relation.range)
            and f.entity.kind != "Thing"
            and f.entity.id not in subjects
        ]
        if fitting:
            bindings.fillers["OBJ"] = fitting
        return bool(fitting)


def _wrong_role(pattern: Pattern, frame: Frame) -> str:
    """Why a role is not of the sort that a pattern asks for."""
    role = frame.role
    if "office" in pattern.flags and (role is None or role.office is None or role.noun.lemma_.lower() == "member"):
        return "no office"
    if "title" in pattern.flags and (role is None or role.how != "title"):
        return "no title before a name"
    return "the office does not lead" if "heads" in pattern.flags and (role is None or not role.leads) else ""


def _lacks_agent(relation: Relation, frame: Frame, pattern: Pattern) -> bool:
    """Whether a passive names nobody who acts: then the subject of an event with a known object may be missing."""
    direct = any(slot.role == "OBJ" and "obj" in slot.paths for slot in pattern.slots)
    return relation.category is not None and frame.passive and direct and "subj" not in frame.args


def _has_name(filler: Filler) -> bool:
    """Whether an entity has a name; a person has to be named on the spot."""
    if filler.entity.kind == "Person":
        return filler.mention.form == "name"
    return any(m.form == "name" for m in filler.entity.mentions)


def _at(args: Arguments, path: str, frame: Frame) -> tuple[Token, ...]:
    """What stands on a path; what a parse hangs on the object may also belong to its verb ("sent tents to Karsa")."""
    if path in args or frame.kind != "verb" or path in _CORE:
        return args.get(path, ())
    return tuple(t for noun in args.get("obj", ()) for p, t in arguments(noun) if p == path)


def _merge(args: Arguments, noun: Token) -> Arguments:
    """The predicate's arguments and those of a noun that is a part of it ("put pressure on …")."""
    merged = {path: list(tokens) for path, tokens in args.items()}
    for path, argument in arguments(noun):
        if path not in ("subj", "obj"):
            merged.setdefault(path, []).append(argument)
    return {path: tuple(tokens) for path, tokens in merged.items()}


def _pairs(bindings: _Bindings) -> Iterator[tuple[Filler | None, Filler | None]]:
    if bindings.reciprocal:
        yield from combinations(bindings.fillers[bindings.reciprocal], 2)
        return
    subjects: Sequence[Filler | None] = bindings.fillers.get("SUBJ") or [None]
    objects: Sequence[Filler | None] = bindings.fillers.get("OBJ") or [None]
    yield from product(subjects, objects)
