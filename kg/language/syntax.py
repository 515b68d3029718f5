"""One view of a parse for all later stages: normalised arguments over Universal Dependencies and ClearNLP labels.

Every function takes tokens of a parsed `Doc`. Paths are the names that patterns use: `subj obj iobj poss mod that to
ing ,` or a preposition (`out_of` where it has two words).
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category

from spacy.tokens import Token

from kg.language.irregular import PRETERITES

_DIRECT = {
    "nsubj": "subj",
    "nsubj:outer": "subj",
    "csubj": "subj",
    "nsubj:pass": "obj",
    "nsubjpass": "obj",
    "obj": "obj",
    "dobj": "obj",
    "iobj": "iobj",
    "dative": "iobj",
    "nmod:poss": "poss",
    "poss": "poss",
    "amod": "mod",
    "compound": "mod",
    "nmod:desc": "mod",
    "nmod:unmarked": "mod",
    "appos": ",",
    "list": ",",
    "attr": "attr",
    "acomp": "attr",
}
PASSIVE_SUBJECTS = frozenset({"nsubj:pass", "nsubjpass"})
_PASSIVE_AUXILIARIES = frozenset({"aux:pass", "auxpass", "obl:agent", "agent"})
_ACTIVE = frozenset("obj dobj iobj xcomp ccomp advcl conj parataxis aux aux:pass auxpass cop".split())
_ENDS = frozenset('.!?:;”"')
_OBLIQUE = frozenset({"obl", "nmod", "obl:agent", "advcl", "acl", "xcomp"})
_CLAUSES = frozenset(
    {"ccomp", "xcomp", "advcl", "acl", "advcl:relcl", "pcomp", "csubj", "parataxis", "acl:relcl", "relcl"}
)
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "nor", "neither", "without", "nobody", "none", "cannot"})
_INTRANSITIVE = frozenset(
    "arrive agree appeal campaign clash collapse depart die disagree escape flock gather happen march object "
    "participate protest rally react remain reply resign respond retire riot surrender talk travel vanish vote wait "
    "walk work".split()
)
_COPULAR = frozenset({"become", "remain", "serve", "act", "work"})
PARTICLES = frozenset({"compound:prt", "prt"})
_FATALLY = frozenset({"fatally", "mortally"})
RELATIVE_CLAUSES = frozenset({"acl:relcl", "relcl", "advcl:relcl"})
RELATIVE_TAGS = frozenset({"WP", "WDT", "WP$", "WRB"})


def arguments(token: Token) -> Iterator[tuple[str, Token]]:
    """Yield what hangs on a predicate as (path, head of the argument), in text order, coordination not expanded."""
    transitive = any(c.dep_ in ("obj", "dobj", "nsubj:pass", "nsubjpass", "iobj") for c in token.children)
    misread = _is_misread_active(token)
    curt = not misread and _is_curt_passive(token)
    for child in token.children:
        label = "nsubj" if misread and child.dep_ in PASSIVE_SUBJECTS else child.dep_
        label = "nsubj:pass" if curt and label == "nsubj" else label
        if label == "xcomp" and not transitive and _is_bare_name(child):
            yield "obj", child  # "Ruiz called Brek on Monday", where a parse takes Brek for a predicate
        elif label in _DIRECT:
            marker = marker_of(child) if label in ("obj", "iobj") else None
            yield marker or _DIRECT[label], child
        elif label in ("prep", "agent"):
            yield from _prepositional(child)
        elif label.startswith(("obl", "nmod")) or label in _OBLIQUE or label in _CLAUSES:
            yield _oblique(child), child


def _is_misread_active(verb: Token) -> bool:
    """Whether a finite verb with an object or a clause has a subject that the parse takes for a passive one; so has the
    main verb of a whole sentence that stands without auxiliary ("The fund invested in Harrow Lines.").
    """
    labels = {c.dep_ for c in verb.children}
    if verb.tag_ == "VBN" and verb.dep_ in ("ROOT", "root") and labels & PASSIVE_SUBJECTS:
        return verb.sent[-1].text == "." and not labels & (_PASSIVE_AUXILIARIES | {"aux", "cop"})
    governs = bool(labels & {"obj", "dobj", "ccomp"})
    perfect = verb.tag_ == "VBN" and any(c.lemma_ == "have" and c.dep_ == "aux" for c in verb.lefts)
    return (perfect or verb.tag_ in ("VBD", "VBZ", "VBP")) and governs and not labels & _PASSIVE_AUXILIARIES


def _is_curt_passive(verb: Token) -> bool:
    """Whether a headline leaves out the auxiliary of a passive: "Two men jailed over fraud"."""
    if verb.tag_ not in ("VBN", "VBD") or verb.dep_ not in ("ROOT", "root"):
        return False
    if verb.tag_ == "VBD" and (verb.lemma_ in _INTRANSITIVE or verb.lower_ in PRETERITES):
        return False  # "Workers went on strike", "Dockers marched"
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    if not subjects or (verb.tag_ == "VBD" and subjects[0].tag_ not in ("NN", "NNS", "CD")):
        return False
    active = any(c.dep_ in _ACTIVE for c in verb.children)
    return not active and not any(t.text in _ENDS for t in verb.sent)


def _is_bare_name(token: Token) -> bool:
    return (
        token.pos_ == "PROPN"
        and bool(token.ent_type_)
        and not any(c.dep_ in ("case", "mark", "cop") for c in token.lefts)
    )


def _prepositional(preposition: Token) -> Iterator[tuple[str, Token]]:
    """ClearNLP hangs the noun on its preposition."""
    for child in preposition.children:
        if child.dep_ in ("pobj", "pcomp"):
            yield preposition.lower_, child
        elif child.dep_ == "prep":
            for path, inner in _prepositional(child):
                yield f"{preposition.lower_}_{path}", inner


def _oblique(token: Token) -> str:
    if token.dep_ == "obl:agent":
        return marker_of(token) or "by"  # a parse may take any oblique of a passive for its agent: "was blamed on"
    if token.dep_ in RELATIVE_CLAUSES or _is_sequel(token):
        return "which"
    if token.dep_ == "parataxis":
        return "parataxis"
    if token.dep_ == "ccomp" and _is_sentence(token):
        return "that"  # "said they were in danger": the preposition is of the predicate
    if marker := marker_of(token):
        return marker
    if token.dep_ == "ccomp":
        return "that"
    if token.tag_ == "VBG":
        return "ing"
    if token.dep_ in ("xcomp", "oprd"):
        return "xcomp"
    if token.dep_.startswith(("obl", "nmod")):
        return "for" if _has_stray_for(token) else "when"
    return token.dep_


def _has_stray_for(noun: Token) -> bool:
    """Whether a parse hangs the "for" before a noun on the infinitive behind it ("called for the union to stop")."""
    start = noun.left_edge.i
    word = noun.doc[start - 1] if start else None
    return word is not None and word.lower_ == "for" and word.head.head == noun.head and word.head.i > noun.i


def _is_sequel(clause: Token) -> bool:
    """Whether a parse takes a relative clause for a complement: "wrote to Harrow, to which the union replied …"."""
    if clause.dep_ != "ccomp":
        return False
    words = [t for t in clause.subtree if not t.is_punct][:2]
    begins = len(words) > 1 and words[0].pos_ == "ADP" and words[1].tag_ == "WDT"
    return begins and clause.head.i < words[0].i < clause.i


def _is_sentence(clause: Token) -> bool:
    """Whether a complement is a whole sentence: "said they were in danger", "said talks are to resume"."""
    labels = {c.dep_ for c in clause.lefts if c.tag_ != "TO"}
    infinitive = any(c.tag_ == "TO" for c in clause.lefts) and not labels & {"cop", "aux", "aux:pass"}
    return "mark" not in labels and not infinitive


def marker_of(token: Token) -> str | None:
    """The preposition or subordinator of an argument, with its fixed words: `with`, `out_of`, `to`, `that`, `if`."""
    markers = [c for c in token.lefts if _is_marker(c)]
    if not markers:  # a parse may hang the preposition on a later part of a name, or on the name behind a title
        parts = [part for part in token.rights if part.dep_ in ("flat", "appos")]
        markers = [c for part in parts for c in part.lefts if _is_marker(c) and c.i < token.i]
    if not markers:
        infinitive = any(c.dep_ == "aux" and c.tag_ == "TO" for c in token.lefts)
        return "to" if infinitive else None
    words = [w for m in markers[-1:] for w in (m, *(c for c in m.children if c.dep_ == "fixed"))]
    if len(markers) > 1 and markers[-2].i == markers[-1].i - 1 and markers[-1].dep_ == "case":
        words = [markers[-2], *words]
    return "_".join(word.lower_ for word in words)


def particles(verb: Token) -> set[str]:
    """The particles of a verb: "out" in "carry out", "dead" in "shot dead"; "fatally" makes it another act, too."""
    if verb.lemma_.lower() == "shoot" and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "dead":
        return {"dead"}
    own = {c.lower_ for c in verb.children if c.dep_ in PARTICLES}
    return own or {"fatally" for c in verb.children if c.lower_ in _FATALLY}


def _is_marker(token: Token) -> bool:
    return token.dep_ in ("case", "mark") and token.lower_ not in ("'s", "’s", "'", "’")


def coordinated(token: Token) -> list[Token]:
    """The token and all that are joined to it by "and", "or" or a comma, in text order."""
    found = [token]
    parts = [c for part in token.children if part.dep_ == "flat" for c in part.children if c.dep_ == "conj"]
    for child in (*token.children, *parts):  # a parse may hang what is joined on the last part of a name
        if child in parts or child.dep_ == "conj" or (child.i > token.i and _is_joined(child)):
            found.extend(coordinated(child))
    return sorted(found, key=lambda t: t.i)


def _is_joined(token: Token) -> bool:
    """Whether "and" stands before a nominal that a parse gives another label than `conj`."""
    return token.dep_ in ("nmod:desc", "flat", "compound", "appos") and any(c.dep_ == "cc" for c in token.lefts)


def whole_lemma(token: Token) -> str:
    """The lemma of a word in small letters, with what stands before its hyphen: "cease-fire", not "re-elect"."""
    lemma = token.lemma_.lower()
    if token.i < 2 or token.nbor(-1).text != "-" or token.nbor(-1).whitespace_ or token.nbor(-2).whitespace_:
        return lemma
    first = token.nbor(-2)
    return lemma if first.lower_ in ("re", "counter") or first.ent_type_ else f"{first.lower_}-{lemma}"


def first_conjunct(token: Token) -> Token:
    """The head of the coordination that a token is in, itself if in none."""
    while token.dep_ == "conj":
        token = token.head
    return token


def joined_to(verb: Token) -> Token:
    """The verb that a coordinated one goes with: a past form with no infinitive ("said she would win and asked")."""
    head = verb.head
    if verb.dep_ != "conj" or verb.tag_ not in ("VBD", "VBZ"):
        return head
    while head.tag_ in ("VB", "VBG") and head.dep_ in ("ccomp", "xcomp", "advcl", "acl") and head.head.pos_ == "VERB":
        head = head.head
    return head if head.tag_ in ("VBD", "VBZ", "VBP", "VBN") else verb.head


def comma_before(token: Token) -> Token | None:
    """The comma right before the first word of what a token heads, wherever the parse hangs it."""
    first = next(t for t in token.subtree if not t.is_punct)
    return token.doc[first.i - 1] if first.i and token.doc[first.i - 1].text == "," else None


def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive voice, reduced relatives included ("the man arrested on Sunday")."""
    labels = {c.dep_ for c in verb.children}
    if _is_misread_active(verb):
        return False
    if _is_curt_passive(verb):
        return True
    if labels & {"aux:pass", "auxpass", "nsubj:pass", "nsubjpass", "obl:agent", "agent"}:
        return True
    if verb.tag_ != "VBN" or labels & {"aux", "nsubj", "obj", "dobj"}:
        return False
    if verb.dep_ == "conj":
        return is_passive(verb.head)
    return verb.dep_ in ("acl", "advcl", "amod", "xcomp")


def is_symbol(token: Token) -> bool:
    """Whether a token is a box, star or trade mark: "██ Territory held by …"."""
    return all(category(c) == "So" for c in token.text)


def is_gerund(verb: Token) -> bool:
    """Whether a verb is a participle: "meeting", "having met", "being met"."""
    return verb.tag_ == "VBG" or any(c.tag_ == "VBG" and c.dep_.startswith("aux") for c in verb.lefts)


def is_negated(token: Token) -> bool:
    """Whether a predicate itself is negated: "did not meet", "never met", "no talks"."""
    if any(c.lower_ in ("longer", "more") and any(n.lower_ == "no" for n in c.children) for c in token.children):
        return True
    return any(
        _negates(c) for c in token.children if c.dep_ in ("advmod", "neg", "det", "aux", "mark", "cc:preconj", "case")
    )


def _negates(token: Token) -> bool:
    return token.lower_ in _NEGATIONS


def edges(token: Token) -> tuple[int, int]:
    """The code points that a token's subtree covers, without surrounding punctuation."""
    words = list(token.subtree)
    while words and words[0].is_punct:
        words.pop(0)
    while words and (words[-1].is_punct or words[-1].is_space) and not _closes(words):
        words.pop()
    if not words:
        return token.idx, token.idx + len(token)
    return words[0].idx, words[-1].idx + len(words[-1])


def _closes(words: list[Token]) -> bool:
    """Whether the last word closes a quotation or bracket that one of the others opens."""
    last = words[-1].text
    opener = {"”": "“", ")": "(", '"': '"'}.get(last)
    if last == '"':
        return sum(word.text == '"' for word in words) % 2 == 0
    return opener is not None and sum(w.text == opener for w in words) >= sum(w.text == last for w in words)


def relative_pronoun(verb: Token) -> Token | None:
    """The relative pronoun of a relative clause, None where it has none or `verb` heads no such clause."""
    if verb.dep_ in RELATIVE_CLAUSES:
        return next((t for t in verb.subtree if _is_relative(t)), None)
    return next((t for t in verb.lefts if _is_fronted(t) and _before(t) is not None), None)


def _is_fronted(token: Token) -> bool:
    """Whether a relative pronoun is an argument: "which, she said, has sunk", not "which party"."""
    return token.tag_ == "WP" or (token.tag_ == "WDT" and token.dep_ != "det")


def antecedent(verb: Token, pronoun: Token) -> Token:
    """What a relative pronoun stands for: the noun that its clause hangs on, else the one right before the pronoun; for
    "who" no place, but whose place it is ("a native of Halden, who …"); for "which" and "that" nobody ("Ada of Osmark,
    which …").
    """
    noun = verb.head if verb.head.pos_ not in ("VERB", "AUX") else _before(pronoun) or verb.head
    if pronoun.lower_ == "which" and noun.ent_type_ == "PERSON":
        noun = _before(pronoun) or noun
    if pronoun.lower_ == "that" and noun.dep_ == "appos" and noun.head.ent_type_ == "PERSON":
        noun = _unnamed_before(pronoun, noun)
    while pronoun.lower_ == "who" and noun.ent_type_ in ("GPE", "LOC", "FAC") and noun.head.pos_ in ("NOUN", "PROPN"):
        if noun.head == noun:
            break
        noun = noun.head
    return noun


def _unnamed_before(pronoun: Token, person: Token) -> Token:
    """The last thing told of a person before "that", which means nobody beside a name: "Ada, the suspect in a raid in
    Karsa that …".
    """
    noun = _before(pronoun) or person
    while noun.ent_type_ and noun != person and noun.head != noun:
        noun = noun.head
    return noun


def _is_relative(token: Token) -> bool:
    return token.tag_ in RELATIVE_TAGS or (token.lower_ == "that" and token.pos_ == "PRON")


def _before(pronoun: Token) -> Token | None:
    """The head of the noun phrase that ends where a relative pronoun starts, up to a comma or dash."""
    words = [t for t in pronoun.doc[max(pronoun.i - 2, pronoun.sent.start) : pronoun.i] if not t.is_punct]
    if not words or words[-1].pos_ not in ("NOUN", "PROPN"):
        return None
    token = words[-1]
    while token.dep_ in ("flat", "compound") and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    return token


def predicate_nominals(token: Token) -> Iterator[tuple[Token, Token]]:
    """Yield (subject, predicate) of a copular clause headed by the token ("Ines is mayor", "Ines serves as mayor")."""
    if any(c.dep_ == "cop" for c in token.children):
        subjects = [c for c in token.children if c.dep_ in ("nsubj", "nsubj:outer")]
        joined = token.dep_ == "conj" and any(c.dep_ == "cc" for c in token.lefts)
        if not subjects and joined and token.head.pos_ == "VERB":  # "left Karsa and is the mayor of Brin"
            subjects = [c for c in token.head.children if c.dep_ in ("nsubj", "nsubj:pass")]
        yield from ((s, token) for s in subjects)
    elif token.lemma_ == "be":
        subjects = [c for c in token.children if c.dep_ == "nsubj"]
        attributes = [c for c in token.children if c.dep_ == "attr"]
        yield from ((s, a) for s in subjects for a in attributes)
    elif token.lemma_ in _COPULAR:
        subjects = [c for c in token.children if c.dep_ == "nsubj"]
        nominals = [
            t for path, t in arguments(token) if path in ("xcomp", "as", "attr") and t.pos_ in ("NOUN", "PROPN")
        ]
        yield from ((s, n) for s in subjects for n in nominals)
