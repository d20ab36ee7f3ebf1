"""Reports of a year and of a period: what is in them, by whom, and at which cost."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from typing import Any, TypeAlias

import pytest
from sqlalchemy import event, select

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Missing, Repeated
from bot.services import Services
from bot.services.status.accounts import Due, Gap, OtherWork
from bot.services.status.periods import Period, PeriodKind
from models.base import table
from models.news import PostState, Reaction
from models.people import AuditEntry, Person, RoleGrant
from models.roadmap import EvidenceKind, ItemState, RoadmapItem
from models.surveys import SurveyState
from models.tasks import TaskState
from models.tickets import TicketCategory
from tests import factories
from tests.databases import SCHOOL_MORNING, SetClock
from tests.personas import EVERYBODY, STRANGER, ActorOf, StandardSchool

OCTOBER = Period(PeriodKind.MONTH, date(2026, 10, 1), date(2026, 10, 31))


Planning: TypeAlias = Callable[..., Awaitable[int]]


@pytest.fixture
def planned(db: Database, school: StandardSchool) -> Planning:
    """`await planned((day, ...), text="…")`: an item of the teacher's with deadlines, or (pulses) days to ask."""

    async def make(days: tuple[date, ...] = (), pulses: tuple[date, ...] = (), **values: Any) -> int:
        async with db.write(SYSTEM) as session:
            item = await factories.roadmap_item(session, **values)
            await factories.roadmap_assignee(session, item, await session.get_one(Person, school.people["teacher"]))
            for day in pulses or days:
                await factories.roadmap_control(session, item, day=day, is_pulse=bool(pulses))
            return item.id

    return make


def at(month: int, day: int, hour: int = 3) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=UTC)


async def happened(db: Database, item_id: int, person_id: int) -> None:
    """In October: an answer, a photo and a step; in September a link, and one that was taken back."""
    async with db.write(SYSTEM) as session:
        item = await session.get_one(RoadmapItem, item_id)
        said = {"action": "pulse", "value": "going", "words": "Закуплены кабели", "person_id": person_id}
        await factories.roadmap_event(session, item, action="ask", at=at(10, 4))
        await factories.roadmap_event(session, item, at=at(10, 5), **said)
        await factories.roadmap_evidence(session, item, at=at(9, 10))
        await factories.roadmap_evidence(session, item, at=at(9, 11), removed_at=at(9, 12))
        await factories.roadmap_evidence(session, item, at=at(9, 11), refused="type")
        photo = {"kind": EvidenceKind.PHOTO, "name": "кабинет 214.jpg", "link": None}
        await factories.roadmap_evidence(session, item, at=at(10, 6), **photo)
        person = await session.get_one(Person, person_id)
        steps = {"item_id": item_id, "text": "Составить смету"}
        await factories.task(session, person, person, state=TaskState.CLOSED, done_at=at(10, 7), **steps)
        await factories.task(session, person, person, state=TaskState.ACCEPTED, **steps)


async def test_the_year_tells_what_was_done_and_shown_and_what_is_missing(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, school: StandardSchool
) -> None:
    told = await planned(text="Проложить сеть", result="Сеть во всех кабинетах", said_at=SCHOOL_MORNING)
    empty = await planned(text="Провести аудит", state=ItemState.OPEN)
    dropped = await planned(state=ItemState.DROPPED)
    await planned(year=2027)
    await happened(db, told, school.people["teacher"])
    report = await services.status.reporting.year(await actor_of("coordinator"), 2026)
    items = {item.line.id: item for item in report.account.items}
    assert set(items) == {told, empty, dropped}
    one = items[told]
    assert [(deed.day, deed.words) for deed in one.deeds] == [(date(2026, 10, 5), "Закуплены кабели")]
    assert [(proof.number, proof.shown.kind, proof.shown.name) for proof in one.proofs] == [
        (1, EvidenceKind.LINK, ""),
        (2, EvidenceKind.PHOTO, "кабинет 214.jpg"),
    ]
    assert [(step.text, step.day) for step in one.steps] == [("Составить смету", date(2026, 10, 7))]
    assert (one.period, one.result) == ("До 15.12.2026", "Сеть во всех кабинетах")
    assert not one.gaps
    assert set(items[empty].gaps) == {Gap.NO_NEWS, Gap.NO_EVIDENCE}
    assert (report.account.count.all, report.account.count.dropped, report.account.unproven) == (2, 1, 1)
    signers = report.signers
    assert signers.author_id == school.people["coordinator"]
    assert signers.director_id in {school.people["director"], school.people["several"]}
    assert report.year.title == "2026/2027"


async def test_a_period_tells_what_happened_in_it_and_what_was_due(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, school: StandardSchool
) -> None:
    told = await planned()
    due = await planned((date(2026, 10, 31), date(2026, 12, 1)))
    await planned((date(2026, 10, 10),), state=ItemState.DROPPED)
    await planned(pulses=(date(2026, 10, 20),))
    quiet = await planned((date(2026, 11, 1),))
    await happened(db, told, school.people["teacher"])
    async with db.write(SYSTEM) as session:
        # A moment before and after October in Novokuznetsk (UTC+7).
        for moment in (datetime(2026, 9, 30, 16, 59, tzinfo=UTC), datetime(2026, 10, 31, 17, tzinfo=UTC)):
            item = await session.get_one(RoadmapItem, quiet)
            await factories.roadmap_event(session, item, action="say", words="Рано", at=moment)
            await factories.news_post(session, state=PostState.SENT, sent_at=moment)
        for reaction in (Reaction.NONE, Reaction.ACKNOWLEDGE, Reaction.NONE):
            await factories.news_post(session, state=PostState.SENT, sent_at=at(10, 31, 16), reaction=reaction)
        await factories.news_post(session)
        await factories.survey(session, state=SurveyState.ENDED, ended_at=at(10, 2))
        await factories.ticket(session, category=TicketCategory.PLANNED, solved_at=at(10, 3))
    report = await services.status.reporting.period(await actor_of("deputy"), OCTOBER)
    items = {item.line.id: item for item in report.account.items}
    assert set(items) == {told, due}
    assert [deed.words for deed in items[told].deeds] == ["Закуплены кабели"]
    assert [proof.shown.name for proof in items[told].proofs] == ["кабинет 214.jpg"]
    assert Gap.NO_EVIDENCE not in items[told].gaps
    assert items[due].dues == [Due(date(2026, 10, 31), is_met=False)]
    assert report.other == OtherWork(planned=1, news=2, letters=1, surveys=1)
    assert report.account.sections[0].count.all == 1


async def test_a_period_without_anything_is_a_report_too(
    services: Services, actor_of: ActorOf, school: StandardSchool
) -> None:
    own = Period(PeriodKind.OWN, date(1990, 1, 1), date(1999, 12, 31))
    report = await services.status.reporting.period(await actor_of("director"), own)
    assert (report.account.items, report.account.count.all, report.other) == ([], 0, OtherWork(0, 0, 0, 0))
    for year in (1999, 2026, 2100, 2**40):
        with pytest.raises(Missing):
            await services.status.reporting.year(await actor_of("director"), year)


async def test_only_three_roles_make_reports_and_no_longer_than_they_hold_them(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, school: StandardSchool
) -> None:
    await planned()
    reporting = services.status.reporting
    for name in (*EVERYBODY, STRANGER):
        actor = await actor_of(name)
        if name in {"coordinator", "deputy", "director", "several"}:
            assert (await reporting.year(actor, 2026)).account.items, name
            assert await reporting.years(actor) == [2026], name
            continue
        for ask in (reporting.year(actor, 2026), reporting.period(actor, OCTOBER), reporting.years(actor)):
            with pytest.raises(Denied):
                await ask
    async with db.write(SYSTEM) as session:
        grant = table(RoleGrant)
        await session.execute(grant.delete().where(grant.c.person_id == school.people["coordinator"]))
        await services.directory.touch(session)
    with pytest.raises(Denied):
        await reporting.year(await actor_of("coordinator"), 2026)


async def test_that_a_report_was_made_stands_in_the_journal(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, school: StandardSchool
) -> None:
    await planned()
    await services.status.reporting.year(await actor_of("coordinator", update_id=7), 2026)
    with pytest.raises(Repeated):
        await services.status.reporting.year(await actor_of("coordinator", update_id=7), 2026)
    await services.status.reporting.period(await actor_of("director"), OCTOBER)
    lines = table(AuditEntry).c
    async with db.read() as session:
        found = (await session.execute(select(lines.actor_id, lines.action, lines.subject).order_by(lines.id))).all()
    assert [tuple(one) for one in found] == [
        (school.people["coordinator"], "report.year", "year:2026"),
        (school.people["director"], "report.period", "period:m202610"),
    ]


async def test_the_statements_of_a_report_do_not_grow_with_the_plan(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, school: StandardSchool, clock: SetClock
) -> None:
    actor = await actor_of("coordinator")
    costs = []
    for _ in range(2):
        for _ in range(4):
            await happened(db, await planned((date(2026, 10, 30),)), school.people["teacher"])
        costs.append(
            (
                await cost(db, services.status.reporting.year(actor, 2026)),
                await cost(db, services.status.reporting.period(actor, OCTOBER)),
            )
        )
    assert costs[0] == costs[1]
    assert max(costs[0]) <= 16, costs


async def cost(db: Database, doing: Any) -> int:
    """How many statements this takes."""
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        statements.append(statement)

    event.listen(db.engine.sync_engine, "before_cursor_execute", note)
    await doing
    event.remove(db.engine.sync_engine, "before_cursor_execute", note)
    return len(statements)
