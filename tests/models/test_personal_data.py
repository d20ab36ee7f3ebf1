"""Every column that leads to a person is named here with what becomes of it when they withdraw their consent.

A new one fails until it is decided: shown in `privacy.PersonalData`, and let go or kept.
"""

import re
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from models.base import Base, table
from models.people import Person
from models.tasks import Task, TaskState
from tests import factories
from tests.personas import ActorOf, StandardSchool

# The row goes, or names somebody else or nobody.
LET_GO = {
    "absences.deputy_id",
    "absences.person_id",
    "buildings.head_id",
    "calendar_feeds.person_id",
    "class_teachers.person_id",
    "department_members.person_id",
    "departments.head_id",
    "summary_wishes.person_id",
    "expectations.person_id",
    "guardianships.parent_id",
    "identities.person_id",
    "import_drafts.person_id",
    "muted_topics.person_id",
    "news_recipients.person_id",
    "outage_followers.person_id",
    "outbox.person_id",  # what was sent already is cleaned up by age
    "plan_drafts.person_id",
    "planned_works.assignee_id",
    "posts.holder_id",
    "report_drafts.person_id",
    "roadmap_items.owner_id",
    "roadmap_watchers.person_id",
    "room_keepers.person_id",
    "saved_audiences.author_id",
    "survey_asked.person_id",
    "survey_drafts.person_id",
    "survey_units.answered_by",
    "task_drafts.doer_id",
    "task_drafts.person_id",
    "team_members.person_id",
    "teams.head_id",
    "ticket_followers.person_id",
    "ticket_media.person_id",  # stays of those whose words stay: the staff
    "tickets.assignee_id",
}
# A number stays: of staff with their name on the employer's list, of others without a name and without their words.
KEPT = {
    "consents.person_id",  # so that the school can prove what it did by right
    "document_templates.set_by",
    "group_chats.added_by",
    "guardianships.child_id",  # the child's parent is not the child's to let go
    "invitations.child_id",
    "invitations.created_by",
    "invitations.person_id",  # revoked
    "news_posts.approved_by",
    "news_posts.author_id",  # who speaks for the school
    "news_posts.updated_by",
    "outages.ended_by",
    "outages.opened_by",
    "planned_works.created_by",
    "purchases.created_by",
    "roadmap_assignees.person_id",  # as the order names them; nobody is found by it any more
    "roadmap_events.person_id",
    "roadmap_evidence.person_id",
    "roadmap_items.asked_by",
    "roadmap_items.offered_by",
    "role_grants.person_id",  # ended
    "stock_moves.person_id",
    "survey_units.entered_by",
    "surveys.author_id",
    "surveys.insisted_by",
    "surveys.started_by",
    "task_events.person_id",
    "tasks.author_id",
    "tasks.person_id",  # open ones go on with somebody else
    "ticket_checks.done_by",
    "ticket_events.person_id",
    "tickets.reporter_id",
}
# The persona has these already.
THERE = {"identities.person_id", "role_grants.person_id"}

# Rows of these are kept when they are over.
OVER: dict[type[Base], dict[str, Any]] = {Task: {"state": TaskState.CLOSED}}


def columns_to_people() -> dict[str, type[Base]]:
    """Models by their columns that lead to a person, as «table.column»."""
    return {
        f"{table(model.class_).name}.{column.name}": model.class_
        for model in Base.registry.mappers
        for column in table(model.class_).columns
        if any(key.target_fullname == "people.id" for key in column.foreign_keys)
    }


@pytest.mark.guard
def test_every_column_that_leads_to_a_person_is_decided_on() -> None:
    assert not LET_GO & KEPT
    assert columns_to_people().keys() == LET_GO | KEPT


async def test_who_withdraws_is_named_only_where_it_was_decided(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    me = school.people["parent"]
    columns = columns_to_people()
    async with db.write(SYSTEM) as session:
        for name, model in columns.items():
            if name in THERE:
                continue
            made = re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower()
            row = await getattr(factories, made)(session, **OVER.get(model, {}))
            setattr(row, name.partition(".")[2], me)
            await session.flush()
        await services.directory.touch(session)
    act = await services.privacy.withdraw(await actor_of("parent"))
    assert act.erased
    async with db.read() as session:
        still = {
            name
            for name, model in columns.items()
            if await session.scalar(
                select(func.count()).select_from(model).where(getattr(model, name.partition(".")[2]) == me)
            )
        }
        person = await session.get_one(Person, me)
    assert (still - KEPT, KEPT - still) == (set(), set())
    assert (person.surname, person.given_name, person.patronymic) == ("", "", "")
