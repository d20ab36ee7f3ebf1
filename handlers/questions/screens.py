"""The list of a survey's questions, and one question with what can be changed."""

from bot.services.surveys import SurveyState
from bot.services.surveys.checking import problems
from bot.services.surveys.form import QUESTIONS_LIMIT, WITH_OPTIONS, Kind, Question
from bot.services.surveys.storing import Survey
from bot.services.text import shorten
from bot.ui import PAGE_SIZE, Button, Media, Row, Screen, clamp_page, column, grid, page_of, pager, screen, t
from handlers.questions import lines
from handlers.questions.addresses import (
    Add,
    AddSaid,
    Delete,
    Duplicate,
    Ends,
    Files,
    Help,
    Kinds,
    Look,
    More,
    Move,
    OfQuestion,
    One,
    Options,
    Page,
    Photo,
    Questions,
    Required,
    Ways,
    Words,
)
from handlers.questions.common import is_draft, place_of, question_of, survey_of
from handlers.site import Context
from handlers.survey_phrases import length_line, mode_line

TITLE_SHOWN = 60


async def questions(context: Context, address: Questions | Page | AddSaid) -> Screen:
    """All questions in their order, what is wrong with them, and one more."""
    survey = await survey_of(context, address.id)
    page = address.page if isinstance(address, Page) else 0
    return listed(survey, page)


def listed(survey: Survey, page: int) -> Screen:
    """A page of the questions."""
    form, can_change = survey.form, is_draft(survey)
    found = problems(form) if can_change else []
    flawed = {problem.number for problem in found}
    page = clamp_page(page, len(form.questions))
    return screen(
        t("questions-title", title=shorten(survey.title, TITLE_SHOWN)),
        mode_line(survey.mode),
        length_line(form) if form.questions else t("questions-none"),
        *(lines.problem_lines(form, found) if form.questions else []),
        t("blank"),
        t("questions-hint" if can_change else _why_not(survey)),
        rows=[
            *column(
                Button(lines.in_list(form, one, one.number in flawed), One(id=survey.id, number=one.number))
                for one in page_of(form.questions, page)
            ),
            *pager(Page(id=survey.id, page=page), page, len(form.questions)),
            *_below(survey),
        ],
        back=survey.managed,
        expects=AddSaid(id=survey.id, version=survey.version, kind=Kind.ONE) if can_change else None,
    )


def _why_not(survey: Survey) -> str:
    """Why nothing can be changed."""
    return "questions-fixed-planned" if survey.state is SurveyState.PLANNED else "questions-fixed"


def _below(survey: Survey) -> tuple[Row, ...]:
    """The buttons below the list."""
    look = Button(t("questions-look"), Look(id=survey.id))
    files = Button(t("questions-files"), Files(id=survey.id))
    if not is_draft(survey):
        return ((look, files), (Button(t("questions-copy-survey"), f"surveys.copy:{survey.id}"),))
    add = Button(t("questions-add"), Add(id=survey.id))
    has_room = len(survey.form.questions) < QUESTIONS_LIMIT
    return grid([*([add] if has_room else []), *([look] if survey.form.questions else []), files], 2)


async def one(context: Context, address: OfQuestion) -> Screen:
    """One question: all of it, what is wrong with it, what can be changed."""
    survey = await survey_of(context, address.id)
    question = question_of(survey, address.number)
    form = survey.form
    wrong = [problem for problem in problems(form) if problem.number == question.number] if is_draft(survey) else []
    place = place_of(form, question.number)
    return screen(
        lines.heading(form, question),
        *lines.body(form, question),
        *lines.problem_lines(form, wrong),
        rows=_deeds(survey, question, place) if is_draft(survey) else (),
        back=Page(id=survey.id, page=(place - 1) // PAGE_SIZE),
        picture=Media("photo", question.picture) if question.picture else None,
    )


def _deeds(survey: Survey, question: Question, place: int) -> tuple[Row, ...]:
    of = {"id": survey.id, "number": question.number}
    change = of | {"version": survey.version}
    answers = None
    if question.kind in WITH_OPTIONS:
        answers = Button(t("questions-options"), Options(**of))
    elif question.kind in {Kind.SCALE, Kind.NUMBER}:
        answers = Button(t(f"questions-to-ends-{question.kind}"), Ends(**of))
    buttons = [
        Button(t("questions-words-button"), Words(**of)),
        answers,
        Button(t("questions-must-off" if question.required else "questions-must-on"), Required(**change)),
        Button(t("questions-ways"), Ways(**of)) if place < len(survey.form.questions) else None,
        Button(t("questions-up"), Move(**change, down=False)) if place > 1 else None,
        Button(t("questions-down"), Move(**change, down=True)) if place < len(survey.form.questions) else None,
        Button(t("questions-more"), More(**of)),
    ]
    return grid([button for button in buttons if button is not None], 2)


async def more(context: Context, address: More) -> Screen:
    """What is changed less often."""
    survey = await survey_of(context, address.id)
    question = question_of(survey, address.number)
    if not is_draft(survey):
        return await one(context, One(id=survey.id, number=question.number))
    of = {"id": survey.id, "number": question.number}
    has_room = len(survey.form.questions) < QUESTIONS_LIMIT
    buttons = [
        Button(t("questions-help-button"), Help(**of)),
        Button(t("questions-photo-button"), Photo(**of)),
        Button(t("questions-kind-button"), Kinds(**of)),
        Button(t("questions-duplicate"), Duplicate(**of, version=survey.version)) if has_room else None,
        Button(t("questions-delete"), Delete(**of)),
    ]
    return screen(
        lines.heading(survey.form, question),
        lines.short(question),
        t("questions-more-hint"),
        rows=grid([button for button in buttons if button is not None], 2),
        back=One(**of),
    )
