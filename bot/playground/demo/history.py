"""The last weeks of the made-up school: tickets in every state, with the steps that led there, in working hours."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random

from bot.services.calendar import WorkingCalendar
from bot.services.tickets.catalogue import SYMPTOMS
from bot.services.tickets.states import Step
from models.tickets import TicketState

OLDER_TICKETS = 30
OLDEST_WORKING_DAYS = 15


@dataclass(frozen=True, slots=True)
class Device:
    """A device that may break: where it is, who reports it, who mends it."""

    asset_id: int
    room_id: int
    kind: str
    reporter_id: int
    technician_id: int


@dataclass(frozen=True, slots=True)
class Event:
    """One step: who, what, when, and words where there were any."""

    person_id: int
    action: str
    at: datetime
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """One ticket with its history."""

    device: Device
    symptom: str
    words: str | None
    state: TicketState
    events: Sequence[Event]


# Working days ago, the time by the school's clock, how far it has come by now, what was said on the way.
RECENT = (
    (0, time(9, 41), "report", ""),
    (0, time(9, 12), "take", ""),
    (0, time(8, 35), "report", "Нужно к третьему уроку."),
    (0, time(8, 20), "solve", ""),
    (1, time(8, 50), "confirm", ""),
    (1, time(10, 15), "solve", ""),
    (1, time(11, 40), "confirm", ""),
    (1, time(8, 10), "return", "Через урок опять погас."),
    (1, time(13, 30), "confirm", ""),
    (1, time(15, 10), "take", "Заказал деталь, ждём поставку."),
)
PATHS = {
    "report": (),
    "take": (Step.TAKE,),
    "solve": (Step.TAKE, Step.SOLVE),
    "confirm": (Step.TAKE, Step.SOLVE, Step.CONFIRM),
    "return": (Step.TAKE, Step.SOLVE, Step.RETURN, Step.TAKE, Step.SOLVE),
    "cancel": (Step.CANCEL,),
}
STATES = {
    "report": TicketState.NEW,
    "take": TicketState.TAKEN,
    "solve": TicketState.SOLVED,
    "confirm": TicketState.CLOSED,
    "return": TicketState.SOLVED,
    "cancel": TicketState.CANCELLED,
}
# Working minutes that a step takes, at least and at most.
PACE = {
    Step.TAKE: (4, 50),
    Step.SOLVE: (10, 150),
    Step.CONFIRM: (5, 90),
    Step.RETURN: (20, 60),
    Step.CANCEL: (5, 40),
}
REMARKS = ("Началось утром.", "Пробовали перезагрузить, не помогло.", "Работает через раз.", "", "", "", "")
ANSWERS = ("Заменил кабель.", "Обновил драйвер.", "Почистил, проверил.", "Перезапустил точку доступа.", "", "", "")


def stories(
    random: Random, calendar: WorkingCalendar, now: datetime, devices: Sequence[Device], quiet: Iterable[int]
) -> list[Story]:
    """Tickets up to `now`, oldest first; rooms in `quiet` had no trouble lately."""
    hushed = set(quiet)
    usable = [device for device in devices if device.room_id not in hushed]
    broken = iter(random.sample(usable, OLDER_TICKETS + len(RECENT)))
    made = [_story(random, calendar, now, next(broken), *plan) for plan in (*_older(random), *RECENT)]
    return sorted(made, key=lambda story: story.events[0].at)


def _older(random: Random) -> Iterator[tuple[int, time, str, str]]:
    for number in range(OLDER_TICKETS):
        days = random.randint(2, OLDEST_WORKING_DAYS)
        at = time(random.randint(8, 14), random.randint(0, 59))
        yield days, at, "cancel" if number in {7, 19} else "confirm", ""


def _story(
    random: Random, calendar: WorkingCalendar, now: datetime, device: Device, days: int, at: time, end: str, said: str
) -> Story:
    day = calendar.local(now).date()
    for _ in range(days):
        day = calendar.previous_working_day(day)
    moment = datetime.combine(day, at, calendar.zone)
    words = said if end == "report" else random.choice(REMARKS)
    events = [Event(device.reporter_id, "report", moment)]
    for step in PATHS[end]:
        least, most = PACE[step]
        minutes = random.randint(least, most) if days else least
        moment = calendar.add_working_time(moment, timedelta(minutes=minutes))
        spoken = said if step is Step.RETURN else (random.choice(ANSWERS) if step is Step.SOLVE else "")
        events += _steps(device, step, moment, spoken)
    if end == "take" and said:
        events += [Event(device.technician_id, "say", moment + timedelta(minutes=3), said)]
    return Story(device, random.choice(SYMPTOMS[device.kind]), words or None, STATES[end], events)


def _steps(device: Device, step: Step, moment: datetime, spoken: str) -> Iterator[Event]:
    """A step, and before it a line of what was said."""
    own = step in {Step.CONFIRM, Step.RETURN, Step.CANCEL}
    person_id = device.reporter_id if own else device.technician_id
    if spoken:
        yield Event(person_id, "say", moment - timedelta(minutes=1), spoken)
    yield Event(person_id, step.value, moment)
