"""The register: people, classes, rooms and devices of a school, handed in as one XLSX whose template we hand out.

Nothing is stored before it is confirmed: of a file that was sent only the messenger's id of it is kept, and the file
is fetched and compared anew when it is confirmed.
"""

import asyncio
from collections.abc import Sequence

from sqlalchemy import delete, select

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.errors import Invalid, Outdated
from bot.services import audit
from bot.services.directory import Directory
from bot.services.files import Files
from bot.services.register.comparing import compare
from bot.services.register.confirming import Confirming
from bot.services.register.existing import Existing, read_existing
from bot.services.register.layout import FILE_LIMIT_BYTES, Say, vocabulary
from bot.services.register.plan import Plan
from bot.services.register.reading import read_workbook
from bot.services.register.records import read_records
from bot.services.register.saving import save
from bot.services.register.template import make_template
from models.register import ImportDraft
from models.school import School

__all__ = ["Register"]

MEGABYTE = 1024 * 1024
CHECK = "register.check"


class Register:
    """Use cases of importing the register. All need the right to import; confirming what stands where has its own."""

    def __init__(self, db: Database, directory: Directory, clock: Clock, files: Files) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock
        self._files = files
        self.confirming = Confirming(db, directory, clock)
        self._keep = db.upsert(ImportDraft, "person_id", ("file_id", "updated_at"))

    async def template(self, actor: Actor, say: Say) -> bytes:
        """The template in one language."""
        actor.require(Permission.REGISTER_IMPORT)
        return await asyncio.to_thread(make_template, say)

    async def offer(self, actor: Actor, file_id: str, size: int, says: Sequence[Say]) -> Plan:
        """Look at a file that was sent, and keep its id; what saving it would do. `size` in bytes as was told.

        Raises Invalid where the file can't be read; a file that was offered before stays then.
        """
        person_id = actor.require(Permission.REGISTER_IMPORT)
        if size > FILE_LIMIT_BYTES:
            raise Invalid("error-file-too-big", limit=FILE_LIMIT_BYTES // MEGABYTE)
        plan = await self._plan(file_id, says)
        async with self._db.write(actor, shows=CHECK) as session:
            now = self._clock.now()
            await session.execute(self._keep, {"person_id": person_id, "file_id": file_id, "updated_at": now})
        return plan

    async def check(self, actor: Actor, says: Sequence[Say]) -> Plan:
        """What saving the file that was offered last would do now; Outdated where there is none."""
        return await self._plan(await self._offered(actor), says)

    async def confirm(self, actor: Actor, digest: str, says: Sequence[Say]) -> int:
        """Write what the plan of this digest holds, all of it or nothing; how many rows that were.

        Raises Outdated where the school changed since, so that something else would be written than was shown.
        """
        person_id = actor.require(Permission.REGISTER_IMPORT)
        plan = await self._plan(await self._offered(actor), says)
        if plan.digest != digest:
            raise Outdated("error-import-changed", shows=CHECK)
        today = (await self._directory.now()).today(self._clock.now())
        async with self._db.write(actor, shows="register") as session:
            await self._directory.touch(session)
            # The unit's own touch made it one more than it was when the plan was made.
            if await session.scalar(select(School.revision)) != plan.revision + 1:
                raise Outdated("error-import-changed", shows=CHECK)
            await save(self._db, session, plan, today)
            await session.execute(delete(ImportDraft).where(ImportDraft.person_id == person_id))
            await audit.record(session, actor, "register.import", None, self._clock.now())
        return plan.to_save

    async def drop(self, actor: Actor) -> None:
        """Forget the file that was offered."""
        person_id = actor.require(Permission.REGISTER_IMPORT)
        async with self._db.write(actor, shows="register") as session:
            await session.execute(delete(ImportDraft).where(ImportDraft.person_id == person_id))

    async def _offered(self, actor: Actor) -> str:
        person_id = actor.require(Permission.REGISTER_IMPORT)
        async with self._db.read() as session:
            found = await session.scalar(select(ImportDraft.file_id).where(ImportDraft.person_id == person_id))
        if found is None:
            raise Outdated("error-import-gone", shows="register")
        return found

    async def _plan(self, file_id: str, says: Sequence[Say]) -> Plan:
        content = await self._files.download(file_id, FILE_LIMIT_BYTES)
        today = (await self._directory.now()).today(self._clock.now())
        async with self._db.read() as session:
            existing = await read_existing(session, today)
        return await asyncio.to_thread(_plan_of, content, says, existing)


def _plan_of(content: bytes, says: Sequence[Say], existing: Existing) -> Plan:
    words = vocabulary(says)
    return compare(read_records(read_workbook(content, words), words), existing)
