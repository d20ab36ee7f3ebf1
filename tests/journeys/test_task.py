"""A task from a sentence to its end, in the chat, as both sides see it."""

from tests.chat import Chat
from tests.databases import sqlite_only

pytestmark = sqlite_only


async def test_given_in_a_sentence_accepted_done_approved(chat: Chat) -> None:
    await chat.says("teacher", "/start")
    shown = await chat.says("deputy", "Ежова, до пятницы список участников")
    assert "Список участников" in shown.text
    assert "пт, 27.11.2026" in shown.text
    await chat.taps("deputy", "Поставить")
    await chat.sees("teacher", "Вам поручено дело")
    for button in ("Принять", "Сделано", "Без слов"):
        await chat.taps("teacher", button)
    await chat.sees("deputy", "Дело сделано, посмотрите")
    await chat.taps("deputy", "Принять")
    await chat.sees("teacher", "Дело принято")


async def test_cancel_leaves_nothing_behind(chat: Chat) -> None:
    await chat.says("deputy", "Ежова, до пятницы список участников")
    shown = await chat.says("deputy", "/cancel")
    assert "Отменено" in shown.text or "Меню" in shown.text
    await chat.says("deputy", "/deeds")
    assert not chat.offers("deputy", "Мои поручения")
    shown = await chat.says("deputy", "/task")
    assert "Новое дело" in shown.text


async def test_a_question_and_its_answer(chat: Chat) -> None:
    await chat.says("teacher", "/start")
    await chat.says("deputy", "Ежовой подготовить зал ко вторнику")
    await chat.taps("deputy", "Поставить")
    await chat.sees("teacher", "Вам поручено дело")
    await chat.taps("teacher", "Принять")
    await chat.says("teacher", "Какой зал?")
    await chat.sees("deputy", "«Какой зал?»")
    await chat.taps("deputy", "Ответить")
    shown = await chat.says("deputy", "Актовый")
    assert shown.text.index("«Актовый»") < shown.text.index("«Какой зал?»"), "the newest first"
    assert chat.offers("deputy", "Вопрос")
    await chat.sees("teacher", "«Актовый»")
    assert chat.offers("teacher", "Ответить")


async def test_a_deed_of_ones_own_and_a_fault(chat: Chat) -> None:
    assert "Проверьте дело" in (await chat.says("teacher", "завтра позвонить провайдеру")).text
    await chat.taps("teacher", "Поставить")
    await chat.taps("teacher", "Сделано")
    assert "Проверьте дело" not in (await chat.says("teacher", "в 214 завтра не будет работать проектор")).text
