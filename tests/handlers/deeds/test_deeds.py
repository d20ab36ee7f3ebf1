"""One list of all that somebody has to do, by day; what they gave; those who are under them."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Missing
from bot.i18n import Voice
from bot.services import Services
from bot.ui import Button, Incoming, Screen, Text
from handlers.deeds import addresses, screens
from handlers.site import Context, Site
from models.people import Person
from models.roadmap import ItemState
from models.tasks import TaskState
from models.tickets import TicketState, WaitingFor
from tests import factories
from tests.databases import SCHOOL_MORNING, sqlite_only
from tests.personas import ContextOf, StandardSchool

pytestmark = sqlite_only
TODAY = SCHOOL_MORNING.date()  # a Tuesday


def buttons(shown: Screen) -> list[Button]:
    return [button for row in shown.rows for button in row if isinstance(button, Button)]


def leads(shown: Screen) -> list[str]:
    return [button.to if isinstance(button.to, str) else button.to.pack() for button in buttons(shown)]


def parts(shown: Screen) -> list[str]:
    """The lines under the title: headlines of days, and «line» for each thing to do."""
    return [line.key.removeprefix("deeds-part-").removeprefix("deeds-") for line in shown.lines[1:]]


async def fill(db: Database, services: Services, school: StandardSchool, copies: int = 1) -> None:
    """The teacher's tasks, an item and a ticket that waits for them; so many of each."""
    async with db.write(SYSTEM) as session:
        people = {name: await session.get_one(Person, number) for name, number in school.people.items()}
        teacher, deputy = people["teacher"], people["deputy"]
        for _ in range(copies):
            await factories.task(session, teacher, due_on=None)
            await factories.task(session, deputy, teacher, due_on=TODAY + timedelta(days=90))
            await factories.task(session, teacher, due_on=TODAY + timedelta(days=3))
            await factories.task(session, teacher, due_on=TODAY + timedelta(days=1))
            await factories.task(session, teacher, due_on=TODAY - timedelta(days=2))
            await factories.task(session, teacher, deputy, state=TaskState.DONE)
            await factories.task(session, teacher, state=TaskState.CLOSED)
            item = await factories.roadmap_item(session)
            await factories.roadmap_assignee(session, item, teacher)
            await factories.roadmap_control(session, item, day=TODAY + timedelta(days=10))
            await factories.ticket(session, teacher, state=TicketState.WAITING, waiting_for=WaitingFor.REPORTER)
        await services.directory.touch(session)


async def test_all_in_one_list_by_day(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf
) -> None:
    await fill(db, services, school)
    shown = await screens.deeds(await context_of("teacher"), addresses.Deeds())
    rest = await screens.page(await context_of("teacher"), addresses.Page(page=1))
    kinds = [line for line in (*parts(shown), *parts(rest)) if line != "line"]
    assert list(dict.fromkeys(kinds)) == ["late", "today", "tomorrow", "week", "later", "none"]
    assert {to.partition(":")[0] for to in leads(shown)} >= {"task", "item"}
    assert "task.new:0" in leads(shown)


async def test_as_many_statements_for_much_as_for_little(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf
) -> None:
    counts, shown = [], Screen(())
    for copies in (1, 12):
        await fill(db, services, school, copies)
        context = await context_of("teacher")
        statements: list[str] = []

        def note(*args: object) -> None:
            statements.append(str(args[2]))  # noqa: B023  # of this round

        event.listen(db.engine.sync_engine, "before_cursor_execute", note)
        shown = await screens.deeds(context, addresses.Deeds())
        event.remove(db.engine.sync_engine, "before_cursor_execute", note)
        counts.append(len(statements))
    assert counts[0] == counts[1] <= 16
    assert parts(shown).count("line") == 6
    assert [len(row) for row in shown.rows][:2] == [6, 2]
    assert "deeds.page:1" in leads(shown)
    last = await screens.page(await context_of("teacher"), addresses.Page(page=99))
    assert 0 < parts(last).count("line") <= screens.LINES_SHOWN


async def test_nothing_to_do_is_said_kindly(services: Services, school: StandardSchool, context_of: ContextOf) -> None:
    shown = await screens.deeds(await context_of("teacher"), addresses.Deeds())
    assert [line.key for line in shown.lines] == ["deeds-title-none", "deeds-none"]
    assert leads(shown) == ["task.new:0"]


async def test_only_heads_see_their_people(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf
) -> None:
    await fill(db, services, school)
    teacher = school.people["teacher"]
    assert "deeds.people:0" in leads(await screens.deeds(await context_of("deputy"), addresses.Deeds()))
    people = await screens.people(await context_of("deputy"), addresses.People())
    # Whoever is late comes first.
    assert leads(people)[0] == f"deeds.of:{teacher}:0"
    shown = await screens.of_person(await context_of("deputy"), addresses.Of(person=teacher))
    assert f"task.new:{teacher}" in leads(shown)
    assert any(to.startswith("item:") for to in leads(shown))
    # The head of a department may not open the roadmap's items, but knows of them.
    shown = await screens.of_person(await context_of("keeper_of_many"), addresses.Of(person=teacher))
    assert not any(to.startswith("item:") for to in leads(shown))
    assert parts(shown).count("line") == 6
    for person in (school.people["director"], school.people["left"], school.people["parent"], 999):
        with pytest.raises(Missing):
            await screens.of_person(await context_of("deputy"), addresses.Of(person=person))
    with pytest.raises(Missing):
        await screens.of_person(await context_of("teacher"), addresses.Of(person=school.people["deputy"]))
    for name in ("parent", "student"):
        context = await context_of(name)
        for acting in (
            screens.deeds(context, addresses.Deeds()),
            screens.given(context, addresses.Given()),
            screens.people(context, addresses.People()),
        ):
            with pytest.raises(Denied):
                await acting


async def test_what_one_gave_is_there_what_waits_first(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf
) -> None:
    async with db.write(SYSTEM) as session:
        people = [await session.get_one(Person, school.people[name]) for name in ("deputy", "teacher")]
        given = (await factories.task(session, *people, due_on=TODAY)).id
        done = (await factories.task(session, *people, state=TaskState.DONE, due_on=None)).id
    shown = await screens.given(await context_of("deputy"), addresses.Given())
    assert leads(shown)[:2] == [f"task:{done}", f"task:{given}"]
    # What is done waits for the deputy today.
    mine = await screens.deeds(await context_of("deputy"), addresses.Deeds())
    assert leads(mine)[0] == f"task:{done}"


async def test_a_question_how_it_goes_is_for_today_until_it_is_answered(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf
) -> None:
    async with db.write(SYSTEM) as session:
        item = await factories.roadmap_item(session)
        await factories.roadmap_assignee(session, item, await session.get_one(Person, school.people["teacher"]))
        await factories.roadmap_control(session, item, day=TODAY - timedelta(days=9), is_pulse=True)
        offered = await factories.roadmap_item(session, state=ItemState.OFFERED)
        await factories.roadmap_assignee(session, offered, await session.get_one(Person, school.people["teacher"]))
        await services.directory.touch(session)
    shown = await screens.deeds(await context_of("teacher"), addresses.Deeds())
    # What is handed in waits for others.
    assert parts(shown) == ["today", "line"]


async def test_own_shared_and_others_items_are_told_apart(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf
) -> None:
    """Own ones first within a day; what a colleague of the group took is nothing to the others any more."""
    day = TODAY + timedelta(days=3)
    async with db.write(SYSTEM) as session:
        people = {name: await session.get_one(Person, number) for name, number in school.people.items()}
        named: dict[str, tuple[dict[str, Any], ...]] = {
            "beside": ({"person_id": school.people["deputy"]}, {"person_id": school.people["teacher"]}),
            "shared": ({"group_code": "role-staff"},),
            "taken": ({"group_code": "role-staff"},),
            "helps": ({"group_code": "role-staff"}, {"person_id": school.people["teacher"]}),
            "own": ({"person_id": school.people["teacher"]},),
        }
        for text, assignees in named.items():
            owner = school.people["deputy"] if text in {"taken", "helps"} else None
            item = await factories.roadmap_item(session, text=text, owner_id=owner)
            for position, who in enumerate(assignees):
                await factories.roadmap_assignee(session, item, position=position, **who)
            await factories.roadmap_control(session, item, day=day)
        asked = await factories.roadmap_item(session, text="asked")
        await factories.roadmap_assignee(session, asked, people["teacher"])
        await factories.roadmap_control(session, asked, day=day, is_pulse=True)
        await services.directory.touch(session)
    shown = await screens.deeds(await context_of("teacher"), addresses.Deeds())
    voice = Voice("ru", ZoneInfo("Asia/Novokuznetsk"))
    lines = [voice.plain(line) for line in shown.lines if line.key == "deeds-line"]
    assert [line.split(" ", 3)[-1] for line in lines] == [
        "own – до 27.11",
        "asked – спрошу 27.11",
        "shared · 👥 общий – до 27.11",
        "beside · участвую – до 27.11",
        "helps · участвую – до 27.11",
    ]
    theirs = await screens.of_person(await context_of("deputy"), addresses.Of(person=school.people["teacher"]))
    assert "beside · участвует" in "".join(voice.plain(line) for line in theirs.lines)


async def heard(context: Context, site: Site, words: str) -> str:
    """The title of what becomes of a sentence that nobody asked for, as the reception hands it around."""
    takes = [*(one.free_input for one in site.features), *(one.last_input for one in site.features)]
    for take in takes:
        answer = await take(context, Incoming(text=words)) if take else None
        if answer is not None and answer.screen is not None:
            first: Text = answer.screen.lines[0]
            return first.key
    return ""


async def test_sentences_find_their_feature(site: Site, context_of: ContextOf, school: StandardSchool) -> None:
    sentences = (
        ("deputy", "Ежова, до пятницы список участников", True),
        ("deputy", "напомни мне завтра позвонить провайдеру", True),
        ("teacher", "завтра позвонить провайдеру", True),
        ("teacher", "каждую пятницу проверять копию базы", True),
        ("deputy", "в 214 не работает проектор", False),
        ("deputy", "нет бумаги в 305", False),
        ("teacher", "завтра нужна бумага в 101", False),
        ("teacher", "с пятницы не работает доска в 305", False),
        ("teacher", "спасибо", False),
        ("parent", "напомни мне завтра позвонить", False),
    )
    for number, (name, words, is_task) in enumerate(sentences, start=1):
        title = await heard(await context_of(name, update_id=number), site, words)
        assert title.startswith("task-") is is_task, (words, title)
