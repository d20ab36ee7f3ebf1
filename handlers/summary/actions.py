"""Choosing when the summary comes."""

from bot.errors import Invalid, Missing
from bot.services.preferences import minutes, read_time
from bot.ui import Answer, Incoming, t
from handlers.site import Context
from handlers.summary import screens
from handlers.summary.addresses import SetMonthly, SetTime, SetWeekday, Time, Wishes
from handlers.summary.screens import NO_DAY, time_at


async def set_weekday(context: Context, address: SetWeekday) -> Answer:
    """On this day of the week, or on none."""
    weekday = None if address.weekday == NO_DAY else address.weekday
    await context.services.status.summaries.set_weekday(context.actor, weekday)
    return await _saved(context)


async def set_time(context: Context, address: SetTime) -> Answer:
    """At this time."""
    at = time_at(address.at)
    if at is None:
        raise Missing
    await context.services.status.summaries.set_time(context.actor, at)
    return await _saved(context)


async def time_typed(context: Context, _: Time, incoming: Incoming) -> Answer:
    """The time in words: «в 9», «8:30»."""
    at = read_time(incoming.text)
    if at is None:
        window = screens.hours_of(context)
        raise Invalid("error-summary-time", start=f"{window.start:%H:%M}", end=f"{window.end:%H:%M}")
    return await set_time(context, SetTime(at=minutes(at)))


async def set_monthly(context: Context, address: SetMonthly) -> Answer:
    """With or without one at the end of the month."""
    await context.services.status.summaries.set_monthly(context.actor, wanted=address.wanted == 1)
    return await _saved(context)


async def _saved(context: Context) -> Answer:
    return Answer(await screens.summary(context, Wishes()), toast=t("settings-saved"))
