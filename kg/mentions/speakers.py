"""Who says it: the head of the speaker of a verb of speech."""

from __future__ import annotations

from spacy.tokens import Token

from kg import knowledge
from kg.language.syntax import antecedent, arguments, first_conjunct, is_passive, marker_of, relative_pronoun

_CITING = frozenset({"cite", "quote", "report"})
_JUDGING = frozenset("criticize criticise condemn denounce blame slam fault rebuke mock praise thank commend".split())
_ISSUING = frozenset(
    "issue release publish send file write sign post put pass adopt make give deliver submit launch lodge present "
    "circulate distribute tweet read bring run hold carry display wave leave record upload draft pen hand print "
    "table".split()
)
_PAPERS = frozenset(
    "statement letter report resolution lawsuit suit complaint petition message memo note tweet post article story "
    "appeal speech declaration communique motion video leaflet email study indictment document filing dossier".split()
)
_THROUGH = frozenset({"in", "with", "on", "through", "by", "via"})
_BESIDE = frozenset({"as", "after", "when", "while", "before", "since"})


def speaker_of(verb: Token) -> Token | None:
    """The head of who says it: the verb's own subject, the one it shares, or a name right beside it."""
    start = verb
    for _ in range(4):
        paths = dict(arguments(verb))  # the last of two subjects: "That man, the referee Ulf Nes, said"
        if is_passive(verb):
            return paths.get("by")
        if (source := _cited(verb)) is not None:
            return source
        if "subj" in paths:
            pronoun = relative_pronoun(verb)
            return antecedent(verb, pronoun) if pronoun is not None and paths["subj"] == pronoun else paths["subj"]
        if verb.dep_ == "acl" and verb.tag_ == "VBG" and (not _is_paper(verb.head) or _is_another_s(verb.head)):
            return verb.head
        hangs = verb.dep_ == "acl" and verb.tag_ == "VBG"
        if verb.head == verb or (verb.dep_ not in ("conj", "advcl", "xcomp", "ing") and not hangs):
            break
        if (judged := _judged(verb)) is not None:
            return judged
        verb = _governor(verb)
        while hangs and verb.pos_ in ("NOUN", "PROPN") and verb.head != verb:
            verb = verb.head
    return name_before(start) or _name_after(start)


def _cited(verb: Token) -> Token | None:
    """ "Cited the ministry as saying": the one who is cited says it, not who cites."""
    citing = verb.head
    if verb.dep_ not in ("advcl", "xcomp", "acl") or marker_of(verb) != "as" or citing.lemma_.lower() not in _CITING:
        return None
    cited = (t for path, t in arguments(citing) if path == "obj")
    return citing.head if citing.dep_ == "acl" and is_passive(citing) else next(cited, None)


def _judged(verb: Token) -> Token | None:
    """ "Criticized Brek for leaving despite saying …": the one who is judged for it says it."""
    if verb.tag_ != "VBG" or verb.head.lemma_.lower() not in _JUDGING:
        return None
    deeds = [c for c in verb.head.rights if c.tag_ == "VBG" and marker_of(c) == "for" and c.i <= verb.i]
    beside = marker_of(verb) in ("for", "despite")
    return next((t for path, t in arguments(verb.head) if path == "obj"), None) if deeds and beside else None


def _governor(verb: Token) -> Token:
    """What a participle hangs on; one behind a comma goes with the sentence and not with the clause before it ("Brek
    frowned as boats came in, saying …").
    """
    head, first = verb.head, verb.left_edge
    apart = verb.tag_ == "VBG" and (first.text == "," or (first.i > 0 and verb.doc[first.i - 1].text == ","))
    told = head.dep_ == "ccomp" and head.head.i < verb.i  # "Brek told her he would come, saying …"
    beside = apart and verb.dep_ == "advcl" and (told or (head.dep_ == "advcl" and marker_of(head) in _BESIDE))
    return head.head if beside else head


def _is_paper(noun: Token) -> bool:
    """Whether a participle of speech hangs on no speaker but on what one writes: "signed a letter saying"."""
    dependent = noun.dep_ in ("obj", "dobj", "obl", "nmod") and not noun.ent_type_
    return dependent and knowledge.noun(noun.lemma_.lower()) not in ("person", "group", "organization")


def _is_another_s(paper: Token) -> bool:
    """Whether what somebody writes is not said to be the subject's: "answered to a report alleging …"."""
    governor = first_conjunct(paper).head
    if paper.dep_ == "nmod" or governor.pos_ != "VERB":
        return False
    own = marker_of(paper) in _THROUGH if paper.dep_ == "obl" else governor.lemma_.lower() in _ISSUING
    return paper.lemma_.lower() in _PAPERS and not own


def name_before(verb: Token) -> Token | None:
    """The name, or the name with its apposition, that ends where a verb of speech without a subject starts."""
    place = verb.i - 1
    if place > verb.sent.start and verb.doc[place].text == ",":
        place -= 1
    if place < verb.sent.start or verb.tag_ not in ("VBD", "VBZ"):
        return None
    token = verb.doc[place]
    asides = (t for t in (token, *token.ancestors) if t.dep_ == "appos" and t.right_edge.i in (place, place + 1))
    if (aside := next(asides, None)) is not None and aside.head.pos_ == "PROPN":
        token = aside.head  # "…, Ana Ruiz, a spokeswoman for the port, told reporters"
    while token.dep_ in ("flat", "compound", "appos") and token.head.pos_ == "PROPN" and token.head.i < verb.i:
        token = token.head
    while token.dep_ == "nmod" and marker_of(token) is not None and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head  # "Ada Brandt of Harrow Lines said"
    apart = place == verb.i - 2 and token.left_edge.i > verb.sent.start and token.nbor(-1).text != ","
    somebody = token.pos_ == "PROPN" or knowledge.noun(token.lemma_.lower()) == "person"
    return token if somebody and not apart and token.i < verb.i else None


def _name_after(verb: Token) -> Token | None:
    """ "She listened, says Abdul Kerr": the name right behind a verb of speech that nothing else is the content of."""
    if verb.i + 1 >= verb.sent.end or verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.i == verb.sent.start:
        return None
    token = verb.doc[verb.i + 1]
    return token if token.pos_ == "PROPN" and token.head == verb and token.dep_ in ("obj", "dobj", "obl") else None
