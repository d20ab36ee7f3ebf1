"""Files that people sent, fetched from the messenger. Its addresses hold the token, so its errors go no further."""

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest
from aiohttp import ClientError

from bot.errors import Invalid

log = structlog.get_logger()

CHUNK_BYTES = 64 * 1024
TIMEOUT_SECONDS = 60
MEGABYTE = 1024 * 1024


class MessengerFiles:
    """Fetches files through the bot."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def download(self, file_id: str, limit: int) -> bytes:
        """The content of a file of at most `limit` bytes; Invalid where it is larger, gone, or can't be reached."""
        try:
            return await self._fetch(file_id, limit)
        except TelegramBadRequest:
            raise Invalid("error-file-gone") from None
        except (TimeoutError, AiogramError, ClientError, OSError) as error:
            log.warning("file_unreachable", error=type(error).__name__)
            raise Invalid("error-file-unreachable") from None

    async def _fetch(self, file_id: str, limit: int) -> bytes:
        file = await self._bot.get_file(file_id)
        if file.file_path is None:
            raise Invalid("error-file-gone")
        url = self._bot.session.api.file_url(self._bot.token, file.file_path)
        content = bytearray()
        chunks = self._bot.session.stream_content(
            url=url, timeout=TIMEOUT_SECONDS, chunk_size=CHUNK_BYTES, raise_for_status=True
        )
        async for chunk in chunks:
            content += chunk
            if len(content) > limit:
                raise Invalid("error-file-too-big", limit=limit // MEGABYTE)
        return bytes(content)
