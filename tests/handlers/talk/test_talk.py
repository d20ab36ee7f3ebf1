"""A conversation on a ticket as both sides see it: questions, answers, albums, notes, replies, and what comes late."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.access import SYSTEM
from bot.playground import Message
from bot.playground.files import plain_png
from bot.services import Services
from bot.services.tickets.talking import ALBUM_GATHERS
from bot.ui import Answer, Incoming, Media
from handlers.talk.actions import lost_part
from handlers.tickets.actions import add
from handlers.tickets.addresses import Add
from models.people import Person
from models.tickets import Ticket, TicketEvent, TicketState
from tests import factories
from tests.chat import Chat
from tests.databases import SCHOOL_MORNING, sqlite_only
from tests.personas import ContextOf, Opening

pytestmark = sqlite_only

PICTURE = plain_png(64, 48)
CONTACT = {"contact": {"phone_number": "+70001234567", "first_name": "Анна"}}


async def held(chat: Chat, **values: object) -> int:
    """A ticket of the teacher that the technician holds; both have the bot open."""
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
        number = (await factories.ticket(session, teacher, **(made_up | values))).id
    for name in ("teacher", "technician"):
        await chat.says(name, "/menu")
    return number


async def opens(chat: Chat, name: str, data: str) -> str:
    """Tap a button that leads there; the toast."""
    user = chat.user(name)
    answer = await (await user.tap_data(user.last, data)).answered()
    await chat.settled()
    return str(answer.text)


async def sees(chat: Chat, name: str, words: str) -> Message:
    """The notice, after its album had time to gather."""
    chat.clock.advance(seconds=ALBUM_GATHERS.total_seconds())
    chat.app.outbox.wake()
    return await chat.sees(name, words)


def offered(message: Message) -> list[str]:
    return [str(button["text"]) for row in message.keyboard for button in row]


async def state(chat: Chat, number: int) -> TicketState:
    async with chat.app.db.read() as session:
        return (await session.get_one(Ticket, number)).state


async def said(chat: Chat, number: int) -> list[tuple[str, str | None]]:
    async with chat.app.db.read() as session:
        query = select(TicketEvent.action, TicketEvent.words).where(TicketEvent.ticket_id == number)
        return [(action, words) for action, words in await session.execute(query.order_by(TicketEvent.id))]


async def test_a_ready_question_is_answered_with_one_tap(chat: Chat) -> None:
    number = await held(chat)
    await opens(chat, "technician", f"ticket:{number}")
    await chat.taps("technician", "Вопрос")
    assert "Ждём: ответ автора" in (await chat.taps("technician", "Когда можно подойти?")).text
    question = await sees(chat, "teacher", "Вопрос по заявке")
    assert question.text.startswith(f"❓ Вопрос по заявке № {number}\n")
    assert "каб. 214" in question.text
    assert "Техническая служба, Тихий О. И.:\nКогда можно подойти?" in question.text
    assert offered(question)[:4] == ["Сейчас", "На перемене", "После уроков", "Завтра"]
    assert "В работе" in (await chat.taps("teacher", "На перемене")).text
    answer = await sees(chat, "technician", "Ответ по заявке")
    assert "Автор заявки, Ежова М. П.:\nНа перемене" in answer.text
    assert await state(chat, number) is TicketState.TAKEN


async def test_a_question_in_own_words_is_answered_by_a_reply_with_a_photo(chat: Chat) -> None:
    number = await held(chat)
    await opens(chat, "technician", f"ask:{number}")
    await chat.says("technician", "Провод цел?")
    question = await sees(chat, "teacher", "Провод цел?")
    assert "Да" in offered(question)
    await chat.says("teacher", "/report")
    await chat.user("teacher").quoting(question).send_photo(caption="Вот он")
    await chat.settled()
    answer = await sees(chat, "technician", "Ответ по заявке")
    assert "Вот он" in answer.text
    assert answer.media is not None
    assert await said(chat, number) == [("ask", "Провод цел?"), ("answer", "Вот он")]


@pytest.mark.parametrize("kind", ["photo", "video", "voice", "video_note", "document", "animation", "audio"])
async def test_any_media_asks_and_answers(chat: Chat, kind: str) -> None:
    number = await held(chat)
    await opens(chat, "technician", f"ask:{number}")
    for name, heading in (("technician", "Вопрос по заявке"), ("teacher", "Ответ по заявке")):
        user = chat.user(name)
        if kind == "document":
            await user.send_document("счёт.pdf", b"1")
        else:
            await getattr(user, f"send_{kind}")()
        await chat.settled()
        other = "teacher" if name == "technician" else "technician"
        notice = await sees(chat, other, heading)
        assert "без слов" in notice.text
        got = [message.media for message in chat.user(other).messages if message.is_from_bot]
        assert {media.kind for media in got if media} == {kind}
        if other == "teacher":
            await chat.taps("teacher", "Ответить")


async def test_an_album_out_of_order_is_one_answer_with_one_notice(chat: Chat) -> None:
    number = await held(chat)
    await opens(chat, "technician", f"ask.say:{number}:photo")
    question = await sees(chat, "teacher", "Пришлите, пожалуйста, фото")
    teacher = chat.user("teacher")
    parts = await teacher.quoting(question).send_album([PICTURE] * 3, caption="вот", arriving=(2, 0))
    await chat.says("teacher", "/report")
    teacher.arrive(parts[1])
    await chat.settled()
    await sees(chat, "technician", "Ответ по заявке")
    assert await said(chat, number) == [("ask", "Пришлите, пожалуйста, фото"), ("answer", "вот")]
    got = [message.media for message in chat.user("technician").messages if message.is_from_bot]
    assert [media.id for media in got if media] == [part.media.id for part in parts if part.media]
    assert len([one for one in chat.user("technician").messages if "Ответ по заявке" in one.text]) == 1


async def test_parts_of_an_album_that_another_replica_began_find_their_ticket(
    services: Services, opened: Opening, context_of: ContextOf
) -> None:
    number = await opened()
    first, second = (Incoming(media=Media("photo", f"photo{one}"), album="a", number=one) for one in (2, 1))
    context = await context_of("teacher")
    assert await lost_part(context, first) is None, "whatever nobody began is a new report, as ever"
    await add(context, Add(id=number), first)
    assert await lost_part(context, second) == Answer(), "kept in silence"
    card = await services.tickets.read.card(context.actor, number)
    assert [file.file_id for file in card.attachments] == ["photo1", "photo2"]


async def test_a_reply_to_any_card_adds_to_the_ticket_and_makes_no_step(chat: Chat) -> None:
    """A worker's card is full of steps that ask for words; a reply must not solve or stop anything."""
    number = await held(chat)
    for name in ("technician", "teacher"):
        for data in (f"ticket:{number}", f"ticket.more:{number}"):
            await opens(chat, name, data)
            card = chat.user(name).last
            await chat.says(name, "/menu")
            await chat.user(name).quoting(card).send_text("уточнение")
            await chat.settled()
    assert await said(chat, number) == [("say", "уточнение")] * 4
    assert await state(chat, number) is TicketState.TAKEN


async def test_a_note_is_answered_by_a_note_and_never_shown_to_the_reporter(chat: Chat) -> None:
    number = await held(chat)
    await chat.says("second_technician", "/menu")
    await opens(chat, "second_technician", f"note:{number}")
    await chat.user("second_technician").send_photo(caption="лампа 2 мая")
    await chat.settled()
    note = await sees(chat, "technician", "Заметка к заявке")
    assert "лампа 2 мая" in note.text
    await chat.user("technician").quoting(note).send_text("закажу")
    await chat.settled()
    assert await said(chat, number) == [("note", "лампа 2 мая"), ("note", "закажу")]
    await opens(chat, "technician", f"ticket:{number}")
    assert "🔒 заметка · Тихий О. И.: закажу" in chat.user("technician").last.text
    await opens(chat, "teacher", f"ticket:{number}")
    seen = " ".join(message.text for message in chat.user("teacher").messages)
    assert "закажу" not in seen
    assert "лампа" not in seen


@pytest.mark.parametrize("data", ["ask:1", "ask.say:1:when", "note:1", "answer:1", "answer.say:1:yes", "rate:1"])
async def test_strangers_to_the_ticket_are_refused(chat: Chat, data: str) -> None:
    await held(chat)
    for name in ("parent", "class_teacher", "editor", "director"):
        await chat.says(name, "/menu")
        toast = await opens(chat, name, data)
        assert "нет права" in toast or "не ваша" in toast, (name, toast)


async def test_questions_and_answers_made_by_hand_lead_nowhere(chat: Chat) -> None:
    await held(chat)
    assert "больше нет" in await opens(chat, "technician", "ask.say:1:explode")
    assert "больше нет" in await opens(chat, "teacher", "answer.say:1:explode")


async def test_an_old_answer_button_says_that_it_is_answered(chat: Chat) -> None:
    number = await held(chat)
    await opens(chat, "technician", f"ask.say:{number}:still")
    question = await sees(chat, "teacher", "Неполадка осталась?")
    asked = await chat.taps("teacher", "Ответить")
    assert offered(asked)[:3] == ["Да", "Нет", "‹ Назад"], "only what fits this question"
    await chat.taps("teacher", "Да")
    answer = await (await chat.user("teacher").tap_data(question, f"answer.say:{number}:no")).answered()
    assert "уже ответили" in str(answer.text)
    assert [action for action, _ in await said(chat, number)] == ["ask", "answer"]


async def test_a_question_to_what_works_already_shows_the_card(chat: Chat) -> None:
    number = await held(chat)
    await opens(chat, "technician", f"ask:{number}")
    await opens(chat, "teacher", f"ticket.do:{number}:fixed")
    await chat.user("technician").send_text("Что на экране?")
    shown = await chat.sees("technician", "уже закрыта")
    assert "✅ Закрыта\n" in shown.text


async def test_nobody_is_asked_who_can_not_be_reached(chat: Chat) -> None:
    number = await held(chat, reporter_id=chat.school.people["not_joined"])
    assert "не на связи" in await opens(chat, "technician", f"ask.say:{number}:when")
    assert await state(chat, number) is TicketState.TAKEN


async def test_words_for_a_closed_ticket_offer_to_reopen_it(chat: Chat) -> None:
    number = await held(chat, state=TicketState.CLOSED, closed_at=SCHOOL_MORNING)
    await opens(chat, "teacher", f"ticket:{number}")
    await chat.taps("teacher", "Дополнить")
    shown = await chat.says("teacher", "Опять мигает")
    assert "ваши слова сохранены" in shown.text
    assert "Ждёт мастера" in (await chat.taps("teacher", "Не работает")).text
    assert "Добавлено" in (await chat.says("teacher", "Мигает сильнее")).text
    assert [words for _, words in await said(chat, number)] == ["Опять мигает", None, "Мигает сильнее"]


async def test_words_that_come_too_late_become_a_new_report(chat: Chat) -> None:
    number = await held(chat, state=TicketState.CLOSED, closed_at=SCHOOL_MORNING - timedelta(days=8))
    await opens(chat, "teacher", f"ticket.add:{number}")
    await chat.user("teacher").send_photo(caption="Опять мигает")
    await chat.settled()
    assert "Ваше сообщение сохранено" in chat.user("teacher").last.text
    draft = await chat.taps("teacher", "Новая заявка с этими словами")
    assert "Опять мигает" in draft.text
    assert "214" in draft.text
    sent = await chat.taps("teacher", "Отправить")
    assert f"№ {number + 1}" in sent.text
    assert sent.media is not None


@pytest.mark.parametrize("screen", ["ask", "note", "ticket.add"])
async def test_a_contact_card_is_never_kept(chat: Chat, screen: str) -> None:
    number = await held(chat)
    await opens(chat, "technician", f"{screen}:{number}")
    await chat.user("technician").send_other(CONTACT)
    await chat.settled()
    assert "не понимаю" in chat.user("technician").last.text
    assert await said(chat, number) == []


async def test_a_question_speaks_the_language_of_who_is_asked(chat: Chat) -> None:
    number = await held(chat)
    async with chat.app.db.write(SYSTEM) as session:
        english = update(Person).where(Person.id == chat.school.people["teacher"]).values(language="en")
        await session.execute(english)
        await chat.app.services.directory.touch(session)
    await opens(chat, "technician", f"ask.say:{number}:when")
    question = await sees(chat, "teacher", "When may we come?")
    assert "At the break" in offered(question)
    await chat.taps("teacher", "At the break")
    assert "На перемене" in (await sees(chat, "technician", "Ответ по заявке")).text


async def test_followers_see_the_question_and_may_only_add(chat: Chat) -> None:
    number = await held(chat)
    async with chat.app.db.write(SYSTEM) as session:
        follower = await session.get_one(Person, chat.school.people["class_teacher"])
        await factories.ticket_follower(session, await session.get_one(Ticket, number), follower)
    await chat.says("class_teacher", "/menu")
    await opens(chat, "technician", f"ask.say:{number}:when")
    question = await sees(chat, "class_teacher", "Когда можно подойти?")
    assert "Сейчас" not in offered(question)
    await chat.user("class_teacher").quoting(question).send_text("У меня тоже мигает")
    await chat.settled()
    addition = await sees(chat, "technician", "У меня тоже мигает")
    assert "С той же неполадкой, Классова Д. И." in addition.text
    assert await state(chat, number) is TicketState.WAITING


async def test_a_notice_that_comes_after_the_end_is_not_sent(chat: Chat) -> None:
    number = await held(chat)
    chat.clock.advance(hours=12)
    await opens(chat, "technician", f"ask.say:{number}:when")
    await opens(chat, "teacher", f"ticket.do:{number}:fixed")
    chat.clock.advance(hours=12)
    chat.app.outbox.wake()
    await sees(chat, "technician", "уже работает")
    assert not [message for message in chat.user("teacher").messages if "Вопрос по заявке" in message.text]
