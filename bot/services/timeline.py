"""Working time reckoned for many things at once: the opening hours are laid out once, a question costs a bisection.

It gives what `WorkingCalendar.add_working_time` and `working_hours_between` give; those walk the days each time.
"""

from bisect import bisect_left, bisect_right
from datetime import UTC, datetime, timedelta

from bot.services.calendar import SCHOOL_DAY, Window, WorkingCalendar


class Timeline:
    """The working hours of one calendar from a moment on; later ones are laid out when somebody asks for them.

    Every question raises ValueError for a moment without a zone or before `since`, and NoWorkingDayError where the
    school does not open again.
    """

    def __init__(self, calendar: WorkingCalendar, since: datetime, hours: Window = SCHOOL_DAY) -> None:
        self.calendar = calendar
        self._since = since.astimezone(UTC)
        self._coming = calendar.spans_from(self._since, hours)
        self._starts: list[datetime] = []
        self._ends: list[datetime] = []
        self._done: list[timedelta] = []  # working time from the first start to each end

    def add(self, start: datetime, amount: timedelta) -> datetime:
        """Return the earliest moment by which that much working time has passed; `start` itself for none.

        ValueError if the amount is negative.
        """
        if amount < timedelta(0):
            raise ValueError("working time can only be added")
        start = self._known(start)
        if not amount:
            return start
        goal = self._worked(start) + amount
        while self._done[-1] < goal:
            self._lay_out()
        found = bisect_left(self._done, goal)
        return self._ends[found] - (self._done[found] - goal)

    def between(self, start: datetime, end: datetime) -> timedelta:
        """Return how much working time lies between the two moments; zero where the end is not after the start."""
        start, end = self._known(start), self._known(end)
        return self._worked(end) - self._worked(start) if start < end else timedelta(0)

    def _worked(self, moment: datetime) -> timedelta:
        """The working time from the first start to the moment."""
        while not self._ends or self._ends[-1] < moment:
            self._lay_out()
        found = bisect_right(self._starts, moment) - 1
        if found < 0:
            return timedelta(0)
        return self._done[found] - max(self._ends[found] - moment, timedelta(0))

    def _lay_out(self) -> None:
        span = next(self._coming)
        self._starts.append(span.start)
        self._ends.append(span.end)
        self._done.append((self._done[-1] if self._done else timedelta(0)) + (span.end - span.start))

    def _known(self, moment: datetime) -> datetime:
        if moment.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        moment = moment.astimezone(UTC)
        if moment < self._since:
            raise ValueError(f"{moment} is before {self._since}, where this timeline begins")
        return moment
