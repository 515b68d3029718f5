"""Direct speech: passages in quotation marks, and whose they are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from kg import knowledge
from kg.language.syntax import relative_pronoun
from kg.mentions.passages import Passage, passages
from kg.mentions.reports import Quotation, reporting_verbs
from kg.mentions.speakers import speaker_of

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubjpass")
_CALLING = frozenset("call describe brand label dub dismiss deride hail term characterize characterise".split())
_ASKING = frozenset("ask beg plead demand continue begin opine exclaim elaborate reiterate muse".split())
_JUDGING = frozenset(
    "accuse blame criticize criticise condemn denounce slam assail decry praise commend defend thank urge".split()
)
_USING = _CALLING | _JUDGING  # verbs that quote words only as a part of their own clause
_FINITE = ("VBD", "VBZ")
_OBJECTS = ("obj", "dobj", "ccomp", "cop")
_NEAR = 5  # words that a subject and its verb take
_BEFORE = ("", ".", "!", "?", ":", "”", '"', "…")  # what stands before a sentence
_SPOKEN_ENDS = ",.!?…—–"
_SENTENCE_ENDS = (".", "!", "?", "…", "-", "—")
_ENOUGH = 4  # words that make a passage without a capital letter more than a name or a term


def direct(doc: Doc) -> Iterator[Quotation]:
    """Quoted passages with their speaker; one without a report of its own goes on with the speaker before it."""
    found = list(passages(doc.text))
    reader = _Reader(doc, found)
    last: Quotation | None = None
    other: Quotation | None = None  # of who spoke before that
    left_open = False
    for passage in found:
        verb = last.verb if left_open and last else reader.report(passage)
        speaker = last.speaker if left_open and last else reader.speaker(verb) if verb is not None else None
        if verb is None and other is not None and last is not None and reader.answers(passage, last, other):
            verb, speaker = other.verb, other.speaker
        elif verb is None and reader.stands_alone(passage):
            verb, speaker = reader.carried_on(passage, last)
        if verb is not None and speaker is not None:
            other = last if last is not None and last.speaker != speaker else other
            last = Quotation(passage.start, passage.end, verb, speaker, direct=True)
            yield last
        left_open = passage.goes_on and verb is not None


class _Reader:
    """Finds the words that report the quoted passages of one document."""

    def __init__(self, doc: Doc, found: Sequence[Passage]) -> None:
        self.doc = doc
        self.text = doc.text
        self.passages = found
        self.starts = [sent.start_char for sent in doc.sents]
        verbs = reporting_verbs() | _ASKING | _USING
        self.verbs = [t for t in doc if t.pos_ == "VERB" and t.lemma_.lower() in verbs and not self._is_quoted(t)]

    def report(self, passage: Passage) -> Token | None:
        """The verb that reports a passage: the nearest of its sentence that it is punctuated or built as content of."""
        first, final = self._reach(passage)
        near = [v for v in self.verbs if first <= self._sentence(v.idx) <= final and speaker_of(v) is not None]
        near = [v for v in near if not _is_aside(v)]
        spoken = self._is_set_off(passage)
        fit = [v for v in near if (spoken and v.lemma_.lower() not in _USING) or self._is_within(passage, v)]
        fit = [v for v in fit if v.idx < passage.start or not _leads_on(v)]
        best = min(fit, key=lambda v: (min(abs(v.idx - passage.start), abs(v.idx - passage.end)), v.i), default=None)
        if best is None and self._is_announced(passage):
            return self._announced(passage)
        return best or self._tag(passage)

    def answers(self, passage: Passage, last: Quotation, other: Quotation) -> bool:
        """Whether a passage right behind another one of its line is the turn of who spoke in it before."""
        apart = self.text[last.end : passage.start]
        return apart != "" and not apart.strip() and "\n" not in self.text[other.end : passage.start]

    def speaker(self, verb: Token) -> Token | None:
        """Who a verb reports: never a word that is quoted, where the name right behind the verb is not."""
        found = speaker_of(verb)
        if found is not None and not self._is_quoted(found):
            return found
        behind = (c for c in verb.rights if c.left_edge.i == verb.i + 1 and c.pos_ in ("PROPN", "NOUN", "PRON"))
        return next(behind, found)

    def stands_alone(self, passage: Passage) -> bool:
        """Whether a passage is a sentence of its own and not a word or title in one of the article's."""
        behind = self.text[passage.end : passage.end + 1]
        ends = self._last_sign(passage) in _SENTENCE_ENDS or (behind in (".", "") and self._starts_sentence(passage))
        return (passage.goes_on or ends) and self._sign_before(passage) in _BEFORE

    def carried_on(self, passage: Passage, last: Quotation | None) -> tuple[Token | None, Token | None]:
        """Who goes on: the last speaker, or the subject of a sentence that stands between."""
        line = self._line(passage)
        since = last.end if last else line
        fresh = [
            s for s in self.doc.sents if since <= s.start_char < s.end_char <= passage.start + 1 and s.text.strip()
        ]
        fresh = [s for s in fresh if last is None or last.verb not in s]
        if last is not None and not fresh:
            return last.verb, last.speaker
        if not fresh or fresh[-1].start_char < line:
            return None, None
        root = fresh[-1].root
        subject = next((c for c in root.children if c.dep_ in _SUBJECTS and _is_somebody(c)), None)
        if subject is not None and subject.pos_ == "NOUN":
            people = [e for e in fresh[-1].ents if e.label_ == "PERSON"]
            subject = people[0].root if len(people) == 1 else subject  # "The crew won, leaving Brek pleased."
        return (root, subject) if subject is not None else (None, None)

    def _starts_sentence(self, passage: Passage) -> bool:
        return self.text[passage.start : passage.end].lstrip("“\"'‘`[ ")[:1].isupper()

    def _is_announced(self, passage: Passage) -> bool:
        """Whether a colon, or before whole sentences a comma, makes a passage what somebody acts by saying."""
        long = len(self._words(passage)) >= _ENOUGH
        sign, capital = self._sign_before(passage), self._starts_sentence(passage)
        return capital or long if sign in (":", ";") else sign == "," and capital and long and self._is_whole(passage)

    def _is_whole(self, passage: Passage) -> bool:
        return passage.goes_on or self._last_sign(passage) in _SENTENCE_ENDS

    def _announced(self, passage: Passage) -> Token | None:
        """ "Hollis went on: …": whatever the sentence before a passage says, its subject speaks."""
        colon = self._place_before(passage)
        token = self.doc.char_span(colon, colon + 1, alignment_mode="expand")
        verb = token[0].sent.root if token is not None else None
        fits = verb is not None and verb.pos_ == "VERB" and verb.idx < colon and not self._is_quoted(verb)
        return verb if verb is not None and fits and speaker_of(verb) is not None else None

    def _tag(self, passage: Passage) -> Token | None:
        """Any verb with its subject right behind a passage that ends with a comma: "We won," Hollis beamed."""
        starts = self._sign_before(passage) in _BEFORE and self._last_sign(passage) in (",", "!", "?")
        beside = starts and self.text[passage.end : passage.end + 1] == " "
        span = self.doc.char_span(passage.end, passage.end + 2, alignment_mode="expand") if beside else None
        if span is None:
            return None
        first = self.doc[span.end - 1]
        if first.tag_ in _FINITE:
            return first if self.speaker(first) is not None else None
        lower = self._last_sign(passage) == "," or first.is_lower
        verb = next((a for a in first.ancestors if a.tag_ in _FINITE), None) if lower else None
        if verb is None or not first.i < verb.i <= first.i + _NEAR or any(c.dep_ in _OBJECTS for c in verb.rights):
            return None
        return verb if any(c.dep_ == "nsubj" and c.left_edge == first for c in verb.lefts) else None

    def _is_quoted(self, token: Token) -> bool:
        place = bisect_right(self.passages, token.idx, key=lambda p: p.start) - 1
        return place >= 0 and token.idx < self.passages[place].end

    def _reach(self, passage: Passage) -> tuple[int, int]:
        """The sentences that a passage touches, with what leads up to it or runs on behind it in lower case."""
        first, final = self._sentence(passage.start), self._sentence(passage.end - 1)
        if self._sign_before(passage) in (",", ":", ";"):
            first = self._sentence(self._place_before(passage))
        if self.text[passage.end : passage.end + 2].lstrip(" ")[:1].islower():
            final = self._sentence(passage.end + 1)
        return first, final

    def _is_set_off(self, passage: Passage) -> bool:
        """Whether punctuation makes a passage speech and not a word or title that is used."""
        leads = self._sign_before(passage) in (",", ":")
        behind = self.text[passage.end : passage.end + 1]
        return self._last_sign(passage) in _SPOKEN_ENDS or behind == "," or (leads and len(self._words(passage)) > 2)

    def _is_within(self, passage: Passage, verb: Token) -> bool:
        """Whether a passage holds words of a verb's complements, and not of its subject."""
        words = [t for t in self._words(passage) if verb.is_ancestor(t)]
        return any(not any(a.head == verb and a.dep_ in _SUBJECTS for a in (t, *t.ancestors)) for t in words)

    def _words(self, passage: Passage) -> list[Token]:
        span = self.doc.char_span(passage.start, passage.end, alignment_mode="expand")
        return [t for t in span or () if not (t.is_punct or t.is_space)]

    def _sentence(self, place: int) -> int:
        return bisect_right(self.starts, place) - 1

    def _line(self, passage: Passage) -> int:
        return self.text.rfind("\n", 0, passage.start) + 1

    def _place_before(self, passage: Passage) -> int:
        """Where the last sign before a passage stands; one before its paragraph where there is none."""
        line = self._line(passage)
        return line - 1 + len(self.text[line : passage.start].rstrip())

    def _sign_before(self, passage: Passage) -> str:
        line = self._line(passage)
        return self.text[line : passage.start].rstrip()[-1:]

    def _last_sign(self, passage: Passage) -> str:
        return self.text[passage.start : passage.end].rstrip("”\"'’ ")[-1:]


def _is_aside(verb: Token) -> bool:
    """Whether a relative clause says something about its antecedent: "which the mayor noted with regret"."""
    pronoun = relative_pronoun(verb)
    return pronoun is not None and pronoun.head == verb and pronoun.dep_ in ("obj", "dobj")


def _leads_on(verb: Token) -> bool:
    """Whether a participle without a subject of its own reports only what follows it: "…, saying"."""
    return verb.tag_ == "VBG" and not any(c.dep_ in ("aux", *_SUBJECTS) for c in verb.lefts)


def _is_somebody(token: Token) -> bool:
    named = token.ent_type_ in ("PERSON", "ORG") or token.lower_ in ("he", "she", "they")
    return named or knowledge.noun(token.lemma_.lower()) in ("person", "group", "organization")
