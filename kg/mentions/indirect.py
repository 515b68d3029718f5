"""Indirect speech: the clauses that a word reports, where they start and end, and whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from kg.language.syntax import (
    RELATIVE_CLAUSES,
    RELATIVE_TAGS,
    arguments,
    comma_before,
    edges,
    is_negated,
    is_passive,
    marker_of,
    relative_pronoun,
)
from kg.mentions.reports import Quotation, content_clause, speech_verbs
from kg.mentions.speakers import speaker_of

_OPENING = ('"', "“")
_CLOSED = re.compile(r"(?<=[,.!?…])[\"”]|[\"”](?=,)")
_RESUMED = re.compile(r"[,.!?…](?P<mark>[\"”])\s+(?!and\b|but\b|or\b|that\b|which\b|who\b)")
_CLAIMS = frozenset({"claim", "allegation", "report", "rumor", "rumour", "accusation", "assertion", "suggestion"})
_TELLING = frozenset({"tell", "inform", "remind", "assure"})
_MENTIONING = frozenset("allude mention describe detail refer recount report depict allege".split())
_ASKING = frozenset({"ask", "wonder", "inquire", "enquire"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_DISMISSALS = frozenset({"reject", "deny", "dismiss", "dispute", "refute", "rebut", "contradict"})


def indirect(verb: Token) -> Iterator[Quotation]:
    """Content as a clause of a verb of speech, or with "according to"."""
    if verb.lower_ == "according":
        yield from according_to(verb)
    elif verb.pos_ == "NOUN" and verb.lemma_.lower() in _CLAIMS:
        yield from _claimed(verb)
    elif (content := content_of(verb)) is not None:
        yield Quotation(*content, verb, speaker_of(verb), direct=False)
        yield from (Quotation(*edges(c), verb, speaker_of(verb), direct=False) for c in _resumed(verb))
    elif (question := _asked(verb)) is not None:
        yield Quotation(*edges(question), verb, speaker_of(verb), direct=False)
    elif (event := _mentioned(verb)) is not None:
        yield Quotation(*_without_asides(event), verb, speaker_of(verb), direct=False)


def _resumed(verb: Token) -> Iterator[Token]:
    """What goes on behind a report that stands in its content: "It froze, she said, and the port closed"."""
    if any(c.dep_ == "ccomp" for c in verb.lefts):
        yield from (c for c in verb.rights if c.dep_ == "ccomp")


def _asked(verb: Token) -> Token | None:
    """What somebody asks: "Brandt asked whether the port was closed"."""
    if verb.lemma_.lower() not in _ASKING or is_passive(verb):
        return None
    clauses = (c for c in verb.rights if c.dep_ == "ccomp")
    return next((c for c in clauses if marker_of(c) in ("if", "whether") or c.left_edge.tag_ in RELATIVE_TAGS), None)


def _mentioned(verb: Token) -> Token | None:
    """The event that somebody tells of as news: "the letter alluded to a meeting", "police reported clashes"."""
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in _MENTIONING:
        return None
    nouns = (t for path, t in arguments(verb) if path in ("obj", "to") and t.pos_ == "NOUN" and t.i > verb.i)
    return next((t for t in nouns if not any(c.lower_ in _DEFINITE or c.dep_ == "nmod:poss" for c in t.lefts)), None)


def _without_asides(noun: Token) -> tuple[int, int]:
    """The code points of a noun phrase up to a relative clause behind a comma, which whoever writes adds."""
    added = (t for t in noun.subtree if t.dep_ in RELATIVE_CLAUSES and t.i > noun.i)
    commas = [comma.idx for t in added if (comma := comma_before(t)) is not None]
    start, end = edges(noun)
    return start, min([end, *commas])


def _claimed(noun: Token) -> Iterator[Quotation]:
    """ "Osmark's claim that …", "reports that …"; who rejects a claim says the opposite."""
    clause = next((c for c in noun.rights if is_claimed(c)), None)
    if clause is not None and content_clause(noun.head) != clause:
        owners = (t for path, t in arguments(noun) if path in ("poss", "by", "from"))
        dismissed = noun.dep_ in ("obj", "dobj") and noun.head.lemma_.lower() in _DISMISSALS
        denied = dismissed and not is_negated(noun.head)
        yield Quotation(*edges(clause), noun, speaker_of(noun.head) if denied else next(owners, None), direct=False)


def is_claimed(clause: Token) -> bool:
    """Whether a clause says what a claim is, and is no relative clause: "claims (that) the ship is lost"."""
    if clause.dep_ in ("acl", "ccomp") and marker_of(clause) == "that":
        return True
    whole = any(c.dep_ in ("obj", "dobj", "cop", "aux:pass", "auxpass", "ccomp") for c in clause.children)
    bare = clause.dep_ in ("acl", *RELATIVE_CLAUSES) and relative_pronoun(clause) is None
    return bare and whole and any(c.dep_ in ("nsubj", "nsubj:pass", "nsubjpass") for c in clause.lefts)


def content_of(verb: Token) -> tuple[int, int] | None:
    """The code points of what a verb of speech introduces."""
    if verb.lower_ == "according":
        return next(((q.start, q.end) for q in according_to(verb)), None)
    clause = content_clause(verb)
    if clause is None:
        return None
    found = _around(verb, clause) if clause.is_ancestor(verb) else _behind(verb, clause)
    if found is None:
        return None
    start, end = found
    words = verb.doc.char_span(max(start - 1, 0), end, alignment_mode="expand")
    if words is None:
        return found
    offset = words.start_char
    start, end = within_marks(words.text, start - offset, end - offset)
    return offset + start, offset + end


def _behind(verb: Token, clause: Token) -> tuple[int, int]:
    """A clause without what its speaker does by saying so: "she was content, adding that …", and without what a parse
    hangs on it of the words around its report: "to which she said …", "said on Friday: "…", "told the mayor we need …".
    """
    last = [c for c in clause.rights if c.dep_ == "advcl" and c.tag_ == "VBG" and c.lemma_.lower() in speech_verbs()]
    tail = {t.i for c in last if c.left_edge.text == "," or c.nbor(-1).text == "," for t in c.subtree}
    first, final = _first(verb, clause), _final(verb, clause)
    words = [t for t in clause.subtree if t.i not in tail and first <= t.i <= final]
    more = [] if tail else _gone_on(verb, clause)
    whole = not tail and not more and (first, final) == (clause.left_edge.i, clause.right_edge.i)
    words += more
    return (None if whole else _trimmed(words)) or edges(clause)


def _gone_on(verb: Token, clause: Token) -> list[Token]:
    """A participle right behind a content, where the parse hangs it on the report: "said rain led to roads closing"."""
    behind = (c for c in verb.rights if c.dep_ == "ccomp" and c.tag_ == "VBG" and c.left_edge.i > clause.i > verb.i)
    return [t for c in behind if c.left_edge.i == clause.right_edge.i + 1 for t in c.subtree]


def _final(verb: Token, clause: Token) -> int:
    """The place of the last word of a clause: before its report, where only the day of the report stands behind it, or
    where a parse hangs the speaker on it.
    """
    speaker = speaker_of(verb) if clause.i < verb.i else None
    astray = speaker is not None and clause.is_ancestor(speaker) and not verb.is_ancestor(speaker)
    if speaker is not None and astray and clause.i < speaker.left_edge.i:
        return speaker.left_edge.i - 1
    behind = [c for c in clause.rights if c.i > verb.i]
    beside = behind and behind[0].left_edge.i == verb.i + 1 and not behind[0].is_punct
    reported = clause.i < verb.i and beside and all(c.dep_.startswith("obl") or c.is_punct for c in behind)
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.i > clause.i), verb)
    return subject.left_edge.i - 1 if reported else clause.right_edge.i


def _first(verb: Token, clause: Token) -> int:
    """The place of the first word that a clause behind its report can start with."""
    if clause.i < verb.i:
        return clause.left_edge.i
    words = [t for t in clause.subtree if t.i > verb.i]
    beside = {t.i for c in clause.lefts if c.dep_.startswith(("obl", "advmod")) for t in c.subtree}
    mark = next((t.i for t in words if t.text in _OPENING), clause.i)
    if mark < clause.i and all(t.i in beside for t in words if t.i < mark):
        return mark
    told = [c for c in clause.lefts if c.dep_ in ("obj", "dobj") and c.tag_ not in RELATIVE_TAGS]
    subject = next((c for c in clause.lefts if c.dep_ == "nsubj"), None)
    if verb.lemma_ in _TELLING and subject is not None and told and told[0].left_edge.i == verb.i + 1 < subject.i:
        return subject.left_edge.i
    relative = any(t.tag_ in RELATIVE_TAGS for t in clause.subtree if t.i < verb.i)
    inserted = verb.nbor().text == ","  # "On Monday, she said, the port was closed"
    return clause.left_edge.i if inserted and not relative else words[0].i


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
    final = _final(verb, clause)
    return _trimmed([t for t in clause.subtree if t.i not in report and t.i <= final])


def _trimmed(words: list[Token]) -> tuple[int, int] | None:
    while words and (words[-1].is_punct or words[-1].is_space) and words[-1].text != "%":
        words.pop()
    while words and (words[0].is_punct or words[0].is_space or words[0].dep_ == "cc"):
        words.pop(0)
    return (words[0].idx, words[-1].idx + len(words[-1])) if words else None


def according_to(word: Token) -> Iterator[Quotation]:
    """ "X, according to Y": Y says the clause that the phrase hangs on."""
    holder = word.head if word.dep_ in ("case", "fixed") else next((t for t in word.subtree if t.dep_ == "pobj"), None)
    if holder is None or holder == word or _is_run_on(holder):
        return
    head = _whole(holder.head)
    phrase = {t.i for t in holder.subtree} | {t.i for t in word.subtree}
    words = [t for t in head.subtree if t.i not in phrase]
    before = [t for t in words if t.i < min(phrase)]
    if head in before and not any(t.pos_ in ("VERB", "AUX") for t in words[len(before) :]):
        words = before
    if content := _trimmed(words):
        yield Quotation(*content, word, holder, direct=False)


def _is_run_on(source: Token) -> bool:
    """Whether a parse takes who is asked for the subject of the clause with no comma between: "according to Ruiz
    doctors found …".
    """
    end = source.right_edge.i + 1
    return source.dep_.startswith("nsubj") and source.dep_ != "nsubj:outer" and source.doc[end : end + 1].text != ","


def _whole(clause: Token) -> Token:
    """The clause with a subject that a part without one belongs to: "stayed at home, trying to mend it, says …"."""
    while clause.dep_ in ("conj", "xcomp", "advcl") and not any(c.dep_.startswith("nsubj") for c in clause.lefts):
        predicate = clause.head.pos_ in ("VERB", "AUX") or any(c.dep_ == "cop" for c in clause.head.lefts)
        if not predicate or (clause.dep_ == "advcl" and clause.i < clause.head.i):
            break
        clause = clause.head
    return clause
