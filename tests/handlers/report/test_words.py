"""Reporting in words of one's own: a sentence, or a photo with words under it, offers a report that is filled in."""

import pytest

from bot.access import SYSTEM
from models.school import Building
from tests import factories
from tests.chat import Chat
from tests.databases import sqlite_only

pytestmark = sqlite_only


async def test_a_sentence_needs_one_tap_more(chat: Chat) -> None:
    await chat.says("deputy", "/menu")
    checked = await chat.says("deputy", "в 214 не работает проектор")
    assert "Проверьте заявку" in checked.text
    assert "Проектор Acme X1" in checked.text
    assert "отправлена" in (await chat.taps("deputy", "Отправить")).text


async def test_a_device_that_was_named_alone_is_asked_about(chat: Chat) -> None:
    await chat.says("teacher", "/menu")
    assert "МФУ: что случилось" in (await chat.says("teacher", "мфу")).text


@pytest.mark.parametrize("before", ["/menu", "/report"])
async def test_a_photo_with_such_words_is_a_report_as_well(chat: Chat, before: str) -> None:
    await chat.says("keeper_of_many", before)
    await chat.user("keeper_of_many").send_photo(caption="в 214 не работает проектор")
    await chat.settled()
    checked = chat.user("keeper_of_many").last
    assert "Проверьте заявку" in checked.text
    assert "Проектор Acme X1" in checked.text
    assert checked.media is not None


async def test_a_photo_alone_says_that_it_is_kept(chat: Chat) -> None:
    await chat.says("teacher", "/menu")
    await chat.user("teacher").send_photo()
    await chat.settled()
    assert "Файл сохранён" in chat.user("teacher").last.text


async def test_a_photo_with_words_answers_what_is_wrong(chat: Chat) -> None:
    await chat.says("teacher", "/report")
    await chat.taps("teacher", "МФУ")
    await chat.user("teacher").send_photo(caption="Жуёт бумагу")
    await chat.settled()
    checked = chat.user("teacher").last
    assert "Проверьте заявку" in checked.text
    assert "Жуёт бумагу" in checked.text


async def test_what_means_nothing_here_is_told_so(chat: Chat) -> None:
    await chat.says("teacher", "/menu")
    answer = await chat.says("teacher", "привет")
    assert "Не понимаю" in answer.text
    assert "/report" in answer.text
    assert "в 214 не работает проектор" in answer.text
    parents = await chat.says("parent", "привет")
    assert "Не понимаю" in parents.text
    assert "214" not in parents.text


async def test_of_two_rooms_with_the_same_number_it_is_asked_which(chat: Chat) -> None:
    async with chat.app.db.write(SYSTEM) as session:
        second = await session.get_one(Building, chat.school.buildings["Второй корпус"])
        room = await factories.room(session, second, number="214")
        await factories.asset(session, room, kind="projector", name="Старый проектор")
        await chat.app.services.directory.touch(session)
    asked = await chat.says("deputy", "в 214 не работает проектор")
    assert "который кабинет?" in asked.text
    assert "в 214 не работает проектор" in asked.text
    assert "Старый проектор" in (await chat.taps("deputy", "Каб. 214, Второй корпус")).text


async def test_of_several_devices_it_is_asked_which(chat: Chat) -> None:
    asked = await chat.says("deputy", "в 214 ничего не включается")
    assert "Что это за техника?" in asked.text
    assert "ничего не включается" in asked.text
    checked = await chat.taps("deputy", "Проектор")
    assert "Проверьте заявку" in checked.text
    assert "Проектор Acme X1" in checked.text


async def test_an_urgent_word_under_a_photo_counts_too(chat: Chat) -> None:
    await chat.user("deputy").send_photo(caption="срочно, урок срывается: в 214 не работает проектор")
    await chat.settled()
    assert "Срывается урок" in chat.user("deputy").last.text
