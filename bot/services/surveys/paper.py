"""A class teacher's part in surveys: how many families of the class have answered, and forms that came on paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor, Permission
from bot.db import Database
from bot.errors import Denied, Missing
from bot.services.surveys.rates import group_order
from models.base import table
from models.people import Person
from models.school import SchoolClass
from models.surveys import Survey, SurveyState, SurveyUnit


@dataclass(frozen=True, slots=True)
class ClassLine:
    """A survey that runs in a class: how many sheets of how many came, how many of these were entered from paper."""

    survey_id: int
    title: str
    ends_on: date | None
    class_id: int
    class_title: str
    asked: int
    answered: int
    on_paper: int


@dataclass(frozen=True, slots=True)
class ChildLine:
    """A child as the class register has it."""

    initials: str
    register_number: int | None


@dataclass(frozen=True, slots=True)
class FamilyLine:
    """A unit whose sheet has not come, by its children of this class."""

    unit_id: int
    children: tuple[ChildLine, ...]


class Paper:
    """Use cases of class teachers. What is entered goes the way of any other sheet (answering.py)."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def classes(self, actor: Actor) -> list[ClassLine]:
        """What runs in the actor's classes."""
        actor.require(Permission.SURVEY_CLASS)
        values = {"classes": sorted(actor.led_classes)}
        async with self._db.read() as session:
            rows = (await session.execute(_CLASSES, values)).all()
        lines = [_line(row) for row in rows]
        return sorted(lines, key=lambda line: (line.ends_on or date.max, line.survey_id, group_order(line.class_title)))

    async def families(self, actor: Actor, survey_id: int, class_id: int) -> tuple[ClassLine, list[FamilyLine]]:
        """The families of a class whose sheets have not come, in the order of the class register.

        Denied for another's class; Missing where nothing runs there.
        """
        actor.require(Permission.SURVEY_CLASS)
        if class_id not in actor.led_classes:
            raise Denied
        lines = [one for one in await self.classes(actor) if (one.survey_id, one.class_id) == (survey_id, class_id)]
        if not lines:
            raise Missing
        async with self._db.read() as session:
            waiting = (await session.execute(_WAITING, {"survey": survey_id, "of": class_id})).all()
            known = await _children(session, class_id)
        families = [
            FamilyLine(row.id, tuple(known[child] for child in row.children if child in known))
            for row in waiting
            if row.children
        ]
        return lines[0], sorted((one for one in families if one.children), key=_order)


def _line(row: Any) -> ClassLine:
    title = f"{row.year}{row.letter}"
    return ClassLine(row.id, row.title, row.ends_on, row.class_id, title, row.asked, row.answered, row.on_paper)


def _order(family: FamilyLine) -> tuple[int, str]:
    first = family.children[0]
    return first.register_number or 1_000, first.initials


async def _children(session: AsyncSession, class_id: int) -> Mapping[int, ChildLine]:
    rows = await session.execute(_CHILDREN, {"of": class_id})
    return {row.id: ChildLine(row.given_name, row.register_number) for row in rows}


_S, _U, _C, _P = table(Survey).c, table(SurveyUnit).c, table(SchoolClass).c, table(Person).c
_RUNS = _S.state == SurveyState.RUNNING
_CLASSES = (
    select(
        _S.id,
        _S.title,
        _S.ends_on,
        _C.id.label("class_id"),
        _C.year,
        _C.letter,
        func.count().label("asked"),
        func.count().filter(_U.answered).label("answered"),
        func.count(_U.entered_by).label("on_paper"),
    )
    .join(table(SurveyUnit), _U.survey_id == _S.id)
    .join(table(SchoolClass), _C.id == _U.class_id)
    .where(_RUNS, _C.id.in_(bindparam("classes", expanding=True)))
    .group_by(_S.id, _S.title, _S.ends_on, _C.id, _C.year, _C.letter)
)
_WAITING = select(_U.id, _U.children).where(
    _U.survey_id == bindparam("survey"), _U.class_id == bindparam("of"), _U.answered.is_(False)
)
_CHILDREN = select(_P.id, _P.given_name, _P.register_number).where(_P.class_id == bindparam("of"), _P.left_on.is_(None))
