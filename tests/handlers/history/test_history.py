"""The past in the chat: the history behind a ticket, the third breakdown on its card."""

from datetime import timedelta

import pytest

from bot.access import SYSTEM
from models.people import Person
from models.tickets import TicketState
from tests import factories
from tests.chat import Chat
from tests.databases import SCHOOL_MORNING, sqlite_only

pytestmark = sqlite_only


@pytest.fixture
async def broken(chat: Chat) -> None:
    """The printer of room 214 broke down twice and was repaired; now it is broken again."""
    async with chat.app.db.write(SYSTEM) as session:
        teacher = await session.get_one(Person, chat.school.people["teacher"])
        where = {"room_id": chat.school.rooms["214"], "place": None, "asset_id": chat.school.devices["МФУ"]}
        what = where | {"kind": "printer", "symptom": "jam"}
        for days in (40, 10):
            done = {"state": TicketState.CLOSED, "solved_at": SCHOOL_MORNING}
            opened_at = SCHOOL_MORNING - timedelta(days=days)
            ticket = await factories.ticket(session, teacher, **what, **done, opened_at=opened_at)
            by = chat.school.people["technician"]
            await factories.ticket_event(session, ticket, person_id=by, action="solve", words=f"Ролик {days}")
        await factories.ticket(session, teacher, **what)


async def test_a_technician_sees_what_was_done_before(chat: Chat, broken: None) -> None:
    await chat.says("technician", "/queue")
    assert "⚠️ Третья поломка за год" in (await chat.taps("technician", "№ 3")).text
    await chat.taps("technician", "Ещё")
    past = await chat.taps("technician", "История")
    assert "История: МФУ" in past.text
    assert "каб. 214 (кабинет физики), Главный корпус" in past.text
    assert (
        past.text.index("24.11.2026 · № 3") < past.text.index("14.11.2026 · № 2") < past.text.index("15.10.2026 · № 1")
    )
    assert "🔧 Ролик 10 · Тихий О. И." in past.text
    assert "Заявка № 2" in (await chat.taps("technician", "№ 2")).text
    assert "История: МФУ" in (await chat.taps("technician", "Назад")).text
    assert "История кабинета" in (await chat.taps("technician", "Всё по этому кабинету")).text


async def test_a_keeper_has_the_way_on_the_card_and_no_word_of_breakdowns(chat: Chat, broken: None) -> None:
    await chat.says("teacher", "/tickets")
    assert "поломка за год" not in (await chat.taps("teacher", "№ 3")).text
    assert "Ролик 40" in (await chat.taps("teacher", "История")).text


async def test_whoever_keeps_another_room_is_refused(chat: Chat, broken: None) -> None:
    shown = await chat.says("keeper_of_many", "/menu")
    user = chat.user("keeper_of_many")
    for data in ("history.device:3:0", f"history.room:{chat.school.rooms['214']}:0"):
        said = await (await user.tap_data(shown, data)).answered()
        assert "нет права" in said.text
