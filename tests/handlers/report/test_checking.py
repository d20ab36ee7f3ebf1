"""What the check screen offers before a report goes: the urgent mark, others' tickets, tips, what is down anyway."""

from datetime import UTC, datetime

import pytest

from bot.access import SYSTEM, Actor, Sender
from bot.services.tickets.states import Step
from handlers.reception import CHANNEL
from models.people import Person
from models.tickets import Ticket, TicketState
from tests import factories
from tests.chat import Chat
from tests.databases import sqlite_only
from tests.personas import PERSONAS

pytestmark = sqlite_only


async def filled(chat: Chat, name: str = "teacher") -> str:
    """A report that is to be checked: the projector of 214 has no picture."""
    await chat.says(name, "в 214 не работает проектор, нет изображения")
    await chat.settled()
    return chat.user(name).last.text


async def opened(chat: Chat, by: str, **values: object) -> int:
    """A ticket about that projector, which somebody sent before."""
    async with chat.app.db.write(SYSTEM) as session:
        reporter = await session.get_one(Person, chat.school.people[by])
        projector = {"asset_id": chat.school.devices["Проектор Acme X1"], "kind": "projector", "symptom": "no_picture"}
        where = {"room_id": chat.school.rooms["214"], "place": None}
        return (await factories.ticket(session, reporter, **(projector | where | values))).id


async def ticket(chat: Chat, number: int) -> Ticket:
    async with chat.app.db.read() as session:
        return await session.get_one(Ticket, number)


async def told(chat: Chat, name: str, data: str) -> str:
    """What is answered to a tap on a button that the bot did not show."""
    user = chat.user(name)
    answer = await (await user.tap_data(user.last, data)).answered()
    await chat.settled()
    return str(answer.text)


async def test_a_failing_lesson_is_marked_and_unmarked_by_a_tap(chat: Chat) -> None:
    await chat.says("technician", "/start")
    await filled(chat)
    assert "Срывается урок" in (await chat.taps("teacher", "Урок срывается")).text
    assert "Срывается урок" not in (await chat.taps("teacher", "Урок не срывается")).text
    await chat.taps("teacher", "Урок срывается")
    sent = await chat.taps("teacher", "Отправить")
    assert "Срывается урок" in sent.text
    # Half a working hour instead of four.
    assert "10:30" in sent.text
    assert "Срывается урок" in (await chat.sees("technician", "Новая заявка № 1")).text


async def test_an_urgent_word_is_a_mark_as_well(chat: Chat) -> None:
    assert "Срывается урок" in (await chat.says("teacher", "срочно! в 214 не работает проектор, урок срывается")).text


async def test_the_mark_of_a_report_that_is_gone_is_refused(chat: Chat) -> None:
    await chat.says("teacher", "/menu")
    assert "уже отправлена" in await told(chat, "teacher", "report.urgent:1")


async def test_me_too_instead_of_a_second_ticket(chat: Chat) -> None:
    number = await opened(chat, "keeper_of_many")
    for name in ("technician", "keeper_of_many"):
        await chat.says(name, "/start")
    assert f"Уже есть заявка № {number}" in await filled(chat)
    card = await chat.taps("teacher", "У меня тоже")
    assert f"Заявка № {number}" in card.text
    assert "У меня тоже: 1" in card.text
    assert "1 заявка" in (await chat.says("teacher", "/tickets")).text, "the one that is followed"
    await chat.app.services.tickets.working.make(await actor(chat, "technician"), number, Step.TAKE)
    chat.app.outbox.wake()
    assert "взяли в работу" in (await chat.sees("teacher", f"№ {number} взяли")).text


async def test_it_counts_each_person_once(chat: Chat) -> None:
    number = await opened(chat, "keeper_of_many")
    for _ in range(2):
        await filled(chat)
        await chat.taps("teacher", "У меня тоже")
    await filled(chat, "deputy")
    assert "сообщили 2 человека" in chat.user("deputy").last.text
    await chat.taps("deputy", "У меня тоже")
    assert (await ticket(chat, number)).follower_count == 2


async def test_ones_own_ticket_is_opened_not_followed(chat: Chat) -> None:
    number = await opened(chat, "teacher")
    assert f"Вы уже сообщали, № {number}" in await filled(chat)
    assert not chat.offers("teacher", "У меня тоже")
    assert "Такой заявки нет" in await told(chat, "teacher", f"report.too:{number}")
    assert (await ticket(chat, number)).follower_count == 0
    await filled(chat)
    assert f"Заявка № {number}" in (await chat.taps("teacher", "Открыть")).text


async def test_only_what_is_offered_can_be_followed(chat: Chat) -> None:
    """Else anybody could read any ticket by its number."""
    elsewhere = await opened(chat, "keeper_of_many", room_id=chat.school.rooms["305"], asset_id=None)
    closed = await opened(chat, "keeper_of_many", state=TicketState.CLOSED)
    assert "Уже есть" not in await filled(chat)
    assert "Такой заявки нет" in await told(chat, "teacher", f"report.too:{elsewhere}")
    await filled(chat)
    assert "уже закрыли" in await told(chat, "teacher", f"report.too:{closed}")
    assert "Проверьте заявку" in chat.user("teacher").last.text, "what was filled in is still there"
    await chat.taps("teacher", "Отменить")
    assert "уже отправлена" in await told(chat, "teacher", f"report.too:{elsewhere}")


async def test_a_tip_that_helps_is_a_ticket_that_nobody_is_told_of(chat: Chat) -> None:
    await chat.says("technician", "/start")
    assert "Сначала попробуйте: Кабель HDMI" in await filled(chat)
    shown = await chat.taps("teacher", "Показать")
    assert shown.media is not None
    assert "1. Проверьте, что кабель HDMI" in shown.text
    assert "3." in shown.text
    assert "Отлично" in (await chat.taps("teacher", "Помогло")).text
    solved = await ticket(chat, 1)
    assert solved.state is TicketState.CLOSED
    assert solved.responded_at == solved.solved_at == solved.closed_at == chat.clock.now()
    assert not [message for message in chat.user("technician").messages if "№ 1" in message.text]
    card = await chat.taps("teacher", "Заявка № 1")
    assert "помогла подсказка" in card.text
    await chat.taps("teacher", "Не работает")
    assert (await ticket(chat, 1)).state is TicketState.NEW


async def test_a_tip_that_does_not_help_is_one_tap_from_sending(chat: Chat) -> None:
    await filled(chat)
    await chat.taps("teacher", "Показать")
    assert "№ 1 отправлена" in (await chat.taps("teacher", "Отправить заявку")).text


async def test_what_is_down_for_all_is_told_before_it_is_reported(chat: Chat) -> None:
    async with chat.app.db.write(SYSTEM) as session:
        technician = await session.get_one(Person, chat.school.people["technician"])
        outage = await factories.outage(session, technician, building_id=chat.school.buildings["Главный корпус"])
        await factories.outage(session, technician, kind="network", symptom="no_internet")
        await chat.app.services.directory.touch(session)
    assert "Нет интернета, Главный корпус" in (await chat.says("teacher", "/report")).text
    assert "Нет интернета, Главный корпус" in (await chat.says("deputy", "/report")).text
    checked = await chat.says("teacher", "в 214 нет интернета")
    assert "Нет интернета, Главный корпус: уже чинят" in checked.text
    await chat.taps("teacher", "Отправить")
    assert (await ticket(chat, 1)).outage_id == outage.id
    assert "уже чинят" not in await filled(chat)
    await chat.taps("teacher", "Отправить")
    assert (await ticket(chat, 2)).outage_id is None


@pytest.mark.parametrize(
    ("now", "seen"),
    [
        (datetime(2026, 11, 24, 16, 0, tzinfo=UTC), "25"),  # 23:00
        (datetime(2026, 11, 29, 5, 0, tzinfo=UTC), "30"),  # a Sunday
        (datetime(2026, 11, 4, 5, 0, tzinfo=UTC), "5"),  # a holiday
    ],
)
async def test_out_of_hours_it_is_told_when_it_will_be_seen(chat: Chat, now: datetime, seen: str) -> None:
    chat.clock.time = now
    await chat.says("technician", "/start")
    await filled(chat)
    sent = (await chat.taps("teacher", "Отправить")).text
    line = next(line for line in sent.splitlines() if "нерабочее время" in line)
    assert seen in line
    assert "07:30" in line or "7:30" in line
    assert "Ответим до" in sent


async def test_in_hours_nothing_is_said_about_them(chat: Chat) -> None:
    await filled(chat)
    assert "нерабочее" not in (await chat.taps("teacher", "Отправить")).text


async def test_two_hundred_open_tickets_change_nothing(chat: Chat) -> None:
    for _ in range(200):
        await opened(chat, "teacher")
    shown = await filled(chat)
    assert shown.count("Вы уже сообщали") == 2
    assert "№ 201 отправлена" in (await chat.taps("teacher", "Отправить")).text
    assert "201 заявка" in (await chat.says("teacher", "/tickets")).text


async def actor(chat: Chat, name: str) -> Actor:
    directory = chat.app.services.directory
    return directory.actor(await directory.now(), Sender(CHANNEL, PERSONAS[name].telegram or 0), "ru", None)
