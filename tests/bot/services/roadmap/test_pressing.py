"""What presses a person is found by the same groups as who answers for an item."""

from datetime import date

from sqlalchemy import update

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from bot.services.roadmap.answering import Assignee, people_of
from bot.services.roadmap.pressing import codes_of
from models.people import Role
from models.school import Department
from tests.databases import sqlite_only
from tests.personas import StandardSchool

DAY = date(2026, 11, 24)


@sqlite_only
async def test_the_groups_of_a_person_are_those_that_come_to_this_person(
    db: Database, services: Services, school: StandardSchool
) -> None:
    async with db.write(SYSTEM) as session:
        await session.execute(update(Department).values(head_id=school.people["deputy"]))
        await services.directory.touch(session)
    known = await services.directory.now()
    codes = [f"role-{role}" for role in Role] + ["leaders-", "keepers-", "heads-", f"department-{school.department}"]
    codes += [f"person-{person}" for person in known.people]
    of_people = {person.id: codes_of(person, known, DAY) for person in known.people.values() if person.is_staff(DAY)}
    for code in codes:
        wanted = people_of(Assignee("", group_code=code), known, DAY)
        assert {person for person, theirs in of_people.items() if code in theirs} == wanted, code
