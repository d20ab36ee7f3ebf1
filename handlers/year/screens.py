"""The terms of a school year as screens."""

from bot.access import Permission
from bot.errors import Missing
from bot.services.schoolyear import SchoolYear, usual_terms
from bot.services.schoolyear import Term as TermDays
from bot.ui import Button, Screen, Text, column, screen, t
from handlers.site import Context
from handlers.year.addresses import SetKind, Term, Usual, Year

KINDS = ("quarters", "trimesters")


async def year(context: Context, address: Year) -> Screen:
    """The terms, each of which can be changed; this year or the next."""
    context.actor.require(Permission.SCHOOL_CONFIGURE)
    shown = _year(context, address.start)
    this = context.school.year_of(context.school.today(context.now)).start
    other = this + 1 if shown.start == this else this
    kind = str(shown.kind)
    is_own = shown.terms != usual_terms(shown.start, shown.kind)
    others = [one for one in KINDS if one != kind]
    return screen(
        t("year-title", year=shown.title),
        *(_line(kind, one) for one in shown.terms),
        t("year-hint"),
        rows=column(
            [
                *(Button(_name(kind, one), Term(start=shown.start, number=one.number)) for one in shown.terms),
                *(Button(t(f"year-to-{one}"), SetKind(start=shown.start, kind=one)) for one in others),
                Button(t("year-usual"), Usual(start=shown.start)) if is_own else None,
                Button(t("year-other", year=context.school.school_year(other).title), Year(start=other)),
            ]
        ),
        back="school",
    )


async def term(context: Context, address: Term) -> Screen:
    """From which day to which?"""
    context.actor.require(Permission.SCHOOL_CONFIGURE)
    shown = _year(context, address.start)
    found = next((one for one in shown.terms if one.number == address.number), None)
    if found is None:
        raise Missing
    kind = str(shown.kind)
    return screen(
        t("year-term-title", term=_name(kind, found), year=shown.title),
        _line(kind, found),
        t("year-term-hint"),
        back=Year(start=shown.start),
        expects=address,
    )


def _year(context: Context, start: int) -> SchoolYear:
    """This school year or the one after it; Missing for another."""
    this = context.school.year_of(context.school.today(context.now))
    if start in {0, this.start}:
        return this
    if start != this.start + 1:
        raise Missing
    return context.school.school_year(start)


def _line(kind: str, term: TermDays) -> Text:
    return t("year-line", term=_name(kind, term), first=term.first, last=term.last)


def _name(kind: str, term: TermDays) -> Text:
    return t(f"term-{kind}", number=term.number)
