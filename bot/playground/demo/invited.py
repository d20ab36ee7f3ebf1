"""The invitations of the made-up school: most of them were used in their first weeks, some ran out."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from bot.services.invitations.codes import hash_of

_LIFE: Final = timedelta(days=30)
# They were given out over so many days.
_DAYS: Final = 20


def rows(staff: Sequence[int], children: Sequence[int], admin: int, since: date) -> Iterator[dict[str, Any]]:
    """An invitation for each of the staff who joined, and one for the parents of each child; none of them is open."""
    people = [(person, None) for person in staff] + [(None, child) for child in children]
    for number, (person, child) in enumerate(people):
        at = datetime.combine(since + timedelta(days=number % _DAYS), time(3), UTC)
        yield {
            "person_id": person,
            "child_id": child,
            "token_hash": hash_of(f"token {number}"),
            "code_hash": hash_of(f"code {number}"),
            "uses_left": 0 if person else 1,
            "created_by": admin,
            "created_at": at,
            "expires_at": at + _LIFE,
        }
