"""Passing an item to somebody else of the staff, found by the beginning of the surname."""

from bot.access import Actor
from bot.clock import Clock
from bot.db import Database
from bot.errors import Denied, Invalid, Outdated
from bot.services.directory import Directory
from bot.services.people.roll import PersonKind, PersonLine, begins, by_name, read_roll
from bot.services.roadmap.moving import ItemMover
from bot.services.roadmap.states import Step, allows
from bot.services.text import clean_line, fold

NAME_LIMIT, LETTERS_AT_LEAST, FOUND_AT_MOST = 80, 2, 6


class Handing:
    """Use cases of passing an item on."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock
        self._mover = ItemMover(db, directory)

    async def find(self, actor: Actor, item_id: int, words: str) -> list[PersonLine]:
        """Those of the staff whose name begins with these words; Invalid where nobody's does, or there are too few."""
        wanted = fold(clean_line(words, NAME_LIMIT)).replace(".", " ").split()
        if len("".join(wanted)) < LETTERS_AT_LEAST:
            raise Invalid("error-name-longer", letters=LETTERS_AT_LEAST)
        school, now = await self._directory.now(), self._clock.now()
        today = school.today(now)
        async with self._db.read() as session:
            _, standing, hands = await self._mover.find(session, actor, item_id, now)
            if not allows(Step.HAND, actor, hands, standing):
                raise Denied
            roll = await read_roll(session, school)
        found = (one.id for one in roll.entries.values() if begins(one, wanted) and roll.known(one.id).is_staff(today))
        lines = [line for line in map(roll.line, found) if line.kind is PersonKind.STAFF]
        if not lines:
            raise Invalid("error-person-missing")
        return sorted(lines, key=by_name)[:FOUND_AT_MOST]

    async def to_person(self, actor: Actor, item_id: int, to_id: int) -> None:
        """Pass an item to somebody, who is told, and so are those who had it. Outdated for who is not of the staff.

        Somebody who is away gets it too: whoever stands in for them sees it.
        """
        person_id, now = actor.require_person(), self._clock.now()
        school = await self._directory.now()
        to = school.people.get(to_id)
        if to is None or not to.is_staff(school.today(now)):
            raise Outdated("error-item-hand-gone", shows=f"item:{item_id}")
        async with self._db.write(actor, shows=f"item:{item_id}") as session:
            values = {"owner_id": to_id, "told_at": now}
            row = await self._mover.move(session, actor, item_id, Step.HAND, now, values)
            if row.owner_id == to_id:
                raise Outdated(shows=f"item:{item_id}")
            await self._mover.note(session, item_id, actor, Step.HAND.value, now, value=str(to_id))
            await self._mover.tell(session, [to_id], "hand", item_id, now, besides=person_id)
            had = await self._mover.holders(session, row, now)
            others = [*had, *await self._mover.coordinators(now), *await self._mover.watchers(session, item_id)]
            others = [one for one in others if one != to_id]
            await self._mover.tell(session, others, "handed", item_id, now, {"to": to_id}, besides=person_id)
