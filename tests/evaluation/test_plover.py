"""The scorer of sentences with a marked source and target."""

from __future__ import annotations

import lzma
from dataclasses import replace

from evaluation.claims import Count
from evaluation.plover import Pair, between, read, report, score, unmark
from kg.records import Claim, Document, Evidence, Span

ROWS = (
    ("ACCUSE", '"<s>Osmark</s> accused <t>Valdoria</t> of ""delay""."'),
    ("CONSULT", "<s>Ana Vukel</s> met <t>Tomas Brandt</t>."),
    ("CONSULT", "Rain fell on <s>Karsa</s> and <t>Brannick</t>."),
)


def table(tmp_path):
    path = tmp_path / "pairs.tsv.xz"
    lines = ["id\tcategory\tmarked_sentence", *(f"{n}\t{c}\t{s}" for n, (c, s) in enumerate(ROWS))]
    path.write_bytes(lzma.compress("\n".join(lines).encode()))
    return path


def claim(text, relation, subject, object_, category, confidence=0.5):
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in (subject, object_)]
    evidence = Evidence(text, 0, len(text), Span(0, 1), *spans)
    return Claim("a", subject, relation, object_, evidence, "test.1", confidence, category=category)


def test_marks_are_taken_out_and_become_spans():
    text, spans = unmark("In <t>Chad</t>, <s>rebels</s> left <t>it</t>.")
    assert text == "In Chad, rebels left it."
    assert [text[s.start : s.end] for s in spans["t"]] == ["Chad", "it"]
    assert [text[s.start : s.end] for s in spans["s"]] == ["rebels"]


def test_a_packed_table_is_read_with_its_quotes(tmp_path):
    pairs = list(read(table(tmp_path)))
    assert pairs[0].document.text == 'Osmark accused Valdoria of "delay".'
    assert [p.category for p in pairs] == ["ACCUSE", "CONSULT", "CONSULT"]


def test_the_most_confident_claim_between_the_marks_gives_the_category(tmp_path):
    def predict(document):
        text = document.text
        if "accused" in text:
            right = claim(text, "accused", "Osmark", "Valdoria", "ACCUSE", 0.9)
            return (), (claim(text, "warned", "Osmark", "Valdoria", "THREATEN"), right)
        if "met" in text:
            return (), (claim(text, "metWith", "Tomas Brandt", "Ana Vukel", "CONSULT"),)
        return (), ()

    scores = score(read(table(tmp_path)), predict, symmetric=frozenset({"metWith"}))
    assert scores.categories == {"ACCUSE": Count(right=1), "CONSULT": Count(right=1, missed=1)}
    assert scores.macro_f1 == (1 + 2 / 3) / 2
    assert (scores.paired, scores.events, scores.sentences) == (2, 3, 3)
    assert next(report(scores)).endswith("0.833")


def test_an_actor_without_mark_fits_anyone():
    text, spans = unmark("<s>Osmark</s> agreed to lift the blockade.")
    pair = Pair("0", "YIELD", Document("a", text), spans["s"], spans["t"])
    alone = replace(claim(text, "yieldedTo", "Osmark", "blockade", "YIELD"), object=None)
    assert between(alone, pair, {}, symmetric=frozenset())
    assert not between(claim(text, "yieldedTo", "blockade", "Osmark", "YIELD"), pair, {}, symmetric=frozenset())


def test_direction_counts_for_other_relations_and_claims_without_category_are_no_events(tmp_path):
    def predict(document):
        text = document.text
        if "accused" not in text:
            return (), ()
        inner = claim(text, "attacked", "Osmark", "Valdoria", None)
        return (), (claim(text, "accused", "Valdoria", "Osmark", "ACCUSE"), inner)

    scores = score(read(table(tmp_path)), predict, symmetric=frozenset())
    assert scores.macro_f1 == 0
    assert (scores.paired, scores.claims, scores.events) == (0, 2, 1)
    assert scores.errors[0] == '0  ACCUSE -> no pair  <s>Osmark</s> accused <t>Valdoria</t> of "delay".'
