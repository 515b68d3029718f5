"""`kg explain`: what becomes of a sentence, step by step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.text import claim_parts, say
from kg.errors import UsageError

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.claims import Explanation
    from kg.records import Claim, Entity


def explain(
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="One or more sentences.")],
    model: Annotated[str | None, typer.Option(metavar="NAME", help="An installed spaCy pipeline to use.")] = None,
    ontology: Annotated[Path | None, typer.Option(metavar="FILE", help="Turtle file with more relations.")] = None,
    features: Annotated[bool, typer.Option("--features", help="Show what the confidence rests on.")] = False,
) -> None:
    """Show the parse of a sentence, its names, the claims, and what was considered and dropped."""
    from kg.claims import explain as explain_claims
    from kg.documents import clean
    from kg.language import load
    from kg.mentions import find
    from kg.ontology import load as load_ontology
    from kg.sources import RawArticle

    if not sentence.strip():
        raise UsageError('there is no sentence to explain: kg explain "Anna Dahl met Jonas Reed."')
    document = clean(RawArticle(source="-", text=sentence))
    doc = load(model)(document.text)
    entities = find(doc, document)
    _print_parse(doc)
    _print_entities(entities)
    _print_claims(explain_claims(doc, document, entities, load_ontology(ontology)), entities, features=features)


def _print_parse(doc: Doc) -> None:
    words = [token for token in doc if not token.is_space]
    width = max((len(token.text) for token in words), default=0)
    for token in words:
        head = "ROOT" if token.head == token else token.head.text
        say(f"{token.text:{width}}  {token.lemma_:{width}}  {token.pos_:5} {token.tag_:5} {token.dep_:14} {head}")


def _print_entities(entities: tuple[Entity, ...]) -> None:
    for entity in entities:
        mentions = ", ".join(f"“{mention.text}” ({mention.form})" for mention in entity.mentions)
        say(("entity  ", "dim"), (entity.label, "bold"), f" ({entity.kind})  {mentions}")


def _print_claims(explanation: Explanation, entities: tuple[Entity, ...], *, features: bool) -> None:
    labels = {entity.id: entity.label for entity in entities}
    for claim in explanation.claims:
        say(("claim   ", "dim"), *_parts(claim, labels), (f"  {claim.pattern} {claim.confidence:.2f}", "dim"))
        if features:
            say((f"        seen: {', '.join(explanation.features[claim.id])}", "dim"))
    if not explanation.claims:
        say(("claim   ", "dim"), "none")
    for miss in explanation.misses:
        say((f"dropped {miss.relation} {miss.pattern} at “{miss.trigger}”: {miss.reason}", "dim"))


def _parts(claim: Claim, labels: dict[str, str]) -> list[str | tuple[str, str]]:
    return claim_parts(
        labels.get(claim.subject or ""),
        claim.relation,
        labels.get(claim.object or ""),
        about=claim.about.text if claim.about else None,
        polarity=claim.polarity,
        modality=claim.modality,
        speakers=[labels[speaker] for speaker in claim.claimed_by],
        unnamed=claim.attribution == "unnamed",
    )
