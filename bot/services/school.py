"""The school's own settings: name, working week, time zone, news, and its changes of the calendar."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import delete, select, update

from bot.access import SYSTEM, Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.errors import Invalid, Missing
from bot.services.calendar import NoWorkingDayError, WorkingCalendar
from bot.services.daywords import Days
from bot.services.directory import Directory
from bot.services.snapshot import Snapshot
from bot.services.text import clean_line
from models.base import table
from models.school import CalendarDay, DayKind, School

NAME_LIMIT = 120
ZONE_LIMIT = 64
WEEKS = (5, 6)
# So many posts a week that are not urgent a school may think enough; 5 unless it says otherwise.
BUDGETS = (2, 3, 4, 5, 7, 10)
DAY_KINDS = tuple(kind.value for kind in DayKind)
# The zones of Russia in the tz database, from west to east. Others are typed.
ZONES = (
    *("Europe/Kaliningrad", "Europe/Moscow", "Europe/Simferopol", "Europe/Kirov", "Europe/Volgograd"),
    *("Europe/Samara", "Europe/Saratov", "Europe/Ulyanovsk", "Europe/Astrakhan", "Asia/Yekaterinburg", "Asia/Omsk"),
    *("Asia/Novosibirsk", "Asia/Barnaul", "Asia/Tomsk", "Asia/Novokuznetsk", "Asia/Krasnoyarsk", "Asia/Irkutsk"),
    *("Asia/Chita", "Asia/Yakutsk", "Asia/Khandyga", "Asia/Vladivostok", "Asia/Ust-Nera", "Asia/Magadan"),
    *("Asia/Sakhalin", "Asia/Srednekolymsk", "Asia/Kamchatka", "Asia/Anadyr"),
)


@dataclass(frozen=True, slots=True)
class Change:
    """A day that the school closed or opened by its own order, and why."""

    day: date
    kind: DayKind
    note: str | None


class SchoolSettings:
    """Use cases about the school as a whole."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def ensure(self, timezone: str) -> None:
        """Make the school's row where there is none yet, in this time zone."""
        row = {"id": 1, "timezone": timezone, "week_days": 5, "revision": 1}
        async with self._db.write(SYSTEM) as session:
            await session.execute(self._db.insert_ignoring(School), row)

    async def rename(self, actor: Actor, raw: str) -> None:
        """Give the school this name; Invalid where it is empty or too long."""
        name = clean_line(raw, NAME_LIMIT)
        await self._set(actor, name=name)

    async def set_week(self, actor: Actor, days: int) -> None:
        """A working week of 5 days (Mon-Fri) or 6 (Mon-Sat)."""
        if days not in WEEKS:
            raise Invalid
        await self._set(actor, week_days=days)

    async def set_zone(self, actor: Actor, raw: str) -> None:
        """A time zone by its name in the tz database, or by the city in it; Invalid where there is none."""
        await self._set(actor, timezone=find_zone(clean_line(raw, ZONE_LIMIT)))

    async def set_news_approval(self, actor: Actor, wanted: bool) -> None:  # noqa: FBT001  # the value itself
        """Whether news wait for the word of a deputy or the director."""
        await self._set(actor, news_approval=wanted)

    async def set_news_budget(self, actor: Actor, posts: int) -> None:
        """So many posts a week are no burden; who writes more to somebody is told. Invalid for other numbers."""
        if posts not in BUDGETS:
            raise Invalid
        await self._set(actor, news_budget=posts)

    async def changes(self, actor: Actor) -> Sequence[Change]:
        """The school's own changes from today on, by day."""
        actor.require(Permission.SCHOOL_CONFIGURE)
        today = (await self._directory.now()).today(self._clock.now())
        async with self._db.read() as session:
            return [Change(*row) for row in await session.execute(_CHANGES.where(CalendarDay.day >= today))]

    async def change_days(self, actor: Actor, days: Days, kind: str) -> None:
        """Close these days ("off") or open them ("working"); Missing for another kind.

        Invalid where no working day would be left for more than a year.
        """
        actor.require(Permission.SCHOOL_CONFIGURE)
        if kind not in DAY_KINDS:
            raise Missing
        school = await self._directory.now()
        _keep_some_working_day(school, days, DayKind(kind), school.today(self._clock.now()))
        rows = [{"day": day, "kind": DayKind(kind), "note": days.note} for day in days.all()]
        async with self._db.write(actor, shows="school.calendar:0") as session:
            await session.execute(self._db.upsert(CalendarDay, "day", ("kind", "note")), rows)
            await self._directory.touch(session)

    async def unchange_day(self, actor: Actor, day: date) -> None:
        """Back to the official calendar on this day."""
        actor.require(Permission.SCHOOL_CONFIGURE)
        async with self._db.write(actor, shows="school.calendar:0") as session:
            await session.execute(delete(CalendarDay).where(CalendarDay.day == day))
            await self._directory.touch(session)

    async def _set(self, actor: Actor, **values: str | int) -> None:
        actor.require(Permission.SCHOOL_CONFIGURE)
        async with self._db.write(actor, shows="school") as session:
            await session.execute(update(table(School)).values(**values))
            await self._directory.touch(session)


_CHANGES = select(CalendarDay.day, CalendarDay.kind, CalendarDay.note).order_by(CalendarDay.day)


def find_zone(words: str) -> str:
    """The name of the zone that is meant: «Asia/Tomsk», «asia/tomsk» or «tomsk»; Invalid where there is none."""
    wanted = words.casefold().replace(" ", "_")
    for name in ZONES:
        if wanted in (name.casefold(), name.casefold().rpartition("/")[2]):
            return name
    try:
        return ZoneInfo(words).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Invalid("error-zone-unknown") from None


def _keep_some_working_day(school: Snapshot, days: Days, kind: DayKind, today: date) -> None:
    changes = {**school.calendar.changes, **dict.fromkeys(days.all(), kind)}
    try:
        replace(school.calendar, changes=changes).next_working_day(today)
    except NoWorkingDayError:
        raise Invalid("error-no-working-day") from None


@dataclass(frozen=True, slots=True)
class Special:
    """Days on which the official calendar leaves the plain week: a stretch off, or a weekend day that is worked."""

    first: date
    last: date
    kind: DayKind


def next_specials(calendar: WorkingCalendar, today: date, count: int) -> list[Special]:
    """The next of them within a year, the school's own changes left out; a stretch holds the weekends beside it."""
    official = WorkingCalendar(calendar.zone, calendar.week_days)
    found: list[Special] = []
    day, end = today, today + timedelta(days=365)
    while day < end and len(found) < count:
        last = day
        if official.is_working_day(day):
            if day.weekday() >= official.week_days:
                found.append(Special(day, day, DayKind.WORKING))
        else:
            while not official.is_working_day(last + timedelta(days=1)):
                last += timedelta(days=1)
            stretch = [day + timedelta(days=number) for number in range((last - day).days + 1)]
            if any(off.weekday() < official.week_days for off in stretch):
                found.append(Special(day, last, DayKind.OFF))
        day = last + timedelta(days=1)
    return found
