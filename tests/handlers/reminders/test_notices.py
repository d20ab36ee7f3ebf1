"""The morning list as people see it, what went up, and what is new for them."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.access import SYSTEM
from bot.db import Database
from bot.i18n import Voice
from bot.outbox import Row
from bot.services import Services
from bot.ui import Address, Button, Screen, Text
from handlers.delivery import Delivery
from handlers.reminders.addresses import Raised
from handlers.reminders.screens import raised
from handlers.site import NoticeArgs, Site
from models.people import Person, RoleGrant
from models.roadmap import ItemState, RoadmapItem
from models.tasks import Task, TaskState
from tests import factories
from tests.bot.services.roadmap.clock_plan import Plan
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only
from tests.personas import ContextOf, Opening, StandardSchool

pytestmark = sqlite_only

RU = Voice("ru", ZoneInfo("Asia/Novokuznetsk"))
TODAY = date(2026, 11, 24)  # a Tuesday


@pytest.fixture
def plan(db: Database, services: Services, school: StandardSchool, clock: SetClock) -> Plan:
    return Plan(db, services, school, clock)


async def look(site: Site, context_of: ContextOf, name: str, kind: str, **args: Any) -> Screen | None:
    return await site.notices[kind].full(await context_of(name), NoticeArgs(None, args))


def lines(screen: Screen | None) -> list[str]:
    assert screen is not None
    return re.sub("</?[bi]>", "", "\n".join(RU.plain(line) for line in screen.lines)).splitlines()


def buttons(screen: Screen | None) -> list[str]:
    assert screen is not None
    found = [button for row in screen.rows for button in row if isinstance(button, Button)]
    return [button.to.pack() if isinstance(button.to, Address) else button.to for button in found]


async def test_the_most_pressing_comes_first(
    plan: Plan, site: Site, context_of: ContextOf, services: Services, opened: Opening
) -> None:
    late = await plan.item("technician", day=date(2026, 11, 13), number="2", text="Осмотреть кабинеты", escalated=1)
    today = await plan.item("technician", day=TODAY, number="3", text="Сдать акт")
    asked = await plan.item("technician", day=TODAY, is_pulse=True, number="4", text="Вести журнал")
    later = await plan.item("role-technician", day=date(2026, 12, 8), number="5", text="Проверить сеть")
    await plan.item("technician", day=date(2026, 12, 9), number="6", text="Не скоро")
    await plan.item("teacher", "technician", day=TODAY, text="Отвечает другой")
    await plan.item("technician", day=TODAY, text="Ждёт приёмки", state=ItemState.OFFERED)
    task = await plan.task("deputy", "technician", date(2026, 11, 25), text="Список участников")
    ticket = await opened(opened_at=SCHOOL_MORNING - timedelta(days=5), responded_at=SCHOOL_MORNING)
    await services.tickets.ticking.tick()
    shown = await look(site, context_of, "technician", "deeds.morning")
    assert lines(shown) == [
        "☀️ На сегодня: 6 дел",
        "🔴 1.2 Осмотреть кабинеты – срок прошёл 11 дней назад, знает руководитель группы",
        f"🔴 № {ticket} · 214 · Колонки – ⏰ просрочена, срок был 20.11.2026",
        "⚪️ 1.3 Сдать акт – срок сегодня",
        "📌 Список участников – срок завтра",
        "⚪️ 1.5 Проверить сеть – до вт, 08.12.2026, ещё никто не взял",
        "⚪️ 1.4 Вести журнал – как идёт?",
    ]
    things = [f"item:{late}", f"ticket:{ticket}", f"item:{today}", f"task:{task}", f"item:{later}", f"item:{asked}"]
    assert buttons(shown) == [*things[:5], "deeds"]


async def test_a_long_list_is_cut_and_questions_are_one_button(plan: Plan, site: Site, context_of: ContextOf) -> None:
    for number in range(24):
        await plan.item("teacher", day=TODAY - timedelta(days=number % 3), is_pulse=True)
    await plan.item("teacher", day=TODAY)
    shown = await look(site, context_of, "teacher", "deeds.morning")
    assert lines(shown)[0] == "☀️ На сегодня: 25 дел"
    assert lines(shown)[-1] == "… и ещё 15"
    assert len(lines(shown)) == 12
    assert "pulses:0" in buttons(shown)
    assert len(buttons(shown)) <= 6


async def test_what_was_done_meanwhile_is_not_in_it_and_an_empty_list_is_not_sent(
    plan: Plan, site: Site, context_of: ContextOf
) -> None:
    await plan.item("teacher", day=TODAY)
    await plan.task("teacher", "teacher", TODAY)
    assert len(lines(await look(site, context_of, "teacher", "deeds.morning"))) == 3
    await plan.change(RoadmapItem, state=ItemState.OFFERED)
    await plan.change(Task, state=TaskState.DONE)
    for name in ("teacher", "technician", "parent"):
        assert await look(site, context_of, name, "deeds.morning") is None


async def test_who_works_here_no_more_sees_nothing(
    plan: Plan, site: Site, context_of: ContextOf, services: Services
) -> None:
    await plan.item("teacher", day=TODAY)
    await plan.change(RoleGrant, until=TODAY - timedelta(days=1))
    assert await look(site, context_of, "teacher", "deeds.morning") is None


async def test_a_stand_in_gets_the_list_of_who_is_away(
    plan: Plan, db: Database, services: Services, site: Site, context_of: ContextOf, school: StandardSchool
) -> None:
    await plan.item("teacher", day=TODAY)
    async with db.write(SYSTEM) as session:
        away = await session.get_one(Person, school.people["teacher"])
        await factories.absence(session, away, first=TODAY, last=TODAY, deputy_id=school.people["nameless"])
        await services.directory.touch(session)
    assert len(lines(await look(site, context_of, "nameless", "deeds.morning"))) == 2


async def test_what_went_up_is_seen_by_those_above(
    plan: Plan, site: Site, context_of: ContextOf, school: StandardSchool
) -> None:
    """A coordinator hears of all, but of their own items the director does."""
    late = await plan.item("teacher", day=date(2026, 11, 19), text="Провести семинар", escalated=1)
    own = await plan.item("coordinator", day=date(2026, 11, 19), escalated=1)
    both = await plan.item("teacher", day=date(2026, 11, 10), escalated=2)
    left = await plan.item("left", day=date(2027, 5, 25), unclaimed_told_at=SCHOOL_MORNING)
    told: dict[str, Any] = {"day": date(2027, 5, 25), "unclaimed_told_at": SCHOOL_MORNING}
    untaken = await plan.item(f"department-{school.department}", **told)
    taken = await plan.item("role-staff", **told, owner_id=school.people["editor"])
    offered = await plan.item("teacher", day=date(2026, 11, 10), escalated=2, state=ItemState.OFFERED)
    task = await plan.task("deputy", "teacher", date(2026, 11, 18), escalated=1)
    await plan.task("deputy", "teacher", date(2026, 11, 23))
    for name, numbers in (
        ("coordinator", [f"item:{one}" for one in (offered, both, late, left)]),
        ("keeper_of_many", [f"item:{untaken}"]),
        ("director", [f"item:{one}" for one in (both, own)]),
        ("deputy", [f"task:{task}"]),
    ):
        shown = await raised(await context_of(name), Raised(page=0))
        assert buttons(shown) == numbers, name
        assert lines(shown)[0] == f"⬆️ Нужно ваше внимание: {len(numbers)}"
    shown = await raised(await context_of("coordinator"), Raised(page=0))
    assert f"item:{taken}" not in buttons(shown)
    assert lines(shown)[1].endswith("сдан, ждёт приёмки")
    assert lines(shown)[3].endswith("Провести семинар – срок прошёл 5 дней назад, отвечает: Ежова М. П.")
    assert lines(shown)[4].startswith("❔ ")
    assert " – никто не отвечает: " in lines(shown)[4]
    assert " – никто не взял: " in lines(await raised(await context_of("keeper_of_many"), Raised(page=0)))[1]


async def test_what_went_up_is_a_part_of_the_list(plan: Plan, site: Site, context_of: ContextOf) -> None:
    """Below one's own, as much of it as there is room for; whoever has nothing else gets a list of it."""
    day = date(2026, 11, 10)
    ways = [f"item:{await plan.item('teacher', day=day, escalated=2)}" for _ in range(2)]
    mine = await plan.item("coordinator", day=TODAY, number="7", text="Сдать отчёт")
    shown = await look(site, context_of, "director", "deeds.morning")
    assert lines(shown)[:2] == ["☀️ На сегодня", "⬆️ Нужно ваше внимание: 2"]
    assert len(lines(shown)) == 4
    assert buttons(shown) == [*ways, "raised:0", "deeds"]
    shown = await look(site, context_of, "coordinator", "deeds.morning")
    assert lines(shown)[0] == "☀️ На сегодня: 1 дело"
    assert lines(shown)[3] == "⬆️ Нужно ваше внимание: 2"
    assert buttons(shown) == [f"item:{mine}", *ways, "raised:0", "deeds"]
    for _ in range(9):
        await plan.item("coordinator", day=TODAY)
    shown = await look(site, context_of, "coordinator", "deeds.morning")
    assert lines(shown)[-1] == "⬆️ Нужно ваше внимание: 2"
    assert len(buttons(shown)) == 6
    line = await site.notices["deeds.morning"].line(await context_of("coordinator"), NoticeArgs(None, {}))
    assert line is not None
    assert RU.plain(line) == "☀️ На сегодня: 12 дел"
    assert "deeds.raised" not in site.notices


async def test_the_words_of_a_line(plan: Plan, site: Site, context_of: ContextOf) -> None:
    """Who knows of it is somebody else; a day is said as people say it; what is late has one mark everywhere."""
    await plan.item("coordinator", day=date(2026, 11, 19), text="Свой", escalated=1)
    await plan.item("director", "several", day=date(2026, 11, 19), text="Свой", escalated=2)
    await plan.task("deputy", "teacher", date(2026, 11, 23), text="Список")
    await plan.item("role-technician", day=TODAY, is_pulse=True, text="Журнал")
    for name, words in (
        ("coordinator", "Свой – срок прошёл 5 дней назад, знает директор"),
        ("teacher", "🔴 Список – срок был вчера"),
        ("technician", "Журнал – ещё никто не взял"),
    ):
        assert lines(await look(site, context_of, name, "deeds.morning"))[1].endswith(words), name


async def test_the_card_says_who_above_knows(plan: Plan, context_of: ContextOf, services: Services) -> None:
    """Whoever is responsible sees it there, not only in the morning."""
    late = await plan.item("teacher", day=date(2026, 11, 19), told_at=plan.clock.time - timedelta(days=30))
    left = await plan.item("left", day=date(2027, 5, 25))
    await services.roadmap.clockwork.tick()
    await services.roadmap.telling.unclaimed()
    for name, item, words in (
        ("teacher", late, "24.11.2026: срок прошёл, знает руководитель группы"),
        ("coordinator", left, "24.11.2026: никто не отвечает, знает руководитель"),
    ):
        context = await context_of(name)
        shown = lines((await context.site.follow(context, f"item:{item}")).screen)
        assert words in "\n".join(shown)


async def test_new_items_are_counted_in_words(site: Site, context_of: ContextOf) -> None:
    for own, shared, title in (
        (15, 0, "📋 Вам назначено 15 пунктов дорожной карты"),
        (1, 0, "📋 Вам назначен 1 пункт дорожной карты"),
        (0, 3, "📋 Вам назначено 3 пункта дорожной карты"),
    ):
        shown = lines(await look(site, context_of, "teacher", "deeds.assigned", own=own, shared=shared))
        assert shown[0] == title
        assert ("За такой пункт отвечает тот, кто первым его возьмёт" in " ".join(shown)) is bool(shared)


async def test_new_items_are_named_and_a_tap_away(plan: Plan, site: Site, context_of: ContextOf) -> None:
    items = [await plan.item("teacher", number=str(number), day=TODAY) for number in range(1, 13)]
    screen = await look(site, context_of, "teacher", "deeds.assigned", own=12, shared=0, items=items[:10])
    shown = lines(screen)
    assert [line.split()[1] for line in shown[1:11]] == [f"1.{number}" for number in range(1, 11)], shown
    assert "… и ещё 2" in shown[11]
    assert buttons(screen) == [*(f"item:{one}" for one in items[:5]), "deeds"]


async def test_no_change_is_lost_where_several_gathered(
    plan: Plan, site: Site, services: Services, clock: SetClock, school: StandardSchool
) -> None:
    """The list leads, what else gathered are lines below it; without it the last of the others leads."""
    item = await plan.item("teacher", day=TODAY)

    def row(number: int, count: int) -> Row:
        args = {"count": count, "items": [{"item": item, "is_text": True}]}
        return Row(number, 1, "plan.changed", None, args, False, 0, SCHOOL_MORNING, None, SCHOOL_MORNING)

    person = (await services.directory.now()).people[school.people["teacher"]]
    delivery = Delivery(site, services, clock)
    morning = Row(3, 1, "deeds.morning", None, {}, False, 0, SCHOOL_MORNING, None, SCHOOL_MORNING)
    for rows, first in (([row(1, 1), row(2, 2), morning], "☀️"), ([row(1, 1), row(2, 2)], "🔀")):
        shown = lines(await delivery.look(person, rows))
        assert shown[0].startswith(first)
        assert {f"🔀 В плане изменились ваши пункты: {count}" for count in (1, 2)} <= set(shown), shown


async def test_changed_items_are_told_one_by_one(plan: Plan, site: Site, context_of: ContextOf) -> None:
    one, two, done = [
        await plan.item("teacher", number=number, day=TODAY, state=ItemState.DONE if number == "4" else ItemState.OPEN)
        for number in ("1", "2", "4")
    ]
    days = {"was": "2026-11-18", "now": "2026-10-15"}
    changed = [{"item": one, "is_text": False} | days, {"item": two, "is_text": True}, {"item": done, "is_text": True}]
    screen = await look(site, context_of, "teacher", "plan.changed", count=3, items=changed)
    assert lines(screen) == [
        "🔀 В плане изменились ваши пункты: 3",
        "• 1.1 – срок был до 18.11.2026, стал до 15.10.2026",
        "• 1.2 – изменён текст",
    ]
    assert buttons(screen) == [f"item:{one}", f"item:{two}", "deeds"]
    removed = lines(await look(site, context_of, "teacher", "plan.removed", count=1, items=["3.4"]))
    assert removed[1] == "• Пункт 3.4 больше не за вами"


async def test_the_list_stands_above_what_gathered_over_night(
    plan: Plan, site: Site, services: Services, clock: SetClock, school: StandardSchool
) -> None:
    """And where nothing is left of it, the others come alone."""

    def row(number: int, kind: str) -> Row:
        return Row(number, 1, kind, None, {"own": 2, "shared": 0}, False, 0, SCHOOL_MORNING, None, SCHOOL_MORNING)

    person = (await services.directory.now()).people[school.people["teacher"]]
    delivery = Delivery(site, services, clock)
    rows = [row(1, "deeds.assigned"), row(2, "deeds.morning"), row(3, "deeds.morning")]
    assert lines(await delivery.look(person, rows))[0] == "📬 Пока вас не было: 1 сообщение"
    assert await delivery.look(person, rows[1:]) is None
    await plan.item("teacher", day=TODAY)
    shown = lines(await delivery.look(person, rows))
    assert (shown[0], shown[3:]) == (
        "☀️ На сегодня: 1 дело",
        ["📬 Пока вас не было: 1 сообщение", "📋 Вам назначено 2 пункта дорожной карты"],
    )
    assert len(lines(await delivery.look(person, rows[1:]))) == 2
    assert buttons(await delivery.look(person, rows)).count("deeds") == 1
    assert buttons(await delivery.look(person, [row(1, "deeds.assigned"), row(4, "roadmap.ask")])) == [
        "deeds",
        "pulses:0",
    ]
    news = [replace(row(number, "item.said"), subject="item:1", args={}) for number in (5, 6)]
    digest = await delivery.look(person, news)
    assert digest is not None
    labels = [RU.plain(one.label) for (one,) in digest.rows if isinstance(one, Button) and isinstance(one.label, Text)]
    assert labels == [RU.plain(digest.lines[1])]
