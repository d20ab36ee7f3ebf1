"""What is behind a number: as much as the number says, those not met first, and nothing for whom it is not."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from typing import Any, TypeAlias

import pytest
from sqlalchemy.exc import OperationalError

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Missing
from bot.services import Services
from bot.services.status import behind
from bot.services.status.behind import SEEN_BY, Behind, Thing
from bot.services.status.periods import month_of
from bot.services.status.registry import INDICATORS, Indicator
from bot.services.status.shapes import Figure, Unit
from bot.services.status.things import PersonThing
from bot.services.tickets.reading import TicketLine
from models.news import PostState, Reaction
from models.roadmap import ItemState
from models.surveys import SurveyState
from models.tickets import TicketCategory, TicketState
from tests import factories
from tests.databases import SetClock
from tests.personas import ActorOf, StandardSchool

NOW = datetime(2026, 11, 16, 5, tzinfo=UTC)
NOVEMBER = month_of(date(2026, 11, 1))
Look: TypeAlias = Callable[..., Awaitable[Behind]]


def at(day: int, month: int = 11) -> datetime:
    return datetime(2026, month, day, 3, tzinfo=UTC)


@pytest.fixture
async def look(services: Services, filled: None, actor_of: ActorOf, clock: SetClock) -> Look:
    """A page of what is behind a number of November."""

    async def look(code: str, page: int = 0, who: str = "director") -> Behind:
        return await services.status.behind.page(await actor_of(who), code, NOVEMBER, page)

    return look


@pytest.fixture
async def filled(db: Database, school: StandardSchool, clock: SetClock) -> None:
    """A school where every indicator has something to count, and of some more than a page."""
    clock.time = NOW
    async with db.write(SYSTEM) as session:
        board: dict[str, Any] = {"room_id": school.rooms["214"], "asset_id": school.devices["МФУ"]}
        solved: dict[str, Any] = {
            "state": TicketState.CLOSED,
            "responded_at": at(3),
            "solved_at": at(4),
            "closed_at": at(5),
        }
        for number in range(8):
            times: dict[str, Any] = {"reacted_in": 30 * number, "solved_in": 60 * number, "in_time": number != 3}
            await factories.ticket(session, opened_at=at(2), **solved, **times, returns=int(number == 5), **board)
        await factories.ticket(session, opened_at=at(2), **solved, in_time=None)  # nobody promised anything
        await factories.ticket(session, opened_at=at(2), solve_by=at(9))
        await factories.ticket(session, opened_at=at(2), solve_by=at(20))  # there is time yet
        await factories.ticket(session, opened_at=at(2), category=TicketCategory.SHORTAGE)
        paper = await factories.consumable(session, stock=3, minimum=5)
        chalk = await factories.consumable(session, stock=9, minimum=5)
        for consumable, amount in ((paper, -4), (chalk, -2), (chalk, -5)):
            await factories.stock_move(session, consumable, amount=amount, at=at(3))
        begun: dict[str, Any] = {"created_at": at(1, 9), "starts_on": date(2026, 9, 1)}
        done = await factories.roadmap_item(session, **begun, state=ItemState.DONE, closed_at=at(5))
        await factories.roadmap_evidence(session, done)
        await factories.roadmap_item(session, **begun, state=ItemState.DONE, closed_at=at(5))
        late = await factories.roadmap_item(session, **begun)
        await factories.roadmap_control(session, late, day=date(2026, 11, 10))
        sent: dict[str, Any] = {"state": PostState.SENT, "sent_at": at(2)}
        letter: dict[str, Any] = {"reaction": Reaction.ACKNOWLEDGE, "react_by": date(2026, 11, 10)}
        for values, tally in (
            (sent | letter, {"meant": 50, "reached": 40, "units": 30, "reacted": 25, "in_time": 21}),
            (sent | {"sent_at": at(3)}, {"meant": 10, "reached": 10}),
        ):
            await factories.news_tally(session, await factories.news_post(session, **values), **tally)
        survey = await factories.survey(
            session, state=SurveyState.RUNNING, started_at=at(2), ends_on=date(2026, 11, 18)
        )
        for answered in (True, False, True):
            await factories.survey_unit(session, survey, answered=answered)
        await factories.asset(session, confirmed_on=date(2026, 9, 20))
        for person in (school.people["teacher"], school.people["not_joined"]):
            await factories.invitation(session, person_id=person, created_at=at(2, 9))
        await factories.invitation(session, person_id=None, child_id=school.children[0], created_at=at(2, 9))


async def everything(look: Look, code: str) -> tuple[Behind, list[Thing]]:
    """All pages of a list, and the first one."""
    first = await look(code)
    things = list(first.things)
    while len(things) < (first.total or 0):
        page = (await look(code, len(things) // behind.SIZE)).things
        assert page, code
        things += page
    return first, things


def agrees(indicator: Indicator, figure: Figure, things: list[Thing]) -> bool:
    """Whether the list says the same as the number."""
    if indicator.unit is Unit.SHARE:
        return (sum(one.part for one in things), sum(one.whole for one in things)) == (figure.part, figure.whole)
    if indicator.unit is Unit.HOURS:
        return len(things) == figure.whole
    if indicator.unit is Unit.DAYS:
        return len(things) == (figure.value is not None)
    counted = sum(one.whole for one in things) if indicator.code == "consumables_used" else len(things)
    return counted == figure.value


async def test_each_list_is_as_long_as_its_number_says(look: Look) -> None:
    for indicator in INDICATORS:
        shown, things = await everything(look, indicator.code)
        figure = shown.status.reading(indicator.code).now
        assert things, f"nothing is behind {indicator.code}"
        assert agrees(indicator, figure, things), (indicator.code, figure, things)
        assert len({one.link or one.what for one in things}) == len(things), indicator.code


async def test_what_is_not_met_comes_first_and_the_slowest(look: Look) -> None:
    assert [one.part for one in (await look("solved_in_time")).things] == [0, 1, 1, 1, 1, 1]
    assert [one.part for one in (await look("reopened")).things] == [1, 0, 0, 0, 0, 0]
    assert [one.minutes for one in (await look("solution_p90")).things] == [420, 360, 300, 240, 180, 120]
    assert [one.whole for one in (await look("consumables_used")).things] == [7, 4]
    assert [one.link for one in (await look("days_since_post")).things] == ["newscard:2"]
    last = await look("tickets_solved", page=99)
    assert (last.page, len(last.things), last.total) == (1, 3, 9)


async def test_nobody_is_named_but_the_staff(look: Look, school: StandardSchool) -> None:
    _, things = await everything(look, "people_joined")
    people = [one.what for one in things if isinstance(one.what, PersonThing)]
    assert {(one.name, one.class_title) for one in people} == {
        ("Ежова М. П.", ""),
        ("Будущая И. Р.", ""),
        (None, "5А"),
    }
    assert [one.link for one in things if isinstance(one.what, PersonThing) and one.what.name is None] == [None]


async def test_lists_are_for_those_who_may_open_the_things(look: Look) -> None:
    sees = {"ticket": False, "room": False, "asset": False, "news": False, "survey": False, "person": False}
    for indicator in INDICATORS:
        shown = await look(indicator.code, who="coordinator")
        is_seen = sees.get(indicator.rows.thing, True)
        assert (shown.total is not None) == bool(shown.things) == is_seen, indicator.code
        assert shown.status.reading(indicator.code).now.value is not None
        assert (await look(indicator.code, who="deputy")).things, indicator.code
    assert {indicator.rows.thing for indicator in INDICATORS} == SEEN_BY.keys()
    for who in ("teacher", "parent", "student", "technician"):
        with pytest.raises(Denied):
            await look("tickets_open", who=who)
    with pytest.raises(Missing):
        await look("no_such")


async def test_a_list_that_fails_leaves_the_number(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fails(*_: Any) -> Any:
        raise OperationalError("", None, Exception())

    monkeypatch.setattr(behind, "READ", {"ticket": fails})
    shown = await look("tickets_open")
    assert (shown.things, shown.total) == ((), None)
    assert shown.status.reading("tickets_open").now.value == 2


async def test_tickets_are_told_as_in_all_lists(look: Look) -> None:
    what = (await look("tickets_overdue")).things[0].what
    assert isinstance(what, TicketLine)
    assert what.state is TicketState.NEW
