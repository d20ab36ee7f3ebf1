"""What people are told about days off: whom they stand in for, what came to them, who can't be reached."""

from datetime import date

from bot.access import Permission
from bot.ui import Button, Screen, Text, column, screen, t
from handlers.absences.addresses import Absences
from handlers.absences.screens import days_of
from handlers.site import Context, NoticeArgs, NoticeLook


def _of_days(kind: str) -> NoticeLook:
    """A notice about days of somebody: that one stands in, does not any more, or that they were set for oneself."""

    async def line(_context: Context, notice: NoticeArgs) -> Text:
        first, last = (date.fromisoformat(notice.args[end]) for end in ("first", "last"))
        return t(f"notice-absence-{kind}", name=notice.args["name"], days=days_of(first, last))

    async def full(context: Context, notice: NoticeArgs) -> Screen | None:
        more = t("notice-absence-deputy-hint") if kind == "deputy" else None
        return screen(t("notice-absence-title"), await line(context, notice), more)

    return NoticeLook(full, line)


def _of_tickets(kind: str) -> NoticeLook:
    """A notice about tickets that changed hands."""

    async def line(_context: Context, notice: NoticeArgs) -> Text:
        return t(f"notice-absence-{kind}", name=notice.args["name"], count=notice.args["count"])

    async def full(context: Context, notice: NoticeArgs) -> Screen | None:
        entry = context.site.commands["queue"].address
        queue = Button(t("button-queue"), entry) if context.actor.may(Permission.TICKET_WORK) else None
        return screen(t("notice-absence-title"), await line(context, notice), rows=column([queue]))

    return NoticeLook(full, line)


async def _unreachable_line(_context: Context, notice: NoticeArgs) -> Text:
    return t("notice-absence-unreachable", name=notice.args["name"], count=notice.args["count"])


async def _unreachable(context: Context, notice: NoticeArgs) -> Screen | None:
    """Whoever may note the person's days off does it from here, which hands the tickets on."""
    may_set = context.services.people.absences.may_set(context.actor, context.school, notice.number)
    note = Button(t("notice-absence-note"), Absences(person=notice.number)) if may_set else None
    return screen(
        t("notice-absence-unreachable-title"),
        await _unreachable_line(context, notice),
        t("notice-absence-unreachable-hint"),
        rows=column([note]),
    )


LOOKS = {
    "absence.deputy": _of_days("deputy"),
    "absence.off": _of_days("off"),
    "absence.noted": _of_days("noted"),
    "absence.tickets": _of_tickets("tickets"),
    "absence.freed": _of_tickets("freed"),
    "absence.unreachable": NoticeLook(_unreachable, _unreachable_line),
}
