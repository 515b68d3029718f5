"""Score claims against gold: precision, recall and F1 per relation and overall, and what was got wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from evaluation.gold import Example, GoldClaim, GoldEntity
from evaluation.labels import overlap, same_label, same_set
from kg.records import Claim, Document, Entity

Prediction = tuple[tuple[Entity, ...], tuple[Claim, ...]]
Predict = Callable[[Document], Prediction]

_DETAILS = ("attribution", "claimed_by", "about", "event_date", "event_place", "category")


@dataclass(slots=True)
class Count:
    """How many were right, made without being right, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of what was made that is right; 1 where nothing was made."""
        made = self.right + self.wrong
        return self.right / made if made else 1.0

    @property
    def recall(self) -> float:
        """The share of what was expected that was found; 1 where nothing was expected."""
        expected = self.right + self.missed
        return self.right / expected if expected else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where nothing was made and nothing expected."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 1.0


@dataclass(slots=True)
class Scores:
    """What `score` counted; `details` holds (right, compared) among the claims that were found."""

    overall: Count = field(default_factory=Count)
    relations: dict[str, Count] = field(default_factory=dict)
    entities: Count = field(default_factory=Count)
    details: dict[str, tuple[int, int]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    examples: int = 0
    clean: int = 0

    def add(self, relation: str, *, right: int = 0, wrong: int = 0, missed: int = 0) -> None:
        """Count a claim of a relation, there and in the overall count."""
        for count in (self.overall, self.relations.setdefault(relation, Count())):
            count.right += right
            count.wrong += wrong
            count.missed += missed


def score(examples: Iterable[Example], predict: Predict, *, symmetric: frozenset[str]) -> Scores:
    """Score every example; a claim is right if relation, subject, object, polarity and modality are.

    `predict` gives the entities and claims of a document; `symmetric` names the relations whose order doesn't count.
    Optional gold claims count neither way.
    """
    scores = Scores()
    for example in examples:
        entities, claims = predict(example.document)
        labels = {entity.id: entity.label for entity in entities}
        before = len(scores.errors)
        _score_claims(scores, example, claims, labels, symmetric)
        if example.entities:
            _score_entities(scores, example, entities)
        scores.examples += 1
        scores.clean += len(scores.errors) == before
    return scores


def pair_up(
    claims: Iterable[Claim], gold: Iterable[GoldClaim], labels: Mapping[str, str], symmetric: frozenset[str]
) -> Iterator[tuple[Claim | None, GoldClaim | None]]:
    """Pair each claim with an expected one, required ones first; what is left over on either side stands alone."""
    left = sorted(gold, key=lambda g: g.optional)
    for claim in claims:
        found = next((g for g in left if _fits(claim, g, labels, symmetric)), None)
        if found:
            left.remove(found)
        yield claim, found
    yield from ((None, g) for g in left)


def report(scores: Scores) -> Iterator[str]:
    """The figures as lines of text: overall, details, then each relation."""
    yield f"{'':24}{'P':>7}{'R':>7}{'F1':>7}{'right':>7}{'wrong':>7}{'missed':>7}"
    yield _row("all claims", scores.overall)
    if scores.entities != Count():
        yield _row("entities", scores.entities)
    yield f"texts without any error  {scores.clean} of {scores.examples}"
    for name in _DETAILS:
        right, compared = scores.details.get(name, (0, 0))
        if compared:
            yield f"{name + ' right':24} {right / compared:6.3f}  ({right} of {compared} found claims)"
    for relation, count in sorted(scores.relations.items()):
        yield _row(relation, count)


def _score_claims(
    scores: Scores, example: Example, claims: Iterable[Claim], labels: Mapping[str, str], symmetric: frozenset[str]
) -> None:
    for claim, gold in pair_up(claims, example.claims, labels, symmetric):
        if claim and gold:
            if not gold.optional:
                scores.add(gold.relation, right=1)
                _score_details(scores, claim, gold, labels)
        elif claim:
            scores.add(claim.relation, wrong=1)
            scores.errors.append(
                f"{example.id}  wrong   {_show(claim, labels)}  [{claim.pattern}]  {claim.evidence.text}"
            )
        elif gold and not gold.optional:
            scores.add(gold.relation, missed=1)
            scores.errors.append(f"{example.id}  missed  {_show_gold(gold)}  {_where(example.document.text)}")


def _score_details(scores: Scores, claim: Claim, gold: GoldClaim, labels: Mapping[str, str]) -> None:
    results = {"attribution": claim.attribution == gold.attribution}
    if gold.attribution == "named":
        results["claimed_by"] = same_set([labels[c] for c in claim.claimed_by], gold.claimed_by)
    if "about" in gold.checked:
        results["about"] = overlap(claim.about.text if claim.about else "", gold.about or "") >= 0.5
    if "event_place" in gold.checked:
        results["event_place"] = same_label(_label(claim.event_place, labels), gold.event_place)
    for name in ("event_date", "category"):
        if name in gold.checked:
            results[name] = getattr(claim, name) == getattr(gold, name)
    for name, right in results.items():
        before, compared = scores.details.get(name, (0, 0))
        scores.details[name] = (before + right, compared + 1)


def _score_entities(scores: Scores, example: Example, entities: Iterable[Entity]) -> None:
    left = list(example.entities)
    for entity in (e for e in entities if any(m.form == "name" for m in e.mentions)):
        found = next((g for g in left if g.type == entity.kind and same_label(entity.label, g.label)), None)
        if found:
            left.remove(found)
            scores.entities.right += 1
        else:
            scores.entities.wrong += 1
            scores.errors.append(f"{example.id}  wrong   entity {entity.label} ({entity.kind})")
    scores.entities.missed += len(left)
    scores.errors.extend(f"{example.id}  missed  entity {_entity(g)}" for g in left)


def _fits(claim: Claim, gold: GoldClaim, labels: Mapping[str, str], symmetric: frozenset[str]) -> bool:
    if (claim.relation, claim.polarity, claim.modality) != (gold.relation, gold.polarity, gold.modality):
        return False
    pair = (_label(claim.subject, labels), _label(claim.object, labels))
    orders = (pair, pair[::-1]) if claim.relation in symmetric else (pair,)
    return any(same_label(one, gold.subject) and same_label(other, gold.object) for one, other in orders)


def _label(entity: str | None, labels: Mapping[str, str]) -> str | None:
    return None if entity is None else labels[entity]


def _show(claim: Claim, labels: Mapping[str, str]) -> str:
    by = " by " + ", ".join(labels[c] for c in claim.claimed_by) if claim.claimed_by else ""
    how = f"({claim.polarity} {claim.modality}{by})"
    return f"{_label(claim.subject, labels)} {claim.relation} {_label(claim.object, labels)} {how}"


def _show_gold(gold: GoldClaim) -> str:
    by = " by " + ", ".join(gold.claimed_by) if gold.claimed_by else ""
    return f"{gold.subject} {gold.relation} {gold.object} ({gold.polarity} {gold.modality}{by})"


def _entity(gold: GoldEntity) -> str:
    return f"{gold.label} ({gold.type})"


def _where(text: str) -> str:
    return text if "\n" not in text else ""


def _row(name: str, count: Count) -> str:
    figures = f"{count.precision:7.3f}{count.recall:7.3f}{count.f1:7.3f}{count.right:7}{count.wrong:7}{count.missed:7}"
    return f"{name:24}{figures}"
