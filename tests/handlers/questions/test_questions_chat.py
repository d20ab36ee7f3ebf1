"""The builder in the messenger: a template goes out and comes back as a survey, a photo stands above a question."""

from io import BytesIO

from openpyxl import load_workbook

from tests.chat import Chat
from tests.databases import sqlite_only

pytestmark = sqlite_only

# The smallest that the messenger takes for a picture.
PHOTO = b"\xff\xd8\xff\xe0"


async def test_a_survey_is_made_of_a_file_and_gets_a_picture(chat: Chat) -> None:
    deputy = chat.user("deputy")
    await chat.says("deputy", "/start")
    await chat.taps("deputy", "Опросы школы")
    await chat.taps("deputy", "Новый опрос")
    await chat.taps("deputy", "Из файла")
    template = (await chat.taps("deputy", "Шаблон с примерами")).media
    assert template is not None
    workbook, buffer = load_workbook(BytesIO(template.content or b"")), BytesIO()
    workbook["Вопросы"].cell(2, 2, "Чего не хватает?")
    workbook["Вопросы"].cell(2, 3, "один вариант")
    workbook["Вопросы"].cell(2, 4, "Света\nТепла")
    workbook["Опрос"].cell(1, 2, "Что нужно школе?")
    workbook.save(buffer)
    await chat.settled()
    await deputy.send_document("Опрос.xlsx", buffer.getvalue())
    assert "Что нужно школе?" in (await deputy.reply()).text
    await chat.taps("deputy", "Вопросы")
    await chat.taps("deputy", "1. 🔘 Чего не хватает?")
    await chat.taps("deputy", "Ещё")
    await chat.taps("deputy", "Картинка")
    await chat.settled()
    await deputy.send_photo(PHOTO)
    shown = await deputy.reply()
    assert "Чего не хватает?" in shown.text
    await chat.taps("deputy", "Назад")
    assert "Вопросы: Что нужно школе?" in deputy.last.text
    await chat.taps("deputy", "Как увидят")
    seen = await chat.taps("deputy", "Начать")
    assert "Вопрос 1 из 1" in seen.text
    assert "Вопросы кончились" in (await chat.taps("deputy", "Тепла")).text
