"""The use cases of the import, for whoever manages the roadmap: a document comes in, is settled, is saved."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final, TypeVar

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database, WriteSession
from bot.errors import Invalid, Missing, Outdated
from bot.services.directory import Directory
from bot.services.files import DOWNLOAD_LIMIT, Files
from bot.services.roadmap.hearing import Hearing
from bot.services.roadmap.importing import doubts
from bot.services.roadmap.importing.differences import Difference, Existing, differences
from bot.services.roadmap.importing.doubts import How
from bot.services.roadmap.importing.draft import Draft, Kept, Waiting, dump, load
from bot.services.roadmap.importing.drafting import (
    Scene,
    compared,
    draft_of_file,
    draft_of_words,
    fallen_behind,
    taken_to,
    turned,
    with_people,
    with_period,
    with_words,
)
from bot.services.roadmap.importing.joining import recheck
from bot.services.roadmap.importing.reading import newest_item, read_existing, read_staff
from bot.services.roadmap.importing.saving import Saved, Saver
from bot.services.roadmap.moving import ItemMover
from bot.services.roadmap.naming import Staffer
from bot.services.roadmap.storing import PERIOD_LIMIT, TEXT_LIMIT, WORDS_LIMIT, Section
from bot.services.schoolyear import SchoolYear
from bot.services.text import clean_line, clean_text
from models.base import table
from models.roadmap import PlanDraft

T = TypeVar("T")

START: Final = "plan.import"
YEARS: Final = "plan.import.years"
DIFFERENCES: Final = "plan.import.diff"
# Of PostgreSQL's locks the one of a school year's roadmap (any number).
YEAR_LOCK: Final = 71850003
# Seconds; whoever sent a document that takes longer is told that it is too complex.
ANSWER_WITHIN: Final = 30
# Shortly before a school year begins, a plan without a year is made for that one.
AHEAD: Final = timedelta(days=31)
MEGABYTE: Final = 1024 * 1024
# A message holds 4,096 signs, and is cut at a space or a line's end before.
CUT_FROM: Final = 3_000
GOES_ON_WITHIN: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Shown:
    """A draft and what is needed to show it. sections: those that the roadmap of its year has."""

    draft: Draft
    staff: Mapping[int, Staffer]
    differences: tuple[Difference, ...]
    has_roadmap: bool
    sections: tuple[Section, ...]
    current: SchoolYear


class PlanImport:
    """Use cases of taking over a plan. All need the right to manage the roadmap."""

    def __init__(self, db: Database, directory: Directory, clock: Clock, files: Files) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock
        self._files = files
        self._mover = ItemMover(db, directory)
        self._hearing = Hearing(self._mover, directory)
        self._keep = db.upsert(PlanDraft, "person_id", ("content", "updated_at"))

    async def kept(self, actor: Actor) -> Kept:
        """The actor's draft and waiting file, as far as there are."""
        person_id = actor.require(Permission.ROADMAP_MANAGE)
        async with self._db.read() as session:
            return await _kept(session, person_id)

    async def offer(self, actor: Actor, file: Waiting) -> None:
        """Read a file that was sent, and keep what was understood in the place of an older draft.

        Raises Invalid where it can't be read; the older draft stays then.
        """
        actor.require(Permission.ROADMAP_MANAGE)
        if file.size > DOWNLOAD_LIMIT:
            raise Invalid("error-file-too-big", limit=DOWNLOAD_LIMIT // MEGABYTE)
        content = await self._files.download(file.file_id, DOWNLOAD_LIMIT)
        await self._begin(actor, lambda scene: draft_of_file(file.name, content, scene))

    async def offer_words(self, actor: Actor, words: str) -> None:
        """The same of a plan that was pasted into the chat.

        A messenger cuts long words into several messages: what follows a long one at once goes on with it.
        """
        person_id = actor.require(Permission.ROADMAP_MANAGE)
        async with self._db.read() as session:
            row = (await session.execute(_FIND, {"person": person_id})).first()
        draft = load(row.content).draft if row is not None else None
        is_part = draft is not None and draft.stamp == 0 and len(draft.pasted) >= CUT_FROM
        if draft is not None and row is not None and is_part and self._clock.now() - row.updated_at <= GOES_ON_WITHIN:
            words = f"{draft.pasted}\n{words}"
        await self._begin(actor, lambda scene: draft_of_words(words, scene))

    async def lay_aside(self, actor: Actor, file: Waiting) -> None:
        """Keep a file of which it has to be said first what is to be done with it."""
        person_id = actor.require(Permission.ROADMAP_MANAGE)
        async with self._db.write(actor, shows="plan.import.which") as session:
            await self._store(session, person_id, replace(await _kept(session, person_id), waiting=file))

    async def offer_waiting(self, actor: Actor) -> None:
        """Read the file that waits; Outdated where none does."""
        waiting = (await self.kept(actor)).waiting
        if waiting is None:
            raise Outdated("error-plan-import-gone", shows=START)
        await self.offer(actor, waiting)

    async def add(self, actor: Actor, raw: str) -> None:
        """Items in words, one or several, behind those of the draft, or as a draft of their own."""
        person_id = actor.require(Permission.ROADMAP_MANAGE)
        words = clean_text(raw, TEXT_LIMIT)
        async with self._db.read() as session:
            before, scene = (await _kept(session, person_id)).draft, await self._scene(session)
            year = before.year if before else scene.current.start
            has_sections = any(one.section for one in await read_existing(session, year))
        draft = await _aside(lambda: with_words(before, words, scene, has_sections=has_sections))
        async with self._db.write(actor, shows=doubts.CHECK) as session:
            await self._store_draft(session, person_id, draft)

    async def shown(self, actor: Actor) -> Shown:
        """The draft as it stands now; Outdated where there is none."""
        person_id = actor.require(Permission.ROADMAP_MANAGE)
        async with self._db.read() as session:
            scene = await self._scene(session)
            draft = await _draft(session, person_id, scene)
            existing = await read_existing(session, draft.year)
        found = await _aside(lambda: differences(draft, {one.id: one for one in existing}))
        sections = tuple(dict.fromkeys(one.section for one in existing if one.section))
        staff = {one.id: one for one in scene.staff}
        return Shown(draft, staff, found, bool(existing), sections, scene.current)

    async def settle(self, actor: Actor, key: str, how: How) -> None:
        """Settle a doubt by a button."""
        await self._change(
            actor, lambda draft, scene: doubts.settle(draft, key, how, scene.school.school_year(draft.year))
        )

    async def choose(self, actor: Actor, key: str, person_id: int) -> None:
        """Say who of the staff is meant; Missing for anybody else."""

        def change(draft: Draft, scene: Scene) -> Draft:
            if not any(one.id == person_id and not one.has_left for one in scene.staff):
                raise Missing("error-person-missing")
            return doubts.choose(draft, key, person_id)

        await self._change(actor, change)

    async def type_person(self, actor: Actor, key: str, raw: str) -> None:
        """Say in words who is meant: a surname, a post, a group."""
        words = clean_line(raw, WORDS_LIMIT)
        await self._change(
            actor,
            lambda draft, scene: doubts.type_person(draft, key, words, scene.reader(None, draft.year)),
        )

    async def type_period(self, actor: Actor, key: str, raw: str) -> None:
        """Say a period in other words."""
        words = clean_line(raw, PERIOD_LIMIT)
        await self._change(
            actor,
            lambda draft, scene: doubts.type_period(draft, key, words, scene.school.school_year(draft.year)),
        )

    async def put_section(self, actor: Actor, key: str, section: Section) -> None:
        """Put what a doubt is about into a section."""
        person_id = actor.require(Permission.ROADMAP_MANAGE)
        async with self._db.read() as session:
            draft = (await _kept(session, person_id)).draft
            existing = await read_existing(session, draft.year) if draft is not None else ()
        taken = [one.number for one in existing if one.section == section]
        await self._change(actor, lambda draft, _: doubts.put_section(draft, key, section, taken))

    async def skip(self, actor: Actor, place: int) -> None:
        """Leave an item out, or take it back in; Outdated where there is no such place."""
        await self._change(actor, lambda draft, _: turned(draft, place))

    async def put_period(self, actor: Actor, place: int, raw: str) -> None:
        """Give one item another period."""
        words = clean_line(raw, PERIOD_LIMIT)
        await self._change(actor, lambda draft, scene: with_period(draft, place, words, scene))

    async def put_people(self, actor: Actor, place: int, raw: str) -> None:
        """Give one item other responsibles."""
        words = clean_text(raw, TEXT_LIMIT)
        await self._change(actor, lambda draft, scene: with_people(draft, place, words, scene))

    async def give_up(self, actor: Actor, item_id: int) -> None:
        """Take an item off control that the new document does not have, or keep it after all."""

        def change(draft: Draft, _: Scene) -> Draft:
            if all(one.item_id != item_id for one in draft.vanished):
                raise Outdated(shows=doubts.CHECK)
            vanished = (
                replace(one, is_dropped=not one.is_dropped) if one.item_id == item_id else one for one in draft.vanished
            )
            return replace(draft, vanished=tuple(vanished))

        await self._change(actor, change)

    async def take_to(self, actor: Actor, year: int) -> None:
        """Take the draft over to one of the school years that are offered."""
        person_id = actor.require(Permission.ROADMAP_MANAGE)
        async with self._db.read() as session:
            scene = await self._scene(session)
            before = await _draft(session, person_id, scene)
            existing = await read_existing(session, year)
        draft = await _aside(lambda: compared(taken_to(before, year, scene), existing))
        async with self._db.write(actor, shows=doubts.CHECK) as session:
            await self._store_draft(session, person_id, draft)

    async def save(self, actor: Actor, stamp: int) -> Saved:
        """Write the draft of this stamp into the roadmap, all of it or nothing; it is no draft any more then.

        Outdated where it or the roadmap was changed since, or its year has gone by; Invalid where something is open.
        Of two who save plans of one year, the second waits, and sees what the first has done.
        """
        person_id = actor.require(Permission.ROADMAP_MANAGE)
        async with self._db.write(actor, shows="roadmap") as session:
            scene = await self._scene(session)
            kept = (await _kept(session, person_id)).draft
            if kept is not None:
                await self._db.take_turns(session, YEAR_LOCK, kept.year)
            draft = await _draft(session, person_id, scene)
            if draft.is_year_open and kept is not None and not kept.is_year_open:
                raise Outdated(shows=YEARS)
            if draft.stamp != stamp:
                is_newer = kept is not None and kept.stamp == stamp
                raise Outdated(shows=DIFFERENCES if is_newer else doubts.CHECK)
            left = sum(one.is_open for one in doubts.doubts_of(draft)) + draft.is_year_open
            if left or not draft.taken:
                raise Invalid("error-plan-doubts-left" if left else "error-plan-empty", count=left)
            existing: tuple[Existing, ...] = await read_existing(session, draft.year)
            saver = Saver(self._db, session, self._mover, self._hearing, actor, scene.school, self._clock.now())
            saved = await saver.save(draft, existing, scene.current.start)
            await session.execute(_DROP, {"person": person_id})
            if saved.posts:
                await self._directory.touch(session)
        return saved

    async def drop(self, actor: Actor) -> None:
        """Throw the draft away."""
        person_id = actor.require(Permission.ROADMAP_MANAGE)
        async with self._db.write(actor, shows=START) as session:
            await session.execute(_DROP, {"person": person_id})

    async def _begin(self, actor: Actor, make: Callable[[Scene], Draft]) -> None:
        person_id = actor.require(Permission.ROADMAP_MANAGE)
        async with self._db.read() as session:
            scene = await self._scene(session)
        draft = await _aside(lambda: make(scene))
        async with self._db.read() as session:
            existing = await read_existing(session, draft.year)
        draft = await _aside(lambda: compared(draft, existing))
        async with self._db.write(actor, shows=doubts.CHECK) as session:
            await self._store(session, person_id, Kept(draft))

    async def _change(self, actor: Actor, change: Callable[[Draft, Scene], Draft]) -> None:
        person_id = actor.require(Permission.ROADMAP_MANAGE)
        async with self._db.write(actor, shows=doubts.CHECK) as session:
            scene = await self._scene(session)
            draft = await _draft(session, person_id, scene)
            await self._store_draft(session, person_id, await _aside(lambda: change(draft, scene)))

    async def _scene(self, session: AsyncSession) -> Scene:
        school = await self._directory.now()
        today = school.today(self._clock.now())
        return Scene(school, await read_staff(session, school, today), school.year_of(today + AHEAD))

    async def _store_draft(self, session: WriteSession, person_id: int, draft: Draft) -> None:
        await self._store(session, person_id, Kept(replace(draft, stamp=draft.stamp + 1)))

    async def _store(self, session: WriteSession, person_id: int, kept: Kept) -> None:
        row = {"person_id": person_id, "content": dump(kept), "updated_at": self._clock.now()}
        await session.execute(self._keep, row)


async def _draft(session: AsyncSession, person_id: int, scene: Scene) -> Draft:
    """The draft as it stands in the school of now: whoever left is asked about anew, a year that has gone by too, and
    where somebody else has added items to the roadmap, it is compared once more: it is another draft than the one that
    was shown, whose stamp tells with which item it was compared.
    """
    kept = (await _kept(session, person_id)).draft
    if kept is None:
        raise Outdated("error-plan-import-gone", shows=START)
    draft = fallen_behind(recheck(kept, scene.staff, scene.school.posts), scene.current.start)
    newest = await newest_item(session, draft.year)
    if draft.is_addition or draft.seen == newest:
        return draft
    existing = await read_existing(session, draft.year)
    again = await _aside(lambda: compared(draft, existing))
    return replace(again, stamp=draft.stamp + max(newest - draft.seen, 1))


async def _aside(work: Callable[[], T]) -> T:
    """Heavy work in a thread. Invalid where it takes too long: it goes on there, but whoever waits is answered."""
    try:
        return await asyncio.wait_for(asyncio.to_thread(work), ANSWER_WITHIN)
    except TimeoutError:
        raise Invalid("error-document-too-complex") from None


async def _kept(session: AsyncSession, person_id: int) -> Kept:
    content = (await session.execute(_FIND, {"person": person_id})).scalar()
    return load(content) if content is not None else Kept(None)


_DRAFT = table(PlanDraft).c
_FIND = select(_DRAFT.content, _DRAFT.updated_at).where(_DRAFT.person_id == bindparam("person"))
_DROP = delete(table(PlanDraft)).where(_DRAFT.person_id == bindparam("person"))
