"""Who is reminded: whoever can still answer; not a parent whose child went, nor anybody for what came."""

from datetime import timedelta

import pytest
from sqlalchemy import delete

from bot.access import SYSTEM
from bot.errors import Invalid
from bot.services import consents
from bot.services.consents import Purpose
from bot.services.surveys.silent import silent_people
from models.people import Guardianship, Person
from models.surveys import SurveyMode, UnitKind
from tests.bot.services.surveys.canvass import Canvass
from tests.databases import SCHOOL_MORNING


async def silent(canvass: Canvass, survey: int) -> list[str]:
    async with canvass.db.read() as session:
        return [canvass.names[one] for one in await silent_people(canvass.db, session, survey)]


async def test_the_staff_pupils_and_parents_are_waited_for_until_they_answer(canvass: Canvass) -> None:
    for kind in UnitKind:
        groups = ["role-parent", "role-student", "role-technician"]
        survey = await canvass.draft(groups, unit=kind, mode=SurveyMode.NAMED)
        version = (await canvass.row(survey)).version
        await canvass.services.surveys.starting.start_anyway(await canvass.actor_of("deputy"), survey, version)
        expected = {"parent", "student", "technician", "second_technician"}
        assert set(await silent(canvass, survey)) == expected, kind


@pytest.mark.parametrize("kind", [UnitKind.CHILD, UnitKind.FAMILY])
async def test_a_parent_is_silent_only_for_the_sake_of_a_child_who_is_here(canvass: Canvass, kind: UnitKind) -> None:
    survey = await canvass.running(["role-parent"], unit=kind, mode=SurveyMode.NAMED)
    untied, gone = canvass.school.children
    async with canvass.db.write(SYSTEM) as session:
        await session.execute(delete(Guardianship).where(Guardianship.child_id == untied))
        await canvass.services.directory.touch(session)
    assert await silent(canvass, survey) == ["parent"], "there is another child"
    await canvass.set(Person, Person.id == gone, left_on=SCHOOL_MORNING.date())
    assert await silent(canvass, survey) == []
    progress = await canvass.services.surveys.listing.progress(await canvass.actor_of("deputy"), survey)
    assert progress.silent == 0
    with pytest.raises(Invalid, match="error-survey-all-answered"):
        await canvass.services.surveys.starting.remind(await canvass.actor_of("deputy"), survey)
    assert (await canvass.row(survey)).reminders == 0, "none of three is spent"


async def test_who_refused_or_withdrew_the_consent_since_the_start_is_not_waited_for(canvass: Canvass) -> None:
    survey, now = await canvass.running(["role-technician"], mode=SurveyMode.NAMED), SCHOOL_MORNING
    person = canvass.school.people["technician"]
    async with canvass.db.write(SYSTEM) as session:
        await consents.withdraw(session, person, Purpose.SURVEYS, now - timedelta(days=1))
    assert await silent(canvass, survey) == ["technician", "second_technician"], "before the start that was another's"
    async with canvass.db.write(SYSTEM) as session:
        await consents.refuse(session, person, Purpose.SURVEYS, now)
    assert await silent(canvass, survey) == ["second_technician"]
    assert await canvass.services.surveys.mine.count(await canvass.actor_of("technician")) == 0
    async with canvass.db.write(SYSTEM) as session:
        await consents.give(session, person, Purpose.SURVEYS, now)
    assert await silent(canvass, survey) == ["technician", "second_technician"]
