"""Which period: one of an address, one that is chosen, one that is typed."""

from collections.abc import Iterator, Sequence
from typing import Final

from bot.access import Permission
from bot.errors import Invalid, Missing
from bot.services.status.periods import (
    Period,
    PeriodKind,
    following,
    previous,
    recent,
    sensible,
)
from bot.services.status.registry import INDICATORS
from bot.services.status.shapes import Area
from bot.ui import Answer, Button, Incoming, Screen, grid, screen, t
from handlers.site import Context
from handlers.status.addresses import Choose, Said
from handlers.status_phrases import period_name, period_of

# Breakdowns, by the word of their address.
BREAKDOWNS: Final = (
    *("all", "building", "room", "kind", "team", "often", "devices", "times", "weeks"),
    *("person", "section", "class", "needs"),
)
# Registers as tables, by theirs.
REGISTERS: Final = (
    *("tickets", "roadmap", "supplies", "moves", "assets", "notices", "events", "training", "consents"),
)
# Where a chosen period leads, by who asked for it; a chart by its word.
LEADS: Final = {
    "status": "status:{period}",
    "areas": "status.areas:{period}",
    "reports": "reports.period:{period}",
    **{f"exports.{one}": f"exports.form:{one}:{{period}}" for one in REGISTERS},
    **{one: f"status.chart:{one}:{{period}}" for one in ("roadmap", "tickets", "times", "rates", "supplies")},
    **{f"area.{one}": f"status.area:{one}:{{period}}" for one in Area},
    **{f"by.{one}": f"status.by:{one}:{{period}}:0" for one in BREAKDOWNS},
    **{f"why.{one.code}": f"status.why:{one.code}:{{period}}:0" for one in INDICATORS},
}
# So many of each kind stand on the screen, what is further away is typed.
SHOWN: Final = {PeriodKind.WEEK: 2, PeriodKind.MONTH: 2, PeriodKind.TERM: 2, PeriodKind.YEAR: 1}


async def choose(context: Context, address: Choose) -> Screen:
    """The last weeks, months, terms and years, and the neighbours of the one that was shown."""
    context.actor.require(Permission.STATUS_SEE)
    if address.what not in LEADS:
        raise Missing
    chosen = period_of(context, address.period)
    shown = list(_recent(context))
    neighbours = _neighbours(context, chosen, address, shown)
    return screen(
        t("status-choose-title"),
        t("status-choose-now", period=period_name(chosen, context.school)),
        t("blank"),
        t("status-choose-hint"),
        rows=grid([*(_button(context, one, address.what) for one in shown), *neighbours], 2),
        back=_leads(address.what, chosen.code),
        expects=Said(period=chosen.code, what=address.what),
    )


async def asked(context: Context, address: Said) -> Screen:
    """The same screen again, where what was typed is no period."""
    return await choose(context, Choose(period=address.period, what=address.what))


async def said(context: Context, address: Said, incoming: Incoming) -> Answer:
    """A period was typed; a question or a fault is answered all the same, Invalid, with examples, for other words."""
    # Words are read by a grammar that is loaded when it is needed.
    from bot.services.status.periodwords import read_period

    context.actor.require(Permission.STATUS_SEE)
    if address.what not in LEADS:
        raise Missing
    period = read_period(incoming.text, context.school.today(context.now), context.school)
    if period is not None:
        return await context.site.follow(context, _leads(address.what, period.code))
    if (answer := await context.site.hear(context, incoming)) is not None:
        return answer
    raise Invalid("error-period-words")


def _recent(context: Context) -> Iterator[Period]:
    today = context.school.today(context.now)
    for kind, count in SHOWN.items():
        yield from recent(kind, today, context.school, count)


def _neighbours(context: Context, chosen: Period, address: Choose, shown: Sequence[Period]) -> tuple[Button, ...]:
    """The one before and the one behind of the same kind, as far as they are periods to be asked for and not shown."""
    found = []
    before = _sensible(context, previous(chosen, context.school))
    if before is not None and before not in shown:
        found.append(_button(context, before, address.what, "status-earlier"))
    behind = following(chosen, context.school, context.school.today(context.now))
    if behind is not None and behind not in shown:
        found.append(_button(context, behind, address.what, "status-later"))
    return tuple(found)


def _sensible(context: Context, period: Period) -> Period | None:
    try:
        return sensible(period, context.school.today(context.now))
    except Invalid:
        return None


def _button(context: Context, period: Period, what: str, key: str = "status-period") -> Button:
    return Button(t(key, period=period_name(period, context.school)), _leads(what, period.code))


def _leads(what: str, code: str) -> str:
    return LEADS[what].format(period=code)
