"""Bodies that a text names where the pipeline found no name: before an office, and chambers of parliament."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span, Token

from kg import knowledge
from kg.mentions.candidates import Candidate
from kg.mentions.titles import title_before

_CHAMBERS = frozenset({"Senate", "Congress", "Parliament", "Knesset", "Bundestag", "Duma"})
_JOINING = frozenset({"of", "for", "and", "&", "-", "the"})


def find_bodies(doc: Doc, names: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the organisations that stand as names before the office of a person ("Sea Watch spokesman Ulf Farren") and
    chambers of parliament, where none of the names covers them.
    """
    names = list(names)
    covered = {t.i for c in names for t in c.span}
    for name in names:
        title = title_before(name.span) if name.kind == "Person" and name.form == "name" else None
        span = _before(title, covered) if title is not None else None
        if span is not None:
            covered.update(t.i for t in span)
            yield Candidate(span, span.root, "name", "Organization", span.text, definite=True)
    for token in doc:
        if token.i not in covered and token.text in _CHAMBERS and token.tag_ == "NNP":
            yield Candidate(doc[token.i : token.i + 1], token, "name", "Organization", token.text, definite=True)


def _before(title: Span, covered: set[int]) -> Span | None:
    """The name that ends where a title starts, None where there is none or another name covers it."""
    doc, start = title.doc, title.start
    while start > title.sent.start and start - 1 not in covered and _is_part(doc[start - 1]):
        start -= 1
    while start < title.start and not _is_name(doc[start]):
        start += 1
    return doc[start : title.start] if start < title.start and _is_name(doc[title.start - 1]) else None


def _is_part(token: Token) -> bool:
    return _is_name(token) or token.text in _JOINING


def _is_name(token: Token) -> bool:
    """Whether a word is a proper noun or an abbreviation, but no title, demonym or party."""
    titled = not token.text.endswith("s") and knowledge.title(token.text)  # "House of Representatives"
    known = titled or knowledge.demonym(token.text) or knowledge.country(token.text)
    proper = token.tag_ in ("NNP", "NNPS") or (token.text.isupper() and len(token) > 1)
    return proper and not known and not token.ent_type_ and token.text[0].isupper()
