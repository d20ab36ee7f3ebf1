"""The turn of the year, item by item: what goes on keeps what it has, what comes again has the new year's words."""

from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import func, select, update

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services, build_services
from bot.services.roadmap.lines import ItemLine
from bot.services.roadmap.renewing import kept_until
from bot.services.schoolyear import SchoolYear, usual_terms
from models.base import table
from models.people import Person
from models.roadmap import ItemState, NextYear, PeriodKind, RoadmapEvidence, RoadmapItem
from models.school import TermsKind
from tests import factories
from tests.bot.services.roadmap.conftest import Planning
from tests.bot.services.tickets.test_ticking import local
from tests.databases import SetClock
from tests.personas import ActorOf, StandardSchool

AUGUST = "2027-08-20T10:00"
SEPTEMBER = date(2027, 9, 30)


async def _newer(db: Database, item: int) -> Any:
    """The columns of the item that continues this one."""
    items = table(RoadmapItem)
    async with db.read() as session:
        return (await session.execute(select(items).where(items.c.continues_id == item))).one()


async def _turned(services: Services, actor_of: ActorOf) -> list[ItemLine]:
    await services.roadmap.turning.confirm(await actor_of("coordinator"), 2026)
    return await services.roadmap.read.year(await actor_of("coordinator"), 2027)


async def test_what_was_handed_in_goes_on_with_its_owner_and_evidence(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, school: StandardSchool, clock: SetClock
) -> None:
    clock.time = local(AUGUST)
    teacher = school.people["teacher"]
    shown = {"path": "evidence/2026/1/1-abc.jpg", "file_id": "photo-1"}
    made = {}
    for state in (ItemState.OPEN, ItemState.GOING, ItemState.HELP, ItemState.OFFERED):
        offered = {"offered_by": teacher} if state is ItemState.OFFERED else {}
        made[state] = await planned(state=state, owner_id=teacher, said_at=clock.time, **offered)
        async with db.write(SYSTEM) as session:
            old = await session.get_one(RoadmapItem, made[state])
            await factories.roadmap_evidence(session, old, person_id=teacher, **shown)
            await factories.roadmap_evidence(session, old, removed_at=clock.time, name="taken back")
    await _turned(services, actor_of)
    for state, item in made.items():
        new = await _newer(db, item)
        assert (new.state, new.owner_id, new.said_at) == (state, teacher, clock.time), state
        assert new.offered_by == (teacher if state is ItemState.OFFERED else None), state
        async with db.read() as session:
            columns = table(RoadmapEvidence).c
            found = select(columns.path, columns.file_id, columns.person_id).where(columns.item_id == new.id)
            assert (await session.execute(found)).all() == [(shown["path"], shown["file_id"], teacher)], state
    card = await services.roadmap.read.card(
        await actor_of("coordinator"), (await _newer(db, made[ItemState.OFFERED])).id
    )
    assert "accept" in card.steps


async def test_what_was_due_is_due_in_the_first_weeks_and_says_when_it_was(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, clock: SetClock
) -> None:
    clock.time = local(AUGUST)
    may = date(2027, 5, 25)
    late = await planned(days=(may,), ends_on=may, period_words="до 25.05.2027")
    twice = await planned(days=(may,), ends_on=may, postponed_from=date(2026, 12, 1), kind=PeriodKind.SPAN)
    settled = {"kind": PeriodKind.YEAR, "period_words": "До 15.12.2026"}  # its people know better than its words
    running = await planned(pulses=(may,), ends_on=date(2027, 8, 31), state=ItemState.GOING, **settled)
    for item in (late, twice, running):
        await services.roadmap.turning.choose(await actor_of("coordinator", update_id=item), item, "keep")
    lines = {line.id: line for line in await _turned(services, actor_of)}
    for item, was in ((late, may), (twice, date(2026, 12, 1))):
        new = await _newer(db, item)
        assert (new.ends_on, new.postponed_from, new.kind) == (SEPTEMBER, was, PeriodKind.DAY), item
        assert [(one.day, one.is_pulse) for one in lines[new.id].controls] == [(SEPTEMBER, False)], item
        assert "2027" not in new.period_words
    new = await _newer(db, running)
    assert (new.state, new.ends_on, new.postponed_from) == (ItemState.GOING, date(2028, 8, 31), None)


async def test_a_later_end_that_is_asked_for_goes_along_where_it_is_later(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, clock: SetClock
) -> None:
    clock.time = local(AUGUST)
    asked = {"asked_words": "ждём", "asked_at": clock.time, "asked_day": date(2026, 12, 15)}
    sooner = await planned(asked_until=date(2027, 8, 30), **asked)
    later = await planned(asked_until=date(2027, 10, 15), **asked)
    await _turned(services, actor_of)
    assert (await _newer(db, sooner)).asked_at is None  # it has got more time than that
    new = await _newer(db, later)
    assert (new.asked_until, new.asked_words, new.asked_at) == (date(2027, 10, 15), "ждём", clock.time)
    await services.roadmap.postponing.grant(await actor_of("director", update_id=1), new.id, new.asked_until)
    assert (await _newer(db, later)).ends_on == date(2027, 10, 15)


async def test_words_of_what_begins_anew_name_the_new_year(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, clock: SetClock
) -> None:
    clock.time = local(AUGUST)
    made: dict[int, str] = {}
    for words, new_words, end in (
        ("до 15.12.2026", "до 15.12.2027", date(2026, 12, 15)),
        ("декабрь 2026", "декабрь 2027", date(2026, 12, 31)),
        ("по звонку до 15.12.26", "по звонку до 15.12.27", date(2026, 12, 15)),
    ):
        values = {"period_words": words, "ends_on": end, "text": "Отчёт за 2026/2027 учебный год"}
        item = await planned(days=(end,), state=ItemState.DONE, **values)
        await services.roadmap.turning.choose(await actor_of("coordinator", update_id=item), item, "shift")
        made[item] = new_words
    await _turned(services, actor_of)
    for item, words in made.items():
        new = await _newer(db, item)
        assert (new.period_words, new.ends_on.year, new.state) == (words, 2027, ItemState.OPEN), words
        assert new.text == "Отчёт за 2026/2027 учебный год"


async def test_what_the_new_plan_has_already_is_not_there_twice(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, school: StandardSchool, clock: SetClock
) -> None:
    clock.time = local(AUGUST)
    running = {"kind": PeriodKind.YEAR, "period_words": "В течение года"}
    old = await planned(pulses=(date(2027, 5, 26),), ends_on=date(2027, 8, 31), text="Пополнить медиатеку", **running)
    chosen = await planned(pulses=(date(2027, 5, 26),), ends_on=date(2027, 8, 31), text="Вести сайт школы", **running)
    days = {"year": 2027, "starts_on": date(2027, 9, 1), "ends_on": date(2028, 8, 31)}
    new = await planned(pulses=(date(2027, 10, 25),), text="Пополнить  медиатеку.", **running, **days)
    await planned(pulses=(date(2027, 10, 25),), text="Вести сайт школы", **running, **days)
    async with db.write(SYSTEM) as session:
        deputy = await session.get_one(Person, school.people["deputy"])
        await factories.roadmap_watcher(session, await session.get_one(RoadmapItem, old), deputy)
    turning = services.roadmap.turning
    found = await turning.turn(await actor_of("coordinator"), 2026)
    assert [choice for _, choice in found.lines] == [NextYear.LEAVE, NextYear.LEAVE]
    assert found.left_to_plan == [old, chosen]
    await turning.choose(await actor_of("coordinator", update_id=1), chosen, "shift")  # these two are not the same
    assert (await turning.turn(await actor_of("coordinator"), 2026)).left_to_plan == [old]
    assert len(await _turned(services, actor_of)) == 3
    assert (await _newer(db, old)).id == new
    card = await services.roadmap.read.card(await actor_of("deputy"), new)
    assert card.watches
    async with db.read() as session:
        items = table(RoadmapItem).c
        assert await session.scalar(select(func.count()).where(items.continues_id == chosen)) == 1


async def test_the_new_year_s_deadline_is_never_past() -> None:
    year = SchoolYear(2027, usual_terms(2027, TermsKind.QUARTERS))
    for today, until in (
        (date(2027, 8, 20), SEPTEMBER),
        (date(2027, 9, 16), SEPTEMBER),
        (date(2027, 11, 1), date(2027, 11, 15)),
        (date(2028, 8, 30), date(2028, 8, 31)),
    ):
        assert kept_until(year, today) == until, today


async def test_a_file_that_two_items_show_goes_with_the_second(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, clock: SetClock, tmp_path: Path
) -> None:
    clock.time = local(AUGUST)
    item, where = await planned(state=ItemState.GOING), "evidence/1-abc.txt"
    (tmp_path / "evidence").mkdir()
    (tmp_path / where).write_text("акт")
    async with db.write(SYSTEM) as session:
        await factories.roadmap_evidence(session, await session.get_one(RoadmapItem, item), path=where)
    await _turned(services, actor_of)
    keeping = build_services(db, clock, folder=tmp_path).roadmap.keeping
    evidence = table(RoadmapEvidence)
    for gone, is_there in ((item, True), ((await _newer(db, item)).id, False)):
        taken = update(evidence).where(evidence.c.item_id == gone)
        async with db.write(SYSTEM) as session:
            await session.execute(taken.values(removed_at=clock.time, fetch_at=clock.time))
        await keeping.tick()
        assert (tmp_path / where).exists() is is_there, gone
