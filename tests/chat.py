"""The whole program over HTTP: the playground is the messenger, the bot polls it, the standard school is inside."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.app import App, build_app, prepare, run
from bot.playground import Message, Participant, Playground
from bot.playground.people import find_button
from bot.settings import Settings
from tests.databases import SetClock, share_compiled
from tests.personas import PERSONAS, STRANGER, STRANGER_TELEGRAM, StandardSchool

TOKEN = "4242:" + "x" * 35


@dataclass(frozen=True, slots=True)
class Chat:
    """The running program, with every persona in the messenger: `chat.user("teacher")`."""

    app: App
    playground: Playground
    school: StandardSchool
    clock: SetClock

    def user(self, name: str) -> Participant:
        """A persona at their messenger; KeyError for one who has not joined."""
        telegram = STRANGER_TELEGRAM if name == STRANGER else PERSONAS[name].telegram
        return self.playground.user(telegram or 0)

    async def says(self, name: str, text: str) -> Message:
        """What the bot answers when this persona writes `text`, once all that was sent before is handled.

        A tap may be answered before the screen behind it is edited: that edit would be taken for the answer.
        """
        await self.settled()
        user = self.user(name)
        await user.send_text(text)
        return await user.reply()

    async def taps(self, name: str, button: str) -> Message:
        """The persona's newest message of the bot after they tapped a button of it, by a part of its label."""
        user = self.user(name)
        tap = await user.tap(user.last, button)
        await tap.answered()
        await self.settled()
        return user.last

    async def sees(self, name: str, words: str) -> Message:
        """The persona's message with these words, old or coming."""
        return await self.user(name).wait_for(lambda message: message.is_from_bot and words in message.text)

    def offers(self, name: str, button: str) -> bool:
        """Whether the persona's newest message of the bot has such a button."""
        try:
            find_button(self.user(name).last, button)
        except LookupError:
            return False
        return True

    async def settled(self) -> None:
        """Until the bot has handled all that was sent to it, and waits for more."""
        updates = self.playground.updates
        while True:
            await updates.wait_for_reader()
            if not updates.pending:
                return
            await asyncio.sleep(0)


@asynccontextmanager
async def talking(
    database_url: str, school: StandardSchool, data_dir: Path, clock: SetClock, **settings: Any
) -> AsyncIterator[Chat]:
    """Start the program on this database, which has the standard school in it, and stop it gracefully at the end."""
    playground = Playground(clock, token=TOKEN, bot_username="school_bot")
    for name, persona in PERSONAS.items():
        if persona.telegram is not None:
            playground.add_user(persona.telegram, name)
    playground.add_user(STRANGER_TELEGRAM, STRANGER)
    await playground.start()
    given = {"bot_token": TOKEN, "bot_api_url": playground.url, "data_dir": data_dir, "web_port": 0}
    app = build_app(Settings(**(given | {"database_url": database_url} | settings)), clock)
    await share_compiled(app.db)
    await prepare(app)
    stopping = asyncio.Event()
    running = asyncio.create_task(run(app, stopping))
    try:
        yield Chat(app, playground, school, clock)
    finally:
        stopping.set()
        try:
            await running
        finally:
            await playground.stop()
