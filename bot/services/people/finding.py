"""Finding somebody of the staff by a typed surname, for whoever of the staff has to name a colleague."""

from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor, Permission
from bot.db import Database
from bot.errors import Invalid
from bot.services.directory import Directory
from bot.services.people.names import NAME_LIMIT
from bot.services.people.roll import PersonKind, PersonLine, begins, by_name, read_roll
from bot.services.snapshot import Snapshot
from bot.services.text import clean_line, fold

FOUND_AT_MOST: Final = 30
# Fewer letters would list the whole staff.
LETTERS_AT_LEAST: Final = 2


class Colleagues:
    """Use cases of naming a colleague."""

    def __init__(self, db: Database, directory: Directory) -> None:
        self._db = db
        self._directory = directory

    async def find(self, actor: Actor, words: str) -> list[PersonLine]:
        """Those of the staff whose name begins with these words («ежова м»); Invalid where nobody's does."""
        actor.require(Permission.TASK_PLAN)
        async with self._db.read() as session:
            return await find_staff(session, await self._directory.now(), words)


async def find_staff(
    session: AsyncSession, school: Snapshot, words: str, besides: int | None = None
) -> list[PersonLine]:
    """Those of the staff but one whose name begins with these words, by name; Invalid where nobody's does."""
    wanted = wanted_words(words)
    roll = await read_roll(session, school)
    found = (one.id for one in roll.entries.values() if one.id != besides and begins(one, wanted))
    lines = [line for line in map(roll.line, found) if line.kind is PersonKind.STAFF]
    if not lines:
        raise Invalid("error-person-missing")
    return sorted(lines, key=by_name)[:FOUND_AT_MOST]


def wanted_words(words: str) -> list[str]:
    """With what words somebody's name is to begin, folded; Invalid where they are too short to tell people apart."""
    wanted = fold(clean_line(words, NAME_LIMIT)).replace(".", " ").split()
    if len("".join(wanted)) < LETTERS_AT_LEAST:
        raise Invalid("error-name-longer", letters=LETTERS_AT_LEAST)
    return wanted
