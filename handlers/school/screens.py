"""The school's settings as screens."""

from zoneinfo import ZoneInfo

from bot.access import Permission
from bot.errors import Missing
from bot.services.school import BUDGETS, DAY_KINDS, WEEKS, ZONES, Change, Special, next_specials
from bot.ui import Button, Screen, Text, column, grid, page_of, pager, screen, t
from handlers.school.addresses import (
    AddDays,
    Calendar,
    Name,
    News,
    NextSteps,
    School,
    SetApproval,
    SetBudget,
    SetWeek,
    SetZone,
    Unchange,
    Week,
    Zones,
)
from handlers.site import Context

SPECIALS_SHOWN = 4
CHANGES_A_PAGE = 4
# Where a school that was set up just now goes on, by command; those that there are and that the actor may use.
NEXT_COMMANDS = ("import", "people", "invite")


async def school(context: Context, _: School) -> Screen:
    """How the school is set up; the first step of the set-up where it has no name yet."""
    context.actor.require(Permission.SCHOOL_CONFIGURE)
    if context.school.name is None:
        return await name(context, Name(first=True))
    calendar = context.school.calendar
    short = [
        Button(t("school-change-name"), Name()),
        Button(t("school-change-zone"), Zones()),
        Button(t("school-change-week"), Week()),
        Button(t("school-news-button"), News()),
    ]
    buttons = [
        Button(t("school-change-calendar"), Calendar()),
        Button(t("school-terms"), "year:0"),
        Button(t("school-teams"), "teams:0"),
        Button(t("school-next-steps"), NextSteps()),
    ]
    return screen(
        t("school-title"),
        t("school-name", name=context.school.name),
        t("school-week", week=t(f"school-week-{calendar.week_days}")),
        t("school-zone", zone=_zone(context, calendar.zone.key), now=context.now),
        rows=[*grid(short, 2), *column(buttons)],
    )


async def name(context: Context, address: Name) -> Screen:
    """What is the school called?"""
    context.actor.require(Permission.SCHOOL_CONFIGURE)
    step = t("school-step", number=1) if address.first else None
    return screen(t("school-name-title"), step, t("school-name-hint"), back=_back(address), expects=address)


async def week(context: Context, address: Week) -> Screen:
    """Five days or six?"""
    context.actor.require(Permission.SCHOOL_CONFIGURE)
    buttons = [Button(t(f"school-week-{days}"), SetWeek(days=days, first=address.first)) for days in WEEKS]
    step = t("school-step", number=2) if address.first else None
    return screen(t("school-week-title"), step, t("school-week-hint"), rows=column(buttons), back=_back(address))


async def zones(context: Context, address: Zones) -> Screen:
    """Which zone? Those of Russia by a tap, any by its name."""
    context.actor.require(Permission.SCHOOL_CONFIGURE)
    buttons = [
        Button(_zone(context, zone), SetZone(name=zone, first=address.first)) for zone in page_of(ZONES, address.page)
    ]
    if address.first:
        now = context.school.calendar.zone.key
        buttons.insert(0, Button(t("school-zone-keep", zone=_zone(context, now)), SetZone(name=now, first=True)))
    return screen(
        t("school-zone-title"),
        t("school-step", number=3) if address.first else None,
        t("school-zone-now", zone=_zone(context, context.school.calendar.zone.key), now=context.now),
        t("school-zone-hint"),
        rows=[*column(buttons), *pager(address, address.page, len(ZONES))],
        back=_back(address),
        expects=address,
    )


async def calendar(context: Context, address: Calendar) -> Screen:
    """The school's own changes, each of which can be taken back, and what the official calendar brings next."""
    changes = await context.services.school.changes(context.actor)
    specials = next_specials(context.school.calendar, context.school.today(context.now), SPECIALS_SHOWN)
    shown = page_of(changes, address.page, CHANGES_A_PAGE)
    drop = [Button(t("calendar-drop", day=change.day), Unchange(day=change.day.isoformat())) for change in shown]
    add = [Button(t(f"calendar-add-{kind}"), AddDays(kind=kind)) for kind in DAY_KINDS]
    return screen(
        t("calendar-title"),
        t("calendar-official"),
        *(_special(special) for special in specials),
        t("blank"),
        t("calendar-own") if changes else t("calendar-own-none"),
        *(_change(change) for change in shown),
        rows=[*column(drop), *pager(address, address.page, len(changes), CHANGES_A_PAGE), *column(add)],
        back=School(),
    )


async def news(context: Context, _: News) -> Screen:
    """Whether news wait for a deputy's word, and how many a week are no burden."""
    context.actor.require(Permission.SCHOOL_CONFIGURE)
    school = context.school
    state = "yes" if school.news_approval else "no"
    budgets = [
        Button(t("school-news-chosen", posts=str(posts)) if posts == school.news_budget else str(posts), to)
        for posts, to in ((posts, SetBudget(posts=posts)) for posts in BUDGETS)
    ]
    return screen(
        t("school-news-title"),
        t(f"school-news-approval-{state}"),
        t("school-news-budget", posts=school.news_budget),
        t("school-news-budget-hint"),
        rows=[
            (Button(t(f"school-news-turn-{state}"), SetApproval(wanted=not school.news_approval)),),
            *grid(budgets, len(BUDGETS)),
        ],
        back=School(),
    )


async def add_days(context: Context, address: AddDays) -> Screen:
    """Which days?"""
    context.actor.require(Permission.SCHOOL_CONFIGURE)
    if address.kind not in DAY_KINDS:
        raise Missing
    return screen(t(f"calendar-{address.kind}-title"), t("calendar-days-hint"), back=Calendar(), expects=address)


async def next_steps(context: Context, _: NextSteps) -> Screen:
    """The school is set up: people and places come next, then invitations."""
    context.actor.require(Permission.SCHOOL_CONFIGURE)
    entries = [context.site.commands[word] for word in NEXT_COMMANDS if word in context.site.commands]
    buttons = [
        Button(t(entry.label), entry.address)
        for entry in entries
        if entry.label and (entry.permission is None or context.actor.may(entry.permission))
    ]
    return screen(
        t("next-title"), t("next-import"), t("next-invite"), t("next-calendar"), rows=column(buttons), back=School()
    )


def _back(address: Name | Week | Zones) -> School | None:
    return None if address.first else School()


def _zone(context: Context, key: str) -> Text:
    """A zone as people know it, and how far it is from UTC now: «Томск (UTC+7)»."""
    offset = context.now.astimezone(ZoneInfo(key)).strftime("%z")
    shown = t("zone-offset", hours=f"{offset[0]}{int(offset[1:3])}" + (f":{offset[3:]}" if offset[3:] != "00" else ""))
    city = t(f"zone-{key.replace('/', '-')}") if key in ZONES else t("text", text=key)
    return t("zone", city=city, offset=shown)


def _special(special: Special) -> Text:
    key = f"calendar-special-{special.kind}"
    return (
        t(key, first=special.first, last=special.last)
        if special.first < special.last
        else t(f"{key}-day", day=special.first)
    )


def _change(change: Change) -> Text:
    note = t("calendar-note", note=change.note) if change.note else ""
    return t(f"calendar-change-{change.kind}", day=change.day, note=note)
