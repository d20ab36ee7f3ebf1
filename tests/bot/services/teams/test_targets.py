from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.db import Database
from bot.errors import Invalid, Missing, Outdated
from bot.services import Services
from bot.services.teams.targets import read_term
from bot.services.tickets.terms import SHORTAGE, TermKind
from models.tickets import Ticket, TicketState
from tests.databases import SCHOOL_MORNING
from tests.personas import ActorOf, Opening, StandardSchool


@pytest.mark.parametrize(
    ("words", "minutes"),
    [("45 мин", 45), ("3 ч", 180), ("1,5 часа", 90), ("2h", 120), ("30 minutes", 30), (" 16 Ч. ", 960), ("0.25 ч", 15)],
)
def test_terms_are_read_as_people_write_them(words: str, minutes: int) -> None:
    assert read_term(words) == minutes


@given(st.text(max_size=30))
def test_anything_else_is_refused_or_a_number(words: str) -> None:
    with suppress(Invalid):
        assert read_term(words) >= 0


@pytest.mark.parametrize("words", ["45", "завтра", "", "3 дня", "-3 ч", "1 ч 30 мин"])
def test_what_is_no_term_is_said_so(words: str) -> None:
    with pytest.raises(Invalid):
        read_term(words)


async def test_own_terms_hold_at_once_and_can_be_taken_back(
    services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    admin, targets = await actor_of("admin"), services.teams.targets
    ordinary, urgent = await targets.of(admin, "projector")
    assert (ordinary.reaction, ordinary.solution, ordinary.own) == (timedelta(hours=4), timedelta(hours=16), False)
    await targets.set(admin, "projector", TermKind.REACT, 15, urgent=True)
    ordinary, urgent = await targets.of(admin, "projector")
    assert (urgent.reaction, urgent.solution, urgent.own) == (timedelta(minutes=15), timedelta(hours=4), True)
    assert not ordinary.own
    assert [line.kind for line in await targets.special(admin) if line.own] == ["projector"]
    await targets.reset(admin, "projector")
    with pytest.raises(Outdated):
        await targets.reset(admin, "projector")


async def test_open_tickets_follow_with_the_next_tick(
    services: Services, school: StandardSchool, actor_of: ActorOf, opened: Opening, db: Database
) -> None:
    ticket = await opened(kind="printer", state=TicketState.NEW)
    await services.tickets.ticking.tick()
    await services.teams.targets.set(await actor_of("admin"), "", TermKind.REACT, 60, urgent=False)
    await services.tickets.ticking.tick()
    async with db.read() as session:
        assert (await session.get_one(Ticket, ticket)).react_by == SCHOOL_MORNING + timedelta(hours=1)


async def test_everything_else_has_terms_too_but_not_over_those_of_a_kind(
    services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    admin, targets = await actor_of("admin"), services.teams.targets
    await targets.set(admin, "", TermKind.SOLVE, 480, urgent=False)
    assert (await targets.of(admin, "printer"))[0].solution == timedelta(hours=8)
    assert (await targets.of(admin, "room"))[0].solution == timedelta(hours=40)
    assert (await targets.of(admin, SHORTAGE))[0].solution == timedelta(hours=40)
    await targets.reset(admin, "")
    assert (await targets.of(admin, "printer"))[0].solution == timedelta(hours=16)


async def test_an_answer_never_comes_after_the_solution(
    services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    admin, targets = await actor_of("admin"), services.teams.targets
    with pytest.raises(Invalid, match="error-term-order"):
        await targets.set(admin, "printer", TermKind.REACT, 480, urgent=True)
    with pytest.raises(Invalid, match="error-term-order"):
        await targets.set(admin, "printer", TermKind.SOLVE, 15, urgent=True)
    for minutes in (0, 4, 400 * 60 + 1, 10**9):
        with pytest.raises(Invalid, match="error-term-range"):
            await targets.set(admin, "printer", TermKind.SOLVE, minutes, urgent=False)
    for kind in ("bicycle", "planned"):
        with pytest.raises(Missing):
            await targets.set(admin, kind, TermKind.REACT, 60, urgent=False)
