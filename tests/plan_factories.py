"""Factories of the roadmap's and the tasks' models; use them as `factories.roadmap_item(session, ...)`."""

from datetime import date
from itertools import count
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Person
from models.roadmap import (
    CalendarFeed,
    EvidenceKind,
    PeriodKind,
    PlanDraft,
    Post,
    RoadmapAssignee,
    RoadmapControl,
    RoadmapEvent,
    RoadmapEvidence,
    RoadmapItem,
    RoadmapSection,
    RoadmapWatcher,
    SchoolTerm,
)
from models.tasks import Task, TaskDraft, TaskEvent
from tests.databases import SCHOOL_MORNING
from tests.rows import put, somebody

__all__ = [
    "calendar_feed",
    "plan_draft",
    "post",
    "roadmap_assignee",
    "roadmap_control",
    "roadmap_event",
    "roadmap_evidence",
    "roadmap_item",
    "roadmap_section",
    "roadmap_watcher",
    "school_term",
    "task",
    "task_draft",
    "task_event",
]

_numbers = count(1)
YEAR = 2026


async def post(session: AsyncSession, holder: Person | None = None, **values: Any) -> Post:
    made_up = {"title": f"заведующий музеем {next(_numbers)}", "holder_id": holder.id if holder else None}
    return await put(session, Post(**(made_up | values)))


async def school_term(session: AsyncSession, **values: Any) -> SchoolTerm:
    made_up = {"year": YEAR, "number": 1, "first": date(YEAR, 9, 1), "last": date(YEAR, 10, 23)}
    return await put(session, SchoolTerm(**(made_up | values)))


async def roadmap_section(session: AsyncSession, **values: Any) -> RoadmapSection:
    number = next(_numbers)
    made_up = {"year": YEAR, "position": number, "number": "1", "title": f"Раздел {number}"}
    return await put(session, RoadmapSection(**(made_up | values)))


async def roadmap_item(session: AsyncSession, section: RoadmapSection | None = None, **values: Any) -> RoadmapItem:
    """An item until 15 December without control dates; nobody answers for it unless an assignee is made."""
    number = next(_numbers)
    made_up: dict[str, Any] = {
        "year": YEAR,
        "position": number,
        "number": str(number),
        "text": f"Проверить кабинет {number}",
        "period_words": "До 15.12.2026",
        "kind": PeriodKind.DAY,
        "starts_on": date(YEAR, 9, 1),
        "ends_on": date(YEAR, 12, 15),
        "created_at": SCHOOL_MORNING,
    }
    if "section_id" not in values:
        made_up["section_id"] = (section or await roadmap_section(session)).id
    return await put(session, RoadmapItem(**(made_up | values)))


async def roadmap_assignee(
    session: AsyncSession, item: RoadmapItem | None = None, person: Person | None = None, **values: Any
) -> RoadmapAssignee:
    """This person, unless a post or a group is named."""
    item = item or await roadmap_item(session)
    made_up: dict[str, Any] = {"position": 0, "words": "Липина В. И."}
    if person is not None or not values.keys() & {"post_id", "group_code", "person_id"}:
        made_up["person_id"] = (person or await somebody(session)).id
    return await put(session, RoadmapAssignee(item_id=item.id, **(made_up | values)))


async def roadmap_control(session: AsyncSession, item: RoadmapItem | None = None, **values: Any) -> RoadmapControl:
    item = item or await roadmap_item(session)
    return await put(session, RoadmapControl(item_id=item.id, **({"day": item.ends_on} | values)))


async def roadmap_event(session: AsyncSession, item: RoadmapItem | None = None, **values: Any) -> RoadmapEvent:
    item = item or await roadmap_item(session)
    return await put(session, RoadmapEvent(item_id=item.id, **({"action": "import", "at": SCHOOL_MORNING} | values)))


async def roadmap_evidence(session: AsyncSession, item: RoadmapItem | None = None, **values: Any) -> RoadmapEvidence:
    item = item or await roadmap_item(session)
    made_up = {"kind": EvidenceKind.LINK, "link": "https://school.example/news/1", "at": SCHOOL_MORNING}
    return await put(session, RoadmapEvidence(item_id=item.id, **(made_up | values)))


async def roadmap_watcher(
    session: AsyncSession, item: RoadmapItem | None = None, person: Person | None = None
) -> RoadmapWatcher:
    item = item or await roadmap_item(session)
    person = person or await somebody(session)
    return await put(session, RoadmapWatcher(item_id=item.id, person_id=person.id))


async def plan_draft(session: AsyncSession, person: Person | None = None, **values: Any) -> PlanDraft:
    person = person or await somebody(session)
    return await put(
        session, PlanDraft(person_id=person.id, **({"content": "{}", "updated_at": SCHOOL_MORNING} | values))
    )


async def calendar_feed(session: AsyncSession, person: Person | None = None, **values: Any) -> CalendarFeed:
    person = person or await somebody(session)
    made_up = {"token_hash": f"{next(_numbers):064x}", "created_at": SCHOOL_MORNING}
    return await put(session, CalendarFeed(person_id=person.id, **(made_up | values)))


async def task(session: AsyncSession, author: Person | None = None, doer: Person | None = None, **values: Any) -> Task:
    author = author or doer or await somebody(session)
    made_up: dict[str, Any] = {
        "person_id": (doer or author).id,
        "text": f"Собрать список {next(_numbers)}",
        "due_on": date(YEAR, 11, 27),
        "created_at": SCHOOL_MORNING,
    }
    return await put(session, Task(author_id=author.id, **(made_up | values)))


async def task_event(session: AsyncSession, task: Task | None = None, **values: Any) -> TaskEvent:
    number = (task or await _new_task(session)).id
    return await put(session, TaskEvent(task_id=number, **({"action": "accept", "at": SCHOOL_MORNING} | values)))


async def task_draft(session: AsyncSession, person: Person | None = None, **values: Any) -> TaskDraft:
    person = person or await somebody(session)
    return await put(session, TaskDraft(person_id=person.id, **({"updated_at": SCHOOL_MORNING} | values)))


_new_task = task  # a parameter of the same name hides it
