"""What lies at the made-up school's help desk for weeks: it waits for parts or a purchase, or was forgotten.

Everybody who is to be told of it was told.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from bot.playground.demo import helpdesk
from bot.playground.demo.helpdesk import CARTRIDGE, Step, Told
from bot.playground.demo.history import Device
from bot.playground.demo.months import Desk, wanted
from bot.services.calendar import WorkingCalendar
from bot.services.tickets.terms import SHORTAGE, Facts, terms_of
from models.tickets import TicketState, WaitingFor

_MINUTE = timedelta(minutes=1)


def stories(desk: Desk, now: datetime) -> Iterator[Told]:
    """What is not done to this day: waits for parts, for a purchase, and work that lies. All of that was told."""
    calendar = desk.timeline.calendar
    today = calendar.local(now).date()
    plans: Sequence[tuple[int, WaitingFor | None, int, str]] = (
        (19, WaitingFor.PART, 9, "Ждём лампу от поставщика"),
        (21, WaitingFor.ACCESS, 5, "Нужна стремянка и окно в расписании"),
        (18, None, 0, ""),
        (23, None, 0, ""),
    )
    places = desk.random.sample(list(desk.devices), len(plans) + 1)
    for (ago, wait, ahead, words), device in zip(plans, places, strict=False):
        day = _working_days(calendar, today, -ago)
        at = datetime.combine(day, time(9, 10 + ago), calendar.zone)
        taken = desk.timeline.add(at, 45 * _MINUTE)
        steps: list[Step] = [(device.reporter_id, "report", at, None), (device.technician_id, "take", taken, None)]
        terms = terms_of(Facts(at, device.kind, urgent=False), {}, desk.timeline)
        waits = {
            "state": TicketState.WAITING if wait else TicketState.TAKEN,
            "waiting_for": wait,
            "waiting_until": _working_days(calendar, today, ahead) if wait else None,
            "waiting_words": words or None,
        }
        held = {"assignee_id": device.technician_id, "taken_at": taken, "responded_at": taken, "escalated": 3}
        if wait:
            steps.append((device.technician_id, "wait", desk.timeline.add(taken, 60 * _MINUTE), words))
        row = desk.reported(device, at) | {"urgent": False, "words": None} | waits | held
        yield Told(row | {"react_by": terms.react_by, "solve_by": terms.solve_by}, steps)
    yield _in_purchase(calendar, today, desk, places[-1])


def _in_purchase(calendar: WorkingCalendar, today: date, desk: Desk, device: Device) -> Told:
    """A request that waits for what is being bought."""
    at = datetime.combine(_working_days(calendar, today, -16), time(11, 20), calendar.zone)
    bought = desk.timeline.add(at, timedelta(hours=3))
    store = desk.cast.storekeeper
    terms = terms_of(Facts(at, SHORTAGE, urgent=False), {}, desk.timeline)
    row = {
        **wanted(device, CARTRIDGE, at),
        "left": "none",
        "state": TicketState.WAITING,
        "waiting_for": WaitingFor.PURCHASE,
        "waiting_until": _working_days(calendar, today, 4),
        "assignee_id": store,
        "responded_at": bought,
        "purchase_id": helpdesk.OPEN_PURCHASE,
        "escalated": 3,
        "react_by": terms.react_by,
        "solve_by": terms.solve_by,
    }
    number = str(helpdesk.OPEN_PURCHASE)
    return Told(row, [(device.reporter_id, "report", at, None), (store, "purchase", bought, number)])


def _working_days(calendar: WorkingCalendar, day: date, steps: int) -> date:
    move = calendar.next_working_day if steps > 0 else calendar.previous_working_day
    for _ in range(abs(steps)):
        day = move(day)
    return day
