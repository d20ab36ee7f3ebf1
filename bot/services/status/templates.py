"""The school's own templates of its reports: taken after a look at what they are, downloaded, given up again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, delete, select

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database, changed
from bot.errors import Denied, Invalid, Missing
from bot.reports.school_package import SIZE_LIMIT, Flaw, Problem
from bot.reports.school_report import Kind, default_template
from bot.reports.school_template import check_template
from bot.services import audit
from bot.services.files import Files
from bot.services.text import clean_line, shorten
from bot.worker import Worker
from models.base import table
from models.status import DocumentTemplate

NAME_LIMIT: Final = 120


@dataclass(frozen=True, slots=True)
class SentFile:
    """A document as the messenger names it; size in bytes, 0 where it is not known."""

    file_id: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """A template of the school's own, in place of the program's."""

    kind: Kind
    name: str
    set_at: datetime


class Templates:
    """Reads templates for whoever makes reports, changes them for whoever answers for the plan or for the bot."""

    def __init__(self, db: Database, clock: Clock, files: Files, worker: Worker) -> None:
        self._db = db
        self._clock = clock
        self._files = files
        self._worker = worker

    async def own(self, actor: Actor) -> dict[Kind, OwnTemplate]:
        """Which documents have a template of the school's own."""
        if not manages(actor):
            actor.require(Permission.REPORT_MAKE)
        async with self._db.read() as session:
            rows = (await session.execute(_NAMED)).all()
        return {Kind(row.kind): OwnTemplate(Kind(row.kind), row.name, row.set_at) for row in rows}

    async def content(self, actor: Actor, kind: Kind) -> bytes:
        """The template that is used now."""
        if not manages(actor):
            actor.require(Permission.REPORT_MAKE)
        async with self._db.read() as session:
            own = (await session.execute(_CONTENT, {"kind": kind.value})).scalar()
        return own if own is not None else default_template(kind)

    async def set(self, actor: Actor, kind: Kind, file: SentFile) -> list[Problem]:
        """Take a file as the template of a document; what is wrong with it, and then nothing is changed.

        Invalid where the file can't be fetched.
        """
        self._require(actor)
        if file.size > SIZE_LIMIT:
            return [Problem(Flaw.SIZE)]
        content = await self._files.download(file.file_id, SIZE_LIMIT)
        problems = await self._worker.make(check_template, content, kind)
        if problems:
            return problems
        now = self._clock.now()
        row = {"kind": kind.value, "name": _name(file.name, kind), "content": content}
        async with self._db.write(actor, shows=f"reports.template:{kind}") as session:
            put = self._db.upsert(DocumentTemplate, "kind", ("name", "content", "set_by", "set_at"))
            await session.execute(put, row | {"set_by": actor.person_id, "set_at": now})
            await audit.record(session, actor, "template.set", f"template:{kind}", now)
        return []

    async def reset(self, actor: Actor, kind: Kind) -> None:
        """Use the program's template again; where it is used already, nothing changes."""
        self._require(actor)
        async with self._db.write(actor, shows=f"reports.template:{kind}") as session:
            if changed(await session.execute(_RESET, {"which": kind.value})):
                await audit.record(session, actor, "template.reset", f"template:{kind}", self._clock.now())

    def _require(self, actor: Actor) -> None:
        if not manages(actor):
            raise Denied


def manages(actor: Actor) -> bool:
    """Whether somebody may change templates."""
    rights = (Permission.ROADMAP_MANAGE, Permission.SCHOOL_CONFIGURE)
    return actor.person_id is not None and any(actor.may(one) for one in rights)


def kind_of(word: str) -> Kind:
    """The document of this word; Missing where there is none."""
    if word not in set(Kind):
        raise Missing
    return Kind(word)


def _name(raw: str, kind: Kind) -> str:
    """The file's name, fit to be shown."""
    try:
        return shorten(clean_line(raw[:500], 500), NAME_LIMIT)
    except Invalid:
        return f"{kind}.docx"


_TEMPLATE = table(DocumentTemplate).c
_NAMED = select(_TEMPLATE.kind, _TEMPLATE.name, _TEMPLATE.set_at).where(_TEMPLATE.kind.in_([one.value for one in Kind]))
_CONTENT = select(_TEMPLATE.content).where(_TEMPLATE.kind == bindparam("kind"))
_RESET = delete(table(DocumentTemplate)).where(_TEMPLATE.kind == bindparam("which"))
