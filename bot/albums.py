"""What people sent, sent on: grouped as the messenger allows, in parts that it takes."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from typing import Any, TypeAlias

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import InputMediaAudio, InputMediaDocument, InputMediaPhoto, InputMediaVideo, Message

from bot.ui import Media

ALBUM_LIMIT = 10
# Photos and videos may share an album, documents and sound only with their like; the rest goes one by one (Bot API,
# sendMediaGroup).
TOGETHER = (frozenset({"photo", "video"}), frozenset({"document"}), frozenset({"audio"}))

Slot: TypeAlias = Callable[[], Awaitable[None]]


async def send_album(
    bot: Bot, chat_id: int, album: Iterable[Media], slot: Slot, done: int = 0
) -> AsyncIterator[list[int | None]]:
    """Send these part by part, but for the first `done` that were tried before; the ids of each part's messages.

    `slot` is awaited before each call. Files that the messenger can't show (any more) are left out, None in
    their place: one that is gone must not hold back those around it.
    """
    ordered = [media for part in parts_of(album) for media in part]
    for part in parts_of(ordered[done:]):
        try:
            await slot()
            sent: list[int | None] = [*await _send(bot, chat_id, part)]
        except TelegramBadRequest:
            sent = [await _send_alone(bot, chat_id, media, slot) for media in part] if len(part) > 1 else [None]
        yield sent


async def _send_alone(bot: Bot, chat_id: int, media: Media, slot: Slot) -> int | None:
    await slot()
    try:
        [sent] = await _send(bot, chat_id, [media])
    except TelegramBadRequest:
        return None
    return sent


def parts_of(album: Iterable[Media]) -> list[list[Media]]:
    """The album as messages: what may be together is, at most ten in one.

    The order is kept within each kind; what is looked at comes first.
    """
    rest = list(album)
    parts: list[list[Media]] = []
    for kinds in TOGETHER:
        alike = [media for media in rest if media.kind in kinds]
        rest = [media for media in rest if media.kind not in kinds]
        parts.extend(alike[start : start + ALBUM_LIMIT] for start in range(0, len(alike), ALBUM_LIMIT))
    return [*parts, *([media] for media in rest)]


async def _send(bot: Bot, chat_id: int, part: Sequence[Media]) -> list[int]:
    if len(part) > 1:
        make: dict[str, Any] = {
            "photo": InputMediaPhoto,
            "video": InputMediaVideo,
            "document": InputMediaDocument,
            "audio": InputMediaAudio,
        }
        together = await bot.send_media_group(chat_id, [make[media.kind](media=media.file_id) for media in part])
        return [message.message_id for message in together]
    send: dict[str, Callable[[int, str], Awaitable[Message]]] = {
        "photo": bot.send_photo,
        "video": bot.send_video,
        "animation": bot.send_animation,
        "video_note": bot.send_video_note,
        "voice": bot.send_voice,
        "audio": bot.send_audio,
    }
    message = await send.get(part[0].kind, bot.send_document)(chat_id, part[0].file_id)
    return [message.message_id]
