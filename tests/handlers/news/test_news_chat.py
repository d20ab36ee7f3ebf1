"""News and letters over HTTP: they arrive, are answered in their place, corrected, taken back, and looked up."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.access import SYSTEM, Actor, Sender
from bot.services import Services, notices
from bot.services.news.drafting import Typed
from bot.services.news.storing import FileLine, Post
from bot.services.notices import Notice
from handlers.reception import CHANNEL
from models.news import NewsPost, NewsRecipient, Reaction
from tests.chat import Chat
from tests.databases import SCHOOL_MORNING, sqlite_only
from tests.personas import PERSONAS

pytestmark = sqlite_only


async def actor_of(chat: Chat, name: str) -> Actor:
    school = await chat.app.services.directory.now()
    return chat.app.services.directory.actor(school, Sender(CHANNEL, PERSONAS[name].telegram or 0), "ru", None)


async def post_of(chat: Chat, number: int) -> Post:
    return await chat.app.services.news.drafting.post(await actor_of(chat, "deputy"), number)


async def send(chat: Chat, words: str, files: Sequence[FileLine] = (), **values: Any) -> int:
    """The deputy writes to all parents, of whom one has opened the bot, and it goes at once."""
    await chat.says("parent", "/start")
    news, deputy = chat.app.services.news, await actor_of(chat, "deputy")
    number = (await news.drafting.begin(deputy, Typed(words), files)).post_id
    async with chat.app.db.write(SYSTEM) as session:
        row = await session.get_one(NewsPost, number)
        for name, value in ({"groups": ["role-parent"]} | values).items():
            setattr(row, name, value)
    await news.sending.send(deputy, number, (await post_of(chat, number)).version)
    chat.app.outbox.wake()
    return number


async def test_a_letter_is_answered_in_its_message_and_the_menu_opens_below(chat: Chat) -> None:
    number = await send(
        chat, "Едем в музей?", reaction=Reaction.CHOICE, choices=["Едем", "Не едем"], react_by=date(2026, 11, 27)
    )
    letter = await chat.sees("parent", "Едем в музей?")
    assert letter.text.startswith("✉️ Письмо для родителей 5А и 9Б")
    assert "⏳ Ответьте до пятницы, 27 ноября." in letter.text
    answered = await chat.taps("parent", "Не едем")
    assert answered.id == letter.id
    assert "✅ Вы ответили: Не едем (10:00)" in answered.text
    await chat.taps("parent", "Изменить ответ")
    assert "Вы ответили: Едем" in (await chat.taps("parent", "Едем")).text
    menu = await chat.taps("parent", "Меню")
    assert menu.id > letter.id
    services: Services = chat.app.services
    deputy, version = await actor_of(chat, "deputy"), (await post_of(chat, number)).version
    await services.news.correcting.write(deputy, number, version, Typed("Едем в театр?"))
    await services.news.correcting.confirm(deputy, number, version + 1)
    chat.app.outbox.wake()
    corrected = await chat.sees("parent", "Едем в театр?")
    assert corrected.id == letter.id
    assert "исправлено 10:00" in corrected.text
    assert "Вы ответили: Едем" in corrected.text
    await services.news.correcting.withdraw(deputy, number, (await post_of(chat, number)).version)
    chat.app.outbox.wake()
    while letter.id in [message.id for message in chat.user("parent").messages]:
        await chat.playground.messenger.next_event(chat.user("parent").id)


async def test_a_photo_stands_above_the_words_and_stays_there_when_the_letter_is_answered(chat: Chat) -> None:
    photo = await chat.user("deputy").send_photo(caption="снимок")
    await chat.settled()
    assert photo.media is not None
    number = await send(chat, "Ярмарка", [FileLine("photo", photo.media.id, None)], reaction=Reaction.ACKNOWLEDGE)
    letter = await chat.sees("parent", "Ярмарка")
    assert letter.media is not None
    answered = await chat.taps("parent", "Ознакомлен")
    assert (answered.id, answered.media is not None) == (letter.id, True)
    assert "✅ Вы ознакомились (10:00)" in answered.text
    deputy, version = await actor_of(chat, "deputy"), (await post_of(chat, number)).version
    await chat.app.services.news.correcting.write(deputy, number, version, Typed("Концерт"))
    await chat.app.services.news.correcting.confirm(deputy, number, version + 1)
    chat.app.outbox.wake()
    corrected = await chat.sees("parent", "Концерт")
    assert (corrected.id, corrected.media is not None) == (letter.id, True)
    assert "✅ Вы ознакомились (10:00)" in corrected.text
    version = (await post_of(chat, number)).version
    await chat.app.services.news.correcting.write(deputy, number, version, Typed("Праздник " * 200))
    await chat.app.services.news.correcting.confirm(deputy, number, version + 1)
    chat.app.outbox.wake()
    whole = await chat.sees("parent", "Праздник")
    assert whole.id > letter.id, "what is too long below a photo goes below it by itself"
    assert whole.text.count("Праздник") == 200
    assert "✅ Вы ознакомились (10:00)" in whole.text
    assert (letter.media is not None, letter.text) == (True, "")
    await chat.settled()
    await chat.app.services.news.correcting.withdraw(deputy, number, version + 2)
    chat.app.outbox.wake()
    while {letter.id, whole.id} & {message.id for message in chat.user("parent").messages}:
        await chat.playground.messenger.next_event(chat.user("parent").id)


async def test_an_album_goes_before_the_words_and_only_the_words_are_changed(chat: Chat) -> None:
    photo = await chat.user("deputy").send_photo(caption="снимок")
    await chat.settled()
    assert photo.media is not None
    files = [FileLine("photo", photo.media.id, None)] * 2
    number = await send(chat, "Напишите, кто придёт", files, reaction=Reaction.WORDS)
    letter = await chat.sees("parent", "Напишите, кто придёт")
    parent = chat.user("parent")
    before = len(parent.messages)
    asked = await chat.taps("parent", "Ответить")
    assert (asked.id, len(parent.messages)) == (letter.id, before)
    shown = await chat.says("parent", "Придём вдвоём")
    assert "Ответ передан" in shown.text
    chat.app.outbox.wake()
    remade = await chat.user("parent").wait_for(lambda one: one.id == letter.id and "Придём вдвоём" in one.text)
    assert "одним сообщением" not in remade.text, "it asks for nothing any more"
    async with chat.app.db.read() as session:
        row = await session.get_one(NewsRecipient, (number, chat.school.people["parent"]))
        assert row.words == "Придём вдвоём"


async def test_the_archive_is_in_everybodys_menu_and_finds_by_words(chat: Chat) -> None:
    await send(chat, "Родительское собрание", reaction=Reaction.MEETING, meets_at=chat.clock.now().replace(month=12))
    await chat.sees("parent", "Родительское собрание")
    await chat.taps("parent", "Приду")
    await chat.says("parent", "/menu")
    await chat.taps("parent", "Новости и письма")
    found = await chat.says("parent", "СОБРАНИЕ")
    assert "Нашлось: 1" in found.text
    opened = await chat.taps("parent", "Родительское собрание")
    assert "✅ Вы ответили: приду" in opened.text
    file = await chat.taps("parent", "В календарь")
    assert file.media is not None
    assert (await chat.says("student", "/news")).text.startswith("📬 Новости и письма")


async def test_every_message_of_a_letter_shows_what_was_answered_in_one_of_them(chat: Chat) -> None:
    number = await send(
        chat, "Едем в музей?", reaction=Reaction.CHOICE, choices=["Едем", "Не едем"], react_by=date(2026, 11, 27)
    )
    letter = await chat.sees("parent", "Едем в музей?")
    app, parent = chat.app, (await actor_of(chat, "parent")).person_id or 0
    async with app.db.write(SYSTEM) as session:
        reminding = Notice("news.remind", f"news:{number}")
        await notices.put(app.db, session, await app.services.directory.now(), [parent], reminding, SCHOOL_MORNING)
    app.outbox.wake()
    reminder = await chat.sees("parent", "Напоминаем")
    answered = await chat.taps("parent", "Не едем")
    assert answered.id == reminder.id
    app.outbox.wake()
    first = await chat.user("parent").wait_for(lambda one: one.id == letter.id and "Вы ответили: Не едем" in one.text)
    assert not any("Едем" in label for label in first.buttons)
