"""What somebody sends as a template: refused with the reason, or it makes a report and nothing else."""

import zipfile
from dataclasses import replace
from io import BytesIO

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from bot.reports.school_package import PARTS_LIMIT, SIZE_LIMIT, UNPACKED_LIMIT, Flaw, Problem
from bot.reports.school_report import Kind, report_docx
from bot.reports.school_template import bare, check_template, sample
from tests.bot.reports.test_school_report import MADE_AT, text_of

TYPES, RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"
RELATION = '<Relationship Id="rId99" Type="http://schemas.example/relationships/{}" Target="{}" {}/></Relationships>'
OUTSIDE = 'TargetMode="External"'


def template(*lines: str, header: str = "", title: str = "") -> bytes:
    """A document with these paragraphs."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    document.core_properties.title = title
    return saved(document)


def saved(document: "docx.document.Document") -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The file with another or a new part."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for one in dict.fromkeys([*old.namelist(), name]):
            new.writestr(one, part if one == name else old.read(one))
    return buffer.getvalue()


def with_words(name: str, old: str, new: str) -> bytes:
    """A good template in a part of which words are others."""
    content = template("{{ school }}")
    with zipfile.ZipFile(BytesIO(content)) as archive:
        part = archive.read(name).decode()
    assert old in part
    return with_part(content, name, part.replace(old, new).encode())


def with_relation(kind: str, target: str, mode: str = OUTSIDE) -> bytes:
    return with_words(RELATIONS, "</Relationships>", RELATION.format(kind, target, mode))


def with_word_field(*codes: str) -> bytes:
    """A template with a field of Word, its words in so many runs."""
    document = docx.Document()
    paragraph = document.add_paragraph("{{ school }}")
    for kind in ("begin", *codes, "end"):
        is_mark = kind in {"begin", "end"}
        part = OxmlElement("w:fldChar" if is_mark else "w:instrText")
        if is_mark:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = kind
        paragraph.add_run().element.append(part)
    return saved(document)


def test_what_is_no_document_is_refused_before_it_is_opened() -> None:
    book = BytesIO()
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr(TYPES, "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    good = template("{{ school }}")
    cases = [
        ("empty", b"", Flaw.TYPE),
        ("a text", b"{{ school }}", Flaw.TYPE),
        ("a PDF with another name", b"%PDF-1.7 ...", Flaw.TYPE),
        ("a workbook", book.getvalue(), Flaw.TYPE),
        ("cut off", good[: len(good) // 2], Flaw.TYPE),
        ("a part that is no XML", with_part(good, "word/document.xml", b"<w:document"), Flaw.TYPE),
        ("too large", b"PK\x03\x04" + b"0" * SIZE_LIMIT, Flaw.SIZE),
        ("a bomb", with_part(good, "word/media/zeros.bin", bytes(UNPACKED_LIMIT + 1)), Flaw.SIZE),
        ("macros", with_part(good, "word/vbaProject.bin", b"x"), Flaw.MACROS),
        ("a document with macros", with_words(TYPES, "wordprocessingml.document.main", "x.macroEnabled"), Flaw.MACROS),
        ("the editor's own template", with_words(TYPES, "document.main", "template.main"), Flaw.TYPE),
        ("an object of another program", with_relation("oleObject", "embeddings/a.bin", ""), Flaw.OUTSIDE),
        ("a picture from elsewhere", with_relation("image", "https://evil.example/a.png"), Flaw.OUTSIDE),
        ("a link to a file", with_relation("hyperlink", "file:///c:/windows/a.exe"), Flaw.OUTSIDE),
        ("another document", with_relation("aFChunk", "a.html", ""), Flaw.OUTSIDE),
        ("a field that starts a program", with_word_field("DDEAUTO c:\\\\windows\\\\cmd.exe"), Flaw.OUTSIDE),
        ("the same in pieces", with_word_field("DDE", "AUTO c:"), Flaw.OUTSIDE),
        ("a field that reads a file", with_word_field(" INCLUDETEXT a.txt"), Flaw.OUTSIDE),
        ("no field at all", template("Отчёт за год"), Flaw.NO_FIELDS),
    ]  # fmt: skip
    for name, content, flaw in cases:
        assert [one.flaw for one in check_template(content, Kind.YEAR)] == [flaw], name
    parts = BytesIO(good)
    with zipfile.ZipFile(parts, "a") as archive:
        for number in range(PARTS_LIMIT):
            archive.writestr(f"word/media/{number}.png", b"")
    assert check_template(parts.getvalue(), Kind.YEAR) == [Problem(Flaw.SIZE)]


def test_what_a_document_of_words_has_is_let_in_and_nothing_outside_is_looked_for_any_more() -> None:
    assert check_template(with_word_field(" PA", "GE "), Kind.YEAR) == []
    assert check_template(with_relation("hyperlink", "https://school.example"), Kind.YEAR) == []
    document = docx.Document(BytesIO(template("{{ school }}")))
    settings = next(part for part in document.part.package.iter_parts() if part.partname.endswith("/settings.xml"))
    kind = RELATIONSHIP_TYPE.HYPERLINK.replace("hyperlink", "attachedTemplate")
    number = settings.relate_to("file:///d:/forms/ours.dotx", kind, is_external=True)
    named = OxmlElement("w:attachedTemplate")
    named.set(qn("r:id"), number)
    settings.element.append(named)
    content = saved(document)
    assert check_template(content, Kind.YEAR) == []
    with zipfile.ZipFile(BytesIO(report_docx(content, sample(Kind.YEAR), MADE_AT))) as archive:
        for name in archive.namelist():
            assert b"ours.dotx" not in archive.read(name), name


def test_every_unknown_field_is_named_wherever_it_stands() -> None:
    content = template(
        "{{ shcool }} {{ total.nothing }} {{ school.name }} {{ figures }}",
        "{%p for section in sections %}",
        "{{ section.tilte }} {{ item.text }} {{ loop.index }} {{ loop.cycle }}",
        "{%p endfor %}",
        "{% if nobody and school %}x{% endif %}",
        header="{{ header }}",
        title="{{ headline }}",
    )
    found = check_template(content, Kind.YEAR)
    assert {one.flaw for one in found} == {Flaw.UNKNOWN}
    named = {"shcool", "total.nothing", "school.name", "figures", "section.tilte", "item", "loop.cycle"}
    assert {one.words for one in found} == named | {"nobody", "header", "headline"}
    assert check_template(template("{% for one in figures %}{{ one.name }}{% endfor %}"), Kind.PERIOD) == []


def test_the_place_of_what_cannot_be_read_is_quoted() -> None:
    for line, place in (
        ("Всего: {{ total.all }", "Всего"),
        ("Итог {% if school %}", "Итог"),
        ("{% endfor %} Лишнее", "Лишнее"),
        ("Школа {{ school school }}", "Школа"),
    ):
        found = check_template(template("Отчёт", line, "Конец"), Kind.YEAR)
        assert [one.flaw for one in found] == [Flaw.SYNTAX], line
        assert place in found[0].words or "Конец" in found[0].words, (line, found)


def test_a_template_reads_fields_and_does_nothing_else() -> None:
    cases = [
        ("{{ school.__class__.__mro__ }}", Flaw.UNKNOWN, "school.__class__"),
        ("{{ sections.append(1) }}", Flaw.FORBIDDEN, "call"),
        ("{{ ''.__class__ }}", Flaw.UNKNOWN, "const.__class__"),
        ("{{ school['__class__'] }}", Flaw.FORBIDDEN, "getitem"),
        ("{{ school|attr('upper') }}", Flaw.FORBIDDEN, "|attr"),
        ("{{ school * 1000000000 }}", Flaw.FORBIDDEN, "mul"),
        ("{{ 9 ** 9 ** 9 }}", Flaw.FORBIDDEN, "pow"),
        ("{{ '%9999999d'|format(1) }}", Flaw.FORBIDDEN, "|format"),
        ("{{ school|safe }}", Flaw.FORBIDDEN, "|safe"),
        ("{% set a = school %}{{ school }}", Flaw.FORBIDDEN, "assign"),
        ("{% for a in range(999999999) %}{% endfor %}", Flaw.FORBIDDEN, "call"),
        ("{% include 'x' %}", Flaw.FORBIDDEN, "include"),
        ("{% macro a() %}{% endmacro %}{{ a() }}", Flaw.FORBIDDEN, "macro"),
        ("{% for a in gaps %}{% for b in gaps %}{{ b.item }}{% endfor %}{% endfor %}", Flaw.FORBIDDEN, "for b in gaps"),
        (
            "{% for a in sections %}{% for b in a.items %}{% for c in a.items %}x{% endfor %}{% endfor %}{% endfor %}",
            Flaw.FORBIDDEN,
            "for c in a.items",
        ),
        ("{% for a in gaps %}{% else %}{{ a.item }}{% endfor %}", Flaw.UNKNOWN, "a"),
        ("{% if school > 5 %}{% endif %}", Flaw.FORBIDDEN, "< >"),
        ("{{ sections }}", Flaw.LIST, "sections"),
        ("{{ total }}", Flaw.LIST, "total"),
        ("{% for a in school %}{{ a }}{% endfor %}", Flaw.NO_LIST, "school"),
    ]
    for line, flaw, words in cases:
        found = check_template(template("{{ school }}", line), Kind.YEAR)
        assert Problem(flaw, words) in found, (line, found)


def test_a_school_s_own_template_makes_its_report() -> None:
    content = template(
        "{{ school|upper }}: {{ sections|length }}",
        "{%p for section in sections if section.title %}",
        "{{ loop.index }}. {{ section.title|default('-') }}{% if not loop.last %};{% endif %}",
        "{%p endfor %}",
        "{{ 'срок прошёл' if total.late > 0 else 'в срок' }} {{ (gaps|first).item }}",
        header="Отчёт за {{ year }}",
    )
    assert check_template(content, Kind.YEAR) == []
    paper = replace(sample(Kind.YEAR), school="школа № 7")
    made = report_docx(content, paper, MADE_AT)
    lines = text_of(made).split("\n")
    assert lines[:3] == ["ШКОЛА № 7: 2", "1. sections.title <&>;", "2. sections.title <&>"]
    assert lines[3] == "срок прошёл gaps.item <&>"
    assert docx.Document(BytesIO(made)).sections[0].header.paragraphs[0].text == "Отчёт за year <&>"


def test_a_template_that_is_taken_makes_the_report_of_a_year_of_which_nothing_is_known_too() -> None:
    for line, words in (
        ("[{{ (gaps|first).item }}]", "[]"),
        ("[{{ director if director }}]", "[]"),
        ("[{{ (sections|first).title ~ school ~ (evidence|last).name }}]", "[А & Б]"),
        ("[{% for one in (sections|first).items %}{{ one.text }}{% endfor %}]", "[]"),
    ):
        content = template("{{ school }}", line)
        assert check_template(content, Kind.YEAR) == [], line
        paper = replace(bare(Kind.YEAR), school="А & Б")
        assert text_of(report_docx(content, paper, MADE_AT)).endswith(words), line
    late = "{% if not director %}{% if school > 5 %}{% endif %}{% endif %}"
    assert check_template(template("{{ school }}", late), Kind.YEAR) == [Problem(Flaw.FORBIDDEN, "< >")]


def test_the_properties_of_a_report_are_words() -> None:
    content = template("{{ school }}", title="{{ school }}: отчёт")
    assert check_template(content, Kind.YEAR) == []
    for school, title in (
        ('Школа "Лидер" & К', 'Школа "Лидер" & К: отчёт'),
        ("{{ year }}", "(( year )): отчёт"),
        ("ш" * 300, "ш" * 254 + "…"),
    ):
        made = report_docx(content, replace(sample(Kind.YEAR), school=school), MADE_AT)
        assert docx.Document(BytesIO(made)).core_properties.title == title
