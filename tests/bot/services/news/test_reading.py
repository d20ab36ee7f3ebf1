"""What a reader has of their posts: which still concern them, which wait for them, in which order, and in few reads."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Missing
from bot.services import Services
from bot.services.groups import Facts
from bot.services.news.archive import Shelf
from bot.services.news.audience import Audience, still_concerns
from bot.services.snapshot import Known
from models.delivery import NoticeState
from models.news import Counting, NewsPost, PostState, Reaction
from models.people import Person, Role
from tests import factories
from tests.bot.services.news.made_up import known
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
        assert still_concerns(Audience(groups), person, FACTS, DAY) is expected, (groups, person.id)


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
