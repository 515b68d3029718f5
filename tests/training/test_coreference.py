"""Readers of coreference corpora, tried on a few lines of the same form, and what is learned from them."""

from __future__ import annotations

import io
import json
import tarfile

import numpy as np
import pytest
from parses import parse

from kg.mentions.pairs import sizes
from kg.mentions.phrases import find_phrases
from kg.mentions.scorer import WEIGHTS, Scorer
from training.coreference import learn_general, learn_personal, write
from training.corpora import coreference as corpora
from training.corpora.coreference import Article, Pronoun
from training.lessons import lessons
from training.persons import personal

GUM = """# newdoc id = GUM_news_one
# sent_id = one-1
1\tInes\tInes\tPROPN\tNNP\t_\t3\tnsubj\t_\tEntity=(1-person-new-nnnnn-cf1-1,2-coref(2-person-new-nnnnn-cf1-1-sgl)
2\tRuiz\tRuiz\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)|SpaceAfter=No
3\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_

# sent_id = one-2
1\tHer\ther\tPRON\tPRP$\t_\t2\tnmod:poss\t_\tDiscourse=x|Entity=(3-object-new-nnnnn-cf2-2-sgl(1-person-giv:act-nnnnn-cf1-1-ana)
2\tboat\tboat\tNOUN\tNN\t_\t3\tnsubj\t_\tEntity=3)
3\tsank\tsink\tVERB\tVBD\t_\t0\troot\t_\t_

"""


def test_gum_brackets_become_ranges_of_words(tmp_path):
    (tmp_path / "gum-open").mkdir()
    (tmp_path / "gum-open" / "gum-open-train.conllu").write_text(GUM, "utf-8")
    (article,) = corpora.gum(tmp_path, "train")
    assert article.sentences == (("Ines", "Ruiz", "left"), ("Her", "boat", "sank"))
    assert article.spaces == (True, False, True, True, True, True)
    assert sorted(article.entities) == [((0, 1),), ((0, 2), (3, 4)), ((3, 5),)]
    assert article.complete


def test_litbank_columns_become_ranges_of_words(tmp_path):
    rows = [("The", "(0"), ("old", "_"), ("man", "0)"), ("left", "_"), None, ("He", "(0)"), ("slept", "_"), None]
    text = "#begin document (one); part 0\n"
    text += "".join(
        "\n" if row is None else "\t".join(["one", "0", str(i), row[0], *["_"] * 8, row[1]]) + "\n"
        for i, row in enumerate(rows)
    )
    (tmp_path / "litbank").mkdir()
    with tarfile.open(tmp_path / "litbank" / "litbank-coref-entities-quotations.tar.xz", "w:xz") as archive:
        for name in ("./coref/conll/one.conll", "./coref/conll/._one.conll"):
            member = tarfile.TarInfo(name)
            member.size = len(text)
            archive.addfile(member, io.BytesIO(text.encode()))
    (article,) = corpora.litbank(tmp_path)
    assert article.entities == (((0, 3), (4, 5)),)
    assert not article.complete


def test_redocred_positions_count_over_sentences(tmp_path):
    mentions = [{"name": "Ines", "sent_id": 0, "pos": [0, 1]}, {"name": "Ines", "sent_id": 1, "pos": [0, 1]}]
    found = [{"sents": [["Ines", "left", "."], ["Ines", "slept", "."]], "vertexSet": [mentions]}]
    (tmp_path / "re-docred-dev").mkdir()
    (tmp_path / "re-docred-dev" / "dev_revised.json").write_text(json.dumps(found), "utf-8")
    (article,) = corpora.redocred(tmp_path)
    assert article.entities == (((0, 1), (3, 4)),)
    assert article.spaces == (True, False, True, True, False, True)


def test_gap_rows_become_ranges_of_code_points(tmp_path):
    header = "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL"
    row = 'validation-1\tInes "Ia" met Hana. She left.\tShe\t20\tInes\t0\tTRUE\tHana\t14\tFALSE\thttp://x.example'
    (tmp_path / "gap").mkdir()
    (tmp_path / "gap" / "gap-validation.tsv").write_text(f"{header}\n{row}\n", "utf-8")
    (example,) = corpora.gap(tmp_path, "validation")
    assert [example.text[slice(*span)] for span in (example.pronoun, *example.names)] == ["She", "Ines", "Hana"]
    assert (example.coreferent, example.gender) == ((True, False), "feminine")


@pytest.mark.parametrize(
    "text", ["He said (so) .", "“ No , ” she said .", 'He said " no " and left .', "Ines 's boat is n't here ."]
)
def test_spaces_are_put_back(text):
    words = text.split()
    spaces = corpora.spacing(words)
    joined = "".join(word + " " * space for word, space in zip(words, spaces, strict=True)).strip()
    assert joined in (
        "He said (so).", "“No,” she said.", 'He said "no" and left.', "Ines's boat isn't here."
    )  # fmt: skip


MET = (
    "[PERSON Ines/NNP/nsubj/met Okoro/NNP/flat/Ines] met=meet/VBD/root [PERSON Hana/NNP/obj/met Solberg/NNP/flat/Hana] "
    "./."
)
LEFT = "She=she/PRP/nsubj/left left=leave/VBD/root ./."


def test_an_article_teaches_of_every_phrase():
    doc = parse(MET, LEFT)
    article = Article("one", (), (), (((0, 2), (6, 7)), ((3, 5),)), complete=True)
    ([lesson], _) = lessons([(doc, article)])
    assert [p.head.text for p in find_phrases(doc)] == ["Ines", "Hana", "She"]
    assert lesson.new.tolist() == [True, True, False]
    assert lesson.same.tolist() == [False, True, False]


def test_a_pronoun_teaches_of_itself_alone():
    doc = parse(MET, LEFT)
    text = doc.text
    names = [(text.index(n), text.index(n) + len(n)) for n in ("Ines Okoro", "Hana Solberg")]
    start = text.index("She")
    example = Pronoun("1", text, (start, start + 3), (names[0], names[1]), (False, True))
    ([lesson], _) = lessons([(doc, example)])
    assert (lesson.certain, lesson.rows.tolist(), lesson.same.tolist()) == (True, [0, 0], [False, True])


def test_a_mention_of_several_is_taught_as_one():
    both = "Ines=Ines/NNP/nsubj/left and/CC/cc/Hana Hana/NNP/conj/Ines left=leave/VBD/root ./."
    doc = parse(both, "They=they/PRP/nsubj/slept slept=sleep/VBD/root ./.")
    article = Article("one", (), (), (((0, 1),), ((0, 3), (5, 6)), ((2, 3),)), complete=True)
    ([lesson], _) = lessons([(doc, article)])
    assert [p.head.text for p in find_phrases(doc)] == ["and", "Ines", "Hana", "They"]
    assert lesson.new.tolist() == [True, True, True, False]


SHE_SMILED = "She=she/PRP/nsubj/smiled smiled=smile/VBD/root ./."


def untrained() -> Scorer:
    weights = {name: np.zeros(size, dtype=np.int16) for name, size in zip(WEIGHTS, sizes(), strict=True)}
    return Scorer({**weights, "nouns": np.frombuffer(b"{}", dtype=np.uint8)})


def test_he_and_she_of_an_article_teach_one_by_one():
    doc = parse(MET, LEFT, SHE_SMILED)
    article = Article("one", (), (), (((0, 2), (6, 7), (9, 10)), ((3, 5),)))
    first, second = personal([(doc, article)], untrained())
    assert (first.certain, first.weight, first.same.tolist()) == (True, 1.0, [True, False])
    assert second.same.tolist() == [True, False, True]


def test_a_marked_pronoun_counts_more_and_the_others_stand_for_the_name_of_their_cluster():
    doc = parse("[PERSON Ines/NNP/nsubj/left Okoro/NNP/flat/Ines] left=leave/VBD/root ./.", LEFT, SHE_SMILED)
    text = doc.text
    last, name = text.rindex("She"), (0, len("Ines Okoro"))
    example = Pronoun("1", text, (last, last + 3), (name, (last + 4, last + 10)), (True, False))
    (lesson,) = personal([(doc, example)], untrained())
    assert (lesson.weight, lesson.same.tolist()) == (6.0, [True, True])


def test_what_is_learned_of_persons_starts_from_what_is_learned_of_all(tmp_path):
    doc = parse(MET, LEFT, SHE_SMILED)
    article = Article("one", (), (), (((0, 2), (6, 7), (9, 10)), ((3, 5),)))
    general = learn_general([(doc, article)])
    whole = {**general, "personal": learn_personal([(doc, article)], general)}
    write(tmp_path / "weights.npz", whole)
    with np.load(tmp_path / "weights.npz") as stored:
        assert sorted(stored) == sorted([*WEIGHTS, "nouns"])
        Scorer(dict(stored))
    size = len(general["pair"])
    unseen = np.ones(size, dtype=bool)
    (one, two) = personal([(doc, article)], untrained())
    unseen[[n for own in (one, two) for n in own.features.ravel().tolist() if n < size]] = False
    assert (np.abs(whole["personal"][:size])[unseen] <= np.abs(general["pair"])[unseen]).all()
