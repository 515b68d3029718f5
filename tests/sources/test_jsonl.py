"""JSON lines: a bad line is rejected with its number, the next one is read."""

from __future__ import annotations

import gzip
import json
import lzma
from pathlib import Path

import pytest

from kg.records import Rejection
from kg.sources import RawArticle, SourceOptions, jsonl, read


def read_lines(path: Path, data: bytes) -> list[RawArticle | Rejection]:
    path.write_bytes(data)
    return list(read([str(path)], SourceOptions()))


def lines(*articles: object) -> bytes:
    return "".join(json.dumps(article) + "\n" for article in articles).encode()


def test_reads_all_fields(tmp_path: Path) -> None:
    article = {
        "id": 7,
        "url": "u",
        "title": "T",
        "text": "Body.",
        "published": "2024-05-06",
        "publisher": "P",
        "language": "en",
    }
    [found] = read_lines(tmp_path / "a.jsonl", lines(article))
    source = str(tmp_path / "a.jsonl")
    assert found == RawArticle(source, "Body.", 1, "7", "u", "T", "2024-05-06", "P", "en")


@pytest.mark.parametrize(
    ("name", "pack"), [("a.jsonl", bytes), ("a.jsonl.gz", gzip.compress), ("a.jsonl.xz", lzma.compress)]
)
def test_reads_packed_files(tmp_path: Path, name: str, pack: object) -> None:
    data = b"\xef\xbb\xbf" + lines({"text": "Öl."}) + b"\n" + lines({"text": "Two."}).rstrip()
    found = read_lines(tmp_path / name, pack(data))  # type: ignore[operator]
    assert [(item.text, item.offset) for item in found] == [("Öl.", 1), ("Two.", 3)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "cut', "not valid JSON: Unterminated string starting at at character 10"),
        (b'["text"]', "not a JSON object"),
        (b'{"text": "a", "text": "b"}', "duplicate keys: text"),
        (b'{"text": ""}', "empty"),
        (b'{"title": "T"}', 'there is no "text"'),
        (b'{"text": ["a"]}', '"text" is not text'),
        (b'{"text": "a", "url": 5}', '"url" is not text'),
        (b"[" * 100_000, "not valid JSON"),
    ],
)
def test_rejects_a_line_and_goes_on(tmp_path: Path, line: bytes, reason: str) -> None:
    bad, good = read_lines(tmp_path / "a.jsonl", line + b"\n" + lines({"text": "Good."}))
    assert isinstance(bad, Rejection)
    assert bad.reason.startswith(reason)
    assert bad.offset == 1
    assert good.text == "Good."


def test_rejects_a_line_that_is_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MAX_LINE", 100)
    long, good = read_lines(tmp_path / "a.jsonl", lines({"text": "a" * 1000}, {"text": "Good."}))
    assert long == Rejection(str(tmp_path / "a.jsonl"), "line too long: more than 100 bytes", 1)
    assert good.text == "Good."


def test_reports_a_file_that_breaks_off(tmp_path: Path) -> None:
    whole = gzip.compress(lines(*({"text": f"Article {number * 7919} {number**5}."} for number in range(2000))))
    *good, last = read_lines(tmp_path / "a.jsonl.gz", whole[: len(whole) // 2])
    assert good
    assert all(isinstance(item, RawArticle) for item in good)
    assert last.reason.startswith("unreadable from here on: Compressed file ended")


@pytest.mark.parametrize("filling", [b" ", b"\n"])
def test_a_packed_bomb_is_stopped(tmp_path: Path, filling: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MAX_LINE", 1000)
    monkeypatch.setattr(jsonl, "MAX_SKIPPED", 1_000_000)
    [item] = read_lines(tmp_path / "a.jsonl.gz", gzip.compress(filling * 10_000_000))
    assert isinstance(item, Rejection)
    assert "more than" in item.reason


def test_damaged_archives_are_rejected(tmp_path: Path) -> None:
    for name in ("a.jsonl.gz", "a.jsonl.xz"):
        [item] = read_lines(tmp_path / name, b"not packed at all")
        assert isinstance(item, Rejection)
