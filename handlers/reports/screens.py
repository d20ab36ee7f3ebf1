"""Which report is made, and to which order."""

from typing import Final

from bot.access import Permission
from bot.errors import Missing
from bot.services.status.periods import month_of
from bot.services.status.templates import manages
from bot.ui import Button, Screen, column, screen, t
from handlers.reports.addresses import MakePeriod, MakeYear, OfPeriod, OfYear, Reports, Templates
from handlers.site import Context
from handlers.status_phrases import period_name, period_of

# The school years that are offered: this one and the one before it.
YEARS_SHOWN: Final = 2


async def reports(context: Context, _: Reports) -> Screen:
    """This and last school year, a period, the templates."""
    makes = context.actor.may(Permission.REPORT_MAKE)
    if not manages(context.actor):
        context.actor.require(Permission.REPORT_MAKE)
    today = context.school.today(context.now)
    this = context.school.year_of(today).start
    planned = await context.services.status.reporting.years(context.actor) if makes else []
    years = [year for year in planned if year <= this][:YEARS_SHOWN]
    titles = {year: context.school.school_year(year).title for year in years}
    buttons = [
        *(Button(t("reports-year", year=title), OfYear(year=year)) for year, title in titles.items()),
        Button(t("reports-period"), OfPeriod(period=month_of(today).code)) if makes else None,
        Button(t("reports-templates"), Templates()),
    ]
    return screen(
        t("reports-title"),
        t("reports-how"),
        t("reports-no-plan") if makes and not years else None,
        rows=column(buttons),
    )


async def of_year(context: Context, address: OfYear) -> Screen:
    """The year, and the order that may be typed."""
    if address.year not in await context.services.status.reporting.years(context.actor):
        raise Missing
    return screen(
        t("reports-year-title", year=context.school.school_year(address.year).title),
        t("reports-order-hint"),
        rows=((Button(t("reports-make-bare"), MakeYear(year=address.year)),),),
        back=Reports(),
        expects=address,
    )


async def of_period(context: Context, address: OfPeriod) -> Screen:
    """The period, and the order that may be typed."""
    context.actor.require(Permission.REPORT_MAKE)
    period = period_of(context, address.period)
    return screen(
        t("reports-period-title", period=period_name(period, context.school)),
        t("reports-order-hint"),
        rows=(
            (Button(t("reports-make-bare"), MakePeriod(period=period.code)),),
            # The chooser of periods is another feature's.
            (Button(t("reports-other-period"), f"status.period:{period.code}:reports"),),
        ),
        back=Reports(),
        expects=address,
    )
