"""The sheets of a named survey one by one: who stands there by name, and that taking them along is recorded."""

import pytest

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Outdated
from bot.services import Services
from bot.services.surveys.form import Answer
from bot.services.surveys.kept import json_of_sheet
from models.surveys import Survey, SurveyMode, SurveyState
from tests import factories
from tests.bot.services.surveys.ended import ended
from tests.databases import SCHOOL_MORNING, sqlite_only
from tests.personas import ActorOf, StandardSchool


async def test_staff_stand_by_name_families_and_pupils_by_their_class(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    survey_id = await ended(db, school, 0, 0, mode=SurveyMode.NAMED)
    cases: tuple[tuple[str, str, list[int], str | None, str], ...] = (
        ("teacher", "role-staff", [], None, "Ежова М. П."),
        ("left", "role-staff", [], None, ""),
        ("parent", "5А", [school.children[0]], None, ""),
        ("student", "9Б", [], None, ""),
        # One of the staff answers as a parent.
        ("editor", "5А", [school.children[1]], None, ""),
        # Whoever enters a form from paper has not answered it.
        ("teacher", "5Б", [], "class_teacher", ""),
    )
    async with db.write(SYSTEM) as session:
        survey = await session.get_one(Survey, survey_id)
        for name, group, children, entered, _ in cases:
            people = {"answered_by": school.people[name], "entered_by": school.people[entered] if entered else None}
            unit = await factories.survey_unit(
                session, survey, children=children, group_code=group, answered=True, **people
            )
            tie = {"unit_id": unit.id, "answered_on": SCHOOL_MORNING.date(), "group_code": group}
            await factories.survey_sheet(session, survey, answers=json_of_sheet({1: Answer((1,))}), **tie)
    sheets = await services.surveys.exporting.sheets(await actor_of("deputy"), survey_id)
    assert sheets is not None
    expected = sorted((group, who, entered is not None) for _, group, _, entered, who in cases)
    assert [(one.group, one.who, one.on_paper) for one in sheets] == expected
    assert all(one.answers == {1: Answer((1,))} for one in sheets)
    journal = [(one.action, one.subject) for one in await services.audit.export(await actor_of("director"))]
    assert ("survey.export", f"survey:{survey_id}") in journal


@sqlite_only
async def test_of_an_anonymous_survey_there_are_none_and_nobody_else_gets_any(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    exporting = services.surveys.exporting
    assert await exporting.sheets(await actor_of("director"), await ended(db, school)) is None
    named = await ended(db, school, mode=SurveyMode.NAMED)
    for name in ("teacher", "class_teacher", "parent", "admin", "coordinator"):
        with pytest.raises(Denied):
            await exporting.sheets(await actor_of(name), named)
    running = await ended(db, school, mode=SurveyMode.NAMED, state=SurveyState.RUNNING)
    with pytest.raises(Outdated):
        await exporting.sheets(await actor_of("deputy"), running)
