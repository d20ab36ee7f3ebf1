"""A presenter and one person in a messenger, for tests of how screens become messages."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from aiogram import Bot
from aiogram.types import CallbackQuery

from bot.client import build_bot
from bot.i18n import Voice
from bot.playground import Message, Participant, Playground
from bot.playground.files import plain_png
from bot.presenter import Presenter
from bot.settings import Settings
from bot.ui import Answer, Button, Media, Picture, Screen, column, screen, t
from tests.chat import TOKEN
from tests.databases import SetClock

VOICE = Voice("ru", ZoneInfo("Asia/Novokuznetsk"))
CABLE, POWER = Picture("кабель.png", plain_png(40, 30)), Picture("питание.png", plain_png(30, 40))


def said(words: str, **more: object) -> Screen:
    return screen(t("text", text=words), rows=column([Button("кнопка", "help")]), **more)


@dataclass(slots=True)
class Stage:
    """One person, one bot, and what the bot does: `calls` since the last look."""

    playground: Playground
    person: Participant
    presenter: Presenter
    bot: Bot
    seen: int = 0
    slots: list[None] = field(default_factory=list)

    def calls(self) -> list[str]:
        made = [call.method for call in self.playground.calls][self.seen :]
        self.seen = len(self.playground.calls)
        return made

    async def show(self, shown: Screen) -> Message:
        await self.presenter.send(self.person.id, "ru", shown)
        self.calls()
        return self.person.last

    async def tapped(self, message: Message, answer: Answer) -> list[str]:
        """The calls that answer a tap on a message."""
        await self.presenter.answer(self.person.id, "ru", answer, await self.tap(message))
        return self.calls()

    async def tap(self, message: Message) -> CallbackQuery:
        """A tap on a message, as the bot gets it; not answered yet."""
        tap = await self.person.tap_data(message, "help")
        raw = next(u.body for u in self.playground.updates.pending.values() if u.id == tap.update_id)
        return CallbackQuery.model_validate(raw["callback_query"], context={"bot": self.bot})

    async def photo(self) -> Media:
        message = await self.person.send_photo()
        assert message.media is not None
        return Media("photo", message.media.id)


@asynccontextmanager
async def on_stage(clock: SetClock) -> AsyncIterator[Stage]:
    """A playground with one person in it, and a presenter that speaks Russian to them."""
    playground = Playground(clock, token=TOKEN)
    await playground.start()
    person = playground.add_user(7, "Анна")
    await person.start()
    bot = build_bot(Settings(bot_token=TOKEN, bot_api_url=playground.url))
    slots: list[None] = []

    async def slot() -> None:
        slots.append(None)

    yield Stage(playground, person, Presenter(bot, lambda _: VOICE, slot), bot, slots=slots)
    await bot.session.close()
    await playground.stop()
