"""Answering on a phone: question by question, by taps and words, back and on."""

from typing import Any

import pytest

from bot.errors import Invalid, Missing, Outdated
from bot.services import build_services
from bot.services.surveys.form import Answer, Form, Kind, Question
from bot.ui import Incoming, Media
from handlers.errors import answer_to
from models.surveys import SealedSheet, Survey, SurveyDraft, SurveyMode, UnitKind
from tests.bot.services.surveys.canvass import Canvass
from tests.databases import SetClock, sqlite_only
from tests.handlers.news.posts import labels, ways, words
from tests.handlers.survey.phone import A_DAY, EVERY, Phone, sheet_of
from tests.personas import ContextOf

pytestmark = sqlite_only


async def test_a_sheet_is_filled_in_question_by_question_and_sent(canvass: Canvass, teacher: Phone) -> None:
    survey = await canvass.running(form=EVERY, title="Чего не хватает школе")
    unit = await canvass.unit(survey, "teacher")
    assert "Чего не хватает школе" in await teacher.taps("survey.all")
    first = await teacher.taps(f"survey:{survey}")
    assert "Анонимно" in first
    assert "6 вопросов" in first
    assert labels(teacher.screen)[:2] == ["▶️ Начать", "👀 Что увидит директор"]
    asked = await teacher.taps(f"survey.fill:{unit}")
    assert "Вопрос 1 из 6" in asked
    assert "░░░░░░" in asked
    assert "не пишите имён" in asked
    assert "Вопрос 2 из 6" in await teacher.taps(f"survey.pick:{unit}:1:2")
    assert "▓░░░░░" in teacher.seen
    await teacher.taps(f"survey.pick:{unit}:2:5")
    assert "Вопрос 2 из 6" in await teacher.taps(f"survey.pick:{unit}:2:1")
    assert "☑️ Поездки" in labels(teacher.screen)
    assert "Насколько довольны?" in await teacher.taps(f"survey.next:{unit}:2")
    assert "Сколько часов?" in await teacher.taps(f"survey.pick:{unit}:3:4")
    assert "survey-skip" not in str(teacher.screen.rows)
    assert "Когда удобно?" in await teacher.says(f"survey.fill:{unit}", "два")
    assert "Что ещё сказать?" in await teacher.says(f"survey.fill:{unit}", "15.03.2012")
    summary = await teacher.taps(f"survey.next:{unit}:6")
    for said in ("Ноутбуков", "Кружки; Поездки", "4", "2", "15.03.2012", "пропущено"):
        assert said in summary, said
    assert (await sheet_of(canvass, "teacher", unit))[0] == {
        1: Answer((2,)),
        2: Answer((1, 5)),
        3: Answer(number=4),
        4: Answer(number=2),
        5: Answer(day=A_DAY),
        6: Answer(),
    }
    assert "Ответ получен" in await teacher.taps(f"survey.send:{unit}")
    assert len(await canvass.rows(SealedSheet)) == 1
    assert await canvass.rows(SurveyDraft) == []


async def test_one_goes_back_changes_from_the_summary_and_goes_on_after_a_restart(
    canvass: Canvass, teacher: Phone, clock: SetClock, tmp_path: Any
) -> None:
    survey = await canvass.running()
    unit = await canvass.unit(survey, "teacher")
    await teacher.taps(f"survey.pick:{unit}:1:1")
    await teacher.taps(f"survey.pick:{unit}:2:1")
    for shown in ("Пробовали новое?", "Чего не хватает?"):
        assert shown in await teacher.taps(teacher.back)
    assert teacher.back == f"survey:{survey}"
    await teacher.taps(f"survey.next:{unit}:1")
    assert "● Да" in labels(teacher.screen)
    assert "Что ещё сказать?" in await teacher.taps(f"survey.next:{unit}:2")
    clock.advance(days=7)
    again = build_services(canvass.db, clock, folder=tmp_path / "data").surveys.answering
    assert (await again.filling(await canvass.actor_of("teacher"), unit)).at == 3
    assert "Начатое сохранено" in await teacher.taps(f"survey:{survey}")
    assert labels(teacher.screen)[0] == "▶️ Продолжить"
    assert "Нужен принтер" in await teacher.says(f"survey.fill:{unit}", "Нужен принтер")
    assert "Чего не хватает?" in await teacher.taps(f"survey.go:{unit}:1")
    changed = await teacher.taps(f"survey.pick:{unit}:1:2")
    assert "Все ответы" in changed, "a single answer was changed"
    assert "Ноутбуков" in changed


async def test_forged_buttons_keep_nothing_that_does_not_fit(canvass: Canvass, teacher: Phone) -> None:
    survey = await canvass.running(form=EVERY)
    unit = await canvass.unit(survey, "teacher")
    forged = [
        f"survey.pick:{unit}:1:3",
        f"survey.pick:{unit}:2:1",
        f"survey.pick:{unit}:9:1",
        f"survey.next:{unit}:3",
        f"survey.go:{unit}:3",
        f"survey.go:{unit}:0",
        f"survey.send:{unit}",
        f"survey.pick:{unit + 1000}:1:1",
        f"survey.sum:{unit}:7",
        "survey.fill:0",
        "survey:999999",
    ]
    for raw in forged:
        await teacher.taps(raw)
        assert (await sheet_of(canvass, "teacher", unit)) == ({}, 1), raw
    assert await canvass.rows(SealedSheet) == []
    await teacher.taps(f"survey.pick:{unit}:1:1")
    for raw in (f"survey.pick:{unit}:2:4", f"survey.next:{unit}:2", f"survey.pick:{unit}:1:2"):
        await teacher.taps(raw)
        assert (await sheet_of(canvass, "teacher", unit)) == ({1: Answer((1,))}, 2), raw
    for option in (1, 2, 5):
        await teacher.taps(f"survey.pick:{unit}:2:{option}")
    assert teacher.toast == "error-survey-most"
    assert (await sheet_of(canvass, "teacher", unit))[0][2] == Answer((1, 2))


async def test_the_use_case_itself_refuses_answers_that_do_not_fit(canvass: Canvass) -> None:
    survey = await canvass.running(form=EVERY)
    unit, actor = await canvass.unit(survey, "teacher"), await canvass.actor_of("teacher")
    answering = canvass.services.surveys.answering
    for number, answer in (
        (1, Answer((7,))),
        (1, Answer((1, 2))),
        (1, Answer(number=1)),
        (1, Answer(day=A_DAY)),
        (2, Answer((1,))),
    ):
        with pytest.raises((Invalid, Missing, Outdated)):
            await answering.say(actor, unit, number, answer)
        with pytest.raises((Invalid, Missing, Outdated)):
            await answering.mark(actor, unit, number, answer)
    await answering.say(actor, unit, 1, Answer((1,)))
    for answer in (Answer(), Answer((1, 2, 5)), Answer((1, 1)), Answer((5, 1)), Answer((1,), words="своё")):
        with pytest.raises((Invalid, Missing)):
            await answering.say(actor, unit, 2, answer)
    assert (await sheet_of(canvass, "teacher", unit)) == ({1: Answer((1,))}, 2)


async def test_typed_words_are_read_and_what_is_no_answer_is_asked_again(canvass: Canvass, teacher: Phone) -> None:
    survey = await canvass.running(form=EVERY)
    unit = await canvass.unit(survey, "teacher")
    fill = f"survey.fill:{unit}"
    for text, shown, toast in (
        ("а" * 10_000, "Свой ответ", "error-too-long"),
        ("\u200b\u202e", "Вопрос 1", "error-empty"),
    ):
        assert shown in await teacher.says(fill, text), toast
        assert teacher.toast == toast
    assert "Что нужно?" in await teacher.says(fill, "ноутбуков\u200b")
    assert "Что нужно?" in await teacher.says(fill, "кружки, поездки")
    await teacher.taps(f"survey.next:{unit}:2")
    await teacher.taps(f"survey.pick:{unit}:3:5")
    for text, toast in (("много", "error-survey-number"), ("25", "error-survey-range"), ("1,5", "error-survey-whole")):
        assert "Сколько часов?" in await teacher.says(fill, text), text
        assert teacher.toast == toast
    await teacher.says(fill, "٣")
    assert "Когда удобно?" in await teacher.says(fill, "31.02.2012")
    assert teacher.toast == "error-survey-no-day"
    await teacher.says(fill, "15 марта 2012")
    await teacher.says(fill, "Нужен \u202eпринтер")
    said = (await sheet_of(canvass, "teacher", unit))[0]
    assert said == {
        1: Answer((2,)),
        2: Answer((1, 5)),
        3: Answer(number=5),
        4: Answer(number=3),
        5: Answer(day=A_DAY),
        6: Answer(words="Нужен принтер"),
    }


async def test_an_own_answer_is_asked_for_and_kept(canvass: Canvass, teacher: Phone) -> None:
    survey = await canvass.running(form=EVERY)
    unit = await canvass.unit(survey, "teacher")
    await teacher.taps(f"survey.fill:{unit}")
    assert "✏️ Другое" in labels(teacher.screen)
    assert "Свой ответ" in await teacher.taps(f"survey.own:{unit}")
    assert teacher.screen.expects is not None
    assert teacher.screen.expects.pack() == f"survey.fill:{unit}"
    assert "Свой ответ" in await teacher.says(f"survey.fill:{unit}", "в" * 201), "it is to be typed again at once"
    assert (teacher.toast, teacher.last.alert) == ("error-too-long", True)
    assert teacher.screen.expects.pack() == f"survey.fill:{unit}"
    await teacher.says(f"survey.fill:{unit}", "Времени")
    assert (await sheet_of(canvass, "teacher", unit)) == ({1: Answer(words="Времени")}, 2)
    await teacher.taps(f"survey.pick:{unit}:2:1")
    assert "Вы написали" not in teacher.seen, "what was tapped is marked"
    await teacher.taps(f"survey.go:{unit}:1")
    assert "Вы написали: Времени" in teacher.seen


async def test_an_answer_is_words_and_no_photo(canvass: Canvass, context_of: ContextOf) -> None:
    unit = await canvass.unit(await canvass.running(), "teacher")
    for words_beside in ("", "вот фото"):
        context = await context_of("teacher")
        incoming = Incoming(text=words_beside, media=Media("photo", "photo1"))
        acting = context.site.take(context, f"survey.fill:{unit}", incoming)
        shown = await answer_to(context, acting, f"survey.fill:{unit}", words_beside)
        assert shown.toast is not None
        assert shown.toast.key == "error-words-needed", words_beside
        assert shown.screen is not None
        assert shown.screen.expects is not None, "the question is still open"
    assert (await sheet_of(canvass, "teacher", unit)) == ({}, 1)


async def test_who_goes_on_later_hears_what_is_kept_and_until_when(canvass: Canvass, teacher: Phone) -> None:
    survey = await canvass.running()
    unit = await canvass.unit(survey, "teacher")
    await teacher.taps(f"survey.fill:{unit}")
    assert f"survey.later:{unit}" in ways(teacher.screen)
    assert "Хорошо, позже" in await teacher.taps(f"survey.later:{unit}")
    await teacher.taps(f"survey.pick:{unit}:1:1")
    later = await teacher.taps(f"survey.later:{unit}")
    assert "Сохранено: 1 из 3" in later
    await teacher.taps("survey.all")
    assert "Продолжить" in labels(teacher.screen)[0]
    await teacher.taps(f"survey.later:{unit}")
    assert "остал" in later
    assert labels(teacher.screen)[0] == "▶️ Продолжить"
    assert "Осталось только отправить" not in later
    assert "Пробовали новое?" in await teacher.taps(ways(teacher.screen)[0])
    await teacher.taps(f"survey.pick:{unit}:2:1")
    await teacher.taps(f"survey.next:{unit}:3")
    assert "Осталось только отправить" in await teacher.taps(f"survey.later:{unit}")


async def test_of_two_children_each_question_says_for_whom(canvass: Canvass, context_of: ContextOf) -> None:
    survey = await canvass.running(["role-parent"], unit=UnitKind.CHILD, mode=SurveyMode.NAMED)
    parent, theirs = (
        Phone(context_of, "parent"),
        [one for one, who in await canvass.units(survey) if who == ("parent",)],
    )
    for unit, whose in zip(theirs, ("За 5А", "За 9Б"), strict=True):
        assert whose in await parent.taps(f"survey.fill:{unit}")


async def test_the_first_screen_of_an_anonymous_survey_tells_who_sees_what(
    canvass: Canvass, teacher: Phone, context_of: ContextOf
) -> None:
    # So few families are never asked anonymously.
    by_family = await canvass.running(["role-parent"], unit=UnitKind.FAMILY, mode=SurveyMode.NAMED)
    await canvass.set(Survey, Survey.id == by_family, mode=SurveyMode.ANONYMOUS)
    assert "Классный руководитель видит только, кто" in await Phone(context_of, "parent").taps(f"survey:{by_family}")
    survey = await canvass.running()
    asked = await teacher.taps(f"survey:{survey}")
    assert "черновик" in asked
    assert "Классный руководитель" not in asked, "of the staff no class teacher sees anything"
    await canvass.answer(survey, "teacher")
    assert "черновик" not in await teacher.taps(f"survey:{survey}"), "nothing is left to be sent"
    assert "Ответ уже получен" in teacher.seen


async def test_after_the_last_day_nothing_can_be_begun(canvass: Canvass, teacher: Phone, clock: SetClock) -> None:
    survey = await canvass.running()
    clock.advance(days=15)
    assert "уже закончился" in await teacher.taps(f"survey:{survey}"), "though its end has not come yet"
    assert ways(teacher.screen) == []


async def test_all_answers_are_seen_before_they_are_sent(canvass: Canvass, teacher: Phone) -> None:
    form = Form(tuple(Question(number, Kind.LONG, f"Что {number}?") for number in range(1, 13)), last=12)
    survey = await canvass.running(form=form, mode=SurveyMode.NAMED)
    unit = await canvass.say(survey, "teacher", {number: Answer(words=f"Это {number}.") for number in range(1, 13)})
    first = await teacher.taps(f"survey.fill:{unit}")
    assert "Это 10." in first
    assert "Это 11." not in first
    assert "ещё 2 ответа" in first
    assert teacher.back == f"survey.go:{unit}:12"
    assert f"survey.send:{unit}" not in ways(teacher.screen)
    assert "Это 12." in await teacher.taps(f"survey.sum:{unit}:1")
    assert labels(teacher.screen) == ["✏️ 11", "✏️ 12", "✅ Отправить", "⏸ Позже"]
    assert teacher.back == f"survey.sum:{unit}:0"
    await teacher.taps(f"survey.send:{unit}")
    assert "ещё 2 ответа" in await teacher.taps(f"survey.fill:{unit}")
    assert teacher.back == f"survey:{survey}"
    assert "уже отправлены" in await teacher.taps(f"survey.sum:{unit}:1")
    assert labels(teacher.screen)[-1] == "✅ Отправить ещё раз"


async def test_two_phones_and_two_taps_give_one_sheet(canvass: Canvass, teacher: Phone, context_of: ContextOf) -> None:
    survey = await canvass.running()
    unit = await canvass.unit(survey, "teacher")
    await teacher.taps(f"survey.pick:{unit}:1:1")
    assert "Пробовали новое?" in await teacher.taps(f"survey.pick:{unit}:1:2"), "the fresh question is shown"
    assert teacher.toast == "error-outdated"
    await teacher.taps(f"survey.pick:{unit}:2:1")
    await teacher.taps(f"survey.next:{unit}:3")
    for number in range(2):
        assert "Ответ получен" in await teacher.taps(f"survey.send:{unit}"), number
    assert teacher.toast == "error-survey-answered"
    assert not teacher.last.alert, "who tapped twice has nothing to close"
    assert len(await canvass.rows(SealedSheet)) == 1
    context = await context_of("teacher", update_id=77)
    for _ in range(2):
        assert "Ответ получен" in words(
            (await answer_to(context, context.site.follow(context, f"survey.send:{unit}"))).screen
        )
    assert "Ответ получен" in await teacher.taps(f"survey.fill:{unit}")


async def test_tapping_twice_does_no_more_than_once(canvass: Canvass, teacher: Phone) -> None:
    survey = await canvass.running(form=EVERY)
    unit = await canvass.unit(survey, "teacher")
    for raw, shown in (
        (f"survey.pick:{unit}:1:2", "Что нужно?"),
        (f"survey.pick:{unit}:2:5", "Что нужно?"),
        (f"survey.pick:{unit}:2:1", "Что нужно?"),
        (f"survey.unpick:{unit}:2:5", "Что нужно?"),
        (f"survey.next:{unit}:2", "Насколько довольны?"),
        (f"survey.pick:{unit}:3:4", "Сколько часов?"),
    ):
        for _ in range(2):
            assert shown in await teacher.taps(raw), raw
            assert (teacher.toast, teacher.last.alert) == (None, False), raw
    said, at = await sheet_of(canvass, "teacher", unit)
    assert (said, at) == ({1: Answer((2,)), 2: Answer((1,)), 3: Answer(number=4)}, 4)
    await teacher.taps(f"survey.go:{unit}:2")
    assert ways(teacher.screen)[:2] == [f"survey.unpick:{unit}:2:1", f"survey.pick:{unit}:2:2"]
    await teacher.taps(f"survey.pick:{unit}:1:2")
    assert (await sheet_of(canvass, "teacher", unit))[1] == 2, "a tap on a screen of before moves nothing"


async def test_an_update_that_comes_twice_answers_once(canvass: Canvass, context_of: ContextOf) -> None:
    survey = await canvass.running(form=EVERY)
    unit = await canvass.unit(survey, "teacher")
    await canvass.say(survey, "teacher", {1: Answer((1,))})
    context = await context_of("teacher", update_id=5)
    for _ in range(2):
        shown = await answer_to(context, context.site.follow(context, f"survey.pick:{unit}:2:1"))
        assert "☑️ Кружки" in labels(shown.screen)
    assert (await sheet_of(canvass, "teacher", unit))[0][2] == Answer((1,))
