"""Five months of the made-up school's help desk: what broke and ran out, when, and what became of it.

More in the days of lessons and at the beginning of a week and of a school year, little in summer; three devices break
again and again. All of that is over; what is not stands in unsolved.py.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any, Final

from bot.playground.demo import helpdesk
from bot.playground.demo.helpdesk import BATTERIES, CARTRIDGE, MARKERS, PAPER, SUPPLIES, TECHNICAL, Cast, Step, Told
from bot.playground.demo.history import OLDEST_WORKING_DAYS, REMARKS, Device
from bot.services.calendar import SEPTEMBER, WorkingCalendar, school_year
from bot.services.schoolyear import SchoolYear, usual_terms
from bot.services.tickets.catalogue import SYMPTOMS
from bot.services.tickets.terms import SHORTAGE, Facts, target_for, terms_of
from bot.services.timeline import Timeline
from models.school import TermsKind
from models.tickets import TicketCategory, TicketState

SEED: Final = 5
SINCE: Final = timedelta(days=153)
TICKETS: Final = 300
# Of a hundred tickets, those about something that ran out; faults of the devices that break again and again.
SHORTAGES, TROUBLED = 22, 12
TROUBLES: Final = 3
_WORN: Final = frozenset({"printer", "projector", "network"})
# By the day of the week; the holidays between terms, and the summer, against a day of lessons; September above it.
_WEEK: Final = (13, 11, 10, 9, 8, 3, 1)
_LESSONS, _HOLIDAYS, _SUMMER, _BEGINNING = 10, 4, 2, 17
_JUNE: Final = 6
# How a hundred of them end.
_ENDS: Final = {"confirm": 56, "late": 13, "slow": 5, "silence": 9, "return": 6, "ask": 6, "cancel": 5}
_RATINGS: Final = {5: 58, 4: 25, 3: 9, 2: 5, 1: 3}
_LATE_WORDS: Final = ("Долго ждали.", "Напоминали дважды.", "Сделали, но урок пропал.")
_KIND_WORDS: Final = ("Спасибо, быстро!", "Всё работает, спасибо!", "Спасибо!")
# Of each consumable: how often it is asked for, how many units go out at a time, what it is called in an answer.
_ASKED_FOR: Final = {PAPER: (9, 3), CARTRIDGE: (5, 1), MARKERS: (4, 1), BATTERIES: (2, 4)}
_LEFT: Final = ("none", "one", "few", None)
# What was done; every other time nothing is said of it.
_DONE: Final = {
    "computer": ("Обновил драйвер.", "Почистил от пыли, заменил вентилятор.", "Сбросил пароль."),
    "laptop": ("Заменил зарядное устройство.", "Обновил систему."),
    "projector": ("Заменил кабель.", "Почистил фильтр.", "Заменил лампу."),
    "board": ("Настроил касание заново.", "Заменил перо."),
    "printer": ("Почистил ролик подачи.", "Заменил картридж.", "Вынул застрявший лист."),
    "network": ("Перезапустил точку доступа.", "Заменил розетку."),
}
_DONE_USUALLY: Final = ("Проверил соединения, работает.", "Настроил заново.")
# Working days by which a request, and a fault that is solved late, have come to their end.
_SHORTAGE_TAKES, _LATE_TAKES = 5, 8
_MINUTE: Final = timedelta(minutes=1)


def desk(calendar: WorkingCalendar, now: datetime, cast: Cast, devices: Sequence[Device]) -> "Desk":
    """The desk at which these months were spent."""
    random = Random(SEED)  # noqa: S311  # a made-up school holds no secret
    timeline = Timeline(calendar, now - SINCE - timedelta(days=1))
    shuffled = random.sample(list(devices), len(devices))
    worn = [device for device in shuffled if device.kind in _WORN][:TROUBLES]
    return Desk(random, timeline, cast, [device for device in shuffled if device not in worn], worn)


def stories(desk: "Desk", now: datetime) -> list[Told]:
    """Tickets of about five months, up to where the last weeks (history.py) begin; all of them are over."""
    opened = sorted(_moments(desk.random, desk.timeline.calendar, now))
    told = [one for number, at in enumerate(opened) for one in desk.ticket(number, at)]
    return [*told, *_lately(desk, now)]


def _lately(desk: "Desk", now: datetime) -> Iterator[Told]:
    """Of the last weeks what plain faults (history.py) leave out: what ran out, and what was done late."""
    calendar = desk.timeline.calendar
    day = calendar.local(now).date()
    for ago in range(1, OLDEST_WORKING_DAYS + 1):
        day = calendar.previous_working_day(day)
        at = datetime.combine(day, time(9 + ago % 5, 7 + 3 * ago), calendar.zone)
        if ago > _SHORTAGE_TAKES:
            yield desk.shortage(at, "confirm")
        if ago > _LATE_TAKES and ago % 2:
            yield desk.fault(desk.troubled[0], at, "late")


def _moments(random: Random, calendar: WorkingCalendar, now: datetime) -> Iterator[datetime]:
    """When they were reported."""
    last = calendar.local(now).date()
    for _ in range(OLDEST_WORKING_DAYS + 1):
        last = calendar.previous_working_day(last)
    first = calendar.local(now).date() - SINCE
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    days = [day for day in days if calendar.is_working_day(day)]
    for day in random.choices(days, [busyness(day) for day in days], k=TICKETS):
        yield datetime.combine(day, time(random.randint(8, 15), random.randint(5, 59)), calendar.zone)


def busyness(day: date) -> int:
    """How much is reported on a working day, against other days."""
    start = school_year(day)
    terms = usual_terms(start, TermsKind.QUARTERS)
    year = SchoolYear(start, terms)
    if any(term.first <= day <= term.last for term in terms):
        season = _BEGINNING if day.month == SEPTEMBER else _LESSONS
    else:
        season = _SUMMER if day > year.end_of_lessons and day.month >= _JUNE else _HOLIDAYS
    return season * _WEEK[day.weekday()]


def chosen(random: Random, weights: dict[Any, int]) -> Any:
    """One of these, by weight."""
    return random.choices(list(weights), list(weights.values()))[0]


@dataclass(frozen=True, slots=True)
class Desk:
    """Makes tickets. troubled: the devices that break again and again."""

    random: Random
    timeline: Timeline
    cast: Cast
    devices: Sequence[Device]
    troubled: Sequence[Device]

    def ticket(self, number: int, at: datetime) -> Iterator[Told]:
        """A ticket that was opened then, and now and then a second one about the same."""
        dice = self.random.randrange(100)
        end = chosen(self.random, _ENDS)
        if dice < SHORTAGES:
            yield self.shortage(at, end)
            return
        is_troubled = dice < SHORTAGES + TROUBLED
        device = self.troubled[dice % TROUBLES] if is_troubled else self.devices[number % len(self.devices)]
        story = self.fault(device, at, end)
        if end in {"confirm", "late"} and device.kind in {"network", "printer", "projector"} and number % 5 == 0:
            key = f"months {number}"
            yield Told(story.columns, story.events, key=key)
            yield self._duplicate(story, device, key)
            return
        followers = self._followers(story, device, at) if number % 7 == 0 else {}
        steps = [(person, "follow", when, None) for person, when in followers.items()]
        yield Told(story.columns, [*story.events, *steps], followers=followers)

    def fault(self, device: Device, at: datetime, end: str) -> Told:
        """A fault of a device that came to this end."""
        row, said = self.reported(device, at), self._said(device.kind)
        return self._worked(row, at, end, device.technician_id, device.kind, said)

    def reported(self, device: Device, at: datetime) -> dict[str, Any]:
        """The columns of a fault that was reported then."""
        return {
            "reporter_id": device.reporter_id,
            "room_id": device.room_id,
            "asset_id": device.asset_id,
            "kind": device.kind,
            "symptom": self.random.choice(SYMPTOMS[device.kind]),
            "words": self.random.choice(REMARKS) or None,
            "urgent": self.random.randrange(100) < 6,  # a lesson fails
            "team_id": TECHNICAL,
            "opened_at": at,
        }

    def shortage(self, at: datetime, end: str) -> Told:
        consumable = chosen(self.random, {number: often for number, (often, _) in _ASKED_FOR.items()})
        issued = self.random.randint(1, _ASKED_FOR[consumable][1])
        device = self.random.choice(self.devices)
        row = {
            **wanted(device, consumable, at),
            "left": self.random.choice(_LEFT),
        }
        unit = next(one["unit"] for one in helpdesk.CONSUMABLES if one["id"] == consumable)
        told = self._worked(row, at, end, self.cast.storekeeper, SHORTAGE, f"Выдано: {issued} {unit}")
        return Told(told.columns, told.events, issued=issued if told.columns["solved_at"] else 0)

    def _worked(self, row: dict[str, Any], at: datetime, end: str, worker: int, kind: str, said: str) -> Told:
        """A ticket that came to this end, with its steps, its terms and the times of its columns."""
        reporter = row["reporter_id"]
        target = target_for(kind, row.get("urgent", False), {})
        assert target.reaction is not None
        assert target.solution is not None
        events: list[Step] = [(reporter, "report", at, None)]
        if end == "cancel":
            over = self.timeline.add(at, self._minutes(5, 40))
            columns = {**row, "state": TicketState.CANCELLED, "closed_at": over, "solved_at": None}
            return Told(columns | self._terms(row, kind), [*events, (reporter, "cancel", over, None)])
        took = self.random.uniform(0.02, 0.5) if end != "slow" else self.random.uniform(1.1, 1.8)
        taken = self.timeline.add(at, target.reaction * took)
        between, moment, paused = self._interrupted(at, taken, end, (reporter, worker), said)
        events += [(worker, "take", taken, None), *between]
        share = self.random.uniform(1.05, 2.2) if end == "late" else self.random.triangular(0.03, 0.45, 0.08)
        solved = max(self.timeline.add(at, paused + target.solution * share), self.timeline.add(moment, 8 * _MINUTE))
        events.append((worker, "solve", solved, said or None))
        columns = {
            **row,
            "state": TicketState.CLOSED,
            "assignee_id": worker,
            "responded_at": taken,
            "taken_at": moment if end == "return" else taken,
            "solved_at": solved,
            "returns": int(end == "return"),
            "paused_seconds": int(paused.total_seconds()),
            **self._terms(row, kind, paused),
        }
        return self._closed(columns, events, reporter, solved, end)

    def _interrupted(
        self, at: datetime, taken: datetime, end: str, people: tuple[int, int], said: str
    ) -> tuple[list[Step], datetime, timedelta]:
        """What came between taking and solving it: steps, until when, and the working time that does not count."""
        reporter, worker = people
        if end == "ask":
            asked = self.timeline.add(taken, self._minutes(10, 40))
            told = self.timeline.add(asked, self._minutes(60, 500))
            question: Step = (worker, "ask", asked, "Когда можно подойти?")
            return [question, (reporter, "answer", told, "После уроков.")], told, self.timeline.between(asked, told)
        if end == "return":
            first = self.timeline.add(taken, self._minutes(20, 150))
            back = self.timeline.add(first, self._minutes(30, 400))
            again = self.timeline.add(back, self._minutes(10, 90))
            solved: Step = (worker, "solve", first, said or None)
            came_back: Step = (reporter, "return", back, "Через урок опять то же.")
            return [solved, came_back, (worker, "take", again, None)], again, self.timeline.between(at, back)
        return [], taken, timedelta(0)

    def _closed(
        self,
        columns: dict[str, Any],
        events: list[Step],
        reporter: int,
        solved: datetime,
        end: str,
    ) -> Told:
        """Confirmed and perhaps rated, or closed by itself after a silence; what was late went up then."""
        days = 8 if end == "silence" else 0
        over = self.timeline.add(solved, days * timedelta(hours=9) + self._minutes(5, 240))
        if end == "silence":
            columns["reminded_at"] = self.timeline.add(solved, 3 * timedelta(hours=9))
            return Told(columns | {"closed_at": over}, [*events, (None, "close", over, None)])
        events.append((reporter, "confirm", over, None))
        late = columns["solve_by"] is not None and solved > columns["solve_by"]
        columns |= {"closed_at": over, "escalated": 2 if late else 0}
        if self.random.randrange(100) < 55:
            rating = self.random.choice((2, 3, 3, 4)) if late else chosen(self.random, _RATINGS)
            words = self.random.choice(_LATE_WORDS if rating <= 2 else _KIND_WORDS) if rating != 4 else None
            columns["rating"] = rating
            events.append((reporter, "rate", self.timeline.add(over, self._minutes(1, 5)), words))
        return Told(columns, events)

    def _duplicate(self, story: Told, device: Device, key: str) -> Told:
        """The same fault, reported by a colleague before the first one was solved, and merged into it."""
        opened, solved = story.opened_at, story.columns["solved_at"]
        at = opened + (solved - opened) / 4 if solved - opened < timedelta(hours=2) else opened + 30 * _MINUTE
        at = self.timeline.add(at, _MINUTE)
        merged = self.timeline.add(at, self.timeline.between(at, solved) / 2)
        row = self.reported(device, at) | {"symptom": story.columns["symptom"], "reporter_id": self._colleague(device)}
        row |= {"state": TicketState.MERGED, "closed_at": merged, "responded_at": merged, "urgent": False}
        steps = [(row["reporter_id"], "report", at, None), (device.technician_id, "merge", merged, None)]
        return Told(row | self._terms(row, device.kind), steps, into=key)

    def _followers(self, story: Told, device: Device, at: datetime) -> dict[int, datetime]:
        """Colleagues who have the same trouble, before it is over."""
        end = story.columns["solved_at"] or story.columns["closed_at"]
        people = dict.fromkeys(self._colleague(device) for _ in range(self.random.randint(1, 3)))
        span = self.timeline.between(at, end) / (len(people) + 1)
        return {person: self.timeline.add(at, span * place) for place, person in enumerate(people, start=1)}

    def _colleague(self, device: Device) -> int:
        """Somebody else who reports from the same building."""
        near = {one.reporter_id for one in self.devices if one.technician_id == device.technician_id}
        return self.random.choice(sorted(near - {device.reporter_id}))

    def _terms(self, row: dict[str, Any], kind: str, paused: timedelta = timedelta(0)) -> dict[str, Any]:
        terms = terms_of(Facts(row["opened_at"], kind, row.get("urgent", False), paused), {}, self.timeline)
        return {"react_by": terms.react_by, "solve_by": terms.solve_by}

    def _said(self, kind: str) -> str:
        """What was said to the solution."""
        return self.random.choice(_DONE.get(kind, _DONE_USUALLY)) if self.random.random() < 0.5 else ""

    def _minutes(self, least: int, most: int) -> timedelta:
        return self.random.randint(least, most) * _MINUTE


def wanted(device: Device, consumable: int, at: datetime) -> dict[str, Any]:
    """The columns of a request for a consumable, by who keeps a device's room."""
    return {
        "category": TicketCategory.SHORTAGE,
        "reporter_id": device.reporter_id,
        "room_id": device.room_id,
        "kind": "printer" if consumable == CARTRIDGE else "other",
        "consumable_id": consumable,
        "team_id": SUPPLIES,
        "opened_at": at,
    }
