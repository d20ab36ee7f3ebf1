"""What ties a person to the roadmap and to tasks: what is kept about them, how it ends, which words of theirs go.

Ending and forgetting happen inside the caller's unit of work.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, bindparam, delete, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import WriteSession
from bot.services.people.desk import Deed, in_time
from models.base import table
from models.roadmap import (
    CalendarFeed,
    PlanDraft,
    Post,
    RoadmapAssignee,
    RoadmapEvent,
    RoadmapEvidence,
    RoadmapItem,
    RoadmapWatcher,
)
from models.status import SummaryWish
from models.tasks import Task, TaskDraft, TaskEvent


@dataclass(frozen=True, slots=True)
class SummaryKept:
    """How they want the summary (weekday: 0 is Monday, None: no weekly one), and when they last got one."""

    weekday: int | None
    at: time
    monthly: bool
    told_on: date | None
    month_told_on: date | None


@dataclass(frozen=True, slots=True)
class PlanKept:
    """Posts by title; items that the person answers for and those they watch ("item:5"); what they did.

    calendar_since: when the link of their calendar was made. summary: None where they chose nothing. drafts: what they
    began ("plan", or a task's words).
    """

    posts: Sequence[str]
    items: Sequence[str]
    watches: Sequence[str]
    calendar_since: datetime | None
    summary: SummaryKept | None
    drafts: Sequence[str]
    deeds: Sequence[Deed]


async def read_plan(session: AsyncSession, person_id: int) -> PlanKept:
    """What is kept about this person; deeds in the order of time."""
    me = {"person": person_id}
    found = [
        Deed(what, f"{thing}:{row.number}", "" if row.how is None else str(row.how), row.at)
        for (what, thing), statement in _DEEDS.items()
        for row in await session.execute(statement, me)
    ]
    begun = [row.text or "" for row in await session.execute(_TASK_DRAFT, me)]
    return PlanKept(
        list((await session.execute(_POSTS, me)).scalars()),
        [f"item:{number}" for number in (await session.execute(_ITEMS, me)).scalars()],
        [f"item:{number}" for number in (await session.execute(_WATCHED, me)).scalars()],
        (await session.execute(_CALENDAR, me)).scalar(),
        next((SummaryKept(*row) for row in await session.execute(_SUMMARY, me)), None),
        [*(await session.execute(_PLAN_DRAFT, me)).scalars(), *begun],
        in_time(found),
    )


async def end_plan_ties(session: WriteSession, person_id: int) -> None:
    """Whoever is gone watches nothing, gets no summary, their calendar opens nothing; a begun task is thrown away."""
    for model in (RoadmapWatcher, CalendarFeed, TaskDraft, SummaryWish):
        await session.execute(delete(table(model)).where(table(model).c.person_id == person_id))
    others = update(table(TaskDraft)).where(table(TaskDraft).c.doer_id == person_id)
    await session.execute(others.values(doer_id=None))


async def forget_plan_words(session: WriteSession, person_id: int, now: datetime) -> None:
    """Empty what a person wrote and sent; that something was done stays.

    The clock deletes the files of the evidence (roadmap/keeping.py). A task that somebody else does keeps its words:
    they are what that one has to do.
    """
    own = (_TASK.author_id == person_id, _TASK.person_id == person_id)
    shown = (_EVIDENCE.person_id == person_id, _EVIDENCE.removed_at.is_(None))
    gone = {"name": "", "link": None, "removed_at": now, "fetch_at": now}
    await session.execute(update(table(RoadmapEvent)).where(_EVENT.person_id == person_id).values(words=None))
    await session.execute(update(table(RoadmapItem)).where(_ITEM.asked_by == person_id).values(asked_words=None))
    await session.execute(update(table(RoadmapEvidence)).where(*shown).values(gone))
    await session.execute(update(table(RoadmapEvidence)).where(_EVIDENCE.person_id == person_id).values(name=""))
    await session.execute(update(table(TaskEvent)).where(_STEP.person_id == person_id).values(words=None))
    await session.execute(update(table(Task)).where(*own).values(text=""))


def _deed(number: Any, how: Any, at: Any, *conditions: ColumnElement[bool]) -> Any:
    return select(number.label("number"), how.label("how"), at.label("at")).where(*conditions).order_by(number)


_ME: Any = bindparam("person")
_NOTHING = literal(None)
_ITEM, _ASSIGNEE = table(RoadmapItem).c, table(RoadmapAssignee).c
_EVENT, _EVIDENCE = table(RoadmapEvent).c, table(RoadmapEvidence).c
_TASK, _STEP = table(Task).c, table(TaskEvent).c
_POSTS = select(Post.title).where(Post.holder_id == _ME).order_by(Post.title)
_NAMED = select(_ASSIGNEE.item_id).where(_ASSIGNEE.person_id == _ME)
_ITEMS = select(_ITEM.id).where(or_(_ITEM.owner_id == _ME, _ITEM.id.in_(_NAMED))).order_by(_ITEM.id)
_WATCHED = select(RoadmapWatcher.item_id).where(RoadmapWatcher.person_id == _ME).order_by(RoadmapWatcher.item_id)
_CALENDAR = select(CalendarFeed.created_at).where(CalendarFeed.person_id == _ME)
_SUMMARY = select(
    SummaryWish.weekday, SummaryWish.at, SummaryWish.monthly, SummaryWish.told_on, SummaryWish.month_told_on
).where(SummaryWish.person_id == _ME)
_PLAN_DRAFT = select(literal("plan")).where(PlanDraft.person_id == _ME)
_TASK_DRAFT = select(TaskDraft.text).where(TaskDraft.person_id == _ME)
# By what was done and the word of the thing it was done with. Words of histories stand in `PersonalData.written`.
_DEEDS: Mapping[tuple[str, str], Any] = {
    ("item.step", "item"): _deed(_EVENT.item_id, _EVENT.action, _EVENT.at, _EVENT.person_id == _ME),
    ("item.offer", "item"): _deed(_ITEM.id, _NOTHING, _NOTHING, _ITEM.offered_by == _ME),
    ("item.postpone", "item"): _deed(_ITEM.id, _ITEM.asked_words, _ITEM.asked_at, _ITEM.asked_by == _ME),
    ("item.show", "item"): _deed(
        _EVIDENCE.item_id,
        func.coalesce(_EVIDENCE.link, func.nullif(_EVIDENCE.name, ""), _EVIDENCE.kind),
        _EVIDENCE.at,
        _EVIDENCE.person_id == _ME,
        _EVIDENCE.removed_at.is_(None),
    ),
    ("task.give", "task"): _deed(_TASK.id, _TASK.text, _TASK.created_at, _TASK.author_id == _ME),
    ("task.hold", "task"): _deed(_TASK.id, _TASK.text, _TASK.created_at, _TASK.person_id == _ME),
    ("task.step", "task"): _deed(_STEP.task_id, _STEP.action, _STEP.at, _STEP.person_id == _ME),
}
