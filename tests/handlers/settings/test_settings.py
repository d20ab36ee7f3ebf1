from datetime import time
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from bot.errors import Denied, Invalid, Missing
from bot.i18n import Voice
from bot.services.calendar import Window
from bot.ui import Button, Incoming, Text, t
from handlers.settings import actions, screens
from handlers.settings.addresses import Hours, Morning, Narrow, ResetMorning, SetMorning, Settings, Speak
from tests.chat import Chat
from tests.databases import sqlite_only
from tests.personas import ContextOf

RU = Voice("ru", ZoneInfo("Asia/Novokuznetsk"))


async def test_a_person_sees_roles_with_dates_language_and_hours(chat: Chat) -> None:
    text = (await chat.says("technician", "/settings")).text
    assert text.startswith("⚙️ Мои настройки")
    assert "Техническая служба: с 01.09.2020" in text
    assert "Язык: Русский" in text
    assert "с 07:30 до 18:30" in text


@sqlite_only
async def test_the_language_changes_at_once_and_back(chat: Chat) -> None:
    await chat.says("teacher", "/language")
    english = await chat.taps("teacher", "English")
    assert english.text.startswith("⚙️ My settings")
    assert "Menu" in english.buttons[-1]
    assert (await chat.says("teacher", "/menu")).text.startswith("🏫")
    assert "What" in chat.user("teacher").last.text
    await chat.says("teacher", "/language")
    assert (await chat.taps("teacher", "Русский")).text.startswith("⚙️ Мои настройки")


@sqlite_only
async def test_a_stranger_reads_the_invitation_in_another_language(chat: Chat) -> None:
    await chat.says("stranger", "/language")
    assert "invit" in (await chat.taps("stranger", "English")).text.lower()
    async with chat.app.db.read() as session:
        assert (await session.execute(text("SELECT count(*) FROM people WHERE language = 'en'"))).scalar_one() == 0


@sqlite_only
async def test_hours_are_narrowed_by_buttons_and_given_back(chat: Chat) -> None:
    await chat.says("teacher", "/settings")
    await chat.taps("teacher", "Когда мне писать")
    await chat.taps("teacher", "с 08:00")
    chosen = await chat.taps("teacher", "до 18:00")
    assert "Выбрано: с 08:00 до 18:00" in chosen.text
    await chat.taps("teacher", "Сохранить")
    assert "с 08:00 до 18:00" in (await chat.says("teacher", "/settings")).text
    await chat.taps("teacher", "Когда мне писать")
    assert not chat.offers("teacher", "Сохранить")
    await chat.taps("teacher", "Вернуть как было")
    assert "с 07:30 до 18:30" in (await chat.says("teacher", "/settings")).text


@sqlite_only
async def test_hours_are_never_wider_than_the_roles_give(context_of: ContextOf) -> None:
    context = await context_of("teacher")
    shown = await screens.hours(context, Hours(start=450, end=1110))  # 07:30 to 18:30
    labels = [button.to for row in shown.rows for button in row if hasattr(button, "to")]
    assert Hours(start=420, end=1110) not in labels
    assert Hours(start=450, end=1140) not in labels
    for start, end in [(420, 1110), (450, 1140), (600, 630), (700, 600), (-30, 1110), (450, 100_000)]:
        with pytest.raises(Invalid):
            await actions.narrow(context, Narrow(start=start, end=end))


@sqlite_only
async def test_notices_follow_the_narrowed_hours(context_of: ContextOf) -> None:
    context = await context_of("teacher", update_id=1)
    await actions.narrow(context, Narrow(start=600, end=720))
    school = await context.services.directory.now()
    person = school.people[context.actor.require_person()]
    assert school.window(person, school.today(context.now)) == Window(time(10), time(12))


@sqlite_only
async def test_unknown_languages_and_strangers_hours_are_refused(context_of: ContextOf) -> None:
    with pytest.raises(Missing):
        await actions.speak(await context_of("teacher"), Speak(code="de"))
    with pytest.raises(Denied):
        await actions.narrow(await context_of("stranger"), Narrow(start=600, end=720))


@sqlite_only
async def test_the_morning_list_comes_when_one_wants_it(context_of: ContextOf) -> None:
    async def now() -> tuple[str, list[str]]:
        shown = await screens.morning(await context_of("teacher"), Morning())
        labels = [RU.plain(button.label) for row in shown.rows for button in row if isinstance(button.label, Text)]
        return RU.plain(shown.lines[-1]).partition(".")[0][-5:], labels

    assert await now() == ("07:30", ["08:00", "08:30", "09:00", "09:30", "10:00", "10:30", "11:00"])
    await actions.set_morning(await context_of("teacher", update_id=1), SetMorning(at=540))
    at, choices = await now()
    assert (at, choices[-1]) == ("09:00", "↩️ С начала моих часов")
    await actions.narrow(await context_of("teacher", update_id=2), Narrow(start=600, end=720))
    assert (await now())[0] == "10:00"  # its own time is out of hours
    await actions.reset_morning(await context_of("teacher", update_id=3), ResetMorning())
    assert await now() == ("10:00", ["10:30", "11:00", "11:30"])
    for at_minutes in (599, 720, 1440, 100_000):
        with pytest.raises(Invalid):
            await actions.set_morning(await context_of("teacher", update_id=at_minutes), SetMorning(at=at_minutes))


@sqlite_only
async def test_the_time_of_the_morning_list_is_typed(context_of: ContextOf) -> None:
    cases = (("в 9", "09:00"), ("8:30", "08:30"), ("Давайте к 10.15 утра", "10:15"), ("8 45", "08:45"), ("11", "11:00"))
    for number, (words, at) in enumerate(cases, start=1):
        context = await context_of("teacher", update_id=number)
        asked = await screens.morning(context, Morning())
        assert asked.expects == Morning()
        shown = (await context.site.take(context, Morning().pack(), Incoming(text=words))).screen
        assert shown is not None
        assert at in RU.plain(shown.lines[-1]), words
    for words in ("пораньше", "в 25", "8:61", "в 3", "с 8 до 9", "в 23:00", "100", ""):
        context = await context_of("teacher", update_id=99)
        with pytest.raises(Invalid) as refused:
            await context.site.take(context, "settings.morning", Incoming(text=words))
        assert "07:30" in RU.plain(t(refused.value.key, **refused.value.args_for_text)), words


@sqlite_only
async def test_only_who_works_here_has_a_morning_list(context_of: ContextOf) -> None:
    for name, has_one in (("technician", True), ("parent", False), ("student", False)):
        shown = await screens.settings(await context_of(name), Settings())
        assert (
            Morning() in [button.to for row in shown.rows for button in row if isinstance(button, Button)]
        ) is has_one
