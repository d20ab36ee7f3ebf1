"""A messenger's message, read into plain data."""

from aiogram.types import Message

from bot.ui import Incoming, Media


def read_message(message: Message) -> Incoming:
    """The words of a message and what came with it; nothing of either for kinds that the bot has no use for."""
    media, name, size = _media(message)
    return Incoming(
        text=message.text or message.caption or "",
        media=media,
        document_name=name,
        size=size,
        album=message.media_group_id,
        forwarded=message.forward_origin is not None,
    )


def command_of(text: str) -> tuple[str, str]:
    """A command's word and the rest: "/start abc" → ("start", "abc"); ("", "") where it is no command."""
    if not text.startswith("/"):
        return "", ""
    word, _, rest = text[1:].partition(" ")
    return word.partition("@")[0].lower(), rest.strip()


def _media(message: Message) -> tuple[Media | None, str | None, int]:
    if message.photo:
        return Media("photo", message.photo[-1].file_id), None, message.photo[-1].file_size or 0
    if message.video:
        return Media("video", message.video.file_id), None, message.video.file_size or 0
    if message.voice:
        return Media("voice", message.voice.file_id), None, message.voice.file_size or 0
    if message.document:
        document = message.document
        return Media("document", document.file_id), document.file_name or "", document.file_size or 0
    return None, None, 0
