"""Answering on a phone: question by question, by taps and words, back and on, by whom it may be and by nobody else."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import delete, select, update

from bot.access import SYSTEM
from bot.errors import Denied, Invalid, Missing, Outdated
from bot.services import build_services
from bot.services.surveys.form import Answer, Form, Kind, Option, Question, Sheet
from bot.ui import Answer as Shown
from bot.ui import Incoming, Screen
from handlers.errors import answer_to
from models.people import Consent, Guardianship, Person, Role, RoleGrant
from models.surveys import SealedSheet, Survey, SurveyDraft, SurveyMode, SurveySheet, SurveyUnit, UnitKind
from tests import factories
from tests.bot.services.surveys.canvass import Canvass
from tests.databases import SetClock, sqlite_only
from tests.handlers.news.posts import labels, ways, words
from tests.personas import STRANGER, ContextOf

pytestmark = sqlite_only

A_DAY = date(2012, 3, 15)
EVERY = Form(
    (
        Question(1, Kind.ONE, "Чего не хватает?", options=(Option(1, "Интернета"), Option(2, "Ноутбуков")), own=True),
        Question(
            2,
            Kind.MANY,
            "Что нужно?",
            options=(Option(1, "Кружки"), Option(2, "Секции"), Option(5, "Поездки")),
            least=1,
            most=2,
            required=True,
        ),
        Question(3, Kind.SCALE, "Насколько довольны?", least=1, most=5, required=True),
        Question(4, Kind.NUMBER, "Сколько часов?", least=0, most=24, required=True),
        Question(5, Kind.DATE, "Когда удобно?"),
        Question(6, Kind.LONG, "Что ещё сказать?"),
    ),
    last=6,
)


class Phone:
    """What a persona sees and does; each tap is an update of its own."""

    def __init__(self, context_of: ContextOf, name: str) -> None:
        self._context_of, self._name, self._updates = context_of, name, 1000 * (hash(name) % 997)
        self.last = Shown()

    async def taps(self, raw: str) -> str:
        """What is shown then, or said in a toast."""
        self._updates += 1
        context = await self._context_of(self._name, update_id=self._updates)
        self.last = await answer_to(context, context.site.follow(context, raw))
        return self.seen

    async def says(self, raw: str, text: str) -> str:
        self._updates += 1
        context = await self._context_of(self._name, update_id=self._updates)
        acting = context.site.take(context, raw, Incoming(text=text))
        self.last = await answer_to(context, acting, raw, text)
        return self.seen

    @property
    def seen(self) -> str:
        return words(self.last.screen) if self.last.screen is not None else ""

    @property
    def toast(self) -> str | None:
        return self.last.toast.key if self.last.toast is not None else None

    @property
    def screen(self) -> Screen:
        assert self.last.screen is not None
        return self.last.screen


@pytest.fixture
def teacher(context_of: ContextOf) -> Phone:
    return Phone(context_of, "teacher")


async def sheet_of(canvass: Canvass, name: str, unit: int) -> tuple[Sheet, int]:
    filling = await canvass.services.surveys.answering.filling(await canvass.actor_of(name), unit)
    return dict(filling.sheet), filling.at


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
    back = next(way for way in ways(teacher.screen) if way.startswith("survey.go"))
    assert "Пробовали новое?" in await teacher.taps(back)
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
    for text, toast in (("а" * 10_000, "error-too-long"), ("\u200b\u202e", "error-empty")):
        assert "Вопрос 1" in await teacher.says(fill, text), toast
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
    await teacher.says(f"survey.fill:{unit}", "Времени")
    assert (await sheet_of(canvass, "teacher", unit)) == ({1: Answer(words="Времени")}, 2)


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
    assert len(await canvass.rows(SealedSheet)) == 1
    context = await context_of("teacher", update_id=77)
    for _ in range(2):
        assert "Ответ получен" in words(
            (await answer_to(context, context.site.follow(context, f"survey.send:{unit}"))).screen
        )
    assert "Ответ получен" in await teacher.taps(f"survey.fill:{unit}")


async def test_an_update_that_comes_twice_answers_once(canvass: Canvass, context_of: ContextOf) -> None:
    survey = await canvass.running(form=EVERY)
    unit = await canvass.unit(survey, "teacher")
    await canvass.say(survey, "teacher", {1: Answer((1,))})
    context = await context_of("teacher", update_id=5)
    for _ in range(2):
        shown = await answer_to(context, context.site.follow(context, f"survey.pick:{unit}:2:1"))
        assert "☑️ Кружки" in labels(shown.screen)
    assert (await sheet_of(canvass, "teacher", unit))[0][2] == Answer((1,))


async def test_a_parent_of_two_answers_for_each_class_and_no_child_is_named(
    canvass: Canvass, context_of: ContextOf
) -> None:
    survey = await canvass.running(["role-parent"], unit=UnitKind.CHILD, mode=SurveyMode.NAMED)
    parent = Phone(context_of, "parent")
    first = await parent.taps(f"survey:{survey}")
    assert labels(parent.screen)[:2] == ["За 5А", "За 9Б"]
    assert "А. М." not in first
    five, nine = [unit for unit, people in await canvass.units(survey) if people == ("parent",)]
    await parent.taps(f"survey.pick:{five}:1:1")
    await parent.taps(f"survey.pick:{five}:2:1")
    await parent.taps(f"survey.next:{five}:3")
    sent = await parent.taps(f"survey.send:{five}")
    assert "За 5А" in sent
    assert labels(parent.screen)[:2] == ["За 9Б", "✏️ Изменить ответы"]
    await parent.taps(f"survey:{survey}")
    assert labels(parent.screen)[:2] == ["✅ За 5А: готово", "За 9Б"]
    assert "Все ответы" in await parent.taps(f"survey.fill:{five}"), "named answers may be changed"
    assert nine in [one.id for one in await canvass.rows(SurveyUnit) if not one.answered]


async def test_one_parent_answers_and_the_other_sees_that(canvass: Canvass, context_of: ContextOf) -> None:
    async with canvass.db.write(SYSTEM) as session:
        father = canvass.school.people["namesake_one"]
        session.add(RoleGrant(person_id=father, role=Role.PARENT, since=date(2026, 9, 1)))
        for child in canvass.school.children:
            session.add(Guardianship(parent_id=father, child_id=child))
        await canvass.services.directory.touch(session)
    survey = await canvass.running(["role-parent"], unit=UnitKind.FAMILY, mode=SurveyMode.NAMED)
    unit = await canvass.unit(survey, "parent")
    other = Phone(context_of, "namesake_one")
    await other.taps(f"survey.pick:{unit}:1:1")
    await canvass.answer(survey, "parent")
    assert "Ответ получен" in await other.taps(f"survey.pick:{unit}:2:1")
    assert other.toast == "error-survey-answered"
    assert "Ответ уже получен" in await other.taps(f"survey:{survey}")
    assert not [way for way in ways(other.screen) if way.startswith("survey.fill")]
    assert await canvass.rows(SurveyDraft) == []


async def test_who_is_not_asked_hears_nothing_about_it(canvass: Canvass, context_of: ContextOf) -> None:
    survey = await canvass.running(title="Тайное название")
    unit = await canvass.unit(survey, "teacher")
    taps = [
        f"survey:{survey}",
        f"survey.fill:{unit}",
        f"survey.sent:{unit}",
        f"survey.own:{unit}",
        f"survey.refuse:{unit}",
    ]
    for name in ("parent", "student"):
        phone = Phone(context_of, name)
        for raw in taps:
            assert "Тайное" not in await phone.taps(raw), (name, raw)
            assert phone.toast in {"error-survey-not-asked", "error-missing"}, (name, raw)
        for raw in (f"survey.pick:{unit}:1:1", f"survey.send:{unit}", f"survey.next:{unit}:1"):
            await phone.taps(raw)
        assert await canvass.rows(SurveyDraft) == []
    for name in (STRANGER, "left"):
        context = await context_of(name)
        shown = (await answer_to(context, context.site.links["survey"](context, str(survey)))).screen
        assert shown == (await context.site.follow(context, "stranger")).screen, name
    parent = await context_of("parent")
    missing = await answer_to(parent, parent.site.links["survey"](parent, str(survey)))
    none = await answer_to(parent, parent.site.links["survey"](parent, "999"))
    assert missing == none, "whether there is such a survey is not told"
    teacher = await context_of("teacher")
    opened = await answer_to(teacher, teacher.site.links["survey"](teacher, str(survey)))
    assert "Тайное название" in words(opened.screen)


async def test_whose_child_has_left_is_asked_no_more(canvass: Canvass, context_of: ContextOf) -> None:
    survey = await canvass.running(["role-parent"], unit=UnitKind.CHILD, mode=SurveyMode.NAMED)
    unit, parent = await canvass.unit(survey, "parent"), Phone(context_of, "parent")
    async with canvass.db.write(SYSTEM) as session:
        await session.execute(delete(Guardianship).where(Guardianship.parent_id == canvass.school.people["parent"]))
        is_theirs = RoleGrant.person_id == canvass.school.people["parent"]
        await session.execute(update(RoleGrant).where(is_theirs).values(role=Role.STAFF))
        await canvass.services.directory.touch(session)
    for raw in (f"survey:{survey}", f"survey.fill:{unit}", f"survey.pick:{unit}:1:1"):
        await parent.taps(raw)
        assert parent.toast in {"error-survey-not-asked", "error-missing"}, raw
    assert await canvass.rows(SurveyDraft) == []
    assert (await canvass.services.surveys.mine.count(await canvass.actor_of("parent"))).waiting == 0


async def test_what_is_over_says_so_and_leads_to_what_was_done(canvass: Canvass, teacher: Phone) -> None:
    survey = await canvass.running()
    unit = await canvass.unit(survey, "teacher")
    await canvass.end(survey)
    await teacher.taps(f"survey.pick:{unit}:1:1")
    assert teacher.toast == "error-survey-over"
    assert "уже закончился" in await teacher.taps(f"survey:{survey}")
    async with canvass.db.write(SYSTEM) as session:
        post = (await factories.news_post(session)).id
    await canvass.set(Survey, Survey.id == survey, post_id=post)
    await teacher.taps("survey.all")
    assert ways(teacher.screen) == [f"news:{post}"]


async def test_named_answers_need_a_consent_first(canvass: Canvass, teacher: Phone) -> None:
    survey = await canvass.running(mode=SurveyMode.NAMED)
    unit = await canvass.unit(survey, "teacher")
    async with canvass.db.write(SYSTEM) as session:
        await session.execute(delete(Consent))
    assert "Согласие на опросы с именем" in await teacher.taps(f"survey.fill:{unit}")
    assert ways(teacher.screen)[:2] == [f"survey.agree:{unit}", f"survey.refuse:{unit}"]
    for raw in (f"survey.pick:{unit}:1:1", f"survey.send:{unit}", f"survey.go:{unit}:1"):
        assert "Согласие на опросы" in await teacher.taps(raw), raw
        assert teacher.toast == "error-survey-consent"
    assert "Согласие на опросы" in await teacher.says(f"survey.fill:{unit}", "Интернета")
    assert "Ничего не записано" in await teacher.taps(f"survey.refuse:{unit}")
    assert await canvass.rows(SurveyDraft) == []
    anonymous = await canvass.running()
    async with canvass.db.write(SYSTEM) as session:
        await session.execute(delete(Consent))
    assert "Чего не хватает?" in await teacher.taps(f"survey.fill:{await canvass.unit(anonymous, 'teacher')}")
    assert "Чего не хватает?" in await teacher.taps(f"survey.agree:{unit}")
    await teacher.taps(f"survey.pick:{unit}:1:1")
    await teacher.taps(f"survey.pick:{unit}:2:1")
    await teacher.taps(f"survey.next:{unit}:3")
    assert "до конца опроса" in await teacher.taps(f"survey.send:{unit}")
    assert [one.unit_id for one in await canvass.rows(SurveySheet)] == [unit]


async def test_a_pupil_below_14_can_not_agree(canvass: Canvass) -> None:
    """No pupil of a lower class is invited; one that is in the bot by whatever way is refused."""
    survey = await canvass.running(["role-student"], mode=SurveyMode.NAMED)
    unit, student = await canvass.unit(survey, "student"), await canvass.actor_of("student")
    consenting = canvass.services.surveys.consenting
    await canvass.set(Person, Person.id == student.person_id, class_id=canvass.school.classes["5А"])
    with pytest.raises(Denied) as young:
        await consenting.agree(student, unit)
    assert young.value.key == "error-survey-young"
    await canvass.set(Person, Person.id == student.person_id, class_id=canvass.school.classes["9Б"])
    async with canvass.db.write(SYSTEM) as session:
        await session.execute(delete(Consent))
    await consenting.agree(student, unit)
    async with canvass.db.read() as session:
        assert list(await session.scalars(select(Consent.person_id))) == [student.person_id]


async def test_who_came_after_the_start_is_asked_when_they_look(canvass: Canvass, context_of: ContextOf) -> None:
    survey = await canvass.running()
    new = canvass.school.people["parent"]
    async with canvass.db.write(SYSTEM) as session:
        session.add(RoleGrant(person_id=new, role=Role.STAFF, since=date(2026, 9, 1)))
        await canvass.services.directory.touch(session)
    phone = Phone(context_of, "parent")
    for _ in range(2):
        await phone.taps(f"survey:{survey}")
        assert labels(phone.screen)[0] == "▶️ Начать"
    assert len([people for _, people in await canvass.units(survey) if people == ("parent",)]) == 1
    await phone.taps("survey.all")
    assert ways(phone.screen) == [f"survey:{survey}"]


async def test_the_menu_calls_whoever_is_asked_and_nobody_else(canvass: Canvass, context_of: ContextOf) -> None:
    survey = await canvass.running()
    parent, context = await context_of("parent"), await context_of("teacher")
    assert "survey.all" not in ways((await parent.site.follow(parent, "menu")).screen)
    menu = (await context.site.follow(context, "menu")).screen
    assert labels(menu)[0] == "📋 Опросы: ждёт 1"
    await canvass.answer(survey, "teacher")
    menu = (await context.site.follow(context, "menu")).screen
    assert labels(menu)[0] == "📋 Опросы"
