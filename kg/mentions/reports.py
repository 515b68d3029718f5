"""Words that report what somebody says, and the clause that they introduce."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from kg.language.syntax import RELATIVE_CLAUSES, arguments, is_gerund, marker_of, relative_pronoun
from kg.mentions.speakers import name_before
from kg.ontology import load

_DENIALS = frozenset({"deny", "admit", "believe", "think"})
_COMMAS = (",", "—", "–")
_ANSWERED = frozenset("claim report allegation accusation rumor rumour suggestion assertion story".split())
_LABELS = frozenset({"name", "title", "term", "word"})
_REPORTING = frozenset(
    "answer retort joke quip laugh promise vow pledge swear hope fear suspect expect doubt boast rule decide "
    "hint imply caution counter contend charge lament urge cry shout whisper mutter sigh signal".split()
)  # speech and thought with content that `stated` does not cover


@dataclass(frozen=True, slots=True)
class Quotation:
    """Reported content. `speaker` is the head of who says it, None for nobody named ("reportedly", "it was said").

    `start` and `end` are the code points of the content, `direct` whether it stands in quotation marks.
    """

    start: int
    end: int
    verb: Token
    speaker: Token | None
    direct: bool

    def holds(self, token: Token) -> bool:
        """Whether a token is part of the content; the words of the report itself never are."""
        inside = self.start <= token.idx < self.end
        return inside and (self.direct or not _is_report(token, self.verb))


def _is_report(token: Token, verb: Token) -> bool:
    hangs = verb.dep_ == "parataxis" or host_of(verb) is not None
    inside = hangs and (token == verb or verb.is_ancestor(token))
    content = content_clause(verb) if inside and token != verb else None
    return inside and not (content is not None and verb.is_ancestor(content) and content in (token, *token.ancestors))


@cache
def speech_verbs() -> frozenset[str]:
    """The verbs that introduce what somebody says: those of the `stated` patterns."""
    patterns = load().relations["stated"].patterns
    return frozenset(word for p in patterns if p.kind == "verb" for word in p.words)


@cache
def reporting_verbs() -> frozenset[str]:
    """All verbs whose clause is somebody's words or thought."""
    return speech_verbs() | _DENIALS | _REPORTING


def content_clause(verb: Token) -> Token | None:
    """The head of the clause that a verb of speech introduces: its complement, or the clause that it interrupts."""
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in reporting_verbs():
        return None
    if marker_of(verb) == "as" and (host := host_of(verb)) is not None and not _has_that(verb):
        return host
    for path, argument in arguments(verb):
        if (path == "that" and _is_content(argument, verb)) or (
            argument.dep_ in ("xcomp", "advcl", "ccomp") and is_gerund(argument) and verb.lemma_ in _DENIALS
        ):
            return argument
        if path == "parataxis" and argument.i > verb.i and argument.pos_ in ("VERB", "AUX") and _is_told(argument):
            return argument
    if verb.dep_ == "parataxis" and not _is_beside(verb, (";", ":")) and _reports(verb):
        return _predicate(verb.head, verb)
    if (host := host_of(verb)) is not None:
        return host
    told = next((c for c in verb.children if c.dep_.startswith("csubj") and marker_of(c) == "that"), None)
    if told is not None:
        return told  # "it was alleged that"
    holders = (a for path, a in arguments(verb) if path != "to" or a.lemma_.lower() not in _ANSWERED)
    clauses = (t for a in holders for path, t in arguments(a) if path == "that" and t.dep_ == "acl")
    return next(clauses, None)


def _predicate(token: Token, report: Token) -> Token:
    """What is said of a subject that a parse hangs the report behind it on: "The port, Solt said, was closed"."""
    subject = token.dep_ in ("nsubj", "nsubj:pass", "nsubjpass") and token.i < report.i < token.head.i
    return token.head if subject else token


def _is_content(clause: Token, verb: Token) -> bool:
    """Whether a complement is no relative clause, but for one whose pronoun stands before the report: "which, she said,
    has sunk".
    """
    pronoun = relative_pronoun(clause)
    return pronoun is None or pronoun.i < verb.i < clause.i


def _has_that(verb: Token) -> bool:
    """Whether a verb has a clause of its own: "…, as the harbour claims the order is void"."""
    return any(c.dep_ == "ccomp" and (marker_of(c) == "that" or _has_subject(c)) for c in verb.rights)


def _has_subject(clause: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubj:pass", "nsubjpass") for c in clause.lefts)


def _is_told(clause: Token) -> bool:
    """Whether a clause beside a verb is its content; one behind a semicolon, or beside its object, is another."""
    whole = any(c.dep_ in ("obj", "dobj") and c.i < clause.i for c in clause.head.rights)
    return not _is_beside(clause) and not (whole and clause.head.lemma_.lower() in _DENIALS)


def _reports(verb: Token) -> bool:
    """Whether a clause in the passive reports: "it was said", not "the fires be added"."""
    told = (c for c in verb.lefts if c.dep_ in ("nsubj:pass", "nsubjpass"))
    return all(c.lower_ == "it" for c in told)


def _is_beside(verb: Token, signs: tuple[str, ...] = (";",)) -> bool:
    """Whether a clause stands behind a semicolon, or another sign, and says something of its own."""
    first = verb.left_edge
    return first.text in signs or (first.i > 0 and verb.doc[first.i - 1].text in signs)


def host_of(verb: Token) -> Token | None:
    """The clause that a report stands in: "The storm, forecasters say, will come", "as forecasters say"."""
    if verb.lemma_.lower() not in speech_verbs():
        return None
    if not any(c.dep_ == "nsubj" for c in verb.lefts):
        return _clause_before(verb)
    if verb.dep_ == "advcl" and marker_of(verb) == "as":
        own = any(c.lemma_ in _LABELS for c in verb.lefts) or verb.head.lower_ == "same"
        return None if own else verb.head  # "as its name suggests", "the same as she says" report nothing
    noun = verb.head
    if verb.dep_ not in RELATIVE_CLAUSES or noun.dep_ not in ("nsubj", "nsubj:pass") or relative_pronoun(verb):
        return None
    first, after = verb.left_edge, verb.right_edge.i + 1
    doc = verb.doc
    if noun.i < noun.head.i < first.i and _COMMAS[0] in (first.text, first.nbor(-1).text):
        return noun.head  # "Six villages were shelled by Osmark, the brigade claimed"
    closed = verb.right_edge.text in _COMMAS or (after < len(doc) and doc[after].text in _COMMAS)
    opened = first.text in _COMMAS or (first.i > 0 and doc[first.i - 1].text in _COMMAS)
    return noun.head if closed and opened else None


def _clause_before(verb: Token) -> Token | None:
    """The clause that ends where a report starts whose speaker a parse hangs elsewhere or that has it behind the verb:
    "The papers are lost, Noor Haddad, the treasurer, explained", "She listened, says Abdul Kerr".
    """
    finite = verb.tag_ in ("VBD", "VBZ", "VBP")
    if not finite or verb.dep_ not in RELATIVE_CLAUSES | {"conj"} or any(c.dep_ in ("cc", "mark") for c in verb.lefts):
        return None
    if verb.dep_ == "conj":
        inverted = any(c.dep_ == "nsubj" for c in verb.rights)
        return verb.head if inverted and verb.nbor(-1).text in _COMMAS else None
    ends = verb.i + 1 == verb.sent.end or verb.nbor().is_punct
    return verb.sent.root if ends and relative_pronoun(verb) is None and name_before(verb) is not None else None
