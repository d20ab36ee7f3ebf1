"""The end of a ticket: one tap of rating, words if one likes, and who is told of them."""

import pytest
from sqlalchemy import select

from bot.access import SYSTEM
from bot.services.tickets.rating import POOR_WAITS
from models.people import Person
from models.tickets import Ticket, TicketState
from tests import factories
from tests.chat import Chat
from tests.databases import SCHOOL_MORNING, sqlite_only

pytestmark = sqlite_only


async def solved(chat: Chat) -> int:
    """A ticket of the teacher that the technician solved; its card before the teacher."""
    async with chat.app.db.write(SYSTEM) as session:
        teacher = await session.get_one(Person, chat.school.people["teacher"])
        assignee = chat.school.people["technician"]
        done = {"state": TicketState.SOLVED, "solved_at": SCHOOL_MORNING, "assignee_id": assignee}
        number = (await factories.ticket(session, teacher, **done)).id
    await chat.says("technician", "/menu")
    await chat.says("teacher", "/menu")
    user = chat.user("teacher")
    await (await user.tap_data(user.last, f"ticket:{number}")).answered()
    await chat.settled()
    return number


async def rating(chat: Chat, number: int) -> int | None:
    async with chat.app.db.read() as session:
        return await session.scalar(select(Ticket.rating).where(Ticket.id == number))


def told(chat: Chat) -> list[str]:
    return [message.text for message in chat.user("technician").messages if "Оценка заявки" in message.text]


async def test_works_and_one_tap_of_rating(chat: Chat) -> None:
    number = await solved(chat)
    assert "закрыта" in (await chat.taps("teacher", "Работает")).text
    assert "Спасибо" in (await chat.taps("teacher", "🙂")).text
    assert await rating(chat, number) == 4
    assert "Оценка: 🙂" in (await chat.taps("teacher", "Готово")).text
    assert not chat.offers("teacher", "Оценить")
    await chat.sees("technician", "автор подтвердил")
    chat.clock.advance(minutes=5)
    chat.app.outbox.wake()
    await chat.settled()
    assert told(chat) == []


async def test_the_rating_may_be_skipped_and_given_later(chat: Chat) -> None:
    number = await solved(chat)
    await chat.taps("teacher", "Работает")
    assert "Закрыта" in (await chat.taps("teacher", "Пропустить")).text
    assert await rating(chat, number) is None
    await chat.taps("teacher", "Оценить")
    await chat.taps("teacher", "😀")
    assert await rating(chat, number) == 5


async def test_the_last_rating_counts_and_words_go_to_who_solved_it(chat: Chat) -> None:
    number = await solved(chat)
    await chat.taps("teacher", "Работает")
    await chat.taps("teacher", "😞")
    await chat.taps("teacher", "😐")
    shown = await chat.says("teacher", "Пришлось ждать")
    assert "Передали мастеру" in shown.text
    assert "оценка · Ежова М. П.: Пришлось ждать" in shown.text
    notice = await chat.sees("technician", "Оценка заявки")
    assert "Оценка: 😐" in notice.text
    assert "Автор заявки, Ежова М. П.:\nПришлось ждать" in notice.text
    chat.clock.advance(seconds=POOR_WAITS.total_seconds())
    chat.app.outbox.wake()
    await chat.says("technician", "/menu")
    await chat.settled()
    assert await rating(chat, number) == 3
    assert len(told(chat)) == 1, "the poor rating is told with its words, not apart from them"


async def test_a_poor_rating_is_told_even_without_words(chat: Chat) -> None:
    await solved(chat)
    await chat.taps("teacher", "Работает")
    await chat.taps("teacher", "🙁")
    await chat.sees("technician", "работает")
    chat.clock.advance(seconds=POOR_WAITS.total_seconds())
    chat.app.outbox.wake()
    assert "Оценка: 🙁" in (await chat.sees("technician", "Оценка заявки")).text


async def test_a_photo_is_no_word_of_rating(chat: Chat) -> None:
    await solved(chat)
    await chat.taps("teacher", "Работает")
    await chat.taps("teacher", "😀")
    await chat.user("teacher").send_photo(b"1")
    await chat.settled()
    assert "словами" in chat.user("teacher").last.text


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("teacher", "rate:1", "Оценить можно закрытую"),
        ("teacher", "rate.give:1:5", "Оценить можно закрытую"),
        ("technician", "rate:1", "нет права"),
        ("technician", "rate.give:1:5", "нет права"),
        ("class_teacher", "rate.give:1:5", "не ваша"),
        ("teacher", "rate.give:1:0", "больше нет"),
        ("teacher", "rate.give:1:6", "больше нет"),
    ],
)
async def test_who_may_not_rate_or_not_yet(chat: Chat, name: str, data: str, words: str) -> None:
    number = await solved(chat)
    await chat.says(name, "/menu")
    user = chat.user(name)
    answer = await (await user.tap_data(user.last, data)).answered()
    assert words in str(answer.text)
    assert await rating(chat, number) is None


async def silence(chat: Chat, days: int) -> None:
    """So many days go by, and the clock looks after what nobody answers."""
    chat.clock.advance(days=days)
    await chat.app.services.tickets.silence.end()
    chat.app.outbox.wake()


async def test_the_buttons_of_a_reminder_close_and_rate(chat: Chat) -> None:
    number = await solved(chat)
    await silence(chat, 6)
    await chat.sees("teacher", "Если ответа не будет")
    await chat.taps("teacher", "Работает")
    await chat.taps("teacher", "😀")
    assert await rating(chat, number) == 5


async def test_what_silence_closed_comes_back_with_a_tap_and_words(chat: Chat) -> None:
    number = await solved(chat)
    await silence(chat, 6)
    await chat.sees("teacher", "Если ответа не будет")
    await silence(chat, 8)
    closed = await chat.sees("teacher", "закрыта")
    assert chat.offers("teacher", "Оценить")
    await chat.user("teacher").quoting(closed).send_text("Вообще-то мигает")
    await chat.settled()
    assert "ваши слова сохранены" in chat.user("teacher").last.text
    assert "Что именно не так?" in (await chat.taps("teacher", "Не работает")).text
    await chat.says("teacher", "Через минуту гаснет")
    await chat.sees("technician", "Через минуту гаснет")
    async with chat.app.db.read() as session:
        assert await session.scalar(select(Ticket.state).where(Ticket.id == number)) is TicketState.NEW
