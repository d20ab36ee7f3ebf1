"""What an import has to know of the school: who can be meant, and what the roadmap of a year has already."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import STAFF_ROLES
from bot.services.roadmap.answering import Assignee
from bot.services.roadmap.importing.differences import Existing
from bot.services.roadmap.naming.model import Staffer
from bot.services.roadmap.states import ENDED_STATES
from bot.services.roadmap.storing import Section
from bot.services.snapshot import Snapshot
from models.base import table
from models.people import Person, RoleGrant
from models.roadmap import ItemState, RoadmapAssignee, RoadmapItem, RoadmapSection


async def read_staff(session: AsyncSession, school: Snapshot, today: date) -> tuple[Staffer, ...]:
    """Everybody who is or was of the staff, by number."""
    return tuple(_staffer(row, school, today) for row in await session.execute(_STAFF))


async def read_existing(session: AsyncSession, year: int) -> tuple[Existing, ...]:
    """The items of a school year in their order, those that are over too."""
    people: dict[int, list[Assignee]] = {}
    for row in await session.execute(_ASSIGNEES, {"of_year": year}):
        one = Assignee(row.words, row.person_id, row.post_id, row.group_code)
        people.setdefault(row.item_id, []).append(one)
    rows = await session.execute(_ITEMS, {"of_year": year})
    return tuple(_existing(row, people.get(row.id, ())) for row in rows)


async def newest_item(session: AsyncSession, year: int) -> int:
    """The number of the newest item of a school year; 0 where there is none."""
    return (await session.execute(_NEWEST, {"of_year": year})).scalar() or 0


def _staffer(row: Any, school: Snapshot, today: date) -> Staffer:
    known = school.people.get(row.id)
    is_there = row.left_on is None and known is not None and known.is_staff(today)
    return Staffer(
        row.id,
        row.surname,
        row.given_name,
        row.patronymic,
        row.position or "",
        known.roles(today) if known is not None else frozenset(),
        has_left=not is_there,
        has_joined=known is not None and known.sender is not None,
    )


def _existing(row: Any, people: Sequence[Assignee]) -> Existing:
    return Existing(
        id=row.id,
        section=Section(row.section_number, row.section_title) if row.section_title is not None else None,
        number=row.number,
        text=row.text,
        result=row.result,
        period_words=row.period_words,
        kind=row.kind,
        start=row.starts_on,
        end=row.ends_on,
        rhythm=row.rhythm,
        assignees=tuple(people),
        is_ended=ItemState(row.state) in ENDED_STATES or row.rolled_at is not None,
        is_postponed=row.postponed_from is not None,
        owner_id=row.owner_id,
        is_told=row.told_at is not None,
    )


_PERSON, _GRANT = table(Person).c, table(RoleGrant).c
_STAFF = (
    select(_PERSON.id, _PERSON.surname, _PERSON.given_name, _PERSON.patronymic, _PERSON.position, _PERSON.left_on)
    .where(_PERSON.id.in_(select(_GRANT.person_id).where(_GRANT.role.in_(sorted(STAFF_ROLES)))), _PERSON.surname != "")
    .order_by(_PERSON.id)
)
_ITEM, _SECTION, _ASSIGNEE = table(RoadmapItem).c, table(RoadmapSection).c, table(RoadmapAssignee).c
_YEAR: Any = bindparam("of_year")
_NEWEST = select(func.max(_ITEM.id)).where(_ITEM.year == _YEAR)
_ITEMS = (
    select(
        *(_ITEM.id, _ITEM.number, _ITEM.text, _ITEM.result, _ITEM.period_words, _ITEM.kind, _ITEM.starts_on),
        *(_ITEM.ends_on, _ITEM.rhythm, _ITEM.state, _ITEM.rolled_at, _ITEM.postponed_from, _ITEM.owner_id),
        _ITEM.told_at,
        _SECTION.number.label("section_number"),
        _SECTION.title.label("section_title"),
    )
    .outerjoin_from(table(RoadmapItem), table(RoadmapSection), _ITEM.section_id == _SECTION.id)
    .where(_ITEM.year == _YEAR)
    .order_by(_ITEM.position, _ITEM.id)
)
_ASSIGNEES = (
    select(_ASSIGNEE.item_id, _ASSIGNEE.words, _ASSIGNEE.person_id, _ASSIGNEE.post_id, _ASSIGNEE.group_code)
    .join_from(table(RoadmapAssignee), table(RoadmapItem), _ASSIGNEE.item_id == _ITEM.id)
    .where(_ITEM.year == _YEAR)
    .order_by(_ASSIGNEE.item_id, _ASSIGNEE.position)
)
