"""Managers begin surveys, set how they ask, and let them run."""

from datetime import date

import pytest
from sqlalchemy import delete, select

from bot.services.surveys import SurveyMode, SurveyState, UnitKind
from bot.services.surveys.form import Form, Kind, Question
from bot.services.surveys.templates import SLUGS
from handlers.surveys.addresses import One
from models.people import RoleGrant
from models.surveys import Survey
from tests.bot.services.surveys.canvass import FORM, Canvass
from tests.databases import sqlite_only
from tests.handlers.audience.writer import Writer, packed
from tests.personas import ContextOf

pytestmark = sqlite_only


async def only(canvass: Canvass) -> Survey:
    """The one survey that there is."""
    async with canvass.db.read() as session:
        return (await session.scalars(select(Survey))).one()


async def test_four_taps_from_the_menu_start_a_survey(deputy: Writer, canvass: Canvass) -> None:
    await deputy.opens("menu")
    assert "Здесь будут все опросы" in await deputy.taps("Опросы школы")
    await deputy.taps("Новый опрос")
    assert len(deputy.offers()) == len(SLUGS) + len(("a blank sheet", "a file"))
    card = await deputy.taps("Готовность учителей")
    for words in (
        "📝 Черновик",
        "🕶 Анонимно, каждый отвечает за себя",
        "👥 Кому: Все сотрудники",
        "📨 Ждём 16 анкет; приглашение получат 15 человек",
        "вопросов, около",
        "Начнётся сразу, последний день",
        "(14 дней)",
    ):
        assert words in card
    assert "⚠️" not in card
    assert "🟢 Идёт опрос" in await deputy.taps("▶️ Начать")
    assert (await only(canvass)).state is SurveyState.RUNNING
    assert len(await canvass.told("survey.invite")) == 15


async def test_a_blank_one_says_what_it_lacks_and_where_to_put_it_right(deputy: Writer, canvass: Canvass) -> None:
    await deputy.opens("surveys.new")
    await deputy.taps("С пустого листа")
    card = await deputy.says("  Питание\u200b в\nстоловой ")
    assert "Черновик: Питание в столовой" in card
    assert "⚠️ В опросе ещё нет вопросов." in card
    assert not [label for label in deputy.offers() if "Начать" in label]
    survey = await only(canvass)
    assert deputy.shown is not None
    assert f"questions:{survey.id}" in [button.to for button in deputy.buttons()]


async def test_a_poll_asks_for_its_question_first_and_shows_it(deputy: Writer, canvass: Canvass) -> None:
    await deputy.opens("surveys.new")
    assert "Напишите вопрос" in await deputy.taps("Один вопрос")
    card = await deputy.says("Когда собраться?\nВ среду\nВ субботу")
    for words in ("📝 Черновик: Когда собраться?", "❓ Когда собраться?", "В среду; В субботу", "Все родители"):
        assert words in card
    assert (await only(canvass)).state is SurveyState.DRAFT


async def test_questions_with_flaws_are_named_with_a_way_to_them(deputy: Writer, canvass: Canvass) -> None:
    wrong = [Question(number, Kind.ONE, f"{number}?") for number in (7, 3, 5)]
    survey = await canvass.draft(form=Form((*wrong, *FORM.questions[1:2]), last=7))
    card = await deputy.opens(f"surveys.one:{survey}")
    assert "⚠️ Вопрос 2. Нужно хотя бы 2 ответа на выбор." in card
    ways = {packed(button.to) for button in deputy.buttons()}
    assert {f"questions.one:{survey}:7", f"questions.one:{survey}:3"} <= ways
    await deputy.opens(f"surveys.start:{survey}:1")
    assert "В вопросах есть 3 ошибки" in deputy.toast
    assert (await canvass.row(survey)).state is SurveyState.DRAFT


async def test_conditions_are_a_tap_or_a_word_away(deputy: Writer, canvass: Canvass) -> None:
    survey = await canvass.draft()
    await deputy.opens(f"surveys.terms:{survey}")
    await deputy.taps("Анонимность")
    assert "👤 Не анонимно" in await deputy.taps("Не анонимно")
    await deputy.taps("Чей ответ")
    assert "один ответ от семьи" in await deputy.taps("Один ответ от семьи")
    await deputy.taps("Сколько дней")
    assert "(3 дня)" in await deputy.taps("3 дня")
    await deputy.taps("Сколько дней")
    assert "(21 день)" in await deputy.says("на 21 день")
    await deputy.taps("Первый день")
    assert "Начнётся пн, 30.11.2026, последний день пн, 21.12.2026" in await deputy.says("30.11")
    await deputy.taps("Вступление")
    assert "Зачем мы спрашиваем" in await deputy.says("Зачем мы спрашиваем")
    await deputy.taps("Вступление")
    assert "Без вступления" in await deputy.taps("Без вступления")
    await deputy.taps("Название")
    assert "Черновик: Другое" in await deputy.says("Другое")
    row = await canvass.row(survey)
    assert (row.mode, row.unit, row.days, row.starts_on) == (
        SurveyMode.NAMED,
        UnitKind.FAMILY,
        21,
        date(2026, 11, 30),
    )


async def test_days_that_can_not_be_are_refused_and_asked_for_again(deputy: Writer, canvass: Canvass) -> None:
    survey = await canvass.draft()
    for raw, words in {"days": ("0", "сто лет", "93"), "from": ("вчера", "20.11.2026", "25.12.2028")}.items():
        await deputy.opens(f"surveys.{raw}:{survey}")
        for word in words:
            await deputy.says(word)
            assert deputy.toast, word
            assert deputy.shown is not None
            assert deputy.shown.expects is not None, word
    assert ((await canvass.row(survey)).days, (await canvass.row(survey)).starts_on) == (14, None)


async def test_a_planned_one_says_its_day_and_comes_back(deputy: Writer, canvass: Canvass) -> None:
    survey = await canvass.draft(starts_on=date(2026, 11, 30))
    await deputy.opens(f"surveys.one:{survey}")
    assert "Ждёт своего дня" in await deputy.taps("Начать пн, 30.11.2026")
    assert await canvass.told("survey.invite") == []
    assert "с 30.11.2026" in (await deputy.opens("surveys") + "".join(deputy.offers()))
    await deputy.opens(f"surveys.one:{survey}")
    assert "Черновик" in await deputy.taps("Вернуть в черновики")


async def test_too_few_for_anonymity_is_said_before_a_start(deputy: Writer, canvass: Canvass) -> None:
    survey = await canvass.draft(["role-deputy"])
    reason = "Анонимно спросить нельзя: выбрана 1 анкета"
    assert reason in await deputy.opens(f"surveys.one:{survey}")
    assert reason in await deputy.opens(f"surveys.mode:{survey}")
    await deputy.taps("Не анонимно")
    await deputy.opens(f"surveys.one:{survey}")
    assert "Идёт опрос" in await deputy.taps("▶️ Начать")


async def test_families_asked_lately_need_a_second_word(deputy: Writer, canvass: Canvass) -> None:
    await canvass.running(["role-parent"], mode=SurveyMode.NAMED, title="Проезд до школы")
    survey = await canvass.draft(["role-parent"], mode=SurveyMode.NAMED)
    card = await deputy.opens(f"surveys.one:{survey}")
    assert "1 семью уже спрашивали в другом опросе" in card
    assert "уже идёт" not in card
    asked = await deputy.taps("▶️ Начать")
    assert "недавно спрашивали" in asked
    assert "1 семью уже спрашивали в другом опросе" in asked
    assert (await canvass.row(survey)).state is SurveyState.DRAFT
    await deputy.taps("Всё равно начать")
    row = await canvass.row(survey)
    assert (row.state, row.insisted_by) == (SurveyState.RUNNING, canvass.school.people["deputy"])


async def test_that_the_same_runs_already_is_said(deputy: Writer, canvass: Canvass) -> None:
    running = await canvass.running()
    assert "⚠️ Опрос с таким названием уже идёт." in await deputy.opens(f"surveys.copy:{running}")


async def test_a_copy_of_an_ended_one_is_compared_with_it(deputy: Writer, canvass: Canvass) -> None:
    survey = await canvass.running()
    await canvass.end(survey)
    await deputy.opens("surveys.new")
    await deputy.taps("Копия прошлого")
    assert "Черновик" in await deputy.taps("✅ Сотрудники, 24.11.2026")
    assert deputy.toast == "Это новый опрос. Проверьте название, дни и кого спросить."
    async with canvass.db.read() as session:
        copy = (await session.scalars(select(Survey).where(Survey.state == SurveyState.DRAFT))).one()
    assert (copy.copied_from, copy.form) == (survey, (await canvass.row(survey)).form)


async def test_two_deputies_do_not_overwrite_each_other(
    deputy: Writer, canvass: Canvass, context_of: ContextOf
) -> None:
    survey = await canvass.draft(title="Первое")
    await deputy.opens(f"surveys.title:{survey}")
    director = Writer("director", context_of)
    await director.opens(f"surveys.title:{survey}")
    await director.says("Второе")
    assert "Черновик: Второе" in await deputy.says("Третье")
    assert "только что изменили" in deputy.toast
    # Nor does an older button start, delete or change what was changed since.
    for raw in ("start:{}:1", "delete.do:{}:1", "mode.set:{}:1:named", "days.set:{}:1:3", "intro.drop:{}:1"):
        assert "Второе" in await deputy.opens("surveys." + raw.format(survey))
        assert "только что изменили" in deputy.toast
    row = await canvass.row(survey)
    assert (row.title, row.mode, row.days, row.state) == ("Второе", SurveyMode.ANONYMOUS, 14, SurveyState.DRAFT)


async def test_a_deleted_draft_is_gone_for_everybody(deputy: Writer, canvass: Canvass, context_of: ContextOf) -> None:
    survey = await canvass.draft()
    await deputy.opens(f"surveys.one:{survey}")
    await deputy.taps("Удалить")
    assert "Опросы школы" in await deputy.taps("Да, удалить")
    director = Writer("director", context_of)
    for raw in ("one:{}", "terms:{}", "start:{}:1", "delete.do:{}:1", "copy:{}", "share:{}", "anyway:{}:1"):
        await director.opens("surveys." + raw.format(survey))
        assert director.toast, raw


@pytest.mark.parametrize("name", ["class_teacher", "editor", "teacher", "parent", "admin"])
async def test_others_see_and_do_nothing(name: str, canvass: Canvass, context_of: ContextOf) -> None:
    draft, running = await canvass.draft(), await canvass.running()
    someone = Writer(name, context_of)
    site = (await context_of(name)).site
    for prefix, (address, _) in (site.screens | site.actions).items():
        if prefix.partition(".")[0] == "surveys":
            number = running if prefix in {"surveys.end.do", "surveys.withdraw.do", "surveys.remind.do"} else draft
            values = {"id": number, "version": 1, "page": 0, "slug": SLUGS[0], "days": 3, "by": "classes"}
            values |= {"mode": "named", "unit": "family", "day": "20261201"}
            raw = address(**{field: values[field] for field in address.model_fields}).pack()
            await someone.opens(raw)
            assert someone.toast == "У вас нет права на это действие. Вот что вам доступно.", raw
    assert ((await canvass.row(draft)).version, (await canvass.row(running)).version) == (1, 2)


async def test_whoever_is_deputy_no_more_is_refused_at_once(deputy: Writer, canvass: Canvass) -> None:
    survey = await canvass.draft()
    await deputy.opens(f"surveys.one:{survey}")
    async with canvass.db.write(await canvass.actor_of("admin")) as session:
        await session.execute(delete(RoleGrant).where(RoleGrant.person_id == canvass.school.people["deputy"]))
        await canvass.services.directory.touch(session)
    await deputy.opens(One(id=survey).pack())
    assert "Черновик" not in "".join(deputy.offers())
    assert (await canvass.row(survey)).state is SurveyState.DRAFT


async def test_addresses_made_by_hand_change_nothing(deputy: Writer, canvass: Canvass) -> None:
    survey = await canvass.draft()
    for raw in (
        "surveys.take:nothing",
        f"surveys.mode.set:{survey}:1:both",
        f"surveys.unit.set:{survey}:1:school",
        f"surveys.from.set:{survey}:1:someday",
        f"surveys.rates:{survey}:letters:0",
        "surveys.one:999999",
        "surveys.copy:999999",
        f"surveys.anyway:{survey}:7",
        f"surveys.days.set:{survey}:1:0",
    ):
        await deputy.opens(raw)
        assert deputy.toast, raw
    for raw in ("surveys.page:99", "surveys.copies:99"):
        await deputy.opens(raw)
        assert deputy.toast == "", raw
    assert (await only(canvass)).version == 1


async def test_surveys_of_one_title_are_told_apart_in_the_list(deputy: Writer, canvass: Canvass) -> None:
    classes = sorted(canvass.school.classes.values())
    asked = {
        "Родители": ["role-parent", f"parents-{classes[0]}", "yparents-5"],
        "Ученики": ["role-student", "ystudents-5"],
        "Сотрудники": ["staff-", "role-technician", "leaders-"],
        "Разные": ["role-parent", "staff-"],
        "Пока никому": [],
    }
    for groups in asked.values():
        await canvass.draft(groups, title="Компьютер и интернет в учёбе")
    await deputy.opens("surveys")
    drafts = [label for label in deputy.offers() if label.startswith("📝")]
    assert [label.partition(" · ")[0] for label in drafts] == [f"📝 {whom}" for whom in reversed(asked)]
    over = await canvass.running(title="Компьютер и интернет в учёбе")
    await deputy.opens("surveys")
    assert "🟢 Сотрудники, 0 из 16 · Компьютер и интер…" in deputy.offers()
    await canvass.end(over)
    await deputy.opens("surveys")
    assert "✅ Сотрудники, 24.11.2026 · Компьютер и интер…" in deputy.offers()
