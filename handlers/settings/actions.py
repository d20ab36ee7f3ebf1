"""What a person changes for themselves."""

from datetime import time

from bot.errors import Invalid, Missing
from bot.i18n import LANGUAGES
from bot.services.preferences import minutes, read_time
from bot.ui import Answer, Incoming, t
from handlers.settings import screens
from handlers.settings.addresses import Hours, Morning, Narrow, Reset, ResetMorning, SetMorning, Settings, Speak
from handlers.site import Context

DAY_MINUTES = 24 * 60


async def speak(context: Context, address: Speak) -> Answer:
    """Speak another language at once. A stranger is not remembered: the next answer follows their messenger again."""
    if address.code not in LANGUAGES:
        raise Missing
    if context.actor.is_stranger:
        shown = (await context.site.follow(context, "stranger")).screen
        return Answer(shown, language=address.code)
    await context.services.preferences.set_language(context.actor, address.code)
    context = await context.again()
    return Answer(await screens.settings(context, Settings()), toast=t("settings-saved"), language=address.code)


async def narrow(context: Context, address: Narrow) -> Answer:
    """Keep the hours that were chosen."""
    if not (0 <= address.start < DAY_MINUTES and 0 <= address.end < DAY_MINUTES):
        raise Invalid("error-hours")
    start, end = time(*divmod(address.start, 60)), time(*divmod(address.end, 60))
    await context.services.preferences.narrow_window(context.actor, start, end)
    return await _hours(context)


async def reset(context: Context, _: Reset) -> Answer:
    """Back to the hours of one's roles."""
    await context.services.preferences.reset_window(context.actor)
    return await _hours(context)


async def set_morning(context: Context, address: SetMorning) -> Answer:
    """Keep the time of the morning list."""
    if not 0 <= address.at < DAY_MINUTES:
        raise Invalid("error-hours")
    await context.services.preferences.set_morning(context.actor, time(*divmod(address.at, 60)))
    return await _morning(context)


async def morning_typed(context: Context, _: Morning, incoming: Incoming) -> Answer:
    """The time of the morning list in words: «в 9», «8:30»."""
    person = context.school.people[context.actor.require_person()]
    window = context.school.window(person, context.school.today(context.now))
    at = read_time(incoming.text)
    if at is None or not window.start <= at < window.end:
        raise Invalid("error-morning-time", start=f"{window.start:%H:%M}", end=f"{window.end:%H:%M}")
    return await set_morning(context, SetMorning(at=minutes(at)))


async def reset_morning(context: Context, _: ResetMorning) -> Answer:
    """The list comes as one's hours begin again."""
    await context.services.preferences.set_morning(context.actor, None)
    return await _morning(context)


async def _morning(context: Context) -> Answer:
    return Answer(await screens.morning(await context.again(), Morning()), toast=t("settings-saved"))


async def _hours(context: Context) -> Answer:
    return Answer(await screens.hours(await context.again(), Hours(start=0, end=0)), toast=t("settings-saved"))
