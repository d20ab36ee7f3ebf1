"""One question a screen, then all answers before they are sent."""

from dataclasses import replace

from bot.services.consents import VERSIONS, Purpose
from bot.services.surveys import UnitKind
from bot.services.surveys.answering import Filling
from bot.services.surveys.form import OWN_LIMIT, WITH_OPTIONS, Answer, Kind, Question
from bot.services.surveys.paper import PaperForm
from bot.services.surveys.walking import progress
from bot.services.text import shorten
from bot.ui import Address, Button, Media, Row, Screen, Text, clamp_page, column, grid, page_of, screen, t
from handlers.site import Context
from handlers.survey.addresses import Agree, All, Fill, Go, Later, Next, One, Own, Pick, Refuse, Send, Summary, Unpick
from handlers.survey.phrases import answer_words, families_of, from_paper
from handlers.survey_looks import choice_rows, no_names, question_lines
from handlers.survey_phrases import last_day

BAR = 10
QUESTION_SHOWN = 80
# The answers of a page of the summary; their numbers are buttons, side by side.
ANSWERS_SHOWN, ANSWERS_IN_ROW = 10, 5


async def fill(context: Context, address: Fill) -> Screen:
    """Where whoever answers stands now."""
    return await shown(context, await context.services.surveys.answering.filling(context.actor, address.unit))


async def summary(context: Context, address: Summary) -> Screen:
    """A page of the answers; the question that is open again meanwhile."""
    filling = await context.services.surveys.answering.filling(context.actor, address.unit)
    return await shown(context, filling, address.page)


async def own(context: Context, address: Own) -> Screen:
    """The question, waiting for own words."""
    filling = await context.services.surveys.answering.filling(context.actor, address.unit)
    question, back = filling.question, Fill(unit=address.unit)
    if question is None or filling.lacks_consent or not question.own:
        return await shown(context, filling)
    warning = no_names(question) if filling.survey.is_anonymous else None
    lines = (
        t("survey-own-title"),
        t("survey-look-text", text=question.text),
        t("survey-own-hint", limit=str(OWN_LIMIT)),
        warning,
    )
    return screen(*lines, back=back, expects=back)


async def later(context: Context, address: Later) -> Screen:
    """What was answered is kept: how much of it, until when one may go on, and the way on."""
    filling = await context.services.surveys.answering.filling(context.actor, address.unit)
    if filling.lacks_consent:
        return await shown(context, filling)
    done, of = progress(filling.survey.form, filling.sheet)
    ends_on, today = filling.survey.ends_on, context.school.today(context.now)
    return screen(
        t("survey-later-kept", done=str(done), of=str(of)) if done else t("survey-later-nothing"),
        t("survey-waits-title", title=filling.survey.title),
        t("survey-later-until", until=last_day(ends_on, today)) if ends_on else None,
        t("survey-later-unsent") if filling.is_complete else None,
        rows=column([Button(t("survey-go-on"), Fill(unit=address.unit))]),
        back=All(),
    )


async def shown(context: Context, filling: Filling, page: int = 0) -> Screen:
    """The consent that is still missing, the question that comes next, or all answers."""
    if filling.lacks_consent:
        return _consent(context, filling)
    paper = await context.services.surveys.paper.form(context.actor, filling.unit.id)
    question = filling.question
    return _question(filling, paper, question) if question is not None else _summary(filling, paper, page)


def _question(filling: Filling, paper: PaperForm | None, question: Question) -> Screen:
    unit = filling.unit.id
    done, of = progress(filling.survey.form, filling.sheet)
    at = [one.number for one in filling.asked].index(question.number) + 1
    warning = no_names(question) if filling.survey.is_anonymous else None
    # How far one is stands below the title, which says it in numbers.
    title, *words = question_lines(question, at, of)
    return screen(
        title,
        _whose(filling, paper),
        t("text", text=_bar(done, of)),
        *words,
        warning,
        _typed(question, filling.answer),
        rows=_buttons(filling, paper, question),
        picture=Media("photo", question.picture) if question.picture else None,
        back=_before(filling, paper, filling.previous),
        expects=Fill(unit=unit),
    )


def _whose(filling: Filling, paper: PaperForm | None) -> Text | None:
    """Whose sheet it is, where one may have several before them: of which family, or for the child of which class."""
    if paper:
        return from_paper(paper)
    group = filling.unit.group_code if filling.survey.unit is UnitKind.CHILD else ""
    return t("survey-about", classes=group) if group else None


def _typed(question: Question, answer: Answer) -> Text | None:
    """What was said before, as far as no button is marked."""
    written = replace(answer, options=())
    is_marked = question.kind in {Kind.SCALE, Kind.YES_NO}
    return None if is_marked or written.is_skipped else t("survey-said", words=answer_words(question, written))


def _before(filling: Filling, paper: PaperForm | None, previous: Question | None) -> Address | str:
    """«Назад» is the question before; before the first one the survey, or of a form from paper the families."""
    if previous is not None:
        return Go(unit=filling.unit.id, question=previous.number)
    return families_of(paper) if paper else One(survey=filling.survey.id)


def _later(filling: Filling, paper: PaperForm | None) -> Button:
    """The way away. Whoever enters a form from paper is not asked themselves, and goes on with the families."""
    return Button(t("survey-later"), families_of(paper) if paper else Later(unit=filling.unit.id))


def _buttons(filling: Filling, paper: PaperForm | None, question: Question) -> list[Row]:
    """What can be chosen, own words below it; away, and on: with the answer, or without where it may be skipped."""
    unit = filling.unit.id
    rows = list(choice_rows(question, filling.answer, lambda value: _choice(filling, question, value)))
    if question.own and question.kind in WITH_OPTIONS:
        rows.append((Button(t("survey-own"), Own(unit=unit)),))
    key = _way_on(filling, question)
    on = [Button(t(key), Next(unit=unit, question=question.number))] if key else []
    return [*rows, (_later(filling, paper), *on)]


def _choice(filling: Filling, question: Question, value: int) -> Address:
    """What the button of a choice wants, so that tapped twice it does no more than once."""
    unit, is_ticked = filling.unit.id, question.kind is Kind.MANY and value in filling.answer.options
    return (Unpick if is_ticked else Pick)(unit=unit, question=question.number, value=value)


def _way_on(filling: Filling, question: Question) -> str | None:
    if question.kind is Kind.MANY and filling.answer.count:
        return "survey-ready"
    if filling.is_answered and not filling.answer.is_skipped:
        return "survey-on"
    return None if question.required else "survey-skip"


def _summary(filling: Filling, paper: PaperForm | None, page: int) -> Screen:
    """A page of all answers. They are sent from the last one, so that nothing goes unseen."""
    unit, asked = filling.unit, filling.asked
    numbered = list(enumerate(asked, start=1))
    page = clamp_page(page, len(asked), ANSWERS_SHOWN)
    some = page_of(numbered, page, ANSWERS_SHOWN)
    edits = [Button(t("survey-edit", number=str(at)), Go(unit=unit.id, question=one.number)) for at, one in some]
    left = len(asked) - some[-1][0]
    on = Button(t("survey-summary-more"), Summary(unit=unit.id, page=page + 1))
    send = Button(t("survey-send-again") if unit.answered else t("survey-send"), Send(unit=unit.id))
    return screen(
        t("survey-summary-title"),
        _whose(filling, paper),
        *(_said(filling, at, question) for at, question in some),
        t("blank"),
        t("survey-summary-left", count=left) if left else t(_before_sending(filling, paper)),
        t("survey-summary-edit"),
        rows=[
            *grid(edits, ANSWERS_IN_ROW),
            *column([on if left else send, None if unit.answered else _later(filling, paper)]),
        ],
        back=_before_summary(filling, paper, page),
    )


def _before_sending(filling: Filling, paper: PaperForm | None) -> str:
    if paper:
        return "survey-summary-paper"
    return "survey-summary-again" if filling.unit.answered else f"survey-summary-{filling.survey.mode}"


def _before_summary(filling: Filling, paper: PaperForm | None, page: int) -> Address | str:
    """The page before; the last question, but of what was sent already the survey."""
    if page:
        return Summary(unit=filling.unit.id, page=page - 1)
    return _before(filling, paper, None if filling.unit.answered else filling.asked[-1])


def _said(filling: Filling, at: int, question: Question) -> Text:
    answer = filling.sheet[question.number]
    said, text = answer_words(question, answer), shorten(question.text, QUESTION_SHOWN)
    return t("survey-summary-line", at=str(at), question=text, answer=said)


def _consent(context: Context, filling: Filling) -> Screen:
    """The document that has to be agreed to before anything is kept under somebody's name."""
    school, unit = context.school.name, filling.unit.id
    return screen(
        t("consent-surveys-title"),
        t("consent-surveys-short"),
        t("consent-operator", school=school) if school else t("consent-operator-nameless"),
        t("consent-surveys"),
        t("consent-version", version=VERSIONS[Purpose.SURVEYS]),
        rows=column([Button(t("joining-agree"), Agree(unit=unit)), Button(t("joining-decline"), Refuse(unit=unit))]),
        back=One(survey=filling.survey.id),
    )


def _bar(done: int, of: int) -> str:
    """«▓▓▓░░░»: as many signs as questions, where they fit."""
    length = min(of, BAR)
    full = done * length // of if of else 0
    return "▓" * full + "░" * (length - full)
