"""Verdicts on claims: where a claim stands, what is kept of a sheet, and how well confidence and verdicts agree."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

import newsroom
import pytest

from evaluation import verdicts
from evaluation.verdicts import (
    Judged,
    bins,
    calibration_error,
    draw,
    figures,
    judged,
    place,
    read,
    reliability,
    split_of,
    take,
)

FIT, CHECK = "https://courier.example/ferry", "https://courier.example/quay"
CLAIMS = (newsroom.MET, newsroom.ACCUSED, newsroom.STATED)


def predict(document):
    return newsroom.ENTITIES, CLAIMS


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """An empty file of verdicts, and one article in place of the corpus."""
    path = tmp_path / "verdicts.jsonl"
    monkeypatch.setattr(verdicts, "VERDICTS", path)
    monkeypatch.setattr(verdicts, "documents", lambda corpora, *, split: [newsroom.PAPER])
    return path


def sheet(path, *answers):
    rows = list(draw(predict, path, split="fit", count=9, seed=1))
    lines = [json.dumps(row | {"right": right}) for row, right in zip(rows, answers, strict=True)]
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_every_article_is_of_one_split_and_a_third_is_held_back():
    splits = [split_of(f"https://courier.example/{n}") for n in range(300)]
    assert set(splits) == {"fit", "check"}
    assert 70 < splits.count("check") < 130


def test_a_drawn_claim_shows_what_a_person_needs(kept):
    rows = list(draw(predict, kept, split="fit", count=9, seed=1))
    met = next(row for row in rows if row["relation"] == "metWith")
    assert met["shown"]["claim"] == ["Mira Dole", "metWith", "Jon Abasi"]
    assert met["shown"]["sentence"] == "Mira Dole met Jon Abasi in Port Ellis on 3 May."
    assert rows == list(draw(predict, kept, split="fit", count=9, seed=1))


def test_no_word_of_the_article_is_kept(kept, tmp_path):
    assert take(sheet(tmp_path / "sheet", True, False, True), kept) == 3
    text = kept.read_text("utf-8")
    assert not any(words in text for words in ("Dole", "Osmark", "ferry plan"))
    assert sorted(row["right"] for row in map(json.loads, text.splitlines())) == [False, True, True]


def test_a_claim_without_an_answer_stays_to_be_judged(kept, tmp_path):
    take(sheet(tmp_path / "sheet", True, None, False), kept)
    assert len(read(kept)) == 2
    assert len(list(draw(predict, kept, split="fit", count=9, seed=1, verdicts=read(kept)))) == 1


def test_a_verdict_holds_only_for_the_same_words_and_reading(kept):
    known = {place(newsroom.PAPER, newsroom.MET): True}
    assert [j.right for j in judged([(newsroom.PAPER, CLAIMS)], known)] == [True]
    denied = replace(newsroom.MET, polarity="negated")
    assert list(judged([(newsroom.PAPER, [denied])], known)) == []


def test_a_place_survives_its_file(kept, tmp_path):
    take(sheet(tmp_path / "sheet", True, True, True), kept)
    assert set(read(kept)) == {place(newsroom.PAPER, claim) for claim in CLAIMS}
    assert json.loads(kept.read_text("utf-8").splitlines()[0]).keys() == {
        *asdict(place(newsroom.PAPER, newsroom.MET)), "right",
    }  # fmt: skip


def rated(*pairs):
    return [Judged(replace(newsroom.MET, confidence=confidence), right) for confidence, right in pairs]


def test_claims_are_counted_by_how_sure_they_are():
    found = rated((0.95, True), (0.91, True), (0.75, False), (0.1, False))
    assert list(bins(found)) == [(0.1, 0.0, 1), (0.75, 0.0, 1), (pytest.approx(0.93), 1.0, 2)]
    assert calibration_error(found) == pytest.approx((0.1 + 0.75 + 2 * 0.07) / 4)


def test_the_reliability_table_has_a_line_for_each_range():
    lines = list(reliability(rated((0.95, True), (0.91, False), (0.75, False))))
    assert lines[2:4] == ["| 0.75 | 0.00 | 1 |", "| 0.93 | 0.50 | 2 |"]
    assert lines[-1] == "of all 3: 33.3% right; of 2 at 0.9 or more: 50.0%"


def test_figures_tell_the_share_of_right_claims(kept, tmp_path):
    take(sheet(tmp_path / "sheet", True, True, True), kept)
    values = {figure.name: figure.value for figure in figures(predict, kept, read(kept))}
    assert values["claims that are right"] == 100
    assert values["claims that are right at 0.9"] == 100


def test_no_figures_without_verdicts(kept):
    assert list(figures(predict, kept, read(kept))) == []
