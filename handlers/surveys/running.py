"""What is done with a survey while it runs: reminding, showing the way to it, prolonging, ending, taking back."""

import asyncio
from datetime import timedelta
from typing import Final

from bot.errors import Outdated
from bot.reports.qr import qr_png
from bot.services.surveys.reminding import MOST
from bot.services.surveys.starting import LONGEST, LONGEST_DAYS
from bot.ui import Answer, Button, Incoming, Picture, Screen, column, grid, screen, t
from handlers.phrases import weekday
from handlers.site import Context
from handlers.surveys import lines
from handlers.surveys.addresses import (
    Anew,
    AnewDo,
    Copy,
    End,
    EndDo,
    More,
    One,
    Prolong,
    ProlongSaid,
    ProlongSet,
    Remind,
    RemindDo,
    Share,
    Withdraw,
    WithdrawDo,
)
from handlers.surveys.common import day_of, running, shown, typed
from handlers.surveys.screens import one

# By so many days a survey is usually prolonged.
LONGER: Final = (3, 7, 14)
LINK_WORD: Final = "survey"
PICTURE_NAME: Final = "survey.png"


async def remind(context: Context, address: Remind) -> Screen:
    """How many are silent, and how many people are to be reminded of that?"""
    found = await running(context, address.id)
    progress = await context.services.surveys.listing.progress(context.actor, found.id)
    silent = progress.asked - progress.answered
    return screen(
        t("surveys-remind-title", title=lines.name_of(found.title)),
        *lines.until(found, context.school.today(context.now)),
        t(f"surveys-remind-silent-{found.unit}", count=silent),
        t("surveys-remind-people", count=progress.silent),
        t("surveys-reminders", count=found.reminders, most=MOST),
        rows=column([Button(t("surveys-remind-do"), RemindDo(id=found.id))]),
        back=One(id=found.id),
    )


async def remind_do(context: Context, address: RemindDo) -> Answer:
    """Whoever is silent gets a word, each in their hours."""
    count = await context.services.surveys.starting.remind(context.actor, address.id)
    return Answer(await one(context, One(id=address.id)), toast=t("surveys-reminded", count=count), alert=True)


async def share(context: Context, address: Share) -> Screen:
    """The link for a chat of parents, and the code for the wall of the meeting room."""
    found = await running(context, address.id)
    link = context.services.invitations.start_link(LINK_WORD, str(found.id))
    content = await asyncio.to_thread(qr_png, link)
    return screen(
        t("surveys-share-title", title=lines.name_of(found.title)),
        t("surveys-share-link", link=link),
        t("surveys-share-hint"),
        picture=Picture(PICTURE_NAME, content),
        back=One(id=found.id),
    )


async def more(context: Context, address: More) -> Screen:
    """Other days, an end before the last of them, another one like it."""
    found = await running(context, address.id)
    is_locked = await context.services.surveys.ending.is_locked(context.actor, found.id)
    return screen(
        lines.heading(found),
        *lines.until(found, context.school.today(context.now)),
        rows=column(
            [
                Button(t("surveys-prolong"), Prolong(id=found.id)),
                None if is_locked else Button(t("surveys-end"), End(id=found.id)),
                Button(t("surveys-withdraw"), Withdraw(id=found.id)),
                Button(t("surveys-copy"), Copy(id=found.id)),
            ]
        ),
        back=One(id=found.id),
    )


async def prolong(context: Context, address: Prolong | ProlongSaid) -> Screen:
    """Which day is to be the last one?"""
    found = await running(context, address.id)
    last = found.ends_on or context.school.today(context.now)
    latest = context.school.today(found.started_at or context.now) + LONGEST
    days = [day for day in (last + timedelta(days=more) for more in LONGER) if day <= latest]
    return screen(
        t("surveys-prolong-title", title=lines.name_of(found.title)),
        *lines.until(found, context.school.today(context.now)),
        t("surveys-prolong-hint", most=LONGEST_DAYS),
        rows=grid([Button(weekday(day), ProlongSet(id=found.id, day=f"{day:%Y%m%d}")) for day in days], 2),
        back=One(id=found.id),
        expects=ProlongSaid(id=found.id),
    )


async def prolong_set(context: Context, address: ProlongSet) -> Answer:
    """This day."""
    await context.services.surveys.starting.prolong(context.actor, address.id, day_of(address.day))
    return await shown(context, address.id, "surveys-prolonged")


async def prolong_said(context: Context, address: ProlongSaid, incoming: Incoming) -> Answer:
    """A day that was typed."""
    day = await context.services.surveys.drafting.day(context.actor, typed(incoming))
    await context.services.surveys.starting.prolong(context.actor, address.id, day)
    return await shown(context, address.id, "surveys-prolonged")


async def end(context: Context, address: End) -> Screen:
    """End it now? Nobody can answer after that."""
    found = await running(context, address.id)
    progress = await context.services.surveys.listing.progress(context.actor, found.id)
    return screen(
        t("surveys-end-title", title=lines.name_of(found.title)),
        lines.total(progress),
        *lines.until(found, context.school.today(context.now)),
        t("surveys-end-hint"),
        rows=column([Button(t("surveys-end-do"), EndDo(id=found.id))]),
        back=One(id=found.id),
    )


async def end_do(context: Context, address: EndDo) -> Answer:
    """It is over, its results can be read."""
    await context.services.surveys.ending.end(context.actor, address.id)
    return await shown(context, address.id, "surveys-ended-now")


async def withdraw(context: Context, address: Withdraw) -> Screen:
    """Take it back? All answers go."""
    found = await running(context, address.id)
    progress = await context.services.surveys.listing.progress(context.actor, found.id)
    return screen(
        t("surveys-withdraw-title", title=lines.name_of(found.title)),
        lines.total(progress),
        t("surveys-withdraw-hint"),
        rows=column([Button(t("surveys-withdraw-do"), WithdrawDo(id=found.id))]),
        back=One(id=found.id),
    )


async def withdraw_do(context: Context, address: WithdrawDo) -> Answer:
    """It is as if it had never been asked."""
    await context.services.surveys.starting.withdraw(context.actor, address.id)
    return await shown(context, address.id, "surveys-withdrawn-now")


async def anew(context: Context, address: Anew) -> Screen:
    """The key is away: better bring it back, else give up what was answered?"""
    found = await running(context, address.id)
    if not await context.services.surveys.ending.is_locked(context.actor, found.id):
        raise Outdated(shows=found.managed)
    progress = await context.services.surveys.listing.progress(context.actor, found.id)
    return screen(
        t("surveys-anew-title", title=lines.name_of(found.title)),
        lines.total(progress),
        t("surveys-anew-hint"),
        rows=column([Button(t("surveys-anew-do"), AnewDo(id=found.id))]),
        back=One(id=found.id),
    )


async def anew_do(context: Context, address: AnewDo) -> Answer:
    """Whoever answered is asked once more."""
    await context.services.surveys.ending.ask_anew(context.actor, address.id)
    return await shown(context, address.id, "surveys-asked-anew")
