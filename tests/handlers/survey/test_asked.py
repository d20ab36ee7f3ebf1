"""Who may answer a survey: parents for their children, nobody else; what is over, consents, newcomers, the menu."""

import asyncio
from datetime import date

import pytest
from sqlalchemy import delete, select, update

from bot.access import SYSTEM
from bot.errors import Denied
from handlers.errors import answer_to
from handlers.site import NoticeArgs, Site
from models.news import NewsPost, PostState
from models.people import Consent, Guardianship, Person, Role, RoleGrant
from models.surveys import Survey, SurveyDraft, SurveyMode, SurveySheet, SurveyUnit, UnitKind
from tests import factories
from tests.bot.services.surveys.canvass import Canvass
from tests.databases import SetClock, sqlite_only
from tests.handlers.news.posts import labels, ways, words
from tests.handlers.survey.phone import Phone
from tests.personas import STRANGER, ContextOf

pytestmark = sqlite_only


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
    assert labels(parent.screen)[:2] == ["За 9Б", "✅ За 5А: готово"]
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
    assert await canvass.services.surveys.mine.count(await canvass.actor_of("parent")) == 0


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
    # While it is written, and for whom it did not go to, there is nothing to be read.
    for state in (PostState.DRAFT, PostState.SENT):
        await canvass.set(NewsPost, NewsPost.id == post, state=state)
        await teacher.taps("survey.all")
        assert ways(teacher.screen) == [], state
        assert "рассказали" not in await teacher.taps(f"survey:{survey}"), state
    async with canvass.db.write(SYSTEM) as session:
        author = await session.get_one(Person, canvass.school.people["teacher"])
        await factories.news_recipient(session, await session.get_one(NewsPost, post), author)
    await teacher.taps("survey.all")
    assert ways(teacher.screen) == [f"news:{post}"]
    assert "рассказали" in await teacher.taps(f"survey:{survey}")


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
    assert "Ответов бот не записал" in await teacher.taps(f"survey.refuse:{unit}")
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


async def test_who_would_not_answer_by_name_is_left_alone_and_may_change_their_mind(
    canvass: Canvass, context_of: ContextOf, site: Site, clock: SetClock
) -> None:
    survey = await canvass.running(["role-parent", "role-technician"], unit=UnitKind.CHILD, mode=SurveyMode.NAMED)
    async with canvass.db.write(SYSTEM) as session:
        await session.execute(delete(Consent))
    mine, invite = canvass.services.surveys.mine, NoticeArgs(f"survey:{survey}", {})
    phone, actor, unit = Phone(context_of, "parent"), await canvass.actor_of("parent"), 0
    for name, may_on_paper in (("parent", True), ("technician", False)):
        phone, unit, actor = Phone(context_of, name), await canvass.unit(survey, name), await canvass.actor_of(name)
        assert await mine.count(actor) == 1
        await phone.taps(f"survey.refuse:{unit}")
        said = await phone.taps(f"survey.refuse:{unit}")
        assert ("на бумаге" in said) == may_on_paper, "nobody enters a form of the staff"
        assert await mine.count(actor) == 0
        assert await site.notices["survey.remind"].full(await context_of(name), invite) is None
        assert "не ждут" in await phone.taps("survey.all")
        assert labels(phone.screen)[0].startswith("✖️ ")
        said = await phone.taps(f"survey:{survey}")
        assert "Вы не согласились отвечать с именем" in said
        assert "Ответ уже получен" not in said
    await canvass.services.surveys.starting.remind(await canvass.actor_of("deputy"), survey)
    assert await canvass.told("survey.remind") == ["second_technician"]
    clock.advance(hours=1)
    later = await canvass.draft(["role-technician"], mode=SurveyMode.NAMED)
    await canvass.services.surveys.starting.start_anyway(await canvass.actor_of("deputy"), later, 1)
    assert await mine.count(actor) == 1, "another survey asks anew"
    assert "Чего не хватает?" in await phone.taps(f"survey.agree:{unit}")
    assert await mine.count(actor) == 2


async def test_a_consent_is_given_to_a_named_sheet_of_ones_own_only(canvass: Canvass, context_of: ContextOf) -> None:
    named = await canvass.running(["role-technician"], mode=SurveyMode.NAMED)
    anonymous = await canvass.running()
    foreign, own = await canvass.unit(named, "technician"), await canvass.unit(anonymous, "teacher")
    async with canvass.db.write(SYSTEM) as session:
        await session.execute(delete(Consent))
    for unit in (999_999, foreign, own):
        for way in ("survey.agree", "survey.refuse"):
            await Phone(context_of, "teacher").taps(f"{way}:{unit}")
    async with canvass.db.read() as session:
        assert (await session.scalars(select(Consent))).all() == []


async def test_it_is_said_alike_everywhere_who_sees_named_answers(canvass: Canvass, context_of: ContextOf) -> None:
    """On the first screen, in the consent, where the mode is chosen, in the sample: as the table of results has it."""
    survey = await canvass.running(["staff-", "role-parent"], unit=UnitKind.CHILD, mode=SurveyMode.NAMED)
    unit, draft = await canvass.unit(survey, "parent"), await canvass.draft()
    async with canvass.db.write(SYSTEM) as session:
        await session.execute(delete(Consent))
    shown = {"parent": (f"survey:{survey}", f"survey.fill:{unit}"), "deputy": (f"surveys.mode:{draft}",)}
    for name, raws in (shown | {"teacher": (f"survey.seen:{survey}",)}).items():
        for raw in raws:
            said = await Phone(context_of, name).taps(raw)
            assert "с фамилией и инициалами" in said, raw
            assert "только с классом" in said, raw


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


async def test_the_seventh_child_and_the_seventh_survey_are_reached(canvass: Canvass, context_of: ContextOf) -> None:
    async with canvass.db.write(SYSTEM) as session:
        parent = await session.get_one(Person, canvass.school.people["parent"])
        for number in range(5):
            values = {"surname": "", "given_name": f"Я. {number}.", "patronymic": ""}
            child = await factories.person(session, class_id=canvass.school.classes["9Б"], **values)
            await factories.guardianship(session, parent, child)
        await canvass.services.directory.touch(session)
    survey = await canvass.running(["role-parent"], unit=UnitKind.CHILD, mode=SurveyMode.NAMED)
    sheets = [unit for unit, people in await canvass.units(survey) if "parent" in people]
    assert len(sheets) == 7
    await canvass.set(SurveyUnit, SurveyUnit.id.in_(sheets[:6]), answered=True)
    phone = Phone(context_of, "parent")
    await phone.taps(f"survey:{survey}")
    assert f"survey.fill:{sheets[6]}" in ways(phone.screen)
    further = [await canvass.running(mode=SurveyMode.NAMED) for _ in range(7)]
    teacher = Phone(context_of, "teacher")
    found = set[str]()
    for page in ("survey.all", "survey.more:1"):
        await teacher.taps(page)
        assert len(words(teacher.screen).split("до ")) - 1 == sum(
            way.startswith("survey:") for way in ways(teacher.screen)
        )
        found.update(ways(teacher.screen))
    assert {f"survey:{one}" for one in further} <= found


async def test_the_menu_calls_whoever_is_asked_and_nobody_else(canvass: Canvass, context_of: ContextOf) -> None:
    survey = await canvass.running()
    parent, context = await context_of("parent"), await context_of("teacher")
    assert "survey.all" not in ways((await parent.site.follow(parent, "menu")).screen)
    menu = (await context.site.follow(context, "menu")).screen
    assert labels(menu)[0] == "📋 Опросы: ждёт 1"
    await canvass.answer(survey, "teacher")
    assert "survey.all" not in ways((await context.site.follow(context, "menu")).screen), "nothing waits"


async def test_whoever_prepares_surveys_finds_those_beside_their_own(canvass: Canvass, context_of: ContextOf) -> None:
    survey = await canvass.running()
    for name, found in {"deputy": [f"survey:{survey}", "surveys"], "teacher": [f"survey:{survey}"]}.items():
        context = await context_of(name)
        assert ways((await context.site.follow(context, "survey.all")).screen) == found


async def test_who_opens_the_menu_while_it_is_read_for_another_is_told_too(canvass: Canvass) -> None:
    await canvass.running(mode=SurveyMode.NAMED)
    mine, names = canvass.services.surveys.mine, ("parent", "teacher", "editor")
    counts = await asyncio.gather(*[mine.count(await canvass.actor_of(name)) for name in names])
    assert counts == [0, 1, 1]
