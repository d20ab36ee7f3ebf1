"""Answering a letter from its message or from the archive: late, withdrawn, forged, long, and by whom it is not for."""

import re
from datetime import date, timedelta
from typing import Any

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from bot.services.people.handover import end_roles
from bot.ui import Answer, Incoming, Media, t
from handlers.errors import answer_to
from handlers.reception import Reception
from handlers.site import Site
from models.news import NewsPost, PostState, Reaction
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only
from tests.handlers.news.posts import labels, sent, ways, words
from tests.personas import STRANGER, ContextOf, StandardSchool

pytestmark = sqlite_only

CHOICE: dict[str, Any] = {"reaction": Reaction.CHOICE, "choices": ["Да", "Нет"], "react_by": date(2026, 11, 27)}


async def tap(context_of: ContextOf, raw: str, update_id: int, name: str = "parent") -> Answer:
    context = await context_of(name, update_id=update_id)
    return await answer_to(context, context.site.follow(context, raw))


async def test_an_answer_stands_in_the_message_and_can_be_changed(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf, clock: SetClock
) -> None:
    post = await sent(db, school, photos=2, **CHOICE)
    shown = (await tap(context_of, f"news.react:{post}:1:c", 1)).screen
    assert "✅ Вы ответили: Нет (10:00)" in words(shown)
    assert ways(shown) == [f"news.change:{post}:c"]
    assert shown is not None
    assert (shown.album, shown.stays) == ((), True)
    older = await tap(context_of, f"news.react:{post}:0:c", 9)
    assert "✅ Вы ответили: Нет (10:00)" in words(older.screen)
    assert older.toast == t("news-already")
    again = (await tap(context_of, f"news.change:{post}:c", 2)).screen
    assert labels(again) == ["Да", "Нет", "↩️ Оставить как есть"]
    # Another answer is told with the moment of the first one, by which it came in time.
    clock.advance(days=1)
    assert "Вы ответили: Да (24.11 10:00)" in words((await tap(context_of, f"news.instead:{post}:0:c", 3)).screen)
    repeated = (await tap(context_of, f"news.instead:{post}:1:c", 3)).screen
    assert "Вы ответили: Да" in words(repeated)
    parent = (await context_of("parent")).actor
    assert (await services.news.read.letter(parent, post)).answer == 0


async def test_each_sort_of_letter_is_answered(
    db: Database, school: StandardSchool, context_of: ContextOf, clock: SetClock
) -> None:
    meets: dict[str, Any] = {"reaction": Reaction.MEETING, "meets_at": SCHOOL_MORNING + timedelta(days=3)}
    confirm, meeting, declined = (
        await sent(db, school, reaction=Reaction.ACKNOWLEDGE),
        await sent(db, school, place="каб. 214", **meets),
        await sent(db, school, **meets),
    )
    for number, (post, choice, line, buttons) in enumerate(
        (
            (confirm, "", "✅ Вы ознакомились (10:00)", []),
            (meeting, "0", "✅ Вы ответили: приду (10:00)", ["✏️ Изменить ответ", "📅 В календарь"]),
            (declined, "1", "✅ Вы ответили: не приду (10:00)", ["✏️ Изменить ответ", "📅 В календарь"]),
        ),
        start=1,
    ):
        shown = (await tap(context_of, f"news.react:{post}:{choice}:l", number)).screen
        assert line in words(shown)
        assert labels(shown) == buttons
        assert shown is not None
        assert shown.back is not None
    file = (await tap(context_of, f"news.ics:{meeting}", 9)).screen
    assert file is not None
    assert file.file is not None
    text = file.file.content.decode()
    assert file.file.name == "Встреча 27.11.2026.ics"
    assert "DTSTART:20261127T030000Z" in text
    assert "LOCATION:каб. 214" in text
    assert "SEQUENCE:1" in text
    async with db.write(SYSTEM) as session:
        post_row = await session.get_one(NewsPost, meeting)
        post_row.meets_at, post_row.version = SCHOOL_MORNING + timedelta(days=4), 2
    clock.advance(minutes=1)
    file = (await tap(context_of, f"news.ics:{meeting}", 10)).screen
    assert file is not None
    assert file.file is not None
    later = file.file.content.decode()
    assert "DTSTART:20261128T030000Z" in later
    assert "SEQUENCE:2" in later, "the calendar knows the newer one by that"
    stamp = re.compile(r"DTSTAMP:(\w+)")
    assert stamp.findall(later) > stamp.findall(text)


async def test_an_answer_after_the_last_day_is_taken_and_marked(
    db: Database, school: StandardSchool, context_of: ContextOf, clock: SetClock
) -> None:
    early, late = await sent(db, school, **CHOICE), await sent(db, school, **CHOICE)
    clock.advance(days=3)
    assert "после срока" not in words((await tap(context_of, f"news.react:{early}:0:c", 1)).screen)
    clock.advance(hours=12)
    assert "Вы ответили: Да (22:00, после срока)" in words((await tap(context_of, f"news.react:{late}:0:c", 2)).screen)


async def test_what_is_withdrawn_forged_or_not_meant_for_somebody_is_not_answered(
    db: Database, school: StandardSchool, context_of: ContextOf, clock: SetClock
) -> None:
    post, gone = await sent(db, school, **CHOICE), await sent(db, school, state=PostState.WITHDRAWN, **CHOICE)
    answer = await tap(context_of, f"news.react:{gone}:0:c", 1)
    assert answer.toast is not None
    assert answer.toast.key == "error-news-withdrawn"
    assert words(answer.screen).startswith("<b>📬 Отозвано отправителем</b>")
    for number, (raw, name) in enumerate(
        (
            (f"news.react:{post}:2:c", "parent"),
            (f"news.react:{post}::c", "parent"),
            (f"news.react:{post}:0:x", "parent"),
            (f"news.react:{post}:0:c", "teacher"),
            (f"news.answer:{post}:c", "deputy"),
            (f"news.answer:{post}:c", "parent"),
            ("news.react:999:0:c", "parent"),
            (f"news.react:{await sent(db, school, state=PostState.DRAFT, **CHOICE)}:0:c", "parent"),
            (f"news.react:{await sent(db, school)}:0:c", "parent"),
            (f"news.ics:{post}", "parent"),
        ),
        start=2,
    ):
        answer = await tap(context_of, raw, number, name)
        assert answer.toast is not None, raw
        assert answer.toast.key in {"error-missing", "error-button-gone"}, (raw, name)
        assert "ярмарку" not in words(answer.screen)
    async with db.read() as session:
        assert (await session.get_one(NewsPost, post)).version == 1
    shown = (await tap(context_of, f"news:{post}", 20)).screen
    assert labels(shown) == ["Да", "Нет"]


async def test_words_of_an_answer_are_taken_and_given_back_where_they_are_too_many(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf, site: Site, clock: SetClock
) -> None:
    post = await sent(db, school, reaction=Reaction.WORDS)
    asked = (await tap(context_of, f"news.answer:{post}:c", 1)).screen
    assert asked is not None
    assert asked.expects is not None
    raw = asked.expects.pack()
    arrived = (await tap(context_of, f"news.here:{post}:c", 2)).screen
    reception = Reception(site, services, clock)
    assert [way for way in ways(arrived) if reception._takes(way)] == [raw], "a reply to the letter answers it"
    for number, (incoming, key) in enumerate(
        (
            (Incoming(text="я" * 10_000), "error-too-long"),
            (Incoming(text="\u200b"), "error-empty"),
            (Incoming(text="вот", media=Media("photo", "one")), "error-news-answer"),
        ),
        start=3,
    ):
        context = await context_of("parent", update_id=number)
        answer = await answer_to(context, site.take(context, raw, incoming), raw, incoming.text)
        assert answer.toast is not None
        assert answer.toast.key == key
    context = await context_of("parent", update_id=8)
    refused = (await site.take(context, raw, Incoming(text="я" * 4096))).screen
    assert labels(refused) == ["✍️ Написать короче", "↩️ Оставить как есть"]
    assert refused is not None
    assert refused.expects is None, "the messenger cuts a long text: its rest is no answer"
    context = await context_of("parent", update_id=9)
    answer = await answer_to(context, site.take(context, raw, Incoming(text="Придём <вдвоём>")), raw)
    assert "«Придём &lt;вдвоём&gt;»" in words(answer.screen)
    assert "✅ Вы ответили: «Придём &lt;вдвоём&gt;» (10:00)" in words(
        (await tap(context_of, f"news:{post}", 10)).screen
    )
    got = await services.news.read.letter((await context_of("parent")).actor, post)
    assert got.words == "Придём <вдвоём>"


async def test_a_role_that_ended_opens_no_letter(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf
) -> None:
    letter = await sent(db, school, ("technician", "teacher"), groups=["role-technician"], **CHOICE)
    async with db.write(SYSTEM) as session:
        await end_roles(session, school.people["technician"], SCHOOL_MORNING.date())
        await services.directory.touch(session)
    for number, name in enumerate(("technician", "teacher", "student", STRANGER, "left"), start=1):
        shown = (await tap(context_of, f"news:{letter}", number, name)).screen if name != STRANGER else None
        assert shown is None or "ярмарку" not in words(shown), name
