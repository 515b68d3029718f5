"""The network of coreference starts as nothing, learns from what is known, and is the same graph as in torch."""

from __future__ import annotations

import numpy as np
import pytest
from parses import parse

from kg.mentions.pairs import sizes
from kg.mentions.scorer import WEIGHTS, Scorer
from training.corpora.coreference import Article, Pronoun

torch = pytest.importorskip("torch", reason="torch is not installed")
onnx = pytest.importorskip("onnx", reason="onnx is not installed")

from kg.language.context import RANKER, READER, Context  # noqa: E402
from training.context import Recipe, reading, train  # noqa: E402
from training.context_network import ContextNetwork, ranker, reader  # noqa: E402

MET = (
    "[PERSON Ines/NNP/nsubj/met Okoro/NNP/flat/Ines] met=meet/VBD/root [PERSON Hana/NNP/obj/met Solberg/NNP/flat/Hana] "
    "./."
)
LEFT = "She=she/PRP/nsubj/left left=leave/VBD/root ./."


def lessons():
    doc = parse(MET, LEFT)
    doc.user_data["kg_states"] = np.random.default_rng(1).normal(size=(len(doc), 384)).astype(np.float16)
    article = Article("one", (), (), (((0, 2), (6, 7)), ((3, 5),)), complete=True)
    start = doc.text.index("She")
    names = ((0, len("Ines Okoro")), (doc.text.index("Hana"), doc.text.index("Hana") + len("Hana Solberg")))
    example = Pronoun("1", doc.text, (start, start + 3), names, (False, True))
    weights = {name: np.zeros(size, dtype=np.int16) for name, size in zip(WEIGHTS, sizes(), strict=True)}
    scorer = Scorer({**weights, "nouns": np.frombuffer(b"{}", dtype=np.uint8)})
    return [reading(doc, gold, scorer) for gold in (article, example)]


def test_what_is_known_of_articles_and_of_marked_pronouns():
    article, example = lessons()
    assert (article.example, article.known.tolist(), article.new.tolist()) == (False, [True] * 3, [True, True, False])
    assert article.same.tolist() == [False, True, False]
    assert (example.example, example.known.tolist(), example.same.tolist()) == (
        True,
        [False, False, True],
        [False, True],
    )


def test_before_training_scores_are_given_back():
    article, _ = lessons()
    given = {**article.arrays, "pairs": torch.tensor([1.0, 2.0, 3.0]), "alones": torch.tensor([4.0, 5.0, 6.0])}
    pair, alone = ContextNetwork()(given)
    assert pair.tolist() == [1.0, 2.0, 3.0]
    assert alone.tolist() == [4.0, 5.0, 6.0]


def test_it_learns_whom_a_pronoun_means_and_its_graph_scores_alike(tmp_path):
    article, _ = lessons()
    network = train([article], Recipe(passes=60, dropout=0.0, reading=0.0, average=0.5))
    with torch.inference_mode():
        pair, alone = network(article.arrays)
    assert pair[1] > pair[2] + 1
    weights = {name: own.numpy() for name, own in network.state_dict().items()}
    onnx.save(reader(weights), tmp_path / READER)
    onnx.save(ranker(weights), tmp_path / RANKER)
    context = Context(tmp_path)
    arrays = {name: own.numpy() for name, own in article.arrays.items()}
    given = {name: arrays.pop(name) for name in ("words", "sentences", "windows")}
    read = context.read(given["words"], given["sentences"], [range(*window) for window in given["windows"].tolist()])
    found = context.score(read, arrays)
    assert np.allclose(found[0], pair, atol=0.02)
    assert np.allclose(found[1], alone, atol=0.02)
