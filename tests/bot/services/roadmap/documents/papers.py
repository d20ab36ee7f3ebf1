"""Word files made of bare XML, for what the library that writes the others can't write."""

import zipfile
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Target="{}"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
HEADER = ("№", "Мероприятие", "Срок", "Ответственный")


def paper(body: str, numbering: str = "", main: str = "word/document.xml", before: str = "") -> bytes:
    """A DOCX with this body; `before` stands before the root element."""
    document = f'<w:document xmlns:w="{W}" xmlns:mc="urn:mc"><w:body>{body}</w:body></w:document>'
    parts = {"[Content_Types].xml": "<Types/>", "_rels/.rels": _RELATIONS.format(main), main: before + document}
    if numbering:
        parts["word/numbering.xml"] = f'<w:numbering xmlns:w="{W}">{numbering}</w:numbering>'
    return archive(parts)


def archive(parts: dict[str, str] | dict[str, bytes]) -> bytes:
    """A ZIP of these parts."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return buffer.getvalue()


def para(*runs: str, properties: str = "") -> str:
    """A paragraph; a run that begins with «<» is XML already."""
    inner = "".join(run if run.startswith("<") else f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def cell(*content: str, properties: str = "") -> str:
    """A cell of paragraphs; content that begins with «<w:p» or «<w:tbl» is XML already."""
    inner = "".join(part if part.startswith(("<w:p>", "<w:tbl")) else para(part) for part in content or ("",))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row of cells; a cell that does not begin with «<w:tc» is its text."""
    inner = "".join(part if part.startswith("<w:tc>") else cell(part) for part in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def table(*rows: str) -> str:
    """A table."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def plan(*rows: str) -> bytes:
    """A DOCX with one plan."""
    return paper(table(row(*HEADER), *rows))
