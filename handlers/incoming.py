"""A messenger's message, read into plain data."""

from html import escape

from aiogram.enums import MessageEntityType
from aiogram.types import Message, MessageEntity
from aiogram.utils.text_decorations import HtmlDecoration

from bot.markup import plain_of
from bot.presenter import KEEPS
from bot.ui import Incoming, Media

# What a person chose to make of their words. What the messenger finds by itself (addresses, commands, #words), dates
# and custom emoji stay plain words.
FORMATS = frozenset(
    {
        MessageEntityType.BOLD,
        MessageEntityType.ITALIC,
        MessageEntityType.UNDERLINE,
        MessageEntityType.STRIKETHROUGH,
        MessageEntityType.SPOILER,
        MessageEntityType.BLOCKQUOTE,
        MessageEntityType.EXPANDABLE_BLOCKQUOTE,
        MessageEntityType.CODE,
        MessageEntityType.PRE,
        MessageEntityType.TEXT_LINK,
        MessageEntityType.TEXT_MENTION,
    }
)


def read_message(message: Message) -> Incoming:
    """The words of a message and what came with it; nothing of either for kinds that the bot has no use for.

    Contact cards, places, stickers and polls are such kinds: above all, a telephone number is never read.
    """
    media, size = _media(message)
    return Incoming(
        text=message.text or message.caption or "",
        media=media,
        document_name=message.document.file_name or "" if message.document is not None else None,
        size=size,
        album=message.media_group_id,
        forwarded=message.forward_origin is not None,
        number=message.message_id,
        reply_buttons=_buttons_of(message.reply_to_message),
        markup=_markup_of(message),
    )


def command_of(text: str) -> tuple[str, str]:
    """A command's word and the rest: "/start abc" → ("start", "abc"); ("", "") where it is no command."""
    if not text.startswith("/"):
        return "", ""
    word, _, rest = text[1:].partition(" ")
    return word.partition("@")[0].lower(), rest.strip()


def _media(message: Message) -> tuple[Media | None, int]:
    """What came with it, and its size in bytes. A silent clip is told as a document as well, so it comes first."""
    if message.photo:
        return Media("photo", message.photo[-1].file_id), message.photo[-1].file_size or 0
    for kind, file in (
        ("animation", message.animation),
        ("video", message.video),
        ("video_note", message.video_note),
        ("voice", message.voice),
        ("audio", message.audio),
        ("document", message.document),
    ):
        if file is not None:
            return Media(kind, file.file_id), file.file_size or 0
    return None, 0


class _Markup(HtmlDecoration):
    """The library's HTML; it leaves addresses as they are, with quotes and "&" in them."""

    def link(self, value: str, link: str) -> str:
        return super().link(value, escape(link))


_MARKUP = _Markup()


def _markup_of(message: Message) -> str:
    """The words with what a person made of them; "" where that is nothing or can't be told.

    The library fails at entities that cut an emoji in two and doubles words where entities cross: the words count
    for more than how they looked.
    """
    formats = [entity for entity in message.entities or message.caption_entities or () if entity.type in FORMATS]
    if not formats:
        return ""
    words = message.text or message.caption or ""
    try:
        html = _MARKUP.unparse(words, sorted(formats, key=_outer_first))
    except (AttributeError, TypeError, ValueError):
        return ""
    return html if plain_of(html) == words.strip() else ""


def _outer_first(entity: MessageEntity) -> tuple[int, int]:
    return entity.offset, -entity.length


def _buttons_of(message: Message | None) -> tuple[str, ...]:
    """Where the buttons of a bot's message lead. Buttons under a person's own message were made elsewhere: none."""
    if message is None or message.reply_markup is None or message.from_user is None or not message.from_user.is_bot:
        return ()
    rows = message.reply_markup.inline_keyboard
    return tuple(button.callback_data.removeprefix(KEEPS) for row in rows for button in row if button.callback_data)
