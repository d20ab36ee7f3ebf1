"""Words typed while a card was open: what is surely a fault or a task is asked about, and nothing is lost."""

import pytest

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Missing, Outdated
from bot.services import Services
from bot.ui import Answer, Button, Incoming, Media
from handlers.site import Context
from models.people import Person
from tests import factories
from tests.databases import sqlite_only
from tests.handlers.item.test_item import an_item
from tests.personas import ContextOf, StandardSchool

pytestmark = sqlite_only

FAULT, TASK = "в 214 не работает проектор", "напомни мне завтра позвонить провайдеру"


def keys(answer: Answer) -> list[str]:
    assert answer.screen is not None
    return [line.key for line in answer.screen.lines]


def leads(answer: Answer) -> list[str]:
    assert answer.screen is not None
    buttons = [button for row in answer.screen.rows for button in row if isinstance(button, Button)]
    return [button.to if isinstance(button.to, str) else button.to.pack() for button in buttons]


@pytest.fixture
async def task(db: Database, school: StandardSchool) -> int:
    """A task of the teacher's, given by the deputy."""
    async with db.write(SYSTEM) as session:
        author, doer = [await session.get_one(Person, school.people[name]) for name in ("deputy", "teacher")]
        return (await factories.task(session, author, doer)).id


async def said_on(context: Context, task: int) -> list[str | None]:
    return [one.words for one in (await context.services.tasks.read.card(context.actor, task)).history]


async def test_a_fault_beside_a_task_becomes_a_report_or_a_message(
    task: int, context_of: ContextOf, services: Services
) -> None:
    teacher = await context_of("teacher", update_id=1)
    asked = await teacher.site.take(teacher, f"task:{task}", Incoming(text=FAULT))
    assert keys(asked) == ["aside-title", "aside-words"]
    assert leads(asked) == [f"aside.new:task:{task}", f"aside.here:task:{task}"]
    assert await said_on(teacher, task) == []
    teacher = await context_of("teacher", update_id=2)
    assert "report-check" in keys(await teacher.site.follow(teacher, f"aside.new:task:{task}"))
    draft = await services.tickets.reporting.draft(teacher.actor)
    assert draft is not None
    assert (draft.words, draft.aside) == (FAULT, None)
    # The second of two taps finds nothing.
    teacher = await context_of("teacher", update_id=3)
    with pytest.raises(Outdated):
        await teacher.site.follow(teacher, f"aside.new:task:{task}")
    await teacher.site.take(teacher, f"task:{task}", Incoming(text=FAULT))
    teacher = await context_of("teacher", update_id=4)
    shown = await teacher.site.follow(teacher, f"aside.here:task:{task}")
    assert "task-title" in keys(shown)
    assert await said_on(teacher, task) == [FAULT]


async def test_a_task_beside_a_card_becomes_a_draft(
    task: int, context_of: ContextOf, services: Services, db: Database, school: StandardSchool
) -> None:
    teacher = await context_of("teacher", update_id=1)
    await teacher.site.take(teacher, f"task:{task}", Incoming(text=TASK))
    teacher = await context_of("teacher", update_id=2)
    assert "task-draft-title" in keys(await teacher.site.follow(teacher, f"aside.new:task:{task}"))
    item = await an_item(db, school)
    coordinator = await context_of("coordinator", update_id=3)
    asked = await coordinator.site.take(coordinator, f"item:{item}", Incoming(text=TASK))
    assert leads(asked) == [f"aside.new:item:{item}", f"aside.here:item:{item}"]
    coordinator = await context_of("coordinator", update_id=4)
    await coordinator.site.take(coordinator, f"aside:item:{item}", Incoming(text="с утра"))
    coordinator = await context_of("coordinator", update_id=5)
    await coordinator.site.follow(coordinator, f"aside.here:item:{item}")
    history = (await services.roadmap.read.card(coordinator.actor, item)).history
    assert [one.words for one in history] == [f"{TASK}\nс утра"]


async def test_all_else_stays_with_the_card(
    task: int, context_of: ContextOf, db: Database, school: StandardSchool
) -> None:
    item = await an_item(db, school)
    card = f"task:{task}"
    for number, incoming in enumerate(
        (
            Incoming(text="договор у секретаря"),
            Incoming(text="до пятницы успею"),
            Incoming(text="проектор не работает, жду мастера"),
            Incoming(text=FAULT, reply_buttons=(card,)),
        )
    ):
        teacher = await context_of("teacher", update_id=number)
        assert "task-title" in keys(await teacher.site.take(teacher, card, incoming)), incoming
    teacher = await context_of("teacher", update_id=10)
    photo = Incoming(text=FAULT, media=Media("photo", "one"), size=10)
    assert "item-title" in keys(await teacher.site.take(teacher, f"item:{item}", photo))
    with pytest.raises(Outdated):
        await teacher.site.follow(teacher, f"aside:task:{task}")
    with pytest.raises(Missing):
        await teacher.site.follow(teacher, "aside.here:menu:1")
