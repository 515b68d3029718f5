"""Words that report what somebody says: the content that they introduce, and who says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from kg.language.syntax import RELATIVE_CLAUSES, arguments, edges, is_gerund, marker_of, relative_pronoun
from kg.mentions.speakers import name_before, speaker_of
from kg.ontology import load

_DENIALS = frozenset({"deny", "admit", "believe", "think"})
_COMMAS = (",", "—", "–")
_OPENING = ('"', "“")
_CLOSED = re.compile(r"(?<=[,.!?…])[\"”]|[\"”](?=,)")
_RESUMED = re.compile(r"[,.!?…](?P<mark>[\"”])\s+(?!and\b|but\b|or\b|that\b|which\b|who\b)")
_LABELS = frozenset({"name", "title", "term", "word"})
_CLAIMS = frozenset({"claim", "allegation", "report", "rumor", "rumour", "accusation", "assertion", "suggestion"})
_DISMISSALS = frozenset({"reject", "deny", "dismiss", "dispute", "refute", "rebut", "contradict"})
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
    return hangs and (token == verb or verb.is_ancestor(token))


@cache
def speech_verbs() -> frozenset[str]:
    """The verbs that introduce what somebody says: those of the `stated` patterns."""
    patterns = load().relations["stated"].patterns
    return frozenset(word for p in patterns if p.kind == "verb" for word in p.words)


@cache
def reporting_verbs() -> frozenset[str]:
    """All verbs whose clause is somebody's words or thought."""
    return speech_verbs() | _DENIALS | _REPORTING


def indirect(verb: Token) -> Iterator[Quotation]:
    """Content as a clause of a verb of speech, or with "according to"."""
    if verb.lower_ == "according":
        yield from according_to(verb)
    elif verb.pos_ == "NOUN" and verb.lemma_.lower() in _CLAIMS:
        yield from _claimed(verb)
    elif (content := content_of(verb)) is not None:
        yield Quotation(*content, verb, speaker_of(verb), direct=False)


def _claimed(noun: Token) -> Iterator[Quotation]:
    """ "Osmark's claim that …", "reports that …"; who rejects a claim says the opposite."""
    clause = next((c for c in noun.rights if c.dep_ in ("acl", "ccomp") and marker_of(c) == "that"), None)
    if clause is not None and (noun.head == noun or noun.head.lemma_.lower() not in reporting_verbs()):
        owners = (t for path, t in arguments(noun) if path in ("poss", "by", "from"))
        denied = noun.dep_ in ("obj", "dobj") and noun.head.lemma_.lower() in _DISMISSALS
        yield Quotation(*edges(clause), noun, speaker_of(noun.head) if denied else next(owners, None), direct=False)


def content_clause(verb: Token) -> Token | None:
    """The head of the clause that a verb of speech introduces: its complement, or the clause that it interrupts."""
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in reporting_verbs():
        return None
    if marker_of(verb) == "as" and (host := host_of(verb)) is not None and not _has_that(verb):
        return host
    for path, argument in arguments(verb):
        if (path == "that" and relative_pronoun(argument) is None) or (
            argument.dep_ in ("xcomp", "advcl", "ccomp") and is_gerund(argument) and verb.lemma_ in _DENIALS
        ):
            return argument
        if path == "parataxis" and argument.i > verb.i and argument.pos_ in ("VERB", "AUX"):
            return argument
    if verb.dep_ == "parataxis" and not _is_beside(verb):
        return verb.head
    if (host := host_of(verb)) is not None:
        return host
    told = next((c for c in verb.children if c.dep_.startswith("csubj") and marker_of(c) == "that"), None)
    if told is not None:
        return told  # "it was alleged that"
    clauses = (t for _, a in arguments(verb) for path, t in arguments(a) if path == "that" and t.dep_ == "acl")
    return next(clauses, None)


def _has_that(verb: Token) -> bool:
    return any(c.dep_ == "ccomp" and marker_of(c) == "that" for c in verb.rights)


def _is_beside(verb: Token) -> bool:
    """Whether a clause stands behind a semicolon and says something of its own."""
    first = verb.left_edge
    return first.text == ";" or (first.i > 0 and verb.doc[first.i - 1].text == ";")


def host_of(verb: Token) -> Token | None:
    """The clause that a report stands in: "The storm, forecasters say, will come", "as forecasters say"."""
    if verb.lemma_.lower() not in speech_verbs():
        return None
    if not any(c.dep_ == "nsubj" for c in verb.lefts):
        return _clause_before(verb)
    if verb.dep_ == "advcl" and marker_of(verb) == "as":
        own = any(c.lemma_ in _LABELS for c in verb.lefts)
        return None if own else verb.head  # "as its name suggests" reports nothing
    noun = verb.head
    if verb.dep_ not in RELATIVE_CLAUSES or noun.dep_ not in ("nsubj", "nsubj:pass") or relative_pronoun(verb):
        return None
    first, after = verb.left_edge, verb.right_edge.i + 1
    doc = verb.doc
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


def content_of(verb: Token) -> tuple[int, int] | None:
    """The code points of what a verb of speech introduces."""
    if verb.lower_ == "according":
        return next(((q.start, q.end) for q in according_to(verb)), None)
    clause = content_clause(verb)
    if clause is None:
        return None
    found = _around(verb, clause) if clause.is_ancestor(verb) else _before_participle(clause)
    if found is None:
        return None
    start, end = found
    words = verb.doc.char_span(max(start - 1, 0), end, alignment_mode="expand")
    if words is None:
        return found
    offset = words.start_char
    start, end = within_marks(words.text, start - offset, end - offset)
    return offset + start, offset + end


def _before_participle(clause: Token) -> tuple[int, int]:
    """A clause without what its speaker does by saying so: "she was content, adding that …"."""
    last = [c for c in clause.rights if c.dep_ == "advcl" and c.tag_ == "VBG" and c.lemma_.lower() in speech_verbs()]
    tail = {t.i for c in last if c.left_edge.text == "," or c.nbor(-1).text == "," for t in c.subtree}
    return (_trimmed([t for t in clause.subtree if t.i not in tail]) if tail else None) or edges(clause)


def within_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """A content without what a parse adds behind the mark that closes its quotation."""
    opens = start if text[start : start + 1] in _OPENING else start - 1 if text[max(start - 1, 0)] in _OPENING else None
    if opens is not None:
        closing = _CLOSED.search(text, start + 1, end)
        if closing is None:
            return start, end
        return start, closing.end() if opens == start else start + len(text[start : closing.start()].rstrip(" ,."))
    closing = _RESUMED.search(text, start, end)
    return (start, closing.end("mark")) if closing else (start, end)


def _around(verb: Token, clause: Token) -> tuple[int, int] | None:
    """The clause that a report is attached to ("The port, she said, is closed"), without a report at its edge."""
    speaker = speaker_of(verb)
    apart = speaker is not None and not speaker.is_ancestor(clause)
    report = {t.i for t in verb.subtree} | {t.i for t in (speaker.subtree if speaker is not None and apart else ())}
    return _trimmed([t for t in clause.subtree if t.i not in report])


def _trimmed(words: list[Token]) -> tuple[int, int] | None:
    while words and (words[-1].is_punct or words[-1].is_space):
        words.pop()
    while words and (words[0].is_punct or words[0].is_space or words[0].dep_ == "cc"):
        words.pop(0)
    return (words[0].idx, words[-1].idx + len(words[-1])) if words else None


def according_to(word: Token) -> Iterator[Quotation]:
    """ "X, according to Y": Y says the clause that the phrase hangs on."""
    holder = word.head if word.dep_ in ("case", "fixed") else next((t for t in word.subtree if t.dep_ == "pobj"), None)
    if holder is None or holder == word:
        return
    head = holder.head
    while head.dep_ == "conj" and head.head.pos_ == "VERB" and not any(c.dep_.startswith("nsubj") for c in head.lefts):
        head = head.head
    phrase = {t.i for t in holder.subtree} | {t.i for t in word.subtree}
    words = [t for t in head.subtree if t.i not in phrase]
    before = [t for t in words if t.i < min(phrase)]
    if head in before and not any(t.pos_ in ("VERB", "AUX") for t in words[len(before) :]):
        words = before
    if content := _trimmed(words):
        yield Quotation(*content, word, holder, direct=False)
