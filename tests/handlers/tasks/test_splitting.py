"""Splitting an item, as screens: whoever is missing is asked, and may be typed in any case."""

import pytest

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Outdated
from bot.services import Services
from bot.ui import Incoming, Screen
from handlers.tasks import addresses, splitting
from tests import factories
from tests.databases import sqlite_only
from tests.personas import ContextOf, StandardSchool

pytestmark = sqlite_only


def leads(shown: Screen | None) -> list[str]:
    assert shown is not None
    buttons = [button for row in shown.rows for button in row if hasattr(button, "to")]
    return [button.to if isinstance(button.to, str) else button.to.pack() for button in buttons]


async def test_whoever_is_missing_is_asked(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf
) -> None:
    async with db.write(SYSTEM) as session:
        item = (await factories.roadmap_item(session)).id
    words = Incoming(text="собрать список – Ежова, до пятницы\nпроверить планы")
    coordinator = await context_of("coordinator", update_id=1)
    shown = (await splitting.steps_said(coordinator, addresses.Split(item=item), words)).screen
    assert leads(shown)[0] == f"task.steps.who:{item}:1"
    assert f"task.steps.give:{item}" not in leads(shown)
    who = addresses.StepWho(item=item, number=1)
    tihiy = school.people["technician"]
    for typed in ("Тихому", "тих", "Тихий О.И."):
        found = await splitting.step_who_said(await context_of("coordinator"), who, Incoming(text=typed))
        assert leads(found.screen)[0] == f"task.steps.for:{item}:1:{tihiy}", typed
    chosen = await splitting.step_for(
        await context_of("coordinator", update_id=2), addresses.StepFor(item=item, number=1, person=tihiy)
    )
    assert f"task.steps.give:{item}" in leads(chosen.screen)
    given = await splitting.steps_give(await context_of("coordinator", update_id=3), addresses.StepsGive(item=item))
    assert given.toast is not None
    [line] = await services.tasks.read.mine((await context_of("technician")).actor)
    assert (line.text, line.item_id) == ("Проверить планы", item)
    with pytest.raises(Outdated):
        await splitting.step_who(await context_of("coordinator"), who)
    with pytest.raises(Denied):
        await splitting.split(await context_of("deputy"), addresses.Split(item=item))
