"""Each reader turns its corpus's format into sentences: tried on a few lines of the same form."""

import json
import lzma

import pytest

from training.corpora import columns, conllu, documents
from training.corpora.bio import mapped, split_hyphens
from training.corpora.files import lines
from training.corpora.text import documents as running_text

CONLLU = """# newdoc id = GUM_news_one
# newpar
# sent_id = one-1
1\tInes\tInes\tPROPN\tNNP\t_\t3\tnsubj\t_\tEntity=(1-person-new-nnnnn-cf1-1,2-sgl
2\tRuiz\tRuiz\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)
3-4\tcan't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
3\tca\tcan\tAUX\tMD\t_\t0\troot\t_\t_
4\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
4.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t_\t_
5\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# sent_id = one-2
1\tNo\tno\tINTJ\tUH\t_\t0\troot\t_\tSpaceAfter=No
2\t!\t!\tPUNCT\t.\t_\t1\tpunct\t_\t_

"""


def test_conllu_keeps_words_and_spaces():
    first, second = conllu.parse(CONLLU.splitlines())
    assert first.words == ("Ines", "Ruiz", "ca", "n't", ".")
    assert first.spaces == (True, True, False, False, True)
    assert first.parse.heads == (3, 1, 0, 3, 3)
    assert (first.paragraph, second.paragraph) == (True, False)
    assert second.document == "GUM_news_one"


def test_running_text_has_the_sentences_at_their_ranges():
    ((text, ranges),) = running_text(conllu.parse(CONLLU.splitlines()))
    assert text == "Ines Ruiz can't. No!"
    assert [text[a:b] for a, b in ranges] == ["Ines Ruiz can't.", "No!"]


def test_what_follows_a_block_of_the_page_starts_a_paragraph():
    def sentence(word, *comments):
        return [*comments, f"1\t{word}\t_\tX\tX\t_\t0\troot\t_\t_", ""]

    found = [
        *sentence("Head", "# newdoc id = a", "# newpar", "# newpar_block = head (1 s)"),
        *sentence("Caption", "# newpar", '# newpar_block = p (3 s) | figure rend:::"Ada" (1 s) | caption (1 s)'),
        *sentence("Body"),
        *sentence("more"),
    ]
    assert [s.paragraph for s in conllu.parse(found)] == [True, True, True, False]


@pytest.fixture
def corpora(tmp_path):
    def write(path, text, encoding="utf-8"):
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding)

    write("gum-open/gum-open-dev.conllu", CONLLU)
    write("uner-ewt/en_ewt-ud-train.iob2", "# sent_id = a\n1\tLima\tB-LOC\t-\tx\n2\tis\tO\n3\tbig\tB-O\n\n")
    write("wikigold/wikigold.conll.txt", "Lima I-LOC\nPeru I-LOC\nUnited-based O\n\n")
    write("gmb/ner_dataset.csv", GMB, "latin-1")
    for domain in ("politics", "science", "literature", "music", "ai"):
        for split in ("train", "dev"):
            write(
                f"crossner/{domain}/{split}.txt",
                "Green\tB-politicalparty\nParty\tI-politicalparty\njazz\tB-musicgenre\n\n",
            )
    write("grobid-ner/xml/final/a.xml", GROBID)
    write("re3d/Place/documents.json", json.dumps({"_id": "1", "text": "Lima won. The Ruiz Party lost."}) + "\n")
    write(
        "re3d/Place/entities.json",
        "\n".join(json.dumps({"documentId": "1", "begin": a, "end": b, "type": t}) for a, b, t in RE3D),
    )
    write("re-docred-dev/dev_revised.json", json.dumps([DOCRED]))
    return tmp_path


CROSSNER = "Green\tB-politicalparty\nParty\tI-politicalparty\njazz\tB-musicgenre\n\n"
GMB = """Sentence #,Word,POS,Tag
Sentence: 1,President,NNP,B-per
,Ruiz,NNP,I-per
,spoke,VBD,O
Sentence: 2,President,NNP,B-per
,Ruiz,NNP,I-per
,spoke,VBD,O
Sentence: 3,"1,000",CD,O
,anti-war,JJ,O
,Iraqis,NNPS,B-gpe
"""
GROBID = """<corpus><document><p><sentence>In <ENAMEX type="LOCATION">Lima</ENAMEX> since
<ENAMEX type="PERIOD">May 1, 1990</ENAMEX>.</sentence></p></document></corpus>"""
RE3D = [(0, 4, "Location"), (10, 24, "Organisation"), (14, 18, "Person")]
DOCRED = {
    "sents": [["Lima", "won"], ["Ines", "Ruiz", "lost"]],
    "vertexSet": [[{"type": "LOC", "pos": [0, 1], "sent_id": 0}], [{"type": "PER", "pos": [0, 2], "sent_id": 1}]],
}


def read(found, scheme):
    return [list(zip(s.words, s.names[scheme], strict=True)) for s in found]


def test_uner_drops_stray_labels(corpora):
    assert read(columns.uner(corpora, "train"), "uner") == [[("Lima", "B-LOC"), ("is", "O"), ("big", "O")]]


def test_wikigold_is_read_as_one_name_where_labels_go_on(corpora):
    assert read(columns.wikigold(corpora), "wikigold")[0][:2] == [("Lima", "B-LOC"), ("Peru", "I-LOC")]


def test_crossner_joins_its_kinds(corpora):
    found = read(columns.crossner(corpora), "crossner")
    assert len(found) == 10
    assert found[0] == [("Green", "B-PARTY"), ("Party", "I-PARTY"), ("jazz", "O")]


def test_gmb_loses_repeats_and_titles_and_splits_hyphens(corpora):
    first, second = read(columns.gmb(corpora), "gmb")
    assert first == [("President", "O"), ("Ruiz", "B-PER"), ("spoke", "O")]
    assert second == [("1,000", "O"), ("anti", "O"), ("-", "O"), ("war", "O"), ("Iraqis", "B-GPE")]


def test_grobid_reads_marked_text(corpora):
    (found,) = read(documents.grobid(corpora), "grobid")
    assert ("Lima", "B-LOC") in found
    assert [w for w, label in found if label.endswith("TIM")] == ["May", "1", ",", "1990"]


def test_re3d_keeps_the_outer_entity(corpora):
    first, second = read(documents.re3d(corpora), "re3d")
    assert first == [("Lima", "B-LOC"), ("won", "O"), (".", "O")]
    assert second[:3] == [("The", "B-ORG"), ("Ruiz", "I-ORG"), ("Party", "I-ORG")]


def test_redocred_places_mentions_in_their_sentences(corpora):
    found = read(documents.redocred(corpora), "redocred")
    assert found == [[("Lima", "B-LOC"), ("won", "O")], [("Ines", "B-PER"), ("Ruiz", "I-PER"), ("lost", "O")]]


def test_gum_takes_the_minimal_span_of_names(corpora):
    first, second = read(documents.gum(corpora, "dev"), "gum")
    assert first[:3] == [("Ines", "B-PER"), ("Ruiz", "I-PER"), ("ca", "O")]
    assert {label for _, label in second} == {"O"}


def test_packed_files_are_read_and_missing_ones_named(tmp_path):
    (tmp_path / "a.txt.xz").write_bytes(lzma.compress(b"one\r\ntwo\n"))
    assert list(lines(tmp_path / "a.txt")) == ["one", "two"]
    with pytest.raises(FileNotFoundError, match=r"b\.txt"):
        list(lines(tmp_path / "b.txt"))


def test_a_dropped_kind_does_not_join_what_stands_around_it():
    assert mapped(["I-X", "I-PER", "I-PER"], {"PER": "PER"}) == ("O", "B-PER", "I-PER")


def test_names_are_not_split_at_hyphens():
    words, labels = split_hyphens(["pro-Ruiz", "Smith-Ruiz"], ["O", "B-PER"])
    assert words == ("pro", "-", "Ruiz", "Smith-Ruiz")
    assert labels == ("O", "O", "O", "B-PER")
