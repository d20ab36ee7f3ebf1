"""A screen becomes messages of the messenger: edited where it can be, sent anew where it can't.

The only place that knows how Telegram shows things. A tap is answered exactly once; nothing is sent where nothing
changed.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import EditMessageCaption, EditMessageMedia, EditMessageText, TelegramMethod
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    Message,
)

from bot.albums import Slot, send_album
from bot.i18n import Voice
from bot.markup import plain_of, visible_length
from bot.pictures import Pictures
from bot.ui import Address, Answer, Button, Link, Media, Picture, Row, Screen, Text, t
from bot.working import GoOn, Sign

# Limits of the Bot API, counted after markup is taken away.
TEXT_LIMIT = 4_096
CAPTION_LIMIT = 1_024
TOAST_LIMIT = 200

MENU = "menu"
# Before the address of a button whose message stays.
KEEPS = "+"
# How the messenger says that an edit has nothing to change, that a message can't be changed (any more), and that it is
# of another kind than the edit.
NOT_MODIFIED = "message is not modified"
NOT_EDITABLE = ("message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID")
OF_OTHER_KIND = ("there is no text in the message", "there is no caption in the message")
# How it says that a message can't be deleted any more, in private chats after 48 hours (Bot API, deleteMessage), and
# that somebody was faster.
NOT_DELETABLE = "message can't be deleted"
DELETED_ALREADY = "message to delete not found"


@dataclass(frozen=True, slots=True)
class Sent:
    """The message that carries a screen, and those that went before it with its album, by the messenger's ids."""

    message_id: int
    album_ids: tuple[int, ...] = ()


async def _at_once() -> None:
    """No waiting: answers to a person go at once."""


class Presenter:
    """Shows screens through one bot. `slot` is awaited before each message that is sent anew (the limiter)."""

    def __init__(self, bot: Bot, voice_of: Callable[[str], Voice], slot: Slot = _at_once) -> None:
        self.bot = bot
        self.voice_of = voice_of
        self._slot = slot
        self._pictures = Pictures()

    def sign(self, chat_id: int, language: str, tap: CallbackQuery | None, go_on: GoOn) -> Sign:
        """The sign that work on a tap or a message goes on, for when it takes long."""
        return Sign(self.bot, chat_id, self.voice_of(language), tap.id if tap else None, go_on)

    async def answer(
        self, chat_id: int, language: str, answer: Answer, tap: CallbackQuery | None, sign: Sign | None = None
    ) -> None:
        """Show the answer to a message, or to a tap: both its toast and its screen, side by side; then no sign of work.

        A tap that the sign has answered can't take a toast any more: its words stand above the screen.
        """
        voice = self.voice_of(language)
        if tap is None or (sign is not None and sign.is_answered):
            await self._answer_late(chat_id, voice, answer, tap)
        else:
            await self._answer(chat_id, voice, answer, tap)
        if sign is not None:
            await sign.take_away()

    async def _answer_late(self, chat_id: int, voice: Voice, answer: Answer, tap: CallbackQuery | None) -> None:
        screen = _with_first_line(answer)
        if screen is None:
            return
        if tap is None or answer.anew or answer.screen is None:
            await self._send(chat_id, voice, screen)
        else:
            await self._replace(tap, chat_id, voice, screen)

    async def _answer(self, chat_id: int, voice: Voice, answer: Answer, tap: CallbackQuery) -> None:
        toast = cut(voice.plain(answer.toast), TOAST_LIMIT) if answer.toast else None
        showing: list[Awaitable[object]] = [self._answer_tap(tap, toast, alert=answer.alert)]
        if answer.screen is not None and answer.anew:
            showing.append(self._send(chat_id, voice, answer.screen))
        elif answer.screen is not None:
            showing.append(self._replace(tap, chat_id, voice, answer.screen))
        await asyncio.gather(*showing)

    async def send(self, chat_id: int, language: str, screen: Screen) -> Sent:
        """Send a screen as a new message; what its album holds goes first."""
        return await self._send(chat_id, self.voice_of(language), screen)

    def send_album(self, chat_id: int, album: Sequence[Media], done: int) -> AsyncIterator[list[int | None]]:
        """Send an album part by part, but for the first `done` that were tried before (bot/albums.py)."""
        return send_album(self.bot, chat_id, album, self._slot, done)

    async def change(self, chat_id: int, language: str, sent: Sent, screen: Screen) -> Sent | None:
        """Make a message that was sent before show this screen: what shows it now, None where that is not possible.

        Its words and buttons change, a picture or file above them stays. Whether it has one follows from the screen,
        unless the picture was refused when it was sent: then the other kind of edit fits. Words that are too long now
        for a picture's caption go below it, as a message of their own without a sound, as corrections come at any hour;
        refused there, that is tried again from here.
        """
        voice = self.voice_of(language)
        text, keyboard = render(screen, voice), keyboard_of(screen, voice)
        fits = screen.file is not None or visible_length(text) <= CAPTION_LIMIT
        where: dict[str, Any] = {"chat_id": chat_id, "message_id": sent.message_id}
        shown = where | {"reply_markup": keyboard}
        as_text = EditMessageText(**shown, text=text)
        as_caption = EditMessageCaption(**shown, caption=cut_html(text, CAPTION_LIMIT))
        edits: list[TelegramMethod[Message | bool]] = [as_text, as_caption if fits else EditMessageCaption(**where)]
        if screen.file is not None or _picture_above(screen, text) is not None:
            edits.reverse()
        for edit in edits:
            try:
                await self.bot(edit)
            except TelegramBadRequest as error:
                if any(sign in error.message for sign in OF_OTHER_KIND):
                    continue
                if any(sign in error.message for sign in NOT_EDITABLE):
                    return None
                if NOT_MODIFIED not in error.message:
                    raise
            if fits or edit is as_text:
                return sent
            await self._slot()
            below = await self.bot.send_message(chat_id, text, reply_markup=keyboard, disable_notification=True)
            return Sent(below.message_id, (*sent.album_ids, sent.message_id))
        return None

    async def take_away(self, chat_id: int, sent: Sent) -> bool:
        """Delete a message that was sent, and its album; False where the messenger does not allow that any more."""
        try:
            await self.bot.delete_message(chat_id, sent.message_id)
        except TelegramBadRequest as error:
            if NOT_DELETABLE in error.message:
                return False
            if DELETED_ALREADY not in error.message:
                raise
        await self.take_album_away(chat_id, sent.album_ids)
        return True

    async def take_album_away(self, chat_id: int, album_ids: Sequence[int]) -> None:
        """Delete these; what of them can't be deleted says little without its words."""
        if album_ids:
            with suppress(TelegramBadRequest):
                await self.bot.delete_messages(chat_id, list(album_ids))

    async def _send(self, chat_id: int, voice: Voice, screen: Screen) -> Sent:
        album = [one async for part in self.send_album(chat_id, screen.album, 0) for one in part]
        await self._slot()
        message = await self._send_words(chat_id, voice, screen)
        return Sent(message.message_id, tuple(one for one in album if one is not None))

    async def _send_words(self, chat_id: int, voice: Voice, screen: Screen) -> Message:
        text, keyboard = render(screen, voice), keyboard_of(screen, voice)
        if screen.file is not None:
            file = BufferedInputFile(screen.file.content, screen.file.name)
            caption = cut_html(text, CAPTION_LIMIT)
            return await self.bot.send_document(chat_id, file, caption=caption, reply_markup=keyboard)
        picture = _picture_above(screen, text)
        if picture is not None:
            photo = self._pictures.to_send(picture)
            try:
                sent = await self.bot.send_photo(chat_id, photo, caption=text, reply_markup=keyboard)
            except TelegramBadRequest:
                # A picture that the messenger can't show (any more) must not hold back the words.
                self._pictures.forget(picture)
            else:
                self._pictures.keep(picture, sent)
                return sent
        return await self.bot.send_message(chat_id, text, reply_markup=keyboard)

    async def _answer_tap(self, tap: CallbackQuery, toast: str | None, *, alert: bool) -> None:
        try:
            await self.bot.answer_callback_query(tap.id, text=toast, show_alert=(alert and toast is not None) or None)
        except TelegramBadRequest as error:
            # A tap waits 150 seconds for its answer; the effect stands all the same.
            if "query is too old" not in error.message:
                raise

    async def _replace(self, tap: CallbackQuery, chat_id: int, voice: Voice, screen: Screen) -> None:
        """Turn the tapped message into the screen.

        1. Shown already: nothing. 2. Edited. 3. Its picture is gone or refused: edited without one. 4. Deleted
        meanwhile, too old, of a kind that can't become this screen: sent anew.
        """
        message = tap.message
        if isinstance(message, Message):
            for shown in (screen, replace(screen, picture=None)) if screen.picture is not None else (screen,):
                edit = self._edit_of(message, voice, shown)
                if edit is None:
                    break
                if isinstance(edit, _Same) or await self._edited(edit, shown):
                    return
        await self._send(chat_id, voice, screen)

    async def _edited(self, edit: TelegramMethod[Message | bool], screen: Screen) -> bool:
        try:
            message = await self.bot(edit)
        except TelegramBadRequest as error:
            if NOT_MODIFIED in error.message:
                return True
            if screen.picture is not None:
                self._pictures.forget(screen.picture)
            return False
        if isinstance(message, Message) and screen.picture is not None:
            self._pictures.keep(screen.picture, message)
        return True

    def _edit_of(
        self, message: Message, voice: Voice, screen: Screen
    ) -> "TelegramMethod[Message | bool] | _Same | None":
        """The edit that turns this message into the screen; `_SAME` if it shows it already, None if none can."""
        text, keyboard = render(screen, voice), keyboard_of(screen, voice)
        picture = _picture_above(screen, text)
        pictured = bool(message.photo)
        if screen.album or screen.file is not None or (picture is None if pictured else message.text is None):
            return None
        same_picture = pictured and picture is not None and self._pictures.is_shown(picture, message)
        words = message.caption if pictured else message.text
        same_words = words == plain_of(text) and _same_buttons(message.reply_markup, keyboard)
        where: dict[str, Any] = {"chat_id": message.chat.id, "message_id": message.message_id, "reply_markup": keyboard}
        if picture is None:
            return _SAME if same_words else EditMessageText(**where, text=text)
        if same_picture:
            return _SAME if same_words else EditMessageCaption(**where, caption=text)
        return EditMessageMedia(**where, media=InputMediaPhoto(media=self._pictures.to_send(picture), caption=text))


class _Same:
    """The message shows the screen already."""


_SAME = _Same()


def _picture_above(screen: Screen, text: str) -> Media | Picture | None:
    """The screen's picture, where its words leave place for one."""
    return screen.picture if screen.picture is not None and visible_length(text) <= CAPTION_LIMIT else None


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
    menu = Button(t("button-menu"), MENU, keeps=screen.stays)
    if screen.back is None or screen.stays:
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


def cut(text: str, limit: int) -> str:
    """The text within a limit, with a sign where it was cut."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def cut_html(html: str, limit: int) -> str:
    """HTML within a visible limit: too long a text loses its markup together with its end."""
    # A character counts as two at most, markup not at all: most texts need not be looked at.
    if 2 * len(html) <= limit or visible_length(html) <= limit:
        return html
    kept = plain_of(html).encode("utf-16-le")[: 2 * (limit - 1)].decode("utf-16-le", "ignore")
    return escape(kept, quote=False) + "…"
