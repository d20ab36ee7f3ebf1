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
from tests.handlers.audience.writer import packed
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
    workbook["Опрос"].cell(1, 2, "По шаблону")
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


async def test_a_file_that_was_only_looked_at_leaves_nothing(deputy: Builder, canvass: Canvass) -> None:
    survey = await canvass.draft()
    await deputy.opens(f"questions.file:{survey}")
    await deputy.sends_file("опрос.yaml", YAML.encode())
    listed = await canvass.services.surveys.listing.lines(await canvass.actor_of("deputy"), 0, 9)
    assert [one.id for one in listed.lines] == [survey], "in no list while it is looked at, nor after /cancel"
    assert "1. 🔘 Чего нет?" not in await deputy.sends_file("вопросы.xlsx", book(("Где?", "дата", "")))
    assert len(await surveys(canvass)) == 2, "the second file comes instead of the first"
    assert "Вопросы файлом" in await deputy.taps("🗑 Не брать")
    assert [one.id for one in await surveys(canvass)] == [survey]
    await deputy.sends_file("опрос.yaml", YAML.encode())
    assert deputy.shown is not None
    assert deputy.shown.back is not None
    await deputy.opens(packed(deputy.shown.back))
    assert [one.id for one in await surveys(canvass)] == [survey]


async def test_a_corrected_file_finds_its_draft_from_every_screen(deputy: Builder, canvass: Canvass) -> None:
    """Where one sees what has to be corrected one sends the corrected file, and no screen asks for it by name."""
    survey = await canvass.draft()
    for screen in ("surveys.one:{}", "questions:{}", "questions.files:{}", "questions.xlsx:{}", "questions.yaml:{}"):
        await deputy.opens(screen.format(survey))
        assert "Что в файле" in await deputy.sends_file("опрос.yaml", YAML.encode()), screen
    await deputy.taps("✅ Взять 2 вопроса")
    assert "Что в файле" in await deputy.sends_file("опрос.yaml", YAML.encode())
    await deputy.opens("questions.new")
    await deputy.sends_file("опрос.yaml", YAML.encode())
    assert "Что в файле" in await deputy.sends_file("опрос.yaml", YAML.encode()), "right after it was taken"


async def test_words_on_a_drafts_screen_mean_what_they_always_mean(deputy: Builder, canvass: Canvass) -> None:
    survey = await canvass.draft()
    await deputy.opens(f"surveys.one:{survey}")
    assert "Что в файле" not in await deputy.says("Сломался проектор в 12 кабинете")
    assert not deputy.toast


async def test_what_came_may_stay_a_survey_of_its_own(deputy: Builder, canvass: Canvass) -> None:
    survey = await canvass.draft()
    await deputy.opens(f"questions.file:{survey}")
    await deputy.sends_file("опрос.yaml", YAML.encode())
    assert "Что нужно семьям?" in await deputy.taps("Оставить отдельным опросом")
    assert await deputy.form(survey) == FORM
    listed = await canvass.services.surveys.listing.lines(await canvass.actor_of("deputy"), 0, 9)
    assert len(listed.lines) == 2


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
