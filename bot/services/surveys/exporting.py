"""The sheets of a named survey one by one, for a table. Who takes it along stands in the journal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import bindparam, select

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.services import audit
from bot.services.directory import Directory
from bot.services.snapshot import Snapshot
from bot.services.surveys.form import Sheet
from bot.services.surveys.kept import sheet_of
from bot.services.surveys.results import require_ended
from bot.services.surveys.storing import find
from models.base import table
from models.surveys import SurveySheet, SurveyUnit

EXPORTED: Final = "survey.export"


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A sheet. who: surname with initials of one of the staff who answered for themselves, of all others empty."""

    group: str
    who: str
    day: date | None
    on_paper: bool
    answers: Sheet


class Exporting:
    """The use case of whoever manages surveys."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def sheets(self, actor: Actor, survey_id: int) -> Sequence[SheetLine] | None:
        """Every sheet, by group and name; None of an anonymous survey. That they were taken along is recorded.

        Parents and pupils stand by their class alone: a parent is named to nobody but the class teacher and the admin.
        """
        actor.require(Permission.SURVEY_MANAGE)
        async with self._db.read() as session:
            survey = await find(session, survey_id)
        require_ended(survey)
        if survey.is_anonymous:
            return None
        school = await self._directory.now()
        async with self._db.write(actor, shows=f"results.report:{survey_id}") as session:
            await audit.record(session, actor, EXPORTED, f"survey:{survey_id}", self._clock.now())
            rows = (await session.execute(_SHEETS, {"survey": survey_id})).all()
        lines = [_line(row, school) for row in rows]
        return sorted(lines, key=lambda one: (one.group, one.who, one.day or date.min))


def _line(row: Any, school: Snapshot) -> SheetLine:
    """A role is known of the day of the answer: who has left since is still named as one of the staff."""
    person = school.people.get(row.answered_by or 0)
    is_of_staff = person is not None and not row.children and person.is_staff(row.answered_on)
    who = person.name if person is not None and is_of_staff and row.entered_by is None else ""
    return SheetLine(row.group_code, who, row.answered_on, row.entered_by is not None, sheet_of(row.answers))


_S, _U = table(SurveySheet).c, table(SurveyUnit).c
_SHEETS = (
    select(_S.answers, _U.group_code, _S.answered_on, _U.children, _U.answered_by, _U.entered_by)
    .join(table(SurveyUnit), _U.id == _S.unit_id)
    .where(_S.survey_id == bindparam("survey"))
)
