"""Offices, kinship and other roles that a text gives to people and bodies: titles, appositions, copulas."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kg import knowledge
from kg.language.syntax import RELATIVE_CLAUSES, coordinated, first_conjunct, marker_of, predicate_nominals
from kg.mentions.candidates import Candidate
from kg.mentions.descriptions import phrase
from kg.mentions.titles import PAST, has_ended, office_end, title_before

_BODIES = frozenset({"organization", "group", "facility"})
_KIN = frozenset(
    "mother father parent sister brother son daughter wife husband aunt uncle niece nephew cousin grandmother "
    "grandfather widow stepmother stepfather".split()
)
_OF_BODIES = frozenset(
    "speaker chairman chairwoman chairperson chair justice commissioner director dean rector principal provost coach "
    "editor representative boss ceo officer manager professor lecturer".split()
)
_SEVERAL = frozenset("director manager leader commander chief boss captain executive".split())
_ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth further".split())
_PRESENT = frozenset({"current", "currently", "now", "present"})


@dataclass(frozen=True, slots=True, eq=False)
class Role:
    """`holder` is the head of the person's mention, `noun` the head of the role, `words` the role itself.

    `context` holds the tokens between which a country or organisation of the role may stand ("Mexican", "Honduras's").
    `how` is title, apposition, aside or copula.
    """

    holder: Token
    noun: Token
    words: Span
    how: str

    @property
    def office(self) -> knowledge.Title | None:
        """The office in the role, None for a mere description."""
        return knowledge.office(self.words.text)

    @property
    def leads(self) -> bool:
        """Whether the holder leads what the office belongs to, and still does; "a director of it" is one of several."""
        several = self.noun.lemma_.lower() in _SEVERAL and any(c.lower_ in ("a", "an") for c in self.noun.lefts)
        return self.office is not None and self.office.heads and not (several or self.over)

    @property
    def rules(self) -> bool:
        """Whether the office may be that of a whole place: a president or governor, no chairman or speaker."""
        return self.noun.lemma_.lower() not in _OF_BODIES

    @property
    def over(self) -> bool:
        """Whether the role is told as one of the past: "former mayor", "served as mayor"."""
        told = _told_before(self.words) | _told_before(_first_of(self.noun))
        first = "first" in told and self.office is not None and not self.office.text.startswith("first")
        past = (first or not told.isdisjoint(PAST)) and told.isdisjoint(_PRESENT)
        return past or has_ended(_behind(self.noun)) or (self.how == "copula" and _was_served(self.noun))


def _told_before(words: Span) -> set[str]:
    """The words of a phrase and those before it, at any distance: "former Port Ellis mayor", "ex-minister"."""
    doc, start = words.doc, words.start
    while start > words.sent.start and (_belongs(doc[start - 1]) or doc[start - 1].lower_ in PAST):
        start -= 1
    return {t.lower_ for t in doc[start : words.end]}


def _belongs(word: Token) -> bool:
    """Whether a word before a noun may be a part of its phrase: no clause or name of a person stands between."""
    verb = word.tag_.startswith("VB") and word.dep_ not in ("amod", "compound")  # not "elected" or "United"
    clause = verb or (word.pos_ in ("ADP", "CCONJ", "SCONJ", "PRON") and not word.is_upper)
    return (
        word.ent_type_ not in ("PERSON", "DATE")
        and not clause
        and (word.text == "-" or not (word.is_punct or word.is_space))
    )


def _first_of(office: Token) -> Span:
    """The first of several offices that are told together: "formerly the president and chief executive"."""
    bare = not any(c.dep_ in ("det", "nmod:poss", "poss") for c in office.lefts)
    return phrase(first_conjunct(office) if bare and office.dep_ == "conj" else office)


def _behind(office: Token) -> str:
    """What follows an office up to a comma, a verb or the end of the sentence, wherever a parse hangs it."""
    doc, end = office.doc, office.i + 1
    while end < office.sent.end and doc[end].text not in ",;." and not doc[end].tag_.startswith("VB"):
        end += 1
    return doc[office.i : end].text


def _was_served(office: Token) -> bool:
    """Whether an office is told as one held before: "served as mayor", not "has served as mayor since May"."""
    verb = first_conjunct(office).head
    still = verb.tag_ == "VBN" and any(t.lower_ == "since" for t in verb.subtree)
    return verb.lemma_ in ("serve", "act", "work") and verb.tag_ in ("VBD", "VBN") and not still


def find_roles(doc: Doc, candidates: Iterable[Candidate]) -> list[Role]:
    """Find the roles of what the candidates name, in text order; only people have titles."""
    named = {c.head.i: c for c in candidates if c.form != "description"}
    people = {i: c for i, c in named.items() if c.kind == "Person"}
    found = [*_titles(people), *_appositions(named), *_copulas(doc, named)]
    known = {r.holder.i for r in found if r.how == "apposition"}
    found += [r for r in _asides(people) if r.holder.i not in known]
    fitting = (r for r in found if r.holder.i in people or r.office is None or r.noun.lemma_ == "member")
    return sorted(_one_holder(fitting), key=lambda r: (r.holder.i, r.noun.i, r.how))


def _one_holder(roles: Iterable[Role]) -> Iterator[Role]:
    """What stands beside a name belongs to one holder, the nearest; only a copula has several."""
    nearest: dict[int, Role] = {}
    for role in roles:
        if role.how == "copula":
            yield role
        elif role.noun.i not in nearest or _distance(role) < _distance(nearest[role.noun.i]):
            nearest[role.noun.i] = role
    yield from nearest.values()


def _distance(role: Role) -> int:
    return abs(role.holder.i - role.noun.i)


def _titles(people: Mapping[int, Candidate]) -> Iterator[Role]:
    """ "Mexican Foreign Secretary Luis Videgaray Caso", "her son Milo": what stands directly before a name."""
    for candidate in people.values():
        if candidate.form == "name":
            words = _title(candidate.span)
            if words is not None and not _is_of_several(words, candidate.head):
                yield Role(candidate.head, _noun_of(words), words, "title")


def _noun_of(title: Span) -> Token:
    """The noun that a title is by: "Secretary" of "Secretary of Justice"."""
    return next((title[i - 1] for i in range(1, len(title) - 1) if title[i].lower_ == "of"), title[-1])


def _title(name: Span) -> Span | None:
    """The office, rank or trade right before a name; one with a field is whole ("Secretary of Justice Ora Quist")."""
    found = title_before(name) or _noun_before(name)
    of = found is not None and found.start > name.sent.start and name.doc[found.start - 1].lower_ in ("of", "for")
    return (_long_title(name) or found) if of or found is None else found


def _is_of_several(title: Span, name: Token) -> bool:
    """A plural before one name, or behind "of", is no title: "the number of justices Hammond favors"."""
    if _noun_of(title).tag_ not in ("NNS", "NNPS"):
        return False
    return len(coordinated(name)) == 1 or (title.start > 0 and title.doc[title.start - 1].lower_ == "of")


def _long_title(name: Span) -> Span | None:
    """An office with its place right before a name: "President of India Pranab Mukherjee"."""
    doc, office = name.doc, name.start - 1
    while office > name.sent.start and doc[office].text[:1].isupper():
        office -= 1
    office -= doc[office].lower_ == "the" and office > name.sent.start
    if name.start - office < 2 or office <= name.sent.start or doc[office].lower_ not in ("of", "from"):
        return None
    noun = doc[office - 1]
    held = noun.pos_ in ("NOUN", "PROPN") and knowledge.office(phrase(noun).text) is not None
    explained = name.root in noun.children and name.root.dep_ not in ("nmod", "flat")
    proper = any(t.tag_.startswith("NNP") and not _is_address(t) for t in doc[office + 1 : name.start])
    return _office(noun) if held and proper and not explained else None


def _is_address(word: Token) -> bool:
    title = knowledge.title(word.text)
    return title is not None and title.kind == "honorific"  # "oath of the Honorable Ora Quist"


def _noun_before(name: Span) -> Span | None:
    """A common noun that the parse makes a part of the name: "painter Ora Quist"."""
    token = name.doc[name.start - 1] if name.start else None
    if token is None or token.tag_ not in ("NN", "NNS") or knowledge.noun(token.lemma_.lower()) != "person":
        return None
    beside = token.dep_ == name.root.dep_ == "nsubj" and token.head == name.root.head  # "Harrow owner Ora Quist left"
    related = beside or token.head in name or name.root.head == token
    return name.doc[token.i : token.i + 1] if related else None


def _office(noun: Token) -> Span:
    """The description that a noun heads, with the field of the office: "Minister of Foreign Affairs"; "a third senator"
    is one more.
    """
    words = phrase(noun)
    counted = any(c.lower_ in ("a", "another", "yet") for c in noun.lefts) and words[0].lower_ in _ORDINALS
    return noun.doc[words.start + (counted and words.start < noun.i) : office_end(noun)]


def _appositions(named: Mapping[int, Candidate]) -> Iterator[Role]:
    """ "Juan Orlando Hernández, the president of Honduras" and "the president of Honduras, Juan Orlando Hernández"."""
    for candidate in named.values():
        head = candidate.head
        for child in head.children:
            beside = child.dep_ == "appos" and not (_is_listed(child) or _are_places(child, candidate))
            if beside and child.i not in named and child.pos_ in ("NOUN", "PROPN"):
                yield from (Role(head, noun, _office(noun), "apposition") for noun in coordinated(child))
        yield from (Role(head, noun, _office(noun), "apposition") for noun in _second_offices(head, named))
        titled = head.dep_ == "flat" and head.head.i not in named and head.head.dep_ == "appos"
        if titled and not (_is_listed(head.head) or _are_things(head.head.head, candidate)):
            yield Role(head, head.head.head, _office(head.head.head), "apposition")  # "the minister, HE Dr Ana Ruiz"
        office = head.head.head if head.dep_ == "appos" else head
        if head.dep_ == "appos" and head.head.i in named and office.i not in named and _is_office(office):
            yield Role(head, office, phrase(office), "apposition")
        beside = head.dep_ == "appos" and not _is_subject(candidate.span) and not _are_things(head.head, candidate)
        beside = beside and not any(_is_between(other, candidate) for other in named.values())
        if beside and not _is_listed(head) and head.head.i not in named and head.head.pos_ in ("NOUN", "PROPN"):
            noun = _meant(head.head, candidate)
            yield Role(head, noun, _office(noun), "apposition")


def _meant(noun: Token, candidate: Candidate) -> Token:
    """The noun that a name behind it explains: the last of several kin ("her mother and sister, Ora Brandt"), and for a
    person no body ("winner of the men's division, Ora Brandt").
    """
    kin = [t for t in coordinated(noun) if t.i < candidate.head.i]
    if len(kin) > 1 and all(t.lemma_.lower() in _KIN for t in kin):
        return kin[-1]
    body = candidate.kind == "Person" and knowledge.noun(noun.lemma_.lower()) in _BODIES
    person = knowledge.noun(noun.head.lemma_.lower()) == "person" and noun.dep_ == "nmod"
    return noun.head if body and person and knowledge.office(phrase(noun).text) is None else noun


def _second_offices(head: Token, named: Collection[int]) -> Iterator[Token]:
    """An office that the parse joins to the name, not to the first one: "Ana Ruiz, director of A, and chair of B"."""
    if any(c.dep_ == "appos" for c in head.children):
        for child in head.children:
            bare = child.tag_ in ("NN", "NNP") and not any(c.dep_ in ("det", "nmod:poss", "poss") for c in child.lefts)
            if child.dep_ == "conj" and child.i not in named and bare and _is_office(child):
                yield child


def _are_things(nouns: Token, candidate: Candidate) -> bool:
    """Whether a plural can't describe one person: "seized three computers, Ana Ruiz said"."""
    plural = nouns.tag_ in ("NNS", "NNPS") and len(coordinated(candidate.head)) == 1
    return candidate.kind == "Person" and plural and knowledge.office(phrase(nouns).text) is None


def _are_places(nouns: Token, candidate: Candidate) -> bool:
    """Whether a plural stands beside one place, which it can't describe: "Karsa (outer suburbs)"."""
    place = candidate.kind in ("GeopoliticalEntity", "Place")
    return place and nouns.tag_ in ("NNS", "NNPS") and len(coordinated(candidate.head)) == 1


def _is_between(other: Candidate, candidate: Candidate) -> bool:
    """Whether a person stands right behind the noun that a later name is said to explain: "Speaker Ora Quist, Leon
    Tarr", unlike "the wife of Ora Quist, Ada Brandt".
    """
    noun, start = candidate.head.head, other.span.start
    if other.kind != "Person" or not noun.i < start < candidate.span.start:
        return False
    comma = any(t.text == "," for t in noun.doc[noun.i : start]) or noun.doc[other.span.end].text != ","
    return not comma and marker_of(other.head) is None and other.head.dep_ != "nmod:poss"


def _is_listed(beside: Token) -> bool:
    """Whether a semicolon stands between: a list goes on."""
    first, last = sorted((beside.head.i, beside.i))
    return any(t.text == ";" for t in beside.doc[first:last])


def _is_subject(name: Span) -> bool:
    """A name between a comma and a verb starts its own clause, whatever the parse makes of it."""
    doc = name.doc
    after = doc[name.end].pos_ if name.end < len(doc) else ""
    return name.start > 0 and doc[name.start - 1].text == "," and after in ("VERB", "AUX")


def _is_office(noun: Token) -> bool:
    """A noun that a name may stand beside through its own complement: "the head of the league, Emil Varga"."""
    return noun.pos_ in ("NOUN", "PROPN") and knowledge.office(phrase(noun).text) is not None


def _asides(people: Mapping[int, Candidate]) -> Iterator[Role]:
    """A description between commas after a name, where the parse hangs it elsewhere: "… Ana Ruiz," the mayor of …"."""
    for candidate in people.values():
        doc, start = candidate.span.doc, candidate.span.end
        if candidate.form != "name" or start >= len(doc) or doc[start].text != ",":
            continue
        start += 1 if start + 1 < len(doc) and doc[start + 1].text not in '"”' else 2
        end = next(
            (i for i in range(start, min(start + 12, len(doc))) if doc[i].text in ",.;—–\n" or doc[i].is_space), None
        )
        if end is None or start >= end or doc[start].lower_ not in ("the", "a", "an"):
            continue
        nouns = [t for t in doc[start:end] if t.pos_ in ("NOUN", "PROPN")]
        verbs = any(t.pos_ in ("VERB", "AUX") for t in doc[start:end])
        if nouns and not verbs and knowledge.office(phrase(nouns[0]).text):
            yield Role(candidate.head, nouns[0], phrase(nouns[0]), "aside")


def _copulas(doc: Doc, named: Mapping[int, Candidate]) -> Iterator[Role]:
    """ "Ines Okoro is the mayor of Halden"."""
    for token in doc:
        for subject, predicate in predicate_nominals(token):
            relative = subject.tag_ == "WP" and token.dep_ in RELATIVE_CLAUSES  # "Ines Okoro, who is mayor of Halden"
            holders = [s for s in coordinated(token.head if relative else subject) if s.i in named]
            if predicate.pos_ in ("NOUN", "PROPN") and predicate.i not in named:
                yield from (Role(s, noun, phrase(noun), "copula") for s in holders for noun in coordinated(predicate))
