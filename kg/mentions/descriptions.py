"""Described mentions: noun phrases that mean an actor, a place or a thing without naming it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Doc, Span, Token

from kg import knowledge
from kg.language.syntax import coordinated, is_symbol, predicate_nominals
from kg.mentions.candidates import Candidate
from kg.mentions.nations import nation_of
from kg.mentions.newcomers import one_of
from kg.mentions.titles import office_end
from kg.records import Kind

_KINDS: dict[str, Kind] = {
    "person": "Person",
    "group": "Group",
    "organization": "Organization",
    "geopolitical": "GeopoliticalEntity",
    "place": "Place",
    "facility": "Place",
    "thing": "Thing",
}
_PREMODIFIERS = frozenset(
    {"amod", "compound", "nummod", "nmod", "nmod:desc", "nmod:unmarked", "quantmod", "punct", "advmod"}
)
_BOUNDS = frozenset({"than", "to", "least", "most", "many", "few"})  # "more than 60", "up to 60", "as many as 60"
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "our"})
QUANTIFIERS = frozenset(
    "many some most several thousands hundreds dozens scores tens millions few all both none one two three half number "
    "majority lot handful member members part others group".split()
)


_MANY = frozenset("dozens hundreds thousands scores".split())
_DONE_TO_PEOPLE = frozenset(
    "kill injure wound hurt arrest detain jail imprison charge indict sentence convict free release abduct kidnap "
    "rescue evacuate deport execute shoot stab behead hospitalize hospitalise expel acquit".split()
)
_POINTING = frozenset({"only", "same", "very", "such", "own"})
"""Words that point at something and tell nothing of it."""
_STAFFS = frozenset({"campaign", "camp", "team"})
_SPEAKING = frozenset(
    "accuse add announce ask call claim confirm criticise criticize demand deny respond say state sue tell tweet "
    "urge".split()
)
GOVERNMENTS = frozenset({"government", "administration"})


def find_descriptions(doc: Doc, taken: Collection[int]) -> Iterator[Candidate]:
    """Yield noun phrases whose head is a known kind of actor, place or thing and that hold no token in `taken`."""
    predicates = {p.i for token in doc for _, p in predicate_nominals(token)}
    for token in doc:
        if token.i in taken or token.i in predicates or token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM"):
            continue
        if (several := one_of(token)) is not None:
            yield from _one(token, several)
            continue
        if _counts_people(token):
            yield Candidate(phrase(token), token, "description", "Group", token.lower_, plural=True)
            continue
        if token.dep_ in ("compound", "amod", "nmod:desc", "fixed", "flat") or _is_field(token):
            continue
        kind = "group" if token.lower_ == "others" else knowledge.noun(_compound(token))
        idea = token.lower_ == "power" or _is_idea(token)  # "world powers" are states, power is none
        kind = "thing" if idea else kind
        month = token.ent_type_ == "DATE" and token.tag_ == "NNP"  # "March"
        if kind is not None and token.tag_ in ("NN", "NNS", "NNP", "NNPS") and not month:
            yield from _describe(token, _KINDS[kind])


def _compound(noun: Token) -> str:
    """The lemma of a noun, with the noun before it that makes it another: "campaign trail"."""
    before = noun.nbor(-1) if noun.i else noun
    return f"{before.lower_} {noun.lemma_.lower()}" if before.dep_ == "compound" else noun.lemma_.lower()


def _is_idea(noun: Token) -> bool:
    """Whether a word without article means no judge: "allowed justice to unfold"."""
    return noun.text == "justice" and not any(noun.lefts)


def _is_field(token: Token) -> bool:
    """Whether a noun only names the field of an office: "secretary of state"."""
    return token.dep_ == "nmod" and token.head.i < token.i < office_end(token.head)


def _counts_people(token: Token) -> bool:
    """Whether a number stands for people by what is done to them: "killed three", "dozens were arrested"."""
    if (
        not (token.pos_ == "NUM" or token.lower_ in _MANY)
        or token.ent_type_
        or token.head.lemma_ not in _DONE_TO_PEOPLE
    ):
        return False
    alone = not any(c.dep_ in ("nmod", "compound", "flat", "obl", "prep") for c in token.rights)
    return alone and token.dep_ in ("obj", "dobj", "nsubj:pass", "nsubjpass")


def partitive(token: Token) -> Token | None:
    """The noun that a quantity is taken from: "migrants" for "many of the migrants"."""
    if token.lemma_.lower() not in QUANTIFIERS and token.lower_ not in QUANTIFIERS and not token.like_num:
        return None
    if one_of(token) is not None:
        return None  # who is one of them is not all of them
    if token.lower_ == "number" and any(c.lower_ == "the" for c in token.lefts):
        return None  # "the number of migrants" is no migrants
    for child in token.rights:
        if child.dep_ in ("nmod", "obl") and any(c.lower_ == "of" for c in child.lefts):
            return child
        if child.dep_ == "prep" and child.lower_ == "of":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def phrase(head: Token) -> Span:
    """The head with the modifiers that stand directly before it, without determiner."""
    start, doc = head.i, head.doc
    before = [c for c in head.lefts if c.dep_ in _PREMODIFIERS and (c.like_num or not _has_case(c))]
    wanted = {t.i for child in before for t in child.subtree}
    counted = {t.i for child in before if child.dep_ in ("nummod", "quantmod") for t in child.subtree}
    while start - 1 in wanted and not (doc[start - 1].is_space or doc[start - 1].is_bracket):
        start -= 1
    while start < head.i and _is_outside(doc[start], counted=start in counted):
        start += 1
    return head.doc[start : head.i + 1]


def _is_outside(word: Token, *, counted: bool) -> bool:
    """Whether a word at the start of a phrase is no part of it: "about 60 men", unlike "more than 60 men"."""
    if counted and word.nbor().lower_ in _BOUNDS:
        return False
    return word.is_punct or is_symbol(word) or word.pos_ in ("ADP", "CCONJ") or word.dep_ == "advmod"


def _has_case(token: Token) -> bool:
    return any(c.dep_ == "case" and c.lower_ not in ("'s", "’s", "'", "’") for c in token.lefts)


def _describe(head: Token, kind: Kind) -> Iterator[Candidate]:
    span = phrase(head)
    plural = head.tag_ in ("NNS", "NNPS") or kind == "Group"
    if head.tag_ in ("NNS", "NNPS") and kind in ("Person", "Organization"):
        kind = "Group"
    if head.lemma_.lower() in _STAFFS and _speaks(head):
        kind = "Group"  # "the Ruiz campaign" speaks for Ruiz, and is not Ruiz
    definite = any(c.lower_ in _DEFINITE or c.dep_ in ("nmod:poss", "poss") for c in head.lefts)
    nations = _nations(head)
    if len(nations) > 1 or (nations and head.lemma_.lower() in GOVERNMENTS):
        for country, word in nations:
            yield _of_nation(span if len(nations) == 1 else _from(word, head), head, kind, country, _whole(word))
        return
    nation = nations[0][0] if nations and kind != "GeopoliticalEntity" else None
    key = " ".join(t.lower_ for t in span if not t.is_punct)
    end = office_end(head) if kind == "Person" else _title_end(head)
    start = next((t.i for t in span if t.lower_ not in _POINTING), head.i)
    whole = head.doc[start : max(end, span.end)].text  # "Secretary of State"
    label = whole if whole != span.text else None
    yield Candidate(span, head, "description", kind, key, nation, plural=plural, definite=definite, label=label)


def _title_end(noun: Token) -> int:
    """Where a name ends that a capitalised noun starts with "of": "Bill of Rights"."""
    doc, end = noun.doc, noun.i + 2
    if not (noun.tag_ == "NNP" and noun.text.istitle()) or end >= noun.sent.end or doc[noun.i + 1].text != "of":
        return noun.i + 1
    while end < noun.sent.end and doc[end].tag_ in ("NNP", "NNPS") and doc[end].text.istitle():
        end += 1
    return end if end > noun.i + 2 else noun.i + 1


def _one(one: Token, several: Token) -> Iterator[Candidate]:
    """Somebody or something that is one of a number: "one of the victims"."""
    kind = knowledge.noun(several.lemma_.lower())
    if kind is not None:
        span = one.doc[one.i : several.i + 1]
        label = f"one{span.text[len(one.text) :]}"
        yield Candidate(span, one, "description", _KINDS[kind], f"{label} {one.i}", label=label)


def _speaks(staff: Token) -> bool:
    """Whether a staff is named after a person or does what people do: "her campaign said", not "her campaign ended"."""
    named = any(c.dep_ == "compound" and c.is_title for c in staff.lefts)
    whose = any(c.ent_type_ == "PERSON" or c.lower_ in ("his", "her") for c in staff.lefts if c.dep_ == "nmod:poss")
    return named or (whose and staff.dep_ == "nsubj" and staff.head.lemma_.lower() in _SPEAKING)


def _whole(nation: Token) -> str:
    """All words of a country's name or demonym: "United States", "South Korean"."""
    longer = nation.doc[nation.left_edge.i : nation.i + 1].text
    pair = nation.doc[max(nation.i - 1, nation.sent.start) : nation.i + 1].text
    names = (text for text in (longer, pair) if knowledge.country(text) or knowledge.demonym(text))
    return next(names, nation.text).removeprefix("the ").removeprefix("The ")


def _from(word: Token, head: Token) -> Span:
    return head.doc[min(word.i, head.i) : max(word.i, head.i) + 1]


def _nations(head: Token) -> list[tuple[knowledge.Country, Token]]:
    """The countries that a description belongs to: "Mexican and Guatemalan", "of Honduras", "Honduras's"."""
    found = []
    for child in head.children:
        if child.dep_ not in ("amod", "compound", "nmod", "nmod:desc", "nmod:poss", "poss", "prep"):
            continue
        inner = child if child.dep_ != "prep" else next((c for c in child.children if c.dep_ == "pobj"), child)
        if (
            child.dep_ == "nmod"
            and not any(c.lower_ == "of" for c in child.lefts if c.dep_ == "case")
            and child.i > head.i
        ):
            continue
        for token in coordinated(inner):
            country = nation_of(token) or knowledge.country(token.text)
            if country is None and token.text[:1].isupper():
                country = knowledge.country(token.doc[token.left_edge.i : token.i + 1].text)
            if country is not None:
                found.append((country, token))
    return found


def _of_nation(span: Span, head: Token, kind: Kind, country: knowledge.Country, word: str) -> Candidate:
    """One of several bodies named together ("the Mexican and Guatemalan governments"), each with its own country."""
    if head.lemma_.lower() in GOVERNMENTS:
        key, label = f"government of {country.name}", f"{word} government"
        return Candidate(span, head, "description", "Organization", key, country, definite=True, label=label)
    label = f"{word} {head.lower_}"
    return Candidate(span, head, "description", kind, label.lower(), country, plural=True, definite=True, label=label)
