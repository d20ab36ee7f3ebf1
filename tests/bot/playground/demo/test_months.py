"""Five months of the made-up school: on whatever day, nothing lies ahead, times agree, what is counted is right."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from itertools import accumulate
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.playground.demo.letters import LETTERS
from bot.playground.demo.months import busyness
from bot.playground.demo.running import opening
from bot.playground.demo.school import MadeUpSchool, make
from bot.services.calendar import WorkingCalendar
from bot.services.news.reminding import is_late
from bot.services.timeline import Timeline
from models.delivery import NoticeState, OutboxNotice
from models.news import Counting, NewsPost, NewsRecipient, NewsTally, PostState, Reaction
from models.people import Absence, Guardianship, Identity, Invitation
from models.roadmap import ItemState, RoadmapControl, RoadmapEvent, RoadmapEvidence, RoadmapItem
from models.school import Asset, CalendarDay
from models.supplies import Consumable, Purchase, StockMove
from models.tickets import Ticket, TicketCategory, TicketEvent, TicketFollower, TicketState

ZONE = ZoneInfo("Asia/Novokuznetsk")
DAYS = [date(2026, 11, 22), date(2026, 9, 1), date(2027, 1, 9), date(2027, 3, 25), date(2027, 7, 7), date(2027, 8, 31)]
# What may lie ahead of the day on which the demo opens.
AHEAD = {"react_by", "solve_by", "send_at", "meets_at"}


@pytest.fixture(scope="module", params=DAYS, ids=str)
def made(request: pytest.FixtureRequest) -> tuple[MadeUpSchool, datetime, WorkingCalendar]:
    now = opening(datetime.combine(request.param, datetime.min.time(), ZONE), ZONE)
    school = make(now, ZONE)
    changes = {row["day"]: row["kind"] for row in school.rows[CalendarDay]}
    return school, now, WorkingCalendar(ZONE, 5, changes)


Made = tuple[MadeUpSchool, datetime, WorkingCalendar]


def test_nothing_lies_ahead(made: Made) -> None:
    school, now, _ = made
    for model, rows in school.rows.items():
        for row in rows:
            for name, value in row.items():
                if isinstance(value, datetime) and name not in AHEAD:
                    assert value <= now, (model.__name__, name, row)


def test_times_of_a_ticket_stand_in_order_and_agree_with_its_state(made: Made) -> None:
    school, _, calendar = made
    steps = defaultdict[int, list[Mapping[str, Any]]](list)
    for row in school.rows[TicketEvent]:
        steps[row["ticket_id"]].append(row)
    timeline = Timeline(calendar, min(row["opened_at"] for row in school.rows[Ticket]))
    for row in school.rows[Ticket]:
        times = [row[name] for name in ("opened_at", "responded_at", "solved_at", "closed_at") if row[name]]
        if row["state"] not in {TicketState.CANCELLED, TicketState.MERGED}:
            assert times == sorted(times), row
        moments = [step["at"] for step in steps[row["id"]]]
        assert moments == sorted(moments), row
        first = steps[row["id"]][0]
        assert (first["at"], first["action"]) == (row["opened_at"], "report"), row
        is_over = row["state"] in {TicketState.CLOSED, TicketState.CANCELLED, TicketState.MERGED}
        assert is_over == (row["closed_at"] is not None), row
        assert (row["state"] in {TicketState.CLOSED, TicketState.SOLVED}) == (row["solved_at"] is not None), row
        if row["solved_at"]:
            worked = timeline.between(row["opened_at"], row["solved_at"]) - timedelta(seconds=row["paused_seconds"])
            assert row["solved_in"] == round(worked / timedelta(minutes=1)) >= 0, row
            assert row["in_time"] == (row["solved_at"] <= row["solve_by"]), row
        else:
            assert row["solved_in"] is row["in_time"] is None, row
        assert (row["reacted_in"] is None) == (row["responded_at"] is None), row
        returns = sum(step["action"] == "return" for step in steps[row["id"]])
        assert row["returns"] == returns, row


def test_what_is_old_is_over_or_was_told(made: Made) -> None:
    school, now, _ = made
    for row in school.rows[Ticket]:
        is_open = row["state"] in {TicketState.NEW, TicketState.TAKEN, TicketState.WAITING, TicketState.UNCONFIRMED}
        if is_open and row["opened_at"] < now - timedelta(days=14):
            assert row["escalated"] == 3, row
            assert row["solve_by"] is None or row["solve_by"] < now - timedelta(days=7) or row["waiting_until"], row
            assert row["waiting_until"] is None or row["waiting_until"] > now.date(), row
        assert row["state"] is not TicketState.SOLVED or row["solved_at"] > now - timedelta(days=14), row
    letters = [row for row in school.rows[NewsPost] if row["id"] <= len(LETTERS)]
    assert all("remind_on" not in row for row in letters)
    assert {row["state"] for row in school.rows[OutboxNotice]} == {NoticeState.SENT, NoticeState.FAILED}


def test_there_is_enough_of_everything(made: Made) -> None:
    school, now, _ = made
    tickets = school.rows[Ticket]
    assert 250 <= len(tickets) <= 450
    assert {row["category"] for row in tickets} >= {TicketCategory.FAULT, TicketCategory.SHORTAGE}
    assert {row["state"] for row in tickets} == set(TicketState)
    assert tickets[0]["opened_at"] < now - timedelta(days=120)
    broken = Counter(row["asset_id"] for row in tickets if row["asset_id"])
    counts = [count for _, count in broken.most_common()]
    assert counts[2] >= 8
    assert counts[12] <= 3
    late = sum(row["in_time"] is False for row in tickets)
    assert 0.08 < late / sum(row["in_time"] is not None for row in tickets) < 0.35
    assert sum(row["rating"] is not None for row in tickets) > 80
    followers = Counter(row["ticket_id"] for row in school.rows[TicketFollower])
    assert all(row["follower_count"] == followers[row["id"]] for row in tickets)
    merged = [row for row in tickets if row["state"] is TicketState.MERGED]
    assert len(merged) > 5
    by_number = {row["id"]: row for row in tickets}
    for row in merged:
        into = by_number[row["merged_into_id"]]
        assert (into["kind"], into["room_id"]) == (row["kind"], row["room_id"])
        assert into["opened_at"] < row["opened_at"] < row["closed_at"] <= (into["closed_at"] or now), row


def test_the_stock_is_what_came_and_went_and_was_never_below_nothing(made: Made) -> None:
    school, _, _ = made
    for item in school.rows[Consumable]:
        amounts = [row["amount"] for row in school.rows[StockMove] if row["consumable_id"] == item["id"]]
        assert sum(amounts) == item["stock"], item
        assert min(accumulate(amounts)) >= 0, item
    for row in school.rows[Purchase]:
        assert row["received_at"] is None or row["created_at"] < row["received_at"]
    assert [row["id"] for row in school.rows[Purchase] if row["received_at"] is None] == [15]
    assert any(row["stock"] < row["minimum"] for row in school.rows[Consumable])


def test_what_is_counted_of_a_letter_agrees_with_its_readers(made: Made) -> None:
    school, now, calendar = made
    posts = {row["id"]: row for row in school.rows[NewsPost]}
    got = defaultdict[int, list[Mapping[str, Any]]](list)
    for row in school.rows[NewsRecipient]:
        got[row["post_id"]].append(row)
    sent = Counter(row["subject"] for row in school.rows[OutboxNotice] if row["state"] is NoticeState.SENT)
    late = 0
    for tally in school.rows[NewsTally]:
        post, readers = posts[tally["post_id"]], got[tally["post_id"]]
        assert (tally["meant"], tally["reached"]) == (len(readers), sent[f"news:{post['id']}"]), post["html"]
        assert tally["reached"] < tally["meant"] or tally["meant"] < 50
        if post["reaction"] is Reaction.NONE:
            assert (tally["units"], tally["reacted"]) == (0, 0)
            continue
        first: dict[int, datetime | None] = {}
        for reader in readers:
            for unit in reader["children"] if post["counting"] is Counting.FAMILY else [reader["person_id"]]:
                known, at = first.get(unit), reader["reacted_at"]
                first[unit] = min(known, at) if known and at else known or at
        reacted = [at for at in first.values() if at]
        in_time = sum(not is_late(at, _Post(post), calendar) for at in reacted)  # type: ignore[arg-type]  # all it asks for
        assert (tally["units"], tally["reacted"], tally["in_time"]) == (len(first), len(reacted), in_time), post["html"]
        assert 0 < tally["reacted"] < tally["units"]
        assert tally["is_final"]
        assert tally["counted_at"] <= now
        late += len(reacted) - in_time
    assert late > 50
    assert len(school.rows[NewsTally]) == len(LETTERS)
    by_number = [row["sent_at"] for row in school.rows[NewsPost] if row["state"] is PostState.SENT]
    assert by_number == sorted(by_number)


class _Post:
    """What `is_late` asks of a post."""

    def __init__(self, row: Mapping[str, Any]) -> None:
        self.react_by, self.meets_at = row["react_by"], row["meets_at"]


def test_the_roadmap_has_a_past_and_gaps(made: Made) -> None:
    school, now, _ = made
    begun = min(row["created_at"] for row in school.rows[RoadmapItem])
    shown = {row["item_id"] for row in school.rows[RoadmapEvidence]}
    for row in school.rows[RoadmapItem]:
        assert (row["closed_at"] is not None) == (row["state"] in {ItemState.DONE, ItemState.DROPPED}), row
        assert row["said_at"] is None or begun <= row["said_at"] <= now
    done = {row["id"] for row in school.rows[RoadmapItem] if row["state"] is ItemState.DONE}
    assert done & shown
    assert done - shown
    events = defaultdict[int, list[datetime]](list)
    for row in school.rows[RoadmapEvent]:
        events[row["item_id"]].append(row["at"])
        assert begun <= row["at"] <= now
    assert all(row["closed_at"] is None or begun <= row["closed_at"] for row in school.rows[RoadmapControl])
    if now - begun > timedelta(days=75):
        silent = [row for row in school.rows[RoadmapItem] if row["said_at"] and row["said_at"] < now - timedelta(60)]
        assert any(row["state"] is ItemState.GOING for row in silent)
        assert [row["id"] for row in school.rows[RoadmapItem] if row["postponed_from"]] == [3]
        assert max(map(len, events.values())) >= 3


def test_most_of_those_who_were_invited_have_joined_and_no_invitation_is_open(made: Made) -> None:
    school, now, _ = made
    joined = {row["person_id"] for row in school.rows[Identity]} | {
        row["child_id"] for row in school.rows[Guardianship]
    }
    asked = [row["person_id"] or row["child_id"] for row in school.rows[Invitation]]
    assert 0.8 < len(joined.intersection(asked)) / len(asked) < 1
    assert all(row["expires_at"] < now for row in school.rows[Invitation])


def test_days_off_are_over_and_devices_were_found_this_school_year(made: Made) -> None:
    school, now, calendar = made
    today = calendar.local(now).date()
    past = [row for row in school.rows[Absence] if row["id"] > 1]
    assert all(row["first"] <= row["last"] < today for row in past), past
    found = [row["confirmed_on"] for row in school.rows[Asset]]
    assert all(day is None or day < today for day in found)
    assert None in found
    if today.month not in {9, 10}:
        assert any(found)


def test_more_is_reported_in_september_than_in_november_than_in_the_holidays_than_in_summer() -> None:
    mondays = [date(2026, 9, 7), date(2026, 11, 16), date(2026, 11, 2), date(2026, 7, 6)]
    counts = [busyness(day) for day in mondays]
    assert counts == sorted(set(counts), reverse=True)
    assert busyness(date(2026, 11, 16)) > busyness(date(2026, 11, 20)) > busyness(date(2026, 11, 21))
