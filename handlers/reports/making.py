"""A report is made: what was read is put into words, and the worker makes the document of it."""

from bot.errors import Invalid
from bot.i18n import Voice
from bot.reports.school_report import Kind, Paper, report_docx
from bot.services.status.accounts import Account
from bot.services.status.periods import Period
from bot.ui import Answer, Button, File, Incoming, Screen, Text, screen, t
from handlers.reports.addresses import MakePeriod, MakeYear, OfPeriod, OfYear, Reports
from handlers.reports.orders import Order, order_of
from handlers.reports.wording import period_paper, year_paper
from handlers.site import Context
from handlers.status_phrases import period_name, period_of


async def make_year(context: Context, address: MakeYear) -> Answer:
    """Without an order: its place is a blank line."""
    return await _year(context, address.year, Order())


async def type_year(context: Context, address: OfYear, incoming: Incoming) -> Answer:
    """To the order that was typed; a period that was typed instead is taken for one, a question is answered."""
    other = await _other(context, incoming)
    return other or await _year(context, address.year, order_of(incoming.text))


async def make_period(context: Context, address: MakePeriod) -> Answer:
    """Without an order: its place is a blank line."""
    return await _period(context, period_of(context, address.period), Order())


async def type_period(context: Context, address: OfPeriod, incoming: Incoming) -> Answer:
    """The same for a period: another one may be typed."""
    other = await _other(context, incoming)
    return other or await _period(context, period_of(context, address.period), order_of(incoming.text))


async def _other(context: Context, incoming: Incoming) -> Answer | None:
    """What was typed where an order is asked for and is none: «октябрь», «что горит», a fault in a room."""
    # Words are read by a grammar that is loaded when it is needed.
    from bot.services.status.periodwords import read_period

    period = read_period(incoming.text, context.school.today(context.now), context.school)
    if period is not None:
        return await context.site.follow(context, OfPeriod(period=period.code).pack())
    return None if _is_order(incoming.text) else await context.site.hear(context, incoming)


def _is_order(typed: str) -> bool:
    try:
        order_of(typed)
    except Invalid:
        return False
    return True


async def _year(context: Context, year: int, order: Order) -> Answer:
    status = context.services.status
    template = await status.templates.content(context.actor, Kind.YEAR)
    report = await status.reporting.year(context.actor, year)
    paper = year_paper(report, context.school, order)
    title = report.year.title
    named = t("reports-year-file", year=title.replace("/", "-"))
    file = await _file(context, named, template, paper)
    count = report.account.count
    ready = t("reports-year-ready", count=count.all, done=str(count.done), gaps=_gaps(report.account))
    return Answer(_ready(t("reports-year-title", year=title), ready, order, file, OfYear(year=year)))


async def _period(context: Context, period: Period, order: Order) -> Answer:
    status = context.services.status
    template = await status.templates.content(context.actor, Kind.PERIOD)
    readings = (await status.read.status(context.actor, period)).readings
    report = await status.reporting.period(context.actor, period, readings)
    paper = period_paper(report, context.school, order)
    named = t("reports-period-file", first=period.first, last=period.last)
    file = await _file(context, named, template, paper)
    ready = t("reports-period-ready", count=len(report.account.items), gaps=_gaps(report.account))
    title = t("reports-period-title", period=period_name(period, context.school))
    return Answer(_ready(title, ready, order, file, OfPeriod(period=period.code)))


async def _file(context: Context, named: Text, template: bytes, paper: Paper) -> File:
    """The document. That it is made stands in the journal already: nothing is written while somebody waits for it."""
    name = Voice(context.actor.language, context.school.zone).plain(named)
    async with context.working(t("reports-making")):
        return File(name, await context.services.worker.make(report_docx, template, paper, context.now))


def _ready(title: Text, ready: Text, order: Order, file: File, again: OfYear | OfPeriod) -> Screen:
    return screen(
        title,
        ready,
        _order_line(order),
        rows=((Button(t("reports-again"), again),),),
        back=Reports(),
        file=file,
    )


def _order_line(order: Order) -> Text | None:
    if not order.number:
        return None
    whole = t("reports-order-of", number=order.number, day=order.day) if order.day else order.number
    return t("reports-order-line", order=whole)


def _gaps(account: Account) -> Text | str:
    """What is missing; nothing is said of nothing."""
    if not account.items:
        return ""
    count = sum(bool(item.gaps) for item in account.items)
    return t("reports-ready-gaps", count=count) if count else t("reports-ready-whole")
