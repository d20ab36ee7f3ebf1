"""Everything that may come in from the messenger, most of it not meant for us: an answer or a polite silence."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import AnswerInlineQuery
from sqlalchemy import func, select
from structlog.testing import capture_logs

from bot.access import SYSTEM
from handlers import build_site
from handlers.reception import Reception
from models.delivery import PutAside
from models.people import Person
from models.tickets import Ticket, TicketEvent, TicketMedia
from tests import factories
from tests.chat import Chat
from tests.databases import sqlite_only

pytestmark = sqlite_only


@pytest.fixture(autouse=True)
async def nothing_fails(chat: Chat) -> AsyncIterator[None]:
    """Whatever came in: nothing was put aside, and the log has no error."""
    with capture_logs() as logs:
        yield
        await chat.settled()
    assert [entry for entry in logs if entry["log_level"] in {"error", "critical"}] == []
    async with chat.app.db.read() as session:
        assert (await session.execute(select(func.count()).select_from(PutAside))).scalar_one() == 0


async def tickets(chat: Chat) -> int:
    async with chat.app.db.read() as session:
        return (await session.execute(select(func.count()).select_from(Ticket))).scalar_one()


async def test_in_a_group_it_says_what_it_can_do_and_names_nobody(chat: Chat) -> None:
    teacher = chat.user("teacher")
    group = chat.playground.add_group("Учителя", [teacher])
    await teacher.send_text("/menu@school_bot", chat=group)
    answer = await group.wait_for(lambda message: message.is_from_bot)
    assert "личн" in answer.text
    assert answer.buttons == []
    assert "Мария" not in answer.text
    await teacher.send_text("всем привет", chat=group)
    await chat.settled()
    assert sum(message.is_from_bot for message in group.messages) == 1


async def test_added_to_a_group_it_introduces_itself(chat: Chat) -> None:
    teacher = chat.user("teacher")
    group = chat.playground.add_group("Учителя", [teacher])
    await group.add_bot(by=teacher.user)
    assert "личн" in (await group.wait_for(lambda message: message.is_from_bot)).text


async def test_a_channel_post_gets_no_answer(chat: Chat) -> None:
    channel = chat.playground.add_group("Новости", kind="channel")
    await channel.post("Завтра выходной")
    await chat.settled()
    assert not any(message.is_from_bot for message in channel.messages)


async def test_an_inline_query_gets_an_empty_list(chat: Chat) -> None:
    query = await chat.user("teacher").inline_query("214")
    await query.answered()
    assert query.query.results == []


async def test_an_inline_query_that_waited_too_long_is_nobodys_trouble(chat: Chat) -> None:
    class TooOld:
        asked = 0

        async def answer(self, _results: list[object], cache_time: int) -> None:
            self.asked += 1
            raise TelegramBadRequest(
                AnswerInlineQuery(inline_query_id="1", results=[]), f"query is too old {cache_time}"
            )

    query = TooOld()
    reception = Reception(build_site(), chat.app.services, chat.clock)
    await reception.on_inline_query(query)  # type: ignore[arg-type]  # a stand-in
    assert query.asked == 1


async def test_an_edit_changes_nothing_and_is_told_so(chat: Chat) -> None:
    teacher = chat.user("teacher")
    sent = await teacher.send_text("214")
    await teacher.reply()
    await teacher.edit(sent, "305")
    assert "Исправлений" in (await teacher.reply()).text


async def test_a_deleted_message_takes_its_answer_anew(chat: Chat) -> None:
    await chat.says("teacher", "/menu")
    teacher = chat.user("teacher")
    menu = teacher.last
    tap = await teacher.tap(menu, "Помощь")
    await teacher.delete(menu)
    await tap.answered()
    await chat.settled()
    assert "Помощь" in teacher.last.text


STICKER = {"file_id": "s", "file_unique_id": "s", "type": "regular", "width": 1, "height": 1}
UNSUPPORTED: tuple[dict[str, object], ...] = (
    {"sticker": STICKER | {"is_animated": False, "is_video": False}},
    {"contact": {"phone_number": "+70000000000", "first_name": "А"}},
    {"location": {"latitude": 53.7, "longitude": 87.1}},
    {"dice": {"emoji": "🎲", "value": 3}},
    {},
    {"text": "\u200b\u200d\ufeff"},
    {"text": "   "},
)


async def test_what_it_has_no_use_for_gets_help(chat: Chat) -> None:
    teacher = chat.user("teacher")
    for asked in ("/menu", "/report"):
        for fields in UNSUPPORTED:
            await chat.says("teacher", asked)
            await teacher.send_other(fields)
            assert (await teacher.reply()).text, fields
    assert await tickets(chat) == 0


async def test_a_forwarded_message_is_read_like_one_of_their_own(chat: Chat) -> None:
    teacher = chat.user("teacher")
    await teacher.forward("214", author="Завуч")
    assert "214" in (await teacher.reply()).text


async def test_an_album_is_kept_whole_and_answered_once(chat: Chat) -> None:
    await chat.says("keeper_of_many", "/menu")
    keeper = chat.user("keeper_of_many")
    before = sum(message.is_from_bot for message in keeper.messages)
    await keeper.send_album([b"1", b"2", b"3"], caption="вот так")
    await keeper.reply()
    await chat.settled()
    assert sum(message.is_from_bot for message in keeper.messages) == before + 1
    assert "3 файла" in (await chat.says("keeper_of_many", "/report")).text


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())


async def test_a_contact_card_is_neither_kept_nor_repeated(chat: Chat) -> None:
    teacher = chat.user("teacher")
    with capture_logs() as logs:
        for asked in ("/menu", "/report"):
            await chat.says("teacher", asked)
            await teacher.send_other({"contact": {"phone_number": "+70001234567", "first_name": "Пётр", "user_id": 5}})
            await teacher.reply()
        await chat.settled()
    assert "70001234567" not in repr(logs) + "".join(message.text for message in teacher.messages)
    kept = everything_in(chat.app.settings.data_dir)
    assert b"70001234567" not in kept
    assert b"SQLite" in kept


async def test_a_reply_to_a_card_is_added_to_that_ticket_with_its_whole_album(chat: Chat) -> None:
    async with chat.app.db.write(SYSTEM) as session:
        reporter = await session.get_one(Person, chat.school.people["teacher"])
        first, other = [(await factories.ticket(session, reporter)).id for _ in range(2)]
    teacher = chat.user("teacher")
    for number in (first, other):
        await (await teacher.tap_data(await chat.says("teacher", "/menu"), f"ticket:{number}")).answered()
        await chat.settled()
    card = await chat.sees("teacher", f"№ {first}")
    await teacher.quoting(card).send_text("лампа перегорела")
    await chat.settled()
    parts = await teacher.quoting(card).send_album([b"1", b"2", b"3"], arriving=(2, 0))
    await chat.says("teacher", "/report")
    teacher.arrive(parts[1])
    await chat.settled()
    async with chat.app.db.read() as session:
        words = (await session.execute(select(TicketEvent.ticket_id, TicketEvent.words))).all()
        files = (await session.execute(select(TicketMedia.ticket_id, TicketMedia.file_id))).all()
    assert (first, "лампа перегорела") in words
    assert sorted(files) == sorted((first, part.media.id) for part in parts if part.media)


async def test_a_hundred_messages_in_a_second_are_all_answered_in_order(chat: Chat) -> None:
    teacher = chat.user("teacher")
    for _ in range(50):
        await teacher.send_text("/help")
        await teacher.send_text("/tickets")
    other = await chat.says("director", "/status")
    assert "Статус" in other.text
    await chat.settled()
    answers = [message.text for message in teacher.messages if message.is_from_bot]
    assert len(answers) == 100
    assert all("Помощь" in text for text in answers[::2])
    assert all("Мои заявки" in text for text in answers[1::2])


async def test_five_thousand_signs_are_refused_in_words(chat: Chat) -> None:
    await chat.says("teacher", "/report")
    teacher = chat.user("teacher")
    for asked in ("/menu", "/report"):
        await chat.says("teacher", asked)
        await teacher.send_text("слово " * 680)
        await teacher.send_text("слово " * 160)
        assert (await teacher.reply()).text
    assert await tickets(chat) == 0


async def test_who_has_no_name_and_no_username_is_served(chat: Chat) -> None:
    menu = await chat.says("nameless", "/menu")
    assert "Меню" in menu.text
    assert "None" not in menu.text
    assert ", !" not in menu.text


async def test_namesakes_are_two_people(chat: Chat) -> None:
    for name in ("namesake_one", "namesake_two"):
        await chat.says(name, "/menu")
    await chat.says("namesake_one", "/report")
    await chat.says("namesake_one", "214")
    for button in ("Проектор", "Нет изображения", "Отправить"):
        await chat.taps("namesake_one", button)
    await chat.sees("namesake_one", "отправлена")
    assert "№ 1" in " ".join((await chat.says("namesake_one", "/tickets")).buttons)
    assert "№ 1" not in " ".join((await chat.says("namesake_two", "/tickets")).buttons)
    data = await chat.user("namesake_two").tap_data(chat.user("namesake_two").last, "ticket:1")
    assert "не ваша" in (await data.answered()).text


async def test_who_stops_the_bot_is_not_written_to_until_they_come_back(chat: Chat) -> None:
    await chat.says("technician", "/menu")
    await chat.user("technician").block()
    await chat.settled()
    technician = chat.school.people["technician"]
    assert not (await chat.app.services.directory.now()).people[technician].reachable
    await chat.user("technician").unblock()
    await chat.settled()
    assert (await chat.app.services.directory.now()).people[technician].reachable


async def test_who_has_left_is_a_stranger(chat: Chat) -> None:
    assert (await chat.says("left", "/tickets")).text == (await chat.says("stranger", "/tickets")).text


async def test_a_tap_after_ten_minutes_works_though_it_can_not_be_answered(chat: Chat) -> None:
    await chat.says("teacher", "/menu")
    teacher = chat.user("teacher")
    tap = await teacher.tap(teacher.last, "Помощь")
    chat.playground.messenger.queries.pop(tap.query.id)
    await teacher.reply(lambda message: "Помощь" in message.text)


async def test_english_is_spoken_to_whom_it_is_spoken(chat: Chat) -> None:
    chat.user("teacher").user.language_code = "en-GB"
    assert "Help" in (await chat.says("teacher", "/help")).text
