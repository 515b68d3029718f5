"""Match patterns against frames."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from kg.claims.binding import Binding
from kg.claims.index import Filler, MentionIndex
from kg.claims.places import is_nation, is_seat, may_lie_in
from kg.claims.verbs import Frame
from kg.ontology import Ontology, Pattern, Relation
from kg.records import Entity


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
        binding = Binding(self.ontology, relation, pattern, frame, index, frame.args)
        if reason := binding.bind():
            if frame.kind != "mention":
                yield Miss(relation.name, pattern.id, frame.head.text, reason)
            return
        for subject, object_ in binding.pairs():
            if "named" in pattern.flags and not _are_named(frame, subject, object_):
                continue
            if "seat" in pattern.flags and not is_seat(subject, object_):
                continue
            if "within" in pattern.flags and not may_lie_in(subject, object_):
                continue
            if "nation" in pattern.flags and not is_nation(object_):
                continue
            if subject is None or object_ is None or subject.entity.id != object_.entity.id:
                yield Match(relation, pattern, frame, subject, object_, binding.about, binding.bound)


def _are_named(frame: Frame, subject: Filler | None, object_: Filler | None) -> bool:
    """Whether both have names; what a bare mention is about has to be named there and then."""
    here = frame.kind != "mention" or (subject is not None and _is_named_there(subject))
    owned = object_ is not None and object_.token.dep_ in ("poss", "nmod:poss")
    if frame.kind == "mention" and subject is not None and owned:
        here = here and not _is_nickname(subject.entity)
    return here and all(f is not None and _has_name(f) for f in (subject, object_))


def _is_nickname(who: Entity) -> bool:
    """Whether a text calls somebody by one word throughout: a figure or a by-name ("Osmark's Darling")."""
    return who.kind == "Person" and all(" " not in name for name in (who.label, *who.aliases))


def _is_named_there(filler: Filler) -> bool:
    """Whether a mention is a name or one follows it: "the town of Karsa"."""
    places = {mention.span.start for mention in filler.entity.mentions if mention.form == "name"}
    beside = (filler.token.head, *filler.token.subtree)
    return filler.mention.form == "name" or any(t.idx in places for t in beside)


def _has_name(filler: Filler) -> bool:
    """Whether an entity has a name; a person has to be named on the spot."""
    if filler.entity.kind == "Person":
        return filler.mention.form == "name"
    return any(m.form == "name" for m in filler.entity.mentions)
