"""How notices look that the clock brings. They are made when they are sent: what was done meanwhile is not in them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.errors import SchoolError
from bot.services.roadmap.pressing import Above, Asked, Deadline, TaskDue
from bot.services.text import shorten
from bot.services.tickets.due import DueLine
from bot.ui import Button, Screen, Text, column, screen, t
from handlers.phrases import ticket_line
from handlers.plan_phrases import item_mark
from handlers.reminders.addresses import Pulses, Raised
from handlers.reminders.screens import (
    DEEDS,
    WORDS_IN_LINE,
    is_untaken,
    item_button,
    item_words,
    raised_lines,
    task_button,
    task_mark,
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
    """What is late comes first, then what is due by its day, what one is asked about, and what went up to one.

    Buttons follow the order of the lines.
    """
    deeds, asked = await _deeds(context)
    count = len(deeds) + len(asked)
    above = await context.services.roadmap.pressing.above(context.actor)
    if not count and not above.count:
        return None
    today = context.school.today(context.now)
    lines = [*(one.text for one in deeds), *(_asked_line(one, today) for one in asked)]
    raised = raised_lines(context, above)[: max(0, LINES_SHOWN - count)]
    return screen(
        t("notice-deeds-morning", count=count),
        *lines[:LINES_SHOWN],
        t("digest-rest", count=count - LINES_SHOWN) if count > LINES_SHOWN else None,
        t("blank") if count and above.count else None,
        t("deeds-raised-line", count=above.count) if above.count else None,
        *(line for line, _ in raised),
        rows=column(_buttons([one.button for one in deeds], asked, today, [button for _, button in raised], above)),
    )


def _buttons(
    deeds: Sequence[Button], asked: Sequence[Asked], today: date, raised: Sequence[Button], above: Above
) -> list[Button]:
    """As many as fit. One item that is asked about opens as its card, several are answered one after another."""
    single = [item_button(one.line, today) for one in asked if len(asked) == 1]
    pulses = [Button(t("deeds-asked-button", count=len(asked)), Pulses(place=0), keeps=True)] if asked[1:] else []
    all_raised = [Button(t("deeds-raised-button", count=above.count), Raised(page=0), keeps=True)]
    further = [*(all_raised if above.count else []), replace(DEEDS, keeps=True)]
    room = BUTTONS_SHOWN - len(further) - len(pulses)
    mine = [*deeds, *single][:room]
    return [*mine, *pulses, *raised[: room - len(mine)], *further]


async def _morning_line(context: Context, _notice: NoticeArgs) -> Text:
    deeds, asked = await _deeds(context)
    above = await context.services.roadmap.pressing.above(context.actor)
    return t("digest-deeds-morning", count=len(deeds) + len(asked) + above.count)


async def _deeds(context: Context) -> tuple[list[Deed], Sequence[Asked]]:
    """What presses by its day, tickets too, the most pressing first; and what one is asked about."""
    today = context.school.today(context.now)
    pressing = await context.services.roadmap.pressing.today(context.actor)
    deeds = [
        *(_of_ticket(context, one) for one in await _tickets(context)),
        *(Deed(one.day, _deadline_line(one, today), item_button(one.line, today)) for one in pressing.deadlines),
        *(Deed(one.day, _task_line(one, today), task_button(one, today)) for one in pressing.tasks),
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
    went_up = t(f"deeds-went-up-{min(one.raised, 2)}") if one.raised else ""
    untaken = t("deeds-untaken") if is_untaken(one.line) else ""
    mark, what = item_mark(one.line, today), item_words(one.line)
    return t("deeds-item", mark=mark, what=what, when=when(one.day, today), untaken=untaken, more=went_up)


def _task_line(one: TaskDue, today: date) -> Text:
    text = shorten(one.text, WORDS_IN_LINE)
    return t("deeds-task", mark=task_mark(one, today), text=text, when=when(one.day, today))


def _asked_line(one: Asked, today: date) -> Text:
    key = "deeds-asked-untaken" if is_untaken(one.line) else "deeds-asked"
    return t(key, mark=item_mark(one.line, today), what=item_words(one.line))


async def _assigned(context: Context, notice: NoticeArgs) -> Screen | None:
    """Which items are new; those that somebody else took since are only counted."""
    own, shared = int(notice.args["own"]), int(notice.args["shared"])
    new = set(notice.args.get("items", ()))
    lines = [one for one in await context.services.roadmap.read.mine(context.actor) if one.id in new]
    today, more = context.school.today(context.now), own + shared - len(lines)
    buttons = [item_button(one, today) for one in lines[: BUTTONS_SHOWN - 1]]
    return screen(
        t("notice-deeds-assigned", count=own + shared),
        *(t("deeds-assigned-item", mark=item_mark(one, today), what=item_words(one)) for one in lines),
        t("digest-rest", count=more) if lines and more > 0 else None,
        t("deeds-assigned-shared", count=shared) if shared else None,
        t("deeds-assigned-hint"),
        rows=column([*buttons, replace(DEEDS, keeps=True)]),
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
    "deeds.assigned": NoticeLook(_assigned, _assigned_line, way=replace(DEEDS, keeps=True)),
    "roadmap.unreminded": NoticeLook(_unreminded, _unreminded_line),
}
