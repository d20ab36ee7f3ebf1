from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.access import SYSTEM
from bot.db import Database
from bot.services.news.burden import Burden, burden, sent_since, week_start
from models.delivery import NoticeState
from models.news import PostState
from tests import factories
from tests.bot.services.news.letters import carried
from tests.databases import SCHOOL_MORNING

MONDAY = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)


def test_a_week_begins_on_monday_at_midnight_of_the_school() -> None:
    zone = ZoneInfo("Asia/Novokuznetsk")
    for day in (date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 29)):
        assert week_start(day, zone) == MONDAY, day
    assert week_start(date(2026, 11, 22), zone) == MONDAY - timedelta(days=7)


def test_a_burden_is_told_with_the_post_itself() -> None:
    sent = {1: 5, 2: 4, 3: 1, 9: 30}
    assert burden([1, 2, 3, 4], sent, 5, counts=True) == Burden(5, 1, 5)
    assert burden([1, 2, 3, 4], sent, 5, counts=False) == Burden(5, 0, 5)
    assert burden([2, 3], sent, 4, counts=True).over == 1
    assert burden([], sent, 5, counts=True) == Burden(0, 0, 5)


@given(st.dictionaries(st.integers(1, 9), st.integers(1, 9)), st.sets(st.integers(1, 9)), st.integers(1, 9))
def test_nobody_else_counts(sent: dict[int, int], people: set[int], budget: int) -> None:
    told = burden(people, sent, budget, counts=True)
    assert told == burden(people, {one: sent[one] for one in people & sent.keys()}, budget, counts=True)
    assert told.over == sum(sent.get(one, 0) + 1 > budget for one in people)
    assert not told.over or told.is_near


async def test_only_what_went_this_week_unhurried_counts(db: Database) -> None:
    async with db.write(SYSTEM) as session:
        one, other = await factories.person(session), await factories.person(session)
        cases = (
            ({"sent_at": MONDAY}, (one, other)),
            ({"sent_at": SCHOOL_MORNING}, (one,)),
            ({"sent_at": MONDAY - timedelta(seconds=1)}, (one,)),
            ({"sent_at": SCHOOL_MORNING, "urgent_reason": "Мороз"}, (one,)),
            ({"sent_at": SCHOOL_MORNING, "state": PostState.WITHDRAWN}, (one,)),
            ({"state": PostState.DRAFT}, (one,)),
            ({"sent_at": SCHOOL_MORNING}, (one, other)),
        )
        posts = []
        for values, people in cases:
            posts.append(await factories.news_post(session, one, **({"state": PostState.SENT} | values)))
            for person in people:
                await carried(session, posts[-1].id, person.id)
        # What was not wished, or could not be delivered, was no burden; what waits will come.
        for state in (NoticeState.DROPPED, NoticeState.FAILED, NoticeState.QUEUED):
            post = await factories.news_post(session, one, state=PostState.SENT, sent_at=SCHOOL_MORNING)
            await carried(session, post.id, one.id, state=state)
        asked_about = posts[-1].id
        one_id, other_id = one.id, other.id
    async with db.read() as session:
        assert await sent_since(session, MONDAY, asked_about) == {one_id: 3, other_id: 1}
        assert await sent_since(session, MONDAY, 0) == {one_id: 4, other_id: 2}
