"""Sentences that leave something open: a room without a trouble, a room that there is not, more than a bare name."""

from tests.chat import Chat
from tests.databases import sqlite_only

pytestmark = sqlite_only


async def test_a_call_for_help_asks_what_broke_and_keeps_the_words(chat: Chat) -> None:
    await chat.says("teacher", "/menu")
    asked = await chat.says("teacher", "кабинет 305 срочно нужен техник")
    assert "каб. 305" in asked.text
    assert "Что сломалось?" in asked.text
    draft = await chat.says("teacher", "доска не включается")
    assert "Проверьте заявку" in draft.text
    assert "срочно нужен техник" in draft.text
    assert chat.offers("teacher", "Урок не срывается")


async def test_a_room_that_there_is_not_is_told_so(chat: Chat) -> None:
    await chat.says("teacher", "/menu")
    for words, number in (("в 999 не работает проектор", "999"), ("в двести девяносто девятом нет света", "299")):
        asked = await chat.says("teacher", words)
        assert f"Кабинета {number} нет в списке" in asked.text
        assert "где?" in asked.text


async def test_more_than_a_bare_name_is_kept(chat: Chat) -> None:
    await chat.says("teacher", "/menu")
    assert "МФУ: что случилось" in (await chat.says("teacher", "мфу 214, скорость никакая")).text
    checked = await chat.says("teacher", "не печатает")
    assert "скорость никакая" in checked.text
    assert "не печатает" in checked.text


async def test_a_call_for_help_changes_no_report_that_is_ready(chat: Chat) -> None:
    await chat.says("deputy", "/menu")
    assert "Проверьте заявку" in (await chat.says("deputy", "в 214 не работает проектор")).text
    await chat.says("deputy", "/menu")
    assert "Это о другом?" in (await chat.says("deputy", "в 305 нужен техник, помогите")).text


async def test_a_call_for_help_may_tell_the_place_of_what_was_told(chat: Chat) -> None:
    await chat.says("deputy", "/menu")
    assert "где?" in (await chat.says("deputy", "не работает проектор")).text
    checked = await chat.says("deputy", "в 214, срочно нужен техник")
    assert "Проверьте заявку" in checked.text
    assert "Проектор" in checked.text
    assert "каб. 214" in checked.text
