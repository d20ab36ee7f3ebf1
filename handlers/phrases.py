"""Phrases that several features say alike: a day, a place, what a ticket is about, a service, a person on a card."""

from datetime import date

from bot.services.snapshot import OutageLine, RoomLine, TeamLine
from bot.services.text import shorten
from bot.services.tickets.catalogue import OTHER, SYMPTOMS, symptoms_of
from bot.services.tickets.outages import COMMON
from bot.services.tickets.reading import Person, TicketCard, TicketLine
from bot.services.tickets.states import OPEN_STATES
from bot.ui import Arg, Text, t

# A line of a list fits a button of a phone.
PLACE_IN_LINE, DEVICE_IN_LINE = 12, 18
PLACE_IN_DIGEST = 30
BUILDING_IN_LINE = 30

# Nobody asks whether paper «works», and planned work is nobody's report: these words have forms of their own.
OF_SHORTAGE = frozenset(
    {f"step-{step}" for step in ("confirm", "return", "fixed", "solve-done")}
    | {f"history-{step}" for step in ("solve", "confirm", "return", "fixed")}
    | {f"notice-ticket-{kind}" for kind in ("solve", "done", "remind", "confirm", "return", "fixed")}
    | {f"digest-ticket-{kind}" for kind in ("solve", "done", "remind", "confirm", "return", "fixed")}
    | {"notice-closed-hint", "state-new-line", "state-solved-line"}
)
OF_PLANNED = frozenset(
    {"ticket-title", "ticket-reporter", "state-closed-line", "step-solve-done"}
    | {"notice-ticket-opened", "digest-ticket-opened"}
)


def worded(line: TicketLine, key: str, **args: Arg) -> Text:
    """Words about a ticket, in their form for supplies or planned work where they have one."""
    if line.is_shortage and key in OF_SHORTAGE:
        return t(f"{key}-shortage", **args)
    if line.is_planned and key in OF_PLANNED:
        return t(f"{key}-planned", **args)
    return t(key, **args)


def weekday(day: date) -> Text:
    """«пт, 27.11.2026»: what is promised is remembered by its day of the week."""
    return t(f"weekday-{day.weekday()}", day=day)


def kind_name(kind: str) -> Text:
    """A kind of device; «something else» for one that is not in the catalogue (any more)."""
    return t(f"kind-{kind if kind in SYMPTOMS else OTHER}")


def room_name(room: RoomLine) -> Text:
    """«каб. 214 (кабинет физики), Главный корпус»."""
    if room.name:
        return t("room-named", number=room.number, name=room.name, building=room.building)
    return t("room", number=room.number, building=room.building)


def team_name(team: TeamLine) -> Text:
    """A service by its own name, or by the one that every school begins with."""
    return t("text", text=team.name) if team.name else t(f"team-{team.code}")


def person_name(person: Person) -> Text:
    """Surname with initials, of a pupil class and initials; a mark says who can't be reached or is away."""
    name = t("person-pupil", name=person.name, title=person.class_title) if person.class_title else None
    mark = "person-unreachable" if person.unreachable else "person-away" if person.away else "person-here"
    return t(mark, name=name or person.name)


def ticket_place(place: str, building: str | None) -> Text:
    """Where a ticket is: the room and its building, or the words for another place."""
    if building:
        return t("ticket-where-in", place=t("room-number", number=place), building=building)
    return t("ticket-where", place=place)


def place_in_line(ticket: TicketCard) -> Text:
    """The place alone, as long as a line of a digest has room for it."""
    place = shorten(ticket.line.place, PLACE_IN_DIGEST)
    return t("room-number", number=place) if ticket.building else t("text", text=place)


def ticket_what(line: TicketLine) -> Text:
    """The device and its symptom; the device alone where the fault is told in words, which follow."""
    device = t("text", text=line.device) if line.device else kind_name(line.kind)
    if line.is_shortage:
        return t("ticket-shortage", name=device)
    if not line.symptom:
        return t("ticket-what-only", device=device)
    return t("ticket-what", device=device, symptom=t(f"symptom-{line.symptom}"))


def ticket_line(line: TicketLine, sign: Text | None = None) -> Text:
    """A ticket on a button of a list; sign: in place of the one for how it stands."""
    device = t("text", text=shorten(line.device, DEVICE_IN_LINE)) if line.device else kind_name(line.kind)
    mark = "urgent-mark" if line.urgent and line.state in OPEN_STATES else f"state-{line.state}-mark"
    return t(
        "ticket-line",
        mark=sign or t("asked-mark" if line.asks_me else mark),
        number=str(line.id),
        place=shorten(line.place, PLACE_IN_LINE),
        what=device,
    )


def outage_what(kind: str, symptom: str | None) -> Text:
    """What is down: «Нет интернета»; the device and its symptom where it is nothing common."""
    if (kind, symptom) in COMMON:
        return t(f"outage-{kind}-{symptom}")
    if symptom not in symptoms_of(kind):
        return kind_name(kind)
    return t("outage-what", device=kind_name(kind), symptom=t(f"symptom-{symptom}"))


def outage_name(outage: OutageLine) -> Text:
    """What is down and where: «Нет интернета, Главный корпус»."""
    where = t("text", text=shorten(outage.building, BUILDING_IN_LINE)) if outage.building else t("outage-everywhere")
    return t("outage-name", what=outage_what(outage.kind, outage.symptom), where=where)
