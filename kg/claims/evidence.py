"""Where a claim stands in its document: the sentence, the words of its parts and its content."""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.denials import accusation
from kg.claims.index import Filler
from kg.claims.matching import Match
from kg.claims.parties import is_field
from kg.language.syntax import arguments, edges
from kg.mentions.quotations import content_clause, content_of, within_marks
from kg.mentions.roles import Role
from kg.mentions.titles import is_rank
from kg.records import Document, Evidence, Passage, Span

_OWNERS = frozenset({"ORG", "GPE", "LOC", "NORP"})  # "NTSB spokesman" is spokesman of the NTSB

_COMPLEMENTS = frozenset({"for", "to", "from", "into", "through", "without", "against", "of", "with"})


def text_order(match: Match) -> tuple[Filler | None, Filler | None]:
    """A symmetric claim is kept once, in text order."""
    subject, object_ = match.subject, match.object
    if match.relation.symmetric and subject and object_ and object_.token.i < subject.token.i:
        return object_, subject
    return subject, object_


def find_evidence(match: Match, document: Document, subject: Filler | None, object_: Filler | None) -> Evidence:
    """The sentence of a claim, widened where a mention reaches beyond it, with the spans of its parts."""
    sentence = match.frame.head.sent
    start, end = sentence.start_char, sentence.end_char
    for filler in (subject, object_):
        if filler is not None:
            start, end = min(start, filler.mention.span.start), max(end, filler.mention.span.end)
    text = document.text[start:end]
    start, end = start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
    return Evidence(
        document.text[start:end],
        start,
        end,
        _trigger(match),
        subject.mention.span if subject else None,
        object_.mention.span if object_ else None,
    )


def _trigger(match: Match) -> Span:
    role, head = match.frame.role, match.frame.head
    if role is not None:
        return Span(role.words.start_char, role.words.end_char)
    return Span(head.idx, head.idx + len(head))


def content(match: Match, document: Document) -> Passage | None:
    """The content: a clause, a noun phrase, or for an office its title without whose it is."""
    role = match.frame.role
    if role is not None:
        bare = next((t for t in role.words if t.ent_type_ not in _OWNERS or is_rank(t)), role.words[-1])
        start, end = bare.idx, _office_end(role, match.object)
    elif match.frame.content is not None:
        start, end = match.frame.content
    elif match.about is None:
        return None
    else:
        start, end = _content(match.frame.head, match.about, document.text)
        said = match.about == content_clause(match.frame.head)
        if _is_deed(match.about) and not said and not match.about.is_ancestor(match.frame.head):
            end = max(end, _trailing(match, match.about))
        agent = match.subject.token if match.subject is not None else match.about
        if match.frame.passive and agent != match.about and agent in match.about.subtree and agent.i > match.about.i:
            end = len(document.text[: agent.left_edge.idx].rstrip())  # "of fraud by the union"
        start, end = within_marks(document.text, start, end)
    return Passage(document.text[start:end], start, end)


def _office_end(role: Role, body: Filler | None) -> int:
    """Where a title ends with the field that it is for: "minister for industry", not "spokesman for the bank"."""
    fields = (t for path, t in arguments(role.noun) if path == "for" and is_field(t) and t.i >= role.words.end)
    field = next(fields, None)
    apart = field is not None and (body is None or body.token not in field.subtree)
    return edges(field)[1] if field is not None and apart else role.words.end_char


def _trailing(match: Match, about: Token) -> int:
    """Where a content ends with what follows it at once and hangs on the report: "of smuggling fuel for profit"."""
    taken = {f.token for f in (match.subject, match.object) if f is not None}
    last, end = about.right_edge, accusation(about)[1]
    for path, token in arguments(match.frame.head):
        follows = token.left_edge.i == last.i + 1 and token.ent_type_ != "DATE"
        if path in _COMPLEMENTS and follows and taken.isdisjoint(token.subtree):
            last, end = token.right_edge, edges(token)[1]
    return end


def _is_deed(about: Token) -> bool:
    return about.pos_ == "VERB" or any(c.tag_ == "VBG" for c in about.lefts)


def _content(trigger: Token, about: Token, whole: str) -> tuple[int, int]:
    """The code points of a content, without the word that introduces it ("of", "that"); where the
    report hangs on its own content, without the report.
    """
    said = trigger.lower_ == "according" or about in (trigger.head, content_clause(trigger))
    start, end = (content_of(trigger) if said else None) or accusation(about)
    if about == trigger.head and trigger.dep_ == "acl" and about.i < trigger.i:
        end = len(whole[: trigger.left_edge.idx].rstrip(" ,"))  # "the arrest, reported by the radio"
    for marker in about.lefts:
        if marker.idx == start and marker.dep_ in ("case", "mark") and marker.tag_ != "TO":
            start = marker.idx + len(marker)
    text = whole[start:end]
    return start + len(text) - len(text.lstrip(" ,\n")), end
