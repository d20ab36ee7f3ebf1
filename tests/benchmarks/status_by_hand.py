"""The figures of the status by SQL written by hand for SQLite alone, as a measure for the program's own.

Rows of the same kind are gone through once for all that is counted of them, each period by itself.
"""

import sqlite3
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, TypeAlias

from bot.services.status.spans import Stretch

Values: TypeAlias = dict[str, float | None]

# What follows is put together of words that stand here.
# ruff: noqa: S608
# A pupil's report that nobody passed on never came.
_CAME: Final = """
    state <> 'unconfirmed' AND NOT (
        state = 'cancelled' AND EXISTS (SELECT 1 FROM ticket_events WHERE ticket_id = t.id AND action = 'reject')
    )
"""
_OPENED: Final = f"""
    SELECT count(*) FROM tickets t
    WHERE category = ? AND opened_at >= :start AND opened_at < :end AND {_CAME}
"""
_OPEN_HALF: Final = f"""
    SELECT solve_by, waiting_until FROM tickets t
    WHERE category = ? AND closed_at {{}} AND opened_at < :at AND (solved_at IS NULL OR solved_at >= :at)
    AND {_CAME}
"""
_OPEN: Final = """
    SELECT count(*), total(solve_by < :at AND coalesce(waiting_until <= :ended, 1)) FROM ({} UNION ALL {})
""".format(_OPEN_HALF.format("IS NULL"), _OPEN_HALF.format(">= :at"))
# Both percentiles by the nearest rank, from how often each value is there.
_SPREAD: Final = """
    SELECT min(CASE WHEN met * 100 >= n * 50 THEN m END), min(CASE WHEN met * 100 >= n * 90 THEN m END) FROM (
        SELECT {0} AS m, sum(count(*)) OVER (ORDER BY {0}) AS met, sum(count(*)) OVER () AS n FROM tickets
        WHERE category = 'fault' AND {1} >= :start AND {1} < :end AND {0} IS NOT NULL GROUP BY {0}
    )
"""
# Has a room, or a device, three faults?
_OFTEN: Final = """
    SELECT count(*) FROM {0} p WHERE EXISTS (
        SELECT 1 FROM tickets t WHERE {1} = p.id AND category = 'fault' AND opened_at >= :start AND opened_at < :end
        AND state NOT IN ('unconfirmed', 'cancelled', 'merged') LIMIT 1 OFFSET 2
    )
"""
# By the codes of what they count, in the order of their columns; "%" begins a share: its part, then its whole.
_COUNTS: Final = {
    ("tickets_opened",): _OPENED.replace("?", "'fault'"),
    ("shortages_opened",): _OPENED.replace("?", "'shortage'"),
    ("tickets_open", "tickets_overdue"): _OPEN.replace("?", "'fault'"),
    ("shortages_open", ""): _OPEN.replace("?", "'shortage'"),
    ("tickets_solved", "%solved_in_time", "%reopened"): """
        SELECT count(*), total(in_time), count(in_time), total(returns > 0), count(*) FROM tickets
        WHERE category = 'fault' AND solved_at >= :start AND solved_at < :end
    """,
    ("tickets_closed",): """
        SELECT count(*) FROM tickets
        WHERE category = 'fault' AND closed_at >= :start AND closed_at < :end AND state = 'closed'
    """,
    ("repeated_rooms",): _OFTEN.format("rooms", "room_id"),
    ("repeated_devices",): _OFTEN.format("assets", "asset_id"),
    ("below_minimum",): """
        SELECT count(*) FROM consumables k WHERE NOT is_retired AND minimum IS NOT NULL AND minimum > stock - (
            SELECT coalesce(sum(amount), 0) FROM stock_moves WHERE consumable_id = k.id AND at >= :at
        )
    """,
    ("consumables_used",): """
        SELECT coalesce(-sum(amount), 0) FROM stock_moves WHERE at >= :start AND at < :end AND amount < 0
    """,
    ("%items_done", "items_overdue", "items_silent", "%items_shown"): """
        SELECT total(is_done), total(year = :year), total(is_live AND EXISTS (
            SELECT 1 FROM roadmap_controls WHERE item_id = i.id AND NOT is_pulse AND day < :day
            AND (closed_at IS NULL OR closed_at >= :at)
        )), total(is_live AND created_at < :quiet AND starts_on <= :quiet_day AND NOT EXISTS (
            SELECT 1 FROM roadmap_events
            WHERE item_id = i.id AND at >= :quiet AND at < :at AND person_id IS NOT NULL AND action IN (
                'pulse', 'show', 'take', 'start', 'wait', 'help', 'offer', 'accept', 'return', 'ask_later', 'grant',
                'refuse', 'hand', 'split', 'drop', 'reopen'
            )
        )), total(is_done AND EXISTS (
            SELECT 1 FROM roadmap_evidence WHERE item_id = i.id AND removed_at IS NULL AND refused IS NULL
        )), total(is_done)
        FROM (
            SELECT id, year, created_at, starts_on,
                coalesce(closed_at >= :at, 1) AND coalesce(rolled_at >= :at, 1) AS is_live,
                year = :year AND state = 'done' AND coalesce(closed_at < :at, 0) AS is_done
            FROM roadmap_items WHERE year <= :year AND created_at <= :at
                AND (state <> 'dropped' OR closed_at >= :at)
        ) i
    """,
    ("posts_sent", "%news_reached"): """
        SELECT count(*), total(reached), total(meant) FROM news_posts
        LEFT JOIN news_tallies ON post_id = id WHERE sent_at >= :start AND sent_at < :end AND state = 'sent'
    """,
    ("%reacted_in_time",): """
        SELECT total(in_time), total(units) FROM news_posts JOIN news_tallies ON post_id = id
        WHERE react_by >= :first AND react_by < min(:after, :day) AND reaction <> 'none' AND state = 'sent'
    """,
    ("%survey_answered",): """
        SELECT total(answered), count(*) FROM surveys s JOIN survey_units ON survey_id = s.id
        WHERE state IN ('running', 'ended') AND started_at < :at AND (
            ended_at >= :start AND ended_at < :at OR ends_on <= :soon AND coalesce(ended_at >= :at, 1)
        )
    """,
    ("%assets_confirmed",): """
        SELECT total(confirmed_on >= :autumn AND confirmed_on < :after), count(*) FROM assets
    """,
    ("%people_joined",): """
        SELECT total(has_joined), count(*) FROM (
            SELECT EXISTS (SELECT 1 FROM identities WHERE person_id = i.person_id)
                OR EXISTS (SELECT 1 FROM guardianships WHERE child_id = i.child_id) AS has_joined
            FROM invitations i JOIN people p ON p.id = coalesce(person_id, child_id)
            WHERE i.created_at < :at AND left_on IS NULL GROUP BY person_id, child_id
        )
    """,
}
_LAST_POST: Final = "SELECT max(sent_at) FROM news_posts WHERE sent_at < :at AND state = 'sent'"
_SPREADS: Final = {
    "reaction": _SPREAD.format("reacted_in", "responded_at"),
    "solution": _SPREAD.format("solved_in", "solved_at"),
}


class ByHand:
    """One connection to the program's file, with the program's settings."""

    def __init__(self, file: Path) -> None:
        self._connection = sqlite3.connect(file, isolation_level=None)
        for pragma in ("busy_timeout=5000", "foreign_keys=ON", "secure_delete=ON"):
            self._connection.execute(f"PRAGMA {pragma}")

    def figures(self, stretch: Stretch) -> Values:
        """What each indicator is in a period, by its code; shares from 0 to 100, spreads in hours."""
        given = {name: _stored(value) for name, value in asdict(stretch).items()}
        found: Values = {}
        for codes, statement in _COUNTS.items():
            columns = iter(self._connection.execute(statement, given).fetchone())
            for code in codes:
                value = next(columns)
                found[code.removeprefix("%")] = _share(value, next(columns)) if code.startswith("%") else value
        for name, statement in _SPREADS.items():
            middle, most = self._connection.execute(statement, given).fetchone()
            found |= {f"{name}_median": _hours(middle), f"{name}_p90": _hours(most)}
        (last,) = self._connection.execute(_LAST_POST, given).fetchone()
        found["days_since_post"] = (
            (stretch.at.replace(tzinfo=None) - datetime.fromisoformat(last)).days if last else None
        )
        del found[""]
        return found

    def plans(self, stretch: Stretch) -> list[str]:
        """How SQLite goes about each statement."""
        given = {name: _stored(value) for name, value in asdict(stretch).items()}
        statements = [*_COUNTS.values(), *_SPREADS.values(), _LAST_POST]
        return [
            " | ".join(step[3] for step in self._connection.execute(f"EXPLAIN QUERY PLAN {statement}", given))
            for statement in statements
        ]

    def close(self) -> None:
        self._connection.close()


def _stored(value: Any) -> Any:
    """A parameter as the program's columns have it."""
    match value:
        case datetime():
            return f"{value:%Y-%m-%d %H:%M:%S.%f}"
        case date():
            return str(value)
        case _:
            return value


def _share(part: float, whole: float) -> float | None:
    return part * 100 / whole if whole else None


def _hours(minutes: int | None) -> float | None:
    return None if minutes is None else round(minutes / 60, 2)
