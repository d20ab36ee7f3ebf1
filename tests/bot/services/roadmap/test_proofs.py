"""Which files and links may be shown as evidence."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.services.roadmap.proofs import ENDINGS, SIZE_LIMIT, Refusal, kind_of, read_links, refuses_name


def archive(**parts: bytes) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        for name, part in parts.items():
            made.writestr(name.replace("__", "/").replace("TYPES", "[Content_Types].xml"), part)
    return content.getvalue()


OPEN = b"application/vnd.oasis.opendocument."
FILES = (
    (b"\xff\xd8\xff\xe0 a photo", "jpg"),
    (b"\x89PNG\r\n\x1a\n a picture", "png"),
    (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "webp"),
    (b"%PDF-1.7 ...", "pdf"),
    (b"\x00\x00\x00\x20ftypisom....", "mp4"),
    (archive(TYPES=b"", word__document=b""), "docx"),
    (archive(TYPES=b"", xl__workbook=b""), "xlsx"),
    (archive(TYPES=b"", ppt__slides=b""), "pptx"),
    (archive(mimetype=OPEN + b"text"), "odt"),
    (archive(mimetype=OPEN + b"spreadsheet"), "ods"),
    ("Протокол № 3\r\nПрисутствовали: 12".encode(), "txt"),
    ("Протокол № 3;12".encode("cp1251"), "txt"),
    (b"", Refusal.EMPTY),
    (b"%PDF-" + bytes(SIZE_LIMIT), Refusal.SIZE),
    (b"MZ\x90\x00\x03\x00", Refusal.TYPE),
    (b"\x7fELF\x02\x01", Refusal.TYPE),
    (b"<!DOCTYPE html><script>alert(1)</script>", Refusal.TYPE),
    (b"\xef\xbb\xbf  <svg onload=alert(1)>", Refusal.TYPE),
    (b"#!/bin/sh\nrm -rf /", Refusal.TYPE),
    (b"@echo off\r\ndel *", Refusal.TYPE),
    (b"\x00\x00\x00\x20ftypheic....", Refusal.TYPE),
    (archive(photo=b"any"), Refusal.TYPE),
    (archive(TYPES=b"", word__vbaProject_bin=b""), "docx"),
    (archive(TYPES=b"", **{"word__vbaProject.bin": b""}), Refusal.MACROS),
    (archive(mimetype=b"application/epub+zip"), Refusal.TYPE),
    (b"PK\x03\x04 torn", Refusal.TYPE),
    (b"Rar!\x1a\x07\x00", Refusal.TYPE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Refusal.TYPE),
)


def test_a_file_is_what_is_in_it() -> None:
    for content, kind in FILES:
        assert kind_of(content) == kind, content[:20]


def test_words_are_words_under_a_name_for_words_only() -> None:
    words = "Протокол; 12".encode()
    for name, kind in (
        ("a.csv", "csv"),
        ("a.TXT", "txt"),
        ("a", "txt"),
        ("a.pdf", Refusal.TYPE),
        ("a.js", Refusal.TYPE),
    ):
        assert kind_of(words, name) == kind, name


@given(st.binary(max_size=200))
def test_whatever_is_sent_is_told_apart(content: bytes) -> None:
    assert kind_of(content) in ENDINGS | set(Refusal)


@given(st.binary(max_size=60))
def test_a_torn_archive_is_no_fault(content: bytes) -> None:
    assert kind_of(FILES[5][0][: len(content) * 4] + content) in {"docx", *Refusal}


def test_a_name_tells_before_anything_is_fetched() -> None:
    for name in ("Отчёт.PDF", "фото.jpeg", "список.csv", "без конца", "акт.v2.docx", "Приказ 5.12", "План.Итог", ""):
        assert not refuses_name(name), name
    for name in ("virus.exe", "page.html", "архив.zip", "макрос.docm", "x.pdf.js", "run.bat", "старый.doc"):
        assert refuses_name(name), name


@pytest.mark.parametrize(
    ("words", "links", "rest"),
    [
        ("https://school.example/news/1", ("https://school.example/news/1",), ""),
        ("Новость: https://school.example/news/1.", ("https://school.example/news/1",), "Новость"),
        ("http://школа.рф/а и http://школа.рф/а", ("http://школа.рф/а",), "и"),
        ("HTTPS://Sub.School.Example?x=1", ("HTTPS://Sub.School.Example?x=1",), ""),
        ("Сделано, фото у завхоза", (), "Сделано, фото у завхоза"),
        ("ftp://school.example", (), "ftp://school.example"),
        ("javascript:alert(1)", (), "javascript:alert(1)"),
    ],
)
def test_links_are_found_among_words(words: str, links: tuple[str, ...], rest: str) -> None:
    found = read_links(words)
    assert (found.links, found.words, found.is_private) == (links, rest, False)


def test_links_that_lead_nowhere_outside_are_told() -> None:
    for link in (
        "http://localhost/x",
        "http://127.0.0.1/x",
        "http://192.168.1.5:8080/",
        "http://[::1]/",
        "http://nas." + "local/",
        "http://intranet/",
        "http://user:secret@school.example/",
        "http://school.example:99999/",
        "http://0x7f.1/",
        "https://school.example/" + "a" * 500,
        "http://" + "a" * 70 + ".example/",
    ):
        found = read_links(link)
        assert found.is_private, link
        assert not found.links, link
