"""Questions leave as files and come from files; what is wrong with one is told at once, and nothing is lost."""

from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from sqlalchemy import select

from bot.services.surveys import SurveyMode, SurveyState, UnitKind
from bot.services.surveys.files.draft import FILE_LIMIT_BYTES
from bot.ui import Incoming, Media
from models.surveys import Survey
from tests.bot.services.surveys.canvass import FORM, Canvass
from tests.databases import sqlite_only
from tests.handlers import questions_samples as samples
from tests.handlers.questions.builder import Builder

pytestmark = sqlite_only

HEADER = ("Вопрос", "Вид", "Варианты")
YAML = """
title: Что нужно семьям?
intro: Здравствуйте!
mode: named
unit: family
questions:
- text: Чего нет?
  kind: one
  options: [Света, Тепла]
- text: Что ещё?
  kind: long
"""


def book(*rows: tuple[Any, ...]) -> bytes:
    workbook, buffer = Workbook(), BytesIO()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "Вопросы"
    for row in (HEADER, *rows):
        sheet.append(row)
    about = workbook.create_sheet("Анкета")
    about.append(("Название", "Из таблицы"))
    workbook.save(buffer)
    return buffer.getvalue()


async def surveys(canvass: Canvass) -> list[Survey]:
    async with canvass.db.read() as session:
        return list(await session.scalars(select(Survey).order_by(Survey.id)))


async def test_a_file_becomes_a_survey(deputy: Builder, canvass: Canvass) -> None:
    await deputy.opens("questions.new")
    shown = await deputy.sends_file("опрос.yaml", YAML.encode())
    assert deputy.toast == "Взято 2 вопроса"
    assert "Что нужно семьям?" in shown
    [made] = await surveys(canvass)
    assert (made.mode, made.unit, made.intro) == (SurveyMode.NAMED, UnitKind.FAMILY, "Здравствуйте!")
    assert (made.state, made.groups) == (SurveyState.DRAFT, [])
    await deputy.opens("questions.new")
    await deputy.sends_file("вопросы.xlsx", book(("Чего нет?", "один вариант", "Света\nТепла")))
    assert [one.title for one in await surveys(canvass)] == ["Что нужно семьям?", "Из таблицы"]


async def test_the_template_is_filled_in_and_comes_back(deputy: Builder, canvass: Canvass) -> None:
    await deputy.opens("questions.template")
    assert deputy.got().name == "Опрос. Шаблон.xlsx"
    workbook, buffer = load_workbook(BytesIO(deputy.got().content)), BytesIO()
    workbook["Вопросы"].cell(2, 2, "Чего нет?")
    workbook["Вопросы"].cell(2, 3, "длинный текст")
    workbook["Анкета"].cell(1, 2, "По шаблону")
    workbook.save(buffer)
    await deputy.sends_file("Опрос. Шаблон.xlsx", buffer.getvalue())
    assert [one.title for one in await surveys(canvass)] == ["По шаблону"]


async def test_what_leaves_comes_back_the_same(deputy: Builder, canvass: Canvass) -> None:
    survey = await canvass.draft(form=FORM, title='Что "нужно" / школе?..')
    for word, ending in (("xlsx", "xlsx"), ("yaml", "yaml")):
        await deputy.opens(f"questions.{word}:{survey}")
        file = deputy.got()
        assert file.name == f"Что нужно школе.{ending}"
        await deputy.opens(f"questions.file:{survey}")
        await deputy.sends_file(file.name, file.content)
        await deputy.taps("✅ Взять 3 вопроса")
        assert await deputy.form(survey) == FORM, word


async def test_even_a_draft_full_of_flaws_leaves_as_a_file(deputy: Builder, canvass: Canvass) -> None:
    for form in (samples.FLAWED_FORM, samples.FULL_FORM):
        survey = await canvass.draft(form=form)
        for word in ("xlsx", "yaml"):
            await deputy.opens(f"questions.{word}:{survey}")
            assert deputy.got().content


async def test_questions_are_replaced_after_a_look(deputy: Builder, canvass: Canvass) -> None:
    survey = await canvass.draft()
    await deputy.opens(f"questions.files:{survey}")
    await deputy.taps("📤 Заменить")
    shown = await deputy.sends_file("опрос.yaml", YAML.encode())
    assert "1. 🔘 Чего нет?\n2. 📝 Что ещё?" in shown
    assert "Сейчас в опросе 3 вопроса" in shown
    assert await deputy.form(survey) == FORM, "only looked at"
    assert "Чего нет?" in "".join(await after(deputy, "✅ Взять 2 вопроса"))
    assert len(await surveys(canvass)) == 1
    assert (await canvass.row(survey)).title != "Что нужно семьям?"


async def after(builder: Builder, label: str) -> list[str]:
    """What is on offer after this button."""
    await builder.taps(label)
    return builder.offers()


async def test_what_came_may_stay_a_survey_of_its_own(deputy: Builder, canvass: Canvass) -> None:
    survey = await canvass.draft()
    await deputy.opens(f"questions.file:{survey}")
    await deputy.sends_file("опрос.yaml", YAML.encode())
    assert "Что нужно семьям?" in await deputy.taps("Оставить отдельным опросом")
    assert await deputy.form(survey) == FORM
    assert len(await surveys(canvass)) == 2


async def test_all_that_is_wrong_is_told_at_once(deputy: Builder, canvass: Canvass) -> None:
    survey = await canvass.draft()
    for made, start in enumerate((f"questions.file:{survey}", "questions.new"), start=1):
        await deputy.opens(start)
        rows = [(f"=1+{number}", "невесть что", "") for number in range(12)]
        shown = await deputy.sends_file("вопросы.xlsx", book(*rows))
        assert "Файл пока не подходит" in shown
        assert shown.count("⚠️") == 11, "ten, and how many more there are"
        assert "Ничего не потеряно" in shown
        # The mended file is sent right here.
        await deputy.sends_file("вопросы.xlsx", book(("Чего нет?", "длинный текст")))
        assert len(await surveys(canvass)) == 1 + made, start
    assert await deputy.form(survey) == FORM


async def test_what_is_no_file_of_questions_is_refused(deputy: Builder, canvass: Canvass) -> None:
    await deputy.opens("questions.new")
    cases = (
        (Incoming(text="Вот вопросы"), "Пришлите, пожалуйста, сам файл"),
        (Incoming(media=Media("photo", "photo1")), "Пришлите, пожалуйста, сам файл"),
        (Incoming(media=Media("document", "f"), document_name="a.xlsx", size=0), "пуст"),
        (Incoming(media=Media("document", "f"), document_name="a.xlsx", size=FILE_LIMIT_BYTES + 1), "2 МБ"),
    )
    for incoming, told in cases:
        await deputy.sends(incoming)
        assert told in deputy.toast, incoming
    await deputy.sends_file("вирус.exe", b"MZ")
    assert ".xlsx" in deputy.toast
    assert await surveys(canvass) == []
