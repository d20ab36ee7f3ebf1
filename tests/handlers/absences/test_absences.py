import pytest

from bot.access import Sender
from bot.errors import Denied, Invalid, Missing, SchoolError
from bot.ui import Incoming
from handlers.reception import CHANNEL
from handlers.site import Site
from tests.chat import Chat
from tests.databases import sqlite_only
from tests.personas import PERSONAS, STRANGER, ContextOf, StandardSchool

pytestmark = sqlite_only


async def test_days_off_are_set_and_taken_back_in_three_taps(chat: Chat) -> None:
    await chat.says("second_technician", "/menu")
    assert "Меня не будет" in (await chat.says("technician", "/away")).text
    assert "24.11.2026: кто заменит?" in (await chat.taps("technician", "Сегодня")).text
    shown = await chat.taps("technician", "Рябов")
    assert "24.11.2026, замещает Рябов П. Ю." in shown.text
    assert not chat.offers("technician", "Сегодня")
    assert not chat.offers("technician", "7 дней")
    await chat.sees("second_technician", "Вы замещаете: Тихий О. И., 24.11.2026")
    assert "Рябов" not in (await chat.taps("technician", "Отменить 24.11.2026")).text
    await chat.sees("second_technician", "Замещать больше не нужно")


async def test_days_and_the_deputy_are_typed(chat: Chat) -> None:
    await chat.says("teacher", "/settings")
    await chat.taps("teacher", "Меня не будет")
    assert "Не похоже на дату" in (await chat.says("teacher", "когда-нибудь")).text
    assert "25.12.2026 – 29.12.2026: кто заменит?" in (await chat.says("teacher", "25.12–29.12 отпуск")).text
    assert "Такого человека нет" in (await chat.says("teacher", "Никтов")).text
    assert "Нашлось: 2 человека" in (await chat.says("teacher", "иванова")).text
    assert "замещает Иванова А. И." in (await chat.taps("teacher", "Иванова")).text
    assert "уже отмечено: 25.12.2026 – 29.12.2026" in (await chat.says("teacher", "28.12")).text


async def test_a_deputy_who_cannot_is_named_with_the_reason(chat: Chat) -> None:
    await chat.says("technician", "/menu")
    await chat.says("second_technician", "/away")
    await chat.taps("second_technician", "Сегодня")
    await chat.taps("second_technician", "Тихий")
    await chat.sees("technician", "Вы замещаете: Рябов П. Ю.")
    await chat.says("technician", "/away")
    await chat.taps("technician", "Сегодня")
    assert "нужно было замещать: Рябов П. Ю." in chat.user("technician").last.text
    assert not chat.offers("technician", "Рябов")
    await chat.says("technician", "рябов")
    assert "замещать нужно как раз этого человека" in await _refusal(chat, "Рябов")
    await chat.says("technician", "/away")
    await chat.taps("technician", "Завтра")
    await chat.says("technician", "будущая")
    assert "не на связи" in await _refusal(chat, "Будущая")


async def _refusal(chat: Chat, button: str) -> str:
    """What the technician is told on this tap."""
    user = chat.user("technician")
    tap = await user.tap(user.last, button)
    return str((await tap.answered()).text)


async def test_the_admin_does_it_from_the_card_of_a_person(chat: Chat) -> None:
    await chat.says("teacher", "/menu")
    await chat.says("admin", "/people")
    await chat.says("admin", "ежова")
    await chat.taps("admin", "Когда не будет")
    await chat.taps("admin", "Завтра")
    assert "Когда не будет: Ежова М. П." in (await chat.taps("admin", "Без замены")).text
    await chat.sees("teacher", "Отмечено ваше отсутствие: 25.11.2026")
    chat.clock.advance(days=1)
    await chat.taps("admin", "Назад")
    assert "🌴 Отсутствует по 25.11.2026" in chat.user("admin").last.text
    await chat.says("admin", "/away")
    assert "Ежова М. П. 🔹 25.11.2026" in (await chat.taps("admin", "Кого не будет")).text


async def test_the_head_of_a_service_does_it_for_its_people(chat: Chat) -> None:
    await chat.says("admin", "/teams")
    await chat.taps("admin", "Техническая служба")
    await chat.taps("admin", "Руководитель")
    await chat.says("admin", "ежова")
    await chat.taps("admin", "Ежова")
    await chat.says("teacher", "/away")
    assert "Все на месте" in (await chat.taps("teacher", "Кого не будет")).text
    await chat.taps("teacher", "Тихий")
    await chat.taps("teacher", "Сегодня")
    assert "Когда не будет: Тихий О. И." in (await chat.taps("teacher", "Рябов")).text
    await chat.taps("teacher", "Назад")
    assert "Тихий О. И. 🔹 24.11.2026, замещает Рябов П. Ю." in chat.user("teacher").last.text


async def test_a_stopped_bot_is_seen_on_the_card_in_lists_and_where_people_are_chosen(chat: Chat) -> None:
    sender = Sender(CHANNEL, PERSONAS["second_technician"].telegram or 0)
    await chat.app.services.people.mark_reachable(sender, reachable=False)
    await chat.says("admin", "/people")
    assert "Остановил(а) бота" in (await chat.says("admin", "рябов")).text
    assert any(label.startswith("⚠️ Рябов П. Ю.") for label in await _found(chat, "р"))
    await chat.says("admin", "/teams")
    assert "Рябов П. Ю. (не на связи)" in (await chat.taps("admin", "Техническая служба")).text
    await chat.taps("admin", "Руководитель")
    assert chat.offers("admin", "Рябов П. Ю. (не на связи)")
    await chat.says("technician", "/away")
    await chat.taps("technician", "Сегодня")
    assert not chat.offers("technician", "Рябов")  # nobody is offered who would not hear of it
    await chat.says("technician", "рябов")
    assert chat.offers("technician", "Рябов П. Ю. (не на связи)")


async def _found(chat: Chat, words: str) -> list[str]:
    await chat.says("admin", "/people")
    await chat.taps("admin", "По ролям")
    await chat.taps("admin", "Техническая служба")
    return chat.user("admin").last.buttons


OWN = ("absences:0", "absence.deputy:{me}:2026-11-25:2026-11-26:0", "absence.set:{me}:2026-11-25:2026-11-26:0")


@pytest.mark.parametrize("name", ["parent", "student", STRANGER])
async def test_only_the_staff_has_days_off(name: str, site: Site, context_of: ContextOf) -> None:
    context = await context_of(name)
    for raw in (*OWN, "absences.people:0", "absence.end:1"):
        with pytest.raises(SchoolError) as refused:
            await site.follow(context, raw.format(me=context.actor.person_id or 1))
        assert isinstance(refused.value, Denied) or raw == "absence.end:1"
    assert "away" not in site.commands_for(context.actor)


@pytest.mark.parametrize("name", ["teacher", "technician", "director", "deputy", "parent", STRANGER])
async def test_nobody_sees_or_sets_those_of_another(
    name: str, site: Site, context_of: ContextOf, school: StandardSchool
) -> None:
    context = await context_of(name)
    other = school.people["editor"]
    for raw in (f"absences:{other}", *(raw.format(me=other) for raw in OWN[1:])):
        with pytest.raises(Denied):
            await site.follow(context, raw)
    for raw in (f"absence.deputy:{other}:2026-11-25:2026-11-26:0", f"absences:{other}"):
        with pytest.raises(Denied):
            await site.take(context, raw, Incoming(text="25.12" if raw.startswith("absences") else "Ежова"))


@pytest.mark.parametrize("last", ["1", "2026-13-45", "tomorrow", ""])
async def test_made_up_days_are_refused(last: str, site: Site, context_of: ContextOf, school: StandardSchool) -> None:
    with pytest.raises(Missing):
        await site.follow(await context_of("teacher"), f"absence.deputy:1:2026-11-25:{last}:0")
    with pytest.raises(Invalid):
        await site.follow(await context_of("teacher"), "absence.deputy:1:0001-01-01:9999-12-31:0")


@pytest.mark.parametrize("raw", ["absences:0", "absence.deputy:1:2026-11-25:2026-11-26:0"])
async def test_a_photo_or_5000_letters_are_no_words(raw: str, site: Site, context_of: ContextOf) -> None:
    for incoming in (Incoming(), Incoming(text="ы" * 5_000)):
        with pytest.raises(Invalid):
            await site.take(await context_of("teacher"), raw, incoming)
