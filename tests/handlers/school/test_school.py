from datetime import date

import pytest
from sqlalchemy import update

from bot.access import SYSTEM
from bot.errors import Denied, Missing
from handlers.school import actions, screens
from handlers.school.addresses import (
    AddDays,
    Calendar,
    News,
    School,
    SetApproval,
    SetBudget,
    SetWeek,
    SetZone,
    Unchange,
)
from models.school import School as SchoolRow
from tests.chat import Chat
from tests.databases import sqlite_only
from tests.personas import MEMBERS, ContextOf

pytestmark = sqlite_only


async def name_school(chat: Chat, name: str | None) -> None:
    async with chat.app.db.write(SYSTEM) as session:
        await session.execute(update(SchoolRow).values(name=name))
        await chat.app.services.directory.touch(session)


async def test_the_set_up_asks_one_thing_after_the_other(chat: Chat) -> None:
    await name_school(chat, None)
    assert "шаг 1 из 3" in (await chat.says("admin", "/school")).text
    assert "шаг 2 из 3" in (await chat.says("admin", "Лицей <b>№ 7</b>\u200b")).text
    assert "шаг 3 из 3" in (await chat.taps("admin", "Шесть дней")).text
    next_steps = await chat.taps("admin", "Оставить")
    assert "С чего начать" in next_steps.text
    assert chat.offers("admin", "Люди")
    school = await chat.app.services.directory.now()
    assert (school.name, school.calendar.week_days, school.zone.key) == ("Лицей <b>№ 7</b>", 6, "Asia/Novokuznetsk")
    assert "Лицей <b>№ 7</b>" in (await chat.says("admin", "/school")).text


async def test_the_zone_is_found_by_page_or_typed(chat: Chat) -> None:
    await name_school(chat, "Школа")
    await chat.says("admin", "/school")
    await chat.taps("admin", "Часовой пояс")
    await chat.taps("admin", "›")
    assert "Екатеринбург, Уфа, Пермь (UTC+5)" in (await chat.taps("admin", "Екатеринбург")).text
    await chat.taps("admin", "Часовой пояс")
    assert "Такого часового пояса нет" in (await chat.says("admin", "Луна")).text
    assert "Томск (UTC+7)" in (await chat.says("admin", "tomsk")).text
    await chat.taps("admin", "Часовой пояс")
    assert "Asia/Almaty" in (await chat.says("admin", "Asia/Almaty")).text


async def test_a_day_off_is_added_and_taken_back(chat: Chat) -> None:
    await name_school(chat, "Школа")
    await chat.says("admin", "/school")
    assert "отдыхаем 31.12.2026 – " in (await chat.taps("admin", "Выходные")).text
    await chat.taps("admin", "Выходной")
    assert "Не похоже на дату" in (await chat.says("admin", "скоро")).text
    assert "25.12.2026 – выходной (мороз)" in (await chat.says("admin", "25.12 мороз")).text
    school = await chat.app.services.directory.now()
    assert not school.calendar.is_working_day(date(2026, 12, 25))
    assert "нет" in (await chat.taps("admin", "Отменить 25.12.2026")).text
    school = await chat.app.services.directory.now()
    assert school.calendar.is_working_day(date(2026, 12, 25))


async def test_a_working_saturday_is_added(chat: Chat) -> None:
    await name_school(chat, "Школа")
    await chat.says("admin", "/school")
    await chat.taps("admin", "Выходные")
    await chat.taps("admin", "Рабочий день")
    assert "28.11.2026 – рабочий" in (await chat.says("admin", "28.11")).text
    assert (await chat.app.services.directory.now()).calendar.is_working_day(date(2026, 11, 28))


async def test_news_wait_for_approval_or_not_and_have_a_budget(chat: Chat) -> None:
    await name_school(chat, "Школа")
    await chat.says("admin", "/school")
    shown = await chat.taps("admin", "Новости")
    assert "ждут согласования: нет" in shown.text
    assert "Сообщений в неделю: 5" in shown.text
    assert "ждут согласования: да" in (await chat.taps("admin", "Согласовывать")).text
    assert "Сообщений в неделю: 3" in (await chat.taps("admin", "3")).text
    assert chat.offers("admin", "☑ 3")
    school = await chat.app.services.directory.now()
    assert (school.news_approval, school.news_budget) == (True, 3)
    assert "ждут согласования: нет" in (await chat.taps("admin", "без согласования")).text
    assert not (await chat.app.services.directory.now()).news_approval


@pytest.mark.parametrize("name", sorted({*MEMBERS, "stranger"} - {"admin", "several"}))
async def test_nobody_else_may_look_or_change(context_of: ContextOf, name: str) -> None:
    context = await context_of(name)
    for trying in (
        screens.school(context, School()),
        screens.calendar(context, Calendar()),
        screens.add_days(context, AddDays(kind="off")),
        actions.set_week(context, SetWeek(days=6, first=False)),
        actions.set_zone(context, SetZone(name="Europe/Moscow", first=False)),
        actions.unchange(context, Unchange(day="2026-12-25")),
        screens.news(context, News()),
        actions.set_approval(context, SetApproval(wanted=True)),
        actions.set_budget(context, SetBudget(posts=3)),
    ):
        with pytest.raises(Denied):
            await trying


async def test_made_up_addresses_are_refused(context_of: ContextOf) -> None:
    context = await context_of("admin")
    for trying in (
        screens.add_days(context, AddDays(kind="holiday")),
        actions.unchange(context, Unchange(day="2026-13-45")),
    ):
        with pytest.raises(Missing):
            await trying


async def test_a_menu_names_the_school(chat: Chat) -> None:
    await name_school(chat, "Школа")
    await chat.says("admin", "/school")
    await chat.taps("admin", "Название")
    await chat.says("admin", "Школа у озера")
    assert "Школа у озера" in (await chat.says("teacher", "/menu")).text
