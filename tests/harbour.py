"""An invented town in the news: ten short articles by three publishers, with every kind of claim that is asked for.

Each line of an article is a sentence and the claims that it makes, written by hand. `CASES` are the values with which
each named question is asked; the answers, read against the sentences one by one, stand in `query/expected/`.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsroom import Resolution, claim, said

from kg.records import Claim, Document, Entity, Mention, Span

_KINDS = {
    "Person": ("Ada Brandt", "Ilan Costa", "Noor Vance", "Piet Amsel", "Rhea Solis"),
    "Organization": ("Calder Freight", "Dock Workers' Union", "Harbour Board"),
    "GeopoliticalEntity": ("Lorvia", "Tessaly"),
    "Place": ("Old Quay",),
    "Thing": ("allegation",),
}
_NAMES = {name: kind for kind, names in _KINDS.items() for name in names}
_WIKIDATA = {"Ada Brandt": ("wikidata:Q99990011",)}

# (sentence, [(trigger, subject, relation, object, other parts of the claim)])
_ARTICLES = {
    "01": ("Board names a chair", "https://gazette.example/1", "2025-03-01", "The Gazette", [
        ("Ada Brandt, chair of the Harbour Board, met Ilan Costa at Old Quay on 27 February.", [
            ("chair", "Ada Brandt", "holdsPosition", "Harbour Board", {"about": "chair"}),
            ("chair", "Ada Brandt", "leads", "Harbour Board", {}),
            ("met", "Ada Brandt", "metWith", "Ilan Costa",
             {"event_date": "2025-02-27", "event_place": "Old Quay", "category": "CONSULT"}),
        ]),
        ("Piet Amsel is spokesman for the Dock Workers' Union.", [
            ("spokesman", "Piet Amsel", "spokespersonFor", "Dock Workers' Union", {}),
        ]),
        ("Noor Vance was appointed by Lorvia.", [("appointed", "Lorvia", "appointed", "Noor Vance", {})]),
    ]),
    "02": ("Union accuses the board", "https://gazette.example/2", "2025-03-04", "The Gazette", [
        ("The Dock Workers' Union accused the Harbour Board of hiding the accounts.", [
            ("accused", "Dock Workers' Union", "accused", "Harbour Board",
             {"about": "hiding the accounts", "category": "ACCUSE"}),
        ]),
        ("\"We want the books,\" Piet Amsel said.", [
            ("said", "Piet Amsel", "stated", None, {"about": "We want the books", "confidence": 1.0}),
        ]),
        ("Reportedly, Calder Freight threatened Rhea Solis.", [
            ("threatened", "Calder Freight", "threatened", "Rhea Solis", {"attribution": "unnamed"}),
        ]),
        ("Rhea Solis was arrested at Old Quay.", [
            ("arrested", None, "arrested", "Rhea Solis", {"event_place": "Old Quay", "category": "COERCE"}),
        ]),
    ]),
    "03": ("Board denies", "https://courier.example/3", "2025-03-05", "The Courier", [
        ("The Harbour Board rejected the charge of the Dock Workers' Union.", [
            ("rejected", "Harbour Board", "rejected", "Dock Workers' Union",
             {"about": "the charge", "category": "REJECT"}),
        ]),
        ("Ada Brandt met Ilan Costa on 27 February, the Courier has learned.", [
            ("met", "Ada Brandt", "metWith", "Ilan Costa", {"event_date": "2025-02-27", "category": "CONSULT"}),
        ]),
        ("Lorvia sanctioned Calder Freight.", [
            ("sanctioned", "Lorvia", "sanctioned", "Calder Freight", {"category": "COERCE"}),
        ]),
    ]),
    "04": ("Sanctions spread", "https://monitor.example/4", "2025-03-08", "The Monitor", [
        ("Lorvia sanctioned Calder Freight, and Tessaly sanctioned Calder Freight.", [
            ("sanctioned", "Lorvia", "sanctioned", "Calder Freight", {"category": "COERCE"}),
            ("Tessaly sanctioned", "Tessaly", "sanctioned", "Calder Freight", {"category": "COERCE"}),
        ]),
        ("Calder Freight criticized Tessaly, Rhea Solis said.", [
            ("criticized", "Calder Freight", "criticized", "Tessaly",
             {"attribution": "named", "claimed_by": ("Rhea Solis",), "category": "ACCUSE"}),
        ]),
        ("Rhea Solis founded Calder Freight.", [("founded", "Rhea Solis", "founded", "Calder Freight", {})]),
    ]),
    "05": ("A meeting is doubted", "https://monitor.example/5", "2025-03-09", "The Monitor", [
        ("Ada Brandt did not meet Ilan Costa, Ilan Costa said.", [
            ("meet", "Ada Brandt", "metWith", "Ilan Costa",
             {"polarity": "negated", "attribution": "named", "claimed_by": ("Ilan Costa",)}),
        ]),
        ("Noor Vance will meet Ada Brandt in Tessaly on 20 March.", [
            ("meet", "Noor Vance", "metWith", "Ada Brandt",
             {"modality": "future", "event_date": "2025-03-20", "event_place": "Tessaly", "category": "CONSULT"}),
        ]),
    ]),
    "06": ("Clash at the quay", "https://courier.example/6", "2025-03-12", "The Courier", [
        ("Guards of Calder Freight attacked Piet Amsel at Old Quay on 11 March.", [
            ("attacked", "Calder Freight", "attacked", "Piet Amsel",
             {"event_date": "2025-03-11", "event_place": "Old Quay", "category": "ASSAULT"}),
        ]),
        ("Lorvia arrested Rhea Solis on 12 March.", [
            ("arrested", "Lorvia", "arrested", "Rhea Solis", {"event_date": "2025-03-12", "category": "COERCE"}),
        ]),
        ("“I was not there,” Rhea Solis said.", [
            ("said", "Rhea Solis", "stated", None, {"about": "I was not there", "confidence": 1.0}),
        ]),
    ]),
    "07": ("Promise to the union", "https://gazette.example/7", "2025-03-15", "The Gazette", [
        ("Ada Brandt, chair of the Harbour Board, promised the Dock Workers' Union aid.", [
            ("chair", "Ada Brandt", "holdsPosition", "Harbour Board", {"about": "chair"}),
            ("promised", "Ada Brandt", "promised", "Dock Workers' Union", {"about": "aid", "category": "AGREE"}),
        ]),
        ("The Harbour Board agreed with the Dock Workers' Union on a new contract.", [
            ("agreed", "Harbour Board", "agreedWith", "Dock Workers' Union",
             {"about": "a new contract", "category": "AGREE"}),
        ]),
    ]),
    "08": ("Aid arrives", "https://courier.example/8", "2025-03-21", "The Courier", [
        ("Ada Brandt aided the Dock Workers' Union.", [
            ("aided", "Ada Brandt", "aided", "Dock Workers' Union", {"category": "AID"}),
        ]),
        ("Ilan Costa, a member of the Dock Workers' Union, also works for Calder Freight.", [
            ("member", "Ilan Costa", "memberOf", "Dock Workers' Union", {}),
            ("works", "Ilan Costa", "worksFor", "Calder Freight", {}),
        ]),
        ("Sources said Tessaly may expel Noor Vance.", [
            ("expel", "Tessaly", "expelled", "Noor Vance", {"attribution": "unnamed", "modality": "hypothetical"}),
        ]),
    ]),
    "09": ("Chair goes", None, "2025-03-25", None, [
        ("Ada Brandt resigned from the Harbour Board.", [
            ("resigned", "Ada Brandt", "resignedFrom", "Harbour Board", {"category": "YIELD"}),
        ]),
        ("Ilan Costa, chair of the Harbour Board, said the accounts were open.", [
            ("chair", "Ilan Costa", "holdsPosition", "Harbour Board", {"about": "chair"}),
            ("said", "Ilan Costa", "stated", None, {"about": "the accounts were open"}),
        ]),
    ]),
    "10": ("Demands on all sides", None, "2025-03-28", "The Monitor", [
        ("Lorvia accused Calder Freight of smuggling.", [
            ("accused", "Lorvia", "accused", "Calder Freight", {"about": "smuggling", "category": "ACCUSE"}),
        ]),
        ("Noor Vance, head of Calder Freight, denied the allegation.", [
            ("head", "Noor Vance", "leads", "Calder Freight", {}),
            ("denied", "Noor Vance", "rejected", "allegation", {"category": "REJECT"}),
        ]),
        ("Tessaly demanded that Rhea Solis leave Lorvia, and will visit Calder Freight.", [
            ("demanded", "Tessaly", "requested", "Rhea Solis",
             {"about": "Rhea Solis leave Lorvia", "category": "REQUEST"}),
            ("leave", "Rhea Solis", "left", "Lorvia", {"modality": "future"}),
            ("visit", "Tessaly", "visited", "Calder Freight", {"modality": "future"}),
        ]),
        ("Lorvia called for the release of Rhea Solis.", [
            ("called", "Lorvia", "requested", "Rhea Solis", {"category": "REQUEST"}),
            ("release", None, "released", "Rhea Solis", {"modality": "future"}),
        ]),
        ("If Tessaly does not free Ilan Costa, the talks end.", [
            ("free", "Tessaly", "released", "Ilan Costa", {"polarity": "negated", "modality": "hypothetical"}),
        ]),
    ]),
}  # fmt: skip


def _document(number: str) -> Document:
    title, url, published, publisher, sentences = _ARTICLES[number]
    text = f"{title}\n\n{' '.join(sentence for sentence, _ in sentences)}\n"
    key = None if url else f"articles/{number}.txt"
    return Document(f"h{number}", text, title, url, published, publisher, key=key)


def _claims(document: Document, number: str) -> Iterator[Claim]:
    for sentence, found in _ARTICLES[number][4]:
        for trigger, subject, relation, target, parts in found:
            ends = {"subject": subject, "object": target}
            sides = {side: (name, name) for side, name in ends.items() if name}
            yield claim(document, sentence, trigger, relation, **sides, **parts)


def _entity(name: str) -> Entity:
    mentions = tuple(
        Mention(document.id, Span(at, at + len(name)), name, "name", _NAMES[name])
        for document in DOCUMENTS
        for at in range(len(document.text))
        if document.text.startswith(name, at)
    )
    return Entity(name, name, _NAMES[name], (name.rpartition(" ")[2],), _WIKIDATA.get(name, ()), None, mentions)


DOCUMENTS = tuple(map(_document, _ARTICLES))
ENTITIES = tuple(_entity(name) for name in sorted(_NAMES))
RESOLUTION = Resolution(
    ENTITIES, tuple(claim for pair in zip(DOCUMENTS, _ARTICLES, strict=True) for claim in _claims(*pair))
)
EXTRACTIONS = tuple(said(document, RESOLUTION) for document in DOCUMENTS)

CASES: dict[str, dict[str, str]] = {
    "about": {"who": "Calder Freight"},
    "affiliations": {"organization": "Harbour Board"},
    "articles": {"since": "2025-03-08"},
    "between": {"first": "Harbour Board", "second": "Dock Workers' Union"},
    "category": {"category": "ACCUSE"},
    "changes": {"since": "2025-03-08"},
    "corroborated": {"least": "2"},
    "criticism": {"whom": "Harbour Board"},
    "links": {"from": "Ada Brandt", "to": "Piet Amsel"},
    "meetings": {"since": "2025-02-01", "until": "2025-02-28"},
    "mentions": {"who": "Noor Vance"},
    "offices": {"on": "2025-03-10"},
    "places": {"place": "Old Quay"},
    "planned-meetings": {"since": "2025-03-10"},
    "quotes": {"who": "Rhea Solis"},
    "shared": {"first": "Calder Freight", "second": "Dock Workers' Union"},
    "timeline": {"who": "Ada Brandt"},
    "violence": {"since": "2025-03-01", "until": "2025-03-31"},
}
