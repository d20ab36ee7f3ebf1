from datetime import date
from zoneinfo import ZoneInfo

import pytest

from bot.errors import Invalid, Missing, Repeated
from bot.services import Services
from bot.services.calendar import WorkingCalendar
from bot.services.daywords import Days
from bot.services.school import BUDGETS, ZONES, Special, find_zone, next_specials
from models.school import DayKind
from tests.personas import ActorOf

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("words", "zone"),
    [("Asia/Tomsk", "Asia/Tomsk"), ("asia/tomsk", "Asia/Tomsk"), ("Tomsk", "Asia/Tomsk"), ("UTC", "UTC")],
)
def test_a_zone_is_found(words: str, zone: str) -> None:
    assert find_zone(words) == zone


@pytest.mark.parametrize("words", ["Луна", "../etc/passwd", "/etc/passwd", "Europe", "", "Asia/Tomsk\x00"])
def test_what_is_no_zone_is_refused(words: str) -> None:
    with pytest.raises(Invalid):
        find_zone(words)


def test_every_listed_zone_exists() -> None:
    assert len(set(ZONES)) == len(ZONES)
    for name in ZONES:
        ZoneInfo(name)


def test_the_next_special_days_of_both_weeks() -> None:
    five = WorkingCalendar(ZoneInfo("UTC"), 5, {TODAY: DayKind.OFF})
    assert next_specials(five, TODAY, 2) == [
        Special(date(2026, 12, 31), date(2027, 1, 10), DayKind.OFF),
        Special(date(2027, 2, 20), date(2027, 2, 20), DayKind.WORKING),
    ]
    assert next_specials(WorkingCalendar(ZoneInfo("UTC"), 6), TODAY, 1)[0].last == date(2027, 1, 8)


async def test_a_change_is_kept_shown_and_replaced(services: Services, actor_of: ActorOf) -> None:
    admin = await actor_of("admin")
    day = date(2026, 12, 25)
    await services.school.change_days(admin, Days(day, day, "мороз"), "off")
    await services.school.change_days(admin, Days(day, day, None), "working")
    assert [(change.day, change.kind, change.note) for change in await services.school.changes(admin)] == [
        (day, DayKind.WORKING, None)
    ]
    await services.school.unchange_day(admin, day)
    assert await services.school.changes(admin) == []


async def test_news_have_a_budget_of_those_offered(services: Services, actor_of: ActorOf) -> None:
    admin = await actor_of("admin")
    for posts in BUDGETS:
        await services.school.set_news_budget(admin, posts)
        assert (await services.directory.now()).news_budget == posts
    for posts in (0, 1, 999):
        with pytest.raises(Invalid):
            await services.school.set_news_budget(admin, posts)
    for wanted in (True, False):
        await services.school.set_news_approval(admin, wanted)
        assert (await services.directory.now()).news_approval is wanted


async def test_the_same_update_changes_nothing_twice(services: Services, actor_of: ActorOf) -> None:
    admin = await actor_of("admin", update_id=5)
    await services.school.rename(admin, "Школа")
    with pytest.raises(Repeated):
        await services.school.rename(admin, "Другая")
    assert (await services.directory.now()).name == "Школа"


async def test_a_school_can_not_close_for_ever(services: Services, actor_of: ActorOf) -> None:
    admin = await actor_of("admin")
    with pytest.raises(Invalid) as refusal:
        await services.school.change_days(admin, Days(TODAY, date(2028, 6, 1), None), "off")
    assert refusal.value.key == "error-no-working-day"
    assert await services.school.changes(admin) == []


async def test_what_can_not_be_set_is_refused(services: Services, actor_of: ActorOf) -> None:
    admin = await actor_of("admin")
    with pytest.raises(Invalid):
        await services.school.set_week(admin, 7)
    with pytest.raises(Invalid):
        await services.school.rename(admin, "\u200b")
    with pytest.raises(Invalid):
        await services.school.rename(admin, "я" * 121)
    with pytest.raises(Missing):
        await services.school.change_days(admin, Days(TODAY, TODAY, None), "holiday")
