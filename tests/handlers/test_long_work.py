"""Long work goes on beside the conversation: whatever it brings, what the person went on to meanwhile stays."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiogram.types import CallbackQuery, Message, Update
from sqlalchemy.exc import OperationalError

from bot.services import Services
from bot.ui import Address, Answer, Incoming, Screen, screen, t
from bot.working import GoOn, Sign
from handlers import build_site
from handlers.reception import Reception, Reply
from handlers.site import Context, Feature, Site
from tests.bot.stage import VOICE
from tests.bot.stand_ins import until
from tests.databases import SetClock, sqlite_only
from tests.personas import PERSONAS, StandardSchool

pytestmark = sqlite_only

ME, OTHER = PERSONAS["director"].telegram or 0, PERSONAS["teacher"].telegram or 0


class Slow(Address, prefix="slow"):
    """A picture that takes long to draw; asks for nothing."""

    id: int


class Ask(Address, prefix="slow.ask"):
    """Asks for a reason."""


@dataclass(slots=True)
class Desk:
    """People who go on while work for them does: it ends when its gate opens, and fails by `failures` first."""

    services: Services
    me: int
    reception: Reception = field(init=False)
    gates: dict[int, asyncio.Event] = field(default_factory=dict)
    failures: list[Exception] = field(default_factory=list)
    let_go: list[str] = field(default_factory=list)
    begun: list[int] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)

    def tap(self, number: int, data: str, who: int = ME, message: int = 5, name: str = "") -> Awaitable[Reply]:
        person = {"id": who, "is_bot": False, "first_name": "Анна", "language_code": "ru"}
        below = {"message_id": message, "date": 0, "chat": {"id": who, "type": "private"}}
        query = {"id": str(number), "from": person, "chat_instance": "1", "data": data, "message": below}
        go_on = self._go_on(name or str(number))
        return self.reception.on_tap(CallbackQuery.model_validate(query), Update(update_id=number), go_on)

    async def says(self, number: int, text: str) -> Reply | None:
        person = {"id": ME, "is_bot": False, "first_name": "Анна", "language_code": "ru"}
        body = {"message_id": 9, "date": 0, "chat": {"id": ME, "type": "private"}, "from": person, "text": text}
        return await self.reception.on_message(Message.model_validate(body), Update(update_id=number))

    async def begins(self, number: int, **more: Any) -> asyncio.Task[Reply]:
        """A tap whose work goes on."""
        self.gates[number] = asyncio.Event()
        task = asyncio.ensure_future(self.tap(number, f"slow:{number}", **more))
        await until(lambda: number in self.begun)
        return task

    async def ends(self, number: int, task: asyncio.Task[Reply]) -> Reply:
        self.gates[number].set()
        return await task

    async def expected(self) -> str | None:
        return await self.services.expectations.of(self.me)

    def make_sign(self, chat_id: int, _language: str, _tap: CallbackQuery | None, go_on: GoOn) -> Sign:
        async def pause(over: asyncio.Event, _seconds: float) -> None:
            await over.wait()

        self.signs.append(Sign(None, chat_id, VOICE, None, go_on, pause))  # type: ignore[arg-type]  # it says nothing
        return self.signs[-1]

    def feature(self) -> Feature:
        async def slow(context: Context, address: Slow) -> Screen:
            if self.failures:
                raise self.failures.pop(0)
            async with context.working(t("blank")):
                self.begun.append(address.id)
                await self.gates[address.id].wait()
            return screen(t("blank"))

        async def ask(context: Context, address: Ask) -> Screen:
            return screen(t("blank"), expects=address)

        async def take(context: Context, address: Ask, incoming: Incoming) -> Answer:
            return Answer(screen(t("text", text=f"причина: {incoming.text}")))

        return Feature(name="slow", screens={Slow: slow, Ask: ask}, inputs={Ask: take})

    def _go_on(self, name: str) -> Callable[[], None]:
        return lambda: self.let_go.append(name)


@pytest.fixture
def desk(services: Services, school: StandardSchool, clock: SetClock) -> Desk:
    desk = Desk(services, school.people["director"])
    site = Site([desk.feature(), *build_site().features])
    desk.reception = Reception(site, services, clock, desk.make_sign)
    return desk


async def test_what_comes_late_takes_nothing_from_a_later_screen(desk: Desk) -> None:
    task = await desk.begins(1)
    await desk.tap(2, "slow.ask")
    reply = await desk.ends(1, task)
    assert reply.answer.anew, "the message shows something else now"
    assert await desk.expected() == "slow.ask", "the reason is still asked for"
    said = await desk.says(3, "списан")
    assert said is not None
    assert said.answer.screen is not None
    assert said.answer.screen.lines[0].args["text"] == "причина: списан"


async def test_where_nobody_went_on_it_is_an_answer_like_any_other(desk: Desk) -> None:
    await desk.tap(1, "slow.ask")
    task = await desk.begins(2)
    await desk.tap(3, "slow.ask", who=OTHER)
    reply = await desk.ends(2, task)
    assert not reply.answer.anew
    assert await desk.expected() is None, "it asks for nothing"
    assert reply.sign is desk.signs[1]


async def test_a_button_whose_work_goes_on_begins_it_only_once(desk: Desk) -> None:
    task = await desk.begins(1)
    async with asyncio.timeout(5):
        again = await desk.tap(2, "slow:1")
    assert again.answer == Answer(toast=t("working-already")), "no more than that"
    others = [await desk.begins(3), await desk.begins(4, message=6), await desk.begins(5, who=OTHER)]
    assert desk.begun == [1, 3, 4, 5], "other work of theirs, and the like of others, goes on side by side"
    replies = [await desk.ends(number, one) for number, one in zip((1, 3, 4, 5), (task, *others), strict=True)]
    assert len({id(reply.sign) for reply in replies}) == 4
    assert [reply.answer.anew for reply in replies] == [True, True, False, False]
    later = await desk.tap(6, "slow:1")
    assert later.answer.screen is not None, "later it is a tap like any other"


async def test_what_comes_again_after_an_outage_lets_the_intake_go_on(desk: Desk) -> None:
    away = OperationalError("SELECT 1", {}, Exception("database is locked"))
    desk.gates[1] = asyncio.Event()
    desk.gates[1].set()
    desk.failures = [away]
    with pytest.raises(OperationalError):
        await desk.tap(1, "slow:1", name="first")
    assert desk.reception._works == {}, "another copy may take it"
    await desk.tap(1, "slow:1", name="second")
    assert desk.let_go == ["second"]
    assert desk.reception._works == {}


async def test_work_that_is_tried_again_keeps_its_sign(desk: Desk) -> None:
    desk.gates = {}
    for _ in range(2):
        with pytest.raises(KeyError):
            await desk.tap(1, "slow:1")
    assert len(desk.signs) == 1
    desk.gates[1] = asyncio.Event()
    desk.gates[1].set()
    reply = await desk.tap(1, "slow:1")
    assert reply.answer.screen is not None
    assert reply.sign is desk.signs[0]
