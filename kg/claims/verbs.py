"""The frame of a verb: its arguments in the active voice, shared subjects filled in, relative pronouns resolved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from kg import knowledge
from kg.claims.denials import denied
from kg.language.syntax import (
    PASSIVE_SUBJECTS,
    RELATIVE_CLAUSES,
    antecedent,
    arguments,
    comma_before,
    first_conjunct,
    is_passive,
    joined_to,
    marker_of,
    particles,
    predicate_nominals,
    relative_pronoun,
    whole_lemma,
)
from kg.mentions.quotations import content_clause, speaker_of
from kg.mentions.roles import Role

Arguments = Mapping[str, tuple[Token, ...]]
_SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "pledge", "offer", "agree", "refuse", "decline"})
_UNCONTROLLED = frozenset(  # whose gerund may be anybody's act: "favored prosecuting the bank"
    "favor favour advocate recommend oppose support propose suggest discuss debate endorse prohibit".split()
)
_WANTING = frozenset("want try hope plan wish intend seek fail need decide attempt manage choose".split())
_LEADING = frozenset({"lead", "result", "end", "culminate"})
_CALLING = frozenset({"call", "appeal", "plead", "look", "turn"})
PAPERS = frozenset(
    "statement letter report resolution lawsuit suit complaint petition message memo note tweet post article appeal "
    "speech declaration communique motion video leaflet email".split()
)
"""What one writes or says to others."""
WRITING = frozenset(
    "issue release publish send file write sign post put pass adopt make give deliver submit launch lodge present "
    "circulate distribute tweet".split()
)
_MEANS = frozenset("force law mistake accident phone telephone mail email hand decree name default proxy".split())


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One predicate: `words` are its lemmas (`carry_out` with a particle), `args` its arguments by path.

    `content` is where a quoted sentence stands.
    """

    head: Token
    kind: str
    words: frozenset[str]
    args: Arguments
    passive: bool = False
    role: Role | None = None
    content: tuple[int, int] | None = None


def collect(token: Token) -> dict[str, tuple[Token, ...]]:
    """What hangs on a token, by path."""
    args: dict[str, list[Token]] = defaultdict(list)
    for path, argument in arguments(token):
        args[path].append(argument)
    return {path: tuple(tokens) for path, tokens in args.items()}


def verb_frame(verb: Token) -> Frame:
    """The frame of a verb, with the arguments that it shares with other verbs."""
    if (agent := _joined_agent(verb)) is not None:
        return Frame(verb, "verb", _words(verb), {"subj": (agent,), "obj": (verb.head,)}, passive=True)
    args = {path: list(tokens) for path, tokens in collect(verb).items()}
    passive = is_passive(verb)
    if passive:
        _part_receiver(verb, args)
    if passive and "by" in args:
        args["subj"] = [t for t in args.pop("by") if not _is_means(t)]
    elif passive and "subj" not in args and (agents := _misplaced_agents([*args.get("of", ()), *args.get("to", ())])):
        args["subj"] = agents
    elif len(args.get("subj", ())) > 1 and relative_pronoun(verb) is None:
        own = [t for t in args["subj"] if not any(c.dep_ == "ccomp" and t.i < c.i < verb.i for c in verb.children)]
        args["subj"] = own or args["subj"]  # "Ines has pardoned Brek, said her spokesman"
        before = [t for t in args["subj"] if t.i < verb.i]
        args["subj"] = (before or args["subj"])[-1:]  # a dateline before the sentence is taken for a subject too
    _inherit(verb, args, passive)
    if (charge := denied(verb)) is not None:
        args["obj"] = []
        args["that" if charge.pos_ == "VERB" else "obj"] = [charge]
    content = content_clause(verb)
    if content is not None:
        args["that"] = [content]
        if ("subj" not in args or verb.tag_ == "VBG") and (speaker := speaker_of(verb)) is not None:
            args["subj"] = [speaker]
    return Frame(verb, "verb", _words(verb), {k: tuple(v) for k, v in args.items() if v}, passive)


def _joined_agent(participle: Token) -> Token | None:
    """The name that a hyphen joins to a participle before a noun: "the Osmark-backed rebels"."""
    if participle.tag_ != "VBN" or participle.dep_ != "amod" or participle.i < 2 or participle.nbor(-1).text != "-":
        return None
    name = participle.nbor(-2)
    return name if name.ent_type_ and participle.head.i > participle.i else None


def _part_receiver(verb: Token, args: dict[str, list[Token]]) -> None:
    """Tell who something is given to in the passive from the thing ("Ines was denied a visa"); of two subjects that a
    parse finds before the verb the last counts ("A native of Halden, Ines was accused").
    """
    subjects = [t for t in args.get("obj", ()) if t.dep_ in PASSIVE_SUBJECTS]
    things = [t for t in args.get("obj", ()) if t.dep_ not in PASSIVE_SUBJECTS]
    if subjects and relative_pronoun(verb) is None:
        subjects = subjects[-1:]
        args["obj"] = subjects
    if subjects and things:
        args["iobj"], args["obj"] = subjects, things


def _is_means(token: Token) -> bool:
    """Whether a noun behind "by" tells how something is done: "taken by force"."""
    return token.tag_ == "NN" and token.lemma_.lower() in _MEANS and all(c.dep_ == "case" for c in token.lefts)


def _has_thing(verb: Token) -> bool:
    return any(c.dep_ in ("obj", "dobj") for c in verb.children)


def _misplaced_agents(contents: Iterable[Token]) -> list[Token]:
    """The agent of a passive that a parse hangs on its content: "was accused of fraud by the union", "was urged to
    resign by the mayor".
    """
    found = [(c, t) for c in contents for path, t in arguments(c) if path == "by"]
    return [t for c, t in found if c.pos_ == "NOUN" or (c.tag_ == "VB" and not is_passive(c) and _is_somebody(t))]


def _is_somebody(token: Token) -> bool:
    named = token.ent_type_ in ("PERSON", "ORG")
    return named or knowledge.noun(token.lemma_.lower()) in ("person", "group", "organization")


def _words(verb: Token) -> frozenset[str]:
    lemma = whole_lemma(verb)
    forms = {lemma, lemma.replace("-", ""), *_repaired(lemma)}
    return frozenset(f"{form}_{p}" for p in particles(verb) for form in forms) or frozenset(forms)


def _repaired(lemma: str) -> Iterator[str]:
    """What the lemma of a rare verb may be where its form was cut wrongly: "expell", "mobiliz", "suppli", "boycot"."""
    if len(lemma) > 4:
        yield f"{lemma[:-1]}y" if lemma[-1] == "i" else f"{lemma}e"
        yield f"{lemma}{lemma[-1]}"
        if lemma[-1] == lemma[-2] or lemma.endswith(("nde", "rde", "nte", "cte")):
            yield lemma[:-1]


def _inherit(verb: Token, args: dict[str, list[Token]], passive: bool) -> None:
    """Fill what the grammar leaves out: antecedents of relatives, subjects of infinitives and of coordinated verbs."""
    pronoun = relative_pronoun(verb)
    if pronoun is not None and pronoun.lower_ == "where":
        args.setdefault("in", [antecedent(verb, pronoun)])
    if pronoun is not None:
        for path, tokens in args.items():
            args[path] = [antecedent(verb, pronoun) if t == pronoun else t for t in tokens]
        if len(args.get("subj", ())) > 1 and not passive:  # "which Osmark blames": only one of them is the subject
            args["obj"] = [*args.get("obj", ()), args["subj"].pop(0)]
        if pronoun.head == verb and len(args.get("obj", ())) > 1 and "subj" not in args and not passive:
            args["subj"] = [args["obj"].pop(0)]  # "who he said kill nobody", where a parse takes "who" for an object
    if "obj" not in args and (thing := _fronted(verb)) is not None:
        args["obj"] = [thing]
    needed = "subj" if not passive else "iobj" if _has_thing(verb) else "obj"
    if verb.dep_ in RELATIVE_CLAUSES and pronoun is None and "subj" in args and "obj" not in args and not passive:
        args["obj"] = [verb.head]
    if needed in args:
        return
    source = _shared(verb)
    if source:
        args[needed] = source


def _fronted(verb: Token) -> Token | None:
    """The object of an infinitive whose relative pronoun a parse hangs on the verb before it: "fighters which Osmark
    has refused to repatriate".
    """
    governor = verb.head
    if verb.dep_ != "xcomp" or marker_of(verb) != "to" or governor.lemma_.lower() not in _SUBJECT_CONTROL | _WANTING:
        return None
    pronoun = relative_pronoun(governor)
    direct = pronoun is not None and pronoun.head == governor and pronoun.dep_ in ("obj", "dobj")
    return antecedent(governor, pronoun) if pronoun is not None and direct else None


def _reported_of(verb: Token) -> list[Token]:
    """The subject of a clause that is said of what a relative clause hangs on: "groups, which he said do not vote"."""
    report = verb.head
    pronoun = relative_pronoun(report) if verb.dep_ == "ccomp" and marker_of(verb) is None else None
    own = any(c.dep_ == "nsubj" and c != pronoun for c in report.lefts)
    return [antecedent(report, pronoun)] if pronoun is not None and own and pronoun.i < report.i else []


def _led_to(verb: Token) -> list[Token]:
    """The subject of a gerund beside it: "led to him working with the union", "ended in police charging two men"."""
    if verb.tag_ != "VBG" or verb.head.lemma_.lower() not in _LEADING:
        return []
    start = verb.left_edge.i
    beside = [c for c in verb.head.rights if c.right_edge.i == start - 1] + [c for c in verb.lefts if c.tag_ == "PRP"]
    return [c for c in beside if marker_of(c) in ("to", "in", "with")]


def _shared(verb: Token) -> list[Token]:
    """The subject that a verb without one of its own takes from its surroundings."""
    head = joined_to(verb)
    if (clause := _clause_before(verb)) is not None:
        return list(verb_frame(clause).args.get("subj", ()))
    if verb.dep_ in ("acl", "advcl:relcl", "parataxis") and head.pos_ not in ("VERB", "AUX"):
        if (author := _author(verb, head)) is not None:
            return author
        headline = head.pos_ == "PROPN" and head.head == head and marker_of(verb) == "to"  # "Okoro to visit Osmark"
        return [head] if verb.tag_ in ("VBG", "VBN") or headline else []
    if verb.dep_ not in ("conj", "xcomp", "advcl", "ccomp") or head == verb:
        return []
    if subject := _misplaced_subject(verb) or _reported_of(verb) or _led_to(verb):
        return subject
    if head.pos_ not in ("VERB", "AUX"):
        if head.lower_ == "guilty" and head.dep_ == "xcomp" and head.head.lemma_.lower() == "plead":
            return list(verb_frame(head.head).args.get("subj", ()))  # "pleaded guilty to killing"
        able = head.pos_ == "ADJ" and marker_of(verb) == "to"  # "was unable to meet"
        return _copular_subject(head) if verb.dep_ == "conj" or able else []
    return [] if _is_open(verb, head) else _controller(verb, head)


def _author(verb: Token, noun: Token) -> list[Token] | None:
    """Who says it in a paper of their own, whether the parse hangs it on the paper or on who gets it: "Ines gave a
    speech to the council condemning the raid"; None for other nouns.
    """
    paper = noun if noun.lemma_.lower() in PAPERS else _addressed(noun)
    if verb.tag_ != "VBG" or paper is None or paper.dep_ not in ("obj", "dobj", "conj"):
        return None
    writes = first_conjunct(paper).head
    owned = any(c.dep_ in ("nmod:poss", "poss") and c.pos_ != "PRON" for c in paper.lefts)
    if writes.lemma_.lower() not in WRITING or is_passive(writes) or owned:
        return None
    return list(verb_frame(writes).args.get("subj", ()))


def _addressed(noun: Token) -> Token | None:
    """The paper that somebody gets: "a speech to the council"."""
    if marker_of(noun) != "to":
        return None
    beside = (noun.head, *(c for c in noun.head.children if c.dep_ in ("obj", "dobj")))
    return next((t for t in beside if t.lemma_.lower() in PAPERS), None)


def _misplaced_subject(verb: Token) -> list[Token]:
    """The subject of a clause that a parse hangs on its report: "Ines has pardoned Brek, her spokesman said"."""
    subjects = [c for c in verb.head.children if c.dep_ in ("nsubj", "nsubj:outer")]
    reported = verb.dep_ == "ccomp" and verb.i < verb.head.i and verb.tag_ in ("VBD", "VBZ", "VBP", "VBN")
    return subjects[:1] if reported and len(subjects) > 1 and subjects[0].i < verb.i < subjects[-1].i else []


def _is_open(verb: Token, head: Token) -> bool:
    """Whether a clause has a subject of its own, or may be anybody's act: "favored prosecuting the bank"."""
    if verb.dep_ == "ccomp" and verb.tag_ not in ("VBG", "VB"):
        return True
    return verb.tag_ == "VBG" and head.lemma_ in _UNCONTROLLED and verb.dep_ in ("xcomp", "ccomp", "advcl")


def _controller(verb: Token, head: Token) -> list[Token]:
    """The argument of the governing verb that acts in a clause."""
    governor = verb_frame(head)
    if verb.dep_ == "advcl" and verb.tag_ == "VBN" and (noun := _noun_before(verb, governor)) is not None:
        return [noun]
    if any(c.dep_ == "mark" and c.lower_ == "for" for c in verb.lefts) and "for" in governor.args:
        return list(governor.args["for"])  # "called for the union to stop"
    if marker_of(verb) == "to" and head.lemma_ in _CALLING and "obj" not in governor.args:
        called = [t for path in ("on", "upon", "to") for t in governor.args.get(path, ()) if _is_called(t, verb)]
        if called:
            return called  # "called on the union to stop"
    surface = governor.args.get("obj" if governor.passive else "subj", ())
    controlled = verb.dep_ == "xcomp" or (verb.dep_ == "advcl" and marker_of(verb) in ("of", "for", "from", "over"))
    if controlled and not governor.passive and head.lemma_ not in _SUBJECT_CONTROL:
        surface = governor.args.get("iobj") or governor.args.get("obj", surface)
    return list(surface)


def _is_called(token: Token, verb: Token) -> bool:
    return token != verb and token.pos_ != "VERB" and token.ent_type_ != "DATE"


def _clause_before(verb: Token) -> Token | None:
    """The verb of the clause that a participle behind a comma goes on from, where the parse hangs it on the last noun:
    "hit a row of cars, killing two".
    """
    noun = verb.head
    last = noun.pos_ == "NOUN" and noun.right_edge == verb.right_edge
    if not last or verb.dep_ != "acl" or verb.tag_ != "VBG" or comma_before(verb) is None:
        return None
    while noun.pos_ == "NOUN" and noun.dep_ in ("nmod", "conj", "obj", "obl", "dobj", "compound"):
        noun = noun.head
    return noun if noun.pos_ == "VERB" else None


def _noun_before(verb: Token, governor: Frame) -> Token | None:
    """The argument that ends at the comma before a participle: "freed Mesut Bal, arrested last week"."""
    comma = comma_before(verb)
    if comma is None or comma.nbor() != verb or comma.i <= governor.head.i:
        return None
    nouns = (t for tokens in governor.args.values() for t in tokens if t.pos_ in ("NOUN", "PROPN") and t != verb)
    return next((t for t in nouns if t.i < comma.i and t.right_edge.i in (comma.i - 1, comma.i)), None)


def _copular_subject(noun: Token) -> list[Token]:
    return [subject for subject, _ in predicate_nominals(noun)]
