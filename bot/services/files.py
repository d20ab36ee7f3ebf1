"""Fetching files that people sent, whatever messenger keeps them."""

from typing import Protocol

from bot.errors import Invalid

# The Bot API hands out nothing larger (getFile).
DOWNLOAD_LIMIT = 20 * 1024 * 1024


class Files(Protocol):
    """Fetches a file by the messenger's own id of it."""

    async def download(self, file_id: str, limit: int) -> bytes:
        """The content of a file of at most `limit` bytes; Invalid where it is larger, gone, or can't be reached."""


class NoFiles:
    """No messenger: there is nothing to fetch from."""

    async def download(self, file_id: str, limit: int) -> bytes:
        raise Invalid("error-file-unreachable")
