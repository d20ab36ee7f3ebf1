"""When the summary comes, and how it looks."""

from collections.abc import Sequence
from datetime import time
from typing import Final

from bot.access import Permission
from bot.services.calendar import DAY, Window
from bot.services.news.wording import title
from bot.services.preferences import minutes
from bot.services.status.periods import week_of
from bot.services.status.shapes import Light
from bot.services.status.summaries import Summary
from bot.services.status.summary_days import Kind, Wish
from bot.services.text import shorten
from bot.ui import Button, Row, Screen, Text, column, grid, screen, t
from handlers.site import Context
from handlers.status_phrases import light_line, period_name, worst_first
from handlers.summary.addresses import SetMonthly, SetTime, SetWeekday, Show, Time, Wishes
from handlers.trouble_phrases import trouble_button, trouble_line

# The number that stands for no day of the week; working days of a school are offered, Sunday is not.
NO_DAY: Final = 7
DAYS_OFFERED: Final = 6
MONDAY_TO_FRIDAY: Final = 5
# Times to choose from, from the beginning of one's hours on.
CHOICES, STEP_MINUTES = 8, 30
LETTERS_SHOWN, TITLE_SHOWN = 5, 40
DAY_MINUTES: Final = 24 * 60


async def summary(context: Context, _: Wishes) -> Screen:
    """The day, the hour, and whether there is one at the end of the month."""
    wish = await context.services.status.summaries.wish(context.actor)
    week = week_of(context.school.today(context.now) - 7 * DAY)
    days = DAYS_OFFERED if context.school.calendar.week_days > MONDAY_TO_FRIDAY else MONDAY_TO_FRIDAY
    weekdays = [_weekday(day, wish) for day in range(days)]
    never = [Button(t("summary-no-week"), SetWeekday(weekday=NO_DAY))] if wish.weekday is not None else []
    last = Button(t("summary-time", at=wish.at), Time()), Button(t("summary-show"), Show(period=week.code))
    return screen(
        t("summary-title"),
        t("summary-about"),
        t("blank"),
        t("summary-weekly", day=t(f"summary-on-{wish.weekday}"), at=wish.at)
        if wish.weekday is not None
        else t("summary-weekly-none"),
        t("summary-monthly" if wish.monthly else "summary-monthly-none", at=wish.at),
        t("summary-skipped"),
        t("summary-red") if context.actor.may(Permission.STATUS_SEE) else None,
        rows=[*grid(weekdays, 3), *column([*never, _monthly(wish)]), last],
        back="settings",
    )


async def time_of_day(context: Context, _: Time) -> Screen:
    """The first hours of one's own to choose from; another one is typed."""
    wish, window = await context.services.status.summaries.wish(context.actor), hours_of(context)
    first, last = minutes(window.start), minutes(window.end)
    choices = range(first, min(last, first + CHOICES * STEP_MINUTES), STEP_MINUTES)
    times = [(at, time(*divmod(at, 60))) for at in choices]
    return screen(
        t("summary-time-title"),
        t("summary-time-about", at=wish.at),
        rows=grid([Button(t("morning-at", at=at), SetTime(at=number)) for number, at in times if at != wish.at], 4),
        back=Wishes(),
        expects=Time(),
    )


async def show(context: Context, address: Show) -> Screen:
    """What it would say of a period, as things stand now."""
    summary = await context.services.status.summaries.read(context.actor, address.period)
    return summary_screen(context, summary, Kind.WEEK)


def summary_screen(context: Context, summary: Summary, kind: Kind) -> Screen:
    """The lights, the worst things with what can be done, one's tickets, one's classes."""
    return screen(
        t(f"summary-head-{kind}", period=period_name(summary.period, context.school)),
        *_lines(summary),
        rows=_ways(context, summary),
        back=Wishes(),
    )


def hours_of(context: Context) -> Window:
    """When the actor may be written to."""
    person = context.school.people[context.actor.require_person()]
    return context.school.window(person, context.school.today(context.now))


def time_at(moment: int) -> time | None:
    """A time of the day; None for no such minute."""
    return time(*divmod(moment, 60)) if 0 <= moment < DAY_MINUTES else None


def _lines(summary: Summary) -> list[Text]:
    lines: list[Text] = []
    if summary.status is not None:
        lines += [t("blank"), *(light_line(one) for one in worst_first(summary.status.lights))]
        if summary.worst:
            lines += [t("blank"), t("status-worst"), *(trouble_line(one) for one in summary.worst)]
        elif not any(one.light in {Light.RED, Light.YELLOW} for one in summary.status.lights):
            lines += [t("blank"), t("status-all-well")]
    if summary.work is not None:
        work = summary.work
        lines += [
            t("blank"),
            t("summary-work", opened=work.opened, solved=work.solved),
            t("summary-work-open", open=work.open, late=work.late),
        ]
    if summary.letters:
        lines += [t("blank"), t("summary-letters", count=len(summary.letters))]
        for line in summary.letters[:LETTERS_SHOWN]:
            words = shorten(title(line.post.html), TITLE_SHOWN)
            lines.append(t("summary-letter", title=words, reacted=line.reacted, total=line.total))
    if not lines:
        lines = [t("summary-empty")]
    return lines


def _ways(context: Context, summary: Summary) -> Sequence[Row]:
    buttons = [trouble_button(one) for one in summary.worst]
    ways = [
        Button(t("summary-status"), f"status:{summary.period.code}") if summary.status else None,
        Button(t("button-queue"), "queue") if summary.work and "queue" in context.site.screens else None,
        Button(t("summary-my-letters"), "newscard.mine:0") if summary.letters else None,
    ]
    return [*column(buttons), *column(ways)]


def _weekday(day: int, wish: Wish) -> Button:
    label = t(f"summary-day-{day}")
    return Button(t("chosen", label=label) if day == wish.weekday else label, SetWeekday(weekday=day))


def _monthly(wish: Wish) -> Button:
    if wish.monthly:
        return Button(t("summary-no-month"), SetMonthly(wanted=0))
    return Button(t("summary-with-month"), SetMonthly(wanted=1))
