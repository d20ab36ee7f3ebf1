"""How a post looks to its readers: what it is, for whose sake, with which files; and who gets no look at it."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Missing
from bot.services import Services
from bot.services.people.handover import end_roles
from bot.ui import Media, Screen
from handlers.errors import answer_to
from handlers.news.arrival import ROWS
from handlers.site import NoticeArgs
from models.news import Counting, NewsPost, NewsRecipient, PostState, Reaction, Topic
from models.people import Person
from tests import factories
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only
from tests.handlers.news.posts import VOICES, labels, sent, ways, words
from tests.personas import STRANGER, ContextOf, StandardSchool

pytestmark = sqlite_only

CHOICE: dict[str, Any] = {"reaction": Reaction.CHOICE}
COME = ("👍 Приду", "👎 Не приду")
MEETING: dict[str, Any] = {"reaction": Reaction.MEETING, "meets_at": SCHOOL_MORNING - timedelta(hours=1)}
LETTER: dict[str, Any] = {"reaction": Reaction.ACKNOWLEDGE, "react_by": date(2026, 11, 27)}


async def look(context_of: ContextOf, name: str, post: int, kind: str = "news.post") -> Screen | None:
    context = await context_of(name)
    return await context.site.notices[kind].full(context, NoticeArgs(f"news:{post}", {}))


async def look_anew(context_of: ContextOf, name: str, post: int, kind: str = "news.post") -> Screen | None:
    """Of what came to them before."""
    context = await context_of(name)
    return await context.site.notices[kind].full(context, NoticeArgs(f"news:{post}", {}, sent=True))


async def test_a_parent_of_three_gets_one_message_that_names_their_classes(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf
) -> None:
    async with db.write(SYSTEM) as session:
        third = await factories.person(session, class_id=school.classes["9Б"], register_number=7)
        await factories.guardianship(session, await session.get_one(Person, school.people["parent"]), third)
        await services.directory.touch(session)
    post = await sent(
        db, school, reaction=Reaction.MEETING, meets_at=SCHOOL_MORNING + timedelta(days=3), place="каб. 214"
    )
    async with db.write(SYSTEM) as session:
        got = await session.get_one(NewsRecipient, (post, school.people["parent"]))
        got.children = [*school.children, third.id]
    shown = words(await look(context_of, "parent", post))
    assert shown.startswith("<b>📅 Встреча</b> для родителей 5А и 9Б\n")
    assert "Приходите на <b>ярмарку</b>" in shown
    assert "📅 пятница, 27 ноября, 10:00\n📍 каб. 214" in shown
    assert "Пишет: Замова И. С." in shown
    async with db.write(SYSTEM) as session:
        child = await session.get_one(Person, school.children[0])
        child.class_id = school.classes["9Б"]
        await services.directory.touch(session)
    assert "для родителей 9Б\n" in words(await look(context_of, "parent", post))


async def test_each_sort_of_post_has_its_title_deadline_and_buttons(
    db: Database, school: StandardSchool, context_of: ContextOf
) -> None:
    cases: list[tuple[dict[str, Any], str, str, list[str]]] = [
        ({}, "📰 Новость", "", []),
        (LETTER, "✉️ Письмо", "⏳ Подтвердите до пятницы, 27 ноября, что прочитали.", ["✅ Ознакомлен(а)"]),
        (LETTER | {"reaction": Reaction.WORDS}, "✉️ Письмо", "⏳ Ответьте до пятницы, 27 ноября.", ["✍️ Ответить"]),
        (LETTER | {"reaction": Reaction.CHOICE, "choices": ["Да", "Нет"]}, "✉️ Письмо", "", ["Да", "Нет"]),
        (LETTER | {"react_by": date(2026, 11, 20)}, "✉️ Письмо", "⏳ Ответ ждали до 20 ноября.", ["✅ Ознакомлен(а)"]),
        ({"urgent_reason": "Мороз"}, "❗ Срочно", "", []),
        (MEETING, "📅 Встреча", "📅 вторник, 24 ноября, 09:00\n📅 Встреча уже прошла.", [*COME, "📅 В календарь"]),
        ({"links": [["Сайт", "https://school.example/"]]}, "📰 Новость", "", ["Сайт"]),
        ({"corrected_at": SCHOOL_MORNING - timedelta(days=1)}, "📰 Новость", "исправлено 23.11 10:00", []),
        ({"corrected_at": SCHOOL_MORNING}, "📰 Новость", "исправлено 10:00", []),
    ]
    for values, title, line, buttons in cases:
        shown = await look(context_of, "parent", await sent(db, school, **values))
        assert words(shown).startswith(f"<b>{title}</b>"), values
        assert line in words(shown), values
        assert labels(shown) == buttons, values
        assert shown is not None
        assert shown.stays, values
    assert "Мороз" not in words(await look(context_of, "parent", await sent(db, school, urgent_reason="Мороз")))


async def test_on_the_evening_of_the_last_day_an_answer_is_late_in_words_too(
    db: Database, school: StandardSchool, context_of: ContextOf, clock: SetClock
) -> None:
    letter = await sent(db, school, **LETTER | {"react_by": date(2026, 11, 24)})
    evening = {"react_by": date(2026, 11, 24), "meets_at": SCHOOL_MORNING + timedelta(hours=10)}
    meeting = await sent(db, school, **MEETING | evening)
    assert "⏳ Подтвердите до вторника, 24 ноября" in words(await look(context_of, "parent", letter))
    clock.advance(hours=9)
    assert "⏳ Ответ ждали до 24 ноября." in words(await look(context_of, "parent", letter))
    assert "⏳ Ответьте до вторника, 24 ноября." in words(await look(context_of, "parent", meeting))


async def test_buttons_of_a_post_fit_a_phone(db: Database, school: StandardSchool, context_of: ContextOf) -> None:
    choices = [f"Ответ {number}" for number in range(6)]
    cases: list[tuple[list[str], list[list[str]]]] = [
        (["Сайт", "Афиша", "Запись"], [["Сайт", "Афиша"], ["Запись"]]),
        (
            ["Очень длинная подпись кнопки", "Ещё одна длинная подпись"],
            [["Очень длинная подпись кнопки"], ["Ещё одна длинная подпись"]],
        ),
        (["Очень длинная подпись кнопки"] * 4, [["Очень длинная подпись…", "Очень длинная подпись…"]] * 2),
    ]
    for titles, rows in cases:
        links = [[title, f"https://school.example/{number}"] for number, title in enumerate(titles)]
        shown = await look(
            context_of, "parent", await sent(db, school, **LETTER | CHOICE, links=links, choices=choices)
        )
        assert shown is not None
        assert [[button.label for button in row] for row in shown.rows[6:]] == rows
    links = [["Очень длинная подпись кнопки", "https://school.example/"]] * 4
    post = await sent(db, school, **LETTER | CHOICE, links=links, choices=choices)
    context = await context_of("parent")
    changing = (await context.site.follow(context, f"news.change:{post}:c")).screen
    assert changing is not None
    assert len(changing.rows) == ROWS


async def test_one_photo_stands_above_short_words_and_files_go_before_the_rest(
    db: Database, school: StandardSchool, context_of: ContextOf
) -> None:
    photo = Media("photo", "photo0")
    cases: list[tuple[int, int, dict[str, Any], Media | None, tuple[Media, ...]]] = [
        (1, 937, {}, photo, ()),
        (1, 937, {"corrected_at": SCHOOL_MORNING - timedelta(days=1)}, photo, ()),
        (1, 938, {}, None, (photo,)),  # that it was corrected would not fit
        (1, 500, LETTER, photo, ()),
        (1, 900, LETTER, None, (photo,)),  # what is answered would not fit
        (2, 10, {}, None, (photo, Media("photo", "photo1"))),
        (0, 10, {}, None, ()),
    ]
    for photos, length, values, picture, album in cases:
        post = await sent(db, school, photos=photos, **({"html": "я" * length} | values))
        shown = await look(context_of, "parent", post)
        assert shown is not None
        assert (shown.picture, shown.album) == (picture, album), (photos, length)


async def test_a_group_hears_until_when_and_that_it_was_corrected(
    db: Database, school: StandardSchool, context_of: ContextOf
) -> None:
    cases: list[tuple[dict[str, Any], list[str]]] = [
        ({}, []),
        (LETTER, ["⏳ Подтвердите до пятницы, 27 ноября, что прочитали."]),
        (MEETING | {"place": "каб. 214"}, ["📅 вторник, 24 ноября, 09:00", "📍 каб. 214", "📅 Встреча уже прошла."]),
        ({"corrected_at": SCHOOL_MORNING}, ["✏️ исправлено 10:00"]),
        (LETTER | {"corrected_at": SCHOOL_MORNING, "html": ""}, ["✏️ исправлено 10:00"]),
    ]
    context = await context_of("parent")
    show = context.site.notices["news.post"].group
    assert show is not None
    for values, lines in cases:
        shown = words(await show(context, NoticeArgs(f"news:{await sent(db, school, **values)}", {}))).split("\n")
        assert set(lines) <= set(shown), values
        assert not any("Замова" in line for line in shown), "nobody is named"
        assert ("Ответить можно в боте, лично." in shown) == ("reaction" in values), values


async def test_a_line_of_a_digest_fits_a_button(db: Database, school: StandardSchool, context_of: ContextOf) -> None:
    long = {"html": "Ярмарка и концерт " * 20}
    cases: list[tuple[dict[str, Any], str]] = [
        ({}, "📰 Приходите на ярмарку"),
        (LETTER, "✉️ Приходите на ярмарку · до 27 ноября"),
        (LETTER | long | {"react_by": date(2027, 9, 27)}, "✉️ Ярмарка и концерт Ярмарка… · до 27 сентября"),
        (long, "📰 Ярмарка и концерт Ярмарка и концерт Ярмарка…"),
        ({"html": ""}, "📰 Фото и файлы"),
    ]
    for values, expected in cases:
        post = await sent(db, school, **values)
        context = await context_of("parent")
        line = await context.site.notices["news.post"].line(context, NoticeArgs(f"news:{post}", {}))
        assert line is not None
        assert VOICES["ru"].plain(line) == expected
        assert all(len(voice.plain(line)) <= 48 for voice in VOICES.values()), expected
    context, other = await context_of("teacher"), await sent(db, school)
    assert await context.site.notices["news.post"].line(context, NoticeArgs(f"news:{other}", {})) is None


async def test_nobody_gets_what_is_withdrawn_or_concerns_them_no_longer(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf
) -> None:
    gone = await sent(db, school, state=PostState.WITHDRAWN)
    assert await look(context_of, "parent", gone) is None
    assert await look(context_of, "teacher", await sent(db, school)) is None
    assert await look(context_of, "parent", 999) is None
    post = await sent(db, school, ("technician",), groups=["role-technician"])
    assert await look(context_of, "technician", post) is not None
    async with db.write(SYSTEM) as session:
        await end_roles(session, school.people["technician"], SCHOOL_MORNING.date())
        await services.directory.touch(session)
    assert await look(context_of, "technician", post) is None


async def test_a_reminder_says_how_much_time_there_is_and_stops_with_the_reaction(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf, clock: SetClock
) -> None:
    for day, line in ((24, "сегодня последний день"), (25, "завтра последний день"), (23, "ответ ждали до 23 ноября")):
        post = await sent(db, school, **(LETTER | {"react_by": date(2026, 11, day)}))
        shown = await look(context_of, "parent", post, "news.remind")
        assert words(shown).startswith(f"<b>⏰ Напоминаем: {line}</b>\n<b>✉️ Письмо</b>"), day
        assert labels(shown) == ["✅ Ознакомлен(а)"]
    post = await sent(db, school, counting=Counting.FAMILY, **LETTER)
    async with db.write(SYSTEM) as session:
        other = await factories.person(session)
        for child in school.children:
            await factories.guardianship(session, other, await session.get_one(Person, child))
        row = await factories.news_recipient(
            session,
            await session.get_one(NewsPost, post),
            other,
            children=[school.children[0]],
            reacted_at=SCHOOL_MORNING,
        )
        await services.directory.touch(session)
    shown = await look(context_of, "parent", post, "news.remind")
    assert "✅ За 5А уже ответил другой родитель." in words(shown)
    async with db.write(SYSTEM) as session:
        row = await session.get_one(NewsRecipient, (post, other.id))
        row.children = list(school.children)
    assert await look(context_of, "parent", post, "news.remind") is None
    assert await look(context_of, "parent", post) is not None


async def test_a_reminder_brings_no_files_again_and_stays_where_it_was_answered(
    db: Database, school: StandardSchool, context_of: ContextOf
) -> None:
    single, post = await sent(db, school, photos=1, **LETTER), await sent(db, school, photos=3, **LETTER)
    for one in (single, post):
        shown = await look(context_of, "parent", one, "news.remind")
        assert shown is not None
        assert (shown.picture, shown.album) == (None, ())
    silent = await look(context_of, "parent", await sent(db, school, photos=2, html="", **LETTER), "news.remind")
    assert silent is not None
    assert len(silent.album) == 2, "all that there is"
    async with db.write(SYSTEM) as session:
        await session.execute(update(NewsRecipient).values(reacted_at=SCHOOL_MORNING))
    assert await look(context_of, "parent", post, "news.remind") is None, "it did not go yet"
    shown = await look_anew(context_of, "parent", post, "news.remind")
    assert words(shown).startswith("<b>✉️ Письмо</b>")
    assert "Вы ознакомились" in words(shown)
    context = await context_of("parent")
    assert await context.site.notices["news.remind"].line(context, NoticeArgs(f"news:{post}", {}, sent=True))
    async with db.write(SYSTEM) as session:
        await session.execute(update(NewsPost).values(state=PostState.WITHDRAWN))
    assert await look_anew(context_of, "parent", post, "news.remind") is None


async def test_who_wants_no_such_news_any_more_does_not_get_what_waited(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf
) -> None:
    news, urgent = await sent(db, school), await sent(db, school, urgent_reason="Нет воды")
    letter, event = await sent(db, school, **LETTER), await sent(db, school, topic=Topic.EVENTS)
    parent, receiving = (await context_of("parent")).actor, services.news.receiving
    await receiving.mute(parent, Topic.EVENTS)
    assert await look(context_of, "parent", event) is None
    assert await look(context_of, "parent", news) is not None
    await receiving.set_mode(parent, "important")
    assert await look(context_of, "parent", news) is None
    for post in (letter, urgent):
        assert await look(context_of, "parent", post) is not None
    assert await look_anew(context_of, "parent", event) is not None, "what came stays"
    context = await context_of("parent")
    assert await context.site.notices["news.post"].line(context, NoticeArgs(f"news:{news}", {})) is None


async def test_a_group_gets_no_names_and_one_button_into_the_bot(
    db: Database, school: StandardSchool, context_of: ContextOf
) -> None:
    post = await sent(db, school, **LETTER)
    context = await context_of(STRANGER)
    group = context.site.notices["news.post"].group
    assert group is not None
    shown = await group(context, NoticeArgs(f"news:{post}", {}))
    assert "Замова" not in words(shown)
    assert "5А" not in words(shown)
    assert ways(shown) == [f"https://t.me/school_bot?start=news-{post}"]
    assert shown is not None
    assert shown.home
    assert await group(context, NoticeArgs(f"news:{await sent(db, school, state=PostState.WITHDRAWN)}", {})) is None
    assert await group(context, NoticeArgs("news:999", {})) is None


async def test_the_link_of_a_group_tells_nobody_else_of_the_post(
    db: Database, school: StandardSchool, context_of: ContextOf
) -> None:
    post = await sent(db, school)
    for name in ("teacher", STRANGER, "left", "deputy"):
        context = await context_of(name)
        for rest in (str(post), "999", "слово"):
            answer = await answer_to(context, context.site.links["news"](context, rest))
            assert "ярмарку" not in words(answer.screen), name
    context = await context_of("parent")
    assert "ярмарку" in words((await context.site.links["news"](context, str(post))).screen)


async def test_a_preview_is_what_arrives_with_buttons_that_do_nothing(
    db: Database, school: StandardSchool, context_of: ContextOf
) -> None:
    post = await sent(db, school, (), state=PostState.DRAFT, **LETTER)
    context = await context_of("deputy")
    shown = (await context.site.follow(context, f"news.preview:{post}")).screen
    assert words(shown).startswith("<b>✉️ Письмо</b> для родителей 5А\n")
    assert ways(shown) == [f"news.trial:{post}"]
    for name in ("teacher", "parent"):
        with pytest.raises(Denied):
            await context.site.follow(await context_of(name), f"news.preview:{post}")
    with pytest.raises(Missing):
        await context.site.follow(await context_of("deputy"), f"news:{post}")


async def test_who_got_the_letter_hears_that_the_meeting_moved_until_it_is_over(
    db: Database, school: StandardSchool, context_of: ContextOf
) -> None:
    meeting: dict[str, Any] = {
        "reaction": Reaction.MEETING,
        "meets_at": SCHOOL_MORNING + timedelta(days=1),
        "place": "каб. 214",
    }
    cases: list[dict[str, Any]] = [{}, {"meets_at": SCHOOL_MORNING}, {"reaction": Reaction.WORDS, "meets_at": None}]
    post, over, plain = [await sent(db, school, **(meeting | values)) for values in cases]
    context = await context_of("parent")
    moved = context.site.notices["news.moved"]
    shown = await moved.full(context, NoticeArgs(f"news:{post}", {}))
    assert shown is not None
    assert "Встреча переносится" in words(shown)
    assert "25 ноября, 10:00" in words(shown)
    assert [await moved.full(context, NoticeArgs(f"news:{one}", {})) for one in (over, plain)] == [None, None]
    line = await moved.line(context, NoticeArgs(f"news:{post}", {}))
    assert line is not None
    assert "Переносится" in VOICES["ru"].plain(line)
