"""Choosing whom a survey asks, as its managers tap it: the same screens as of posts."""

import pytest

from bot.db import Database
from bot.errors import Denied, Missing
from bot.i18n import LANGUAGES, Voice
from bot.services import Services
from bot.ui import t
from handlers.audience.addresses import Put, PutClass, PutPerson, Take
from handlers.site import Nowhere
from models.surveys import Survey, SurveyMode, SurveyState, UnitKind
from tests.bot.services.surveys.canvass import Canvass
from tests.handlers.audience.writer import VOICE, Writer
from tests.handlers.crawler import complaints_about
from tests.personas import ActorOf, ContextOf, StandardSchool

OUTDATED = {VOICE.plain(t("error-outdated")), VOICE.plain(t("error-survey-started"))}
SCREENS = (
    "audience.classes:{}:to:both:0",
    "audience.duties:{}:to:0",
    "audience.one:{}:but",
    "audience.saved:{}:0",
)
ACTS = (
    "audience.take:{}:1:usual:role-parent",
    "audience.put:{}:1:to:leaders-:0",
    "audience.class:{}:1:to:both:y5:0",
    "audience.one.put:{}:1:to:1",
    "audience.but.drop:{}:1:leaders-",
    "audience.clear:{}:1",
    "audience.saved.drop:{}:1",
)


@pytest.fixture
def canvass(db: Database, services: Services, school: StandardSchool, actor_of: ActorOf) -> Canvass:
    return Canvass(db, services, school, actor_of)


async def chosen(canvass: Canvass, survey: int) -> tuple[list[str], list[str]]:
    row = await canvass.row(survey)
    return row.groups, row.exceptions


async def test_the_usual_groups_of_a_survey_are_a_tap_away(canvass: Canvass, context_of: ContextOf) -> None:
    survey = await canvass.draft([])
    deputy = Writer("deputy", context_of)
    assert "Пока никому" in await deputy.opens(f"audience:s{survey}")
    assert deputy.offers()[:3] == ["👥 Все родители", "👥 Все ученики", "👥 Все сотрудники"]
    assert deputy.shown is not None
    assert deputy.shown.back == f"surveys.one:{survey}"
    await deputy.taps("›")
    assert deputy.offers()[:2] == ["👥 5-е классы, родители", "👥 9-е классы, родители"]
    assert "Черновик" in await deputy.taps("5-е классы")
    assert deputy.toast == "Получатели выбраны."
    assert await chosen(canvass, survey) == (["yparents-5"], [])
    # A tap on a screen of before changes nothing.
    await deputy.opens(f"audience.take:s{survey}:1:usual:role-parent")
    assert deputy.toast == VOICE.plain(t("error-survey-changed"))
    assert await chosen(canvass, survey) == (["yparents-5"], [])


async def test_every_way_to_choose_serves_a_survey(
    canvass: Canvass, school: StandardSchool, context_of: ContextOf
) -> None:
    survey = await canvass.draft([])
    deputy = Writer("deputy", context_of)
    await deputy.opens(f"audience:s{survey}")
    await deputy.taps("Классы")
    await deputy.taps("👪 Родители")
    await deputy.taps("5А")
    await deputy.says("классные рук")
    text = await deputy.taps("Классные руководители")
    assert "5А, родители; Классные руководители" in text
    await deputy.opens(f"audience:s{survey}")
    await deputy.taps("Добавить")
    await deputy.taps("Человек")
    await deputy.says("ежова")
    await deputy.taps("Ежова М. П.")
    await deputy.opens(f"audience.but:s{survey}:0")
    await deputy.taps("Классы")
    await deputy.taps("🎒 Ученики")
    await deputy.taps("9Б")
    own, others = f"parents-{school.classes['5А']}", f"students-{school.classes['9Б']}"
    groups = [own, "leaders-", f"person-{school.people['teacher']}"]
    assert await chosen(canvass, survey) == (groups, [others])
    await deputy.opens(f"audience.but:s{survey}:0")
    await deputy.taps("✖️ 9Б")
    assert await chosen(canvass, survey) == (groups, [])
    await deputy.opens(f"audience:s{survey}")
    await deputy.taps("Мои списки")
    await deputy.says("Пятые классы")
    assert deputy.toast == "Сохранено."
    await deputy.taps("✖️ Пятые классы")
    assert deputy.toast == "Список удалён."
    await deputy.opens(f"audience:s{survey}")
    assert "Черновик" in await deputy.taps("Готово")
    await deputy.opens(f"audience:s{survey}")
    await deputy.taps("Выбрать заново")
    assert await chosen(canvass, survey) == ([], [])


async def test_the_sheets_that_are_waited_for_stand_below(canvass: Canvass, context_of: ContextOf) -> None:
    few = "Для анонимного опроса этого мало"
    cases = {
        UnitKind.PERSON: "Анкет ждём: 1 · получат в боте 1",
        UnitKind.CHILD: "Анкет ждём: 3, по одной на ребёнка · получат в боте 2 · на бумаге 1",
        UnitKind.FAMILY: "Анкет ждём: 2, по одной от семьи · получат в боте 1 · на бумаге 1",
    }
    for unit, words in cases.items():
        survey = await canvass.draft(["role-parent"], unit=unit)
        text = await Writer("deputy", context_of).opens(f"audience:s{survey}")
        assert words in text, unit
        assert few in text, unit
        assert "На этой неделе" not in text
    named = await canvass.draft(["role-parent"], mode=SurveyMode.NAMED)
    assert few not in await Writer("deputy", context_of).opens(f"audience:s{named}")
    many = await canvass.draft()
    text = await Writer("deputy", context_of).opens(f"audience:s{many}")
    assert "Анкет ждём: 16" in text
    assert few not in text
    assert "Анкет" not in await Writer("deputy", context_of).opens(f"audience:s{await canvass.draft([])}")


async def test_whoever_was_asked_lately_is_told_of(canvass: Canvass, context_of: ContextOf) -> None:
    await canvass.running(["role-parent"], mode=SurveyMode.NAMED)
    survey = await canvass.draft(["role-parent"])
    text = await Writer("deputy", context_of).opens(f"audience:s{survey}")
    assert "1 семью уже спрашивали в другом опросе за последние две недели" in text


async def test_screens_of_a_survey_please_the_messenger(canvass: Canvass, context_of: ContextOf) -> None:
    survey = await canvass.draft(["role-parent", "yparents-5", "staff-"], exceptions=["leaders-"], unit=UnitKind.FAMILY)
    empty = await canvass.draft([])
    voices = [Voice(language, VOICE.zone) for language in LANGUAGES]
    context = await context_of("deputy")
    for number in (survey, empty):
        for raw in ("audience:{}", "audience.ready:{}:1", "audience.add:{}", "audience.but:{}:0", *SCREENS):
            answer = await context.site.follow(context, raw.format(f"s{number}"))
            assert list(complaints_about(answer, voices)) == [], raw


async def test_only_who_manages_surveys_chooses_for_them(canvass: Canvass, context_of: ContextOf) -> None:
    """An editor and a class teacher write news, and yet no surveys."""
    survey = await canvass.draft()
    for name in ("teacher", "class_teacher", "editor", "admin", "parent", "student", "stranger"):
        context = await context_of(name)
        for raw in ("audience:{}", "audience.ready:{}:0", "audience.but:{}:0", *SCREENS, *ACTS):
            with pytest.raises(Denied):
                await context.site.follow(context, raw.format(f"s{survey}"))
    assert await chosen(canvass, survey) == (["staff-"], [])


async def test_what_runs_asks_whom_it_asks(canvass: Canvass, context_of: ContextOf) -> None:
    survey = await canvass.running()
    version = (await canvass.row(survey)).version
    for state in (SurveyState.PLANNED, SurveyState.RUNNING, SurveyState.ENDED, SurveyState.WITHDRAWN):
        await canvass.set(Survey, Survey.id == survey, state=state)
        deputy = Writer("deputy", context_of)
        for raw in ("audience:{}", *SCREENS[:3], *(act.replace(":1", f":{version}", 1) for act in ACTS[:-1])):
            await deputy.opens(raw.format(f"s{survey}"))
            assert deputy.toast in OUTDATED, (state, raw, deputy.toast)
    assert await chosen(canvass, survey) == (["staff-"], [])


async def test_addresses_name_a_thing_in_one_way(canvass: Canvass, context_of: ContextOf) -> None:
    survey = await canvass.draft()
    context = await context_of("deputy")
    forged = (
        "",
        "s",
        "0",
        "s0",
        "s0{}",
        "S{}",
        "{}s",
        "ss{}",
        "s-{}",
        "s+{}",
        " s{}",
        "s{} ",
        "s{}\n",
        "s{}_0",
        "s{}.0",
    )
    for form in (*forged, "s٣", "x{}", "1" * 16, "s" + "9" * 30):
        of = form.format(survey)
        for raw in ("audience:{}", "audience.saved:{}:0", "audience.clear:{}:1", "audience.take:{}:1:usual:staff-"):
            with pytest.raises(Nowhere):
                await context.site.follow(context, raw.format(of))
    for of in ("s999", "s" + "9" * 15, "9" * 15):
        with pytest.raises(Missing):
            await context.site.follow(context, f"audience:{of}")


def test_a_button_has_room_for_the_numbers_of_a_big_school() -> None:
    """What is too long for a button raises."""
    number = 10**9
    of, code = f"s{number}", f"department-{number}"
    PutClass(of=of, version=9999, part="but", who="students", what=f"c{number}", page=99).pack()
    Put(of=of, version=9999, part="but", code=code, page=99).pack()
    Take(of=of, version=9999, kind="recent", key=of).pack()
    PutPerson(of=of, version=9999, part="but", person=number).pack()
