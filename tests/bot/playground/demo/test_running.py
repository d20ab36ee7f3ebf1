"""The demo as a whole: it opens, its first people have their menus, its clock goes on, it leaves nothing behind."""

import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.playground import ClockMove
from bot.playground.demo import Demo, open_demo
from bot.playground.demo.running import HOST, after, opening, usable_port
from bot.playground.demo.school import FEATURED, USER_BASE, make
from bot.services.calendar import WorkingCalendar
from models.school import DayKind

ZONE = ZoneInfo("Asia/Novokuznetsk")
MONDAY = datetime(2026, 11, 23, 9, tzinfo=ZONE)


@pytest.fixture
async def demo() -> AsyncIterator[Demo]:
    async with open_demo() as demo:
        yield demo


def featured(demo: Demo) -> list[int]:
    made = make(demo.clock.now(), ZONE)
    return [USER_BASE + made.person_ids[name] for name in FEATURED]


async def test_the_first_people_have_their_menus_and_the_clock_shows_a_working_morning(demo: Demo) -> None:
    for user_id in featured(demo):
        menus = [one for one in demo.playground.user(user_id).messages if "Журавушка" in one.text]
        assert menus
        assert menus[-1].buttons
    assert demo.clock.now().astimezone(ZONE).hour == 10


async def test_what_waits_for_the_morning_comes_when_the_clock_is_moved_there(demo: Demo) -> None:
    teacher, technician, *_ = (demo.playground.user(user_id) for user_id in featured(demo))
    demo.clock.shift(timedelta(hours=11))
    menu = teacher.last
    for button in ("Сообщить", "Проектор", "Нет изображения", "Отправить"):
        await (await teacher.tap(menu, button)).answered()
        menu = await teacher.reply()
    asked = len(technician.messages)
    assert demo.playground._page._on_shift is not None
    await demo.playground._page._on_shift(ClockMove.MORNING)
    told = await technician.wait_for(lambda message: "Новая заявка" in message.text)
    assert told.id == technician.messages[asked].id


async def test_nothing_is_left_behind() -> None:
    async with open_demo() as demo:
        folder = demo.app.settings.data_dir
        assert list_of(folder) == ["bot.db"]
    assert list_of(folder) == []


def list_of(folder: Path) -> list[str]:
    return [path.name for path in folder.glob("*.db")]


def test_a_taken_port_is_not_insisted_on() -> None:
    with socket.create_server((HOST, 0)) as listener:
        taken = int(listener.getsockname()[1])
        assert usable_port(taken) not in {0, taken}
    assert usable_port(taken) == taken
    assert usable_port(70_000) != 70_000


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (MONDAY, MONDAY + timedelta(days=1, hours=1)),
        (MONDAY + timedelta(days=1), MONDAY + timedelta(days=1, hours=1)),
        (MONDAY + timedelta(days=1, hours=2), MONDAY + timedelta(days=2, hours=1)),
        (MONDAY + timedelta(days=4, hours=2), MONDAY + timedelta(days=8, hours=1)),
        (datetime(2026, 12, 31, 12, tzinfo=ZONE), datetime(2027, 1, 12, 10, tzinfo=ZONE)),
    ],
)
def test_it_opens_at_ten_of_a_working_day_that_follows_a_working_day(now: datetime, expected: datetime) -> None:
    assert opening(now.astimezone(UTC), ZONE) == expected


def test_the_clock_moves_on_to_the_morning_of_a_working_day() -> None:
    tuesday = (MONDAY + timedelta(days=1)).date()
    calendar = WorkingCalendar(ZONE, 5, {tuesday: DayKind.OFF})
    assert after(ClockMove.HOUR, MONDAY, calendar) == MONDAY + timedelta(hours=1)
    assert after(ClockMove.DAY, MONDAY, calendar) == MONDAY + timedelta(days=1)
    wednesday = datetime.combine(tuesday + timedelta(days=1), time(8), ZONE)
    assert after(ClockMove.MORNING, MONDAY, calendar) == wednesday
    assert after(ClockMove.MORNING, MONDAY - timedelta(hours=3), calendar) == MONDAY - timedelta(hours=1)


async def test_newcomers_come_by_their_invitations_or_are_told_how_to_get_one(demo: Demo) -> None:
    personas = {persona.title: persona for persona in demo.playground._page.personas[5:8]}
    assert len(personas) == 3
    for title, expected in {"Тропинина Вера": "Тропинина В. А.", "Мама из 1А": "1А", "Прохожий": "приглашени"}.items():
        person = demo.playground.user(personas[title].user_id)
        await person.start(personas[title].start)
        assert expected in (await person.reply()).text
