"""What a message is meant for: a reply, a part of an album that comes late or out of order, what a screen asked for."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import pytest
from aiogram.types import CallbackQuery, Message, Update

from bot.services import Services
from bot.ui import Address, Answer, Incoming, Screen, screen, t
from handlers import build_site
from handlers.reception import Reception, Reply
from handlers.site import Context, Feature, Site
from tests.databases import SetClock, sqlite_only
from tests.personas import PERSONAS, STRANGER_TELEGRAM, StandardSchool

pytestmark = sqlite_only
BOT: dict[str, Any] = {"id": 42, "is_bot": True, "first_name": "Бот"}


class Note(Address, prefix="memo"):
    """A thing that files and words are added to; its screen asks for nothing."""

    id: int


class Ask(Address, prefix="memo.ask"):
    """Asks for what to add to it."""

    id: int


class Gather(Address, prefix="gather"):
    """A draft, which asks for more each time."""


@dataclass(slots=True)
class Desk:
    """A person who writes to the bot, and where the program puts what they send."""

    telegram: int
    reception: Reception
    taken: list[tuple[str, str]]
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    async def sends(self, text: str = "", file: str = "", album: str = "", under: tuple[str, ...] = ()) -> Reply:
        """Words or a photo, as a part of an album, as a reply to a message whose buttons lead to `under`."""
        whole: dict[str, Any] = self._message(self.telegram, text=None if file else text, caption=text or None)
        if file:
            whole["photo"] = [{"file_id": file, "file_unique_id": file, "width": 1, "height": 1}]
        if under:
            whole["reply_to_message"] = self._message(0, text="карточка", **buttons(*under))
        message = Message.model_validate(whole | ({"media_group_id": album} if album else {}))
        reply = await self.reception.on_message(message, self._update())
        assert reply is not None
        return reply

    async def taps(self, data: str) -> None:
        tap = {"id": "1", "from": self._person(), "chat_instance": "1", "data": data}
        await self.reception.on_tap(CallbackQuery.model_validate(tap), self._update())

    def _message(self, sender: int, **fields: Any) -> dict[str, Any]:
        author = self._person() if sender else BOT
        chat = {"id": self.telegram, "type": "private"}
        return {"message_id": 1, "date": 0, "chat": chat, "from": author} | fields

    def _person(self) -> dict[str, Any]:
        return {"id": self.telegram, "is_bot": False, "first_name": "Анна", "language_code": "ru"}

    def _update(self) -> Update:
        return Update(update_id=next(self.numbers))


def buttons(*data: str) -> dict[str, Any]:
    return {"reply_markup": {"inline_keyboard": [[{"text": "к", "callback_data": one}] for one in data]}}


def notes(taken: list[tuple[str, str]]) -> Feature:
    """A feature that keeps what it is given: where, and the file or the words."""

    def keep(where: str, incoming: Incoming) -> None:
        taken.append((where, incoming.media.file_id if incoming.media else incoming.text))

    async def show(context: Context, address: Note) -> Screen:
        return screen(t("text", text=f"карточка {address.id}"))

    async def ask(context: Context, address: Ask) -> Screen:
        return screen(t("text", text="что добавить?"), expects=address)

    async def take(context: Context, address: Note | Ask, incoming: Incoming) -> Answer:
        keep(f"note {address.id}", incoming)
        return Answer(await show(context, Note(id=address.id)))

    async def gather(context: Context, incoming: Incoming) -> Answer:
        keep("draft", incoming)
        return Answer(screen(t("text", text=incoming.text or "черновик"), expects=Gather()))

    async def gather_more(context: Context, _: Gather, incoming: Incoming) -> Answer:
        return await gather(context, incoming)

    return Feature(
        name="notes",
        screens={Note: show, Ask: ask},
        inputs={Note: take, Ask: take, Gather: gather_more},
        free_input=gather,
    )


@pytest.fixture
def desk(services: Services, school: StandardSchool, clock: SetClock) -> Desk:
    taken: list[tuple[str, str]] = []
    site = Site([notes(taken), *build_site().features])
    return Desk(PERSONAS["teacher"].telegram or 0, Reception(site, services, clock), taken)


async def test_a_reply_goes_where_the_first_button_that_takes_messages_leads(desk: Desk) -> None:
    await desk.taps("memo.ask:5")
    await desk.sends("лампа", under=("menu", "+memo:3", "memo:7"))
    assert desk.taken == [("note 3", "лампа")]


async def test_without_a_reply_what_a_screen_asked_for_comes_first(desk: Desk) -> None:
    await desk.taps("memo.ask:5")
    await desk.sends("лампа")
    await desk.sends("ещё")
    assert desk.taken == [("note 5", "лампа"), ("draft", "ещё")]


@pytest.mark.parametrize("data", ["memo:x", "memo:1_0", "memo:-1", "gone:1", "help", ":", "memo:", "memo:1:2"])
async def test_a_reply_to_an_old_or_tampered_button_is_no_reply(desk: Desk, data: str) -> None:
    await desk.taps("memo.ask:5")
    await desk.sends("лампа", under=(data,))
    assert desk.taken == [("note 5", "лампа")]


async def test_a_strangers_reply_is_not_handed_on(desk: Desk) -> None:
    desk.telegram = STRANGER_TELEGRAM
    await desk.sends("лампа", under=("memo:3",))
    assert desk.taken == [("draft", "лампа")], "only free input is asked, which looks at the rights itself"


async def test_a_command_is_a_command_in_a_reply_too(desk: Desk) -> None:
    reply = await desk.sends("/menu", under=("memo:3",))
    assert desk.taken == []
    assert reply.answer.screen is not None


async def answered(desk: Desk, album: str, *files: str, words: str = "") -> list[bool]:
    """Send parts, the one called "words" with words; which of them were answered."""
    replies = [await desk.sends(words if file == "words" else "", file, album) for file in files]
    return [reply.answer.screen is not None for reply in replies]


async def test_an_album_for_a_thing_stays_together_though_its_screen_asks_for_nothing_more(desk: Desk) -> None:
    await desk.taps("memo.ask:5")
    assert await answered(desk, "a", "3", "1", "2") == [True, False, False]
    assert desk.taken == [("note 5", "3"), ("note 5", "1"), ("note 5", "2")]
    await desk.sends(file="4")
    assert desk.taken[-1] == ("draft", "4"), "a photo of its own is not part of the album"


async def test_late_parts_follow_the_first_whatever_was_tapped_in_between(desk: Desk) -> None:
    await desk.taps("memo.ask:5")
    await answered(desk, "a", "1")
    for tapped in ("menu", "memo.ask:6"):
        await desk.taps(tapped)
        await answered(desk, "a", tapped)
    assert desk.taken == [("note 5", "1"), ("note 5", "menu"), ("note 5", "memo.ask:6")]
    await desk.sends("это к шестой")
    assert desk.taken[-1] == ("note 6", "это к шестой"), "a part in silence takes nobody's place"


async def test_late_parts_of_a_draft_go_to_what_became_of_it(desk: Desk) -> None:
    await desk.sends("в 214 темно")
    await answered(desk, "a", "1", "2")
    await desk.taps("memo.ask:5")
    await answered(desk, "a", "3")
    assert desk.taken[1:] == [("draft", "1"), ("draft", "2"), ("note 5", "3")]


async def test_two_albums_that_mix_are_kept_apart(desk: Desk) -> None:
    await desk.taps("memo.ask:5")
    await answered(desk, "a", "1")
    await desk.taps("memo.ask:6")
    await answered(desk, "b", "2")
    await answered(desk, "a", "3")
    await answered(desk, "b", "4")
    assert desk.taken == [("note 5", "1"), ("note 6", "2"), ("note 5", "3"), ("note 6", "4")]


async def test_words_that_come_with_a_later_part_are_answered_too_but_once(desk: Desk) -> None:
    assert await answered(desk, "a", "2", "words", "words", "3", words="не работает") == [True, True, False, False]
    assert await answered(desk, "b", "words", "words", "2", words="не работает") == [True, False, False]


async def test_a_whole_album_may_be_a_reply(desk: Desk) -> None:
    for file in ("2", "1", "3"):
        await desk.sends("", file, "a", under=("memo:3",))
        await desk.taps("menu")
    assert desk.taken == [("note 3", "2"), ("note 3", "1"), ("note 3", "3")]
