"""Planned work as those see it who do it: planned by its title, changed on its card, ticked step by step."""

import pytest

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Missing
from bot.services import Services
from bot.ui import Button, Incoming, Media, Screen, Text
from handlers.errors import answer_to
from handlers.planned.addresses import Card, Checks, Days, Planned, SetDay, Where, Who
from handlers.site import Context
from models.people import Person
from models.school import Building
from tests import factories
from tests.chat import Chat
from tests.databases import SetClock, sqlite_only
from tests.personas import SECOND, ContextOf, StandardSchool

pytestmark = sqlite_only


async def shown(context: Context, address: str) -> Screen:
    answer = await context.site.follow(context, address)
    assert answer.screen is not None
    return answer.screen


def labels(screen: Screen) -> list[str]:
    buttons = [button.label for row in screen.rows for button in row if isinstance(button, Button)]
    return [label.key if isinstance(label, Text) else label for label in buttons]


@pytest.fixture
async def plan(context_of: ContextOf, services: Services) -> int:
    """The number of work that the technician planned."""
    return await services.tickets.planned.add((await context_of("technician")).actor, "Уборка")


async def test_planned_made_ticked_and_done(chat: Chat) -> None:
    await chat.says("technician", "/planned")
    await chat.taps("technician", "Запланировать")
    assert "Ближайший раз: 25.11.2026, потом 25.12.2026" in (await chat.says("technician", "Чистка проекторов")).text
    for button, answer in (
        ("Шаги", "Протереть фильтр\nПроверить лампу"),
        ("День", "24.11.2026"),
        ("Где", "214"),
    ):
        await chat.taps("technician", button)
        await chat.says("technician", answer)
    for button, choice in (("Как часто", "Каждую неделю"), ("Что", "Проектор"), ("Кому", "Тихий")):
        await chat.taps("technician", button)
        await chat.taps("technician", choice)
    card = chat.user("technician").last.text
    for words in (
        "24.11.2026, потом 01.12.2026",
        "Каждую неделю",
        "Проектор",
        "каб. 214",
        "Тихий",
        "– Протереть фильтр",
    ):
        assert words in card

    await chat.app.services.tickets.planned.make_due()
    chat.app.outbox.wake()
    assert "Чистка проекторов" in (await chat.sees("technician", "Плановая работа № 1")).text
    await chat.taps("technician", "Шаги: 0 из 2")
    assert "Остался 1 шаг" in (await chat.taps("technician", "Протереть фильтр")).text
    done = await chat.taps("technician", "Проверить лампу")
    assert "Всё отмечено" in done.text
    assert "☑️ Протереть фильтр · Тихий О. И. 10:00" in done.text
    assert "Остался 1 шаг" in (await chat.taps("technician", "Протереть фильтр")).text
    await chat.taps("technician", "Назад")
    assert chat.offers("technician", "Шаги: 1 из 2")
    assert "Отмечено 1 из 2. Всё равно готово?" in (await chat.taps("technician", "Готово")).text
    assert "что сделано?" in (await chat.taps("technician", "Всё равно готово")).text
    finished = await chat.taps("technician", "Без слов")
    assert "Плановая работа № 1" in finished.text
    assert "✅ Сделано" in finished.text
    assert "Сообщил" not in finished.text

    await chat.says("technician", "/planned")
    await chat.taps("technician", "Чистка")
    assert chat.offers("technician", "Последняя заявка № 1")
    await chat.taps("technician", "Остановить")
    assert "ничего не запланировано" in (await chat.taps("technician", "Да, остановить")).text


async def test_another_service_sees_nothing_of_it(context_of: ContextOf, plan: int) -> None:
    keeper = await context_of("storekeeper")
    assert labels(await shown(keeper, Planned().pack())) == ["plan-new"]
    for prefix in (
        "plan",
        "plan.kinds",
        "plan.where",
        "plan.turns",
        "plan.days",
        "plan.steps",
        "plan.end",
        "plan.stop",
    ):
        answer = await answer_to(keeper, keeper.site.follow(keeper, f"{prefix}:{plan}"))
        assert answer.toast is not None
        assert answer.toast.key == "error-plan-missing"


async def test_a_number_that_several_buildings_have_is_asked_about(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf, plan: int
) -> None:
    async with db.write(SYSTEM) as session:
        second = await session.get_one(Building, school.buildings[SECOND])
        await factories.room(session, second, number="214")
        await services.directory.touch(session)
    context = await context_of("technician")
    answer = await context.site.take(context, Where(id=plan).pack(), Incoming(text="214"))
    assert answer.screen is not None
    assert labels(answer.screen) == ["plan-room", "plan-room"]


async def test_another_place_is_told_in_words(services: Services, context_of: ContextOf, plan: int) -> None:
    context = await context_of("technician")
    await context.site.take(context, Where(id=plan).pack(), Incoming(text="Чердак"))
    assert (await services.tickets.planned.card(context.actor, plan)).place == "Чердак"
    await context.site.follow(context, f"plan.room:{plan}:0")
    assert (await services.tickets.planned.card(context.actor, plan)).place is None


async def test_only_who_is_there_is_offered(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf, plan: int
) -> None:
    before = labels(await shown(await context_of("technician"), Who(id=plan).pack()))
    async with db.write(SYSTEM) as session:
        await factories.absence(session, await session.get_one(Person, school.people["second_technician"]))
        await services.directory.touch(session)
    after = labels(await shown(await context_of("technician"), Who(id=plan).pack()))
    assert set(before) - set(after) == {"Рябов П. Ю."}


async def test_the_card_says_that_who_gets_it_is_away(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf, plan: int
) -> None:
    second = school.people["second_technician"]
    await services.tickets.planned.assign((await context_of("technician")).actor, plan, second)
    async with db.write(SYSTEM) as session:
        await factories.absence(session, await session.get_one(Person, second))
        await services.directory.touch(session)
    screen = await shown(await context_of("technician"), Card(id=plan).pack())
    who = next(line.args["who"] for line in screen.lines if line.key == "plan-who")
    assert isinstance(who, Text)
    assert who.key == "plan-who-away"


@pytest.mark.parametrize("day", ["x", "2026-13-01", "20261201x"])
async def test_days_made_by_hand(context_of: ContextOf, plan: int, day: str) -> None:
    context = await context_of("technician")
    with pytest.raises(Missing):
        await context.site.follow(context, f"plan.day:{plan}:{day}")


async def test_words_are_wanted_not_a_photo(context_of: ContextOf, plan: int) -> None:
    context = await context_of("technician")
    photo = Incoming(media=Media("photo", "photo1"))
    answer = await answer_to(context, context.site.take(context, Days(id=plan).pack(), photo))
    assert answer.toast is not None
    assert answer.toast.key == "error-words-needed"


async def test_a_ticket_without_steps_has_no_checklist(
    services: Services, context_of: ContextOf, plan: int, clock: SetClock
) -> None:
    clock.advance(days=1)
    await services.tickets.planned.make_due()
    context = await context_of("technician")
    assert "button-checks" not in labels(await shown(context, "ticket:1"))
    with pytest.raises(Missing):
        await context.site.follow(context, Checks(id=1).pack())


async def test_who_only_reads_the_ticket_has_nothing_to_tick(
    services: Services, context_of: ContextOf, plan: int, clock: SetClock
) -> None:
    technician = await context_of("technician")
    await services.tickets.planned.set_steps(technician.actor, plan, "Раз\nдва")
    clock.advance(days=1)
    await services.tickets.planned.make_due()
    assert labels(await shown(technician, Checks(id=1).pack())) == ["ticket-check", "ticket-check"]
    assert labels(await shown(await context_of("director"), Checks(id=1).pack())) == []


@pytest.mark.parametrize(
    ("ahead", "days"),
    [(0, ["2026-11-25", "2026-12-01"]), (37, ["2027-01-11", "2027-01-01"]), (38, ["2027-01-11", "2027-02-01"])],
)
async def test_the_next_working_day_and_the_next_month_are_offered(
    context_of: ContextOf, plan: int, clock: SetClock, ahead: int, days: list[str]
) -> None:
    clock.advance(days=ahead)
    screen = await shown(await context_of("technician"), Days(id=plan).pack())
    assert [button.to for row in screen.rows for button in row if isinstance(button, Button)] == [
        SetDay(id=plan, day=day) for day in days
    ]
