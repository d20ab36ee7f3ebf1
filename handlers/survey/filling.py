"""One question a screen, then all answers before they are sent."""

from bot.services.consents import VERSIONS, Purpose
from bot.services.surveys.answering import Filling
from bot.services.surveys.form import WITH_OPTIONS, Kind, Question
from bot.services.surveys.paper import PaperForm
from bot.services.surveys.walking import progress
from bot.services.text import shorten
from bot.ui import Address, Button, Media, Row, Screen, Text, column, grid, page_of, pager, screen, t
from handlers.site import Context
from handlers.survey.addresses import Agree, Fill, Go, Next, One, Own, Pick, Refuse, Send, Summary, Unpick
from handlers.survey.phrases import answer_words, families_of, from_paper
from handlers.survey_looks import ROWS, choice_rows, no_names, question_lines

BAR = 10
QUESTION_SHOWN = 100
# The answers of a page of the summary; their numbers are buttons, side by side.
ANSWERS_SHOWN, ANSWERS_IN_ROW = 6, 3


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
    lines = (t("survey-own-title"), t("survey-look-text", text=question.text), t("survey-own-hint"), warning)
    return screen(*lines, back=back, expects=back)


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
    typed = t("survey-said", words=answer_words(question, filling.answer)) if filling.answer.words else None
    return screen(
        title,
        from_paper(paper) if paper else None,
        t("text", text=_bar(done, of)),
        *words,
        warning,
        typed,
        rows=_buttons(filling, paper, question),
        picture=Media("photo", question.picture) if question.picture else None,
        back=_way_out(filling, paper),
        expects=Fill(unit=unit),
    )


def _way_out(filling: Filling, paper: PaperForm | None) -> Address | str:
    """Whoever enters a form from paper is not asked themselves, and goes back to the families of the class."""
    return families_of(paper) if paper else One(survey=filling.survey.id)


def _buttons(filling: Filling, paper: PaperForm | None, question: Question) -> list[Row]:
    """What can be chosen, own words below it; back, on (with the answer, or without where it may be skipped), away."""
    unit, previous = filling.unit.id, filling.previous
    rows = list(choice_rows(question, filling.answer, lambda value: _choice(filling, question, value)))
    later = Button(t("survey-later"), _way_out(filling, paper))
    away: Row = (later,)
    if question.own and question.kind in WITH_OPTIONS:
        in_own_words = Button(t("survey-own"), Own(unit=unit))
        if len(rows) < ROWS:
            rows.append((in_own_words,))
        else:
            away = (in_own_words, later)
    ways = list[Button]()
    if previous is not None:
        ways.append(Button(t("survey-back"), Go(unit=unit, question=previous.number)))
    key = _way_on(filling, question)
    if key is not None:
        ways.append(Button(t(key), Next(unit=unit, question=question.number)))
    return [*rows, *([tuple(ways)] if ways else []), away]


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
    unit, asked = filling.unit.id, filling.asked
    numbered = list(enumerate(asked, start=1))
    some = page_of(numbered, page, ANSWERS_SHOWN)
    edits = [Button(t("survey-edit", number=str(at)), Go(unit=unit, question=one.number)) for at, one in some]
    return screen(
        t("survey-summary-title"),
        from_paper(paper) if paper else None,
        *(_said(filling, at, question) for at, question in some),
        t("blank"),
        t("survey-summary-paper") if paper else t(f"survey-summary-{filling.survey.mode}"),
        rows=[
            *grid(edits, ANSWERS_IN_ROW),
            *pager(Summary(unit=unit), page, len(asked), ANSWERS_SHOWN),
            *column([Button(t("survey-send"), Send(unit=unit))]),
        ],
        back=_way_out(filling, paper),
    )


def _said(filling: Filling, at: int, question: Question) -> Text:
    answer = filling.sheet[question.number]
    said, text = answer_words(question, answer), shorten(question.text, QUESTION_SHOWN)
    return t("survey-summary-line", at=str(at), question=text, answer=said)


def _consent(context: Context, filling: Filling) -> Screen:
    """The document that has to be agreed to before anything is kept under somebody's name."""
    school, unit = context.school.name, filling.unit.id
    return screen(
        t("consent-surveys-title"),
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
