"""A small invented graph, made by hand: two articles with every kind of claim, and hostile text in the second."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.entities import Member
from kg.records import Claim, Document, Entity, Evidence, Extraction, Kind, Mention, Passage, Run, Span

STRIKE = """Ferry strike ends

Mira Dole met Jon Abasi in Port Ellis on 3 May. Osmark accused the striking dockers of lying about the ferry plan.
Harrow Lines did not threaten Jon Abasi. Mira Dole will visit Osmark. Jon Abasi may meet Osmark.
Mira Dole criticized Harrow Lines, Jon Abasi said. Reportedly, Harrow Lines supported Osmark.
Jon Abasi was arrested. "The plan is dead," Mira Dole said. Mira Dole leads Harrow Lines.
"""
HOSTILE = """=cmd()|'/c calc'!A1 </script><img src=x onerror=alert(1)>

Mira "Ace" Dole met Jon Abasi again; Jon Abasi } SERVICE <http://127.0.0.1:9/> { said so. \N{LINE SEPARATOR}End\r\n.
"""
PAPER = Document("a1", STRIKE, "Ferry strike ends", "https://courier.example/ferry", "2024-05-04", "Port Ellis Courier")
TABLOID = Document("b2", HOSTILE, HOSTILE.splitlines()[0], "javascript:alert(1)", "2024-05", "The =Tabloid")
RUN = Run("0.1.0", "small-1", "0123456789", {"jobs": "1"})


def span(document: Document, words: str, *, nth: int = 0) -> Span:
    """Find the n-th occurrence of some words."""
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(words, start + 1)
    return Span(start, start + len(words))


def mention(document: Document, words: str, kind: Kind, *, nth: int = 0) -> Mention:
    return Mention(document.id, span(document, words, nth=nth), words, "name", kind)


def claim(document: Document, sentence: str, trigger: str, relation: str, **parts: object) -> Claim:
    """Make a claim whose spans are found in its sentence: `subject` and `object` are (entity id, words)."""
    at = document.text.index(sentence)

    def within(words: str) -> Span:
        start = document.text.index(words, at, at + len(sentence))
        return Span(start, start + len(words))

    subject, target = (parts.pop(name, None) for name in ("subject", "object"))
    about = parts.pop("about", None)
    evidence = Evidence(
        sentence,
        at,
        at + len(sentence),
        within(trigger),
        within(subject[1]) if subject else None,
        within(target[1]) if target else None,
    )
    ends = (subject[0] if subject else None, relation, target[0] if target else None)
    passage = Passage(about, within(about).start, within(about).end) if about else None
    settings = {"pattern": f"{trigger}.1", "confidence": 0.9, **parts}
    return Claim(document.id, *ends, evidence, about=passage, **settings)


DOLE, ABASI = ("dole", "Mira Dole"), ("abasi", "Jon Abasi")
OSMARK, HARROW = ("osmark", "Osmark"), ("harrow", "Harrow Lines")
MET = claim(
    PAPER, "Mira Dole met Jon Abasi in Port Ellis on 3 May.", "met", "metWith", subject=DOLE, object=ABASI,
    event_date="2024-05-03", event_place="ellis", category="CONSULT", confidence=0.93,
)  # fmt: skip
ACCUSED = claim(
    PAPER, "Osmark accused the striking dockers of lying about the ferry plan.", "accused", "accused",
    subject=OSMARK, object=("dockers", "the striking dockers"), about="lying about the ferry plan", category="ACCUSE",
)  # fmt: skip
NEGATED = claim(
    PAPER, "Harrow Lines did not threaten Jon Abasi.", "threaten", "threatened", subject=HARROW, object=ABASI,
    polarity="negated", category="THREATEN",
)  # fmt: skip
FUTURE = claim(
    PAPER, "Mira Dole will visit Osmark.", "visit", "visited", subject=DOLE, object=OSMARK, modality="future"
)
HYPOTHETICAL = claim(
    PAPER, "Jon Abasi may meet Osmark.", "meet", "metWith", subject=ABASI, object=OSMARK, modality="hypothetical"
)
REPORTED = claim(
    PAPER, "Mira Dole criticized Harrow Lines, Jon Abasi said.", "criticized", "criticized", subject=DOLE,
    object=HARROW, attribution="named", claimed_by=("abasi",),
)  # fmt: skip
UNNAMED = claim(
    PAPER, "Reportedly, Harrow Lines supported Osmark.", "supported", "supported", subject=HARROW, object=OSMARK,
    attribution="unnamed",
)  # fmt: skip
PASSIVE = claim(PAPER, "Jon Abasi was arrested.", "arrested", "arrested", object=ABASI)
STATED = claim(
    PAPER, '"The plan is dead," Mira Dole said.', "said", "stated", subject=DOLE, about="The plan is dead",
    confidence=1.0,
)  # fmt: skip
LEADS = claim(PAPER, "Mira Dole leads Harrow Lines.", "leads", "leads", subject=DOLE, object=HARROW, event_date="2024")
WEAK = claim(
    TABLOID, HOSTILE.splitlines()[2] + "\N{LINE SEPARATOR}End\r\n.", "met", "metWith",
    subject=("dole", 'Mira "Ace" Dole'), object=ABASI, about="} SERVICE <http://127.0.0.1:9/> {", confidence=0.25,
)  # fmt: skip
CLAIMS = (MET, ACCUSED, NEGATED, FUTURE, HYPOTHETICAL, REPORTED, UNNAMED, PASSIVE, STATED, LEADS, WEAK)

ENTITIES = (
    Entity("abasi", "Jon Abasi", "Person", ("=Jon+1", "Abasi"), (), None, (mention(PAPER, "Jon Abasi", "Person"),)),
    Entity("dockers", "striking dockers", "Group", (), (), "ellis", (mention(PAPER, "the striking dockers", "Group"),)),
    Entity(
        "dole", "Mira Dole", "Person", ("Dole", 'Mira "Ace" Dole'), ("wikidata:Q99990001",), None,
        (mention(PAPER, "Mira Dole", "Person"), mention(PAPER, "Mira Dole", "Person", nth=1),
         mention(TABLOID, 'Mira "Ace" Dole', "Person")),
    ),
    Entity("ellis", "Port Ellis", "Place", (), ("geonames:99990002",), None, (mention(PAPER, "Port Ellis", "Place"),)),
    Entity("harrow", "Harrow Lines", "Organization", (), (), None, (mention(PAPER, "Harrow Lines", "Organization"),)),
    Entity("harrow#2", "harrow lines", "Organization", ("Old Harrow",)),
    Entity("osmark", "Osmark", "GeopoliticalEntity", ("Republic of Osmark",), (), None,
           (mention(PAPER, "Osmark", "GeopoliticalEntity"),)),
)  # fmt: skip


@dataclass(frozen=True)
class Resolution:
    """What the entities stage gives."""

    entities: tuple[Entity, ...] = ENTITIES
    claims: tuple[Claim, ...] = CLAIMS

    def but(self, **changes: object) -> Resolution:
        return replace(self, **changes)


def said(document: Document, resolution: Resolution | None = None) -> Extraction:
    """What one article says: its claims, and the entities that it mentions or that its claims name."""
    whole = resolution or Resolution()
    claims = tuple(claim for claim in whole.claims if claim.article == document.id)
    named = {name for c in claims for name in (c.subject, c.object, c.event_place, *c.claimed_by)}
    found = []
    for one in whole.entities:
        own = tuple(mention for mention in one.mentions if mention.article == document.id)
        if own or one.id in named or (document is PAPER and not one.mentions):
            found.append(replace(one, mentions=own))
    return Extraction(document, tuple(found), claims)


def given_members(extraction: Extraction) -> list[Member]:
    """Keep the ids that the entities have here, so that tests can name them."""
    known = {entity.id for entity in extraction.entities}
    places = {entity.id: f"id {entity.of_place}" for entity in extraction.entities if entity.of_place in known}
    return [Member(f"id {entity.id}", entity, places.get(entity.id)) for entity in extraction.entities]


EXTRACTIONS = tuple(map(said, (PAPER, TABLOID)))
