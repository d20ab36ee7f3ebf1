"""What is typed without a swipe: it goes to the question that is newer than the last screen, and the screen says so."""

import pytest
from sqlalchemy import select, update

from bot.access import SYSTEM
from bot.playground.files import plain_png
from bot.services.tickets.talking import Said
from models.people import Person
from models.tickets import Ticket, TicketEvent, TicketState
from tests import factories
from tests.chat import Chat
from tests.databases import sqlite_only

pytestmark = sqlite_only

SCREEN = "Что написано на экране?"


async def reported(chat: Chat, **values: object) -> int:
    """A ticket of the teacher that the technician holds; the teacher has the menu open."""
    await chat.says("teacher", "/menu")
    async with chat.app.db.write(SYSTEM) as session:
        teacher = await session.get_one(Person, chat.school.people["teacher"])
        made_up = {
            "room_id": chat.school.rooms["214"],
            "place": None,
            "kind": "projector",
            "symptom": "no_picture",
            "state": TicketState.TAKEN,
            "assignee_id": chat.school.people["technician"],
        }
        return (await factories.ticket(session, teacher, **(made_up | values))).id


async def asks(chat: Chat, number: int, words: str = SCREEN) -> None:
    """The technician asks about the ticket, some minutes later."""
    chat.clock.advance(minutes=3)
    directory = chat.app.services.directory
    school = await directory.now()
    sender = school.people[chat.school.people["technician"]].sender
    assert sender is not None
    actor = directory.actor(school, sender, "ru", None)
    await chat.app.services.tickets.talking.ask(actor, number, Said(words))
    chat.app.outbox.wake()
    await chat.sees("teacher", f"Вопрос по заявке № {number}")


async def said(chat: Chat, number: int) -> list[tuple[str, str | None]]:
    """What the reporter said on the ticket."""
    spoken = ("say", "answer", "attach")
    async with chat.app.db.read() as session:
        query = select(TicketEvent.action, TicketEvent.words).where(TicketEvent.ticket_id == number)
        found = await session.execute(query.where(TicketEvent.action.in_(spoken)).order_by(TicketEvent.id))
        return [(action, words) for action, words in found]


async def sends_another(chat: Chat) -> int:
    """The teacher reports that the printer jams; the «sent» screen is the last one."""
    await chat.says("teacher", "/report")
    await chat.says("teacher", "МФУ в 214 жуёт бумагу")
    await chat.taps("teacher", "Отправить")
    async with chat.app.db.read() as session:
        newest = select(Ticket.id).order_by(Ticket.id.desc()).limit(1)
        return (await session.scalars(newest)).one()


async def test_an_answer_goes_to_the_question_and_not_to_the_ticket_sent_before_it(chat: Chat) -> None:
    number = await reported(chat)
    other = await sends_another(chat)
    await asks(chat, number)
    shown = await chat.says("teacher", "пишет no signal")
    assert f"Ответ передан по заявке № {number}" in shown.text
    assert await said(chat, number) == [("answer", "пишет no signal")]
    assert await said(chat, other) == []


async def test_what_follows_a_ticket_sent_after_the_question_is_added_to_that_ticket(chat: Chat) -> None:
    number = await reported(chat)
    await asks(chat, number)
    chat.clock.advance(minutes=3)
    other = await sends_another(chat)
    await chat.says("teacher", "и полосит")
    assert (await said(chat, number), await said(chat, other)) == ([], [("say", "и полосит")])


@pytest.mark.parametrize("words", ["пишет no signal", "305", "не включается"])
async def test_in_the_menu_words_and_numbers_answer_the_question(chat: Chat, words: str) -> None:
    number = await reported(chat)
    await asks(chat, number)
    assert f"по заявке № {number}" in (await chat.says("teacher", words)).text
    assert await said(chat, number) == [("answer", words)]


async def test_the_newest_of_several_questions_is_answered_first(chat: Chat) -> None:
    first, second = await reported(chat), await reported(chat)
    await asks(chat, second)
    await asks(chat, first)
    assert f"по заявке № {first}" in (await chat.says("teacher", "ничего")).text
    assert f"по заявке № {second}" in (await chat.says("teacher", "тоже ничего")).text


async def test_a_new_fault_stays_a_report_while_a_question_is_open(chat: Chat) -> None:
    number = await reported(chat)
    await asks(chat, number)
    assert "Проверьте заявку" in (await chat.says("teacher", "не работает доска в 305")).text
    assert await said(chat, number) == []


async def test_a_report_that_is_filled_in_and_an_addition_that_was_asked_for_come_first(chat: Chat) -> None:
    number, other = await reported(chat), await reported(chat)
    user = chat.user("teacher")
    await (await user.tap_data(user.last, f"ticket.add:{other}")).answered()
    await asks(chat, number)
    await chat.says("teacher", "это сюда")
    assert (await said(chat, number), await said(chat, other)) == ([], [("say", "это сюда")])
    await chat.says("teacher", "/report")
    await chat.taps("teacher", "МФУ")
    await asks(chat, other)
    assert "Проверьте заявку" in (await chat.says("teacher", "гремит")).text
    assert await said(chat, number) == []


async def test_an_album_answers_as_a_whole(chat: Chat) -> None:
    number = await reported(chat)
    other = await sends_another(chat)
    await asks(chat, number)
    await chat.user("teacher").send_album([plain_png(64, 48)] * 3, caption="вот")
    await chat.settled()
    assert await said(chat, number) == [("answer", "вот")]
    assert await said(chat, other) == []


async def test_nothing_is_answered_where_the_question_is_no_longer_open(chat: Chat) -> None:
    number = await reported(chat)
    await asks(chat, number)
    async with chat.app.db.write(SYSTEM) as session:
        await session.execute(update(Ticket).values(state=TicketState.TAKEN, waiting_for=None))
    assert "по заявке" not in (await chat.says("teacher", "ничего")).text
    assert await said(chat, number) == []


async def test_a_question_stands_first_among_ones_own_tickets(chat: Chat) -> None:
    number, newer = await reported(chat), await reported(chat)
    await asks(chat, number)
    shown = await chat.says("teacher", "/tickets")
    assert [button.split(" · ")[0] for button in shown.buttons[:2]] == [f"❓ № {number}", f"🟡 № {newer}"]
