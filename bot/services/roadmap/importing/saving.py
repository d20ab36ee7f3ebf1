"""Writing a draft into the roadmap, inside one write unit: what is new is added, what is there is changed in place."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import bindparam, insert, select, update

from bot.access import Actor
from bot.db import Database, WriteSession
from bot.services.roadmap.answering import Answering, Assignee
from bot.services.roadmap.hearing import Hearing
from bot.services.roadmap.importing.differences import Difference, Existing, Kind, differences
from bot.services.roadmap.importing.draft import Draft, DraftPerson, Vanished
from bot.services.roadmap.importing.joining import assignees_of, new_item, people_of
from bot.services.roadmap.importing.news import News
from bot.services.roadmap.moving import ItemMover
from bot.services.roadmap.postponing import NOT_ASKED
from bot.services.roadmap.states import Step
from bot.services.roadmap.storing import (
    Section,
    add_items,
    period_values,
    replace_assignees,
    replace_controls,
    section_numbers,
)
from bot.services.snapshot import Snapshot
from bot.services.text import fold, shorten
from models.base import table
from models.roadmap import Post, RoadmapControl, RoadmapItem

IMPORTED: Final = "import"
CHANGED: Final = "import_change"
_POST_TITLE: Final = 120
_HISTORY_WORDS: Final = 400


@dataclass(frozen=True, slots=True)
class Saved:
    """How many items were added, changed and taken off control, and how many posts were made."""

    year: int
    added: int
    changed: int
    dropped: int
    posts: int


@dataclass(frozen=True, slots=True)
class Saver:
    """Writes for one actor at one moment."""

    db: Database
    session: WriteSession
    mover: ItemMover
    hearing: Hearing
    actor: Actor
    school: Snapshot
    now: datetime

    @property
    def today(self) -> date:
        return self.school.today(self.now)

    async def save(self, draft: Draft, existing: Sequence[Existing], current: int) -> Saved:
        """Write what differs; nothing of a draft is open any more. current: the school year that plans are made for.

        1. Posts. 2. New items, behind those that the year has. 3. What changed of the others. 4. What is taken off
        control. 5. All of the draft stand in its order. A past year is stored as one that is over, and only added to.
        """
        posts = await self._make_posts([one for item in draft.items if not item.is_skipped for one in item.people])
        known = {one.id: one for one in existing}
        found = await asyncio.to_thread(differences, draft, known)
        added = [one.place for one in found if one.before is None]
        items = [new_item(draft, place, posts) for place in added]
        numbers = await add_items(self.session, draft.year, items, self.actor, IMPORTED, self.now, self.today)
        if draft.year < current:
            await self._close(numbers)
            return Saved(draft.year, len(numbers), 0, 0, len(posts))
        changed = [one for one in found if one.before is not None]
        await self._change(draft, changed, posts)
        gone = [one for one in draft.vanished if one.is_dropped and one.item_id in known]
        dropped = [one for one in gone if not known[one.item_id].is_ended]
        for one in dropped:
            await self._drop(one, draft)
        if existing and added:
            await self._order(draft, dict(zip(added, numbers, strict=True)))
        return Saved(draft.year, len(numbers), len(changed), len(dropped), len(posts))

    async def _make_posts(self, people: Sequence[DraftPerson]) -> dict[str, int]:
        """The numbers of the posts that these hold, by title; those that are not there yet are made."""
        known = {fold(post.title): post.id for post in self.school.posts.values()}
        wanted = {one.post: one.person_id for one in people if one.makes_post and one.post}
        numbers: dict[str, int] = {}
        for title, holder_id in wanted.items():
            number = known.get(fold(title))
            if number is None:
                row = {"title": shorten(title, _POST_TITLE), "holder_id": holder_id}
                number = (await self.session.execute(_ADD_POST, row)).scalar_one()
            elif self.school.posts[number].holder_id is None and holder_id is not None:
                await self.session.execute(_HOLD, {"post": number, "holder": holder_id})
            numbers[title] = number
        return numbers

    async def _change(self, draft: Draft, changed: Sequence[Difference], posts: Mapping[str, int]) -> None:
        news = News(self.school, self.today)
        moved = [one.item.section for one in changed if Kind.PLACE in one.kinds]
        sections = await section_numbers(self.session, draft.year, moved) if moved else {}
        for one in changed:
            assert one.before is not None
            values = self._values(one, sections)
            if Kind.PERIOD in one.kinds:
                await self._withdraw(one.before.id)
            if values:
                await self.session.execute(_SET.where(_ITEM.id == one.before.id).values(values))
            if Kind.PERIOD in one.kinds and one.item.period is not None and not one.before.is_ended:
                await replace_controls(self.session, one.before.id, one.item.period, self.today)
            people = people_of(draft, one.place)
            who = Answering(one.before.owner_id, one.before.assignees)
            if Kind.PEOPLE in one.kinds:
                who = await self._hand(one, assignees_of(people, posts), news)
            news.tell_change(one, who)
            await self._note(one, people)
        await news.put(self.db, self.session, self.actor.person_id, self.now)

    async def _hand(self, one: Difference, now: Sequence[Assignee], news: News) -> Answering:
        """Give an item other people.

        Whoever took it or got it passed keeps it, as long as they are there and the main place is the same one's.
        People are told of it where somebody new has to see to it.
        """
        before = one.before
        assert before is not None
        owner = self.school.people.get(before.owner_id or 0)
        is_kept = owner is not None and owner.is_staff(self.today) and _main(before.assignees) == _main(now)
        new = Answering(before.owner_id if is_kept else None, tuple(now))
        is_for_clock = news.tell_people(one, new)
        await replace_assignees(self.session, before.id, now)
        values: dict[str, Any] = {"owner_id": new.owner_id} | ({"told_at": None} if is_for_clock else {})
        await self.session.execute(_SET.where(_ITEM.id == before.id).values(values))
        return new

    def _values(self, one: Difference, sections: Mapping[Section | None, int | None]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        if Kind.PERIOD in one.kinds and one.item.period is not None:
            values |= period_values(one.item.period_words, one.item.period)
            values |= {"postponed_from": None} | NOT_ASKED
        if Kind.TEXT in one.kinds:
            values["text"] = one.item.text
        if Kind.PLACE in one.kinds:
            values |= {
                "section_id": sections[one.item.section],
                "number": one.item.number,
                "result": one.item.result,
            }
        return values

    async def _note(self, one: Difference, people: Sequence[DraftPerson]) -> None:
        """A line of the history for each kind of change, «was → is»; a mere other number is none."""
        item, before = one.item, one.before
        assert before is not None
        were = ", ".join(person.words for person in before.assignees)
        are = ", ".join(person.words or person.typed for person in people)
        words = {
            Kind.PERIOD: (before.period_words, item.period_words),
            Kind.PEOPLE: (were, are),
            Kind.TEXT: (before.text, item.text),
        }
        for kind in (kind for kind in words if kind in one.kinds):
            old, new = (shorten(" ".join(part.split()), _HISTORY_WORDS) for part in words[kind])
            days: dict[str, Any] = {}
            if kind is Kind.PERIOD and item.period is not None:
                days = {"day_before": before.end, "day_after": item.period.end}
            await self.mover.note(
                self.session, before.id, self.actor, CHANGED, self.now, f"{old} → {new}", value=kind.value, **days
            )

    async def _withdraw(self, item_id: int) -> None:
        """A later end that was asked for is answered by the document's own day: who asked and who decides are told."""
        row = (await self.session.execute(_ASKED, {"item": item_id})).first()
        if row is None:
            return
        await self.mover.note(self.session, item_id, self.actor, "withdraw", self.now, day_after=row.asked_until)
        people = dict.fromkeys([row.asked_by, *await self.hearing.directors(self.now)])
        args = {"until": row.asked_until.isoformat()}
        await self.mover.tell(self.session, people, "withdrawn", item_id, self.now, args, besides=self.actor.person_id)

    async def _drop(self, vanished: Vanished, draft: Draft) -> None:
        """Take an item off control that the new document does not have; told to all who hear of any such step."""
        row = await self.mover.move(self.session, self.actor, vanished.item_id, Step.DROP, self.now, dict(NOT_ASKED))
        line = await self.mover.note(
            self.session, vanished.item_id, self.actor, Step.DROP.value, self.now, draft.title or None, value=IMPORTED
        )
        people = [
            *await self.hearing.concerned(self.session, row, self.now),
            *await self.hearing.in_charge(self.actor, self.now),
        ]
        told = dict.fromkeys(people)
        args = {"event": line}
        await self.mover.tell(
            self.session, told, "drop", vanished.item_id, self.now, args, besides=self.actor.person_id
        )

    async def _order(self, draft: Draft, added: Mapping[int, int]) -> None:
        """All items of the draft in its order, behind those that it does not have."""
        last = (await self.session.execute(_LAST, {"of_year": draft.year})).scalar_one()
        numbers = [
            added.get(place) or item.item_id
            for place, item in enumerate(draft.items)
            if not item.is_out and (place in added or item.item_id)
        ]
        rows = [{"item": number, "place": last + at} for at, number in enumerate(numbers, start=1)]
        await self.session.execute(_PLACE, rows)

    async def _close(self, numbers: Sequence[int]) -> None:
        """Items of a year that is over are asked about by nobody."""
        control = table(RoadmapControl)
        await self.session.execute(
            _SET.where(_ITEM.id.in_(numbers)).values({"rolled_at": self.now, "told_at": self.now})
        )
        closed = {"closed_at": self.now, "remind_on": None}
        await self.session.execute(update(control).where(control.c.item_id.in_(numbers)).values(closed))


def _main(assignees: Sequence[Assignee]) -> tuple[int | None, int | None, str | None] | None:
    """Whose the main place is."""
    return (assignees[0].person_id, assignees[0].post_id, assignees[0].group_code) if assignees else None


_ITEM, _POST = table(RoadmapItem).c, table(Post).c
_SET = update(table(RoadmapItem))
_ADD_POST = insert(table(Post)).returning(_POST.id)
_HOLD = update(table(Post)).where(_POST.id == bindparam("post")).values(holder_id=bindparam("holder"))
_ASKED = select(_ITEM.asked_by, _ITEM.asked_until).where(_ITEM.id == bindparam("item"), _ITEM.asked_at.is_not(None))
_LAST = select(_ITEM.position).where(_ITEM.year == bindparam("of_year")).order_by(_ITEM.position.desc()).limit(1)
_PLACE = update(table(RoadmapItem)).where(_ITEM.id == bindparam("item")).values(position=bindparam("place"))
