"""Where names start and end: those of the pipeline, made whole, split where they are two, and cut to themselves."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from kg import knowledge
from kg.language.syntax import is_symbol
from kg.mentions.titles import is_rank
from kg.mentions.wholes import joined_names

THING = "THING"
"""The label of names of things: storms, ships, laws."""

_EDGES = frozenset({"the", "'s", "’s", "'", "’", '"', "“", "”", ",", ".", "-", "–", "—", "(", ")", "/", ":", ";", "$"})
_LOOSE = frozenset({"and", "or", "of", "from", "for", "on", "in", "at", "to", "with"})  # what a name can't end with
_CONTINUED = frozenset(
    "university college institute observer times post herald tribune gazette chronicle telegraph airlines".split()
)
_LABELS = {"organization": "ORG", "group": "ORG", "facility": "FAC", "place": "LOC"}
_EXTENSIBLE = frozenset({"ORG", "GPE", "LOC", "FAC"})
_NO_BODIES = frozenset("house home group company team union maker minority majority".split())
_FIRMS = frozenset("services industries holdings motors studios systems technologies pictures entertainment".split())
_SEATED = frozenset({"organization", "place"})
_DEEDS = frozenset({"act", "bill"})
_NUMBERED = frozenset("route highway interstate motorway freeway flight terminal".split())
_FIELDS = frozenset(
    "business district family field home industry interior majority media minority opposition press public railway "
    "staff".split()
)
"""What offices are for, and no bodies."""
EVENTS = frozenset("marathon olympics paralympics games festival expo comicon fair faire championship derby".split())
"""Words that end the names of what takes place in a town."""
_STORMS = frozenset({"typhoon", "hurricane", "cyclone", "storm"})
_SHIPS = frozenset({"uss", "hms", "mv"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_LETTERS_BEHIND = frozenset({"QC", "KC", "MP", "MEP", "MBE", "OBE", "CBE", "PhD", "Esq"})
_ADDRESSES = frozenset({"Majesty", "Highness", "Holiness", "Excellency"})
_SHOUTED = 0.7  # so much of a headline is written with capitals that they tell no names


def whole_names(doc: Doc) -> Iterator[Span]:
    """The names of the pipeline with the words that belong to them, in text order; none overlap."""
    end = 0
    found = [*_joined(doc), *_named_things(doc), *joined_names(doc)]
    for span in sorted(found, key=lambda s: (s.start, -s.end, s.label_ != THING)):
        for name in _split(_extended(span)):
            if name.start >= end:
                end = name.end
                yield name


def _joined(doc: Doc) -> Iterator[Span]:
    """The names of the pipeline; two with "&" between them are one firm ("Brandt & Vale")."""
    ends = {ent.start: ent for ent in doc.ents}
    skipped: set[int] = set()
    for ent in doc.ents:
        following = ends.get(ent.end + 1)
        if following is not None and doc[ent.end].text == "&" and ent.start not in skipped:
            skipped.add(following.start)
            yield Span(doc, ent.start, following.end, "ORG")
        elif ent.start not in skipped:
            yield ent


def _named_things(doc: Doc) -> Iterator[Span]:
    """ "Typhoon Marna", "USS Halden": a thing's noun and the capitalised words behind it."""
    for token in doc:
        if token.lower_ in _STORMS | _SHIPS and token.text[0].isupper() and not is_headline(token.sent):
            end, last = token.i + 1, token.i + 2 if token.lower_ in _STORMS else token.sent.end
            while end < min(last, token.sent.end) and _is_proper(doc[end]):
                end += 1
            if end > token.i + 1:
                yield Span(doc, token.i, end, THING)


def _is_proper(token: Token) -> bool:
    return token.tag_ in ("NNP", "NNPS") and token.text[:1].isupper()


def is_headline(sent: Span) -> bool:
    """Whether a sentence is written with capitals throughout, so that they tell no names."""
    words = [t for t in sent if t.is_alpha and len(t) > 3]
    small = any(t.pos_ in ("VERB", "AUX") and t.text.islower() for t in words)
    return not small and len(words) > 3 and sum(t.text[0].isupper() for t in words) > _SHOUTED * len(words)


def _extended(span: Span) -> Span:
    """With the rest of a name that the model cut off: "Halden Sheriff's Office", "Karsa Health Reform Bill"."""
    doc, best = span.doc, span
    if span.label_ in ("PERSON", "DATE") or doc[span.end - 1].lower_ in _LOOSE or is_headline(span.sent):
        return span
    for i in range(span.end, span.sent.end):
        token = doc[i]
        if token.text in _POSSESSIVES and _may_own(doc[i - 1]):
            continue
        if not (token.is_alpha and token.text[0].isupper()) or token.ent_type_ == "PERSON" or _starts_office(token):
            break
        label = _label_of_head(token, span)
        if label:
            best = Span(doc, span.start, i + 1, label)
    return _with_number(_with_place(best))


def _with_number(span: Span) -> Span:
    """A road with its number: "State Route 2"."""
    doc, end = span.doc, span.end
    number = doc[end] if end < span.sent.end and span[-1].lower_ in _NUMBERED else None
    counts = number is None or not number.is_digit or number.head.i > end
    return span if counts else Span(doc, span.start, end + 1, span.label_)


def _with_place(span: Span) -> Span:
    """A body or a district and the place that it is of: "Western District of Karsa"."""
    doc, noun = span.doc, span[-1]
    seat = next((e for e in span.sent.ents if e.start == span.end + 1 and e.label_ == "GPE"), None)
    if seat is None or doc[span.end].lower_ != "of" or span.label_ not in _EXTENSIBLE or not _is_proper(noun):
        return span
    seated = noun.lower_ not in _NO_BODIES and knowledge.noun(noun.lower_) in _SEATED
    return Span(doc, span.start, seat.end, span.label_) if seated else span


def _starts_office(word: Token) -> bool:
    """Whether an office of two words starts: "Halden District Attorney", unlike "Halden Police Chief"."""
    return (
        word.lower_ in _FIELDS
        and word.i + 1 < len(word.doc)
        and bool(knowledge.title(word.doc[word.i : word.i + 2].text))
    )


def _may_own(word: Token) -> bool:
    """An office or a plural has a body of its own: "Sheriff's Office", "Workers' Party", but not "Peru's Congress"."""
    return word.tag_ in ("NNS", "NNPS") or knowledge.office(word.text) is not None


def _label_of_head(noun: Token, span: Span) -> str | None:
    """The label of a name that ends with a noun; None where none does."""
    word = noun.lower_
    town = span.label_ == "GPE" and knowledge.country(span.text) is None
    if town and noun.is_upper and knowledge.organization(noun.text):
        return "ORG"  # "Halden RCMP"
    if word in _DEEDS | EVENTS and noun.tag_.startswith("NNP"):
        return THING
    if word in _CONTINUED or (word in _FIRMS and span.label_ == "ORG"):
        return "ORG"
    if span.label_ not in _EXTENSIBLE or word in _NO_BODIES or noun.tag_ not in ("NNP", "NN"):
        return None
    label = _LABELS.get(knowledge.noun(word) or "")
    return "ORG" if label and span.label_ == "ORG" else label


def _split(span: Span) -> Iterator[Span]:
    """A country is no part of what stands behind it: "Peruvians Ora Quist", "of Peru Ora Quist", "Peru's PAP"."""
    doc = span.doc
    owner = next((t.i for t in doc[span.start : span.end - 1] if t.text in _POSSESSIVES), None)
    if owner is not None and knowledge.country(doc[span.start : owner].text):
        yield Span(doc, span.start, owner, "GPE")
        yield Span(doc, owner + 1, span.end, span.label_)
        return
    ends = range(span.end - 2, span.start, -1) if span.label_ == "PERSON" else range(0)
    label, end = next(((label, end) for end in ends if (label := _nation(doc[span.start : end]))), ("", span.start))
    if label:
        yield Span(doc, span.start, end, label)
    yield Span(doc, end, span.end, span.label_)


def _nation(words: Span) -> str:
    """The label of a country or of its people before a person's name, nothing where the words may be a first name."""
    before = words.doc[words.start - 1].lower_ if words.start > words.sent.start else ""
    if knowledge.demonym(words.text) and not knowledge.first_name(words.text):
        return "NORP"
    return "GPE" if before == "of" and knowledge.country(words.text) else ""


def with_area(span: Span) -> Span:
    """The name with what follows a comma, where both together are one known name ("Washington, D.C.")."""
    doc, end = span.doc, span.end + 2
    longer = doc[span.start : end] if end <= len(doc) and doc[span.end].text == "," else span
    return longer if longer is not span and knowledge.capital(longer.text) else span


def trim(span: Span) -> Span | None:
    """Cut articles, possessives, quotes and titles from the edges of a name; None if nothing is left."""
    start, end, doc = span.start, span.end, span.doc
    while start < end and (doc[start].lower_ in _EDGES or is_symbol(doc[start])):
        start += 1
    while end > start and (doc[end - 1].lower_ in _EDGES | _LOOSE or is_symbol(doc[end - 1])):
        end -= 1
    if span.label_ == "PERSON":
        return _person(doc, start, end)
    if start < end < len(doc) and doc[end].text.istitle() and knowledge.office(doc[end].text):
        end = next((t.i for t in doc[start:end] if is_rank(t)), end)  # "Karsa Divisional Railway Manager"
        end -= end - start > 1 and _starts_office(doc[end - 1])
    if span.label_ == "ORG" and end - start > 1 and doc[start].tag_ == "VBG" and doc[start].is_sent_start:
        start += 1  # "Proroguing Parliament"
    return _named(doc, start, end)


def _person(doc: Doc, start: int, end: int) -> Span | None:
    """The name without titles before it and letters behind it; "Captain Peru" keeps what is no title there."""
    while end - start > 1 and doc[end - 1].text.islower() and doc[end - 1].tag_ in ("VBZ", "VBD", "VBP", "NNS"):
        end -= 1  # "Halden frees two sailors"
    whole, full = start, end
    while end - start > 1 and doc[end - 1].text in _LETTERS_BEHIND:
        end -= 1
    while end - start > 1:
        length = next((n for n in range(end - start - 1, 0, -1) if knowledge.title(doc[start : start + n].text)), 0)
        if not length or (doc[start].text == "Earl" and doc[start + 1].lower_ != "of"):
            break
        start += length
    if start > whole and knowledge.country(doc[start:end].text):
        return _named(doc, whole, full)
    if start == whole > 0 and knowledge.country(doc[start:end].text) and _is_honoured(doc[start - 1]):
        return _named(doc, whole - 1, full)
    if _is_title(doc[start:end]):
        return None
    if start > whole:  # "King Oskar of Karelund"
        end = next((i for i in range(start + 1, end) if doc[i].lower_ == "of"), end)
    return _named(doc, start, end)


def _is_honoured(before: Token) -> bool:
    """Whether a title stands before a name that is a country's: "Captain Peru"."""
    return before.text.istitle() and knowledge.title(before.text) is not None


def _is_title(words: Span) -> bool:
    """Whether supposed words of a name are an office: "Divisional Railway Manager", not "Ora King"."""
    last = words[-1].text if len(words) > 1 else ""
    named = not last or knowledge.surname(last) is not None or knowledge.first_name(words[0].text) is not None
    return not named and knowledge.noun(last.lower()) == "person" and knowledge.office(last) is not None


def _named(doc: Doc, start: int, end: int) -> Span | None:
    """A name has a letter or a number, isn't written in small letters, mended in brackets, or "Her Majesty"."""
    text = doc[start:end].text
    odd = text.islower() or "[" in text or text.endswith("$") or (start < end and doc[end - 1].text in _ADDRESSES)
    return doc[start:end] if any(c.isalnum() for c in text) and not odd else None
