"""What a post asks of whoever gets it: every sort, its last day, whose reaction counts."""

from datetime import date

from bot.services import Services
from bot.services.news.storing import Post
from models.news import Counting, Reaction
from tests.databases import sqlite_only
from tests.handlers.newsroom.desk import Desk, keys, toast, ways

pytestmark = sqlite_only
# The third working day after the tests' Tuesday, 24 November 2026.
USUAL = date(2026, 11, 27)


async def kept(desk: Desk, services: Services, post_id: int) -> Post:
    return await services.news.drafting.post((await desk.context("editor")).actor, post_id)


async def test_each_sort_of_reaction_is_a_tap_or_a_message(desk: Desk, services: Services) -> None:
    post_id = await desk.draft("editor")
    version = 1

    async def now(reaction: Reaction, **values: object) -> None:
        nonlocal version
        version += 1
        found = await kept(desk, services, post_id)
        assert (found.reaction, found.version) == (reaction, version)
        assert {name: getattr(found, name) for name in values} == values, reaction

    await desk.tap("editor", f"newsroom.ask.set:{post_id}:1:acknowledge")
    await now(Reaction.ACKNOWLEDGE, react_by=USUAL)
    shown = await desk.send("editor", f"newsroom.choices.say:{post_id}:2", text="Да\n\nНет\n Не знаю ")
    await now(Reaction.CHOICE, react_by=USUAL, choices=("Да", "Нет", "Не знаю"))
    assert "newsroom-asked-choice" in keys(shown)
    shown = await desk.send("editor", f"newsroom.meeting.say:{post_id}:3", text="27.11 18:30")
    assert keys(shown)[0] == "newsroom-place-title"
    await now(Reaction.MEETING, react_by=date(2026, 11, 27), choices=())
    await desk.send("editor", f"newsroom.place.say:{post_id}:4", text="Кабинет 214")
    await now(Reaction.MEETING, place="Кабинет 214")
    # What belonged to the meeting is forgotten with it.
    await desk.send("editor", f"newsroom.choices.say:{post_id}:5", text="Да, придём , Нет,")
    await now(Reaction.CHOICE, choices=("Да", "придём", "Нет"), place=None, meets_at=None, react_by=USUAL)
    await desk.tap("editor", f"newsroom.ask.set:{post_id}:6:words")
    await now(Reaction.WORDS, choices=(), react_by=USUAL)
    await desk.tap("editor", f"newsroom.ask.set:{post_id}:7:none")
    await now(Reaction.NONE, react_by=None)


async def test_the_last_day_is_a_tap_away_or_typed(desk: Desk, services: Services) -> None:
    post_id = await desk.draft("editor")
    await desk.tap("editor", f"newsroom.ask.set:{post_id}:1:acknowledge")
    shown = await desk.tap("editor", f"newsroom.by:{post_id}")
    # Tomorrow, and the third working day, which is the last one of the week.
    days = ("20261125", "20261127")
    assert list(ways(shown)) == [f"newsroom.by.set:{post_id}:2:{day}" for day in days]
    await desk.tap("editor", f"newsroom.by.set:{post_id}:2:20261125")
    assert (await kept(desk, services, post_id)).react_by == date(2026, 11, 25)
    await desk.send("editor", f"newsroom.by.say:{post_id}:3", text="1.12")
    assert (await kept(desk, services, post_id)).react_by == date(2026, 12, 1)
    # Other answers to choose from leave the day that was set.
    await desk.send("editor", f"newsroom.choices.say:{post_id}:4", text="Да\nНет")
    await desk.tap("editor", f"newsroom.by.set:{post_id}:5:20261125")
    await desk.send("editor", f"newsroom.choices.say:{post_id}:6", text="Приду\nНе приду")
    assert (await kept(desk, services, post_id)).react_by == date(2026, 11, 25)


async def test_whose_reaction_counts_is_asked_where_parents_are_addressed(desk: Desk, services: Services) -> None:
    post_id = await desk.draft("editor")
    await desk.tap("editor", f"audience.take:{post_id}:1:usual:role-staff")
    await desk.tap("editor", f"newsroom.ask.set:{post_id}:2:acknowledge")
    assert not [raw for raw in ways(await desk.tap("editor", f"newsroom.ask:{post_id}")) if "count" in raw]
    other = await desk.draft("editor")
    await desk.tap("editor", f"audience.take:{other}:1:usual:role-parent")
    await desk.tap("editor", f"newsroom.ask.set:{other}:2:acknowledge")
    [count] = [raw for raw in ways(await desk.tap("editor", f"newsroom.ask:{other}")) if "count" in raw]
    await desk.tap("editor", count)
    assert (await kept(desk, services, other)).counting is Counting.PERSON


async def test_what_is_made_by_hand_leads_nowhere(desk: Desk) -> None:
    post_id = await desk.draft("editor")
    for rest in (
        "ask.set:{}:1:meeting",
        "ask.set:{}:1:x",
        "by.set:{}:1:x",
        "topic:{}:1:x",
        "count:{}:1:x",
    ):
        assert toast(await desk.tap("editor", f"newsroom.{rest.format(post_id)}")) == "error-missing", rest
