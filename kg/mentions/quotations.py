"""Who says what: reported content with its speaker, in direct and indirect speech."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Token

from kg.language.syntax import arguments, edges, is_passive, relative_pronoun
from kg.ontology import load

_QUOTED = re.compile(r"“[^”“\n]*(?:”|$)|\"[^\"\n]*\"", re.MULTILINE)


_DENIALS = frozenset(
    {"deny", "admit", "believe", "think"}
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
    return verb.dep_ == "parataxis" and (token == verb or verb.is_ancestor(token))


@cache
def speech_verbs() -> frozenset[str]:
    """The verbs that introduce what somebody says: those of the `stated` patterns."""
    patterns = load().relations["stated"].patterns
    return frozenset(word for p in patterns if p.kind == "verb" for word in p.words)


def find_quotations(doc: Doc) -> list[Quotation]:
    """Find all reported content of a document, in text order."""
    direct = list(_direct(doc))
    indirect = [_within(q, direct) for token in doc for q in _indirect(token)]
    return sorted([*indirect, *direct], key=lambda q: (q.start, -q.end, q.verb.i))


def _within(content: Quotation, direct: list[Quotation]) -> Quotation:
    """Content that starts in a speaker's quotation ends with it, whatever the parse adds behind the closing mark."""
    same = (q for q in direct if q.verb == content.verb and q.start <= content.start < q.end < content.end)
    quoted = next(same, None)
    return replace(content, end=quoted.end) if quoted else content


def _indirect(verb: Token) -> Iterator[Quotation]:
    """Content as a clause of a verb of speech, or with "according to"."""
    if verb.lower_ == "according":
        yield from according_to(verb)
    elif (content := content_of(verb)) is not None:
        yield Quotation(*content, verb, speaker_of(verb), direct=False)


def content_clause(verb: Token) -> Token | None:
    """The head of the clause that a verb of speech introduces: its complement, or the clause that it interrupts."""
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in speech_verbs() | _DENIALS:
        return None
    for path, argument in arguments(verb):
        if (path == "that" and relative_pronoun(argument) is None) or (
            path in ("ing", "xcomp") and argument.tag_ == "VBG" and verb.lemma_ in _DENIALS
        ):
            return argument
        if path == "parataxis" and argument.i > verb.i and argument.pos_ in ("VERB", "AUX"):
            return argument
    if verb.dep_ == "parataxis":
        return verb.head
    clauses = (t for _, a in arguments(verb) for path, t in arguments(a) if path == "that" and t.dep_ == "acl")
    return next(clauses, None)


def content_of(verb: Token) -> tuple[int, int] | None:
    """The code points of what a verb of speech introduces."""
    if verb.lower_ == "according":
        return next(((q.start, q.end) for q in according_to(verb)), None)
    clause = content_clause(verb)
    if clause is None:
        return None
    return _around(verb) if clause == verb.head else edges(clause)


def _around(verb: Token) -> tuple[int, int] | None:
    """The clause that a report is attached to ("The port, she said, is closed"), without a report at its edge."""
    report = {t.i for t in verb.subtree}
    words = [t for t in verb.head.subtree if t.i not in report]
    while words and (words[-1].is_punct or words[-1].is_space):
        words.pop()
    while words and (words[0].is_punct or words[0].is_space):
        words.pop(0)
    return (words[0].idx, words[-1].idx + len(words[-1])) if words else None


def speaker_of(verb: Token) -> Token | None:
    """The head of who says it: the verb's own subject, the one it shares, or a name right before it."""
    start = verb
    for _ in range(4):
        paths = dict(reversed(list(arguments(verb))))
        if is_passive(verb):
            return paths.get("by")
        if "subj" in paths:
            return paths["subj"]
        if verb.dep_ == "acl" and verb.tag_ == "VBG":
            return verb.head
        if verb.dep_ not in ("conj", "advcl", "xcomp", "ing") or verb.head == verb:
            break
        verb = verb.head
    return _name_before(start)


def _name_before(verb: Token) -> Token | None:
    """The name that ends where a verb of speech starts, where the parse gives the verb no subject."""
    token = verb.doc[verb.i - 1] if verb.i > verb.sent.start else None
    if token is None or token.pos_ != "PROPN" or verb.tag_ not in ("VBD", "VBZ"):
        return None
    while token.dep_ in ("flat", "compound") and token.head.pos_ == "PROPN":
        token = token.head
    return token


def according_to(word: Token) -> Iterator[Quotation]:
    """ "X, according to Y": Y says the clause that the phrase hangs on."""
    holder = word.head if word.dep_ in ("case", "fixed") else next((t for t in word.subtree if t.dep_ == "pobj"), None)
    if holder is None or holder == word:
        return
    phrase = {t.i for t in holder.subtree} | {t.i for t in word.subtree}
    clause = [t for t in holder.head.subtree if t.i not in phrase and not t.is_space]
    while clause and clause[-1].is_punct:
        clause.pop()
    while clause and clause[0].is_punct:
        clause.pop(0)
    if clause:
        yield Quotation(clause[0].idx, clause[-1].idx + len(clause[-1]), word, holder, direct=False)


def _direct(doc: Doc) -> Iterator[Quotation]:
    """Quoted passages; one without a verb of speech of its own goes on with the last speaker."""
    starts = [sent.start_char for sent in doc.sents]
    reports = [t for t in doc if t.pos_ == "VERB" and t.lemma_.lower() in speech_verbs()]
    last: Quotation | None = None
    for match in _QUOTED.finditer(doc.text):
        if match.end() - match.start() < 12:
            continue
        verb = _verb_beside(match.start(), match.end(), reports, starts)
        if verb is None and last is not None and _follows(last, match.start(), doc):
            verb = last.verb
        if verb is not None:
            last = Quotation(match.start(), match.end(), verb, speaker_of(verb), direct=True)
            yield last


def _verb_beside(start: int, end: int, reports: list[Token], starts: list[int]) -> Token | None:
    first, final = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
    nearby = [
        verb
        for verb in reports
        if not start <= verb.idx < end
        and first <= bisect_right(starts, verb.idx) - 1 <= final
        and speaker_of(verb) is not None
    ]
    return min(nearby, key=lambda v: (min(abs(v.idx - start), abs(v.idx - end)), v.i), default=None)


def _follows(last: Quotation, start: int, doc: Doc) -> bool:
    """Whether a passage goes on where the last one ended: nothing but the report and white space between."""
    between = doc.char_span(last.end, start, alignment_mode="expand")
    sentences = 0 if between is None else len({t.sent.start for t in between if not t.is_space and not t.is_punct})
    return sentences <= 1
