"""What a reader has of their posts: which still concern them, which wait for them, in which order, and in few reads."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, event, update

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Missing
from bot.services import Services
from bot.services.groups import Facts
from bot.services.news.archive import Shelf
from bot.services.news.audience import Audience, Meant, still_meant
from bot.services.snapshot import Known
from models.delivery import NoticeState
from models.news import Counting, NewsPost, NewsRecipient, PostState, Reaction
from models.people import Guardianship, Person, Role
from tests import factories
from tests.bot.services.news.made_up import known
from tests.bot.services.news.newsroom import Newsroom
from tests.databases import SCHOOL_MORNING, SetClock
from tests.handlers.news.posts import sent
from tests.personas import STRANGER, ActorOf, StandardSchool

DAY = date(2026, 11, 24)
# The classes 5А and 9Б with a child in each; person 3 is a parent of the first.
FACTS = Facts({1: (5, "А"), 2: (9, "Б")}, {10: 1, 11: 2}, {3: {10}, 4: {99}}, {}, set(), {})


def test_a_post_stays_with_those_who_are_still_what_it_is_for() -> None:
    cases: list[tuple[tuple[str, ...], Known, bool]] = [
        (("role-technician",), known(1, Role.TECHNICIAN), True),
        (("role-technician",), known(1, Role.STAFF), False),
        (("role-technician", "person-1"), known(1, Role.STAFF), True),
        (("role-technician", "person-2"), known(1, Role.STAFF), False),
        (("person-1",), known(1), True),
        (("keepers-",), known(1, Role.STAFF), True),
        (("heads-", "department-5", "leaders-"), known(1, Role.PARENT), False),
        (("department-5",), known(1, Role.ADMIN), True),
        (("parents-2",), known(3), True),
        (("yparents-9",), known(3, Role.PARENT), True),
        (("parents-1",), known(4, Role.PARENT), False),
        (("parents-1",), known(1, Role.STAFF), False),
        (("role-parent",), known(3, Role.PARENT), True),
        (("role-parent",), known(3), False),
        (("students-1",), known(10, Role.STUDENT), True),
        (("ystudents-5",), known(3, Role.PARENT), False),
        ((), known(1, Role.STAFF), False),
    ]
    for groups, person, expected in cases:
        found = still_meant(Audience(groups), Meant(), person, FACTS, DAY)
        assert found == (Meant((), in_person=True) if expected else None), (groups, person.id)


def test_a_post_for_the_sake_of_children_stays_while_one_of_them_does() -> None:
    """Another child at school is no reason to read on about the one whose tie was cut, or who left."""
    staff = ("department-5", "role-parent")
    teacher, mother = known(3, Role.PARENT, Role.STAFF), known(3, Role.PARENT)
    cases: list[tuple[tuple[str, ...], Meant, Known, Meant | None]] = [
        (("parents-2",), Meant((10,)), mother, Meant((10,))),
        (("parents-1",), Meant((10, 11)), mother, Meant((10,))),
        (("parents-2",), Meant((11,)), mother, None),
        (("role-parent",), Meant((99,)), mother, None),
        (staff, Meant((10,), in_person=True), teacher, Meant((10,), in_person=True)),
        (staff, Meant((11,), in_person=True), teacher, Meant((), in_person=True)),
        (staff, Meant((11,)), teacher, None),
        (staff, Meant((10,), in_person=True), mother, Meant((10,))),
        (staff, Meant((11,), in_person=True), mother, None),
        (("parents-2", "person-3"), Meant((11,), in_person=True), mother, Meant((), in_person=True)),
    ]
    for number, (groups, meant, person, expected) in enumerate(cases):
        assert still_meant(Audience(groups), meant, person, FACTS, DAY) == expected, number


async def test_only_its_readers_read_a_post(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    read = services.news.read
    post = await sent(db, school, ("parent", "student"), groups=["role-parent"])
    got = await read.open(await actor_of("parent"), post)
    assert (got.author, list(got.classes), got.seen_at) == ("Замова И. С.", ["5А", "9Б"], None)
    clock.advance(hours=1)
    await read.open(await actor_of("parent"), post)
    assert (await read.letter(await actor_of("parent"), post)).seen_at == SCHOOL_MORNING
    for name, error in (
        ("teacher", Missing),
        ("student", Missing),
        ("deputy", Missing),
        (STRANGER, Denied),
        ("left", Denied),
    ):
        with pytest.raises(error):
            await read.letter(await actor_of(name), post)
    for state in (PostState.DRAFT, PostState.OFFERED, PostState.SCHEDULED):
        with pytest.raises(Missing):
            await read.letter(await actor_of("parent"), await sent(db, school, state=state))
    assert (await read.letter(await actor_of("parent"), await sent(db, school, state=PostState.WITHDRAWN))).is_withdrawn


async def test_an_author_who_left_or_is_no_longer_staff_is_not_named(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    post = await sent(db, school)
    async with db.write(SYSTEM) as session:
        (await session.get_one(NewsPost, post)).author_id = school.people["parent"]
    got = await services.news.read.letter(await actor_of("parent"), post)
    assert (got.author, got.author_post) == (None, None)
    async with db.write(SYSTEM) as session:
        (await session.get_one(NewsPost, post)).author_id = school.people["teacher"]
        await factories.post(
            session, await session.get_one(Person, school.people["teacher"]), title="заведующий музеем"
        )
        await services.directory.touch(session)
    got = await services.news.read.letter(await actor_of("parent"), post)
    assert (got.author, got.author_post) == ("Ежова М. П.", "заведующий музеем")


async def test_letters_that_wait_stand_first_by_their_last_day(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    letter: dict[str, Any] = {"reaction": Reaction.ACKNOWLEDGE}
    late = await sent(db, school, react_by=date(2026, 12, 1), **letter)
    soon = await sent(db, school, react_by=date(2026, 11, 25), **letter)
    some_day = await sent(db, school, **letter)
    done = await sent(db, school, react_by=date(2026, 11, 24), **letter)
    await sent(db, school, state=PostState.WITHDRAWN, **letter)
    await sent(db, school, groups=["role-technician"], **letter)
    await sent(db, school)
    parent = await actor_of("parent")
    await services.news.reacting.react(parent, done, None)
    page = await services.news.archive.page(parent, Shelf.LETTERS, 0, 6)
    assert [line.id for line in page.lines] == [soon, late, some_day, done]
    assert [line.is_new for line in page.lines] == [True, True, True, False]
    counts = await services.news.archive.counts(parent)
    assert (counts.letters, counts.waiting, counts.news, counts.unread) == (4, 3, 1, 1)


async def test_another_parent_settles_a_letter_where_one_is_enough(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    async with db.write(SYSTEM) as session:
        other = await factories.person(session)
        for child in school.children:
            await factories.guardianship(session, other, await session.get_one(Person, child))
        await services.directory.touch(session)
    parent = await actor_of("parent")
    cases: tuple[tuple[Counting, tuple[int, ...], tuple[list[str], bool]], ...] = (
        (Counting.FAMILY, school.children, (["5А", "9Б"], False)),
        (Counting.FAMILY, school.children[:1], (["5А"], True)),
        (Counting.FAMILY, (), ([], True)),
        (Counting.PERSON, school.children, ([], True)),
    )
    waiting = 0
    for counting, children, (answered, waited_for) in cases:
        post = await sent(db, school, reaction=Reaction.ACKNOWLEDGE, counting=counting)
        async with db.write(SYSTEM) as session:
            row = await session.get_one(NewsPost, post)
            got = {"children": list(children), "reacted_at": SCHOOL_MORNING}
            await factories.news_recipient(session, row, await session.get_one(Person, other.id), **got)
        shown = await services.news.read.letter(parent, post)
        assert (list(shown.answered), shown.is_waited_for) == (answered, waited_for), (counting, children)
        waiting += waited_for
        assert (await services.news.archive.counts(parent)).waiting == waiting
    # Who left answered for nobody.
    async with db.write(SYSTEM) as session:
        (await session.get_one(Person, other.id)).left_on = DAY
        await services.directory.touch(session)
    assert (await services.news.archive.counts(parent)).waiting == len(cases)
    for line in (await services.news.archive.page(parent, Shelf.LETTERS, 0, 9)).lines:
        shown = await services.news.read.letter(parent, line.id)
        assert (list(shown.answered), shown.is_waited_for) == ([], True)


async def test_one_of_the_staff_answers_in_person_whatever_the_other_parent_said(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, newsroom: Newsroom
) -> None:
    async with db.write(SYSTEM) as session:
        teacher = await session.get_one(Person, school.people["teacher"])
        await factories.guardianship(session, teacher, await session.get_one(Person, school.children[0]))
        await services.directory.touch(session)
    asked: dict[str, Any] = {"reaction": Reaction.ACKNOWLEDGE, "counting": Counting.FAMILY, "react_by": DAY}
    post = await newsroom.draft(groups=["staff-", f"parents-{school.classes['5А']}"], **asked)
    await newsroom.send(post)
    await services.news.reacting.react(await actor_of("parent"), post, None)

    async def standing() -> tuple[bool, int, list[str], list[int | None]]:
        """Whether the teacher is asked, by the letter and by the menu; for whose sake; her units of the card."""
        got = await services.news.read.letter(await actor_of("teacher"), post)
        waiting = await services.news.waiting.count(await actor_of("teacher"))
        lines = await services.news.card.lines(await actor_of("editor"), post)
        hers = [line.unit.child_id for line in lines if teacher.id in line.unit.people]
        return got.is_waited_for, waiting, list(got.classes), hers

    assert await standing() == (True, 1, ["5А"], [school.children[0], None])
    await newsroom.set(Person, Person.id == school.children[0], left_on=DAY)
    assert await standing() == (True, 1, [], [None])


async def test_a_letter_about_a_child_whose_tie_was_cut_is_theirs_no_more(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    classes = [f"parents-{number}" for number in school.classes.values()]
    asked: dict[str, Any] = {"reaction": Reaction.ACKNOWLEDGE, "react_by": DAY}
    both = await sent(db, school, groups=classes, **asked)
    post = await sent(db, school, groups=classes[:1], **asked)
    tie = (Guardianship.parent_id == school.people["parent"], Guardianship.child_id == school.children[0])
    async with db.write(SYSTEM) as session:
        theirs = NewsRecipient.post_id == post
        await session.execute(update(NewsRecipient).where(theirs).values(children=list(school.children[:1])))
        await session.execute(delete(Guardianship).where(*tie))
        await services.directory.touch(session)
    parent = await actor_of("parent")
    with pytest.raises(Missing):
        await services.news.read.letter(parent, post)
    page = await services.news.archive.page(parent, Shelf.LETTERS, 0, 6)
    assert ([line.id for line in page.lines], await services.news.waiting.count(parent)) == ([both], 1)


async def test_news_are_unread_until_they_came_whole_or_were_opened(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    parent = await actor_of("parent")
    notices: tuple[tuple[dict[str, Any] | None, bool], ...] = (
        ({"state": NoticeState.SENT}, False),
        ({"state": NoticeState.SENT, "in_digest": True}, True),
        ({"state": NoticeState.QUEUED, "message_id": 5}, False),
        ({"state": NoticeState.QUEUED}, True),
        ({"state": NoticeState.DROPPED}, True),
        (None, True),
    )
    expected = {}
    for number, (values, is_new) in enumerate(notices):
        post = await sent(db, school, sent_at=SCHOOL_MORNING - timedelta(hours=number))
        expected[post] = is_new
        if values is not None:
            async with db.write(SYSTEM) as session:
                person = await session.get_one(Person, school.people["parent"])
                key = f"news:{post}:{person.id}"
                made = {"kind": "news.post", "subject": f"news:{post}", "dedup_key": key}
                await factories.outbox_notice(session, person, **(made | values))
    page = await services.news.archive.page(parent, Shelf.NEWS, 0, 10)
    assert {line.id: line.is_new for line in page.lines} == expected
    assert [line.is_new for line in page.lines] == sorted(expected.values(), reverse=True), "unread ones first"
    unread = next(number for number, is_new in expected.items() if is_new)
    await services.news.read.open(parent, unread)
    assert (await services.news.archive.counts(parent)).unread == sum(expected.values()) - 1


async def test_words_find_posts_whatever_their_case_and_ending(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    html = "<b>Ёлочный</b> базар, родительское <i>собрание</i> &amp; чай"
    post, other = await sent(db, school, html=html), await sent(db, school, html="Каникулы")
    await sent(db, school, ("teacher",), html=html, groups=["role-staff"])
    await sent(db, school, html=html, state=PostState.WITHDRAWN)
    parent = await actor_of("parent")
    for words, found in (
        ("ёлочный", [post]),
        ("ЕЛОЧНЫЙ БАЗАР", [post]),
        ("собрания родителей", [post]),
        ("каникул", [other]),
        ("базар каникулы", []),
        ("amp", []),
        ("%", []),
        ("_", []),
        ("", []),
        ("я" * 10_000, []),
    ):
        listed = await services.news.archive.find(parent, words)
        assert ([line.id for line in listed.lines], listed.total) == (found, len(found)), words[:20]


async def test_the_archive_takes_as_many_reads_for_many_posts_as_for_one(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    parent, archive = await actor_of("parent"), services.news.archive
    await sent(db, school, reaction=Reaction.ACKNOWLEDGE)
    await archive.page(parent, Shelf.LETTERS, 0, 6)
    with _counted(db) as few:
        await archive.page(parent, Shelf.LETTERS, 0, 6)
    async with db.write(SYSTEM) as session:
        person = await session.get_one(Person, school.people["parent"])
        moment = datetime(2026, 11, 1, tzinfo=UTC)
        letter: dict[str, Any] = {"state": PostState.SENT, "sent_at": moment, "reaction": Reaction.ACKNOWLEDGE}
        for _ in range(30):
            await factories.news_recipient(session, await factories.news_post(session, **letter), person)
    with _counted(db) as many:
        page = await archive.page(parent, Shelf.LETTERS, 6, 6)
    assert (len(page.lines), page.total) == (6, 31)
    assert len(many) == len(few)


@contextmanager
def _counted(db: Database) -> Iterator[list[str]]:
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    event.listen(db.engine.sync_engine, "before_cursor_execute", note)
    yield statements
    event.remove(db.engine.sync_engine, "before_cursor_execute", note)
