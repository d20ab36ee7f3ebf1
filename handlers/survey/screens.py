"""What waits, a survey before its first question, after it was sent, and by a link."""

from collections.abc import Sequence
from datetime import date

from bot.access import Permission
from bot.services.surveys import UnitKind
from bot.services.surveys.mine import Asked, MyUnit
from bot.services.surveys.paper import PaperForm
from bot.services.text import shorten
from bot.ui import Answer, Button, Row, Screen, Text, clamp_page, column, page_of, pager, screen, t
from handlers.site import Context
from handlers.survey.addresses import All, Fill, Further, One, Refuse, Sent
from handlers.survey.phrases import LINE, about, classes, families_of, from_paper, paper_lines, until
from handlers.survey_phrases import last_day, length_line

# Surveys on a page of the list, and sheets of a survey.
SHOWN = 6


async def call(context: Context) -> Sequence[Button]:
    """The button above the menu while something waits; what was answered is found by the command."""
    count = await context.services.surveys.mine.count(context.actor)
    return [Button(t("survey-menu-waiting", count=count), All())] if count else []


async def everything(context: Context, _: All) -> Screen:
    """What waits first, then what was answered and runs on, then what has ended and was acted upon."""
    return await further(context, Further(page=0))


async def further(context: Context, address: Further) -> Screen:
    """A page of these."""
    found = await context.services.surveys.mine.all(context.actor)
    today = context.school.today(context.now)
    waiting = [one for one in found if one.waiting]
    refused = [one for one in found if one.is_running and one.is_refused]
    answered = [one for one in found if one.is_running and not one.waiting and not one.is_refused]
    ended = [one for one in found if not one.is_running and one.survey.post_id]
    buttons = [
        *(Button(t(_waits(one), title=_short(one)), One(survey=one.survey.id)) for one in waiting),
        *(Button(t("survey-line-answered", title=_short(one)), One(survey=one.survey.id)) for one in answered),
        *(Button(t("survey-line-refused", title=_short(one)), One(survey=one.survey.id)) for one in refused),
        *(Button(t("survey-line-done", title=_short(one)), f"news:{one.survey.post_id}") for one in ended),
    ]
    nothing = t("survey-all-refused") if refused else t("survey-all-nothing")
    hint = t("survey-all-hint") if waiting else nothing if buttons else t("survey-all-none")
    # Whoever prepares surveys may well have looked for those.
    others = Button(t("button-school-surveys"), "surveys") if context.actor.may(Permission.SURVEY_MANAGE) else None
    page = clamp_page(address.page, len(buttons), SHOWN)
    lines = [line for one in waiting[page * SHOWN : (page + 1) * SHOWN] for line in _about(one, until(one, today))]
    rows = [*column(page_of(buttons, page, SHOWN)), *pager(address, page, len(buttons), SHOWN), *column([others])]
    return screen(t("survey-all-title"), hint, *lines, rows=rows)


async def one(context: Context, address: One) -> Screen:
    """What it is about, what becomes of the answers, and a button for each sheet. Whoever is not asked sees nothing."""
    asked = await context.services.surveys.mine.one(context.actor, address.survey)
    survey = asked.survey
    if not asked.is_running:
        return _over(asked)
    return screen(
        t("survey-title", title=survey.title),
        t("survey-intro", text=survey.intro) if survey.intro else None,
        t("blank"),
        *(t(key) for key in _means(asked)),
        t("blank"),
        t("survey-length-until", length=length_line(survey.form), until=last_day(survey.ends_on, _today(context)))
        if survey.ends_on
        else length_line(survey.form),
        *_whose(asked),
        rows=[*_sheets(asked), (Button(t("survey-seen"), f"survey.seen:{survey.id}"),)],
        back=All(),
    )


async def sent(context: Context, address: Sent) -> Screen:
    """A sheet has come: what happens next, and the next child if there is one."""
    paper = await context.services.surveys.paper.form(context.actor, address.unit)
    if paper is not None and paper.answered:
        return _entered(paper)
    asked, unit = await context.services.surveys.mine.of_unit(context.actor, address.unit)
    if not unit.line.answered:
        return await one(context, One(survey=asked.survey.id))
    further = asked.waiting
    is_mine = unit.is_mine and asked.is_running
    buttons = [Button(about(one, asked.units), Fill(unit=one.line.id)) for one in further[:SHOWN]]
    if is_mine:
        buttons.append(Button(t("survey-change"), Fill(unit=unit.line.id)))
    ends_on = asked.survey.ends_on
    whose = t("survey-sent-whose", whose=about(unit, asked.units)) if unit.classes else None
    named = t("survey-sent-named") if is_mine else None
    after = t("survey-sent-anonymous") if asked.survey.is_anonymous else named
    return screen(
        t("survey-sent-title"),
        *(paper_lines(unit, asked.units) if unit.is_from_paper else (whose, after)),
        t("survey-sent-results", day=ends_on) if ends_on and asked.is_running else None,
        t("survey-sent-next" if all(unit.classes for unit in further) else "survey-sent-more") if further else None,
        rows=column(buttons),
        back=All(),
    )


def _entered(paper: PaperForm) -> Screen:
    """A form from paper is in, or came another way meanwhile; on to the next one."""
    families = families_of(paper)
    return screen(
        t("survey-entered-title") if paper.is_entered else t("survey-entered-before"),
        from_paper(paper),
        rows=column([Button(t("survey-entered-next"), families)]),
        back=families,
    )


async def refused(context: Context, address: Refuse) -> Screen:
    """Not agreed to answer under one's name: no answer is kept, nothing waits, and a family has another way."""
    _, unit = await context.services.surveys.mine.of_unit(context.actor, address.unit)
    return screen(
        t("survey-refused"),
        t("survey-refused-how"),
        t("survey-refused-paper") if unit.on_paper else None,
        t("survey-refused-later"),
        back=All(),
    )


async def by_link(context: Context, rest: str) -> Answer:
    """The QR code in a meeting, or a link that was passed on. Whoever is not asked hears nothing about it."""
    if context.actor.is_stranger:
        return await context.site.follow(context, "stranger")
    return await context.site.follow(context, f"survey:{rest}")


def _about(asked: Asked, last: Text) -> tuple[Text, ...]:
    """A survey that waits, in two lines."""
    whose = t("survey-for", classes=classes(asked.classes)) if asked.classes else ""
    return (
        t("survey-waits-title", title=asked.survey.title),
        t("survey-waits-about", until=last, length=length_line(asked.survey.form), whose=whose),
    )


def _means(asked: Asked) -> tuple[str, ...]:
    """What becomes of the answers before and after they are sent; of anonymous ones that came all no word of before."""
    mode = asked.survey.mode
    if asked.survey.is_anonymous and not asked.waiting:
        return ("survey-sent-anonymous", f"survey-means-{mode}-sent")
    seen = ("survey-means-anonymous-silent",) if asked.survey.is_anonymous and _is_in_class(asked) else ()
    return (f"survey-means-{mode}", f"survey-means-{mode}-sent", *seen)


def _is_in_class(asked: Asked) -> bool:
    """Whether a class teacher sees that it still waits."""
    return any(unit.on_paper for unit in asked.waiting)


def _waits(asked: Asked) -> str:
    return "survey-line-begun" if any(unit.is_begun for unit in asked.waiting) else "survey-line-waits"


def _whose(asked: Asked) -> list[Text]:
    """Whose sheets they are, what was begun and waits, and what came already."""
    lines = list[Text]()
    if asked.survey.unit is UnitKind.FAMILY and asked.classes:
        lines.append(t("survey-of-family", classes=classes(asked.classes)))
    if len(asked.units) > 1 and asked.waiting:
        lines.append(t("survey-choose-class" if all(unit.classes for unit in asked.units) else "survey-choose-sheet"))
    if any(unit.is_begun for unit in asked.waiting):
        lines.append(t("survey-kept"))
    if asked.is_refused:
        lines.append(t("survey-refused-before"))
    elif not asked.waiting:
        lines.append(t("survey-all-sent"))
    for unit in asked.units:
        lines += paper_lines(unit, asked.units) if unit.is_from_paper else []
    return lines


def _sheets(asked: Asked) -> tuple[Row, ...]:
    """A button a sheet: to begin, to go on, to change; a sheet of somebody else is only marked."""
    if len(asked.units) == 1:
        unit = asked.units[0]
        key = _single(asked, unit)
        return column([Button(t(key), Fill(unit=unit.line.id))]) if key else ()
    # What waits first: of more than are shown the next ones come up as sheets are sent.
    units = sorted(asked.units, key=lambda unit: not unit.waits)
    return column(_sheet(asked, unit) for unit in units[:SHOWN])


def _single(asked: Asked, unit: MyUnit) -> str | None:
    if unit.line.answered:
        return "survey-change" if unit.is_mine else None
    return "survey-go-on" if unit.is_begun else "survey-begin"


def _sheet(asked: Asked, unit: MyUnit) -> Button:
    whose = about(unit, asked.units)
    if unit.line.answered:
        to = Fill(unit=unit.line.id) if unit.is_mine else Sent(unit=unit.line.id)
        return Button(t("survey-sheet-sent", whose=whose), to)
    return Button(t("survey-sheet-begun", whose=whose) if unit.is_begun else whose, Fill(unit=unit.line.id))


def _over(asked: Asked) -> Screen:
    post = asked.survey.post_id
    buttons = [Button(t("survey-done"), f"news:{post}")] if post else []
    title = t("survey-title", title=asked.survey.title)
    return screen(title, t("survey-over"), t("survey-over-done") if post else None, rows=column(buttons), back=All())


def _short(asked: Asked) -> str:
    return shorten(asked.survey.title, LINE)


def _today(context: Context) -> date:
    return context.school.today(context.now)
