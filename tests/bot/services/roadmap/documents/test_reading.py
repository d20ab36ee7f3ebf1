"""What is no plan, or can't be trusted, is refused with words that say what to do; nothing else is ever raised."""

import time
import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import Invalid
from bot.services.roadmap.documents import FILE_LIMIT_BYTES, excel, read_document, read_docx, read_xlsx, word
from tests.bot.services.roadmap.documents.papers import HEADER, archive, cell, paper, para, plan, row, table
from tests.plans import PLAN, Layout, expected, plan_csv, plan_docx, plan_xlsx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500
GOOD = row("1.", "Совет", "май", "Ивлева О.Л.")
ENTITY = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
SAMPLES = (plan_docx(PLAN[:4]), plan_xlsx(PLAN[:4]), plan_csv(PLAN[:4]).encode(), plan(GOOD))


def ole(name: str) -> bytes:
    return OLE + name.encode("utf-16-le") + b"\0" * 500


def test_a_report_of_the_plan_and_its_template_are_no_plan() -> None:
    titles = ("№ п/п", "Наименование", "Период внедрения", "Ответственные", "Что сделано", "Подтверждения", "Состояние")
    filled = ("1.1", "Провести совет", "До 15.10.2026", "Ивлева О.Л.", "15.10.2026 – принято", "–", "выполнен")
    fields = ("{{ item.number }}", *filled[1:])
    for cells, key in ((filled, "error-document-report"), (fields, "error-document-template")):
        with pytest.raises(Invalid) as refused:
            read_document("Отчёт.docx", paper(table(row(*titles), row(*cells))))
        assert refused.value.key == key


def test_a_file_is_known_by_its_content_whatever_its_name_is() -> None:
    wanted = expected(PLAN, Layout())
    cases = {
        "план.doc": plan_docx(),
        "план.docx": plan_xlsx(),
        "план": plan_docx(),
        "plan.CSV": plan_csv().encode("cp1251"),
        "a.csv": plan_csv(sign=",").encode("utf-8"),
        "b.csv": plan_csv(sign="\t").encode("utf-16"),
    }
    for name, content in cases.items():
        document = read_document(name, content)
        assert [(r.number, r.section, r.text, r.period, r.people) for r in document.rows] == wanted, name


@pytest.mark.parametrize(
    ("key", "content"),
    [
        ("error-file-empty", b""),
        ("error-file-too-big", b"PK" + b"\0" * FILE_LIMIT_BYTES),
        ("error-document-unknown", b"\xff\xd8\xff\xe0 a photo"),
        ("error-document-unknown", b"\0\1\2\3" * 100),
        ("error-document-unknown", archive({"setup.exe": "MZ"})),
        ("error-document-unknown", ole("PowerPoint Document")),
        ("error-document-old-word", ole("WordDocument")),
        ("error-document-old-word", b"{\\rtf1 plan}"),
        ("error-document-old-excel", ole("Workbook")),
        ("error-document-encrypted", ole("EncryptedPackage")),
        ("error-document-pdf", b"%PDF-1.7 plan"),
        ("error-document-other-office", archive({"mimetype": "application/vnd.oasis.opendocument.text"})),
        ("error-document-other-office", archive({"[Content_Types].xml": "", "xl/workbook.bin": ""})),
        ("error-document-damaged", plan_docx(PLAN[:2])[:-500]),
        ("error-document-damaged", plan_xlsx(PLAN[:2])[:2_000]),
        ("error-document-damaged", archive({"[Content_Types].xml": "", "word/document.xml": "<a>"})),
        ("error-document-damaged", paper(table(row(*[HEADER[0]] * 100)))),
        ("error-document-no-tables", paper(para("Положение о школе"))),
        ("error-document-no-plan", paper(table(row("Ф.И.О.", "Дата", "Подпись"), row("", "", "")))),
        ("error-document-no-plan", paper(table())),
        ("error-document-no-plan", paper(table(row(*HEADER)))),
        ("error-document-no-tables", "Здравствуйте".encode()),
    ],
)
def test_what_is_no_plan_is_refused_with_a_reason(key: str, content: bytes) -> None:
    with pytest.raises(Invalid, match=key):
        read_document("план.docx", content)


def test_a_password_on_the_archive_itself_is_a_password() -> None:
    content = bytearray(plan_docx(PLAN[:1]))
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(sign) + flags] |= 1
    with pytest.raises(Invalid, match="error-document-encrypted"):
        read_document("a.docx", bytes(content))


@pytest.mark.parametrize("before", [ENTITY, " " * 1_100_000 + ENTITY, "<!-- -->" * 150_000 + ENTITY])
def test_declared_entities_are_refused(before: str) -> None:
    with pytest.raises(Invalid, match="error-file-unsafe"):
        read_docx(paper(table(row(*HEADER), row("1.", cell("&x;"), "май", "")), before=before))


def test_an_encoding_that_would_hide_a_declaration_is_refused() -> None:
    parts = {"[Content_Types].xml": b"<Types/>", "word/document.xml": f"{ENTITY}<a/>".encode("utf-16-le")}
    with pytest.raises(Invalid, match="error-file-unsafe"):
        read_document("a.docx", archive(parts))


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    for size, name in ((100 << 20, "word/footnotes.xml"), (12 << 20, "word/media/image.bmp")):
        buffer = BytesIO(plan(GOOD))
        with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as bomb, bomb.open(name, "w") as part:
            for _ in range(size >> 20):
                part.write(b" " * (1 << 20))
        started = time.process_time()
        with pytest.raises(Invalid, match="error-file-unpacks"):
            read_document("a.docx", buffer.getvalue())
        assert time.process_time() - started < 0.5


def test_a_part_too_large_for_a_plan_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "PART_LIMIT_BYTES", 500)
    monkeypatch.setattr(excel, "SHEETS_LIMIT_BYTES", 500)
    for sample in SAMPLES[:2]:
        with pytest.raises(Invalid, match="error-file-unpacks"):
            read_document("a", sample)


def test_too_many_parts_are_refused() -> None:
    with pytest.raises(Invalid, match="error-file-unpacks"):
        read_xlsx(archive({f"xl/{number}": "" for number in range(600)}))


def test_tables_nested_without_end_are_refused() -> None:
    inner = table(row("x"))
    for _ in range(2_000):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    with pytest.raises(Invalid, match="error-document-"):
        read_docx(paper(inner))


Damage = list[tuple[int, int]]
damage = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=20)


def damaged(content: bytes, places: Damage) -> bytes:
    changed = bytearray(content)
    for at, byte in places:
        changed[at % len(changed)] = byte
    return bytes(changed)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["a.docx", "a.csv"]), st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_bytes_of_any_kind_raise_nothing_else(name: str, content: bytes) -> None:
    with suppress(Invalid):
        read_document(name, content)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SAMPLES), damage)
def test_damaged_files_raise_nothing_else(sample: bytes, places: Damage) -> None:
    with suppress(Invalid):
        assert read_document("a", damaged(sample, places)).rows


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["word/document.xml", "word/numbering.xml", "_rels/.rels"]), damage)
def test_damaged_xml_raises_nothing_else(name: str, places: Damage) -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    numbering = f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum><w:num w:numId="1"/>'
    number = cell(para(properties='<w:numPr><w:numId w:val="1"/></w:numPr>'))
    content = paper(table(row(*HEADER), GOOD, row(number, "Опрос", "май", "Чалых А.И.")), numbering)
    with zipfile.ZipFile(BytesIO(content)) as archived:
        parts = {part: archived.read(part) for part in archived.namelist()}
    parts[name] = damaged(parts[name], places[:2])
    with suppress(Invalid):
        assert read_docx(archive(parts)).rows
