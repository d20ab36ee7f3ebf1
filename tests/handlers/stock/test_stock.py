"""The storekeeper's work in the chat: issuing, promising, counting, buying; and who may not."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import delete

from bot.access import SYSTEM
from models.people import RoleGrant
from tests import factories
from tests.chat import Chat
from tests.databases import sqlite_only

pytestmark = sqlite_only


async def asked(chat: Chat, name: str = "Бумага А4", **values: int) -> None:
    """The teacher asks for something that is in the list; the storekeeper is told."""
    async with chat.app.db.write(SYSTEM) as session:
        await factories.consumable(session, name=name, kind=None, **values)
    await chat.says("storekeeper", "/start")
    await chat.says("teacher", "/shortage")
    await chat.taps("teacher", name)
    await chat.taps("teacher", "Нет совсем")
    await chat.sees("storekeeper", "Новая заявка № 1")


async def answer_to(chat: Chat, name: str, data: str) -> str:
    user = chat.user(name)
    answer = await (await user.tap_data(user.last, data)).answered()
    await chat.settled()
    return str(answer.text)


async def test_issued_by_two_taps_and_confirmed(chat: Chat) -> None:
    await asked(chat, stock=5)
    shown = await chat.taps("storekeeper", "Выдать")
    assert "На складе: 5 (шт.)" in shown.text
    assert "выдано: 2 (шт.)" in (await chat.taps("storekeeper", "2")).text
    await chat.sees("teacher", "выдано. Получили?")
    assert "Закрыта" in (await chat.taps("teacher", "Получено")).text


async def test_of_one_that_is_left_one_is_offered(chat: Chat) -> None:
    await asked(chat, stock=1)
    await chat.taps("storekeeper", "Выдать")
    assert chat.offers("storekeeper", "1")
    assert not chat.offers("storekeeper", "2")
    assert "На складе осталось: 1" in await answer_to(chat, "storekeeper", "stock.give:1:3")
    assert "сколько выдать" in chat.user("storekeeper").last.text
    assert "выдано: 1 (шт.)" in (await chat.taps("storekeeper", "1")).text


@pytest.mark.parametrize("amount", ["0", "-2", "много", "99999", "1,5"])
async def test_an_amount_that_is_none_is_asked_for_again(chat: Chat, amount: str) -> None:
    await asked(chat, stock=5)
    await chat.taps("storekeeper", "Выдать")
    assert "целое число от 1" in (await chat.says("storekeeper", amount)).text
    assert "выдано: 4 (шт.)" in (await chat.says("storekeeper", "4 шт.")).text


async def test_with_nothing_in_stock_a_day_is_promised(chat: Chat) -> None:
    await asked(chat, stock=0)
    assert "нечего" in (await chat.taps("storekeeper", "Выдать")).text
    assert "к какому дню" in (await chat.taps("storekeeper", "Обещать дату")).text
    assert "до пт, 27.11.2026" in (await chat.taps("storekeeper", "Через 3 дня, пт, 27.11.2026")).text
    promised = await chat.sees("teacher", "обещали к пт, 27.11.2026")
    assert "Нужно: Бумага А4" in promised.text
    assert "Ждём: закупку" in (await chat.taps("teacher", "Открыть № 1")).text


async def test_a_day_is_typed(chat: Chat) -> None:
    await asked(chat)
    await chat.taps("storekeeper", "Обещать дату")
    assert "прошёл" in (await chat.says("storekeeper", "01.09.2026")).text
    for wrong in ("31.02", "когда-нибудь", "27.11–29.11"):
        refused = await chat.says("storekeeper", wrong)
        assert refused.text.startswith("Не похоже на дату. Напишите, например, «27.11» или «до пятницы».")
        assert "к какому дню" in refused.text
        assert "Назад" in str(refused.buttons)
    assert "до чт, 10.12.2026 · привезут" in (await chat.says("storekeeper", "10.12 привезут")).text


async def test_what_is_closed_or_revoked_is_not_issued(chat: Chat) -> None:
    await asked(chat, stock=5)
    await chat.taps("teacher", "Отозвать")
    assert "закрыта" in await answer_to(chat, "storekeeper", "stock.give:1:1")
    async with chat.app.db.write(SYSTEM) as session:
        await session.execute(delete(RoleGrant).where(RoleGrant.person_id == chat.school.people["storekeeper"]))
        await chat.app.services.directory.touch(session)
    for data in ("stock:0", "stock.issue:1", "stock.give:1:1", "consumable:1", "purchases:0", "purchase.all"):
        assert "нет права" in await answer_to(chat, "storekeeper", data), data


async def test_others_have_no_stock(chat: Chat) -> None:
    await asked(chat, stock=5)
    for name in ("teacher", "technician", "parent"):
        await chat.says(name, "/start")
        assert not chat.offers(name, "Склад")
        for data in (
            "stock:0",
            "stock.issue:1",
            "stock.give:1:1",
            "consumable:1",
            "consumable.retire:1",
            "purchases:0",
        ):
            assert "нет права" in await answer_to(chat, name, data), data


async def test_a_consumable_from_its_name_to_its_history(chat: Chat) -> None:
    assert "Пока пусто" in (await chat.says("storekeeper", "/stock")).text
    assert "через запятую" in (await chat.says("storekeeper", "Мел")).text
    assert "На складе: 5 (шт.)" in (await chat.says("storekeeper", "Картридж 285А, шт., 5")).text
    await chat.taps("storekeeper", "Минимум")
    assert "🟡" in (await chat.says("storekeeper", "6")).text
    await chat.taps("storekeeper", "Пришло")
    assert "🟢 На складе: 8 (шт.)" in (await chat.says("storekeeper", "3")).text
    await chat.taps("storekeeper", "Для чего")
    assert "Принтер" in (await chat.taps("storekeeper", "Принтер")).text
    await chat.taps("storekeeper", "К каким моделям")
    assert "Подходит к: МФУ" in (await chat.says("storekeeper", "МФУ")).text
    await chat.taps("storekeeper", "Остаток")
    assert "не считаем" in (await chat.taps("storekeeper", "Не считать")).text
    history = await chat.taps("storekeeper", "История")
    assert "➕ 3 · Складова В. Л." in history.text
    await chat.taps("storekeeper", "Назад")
    assert "Пока пусто" in (await chat.taps("storekeeper", "Убрать")).text


async def test_the_stock_is_searched(chat: Chat) -> None:
    async with chat.app.db.write(SYSTEM) as session:
        for name in ("Бумага А4", "Бумага А3", "Мел"):
            await factories.consumable(session, name=name)
    await chat.says("storekeeper", "/stock")
    assert "Нашлось: 2 названия" in (await chat.says("storekeeper", "бумага")).text
    assert "Нашлось: 0 названий" in (await chat.says("storekeeper", "лампа")).text
    assert "📦 Мел" in (await chat.says("storekeeper", "мел")).text


async def test_a_purchase_from_the_requests_to_the_shelf(chat: Chat) -> None:
    await asked(chat, stock=0, minimum=3)
    await chat.says("storekeeper", "/stock")
    shown = await chat.taps("storekeeper", "Закупки")
    assert "Заявок вне списков: 1" in shown.text
    made = await chat.taps("storekeeper", "Собрать всё")
    assert "Бумага А4 – просят: 1 (214), на складе 0" in made.text
    await chat.says("teacher", "/tickets")
    assert "Ждём: закупку" in (await chat.taps("teacher", "№ 1")).text
    await answer_to(chat, "storekeeper", "purchase:1")
    await chat.taps("storekeeper", "Получено")
    came = await chat.taps("storekeeper", "Да, всё получено")
    assert "✅ Получено" in came.text
    await chat.taps("storekeeper", "Пришло: Бумага")
    assert "На складе: 10 (шт.)" in (await chat.says("storekeeper", "10")).text
    await answer_to(chat, "storekeeper", "ticket:1")
    assert "В работе: Складова" in chat.user("storekeeper").last.text


async def test_requests_are_chosen_one_by_one(chat: Chat) -> None:
    await asked(chat)
    await answer_to(chat, "storekeeper", "purchases:0")
    await chat.taps("storekeeper", "Выбрать заявки")
    assert "Других заявок нет" in (await chat.taps("storekeeper", "№ 1")).text
    await chat.taps("storekeeper", "Назад")
    await chat.taps("storekeeper", "Заявки (1)")
    assert "снова в работе" in await answer_to(chat, "storekeeper", "purchase.drop:1:1")
    assert "устарел" in await answer_to(chat, "storekeeper", "purchase.drop:1:1")
    assert "Список пуст" in chat.user("storekeeper").last.text


async def test_the_list_is_a_file(chat: Chat) -> None:
    await asked(chat, name="=Бумага", stock=0, minimum=3)
    await answer_to(chat, "storekeeper", "purchase.all")
    file = (await chat.taps("storekeeper", "Файл Excel")).media
    assert file is not None
    assert (file.name, file.kind) == ("закупка-1.xlsx", "document")
    page = load_workbook(BytesIO(file.content or b"")).active
    assert page is not None
    assert [tuple(row) for row in page.iter_rows(values_only=True, min_row=2)] == [
        ("'=Бумага", "шт.", 1, "214", "1", 0, 3),
    ]
