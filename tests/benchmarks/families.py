"""A school with very many parents for measuring: the first of its children have two each, in classes; and its posts."""

from typing import Any

from sqlalchemy import insert

from bot.access import SYSTEM, Actor
from bot.app import App
from bot.db import WriteSession
from models.base import Base, table
from models.news import NewsPost, PostState
from models.people import Guardianship, Identity, Person, Role, RoleGrant
from models.school import SchoolClass
from tests.benchmarks import school

# Teachers have the numbers 1…20; the first of them is the editor.
TEACHERS = 20
EDITOR = Actor(1, "ru", frozenset({Role.EDITOR}))
# Parents' numbers begin here, their children's far behind.
FIRST_PARENT, FIRST_CHILD = 1_001, 1_000_001
CHILDREN_AT_MOST, CHILDREN_IN_A_CLASS = 5_000, 125
PARENTS_IN_A_CLASS = 2 * CHILDREN_IN_A_CLASS
AT_ONCE = 10_000


async def fill(app: App, parents: int) -> list[int]:
    """Prepare the database; the numbers of all who have joined, which are the messenger's too."""
    staff = await school.fill(app, TEACHERS)
    since = app.clock.now().date()
    numbers = range(FIRST_PARENT, FIRST_PARENT + parents)
    children = range(min(parents // 2, CHILDREN_AT_MOST))
    classes = [
        {"id": n, "year": n % 11 + 1, "letter": f"{n}"} for n in range(1, 2 + len(children) // CHILDREN_IN_A_CLASS)
    ]
    named = {"surname": "Surname", "given_name": "Given", "patronymic": "Second", "class_id": None}
    pupils = [{"id": FIRST_CHILD + n, "class_id": n // CHILDREN_IN_A_CLASS + 1} for n in children]
    families = [{"parent_id": FIRST_PARENT + n, "child_id": FIRST_CHILD + n // 2} for n in range(2 * len(children))]
    grants = [{"person_id": n, "role": Role.PARENT, "since": since} for n in numbers]
    async with app.db.write(SYSTEM) as session:
        await _add(session, SchoolClass, classes)
        await _add(session, Person, [*(named | pupil for pupil in pupils), *(named | {"id": n} for n in numbers)])
        await _add(session, Identity, [{"person_id": n, "channel": "telegram", "external_id": n} for n in numbers])
        await _add(session, RoleGrant, [*grants, {"person_id": 1, "role": Role.EDITOR, "since": since}])
        await _add(session, Guardianship, families)
        await app.services.directory.touch(session)
    return [*staff, *numbers]


def classes_of(parents: int) -> list[str]:
    """Groups that are so many parents together."""
    return [f"parents-{n}" for n in range(1, parents // PARENTS_IN_A_CLASS + 1)]


async def add_post(app: App, groups: list[str], **values: Any) -> int:
    """The number of a new post of the editor to these groups, whose time has come."""
    now = app.clock.now()
    words = "<b>Meeting of parents</b>\n\nWe meet on Friday at six in the hall. Tea and biscuits are on the school."
    row = {"author_id": 1, "html": words, "groups": groups, "state": PostState.SCHEDULED, "updated_by": 1}
    row |= {"created_at": now, "updated_at": now}
    async with app.db.write(SYSTEM) as session:
        added = await session.execute(insert(table(NewsPost)).returning(table(NewsPost).c.id), row | values)
        return int(added.scalar_one())


async def send_post(app: App, groups: list[str], **values: Any) -> int:
    """The same, queued for everybody whom it is for."""
    post = await add_post(app, groups, **values)
    await app.services.news.sending.dispatch(post)
    return post


async def _add(session: WriteSession, model: type[Base], rows: list[dict[str, Any]]) -> None:
    for start in range(0, len(rows), AT_ONCE):
        await session.execute(insert(table(model)), rows[start : start + AT_ONCE])
