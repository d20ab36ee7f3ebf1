"""The register of consents: who agreed to what and when. Staff by name, a parent only to the admin, a child never."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

from sqlalchemy import bindparam, func, select

from bot.access import Permission
from bot.db import Database
from bot.reports.table_files import Kind
from bot.services.consents import Purpose
from bot.services.exports.shapes import AT_ONCE, Heading, Label, Reader, Row, count, pages, wall_clock
from models.base import table
from models.people import Consent


class ConsentTable:
    """Consents by the day on which they were asked for."""

    code = "consents"
    permissions = (Permission.AUDIT_EXPORT,)
    headings = (
        Heading("person", Kind.NUMBER),
        Heading("roles", has_codes=True),
        Heading("class"),
        Heading("who-staff"),
        Heading("purpose", has_codes=True),
        Heading("version"),
        Heading("given", Kind.MOMENT),
        Heading("ended", Kind.MOMENT),
        Heading("standing", has_codes=True),
    )

    def __init__(self, db: Database) -> None:
        self._db = db

    async def total(self, reader: Reader) -> int:
        return await count(self._db, _TOTAL, since=reader.span.start, until=reader.span.end)

    async def chunks(self, reader: Reader) -> AsyncIterator[Sequence[Row]]:
        when = reader.span
        async for found in pages(self._db, _CONSENTS, since=when.start, until=when.end):
            yield [_cells(row, reader) for row in found]


def _cells(row: Any, reader: Reader) -> Row:
    person = reader.school.people.get(row.person_id)
    roles = sorted(person.roles(reader.today)) if person else ()
    refused = row.given_at == row.withdrawn_at
    standing = "refused" if refused else "withdrawn" if row.withdrawn_at else "holds"
    return (
        row.person_id,
        tuple(Label(f"role-{role}", role) for role in roles),
        person.class_title if person else None,
        _name(row.person_id, reader),
        Label(f"privacy-purpose-{row.purpose}", row.purpose, "" if row.purpose in set(Purpose) else row.purpose),
        row.version,
        None if refused else wall_clock(row.given_at, reader.school),
        wall_clock(row.withdrawn_at, reader.school),
        Label(f"exports-consent-{standing}", standing),
    )


def _name(person_id: int, reader: Reader) -> str:
    """A child is never named, a parent to nobody but the admin."""
    person = reader.school.people.get(person_id)
    if person is None or person.class_title is not None:
        return ""
    return person.name if reader.actor.may(Permission.PEOPLE_MANAGE) else reader.staff_name(person_id)


_CONSENT = table(Consent).c
_GIVEN = (_CONSENT.given_at >= bindparam("since"), _CONSENT.given_at < bindparam("until"))
_TOTAL = select(func.count()).select_from(table(Consent)).where(*_GIVEN)
_CONSENTS = (
    select(
        _CONSENT.id,
        _CONSENT.person_id,
        _CONSENT.purpose,
        _CONSENT.version,
        _CONSENT.given_at,
        _CONSENT.withdrawn_at,
    )
    .where(*_GIVEN, _CONSENT.id > bindparam("last"))
    .order_by(_CONSENT.id)
    .limit(AT_ONCE)
)
