"""Who is still waited for: whoever may give a sheet that has not come, and has not refused to."""

from typing import Any

from sqlalchemy import BigInteger, ColumnElement, and_, bindparam, cast, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import Database
from bot.services.consents import VERSIONS, Purpose
from models.base import table
from models.people import Consent, Guardianship, Person
from models.surveys import Survey, SurveyAsked, SurveyMode, SurveyUnit


async def silent_people(db: Database, session: AsyncSession, survey_id: int) -> list[int]:
    """By number. Parents only while one of the children whom a sheet is about is theirs and at the school.

    The same as UnitLine.is_still_of, but in the database: ten thousand families are looked at there.
    """
    return list(await session.scalars(_silent(db), {"survey": survey_id}))


def has_refused(person_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether somebody refused, or withdrew, the consent to named answers since a survey started: for what reads it.

    Such a person is asked anew by the next survey, and may agree to this one until its end.
    """
    theirs = (_C.person_id == person_id, _C.purpose == Purpose.SURVEYS.value)
    holds = exists().where(*theirs, _C.version == VERSIONS[Purpose.SURVEYS], _C.withdrawn_at.is_(None))
    ended = exists().where(*theirs, _C.withdrawn_at >= _S.started_at)
    return and_(_S.mode == SurveyMode.NAMED, ended, ~holds)


def each_child(db: Database) -> ColumnElement[int]:
    """The children of a unit, a row each: for a subquery of what reads units."""
    each = func.json_each if db.is_sqlite else func.json_array_elements_text
    return cast(each(_U.children).table_valued("value").c.value, BigInteger)


def _silent(db: Database) -> Any:
    theirs = (
        select(_G.child_id)
        .join(table(Person), _P.id == _G.child_id)
        .where(_G.parent_id == _A.person_id, _P.class_id.is_not(None), _P.left_on.is_(None))
        .correlate(table(SurveyAsked))
    )
    has_children = exists(select(each_child(db)))
    is_theirs = exists(select(1).where(each_child(db).in_(theirs)))
    return (
        select(_A.person_id)
        .distinct()
        .join(table(SurveyUnit), _U.id == _A.unit_id)
        .join(table(Survey), _S.id == _U.survey_id)
        .where(_U.survey_id == bindparam("survey"), _U.answered.is_(False), ~has_refused(_A.person_id))
        .where(or_(_U.class_id.is_(None), ~has_children, is_theirs))
        .order_by(_A.person_id)
    )


_C, _S = table(Consent).c, table(Survey).c
_U, _A, _G, _P = table(SurveyUnit).c, table(SurveyAsked).c, table(Guardianship).c, table(Person).c
