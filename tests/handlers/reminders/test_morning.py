"""A morning through the running program: one list, from which a person answers, and nothing else comes."""

from datetime import date

from tests.bot.services.roadmap.clock_plan import Plan
from tests.bot.services.tickets.test_ticking import local
from tests.chat import Chat
from tests.databases import SetClock, sqlite_only
from tests.personas import StandardSchool

pytestmark = sqlite_only


async def test_a_person_s_morning(chat: Chat, clock: SetClock, school: StandardSchool) -> None:
    services = chat.app.services
    plan = Plan(chat.app.db, services, school, clock)
    await chat.says("teacher", "/start")
    for number in (1, 2):
        await plan.item("teacher", day=date(2026, 11, 25), is_pulse=True, text=f"Вести журнал {number}")
    await plan.item("teacher", day=date(2026, 11, 26), text="Сдать акт осмотра")
    await plan.tick("2026-11-25")
    seen = len(chat.user("teacher").messages)
    clock.time = local("2026-11-25T07:30")
    await services.roadmap.clockwork.tick()
    chat.app.outbox.wake()
    shown = await chat.sees("teacher", "На сегодня: 3 дела")
    assert "Сдать акт осмотра – срок завтра" in shown.text
    assert "Как идут пункты? (осталось 2)" in (await chat.taps("teacher", "Как идут пункты?")).text
    assert "Как идут пункты? (остался 1)" in (await chat.taps("teacher", "Идёт")).text
    assert "На все вопросы есть ответы" in (await chat.taps("teacher", "Не начато")).text
    assert len(chat.user("teacher").messages) == seen + 2  # the list, and below it the questions one after another
    clock.time = local("2026-11-25T09:00")
    await services.roadmap.clockwork.tick()
    clock.time = local("2026-11-26T07:30")
    await services.roadmap.clockwork.tick()
    chat.app.outbox.wake()
    assert "Сдать акт осмотра – срок сегодня" in (await chat.sees("teacher", "На сегодня: 1 дело")).text
