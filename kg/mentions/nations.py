"""Demonyms: the words that tie somebody or something to a country."""

from __future__ import annotations

from spacy.tokens import Token

from kg import knowledge


def nation_of(token: Token) -> knowledge.Country | None:
    """The country that a demonym belongs to, also of two words ("South Korean"); "Central American" is no American."""
    if not token.text[:1].isupper():
        return None
    pair = token.doc[max(token.i - 1, token.sent.start) : token.i + 1].text
    return knowledge.demonym(pair) or (None if knowledge.adherent(pair) else knowledge.demonym(token.text))
