"""From a file's bytes or from pasted words to the rows of a plan. Nothing in a file is trusted.

Knows no database and no people: what a period means and who is named is for others to say. A large file takes
a second, so callers read in a thread.
"""

from bot.services.roadmap.documents.plan import FILE_LIMIT_BYTES, ROW_LIMIT, PlanDocument, PlanRow, Remark
from bot.services.roadmap.documents.reading import read_csv, read_document, read_docx, read_text, read_xlsx

__all__ = [
    "FILE_LIMIT_BYTES",
    "ROW_LIMIT",
    "PlanDocument",
    "PlanRow",
    "Remark",
    "read_csv",
    "read_document",
    "read_docx",
    "read_text",
    "read_xlsx",
]
