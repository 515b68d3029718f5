"""Words that report what somebody says: the content that they introduce, and who says it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from kg.language.syntax import RELATIVE_CLAUSES, arguments, edges, is_passive, marker_of, relative_pronoun
from kg.ontology import load

_DENIALS = frozenset({"deny", "admit", "believe", "think"})
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
    elif (content := content_of(verb)) is not None:
        yield Quotation(*content, verb, speaker_of(verb), direct=False)


def content_clause(verb: Token) -> Token | None:
    """The head of the clause that a verb of speech introduces: its complement, or the clause that it interrupts."""
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in reporting_verbs():
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
    if (host := host_of(verb)) is not None:
        return host
    clauses = (t for _, a in arguments(verb) for path, t in arguments(a) if path == "that" and t.dep_ == "acl")
    return next(clauses, None)


def host_of(verb: Token) -> Token | None:
    """The clause that a report stands in: "The storm, forecasters say, will come", "as forecasters say"."""
    if verb.lemma_.lower() not in speech_verbs() or not any(c.dep_ == "nsubj" for c in verb.lefts):
        return None
    if verb.dep_ == "advcl" and marker_of(verb) == "as":
        return verb.head
    noun = verb.head
    if verb.dep_ not in RELATIVE_CLAUSES or noun.dep_ not in ("nsubj", "nsubj:pass") or relative_pronoun(verb):
        return None
    before, after = verb.left_edge.i - 1, verb.right_edge.i + 1
    doc, commas = verb.doc, (",", "—", "–")
    closed = verb.right_edge.text in commas or (after < len(doc) and doc[after].text in commas)
    return noun.head if closed and before >= 0 and doc[before].text in commas else None


def content_of(verb: Token) -> tuple[int, int] | None:
    """The code points of what a verb of speech introduces."""
    if verb.lower_ == "according":
        return next(((q.start, q.end) for q in according_to(verb)), None)
    clause = content_clause(verb)
    if clause is None:
        return None
    return _around(verb, clause) if clause.is_ancestor(verb) else edges(clause)


def _around(verb: Token, clause: Token) -> tuple[int, int] | None:
    """The clause that a report is attached to ("The port, she said, is closed"), without a report at its edge."""
    report = {t.i for t in verb.subtree}
    return _trimmed([t for t in clause.subtree if t.i not in report])


def _trimmed(words: list[Token]) -> tuple[int, int] | None:
    while words and (words[-1].is_punct or words[-1].is_space):
        words.pop()
    while words and (words[0].is_punct or words[0].is_space):
        words.pop(0)
    return (words[0].idx, words[-1].idx + len(words[-1])) if words else None


def according_to(word: Token) -> Iterator[Quotation]:
    """ "X, according to Y": Y says the clause that the phrase hangs on."""
    holder = word.head if word.dep_ in ("case", "fixed") else next((t for t in word.subtree if t.dep_ == "pobj"), None)
    if holder is None or holder == word:
        return
    phrase = {t.i for t in holder.subtree} | {t.i for t in word.subtree}
    content = _trimmed([t for t in holder.head.subtree if t.i not in phrase])
    if content:
        yield Quotation(*content, word, holder, direct=False)


def speaker_of(verb: Token) -> Token | None:
    """The head of who says it: the verb's own subject, the one it shares, or a name right beside it."""
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
    return _name_before(start) or _name_after(start)


def _name_before(verb: Token) -> Token | None:
    """The name, or the name with its apposition, that ends where a verb of speech without a subject starts."""
    place = verb.i - 1
    if place > verb.sent.start and verb.doc[place].text == ",":
        place -= 1
    if place < verb.sent.start or verb.tag_ not in ("VBD", "VBZ"):
        return None
    token = verb.doc[place]
    while token.dep_ in ("flat", "compound", "appos") and token.head.pos_ == "PROPN" and token.head.i < verb.i:
        token = token.head
    apart = place == verb.i - 2 and token.left_edge.i > verb.sent.start and token.nbor(-1).text != ","
    return token if token.pos_ == "PROPN" and not apart else None


def _name_after(verb: Token) -> Token | None:
    """ "She listened, says Abdul Kerr": the name right behind a verb of speech that nothing else is the content of."""
    if verb.i + 1 >= verb.sent.end or verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.i == verb.sent.start:
        return None
    token = verb.doc[verb.i + 1]
    return token if token.pos_ == "PROPN" and token.head == verb and token.dep_ in ("obj", "dobj", "obl") else None
