"""Setting a task: by buttons in a few taps, or in a sentence, and never without a look at it."""

from datetime import date

import pytest

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid, Missing, Outdated
from bot.services import Services
from bot.ui import Answer, Incoming, Screen
from handlers.home import actions as home
from handlers.home.addresses import Cancel
from handlers.site import Context
from handlers.tasks import actions, addresses, setting
from models.people import Person
from tests import factories
from tests.databases import SCHOOL_MORNING, sqlite_only
from tests.personas import ActorOf, ContextOf, StandardSchool

pytestmark = sqlite_only
FRIDAY = date(2026, 11, 27)


def labels(shown: Screen | Answer | None) -> list[str]:
    """Where the buttons of a screen lead, packed."""
    shown = shown.screen if isinstance(shown, Answer) else shown
    assert shown is not None
    return [
        button.to if isinstance(button.to, str) else button.to.pack()
        for row in shown.rows
        for button in row
        if hasattr(button, "to")
    ]


def keys(shown: Screen | Answer | None) -> list[str]:
    shown = shown.screen if isinstance(shown, Answer) else shown
    assert shown is not None
    return [line.key for line in shown.lines]


async def step(context_of: ContextOf, number: int, name: str = "deputy") -> Context:
    return await context_of(name, update_id=number)


async def test_by_buttons_in_five_taps(context_of: ContextOf, services: Services, school: StandardSchool) -> None:
    teacher = school.people["teacher"]
    await setting.begin(await step(context_of, 1), addresses.Begin(doer=0))
    asked = await setting.said(await step(context_of, 2), addresses.What(), Incoming(text="Собрать список участников"))
    assert f"task.for:{teacher}" in labels(asked) + labels(
        await setting.who(await step(context_of, 3), addresses.Who(page=1))
    ) + labels(await setting.who(await step(context_of, 3), addresses.Who(page=2)))
    asked = await setting.choose_doer(await step(context_of, 4), addresses.For(person=teacher))
    assert "task.by:20261127" in labels(asked)
    checked = await setting.choose_day(await step(context_of, 5), addresses.By(day="20261127"))
    assert labels(checked)[0] == "task.give"
    given = await setting.give(await step(context_of, 6), addresses.Give())
    assert given.toast is not None
    [line] = await services.tasks.read.mine((await context_of("teacher")).actor)
    assert (line.text, line.due_on, line.state) == ("Собрать список участников", FRIDAY, "given")
    # The second tap of two finds no draft.
    with pytest.raises(Outdated):
        await setting.give(await step(context_of, 7), addresses.Give())


async def test_a_sentence_is_a_draft_to_look_at(
    context_of: ContextOf, services: Services, school: StandardSchool
) -> None:
    shown = await setting.sentence(await step(context_of, 1), Incoming(text="Ежова, до пятницы список участников"))
    assert shown is not None
    assert labels(shown)[0] == "task.give"
    assert await services.tasks.read.given((await context_of("deputy")).actor) == []
    draft = await services.tasks.drafting.draft((await context_of("deputy")).actor)
    assert draft is not None
    assert (draft.doer_id, draft.due_on, draft.text) == (school.people["teacher"], FRIDAY, "Список участников")


async def test_a_draft_is_changed_by_words(context_of: ContextOf, services: Services) -> None:
    await setting.sentence(await step(context_of, 1), Incoming(text="Ежова, до пятницы список участников"))
    shown = await setting.said(await step(context_of, 2), addresses.Draft(), Incoming(text="до 15.12"))
    assert labels(shown)[0] == "task.give"
    draft = await services.tasks.drafting.draft((await context_of("deputy")).actor)
    assert draft is not None
    assert (draft.due_on, draft.text) == (date(2026, 12, 15), "Список участников")


async def test_several_people_fit_and_one_is_chosen(
    context_of: ContextOf, services: Services, school: StandardSchool
) -> None:
    shown = await setting.sentence(await step(context_of, 1), Incoming(text="Иванова, до пятницы планы"))
    both = {f"task.for:{school.people[name]}" for name in ("namesake_one", "namesake_two")}
    assert both <= set(labels(shown))
    draft = await services.tasks.drafting.draft((await context_of("deputy")).actor)
    assert draft is not None
    assert draft.doer_id is None


async def test_whoever_has_nobody_under_them_sets_tasks_for_themselves(
    context_of: ContextOf, school: StandardSchool
) -> None:
    shown = await setting.sentence(await step(context_of, 1, "teacher"), Incoming(text="напомни завтра сдать табель"))
    assert labels(shown)[0] == "task.give"
    with pytest.raises(Invalid, match="error-task-not-under"):
        await setting.maybe_sentence(
            await step(context_of, 2, "teacher"), Incoming(text="Лугова, до пятницы список участников")
        )
    with pytest.raises(Denied):
        await setting.begin(await step(context_of, 3, "teacher"), addresses.Begin(doer=school.people["director"]))


async def test_a_fault_is_no_task_and_others_get_nothing(context_of: ContextOf) -> None:
    for words in ("в 214 не работает проектор", "нет бумаги в 305", "спасибо", "Ежова"):
        assert await setting.sentence(await step(context_of, 1), Incoming(text=words)) is None, words
    for name in ("parent", "student"):
        context = await step(context_of, 2, name)
        assert await setting.sentence(context, Incoming(text="напомни завтра позвонить")) is None, name
        with pytest.raises(Denied):
            await setting.begin(context, addresses.Begin(doer=0))


async def test_bad_input(context_of: ContextOf, services: Services, school: StandardSchool) -> None:
    await setting.begin(await step(context_of, 1), addresses.Begin(doer=0))
    cases: list[tuple[str, object]] = [
        ("error-too-long", setting.said(await step(context_of, 2), addresses.What(), Incoming(text="а" * 501))),
        ("error-words-needed", setting.said(await step(context_of, 3), addresses.What(), Incoming())),
        (
            "error-task-not-under",
            setting.said(
                await step(context_of, 4), addresses.What(), Incoming(text="Главина, завтра подписать приказ")
            ),
        ),
    ]
    for key, acting in cases:
        with pytest.raises(Invalid, match=key):
            await acting  # type: ignore[misc]  # a coroutine of one kind or another
    await setting.said(await step(context_of, 5), addresses.What(), Incoming(text="Ежова, отчёт подготовить"))
    for number, (words, key) in enumerate(
        (("20.11", "error-days-past"), ("31.02", "error-day-words"), ("потом", "error-day-words")), 6
    ):
        with pytest.raises(Invalid, match=key):
            await setting.when_said(await step(context_of, number), addresses.When(), Incoming(text=words))
    with pytest.raises(Invalid, match="error-task-repeat-day"):
        await setting.choose_rhythm(await step(context_of, 20), addresses.Often(every="week"))
    with pytest.raises(Invalid, match="error-task-not-under"):
        await setting.who_said(await step(context_of, 21), addresses.Who(), Incoming(text="главина"))
    with pytest.raises(Missing):
        await setting.choose_doer(await step(context_of, 22), addresses.For(person=school.people["left"]))
    with pytest.raises(Denied):
        await setting.choose_doer(await step(context_of, 23), addresses.For(person=school.people["director"]))
    with pytest.raises(Missing):
        await setting.choose_day(await step(context_of, 24), addresses.By(day="2026-11-27"))


async def test_what_is_forgotten_goes(
    context_of: ContextOf, services: Services, db: Database, school: StandardSchool
) -> None:
    async with db.write(SYSTEM) as session:
        person = await session.get_one(Person, school.people["teacher"])
        await factories.task_draft(session, person, text="Старое", updated_at=SCHOOL_MORNING.replace(year=2025))
    await services.tasks.drafting.forget_old()
    with pytest.raises(Missing, match="error-task-draft-gone"):
        await setting.draft_screen(await context_of("teacher"), addresses.Draft())


async def test_a_day_is_moved_by_a_tap_or_words(
    context_of: ContextOf, db: Database, school: StandardSchool, actor_of: ActorOf, services: Services
) -> None:
    async with db.write(SYSTEM) as session:
        author = await session.get_one(Person, school.people["deputy"])
        doer = await session.get_one(Person, school.people["teacher"])
        task = (await factories.task(session, author, doer)).id
    await actions.move(await step(context_of, 1), addresses.MoveTo(id=task, day="20261201"))
    await actions.day_said(await step(context_of, 2), addresses.LaterDay(id=task), Incoming(text="к концу четверти"))
    card = await services.tasks.read.card(await actor_of("teacher"), task)
    assert card.line.due_on == date(2026, 12, 29)
    with pytest.raises(Denied):
        await actions.move(await step(context_of, 3, "teacher"), addresses.MoveTo(id=task, day="20261201"))


async def test_cancel_throws_the_draft_away(context_of: ContextOf, services: Services) -> None:
    await setting.sentence(await step(context_of, 1), Incoming(text="Ежова, до пятницы список участников"))
    await home.cancel(await step(context_of, 2), Cancel())
    assert await services.tasks.drafting.draft((await context_of("deputy")).actor) is None


async def test_a_name_is_typed_in_any_case(context_of: ContextOf, school: StandardSchool) -> None:
    await setting.begin(await step(context_of, 1), addresses.Begin(doer=0))
    await setting.said(await step(context_of, 2), addresses.What(), Incoming(text="Подготовить зал"))
    for number, words in enumerate(("ежова", "Ежовой", "еж", "Марии Петровне"), start=3):
        found = await setting.who_said(await step(context_of, number), addresses.Who(), Incoming(text=words))
        assert labels(found)[0] == f"task.for:{school.people['teacher']}", words
    found = await setting.who_said(await step(context_of, 9), addresses.Who(), Incoming(text="мне"))
    assert labels(found)[0] == f"task.for:{school.people['deputy']}"


async def test_a_task_for_two_or_for_nobody_says_so_and_asks_whom(
    context_of: ContextOf, services: Services, school: StandardSchool
) -> None:
    shown = await setting.sentence(await step(context_of, 1), Incoming(text="Ежова и Лугова: до пятницы список"))
    assert keys(shown) == ["task-one-title", "task-text", "task-one-hint"]
    both = {f"task.for:{school.people[name]}" for name in ("teacher", "keeper_of_many")}
    assert both <= set(labels(shown))
    words = Incoming(text="Сидорова, завтра принести ключи")
    shown = await setting.maybe_sentence(await step(context_of, 2), words)
    assert keys(shown)[:2] == ["task-who-title", "task-who-unknown"]
    draft = await services.tasks.drafting.draft((await context_of("deputy")).actor)
    assert draft is not None
    assert (draft.doer_id, draft.text, draft.due_on) == (None, "Принести ключи", date(2026, 11, 25))
    with pytest.raises(Invalid, match="error-task-nobody"):
        await setting.maybe_sentence(await step(context_of, 3, "teacher"), words)
    own = Incoming(text="Замова, завтра планёрка")
    assert await setting.maybe_sentence(await step(context_of, 4), own) is None


async def test_a_day_more_than_half_a_year_away_is_marked(context_of: ContextOf) -> None:
    for number, (words, is_marked) in enumerate(
        (("мне: до 15.09 сдать отчёт", True), ("мне: до 15.12 сдать отчёт", False))
    ):
        shown = await setting.sentence(await step(context_of, number), Incoming(text=words))
        assert ("task-doubt-next_year" in keys(shown)) == is_marked, words
