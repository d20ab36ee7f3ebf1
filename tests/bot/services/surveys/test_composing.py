"""The builder's use cases: who may, in which state, in which version; what two do at once; what comes from a file."""

from collections.abc import Awaitable, Callable
from functools import partial
from io import BytesIO
from typing import Any

import pytest

from bot.access import Actor
from bot.errors import Denied, Invalid, Missing, Outdated, Repeated
from bot.services.files import DOWNLOAD_LIMIT
from bot.services.surveys import SurveyMode, SurveyState, UnitKind, editing
from bot.services.surveys.composing import Composing
from bot.services.surveys.files.draft import FILE_LIMIT_BYTES, Draft
from bot.services.surveys.files.words import vocabulary
from bot.services.surveys.form import END, QUESTIONS_LIMIT, Form, Jump, Kind, Option, Question
from bot.services.surveys.kept import form_of
from bot.services.surveys.storing import LOOKED_AT
from tests.bot.services.surveys.canvass import FORM, Canvass
from tests.personas import ActorOf

Use = Callable[[Actor, int, int], Awaitable[object]]


def uses(composing: Composing) -> dict[str, Use]:
    """Every use case that changes a survey, with arguments that fit FORM."""
    return {
        "add": lambda actor, survey, version: composing.add(actor, survey, version, Kind.LONG, "Ещё?"),
        "change": lambda actor, survey, version: composing.change(actor, survey, version, 1, editing.toggled_required),
        "lead": lambda actor, survey, version: composing.lead(actor, survey, version, 1, (2, 2), END),
        "then": lambda actor, survey, version: composing.lead(actor, survey, version, 1, None, 3),
        "move": lambda actor, survey, version: composing.move(actor, survey, version, 2, -1),
        "duplicate": lambda actor, survey, version: composing.duplicate(actor, survey, version, 1),
        "delete": lambda actor, survey, version: composing.delete(actor, survey, version, 1),
    }


async def form(canvass: Canvass, survey: int) -> Form:
    return form_of((await canvass.row(survey)).form)


async def test_each_use_case_changes_the_form_once(canvass: Canvass, actor_of: ActorOf) -> None:
    composing = canvass.services.surveys.composing
    for name, use in uses(composing).items():
        survey = await canvass.draft()
        await use(await actor_of("deputy"), survey, 1)
        assert (await canvass.row(survey)).version == 2, name
        assert await form(canvass, survey) != FORM, name
        with pytest.raises(Outdated) as second:
            await use(await actor_of("director"), survey, 1)
        assert second.value.key == "error-survey-changed", name
        assert (second.value.shows or "").startswith("questions"), name


async def test_only_who_manages_surveys_may_build(canvass: Canvass, actor_of: ActorOf) -> None:
    composing, survey = canvass.services.surveys.composing, await canvass.draft()
    draft = Draft("Опрос", "", SurveyMode.NAMED, UnitKind.PERSON, FORM)
    for persona in ("teacher", "class_teacher", "parent", "admin", "editor"):
        actor = await actor_of(persona)
        acts: list[Use] = [
            *uses(composing).values(),
            lambda actor, survey, version: composing.survey(actor, survey),
            lambda actor, survey, version: composing.create(actor, draft),
            lambda actor, survey, version: composing.look_over(actor, survey, draft),
            lambda actor, survey, version: composing.keep(actor, survey),
            lambda actor, survey, version: composing.drop(actor, survey, survey),
            lambda actor, survey, version: composing.take_over(actor, survey, version, survey),
            lambda actor, survey, version: composing.read(actor, "file", "a.xlsx", 1, vocabulary(())),
        ]
        for act in acts:
            with pytest.raises(Denied):
                await act(actor, survey, 1)
    assert await form(canvass, survey) == FORM


async def test_what_runs_or_ended_does_not_change(canvass: Canvass, actor_of: ActorOf) -> None:
    composing, deputy = canvass.services.surveys.composing, await actor_of("deputy")
    for state in SurveyState:
        if state is SurveyState.DRAFT:
            continue
        survey = await canvass.draft(state=state)
        for name, use in uses(composing).items():
            with pytest.raises(Outdated) as caught:
                await use(deputy, survey, 1)
            assert caught.value.key == "error-survey-started", (state, name)
        assert await form(canvass, survey) == FORM


async def test_an_older_screen_is_told_so_even_where_its_question_is_gone(canvass: Canvass, actor_of: ActorOf) -> None:
    composing, survey = canvass.services.surveys.composing, await canvass.draft()
    deputy, director = await actor_of("deputy"), await actor_of("director")
    await composing.delete(deputy, survey, 1, 2)
    edit = partial(editing.with_text, typed="Пробовали?")
    with pytest.raises(Outdated) as gone:
        await composing.change(director, survey, 1, 2, edit)
    assert gone.value.shows == f"questions:{survey}"
    with pytest.raises(Outdated) as other:
        await composing.change(director, survey, 1, 3, edit)
    assert other.value.shows == f"questions.one:{survey}:3", "what they were at still stands"
    with pytest.raises(Missing):
        await composing.change(director, survey, 2, 2, edit)


async def test_there_is_no_41st_question(canvass: Canvass, actor_of: ActorOf) -> None:
    composing, deputy = canvass.services.surveys.composing, await actor_of("deputy")
    questions = tuple(Question(number, Kind.LONG, "Что?") for number in range(1, QUESTIONS_LIMIT))
    survey = await canvass.draft(form=Form(questions, 60))
    assert await composing.add(deputy, survey, 1, Kind.LONG, "Последний?") == 61
    for use in (composing.add(deputy, survey, 2, Kind.LONG, "Ещё?"), composing.duplicate(deputy, survey, 2, 1)):
        with pytest.raises(Invalid) as caught:
            await use
        assert caught.value.key == "error-questions-full"
    assert len((await form(canvass, survey)).questions) == QUESTIONS_LIMIT


async def test_a_number_is_never_given_twice(canvass: Canvass, actor_of: ActorOf) -> None:
    composing, deputy, survey = canvass.services.surveys.composing, await actor_of("deputy"), await canvass.draft()
    assert await composing.add(deputy, survey, 1, Kind.ONE, "Что?\nДа\nНет") == 4
    await composing.delete(deputy, survey, 2, 4)
    assert await composing.duplicate(deputy, survey, 3, 1) == 5


async def test_what_an_edit_costs_is_told(canvass: Canvass, actor_of: ActorOf) -> None:
    composing, deputy, survey = canvass.services.surveys.composing, await actor_of("deputy"), await canvass.draft()
    await composing.lead(deputy, survey, 1, 1, (2, 2), 3)
    assert (await form(canvass, survey)).questions[0].jumps == (Jump(2, 2, 3),)
    dropped = await composing.change(deputy, survey, 2, 1, partial(editing.without_option, option=2))
    assert dropped.lost == (1,)
    await composing.lead(deputy, survey, 3, 1, (1, 1), 3)
    assert (await composing.move(deputy, survey, 4, 3, -2)).lost == (1,)


async def test_a_use_case_of_a_repeated_update_does_nothing_twice(canvass: Canvass, actor_of: ActorOf) -> None:
    composing, survey = canvass.services.surveys.composing, await canvass.draft()
    await composing.duplicate(await actor_of("deputy", update_id=7), survey, 1, 1)
    with pytest.raises(Repeated) as again:
        await composing.duplicate(await actor_of("deputy", update_id=7), survey, 1, 1)
    assert again.value.shows == f"questions:{survey}"
    assert len((await form(canvass, survey)).questions) == 4


async def test_a_file_becomes_a_draft_of_its_own(canvass: Canvass, actor_of: ActorOf) -> None:
    deputy = await actor_of("deputy")
    draft = Draft("Что нужно?", "Здравствуйте!", SurveyMode.NAMED, UnitKind.FAMILY, FORM)
    survey = await canvass.services.surveys.composing.create(deputy, draft)
    row = await canvass.row(survey)
    assert (row.title, row.intro, row.mode, row.unit) == (draft.title, draft.intro, draft.mode, draft.unit)
    assert (row.state, row.author_id, row.groups) == (SurveyState.DRAFT, deputy.person_id, [])
    assert form_of(row.form) == FORM


async def test_questions_of_a_file_come_instead_and_pictures_stay(canvass: Canvass, actor_of: ActorOf) -> None:
    composing, deputy = canvass.services.surveys.composing, await actor_of("deputy")
    mine = Form((Question(1, Kind.LONG, "Что?", picture="p1"), Question(2, Kind.LONG, "Где?", picture="p2")), 9)
    survey = await canvass.draft(form=mine)
    theirs = Form((Question(1, Kind.SHORT, "Что?"), Question(2, Kind.LONG, "Когда?")), 2)
    other = await canvass.draft(form=theirs, template=LOOKED_AT)
    await composing.take_over(deputy, survey, 1, other)
    taken = await form(canvass, survey)
    assert taken == Form((Question(1, Kind.SHORT, "Что?", picture="p1"), Question(10, Kind.LONG, "Когда?")), 10)
    with pytest.raises(Missing):
        await composing.survey(deputy, other)


async def test_only_what_is_looked_at_is_taken_over_or_dropped(canvass: Canvass, actor_of: ActorOf) -> None:
    """Whoever taps an old button must not throw away what somebody has worked on since."""
    composing, deputy = canvass.services.surveys.composing, await actor_of("deputy")
    survey = await canvass.draft()
    for values in ({"version": 2}, {"state": SurveyState.RUNNING}, {"template": None}, {"template": "quick_poll"}):
        other = await canvass.draft(**({"template": LOOKED_AT} | values))
        with pytest.raises(Outdated):
            await composing.take_over(deputy, survey, 1, other)
        if values != {"version": 2}:
            await composing.drop(deputy, survey, other)
        assert (await composing.survey(deputy, other)).id == other
    with pytest.raises(Outdated):
        await composing.take_over(deputy, survey, 1, survey)
    other = await canvass.draft(template=LOOKED_AT)
    with pytest.raises(Outdated):
        await composing.take_over(deputy, survey, 99, other)
    assert (await composing.survey(deputy, other)).id == other, "nothing is thrown away where nothing is taken"
    await composing.keep(deputy, other)
    with pytest.raises(Outdated):
        await composing.take_over(deputy, survey, 1, other)


async def test_what_others_look_at_stays(canvass: Canvass, actor_of: ActorOf) -> None:
    composing, survey = canvass.services.surveys.composing, await canvass.draft()
    draft = Draft("Опрос", "", SurveyMode.NAMED, UnitKind.PERSON, FORM)
    deputy, director = await actor_of("deputy"), await actor_of("director")
    first, theirs = [await composing.look_over(actor, survey, draft) for actor in (deputy, director)]
    second = await composing.look_over(deputy, survey, draft)
    assert [(await composing.survey(deputy, one)).id for one in (theirs, second)] == [theirs, second]
    with pytest.raises(Missing):
        await composing.survey(deputy, first)


class Sent:
    """A file as the messenger hands it out."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    async def download(self, file_id: str, limit: int) -> bytes:
        assert limit <= DOWNLOAD_LIMIT
        return self._content


async def test_files_are_read_whatever_they_are(canvass: Canvass, actor_of: ActorOf) -> None:
    deputy, words = await actor_of("deputy"), vocabulary(())

    async def read(content: bytes, name: str, size: int = 10) -> Any:
        return await Composing(canvass.db, Sent(content)).read(deputy, "file", name, size, words)

    found = await read(b"title: A\nquestions:\n- text: B?\n  kind: long\n", "a.yaml")
    assert found.draft is not None
    assert found.draft.form.questions[0].text == "B?"
    assert (await read(b"title: A\n", "a.yml")).draft is None
    cases = {
        "error-file-too-big": (b"x", "a.xlsx", FILE_LIMIT_BYTES + 1),
        "error-file-not-xlsx": (b"PK\3\4" + b"x" * 99, "a.xlsx", 10),
        "error-survey-file-kind": (b"MZ", "a.exe", 10),
        "error-file-empty": (b" \n", "a.yaml", 10),
    }
    for key, (content, name, size) in cases.items():
        with pytest.raises(Invalid) as caught:
            await read(content, name, size)
        assert caught.value.key == key


async def test_formulas_as_words_stay_words(canvass: Canvass, actor_of: ActorOf) -> None:
    from openpyxl import load_workbook

    from bot.reports.survey_form import form_xlsx

    composing, deputy, survey = canvass.services.surveys.composing, await actor_of("deputy"), await canvass.draft()
    await composing.add(deputy, survey, 1, Kind.ONE, '=HYPERLINK("http://evil.example")\n=1+1\n@SUM(A1)\n+7')
    found = await composing.survey(deputy, survey)
    assert found.form.questions[-1].options[0] == Option(1, "=1+1")
    draft = Draft(found.title, found.intro, found.mode, found.unit, found.form)
    workbook = load_workbook(BytesIO(form_xlsx(draft, lambda key: key, vocabulary(()))))
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
