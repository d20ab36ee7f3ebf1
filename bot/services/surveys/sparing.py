"""Whom not to ask once more so soon: families count, whichever of them was asked, and of which of their children."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.services.surveys.units import Unit, families
from models.base import table
from models.surveys import Survey, SurveyAsked, SurveyState, SurveyUnit

# A family is asked something at most once in this time.
SPARED: Final = timedelta(days=14)


async def asked_lately(session: AsyncSession, survey_id: int, units: Iterable[Unit], when: datetime) -> int:
    """How many of the families that these units ask were asked something else in the two weeks before.

    Who is asked as one of the staff or as a pupil is no family, neither now nor then.
    """
    parents: dict[int, list[int]] = {}
    for unit in units:
        if unit.children and unit.class_id is not None:
            for child in unit.children:
                parents.setdefault(child, []).extend(unit.people)
    if not parents:
        return 0
    people, children = set[int](), set[int]()
    for row in await session.execute(_LATELY, {"since": when - SPARED, "survey": survey_id}):
        if row.children:
            people.add(row.person_id)
            children.update(row.children)
    asked = {child for child, theirs in parents.items() if child in children or not people.isdisjoint(theirs)}
    return sum(not asked.isdisjoint(family) for family in families(parents))


async def runs_already(session: AsyncSession, survey_id: int, title: str) -> bool:
    """Whether another survey of that title runs."""
    return (await session.execute(_SAME, {"title": title, "survey": survey_id})).first() is not None


_S, _U, _A = table(Survey).c, table(SurveyUnit).c, table(SurveyAsked).c
_LATELY = (
    select(_A.person_id, _U.children)
    .join(table(SurveyUnit), _U.id == _A.unit_id)
    .join(table(Survey), _S.id == _U.survey_id)
    .where(
        _S.started_at > bindparam("since", type_=_S.started_at.type),
        _S.state.in_([SurveyState.RUNNING, SurveyState.ENDED]),
        _S.id != bindparam("survey"),
        _U.class_id.is_not(None),
    )
)
_SAME = select(_S.id).where(
    _S.state == SurveyState.RUNNING, _S.title == bindparam("title"), _S.id != bindparam("survey")
)
