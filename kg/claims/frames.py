"""All predicates of a document with their arguments: verbs, nouns, adjectives, roles and bare mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg import knowledge
from kg.claims.index import MentionIndex, more_pairs
from kg.claims.nested import nested
from kg.claims.verbs import Frame, collect, verb_frame
from kg.language.syntax import first_conjunct, marker_of, predicate_nominals, whole_lemma
from kg.mentions.quotations import according_to, speaker_of
from kg.mentions.roles import Role

_STANCES = frozenset({"pro", "anti", "non"})
_OUTER = ("by", "against", "on", "to", "with", "from", "for")  # what the parse may hang on the noun's own complement
_CARRYING = frozenset(  # verbs whose subject does what their object means: "announced a visit"
    "announce order plan propose schedule complete finish confirm continue begin start end launch make resume "
    "conclude cancel postpone delay consider undertake expand approve declare".split()
)


def find_frames(doc: Doc, roles: Iterable[Role], index: MentionIndex) -> Iterator[Frame]:
    """Yield the frames of a document in text order: verbs, nouns, adjectives, then roles, then bare mentions."""
    for token in doc:
        if token.lower_ == "according":
            yield from _according_frames(token)
        elif token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in ("aux", "aux:pass", "auxpass", "cop")):
            yield from _with_pairs(verb_frame(token))
        elif token.pos_ in ("NOUN", "PROPN"):
            yield from _with_pairs(_noun_frame(token))
        elif token.pos_ == "ADJ":
            yield _adjective_frame(token)
    for role in roles:
        yield _role_frame(role)
    yield from _mention_frames(doc, index)


def _according_frames(word: Token) -> Iterator[Frame]:
    for quotation in according_to(word):
        if quotation.speaker is not None:
            args = {"subj": (quotation.speaker,), "that": (quotation.speaker.head,)}
            yield Frame(word, "verb", frozenset({"according_to"}), args)


def _noun_frame(noun: Token) -> Frame:
    """The frame of a noun; `host` is the subject of the verb around it ("In talks with …, Ines …")."""
    args = dict(collect(noun))
    for inner in (*args.get("of", ()), *args.get("by", ())):
        for path, tokens in collect(inner).items():
            if path in _OUTER:
                args.setdefault(path, tokens)
    first = first_conjunct(noun)
    around = first.dep_.startswith("obl") or (first.dep_ == "obj" and first.head.lemma_ in _CARRYING)
    if first.head.pos_ == "VERB" and around and "poss" not in args:
        args["host"] = verb_frame(first.head).args.get("subj", ())
    return Frame(noun, "noun", frozenset({whole_lemma(noun)}), {k: v for k, v in args.items() if v})


def _with_pairs(frame: Frame) -> Iterator[Frame]:
    """A frame, and once more for each further pair that it is between."""
    yield frame
    for token in frame.args.get("between", ())[:1]:
        yield from (replace(frame, args={**frame.args, "between": (other,)}) for other in more_pairs(token))


def _mention_frames(doc: Doc, index: MentionIndex) -> Iterator[Frame]:
    """What hangs on a mention itself, and what follows a name with "in", or a country with a comma, however parsed."""
    named = [s for s in index.named() if s.end < len(doc) and not knowledge.country(s.text)]
    following = {
        span.root.i: doc[span.end].head for span in named if _is_in(doc[span.end]) and not _is_beside(span.root)
    }
    within = {inner.i: outer for inner, outer in nested(doc, index.named())}
    states = {span.root for span in index.named() if knowledge.country(span.text)}
    for head in (doc[i] for i in index.heads()):
        if head.pos_ in ("NOUN", "PROPN"):
            args = collect(head)
            if head.i in following and "in" not in args:
                args["in"] = (following[head.i],)
            if head.i in within and "," not in args:
                args[","] = (within[head.i],)
            if _is_abbreviation(head) and head.i + 1 < len(doc) and doc[head.i + 1].is_bracket:
                args.pop(",", None)  # "QVM [Queen Victoria Market]"
            if head in states:
                args.pop(",", None)  # "Osmark, Valdoria and Karsa agreed"
            yield Frame(head, "mention", frozenset(), {**args, "subj": (head,)})


def _is_abbreviation(token: Token) -> bool:
    """Capitals that a tagger may take for a small word: "WHO"."""
    return token.is_upper and len(token) > 1


def _is_beside(name: Token) -> bool:
    """Whether a name only tells what is near: "near San Diego in El Cajon"."""
    return marker_of(name) in ("near", "outside", "off", "beyond")


def _is_in(token: Token) -> bool:
    return token.lower_ == "in" and token.dep_ == "case"


def _adjective_frame(token: Token) -> Frame:
    args = dict(collect(token))
    if token.dep_ == "amod":
        args["subj"] = (token.head,)
    elif not args.get("subj") and (subjects := [s for s, p in predicate_nominals(token.head) if p == token]):
        args["subj"] = tuple(subjects)
    elif (
        not args.get("subj")
        and token.dep_ in ("xcomp", "acomp", "advcl", "conj")
        and token.head.pos_ in ("VERB", "AUX")
    ):
        args["subj"] = verb_frame(token.head).args.get("subj", ())
    if token.dep_ == "ccomp" and (speaker := speaker_of(token.head)) is not None:
        args["speaker"] = (speaker,)  # "Ruiz said the union was responsible"
    return Frame(token, "adjective", frozenset({token.lemma_.lower()}), {k: v for k, v in args.items() if v})


def _role_frame(role: Role) -> Frame:
    args = {path: tokens for path, tokens in collect(role.noun).items() if path not in ("subj", ",")}
    if role.words[-1] != role.noun:  # "Minister of Foreign Affairs of Osmark"
        args["of"] = collect(role.words[-1]).get("of", ())
    if "poss" in args and any(t.i > role.holder.i > role.noun.i for t in args.get("of", ())):
        args.pop("of")  # "Coyle's rival, Martin Vale of the Reform League"
    if role.how == "title":
        args["mod"] = (*args.get("mod", ()), *_before(role))
        behind = [t for t in collect(role.holder).get("of", ()) if not _is_of_aside(t, role)]
        args.update({"of": tuple(behind)} if behind else {})
        if between := _between(role):
            args["of"] = between
    elif role.how == "apposition" and "of" not in args and (whose := _at_once(role)) is not None:
        args["of"] = (whose,)
    args["mod"] = tuple(t for t in args.get("mod", ()) if t != role.holder and not _is_stance(t))
    return Frame(role.noun, "role", frozenset({role.noun.lemma_.lower()}), {**args, "subj": (role.holder,)}, role=role)


def _is_of_aside(token: Token, role: Role) -> bool:
    """Whether what stands behind a name with "of" belongs to an office told in between: "Dr Ana Ruiz, head of A"."""
    words = role.holder.doc[role.holder.i : token.left_edge.i]
    comma = next((t.i for t in words if t.text == ","), token.i)
    return any(t.pos_ in ("NOUN", "PROPN") for t in words if t.i > comma)


def _at_once(role: Role) -> Token | None:
    """What follows an office at once with "of", where the parse hangs it on the name before."""
    end = role.words.end
    case = role.words.doc[end] if end < role.words.sent.end else None
    found = case.head if case is not None and case.lower_ == "of" and case.dep_ == "case" else None
    return found if found is not None and found.head == role.holder else None


def _between(role: Role) -> tuple[Token, ...]:
    """What stands between an office and its holder: "Prime Minister of Osmark Ora Quist"."""
    doc, start = role.words.doc, role.words.end
    end = next((t.i for t in doc[start : role.holder.i] if t.ent_type_ == "PERSON"), role.holder.i)
    return (doc[start + 1 : end].root,) if start + 1 < end and doc[start].lower_ == "of" else ()


def _is_stance(word: Token) -> bool:
    """Whether a demonym only tells where somebody stands: "pro-Syrian president"."""
    start = word.left_edge.i if word.left_edge.lower_ in _STANCES else max(word.i - 2, word.sent.start)
    before = word.doc[start : word.i]
    return len(before) > 1 and before[-1].text == "-" and before[0].lower_ in _STANCES


def _before(role: Role) -> tuple[Token, ...]:
    """What stands before a title: "Mexican" or "Iran's" in front of "foreign minister"."""
    found: list[Token] = []
    doc, i = role.words.doc, role.words.start - 1
    while i >= role.words.sent.start and len(found) < 6:
        token = doc[i]
        if (
            (token.pos_ in ("VERB", "AUX", "ADP", "PRON", "CCONJ", "SCONJ", "DET") and not _is_abbreviation(token))
            or token.is_space
            or token.text in ',;:—–"“”()'
        ):
            break
        found.append(token)
        i -= 1
    return tuple(reversed(found))
