"""Pulses in a row: twenty-four items answered one after another, by one tap each."""

from datetime import date, timedelta
from itertools import count

import pytest

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Missing, Outdated
from bot.services import Services
from bot.ui import Button, Screen
from handlers.reminders import actions, screens
from handlers.reminders.addresses import Answer, Pulses
from models.roadmap import ItemState, RoadmapItem
from tests import factories
from tests.bot.services.roadmap.clock_plan import Plan
from tests.databases import SetClock, sqlite_only
from tests.personas import ContextOf, StandardSchool

pytestmark = sqlite_only

TODAY, LATER = date(2026, 11, 24), date(2027, 3, 26)
_updates = count(1)


@pytest.fixture
def plan(db: Database, services: Services, school: StandardSchool, clock: SetClock) -> Plan:
    return Plan(db, services, school, clock)


def where(screen: Screen) -> tuple[str, ...]:
    return tuple(str(one) for one in screen.lines[0].args.values())


def ways(screen: Screen) -> list[object]:
    return [button.to for row in screen.rows for button in row if isinstance(button, Button)]


async def test_each_answer_leads_to_the_next_item(plan: Plan, context_of: ContextOf) -> None:
    """The one that is asked about longest comes first."""
    items = [await plan.item("teacher", day=TODAY, is_pulse=True) for _ in range(2)]
    items.insert(0, await plan.item("teacher", day=TODAY - timedelta(days=1), is_pulse=True))
    shown = await screens.pulses(await context_of("teacher"), Pulses(place=0))
    assert where(shown) == ("1", "3")
    assert f"item:{items[0]}" in ways(shown)
    assert Pulses(place=1) in ways(shown)
    for answer, left in (("going", "2"), ("help", "1")):
        to = next(way for way in ways(shown) if isinstance(way, Answer) and way.answer == answer)
        answered = await actions.answer(await context_of("teacher", update_id=next(_updates)), to)
        assert answered.toast is not None
        assert answered.screen is not None
        shown = answered.screen
        assert where(shown) == ("1", left)
    assert not [way for way in ways(shown) if isinstance(way, Pulses)]  # nothing comes after the last one
    to = Answer(item=items[2], answer="open", place=0)
    answered = await actions.answer(await context_of("teacher", update_id=next(_updates)), to)
    assert answered.screen is not None
    assert answered.screen.lines[0].key == "pulses-none"


async def test_done_hands_in_what_has_no_further_date_and_shows_a_deadline_that_wants_evidence(
    plan: Plan, db: Database, context_of: ContextOf
) -> None:
    """Each leads on below the questions; of a pulse with more to come it is an answer like the others."""
    last, more, deadline = [await plan.item("teacher", day=TODAY, is_pulse=True) for _ in range(3)]
    async with db.write(SYSTEM) as session:
        for item, values in ((more, {"day": LATER, "is_pulse": True}), (deadline, {"day": TODAY - timedelta(days=1)})):
            await factories.roadmap_control(session, await session.get_one(RoadmapItem, item), **values)
    expected = (f"item.offer:{last}", Answer(item=more, answer="done", place=1), f"item:{deadline}")
    for place, to in enumerate(expected):
        shown = await screens.pulses(await context_of("teacher"), Pulses(place=place))
        assert ways(shown)[0] == to
    answered = await actions.answer(await context_of("teacher", update_id=next(_updates)), expected[1])
    assert answered.screen is not None
    assert where(answered.screen) == ("2", "2")


async def test_the_list_of_all_deeds_leads_to_the_questions_while_there_are_some(
    plan: Plan, context_of: ContextOf
) -> None:
    await plan.item("teacher", day=TODAY, is_pulse=True)
    for name, is_asked in (("teacher", True), ("director", False)):
        context = await context_of(name)
        shown = (await context.site.follow(context, "deeds")).screen
        assert shown is not None
        assert ("pulses:0" in ways(shown)) is is_asked, name


async def test_next_goes_round(plan: Plan, context_of: ContextOf) -> None:
    """From the last one to the first, also where the list became shorter meanwhile."""
    for _ in range(2):
        await plan.item("teacher", day=TODAY, is_pulse=True)
    context = await context_of("teacher")
    assert [where(await screens.pulses(context, Pulses(place=place)))[0] for place in (0, 1, 2, 99)] == [
        "1",
        "2",
        "1",
        "1",
    ]


async def test_only_what_is_asked_now_of_this_person(plan: Plan, context_of: ContextOf) -> None:
    await plan.item("teacher", day=TODAY + timedelta(days=1), is_pulse=True)
    await plan.item("director", day=TODAY, is_pulse=True)
    await plan.item("teacher", day=TODAY)
    await plan.item("teacher", day=TODAY, is_pulse=True, state=ItemState.OFFERED)
    shown = await screens.pulses(await context_of("teacher"), Pulses(place=0))
    assert shown.lines[0].key == "pulses-none"


async def test_an_answer_by_hand_or_for_somebody_else_is_refused(plan: Plan, context_of: ContextOf) -> None:
    item = await plan.item("director", day=TODAY, is_pulse=True)
    wrong = (("teacher", "going", Missing), ("director", "perhaps", Missing), ("director", "done", Outdated))
    for name, answer, error in wrong:
        context = await context_of(name, update_id=next(_updates))
        with pytest.raises(error):
            await actions.answer(context, Answer(item=item, answer=answer, place=0))
