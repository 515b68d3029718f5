"""The mentions of one entity within a document."""

from __future__ import annotations

from dataclasses import dataclass, field
from unicodedata import category

from kg import knowledge
from kg.knowledge import tables
from kg.mentions.candidates import Candidate
from kg.mentions.pronouns import FEMALE, MALE
from kg.records import Kind


@dataclass(slots=True, eq=False)
class Group:
    """The mentions of one entity, in the order they were added."""

    kind: Kind
    members: list[Candidate] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)

    @property
    def names(self) -> list[str]:
        """The names among the mentions, without invisible characters."""
        return [visible(c.name) for c in self.members if c.form == "name"]

    @property
    def country(self) -> knowledge.Country | None:
        """The country that the entity is, or belongs to; what is said of a town makes it no country."""
        own = (c for c in self.members if self.kind != "GeopoliticalEntity" or c.kind == self.kind)
        return next((c.country for c in own if c.country), None)

    @property
    def gender(self) -> str | None:
        """What title, pronouns or first name tell, None where they do not."""
        for words in sorted(self.titles):
            title = knowledge.title(words) or knowledge.title(words.split()[-1])
            if title is not None and title.gender:
                return title.gender
        pronouns = {c.key for c in self.members if c.form == "pronoun"}
        if pronouns & MALE or pronouns & FEMALE:
            return "male" if pronouns & MALE else "female"
        return next((g for g in map(knowledge.gender_of, self.names) if g), None)

    def last_before(self, candidate: Candidate) -> Candidate | None:
        """The nearest mention before a candidate."""
        before = [c for c in self.members if c.span.start < candidate.span.start]
        return max(before, key=lambda c: c.span.start, default=None)


def fold(name: str) -> str:
    """A name without case, article, accents, dots of initials and typographic apostrophes, to compare it."""
    return tables.fold(visible(name)).casefold()


def visible(name: str) -> str:
    """A name without characters that show nothing, as joiners of width zero, and what they joined to it ("'s")."""
    shown = name if name.isascii() else "".join(c for c in name if category(c) != "Cf")
    return shown if shown == name else shown.removesuffix("'s")


def is_shouted(name: str) -> bool:
    """Whether a name is written in capitals that are no abbreviation, as headlines do."""
    return name.isupper() and len(name) > 5
