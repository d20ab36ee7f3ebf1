"""Pupils in the chat: slips for an older class, joining by one, a first report, and closing the way in again."""

import re

import pytest
from sqlalchemy import select

from bot.access import Actor, Sender
from bot.presenter import CAPTION_LIMIT
from bot.services.invitations.issuing import Issued, SlipScope
from models.people import Consent, Identity
from tests.chat import Chat
from tests.databases import sqlite_only

pytestmark = sqlite_only


@pytest.fixture(autouse=True)
def named_bot(chat: Chat) -> None:
    chat.app.services.invitations.bot_name = "school_bot"


async def for_pupil(chat: Chat) -> Issued:
    services = chat.app.services
    actor: Actor = services.directory.actor(await services.directory.now(), Sender("telegram", 1010), "ru", None)
    pupils = services.invitations.pupils
    return (await pupils.invite_class(actor, chat.school.classes["9Б"], SlipScope.ALL))[0].issued


async def join(chat: Chat) -> str:
    """The stranger joins as the pupil of 9Б; what they see then."""
    await chat.says("stranger", f"/start join-{(await for_pupil(chat)).token}")
    await chat.taps("stranger", "Да, всё верно")
    return (await chat.taps("stranger", "Согласен")).text


async def test_an_admin_prints_slips_for_the_pupils_of_9b(chat: Chat) -> None:
    await chat.says("admin", "/invite")
    await chat.taps("admin", "9Б")
    before = await chat.taps("admin", "Листы для учеников")
    assert "Вошли сами: 1 из 2 учеников" in before.text
    assert "перестанут действовать" not in before.text
    printed = await chat.taps("admin", "Всем (1)")
    assert printed.media is not None
    assert printed.media.name == "Листы ученикам 9Б.pdf"
    assert (printed.media.content or b"").startswith(b"%PDF")
    assert len(printed.text) < CAPTION_LIMIT
    await chat.taps("admin", "Назад")
    assert "перестанут действовать" in (await chat.taps("admin", "Листы для учеников")).text


async def test_a_class_teacher_of_a_young_class_is_told_that_it_is_too_early(chat: Chat) -> None:
    await chat.says("class_teacher", "/invite")
    told = await chat.taps("class_teacher", "Листы для учеников")
    assert "соглашаются с 14 лет" in told.text
    assert not chat.offers("class_teacher", "Всем")
    user = chat.user("class_teacher")
    by_hand = await (await user.tap_data(user.last, f"invite.printp:{chat.school.classes['5А']}:all")).answered()
    assert "печатаются с 8 класса" in by_hand.text
    for foreign in (f"invite.pupils:{chat.school.classes['9Б']}", f"invite.closed:{chat.school.people['student']}"):
        assert "нет права" in (await (await user.tap_data(user.last, foreign)).answered()).text


@pytest.mark.parametrize("name", ["teacher", "director", "parent", "student"])
async def test_others_print_and_close_nothing(chat: Chat, name: str) -> None:
    await chat.says(name, "/menu")
    user = chat.user(name)
    class_id, pupil = chat.school.classes["9Б"], chat.school.people["student"]
    for address in (f"invite.pupils:{class_id}", f"invite.printp:{class_id}:all", f"invite.closed:{pupil}"):
        assert "нет права" in (await (await user.tap_data(user.last, address)).answered()).text


async def test_a_pupil_joins_agrees_reports_and_the_keeper_passes_it_on(chat: Chat) -> None:
    for name in ("teacher", "technician"):
        await chat.says(name, "/start")
    issued = await for_pupil(chat)
    offer = await chat.says("stranger", f"/start join-{issued.token}")
    assert "Ученик: Б. М., класс 9Б" in offer.text
    document = await chat.taps("stranger", "Да, всё верно")
    for words in ("Согласие ученика", "уже 14 лет", "/privacy", "классному руководителю", "Редакция 1"):
        assert words in document.text
    menu = await chat.taps("stranger", "Согласен")
    labels = " ".join(menu.buttons)
    assert [
        word for word in ("Сообщить", "Мои заявки", "Мои данные", "Настройки", "Помощь") if word not in labels
    ] == []
    assert [word for word in ("Пригласить", "Люди", "Очередь", "Статус") if word in labels] == []
    await chat.says("stranger", "в 214 не работает проектор")
    assert "Ждёт, когда ответственный" in (await chat.taps("stranger", "Отправить")).text
    assert "ученик 9Б, Б. М." in (await chat.sees("teacher", "Ученик сообщил о неисправности: № 1")).text
    await chat.taps("teacher", "Передать дальше")
    assert "Б. М." in (await chat.sees("technician", "Новая заявка № 1")).text


async def test_who_does_not_agree_leaves_no_trace(chat: Chat) -> None:
    issued = await for_pupil(chat)
    await chat.says("stranger", f"/start join-{issued.token}")
    await chat.taps("stranger", "Да, всё верно")
    assert "ничего не сохранено" in (await chat.taps("stranger", "Не согласен")).text
    async with chat.app.db.read() as session:
        assert (await session.execute(select(Consent.id))).first() is None
        mine = select(Identity.id).where(Identity.person_id == chat.school.children[1])
        assert (await session.execute(mine)).first() is None


async def test_a_double_tap_on_agree_joins_once(chat: Chat) -> None:
    issued = await for_pupil(chat)
    await chat.says("stranger", f"/start join-{issued.token}")
    document = await chat.taps("stranger", "Да, всё верно")
    user = chat.user("stranger")
    taps = [await user.tap_data(document, f"join.yes:{issued.token}") for _ in range(2)]
    assert "уже приняли" in [await tap.answered() for tap in taps][1].text
    async with chat.app.db.read() as session:
        assert len((await session.execute(select(Consent.id))).all()) == 1


@pytest.mark.parametrize("name", ["parent", "teacher", "student"])
async def test_a_known_account_does_not_become_a_pupil(chat: Chat, name: str) -> None:
    issued = await for_pupil(chat)
    assert "для другого человека" in (await chat.says(name, issued.code)).text


async def test_a_pupil_sees_and_withdraws_their_own(chat: Chat) -> None:
    await join(chat)
    mine = await chat.says("stranger", "/privacy")
    assert re.search(r"Б\. М\.\nКласс: 9Б\nРоль: Ученик", mine.text)
    assert "Участие ученика (ред. 1)" in mine.text
    assert "Отозвать может и ваш родитель" in (await chat.taps("stranger", "Тексты согласий")).text
    await chat.taps("stranger", "Назад")
    assert "останутся в списке класса" in (await chat.taps("stranger", "Отозвать")).text
    left = await chat.taps("stranger", "Да, отозвать")
    assert left.media is not None
    act = (left.media.content or b"").decode("utf-8-sig")
    assert "номер в списке класса" in act
    assert "person.withdraw" in act
    assert "по приглашению" in (await chat.says("stranger", "/menu")).text
    await chat.says("admin", "/invite")
    assert "Б. М." in " ".join((await chat.taps("admin", "9Б")).buttons)


async def test_the_way_in_is_closed_in_one_confirmed_step(chat: Chat) -> None:
    await join(chat)
    await chat.says("admin", "/invite")
    await chat.taps("admin", "9Б")
    assert "Ученик вошёл в бот сам" in (await chat.taps("admin", "Б. М.")).text
    assert "по просьбе родителя" in (await chat.taps("admin", "Закрыть вход ученику")).text
    closed = await chat.taps("admin", "Да, закрыть")
    assert "Родителей в боте: 1 из 2" in closed.text
    assert not chat.offers("admin", "Закрыть вход")
    assert "по приглашению" in (await chat.says("stranger", "/menu")).text


async def test_a_slip_that_was_lost_is_closed(chat: Chat) -> None:
    issued = await for_pupil(chat)
    await chat.says("admin", "/invite")
    await chat.taps("admin", "9Б")
    assert "Ученику выдан лист, он действует до 24.12.2026" in (await chat.taps("admin", "Б. М.")).text
    await chat.taps("admin", "Закрыть вход")
    await chat.taps("admin", "Да, закрыть")
    assert "отозвано" in (await chat.says("stranger", f"/start join-{issued.token}")).text
