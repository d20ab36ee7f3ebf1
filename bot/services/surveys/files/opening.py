"""A file of questions, whichever kind it is, becomes a draft."""

from typing import Final

from bot.errors import Invalid
from bot.services.surveys.files.draft import Found
from bot.services.surveys.files.text import read_yaml
from bot.services.surveys.files.words import Vocabulary
from bot.services.surveys.files.workbook import read_workbook

# A workbook is a ZIP archive, whatever it is called.
_ARCHIVE: Final = b"PK"
_TEXTS: Final = (".yaml", ".yml")


def read_file(name: str, content: bytes, words: Vocabulary) -> Found:
    """The draft that a file holds, or what is wrong with it. Belongs into a thread.

    Raises Invalid for what is empty, too large or neither a workbook nor YAML.
    """
    if not content.strip():
        raise Invalid("error-file-empty")
    if content.startswith(_ARCHIVE) or name.lower().endswith(".xlsx"):
        return read_workbook(content, words)
    if name.lower().endswith(_TEXTS):
        return read_yaml(content, words)
    raise Invalid("error-survey-file-kind")
