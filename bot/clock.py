"""The clock: the only place in the program that asks for the time.

Everything else is told `now`, an aware UTC datetime, so that tests and the playground decide what time it is.
"""

from datetime import UTC, datetime, timedelta


class Clock:
    """The time of the machine."""

    def now(self) -> datetime:
        """Return the present moment as an aware datetime in UTC."""
        return datetime.now(UTC)


class ShiftedClock(Clock):
    """A clock that can be moved forward, so that reminders and deadlines can be seen without waiting."""

    def __init__(self) -> None:
        self._offset = timedelta(0)

    @property
    def offset(self) -> timedelta:
        """How far this clock is ahead of the machine's; never negative."""
        return self._offset

    def shift(self, delta: timedelta) -> None:
        """Move the clock on by `delta`; ValueError if that is backwards, as what has happened can't be undone."""
        if delta < timedelta(0):
            raise ValueError("a clock moves forward only")
        self._offset += delta

    def now(self) -> datetime:
        return super().now() + self._offset
