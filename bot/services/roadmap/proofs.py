"""What may be shown as evidence: which links, and which files by what is in them. Pure rules, no I/O.

A file is what its content says, whatever its name is: a program called «отчёт.pdf» is a program.
"""

import re
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from bot.services.files import DOWNLOAD_LIMIT

SIZE_LIMIT: Final = DOWNLOAD_LIMIT
NAME_LIMIT, LINK_LIMIT = 200, 500
# A photograph or a document of more parts than these is none.
PARTS_LIMIT = 2_000


class Refusal(StrEnum):
    """Why a file was not kept. The words are kept in the database."""

    TYPE = "type"
    MACROS = "macros"
    SIZE = "size"
    EMPTY = "empty"
    GONE = "gone"


# By the end of a name; what has no end of a name is looked at when it is fetched.
PHOTOS: Final = frozenset({"jpg", "png", "webp"})
ENDINGS: Final = PHOTOS | {"jpeg", "pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "mp4", "m4v", "txt", "csv"}
_WORDS: Final = frozenset({"txt", "csv", ""})
_OFFICE: Final = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}
_OPEN_OFFICE: Final = {"text": "odt", "spreadsheet": "ods", "presentation": "odp"}
_OPEN_MIMETYPE: Final = b"application/vnd.oasis.opendocument."
_FILMS: Final = (b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"dash", b"MSNV")
# Words that make a text something to be run or shown as a page.
_NO_TEXT: Final = re.compile(rb"\s*(?:#!|<|@echo|\{\\rtf|%!)", re.IGNORECASE)
_ENDING: Final = re.compile(r"\.([A-Za-z][A-Za-z0-9]{0,9})$")
_LINK: Final = re.compile(r"https?://[^\s<>\"«»]+", re.IGNORECASE)
_TRAILING: Final = ".,;:!?)»”"
# Ends of host names that lead nowhere outside of a house.
_HOME: Final = ("localhost", "local", "localdomain", "internal", "lan", "home", "corp", "intranet", "test", "invalid")
_HOST: Final = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{1,62}", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Links:
    """What of a message are links to the outside, and the words around them. is_private: some lead nowhere outside."""

    links: tuple[str, ...]
    words: str
    is_private: bool


def ending_of(name: str) -> str:
    """How a file's name ends, in small letters: «pdf»; empty for a name without an end, such as «приказ 5.12»."""
    found = _ENDING.search(name)
    return found.group(1).lower() if found else ""


def refuses_name(name: str) -> bool:
    """Whether a name alone tells that the file can't be kept."""
    ending = ending_of(name)
    return ending != "" and ending not in ENDINGS


def kind_of(content: bytes, name: str = "") -> str | Refusal:
    """The end of the name that this content deserves («jpg», «docx»), or why it is not kept.

    The name counts for words only, which have no mark of their own: under another end they are something else.
    """
    if not content:
        return Refusal.EMPTY
    if len(content) > SIZE_LIMIT:
        return Refusal.SIZE
    if content.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    if content.startswith(b"%PDF-"):
        return "pdf"
    if content[4:8] == b"ftyp":
        return "mp4" if content[8:12] in _FILMS else Refusal.TYPE
    if content.startswith(b"PK\x03\x04"):
        return _kind_of_archive(content)
    ending = ending_of(name)
    return _kind_of_text(content, ending or "txt") if ending in _WORDS else Refusal.TYPE


def read_links(words: str) -> Links:
    """The links in a message; only such as lead to a public host by its name count, nothing is fetched."""
    found = [match.group().rstrip(_TRAILING) for match in _LINK.finditer(words)]
    public = tuple(dict.fromkeys(link for link in found if _is_public(link)))
    rest = words
    for link in found:
        rest = rest.replace(link, " ", 1)
    return Links(public, " ".join(rest.split()).strip(" .,;:–—-"), len(public) < len(set(found)))


def host_of(link: str) -> str:
    """The host of a link, to be shown instead of all of it."""
    return (urlsplit(link).hostname or "").removeprefix("www.")


def _kind_of_archive(content: bytes) -> str | Refusal:
    """Office documents are archives; nothing of them is unpacked but the word that says what they are."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            if len(names) > PARTS_LIMIT:
                return Refusal.TYPE
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                return Refusal.MACROS
            if "[Content_Types].xml" in names:
                return next((kind for folder, kind in _OFFICE.items() if _has(names, folder)), Refusal.TYPE)
            if names and names[0] == "mimetype":
                with archive.open("mimetype") as opened:
                    word = opened.read(len(_OPEN_MIMETYPE) + 20)
                kind = word.removeprefix(_OPEN_MIMETYPE).decode("ascii", "replace").strip()
                return _OPEN_OFFICE.get(kind, Refusal.TYPE)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, ValueError, RuntimeError, NotImplementedError, KeyError):
        return Refusal.TYPE
    return Refusal.TYPE


def _has(names: list[str], folder: str) -> bool:
    return any(name.startswith(folder) for name in names)


def _kind_of_text(content: bytes, ending: str) -> str | Refusal:
    """A table or a plain text: words only, and nothing that is a page or a script."""
    beginning = content.removeprefix(b"\xef\xbb\xbf")
    if _NO_TEXT.match(beginning) or any(byte < 32 and byte not in (9, 10, 13) for byte in content):
        return Refusal.TYPE
    for encoding in ("utf-8", "cp1251"):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return ending
    return Refusal.TYPE


def _is_public(link: str) -> bool:
    """Whether this could be opened by anybody: a host by its name, no password in it, not too long to keep."""
    try:
        parts = urlsplit(link)
        host = (parts.hostname or "").encode("idna").decode("ascii").rstrip(".")
        _ = parts.port
    except (ValueError, UnicodeError):
        return False
    if len(link) > LINK_LIMIT or parts.username is not None or not _HOST.fullmatch(host):
        return False
    try:
        ip_address(host)
    except ValueError:
        return host.rpartition(".")[2] not in _HOME
    return False
