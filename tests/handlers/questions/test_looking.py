"""The survey is walked through as those asked will see it, and nothing of it is kept."""

from dataclasses import replace

from bot.services.surveys import SurveyMode, UnitKind
from bot.services.surveys.form import Form, Jump, Kind, Question
from models.surveys import Survey, SurveyDraft, SurveySheet
from tests.bot.services.surveys.canvass import FORM, Canvass
from tests.databases import sqlite_only
from tests.handlers import questions_samples as samples
from tests.handlers.questions.builder import Builder

pytestmark = sqlite_only


async def test_every_kind_is_answered_and_led_on(deputy: Builder, canvass: Canvass) -> None:
    survey = await canvass.draft(form=samples.SHORT_FORM)
    await deputy.opens(f"questions.look:{survey}")
    assert "Вопрос 1 из 9" in await deputy.taps("▶️ Начать")
    assert deputy.offers() == ["Да, конечно", "Нет", "Не знаю", "Пропустить ›"]
    assert "Вопрос 3 из 9" in await deputy.taps("Нет"), "the answer leads there"
    await deputy.opens(f"questions.look.at:{survey}:1:0")
    assert "от 1 до 2" not in await deputy.taps("Да, конечно"), "words as those asked read them"
    assert "✅ Готово" not in deputy.offers()
    await deputy.taps("▫️ Да, конечно")
    await deputy.taps("▫️ Нет")
    await deputy.taps("▫️ Не знаю")
    assert "не больше 2" in deputy.toast
    assert deputy.offers()[:3] == ["☑️ Да, конечно", "☑️ Нет", "▫️ Не знаю"]
    await deputy.taps("☑️ Нет")
    assert "1 – Плохо" in await deputy.taps("✅ Готово")
    assert "Вопрос 5 из 9" in await deputy.taps("2"), "steps 1 and 2 lead to question 5"
    await deputy.says("сто")
    assert "от 0 до 30" in deputy.toast
    assert "Вопрос 6 из 9" in await deputy.says("7")
    assert "Вопрос 7 из 9" in await deputy.says("Принтер")
    assert "Вопрос 9 из 9" in await deputy.taps("Пропустить")
    assert "Свой ответ" in await deputy.taps("✏️ Другое")
    assert "Вопросы кончились" in await deputy.says("Класс 4, Класс 5")
    await deputy.taps("🔄 Сначала")
    assert "Вопрос 1 из 9" in await deputy.taps("▶️ Начать")
    assert [row for model in (SurveyDraft, SurveySheet) for row in await canvass.rows(model)] == []


async def test_it_opens_with_what_those_asked_read_first(deputy: Builder, canvass: Canvass) -> None:
    """Word for word: what is promised there is decided on here, and from here one gets back to the draft."""
    for mode, unit, who in (
        (SurveyMode.NAMED, UnitKind.PERSON, "teacher"),
        (SurveyMode.ANONYMOUS, UnitKind.PERSON, "teacher"),
        (SurveyMode.ANONYMOUS, UnitKind.FAMILY, "parent"),
    ):
        groups = ["staff-"] if who == "teacher" else ["role-parent"]
        survey = await canvass.draft(groups, mode=mode, unit=unit, intro="Здравствуйте!")
        shown = (await deputy.opens(f"questions.look:{survey}")).split("\n")
        assert deputy.shown is not None
        assert deputy.shown.back == f"surveys.one:{survey}"
        # The families of this school are too few to be asked anonymously.
        await canvass.set(Survey, Survey.id == survey, mode=SurveyMode.NAMED if unit is UnitKind.FAMILY else mode)
        await canvass.start(survey)
        await canvass.set(Survey, Survey.id == survey, mode=mode)
        asked = Builder(who, deputy.context_of, canvass)
        read = (await asked.opens(f"survey:{survey}")).split("\n")
        promised = shown.index("\u200b", 4)
        assert shown[:promised] == read[:promised], (mode, unit)
        assert promised == 5 + (unit is UnitKind.FAMILY)
        assert "Здравствуйте!" in shown[1]


async def test_the_list_of_questions_says_how_it_asks(deputy: Builder, canvass: Canvass) -> None:
    for mode, word in ((SurveyMode.NAMED, "👤"), (SurveyMode.ANONYMOUS, "🕶")):
        assert word in await deputy.opens(f"questions:{await canvass.draft(mode=mode)}")


async def test_the_promise_of_no_names_stands_where_it_was_made(deputy: Builder, canvass: Canvass) -> None:
    named, anonymous = await canvass.draft(mode=SurveyMode.NAMED), await canvass.draft()
    assert "не пишите имён" in await deputy.opens(f"questions.look.at:{anonymous}:3:0")
    assert "не пишите имён" not in await deputy.opens(f"questions.look.at:{anonymous}:2:0"), "nothing is written there"
    assert "не пишите имён" not in await deputy.opens(f"questions.look.at:{named}:3:0")


async def test_a_draft_that_goes_in_circles_ends(deputy: Builder, canvass: Canvass) -> None:
    """Of a jump that leads backwards or nowhere the look makes the end, as answering does."""
    back = replace(FORM.questions[1], number=2, required=False, jumps=(Jump(1, 1, 1), Jump(2, 2, 77)))
    survey = await canvass.draft(form=Form((Question(1, Kind.SHORT, "Кто?"), back), 2))
    for answer in ("Да", "Нет", "Трудно сказать"):
        await deputy.opens(f"questions.look.at:{survey}:2:0")
        assert "Вопросы кончились" in await deputy.taps(answer)


async def test_there_is_nothing_to_look_at_without_questions(deputy: Builder, canvass: Canvass) -> None:
    survey = await canvass.draft(form=Form())
    assert "Вопросов пока нет" in await deputy.opens(f"questions.look:{survey}")
    assert deputy.toast
