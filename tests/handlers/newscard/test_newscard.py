"""What the sender's card says, to whom, and what its buttons do."""

from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import delete, select, update

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid, Missing, Outdated
from bot.services import Services
from bot.ui import Button, Incoming, Media, t
from handlers.newscard import actions, answers, meeting, places, reminding, screens, table
from handlers.newscard.addresses import (
    Answers,
    Behind,
    Card,
    Choice,
    MeetsSaid,
    Mine,
    More,
    Place,
    Places,
    Remind,
    RemindNow,
    Table,
    Until,
    UntilDay,
    UntilSaid,
    Venue,
    VenueSaid,
    Way,
    Withdraw,
    WithdrawNow,
)
from models.delivery import NoticeState, OutboxNotice
from models.news import NewsPost, NewsRecipient, PostState, Reaction
from models.people import Person
from models.school import School
from tests import factories
from tests.bot.services.news.letters import Letter, react, reminders, row_of, sent
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only
from tests.handlers.newscard.shown import RUSSIAN, labels, words
from tests.personas import ContextOf, StandardSchool

pytestmark = sqlite_only

LATE = SCHOOL_MORNING + timedelta(days=9)


async def test_the_card_begins_with_the_counts(
    db: Database, letter: Letter, school: StandardSchool, context_of: ContextOf
) -> None:
    await react(db, letter, letter.father)
    await react(db, letter, school.people["teacher"], at=LATE)
    card = await screens.card(await context_of("editor"), Card(id=letter.id))
    assert words(card).split("\n") == [
        "📨 Собрание",
        "Отправлено 24.11.2026 10:00",
        "\u200b",
        "Ознакомились 2 из 5 · 40\u00a0%",
        "🕗 Из них после срока: 1",
        "🔕 Молчат семьи 1 ребёнка и ещё 2 человека, из них не в боте: 1",
        "📅 Ответить до: чт, 26.11.2026",
        "👪 Родителей считаем по детям: хватит ответа одного",
        "\u200b",
        "📬 Дошло: 4, не дошло: 1",
    ]
    expected = ["🏫 По классам", "🔕 Кто молчит", "🔔 Напомнить (2 людям)", "✏️ Исправить", "⋯ Ещё", "🔄 Обновить"]
    assert labels(card) == expected
    more = await screens.more(await context_of("editor"), More(id=letter.id))
    assert "👤 Ещё не в боте: 1" in words(more)
    assert len(labels(more)) == 5


async def test_who_has_no_hand_in_it_sees_no_card(letter: Letter, context_of: ContextOf) -> None:
    for name in ("teacher", "parent", "student", "admin"):
        context = await context_of(name)
        for shown in (
            screens.card(context, Card(id=letter.id)),
            screens.more(context, More(id=letter.id)),
            places.behind(context, Behind(id=letter.id)),
            answers.answers(context, Answers(id=letter.id)),
            table.table(context, Table(id=letter.id)),
        ):
            with pytest.raises(Denied):
                await shown


async def test_the_silent_alone_are_reminded_and_once_a_day(
    db: Database, letter: Letter, school: StandardSchool, context_of: ContextOf
) -> None:
    for name in ("parent", "teacher"):
        await react(db, letter, school.people[name])
    asked = await reminding.ask(await context_of("editor"), Remind(id=letter.id))
    assert "Отправлено 24.11.2026 10:00\nЭто было совсем недавно" in words(asked)
    assert labels(asked) == ["🔔 Да, напомнить 1 ученику"]
    assert await reminders(db, letter) == {}
    answer = await reminding.now(await context_of("editor", update_id=1), RemindNow(id=letter.id))
    assert answer.toast is not None
    assert RUSSIAN.plain(answer.toast) == "Напомним тем, кто молчит: 1. Каждому в его часы."
    assert list(await reminders(db, letter)) == [school.people["student"]]
    assert not any("Напомнить" in label for label in labels(answer.screen))
    with pytest.raises(Invalid):
        await reminding.ask(await context_of("editor"), Remind(id=letter.id))
    with pytest.raises(Invalid):
        await reminding.now(await context_of("editor", update_id=2), RemindNow(id=letter.id))


async def test_who_corrects_approved_words_is_told(
    db: Database, services: Services, letter: Letter, context_of: ContextOf
) -> None:
    async with db.write(SYSTEM) as session:
        await session.execute(update(School).values(news_approval=True))
        await services.directory.touch(session)
    for name, is_told in {"editor": True, "deputy": False}.items():
        card = await screens.card(await context_of(name), Card(id=letter.id))
        assert ("поправить их может завуч" in words(card), "✏️ Исправить" not in labels(card)) == (is_told,) * 2, name


async def test_a_class_teacher_sees_names_and_others_numbers(letter: Letter, context_of: ContextOf) -> None:
    teacher, editor = await context_of("class_teacher"), await context_of("editor")
    mine = await screens.mine(teacher, Mine())
    assert labels(mine) == ["Собрание · 0 из 1"]
    card = await screens.card(teacher, Card(id=letter.id))
    assert labels(card) == ["🔕 Кто молчит", "📊 Таблица", "🔄 Обновить"]
    assert "Здесь только ваши классы." in words(card)
    shown = await places.behind(teacher, Behind(id=letter.id))
    assert labels(shown) == ["5А · 0 из 1 · 0\u00a0%"]
    button = shown.rows[0][0]
    assert isinstance(button, Button)
    assert isinstance(button.to, Place)
    assert "• Мамина Е. О., Папин И. И. (А. М.)" in words(await places.place(teacher, button.to))
    to_others = words(await places.place(editor, button.to))
    assert "Без имён: 1. Имена видит классный руководитель 5А." in to_others
    assert not any(name in to_others for name in ("Мамина", "Папин", "А. М."))
    with pytest.raises(Missing):
        await places.place(teacher, button.to.model_copy(update={"side": 2, "class_id": 0}))
    with pytest.raises(Outdated):
        await screens.more(teacher, More(id=letter.id))
    staff = [one for one in labels(await places.places(editor, Places(id=letter.id))) if "Сотрудники" in one]
    assert staff == ["Сотрудники · 0 из 2 · 0\u00a0%"]
    at_staff = Place(id=letter.id, side=2, class_id=0, way=Way.ALL)
    assert "• Будущая И. Р. – не в боте" in words(await places.place(editor, at_staff))


async def test_the_way_back_is_the_way_one_came(
    db: Database, letter: Letter, school: StandardSchool, context_of: ContextOf
) -> None:
    context = await context_of("editor")
    for shown, back in (
        (await places.places(context, Places(id=letter.id)), Places(id=letter.id)),
        (await places.behind(context, Behind(id=letter.id)), Behind(id=letter.id)),
    ):
        button = shown.rows[0][0]
        assert isinstance(button, Button)
        assert isinstance(button.to, Place)
        assert (await places.place(context, button.to)).back == back
    # One place is left: its names at once.
    for name in ("parent", "teacher", "student"):
        await react(db, letter, school.people[name])
    button = (await screens.card(context, Card(id=letter.id))).rows[0][1]
    assert isinstance(button, Button)
    assert isinstance(button.to, Place)
    assert (await places.place(context, button.to)).back == Card(id=letter.id)


async def test_words_fit_whom_it_was_sent_to(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf
) -> None:
    """A letter to the staff, whose author is one of them."""
    letter = await sent(db, services, school, author="teacher")
    staff = [school.people[name] for name in ("teacher", "not_joined", "keeper_of_many")]
    async with db.write(SYSTEM) as session:
        post = await session.get_one(NewsPost, letter.id)
        post.groups = ["role-staff"]
        await factories.news_recipient(session, post, await session.get_one(Person, staff[2]))
        got = NewsRecipient.post_id == letter.id
        await session.execute(delete(NewsRecipient).where(got, NewsRecipient.person_id.not_in(staff)))
    card = await screens.card(await context_of("director"), Card(id=letter.id))
    assert "🔕 Молчат: 3, из них не в боте: 1" in words(card)
    assert not any(word in words(card) for word in ("дет", "родител", "семь"))
    assert labels(card)[:2] == ["🔕 Кто молчит", "🔔 Напомнить (1 сотруднику)"]
    asked = words(await reminding.ask(await context_of("director"), Remind(id=letter.id)))
    assert "Тому, кто писал письмо, оно не придёт." in asked
    await reminding.now(await context_of("director", update_id=1), RemindNow(id=letter.id))
    assert list(await reminders(db, letter)) == [school.people["keeper_of_many"]]


async def test_while_it_is_being_sent_the_card_says_so(
    db: Database, letter: Letter, school: StandardSchool, context_of: ContextOf
) -> None:
    first = True
    async with db.write(SYSTEM) as session:
        for row in await session.scalars(select(OutboxNotice).where(OutboxNotice.subject == f"news:{letter.id}")):
            row.state, row.message_id = NoticeState.QUEUED, None
            row.due_at, first = SCHOOL_MORNING + timedelta(hours=1 if first else 0), False
    context = await context_of("editor")
    card = await screens.card(context, Card(id=letter.id))
    assert "📤 Отправляем: 0 из 3, придёт позже: 1, не дошло: 1\nЧисла сами не меняются" in words(card)
    assert not any("Напомнить" in label for label in labels(card)), "nobody has it yet"
    assert card.rows[-1][-1] == Button(t("newscard-again"), Card(id=letter.id))


async def test_the_lowest_share_comes_first_among_those_behind(
    db: Database, letter: Letter, school: StandardSchool, context_of: ContextOf
) -> None:
    context = await context_of("editor")
    await react(db, letter, letter.father)
    await react(db, letter, school.people["teacher"])
    everywhere = labels(await places.places(context, Places(id=letter.id)))
    assert [label.partition(" · ")[0] for label in everywhere] == ["5А", "9Б", "Сотрудники", "Ученики 9Б"]
    behind = labels(await places.behind(context, Behind(id=letter.id)))
    assert [label.partition(" · ")[0] for label in behind] == ["9Б", "Ученики 9Б", "Сотрудники"]


async def test_the_last_day_is_moved_by_a_tap_or_in_words(db: Database, letter: Letter, context_of: ContextOf) -> None:
    asked = await screens.until(await context_of("editor"), Until(id=letter.id, version=1))
    assert labels(asked) == ["пт, 27.11.2026", "пн, 30.11.2026", "чт, 03.12.2026"]
    await actions.move(await context_of("editor", update_id=1), UntilDay(id=letter.id, version=1, days=2))
    assert f"{(await row_of(db, letter)).react_by}" == "2026-11-30"
    said = UntilSaid(id=letter.id, version=2)
    await actions.moved(await context_of("editor", update_id=2), said, Incoming(text="04.12"))
    assert f"{(await row_of(db, letter)).react_by}" == "2026-12-04"
    with pytest.raises(Invalid):
        await actions.move(await context_of("editor", update_id=3), UntilDay(id=letter.id, version=3, days=4))


async def test_a_meeting_is_moved_to_another_time_and_place_by_words(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf
) -> None:
    """Its last day can't be moved behind it; what is a meeting no more, or was changed meanwhile, is not moved."""
    meets_at = SCHOOL_MORNING + timedelta(days=3, hours=8)
    values = {"reaction": Reaction.MEETING, "meets_at": meets_at, "place": "каб. 214"}
    invitation = await sent(db, services, school, **values)
    number = invitation.id
    assert "📅 Перенести встречу или срок" in labels(await screens.more(await context_of("editor"), More(id=number)))
    asked = await screens.until(await context_of("editor"), Until(id=number, version=1))
    assert labels(asked) == ["📍 Другое место встречи", "Ответ до: пт, 27.11.2026"]
    assert "Сейчас: 27.11.2026 18:00" in words(asked)
    when, where = MeetsSaid(id=number, version=1), VenueSaid(id=number, version=2)
    assert asked.expects == when
    picture = Incoming(media=Media("photo", "1"))
    with pytest.raises(Invalid):
        await meeting.met(await context_of("editor", update_id=1), when, picture)
    with pytest.raises(Invalid):
        await meeting.seated(await context_of("editor", update_id=2), where, picture)
    answer = await meeting.met(await context_of("editor", update_id=3), when, Incoming(text="30.11 в 19:30"))
    assert answer.toast is not None
    assert RUSSIAN.plain(answer.toast) == "Встреча теперь 30.11.2026 19:30."
    assert "исправлено" in words(answer.screen)
    asked = await meeting.venue(await context_of("editor"), Venue(id=number, version=2))
    assert "Сейчас: каб. 214" in words(asked)
    assert asked.expects == where
    await meeting.seated(await context_of("editor", update_id=4), where, Incoming(text="Актовый зал"))
    post = await row_of(db, invitation)
    assert (post.meets_at, post.place) == (meets_at + timedelta(days=3, hours=1.5), "Актовый зал")
    with pytest.raises(Outdated):
        await screens.until(await context_of("editor"), Until(id=number, version=1))
    letter = await sent(db, services, school)
    with pytest.raises(Outdated):
        await meeting.venue(await context_of("editor"), Venue(id=letter.id, version=1))


async def test_withdrawal_is_asked_once_and_ends_all_steps(db: Database, letter: Letter, context_of: ContextOf) -> None:
    asked = await screens.withdraw(await context_of("deputy"), Withdraw(id=letter.id, version=1))
    assert labels(asked) == ["🚫 Да, отозвать"]
    assert (await row_of(db, letter)).state is PostState.SENT
    answer = await actions.withdraw(await context_of("deputy", update_id=1), WithdrawNow(id=letter.id, version=1))
    assert "🚫 Отозвано 24.11.2026 10:00" in words(answer.screen)
    assert labels(answer.screen) == ["🏫 По классам", "🔕 Кто молчит", "⋯ Ещё", "🔄 Обновить"]
    with pytest.raises(Outdated):
        await screens.withdraw(await context_of("deputy"), Withdraw(id=letter.id, version=2))


async def test_answers_are_counted_and_named_as_far_as_allowed(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf
) -> None:
    letter = await sent(db, services, school, reaction=Reaction.CHOICE, choices=["Да", "Нет"])
    for name in ("parent", "teacher"):
        await react(db, letter, school.people[name], answer=0)
    context = await context_of("editor")
    assert labels(await answers.answers(context, Answers(id=letter.id))) == [
        "Да · 3 · 100\u00a0%",
        "Нет · 0 · 0\u00a0%",
    ]
    who = words(await answers.choice(context, Choice(id=letter.id, number=0))).split("\n")
    assert who[2:] == ["• Ежова М. П.", "• 5А: 1, без имён", "• 9Б: 1, без имён"]
    to_teacher = words(await answers.choice(await context_of("class_teacher"), Choice(id=letter.id, number=0)))
    assert to_teacher.split("\n")[2:] == ["• Мамина Е. О. (А. М.), 5А"]
    with pytest.raises(Missing):
        await answers.choice(context, Choice(id=letter.id, number=2))


async def test_words_are_read_by_the_author_alone(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf
) -> None:
    letter = await sent(db, services, school, reaction=Reaction.WORDS)
    await react(db, letter, school.people["parent"], words="Придём <вдвоём>")
    read = words(await answers.answers(await context_of("editor"), Answers(id=letter.id)))
    assert "родитель, 5А, 9Б · 24.11.2026 10:00\nПридём <вдвоём>" in read
    to_others = words(await answers.answers(await context_of("deputy"), Answers(id=letter.id)))
    assert "Придём" not in to_others
    assert "только тот, кто отправил письмо" in to_others


async def test_the_table_has_everybody_and_the_classes(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf, clock: SetClock
) -> None:
    letter = await sent(db, services, school, reaction=Reaction.WORDS)
    await react(db, letter, letter.father, words="=2+2")
    await react(db, letter, school.people["teacher"], at=LATE, words="Позже")
    answer = await table.table(await context_of("editor"), Table(id=letter.id))
    assert answer.screen is not None
    assert answer.screen.file is not None
    assert answer.screen.file.name == "Ответы на 24.11.2026.xlsx"
    people, classes = load_workbook(BytesIO(answer.screen.file.content)).worksheets
    rows = [tuple(row) for row in people.iter_rows(min_row=2, max_col=4, values_only=True)]
    assert rows == [
        ("5А", "родитель", "вовремя", "'=2+2"),
        ("9Б", "родитель", "молчит", None),
        ("Сотрудники", "Ежова М. П.", "с опозданием", "Позже"),
        ("Сотрудники", "Будущая И. Р.", "не в боте", None),
        ("Ученики 9Б", "ученик", "молчит", None),
    ]
    assert [tuple(row) for row in classes.iter_rows(values_only=True)] == [
        ("Класс или группа", "Всего", "Ответили", "Из них после срока", "Доля"),
        ("5А", 1, 1, 0, 1),
        ("9Б", 1, 0, 0, 0),
        ("Сотрудники", 2, 1, 1, 0.5),
        ("Ученики 9Б", 1, 0, 0, 0),
        ("Всего", 5, 2, 1, 0.4),
    ]
    others = await table.table(await context_of("director"), Table(id=letter.id))
    assert others.screen is not None
    assert others.screen.file is not None
    cells = load_workbook(BytesIO(others.screen.file.content)).worksheets[0].iter_rows(values_only=True)
    assert not any(cell in {"'=2+2", "Позже"} for row in cells for cell in row)
