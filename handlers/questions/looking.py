"""The survey as those see it who are asked, walked through by tapping. Nothing that is answered here is kept."""

from bot.errors import Invalid, Outdated
from bot.services.surveys import UnitKind, answers
from bot.services.surveys.form import END, OWN_LIMIT, SKIPPED, Answer, Kind, Question
from bot.services.surveys.storing import Survey
from bot.services.surveys.walking import leads_to
from bot.ui import Answer as Shown
from bot.ui import Button, Incoming, Media, Row, Screen, screen, t
from handlers.questions.addresses import Look, LookAt, LookOwn, LookSaid, LookTick, OfQuestion, Questions
from handlers.questions.common import place_of, question_of, survey_of, typed
from handlers.site import Context
from handlers.survey_looks import choice_rows, no_names, question_lines
from handlers.survey_phrases import length_line


async def look(context: Context, address: Look) -> Screen:
    """What they read before the first question: the same words as on their own screen."""
    survey = await survey_of(context, address.id)
    if not survey.form.questions:
        raise Outdated("survey-problem-no-questions", shows=Questions(id=survey.id).pack())
    first = LookAt(id=survey.id, number=survey.form.questions[0].number, ticks=0)
    return screen(
        t("survey-title", title=survey.title),
        t("survey-intro", text=survey.intro) if survey.intro else None,
        t("blank"),
        t(f"survey-means-{survey.mode}"),
        t(f"survey-means-{survey.mode}-sent"),
        t("survey-means-anonymous-silent") if survey.is_anonymous and survey.unit is UnitKind.FAMILY else None,
        t("blank"),
        length_line(survey.form),
        t("blank"),
        t("questions-look-first-hint"),
        rows=[(Button(t("survey-begin"), first),), (Button(t("questions-look-edit"), Questions(id=survey.id)),)],
        back=survey.managed,
    )


async def look_at(context: Context, address: LookAt | LookTick | LookSaid) -> Screen:
    """One question, or the end."""
    survey = await survey_of(context, address.id)
    if address.number == END:
        return _end(survey)
    question = question_of(survey, address.number)
    ticks = 0 if isinstance(address, LookSaid) else address.ticks
    return _asked(survey, question, _ticked(question, ticks))


async def own(context: Context, address: LookOwn) -> Screen:
    """The question, waiting for own words."""
    survey = await survey_of(context, address.id)
    question = question_of(survey, address.number)
    return screen(
        t("survey-own-title"),
        t("survey-look-text", text=question.text),
        t("survey-own-hint", limit=str(OWN_LIMIT)),
        no_names(question) if survey.is_anonymous else None,
        back=LookAt(id=survey.id, number=question.number, ticks=0),
        expects=LookSaid(id=survey.id, number=question.number),
    )


async def tick(context: Context, address: LookTick) -> Shown:
    """Tick an option, or untick it."""
    survey = await survey_of(context, address.id)
    question = question_of(survey, address.number)
    before = _ticked(question, address.ticks)
    try:
        return Shown(_asked(survey, question, answers.toggle(question, before, address.option)))
    except Invalid as error:
        return Shown(_asked(survey, question, before), toast=t(error.key, **error.args_for_text), alert=True)


async def said(context: Context, address: LookSaid, incoming: Incoming) -> Shown:
    """What was typed leads on, or is refused as it will be."""
    survey = await survey_of(context, address.id)
    question = question_of(survey, address.number)
    answer = answers.read_words(question, typed(incoming))
    answers.check_finished(question, answer)
    return Shown(await look_at(context, _next(survey, question, answer)))


def _asked(survey: Survey, question: Question, answer: Answer) -> Screen:
    form = survey.form
    return screen(
        *question_lines(question, place_of(form, question.number), len(form.questions)),
        no_names(question) if survey.is_anonymous else None,
        t("blank"),
        t("questions-look-hint"),
        rows=[
            *choice_rows(question, answer, lambda value: _chosen(survey, question, answer, value)),
            *_on(survey, question, answer),
        ],
        back=Look(id=survey.id),
        picture=Media("photo", question.picture) if question.picture else None,
        expects=LookSaid(id=survey.id, number=question.number),
    )


def _chosen(survey: Survey, question: Question, answer: Answer, value: int) -> OfQuestion:
    """Where the button of a choice leads: on, or of MANY to one more tick."""
    if question.kind is Kind.MANY:
        return LookTick(id=survey.id, number=question.number, ticks=_ticks(question, answer), option=value)
    return _next(survey, question, answers.pick(question, value))


def _on(survey: Survey, question: Question, answer: Answer) -> tuple[Row, ...]:
    """Own words, where they are asked for; done, where enough is ticked; skip, where that is allowed."""
    own = Button(t("survey-own"), LookOwn(id=survey.id, number=question.number))
    way: Row = ()
    if question.kind is Kind.MANY and not answer.is_skipped and answer.count >= question.least:
        way = (Button(t("survey-ready"), _next(survey, question, answer)),)
    elif not question.required and answer.is_skipped:
        way = (Button(t("survey-skip"), _next(survey, question, SKIPPED)),)
    return tuple(row for row in ((own,) if question.own else (), way) if row)


def _next(survey: Survey, question: Question, answer: Answer) -> LookAt:
    """The question behind this answer. A jump of a draft that leads nowhere or back ends the survey."""
    numbers = [one.number for one in survey.form.questions]
    to = leads_to(survey.form, question, answer)
    is_later = to in numbers and numbers.index(to) > numbers.index(question.number)
    return LookAt(id=survey.id, number=to if is_later else END, ticks=0)


def _end(survey: Survey) -> Screen:
    return screen(
        t("questions-look-end-title"),
        t("questions-look-end"),
        rows=[(Button(t("questions-look-again"), Look(id=survey.id)),)],
        back=survey.managed,
    )


def _ticks(question: Question, answer: Answer) -> int:
    return sum(1 << place for place, one in enumerate(question.options) if one.number in answer.options)


def _ticked(question: Question, ticks: int) -> Answer:
    """The answer of these ticks, those beyond the options left out."""
    if question.kind is not Kind.MANY:
        return SKIPPED
    return Answer(tuple(one.number for place, one in enumerate(question.options) if ticks >> place & 1))
