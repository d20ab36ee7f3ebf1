"""What goes wrong, in one line with the reason, and the button that acts on it: for the status and summaries."""

from typing import Final

from bot.services.status.shapes import Area
from bot.services.status.troubles import Severity, Trouble, TroubleKind
from bot.services.text import shorten
from bot.ui import Arg, Button, Text, t
from handlers.phrases import kind_name, outage_name

# So much of a letter's, a survey's or a task's name stands in a line; on a button beside its word.
NAME_SHOWN, TEXT_SHOWN, ON_BUTTON = 40, 40, 20
PLACE_SHOWN, DEVICE_SHOWN = 20, 30
NAMES_SHOWN: Final = 2
# From so many working days on it is days that are counted, not hours.
DAYS_FROM: Final = 2
_ITEMS: Final = frozenset({TroubleKind.ITEM_LATE, TroubleKind.ITEM_OFFERED, TroubleKind.ITEM_SILENT})
_TICKETS: Final = frozenset({TroubleKind.TICKET_LATE, TroubleKind.SHORTAGE_LATE, TroubleKind.PLANNED_LATE})
_OPENED: Final = _ITEMS | _TICKETS | {TroubleKind.STOCK_LOW}


def trouble_line(one: Trouble) -> Text:
    """«🔴 Пункт 2.5 опаздывает на 12 дней, Ивин П. С.»"""
    return t("trouble-line", mark=trouble_mark(one.severity), what=_what(one))


def trouble_mark(severity: Severity) -> Text:
    """A sign of how bad it is, told apart by its shape too."""
    return t(f"trouble-mark-{severity.name.lower()}")


def act_of(one: Trouble, back: str) -> str:
    """The packed address of what can be done: hurry whoever answers, or its own screen, which offers the rest."""
    return f"act.hurry:{one.thing}:{back.replace(':', '~')}" if one.is_hurried else one.thing


def trouble_button(one: Trouble, back: str = "card") -> Button:
    """The button that acts; it fits a phone. Whether it may hurry was asked where the trouble was found.

    back: the packed address of the list that it stands in, to which one comes again; else to the thing's card.
    """
    word = "open" if one.kind in _OPENED else one.kind.value
    return Button(t(f"trouble-act-{'hurry' if one.is_hurried else word}", what=_short(one)), act_of(one, back))


def _what(one: Trouble) -> Text:
    args: dict[str, Arg] = {"who": _who(one), "count": one.days}
    match one.kind:
        case kind if kind in _ITEMS:
            return t(f"trouble-{one.kind}", name=_item(one), **args)
        case TroubleKind.OUTAGE:
            what = outage_name(one.outage) if one.outage else t("blank")
            return t("trouble-outage", what=what, long=_long(one))
        case kind if kind in _TICKETS:
            late = "trouble-unanswered" if one.is_unanswered else "trouble-late"
            return t(f"trouble-{one.kind}", what=_ticket(one), long=t(late, long=_long(one), who=_who(one)))
        case TroubleKind.STOCK_LOW:
            return t("trouble-stock_low", name=_name(one), left=str(one.part), least=str(one.whole), count=one.waiting)
        case TroubleKind.LETTER_LATE:
            numbers = t("trouble-answered", part=str(one.part), whole=str(one.whole), share=str(one.share))
            return t("trouble-letter_late", name=_name(one), count=one.days, answered=numbers)
        case TroubleKind.SURVEY_LOW:
            numbers = t("trouble-answered", part=str(one.part), whole=str(one.whole), share=str(one.share))
            ends = t("trouble-ends", count=one.days) if one.days else t("trouble-ends-today")
            return t("trouble-survey_low", name=_name(one), ends=ends, answered=numbers)
        case _:
            return t("trouble-task_late" if one.who else "trouble-task_own", name=_name(one), **args)


def _short(one: Trouble) -> Text:
    """What it is about, on a button."""
    if one.kind in _ITEMS:
        return t("trouble-short-item", code=shorten(one.name, ON_BUTTON)) if one.name else t("trouble-short-item-none")
    if one.kind is TroubleKind.TASK_LATE:
        return t("trouble-short-task")
    if one.kind in {TroubleKind.LETTER_LATE, TroubleKind.SURVEY_LOW, TroubleKind.OUTAGE, TroubleKind.STOCK_LOW}:
        return t("text", text=shorten(one.name, ON_BUTTON))
    return t("trouble-short-ticket", number=one.thing.partition(":")[2])


def _item(one: Trouble) -> Text:
    if one.name:
        return t("item-name", code=shorten(one.name, ON_BUTTON))
    return t("trouble-item-unnumbered", text=shorten(one.text, TEXT_SHOWN).replace("\n", " "))


def _name(one: Trouble) -> str:
    return shorten(one.name, NAME_SHOWN).replace("\n", " ")


def _who(one: Trouble) -> Text | str:
    """Who answers; nobody is said where that is the reason. Of many the rest is counted."""
    if not one.who:
        return t("trouble-nobody-item" if one.area is Area.ROADMAP else "trouble-nobody")
    shown, more = ", ".join(one.who[:NAMES_SHOWN]), len(one.who) - NAMES_SHOWN
    return t("trouble-who", names=t("names-more", names=shown, count=more) if more > 0 else shown)


def _long(one: Trouble) -> Text:
    """Working hours, of many working days: what is not an hour yet says so."""
    if one.weight >= DAYS_FROM:
        return t("trouble-days", count=int(one.weight))
    return t("trouble-hours", count=one.hours) if one.hours else t("trouble-less")


def _ticket(one: Trouble) -> Text:
    line = one.ticket
    if line is None:
        return t("blank")
    device = t("text", text=shorten(line.device, DEVICE_SHOWN)) if line.device else kind_name(line.kind)
    return t("trouble-ticket", number=str(line.id), place=shorten(line.place, PLACE_SHOWN), device=device)
