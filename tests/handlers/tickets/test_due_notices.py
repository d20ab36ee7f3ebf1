"""What the clock brings as people see it: missed terms by whom it is told, reminders and ends."""

import re
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.i18n import Voice
from bot.ui import Screen
from handlers.site import NoticeArgs, Site
from models.tickets import TicketState, WaitingFor
from tests.chat import Chat
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only
from tests.personas import ContextOf, Opening, StandardSchool

pytestmark = sqlite_only

RU = Voice("ru", ZoneInfo("Asia/Novokuznetsk"))


async def look(
    site: Site, context_of: ContextOf, name: str, kind: str, number: int | None = None, **args: Any
) -> Screen | None:
    subject = f"ticket:{number}" if number else None
    return await site.notices[kind].full(await context_of(name), NoticeArgs(subject, args))


def text(screen: Screen | None) -> str:
    assert screen is not None
    return re.sub("</?[bi]>", "", "\n".join(RU.plain(line) for line in screen.lines))


async def test_a_missed_term_says_what_is_wanted_from_whom(site: Site, context_of: ContextOf, opened: Opening) -> None:
    number = await opened()
    texts = [
        text(await look(site, context_of, name, "ticket.overdue", number, term="react", level=level))
        for name, level in (("technician", 1), ("director", 2), ("director", 3))
    ]
    assert all(shown.startswith(f"⏰ Заявку № {number} никто не взял в срок") for shown in texts)
    assert ["отвечаете за службу" in shown for shown in texts] == [False, True, False]
    assert ["Руководитель службы" in shown for shown in texts] == [False, False, True]


@pytest.mark.parametrize(
    ("term", "values"),
    [
        ("solve", {"state": TicketState.SOLVED}),
        ("solve", {"state": TicketState.CLOSED}),
        ("react", {"state": TicketState.TAKEN, "responded_at": SCHOOL_MORNING}),
    ],
)
async def test_what_was_done_meanwhile_is_not_told_as_late(
    site: Site, context_of: ContextOf, opened: Opening, term: str, values: dict[str, Any]
) -> None:
    number = await opened(**values)
    assert await look(site, context_of, "technician", "ticket.overdue", number, term=term, level=1) is None


async def test_the_reminder_is_for_who_can_still_answer(site: Site, context_of: ContextOf, opened: Opening) -> None:
    number = await opened(state=TicketState.SOLVED, solved_at=SCHOOL_MORNING)
    shown = await look(site, context_of, "teacher", "ticket.remind", number)
    assert "закроется сама" in text(shown)
    assert await look(site, context_of, "technician", "ticket.remind", number) is None


async def test_the_end_tells_the_reporter_how_to_open_it_again(
    site: Site, context_of: ContextOf, opened: Opening, clock: SetClock
) -> None:
    closed = await opened(state=TicketState.CLOSED, closed_at=SCHOOL_MORNING)
    for name, hint in (("teacher", True), ("technician", False)):
        shown = text(await look(site, context_of, name, "ticket.closed", closed))
        assert shown.startswith(f"✅ Заявка № {closed} закрыта: ответа не было")
        assert ("в течение 7 дней" in shown) is hint
    clock.advance(days=8)
    late = text(await look(site, context_of, "teacher", "ticket.closed", closed))
    assert "в течение 7 дней" not in late


async def test_what_came_back_meanwhile_is_not_told_as_closed(
    site: Site, context_of: ContextOf, opened: Opening
) -> None:
    assert await look(site, context_of, "teacher", "ticket.closed", await opened()) is None


async def test_the_reporter_of_what_is_late_sees_who_has_it_and_the_day_alone_that_it_waits_for(
    site: Site, context_of: ContextOf, school: StandardSchool, opened: Opening
) -> None:
    solve = {"solve_by": SCHOOL_MORNING - timedelta(hours=1), "assignee_id": school.people["technician"]}
    late = await opened(state=TicketState.TAKEN, **solve)
    wait = {"waiting_for": WaitingFor.PART, "waiting_until": (SCHOOL_MORNING + timedelta(days=2)).date()}
    waiting = await opened(state=TicketState.WAITING, **solve, **wait)
    shown = text(await look(site, context_of, "teacher", "ticket.delayed", late))
    assert shown.startswith(f"⏳ Заявка № {late} задерживается")
    assert "Обещали решить до" in shown
    held = text(await look(site, context_of, "teacher", "ticket.delayed", waiting))
    assert "26.11.2026" in held
    assert "решить до" not in held
    assert await look(site, context_of, "teacher", "ticket.delayed", await opened(state=TicketState.SOLVED)) is None


async def test_a_report_that_nobody_takes_comes_to_the_director(chat: Chat) -> None:
    for name in ("technician", "director"):
        await chat.says(name, "/start")
    await chat.says("teacher", "/report")
    for button in ("Проектор", "Нет изображения", "Отправить"):
        await chat.taps("teacher", button)
    await chat.sees("technician", "Новая заявка № 1")
    for moment, name in (("2026-11-24T14:00+07:00", "technician"), ("2026-11-25T09:30+07:00", "director")):
        chat.clock.time = datetime.fromisoformat(moment)
        await chat.app.services.tickets.ticking.tick()
        chat.clock.advance(minutes=6)  # what is late at once is gathered
        await chat.says("teacher", "/menu")  # the outbox looks when something was handled
        await chat.sees(name, "никто не взял в срок")
    assert "В работе" in (await chat.taps("technician", "Взять")).text
