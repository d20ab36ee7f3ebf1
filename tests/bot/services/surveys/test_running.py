"""A survey from its start to its end, on real databases: who is asked, who answers, when it is over."""

import asyncio
from datetime import date, timedelta
from typing import Any

import pytest

from bot.access import SYSTEM
from bot.errors import Denied, Invalid, Missing, Outdated
from bot.services.surveys.form import Answer, YesNo
from models.people import ClassTeacher, Guardianship, Person, Role, RoleGrant
from models.surveys import SealedSheet, Survey, SurveyDraft, SurveyMode, SurveySheet, SurveyState, SurveyUnit, UnitKind
from tests import factories
from tests.bot.services.surveys.canvass import SAID, STAFF, Canvass
from tests.databases import SetClock

FIVE = ("teacher", "technician", "editor", "coordinator", "storekeeper")


async def test_everybody_is_asked_once_and_the_answers_are_there_at_the_end(canvass: Canvass) -> None:
    survey = await canvass.running()
    asked = {name for _, people in await canvass.units(survey) for name in people}
    assert {"teacher", "director", "not_joined"} <= asked
    assert not {"parent", "student", "left"} & asked
    invited = await canvass.told("survey.invite")
    assert set(invited) == asked - {"not_joined"}
    assert len(invited) == len(set(invited))
    await canvass.answer(survey, *FIVE)
    assert len(await canvass.rows(SealedSheet)) == len(FIVE)
    assert await canvass.rows(SurveySheet) == []
    await canvass.end(survey)
    sheets = await canvass.rows(SurveySheet)
    assert [one.answers for one in sheets] == [sheets[0].answers] * len(FIVE)
    assert {(one.unit_id, one.answered_on) for one in sheets} == {(None, None)}
    assert await canvass.rows(SealedSheet) == []
    assert await canvass.rows(SurveyDraft) == []
    assert (await canvass.row(survey)).state is SurveyState.ENDED
    assert "deputy" in await canvass.told("survey.ended")


async def test_four_can_not_be_asked_anonymously(canvass: Canvass) -> None:
    people = canvass.school.people
    four = [f"person-{people[name]}" for name in ("teacher", "technician", "editor", "coordinator")]
    with pytest.raises(Invalid) as refused:
        await canvass.running(four)
    assert refused.value.key == "error-survey-few"
    assert refused.value.args_for_text["count"] == 4
    await canvass.running(four, mode=SurveyMode.NAMED)
    await canvass.running([*four, f"person-{people['storekeeper']}"])


async def test_an_anonymous_survey_counts_people_not_sheets(canvass: Canvass) -> None:
    """The sheets of a mother of six would be six, and forms from paper are read by who enters them."""
    for number in range(6):
        async with canvass.db.write(SYSTEM) as session:
            place, parent = canvass.school.classes["5А"], await session.get_one(Person, canvass.school.people["parent"])
            values = {"surname": "", "given_name": "Я. Я.", "patronymic": "", "class_id": place}
            child = await factories.person(session, **values)
            if number < 3:
                await factories.guardianship(session, parent, child)
            await canvass.services.directory.touch(session)
    for unit, key in ((UnitKind.CHILD, "error-survey-by-child"), (UnitKind.FAMILY, "error-survey-few")):
        with pytest.raises(Invalid) as refused:
            await canvass.running(["role-parent"], unit=unit)
        assert refused.value.key == key
    with pytest.raises(Invalid) as by_child:
        await canvass.running(["role-parent", *STAFF], unit=UnitKind.CHILD)
    assert by_child.value.key == "error-survey-by-child"


async def test_only_who_manages_surveys_starts_and_ends_them(canvass: Canvass) -> None:
    survey = await canvass.draft()
    for name in ("teacher", "editor", "admin", "parent"):
        with pytest.raises(Denied):
            await canvass.start(survey, name)
    await canvass.start(survey, "director")
    for name in ("teacher", "admin"):
        with pytest.raises(Denied):
            await canvass.end(survey, name)


async def test_what_runs_can_not_be_started_again(canvass: Canvass) -> None:
    survey = await canvass.running()
    with pytest.raises(Outdated):
        await canvass.start(survey)
    assert len(await canvass.units(survey)) == len({people for _, people in await canvass.units(survey)})


async def test_foreign_sheets_closed_and_withdrawn_surveys_take_no_answer(canvass: Canvass) -> None:
    survey = await canvass.running()
    unit = await canvass.unit(survey, "teacher")
    answering = canvass.services.surveys.answering
    for name in ("technician", "parent", "class_teacher", "admin"):
        with pytest.raises(Missing):
            await answering.filling(await canvass.actor_of(name), unit)
        with pytest.raises(Missing):
            await answering.say(await canvass.actor_of(name), unit, 1, SAID[1])
    await canvass.say(survey, "technician")
    await canvass.end(survey)
    with pytest.raises(Outdated) as over:
        await answering.send(await canvass.actor_of("technician"), await canvass.unit(survey, "technician"))
    assert over.value.key == "error-survey-over"
    other = await canvass.running()
    await canvass.answer(other, "teacher")
    await canvass.services.surveys.starting.withdraw(await canvass.actor_of("deputy"), other)
    with pytest.raises(Outdated):
        await canvass.say(other, "technician")
    assert await canvass.rows(SealedSheet) == []


async def test_a_sheet_is_given_once(canvass: Canvass) -> None:
    survey = await canvass.running()
    await canvass.answer(survey, "teacher")
    with pytest.raises(Outdated) as again:
        await canvass.answer(survey, "teacher")
    assert again.value.key == "error-survey-answered"
    assert len(await canvass.rows(SealedSheet)) == 1


async def test_a_question_left_open_is_asked_before_sending(canvass: Canvass) -> None:
    survey = await canvass.running()
    unit = await canvass.say(survey, "teacher", {1: Answer((2,))})
    with pytest.raises(Invalid) as refused:
        await canvass.services.surveys.answering.send(await canvass.actor_of("teacher"), unit)
    assert refused.value.key == "error-survey-unfinished"


async def test_one_may_stop_and_go_on_a_week_later(canvass: Canvass, clock: SetClock) -> None:
    for mode in SurveyMode:
        survey = await canvass.running(mode=mode)
        unit = await canvass.say(survey, "teacher", {1: Answer((2,))})
        clock.advance(days=7)
        filling = await canvass.services.surveys.answering.filling(await canvass.actor_of("teacher"), unit)
        assert (filling.at, dict(filling.sheet)) == (2, {1: Answer((2,))}), mode
        await canvass.end(survey)


async def test_either_parent_answers_for_a_family_and_the_other_is_told(canvass: Canvass) -> None:
    async with canvass.db.write(await canvass.actor_of("admin")) as session:
        father = canvass.school.people["namesake_one"]
        session.add(RoleGrant(person_id=father, role=Role.PARENT, since=date(2026, 9, 1)))
        for child in canvass.school.children:
            session.add(Guardianship(parent_id=father, child_id=child))
        await canvass.services.directory.touch(session)
    survey = await canvass.running(["role-parent"], unit=UnitKind.FAMILY, mode=SurveyMode.NAMED)
    # Of a third family nobody but the child itself has joined.
    assert [set(people) for _, people in await canvass.units(survey)] == [set(), {"parent", "namesake_one"}]
    await canvass.say(survey, "namesake_one")
    await canvass.answer(survey, "parent")
    assert await canvass.told("survey.told") == ["namesake_one"]
    with pytest.raises(Outdated) as late:
        await canvass.answer(survey, "namesake_one")
    assert late.value.key == "error-survey-answered"
    assert await canvass.rows(SurveyDraft) == []


async def test_a_parent_answers_for_each_child(canvass: Canvass) -> None:
    survey = await canvass.running(["role-parent"], unit=UnitKind.CHILD, mode=SurveyMode.NAMED)
    units = await canvass.units(survey)
    assert [people for _, people in units] == [(), ("parent",), ("parent",)]
    assert await canvass.told("survey.invite") == ["parent"]
    for unit, _ in units[1:]:
        for number, answer in SAID.items():
            await canvass.services.surveys.answering.say(await canvass.actor_of("parent"), unit, number, answer)
        await canvass.services.surveys.answering.send(await canvass.actor_of("parent"), unit)
    assert sorted(one.group_code for one in await canvass.rows(SurveyUnit)) == ["5А", "9Б", "9Б"]


async def test_named_answers_may_be_changed_until_the_end(canvass: Canvass) -> None:
    survey = await canvass.running(mode=SurveyMode.NAMED)
    await canvass.answer(survey, "teacher")
    unit, actor = await canvass.unit(survey, "teacher"), await canvass.actor_of("teacher")
    answering = canvass.services.surveys.answering
    assert (await answering.filling(actor, unit)).at == 0
    await answering.say(actor, unit, 2, Answer(number=YesNo.NO))
    await answering.send(actor, unit)
    (sheet,) = await canvass.rows(SurveySheet)
    assert sheet.answers["2"] != (SAID[2].number,)
    await canvass.end(survey)
    with pytest.raises(Outdated):
        await answering.say(actor, unit, 2, Answer(number=YesNo.YES))


async def test_the_silent_are_reminded_three_times_at_most_and_not_once_they_answered(
    canvass: Canvass, clock: SetClock
) -> None:
    survey = await canvass.running(days=14)
    starting = canvass.services.surveys.starting
    counts = []
    for day in range(16):
        if day == 5:
            await canvass.answer(survey, "teacher")
        await starting.tick()
        await starting.tick()
        counts.append(len(await canvass.told("survey.remind")))
        clock.advance(days=1)
    everybody = len(await canvass.told("survey.invite"))
    assert sorted(set(counts)) == [0, everybody, 2 * everybody - 1, 3 * everybody - 2]
    assert [counts.index(count) for count in sorted(set(counts))][1] == 3
    with pytest.raises(Invalid) as enough:
        await starting.remind(await canvass.actor_of("deputy"), survey)
    assert enough.value.key == "error-survey-reminded-enough"


async def test_by_hand_the_silent_are_reminded_once_a_day(canvass: Canvass, clock: SetClock) -> None:
    survey = await canvass.running()
    await canvass.answer(survey, "teacher")
    starting, deputy = canvass.services.surveys.starting, await canvass.actor_of("deputy")
    count = await starting.remind(deputy, survey)
    assert "teacher" not in await canvass.told("survey.remind")
    assert count == len(await canvass.told("survey.remind"))
    with pytest.raises(Invalid):
        await starting.remind(deputy, survey)
    clock.advance(days=1)
    assert await starting.remind(deputy, survey) == count


async def test_it_starts_on_its_day_and_ends_after_its_last(canvass: Canvass, clock: SetClock) -> None:
    today = (await canvass.services.directory.now()).today(clock.now())
    survey = await canvass.running(starts_on=today + timedelta(days=2), days=10)
    surveys = canvass.services.surveys
    await surveys.starting.tick()
    assert (await canvass.row(survey)).state is SurveyState.PLANNED
    assert await canvass.units(survey) == []
    clock.advance(days=2)
    await surveys.starting.tick()
    row = await canvass.row(survey)
    assert (row.state, row.ends_on) == (SurveyState.RUNNING, today + timedelta(days=12))
    clock.advance(days=10)
    await surveys.ending.tick()
    assert (await canvass.row(survey)).state is SurveyState.RUNNING
    clock.advance(days=1)
    await surveys.ending.tick()
    await surveys.ending.tick()
    assert (await canvass.row(survey)).state is SurveyState.ENDED


async def test_families_asked_lately_are_spared_unless_somebody_insists(canvass: Canvass, clock: SetClock) -> None:
    named: dict[str, Any] = {"mode": SurveyMode.NAMED, "unit": UnitKind.FAMILY}
    await canvass.running(["role-parent"], **named)
    second = await canvass.draft(["role-parent"], **named)
    with pytest.raises(Invalid) as often:
        await canvass.start(second)
    assert (often.value.key, often.value.args_for_text["count"]) == ("error-survey-often", 1)
    deputy = await canvass.actor_of("deputy")
    await canvass.services.surveys.starting.start_anyway(deputy, second, (await canvass.row(second)).version)
    assert (await canvass.row(second)).insisted_by == deputy.person_id
    clock.advance(days=15)
    third = await canvass.running(["role-parent"], **named)
    assert (await canvass.row(third)).insisted_by is None


async def test_of_a_family_asked_lately_the_other_parent_is_spared_too_and_staff_is_not(canvass: Canvass) -> None:
    """Last week the mother alone, then the father; and whoever is asked as one of the staff is no family."""
    school, mother = canvass.school, canvass.school.people["parent"]
    async with canvass.db.write(SYSTEM) as session:
        father = await session.get_one(Person, school.people["nameless"])
        child = await session.get_one(Person, school.children[0])
        await factories.guardianship(session, father, child)
        await factories.role_grant(session, father, role="parent")
        await canvass.services.directory.touch(session)
    named, starting = SurveyMode.NAMED, canvass.services.surveys.starting
    await canvass.running(["role-parent"], exceptions=[f"person-{school.people['nameless']}"], mode=named)
    asked = {"of two parents one": ["role-parent"], "one of the staff": ["role-staff"]}
    often = dict[str, int]()
    for who, groups in asked.items():
        survey = await canvass.draft(groups, mode=named)
        often[who] = (await starting.asking(await canvass.actor_of("deputy"), survey)).often
    for kind in UnitKind:
        survey = await canvass.draft(["role-parent"], exceptions=[f"person-{mother}"], mode=named, unit=kind)
        often[kind] = (await starting.asking(await canvass.actor_of("deputy"), survey)).often
    assert often == {"of two parents one": 1, "one of the staff": 0} | {str(kind): 1 for kind in UnitKind}


async def test_of_two_who_start_at_once_one_makes_the_key(canvass: Canvass) -> None:
    survey = await canvass.draft()
    starting, deputy = canvass.services.surveys.starting, await canvass.actor_of("deputy")
    version = (await canvass.row(survey)).version
    done = await asyncio.gather(*(starting.start(deputy, survey, version) for _ in range(2)), return_exceptions=True)
    assert [one for one in done if one is not None] == [one for one in done if isinstance(one, Outdated)]
    assert len([one for one in done if one is None]) == 1
    await canvass.answer(survey, *FIVE)
    await canvass.end(survey)
    assert len(await canvass.rows(SurveySheet)) == len(FIVE)


async def test_a_survey_that_can_not_be_read_holds_up_no_other(canvass: Canvass, clock: SetClock) -> None:
    broken, sound = await canvass.running(), await canvass.running()
    await canvass.set(Survey, Survey.id == broken, form={"q": "?"})
    clock.advance(days=20)
    await canvass.services.surveys.starting.tick()
    await canvass.services.surveys.ending.tick()
    assert (await canvass.row(sound)).state is SurveyState.ENDED


async def test_after_its_last_day_nothing_is_taken_before_the_tick_comes(canvass: Canvass, clock: SetClock) -> None:
    survey = await canvass.running(days=3)
    clock.advance(days=4)
    with pytest.raises(Outdated) as over:
        await canvass.answer(survey, "teacher")
    assert over.value.key == "error-survey-over"


async def test_no_reminder_goes_on_a_day_off(canvass: Canvass, clock: SetClock) -> None:
    """The tick of Friday was missed, that of Saturday waits for Monday."""
    survey = await canvass.running()
    starting = canvass.services.surveys.starting
    await canvass.set(Survey, Survey.id == survey, remind_on=date(2026, 11, 27))
    clock.advance(days=4)
    assert not (await canvass.services.directory.now()).calendar.is_working_day(
        (await canvass.services.directory.now()).today(clock.now())
    )
    await starting.tick()
    assert await canvass.told("survey.remind") == []
    clock.advance(days=2)
    await starting.tick()
    assert await canvass.told("survey.remind") != []


async def test_what_waits_for_its_day_spares_families_asked_meanwhile(canvass: Canvass, clock: SetClock) -> None:
    named: dict[str, Any] = {"mode": SurveyMode.NAMED, "unit": UnitKind.FAMILY}
    today = (await canvass.services.directory.now()).today(clock.now())
    planned = await canvass.running(["role-parent"], starts_on=today + timedelta(days=3), **named)
    await canvass.running(["role-parent"], **named)
    later = await canvass.running(["role-parent"], starts_on=today + timedelta(days=20), **named)
    assert (await canvass.row(later)).state is SurveyState.PLANNED
    clock.advance(days=3)
    await canvass.services.surveys.starting.tick()
    assert (await canvass.row(planned)).state is SurveyState.DRAFT
    assert "deputy" in await canvass.told("survey.stopped")


async def test_a_class_teacher_gives_no_sheet_of_a_pupil(canvass: Canvass) -> None:
    await canvass.set(Person, Person.id == canvass.school.people["student"], class_id=canvass.school.classes["5А"])
    survey = await canvass.running(["role-student", "staff-"], mode=SurveyMode.NAMED)
    with pytest.raises(Missing):
        await canvass.services.surveys.answering.say(
            await canvass.actor_of("class_teacher"), await canvass.unit(survey, "student"), 1, SAID[1]
        )


async def test_a_class_teacher_enters_a_form_from_paper(canvass: Canvass) -> None:
    async with canvass.db.write(await canvass.actor_of("admin")) as session:
        place = canvass.school.classes["5А"]
        child = (await factories.person(session, surname="", given_name="Я. Я.", patronymic="", class_id=place)).id
        await canvass.services.directory.touch(session)
    await canvass.running(["role-parent"], unit=UnitKind.CHILD, mode=SurveyMode.NAMED)
    unit = next(one.id for one in await canvass.rows(SurveyUnit) if one.children == [child])
    answering, teacher = canvass.services.surveys.answering, await canvass.actor_of("class_teacher")
    for number, answer in SAID.items():
        await answering.say(teacher, unit, number, answer)
    await answering.send(teacher, unit)
    row = next(one for one in await canvass.rows(SurveyUnit) if one.id == unit)
    assert (row.answered, row.answered_by, row.entered_by) == (True, None, teacher.person_id)


async def test_a_colleagues_own_sheet_is_not_for_the_class_teacher_of_their_child(canvass: Canvass) -> None:
    """Asked as one of the staff and as a parent, a teacher answers for themselves."""
    async with canvass.db.write(SYSTEM) as session:
        values = {"parent_id": canvass.school.people["teacher"], "child_id": canvass.school.children[0]}
        session.add(Guardianship(**values))
        session.add(RoleGrant(person_id=values["parent_id"], role=Role.PARENT, since=date(2026, 9, 1)))
        await canvass.services.directory.touch(session)
    survey = await canvass.running(["staff-", "role-parent"], mode=SurveyMode.NAMED)
    unit = await canvass.unit(survey, "teacher")
    with pytest.raises(Missing):
        await canvass.services.surveys.answering.say(await canvass.actor_of("class_teacher"), unit, 1, SAID[1])


async def test_an_older_childs_class_teacher_enters_no_form_of_the_family(canvass: Canvass) -> None:
    survey = await canvass.running(["role-parent"], unit=UnitKind.FAMILY, mode=SurveyMode.NAMED)
    unit, answering = await canvass.unit(survey, "parent"), canvass.services.surveys.answering
    await canvass.set(
        ClassTeacher, ClassTeacher.class_id == canvass.school.classes["5А"], class_id=canvass.school.classes["9Б"]
    )
    with pytest.raises(Missing):
        await answering.say(await canvass.actor_of("class_teacher"), unit, 1, SAID[1])
