"""What goes wrong at the school is found for whoever may know of it, the worst first, and what is all right is not."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta
from typing import Any, TypeAlias

import pytest
from sqlalchemy import event

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied
from bot.services import Services
from bot.services.status.shapes import Area
from bot.services.status.troubles import Severity, Trouble, TroubleKind
from bot.services.status.worst import Worst
from models.news import PostState, Reaction
from models.people import Person
from models.roadmap import ItemState
from models.surveys import SurveyState
from models.tasks import TaskState
from models.tickets import TicketCategory, TicketState, WaitingFor
from tests import factories
from tests.databases import SCHOOL_MORNING, sqlite_only
from tests.personas import ActorOf, Opening, StandardSchool

NOW = SCHOOL_MORNING  # Tuesday 24 November 2026, 10:00 at school
TODAY = date(2026, 11, 24)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ItemOf: TypeAlias = Callable[..., Awaitable[int]]
SEES = ("director", "deputy", "coordinator")


@pytest.fixture
def worst(db: Database, services: Services) -> Worst:
    return Worst(db, services.directory)


@pytest.fixture
def planned(db: Database, school: StandardSchool) -> ItemOf:
    """`await planned(date(2026, 11, 12))`: an item of the teacher's with these deadlines."""

    async def make(*days: date, **values: Any) -> int:
        async with db.write(SYSTEM) as session:
            item = await factories.roadmap_item(session, **({"said_at": NOW} | values))
            await factories.roadmap_assignee(session, item, person_id=school.people["teacher"])
            for day in days:
                await factories.roadmap_control(session, item, day=day)
            return item.id

    return make


async def found(worst: Worst, actor_of: ActorOf, who: str = "director", now: datetime = NOW) -> dict[str, Trouble]:
    """Everything that this persona reads, by its thing."""
    burning = await worst.burning(await actor_of(who), now, 0, 100)
    assert burning.total == len(burning.troubles) == sum(burning.by_area.values()) + burning.outages
    return {one.thing: one for one in burning.troubles}


async def test_only_who_sees_the_status_reads_it(
    db: Database, services: Services, worst: Worst, actor_of: ActorOf, opened: Opening, school: StandardSchool
) -> None:
    await opened(urgent=True, solve_by=NOW - HOUR)
    for who in SEES:
        assert bool(await worst.worst(await actor_of(who), NOW)) is (who != "coordinator"), "not the plan's to see"
    for who in ("teacher", "technician", "storekeeper", "editor", "parent", "student", "admin", "stranger"):
        with pytest.raises(Denied):
            await worst.worst(await actor_of(who), NOW)
        with pytest.raises(Denied):
            await worst.burning(await actor_of(who), NOW, 0, 6)


async def test_items_are_late_since_their_first_deadline(worst: Worst, actor_of: ActorOf, planned: ItemOf) -> None:
    late = await planned(TODAY - 12 * DAY, TODAY - 2 * DAY, number="5", text="Проверить кабинеты")
    await planned(TODAY)
    offered = await planned(TODAY - 3 * DAY, state=ItemState.OFFERED)
    await planned(TODAY - 3 * DAY, state=ItemState.DONE)
    await planned(TODAY - 3 * DAY, rolled_at=NOW)
    for who in SEES:
        everything = await found(worst, actor_of, who)
        assert list(everything) == [f"item:{late}", f"item:{offered}"], who
        waits = everything[f"item:{offered}"]
        assert (waits.kind, waits.days, waits.is_hurried) == (TroubleKind.ITEM_OFFERED, 3, False), "it is counted, too"
        one = everything[f"item:{late}"]
        assert (one.kind, one.severity, one.days) == (TroubleKind.ITEM_LATE, Severity.RED, 12)
        assert (one.name, one.text, one.who) == ("1.5", "Проверить кабинеты", ("Ежова М. П.",))


async def test_nobody_is_offered_to_hurry_themselves_or_nobody(
    db: Database,
    worst: Worst,
    services: Services,
    actor_of: ActorOf,
    opened: Opening,
    planned: ItemOf,
    school: StandardSchool,
) -> None:
    item = f"item:{await planned(TODAY - DAY)}"
    mine = {"state": TicketState.TAKEN, "assignee_id": school.people["director"], "responded_at": NOW - DAY}
    own, others = [f"ticket:{await opened(solve_by=NOW - HOUR, **more)}" for more in (mine, {})]
    async with db.write(SYSTEM) as session:
        one = await factories.roadmap_item(session, said_at=NOW)
        await factories.roadmap_assignee(session, one, person_id=school.people["director"])
        await factories.roadmap_control(session, one, day=TODAY - DAY)
        owned = f"item:{one.id}"
    everything = await found(worst, actor_of)
    assert {thing for thing, one in everything.items() if one.is_hurried} == {item, others}
    assert {owned, own} < everything.keys()
    assert (await found(worst, actor_of, "deputy"))[owned].is_hurried, "of others it is the director's"
    async with db.write(SYSTEM) as session:
        for name in ("teacher", "class_teacher"):
            person = await session.get_one(Person, school.people[name])
            await factories.absence(session, person, first=TODAY, last=TODAY)
        await services.directory.touch(session)
    assert not (await found(worst, actor_of))[item].is_hurried, "there is nobody to tell"


async def test_planned_work_is_no_light(worst: Worst, actor_of: ActorOf, opened: Opening) -> None:
    number = await opened(category=TicketCategory.PLANNED, solve_by=NOW - 4 * DAY)
    one = (await found(worst, actor_of))[f"ticket:{number}"]
    assert (one.kind, one.area, one.severity) == (TroubleKind.PLANNED_LATE, Area.SCHOOL, Severity.YELLOW)


async def test_nothing_heard_for_sixty_days(worst: Worst, actor_of: ActorOf, planned: ItemOf) -> None:
    """By the rule of the plan's own list (`overview.is_silent`)."""
    silent = await planned(said_at=NOW - 70 * DAY)
    barely = await planned(said_at=NOW - 60 * DAY)
    begun = await planned(said_at=None, created_at=NOW - 100 * DAY, starts_on=TODAY - 61 * DAY)
    late_too = await planned(TODAY - DAY, said_at=NOW - 90 * DAY)
    await planned(said_at=NOW - 59 * DAY)
    await planned(said_at=None, created_at=NOW - 100 * DAY, starts_on=TODAY - 59 * DAY)
    everything = await found(worst, actor_of)
    days = {thing: one.days for thing, one in everything.items() if one.kind is TroubleKind.ITEM_SILENT}
    assert days == {f"item:{silent}": 70, f"item:{barely}": 60, f"item:{begun}": 61}
    assert everything[f"item:{late_too}"].kind is TroubleKind.ITEM_LATE


async def test_tickets_past_their_term(
    worst: Worst, actor_of: ActorOf, opened: Opening, school: StandardSchool
) -> None:
    held = {"state": TicketState.TAKEN, "assignee_id": school.people["technician"], "responded_at": NOW - 3 * DAY}
    urgent = await opened(urgent=True, solve_by=NOW - HOUR, **held)
    weekend = await opened(solve_by=NOW - 4 * DAY, **held)  # since Friday 10:00
    unanswered = await opened(react_by=NOW - HOUR, solve_by=NOW + 5 * HOUR)
    over = {"waiting_for": WaitingFor.PART, "state": TicketState.WAITING, "responded_at": NOW - 9 * DAY}
    waited = await opened(solve_by=NOW - 8 * DAY, waiting_until=TODAY - DAY, **over)
    await opened(solve_by=NOW - 8 * DAY, waiting_until=TODAY, **over)
    await opened(solve_by=NOW - HOUR, react_by=NOW - 2 * HOUR, waiting_until=TODAY)  # put off, and answered so
    await opened(solve_by=NOW + HOUR, react_by=NOW + HOUR)
    await opened(solve_by=NOW - HOUR, react_by=NOW - HOUR, state=TicketState.SOLVED)
    everything = await found(worst, actor_of)
    facts = {thing: (one.severity, one.hours, one.who) for thing, one in everything.items()}
    assert facts == {
        f"ticket:{urgent}": (Severity.URGENT, 1, ("Тихий О. И.",)),
        f"ticket:{weekend}": (Severity.RED, 18, ("Тихий О. И.",)),
        f"ticket:{unanswered}": (Severity.YELLOW, 1, ()),
        f"ticket:{waited}": (Severity.YELLOW, 2, ()),
    }, "working time, from the first term that was missed"
    assert [thing for thing, one in everything.items() if one.is_unanswered] == [f"ticket:{unanswered}"]
    assert next(iter(everything)) == f"ticket:{urgent}"
    assert everything[f"ticket:{urgent}"].ticket is not None


async def test_an_outage_stands_for_its_tickets(
    db: Database, services: Services, worst: Worst, actor_of: ActorOf, opened: Opening, school: StandardSchool
) -> None:
    known = await services.directory.now()
    async with db.write(SYSTEM) as session:
        team = known.team("technical").id
        outage = await factories.outage(session, team_id=team, opened_at=NOW - 20 * HOUR)
        young = await factories.outage(session, team_id=team, kind="journal", symptom=None, opened_at=NOW - HOUR)
        await factories.outage(session, team_id=team, opened_at=NOW - 3 * DAY, ended_at=NOW - DAY)
        await services.directory.touch(session)
        numbers = [outage.id, young.id]
    await opened(urgent=True, solve_by=NOW - HOUR, outage_id=numbers[0])
    for who in SEES:
        everything = await found(worst, actor_of, who)
        severities = [(one.thing, one.severity, one.hours) for one in everything.values()]
        # From 14:00 of the day before: its last three working hours, and two of today.
        expected = [(f"outage:{numbers[0]}", Severity.URGENT, 5), (f"outage:{numbers[1]}", Severity.RED, 1)]
        assert severities == expected, who


async def test_supplies_that_are_waited_for(
    db: Database, worst: Worst, actor_of: ActorOf, opened: Opening, school: StandardSchool
) -> None:
    async with db.write(SYSTEM) as session:
        empty = (await factories.consumable(session, name="Картридж", stock=0, minimum=2)).id
        lowest = (await factories.consumable(session, name="Бумага", stock=3, minimum=3)).id
        plenty = (await factories.consumable(session, name="Мел", stock=9, minimum=3)).id
        uncounted = (await factories.consumable(session, name="Тряпки", stock=None, minimum=3)).id
        await factories.consumable(session, name="Никому", stock=0, minimum=3)
    asked = {"category": TicketCategory.SHORTAGE, "kind": "printer"}
    first = await opened(consumable_id=empty, opened_at=NOW - 2 * DAY, **asked)
    await opened(consumable_id=empty, opened_at=NOW - DAY, **asked)
    await opened(consumable_id=empty, state=TicketState.CLOSED, **asked)
    paper = await opened(consumable_id=lowest, opened_at=NOW, **asked)
    late = await opened(consumable_id=plenty, solve_by=NOW - HOUR, **asked)
    await opened(consumable_id=uncounted, **asked)
    everything = await found(worst, actor_of, "deputy")
    facts = {
        thing: (one.kind, one.severity, one.name, one.part, one.whole, one.waiting) for thing, one in everything.items()
    }
    assert facts == {
        f"ticket:{first}": (TroubleKind.STOCK_LOW, Severity.RED, "Картридж", 0, 2, 2),
        f"ticket:{paper}": (TroubleKind.STOCK_LOW, Severity.YELLOW, "Бумага", 3, 3, 1),
        f"ticket:{late}": (TroubleKind.SHORTAGE_LATE, Severity.YELLOW, "", 0, 0, 0),
    }
    assert await found(worst, actor_of, "coordinator") == {}


async def test_letters_past_their_day_in_numbers(db: Database, worst: Worst, actor_of: ActorOf) -> None:
    letter: dict[str, Any] = {"state": PostState.SENT, "reaction": Reaction.ACKNOWLEDGE, "sent_at": NOW - 5 * DAY}
    made: dict[str, int] = {}
    async with db.write(SYSTEM) as session:
        for name, units, reacted, values in (
            ("few", 50, 24, {"react_by": TODAY - 2 * DAY}),
            ("most", 50, 25, {"react_by": TODAY - DAY}),
            ("all", 50, 50, {"react_by": TODAY - DAY}),
            ("today", 50, 1, {"react_by": TODAY}),
            ("old", 50, 1, {"react_by": TODAY - DAY, "sent_at": NOW - 70 * DAY}),
            ("past", 50, 1, {"react_by": TODAY - 15 * DAY, "sent_at": NOW - 20 * DAY}),
            ("met", 50, 1, {"react_by": TODAY - DAY, "reaction": Reaction.MEETING, "meets_at": NOW - HOUR}),
            ("news", 0, 0, {"react_by": None, "reaction": Reaction.NONE}),
            ("gone", 50, 1, {"react_by": TODAY - DAY, "state": PostState.WITHDRAWN}),
        ):
            post = await factories.news_post(session, html=f"<b>{name}</b>\nА дальше слова", **(letter | values))
            await factories.news_tally(session, post, units=units, reacted=reacted)
            made[name] = post.id
    everything = await found(worst, actor_of)
    facts = [(one.thing, one.severity, one.name, one.days, one.part, one.whole) for one in everything.values()]
    assert facts == [
        (f"newscard:{made['few']}", Severity.RED, "few", 2, 24, 50),
        (f"newscard:{made['most']}", Severity.YELLOW, "most", 1, 25, 50),
    ]
    assert await found(worst, actor_of, "coordinator") == {}


async def test_surveys_that_end_soon_and_few_answered(db: Database, worst: Worst, actor_of: ActorOf) -> None:
    made: dict[str, int] = {}
    async with db.write(SYSTEM) as session:
        for name, ends, answered, state in (
            ("today", TODAY, 4, SurveyState.RUNNING),
            ("soon", TODAY + 3 * DAY, 4, SurveyState.RUNNING),
            ("hardly", TODAY + 3 * DAY, 2, SurveyState.RUNNING),
            ("half", TODAY + DAY, 5, SurveyState.RUNNING),
            ("later", TODAY + 4 * DAY, 0, SurveyState.RUNNING),
            ("ended", TODAY, 0, SurveyState.ENDED),
        ):
            survey = await factories.survey(session, title=name, state=state, ends_on=ends, started_at=NOW - 9 * DAY)
            for number in range(10):
                await factories.survey_unit(session, survey, answered=number < answered)
            made[name] = survey.id
    everything = await found(worst, actor_of, "deputy")
    facts = [(one.thing, one.severity, one.name, one.days, one.share) for one in everything.values()]
    assert facts == [
        (f"surveys.one:{made['today']}", Severity.RED, "today", 0, 40),
        (f"surveys.one:{made['hardly']}", Severity.RED, "hardly", 3, 20),
        (f"surveys.one:{made['soon']}", Severity.YELLOW, "soon", 3, 40),
    ]
    assert await found(worst, actor_of, "coordinator") == {}


async def test_tasks_are_told_to_those_whose_they_are(
    db: Database, worst: Worst, actor_of: ActorOf, school: StandardSchool
) -> None:
    made: dict[str, int] = {}
    async with db.write(SYSTEM) as session:
        people = {
            name: await session.get_one(Person, school.people[name]) for name in ("director", "deputy", "teacher")
        }
        for name, author, doer, values in (
            ("given", "director", "deputy", {"due_on": TODAY - 7 * DAY}),
            ("own", "director", "director", {"due_on": TODAY - DAY}),
            ("done", "director", "deputy", {"due_on": TODAY - DAY, "state": TaskState.DONE}),
            ("today", "director", "deputy", {"due_on": TODAY}),
            ("other", "deputy", "teacher", {"due_on": TODAY - DAY}),
        ):
            made[name] = (await factories.task(session, people[author], people[doer], text=name, **values)).id
    facts = [(one.thing, one.severity, one.name, one.days, one.who) for one in (await found(worst, actor_of)).values()]
    assert facts == [
        (f"task:{made['given']}", Severity.RED, "given", 7, ("Замова И. С.",)),
        (f"task:{made['own']}", Severity.YELLOW, "own", 1, ()),
    ]
    assert set(await found(worst, actor_of, "deputy")) == {f"task:{made[name]}" for name in ("given", "other")}
    assert not await found(worst, actor_of, "coordinator")


async def test_pages_of_everything_go_by_the_lights(
    worst: Worst, actor_of: ActorOf, planned: ItemOf, opened: Opening
) -> None:
    items = [await planned(TODAY - days * DAY) for days in (3, 9)]
    tickets = [await opened(solve_by=NOW - hours * HOUR, responded_at=NOW, urgent=True) for hours in (1, 2, 20)]
    director = await actor_of("director")
    page = await worst.burning(director, NOW, 0, 3)
    assert [one.thing for one in page.troubles] == [f"item:{items[1]}", f"item:{items[0]}", f"ticket:{tickets[2]}"]
    assert (page.total, page.by_area, page.left_out) == (5, {Area.ROADMAP: 2, Area.TICKETS: 3}, 0)
    for offset in (3, 99):
        last = await worst.burning(director, NOW, offset, 3)
        assert [one.thing for one in last.troubles] == [f"ticket:{tickets[1]}", f"ticket:{tickets[0]}"]
    three = [one.thing for one in await worst.worst(director, NOW)]
    assert three == [f"ticket:{tickets[2]}", f"ticket:{tickets[1]}", f"item:{items[1]}"]


async def test_a_school_without_trouble_has_none(worst: Worst, actor_of: ActorOf) -> None:
    director = await actor_of("director")
    assert await worst.worst(director, NOW) == []
    page = await worst.burning(director, NOW, 0, 6)
    assert (page.troubles, page.total, page.left_out) == ([], 0, 0)


@sqlite_only
async def test_however_much_there_is_it_costs_the_same(
    db: Database, worst: Worst, actor_of: ActorOf, planned: ItemOf, opened: Opening
) -> None:
    """Of statements, and of tickets that were ever reported: only the open ones are looked at, by their state."""
    director, counts = await actor_of("director"), []
    statements: list[tuple[str, Any]] = []
    listen = db.engine.sync_engine, "before_cursor_execute", lambda *args: statements.append((args[2], args[3]))
    event.listen(*listen)
    for _ in range(2):
        await planned(TODAY - DAY)
        for _ in range(3):
            await opened(solve_by=NOW - HOUR)
        statements.clear()
        assert await worst.worst(director, NOW)
        counts.append(len(statements))
    event.remove(*listen)
    assert counts[0] == counts[1]
    about_tickets = [one for one in statements if "FROM tickets" in one[0] or "JOIN tickets" in one[0]]
    assert len(about_tickets) == 4
    async with db.engine.connect() as connection:
        for statement, values in about_tickets:
            plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            steps = [row.detail for row in plan if " tickets " in row.detail]
            assert [step for step in steps if "ix_tickets_state_opened_at" not in step] == []
