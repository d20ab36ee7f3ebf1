"""A plan that is sent to the running program, as a file of the messenger."""

from tests.chat import Chat
from tests.databases import sqlite_only
from tests.handlers.plan_import.imports import DOUBTFUL
from tests.plans import plan_docx

pytestmark = sqlite_only


async def test_a_document_sent_of_ones_own_accord_becomes_the_plan(chat: Chat) -> None:
    coordinator = chat.user("coordinator")
    await coordinator.send_document("Приказ.docx", plan_docx(DOUBTFUL[:3]))
    assert "Всего 3 пункта" in (await coordinator.reply(within=20)).text
    assert "Вопрос 1 из 1" in (await chat.taps("coordinator", "Ответить на вопросы")).text
    assert "Вопросов нет" in (await chat.says("coordinator", "Ежова")).text
    assert "добавлено 3 пункта" in (await chat.taps("coordinator", "Записать план")).text
    assert "Пришлите план файлом" in (await chat.says("coordinator", "/plan_import")).text
    assert "нет права" in (await chat.says("teacher", "/plan_import")).text
