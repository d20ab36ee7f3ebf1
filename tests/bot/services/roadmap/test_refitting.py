"""The plan follows the terms: whose dates move, what was answered already, which year is meant."""

from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import select

from bot.db import Database
from bot.services import Services
from bot.services.roadmap.refitting import refit_of
from bot.services.roadmap.working import Pulse
from bot.services.schoolyear import SchoolYear, Term, usual_terms
from models.base import table
from models.roadmap import PeriodKind, Rhythm, RoadmapControl, RoadmapItem
from models.school import TermsKind
from tests.bot.services.roadmap.conftest import Planning
from tests.bot.services.tickets.test_ticking import local
from tests.databases import SetClock
from tests.personas import ActorOf

Days: TypeAlias = list[tuple[date, bool]]

OLD = SchoolYear(2026, usual_terms(2026, TermsKind.QUARTERS))
SHORTER = SchoolYear(2026, (OLD.terms[0], Term(2, date(2026, 11, 5), date(2026, 12, 20)), OLD.terms[2], OLD.terms[3]))
AUTUMN, WINTER, SPRING, MAY = (term.last for term in OLD.terms)
NEW_WINTER = date(2026, 12, 20)
LAST = date(2027, 8, 31)


async def _days(db: Database, item: int) -> Days:
    """Its control dates, and which of them were answered."""
    columns = table(RoadmapControl).c
    wanted = select(columns.day, columns.closed_at.is_not(None)).where(columns.item_id == item).order_by(columns.day)
    async with db.read() as session:
        return [(day, bool(is_closed)) for day, is_closed in await session.execute(wanted)]


def _row(kind: PeriodKind, words: str, rhythm: Rhythm | None = None, postponed_from: date | None = None) -> Any:
    return RoadmapItem(
        kind=kind,
        period_words=words,
        rhythm=rhythm,
        starts_on=OLD.first,
        ends_on=OLD.last,
        every_year=False,
        postponed_from=postponed_from,
    )


def test_only_what_depends_on_the_terms_and_is_clear_moves() -> None:
    span, recurring = PeriodKind.SPAN, PeriodKind.RECURRING
    for row, controls in (
        (_row(PeriodKind.YEAR, ""), (AUTUMN, NEW_WINTER, SPRING, MAY)),
        (_row(recurring, "1 раз в четверть", Rhythm.TERMLY), (AUTUMN, NEW_WINTER, SPRING, MAY)),
        (_row(recurring, "1 раз в полугодие", Rhythm.HALF_YEARLY), (NEW_WINTER, MAY)),
        (_row(span, "2 четверть"), (NEW_WINTER,)),
        (_row(span, "3 четверть"), None),
        (_row(span, "декабрь"), None),
        (_row(span, "2 четверть", postponed_from=WINTER), None),
        (_row(PeriodKind.DAY, "2 четверть"), None),  # settled otherwise than its words
        (_row(recurring, "1 раз в четверть", Rhythm.MONTHLY), None),
        (_row(span, "2 триместр"), None),
        (_row(PeriodKind.ON_REQUEST, "по запросу"), None),
    ):
        found = refit_of(row, OLD, SHORTER)
        assert (found and found.period.controls) == controls, (row.kind, row.period_words)


async def test_dates_to_come_move_with_a_term_and_the_card_says_so(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning
) -> None:
    termly = {"kind": PeriodKind.RECURRING, "rhythm": Rhythm.TERMLY, "period_words": "1 раз в четверть"}
    often = await planned(pulses=(AUTUMN, WINTER, SPRING, MAY), ends_on=LAST, **termly)
    once = await planned(days=(WINTER,), kind=PeriodKind.SPAN, period_words="2 четверть", ends_on=WINTER)
    later = date(2026, 12, 30)
    await services.roadmap.postponing.ask(await actor_of("teacher", update_id=3), once, later, "ждём приборы")
    closed = await planned(days=(WINTER,), kind=PeriodKind.SPAN, period_words="2 четверть", ends_on=WINTER)
    await services.roadmap.working.drop(await actor_of("coordinator", update_id=1), closed, "не нужно")
    await services.terms.set_term(await actor_of("admin", update_id=2), 2026, 2, "05.11-20.12")
    assert await _days(db, often) == [(AUTUMN, False), (NEW_WINTER, False), (SPRING, False), (MAY, False)]
    assert await _days(db, once) == [(NEW_WINTER, False)]
    assert await _days(db, closed) == [(WINTER, True)]
    card = await services.roadmap.read.card(await actor_of("coordinator"), once)
    assert (card.line.starts_on, card.line.ends_on) == (date(2026, 11, 5), NEW_WINTER)
    assert (card.history[0].day_before, card.history[0].day_after) == (WINTER, NEW_WINTER)
    await services.roadmap.postponing.grant(await actor_of("director", update_id=4), once, later)
    assert await _days(db, once) == [(later, False)]


async def test_what_was_answered_before_its_term_ended_is_not_asked_again(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, clock: SetClock
) -> None:
    clock.time = local("2026-12-18T10:00")
    item = await planned(pulses=(WINTER, SPRING, MAY), kind=PeriodKind.YEAR, ends_on=LAST)
    await services.roadmap.working.pulse(await actor_of("teacher", update_id=1), item, Pulse.GOING)
    new_may = date(2027, 5, 25)
    for update_id, (number, words, days) in enumerate(
        (
            (4, "06.04-25.05", [(WINTER, True), (SPRING, False), (new_may, False)]),
            (2, "05.11-28.12", [(WINTER, True), (SPRING, False), (new_may, False)]),
        ),
        start=2,
    ):
        await services.terms.set_term(await actor_of("admin", update_id=update_id), 2026, number, words)
        assert await _days(db, item) == days, words


async def test_another_kind_of_terms_from_next_year_on_leaves_this_one_alone(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning
) -> None:
    this = await planned(pulses=(WINTER, SPRING, MAY), kind=PeriodKind.YEAR, ends_on=LAST)
    next_year = {"year": 2027, "starts_on": date(2027, 9, 1), "ends_on": date(2028, 8, 31)}
    coming = await planned(pulses=(date(2027, 10, 25),), kind=PeriodKind.YEAR, **next_year)
    await services.terms.set_kind(await actor_of("admin", update_id=1), "trimesters", 2027)
    school = await services.directory.now()
    assert school.school_year(2026) == OLD
    ends = [term.last for term in usual_terms(2027, TermsKind.TRIMESTERS)]
    assert [term.last for term in school.school_year(2027).terms] == ends
    assert await _days(db, this) == [(WINTER, False), (SPRING, False), (MAY, False)]
    assert await _days(db, coming) == [(day, False) for day in ends]
    await services.terms.reset(await actor_of("admin", update_id=2), 2026)
    assert (await services.directory.now()).school_year(2026) == OLD
    await services.terms.set_kind(await actor_of("admin", update_id=3), "quarters", 2026)
    ends = [term.last for term in usual_terms(2027, TermsKind.QUARTERS)]
    assert await _days(db, coming) == [(day, False) for day in ends]
