"""Which register, of which period, in which form."""

from bot.access import Permission
from bot.services.exports import ALL
from bot.services.status.periods import Period, month_of, previous, term_of, year_of
from bot.ui import Button, Screen, Text, column, grid, screen, t
from handlers.exports.addresses import Exports, Form, Log, Of, Take
from handlers.exports.files import CSV, FORMS, XLSX, code_of, form_of, period_of, period_title
from handlers.site import Context


async def exports(context: Context, _: Exports) -> Screen:
    """The registers that the actor may take."""
    allowed = context.services.exports.allowed(context.actor)
    buttons = [Button(t(f"exports-button-{one.code}"), Of(code=one.code, form=XLSX)) for one in allowed]
    return screen(t("exports-title"), t("exports-hint"), rows=grid(buttons, 2))


async def log(context: Context, _: Log) -> Screen:
    """The register of tickets."""
    return await of(context, Of(code="tickets", form=XLSX))


async def of(context: Context, address: Of) -> Screen:
    """The periods that are wanted most; the form is switched below them."""
    context.services.exports.find(context.actor, address.code)
    form = form_of(address.form)
    other = next(one for one in FORMS if one != form)
    buttons = [
        Button(label, Take(code=address.code, period=code_of(period), form=form), keeps=True)
        for label, period in _periods(context)
    ]
    if context.actor.may(Permission.STATUS_SEE) and "status.period" in context.site.screens:
        today = context.school.today(context.now)
        buttons.append(Button(t("exports-other-days"), f"status.period:{month_of(today).code}:exports.{address.code}"))
    switch = Button(t(f"exports-switch-{other}"), Of(code=address.code, form=other))
    return screen(
        _title(address.code),
        t(f"exports-about-{address.code}"),
        t("blank"),
        t(f"exports-form-{form}"),
        rows=column([*buttons, switch]),
        back=Exports(),
    )


async def form(context: Context, address: Form) -> Screen:
    """A spreadsheet, or a table for programs?"""
    context.services.exports.find(context.actor, address.code)
    period = period_of(context, address.period)
    buttons = [
        Button(t(f"exports-as-{one}"), Take(code=address.code, period=address.period, form=one), keeps=True)
        for one in (XLSX, CSV)
    ]
    return screen(
        _title(address.code),
        t("exports-for", period=period_title(context, period)),
        t(f"exports-about-{address.code}"),
        rows=column(buttons),
        back=Of(code=address.code, form=XLSX),
    )


def _title(register: str) -> Text:
    return t("exports-one", title=t(f"exports-name-{register}"))


def _periods(context: Context) -> list[tuple[Text, Period]]:
    school = context.school
    month = month_of(school.today(context.now))
    before = previous(month, school)
    term, year = term_of(school.today(context.now), school), year_of(school.today(context.now))
    return [
        *((t("exports-period", period=period_title(context, one)), one) for one in (month, before, term, year)),
        (t("exports-all"), ALL),
    ]
