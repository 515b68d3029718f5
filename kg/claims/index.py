"""From tokens back to the entities that the mentions stage found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kg import knowledge
from kg.language.syntax import comma_before, coordinated, first_conjunct, marker_of
from kg.mentions.antecedents import GENERIC_PLACES
from kg.mentions.candidates import Candidate
from kg.mentions.descriptions import partitive
from kg.records import Entity, Mention


@dataclass(frozen=True, slots=True)
class Filler:
    """An argument that means an entity."""

    token: Token
    mention: Mention
    entity: Entity


def _is_beside(name: Token, noun: Token) -> bool:
    """Whether a name stands right behind the noun that it explains ("journalist Mesut Bal"), without a comma."""
    beside = name.dep_ == "appos" and name.left_edge.i == noun.i + 1 and comma_before(name) is None
    return beside and not _is_whose(name, noun)


def _is_whose(name: Token, noun: Token) -> bool:
    """Whether a name behind a thing is who has it: "the views Ada Brandt holds"."""
    return name.ent_type_ == "PERSON" and knowledge.noun(noun.lemma_.lower()) == "thing"


def _members(token: Token) -> list[Token]:
    """A token and what is coordinated with it; of what stands behind "between" there are two, whatever the parse says
    ("between the government of Osmark and the rebels"), and what a second "between" tells is apart.
    """
    if marker_of(token) != "between":
        return coordinated(token)
    whole = coordinated(first_conjunct(token))
    end = next((t.i for t in more_pairs(token) if t.i > token.i), len(token.doc))
    found = [t for t in whole if token.i <= t.i < end]
    if len(found) == 1:
        found += [t for c in token.rights if c.dep_ == "nmod" for t in coordinated(c)[1:]]
    return found


def _explains(name: Token, noun: Token) -> bool:
    """Whether a name right behind a noun is what it means, where a parse joins them: "the rebel group Harrow"."""
    return name.i == noun.i + 1 and name.dep_ == "conj" and name.tag_ == "NNP" and noun.tag_ == "NN"


def more_pairs(token: Token) -> list[Token]:
    """The first of each further pair: "between Ruiz and Brek and between Feld and Varga"."""
    return [t for t in coordinated(first_conjunct(token))[1:] if marker_of(t) == "between"]


def _is_aside(noun: Token) -> bool:
    """Whether a noun stands behind a comma as an apposition, whatever a parse calls it."""
    return noun.dep_ in ("appos", "nmod") and comma_before(noun) is not None and marker_of(noun) is None


def _has_names(filler: Filler) -> bool:
    return any(mention.form == "name" for mention in filler.entity.mentions)


def _starts(name: Token) -> bool:
    """Whether a name is the subject of the verb behind it, with no comma between."""
    end = name.right_edge.i + 1
    return name.ent_type_ == "PERSON" and end < len(name.doc) and name.doc[end].pos_ in ("VERB", "AUX")


class MentionIndex:
    """The mentions of a document by the token that heads them."""

    def __init__(self, doc: Doc, entities: Iterable[Entity]) -> None:
        self.entities = {e.id: e for e in entities}
        self._by_head: dict[int, list[Filler]] = defaultdict(list)
        self._by_part: dict[int, list[Filler]] = defaultdict(list)
        self._spans: list[tuple[Span, Filler]] = []
        for entity in self.entities.values():
            for mention in entity.mentions:
                span = doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
                if span is not None:
                    filler = Filler(span.root, mention, entity)
                    self._spans.append((span, filler))
                    self._by_head[span.root.i].append(filler)
                    self._add_parts(span, filler)
        self._spans.sort(key=lambda pair: pair[1].token.i)

    def _add_parts(self, span: Span, filler: Filler) -> None:
        """A name that a parse takes for two is meant by both: "University of California, San Diego's chancellor"."""
        if filler.mention.form == "name":
            for token in span:
                if token != span.root and token.head not in span and not token.is_punct:
                    self._by_part[token.i].append(filler)

    def at(self, token: Token) -> list[Filler]:
        """What one token means: its own mention, that of the noun it is a part of ("many of the migrants"), or the name
        that a parse hangs on its title.
        """
        named = (self._by_head[c.i] for c in token.children if c.dep_ == "flat" and c.i in self._by_head)
        found = self._by_head.get(token.i) or next(named, []) or self._by_part.get(token.i, [])
        whole = partitive(token) if all(f.entity.kind == "Thing" for f in found) else None
        if whole is not None:
            return self.at(whole)
        if found:
            return found
        names = (c for c in token.children if c.i in self._by_head and (c.dep_ == "flat" or _is_beside(c, token)))
        return next((self._by_head[c.i] for c in names), [])

    def fillers(self, token: Token) -> Iterator[Filler]:
        """What a token and all that are coordinated with it mean."""
        seen = set()
        members = [*self._sharing(token), *_members(token)]
        for member in (t for t in members if not any(_explains(name, t) for name in members)):
            for filler in (
                self._misread_apposition(member)
                or self._misread_owner(member)
                or self._explained(member)
                or self.at(member)
            ):
                if filler.entity.id not in seen:
                    seen.add(filler.entity.id)
                    yield filler

    def _sharing(self, token: Token) -> list[Token]:
        """The names before "and" that share the last word of a name: "North" of "North and South Karsa"."""
        starts = {f.mention.span.start for f in self._by_head.get(token.i, ()) if f.mention.form == "name"}
        before = [c for c in token.lefts if c.dep_ == "compound" and c.i + 2 < token.i and c.i in self._by_head]
        return [c for c in before if c.nbor().lower_ in ("and", "or") and c.nbor(2).idx in starts]

    def _misread_apposition(self, token: Token) -> list[Filler]:
        """A name that the parse makes an apposition of a person it can't be, or that starts its own clause ("A native
        of Halden, Ulf Farren was"): the name is meant.
        """
        person = any(f.entity.kind == "Person" for f in self._by_head.get(token.i, ()))
        beside = [c for c in token.children if c.dep_ == "appos" and person]
        names = [(c, f) for c in beside for f in self._by_head.get(c.i, ())]
        return [f for c, f in names if f.entity.kind == "Organization" or (f.entity.kind == "Person" and _starts(c))]

    def _misread_owner(self, token: Token) -> list[Filler]:
        """Who is told behind the possessive of a name that a parse takes for two: "University of California, San
        Diego's chancellor".
        """
        spans = [f.mention.span for f in self._by_head.get(token.i, ()) if f.mention.form == "name"]
        for noun in (c for c in token.rights if c.dep_ == "appos" and spans):
            owners = (c.idx for c in noun.lefts if c.dep_ in ("nmod:poss", "poss"))
            if any(span.start <= start < span.end for start in owners for span in spans):
                return self.at(noun)
        return []

    def _explained(self, token: Token) -> list[Filler]:
        """The name behind the comma after a description: "the maker of the crane, Brandt Cranes"; after a plural all
        the names: "the sisters Ada and Ora Brandt".
        """
        if token.tag_ == "NNS":
            return self._listed(token)
        if token.tag_ not in ("NN", "CD") or any(_has_names(f) for f in self.at(token)):
            return []
        inner = [c for c in token.rights if c.dep_ == "nmod" and self._may_be_passed(c)]
        beside = [c for noun in (token, *inner) for c in noun.rights if _is_aside(c) and not _starts(c)]
        names = [f for c in beside for f in self.at(c)]
        return [f for f in names if f.mention.form == "name" and f.entity.kind != "Thing"]

    def _may_be_passed(self, noun: Token) -> bool:
        """Whether a name behind a noun's complement explains the noun: the complement is no name, or another person."""
        named = [f for f in self.at(noun) if _has_names(f)]
        return not named or all(f.entity.kind == "Person" and noun.tag_ == "NNP" for f in named)

    def _listed(self, token: Token) -> list[Filler]:
        """The several names that a plural has beside it, or behind "of" ("the cities of Lima and Ica")."""
        place = token.lemma_.lower() in GENERIC_PLACES
        beside = [c for c in token.rights if c.dep_ == "appos" or (place and marker_of(c) == "of")]
        beside = [c for c in beside if len(coordinated(c)) > 1 and not _is_whose(c, token)]
        found = [[f for f in self.at(t) if f.mention.form == "name"] for c in beside for t in coordinated(c)]
        return [f for fillers in found for f in fillers] if found and all(found) else []

    def candidates(self) -> Iterator[Candidate]:
        """The names and pronouns as what roles may belong to, in text order."""
        for span, filler in self._spans:
            if filler.mention.form != "description":
                yield Candidate(span, span.root, filler.mention.form, filler.entity.kind, span.text)

    def named(self) -> Iterator[Span]:
        """The spans of the names, in text order."""
        return (span for span, filler in self._spans if filler.mention.form == "name")

    def heads(self) -> list[int]:
        """The tokens that head mentions, in text order."""
        return sorted(self._by_head)
