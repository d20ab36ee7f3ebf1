"""The deputy builds questions by tapping and typing; two at once; what is refused and what it costs."""

from dataclasses import replace

from bot.services.surveys import SurveyState
from bot.services.surveys.form import END, OPTIONS_LIMIT, QUESTIONS_LIMIT, Form, Jump, Kind, Option, Question
from tests.bot.services.surveys.canvass import FORM, Canvass
from tests.databases import sqlite_only
from tests.handlers import questions_samples as samples
from tests.handlers.questions.builder import Builder

pytestmark = sqlite_only


async def test_a_question_is_typed_at_a_stroke(deputy: Builder, canvass: Canvass) -> None:
    survey = await canvass.draft(form=Form())
    assert "Вопросов пока нет" in await deputy.opens(f"questions:{survey}")
    shown = await deputy.says("Есть ли дома компьютер?\n- Есть\n- Нет")
    assert deputy.toast == "Вопрос добавлен"
    assert "Вопрос 1 из 1" in shown
    assert "• Есть\n• Нет" in shown
    [question] = (await deputy.form(survey)).questions
    assert question == Question(1, Kind.ONE, "Есть ли дома компьютер?", options=(Option(1, "Есть"), Option(2, "Нет")))
    assert await listed(deputy, survey) == ["1. 🔘 Есть ли дома компьютер?"]


async def listed(builder: Builder, survey: int) -> list[str]:
    await builder.opens(f"questions:{survey}")
    return [label for label in builder.offers() if label[0].isdigit() and "." in label]


async def test_each_kind_is_built_in_a_few_steps(deputy: Builder, canvass: Canvass) -> None:
    survey = await canvass.draft(form=Form())
    await deputy.opens(f"questions:{survey}")
    await deputy.taps("➕ Вопрос")
    assert len(deputy.offers()) == len(Kind)
    for kind in deputy.offers():
        await deputy.opens(f"questions.add:{survey}")
        await deputy.taps(kind)
        await deputy.says("Вопрос?\nАга" if kind.endswith("вариант") else "Вопрос?")
    made = (await deputy.form(survey)).questions
    assert [question.kind for question in made] == list(Kind)
    # What a kind still needs is asked at once.
    await deputy.opens(f"questions.add.kind:{survey}:many")
    assert "Напишите варианты" in await deputy.says("Чего не хватает?")
    await deputy.says("Света\nТепла")
    assert "• Света\n• Тепла\n• Места" in await deputy.says("Места")
    await deputy.opens(f"questions.add.kind:{survey}:scale")
    assert "От какого числа" in await deputy.says("Удобно?")
    assert "Что значат концы" in await deputy.taps("0–10")
    assert "Подписи: Плохо – Отлично" in await deputy.says("Плохо\nОтлично")
    await deputy.opens(f"questions.add.kind:{survey}:number")
    await deputy.says("Сколько?")
    assert "Число от -5 до 30" in await deputy.says("от -5 до 30")


async def test_all_of_a_question_is_changed(deputy: Builder, canvass: Canvass) -> None:
    survey = await canvass.draft()
    one = f"questions.one:{survey}:1"
    await deputy.opens(one)
    assert "ответить обязательно" in await deputy.taps("❗ Обязательный")
    await deputy.taps("✏️ Вопрос")
    assert "Что нужно?" in await deputy.says("Что нужно?")
    await deputy.taps("⋯ Ещё")
    await deputy.taps("💬 Пояснение")
    assert "Для всех" in await deputy.says("Для всех")
    await deputy.opens(f"questions.photo:{survey}:1")
    await deputy.sends_photo("photo7")
    await deputy.opens(f"questions.kind:{survey}:1")
    await deputy.taps("☑️ Несколько")
    await deputy.taps("🔘 Варианты")
    await deputy.taps("➖ Без своего ответа")
    await deputy.says("Парт\nСтульев\nпарт")
    assert "Вариант «парт» уже есть" in deputy.toast
    await deputy.taps("🔢 Сколько отметить")
    await deputy.taps("Не больше 2")
    await deputy.taps("1. Интернета")
    await deputy.says("Быстрого интернета")
    await deputy.taps("2. Ноутбуков")
    await deputy.taps("⬆️ Выше")
    await deputy.opens(f"questions.option:{survey}:1:4")
    await deputy.taps("🗑 Убрать вариант")
    options = (Option(2, "Ноутбуков"), Option(1, "Быстрого интернета"), Option(3, "Парт"))
    assert (await deputy.form(survey)).questions[0] == Question(
        1, Kind.MANY, "Что нужно?", "Для всех", True, options, most=2, picture="photo7"
    )
    await deputy.opens(f"questions.photo:{survey}:1")
    await deputy.taps("Без картинки")
    await deputy.opens(f"questions.help:{survey}:1")
    await deputy.taps("Без пояснения")
    assert (await deputy.form(survey)).questions[0].picture == ""
    assert (await deputy.form(survey)).questions[0].help == ""


async def test_answers_lead_on_and_what_is_lost_is_told(deputy: Builder, canvass: Canvass) -> None:
    survey = await canvass.draft()
    await deputy.opens(f"questions.ways:{survey}:1")
    await deputy.taps("Ноутбуков")
    assert deputy.offers() == ["2. Пробовали новое?", "3. Что ещё сказать?", "По порядку", "🏁 Конец опроса"]
    assert "«Ноутбуков» ⤵ вопрос 3" in await deputy.taps("3. Что ещё")
    await deputy.taps("Интернета")
    assert "«Интернета» ⤵ конец опроса" in await deputy.taps("🏁 Конец опроса")
    await deputy.taps("Остальные ответы")
    assert "После остальных ответов: вопрос 3" in await deputy.taps("3. Что ещё")
    first = (await deputy.form(survey)).questions[0]
    assert (first.jumps, first.then) == ((Jump(1, 1, END), Jump(2, 2, 3)), 3)
    # Question 2 is led past by all answers: that is told, not refused.
    assert "⚠️ Вопрос 2. До этого вопроса не дойти" in await deputy.opens(f"questions:{survey}")
    assert "пропадёт переход у вопроса 1" in await deputy.opens(f"questions.delete:{survey}:3")
    await deputy.taps("🗑 Да, удалить")
    assert deputy.toast == "Убран переход у вопроса 1: он больше никуда не вёл."
    first = (await deputy.form(survey)).questions[0]
    assert (first.jumps, first.then) == ((Jump(1, 1, END),), None)


async def test_ranges_of_numbers_lead_on(deputy: Builder, canvass: Canvass) -> None:
    survey = await canvass.draft(form=samples.SHORT_FORM)
    await deputy.opens(f"questions.ways:{survey}:5")
    assert "Куда идти: 0–5" in await deputy.says("от 0 до 5")
    assert "0–5 ⤵ вопрос 7" in await deputy.taps("7. Вопрос 7?")
    await deputy.says("0-99")
    assert "от 0 до 30" in deputy.toast
    assert (await deputy.form(survey)).questions[4].jumps == (Jump(0, 5, 7), Jump(10, 20, END))


async def test_questions_are_moved_copied_and_deleted(deputy: Builder, canvass: Canvass) -> None:
    survey = await canvass.draft()
    await deputy.opens(f"questions.one:{survey}:3")
    assert "Вопрос 2 из 3" in await deputy.taps("⬆️ Выше")
    assert deputy.toast == "Теперь это вопрос 2"
    await deputy.taps("⋯ Ещё")
    assert "Вопрос 3 из 4" in await deputy.taps("📑 Копия")
    await deputy.taps("⋯ Ещё")
    await deputy.taps("🗑 Удалить")
    assert (await deputy.form(survey)).question(4) is not None, "asked first"
    await deputy.taps("🗑 Да, удалить")
    assert [one.number for one in (await deputy.form(survey)).questions] == [1, 3, 2]


async def test_two_who_edit_at_once_hear_of_each_other(deputy: Builder, director: Builder, canvass: Canvass) -> None:
    survey = await canvass.draft()
    await deputy.opens(f"questions.text:{survey}:1")
    await director.opens(f"questions.text:{survey}:1")
    await director.says("Чего нет?")
    shown = await deputy.says("Что купить?")
    assert deputy.toast == "Опрос только что изменили. Вот как он выглядит сейчас."
    assert "Чего нет?" in shown
    assert (await deputy.form(survey)).questions[0].text == "Чего нет?"


async def test_what_runs_is_only_looked_at(deputy: Builder, canvass: Canvass) -> None:
    for state in (SurveyState.PLANNED, SurveyState.RUNNING, SurveyState.ENDED, SurveyState.WITHDRAWN):
        survey = await canvass.draft(state=state)
        assert "🔒" in await deputy.opens(f"questions:{survey}")
        assert deputy.offers()[-3:] == ["👀 Как увидят", "📄 Файлом", "📑 Сделать копию"]
        assert deputy.shown is not None
        assert deputy.shown.expects is None, "what is typed is no new question"
        await deputy.taps("1. 🔘")
        assert deputy.offers() == []
        assert "🔒" in await deputy.opens(f"questions.text:{survey}:1"), "an old button opens the list"
        await deputy.opens(f"questions.files:{survey}")
        assert "📤 Заменить вопросы файлом" not in deputy.offers()


async def test_limits_are_told_and_nothing_is_lost(deputy: Builder, canvass: Canvass) -> None:
    survey = await canvass.draft(form=samples.FULL_FORM)
    await deputy.opens(f"questions:{survey}")
    assert "➕ Вопрос" not in deputy.offers()
    await deputy.says("Сорок первый?")
    assert f"Вопросов уже {QUESTIONS_LIMIT}" in deputy.toast
    await deputy.opens(f"questions.options:{survey}:8")
    assert deputy.shown is not None
    assert deputy.shown.expects is None
    fresh = await canvass.draft(form=Form())
    await deputy.opens(f"questions.add.kind:{fresh}:one")
    for typed, told in (
        ("Что?\n" + "\n".join(map(str, range(OPTIONS_LIMIT + 1))), "не больше 12"),
        ("Что?\n" + "длинный " * 10, "помещается 60 знаков"),
        ("что " * 100, "300"),
    ):
        await deputy.says(typed)
        assert told in deputy.toast, typed
    assert (await deputy.form(fresh)).questions == ()


async def test_whoever_may_not_manage_surveys_sees_none(canvass: Canvass, deputy: Builder) -> None:
    survey = await canvass.draft()
    for name in ("teacher", "class_teacher", "parent", "student", "admin"):
        nosy = Builder(name, deputy.context_of, canvass)
        for raw in (
            f"questions:{survey}",
            f"questions.one:{survey}:1",
            f"questions.look:{survey}",
            f"questions.look.tick:{survey}:1:0:1",
            f"questions.xlsx:{survey}",
            f"questions.must:{survey}:1:1",
            "questions.new",
            "questions.template",
        ):
            shown = await nosy.opens(raw)
            assert "Чего не хватает" not in shown, (name, raw)
            assert nosy.toast, (name, raw)
    assert await deputy.form(survey) == FORM


async def test_forged_numbers_break_nothing(deputy: Builder, canvass: Canvass) -> None:
    survey = await canvass.draft(form=samples.SHORT_FORM)
    for raw in (
        f"questions.one:{survey}:99",
        f"questions.must:{survey}:1:99",
        f"questions.option:{survey}:1:99",
        f"questions.option.drop:{survey}:1:1:99",
        f"questions.own:{survey}:1:3",
        f"questions.count.set:{survey}:1:2:9:9",
        f"questions.ends.set:{survey}:1:3:0:99",
        f"questions.ends.set:{survey}:1:1:1:5",
        f"questions.kind.set:{survey}:1:1:date",
        f"questions.kind.set:{survey}:1:1:nonsense",
        f"questions.way:{survey}:1:x:0",
        f"questions.way:{survey}:1:2..1:0",
        f"questions.way.set:{survey}:1:3:1:2",
        f"questions.way.set:{survey}:1:1:1:1",
        f"questions.way.set:{survey}:1:1:99:2",
        f"questions.way.set:{survey}:1:1:else:1",
        f"questions.move:{survey}:1:99:1",
        f"questions.delete.do:{survey}:1:99",
        f"questions.look.tick:{survey}:2:0:99",
        f"questions.look.at:{survey}:99:0",
        f"questions.look.at:{survey}:1:99999999999",
        f"questions.add.kind:{survey}:nonsense",
        f"questions.file.do:{survey}:1:{survey}",
        f"questions.file.do:{survey}:1:99999",
        "questions:99999",
    ):
        assert await deputy.opens(raw), raw
    assert await deputy.form(survey) == samples.SHORT_FORM


async def test_marks_tell_required_branching_and_flawed(deputy: Builder, canvass: Canvass) -> None:
    required, plain, flawed = replace(FORM.questions[1], number=1), FORM.questions[2], Question(4, Kind.ONE, "Что?")
    leading = Question(2, Kind.YES_NO, "Да?", jumps=(Jump(1, 1, END),))
    survey = await canvass.draft(form=Form((required, leading, plain, flawed), 4))
    assert await listed(deputy, survey) == [
        "1. 👍 Пробовали новое? *",
        "2. 👍 Да? ⤵",
        "3. 📝 Что ещё сказать?",
        "4. 🔘 Что? ⚠️",
    ]
