"""How a draft asks: anonymously or not, whom for what, from which day on and how long, its title and first words."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from bot.errors import Invalid
from bot.services.surveys import SurveyMode, UnitKind
from bot.services.surveys.form import TITLE_LIMIT
from bot.services.surveys.starting import LONGEST_DAYS
from bot.services.surveys.storing import Survey
from bot.ui import Address, Answer, Button, Incoming, Row, Screen, Text, column, grid, screen, t
from handlers.phrases import weekday
from handlers.site import Context
from handlers.survey_phrases import mode_line
from handlers.surveys import lines
from handlers.surveys.addresses import (
    Days,
    DaysSaid,
    DaysSet,
    From,
    FromSaid,
    FromSet,
    Intro,
    IntroDrop,
    IntroSaid,
    Mode,
    ModeSet,
    One,
    Terms,
    Title,
    TitleSaid,
    Unit,
    UnitSet,
)
from handlers.surveys.common import day_of, draft, one_of, typed

# How long surveys usually run.
DAYS_OFFERED: Final = (3, 7, 10, 14, 21, 30)
NOW: Final = "now"
_WEEK: Final = timedelta(days=7)
_NUMBER: Final = re.compile(r"\d{1,3}")


async def terms(context: Context, address: Terms) -> Screen:
    """All conditions, each a tap away."""
    found = await draft(context, address.id)
    number = found.id
    return screen(
        lines.heading(found),
        lines.how(found),
        lines.days(found, context.school.today(context.now)),
        t("surveys-intro-line", words=found.intro) if found.intro else t("surveys-intro-none"),
        rows=[
            (Button(t("surveys-terms-mode"), Mode(id=number)), Button(t("surveys-terms-unit"), Unit(id=number))),
            (Button(t("surveys-terms-from"), From(id=number)), Button(t("surveys-terms-days"), Days(id=number))),
            (Button(t("surveys-terms-title"), Title(id=number)), Button(t("surveys-terms-intro"), Intro(id=number))),
        ],
        back=One(id=number),
    )


async def mode(context: Context, address: Mode) -> Screen:
    """What each mode means, and whether there are enough to ask anonymously."""
    found = await draft(context, address.id)
    asking = await context.services.surveys.starting.asking(context.actor, found.id)
    hindrance = asking.hindrance
    return screen(
        t("surveys-mode-title"),
        t("surveys-mode-anonymous"),
        t("surveys-mode-named"),
        t("surveys-warning", why=lines.why(hindrance)) if hindrance and hindrance.key == "error-survey-few" else None,
        rows=column(
            Button(_marked(mode_line(one), one, found.mode), ModeSet(id=found.id, version=found.version, mode=one))
            for one in SurveyMode
        ),
        back=Terms(id=found.id),
    )


async def mode_set(context: Context, address: ModeSet) -> Answer:
    """In this mode."""
    chosen = one_of(SurveyMode, address.mode)
    await context.services.surveys.drafting.set_mode(context.actor, address.id, address.version, chosen)
    return await _again(context, address.id)


async def unit(context: Context, address: Unit) -> Screen:
    """What is one sheet waited for?"""
    found = await draft(context, address.id)
    return screen(
        t("surveys-unit-title"),
        *(t(f"surveys-unit-{one}") for one in UnitKind),
        rows=column(
            Button(_marked(t(f"surveys-unit-of-{one}"), one, found.unit), _unit_of(found, one)) for one in UnitKind
        ),
        back=Terms(id=found.id),
    )


def _unit_of(found: Survey, one: UnitKind) -> UnitSet:
    return UnitSet(id=found.id, version=found.version, unit=one)


async def unit_set(context: Context, address: UnitSet) -> Answer:
    """For this."""
    chosen = one_of(UnitKind, address.unit)
    await context.services.surveys.drafting.set_unit(context.actor, address.id, address.version, chosen)
    return await _again(context, address.id)


async def from_(context: Context, address: From | FromSaid) -> Screen:
    """At once, tomorrow, next week, or on a day that is typed?"""
    found = await draft(context, address.id)
    today, calendar = context.school.today(context.now), context.school.calendar
    monday = today + _WEEK - timedelta(days=today.weekday())
    next_week = monday if calendar.is_working_day(monday) else calendar.next_working_day(monday)
    days = sorted({calendar.next_working_day(today), next_week})
    place = {"id": found.id, "version": found.version}
    buttons = [Button(weekday(day), FromSet(**place, day=f"{day:%Y%m%d}")) for day in days]
    rows: list[Row] = [(Button(t("surveys-from-now"), FromSet(**place, day=NOW)),), tuple(buttons)]
    return _question(found, "surveys-from-title", t("surveys-from-hint"), FromSaid(**place), rows)


async def from_set(context: Context, address: FromSet) -> Answer:
    """From this day on."""
    day = None if address.day == NOW else day_of(address.day)
    return await _from(context, address.id, address.version, day)


async def from_said(context: Context, address: FromSaid, incoming: Incoming) -> Answer:
    """From a day on that was typed."""
    day = await context.services.surveys.drafting.day(context.actor, typed(incoming))
    return await _from(context, address.id, address.version, day)


async def _from(context: Context, survey_id: int, version: int, day: date | None) -> Answer:
    found = await draft(context, survey_id)
    await context.services.surveys.starting.set_days(context.actor, survey_id, version, day, found.days)
    return await _again(context, survey_id)


async def days(context: Context, address: Days | DaysSaid) -> Screen:
    """For how many days?"""
    found = await draft(context, address.id)
    place = {"id": found.id, "version": found.version}
    buttons = [Button(t("surveys-days-count", count=count), DaysSet(**place, days=count)) for count in DAYS_OFFERED]
    hint = t("surveys-days-hint", most=LONGEST_DAYS)
    return _question(found, "surveys-days-title", hint, DaysSaid(**place), grid(buttons, 3))


async def days_set(context: Context, address: DaysSet) -> Answer:
    """For so many."""
    return await _days(context, address.id, address.version, address.days)


async def days_said(context: Context, address: DaysSaid, incoming: Incoming) -> Answer:
    """For a number of days that was typed."""
    number = _NUMBER.search(typed(incoming))
    if number is None:
        raise Invalid("error-survey-days", most=LONGEST_DAYS)
    return await _days(context, address.id, address.version, int(number[0]))


async def _days(context: Context, survey_id: int, version: int, count: int) -> Answer:
    found = await draft(context, survey_id)
    today = context.school.today(context.now)
    # A first day that has passed means «at once».
    starts_on = found.starts_on if found.starts_on is not None and found.starts_on > today else None
    await context.services.surveys.starting.set_days(context.actor, survey_id, version, starts_on, count)
    return await _again(context, survey_id)


async def title(context: Context, address: Title | TitleSaid) -> Screen:
    """What is it called?"""
    found = await draft(context, address.id)
    expects = TitleSaid(id=found.id, version=found.version)
    hint = t("surveys-name-hint", title=lines.name_of(found.title, TITLE_LIMIT))
    return _question(found, "surveys-name-title", hint, expects)


async def title_said(context: Context, address: TitleSaid, incoming: Incoming) -> Answer:
    """It is called so."""
    drafting = context.services.surveys.drafting
    await drafting.set_title(context.actor, address.id, address.version, typed(incoming))
    return await _again(context, address.id)


async def intro(context: Context, address: Intro | IntroSaid) -> Screen:
    """What do those asked read first?"""
    found = await draft(context, address.id)
    place = {"id": found.id, "version": found.version}
    drop = Button(t("surveys-intro-drop"), IntroDrop(**place)) if found.intro else None
    hint = t("surveys-intro-now", words=found.intro) if found.intro else t("surveys-intro-hint")
    return _question(found, "surveys-intro-title", hint, IntroSaid(**place), column([drop]))


async def intro_said(context: Context, address: IntroSaid, incoming: Incoming) -> Answer:
    """They read this."""
    drafting = context.services.surveys.drafting
    await drafting.set_intro(context.actor, address.id, address.version, typed(incoming))
    return await _again(context, address.id)


async def intro_drop(context: Context, address: IntroDrop) -> Answer:
    """They read the questions only."""
    await context.services.surveys.drafting.drop_intro(context.actor, address.id, address.version)
    return await _again(context, address.id)


async def _again(context: Context, survey_id: int) -> Answer:
    return Answer(await terms(context, Terms(id=survey_id)))


def _question(found: Survey, key: str, hint: Text, expects: Address, rows: Iterable[Row] = ()) -> Screen:
    return screen(t(key), hint, rows=rows, back=Terms(id=found.id), expects=expects)


def _marked(label: Text, one: StrEnum, chosen: StrEnum) -> Text:
    return t("surveys-chosen", label=label) if one is chosen else label
