"""One of the things behind a number, in a line or on a button."""

from dataclasses import replace
from typing import Final

from bot.services.roadmap.lines import ItemLine
from bot.services.snapshot import RoomLine
from bot.services.status.behind import Thing
from bot.services.status.registry import Indicator
from bot.services.status.shapes import Better, Unit
from bot.services.status.things import DeviceThing, PersonThing, PostThing, SupplyThing, SurveyThing
from bot.services.text import shorten
from bot.services.tickets.reading import TicketLine
from bot.ui import Text, t
from handlers.phrases import ticket_line
from handlers.status_phrases import hours_words

# So much of words fits a button beside a mark, a figure and the room's number.
WORDS_SHOWN: Final = 28
NAME_SHOWN: Final = 18
PLACE_SHOWN, DEVICE_SHOWN = 8, 12


def thing_line(indicator: Indicator, thing: Thing) -> Text:
    """«✗ № 42 · 214 · МФУ»: of shares with a mark, whether it is as it should be."""
    if indicator.unit is not Unit.SHARE:
        return _line(indicator, thing)
    is_good = thing.part == 0 if indicator.better is Better.LESS else thing.part >= thing.whole
    mark = t("status-met" if is_good else "status-unmet")
    if isinstance(thing.what, TicketLine):
        return ticket_line(thing.what, mark)
    return t("status-thing-marked", mark=mark, line=_line(indicator, thing))


def _line(indicator: Indicator, thing: Thing) -> Text:
    what = thing.what
    match what:
        case TicketLine():
            return ticket_line(what) if thing.minutes is None else _timed(what, thing.minutes)
        case ItemLine():
            words = shorten(what.text.replace("\n", " "), WORDS_SHOWN)
            return t("status-thing-item", code=what.code, text=words)
        case RoomLine():
            return t("status-thing-often", name=t("room-number", number=what.number), count=thing.whole)
        case DeviceThing():
            return _device(indicator, what, thing.whole)
        case SupplyThing():
            return _supply(indicator, what, thing.whole)
        case PostThing():
            return _asked(indicator, what.title, thing)
        case SurveyThing():
            return _asked(indicator, what.title, thing)
        case PersonThing():
            return t("text", text=what.name) if what.name else t("status-thing-class", title=what.class_title or "–")


def _timed(ticket: TicketLine, minutes: int) -> Text:
    """A ticket with how long it took in place of how it stands; shorter, so that both fit a button."""
    device = shorten(ticket.device, DEVICE_SHOWN) if ticket.device else None
    return ticket_line(replace(ticket, place=shorten(ticket.place, PLACE_SHOWN), device=device), hours_words(minutes))


def _device(indicator: Indicator, what: DeviceThing, times: int) -> Text:
    name = t("status-thing-device", name=shorten(what.name, NAME_SHOWN), number=what.room)
    return name if indicator.unit is Unit.SHARE else t("status-thing-often", name=name, count=times)


def _supply(indicator: Indicator, what: SupplyThing, amount: int) -> Text:
    name = shorten(what.name, NAME_SHOWN)
    if indicator.is_moment:
        return t(
            "status-thing-stock", name=name, stock=str(what.stock or 0), minimum=str(what.minimum or 0), unit=what.unit
        )
    return t("status-thing-used", name=name, count=str(amount), unit=what.unit)


def _asked(indicator: Indicator, title: str, thing: Thing) -> Text:
    """A letter or a survey by its title; of shares with how many of how many."""
    words = shorten(title.replace("\n", " "), WORDS_SHOWN)
    if indicator.unit is not Unit.SHARE:
        return t("text", text=words)
    return t("status-thing-part", title=words, part=str(thing.part), whole=str(thing.whole))
