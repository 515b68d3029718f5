"""What may be a mention: a span with its head, before it is known which entity it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span, Token

from kg.knowledge import Country
from kg.records import Form, Kind


@dataclass(slots=True, eq=False)
class Candidate:
    """One possible mention. `country` ties it to a country: itself for a country, its place for a group.

    `key` is what makes two descriptions the same thing ("mexican government"); `label` is how to call it
    where its own words are not enough; `plural` matters to pronouns.
    """

    span: Span
    head: Token
    form: Form
    kind: Kind
    key: str
    country: Country | None = None
    plural: bool = False
    definite: bool = False
    label: str | None = None

    @property
    def name(self) -> str:
        """Its words, with what a name shares with the next: "North Karsa" for "North" of "North and South Karsa"."""
        return self.label or self.span.text

    @property
    def order(self) -> tuple[int, int, str]:
        """Text order; the key settles two mentions in the same words."""
        return self.span.start, self.span.end, self.key
