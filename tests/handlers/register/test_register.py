from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import func, select

from bot.app import App
from bot.errors import Invalid
from bot.playground import Message
from bot.playground.files import StoredFile
from bot.ui import Incoming, Media
from handlers.site import Site
from models.people import Person
from models.school import Asset, Room
from tests.bot.services.register.books import FULL, book
from tests.chat import Chat
from tests.personas import ContextOf


def file_of(message: Message) -> StoredFile:
    assert message.media is not None
    return message.media


async def people_in(app: App) -> int:
    async with app.db.read() as session:
        return await session.scalar(select(func.count()).select_from(Person)) or 0


async def sends(chat: Chat, name: str, content: bytes, size: int | None = None) -> Message:
    """What the bot answers to a file."""
    user = chat.user(name)
    await user.send_document("Школа.XLSX", content, size=size)
    return await user.reply(within=20)


async def test_a_school_is_loaded_from_the_template_and_only_once(chat: Chat) -> None:
    await chat.says("admin", "/import")
    handed = await chat.taps("admin", "Получить шаблон")
    template = file_of(handed)
    assert template.name == "Школа. Списки для импорта.xlsx"
    assert template.content is not None
    workbook = load_workbook(BytesIO(template.content))
    for title, rows in FULL.items():
        for row in rows:
            workbook[title].append(list(row))
    workbook["Оборудование"].append(["Самолёт", "<b>Ту</b>", None, "214"])
    buffer = BytesIO()
    workbook.save(buffer)

    before = await people_in(chat.app)
    shown = await sends(chat, "admin", buffer.getvalue())
    assert "Сотрудники: новых 3, изменится 0, без изменений 0" in shown.text
    assert "Непонятно: 1 место" in shown.text
    assert "Оборудование, строка 6, «Вид»: нет вида «Самолёт»; выберите из списка" in shown.text
    assert await people_in(chat.app) == before

    listed = await chat.taps("admin", "Все непонятные места")
    assert (file_of(listed).content or b"").decode("utf-8-sig").startswith("• Оборудование, строка 6")
    await chat.taps("admin", "Назад")
    admin = chat.user("admin")
    tap = await admin.tap(admin.last, "Сохранить 10 записей")
    assert (await tap.answered()).text == "Сохранено: 10 записей."
    assert await people_in(chat.app) == before + 5

    again = await sends(chat, "admin", buffer.getvalue())
    assert "Нового ничего нет" in again.text
    assert not chat.offers("admin", "Сохранить")
    async with chat.app.db.read() as session:
        numbers = list(await session.scalars(select(Asset.inventory_number).where(Asset.name == "Проектор Beta")))
        assert numbers == ["0001"]
        assert await session.scalar(select(Room.name).where(Room.number == "31")) == "кабинет химии"


async def test_an_old_button_to_save_explains_itself(chat: Chat) -> None:
    shown = await sends(chat, "admin", book(FULL))
    user = chat.user("admin")
    save = shown.keyboard[0][0]["callback_data"]
    await (await user.tap_data(shown, save)).answered()
    await chat.settled()
    answer = await (await user.tap_data(shown, save)).answered()
    assert answer.alert
    assert "уже сохранён" in (answer.text or "")


@pytest.mark.parametrize(
    ("content", "size", "words"),
    [
        (b"MZ\x90 renamed", None, "не открывается как таблица Excel"),
        (b"", 0, "Файл пустой"),
        (b"tiny", 50 * 1024 * 1024, "Файл слишком большой: помещается до 20 МБ"),
        (book({"Лист1": [("x",)]}), None, "ни одного листа шаблона"),
    ],
    ids=["exe", "empty", "huge", "foreign"],
)
async def test_a_file_of_no_use_is_explained_and_the_question_stays_open(
    chat: Chat, content: bytes, size: int | None, words: str
) -> None:
    await chat.says("admin", "/import")
    assert words in (await sends(chat, "admin", content, size)).text
    assert "Что я понял" in (await sends(chat, "admin", book(FULL))).text


async def test_a_file_that_the_messenger_lost_is_asked_for_again(chat: Chat) -> None:
    await sends(chat, "admin", book(FULL))
    for stored in chat.playground.messenger.files._files.values():
        stored.content = None
    admin = chat.user("admin")
    answer = await (await admin.tap(admin.last, "Сохранить")).answered()
    assert "больше недоступен" in (answer.text or "")


@pytest.mark.parametrize("name", ["teacher", "director"])
async def test_others_do_not_import(chat: Chat, name: str) -> None:
    assert "нет права" in (await chat.says(name, "/import")).text
    before = await people_in(chat.app)
    assert "Что я понял" not in (await sends(chat, name, book(FULL))).text
    user = chat.user(name)
    for data in ("register.check", "register.template", "register.save:0123456789abcdef", "register.drop"):
        answer = await (await user.tap_data(user.last, data)).answered()
        assert "нет права" in (answer.text or "")
    assert await people_in(chat.app) == before


@pytest.mark.parametrize("incoming", [Incoming(text="вот"), Incoming(media=Media("photo", "photo1"), size=5)])
async def test_words_and_pictures_are_no_file(site: Site, context_of: ContextOf, incoming: Incoming) -> None:
    with pytest.raises(Invalid, match="error-import-needs-file"):
        await site.take(await context_of("admin"), "register", incoming)
