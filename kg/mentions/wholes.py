"""Names of several parts that the pipeline cuts: known bodies, campuses, what a small word or a dash joins."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from kg import knowledge

_LONGEST = 9
_DASHES = frozenset({"-", "–", "—"})
_SMALL = frozenset({"of", "the", "and", "for", "&"})
_AIMED = frozenset({"Without", "Against", "For", "Behind", "Before", "Beyond"})
_FOUNDED = frozenset(
    "movement front alliance campaign union council committee coalition league foundation fund forum organization "
    "organisation association society institute centre center network initiative commission rally party".split()
)
_PREMISES = frozenset("theatre theater restaurant café cafe bar pub hotel saloon diner store".split())
_LINES = frozenset("express railway line highway expressway motorway corridor road route ferry".split())
_POSSESSIVES = frozenset({"'s", "’s"})


def joined_names(doc: Doc) -> Iterator[Span]:
    """Yield the names that are longer than the pipeline's, with their label; they may overlap."""
    for token in doc:
        if _starts_name(token):
            found = _known(token) or _aimed(token) or _for_a_cause(token)
            if found is not None:
                yield found
    names = {name.start: name for name in doc.ents}
    for name in names.values():
        following = names.get(name.end + 1)
        whole = _campus(name) or _hyphened(name, following) or _line(name) or _premises(name, following)
        if whole is not None:
            yield whole


def _starts_name(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ")


def _known(first: Token) -> Span | None:
    """A body of the tables, of at least three words: "African Export–Import Bank"."""
    doc = first.doc
    for end in range(min(first.i + _LONGEST, first.sent.end), first.i + 2, -1):
        if doc[end - 1].text[:1].isupper() and doc[end - 1].text not in ("The", "A"):
            words = doc[first.i : end].text.replace("–", "-")
            if "," not in words and knowledge.organization(words) is not None:
                return Span(doc, first.i, end, "ORG")
    return None


def _aimed(first: Token) -> Span | None:
    """People for or against something by their name: "Reporters Without Borders"."""
    doc, i = first.doc, first.i + 1
    aim = i + 1 + (i + 1 < first.sent.end and doc[i + 1].text == "the")
    aimed = aim < first.sent.end and doc[i].text in _AIMED and doc[aim].text[:1].isupper()
    if not aimed or first.tag_ not in ("NNS", "NNPS") or all(t.text[:1].isupper() for t in first.sent if t.is_alpha):
        return None
    return Span(doc, first.i, _end_of_run(doc, aim, first.sent.end), "ORG")


def _for_a_cause(first: Token) -> Span | None:
    """A body and what it was founded for: "Movement for the Emancipation of the Niger Delta"."""
    doc, start, end = first.doc, first.i, first.i
    while end < first.sent.end and doc[end].text[:1].isupper() and doc[end].lower_ not in _FOUNDED:
        end += 1
    follows = end + 2 < first.sent.end and doc[end].lower_ in _FOUNDED and doc[end].text[:1].isupper()
    if not follows or doc[end + 1].text != "for":
        return None
    cause = end + 2 + (doc[end + 2].text == "the")
    if cause >= first.sent.end or not _is_cause(doc[cause]):
        return None
    return Span(doc, start, _end_of_run(doc, cause, first.sent.end), "ORG")


def _is_cause(word: Token) -> bool:
    named = word.ent_type_ in ("PERSON", "GPE", "DATE") or knowledge.country(word.text) or knowledge.place(word.text)
    return word.text.istitle() and word.pos_ in ("NOUN", "PROPN", "ADJ") and not named


def _end_of_run(doc: Doc, start: int, limit: int) -> int:
    """Where a run of capitalised words ends, with the small words inside it."""
    end = i = start
    while i < limit and (doc[i].text[:1].isupper() or doc[i].text in _SMALL or _is_tight(doc[i])):
        if doc[i].text in ("and", "&") and i + 1 < limit and doc[i + 1].lower_ in _FOUNDED:
            break  # "the Centre for Peace and Centre for Justice"
        i += 1
        end = i if doc[i - 1].text[:1].isupper() else end
    return end


def _is_tight(dash: Token) -> bool:
    return dash.text in _DASHES and not dash.whitespace_ and not dash.nbor(-1).whitespace_


def _campus(name: Span) -> Span | None:
    """A university of a state with the town behind a comma: "University of California, San Diego"."""
    doc, seat = name.doc, name.end + 1
    if name.label_ != "ORG" or "University of" not in name.text or seat >= len(doc) or doc[name.end].text != ",":
        return None
    state = name.text.rpartition(" of ")[2]
    for end in range(min(seat + 3, name.sent.end), seat, -1):
        towns = knowledge.place(doc[seat:end].text) if doc[end - 1].text[:1].isupper() else ()
        if any(town.kind == "city" and town.region == state for town in towns):
            return Span(doc, name.start, end, "ORG")
    return None


def _hyphened(name: Span, other: Span | None) -> Span | None:
    """Two halves of a body with a dash between: "Farm–Trade Council"."""
    doc, dash = name.doc, name.end
    if name.label_ != "ORG" or other is None or other.label_ != "ORG" or doc[dash].text not in _DASHES:
        return None
    bodies = [knowledge.noun(half[-1].lower_) == "organization" for half in (name, other)]
    return Span(doc, name.start, other.end, "ORG") if _is_tight(doc[dash]) and bodies == [False, True] else None


def _line(name: Span) -> Span | None:
    """A road, a railway or a train by the towns that it joins: "Halden–Karsa Mail Express"."""
    doc, dash = name.doc, name.end - (name[-1].text in _DASHES)
    if name.label_ not in ("GPE", "LOC") or dash >= name.sent.end or doc[dash].text not in _DASHES:
        return None
    end = _end_of_run(doc, dash + 1, name.sent.end) if _is_tight(doc[dash]) else dash
    return Span(doc, name.start, end, "FAC") if end > dash + 1 and doc[end - 1].lower_ in _LINES else None


def _premises(name: Span, owned: Span | None) -> Span | None:
    """Premises under the name of their keeper, whom no gazetteer has: "Quist's Theatre"."""
    if owned is None or owned.label_ != "FAC" or name.label_ != "GPE" or len(name) > 1:
        return None
    if name.doc[name.end].text not in _POSSESSIVES:
        return None
    kept = owned[-1].lower_ in _PREMISES and not knowledge.place(name.text) and not knowledge.country(name.text)
    return Span(name.doc, name.start, owned.end, "FAC") if kept else None
