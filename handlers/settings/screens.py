"""A person's own settings as screens."""

from datetime import time

from bot.access import Permission
from bot.i18n import LANGUAGES
from bot.services.notices import morning_time
from bot.services.preferences import SHORTEST_MINUTES, minutes
from bot.services.snapshot import Grant, Known
from bot.services.status.summaries import parts_of
from bot.ui import Button, Row, Screen, Text, column, grid, screen, t
from handlers.settings.addresses import (
    Hours,
    Language,
    Morning,
    Narrow,
    Reset,
    ResetMorning,
    SetMorning,
    Settings,
    Speak,
)
from handlers.site import Context

STEP_MINUTES = 30
# Times to choose from for the morning list.
MORNING_CHOICES = 8


async def settings(context: Context, _: Settings) -> Screen:
    """Who one is here, which language and hours hold."""
    person = _self(context)
    today = context.school.today(context.now)
    held = [grant for grant in person.grants if grant.until is None or grant.until >= today]
    window = context.school.window(person, today)
    return screen(
        t("settings-title"),
        t("settings-name", name=person.name) if person.name else None,
        *(_role(grant) for grant in held),
        t("settings-language", language=t(f"language-{context.actor.language}")),
        t("settings-hours", start=window.start, end=window.end),
        rows=column(
            [
                Button(t("settings-change-language"), Language()),
                Button(t("settings-change-hours"), Hours(start=0, end=0)),
                Button(t("news-settings"), "news.settings"),
                _morning_button(context, person) if person.is_staff(today) else None,
                Button(t("settings-summary"), "summary") if _has_summary(context) else None,
                Button(t("settings-absences"), "absences:0") if context.actor.may(Permission.ABSENCE_SET) else None,
                Button(t("settings-calendar"), "calendar") if context.actor.may(Permission.TASK_PLAN) else None,
            ]
        ),
    )


async def language(context: Context, _: Language) -> Screen:
    """Which languages there are; each by its own name."""
    buttons = [Button(t(f"language-{code}"), Speak(code=code)) for code in LANGUAGES]
    return screen(
        t("settings-language-title"),
        rows=column(buttons),
        back=None if context.actor.is_stranger else Settings(),
        home=context.actor.is_stranger,
    )


async def hours(context: Context, address: Hours) -> Screen:
    """The hours as they would be; each button moves one end by half an hour, and only saving writes."""
    person = _self(context)
    widest = await context.services.preferences.widest_window(context.actor)
    first, last = minutes(widest.start), minutes(widest.end)
    now = context.school.window(person, context.school.today(context.now))
    start, end = address.start, address.end
    if not (first <= start and end <= last and end - start >= SHORTEST_MINUTES):
        start, end = minutes(now.start), minutes(now.end)
    rows: list[Row] = [
        _moves("hours-from", [(s, end) for s in _near(start) if first <= s <= end - SHORTEST_MINUTES], 0),
        _moves("hours-to", [(start, e) for e in _near(end) if start + SHORTEST_MINUTES <= e <= last], 1),
    ]
    if (start, end) != (minutes(now.start), minutes(now.end)):
        rows.append((Button(t("hours-save"), Narrow(start=start, end=end)),))
    if person.own_window is not None:
        rows.append((Button(t("hours-reset"), Reset()),))
    return screen(
        t("hours-title"),
        t("hours-about", start=widest.start, end=widest.end),
        t("hours-chosen", start=_time(start), end=_time(end)),
        rows=[row for row in rows if row],
        back=Settings(),
    )


async def morning(context: Context, _: Morning) -> Screen:
    """When the list of the day comes: the first hours of one's own to choose from."""
    person = _self(context)
    window = context.school.window(person, context.school.today(context.now))
    now, first, last = _morning_time(context, person), minutes(window.start), minutes(window.end)
    choices = range(first, min(last, first + MORNING_CHOICES * STEP_MINUTES), STEP_MINUTES)
    times = [Button(t("morning-at", at=_time(at)), SetMorning(at=at)) for at in choices if _time(at) != now]
    reset = [Button(t("morning-reset"), ResetMorning())] if person.morning_at is not None else []
    return screen(
        t("morning-title"),
        t("morning-about"),
        t("morning-now", at=now),
        rows=[*grid(times, 4), *column(reset)],
        back=Settings(),
        expects=Morning(),
    )


def _has_summary(context: Context) -> bool:
    return bool(parts_of(context.actor))


def _morning_button(context: Context, person: Known) -> Button:
    return Button(t("settings-morning", at=_morning_time(context, person)), Morning())


def _morning_time(context: Context, person: Known) -> time:
    return morning_time(context.school, person, context.school.today(context.now))


def _near(moment: int) -> tuple[int, int]:
    return moment - STEP_MINUTES, moment + STEP_MINUTES


def _moves(key: str, choices: list[tuple[int, int]], end: int) -> Row:
    return tuple(Button(t(key, at=_time(choice[end])), Hours(start=choice[0], end=choice[1])) for choice in choices)


def _time(moment: int) -> time:
    return time(*divmod(moment, 60))


def _role(grant: Grant) -> Text:
    until = t("settings-until", day=grant.until) if grant.until else ""
    where = t("settings-one-building") if grant.building_id else ""
    return t("settings-role", role=t(f"role-{grant.role}"), since=grant.since, until=until, where=where)


def _self(context: Context) -> Known:
    return context.school.people[context.actor.require_person()]
