"""What went is corrected, prolonged and taken back, by one hand at a time."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import TypeAlias

import pytest
from sqlalchemy import func, select, update

from bot.access import SYSTEM, Actor
from bot.db import Database
from bot.errors import Denied, Invalid, Outdated
from bot.outbox_rows import OutboxRows
from bot.presenter import Sent
from bot.services import Services
from bot.services.news.drafting import Typed
from models.delivery import NoticeState, OutboxNotice
from models.news import NewsPost, PostState, Reaction
from models.school import School
from tests.bot.services.news.letters import Letter, reminders, row_of, sent
from tests.bot.services.news.made_up import at
from tests.databases import SCHOOL_MORNING, SetClock
from tests.personas import ActorOf, StandardSchool

Step: TypeAlias = Callable[[Actor], Awaitable[object]]
NEW = Typed("Собрание в пятницу", "<b>Собрание</b> в пятницу")
FRIDAY = date(2026, 11, 27)


@pytest.fixture
async def letter(db: Database, services: Services, school: StandardSchool) -> Letter:
    return await sent(db, services, school)


async def states(db: Database, letter: Letter) -> list[tuple[NoticeState, int]]:
    """Of all notices about it: the state and how often they changed."""
    about = select(OutboxNotice.state, OutboxNotice.revision).where(OutboxNotice.subject == f"news:{letter.id}")
    async with db.read() as session:
        return sorted((row.state, row.revision) for row in await session.execute(about))


async def test_corrected_words_go_to_where_the_old_ones_went(
    db: Database, services: Services, letter: Letter, actor_of: ActorOf, clock: SetClock
) -> None:
    await services.news.pressing.remind(await actor_of("editor"), letter.id)
    clock.advance(minutes=42)
    taken = await services.news.correcting.write(await actor_of("editor"), letter.id, 1, NEW)
    assert not taken.dropped
    post = await row_of(db, letter)
    assert (post.html, post.correction) == ("<b>Собрание</b>\nв четверг", "<b>Собрание</b> в пятницу")
    assert {revision for _, revision in await states(db, letter)} == {0}, "nobody gets them yet"
    await services.news.correcting.confirm(await actor_of("deputy"), letter.id, 2)
    post = await row_of(db, letter)
    assert (post.html, post.correction, post.version) == ("<b>Собрание</b> в пятницу", None, 3)
    assert post.corrected_at == clock.now()
    # Four messages and four reminders: each is made anew, and those that wait too.
    assert await states(db, letter) == [(NoticeState.QUEUED, 1)] * 8
    for typed in (Typed(" "), Typed("я" * 3001)):
        with pytest.raises(Invalid):
            await services.news.correcting.write(await actor_of("editor"), letter.id, 3, typed)
    assert (await row_of(db, letter)).version == 3


async def test_words_that_were_approved_are_corrected_by_approvers(
    db: Database, services: Services, letter: Letter, actor_of: ActorOf
) -> None:
    async with db.write(SYSTEM) as session:
        await session.execute(update(School).values(news_approval=True))
        await services.directory.touch(session)
    with pytest.raises(Outdated):
        await services.news.correcting.write(await actor_of("editor"), letter.id, 1, NEW)
    # The last day is the writer's as before.
    await services.news.correcting.move(await actor_of("editor"), letter.id, 1, FRIDAY)
    await services.news.correcting.write(await actor_of("deputy"), letter.id, 2, NEW)
    with pytest.raises(Outdated):
        await services.news.correcting.confirm(await actor_of("editor"), letter.id, 3)
    await services.news.correcting.confirm(await actor_of("deputy"), letter.id, 3)
    assert (await row_of(db, letter)).html == "<b>Собрание</b> в пятницу"


async def test_another_last_day_moves_the_reminders(
    db: Database, services: Services, letter: Letter, actor_of: ActorOf, clock: SetClock
) -> None:
    editor = await actor_of("editor")
    await services.news.correcting.move(editor, letter.id, 1, FRIDAY)
    post = await row_of(db, letter)
    assert (post.react_by, post.remind_on) == (FRIDAY, date(2026, 11, 26))
    for day, key in ((date(2026, 11, 23), "error-days-past"), (date(2028, 1, 1), "error-moment-far")):
        with pytest.raises(Invalid, match=key):
            await services.news.correcting.move(editor, letter.id, 2, day)
    await services.news.correcting.move(editor, letter.id, 2, clock.now().date())
    assert (await row_of(db, letter)).remind_on is None
    async with db.write(SYSTEM) as session:
        await session.execute(update(NewsPost).values(reaction=Reaction.MEETING, meets_at=at(26, 18)))
    with pytest.raises(Invalid, match="error-news-after-meeting"):
        await services.news.correcting.move(editor, letter.id, 3, FRIDAY)
    async with db.write(SYSTEM) as session:
        await session.execute(update(NewsPost).values(reaction=Reaction.NONE, react_by=None))
    with pytest.raises(Outdated):
        await services.news.correcting.move(editor, letter.id, 3, FRIDAY)
    assert (await row_of(db, letter)).react_by is None


async def test_a_meeting_is_moved_with_its_last_day(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    """A last day that was the meeting's own, or would lie behind it; an earlier one of its own stays."""
    editor, correcting = await actor_of("editor"), services.news.correcting
    on_thursday = SCHOOL_MORNING + timedelta(days=2, hours=8)
    cases: tuple[tuple[date | None, timedelta, date | None, date | None], ...] = (
        (date(2026, 11, 26), timedelta(days=1), FRIDAY, date(2026, 11, 26)),
        (date(2026, 11, 26), timedelta(days=-1), date(2026, 11, 25), date(2026, 11, 25)),
        (date(2026, 11, 25), timedelta(days=1), date(2026, 11, 25), date(2026, 11, 25)),
        (date(2026, 11, 25), timedelta(days=-2), date(2026, 11, 24), None),
        (date(2026, 11, 26), timedelta(hours=1), date(2026, 11, 26), date(2026, 11, 25)),
        (None, timedelta(days=1), None, None),
    )
    for react_by, later, last, remind_on in cases:
        values = {"reaction": Reaction.MEETING, "meets_at": on_thursday, "react_by": react_by}
        invitation = await sent(db, services, school, **values)
        await correcting.meet(editor, invitation.id, 1, on_thursday + later)
        post = await row_of(db, invitation)
        assert (post.meets_at, post.react_by, post.remind_on) == (on_thursday + later, last, remind_on), later
        assert post.corrected_at is not None
        told = sorted(await states(db, invitation))
        assert told == [(NoticeState.QUEUED, 0)] * 4 + [(NoticeState.QUEUED, 1)] * 4, "edited without a sound, and told"


async def test_a_meeting_is_moved_to_another_place_by_one_hand_at_a_time(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    editor, correcting = await actor_of("editor"), services.news.correcting
    at = SCHOOL_MORNING + timedelta(days=2)
    invitation = await sent(db, services, school, reaction=Reaction.MEETING, meets_at=at)
    await correcting.seat(editor, invitation.id, 1, " каб.\n214 ")
    assert (await row_of(db, invitation)).place == "каб. 214"
    for step in (
        correcting.meet(editor, invitation.id, 2, SCHOOL_MORNING),
        correcting.seat(editor, invitation.id, 2, " "),
    ):
        with pytest.raises(Invalid):
            await step
    for step in (
        correcting.meet(editor, invitation.id, 1, at),
        correcting.seat(editor, invitation.id, 1, "каб. 215"),
    ):
        with pytest.raises(Outdated, match="error-news-changed"):
            await step
    assert (await row_of(db, invitation)).version == 2


async def test_what_is_no_meeting_has_no_time_and_place(services: Services, letter: Letter, actor_of: ActorOf) -> None:
    editor, correcting = await actor_of("editor"), services.news.correcting
    for step in (
        correcting.meet(editor, letter.id, 1, SCHOOL_MORNING + timedelta(days=1)),
        correcting.seat(editor, letter.id, 1, "каб. 214"),
    ):
        with pytest.raises(Outdated):
            await step


async def test_what_is_withdrawn_reaches_nobody_more(
    db: Database, services: Services, letter: Letter, actor_of: ActorOf, clock: SetClock
) -> None:
    editor = await actor_of("editor")
    await services.news.pressing.remind(editor, letter.id)
    async with db.write(SYSTEM) as session:
        waits = update(OutboxNotice).where(OutboxNotice.person_id == letter.father, OutboxNotice.kind == "news.post")
        await session.execute(waits.values(state=NoticeState.QUEUED, message_id=None))
    await services.news.correcting.withdraw(await actor_of("director"), letter.id, 1)
    post = await row_of(db, letter)
    assert (post.state, post.withdrawn_at, post.remind_on) == (PostState.WITHDRAWN, clock.now(), None)
    # What waited is dropped, the reminders among it; three messages are to be taken away.
    assert await states(db, letter) == [(NoticeState.DROPPED, 1)] * 5 + [(NoticeState.QUEUED, 1)] * 3
    clock.advance(days=1)
    await services.news.pressing.tick()
    assert len(await reminders(db, letter)) == 4


async def test_what_is_on_its_way_while_it_is_withdrawn_is_taken_away_after_it(
    db: Database, services: Services, letter: Letter, actor_of: ActorOf, clock: SetClock
) -> None:
    async with db.write(SYSTEM) as session:
        await session.execute(update(OutboxNotice).values(state=NoticeState.QUEUED, message_id=None))
    rows = OutboxRows(db, clock)
    claimed = await rows.claim()
    assert len(claimed) == 4
    await services.news.correcting.withdraw(await actor_of("editor"), letter.id, 1)
    await rows.sent(claimed[:1], Sent(77))
    again = await rows.claim()
    assert [(row.sent.message_id if row.sent else None) for row in again] == [77]


async def test_two_at_once_and_older_screens(
    db: Database, services: Services, letter: Letter, actor_of: ActorOf
) -> None:
    editor, deputy = await actor_of("editor"), await actor_of("deputy")
    correcting = services.news.correcting
    done = await asyncio.gather(
        correcting.write(editor, letter.id, 1, NEW),
        correcting.write(deputy, letter.id, 1, Typed("Другое")),
        return_exceptions=True,
    )
    assert sorted(type(one).__name__ for one in done) == ["Outdated", "Taken"]
    assert (await row_of(db, letter)).version == 2
    with pytest.raises(Outdated, match="error-news-changed") as caught:
        await correcting.withdraw(editor, letter.id, 1)
    assert caught.value.shows == f"newscard:{letter.id}"
    assert (await row_of(db, letter)).state is PostState.SENT
    await correcting.withdraw(editor, letter.id, 2)
    for step in (
        lambda: correcting.withdraw(editor, letter.id, 3),
        lambda: correcting.write(editor, letter.id, 3, NEW),
        lambda: correcting.confirm(editor, letter.id, 3),
        lambda: correcting.drop(editor, letter.id, 3),
        lambda: correcting.move(editor, letter.id, 3, FRIDAY),
    ):
        with pytest.raises(Outdated):
            await step()


async def test_who_may_correct_and_withdraw(
    db: Database, services: Services, letter: Letter, school: StandardSchool, actor_of: ActorOf
) -> None:
    correcting = services.news.correcting
    steps: tuple[Step, ...] = (
        lambda actor: correcting.write(actor, letter.id, 1, NEW),
        lambda actor: correcting.confirm(actor, letter.id, 1),
        lambda actor: correcting.drop(actor, letter.id, 1),
        lambda actor: correcting.move(actor, letter.id, 1, FRIDAY),
        lambda actor: correcting.withdraw(actor, letter.id, 1),
    )
    for name in ("teacher", "parent", "class_teacher", "admin", "coordinator", "stranger"):
        for step in steps:
            with pytest.raises(Denied):
                await step(await actor_of(name))
    await services.people.leaving.confirm(await actor_of("admin"), school.people["editor"], 0)
    for step in steps:
        with pytest.raises(Denied):
            await step(await actor_of("editor"))
    assert (await row_of(db, letter)).version == 1
    # A class teacher's own letter: a deputy may take it back, but not write in another's name; the director may.
    own = await sent(db, services, school, author="class_teacher", sent_at=SCHOOL_MORNING - timedelta(days=1))
    director = await actor_of("director")
    with pytest.raises(Denied):
        await correcting.write(await actor_of("deputy"), own.id, 1, NEW)
    await correcting.write(director, own.id, 1, NEW)
    await correcting.withdraw(await actor_of("deputy"), own.id, 2)


async def test_each_move_of_a_meeting_is_told(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    editor, meets_at = await actor_of("editor"), SCHOOL_MORNING + timedelta(days=2)
    invitation = await sent(db, services, school, reaction=Reaction.MEETING, meets_at=meets_at, react_by=None)
    told = []
    for version in (1, 2):
        await services.news.correcting.meet(editor, invitation.id, version, meets_at + timedelta(hours=version))
        async with db.read() as session:
            told.append(await session.scalar(select(func.count()).where(OutboxNotice.kind == "news.moved")))
    assert told == [4, 8]
