"""The director's screen counts what happened, and is nobody else's."""

import pytest

from bot.errors import Denied
from bot.services.tickets.drafts import Fault
from bot.services.tickets.states import Step
from handlers.site import Context
from handlers.status.addresses import Status
from handlers.status.screens import status
from tests.databases import SetClock
from tests.personas import ActorOf, ContextOf, StandardSchool


async def figures(context: Context) -> dict[str, tuple[object, ...]]:
    shown = await status(context, Status())
    return {line.key: tuple(line.args.values()) for line in shown.lines if line.args.keys() & {"opened", "new"}}


async def test_it_counts_what_came_was_taken_and_was_solved(
    context_of: ContextOf, actor_of: ActorOf, school: StandardSchool, clock: SetClock
) -> None:
    teacher, technician = await actor_of("teacher"), await actor_of("technician")
    tickets = (await context_of("director")).services.tickets
    fault = Fault(school.rooms["214"], school.devices["МФУ"], "printer", "jam")
    numbers = []
    for _ in range(3):
        await tickets.reporting.choose(teacher, fault)
        numbers.append((await tickets.reporting.send(teacher)).ticket_id)
    await tickets.working.make(technician, numbers[0], Step.TAKE)
    await tickets.working.make(technician, numbers[1], Step.TAKE)
    await tickets.working.make(technician, numbers[1], Step.SOLVE)
    assert await figures(await context_of("director")) == {
        "status-now": (1, 1, 0, 1),
        "status-today": (3, 2, 1),
        "status-week": (3, 2, 1),
    }
    clock.advance(days=1)
    assert (await figures(await context_of("director")))["status-today"] == (0, 0, 0)


@pytest.mark.parametrize("name", ["teacher", "technician", "parent", "student", "admin"])
async def test_it_is_not_everybodys(context_of: ContextOf, name: str) -> None:
    with pytest.raises(Denied):
        await status(await context_of(name), Status())
