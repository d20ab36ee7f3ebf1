"""Reporting in the chat: the fewest taps, words and photos before and after, other places, and every wrong turn."""

import pytest

from tests.chat import Chat
from tests.databases import sqlite_only

pytestmark = sqlite_only

PHOTO = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff?\x00\x05\xfe\x02\xfe\xa7\x9a\xa0\xa0\x00\x00\x00\x00IEND\xaeB`\x82"
)


async def shows(chat: Chat, name: str) -> str:
    await chat.settled()
    return chat.user(name).last.text


async def test_four_taps_where_the_room_is_ones_own(chat: Chat) -> None:
    await chat.says("teacher", "/menu")
    for button in ("Сообщить", "Проектор", "Нет изображения"):
        await chat.taps("teacher", button)
    sent = await chat.taps("teacher", "Отправить")
    assert "Заявка № 1 отправлена" in sent.text
    assert "214" in sent.text


async def test_a_room_is_found_by_its_number_and_by_its_name(chat: Chat) -> None:
    await chat.says("deputy", "/report")
    assert "Что сломалось" in (await chat.says("deputy", "305")).text
    await chat.says("deputy", "/report")
    assert "Нашлось: 3 кабинета" in (await chat.says("deputy", "кабинет")).text
    assert "не нашёлся" in (await chat.says("deputy", "обсерватория")).text


async def test_another_place_is_told_in_words(chat: Chat) -> None:
    await chat.says("deputy", "/report")
    await chat.taps("deputy", "Другое место")
    await chat.says("deputy", "Спортзал")
    await chat.taps("deputy", "Колонки")
    await chat.taps("deputy", "Нет звука")
    sent = await chat.taps("deputy", "Отправить")
    assert "Спортзал" in sent.text


async def test_words_of_ones_own_instead_of_a_symptom(chat: Chat) -> None:
    await chat.says("teacher", "/report")
    await chat.taps("teacher", "МФУ")
    checked = await chat.says("teacher", "Пахнет <b>горелым</b>\u200b")
    assert "Проверьте заявку" in checked.text
    assert "Пахнет <b>горелым</b>" in checked.text
    assert "\u200b" not in checked.text
    assert "отправлена" in (await chat.taps("teacher", "Отправить")).text


async def test_a_photo_first_then_where_and_what(chat: Chat) -> None:
    await chat.says("technician", "/start")
    await chat.says("keeper_of_many", "/start")
    await chat.user("keeper_of_many").send_photo(PHOTO)
    assert "Приложено: 1 файл" in await shows(chat, "keeper_of_many")
    await chat.taps("keeper_of_many", "Каб. 102")
    await chat.taps("keeper_of_many", "Проектор")
    await chat.taps("keeper_of_many", "Не включается")
    sent = await chat.taps("keeper_of_many", "Отправить")
    assert sent.media is not None
    assert (await chat.sees("technician", "Новая заявка № 1")).media is not None


async def test_what_is_written_after_sending_is_added(chat: Chat) -> None:
    await chat.says("technician", "/start")
    await chat.says("teacher", "/report")
    for button in ("Проектор", "Мутная", "Отправить"):
        await chat.taps("teacher", button)
    added = await chat.says("teacher", "Уже второй раз за неделю")
    assert "Добавлено к заявке" in added.text
    assert "Уже второй раз за неделю" in (await chat.sees("technician", "Дополнение к заявке № 1")).text


async def test_too_long_a_text_is_refused_and_the_report_stays(chat: Chat) -> None:
    await chat.says("teacher", "/report")
    for button in ("Проектор", "Нет изображения"):
        await chat.taps("teacher", button)
    refused = await chat.says("teacher", "я" * 4_096)
    assert "4096" in refused.text.replace("\u00a0", "")
    assert "короткие слова" in (await chat.says("teacher", "короткие слова")).text


async def test_a_second_tap_on_send_sends_nothing_more(chat: Chat) -> None:
    await chat.says("teacher", "/report")
    for button in ("Проектор", "Нет изображения"):
        await chat.taps("teacher", button)
    user = chat.user("teacher")
    first, second = await user.tap(user.last, "Отправить"), await user.tap(user.last, "Отправить")
    words = [str((await tap.answered()).text) for tap in (first, second)]
    assert words[0] == "Отправлено"
    assert "уже отправлена" in words[1]
    await chat.settled()
    assert "Заявка № 1" in chat.user("teacher").last.text, "the second tap shows what the first one sent"
    assert "1 заявка" in (await chat.says("teacher", "/tickets")).text


async def test_a_button_of_a_report_sent_long_ago_shows_the_list(chat: Chat) -> None:
    await chat.says("teacher", "/report")
    for button in ("Проектор", "Нет изображения", "Отправить"):
        await chat.taps("teacher", button)
    chat.clock.advance(minutes=2)
    user = chat.user("teacher")
    tap = await user.tap_data(user.last, "report.send")
    assert "отправлена или отменена" in str((await tap.answered()).text)
    await chat.settled()
    assert "1 заявка" in user.last.text


async def test_cancelled_means_gone(chat: Chat) -> None:
    await chat.says("teacher", "/report")
    for button in ("Проектор", "Нет изображения"):
        await chat.taps("teacher", button)
    assert "Отменено" in (await chat.says("teacher", "/cancel")).text
    assert "Заявок пока нет" in (await chat.says("teacher", "/tickets")).text


@pytest.mark.parametrize("name", ["parent", "admin"])
async def test_who_may_not_report_is_not_led_there(chat: Chat, name: str) -> None:
    await chat.says(name, "/start")
    user = chat.user(name)
    tap = await user.tap_data(user.last, "report.send")
    assert "нет права" in str((await tap.answered()).text)


@pytest.mark.parametrize(
    "data", ["report.room:1_0", "report.room:1.0", "report.room:99999", "report.fill:1:1:x:y", "???"]
)
async def test_made_up_addresses_lead_back_to_the_menu(chat: Chat, data: str) -> None:
    await chat.says("teacher", "/start")
    user = chat.user("teacher")
    tap = await user.tap_data(user.last, data)
    assert (await tap.answered()).alert
    assert "Что нужно сделать?" in await shows(chat, "teacher")


async def test_the_old_button_of_a_sent_report_does_not_pretend_to_take_it_back(chat: Chat) -> None:
    await chat.says("teacher", "/report")
    await chat.taps("teacher", "Проектор")
    old = await chat.taps("teacher", "Мутная")
    await chat.says("teacher", "Полосы")
    await chat.taps("teacher", "Отправить")
    answer = await (await chat.user("teacher").tap(old, "Отменить")).answered()
    await chat.settled()
    assert str(answer.text).startswith("Эта заявка уже отправлена или отменена")
    assert any("Мои заявки" in message.text and "1 заявка" in message.text for message in chat.user("teacher").messages)


async def test_a_long_sentence_where_a_room_is_asked_for_is_understood(chat: Chat) -> None:
    await chat.says("keeper_of_many", "/report")
    told = "Здравствуйте! В 305 не работает доска: включается, но на касание не отвечает. " * 2
    answer = await chat.says("keeper_of_many", told)
    assert "Проверьте заявку" in answer.text
    assert "Доска" in answer.text
    await chat.says("keeper_of_many", "/cancel")
    await chat.says("keeper_of_many", "/report")
    assert "не нашёлся" in (await chat.says("keeper_of_many", "слово " * 90)).text
    assert "Слишком длинно" in (await chat.says("keeper_of_many", "слово " * 900)).text


async def test_words_instead_of_a_kind(chat: Chat) -> None:
    await chat.says("teacher", "/report")
    await chat.taps("teacher", "Нет в списке")
    checked = await chat.says("teacher", "Искрит розетка у окна")
    assert "Проверьте заявку" in checked.text
    assert "Помещение" in checked.text
    assert "Искрит розетка у окна" in checked.text
