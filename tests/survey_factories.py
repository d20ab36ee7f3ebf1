"""Factories of the models of surveys; use them as `factories.survey(session, ...)`."""

from itertools import count
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Person
from models.surveys import SealedSheet, Survey, SurveyAsked, SurveyDraft, SurveySheet, SurveyUnit
from tests.databases import SCHOOL_MORNING
from tests.rows import put, somebody

__all__ = ["sealed_sheet", "survey", "survey_asked", "survey_draft", "survey_sheet", "survey_unit"]

_numbers = count(1)


async def survey(session: AsyncSession, author: Person | None = None, **values: Any) -> Survey:
    made_up = {
        "author_id": author.id if author else None,
        "title": f"Опрос {next(_numbers)}",
        "groups": ["role-parent"],
        "created_at": SCHOOL_MORNING,
    }
    return await put(session, Survey(**(made_up | values)))


async def survey_unit(session: AsyncSession, survey_: Survey | None = None, **values: Any) -> SurveyUnit:
    survey_ = survey_ or await survey(session)
    return await put(session, SurveyUnit(survey_id=survey_.id, **values))


async def survey_asked(
    session: AsyncSession, unit: SurveyUnit | None = None, person: Person | None = None, **values: Any
) -> SurveyAsked:
    unit = unit or await survey_unit(session)
    person = person or await somebody(session)
    return await put(session, SurveyAsked(unit_id=unit.id, person_id=person.id, **values))


async def survey_draft(
    session: AsyncSession, unit: SurveyUnit | None = None, person: Person | None = None, **values: Any
) -> SurveyDraft:
    unit = unit or await survey_unit(session)
    person = person or await somebody(session)
    return await put(session, SurveyDraft(unit_id=unit.id, person_id=person.id, **({"body": b"{}"} | values)))


async def sealed_sheet(session: AsyncSession, survey_: Survey | None = None, **values: Any) -> SealedSheet:
    survey_ = survey_ or await survey(session)
    return await put(session, SealedSheet(survey_id=survey_.id, **({"id": next(_numbers), "body": b""} | values)))


async def survey_sheet(session: AsyncSession, survey_: Survey | None = None, **values: Any) -> SurveySheet:
    survey_ = survey_ or await survey(session)
    made_up: dict[str, Any] = {"id": next(_numbers), "answers": {}}
    return await put(session, SurveySheet(survey_id=survey_.id, **(made_up | values)))
