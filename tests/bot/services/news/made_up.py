"""Posts and schools for the pure rules of news: made of values, without a database."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.access import Sender
from bot.services.calendar import Window, WorkingCalendar
from bot.services.news.audience import Audience
from bot.services.news.storing import Post
from bot.services.snapshot import Grant, Known, Snapshot
from models.news import Counting, PostState, Reaction, Topic
from models.people import Role
from models.school import DayKind, TermsKind

ZONE = ZoneInfo("Asia/Novokuznetsk")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """This hour of a day of November 2026 by the school's wall clock, in UTC. The 24th is a Tuesday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


def calendar(week_days: int = 5, changes: Mapping[date, DayKind] | None = None) -> WorkingCalendar:
    return WorkingCalendar(ZONE, week_days, changes or {})


def known(number: int, *roles: Role, own: Window | None = None, **values: Any) -> Known:
    """Somebody who has joined and can be written to, if nothing else is said."""
    made_up: dict[str, Any] = {"reachable": True, "sender": Sender("telegram", number)}
    grants = [Grant(role, date(2020, 9, 1), None, None) for role in roles]
    return Known(number, f"Имя {number}", "", None, own, grants=grants, **(made_up | values))


def school(people: Iterable[Known] = (), days: WorkingCalendar | None = None, **values: Any) -> Snapshot:
    made_up: dict[str, Any] = {
        "revision": 1,
        "name": None,
        "calendar": days or calendar(),
        "people": {one.id: one for one in people},
        "terms_kind": TermsKind.QUARTERS,
        "news_approval": False,
        "news_budget": 5,
        "routes": (),
        "outages": (),
    }
    empty: dict[str, Any] = {name: {} for name in Snapshot.__dataclass_fields__}
    return Snapshot(**(empty | made_up | values))


def post(**values: Any) -> Post:
    """A scheduled post to all parents that asks for nothing."""
    made_up: dict[str, Any] = {
        "id": 1,
        "author_id": 1,
        "state": PostState.SCHEDULED,
        "version": 1,
        "html": "Собрание",
        "topic": Topic.SCHOOL,
        "audience": Audience(("role-parent",)),
        "reaction": Reaction.NONE,
        "counting": Counting.PERSON,
        "gathered": False,
        "is_public": False,
        "updated_at": at(24, 10),
    }
    empty = dict.fromkeys(("chats", "links", "files", "choices"), ())
    rest: dict[str, Any] = dict.fromkeys(Post.__dataclass_fields__)
    return Post(**(rest | empty | made_up | values))
