"""The status by its screens: one message for any period, by right, honest about what is not known."""

from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid, Missing
from bot.i18n import LANGUAGES, Voice
from bot.markup import plain_of, visible_length
from bot.presenter import TEXT_LIMIT
from bot.services import Services
from bot.services.status import measuring, reading
from bot.services.status.registry import INDICATORS
from bot.services.status.shapes import Area as StatusArea
from bot.ui import Button, Incoming, Media, Screen
from handlers.site import Context, Nowhere
from handlers.status.addresses import Areas
from models.base import table
from models.news import PostState, Reaction
from models.people import Role, RoleGrant
from models.roadmap import ItemState
from models.surveys import SurveyState
from tests import factories
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only
from tests.handlers.crawler import complaints_about, targets
from tests.personas import ContextOf, StandardSchool

pytestmark = sqlite_only

TODAY = SCHOOL_MORNING.date()  # Tuesday 24 November 2026
VOICES = tuple(Voice(language, ZoneInfo("Asia/Novokuznetsk")) for language in LANGUAGES)
STRANGERS = ("teacher", "technician", "parent", "student", "admin", "editor", "class_teacher")
NOVEMBER = "m202611"


def text(screen: Screen | None) -> str:
    assert screen is not None
    return "\n".join(plain_of(VOICES[0].html(line)) for line in screen.lines)


def labels(screen: Screen | None) -> list[str]:
    assert screen is not None
    return [VOICES[0].plain(button.label) for row in screen.rows for button in row if isinstance(button, Button)]


async def follow(context: Context, packed: str) -> Screen:
    shown = (await context.site.follow(context, packed)).screen
    assert shown is not None
    return shown


async def on_record(session: AsyncSession, days: int) -> None:
    """Something was written down so many days ago, and counts nowhere."""
    await factories.roadmap_item(session, state=ItemState.DROPPED, created_at=SCHOOL_MORNING - timedelta(days=days))


@pytest.fixture
async def busy(db: Database, school: StandardSchool) -> None:
    """Late faults, a letter with silent people, a survey that runs, a consumable below its minimum."""
    async with db.write(SYSTEM) as session:
        await on_record(session, 90)
        late: dict[str, Any] = {"solve_by": SCHOOL_MORNING - timedelta(days=5), "room_id": school.rooms["214"]}
        for _ in range(8):
            await factories.ticket(session, opened_at=SCHOOL_MORNING - timedelta(days=8), **late)
        letter: dict[str, Any] = {"state": PostState.SENT, "sent_at": SCHOOL_MORNING - timedelta(days=9)}
        letter |= {"reaction": Reaction.ACKNOWLEDGE, "react_by": TODAY - timedelta(days=2), "html": "Собрание"}
        post = await factories.news_post(session, **letter)
        await factories.news_tally(session, post, meant=4, reached=4, units=4, reacted=3, in_time=3)
        running: dict[str, Any] = {"state": SurveyState.RUNNING, "started_at": SCHOOL_MORNING - timedelta(days=2)}
        everybody = await factories.news_post(session, **letter)
        await factories.news_tally(session, everybody, meant=1, reached=1, units=1, reacted=1, in_time=1)
        survey = await factories.survey(session, title="Питание", ends_on=TODAY + timedelta(days=3), **running)
        for answered in (True, False):
            await factories.survey_unit(session, survey, answered=answered)
        await factories.consumable(session, name="Бумага А4", stock=1, minimum=5)


async def test_one_message_says_how_the_school_stands(busy: None, context_of: ContextOf) -> None:
    shown = await follow(await context_of("director"), "status")
    lines = text(shown).splitlines()
    assert lines[0] == "📊 Статус: ноябрь 2026"
    assert lines[1:3] == ["Данные на 24.11.2026 10:00,", "сравнение: 01.10–24.10.2026"]
    signs = [line for line in lines if line[:1] in "🔴🔸✅▫"]
    assert signs[:5] == ["🔴 Заявки", "🔸 Расходники", "🔸 Новости и письма", "🔸 Опросы", "✅ План мероприятий"]
    assert lines[lines.index("🔴 Заявки") + 1] == "Просрочено заявок: 8 · ▲ 8, хуже"
    assert lines[lines.index("🔸 Новости и письма") + 1] == "Ответили на письма вовремя: 80 %"
    worst = lines[lines.index("Хуже всего сейчас:") + 1 :]
    assert len(worst) == 3
    assert "Заявка № 1" in worst[0]
    assert len(labels(shown)) <= 8
    assert {"🗓 ноябрь 2026", "🔎 По разделам"} <= set(labels(shown))
    assert all(visible_length("\n".join(map(voice.html, shown.lines))) < TEXT_LIMIT / 4 for voice in VOICES)


async def test_a_school_without_anything_divides_nothing(context_of: ContextOf) -> None:
    context = await context_of("director")
    shown = text(await follow(context, "status:m202609"))
    assert "▫️ Опросы\nОтветили на опросы: данных нет" in shown
    assert "Просроченного сейчас нет" not in shown, "of September nothing is worst now"
    assert "👍 Просроченного сейчас нет." in text(await follow(context, "status"))
    for area in StatusArea:
        assert "Откуда число?" in text(await follow(context, f"status.area:{area}:y2026")), area
    for indicator in INDICATORS:
        shown = text(await follow(context, f"status.why:{indicator.code}:x20161125-20261124:0"))
        assert "25.11.2016–24.11.2026" in shown, indicator.code


async def test_of_days_before_the_first_record_nothing_is_said_but_that(busy: None, context_of: ContextOf) -> None:
    context = await context_of("director")
    shown = text(await follow(context, "status:y2019"))
    assert shown.splitlines()[1] == "За это время данных нет: первые записи – с 26.08.2026"
    assert not {"🔴", "🔸", "✅"} & set(shown)
    assert "Меньше минимума на складе: данных нет" in shown
    assert "первые записи" in text(await follow(context, "status.area:supplies:y2019"))
    why = await follow(context, "status.why:below_minimum:y2019:0")
    assert "2019/2020 (на 31.08.2020): данных нет" in text(why)
    assert "За этим числом ничего нет." in text(why)


async def test_every_screen_is_fit_for_a_phone_for_each_who_sees_it(busy: None, context_of: ContextOf) -> None:
    for who in ("director", "deputy", "coordinator", "several"):
        context = await context_of(who)
        addresses = ["status", "hot", "hot:1", "status.silent", f"status.period:{NOVEMBER}:status"]
        addresses += [f"status.area:{area}:t20261" for area in StatusArea]
        addresses += [f"status.why:{one.code}:{NOVEMBER}:0" for one in INDICATORS]
        for packed in addresses:
            answer = await context.site.follow(context, packed)
            assert list(complaints_about(answer, VOICES)) == [], (who, packed)
            assert answer.screen is not None
            for to in targets(answer.screen):
                if not to.startswith("act."):
                    await context.site.follow(context, to)


async def test_it_is_for_those_who_answer_for_the_school(
    db: Database, services: Services, context_of: ContextOf, school: StandardSchool
) -> None:
    addresses = ["status", "hot", "status.silent", f"status.area:tickets:{NOVEMBER}"]
    addresses.append(f"status.why:tickets_open:{NOVEMBER}:0")
    addresses.append(f"status.period:{NOVEMBER}:status")
    for who in (*STRANGERS, "stranger"):
        for packed in addresses:
            with pytest.raises(Denied):
                await follow(await context_of(who), packed)
        with pytest.raises(Denied):
            await (context := await context_of(who)).site.take(
                context, f"status.said:{NOVEMBER}:status", Incoming(text="октябрь")
            )
    async with db.write(SYSTEM) as session:
        revoked = update(table(RoleGrant)).where(table(RoleGrant).c.role == Role.DIRECTOR)
        await session.execute(revoked.values(until=date(2026, 11, 15)))
        await services.directory.touch(session)
    for packed in addresses:
        with pytest.raises(Denied):
            await follow(await context_of("director"), packed)


async def test_the_coordinator_sees_numbers_and_opens_what_they_may(busy: None, context_of: ContextOf) -> None:
    context = await context_of("coordinator")
    why = await follow(context, f"status.why:tickets_overdue:{NOVEMBER}:0")
    assert "ноябрь 2026 (на 24.11.2026): 8" in text(why)
    assert "Список видят директор и заместители." in text(why)
    assert not [to for to in targets(why) if to.startswith("ticket:")]
    assert "Что за этим, видят директор и заместители." in text(await follow(context, "status"))
    silent = text(await follow(context, "status.silent"))
    assert silent.splitlines()[1] == "Список видят директор и заместители."


async def test_an_address_made_by_hand_opens_nothing(context_of: ContextOf) -> None:
    context = await context_of("director")
    for packed, refused in (
        ("status:", Nowhere),
        ("hot:0", Nowhere),
        ("hot:-1", Nowhere),
        ("hot:999", None),
        ("status:m202613", Missing),
        ("status:m2026011", Missing),
        ("status:x20261115-20261101", Missing),
        ("status:x20101115-20261101", Missing),
        ("status:d00010101", Missing),
        ("status:m202701", Invalid),
        ("status.area:nothing:m202611", Missing),
        ("status.area:tickets", Nowhere),
        ("status.why:nothing:m202611:0", Missing),
        ("status.why:tickets_open:m202611:-1", Nowhere),
        ("status.why:tickets_open::0", None),
        ("status.why:tickets_open:m202611:999999", None),
        ("status.period:m202611:people", Missing),
        ("status.said:m202611:status", Nowhere),
    ):
        if refused is None:
            assert text(await follow(context, packed)), packed
        else:
            with pytest.raises(refused):
                await follow(context, packed)
    with pytest.raises(Missing):
        await context.site.take(context, "status.said:m202611:people", Incoming(text="октябрь"))


async def test_an_indicator_that_fails_leaves_the_others(
    busy: None, context_of: ContextOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured = measuring.measure

    async def fails(*args: Any) -> Any:
        found = await measured(*args)
        return {code: None if code == "tickets_overdue" else figures for code, figures in found.items()}

    monkeypatch.setattr(reading, "measure", fails)
    context = await context_of("director")
    shown = text(await follow(context, "status"))
    assert "▫️ Заявки\nНе удалось посчитать" in shown
    assert "🔸 Расходники\nМеньше минимума на складе: 1" in shown
    area = text(await follow(context, f"status.area:tickets:{NOVEMBER}"))
    assert "1. Просрочено заявок: не удалось посчитать\n2. Открыто заявок: 8" in area
    why = text(await follow(context, f"status.why:tickets_overdue:{NOVEMBER}:0"))
    assert "ноябрь 2026: не удалось посчитать" in why
    assert "За этим числом" not in why


async def test_where_a_number_comes_from(busy: None, context_of: ContextOf) -> None:
    context = await context_of("director")
    async with context.services.directory._db.write(SYSTEM) as session:
        section = await factories.roadmap_section(session, number="2.", title="Техника")
        await factories.roadmap_item(session, section, number="4", text="Обслуживать технику")
    shown = await follow(context, f"status.why:tickets_overdue:{NOVEMBER}:1")
    assert text(shown).splitlines()[0] == "❓ Просрочено заявок"
    for part in (
        "открыты дольше обещанного",
        "Служит пункту 2.4 плана: «Обслуживать технику»",
        "• ноябрь 2026 (на 24.11.2026): 8",
        "• 01.10–24.10.2026 (на 24.10.2026): 0 · ▲ 8, хуже",
        "• 01.11–24.11.2025 (на 24.11.2025): данных нет",
        "Цвет: ✅ меньше 1, 🔸 от 1, 🔴 от 5",
        "За этим числом: 8 заявок о неисправностях",
    ):
        assert part in text(shown), part
    assert [label for label in labels(shown) if "№" in label] == ["🔴 № 2 · 214 · Колонки", "🔴 № 1 · 214 · Колонки"]
    letters = await follow(context, f"status.why:reacted_in_time:{NOVEMBER}:0")
    assert "Цвет: ✅ от 90 %, 🔸 меньше 90 %, 🔴 меньше 70 %" in text(letters)
    assert "✗ 3 из 4 · Собрание" in labels(letters)
    stock = await follow(context, f"status.why:below_minimum:{NOVEMBER}:0")
    assert "Бумага А4, шт.: 1 из 5" in text(stock)


async def test_everything_that_goes_wrong_stands_on_pages_with_what_can_be_done(
    busy: None, context_of: ContextOf
) -> None:
    context = await context_of("director")
    first = await follow(context, "hot")
    assert text(first).splitlines()[:2] == ["🔥 Что горит", "Заявки: 8 · Новости и письма: 1"]
    assert len([line for line in text(first).splitlines() if "Заявка №" in line]) == 6
    assert labels(first)[0].startswith("⏰ Поторопить: №")
    assert labels(first)[-2:] == ["1/2", "›"]
    second = await follow(context, "hot:1")
    assert len(text(second).splitlines()) == 3 + 3
    assert text(await follow(context, "hot:99")) == text(second)
    hot = text(await follow(await context_of("coordinator"), "hot")).splitlines()
    assert hot[1] == "Просроченного сейчас нет – из того, что вам открыто."


async def test_an_area_leads_on_to_what_there_is(busy: None, context_of: ContextOf) -> None:
    for who, area, leads in (
        ("director", "roadmap", {"roadmap"}),
        ("director", "tickets", {"log"}),
        ("director", "supplies", set()),
        ("director", "news", {"newsroom", "status.silent"}),
        ("deputy", "surveys", {"surveys", "status.silent"}),
        ("director", "school", {"people"}),
        ("coordinator", "tickets", set()),
        ("coordinator", "news", set()),
        ("coordinator", "school", set()),
    ):
        shown = await follow(await context_of(who), f"status.area:{area}:{NOVEMBER}")
        own = ("status.area", "status.why", "status.period", "status.by", "status.chart", "status:", "menu")
        assert {to for to in targets(shown) if not to.startswith(own)} == leads, (who, area)


async def test_all_areas_stand_on_one_screen_each_with_its_light(busy: None, context_of: ContextOf) -> None:
    context = await context_of("director")
    shown = await follow(context, "status.areas:t20262")
    assert labels(shown)[:2] == ["✅ План мероприятий", "🔴 Заявки"]
    assert labels(shown)[-2:] == ["🏫 Школа", "🗓 2 четверть 2026/2027"]
    for to in list(targets(shown))[: len(StatusArea)]:
        area = await follow(context, to)
        assert area.back == Areas(period="t20262"), "back to where it was chosen"
        assert len([label for label in labels(area) if not label.isdecimal()]) <= 6, to


async def test_who_has_not_answered(busy: None, context_of: ContextOf) -> None:
    shown = await follow(await context_of("deputy"), "status.silent")
    assert text(shown).splitlines()[3:] == [
        "• Питание: ответили 1 из 2, до 27.11.2026",
        "Срок прошёл:",
        "• Собрание: ответили 3 из 4, до 22.11.2026",
    ]
    assert list(targets(shown))[:2] == ["surveys.one:1", "newscard:1"]


async def test_many_who_have_not_answered_stand_on_pages(db: Database, context_of: ContextOf) -> None:
    async with db.write(SYSTEM) as session:
        for days in range(8):
            letter: dict[str, Any] = {"reaction": Reaction.ACKNOWLEDGE, "react_by": TODAY + timedelta(days=days)}
            letter |= {"state": PostState.SENT, "sent_at": SCHOOL_MORNING - timedelta(days=9), "html": f"Письмо {days}"}
            post = await factories.news_post(session, **letter)
            await factories.news_tally(session, post, units=4)
    context = await context_of("director")
    first, last = await follow(context, "status.silent"), await follow(context, "status.silent:99")
    assert text(first).splitlines()[3].startswith("• Письмо 0:")
    assert [line[:10] for line in text(last).splitlines()[3:]] == ["• Письмо 6", "• Письмо 7"]
    assert labels(first)[-2:] == ["1/2", "›"]


async def test_questions_in_words_are_answered(busy: None, context_of: ContextOf) -> None:
    context = await context_of("director")
    for words, title in (
        ("что горит", "🔥 Что горит"),
        ("сколько заявок в октябре?", "❓ Поступило заявок"),
        ("Кто не ответил", "🔕 Кто не ответил"),
        ("что по плану", "🗺 План: ноябрь 2026"),
        ("статус за октябрь", "📊 Статус: октябрь 2026"),
        ("что с расходниками?", "📦 Расходники: ноябрь 2026"),
        ("реестры", "📑"),
        ("сколько поломок в кабинете 214", "🧭 По кабинетам: ноябрь 2026"),
        ("сколько заявок у Тихонова", "🧭 Нагрузка людей: ноябрь 2026"),
    ):
        heard = await context.site.hear(context, Incoming(text=words))
        assert heard is not None, words
        assert text(heard.screen).startswith(title), words
    asked = await context.site.hear(context, Incoming(text="сколько заявок в октябре"))
    assert asked is not None
    assert "• октябрь 2026: 0" in text(asked.screen)


async def test_what_is_no_question_goes_its_way(context_of: ContextOf) -> None:
    context = await context_of("director")
    for words in ("в 214 не работает проектор", "где моя заявка", "Ежова, до пятницы сдать план", "спасибо"):
        heard = await context.site.hear(context, Incoming(text=words))
        assert heard is not None, words
        assert "Статус:" not in text(heard.screen), words
    for who in ("teacher", "parent"):
        context = await context_of(who)
        heard = await context.site.hear(context, Incoming(text="сколько заявок в октябре"))
        assert heard is None or "Поступило заявок" not in text(heard.screen), who
    photo = Incoming(text="что горит", media=Media("photo", "1"))
    heard = await (director := await context_of("director")).site.hear(director, photo)
    assert heard is None or "Хуже всего" not in text(heard.screen)


async def test_a_year_ago_is_told_only_where_something_was_kept(
    db: Database, context_of: ContextOf, clock: SetClock
) -> None:
    context = await context_of("director")
    assert "год назад" not in text(await follow(context, f"status.area:tickets:{NOVEMBER}"))
    async with db.write(SYSTEM) as session:
        await factories.ticket(session, opened_at=SCHOOL_MORNING - timedelta(days=370))
    shown = text(await follow(context, f"status.area:tickets:{NOVEMBER}"))
    assert "3. Поступило заявок: 0\n – без изменений · год назад 1" in shown
