"""Changes of the school's settings. At the set-up each leads to the next question."""

from datetime import date

from bot.errors import Missing
from bot.services.daywords import read_days
from bot.ui import Address, Answer, Incoming, t
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


async def rename(context: Context, address: Name, incoming: Incoming) -> Answer:
    """The name was typed."""
    await context.services.school.rename(context.actor, incoming.text)
    return await _onward(context, Week(first=True) if address.first else School())


async def set_week(context: Context, address: SetWeek) -> Answer:
    """The week was chosen."""
    await context.services.school.set_week(context.actor, address.days)
    return await _onward(context, Zones(first=True) if address.first else School())


async def set_zone(context: Context, address: SetZone) -> Answer:
    """The zone was chosen."""
    await context.services.school.set_zone(context.actor, address.name)
    return await _onward(context, NextSteps() if address.first else School())


async def type_zone(context: Context, address: Zones, incoming: Incoming) -> Answer:
    """The zone was typed."""
    await context.services.school.set_zone(context.actor, incoming.text)
    return await _onward(context, NextSteps() if address.first else School())


async def change_days(context: Context, address: AddDays, incoming: Incoming) -> Answer:
    """Days to close or to open were typed."""
    days = read_days(incoming.text, context.school.today(context.now))
    await context.services.school.change_days(context.actor, days, address.kind)
    return await _onward(context, Calendar())


async def unchange(context: Context, address: Unchange) -> Answer:
    """A day goes back to the official calendar."""
    try:
        day = date.fromisoformat(address.day)
    except ValueError:
        raise Missing from None
    await context.services.school.unchange_day(context.actor, day)
    return await _onward(context, Calendar())


async def set_approval(context: Context, address: SetApproval) -> Answer:
    """News wait for a deputy's word, or do not."""
    await context.services.school.set_news_approval(context.actor, address.wanted)
    return await _onward(context, News())


async def set_budget(context: Context, address: SetBudget) -> Answer:
    """How many posts a week are enough was chosen."""
    await context.services.school.set_news_budget(context.actor, address.posts)
    return await _onward(context, News())


async def _onward(context: Context, to: Address) -> Answer:
    context = await context.again()
    return Answer((await context.site.follow(context, to.pack())).screen, toast=t("settings-saved"))
