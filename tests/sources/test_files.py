"""Files and folders: everything given is accounted for, by what it holds and not by its name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.records import Rejection
from kg.sources import RawArticle, SourceOptions, read


def read_all(*inputs: Path | str, **options: str) -> list[RawArticle | Rejection]:
    return list(read([str(given) for given in inputs], SourceOptions(**options)))  # type: ignore[arg-type]


def only(path: Path) -> RawArticle | Rejection:
    [item] = read_all(path)
    return item


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Grüße aus Köln".encode(), "Grüße aus Köln"),
        ("\ufeffGrüße".encode(), "Grüße"),
        ("Grüße aus Köln".encode("cp1252"), "Grüße aus Köln"),
        ("Grüße aus Köln".encode("utf-16"), "Grüße aus Köln"),
        ("The plain words".encode("utf-16-le"), "The plain words"),
        ("The plain words".encode("utf-16-be"), "The plain words"),
        ("Grüße".encode("utf-32"), "Grüße"),
        ("“quoted” – €5".encode("cp1252"), "“quoted” – €5"),
        ("Grüße\n".encode() + "Köln".encode("cp1252"), "Grüße\nKöln"),
        (b"a\x81b", "a\x81b"),
    ],
)
def test_finds_the_encoding(tmp_path: Path, data: bytes, text: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    assert only(tmp_path / "a.txt").text == text


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.html", b"\x89PNG\r\n\x1a\n....", "a PNG image, not an article"),
        ("a.html", b"%PDF-1.7 ...", "a PDF file, not an article"),
        ("a.txt", b"\x7fELF\x02\x01", "an ELF program, not an article"),
        ("a.txt", b"\x1f\x8b\x08", "a gzip archive (only .jsonl.gz is read), not an article"),
        ("a.txt", bytes(range(1, 32)) * 20, "binary data, not an article"),
        ("a.txt", b"<?xml version='1.0'?>\n<rss version='2.0'><channel/></rss>", "a feed without items"),
        ("a.rss", b"<rss><channel></rss>", "not a well-formed feed: mismatched tag: line 1, column 16"),
        (
            "a.rss",
            b"<!DOCTYPE rss [<!ENTITY a 'b'>]><rss/>",
            "XML, not an article: of XML only feeds (RSS, Atom) are read",
        ),
        ("a.rss", b"<rss><![CDATA[<!ENTITY]]></rss>", "a feed that declares entities is not read"),
        (
            "a.xml",
            b"<?xml version='1.0'?>\n<newsItem guid='1'/>",
            "XML, not an article: of XML only feeds (RSS, Atom) are read",
        ),
        ("a.txt", b"<nitf><body/></nitf>", "XML, not an article: of XML only feeds (RSS, Atom) are read"),
        (
            "a.html",
            b"<o:a b='c' xmlns:o='d'>Anna met Jonas.</o:a>",
            "XML, not an article: of XML only feeds (RSS, Atom) are read",
        ),
        ("a.csv", b"a,b\n1,2\n", "a table, not an article"),
        ("a.html", b"<html><body><script>x()</script></body></html>", "no_text"),
        ("a.html", b"<div>" * 5000 + b"text", "too_deep"),
        ("a.jsonl", b"", "empty"),
    ],
)
def test_rejects_what_is_no_article(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert only(tmp_path / name) == Rejection(f"{tmp_path}/{name}", reason)


def test_rejects_what_is_too_large(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(21_000_000)
    item = only(tmp_path / "a.txt")
    assert isinstance(item, Rejection)
    assert item.reason == "too large: more than 20,000,000 bytes"


def test_rejects_what_is_not_there(tmp_path: Path) -> None:
    assert only(tmp_path / "none.txt") == Rejection(f"{tmp_path}/none.txt", "no such file or directory")


def test_rejects_a_pipe_instead_of_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    item = only(tmp_path / "pipe.txt")
    assert isinstance(item, Rejection)
    assert item.reason.startswith("not a regular file")


def test_reads_a_folder_in_sorted_order_and_accounts_for_every_entry(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", "z.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"Text of {name}.")
    (tmp_path / ".hidden").write_text("secret")
    (tmp_path / ".git").mkdir()
    (tmp_path / "void").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path)
    found = [
        (Path(item.source).relative_to(tmp_path).as_posix(), getattr(item, "reason", None))
        for item in read_all(tmp_path)
    ]
    assert found == [
        (".git", "hidden"),
        (".hidden", "hidden"),
        ("a.txt", None),
        ("b.txt", None),
        ("loop", "a link to a folder is not followed"),
        ("sub/c.txt", None),
        ("void", "empty"),
        ("z.md", None),
    ]


def test_the_graph_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text.")
    (tmp_path / "graph").mkdir()
    (tmp_path / "graph" / "rejected.jsonl").write_text("{}\n")
    found = list(read([str(tmp_path)], SourceOptions(exclude=tmp_path / "graph")))
    assert [Path(item.source).name for item in found] == ["a.txt"]


def test_options_fill_gaps_only(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "One.", "date": "2024-01-01"}\n{"text": "Two."}\n')
    first, second = read_all(tmp_path / "a.jsonl", published="2020-02-02", publisher="Courier")
    assert (first.published, first.publisher) == ("2024-01-01", "Courier")
    assert second.published == "2020-02-02"


def test_one_address_needs_one_article(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--url is the address of one article"):
        read_all(tmp_path / "a.txt", tmp_path / "b.txt", url="https://courier.example/a")


def test_nothing_to_read() -> None:
    with pytest.raises(UsageError, match="there is no input"):
        read_all()


def test_an_entry_that_may_not_be_read_is_rejected_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("First.")
    (tmp_path / "locked").mkdir()
    (tmp_path / "z.txt").write_text("Last.")
    is_dir = Path.is_dir

    def denied(path: Path) -> bool:
        if path.name == "locked":
            raise PermissionError(13, "Permission denied")
        return is_dir(path)

    monkeypatch.setattr(Path, "is_dir", denied)
    first, locked, last = read_all(tmp_path)
    assert isinstance(first, RawArticle)
    assert isinstance(locked, Rejection)
    assert locked.source.endswith("locked")
    assert isinstance(last, RawArticle)
