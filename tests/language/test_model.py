"""The shipped model: given words are kept, nothing depends on company or threads, odd input works."""

import json
import os
import subprocess
import sys

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from kg.errors import ModelError
from kg.language import load
from kg.language.component import FACTORY, Annotator
from kg.language.network import Network

ARTICLES = [
    "Mayor Ines Ruiz met port workers in Qwerton on Monday.\n\nShe promised a new quay.",
    'HARBOUR REOPENS\n\n"We waited for weeks," said Tomas Berg of the Lindholm Union. "Now we can sail."',
    "Nobody answered.",
    "The Council of Ports, which represents forty harbours, accused the Norwegian government of delay, while officials "
    "in Oslo said the plan - first announced in 2019 - would go ahead. " * 3,
]


@pytest.fixture(scope="module")
def nlp():
    return load(threads=1)


def annotations(doc):
    tokens = [(t.text, t.is_sent_start, t.tag_, t.pos_, t.lemma_, t.dep_, t.head.i) for t in doc]
    return tokens, [(e.start, e.end, e.label_) for e in doc.ents]


def test_tags_tree_lemmas_and_names(nlp):
    doc = nlp("Ines Ruiz, the mayor of Lima, met the ministers on Friday.")
    met = next(t for t in doc if t.text == "met")
    assert (met.tag_, met.pos_, met.lemma_, met.dep_, met.head) == ("VBD", "VERB", "meet", "root", met)
    assert {c.text: c.dep_ for c in met.children if not c.is_punct} == {
        "Ruiz" if doc[1].head == met else "Ines": "nsubj",
        "ministers": "obj",
        "Friday": "obl",
    }
    assert [(e.text, e.label_) for e in doc.ents] == [("Ines Ruiz", "PERSON"), ("Lima", "GPE"), ("Friday", "DATE")]


def test_given_words_and_sentence_starts_are_kept(nlp):
    words = ["It", "rained", "Nobody", "came.", "Why?"]
    starts = [True, False, True, False, False]
    doc = nlp(Doc(nlp.vocab, words=words, sent_starts=starts))
    assert [t.text for t in doc] == words
    assert [bool(t.is_sent_start) for t in doc] == starts
    assert all(sum(t.head.i == t.i for t in sent) == 1 for sent in doc.sents)


def test_an_article_alone_in_company_and_on_two_threads_is_the_same(nlp):
    alone = [annotations(nlp(text)) for text in ARTICLES]
    assert [annotations(doc) for doc in nlp.pipe(ARTICLES)] == alone
    assert [annotations(doc) for doc in nlp.pipe(ARTICLES[::-1], batch_size=1)][::-1] == alone
    assert [annotations(doc) for doc in load(threads=2).pipe(ARTICLES)] == alone


def test_raw_scores_are_bit_equal_on_one_thread_and_two(nlp):
    sentences = [[t.text for t in s] for text in ARTICLES for s in nlp(text).sents]
    one, two = (Network(kg_model(), threads=n).run(sentences) for n in (1, 2))
    for a, b in zip(one, two, strict=True):
        assert all(np.array_equal(a.tags[name], b.tags[name]) for name in a.tags)
        assert np.array_equal(a.arcs, b.arcs)
        assert np.array_equal(a.dependent, b.dependent)
        assert np.array_equal(a.head, b.head)


def test_raw_scores_are_bit_equal_alone_and_in_any_company(nlp):
    words = [t.text for text in ARTICLES for t in nlp.make_doc(text) if not t.is_space]
    sentences = [words[:3], words[5:30], words[:75], words[:140], words[10:15]]
    network = Network(kg_model())
    alone = [network.run([sentence])[0] for sentence in sentences]
    longest = network.pieces.encode([*words, *words])
    for sentence, a in zip(sentences, alone, strict=True):
        # padded as far as the longest, which `run` would not put into the same batch
        b = next(iter(network.score([network.pieces.encode(sentence), longest])))
        assert all(np.array_equal(a.tags[name], b.tags[name]) for name in a.tags)
        assert np.array_equal(a.arcs, b.arcs)
        assert np.array_equal(a.dependent, b.dependent)
        assert np.array_equal(a.head, b.head)
        heads = np.zeros(len(a.head), dtype=int)
        together = network.label_scores(np.concatenate([a.dependent, a.dependent]), np.concatenate([a.head[heads]] * 2))
        assert np.array_equal(together[: len(heads)], network.label_scores(b.dependent, b.head[heads]))


def test_a_stream_is_read_in_groups_and_in_order(nlp):
    texts = [*ARTICLES, "", " ", *ARTICLES[:2]] * 3
    assert [annotations(doc) for doc in nlp.pipe(texts)] == [annotations(nlp(text)) for text in texts]


def test_hash_seeds_change_nothing():
    code = "import kg, sys; print([(t.lemma_, t.dep_, t.head.i, t.ent_type_) for t in kg.load()(sys.argv[1])])"
    outputs = set()
    for seed in ("0", "4321"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        run = subprocess.run(
            [sys.executable, "-c", code, ARTICLES[1]], env=environment, capture_output=True, check=True
        )
        outputs.add(run.stdout)
    assert len(outputs) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "\n\n Rain.\n\n\tSun.\n",
        "😀 👩‍👩‍👧 ok",
        "x" * 5_000,
        "See https://example.org/a?b=c&d=%20 now.",
        "word " * 1_200,
        "\u200b\ufeff",
    ],
)
def test_odd_input_gives_a_whole_tree(nlp, text):
    doc = nlp(text)
    assert "".join(t.text_with_ws for t in doc) == text
    for sent in doc.sents:
        assert [t.head.i for t in sent].count(sent.root.i) >= 1
        assert sum(t.head.i == t.i for t in sent) == 1
        assert all(sent.start <= t.head.i < sent.end for t in sent)


def test_white_space_is_no_word(nlp):
    doc = nlp("Rain fell.\n\nNobody came.")
    (space,) = [t for t in doc if t.is_space]
    assert (space.tag_, space.pos_) == ("_SP", "SPACE")
    assert [s.text.strip() for s in doc.sents] == ["Rain fell.", "Nobody came."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Is it over?" Ruiz asked. Nobody knew.', ['"Is it over?" Ruiz asked.', "Nobody knew."]),
        ("Dr. A. Ruiz left the U.S. on Jan. 3 at 5 p.m. local time.", None),
        ("QWERTON (Newswire) - Dr. Ruiz left.", ["QWERTON (Newswire) -", "Dr. Ruiz left."]),
        ("“We will win,” said Gen. Berg. “We must.”", ["“We will win,” said Gen. Berg.", "“We must.”"]),
        ("IMAGE: Boats in Qwerton\nBoats wait. They leave.", ["IMAGE: Boats in Qwerton", "Boats wait.", "They leave."]),
    ],
)
def test_sentences_of_news(nlp, text, expected):
    assert [s.text.strip() for s in nlp(text).sents] == (expected or [text])


def test_words_are_those_of_the_treebanks(nlp):
    words = [t.text for t in nlp.make_doc("They don't like Ruiz’s well-known U.S.-led e-mail and/or 10-year $5m plan.")]
    expected = "They do n't like Ruiz ’s well - known U.S. - led e-mail and / or 10 - year $ 5 m plan ."
    assert words == expected.split()


def test_the_pipeline_says_what_it_needs_and_gives(nlp):
    assert nlp.analyze_pipes()["problems"] == {name: [] for name in nlp.pipe_names}
    assert "token.dep" in nlp.get_pipe_meta(FACTORY).assigns


def test_the_pipeline_can_be_written_and_read_back(nlp, tmp_path):
    nlp.to_disk(tmp_path)
    again = load(str(tmp_path))
    assert annotations(again(ARTICLES[0])) == annotations(nlp(ARTICLES[0]))


def test_a_missing_pipeline_is_named():
    with pytest.raises(ModelError, match=r"'xx_none_sm'.*spacy download"):
        load("xx_none_sm")


def test_a_pipeline_without_parser_is_refused(tmp_path):
    spacy.blank("en").to_disk(tmp_path)
    with pytest.raises(ModelError, match="no dependency parser"):
        load(str(tmp_path))


def test_a_damaged_model_folder_is_named(tmp_path, monkeypatch):
    (tmp_path / "sentences.json").write_text("{}")
    (tmp_path / "config.json").write_text(json.dumps({"labels": {}}))
    monkeypatch.setenv("KG_MODEL", str(tmp_path))
    with pytest.raises(ModelError, match="no language model in"):
        load()


def test_the_model_folder_is_small():
    assert sum(f.stat().st_size for f in kg_model().iterdir()) < 32 * 2**20


def kg_model():
    from pathlib import Path

    from kg.language.folder import model_folder

    return Path(os.environ.get("KG_MODEL") or model_folder(None))


def test_the_component_keeps_no_state(nlp):
    component = nlp.get_pipe(FACTORY)
    assert isinstance(component, Annotator)
    assert vars(component).keys() == {"network", "lexicon", "keeps_states"}
