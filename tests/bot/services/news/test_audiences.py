from collections.abc import Sequence

import pytest

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Missing
from bot.services import Services
from bot.services.news.audience import Reach
from bot.services.news.audiences import AudienceView, Families
from bot.services.news.burden import Burden
from models.news import PostState
from models.people import Person
from tests import factories
from tests.databases import SCHOOL_MORNING
from tests.personas import ActorOf, StandardSchool


async def post_of(db: Database, author: int | None, groups: Sequence[str], exceptions: Sequence[str] = ()) -> int:
    """A draft for these groups but those."""
    async with db.write(SYSTEM) as session:
        person = await session.get_one(Person, author) if author else None
        post = await factories.news_post(session, person, groups=list(groups), exceptions=list(exceptions))
    return post.id


def titles(view: AudienceView) -> list[str]:
    return [one.title for one in view.groups]


async def test_a_view_counts_who_gets_it(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    author, department, first = school.people["editor"], school.department, school.classes["5А"]
    codes = (f"parents-{first}", "yparents-9", f"department-{department}", "leaders-", f"person-{author}")
    post = await post_of(db, author, codes, (f"person-{school.people['teacher']}",))
    async with db.write(SYSTEM) as session:
        sent = await factories.news_post(session, state=PostState.SENT, sent_at=SCHOOL_MORNING)
        await factories.news_recipient(session, sent, await session.get_one(Person, school.people["parent"]))
    view = await services.news.audiences.view(await actor_of("editor"), post)
    assert titles(view) == ["5А", "9", "Кафедра точных наук", "", "Словцова О. П."]
    assert [(one.code, one.title) for one in view.exceptions] == [(f"person-{school.people['teacher']}", "Ежова М. П.")]
    # The parent of two of three children, the head of the department, the class teacher, the editor.
    assert view.reach == Reach(4, 0, 0)
    assert view.families == Families(3, 2)
    assert view.burden == Burden(1, 0.25, 0, 5)


async def test_whoever_can_not_be_written_to_is_told_apart(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    class_id = school.classes["5А"]
    async with db.write(SYSTEM) as session:
        parent = await session.get_one(Person, school.people["parent"])
        parent.unreachable_since = SCHOOL_MORNING
        sibling = await factories.person(session, class_id=class_id, given_name="В. Г.", surname="", patronymic="")
        await factories.guardianship(session, await factories.person(session), sibling)
        await services.directory.touch(session)
    post = await post_of(db, school.people["editor"], [f"parents-{class_id}", f"person-{school.people['not_joined']}"])
    view = await services.news.audiences.view(await actor_of("editor"), post)
    assert view.reach == Reach(reached=0, not_joined=2, stopped=1)
    assert view.families == Families(children=2, reached=0)
    assert view.burden == Burden(0, 0.0, 0, 5)


async def test_nobody_and_what_is_gone_are_nobody(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    gone = ("parents-999", "students-999", "department-999", f"person-{school.people['left']}", "yparents-11")
    for codes in ((), gone):
        post = await post_of(db, school.people["editor"], codes)
        view = await services.news.audiences.view(await actor_of("editor"), post)
        assert (view.reach.total, view.families.children) == (0, 0), codes
        assert titles(view) == ["", "", "", "", "11"][: len(codes)]


async def test_the_rights_of_the_author_limit_an_audience(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    everybody = ("role-staff", "role-director", "role-parent", "role-student")
    cases = {"class_teacher": (1, 1), "editor": (11, 3), "deputy": (9, 3)}
    for name, (people, children) in cases.items():
        post = await post_of(db, school.people[name], everybody)
        view = await services.news.audiences.view(await actor_of(name), post)
        assert view.families.children == children, name
        assert view.reach.total == people, name
    async with db.write(SYSTEM) as session:
        writes_no_more = await session.get_one(Person, school.people["teacher"])
        offered = await factories.news_post(session, writes_no_more, groups=["role-parent"], state=PostState.OFFERED)
    assert (await services.news.audiences.view(await actor_of("director"), offered.id)).reach.total == 0


async def test_a_parent_is_named_to_few(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    for name, shown in {"class_teacher": "Мамина Е. О.", "editor": "", "admin": "Мамина Е. О."}.items():
        post = await post_of(db, school.people[name], [f"person-{school.people['parent']}"])
        view = await services.news.audiences.view(await actor_of(name), post)
        assert (titles(view), view.reach.reached) == ([shown], 1), name


async def test_others_see_nothing(db: Database, services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    post = await post_of(db, school.people["class_teacher"], ["role-parent"])
    for name in ("teacher", "parent", "editor", "director", "stranger"):
        with pytest.raises(Denied):
            await services.news.audiences.view(await actor_of(name), post)
    with pytest.raises(Missing):
        await services.news.audiences.view(await actor_of("editor"), 999)
