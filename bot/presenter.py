"""A screen becomes messages of the messenger: edited where it can be, sent anew where it can't.

The only place that knows how Telegram shows things. A tap is answered exactly once; nothing is sent where nothing
changed.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from html import escape, unescape
from typing import Any, TypeAlias

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import EditMessageCaption, EditMessageMedia, EditMessageText, TelegramMethod
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    InputMediaVideo,
    Message,
)

from bot.i18n import Voice
from bot.ui import Address, Answer, Button, Link, Media, Picture, Row, Screen, Text, t

# Limits of the Bot API, counted after markup is taken away.
TEXT_LIMIT = 4_096
CAPTION_LIMIT = 1_024
TOAST_LIMIT = 200
ALBUM_LIMIT = 10

MENU = "menu"
# Before the address of a button whose message stays.
KEEPS = "+"
_TAG = re.compile(r"<[^>]*>")

Slot: TypeAlias = Callable[[], Awaitable[None]]


async def _at_once() -> None:
    """No waiting: answers to a person go at once."""


class Presenter:
    """Shows screens through one bot. `slot` is awaited before each message that is sent anew (the limiter)."""

    def __init__(self, bot: Bot, voice_of: Callable[[str], Voice], slot: Slot = _at_once) -> None:
        self.bot = bot
        self.voice_of = voice_of
        self._slot = slot

    async def answer(self, chat_id: int, language: str, answer: Answer, tap: CallbackQuery | None) -> None:
        """Show the answer to a message, or to a tap: both its toast and its screen, side by side."""
        voice = self.voice_of(language)
        if tap is None:
            screen = _with_first_line(answer)
            if screen is not None:
                await self.send(chat_id, voice, screen)
            return
        toast = cut(voice.plain(answer.toast), TOAST_LIMIT) if answer.toast else None
        showing = [self._answer_tap(tap, toast, alert=answer.alert)]
        if answer.screen is not None and answer.anew:
            showing.append(self.send(chat_id, voice, answer.screen))
        elif answer.screen is not None:
            showing.append(self._replace(tap, chat_id, voice, answer.screen))
        await asyncio.gather(*showing)

    async def send(self, chat_id: int, voice: Voice, screen: Screen) -> None:
        """Send a screen as a new message; photos of its album go first."""
        for part in _albums(screen.album):
            await self._slot()
            try:
                await part(self.bot, chat_id)
            except TelegramBadRequest:
                # Files that the messenger can't show (any more) must not hold back the words.
                continue
        await self._slot()
        text, keyboard = render(screen, voice), keyboard_of(screen, voice)
        if screen.file is not None:
            file = BufferedInputFile(screen.file.content, screen.file.name)
            caption = cut_html(text, CAPTION_LIMIT)
            await self.bot.send_document(chat_id, file, caption=caption, reply_markup=keyboard)
        elif screen.picture is not None and visible_length(text) <= CAPTION_LIMIT:
            try:
                await self.bot.send_photo(chat_id, _photo(screen.picture), caption=text, reply_markup=keyboard)
            except TelegramBadRequest:
                # A picture that the messenger can't show (any more) must not hold back the words.
                await self.bot.send_message(chat_id, text, reply_markup=keyboard)
        else:
            await self.bot.send_message(chat_id, text, reply_markup=keyboard)

    async def _answer_tap(self, tap: CallbackQuery, toast: str | None, *, alert: bool) -> None:
        try:
            await self.bot.answer_callback_query(tap.id, text=toast, show_alert=(alert and toast is not None) or None)
        except TelegramBadRequest as error:
            # A tap waits 150 seconds for its answer; the effect stands all the same.
            if "query is too old" not in error.message:
                raise

    async def _replace(self, tap: CallbackQuery, chat_id: int, voice: Voice, screen: Screen) -> None:
        message = tap.message
        edit = _edit_of(message, voice, screen) if isinstance(message, Message) else None
        if edit is None:
            await self.send(chat_id, voice, screen)
            return
        if isinstance(edit, _Same):
            return
        try:
            await self.bot(edit)
        except TelegramBadRequest as error:
            if "message is not modified" in error.message:
                return
            # Deleted meanwhile, too old, of a kind that holds no text, a picture that is gone: it is sent anew.
            await self.send(chat_id, voice, screen)


class _Same:
    """The message shows the screen already."""


_SAME = _Same()


def _edit_of(message: Message, voice: Voice, screen: Screen) -> TelegramMethod[Any] | _Same | None:
    """The edit that turns this message into the screen; `_SAME` if it shows it already, None if none can."""
    if screen.album or screen.file is not None:
        return None
    text, keyboard = render(screen, voice), keyboard_of(screen, voice)
    where: dict[str, Any] = {"chat_id": message.chat.id, "message_id": message.message_id}
    pictured = bool(message.photo)
    if not pictured and message.text is None:
        return None
    if (message.caption if pictured else message.text) == plain_of(text) and _same_buttons(
        message.reply_markup, keyboard
    ):
        return _SAME
    with_picture = screen.picture is not None and visible_length(text) <= CAPTION_LIMIT
    if not with_picture:
        return None if pictured else EditMessageText(**where, text=text, reply_markup=keyboard)
    if pictured:
        return EditMessageCaption(**where, caption=text, reply_markup=keyboard)
    assert screen.picture is not None
    return EditMessageMedia(
        **where, media=InputMediaPhoto(media=_photo(screen.picture), caption=text), reply_markup=keyboard
    )


def _photo(picture: Media | Picture) -> str | BufferedInputFile:
    """A picture as the messenger takes it: what it has by its id, what the program made by its content."""
    return BufferedInputFile(picture.content, picture.name) if isinstance(picture, Picture) else picture.file_id


def _same_buttons(shown: InlineKeyboardMarkup | None, keyboard: InlineKeyboardMarkup) -> bool:
    def buttons(markup: InlineKeyboardMarkup | None) -> list[list[tuple[str, str | None, str | None]]]:
        rows = markup.inline_keyboard if markup else []
        return [[(button.text, button.callback_data, button.url) for button in row] for row in rows]

    return buttons(shown) == buttons(keyboard)


def render(screen: Screen, voice: Voice) -> str:
    """The screen's text in the messenger's HTML, cut to what a message holds."""
    return cut_html("\n".join(voice.html(line) for line in screen.lines), TEXT_LIMIT)


def keyboard_of(screen: Screen, voice: Voice) -> InlineKeyboardMarkup:
    """The screen's buttons, with the last row «Назад · Меню» that every screen but the menu has."""
    rows = [*screen.rows, *_way_back(screen)]
    return InlineKeyboardMarkup(inline_keyboard=[[_button(button, voice) for button in row] for row in rows])


def _way_back(screen: Screen) -> tuple[Row, ...]:
    if screen.home:
        return ()
    menu = Button(t("button-menu"), MENU)
    if screen.back is None:
        return ((menu,),)
    return ((Button(t("button-back"), screen.back), menu),)


def _button(button: Button | Link, voice: Voice) -> InlineKeyboardButton:
    label = voice.plain(button.label)
    if isinstance(button, Link):
        return InlineKeyboardButton(text=label, url=button.url)
    to = button.to.pack() if isinstance(button.to, Address) else button.to
    return InlineKeyboardButton(text=label, callback_data=f"{KEEPS}{to}" if button.keeps else to)


def _with_first_line(answer: Answer) -> Screen | None:
    """A message can't be answered with a toast: its words become the screen's first line."""
    if answer.toast is None:
        return answer.screen
    if answer.screen is None:
        return Screen((answer.toast,))
    first: tuple[Text, ...] = (answer.toast, t("blank"), *answer.screen.lines)
    return replace(answer.screen, lines=first)


def _albums(album: tuple[Media, ...]) -> list[Callable[[Bot, int], Awaitable[Any]]]:
    """How to send these: photos and videos together, everything else one by one."""
    visual = [media for media in album if media.kind in {"photo", "video"}]
    parts: list[Callable[[Bot, int], Awaitable[Any]]] = []
    parts.extend(_group(visual[start : start + ALBUM_LIMIT]) for start in range(0, len(visual), ALBUM_LIMIT))
    parts.extend(_single(media) for media in album if media not in visual)
    return parts


def _group(visual: list[Media]) -> Callable[[Bot, int], Awaitable[Any]]:
    if len(visual) == 1:
        return _single(visual[0])
    make = {"photo": InputMediaPhoto, "video": InputMediaVideo}
    group: list[Any] = [make[media.kind](media=media.file_id) for media in visual]
    return lambda bot, chat: bot.send_media_group(chat, group)


def _single(media: Media) -> Callable[[Bot, int], Awaitable[Any]]:
    match media.kind:
        case "photo":
            return lambda bot, chat: bot.send_photo(chat, media.file_id)
        case "video":
            return lambda bot, chat: bot.send_video(chat, media.file_id)
        case "animation":
            return lambda bot, chat: bot.send_animation(chat, media.file_id)
        case "video_note":
            return lambda bot, chat: bot.send_video_note(chat, media.file_id)
        case "voice":
            return lambda bot, chat: bot.send_voice(chat, media.file_id)
        case "audio":
            return lambda bot, chat: bot.send_audio(chat, media.file_id)
        case _:
            return lambda bot, chat: bot.send_document(chat, media.file_id)


def plain_of(html: str) -> str:
    """What of this HTML the messenger shows: no tags, no escapes, no space at the ends."""
    return unescape(_TAG.sub("", html)).strip()


def visible_length(html: str) -> int:
    """Length as the messenger counts it: UTF-16 units after markup is taken away."""
    return len(plain_of(html).encode("utf-16-le")) // 2


def cut(text: str, limit: int) -> str:
    """The text within a limit, with a sign where it was cut."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def cut_html(html: str, limit: int) -> str:
    """HTML within a visible limit: too long a text loses its markup together with its end."""
    if visible_length(html) <= limit:
        return html
    kept = plain_of(html).encode("utf-16-le")[: 2 * (limit - 1)].decode("utf-16-le", "ignore")
    return escape(kept, quote=False) + "…"
