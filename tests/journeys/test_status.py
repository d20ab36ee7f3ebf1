"""A morning of the director: what burns, who is hurried, how many there were, what is taken along on paper."""

from datetime import UTC, datetime
from io import BytesIO

from openpyxl import load_workbook

from bot.access import SYSTEM
from bot.playground import Message, Participant
from models.people import Person
from models.roadmap import ItemState
from models.tickets import TicketState
from tests import factories
from tests.chat import Chat
from tests.databases import sqlite_only

pytestmark = sqlite_only

OCTOBER = datetime(2026, 10, 12, 3, tzinfo=UTC)


async def live(chat: Chat) -> None:
    """Three faults of October, one of them still with the technician, weeks after its term; an item of the plan."""
    async with chat.app.db.write(SYSTEM) as session:
        teacher = await session.get_one(Person, chat.school.people["teacher"])
        for _ in range(2):
            await factories.ticket(
                session,
                teacher,
                room_id=chat.school.rooms["214"],
                opened_at=OCTOBER,
                state=TicketState.CLOSED,
                closed_at=OCTOBER,
            )
        await factories.ticket(
            session,
            teacher,
            room_id=chat.school.rooms["214"],
            opened_at=OCTOBER,
            state=TicketState.TAKEN,
            assignee_id=chat.school.people["technician"],
            solve_by=OCTOBER,
        )
        await factories.roadmap_item(session, None, text="Создать раздел на сайте", state=ItemState.GOING)


async def sent(user: Participant, ending: str) -> bytes:
    """The file that the bot sent."""

    def is_it(message: Message) -> bool:
        return message.is_from_bot and message.media is not None and message.media.name.endswith(ending)

    media = (await user.wait_for(is_it)).media
    assert media is not None
    assert media.content is not None
    return media.content


async def test_what_burns_is_put_out(chat: Chat) -> None:
    await live(chat)
    await chat.says("technician", "/start")
    shown = await chat.says("director", "/status")
    assert "Статус: ноябрь 2026" in shown.text
    assert "Просрочено заявок: 1" in shown.text
    assert "Заявка № 3, 214" in (await chat.says("director", "что горит?")).text
    preview = await chat.taps("director", "Поторопить")
    assert "№ 3" in preview.text
    await chat.taps("director", "Отправить")
    await chat.sees("technician", "№ 3")
    await chat.says("director", "что горит")
    again = await chat.taps("director", "Поторопить")
    assert "Сегодня уже торопили" in again.text
    assert not chat.offers("director", "Отправить")


async def test_questions_are_answered_for_whom_they_are(chat: Chat) -> None:
    await live(chat)
    shown = await chat.says("director", "сколько заявок в октябре?")
    assert "октябрь 2026: 3" in shown.text
    assert chat.offers("director", "№ 2")
    assert "октябрь 2026" not in (await chat.says("teacher", "сколько заявок в октябре?")).text


async def test_papers_are_taken_along(chat: Chat) -> None:
    await live(chat)
    director = chat.user("director")
    await chat.says("director", "/documents")
    for button in ("учебный год", "Составить без приказа"):
        await chat.taps("director", button)
    report = await sent(director, ".docx")
    assert report.startswith(b"PK")
    await chat.says("director", "/registers")
    for button in ("Заявки", "учебный год"):
        await chat.taps("director", button)
    table = await sent(director, ".xlsx")
    rows = list(load_workbook(BytesIO(table)).worksheets[0].iter_rows(values_only=True))
    assert len(rows) == 4
    assert rows[1][0] == 1


async def test_the_summary_of_monday_morning(chat: Chat) -> None:
    await live(chat)
    await chat.says("director", "/start")
    chat.clock.time = datetime(2026, 11, 30, 1, 15, tzinfo=UTC)
    await chat.app.services.status.summaries.tick()
    chat.app.outbox.wake()
    shown = await chat.sees("director", "Сводка: неделя 23.11–29.11.2026")
    assert "Заявка № 3" in shown.text
