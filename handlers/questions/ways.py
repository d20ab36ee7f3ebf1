"""Where answers lead: for each answer a later question or the end, everything else goes on to the next one."""

import re
from typing import Final

from bot.errors import Invalid, Missing
from bot.services.surveys import editing
from bot.services.surveys.form import END, Kind, Question
from bot.services.surveys.storing import Survey
from bot.services.text import shorten
from bot.ui import Answer, Button, Incoming, Screen, Text, grid, page_of, pager, screen, t
from handlers.questions import lines
from handlers.questions.addresses import One, Way, WayDrop, Ways, WaySet, WaysSaid
from handlers.questions.common import asked, place_of, typed
from handlers.site import Context
from handlers.survey_looks import YES_NO

TARGETS_SHOWN: Final = 5
_ANSWERS: Final = re.compile(r"(-?\d{1,7})(?:\.\.(-?\d{1,7}))?")
# Steps of a scale are short enough to stand so many in a row, words are not.
STEPS_IN_ROW: Final = 4
# Ranges of numbers that lead somewhere have buttons up to here.
JUMPS_SHOWN: Final = 10


async def ways(context: Context, address: Ways | WaysSaid) -> Screen:
    """What leads elsewhere, and the answers to choose from."""
    survey, question = await asked(context, address.id, address.number)
    of = {"id": survey.id, "number": question.number}
    is_typed = question.kind in {Kind.SCALE, Kind.NUMBER}
    found = lines.ways(survey.form, question)
    wide = question.kind in {Kind.SCALE, Kind.NUMBER}
    rest = "questions-way-else" if lines.values(question) or question.kind is Kind.NUMBER else "questions-way-all"
    return screen(
        lines.heading(survey.form, question),
        lines.short(question),
        *found,
        lines.then(survey.form, question),
        t("blank"),
        t(f"questions-ways-hint-{question.kind}" if question.kind in _HINTS else "questions-ways-hint"),
        rows=[
            *grid(_answers(survey, question), STEPS_IN_ROW if wide else 2),
            (Button(t(rest), Way(**of, answers=lines.ELSE, page=0)),),
        ],
        back=One(**of),
        expects=WaysSaid(**of) if is_typed else None,
    )


_HINTS: Final = frozenset({Kind.MANY, Kind.SCALE, Kind.NUMBER, Kind.SHORT, Kind.LONG, Kind.DATE})


def _answers(survey: Survey, question: Question) -> list[Button]:
    """A button for each answer; of numbers for each stretch that leads somewhere."""
    spans = [(value, value) for value in lines.values(question)]
    if question.kind is Kind.NUMBER:
        spans = [lines.span(jump) for jump in question.jumps[:JUMPS_SHOWN]]
    return [
        Button(_label(survey, question, span), Way(id=survey.id, number=question.number, answers=_packed(span), page=0))
        for span in spans
    ]


def _label(survey: Survey, question: Question, span: tuple[int, int]) -> Text:
    name = _name(question, span)
    to = lines.led_to(question, span[0])
    if to is None:
        return name
    sign = "questions-sign-end" if to == END else "questions-sign"
    return t("questions-sign-of", name=name, sign=t(sign, at=_place(survey, to)))


def _place(survey: Survey, to: int) -> str:
    return str(place_of(survey.form, to)) if survey.form.question(to) is not None else ""


def _name(question: Question, span: tuple[int, int]) -> Text:
    label = next((each.label for each in question.options if each.number == span[0]), None)
    if label is not None:
        return t("text", text=shorten(label, lines.IN_BUTTON))
    if question.kind is Kind.YES_NO:
        return t(f"survey-look-{YES_NO[span[0]]}")
    return lines.answers_name(question, *span)


async def ways_said(context: Context, address: WaysSaid, incoming: Incoming) -> Answer:
    """Numbers from and to: where do they lead?"""
    _, question = await asked(context, address.id, address.number)
    span = editing.read_pair(typed(incoming))
    if not question.least <= span[0] <= span[1] <= question.most:
        raise Invalid("error-questions-outside", least=str(question.least), most=str(question.most))
    way_address = Way(id=address.id, number=address.number, answers=_packed(span), page=0)
    return Answer(await way(context, way_address))


async def way(context: Context, address: Way) -> Screen:
    """Where do these answers lead? Only later questions are on offer, so nobody goes in circles."""
    survey, question = await asked(context, address.id, address.number)
    span = _span(address.answers)
    if span is not None:
        editing.leading(survey.form, question.number, *span, None)  # Missing where there are no such answers
    of = {"id": survey.id, "version": survey.version, "number": question.number, "answers": address.answers}
    later = editing.later(survey.form, question.number)
    targets = [
        Button(
            t("questions-to", at=str(place_of(survey.form, each.number)), text=shorten(each.text, lines.IN_LIST)),
            WaySet(**of, to=each.number),
        )
        for each in page_of(later, address.page, TARGETS_SHOWN)
    ]
    answers = t("questions-way-rest") if span is None else lines.answers_name(question, *span)
    return screen(
        t("questions-way-title", answers=answers),
        lines.short(question),
        t("questions-way-hint"),
        rows=[
            *grid(targets, 1),
            *pager(address, address.page, len(later), TARGETS_SHOWN),
            (
                Button(t("questions-to-next"), WayDrop(**of)),
                Button(t("questions-to-end"), WaySet(**of, to=END)),
            ),
        ],
        back=Ways(id=survey.id, number=question.number),
    )


async def way_set(context: Context, address: WaySet) -> Answer:
    """There."""
    return await _lead(context, address, address.to)


async def way_drop(context: Context, address: WayDrop) -> Answer:
    """To the next question."""
    return await _lead(context, address, None)


async def _lead(context: Context, address: WaySet | WayDrop, to: int | None) -> Answer:
    composing, span = context.services.surveys.composing, _span(address.answers)
    await composing.lead(context.actor, address.id, address.version, address.number, span, to)
    shown = await ways(context, Ways(id=address.id, number=address.number))
    return Answer(shown, toast=t("questions-saved"))


def _packed(span: tuple[int, int]) -> str:
    return str(span[0]) if span[0] == span[1] else f"{span[0]}..{span[1]}"


def _span(answers: str) -> tuple[int, int] | None:
    """The answers of an address; None: all others. Missing: made by hand."""
    if answers == lines.ELSE:
        return None
    found = _ANSWERS.fullmatch(answers)
    if found is None:
        raise Missing
    first = int(found[1])
    return first, int(found[2]) if found[2] else first
