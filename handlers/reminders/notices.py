"""How notices look that the clock brings. They are made when they are sent: what was done meanwhile is not in them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.errors import SchoolError
from bot.services.roadmap.pressing import Asked, Deadline, TaskDue
from bot.services.text import shorten
from bot.services.tickets.due import DueLine
from bot.ui import Button, Screen, Text, column, screen, t
from handlers.phrases import ticket_line
from handlers.plan_phrases import item_mark
from handlers.reminders.addresses import Pulses, Raised
from handlers.reminders.screens import (
    DEEDS,
    WORDS_IN_LINE,
    item_button,
    item_words,
    raised,
    task_button,
    when,
)
from handlers.site import Context, NoticeArgs, NoticeLook

LINES_SHOWN = 10
BUTTONS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Deed:
    """A line of the list with its button; day: the earlier, the more it presses."""

    day: date
    text: Text
    button: Button


async def _morning(context: Context, _notice: NoticeArgs) -> Screen | None:
    """What is late comes first, then what is due by its day, then what one is asked about."""
    deeds, asked = await _deeds(context)
    count = len(deeds) + len(asked)
    if not count:
        return None
    above = (await context.services.roadmap.pressing.above(context.actor)).count
    ways_on = [
        _pulses_button(context, asked),
        Button(t("deeds-raised-button", count=above), Raised(page=0), keeps=True) if above else None,
        replace(DEEDS, keeps=True),
    ]
    further = [button for button in ways_on if button is not None]
    today = context.school.today(context.now)
    lines = [*(one.text for one in deeds), *(_asked_line(one, today) for one in asked)]
    return screen(
        t("notice-deeds-morning", count=count),
        *lines[:LINES_SHOWN],
        t("digest-rest", count=count - LINES_SHOWN) if count > LINES_SHOWN else None,
        rows=column([*(one.button for one in deeds[: BUTTONS_SHOWN - len(further)]), *further]),
    )


async def _morning_line(context: Context, _notice: NoticeArgs) -> Text:
    deeds, asked = await _deeds(context)
    return t("digest-deeds-morning", count=len(deeds) + len(asked))


async def _deeds(context: Context) -> tuple[list[Deed], Sequence[Asked]]:
    """What presses by its day, tickets too, the most pressing first; and what one is asked about."""
    today = context.school.today(context.now)
    pressing = await context.services.roadmap.pressing.today(context.actor)
    deeds = [
        *(_of_ticket(context, one) for one in await _tickets(context)),
        *(Deed(one.day, _deadline_line(one, today), item_button(one.line, today)) for one in pressing.deadlines),
        *(Deed(one.day, _task_line(one, today), task_button(one)) for one in pressing.tasks),
    ]
    return sorted(deeds, key=lambda one: one.day), pressing.asked


async def _tickets(context: Context) -> Sequence[DueLine]:
    try:
        return await context.services.tickets.due.today(context.actor)
    except SchoolError:  # who works no tickets
        return ()


def _of_ticket(context: Context, due: DueLine) -> Deed:
    day = due.by.astimezone(context.school.zone).date()
    text = t("due-line", ticket=ticket_line(due.ticket), term=_term(context, due))
    number = str(due.ticket.id)
    return Deed(day, text, Button(t("deeds-ticket-button", number=number), f"ticket:{number}", keeps=True))


def _term(context: Context, due: DueLine) -> Text:
    by: datetime = due.by.astimezone(context.school.zone)
    if due.by > context.now:
        return t(f"due-{due.term}", at=by.time())
    if by.date() == context.school.today(context.now):
        return t(f"due-{due.term}-late", when=t("due-at", at=by.time()))
    return t(f"due-{due.term}-late", when=t("due-on", day=by.date()))


def _deadline_line(one: Deadline, today: date) -> Text:
    """Who above knows of it, or of a group's that nobody took it yet."""
    is_untaken = one.line.answering.is_for_group and one.line.answering.owner_id is None
    went_up = t(f"deeds-went-up-{min(one.raised, 2)}") if one.raised else ""
    more = went_up or (t("deeds-untaken") if is_untaken else "")
    mark = item_mark(one.line, today)
    return t("deeds-item", mark=mark, what=item_words(one.line), when=when(one.day, today), more=more)


def _task_line(one: TaskDue, today: date) -> Text:
    return t("deeds-task", text=shorten(one.text, WORDS_IN_LINE), when=when(one.day, today))


def _asked_line(one: Asked, today: date) -> Text:
    return t("deeds-asked", mark=item_mark(one.line, today), what=item_words(one.line))


def _pulses_button(context: Context, asked: Sequence[Asked]) -> Button | None:
    """One item opens as its card, several are answered one after another."""
    if len(asked) == 1:
        return item_button(asked[0].line, context.school.today(context.now))
    return Button(t("deeds-asked-button", count=len(asked)), Pulses(place=0), keeps=True) if asked else None


async def _raised(context: Context, _notice: NoticeArgs) -> Screen | None:
    above = await context.services.roadmap.pressing.above(context.actor)
    return await raised(context, Raised(page=0)) if above.count else None


async def _raised_line(context: Context, _notice: NoticeArgs) -> Text:
    return t("digest-deeds-raised", count=(await context.services.roadmap.pressing.above(context.actor)).count)


async def _assigned(_context: Context, notice: NoticeArgs) -> Screen | None:
    own, shared = int(notice.args["own"]), int(notice.args["shared"])
    return screen(
        t("notice-deeds-assigned", count=own + shared),
        t("deeds-assigned-shared", count=shared) if shared else None,
        t("deeds-assigned-hint"),
        rows=column([replace(DEEDS, keeps=True)]),
    )


async def _assigned_line(_context: Context, notice: NoticeArgs) -> Text:
    return t("digest-deeds-assigned", count=int(notice.args["own"]) + int(notice.args["shared"]))


async def _unreminded(context: Context, notice: NoticeArgs) -> Screen | None:
    """For the admin: who should have been reminded and was not."""
    people = [(context.school.people.get(person), why) for person, why in notice.args["people"]]
    more, unanswered, stuck = (int(notice.args[key]) for key in ("more", "unanswered", "stuck"))
    return screen(
        t("notice-unreminded", day=date.fromisoformat(notice.args["day"])),
        *(t(f"unreminded-{why}", name=person.name) for person, why in people if person),
        t("digest-rest", count=more) if more else None,
        t("unreminded-unanswered", count=unanswered) if unanswered else None,
        t("unreminded-stuck", count=stuck) if stuck else None,
        rows=column(Button(person.name, f"person:{person.id}") for person, _ in people[:BUTTONS_SHOWN] if person),
    )


async def _unreminded_line(_context: Context, notice: NoticeArgs) -> Text:
    return t("digest-unreminded", day=date.fromisoformat(notice.args["day"]))


LOOKS = {
    "deeds.morning": NoticeLook(_morning, _morning_line, leads=True),
    "deeds.raised": NoticeLook(_raised, _raised_line),
    "deeds.assigned": NoticeLook(_assigned, _assigned_line),
    "roadmap.unreminded": NoticeLook(_unreminded, _unreminded_line),
}
