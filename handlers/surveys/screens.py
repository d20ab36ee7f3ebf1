"""All surveys of the school, what a new one begins with, and a survey as its managers see it in each state."""

from typing import Final

from bot.errors import Missing
from bot.services.surveys import SurveyState
from bot.services.surveys.drafting import QUICK
from bot.services.surveys.form import Form
from bot.services.surveys.listing import Progress
from bot.services.surveys.reminding import MOST
from bot.services.surveys.results import last_day
from bot.services.surveys.shapes import Rate
from bot.services.surveys.starting import Asking
from bot.services.surveys.storing import Survey
from bot.ui import PAGE_SIZE, Button, Row, Screen, Text, clamp_page, column, grid, page_of, pager, screen, t
from handlers.phrases import weekday
from handlers.site import Context
from handlers.survey_phrases import rate_bar
from handlers.surveys import lines
from handlers.surveys.addresses import (
    Anew,
    Blank,
    Copies,
    Copy,
    Delete,
    FileSaid,
    More,
    New,
    One,
    Page,
    Poll,
    Rates,
    Recall,
    Remind,
    Share,
    Start,
    Surveys,
    Take,
    Terms,
)

# Bars of so many groups stand on the card itself; more of them have pages of their own.
RATES_ON_CARD: Final = 10
RATES_SHOWN: Final = 15
CLASSES, YEARS = "classes", "years"
# Questions with flaws that are a tap away.
FIXES_SHOWN: Final = 2


async def surveys(context: Context, address: Surveys | Page) -> Screen:
    """What runs, is being made, waits for its day, has ended; a new one before all."""
    page = address.page if isinstance(address, Page) else 0
    found = await context.services.surveys.listing.lines(context.actor, page * PAGE_SIZE, PAGE_SIZE)
    if not found.lines and found.total:
        return await surveys(context, Page(page=clamp_page(page, found.total)))
    return screen(
        t("surveys-title"),
        t("surveys-hint" if found.total else "surveys-empty"),
        rows=[
            (Button(t("surveys-new"), New()),),
            *column(Button(lines.line(one, context.school, context.now), One(id=one.id)) for one in found.lines),
            *pager(Page(page=page), page, found.total),
        ],
    )


async def new(context: Context, _: New) -> Screen:
    """Templates, and other ways to begin."""
    from bot.services.surveys.templates import SLUGS

    ended = await context.services.surveys.listing.ended(context.actor, 0, 1)
    return screen(
        t("surveys-new-title"),
        t("surveys-new-hint"),
        rows=[
            *grid([Button(t(f"surveys-template-{slug}"), _way_of(slug)) for slug in SLUGS], 2),
            (Button(t("surveys-blank"), Blank()), Button(t("surveys-file"), "questions.new")),
            *column([Button(t("surveys-copies"), Copies(page=0)) if ended.total else None]),
        ],
        back=Surveys(),
    )


def _way_of(slug: str) -> Take | Poll:
    """A template is ready to start, but for the one whose question only its author knows."""
    return Poll() if slug == QUICK else Take(slug=slug)


async def copies(context: Context, address: Copies) -> Screen:
    """Those that have ended, to be asked anew."""
    found = await context.services.surveys.listing.ended(context.actor, address.page * PAGE_SIZE, PAGE_SIZE)
    if not found.lines and found.total:
        return await copies(context, Copies(page=clamp_page(address.page, found.total)))
    return screen(
        t("surveys-copies-title"),
        t("surveys-copies-hint" if found.total else "surveys-copies-none"),
        rows=[
            *column(Button(lines.line(one, context.school, context.now), Copy(id=one.id)) for one in found.lines),
            *pager(address, address.page, found.total),
        ],
        back=New(),
    )


async def one(context: Context, address: One | FileSaid) -> Screen:
    """A survey as it stands."""
    found = await context.services.surveys.drafting.survey(context.actor, address.id)
    match found.state:
        case SurveyState.DRAFT | SurveyState.PLANNED:
            return await _before(context, found)
        case SurveyState.RUNNING:
            return await _running(context, found)
        case SurveyState.ENDED:
            return await _ended(context, found)
        case _:
            return _withdrawn(found)


async def _before(context: Context, found: Survey) -> Screen:
    """What has not started: everything on which one decides whether it may."""
    asking = await context.services.surveys.starting.asking(context.actor, found.id)
    return screen(
        lines.heading(found),
        lines.how(found),
        *(await lines.whom(context, found)),
        *lines.expected(asking),
        *lines.questions(found),
        lines.days(found, context.school.today(context.now)),
        *lines.warnings(found, asking),
        rows=_of_planned(found) if found.state is SurveyState.PLANNED else _of_draft(context, found, asking),
        back=Surveys(),
        expects=FileSaid(id=found.id) if found.state is SurveyState.DRAFT else None,
    )


def _of_draft(context: Context, found: Survey, asking: Asking) -> list[Row]:
    today, count = context.school.today(context.now), len(found.form.questions)
    is_later = found.starts_on is not None and found.starts_on > today
    label = t("surveys-start-on", day=weekday(found.starts_on or today)) if is_later else t("surveys-start")
    start = Button(label, Start(id=found.id, version=found.version))
    questions = t("surveys-questions", count=count) if count else t("surveys-questions-none")
    return [
        *column([start if asking.hindrance is None else None]),
        *_fixes(found.form, found.id, asking),
        (Button(questions, f"questions:{found.id}"), Button(t("surveys-audience"), f"audience:s{found.id}")),
        (Button(t("surveys-terms"), Terms(id=found.id)), *([_preview(found)] if count else [])),
        (Button(t("surveys-delete"), Delete(id=found.id, version=found.version)),),
    ]


def _fixes(form: Form, survey_id: int, asking: Asking) -> list[Row]:
    """Ways to the first questions that something is wrong with."""
    places = {question.number: place for place, question in enumerate(form.questions, start=1)}
    wrong = list(dict.fromkeys(flaw.number for flaw in asking.flaws if flaw.number is not None))
    return [
        (Button(t("surveys-fix", place=places[number]), f"questions.one:{survey_id}:{number}"),)
        for number in wrong[:FIXES_SHOWN]
    ]


def _of_planned(found: Survey) -> list[Row]:
    return [
        (Button(t("surveys-recall"), Recall(id=found.id)),),
        (_preview(found), Button(t("surveys-copy"), Copy(id=found.id))),
    ]


def _preview(found: Survey) -> Button:
    return Button(t("surveys-preview"), f"questions.look:{found.id}")


async def _running(context: Context, found: Survey) -> Screen:
    """How many have answered, by groups; never what, and never who has not."""
    progress = await context.services.surveys.listing.progress(context.actor, found.id)
    rates = _rates(progress, _default_by(progress))
    is_locked = await context.services.surveys.ending.is_locked(context.actor, found.id)
    anew = Button(t("surveys-anew"), Anew(id=found.id)) if is_locked else None
    return screen(
        lines.heading(found),
        t("surveys-locked") if is_locked else None,
        lines.how(found),
        *lines.running(found, progress, context.school.today(context.now)),
        t("blank") if len(rates) > 1 else None,
        *(map(rate_bar, rates) if 1 < len(rates) <= RATES_ON_CARD else ()),
        t("surveys-sealed" if found.is_anonymous else "surveys-later"),
        rows=[
            *column([anew or _remind(found, progress), _all_rates(found, progress)]),
            (Button(t("surveys-share"), Share(id=found.id)), Button(t("button-more"), More(id=found.id))),
        ],
        back=Surveys(),
    )


def _remind(found: Survey, progress: Progress) -> Button | None:
    """Only where a reminder is allowed and there is somebody to remind."""
    if not progress.silent or progress.reminded_today or found.reminders >= MOST:
        return None
    return Button(t("surveys-remind"), Remind(id=found.id))


def _all_rates(found: Survey, progress: Progress) -> Button | None:
    """Only where the card does not show all of them."""
    if len(progress.rates) <= RATES_ON_CARD:
        return None
    return Button(t("surveys-rates"), Rates(id=found.id, by=CLASSES, page=0))


def _default_by(progress: Progress) -> str:
    """Classes where their bars have room on the card, else years."""
    return CLASSES if len(progress.rates) <= RATES_ON_CARD else YEARS


def _rates(progress: Progress, by: str) -> tuple[Rate, ...]:
    return progress.by_years() if by == YEARS else progress.rates


async def rates(context: Context, address: Rates) -> Screen:
    """How many of each class or year have answered."""
    if address.by not in {CLASSES, YEARS}:
        raise Missing
    found = await context.services.surveys.drafting.survey(context.actor, address.id)
    progress = await context.services.surveys.listing.progress(context.actor, found.id)
    shown = _rates(progress, address.by)
    other = YEARS if address.by == CLASSES else CLASSES
    return screen(
        lines.heading(found),
        lines.total(progress),
        *map(rate_bar, page_of(shown, address.page, RATES_SHOWN)),
        rows=[
            *column([Button(t(f"surveys-rates-{other}"), Rates(id=found.id, by=other, page=0))]),
            *pager(address, address.page, len(shown), RATES_SHOWN),
        ],
        back=One(id=found.id),
    )


async def _ended(context: Context, found: Survey) -> Screen:
    """What is over: the way to its results, and on to what follows of them."""
    progress = await context.services.surveys.listing.progress(context.actor, found.id)
    return screen(
        lines.heading(found),
        lines.how(found),
        _ended_on(context, found),
        lines.total(progress),
        t("surveys-lost", count=found.lost) if found.lost else None,
        rows=column(
            [
                Button(t("surveys-results"), f"results:{found.id}"),
                Button(t("surveys-done"), f"results.done:{found.id}"),
                Button(t("surveys-copy"), Copy(id=found.id)),
            ]
        ),
        back=Surveys(),
    )


def _ended_on(context: Context, found: Survey) -> Text | None:
    if found.ended_at is None:
        return None
    return t("surveys-ended-on", day=weekday(last_day(found, context.school.today(found.ended_at))))


def _withdrawn(found: Survey) -> Screen:
    return screen(
        lines.heading(found),
        t("surveys-withdrawn"),
        rows=column([Button(t("surveys-copy"), Copy(id=found.id))]),
        back=Surveys(),
    )
