"""The clock tells aware UTC, and the playground's can be moved forward only."""

from datetime import UTC, timedelta

import pytest

from bot.clock import Clock, ShiftedClock


def test_the_time_is_aware_utc() -> None:
    assert Clock().now().tzinfo is UTC


def test_a_shifted_clock_is_ahead_by_its_offset() -> None:
    clock = ShiftedClock()
    assert clock.offset == timedelta(0)
    before = Clock().now()
    clock.shift(timedelta(days=1))
    clock.shift(timedelta(hours=2))
    assert clock.offset == timedelta(hours=26)
    assert timedelta(hours=26) <= clock.now() - before < timedelta(hours=26, minutes=1)


def test_a_clock_does_not_go_back() -> None:
    clock = ShiftedClock()
    with pytest.raises(ValueError, match="forward"):
        clock.shift(timedelta(seconds=-1))
    assert clock.offset == timedelta(0)
