"""Articles of invented people and places with what a language model would find in them: for measuring the store alone.

Every article is a function of its number and variant. Names follow Zipf's law, as in news: a few countries are in most
articles, most people in one or two.
"""

from __future__ import annotations

import random

from kg.records import Claim, Document, Entity, Evidence, Extraction, Kind, Mention, Passage, Run, Span, digest

RUN = Run("synthetic", "none", "none")
_ONSETS = "B Br D Dr F G Gr H J K Kr L M N P R S St T Tr V Z".split()
_CENTRES = ["a", "e", "i", "o", "u", "ai", "or", "el", "an", "im"]
_ENDS = ["dal", "ric", "mon", "vek", "sen", "lund", "tova", "res", "nor", "bek", "mar", "quist"]
_VERBS = {"met": "metWith", "accused": "accused", "visited": "visited", "criticized": "criticized", "leads": "leads"}
_CATEGORIES = {"metWith": "CONSULT", "visited": "CONSULT", "accused": "ACCUSE", "criticized": "ACCUSE"}
_INVENTED = 9_000_000_000  # ids that nothing has
_TALL = 2.0  # the exponent that spreads the choice of names


def article(number: int, *, variant: int = 0, people: int = 5000, sentences: int = 12) -> Extraction:
    """Return an article with its entities and claims; another `variant` is a correction of it."""
    choose = random.Random(f"{number}/{variant}")
    story = _Story(digest("synthetic", str(number)), choose, people)
    for _ in range(sentences):
        story.tell()
    return story.extraction(number)


class _Story:
    def __init__(self, article: str, choose: random.Random, people: int) -> None:
        self._article, self._choose, self._people = article, choose, people
        self._text = f"Report of {choose.choice(_ENDS)}\n\n"
        self._found: dict[str, tuple[str, Kind, list[Mention]]] = {}
        self._claims: list[Claim] = []

    def tell(self) -> None:
        """Add a sentence with one claim."""
        start = len(self._text)
        verb = self._choose.choice(sorted(_VERBS))
        denied = self._choose.random() < 0.1
        subject, subject_span = self._mention(self._person())
        self._text += " never" if denied else ""
        trigger = self._write(f" {verb}", skip=1)
        target, object_span = self._mention(self._choose.choice((self._person, self._body, self._country))())
        about = self._passage() if verb == "accused" else None
        speaker = self._speaker()
        self._text += "."
        evidence = Evidence(self._text[start:], start, len(self._text), trigger, subject_span, object_span)
        relation = _VERBS[verb]
        self._claims.append(
            Claim(
                self._article,
                subject,
                relation,
                target,
                evidence,
                f"{verb}.1",
                round(self._choose.uniform(0.3, 1), 2),
                about=about,
                polarity="negated" if denied else "affirmed",
                modality="future" if self._choose.random() < 0.1 else "actual",
                attribution="named" if speaker else "article",
                claimed_by=(speaker,) if speaker else (),
                event_date=f"20{self._choose.randrange(10, 25)}-0{self._choose.randrange(1, 10)}-11",
                category=_CATEGORIES.get(relation),
            )
        )
        self._text += " "

    def extraction(self, number: int) -> Extraction:
        places = [name for name, (_, kind, _) in self._found.items() if kind == "GeopoliticalEntity"]
        entities = tuple(self._entity(name, places) for name in self._found)
        day = f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}"
        title = self._text.split("\n", 1)[0]
        url, paper = f"https://paper.example/{number}", f"The {_ENDS[number % len(_ENDS)].title()} Post"
        document = Document(self._article, self._text, title, url, day, paper)
        return Extraction(document, entities, tuple(self._claims))

    def _entity(self, name: str, places: list[str]) -> Entity:
        label, kind, mentions = self._found[name]
        linked = (f"wikidata:Q{_INVENTED + int(name.rpartition(' ')[2])}",) if kind == "GeopoliticalEntity" else ()
        place = f"{self._article}#{places[0]}" if kind == "Group" and places else None
        aliases = (label.split()[-1],) if kind == "Person" else ()
        return Entity(f"{self._article}#{name}", label, kind, aliases, linked, place, tuple(mentions))

    def _mention(self, who: tuple[str, str, Kind]) -> tuple[str, Span]:
        name, words, kind = who
        span = self._write(f" {words}" if not self._text.endswith((" ", "\n")) else words, skip=None)
        span = Span(span.end - len(words), span.end)
        form = "description" if kind == "Group" else "name"
        mention = Mention(self._article, span, words, form, kind)
        self._found.setdefault(name, (words, kind, []))[2].append(mention)
        return f"{self._article}#{name}", span

    def _write(self, words: str, *, skip: int | None) -> Span:
        start = len(self._text) + (skip or 0)
        self._text += words
        return Span(start, len(self._text))

    def _passage(self) -> Passage:
        span = self._write(" of fraud", skip=1)
        return Passage(self._text[span.start : span.end], span.start, span.end)

    def _speaker(self) -> str | None:
        if self._choose.random() > 0.2:
            return None
        self._text += ", said"
        return self._mention(self._person())[0]

    def _person(self) -> tuple[str, str, Kind]:
        number = self._number(self._people)
        return f"person {number}", f"{_name(number)} {_name(number * 7 + 3)}", "Person"

    def _country(self) -> tuple[str, str, Kind]:
        number = self._number(150)
        return f"country {number}", f"{_name(number * 13 + 5)}ia", "GeopoliticalEntity"

    def _body(self) -> tuple[str, str, Kind]:
        number = self._number(self._people // 3 + 1)
        if number % 4 == 0:
            return f"group {number}", "striking workers", "Group"
        return f"body {number}", f"{_name(number * 11 + 1)} Union", "Organization"

    def _number(self, size: int) -> int:
        return int(size * self._choose.random() ** _TALL)


def _name(number: int) -> str:
    first, rest = number % len(_ONSETS), number // len(_ONSETS)
    middle, rest = rest % len(_CENTRES), rest // len(_CENTRES)
    last, rest = rest % len(_ENDS), rest // len(_ENDS)
    return _ONSETS[first] + _CENTRES[middle] + _ENDS[last] + ("" if not rest else _CENTRES[rest % len(_CENTRES)] + "t")
