from collections.abc import Sequence

import pytest

from bot.access import SYSTEM, Actor
from bot.db import Database
from bot.errors import Denied, Invalid, Missing, Outdated, SchoolError
from bot.services import Services
from bot.services.news.audience import Reach
from bot.services.news.audiences import AudienceView, Families, Part
from bot.services.news.burden import Burden
from models.news import NewsPost, PostState
from models.people import Person
from tests import factories
from tests.bot.services.news.letters import carried
from tests.databases import SCHOOL_MORNING
from tests.personas import PERSONAS, ActorOf, StandardSchool


async def post_of(db: Database, author: int | None, groups: Sequence[str], exceptions: Sequence[str] = ()) -> int:
    """A draft for these groups but those."""
    async with db.write(SYSTEM) as session:
        person = await session.get_one(Person, author) if author else None
        post = await factories.news_post(session, person, groups=list(groups), exceptions=list(exceptions))
    return post.id


def titles(view: AudienceView[object]) -> list[str]:
    return [one.title for one in view.groups]


async def test_a_view_counts_who_gets_it(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    author, department, first = school.people["editor"], school.department, school.classes["5А"]
    codes = (f"parents-{first}", "yparents-9", f"department-{department}", "leaders-", f"person-{author}")
    post = await post_of(db, author, codes, (f"person-{school.people['teacher']}",))
    async with db.write(SYSTEM) as session:
        sent = await factories.news_post(session, state=PostState.SENT, sent_at=SCHOOL_MORNING)
        await carried(session, sent.id, school.people["parent"])
    view = await services.news.audiences.view(await actor_of("editor"), post)
    assert titles(view) == ["5А", "9", "Кафедра точных наук", "", "Словцова О. П."]
    assert [(one.code, one.title) for one in view.exceptions] == [(f"person-{school.people['teacher']}", "Ежова М. П.")]
    # The parent of two of three children, the head of the department, the class teacher, the editor.
    assert view.reach == Reach(4, 0, 0)
    assert view.families == Families(3, 2)
    assert view.outlook.burden == Burden(1, 0, 5)


async def test_an_urgent_post_is_no_burden_itself(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    async with db.write(SYSTEM) as session:
        director = await session.get_one(Person, school.people["director"])
        for _ in range(5):
            sent = await factories.news_post(session, state=PostState.SENT, sent_at=SCHOOL_MORNING)
            await carried(session, sent.id, school.people["parent"])
        usual = await factories.news_post(session, director)
        urgent = await factories.news_post(session, director, urgent_reason="Мороз")
    for post, over in ((usual.id, 1), (urgent.id, 0)):
        view = await services.news.audiences.view(await actor_of("director"), post)
        assert view.outlook.burden == Burden(5, over, 5), over


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
    assert view.outlook.burden == Burden(0, 0, 5)


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
    # It becomes theirs who let it go.
    assert (await services.news.audiences.view(await actor_of("director"), offered.id)).reach.total == 1


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


async def chosen(services: Services, actor: Actor, post_id: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The codes of a post's groups and exceptions."""
    audience = (await services.news.drafting.post(actor, post_id)).audience
    return audience.groups, audience.exceptions


async def test_groups_are_added_and_taken_out(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    actor, audiences = await actor_of("editor"), services.news.audiences
    post = await post_of(db, school.people["editor"], ())
    both = [f"parents-{school.classes['5А']}", f"students-{school.classes['5А']}"]
    steps: tuple[tuple[Part, list[str], tuple[list[str], list[str]]], ...] = (
        (Part.GROUPS, ["staff-"], (["staff-"], [])),
        (Part.GROUPS, both[:1], (["staff-", both[0]], [])),
        # Only where all are chosen they go.
        (Part.GROUPS, both, (["staff-", *both], [])),
        (Part.GROUPS, both, (["staff-"], [])),
        (Part.EXCEPTIONS, ["leaders-"], (["staff-"], ["leaders-"])),
        # What is added to a part leaves the other.
        (Part.GROUPS, ["leaders-"], (["staff-", "leaders-"], [])),
        (Part.EXCEPTIONS, ["staff-"], (["leaders-"], ["staff-"])),
    )
    for version, (part, codes, expected) in enumerate(steps, start=1):
        await audiences.toggle(actor, post, version, part, codes)
        assert await chosen(services, actor, post) == tuple(map(tuple, expected)), (version, part, codes)
    await audiences.clear(actor, post, len(steps) + 1)
    assert await chosen(services, actor, post) == ((), ())


async def test_what_can_not_be_addressed_is_refused(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    mine, other = school.classes["5А"], school.classes["9Б"]
    posts = {name: await post_of(db, school.people[name], ()) for name in ("class_teacher", "deputy", "editor")}
    cases: tuple[tuple[str, str, type[SchoolError] | None], ...] = (
        ("class_teacher", f"parents-{mine}", None),
        ("class_teacher", "role-parent", None),
        ("class_teacher", f"person-{school.people['parent']}", None),
        ("class_teacher", f"parents-{other}", Invalid),
        ("class_teacher", "yparents-9", Invalid),
        ("class_teacher", "staff-", Invalid),
        ("class_teacher", f"person-{school.people['director']}", Invalid),
        ("deputy", "staff-", None),
        ("deputy", f"parents-{other}", None),
        ("deputy", "role-director", Invalid),
        ("deputy", f"person-{school.people['director']}", Invalid),
        ("editor", "role-director", None),
        ("editor", "parents-999", Missing),
        ("editor", "department-999", Missing),
        ("editor", f"person-{school.people['left']}", Missing),
        ("editor", "role-king", Missing),
        ("editor", "; drop table", Missing),
    )
    for name, code, error in cases:
        actor = await actor_of(name)
        version = (await services.news.drafting.post(actor, posts[name])).version
        for part in Part:
            if error is None:
                await services.news.audiences.toggle(actor, posts[name], version, part, [code])
                version += 1
                continue
            with pytest.raises(error):
                await services.news.audiences.toggle(actor, posts[name], version, part, [code])


async def test_who_writes_on_a_post_of_another_keeps_to_both_their_limits(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    """A deputy adds nobody above them to the editor's post; what was there already stays."""
    post = await post_of(db, school.people["editor"], ["role-director"])
    deputy = await actor_of("deputy")
    with pytest.raises(Invalid):
        await services.news.audiences.toggle(deputy, post, 1, Part.GROUPS, [f"person-{school.people['several']}"])
    await services.news.audiences.toggle(deputy, post, 1, Part.GROUPS, ["role-parent"])
    assert await chosen(services, deputy, post) == (("role-director", "role-parent"), ())
    own = await post_of(db, school.people["deputy"], ())
    with pytest.raises(Invalid):
        await services.news.audiences.toggle(await actor_of("director"), own, 1, Part.GROUPS, ["role-director"])


async def test_an_older_screen_and_a_post_that_went_change_nothing(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    actor = await actor_of("editor")
    post = await post_of(db, school.people["editor"], ["staff-"])
    await services.news.audiences.toggle(actor, post, 1, Part.GROUPS, ["leaders-"])
    with pytest.raises(Outdated):
        await services.news.audiences.toggle(actor, post, 1, Part.GROUPS, ["leaders-"])
    async with db.write(SYSTEM) as session:
        (await session.get_one(NewsPost, post)).state = PostState.SENT
    for trying in (
        services.news.audiences.toggle(actor, post, 2, Part.GROUPS, ["keepers-"]),
        services.news.audiences.duties(actor, post),
        services.news.audiences.classes(actor, post),
    ):
        with pytest.raises(Outdated):
            await trying
    assert await chosen(services, actor, post) == (("staff-", "leaders-"), ())


async def test_too_many_groups_are_refused(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    many = [f"students-{number}" for number in range(100)]
    post = await post_of(db, school.people["editor"], many)
    with pytest.raises(Invalid) as refusal:
        await services.news.audiences.toggle(await actor_of("editor"), post, 1, Part.GROUPS, ["staff-"])
    assert refusal.value.args_for_text == {"limit": 100}


async def test_only_what_may_be_addressed_is_offered(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    codes, classes = {}, {}
    for name in ("class_teacher", "deputy", "director"):
        post = await post_of(db, school.people[name], ())
        choices = await services.news.audiences.duties(await actor_of(name), post)
        codes[name] = {one.group.code: one.count for one in choices}
        classes[name] = [one.title for one in await services.news.audiences.classes(await actor_of(name), post)]
    assert codes["class_teacher"] == {}
    assert codes["director"]["staff-"] == len(PERSONAS) - 3
    # Neither the two directors nor the deputy.
    assert codes["deputy"]["staff-"] == len(PERSONAS) - 3 - 3
    assert codes["director"][f"department-{school.department}"] == 2
    assert "role-director" in codes["director"].keys() - codes["deputy"].keys()
    assert classes == {"class_teacher": ["5А"], "deputy": ["5А", "9Б"], "director": ["5А", "9Б"]}


async def test_people_are_found_within_what_one_may_know(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    cases = {
        ("class_teacher", "мамина"): ["Мамина Е. О."],
        ("class_teacher", "ежова"): [],
        ("editor", "мамина"): [],
        ("editor", "ЁЖОВА м"): ["Ежова М. П."],
        ("admin", "мамина"): ["Мамина Е. О."],
        ("deputy", "главина"): [],
        ("director", "замова"): ["Замова И. С."],
        ("director", "ушедшая"): [],
        ("director", "к. л."): [],
    }
    for (name, words), expected in cases.items():
        post = await post_of(db, school.people[name], ())
        finding = services.news.audiences.people(await actor_of(name), post, words)
        if expected:
            assert [line.name for line in await finding] == expected, (name, words)
            continue
        with pytest.raises(Invalid):
            await finding
