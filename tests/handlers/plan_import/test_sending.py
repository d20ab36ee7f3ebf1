"""A plan that is sent to the running program, as a file of the messenger; what is said of it on the way."""

from bot.services.roadmap.importing.doubts import doubts_of
from bot.ui import Incoming, Screen, Text
from handlers.plan_import.addresses import Start
from handlers.plan_import.files import free_input
from tests.chat import Chat
from tests.databases import sqlite_only
from tests.handlers.plan_import.imports import DOUBTFUL, button, document, keep, shown
from tests.personas import ContextOf
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


async def test_a_file_that_is_refused_leaves_a_way_on(context_of: ContextOf) -> None:
    context = await context_of("coordinator")
    keep(context.services, "Здравствуйте, это письмо".encode())
    answer = await free_input(context, document("План.doc"))
    assert answer is not None
    assert isinstance(answer.toast, Text)
    assert answer.toast.key == "error-document-no-tables"
    assert answer.screen is not None
    assert answer.screen.expects == Start()


async def test_changed_deadlines_that_have_passed_are_named(context_of: ContextOf) -> None:
    context = await context_of("coordinator")
    words = "1. Обновить стенд – до 10.12.2026 – Ежова М. П.\n2. Сдать отчёт – до 15.12.2026 – Ежова М. П."
    checked = (await context.site.take(context, "plan.import", Incoming(text=words))).screen
    assert checked is not None
    assert "plan-import-past-due" not in [line.key for line in texts(checked)]
    await context.site.follow(context, button(checked, "plan-import-save"))
    words = words.replace("10.12", "15.10")
    checked = (await context.site.take(context, "plan.import", Incoming(text=words))).screen
    late = [line.args["count"] for line in texts(checked) if line.key == "plan-import-past-due"]
    assert late == [1]
    named = texts((await context.site.follow(context, "plan.import.diff")).screen)
    assert [line.args["text"] for line in named if line.key == "plan-import-past-due-item"] == ["1 Обновить стенд"]


async def test_a_typed_surname_is_answered_with_whom_it_was_taken_for(context_of: ContextOf) -> None:
    context = await context_of("coordinator")
    words = "1. Обновить стенд – до 10.12.2026 – Сорокина А. В.\n2. Сдать отчёт – до 15.12.2026 – Ежова М. П."
    await context.site.take(context, "plan.import", Incoming(text=words))
    key = doubts_of((await shown(context)).draft)[0].key
    answer = await context.site.take(context, f"plan.import.typed:{key}", Incoming(text="Ежова"))
    assert isinstance(answer.toast, Text)
    assert "Ежова М. П." in str(answer.toast)


def texts(screen: Screen | None) -> list[Text]:
    assert screen is not None
    return list(screen.lines)
