"""Files that people and the bot sent, in memory; the oldest contents go when the store is full."""

import mimetypes
import struct
import zlib
from dataclasses import dataclass, field

from bot.playground.errors import bad_request

CAPACITY_BYTES = 256 * 1024 * 1024
FOLDERS = {
    "photo": "photos",
    "document": "documents",
    "video": "videos",
    "voice": "voice",
    "audio": "music",
    "animation": "animations",
    "video_note": "video_notes",
}


@dataclass(slots=True)
class StoredFile:
    """``size`` is what the messenger says, so a test can send 50 MB without carrying them."""

    id: str
    kind: str
    name: str
    mime: str
    size: int
    content: bytes | None = field(repr=False)
    width: int = 0
    height: int = 0

    @property
    def unique_id(self) -> str:
        return f"u{self.id}"

    @property
    def path(self) -> str:
        """``file_path`` of getFile."""
        _, dot, extension = self.name.rpartition(".")
        return f"{FOLDERS.get(self.kind, 'documents')}/{self.id}{dot}{extension if dot else ''}"


class FileStore:
    """Files by their ``file_id``."""

    def __init__(self, capacity_bytes: int = CAPACITY_BYTES) -> None:
        self._capacity = capacity_bytes
        self._used = 0
        self._files: dict[str, StoredFile] = {}
        self._next = 1

    def add(self, kind: str, name: str, content: bytes, size: int | None = None) -> StoredFile:
        """Keep a file; ``size`` overrides the size that is told."""
        width, height = image_size(content) or (800, 600)
        mime = mimetypes.guess_type(name)[0] or "application/octet-stream"
        file_id = f"pg{kind[:2]}{self._next:08d}"
        self._next += 1
        stored = StoredFile(file_id, kind, name, mime, len(content) if size is None else size, content, width, height)
        self._files[file_id] = stored
        self._used += len(content)
        self._make_room()
        return stored

    def get(self, file_id: str) -> StoredFile:
        """The file whose content is still here, or Telegram's refusal."""
        stored = self._files.get(file_id)
        if stored is None or stored.content is None:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        return stored

    def by_path(self, path: str) -> StoredFile | None:
        name = path.rpartition("/")[2].partition(".")[0]
        stored = self._files.get(name)
        return stored if stored is not None and stored.path == path and stored.content is not None else None

    def _make_room(self) -> None:
        if self._used <= self._capacity:
            return
        for stored in self._files.values():
            if stored.content:
                self._used -= len(stored.content)
                stored.content = None
            if self._used <= self._capacity:
                return


def image_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, JPEG, GIF or WebP picture, None for anything else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    if content.startswith((b"GIF87a", b"GIF89a")) and len(content) >= 10:
        width, height = struct.unpack("<HH", content[6:10])
        return width, height
    if content.startswith(b"\xff\xd8"):
        return _jpeg_size(content)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return 800, 600  # three inner layouts, and nobody needs the exact figure
    return None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return 800, 600


def plain_png(width: int, height: int) -> bytes:
    """A grey picture of a size in pixels."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x90" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
