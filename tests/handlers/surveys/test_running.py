"""Managers look after what runs: rates without names, reminders, the link, days, the end; notices of what happened."""

from datetime import date

import pytest

from bot.services.surveys import SurveyMode, SurveyState, UnitKind
from bot.ui import Picture
from handlers.site import NoticeArgs
from handlers.surveys.notices import LOOKS
from models.surveys import SealedSheet, Survey, SurveySheet, SurveyUnit
from tests.bot.services.surveys.canvass import Canvass
from tests.databases import SetClock, sqlite_only
from tests.handlers.audience.writer import VOICE, Writer, packed
from tests.personas import PERSONAS, ContextOf

pytestmark = sqlite_only

SOME = ("teacher", "technician", "editor", "admin", "coordinator")


async def test_while_it_runs_only_how_many_is_shown(deputy: Writer, canvass: Canvass) -> None:
    survey = await canvass.running(mode=SurveyMode.NAMED)
    await canvass.answer(survey, *SOME)
    shown = await deputy.opens(f"surveys.one:{survey}")
    assert "Ответили 5 из 16" in shown
    assert "Идёт до вт, 08.12.2026, осталось 14 дней" in shown
    assert "Напоминаний молчащим: 0 из 3" in shown
    everything = shown + "".join(deputy.offers())
    names = [name for persona in PERSONAS.values() for name in persona.names[:1] if name]
    assert not [word for word in (*names, "Ноутбук", "принтер") if word in everything]
    assert not [button for button in deputy.buttons() if packed(button.to).startswith("results")]


async def test_groups_of_fewer_than_five_stand_together(deputy: Writer, canvass: Canvass) -> None:
    """Of a group of one it would be told whether they are silent."""
    survey = await canvass.running()
    for title, count in {"5А": 6, "5Б": 7, "9Б": 8}.items():
        await add_units(canvass, survey, title, count, answered=2)
    shown = await deputy.opens(f"surveys.one:{survey}")
    assert "5А: 2 из 6" in shown
    assert "5Б: 2 из 7" in shown
    assert "Директор" not in shown
    assert "Остальные: 0 из" in shown


async def add_units(canvass: Canvass, survey: int, group: str, count: int, answered: int = 0) -> None:
    async with canvass.db.write(await canvass.actor_of("admin")) as session:
        for number in range(count):
            session.add(SurveyUnit(survey_id=survey, group_code=group, answered=number < answered))


async def test_many_classes_have_pages_and_years_stand_on_the_card(deputy: Writer, canvass: Canvass) -> None:
    survey = await canvass.running()
    for year in (5, 6, 7):
        for letter in "АБВГДЕ":
            await add_units(canvass, survey, f"{year}{letter}", 5, answered=1)
    card = await deputy.opens(f"surveys.one:{survey}")
    assert "5-е классы: 6 из 30" in card
    assert "5А" not in card
    pages = await deputy.taps("По классам и группам")
    assert "5А: 1 из 5" in pages
    assert "7Е" not in pages
    assert "7Е: 1 из 5" in await deputy.taps("›")
    assert "7-е классы: 6 из 30" in await deputy.taps("По параллелям")


async def test_the_silent_are_reminded_once_a_day_and_three_times(
    deputy: Writer, canvass: Canvass, clock: SetClock
) -> None:
    survey = await canvass.running()
    await canvass.answer(survey, *SOME)
    for count in (1, 2, 3):
        await deputy.opens(f"surveys.one:{survey}")
        asked = await deputy.taps("Напомнить молчащим")
        assert "Не ответили 11 человек." in asked
        assert "Напоминание получат 10 человек" in asked
        assert f"Напоминаний молчащим: {count - 1} из 3" in asked
        assert f"Напоминаний молчащим: {count} из 3" in await deputy.taps("Да, напомнить")
        assert "10 человек" in deputy.toast
        assert not [label for label in deputy.offers() if "Напомнить" in label]
        # Nor does a button of before remind again.
        await deputy.opens(f"surveys.remind.do:{survey}")
        assert "Сегодня уже напоминали" in deputy.toast or count == 3
        clock.advance(days=1)
    await deputy.opens(f"surveys.remind.do:{survey}")
    assert "уже напомнили 3 раза" in deputy.toast
    assert len(await canvass.told("survey.remind")) == 30
    assert not {*await canvass.told("survey.remind")} & {*SOME}


async def test_the_way_to_it_is_a_link_and_a_picture_of_its_code(deputy: Writer, canvass: Canvass) -> None:
    canvass.services.invitations.bot_name = "school_bot"
    survey = await canvass.running()
    await deputy.opens(f"surveys.one:{survey}")
    assert f"https://t.me/school_bot?start=survey-{survey}" in await deputy.taps("Ссылка и QR")
    assert deputy.shown is not None
    assert isinstance(deputy.shown.picture, Picture)
    assert deputy.shown.picture.content.startswith(b"\x89PNG")


async def test_it_is_prolonged_by_a_tap_or_a_word(deputy: Writer, canvass: Canvass) -> None:
    survey = await canvass.running()
    await deputy.opens(f"surveys.one:{survey}")
    await deputy.taps("Ещё")
    await deputy.taps("Продлить")
    assert "до пт, 11.12.2026" in await deputy.taps("пт, 11.12.2026")
    await deputy.taps("Ещё")
    await deputy.taps("Продлить")
    assert "до пт, 25.12.2026" in await deputy.says("25.12")
    for word in ("вчера", "01.06.2027"):
        await deputy.opens(f"surveys.prolong:{survey}")
        await deputy.says(word)
        assert deputy.toast, word
    assert (await canvass.row(survey)).ends_on == date(2026, 12, 25)


async def test_it_is_ended_after_a_second_word(deputy: Writer, canvass: Canvass) -> None:
    survey = await canvass.running()
    await canvass.answer(survey, *SOME)
    await deputy.opens(f"surveys.one:{survey}")
    await deputy.taps("Ещё")
    assert "Ответили 5 из 16" in await deputy.taps("Закончить")
    ended = await deputy.taps("Да, закончить")
    assert "Опрос закончился" in ended
    assert "Закончился вт, 24.11.2026" in ended
    ways = [packed(button.to) for button in deputy.buttons()]
    assert ways == [f"results:{survey}", f"results.done:{survey}", f"surveys.copy:{survey}"]
    assert len(await canvass.rows(SurveySheet)) == 5


async def test_it_is_withdrawn_after_a_second_word_and_all_answers_go(deputy: Writer, canvass: Canvass) -> None:
    survey = await canvass.running()
    await canvass.answer(survey, *SOME)
    await deputy.opens(f"surveys.one:{survey}")
    await deputy.taps("Ещё")
    assert "все ответы будут удалены" in await deputy.taps("Отозвать")
    assert "Опрос отозван" in await deputy.taps("Да, отозвать")
    assert (len(await canvass.rows(SealedSheet)), len(await canvass.rows(SurveySheet))) == (0, 0)
    assert (await canvass.row(survey)).state is SurveyState.WITHDRAWN


@pytest.mark.parametrize("state", [SurveyState.DRAFT, SurveyState.PLANNED, SurveyState.ENDED, SurveyState.WITHDRAWN])
async def test_what_does_not_run_is_shown_as_it_is(state: SurveyState, deputy: Writer, canvass: Canvass) -> None:
    survey = await canvass.draft(state=state, starts_on=date(2026, 12, 24))
    steps = ("more", "remind", "share", "prolong", "end", "withdraw", "remind.do", "end.do", "withdraw.do")
    for raw in (*steps, "prolong.set:{}:20261225"):
        await deputy.opens(f"surveys.{raw}".format(survey) if ":" in raw else f"surveys.{raw}:{survey}")
        assert deputy.toast, raw
        assert deputy.shown is not None
        assert deputy.shown.lines[0].key == f"surveys-title-{state}", raw
    assert (await canvass.row(survey)).state is state


async def test_sheets_on_paper_and_lost_ones_are_told(deputy: Writer, canvass: Canvass) -> None:
    survey = await canvass.running(["role-parent"], mode=SurveyMode.NAMED, unit=UnitKind.CHILD)
    unit = (await canvass.units(survey))[0][0]
    await canvass.set(
        SurveyUnit, SurveyUnit.id == unit, answered=True, entered_by=canvass.school.people["class_teacher"]
    )
    await add_units(canvass, survey, "5А", 3)
    shown = await deputy.opens(f"surveys.one:{survey}")
    assert "С бумаги внесена 1 анкета" in shown
    assert "Без бота 3 семьи" in shown
    await canvass.end(survey)
    await canvass.set(Survey, Survey.id == survey, lost=2)
    shown = await deputy.opens(f"surveys.one:{survey}")
    assert "Не удалось открыть 2 анкеты" in shown
    assert "бумаг" not in shown, "results tell it where it may be told"


async def test_managers_hear_of_the_end(canvass: Canvass, context_of: ContextOf) -> None:
    survey = await canvass.running(title="Питание")
    notice, look = NoticeArgs(f"surveys.one:{survey}", {}), LOOKS["survey.ended"]
    assert await look.full(await context_of("director"), notice) is None, "it still runs"
    await canvass.end(survey)
    assert await canvass.told("survey.ended") == ["deputy", "director", "several"]
    shown = await look.full(await context_of("director"), notice)
    assert shown is not None
    assert "Питание" in VOICE.plain(shown.lines[0])
    assert "Ответили 0 из 16" in VOICE.plain(shown.lines[1])
    assert await look.full(await context_of("class_teacher"), notice) is None
    assert await look.line(await context_of("class_teacher"), notice) is None


async def test_managers_hear_why_it_could_not_start(canvass: Canvass, context_of: ContextOf, clock: SetClock) -> None:
    survey = await canvass.draft(starts_on=date(2026, 11, 26))
    await canvass.start(survey)
    await canvass.set(Survey, Survey.id == survey, groups=["role-director"])
    clock.advance(days=2)
    await canvass.services.surveys.starting.tick()
    assert await canvass.told("survey.stopped") == ["deputy", "director", "several"]
    look = LOOKS["survey.stopped"]
    notice = NoticeArgs(f"surveys.one:{survey}", {"reason": "error-survey-few"})
    shown = await look.full(await context_of("deputy"), notice)
    assert shown is not None
    assert "Анонимно спросить нельзя: выбраны 2 анкеты" in VOICE.plain(shown.lines[1])
    line = await look.line(await context_of("deputy"), notice)
    assert line is not None
    orphaned = NoticeArgs(notice.subject, {"reason": "error-survey-orphaned"})
    shown = await look.full(await context_of("deputy"), orphaned)
    assert shown is not None
    assert "больше не ведёт опросы" in VOICE.plain(shown.lines[1])
    await canvass.set(Survey, Survey.id == survey, mode=SurveyMode.NAMED)
    await canvass.start(survey)
    assert await look.full(await context_of("deputy"), notice) is None, "it runs by now"


async def test_without_its_key_managers_hear_of_it_and_decide_to_ask_anew(
    deputy: Writer, canvass: Canvass, context_of: ContextOf
) -> None:
    survey = await canvass.running()
    await canvass.answer(survey, *SOME)
    notice, look = NoticeArgs(f"surveys.one:{survey}", {}), LOOKS["survey.locked"]
    assert await look.full(await context_of("deputy"), notice) is None, "the key is there"
    await deputy.opens(f"surveys.anew:{survey}")
    assert deputy.toast
    canvass.services.surveys.starting._seals.destroy(survey)
    shown, line = (
        await look.full(await context_of("deputy"), notice),
        await look.line(await context_of("deputy"), notice),
    )
    assert shown is not None
    assert line is not None
    assert await look.full(await context_of("class_teacher"), notice) is None
    assert "Пропал ключ" in await deputy.opens(f"surveys.one:{survey}")
    assert not [label for label in deputy.offers() if "Напомнить" in label], "nobody could answer"
    await deputy.taps("Ещё")
    assert not [button for button in deputy.buttons() if packed(button.to).startswith("surveys.end")]
    await deputy.opens(f"surveys.one:{survey}")
    assert "Ответили 5 из 16" in await deputy.taps("Спросить заново")
    assert "Ответили 0 из 16" in await deputy.taps("Да, спросить заново")
    assert await canvass.told("survey.lost") == sorted(SOME)
