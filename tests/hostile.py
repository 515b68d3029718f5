"""Texts that try to be more than text, wherever somebody may give one."""

from __future__ import annotations

from kg.rdf import clean
from kg.records import Claim, Document, Entity, Evidence, Extraction, Mention, Passage, Span

HOSTILE_TEXTS = (
    'x" } INSERT DATA { <a:b> <a:b> <a:b> } #',
    "x' } ; DROP ALL #",
    "x> ) } SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } #",
    '"""" } LOAD <http://127.0.0.1:9/> #',
    "' OR 1=1 --",
    "'; DROP TABLE claim; --",
    "\\u0022 } #",
    "\\U00000022 } ; CLEAR ALL #",
    "UNDEF ) } { (",
    ") } UNION { ?s ?p ?o } VALUES ( ?x ) { (",
    "}} ORDER BY ?s LIMIT 1 #",
    "?who",
    "$who",
    "_:blank",
    "<http://a.example/>",
    "<http://a.example/> ; a <http://b.example/>",
    "e:Q1",
    "news:metWith|!news:metWith",
    "*/ /* -- # // ;",
    "Dole\n} #",
    "Dole\r\nSet-Cookie: a=b",
    "\t\v\f\b",
    "{{",
    "}",
    "{{ 7 * 7 }}{% raw %}",
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "=cmd()|'/c calc'!A1",
    "../../etc/passwd",
    "%2e%2e/%00",
    "\x00",
    "Dole\x00",
    "\x1b[31mred\x9b2J",
    "\u202egnp.exe\u202c",
    "\u2066isolate\u2069\u200b\ufeff",
    "ñ\u2028\u2029\x85",
    "\ud800",
    "\U0010ffff\ufffe",
    "INSERT DELETE LOAD CLEAR DROP WITH USING MOVE COPY ADD CREATE",
    "a " * 2500,
    "--graph=/etc",
    "$(touch hit)`touch hit`",
)


def hostile_article(number: int) -> Extraction:
    """An article in which everything that comes from outside is one of the texts: title, names, sentence, content."""
    text = clean(HOSTILE_TEXTS[number])
    name = f"hostile{number}"
    body = f"{text}\n\n{text} met {text}"
    spans = [Span(len(text) + 2, 2 * len(text) + 2), Span(len(body) - len(text), len(body))]
    mentions = [Mention(name, span, text, "name", "Person") for span in spans]
    entities = tuple(
        Entity(f"{name}-{part}", text, "Person", (f"{text} {part}",), mentions=(mention,))
        for part, mention in enumerate(mentions)
    )
    trigger = Span(spans[0].end + 1, spans[0].end + 4)
    evidence = Evidence(body[spans[0].start :], spans[0].start, len(body), trigger, *spans)
    about = Passage(text, spans[1].start, spans[1].end)
    claim = Claim(name, entities[0].id, "metWith", entities[1].id, evidence, text, 0.9, about=about, event_date=text)
    return Extraction(Document(name, body, text, text, text, text), entities, (claim,))
