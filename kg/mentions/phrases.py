"""Everything that a text may refer to again: names, noun phrases with their complements, pronouns."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate

from spacy.tokens import Doc, Span, Token

from kg import knowledge
from kg.language.syntax import RELATIVE_CLAUSES, RELATIVE_TAGS
from kg.mentions.pronouns import FEMALE, MALE, NEUTER, PLURAL
from kg.mentions.quotations import Quotation, find_quotations

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_ARGUMENT = frozenset("nsubj nsubj:pass nsubjpass obj dobj iobj obl nmod pobj conj".split())
_DATED = frozenset({"nmod:unmarked", "obl:unmarked", "nmod:tmod", "obl:tmod", "dep", "appos", "root"})
_WITHIN = frozenset({"flat", "fixed", "goeswith"})
_OUTSIDE = frozenset(
    "conj cc appos parataxis cop nsubj nsubj:pass nsubj:outer nsubjpass csubj aux aux:pass auxpass mark obl advcl expl "
    "discourse dislocated vocative ccomp orphan dep list obl:unmarked cc:preconj preconj advmod obl:tmod punct".split()
)
_ASIDE = frozenset({"appos", "parataxis", "list", "punct"})
_I, _WE, _YOU = (frozenset(words.split()) for words in (
    "i me my mine myself", "we us our ours ourselves", "you your yours yourself yourselves",
))  # fmt: skip
_PRONOUNS: tuple[tuple[frozenset[str], str], ...] = (
    (MALE, "he"), (FEMALE, "she"), (NEUTER, "it"), (PLURAL, "they"), (_I, "I"), (_WE, "we"), (_YOU, "you"),
)  # fmt: skip
_POINTING = frozenset({"this", "that", "these", "those"})
_LABELS = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "geopolitical",
    "LOC": "place",
    "FAC": "facility",
    "NORP": "group",
    "DATE": "time",
}
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB", "ADV", "X", "SYM"})
_SMALL = frozenset("of the and for in de del la".split())
_TIMES = frozenset("year month week day hour minute morning evening night time century decade season weekend".split())
_MEN = frozenset("man boy father husband son brother uncle nephew king prince lord gentleman guy grandfather".split())
_WOMEN = frozenset("woman girl mother wife daughter sister aunt niece queen princess lady actress widow".split())
_ABSTRACT = "tion sion ness ment ance ence ship ism ity ure ing hood dom ics phy ogy age cy th ty sis".split()


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """One stretch of text that refers, with what bears on what it refers to.

    `head` is the head of its name, else of the phrase; `top` is what it hangs in the tree by, which is another token
    where a parse hangs a name on its title ("actress Ines Okoro"). `sort` tells the form (`he`, `it`, `name`, `the`,
    ..., `both` for several that are joined), `role` its place in the clause, `kind` what it denotes; `gender` and
    `number` are empty where nothing tells them. `text` holds the words that count, `noun` the last of them, `titles`
    the words before a name. `linked` is the head that it is an apposition to or predicated of, `speakers` are the heads
    of who says it.
    """

    span: Span
    head: Token
    top: Token
    sort: str
    role: str
    kind: str
    gender: str
    number: str
    sentence: int
    paragraph: int
    noun: str
    text: tuple[str, ...]
    initials: str = ""
    titles: tuple[str, ...] = ()
    linked: int = -1
    speakers: tuple[int, ...] = ()


def find_phrases(doc: Doc, quotations: Iterable[Quotation] | None = None) -> list[Phrase]:
    """Find the phrases of a parsed document in text order, outer ones first; its quotations are found if not given."""
    names = {ent.root.i: ent for ent in doc.ents if ent.label_ in _LABELS}
    parts = {t.i for ent in names.values() for t in ent if t.i != ent.root.i and t.pos_ == "PROPN"}
    titled = {name.root.head.i: name for name in names.values() if _has_title(name)}
    place = _Place(doc, find_quotations(doc) if quotations is None else quotations)
    found = [
        _phrase(t, names.get(t.i) or titled.get(t.i), place) for t in doc if t.i not in parts and _refers(t, names)
    ]
    found += [joined for phrase in found if (joined := _joined(phrase)) is not None]
    return sorted(found, key=lambda p: (p.span.start, -p.span.end, p.head.i))


def _has_title(name: Span) -> bool:
    """Whether a parse hangs a person on the noun before the name: "actress Ines Okoro"."""
    noun = name.root.head
    return name.label_ == "PERSON" and name.root.dep_ == "flat" and noun.pos_ == "NOUN" and noun.i < name.start


class _Place:
    """Where tokens stand in a document, and which words are surnames in it."""

    def __init__(self, doc: Doc, quotations: Iterable[Quotation]) -> None:
        self.surnames = {t.text for ent in doc.ents if ent.label_ == "PERSON" for t in ent[1:]}
        self.quotations = [q for q in quotations if q.direct and q.speaker is not None]
        self.sentences = {t.i: n for n, sentence in enumerate(doc.sents) for t in sentence}
        self.paragraphs = list(accumulate(int("\n" in t.text) for t in doc))

    def speakers(self, token: Token) -> tuple[int, ...]:
        """The heads of those in whose direct speech a token stands, the innermost last."""
        return tuple(q.speaker.i for q in self.quotations if q.speaker is not None and q.holds(token))


def _refers(token: Token, names: Mapping[int, Span]) -> bool:
    if token.dep_ in _WITHIN or token.is_space or token.dep_ in ("expl", "punct"):
        return False
    if token.tag_ in RELATIVE_TAGS:
        return False
    if token.i in names or token.pos_ in _NOMINAL or token.tag_ == "PRP$":
        return token.lower_ != "that" or token.head.dep_ not in RELATIVE_CLAUSES
    if token.pos_ == "NUM" and token.dep_ in _DATED:
        return True
    if token.lower_ in ("here", "there") and token.dep_ == "advmod":
        return True
    return token.pos_ in ("NUM", "ADJ", "DET") and token.dep_ in _ARGUMENT


def _phrase(top: Token, name: Span | None, place: _Place) -> Phrase:
    span = full_span(top, name)
    head = name.root if name is not None else top
    sort = _sort(head, name)
    kind = _kind(head, name, sort)
    pronoun = head.pos_ in ("PRON", "DET") and name is None
    text = () if pronoun else tuple(_content(name if name is not None else _modified(head, span)))
    return Phrase(
        span=span,
        head=head,
        top=top,
        sort=sort,
        role=_role(top),
        kind=kind,
        gender=_gender(head, name, sort, kind, place.surnames),
        number=_number(top, sort, kind),
        sentence=place.sentences[head.i],
        paragraph=place.paragraphs[head.i],
        noun=text[-1] if text else "",
        text=text,
        initials="".join(word[0] for word in text if word not in _SMALL) if name is not None and len(text) > 1 else "",
        titles=tuple(t.lower_ for t in _modified(top, span) if name is not None and t.i < name.start),
        linked=_linked(top),
        speakers=place.speakers(head),
    )


def _joined(first: Phrase) -> Phrase | None:
    """A phrase with all that is joined to it ("the mayor and her sons"), which is headed by the conjunction."""
    conjunction = joining(first.top)
    if conjunction is None:
        return None
    last = full_span(conjunction.head)
    span = first.span.doc[first.span.start : max(first.span.end, last.end)]
    return replace(
        first, span=span, head=conjunction, top=conjunction, sort="both", gender="", number="many",
        noun="", text=(), initials="", titles=(), linked=-1,
    )  # fmt: skip


def joining(head: Token) -> Token | None:
    """The conjunction that joins others to a head, the last of several; None where nothing is joined."""
    return next((c for t in reversed(list(head.rights)) if t.dep_ == "conj" for c in t.lefts if c.dep_ == "cc"), None)


def _linked(head: Token) -> int:
    """The head of what a phrase is an apposition to, or predicated of ("Ines Okoro is the mayor"); -1 for none."""
    if head.dep_ == "appos":
        return head.head.i
    subjects = (c for c in head.children if c.dep_ in ("nsubj", "nsubj:outer"))
    if any(c.dep_ == "cop" for c in head.children):
        return next((c.i for c in subjects), -1)
    return -1


def full_span(head: Token, name: Span | None = None) -> Span:
    """The whole noun phrase of a head with its complements and relative clauses, without what is joined to it."""
    left = right = head.i
    for child in head.children:
        if child.dep_ not in _OUTSIDE and not (child.dep_ == "case" and child.i < head.i):
            left, right = min(left, child.left_edge.i), max(right, _right_edge(child))
    if name is not None:
        left, right = min(left, name.start), max(right, name.end - 1)
    doc = head.doc
    while right > head.i and (doc[right].is_space or (doc[right].is_punct and doc[right].text not in ')”"')):
        right -= 1
    while left < head.i and (doc[left].is_space or (doc[left].is_punct and doc[left].text not in '(“"')):
        left += 1
    return doc[left : right + 1]


def _right_edge(token: Token) -> int:
    """The last word below a token, appositions and the like left out: what follows them belongs to no phrase inside."""
    return max((_right_edge(child) for child in token.rights if child.dep_ not in _ASIDE), default=token.i)


def _sort(head: Token, name: Span | None) -> str:
    word = head.lower_
    if name is not None:
        return "name"
    if head.pos_ in ("PRON", "DET") or head.tag_ in ("PRP", "PRP$", "WP", "WP$", "WDT"):
        for words, sort in _PRONOUNS:
            if word in words:
                return sort
        return word if word in _POINTING else "some"
    return _determined(head)


def _determined(head: Token) -> str:
    """How a noun is introduced: `the`, `this`, `his`, `a`, `some`, `two`, or `proper` and `bare` for nothing."""
    for child in head.lefts:
        if child.dep_ in ("nmod:poss", "poss"):
            return "his"
        if child.dep_ == "det":
            word = child.lower_
            if word in _POINTING:
                return "this x"
            return "the" if word == "the" else "a" if word in ("a", "an") else "some"
        if child.dep_ == "nummod":
            return "two"
    return "proper" if head.pos_ == "PROPN" else "bare"


def _role(head: Token) -> str:
    label = head.dep_
    if label == "conj":
        return "conj"
    if any(child.dep_ == "cop" for child in head.children) or label == "attr":
        return "pred"
    return _ROLES.get(label, "other")


_ROLES = {
    "nsubj": "subj", "nsubj:outer": "subj", "nsubj:pass": "passive", "nsubjpass": "passive",
    "obj": "obj", "dobj": "obj", "iobj": "iobj", "dative": "iobj", "obl": "obl", "obl:agent": "agent", "pobj": "obl",
    "obl:unmarked": "obl", "nmod": "nmod", "nmod:poss": "poss", "poss": "poss", "nmod:desc": "compound",
    "compound": "compound", "appos": "appos", "root": "root", "ROOT": "root", "vocative": "vocative",
}  # fmt: skip


def _kind(head: Token, name: Span | None, sort: str) -> str:
    if name is not None:
        return _LABELS[name.label_]
    if sort in ("he", "she", "I", "you"):
        return "person"
    if sort in ("it", "they", "we", "some") or sort in _POINTING:
        return "any"
    lemma = head.lemma_.lower()
    known = knowledge.noun(lemma)
    if known:
        return known
    if lemma in _TIMES:
        return "time"
    return "abstract" if any(lemma.endswith(end) for end in _ABSTRACT) else "any"


def _gender(head: Token, name: Span | None, sort: str, kind: str, surnames: Container[str]) -> str:
    if sort in ("he", "she"):
        return {"he": "male", "she": "female"}[sort]
    lemma = head.lemma_.lower()
    if name is None and (lemma in _MEN or lemma in _WOMEN):
        return "male" if lemma in _MEN else "female"
    if kind != "person":
        return ""
    doc = head.doc
    start = name.start if name is not None else head.i
    before = knowledge.title(doc[start - 1].text) if start else None
    if before is not None and before.gender and name is not None:
        return before.gender
    if name is None:
        own = knowledge.title(lemma)
        return (own.gender or "") if own is not None else ""
    told, word = knowledge.gender_of(name.text), name.text
    if told is None and len(name) == 1 and word not in surnames and not knowledge.may_be_surname(word):
        told = knowledge.gender(word)
    return told or ""


def _number(head: Token, sort: str, kind: str) -> str:
    if sort in ("he", "she", "it", "I", "this", "that"):
        return "one"
    if sort in ("they", "we", "these", "those"):
        return "many"
    if sort in ("you", "some"):
        return ""
    if any(child.dep_ == "conj" and any(c.lower_ == "and" for c in child.lefts) for child in head.rights):
        return "one"
    if head.tag_ in ("NNS", "NNPS"):
        return "many"
    return "body" if kind in ("organization", "group", "geopolitical") else "one"


def _modified(head: Token, span: Span) -> Iterator[Token]:
    """The head with the words that stand before it."""
    yield from (t for t in head.doc[span.start : head.i] if t.head == head or t.head.head == head)
    yield head


def _content(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.pos_ in _CONTENT and not token.is_space:
            yield token.lemma_.lower() if token.pos_ in ("NOUN", "VERB") else token.lower_
