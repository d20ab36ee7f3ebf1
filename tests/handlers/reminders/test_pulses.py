"""Pulses in a row: twenty-four items answered one after another, by one tap each."""

from datetime import date, timedelta
from itertools import count

import pytest

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Invalid, Missing, Outdated
from bot.services import Services
from bot.ui import Button, Incoming, Media, Screen
from handlers.reminders import actions, screens
from handlers.reminders.addresses import Answer, Help, HelpSaid, Pulses, Words
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


def where(screen: Screen) -> object:
    """How many are left to answer."""
    return screen.lines[0].args["count"]


def of(screen: Screen) -> int:
    """The item that is asked about."""
    assert isinstance(screen.expects, Words)
    return screen.expects.item


def ways(screen: Screen) -> list[object]:
    return [button.to for row in screen.rows for button in row if isinstance(button, Button)]


async def test_each_answer_leads_to_the_next_item(plan: Plan, context_of: ContextOf) -> None:
    """The one that is asked about longest comes first."""
    items = [await plan.item("teacher", day=TODAY, is_pulse=True) for _ in range(2)]
    items.insert(0, await plan.item("teacher", day=TODAY - timedelta(days=1), is_pulse=True))
    shown = await screens.pulses(await context_of("teacher"), Pulses(place=0))
    assert (where(shown), of(shown)) == (3, items[0])
    assert f"item:{items[0]}" in ways(shown)
    assert Pulses(place=1) in ways(shown)
    for answer, left in (("going", 2), ("open", 1)):
        to = next(way for way in ways(shown) if isinstance(way, Answer) and way.answer == answer)
        answered = await actions.answer(await context_of("teacher", update_id=next(_updates)), to)
        assert answered.toast is not None
        assert answered.screen is not None
        shown = answered.screen
        assert where(shown) == left
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
    assert (where(answered.screen), of(answered.screen)) == (2, deadline)


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
    first, second = [await plan.item("teacher", day=TODAY, is_pulse=True) for _ in range(2)]
    context = await context_of("teacher")
    shown = [await screens.pulses(context, Pulses(place=place)) for place in (0, 1, 2, 99)]
    assert [of(one) for one in shown] == [first, second, first, first]
    assert [where(one) for one in shown] == [2, 2, 2, 2]


async def test_what_is_sent_belongs_to_the_item_that_is_shown(
    plan: Plan, services: Services, context_of: ContextOf
) -> None:
    """Words, a link, a photo: the question stays."""
    items = [await plan.item("teacher", day=TODAY, is_pulse=True) for _ in range(2)]
    photo = Incoming(media=Media("photo", "photo-1"), text="Стенд")
    for incoming in (Incoming(text="Провели два занятия"), Incoming(text="https://school.example/1"), photo):
        context = await context_of("teacher", update_id=next(_updates))
        shown = await context.site.take(context, Words(item=items[1], place=1).pack(), incoming)
        assert shown.toast is not None, incoming
        assert shown.screen is not None, incoming
        assert (where(shown.screen), of(shown.screen)) == (2, items[1]), incoming
    card = await services.roadmap.read.card((await context_of("teacher")).actor, items[1])
    assert "Провели два занятия" in {line.words for line in card.history}
    assert len(card.evidence) == 2


async def test_a_call_for_help_says_what_with(plan: Plan, services: Services, context_of: ContextOf) -> None:
    first, second = [await plan.item("teacher", day=TODAY, is_pulse=True) for _ in range(2)]
    context = await context_of("teacher", update_id=next(_updates))
    assert Help(item=first, place=0) in ways(await screens.pulses(context, Pulses(place=0)))
    asked = (await context.site.follow(context, Help(item=first, place=0).pack())).screen
    assert asked is not None
    assert asked.expects == HelpSaid(item=first, place=0)
    assert Answer(item=first, answer="help", place=0) in ways(asked)
    shown = await context.site.take(context, asked.expects.pack(), Incoming(text="Нет проектора"))
    assert shown.screen is not None
    assert of(shown.screen) == second
    card = await services.roadmap.read.card(context.actor, first)
    assert (card.line.state, card.history[0].words) == (ItemState.HELP, "Нет проектора")
    with pytest.raises(Invalid):
        await context.site.take(context, asked.expects.pack(), Incoming())


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
