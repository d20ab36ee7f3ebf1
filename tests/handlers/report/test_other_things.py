"""Words about something else than the report at hand are never mixed into it, and nothing has to be typed twice."""

import pytest

from bot.access import SYSTEM
from bot.playground.files import plain_png
from tests import factories
from tests.chat import Chat
from tests.databases import sqlite_only

pytestmark = sqlite_only


async def begun(chat: Chat) -> None:
    """The projector of 214, not sent yet."""
    await chat.says("teacher", "/report")
    for button in ("Проектор", "Нет изображения"):
        await chat.taps("teacher", button)


async def test_another_room_beside_a_draft_is_asked_about(chat: Chat) -> None:
    await begun(chat)
    asked = await chat.says("teacher", "в 305 не включается доска")
    assert "Это о другом?" in asked.text
    assert "Проектор Acme X1" in asked.text
    assert "в 305 не включается доска" in asked.text
    second = await chat.taps("teacher", "Отправить первую")
    assert "Проверьте заявку" in second.text
    assert "Доска" in second.text
    assert "Проектор" not in second.text
    assert "№ 2 отправлена" in (await chat.taps("teacher", "Отправить")).text
    first = await (await chat.user("teacher").tap_data(chat.user("teacher").last, "ticket:1")).answered()
    assert first is not None
    await chat.settled()
    assert "Проектор" in chat.user("teacher").last.text
    assert "305" not in chat.user("teacher").last.text


async def test_it_may_belong_to_the_draft_after_all(chat: Chat) -> None:
    await begun(chat)
    await chat.says("teacher", "и принтер не печатает")
    assert "Это о другом?" in chat.user("teacher").last.text
    joined = await chat.taps("teacher", "Дописать к первой")
    assert "Проектор Acme X1" in joined.text
    assert "и принтер не печатает" in joined.text


async def test_or_take_its_place(chat: Chat) -> None:
    await begun(chat)
    await chat.says("teacher", "мерцает с утра")
    await chat.says("teacher", "в 305 не включается доска")
    replaced = await chat.taps("teacher", "Только вторая")
    assert "Доска" in replaced.text
    assert "мерцает" not in replaced.text
    await chat.taps("teacher", "Отправить")
    assert "1 заявка" in (await chat.says("teacher", "/tickets")).text


async def test_a_photo_of_something_else_goes_with_its_words(chat: Chat) -> None:
    await begun(chat)
    user = chat.user("teacher")
    await user.send_album([plain_png(20, 48), plain_png(21, 48)], caption="в 305 не включается доска")
    await chat.settled()
    assert "Приложено: 2 файла" in (await chat.says("teacher", "и пахнет горелым")).text
    second = await chat.taps("teacher", "Отправить первую")
    assert "Приложено: 2 файла" in second.text
    assert "и пахнет горелым" in second.text


async def test_what_is_said_of_the_same_thing_is_just_added(chat: Chat) -> None:
    await begun(chat)
    for words in ("пульт тоже не реагирует", "в 214 проектор ещё и шумит", "первая парта"):
        assert words in (await chat.says("teacher", words)).text
    assert "Проверьте заявку" in chat.user("teacher").last.text


@pytest.mark.parametrize("late", ["report.next", "report.join", "report.anew", "report.other"])
async def test_a_second_tap_on_the_question_sends_nothing_and_loses_nothing(chat: Chat, late: str) -> None:
    await begun(chat)
    await chat.says("teacher", "в 305 не включается доска")
    await chat.taps("teacher", "Отправить первую")
    user = chat.user("teacher")
    await (await user.tap_data(user.last, late)).answered()
    await chat.settled()
    assert "Проверьте заявку" in user.last.text
    assert "Доска" in user.last.text
    assert "1 заявка" in (await chat.says("teacher", "/tickets")).text


async def test_right_after_sending_another_room_is_another_report(chat: Chat) -> None:
    await begun(chat)
    await chat.taps("teacher", "Отправить")
    checked = await chat.says("teacher", "и в 305 не включается доска")
    assert "Проверьте заявку" in checked.text
    assert "Доска" in checked.text
    assert "№ 2 отправлена" in (await chat.taps("teacher", "Отправить")).text


@pytest.mark.parametrize(
    "words", ["приходите после третьего урока", "проектор ещё и шумит", "ключ у завуча, каб. 101", "проектор каб. 101"]
)
async def test_right_after_sending_the_rest_is_added(chat: Chat, words: str) -> None:
    await begun(chat)
    await chat.taps("teacher", "Отправить")
    added = await chat.says("teacher", words)
    assert "Проверьте" not in added.text
    assert words in added.text


async def test_a_place_typed_among_the_devices_is_not_typed_again(chat: Chat) -> None:
    await chat.says("teacher", "/report")
    asked = await chat.says("teacher", "Актовый зал, сцена")
    assert "не нашёлся" in asked.text
    await chat.taps("teacher", "Это другое место")
    await chat.taps("teacher", "Колонки")
    await chat.taps("teacher", "Нет звука")
    assert "Актовый зал, сцена" in (await chat.taps("teacher", "Отправить")).text


async def test_or_it_is_what_happened_in_this_room(chat: Chat) -> None:
    await chat.says("keeper_of_many", "/report")
    await chat.taps("keeper_of_many", "Каб. 102")
    await chat.says("keeper_of_many", "непонятный треск из угла")
    await chat.taps("keeper_of_many", "Это случилось в каб. 102")
    checked = await chat.taps("keeper_of_many", "Другое")
    assert "Проверьте заявку" in checked.text
    assert "непонятный треск" in checked.text
    assert "102" in (await chat.taps("keeper_of_many", "Отправить")).text


async def test_a_sentence_among_the_devices_of_a_room_is_about_that_room(chat: Chat) -> None:
    await chat.says("keeper_of_many", "/report")
    await chat.taps("keeper_of_many", "Каб. 305")
    checked = await chat.says("keeper_of_many", "доска не включается")
    assert "Проверьте заявку" in checked.text
    assert "305" in checked.text


async def test_what_is_told_without_a_room_waits_for_it(chat: Chat) -> None:
    await chat.says("deputy", "/menu")
    asked = await chat.says("deputy", "проектор не включается")
    assert "где?" in asked.text
    assert "проектор не включается" in asked.text
    checked = await chat.says("deputy", "214")
    assert "Проверьте заявку" in checked.text
    assert "Проектор Acme X1" in checked.text
    assert "Не включается" in checked.text


async def test_a_device_without_a_room_or_a_trouble_is_asked_for_both(chat: Chat) -> None:
    await chat.says("deputy", "/menu")
    assert "где?" in (await chat.says("deputy", "мфу")).text
    assert "МФУ: что случилось?" in (await chat.says("deputy", "214")).text


async def test_what_runs_short_is_asked_for_where_that_is_done(chat: Chat) -> None:
    async with chat.app.db.write(SYSTEM) as session:
        await factories.consumable(session, name="Картридж Acme 12", kind="printer")
    answer = await chat.says("teacher", "в 214 закончился картридж")
    assert "Проверьте" not in answer.text
    assert "Картридж Acme 12" in answer.text
    assert "214" in chat.user("teacher").last.text
