"""From the bytes that somebody sent to a plan: what the file is, is told by its beginning, not by its name."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import TypeVar

from bot.errors import Invalid, SchoolError
from bot.services.roadmap.documents.assembling import assemble, assemble_lines
from bot.services.roadmap.documents.exported import exported_blocks
from bot.services.roadmap.documents.grids import Block, Grid, Paragraph, paragraph_of
from bot.services.roadmap.documents.plain import (
    check_length,
    copied_blocks,
    csv_grid,
    decode,
    is_copied_table,
)
from bot.services.roadmap.documents.plan import FILE_LIMIT_BYTES, FULL_LINE_LIMIT, MEGABYTE, ROW_LIMIT, PlanDocument
from bot.services.text import fold

T = TypeVar("T")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_EXCEL = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_OLD_WORD = "WordDocument".encode("utf-16-le")
# How a template of a report names its fields, and what the bot's own reports have beside a plan's columns.
_TEMPLATE_SIGNS = ("{{", "{%")
_REPORT_COLUMNS = frozenset(map(fold, ("подтверждения", "состояние", "ответственные")))
HEAD_LINES = 3
# What has a beginning of its own and is neither a text nor an office file of today.
_FOREIGN = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"MZ", b"\x7fELF")


def read_document(name: str, content: bytes) -> PlanDocument:
    """The plan of a file. Its name only tells a CSV from other texts. Raises Invalid and nothing else."""
    _check_size(content)
    if content.startswith(b"PK"):
        return _read_archive(content)
    if content.startswith(_OLE):
        raise Invalid(_old_format(content))
    if content.lstrip()[:5] == b"%PDF-":
        raise Invalid("error-document-pdf")
    if content.lstrip()[:5] == b"{\\rtf":
        raise Invalid("error-document-old-word")
    if content.startswith(_FOREIGN):
        raise Invalid("error-document-unknown")
    return read_csv(content) if name.lower().endswith(".csv") else _guarded(lambda: _of_text(decode(content)))


def _of_text(words: str) -> PlanDocument:
    """Whoever sent a file is told of a file, not of what they wrote."""
    try:
        return read_text(words)
    except Invalid as error:
        raise Invalid("error-document-no-tables") if error.key == "error-document-no-items" else error from None


def read_docx(content: bytes) -> PlanDocument:
    """The plan of a DOCX; where it has no tables, of its lines. Raises Invalid."""
    from bot.services.roadmap.documents.word import word_blocks

    _check_size(content)
    return _guarded(lambda: _of_word(word_blocks(content)))


def _of_word(blocks: list[Block]) -> PlanDocument:
    """A report that the bot made of a plan has the plan's columns too, and so has a template of a report."""
    words = [word for block in blocks for word in _words(block)]
    if any(sign in word for word in words for sign in _TEMPLATE_SIGNS):
        raise Invalid("error-document-template")
    if any({fold(word) for word in _words(block)} >= _REPORT_COLUMNS for block in blocks if isinstance(block, Grid)):
        raise Invalid("error-document-report")
    if any(isinstance(block, Grid) for block in blocks):
        return assemble(blocks)
    plan = assemble_lines([block for block in blocks if isinstance(block, Paragraph)])
    if plan is None:
        raise Invalid("error-document-no-tables")
    return plan


def _words(block: Block) -> list[str]:
    """The words of a paragraph, or of the first lines of a table."""
    if isinstance(block, Paragraph):
        return [block.text]
    return [cell.text for line in block.lines[:HEAD_LINES] for cell in line.distinct()]


def read_xlsx(content: bytes) -> PlanDocument:
    """The plan of an XLSX. Raises Invalid."""
    from bot.services.roadmap.documents.excel import workbook_blocks

    _check_size(content)
    return _guarded(lambda: assemble(*workbook_blocks(content)))


def read_csv(content: bytes) -> PlanDocument:
    """The plan of a CSV with semicolons, commas or tabs, in UTF-8 or Windows' own encoding. Raises Invalid."""
    _check_size(content)
    return _guarded(lambda: assemble([csv_grid(decode(content))]))


def read_text(words: str) -> PlanDocument:
    """The plan of pasted words: a copied table, numbered lines, or the clauses of an order. Raises Invalid."""
    words = words.replace("\r\n", "\n")
    check_length(words)
    if sum(not line.isspace() for line in words.split("\n") if line) > FULL_LINE_LIMIT:
        raise Invalid("error-document-too-many-rows", limit=ROW_LIMIT)
    exported = exported_blocks(words)
    if exported is not None:
        return assemble(exported)
    if is_copied_table(words):
        return assemble(copied_blocks(words))
    lines = (paragraph_of(place, line) for place, line in enumerate(words.split("\n"), start=1))
    plan = assemble_lines([line for line in lines if line.text])
    if plan is None:
        raise Invalid("error-document-no-items")
    return plan


def _read_archive(content: bytes) -> PlanDocument:
    names = _guarded(lambda: _names(content))
    if "mimetype" in names or any(name.endswith("workbook.bin") for name in names):
        raise Invalid("error-document-other-office")
    if any(name.startswith("xl/") for name in names):
        return read_xlsx(content)
    if "[Content_Types].xml" in names:
        return read_docx(content)
    raise Invalid("error-document-unknown")


def _names(content: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = archive.infolist()
        if any(part.flag_bits & 1 for part in parts):
            raise Invalid("error-document-encrypted")
        return [part.filename for part in parts]


def _old_format(content: bytes) -> str:
    """What an OLE file holds: a document under a password, or one of the formats of before 2007."""
    if _ENCRYPTED in content:
        return "error-document-encrypted"
    if _OLD_WORD in content:
        return "error-document-old-word"
    return "error-document-old-excel" if any(name in content for name in _OLD_EXCEL) else "error-document-unknown"


def _check_size(content: bytes) -> None:
    if not content:
        raise Invalid("error-file-empty")
    if len(content) > FILE_LIMIT_BYTES:
        raise Invalid("error-file-too-big", limit=FILE_LIMIT_BYTES // MEGABYTE)


def _guarded(read: Callable[[], T]) -> T:
    """A broken file breaks its reader in many ways, and all mean the same to a person."""
    try:
        return read()
    except SchoolError:
        raise
    except Exception as error:
        raise Invalid("error-document-damaged") from error
