"""What the sender, the class teacher and everybody else get to know of a letter that was sent."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, update

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Outdated
from bot.services import Services
from bot.services.news.card import Card, Fate, Side, Standing
from bot.services.news.states import Step
from models.delivery import CLAIM_LEASE, NoticeState, OutboxNotice
from models.news import Counting, NewsPost, PostState, Reaction
from models.people import Guardianship, Person
from tests import factories
from tests.bot.services.news.letters import Letter, carried, react, sent
from tests.databases import SCHOOL_MORNING, SetClock
from tests.personas import ActorOf, StandardSchool


@pytest.fixture
async def letter(db: Database, services: Services, school: StandardSchool) -> Letter:
    return await sent(db, services, school)


def lines(card: Card) -> list[tuple[str, int, int]]:
    assert card.count is not None
    return [(line.place.title or line.place.side.name, line.reacted, line.total) for line in card.count.lines]


async def test_the_sender_sees_who_has_reacted_by_class(
    db: Database, services: Services, letter: Letter, school: StandardSchool, actor_of: ActorOf
) -> None:
    await react(db, letter, letter.father)
    await react(db, letter, school.people["teacher"], at=SCHOOL_MORNING + timedelta(days=9))
    card = await services.news.card.card(await actor_of("editor"), letter.id)
    assert lines(card) == [("5А", 1, 1), ("9Б", 0, 1), ("STAFF", 1, 2), ("9Б", 0, 1)]
    assert card.count is not None
    assert (card.count.total.reacted, card.count.total.total, card.count.total.late) == (2, 5, 1)
    # The mother for her child in 9Б, and the student; who has not joined can't be reminded.
    assert card.silent.people == 2
    assert card.steps == {Step.CORRECT, Step.MOVE, Step.REMIND, Step.WITHDRAW}
    assert not card.reminded_today
    assert not card.own_classes


async def test_who_may_look(db: Database, services: Services, letter: Letter, actor_of: ActorOf) -> None:
    for name in ("editor", "deputy", "director", "several"):
        assert (await services.news.card.card(await actor_of(name), letter.id)).hands, name
    for name in ("teacher", "parent", "student", "technician", "coordinator", "admin", "stranger"):
        for read in (services.news.card.card, services.news.card.silent, services.news.card.lines):
            with pytest.raises(Denied):
                await read(await actor_of(name), letter.id)
    async with db.write(SYSTEM) as session:
        draft = await factories.news_post(session, state=PostState.DRAFT)
    with pytest.raises(Outdated):
        await services.news.card.card(await actor_of("editor"), draft.id)
    with pytest.raises(Denied):
        await services.news.card.card(await actor_of("class_teacher"), draft.id)


async def test_an_editor_who_is_none_any_more_sees_nothing_at_once(
    services: Services, letter: Letter, school: StandardSchool, actor_of: ActorOf
) -> None:
    await services.news.card.card(await actor_of("editor"), letter.id)
    await services.people.leaving.confirm(await actor_of("admin"), school.people["editor"], 0)
    for read in (services.news.card.card, services.news.card.lines, services.news.card.said):
        with pytest.raises(Denied):
            await read(await actor_of("editor"), letter.id)


async def test_a_class_teacher_sees_their_class_and_who_it_is(
    db: Database, services: Services, letter: Letter, school: StandardSchool, actor_of: ActorOf
) -> None:
    teacher = await actor_of("class_teacher")
    card = await services.news.card.card(teacher, letter.id)
    assert (lines(card), card.own_classes, card.steps) == ([("5А", 0, 1)], True, frozenset())
    assert card.fates == {Fate.REACHED: 2}
    silent = await services.news.card.silent(teacher, letter.id)
    assert [(line.name, line.pupil) for line in silent] == [("Мамина Е. О., Папин И. И.", "А. М.")]
    await react(db, letter, letter.father)
    answered = await services.news.card.lines(teacher, letter.id)
    assert [(line.name, line.standing) for line in answered] == [("Папин И. И.", Standing.IN_TIME)]
    with pytest.raises(Denied):
        await services.news.card.said(teacher, letter.id)
    mine = await services.news.card.mine(teacher)
    assert [(line.post.id, line.reacted, line.total) for line in mine] == [(letter.id, 1, 1)]
    # The child moves: then nothing of the letter is this class teacher's.
    async with db.write(SYSTEM) as session:
        moved = update(Person).where(Person.id == school.children[0]).values(class_id=school.classes["9Б"])
        await session.execute(moved)
        await services.directory.touch(session)
    assert await services.news.card.mine(teacher) == []
    with pytest.raises(Denied):
        await services.news.card.card(teacher, letter.id)


async def test_only_letters_that_still_stand_are_shown_to_class_teachers(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    news = await sent(db, services, school, reaction=Reaction.NONE, react_by=None)
    withdrawn = await sent(db, services, school, state=PostState.WITHDRAWN)
    await sent(db, services, school, sent_at=SCHOOL_MORNING - timedelta(days=61))
    teacher = await actor_of("class_teacher")
    assert await services.news.card.mine(teacher) == []
    for post in (news, withdrawn):
        with pytest.raises(Denied):
            await services.news.card.card(teacher, post.id)
    for name in ("teacher", "editor", "parent"):
        with pytest.raises(Denied):
            await services.news.card.mine(await actor_of(name))
    assert (await services.news.card.card(await actor_of("editor"), news.id)).count is None
    assert (await services.news.card.card(await actor_of("editor"), withdrawn.id)).steps == frozenset()


async def test_parents_are_named_to_few(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    letter = await sent(db, services, school, author="admin")
    cases = {
        "director": [None, None, "Будущая И. Р.", "Ежова М. П.", None],
        "admin": ["Мамина Е. О., Папин И. И.", "Мамина Е. О.", "Будущая И. Р.", "Ежова М. П.", None],
    }
    for name, expected in cases.items():
        silent = await services.news.card.silent(await actor_of(name), letter.id)
        by_place = sorted(silent, key=lambda line: (line.unit.place, line.name or ""))
        assert [line.name for line in by_place] == expected, name
        assert {line.pupil for line in silent} == {None}, "a child is named to nobody but its class teacher"
    silent = await services.news.card.silent(await actor_of("admin"), letter.id)
    outside = [line.name for line in silent if line.standing is Standing.OUTSIDE]
    assert outside == ["Будущая И. Р."]


async def test_words_go_to_the_author_only(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    letter = await sent(db, services, school, reaction=Reaction.WORDS)
    await react(db, letter, school.people["parent"], words="Придём вдвоём")
    await react(db, letter, letter.father, at=SCHOOL_MORNING + timedelta(hours=1), words="А я не смогу")
    editor, director = await actor_of("editor"), await actor_of("director")
    # Both parents of one child are heard, although one is enough.
    said = await services.news.card.said(editor, letter.id)
    assert [(one.words, one.line.name) for one in said] == [("А я не смогу", None), ("Придём вдвоём", None)]
    assert [place.title for place in said[1].line.unit.places] == ["5А", "9Б"]
    of_child = (await services.news.card.lines(editor, letter.id))[0]
    assert of_child.words == ("Придём вдвоём", "А я не смогу")
    assert [line.words for line in await services.news.card.lines(director, letter.id)] == [()] * 5
    assert (await services.news.card.card(director, letter.id)).words == 2
    with pytest.raises(Denied):
        await services.news.card.said(director, letter.id)


async def test_answers_are_counted_by_choice(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    letter = await sent(db, services, school, reaction=Reaction.CHOICE, choices=["Да", "Нет", "Позже"])
    await react(db, letter, school.people["parent"], answer=1)
    await react(db, letter, letter.father, at=SCHOOL_MORNING + timedelta(hours=1), answer=0)
    await react(db, letter, school.people["teacher"], answer=0)
    editor = await actor_of("editor")
    card = await services.news.card.card(editor, letter.id)
    assert card.choices == [1, 2, 0]
    found = await services.news.card.lines(editor, letter.id)
    assert [one.answer for one in found[0].unit.reactions] == [1, 0], "the first one counts, both are known"
    meeting = await sent(db, services, school, reaction=Reaction.MEETING)
    await react(db, meeting, school.people["parent"], answer=1)
    assert (await services.news.card.card(editor, meeting.id)).choices == [0, 2]


async def test_what_became_of_each_message(
    db: Database, services: Services, letter: Letter, school: StandardSchool, actor_of: ActorOf
) -> None:
    queued, dropped = NoticeState.QUEUED, NoticeState.DROPPED
    changes: dict[str, dict[str, Any]] = {
        "technician": {"state": queued, "message_id": None},
        "keeper_of_many": {"state": queued, "message_id": None, "due_at": SCHOOL_MORNING + timedelta(minutes=2)},
        "namesake_two": {
            "state": queued,
            "message_id": None,
            "due_at": SCHOOL_MORNING + CLAIM_LEASE,
        },  # a sender has it
        "deputy": {"state": queued},  # it arrived, and is being corrected
        "coordinator": {"state": dropped, "message_id": None, "error": "unreachable"},
        "second_technician": {"state": dropped, "message_id": None, "error": "unreachable"},  # came back since
        "director": {"state": dropped, "message_id": None, "error": "withdrawn"},
        "storekeeper": {"state": dropped, "message_id": None, "error": "expired"},
        "several": {"state": NoticeState.FAILED, "message_id": None, "error": "Bad Request"},
    }
    async with db.write(SYSTEM) as session:
        for name, values in changes.items():
            person = await session.get_one(Person, school.people[name])
            await factories.news_recipient(session, await session.get_one(NewsPost, letter.id), person)
            await carried(session, letter.id, person.id, **values)
        (await session.get_one(Person, school.people["coordinator"])).unreachable_since = SCHOOL_MORNING
        await services.directory.touch(session)
        for name in ("namesake_one", "left"):
            person = await session.get_one(Person, school.people[name])
            await factories.news_recipient(session, await session.get_one(NewsPost, letter.id), person)
        chat = {"person_id": None, "kind": "news.post", "subject": f"news:{letter.id}", "created_at": SCHOOL_MORNING}
        session.add(OutboxNotice(chat_id=-1, state=NoticeState.SENT, due_at=SCHOOL_MORNING, message_id=7, **chat))
    card = await services.news.card.card(await actor_of("editor"), letter.id)
    assert card.fates == {
        Fate.REACHED: 5,
        Fate.SENDING: 2,
        Fate.WAITING: 1,
        Fate.STOPPED: 1,
        Fate.RECALLED: 1,
        Fate.FAILED: 2,
        Fate.NOT_JOINED: 1,
        Fate.LATER: 2,
    }
    assert card.chats == {Fate.REACHED: 1}
    news = await sent(db, services, school, reaction=Reaction.NONE, react_by=None)
    async with db.write(SYSTEM) as session:
        await session.execute(delete(OutboxNotice).where(OutboxNotice.subject == f"news:{news.id}"))
    assert (await services.news.card.card(await actor_of("editor"), news.id)).fates[Fate.WITHOUT] == 4


async def test_who_left_blocked_or_lost_the_tie_in_between(
    db: Database, services: Services, letter: Letter, school: StandardSchool, actor_of: ActorOf
) -> None:
    editor = await actor_of("editor")
    student = (await actor_of("student")).sender
    assert student is not None
    await services.people.mark_reachable(student, reachable=False)
    async with db.write(SYSTEM) as session:
        child = school.children[1]
        await session.execute(delete(Guardianship).where(Guardianship.child_id == child))
        left = update(Person).where(Person.id == school.people["teacher"]).values(left_on=SCHOOL_MORNING.date())
        await session.execute(left)
        await services.directory.touch(session)
    card = await services.news.card.card(editor, letter.id)
    assert lines(card) == [("5А", 0, 1), ("STAFF", 0, 1), ("9Б", 0, 1)]
    assert card.silent.people == 2, "the parents of the child in 5А; who blocked the bot is not reminded"
    places = [line.unit.place.side for line in await services.news.card.silent(editor, letter.id)]
    assert places == [Side.PARENTS, Side.STAFF, Side.STUDENTS]


async def test_each_person_may_be_waited_for(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    letter = await sent(db, services, school, counting=Counting.PERSON)
    await react(db, letter, letter.father)
    card = await services.news.card.card(await actor_of("editor"), letter.id)
    assert lines(card) == [("5А", 1, 2), ("9Б", 0, 1), ("STAFF", 0, 2), ("9Б", 0, 1)]
    assert card.count is not None
    assert (card.count.total.reacted, card.count.total.total) == (1, 5)
