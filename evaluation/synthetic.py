"""A made-up graph of any size in the shape of a real one: invented names, a fixed seed, usual shares of claims."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from pyoxigraph import NamedNode, Quad

from kg.rdf import (
    Scheme,
    article_quads,
    closure,
    derived_quad,
    entity_quads,
    iri_entity,
    iri_term,
    shortcuts,
    type_quads,
)
from kg.rdf import publisher_quads as publisher
from kg.records import Claim, Document, Entity, Evidence, Mention, Passage, Span

KINDS = ("Person", "Organization", "GeopoliticalEntity", "Group", "Place")
_SHARES = (50, 25, 8, 12, 5)
_SYLLABLES = "ba cor dal eth fen gor hul ist jar kel lom mar nev or pel quin ros sal tor ul ven wex yar zin".split()
_SHARES_OF_RELATIONS = """
stated 30 -, metWith 8 CONSULT, accused 6 ACCUSE, criticized 6 ACCUSE, holdsPosition 8 -, leads 4 -, memberOf 3 -,
worksFor 3 -, spokespersonFor 2 -, visited 4 CONSULT, sanctioned 2 COERCE, arrested 3 COERCE, attacked 3 ASSAULT,
killed 2 ASSAULT, promised 3 AGREE, agreedWith 3 AGREE, rejected 3 REJECT, appointed 2 -, aided 2 AID,
threatened 3 THREATEN
"""
_RELATIONS = {  # relation: share, category
    name: (int(share), None if category == "-" else category)
    for name, share, category in (item.split() for item in _SHARES_OF_RELATIONS.split(","))
}
_FIRST = date(2023, 1, 1)
CLAIMS, MENTIONS = 6, 8  # of an article


class Synthetic:
    """Entities and articles of a made-up graph of about as many triples as asked for."""

    def __init__(self, triples: int, *, seed: int = 7) -> None:
        self._random = Random(seed)
        self._articles = max(10, triples // 184)
        self.entities = [self._entity(number) for number in range(max(20, self._articles // 2))]

    def quads(self, scheme: Scheme) -> Iterator[Quad]:
        """Yield all quads of the graph; give it out once."""
        iris = {entity.id: NamedNode(iri_entity(entity, scheme.base)) for entity in self.entities}
        for entity in self.entities:
            yield from entity_quads(entity, iris, scheme.base)
            yield from type_quads(entity, iris[entity.id], scheme)
        for number in range(12):
            yield from publisher(f"Paper {number}", scheme.base)
        facts: set[tuple[str, str, str]] = set()
        for number in range(self._articles):
            document, mentions, claims = self._article(number)
            yield from article_quads(document, None, mentions, claims, iris, scheme)
            facts |= shortcuts(claims, scheme.threshold)
        for subject, relation, target in sorted(closure(facts, scheme.relations)):
            yield derived_quad(iris[subject], iri_term(relation), iris[target], scheme.base)

    def common(self, kind: str, number: int = 0) -> Entity:
        """Return one of the entities of a kind that are named most."""
        return [entity for entity in self.entities if entity.kind == kind][number]

    def _entity(self, number: int) -> Entity:
        kind = self._random.choices(KINDS, _SHARES)[0]
        label = " ".join("".join(self._random.choices(_SYLLABLES, k=3)).capitalize() for _ in range(2))
        return Entity(f"n{number}", f"{label} {number}", kind, (label,))  # type: ignore[arg-type]  # one of the kinds

    def _pick(self) -> Entity:
        """Pick an entity; a few are named often, as in the news."""
        return self.entities[int(len(self.entities) * self._random.random() ** 3)]

    def _article(self, number: int) -> tuple[Document, list[tuple[Mention, str]], list[Claim]]:
        day = (_FIRST + timedelta(days=number * 700 // self._articles)).isoformat()
        name = f"s{number}"
        document = Document(
            name, "", f"Headline {number}", f"https://news.example/{number}", day, f"Paper {number % 12}"
        )
        mentions = []
        for place in range(MENTIONS):
            entity = self._pick()
            span = Span(place * 30, place * 30 + len(entity.label))
            mentions.append((Mention(name, span, entity.label, "name", entity.kind), entity.id))
        return document, mentions, [self._claim(name, place, day) for place in range(CLAIMS)]

    def _claim(self, article: str, place: int, day: str) -> Claim:
        pick, start = self._random, place * 200
        relation = pick.choices(tuple(_RELATIONS), [share for share, _ in _RELATIONS.values()])[0]
        subject, target = self._pick(), self._pick()
        verb = "denied" if relation == "rejected" else relation
        sentence = f"{subject.label} {verb} {target.label}, as sentence {place} of {article} has it “so”."
        evidence = Evidence(
            sentence, start, start + len(sentence), Span(start + 5, start + 9), Span(start, start + 4), None
        )
        speaks = pick.random() < 0.12
        content = relation in ("stated", "accused", "holdsPosition", "promised")
        return Claim(
            article,
            None if relation == "arrested" and pick.random() < 0.4 else subject.id,
            relation,
            None if relation == "stated" else target.id,
            evidence,
            f"{relation}.1",
            round(pick.uniform(0.4, 1), 2),
            about=Passage(f"matter {pick.randrange(400)}", start + 10, start + 20) if content else None,
            polarity="negated" if pick.random() < 0.06 else "affirmed",
            modality=pick.choices(("actual", "future", "hypothetical"), (85, 10, 5))[0],
            attribution="named" if speaks else "unnamed" if pick.random() < 0.05 else "article",
            claimed_by=(self._pick().id,) if speaks else (),
            event_date=day if pick.random() < 0.4 else None,
            event_place=self._pick().id if pick.random() < 0.2 else None,
            category=_RELATIONS[relation][1],
        )
