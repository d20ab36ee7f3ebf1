"""A class teacher's part in surveys: how many families of the class have answered, and forms that came on paper.

A sheet about children belongs to the class in which the youngest of them is today: who moved to another class is
entered by its class teacher.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import bindparam, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor, Permission
from bot.db import Database
from bot.errors import Denied, Missing
from bot.services.groups import Facts, Groups
from bot.services.surveys.answering import columns_of_unit, line_of
from bot.services.surveys.rates import group_order
from bot.services.surveys.silent import each_child
from models.base import table
from models.people import Person
from models.surveys import Survey, SurveyAsked, SurveyState, SurveyUnit, UnitKind


@dataclass(frozen=True, slots=True)
class ClassLine:
    """A survey that runs in a class: how many sheets of how many came, how many of these were entered from paper.

    takes_paper: its sheets are of children or families; in person everybody answers themselves.
    """

    survey_id: int
    title: str
    ends_on: date | None
    class_id: int
    class_title: str
    asked: int
    answered: int
    on_paper: int
    takes_paper: bool


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


@dataclass(frozen=True, slots=True)
class PaperForm:
    """A sheet that the actor enters, or has entered, for a family of their class.

    is_entered: they have; a sheet that came another way is only `answered`.
    """

    survey_id: int
    class_id: int
    class_title: str
    family: FamilyLine
    answered: bool
    is_entered: bool


class Paper:
    """Use cases of class teachers. What is entered goes the way of any other sheet (answering.py)."""

    def __init__(self, db: Database, groups: Groups) -> None:
        self._db = db
        self._groups = groups
        self._units = _units_near(db)

    async def classes(self, actor: Actor) -> list[ClassLine]:
        """What runs in the actor's classes."""
        return [line for line, _ in await self._classes(actor)]

    async def families(self, actor: Actor, survey_id: int, class_id: int) -> tuple[ClassLine, list[FamilyLine]]:
        """The families of a class whose sheets have not come, in the order of the class register; none in person.

        Denied for another's class; Missing where nothing runs there.
        """
        actor.require(Permission.SURVEY_CLASS)
        if class_id not in actor.led_classes:
            raise Denied
        for line, rows in await self._classes(actor):
            if (line.survey_id, line.class_id) == (survey_id, class_id):
                async with self._db.read() as session:
                    known = await _children(session, [class_id])
                waiting = [_family(row, known) for row in rows if line.takes_paper and not row.answered]
                return line, sorted((one for one in waiting if one.children), key=_order)
        raise Missing

    async def form(self, actor: Actor, unit_id: int) -> PaperForm | None:
        """Whose form the actor enters where they are not asked themselves; None for everybody else."""
        if not actor.led_classes:
            return None
        person_id, facts = actor.require_person(), await self._groups.facts()
        async with self._db.read() as session:
            row = (await session.execute(_UNIT, {"unit": unit_id, "person": person_id})).first()
            if row is None:
                return None
            unit = line_of(row[:-2])
            class_id = unit.class_on_paper(row.kind, facts)
            if class_id not in actor.led_classes or (row.is_asked and unit.is_still_of(person_id, facts)):
                return None
            known = await _children(session, [class_id])
        title, is_entered = _title(class_id, facts), unit.entered_by == person_id
        return PaperForm(unit.survey_id, class_id, title, _family(unit, known), unit.answered, is_entered)

    async def _classes(self, actor: Actor) -> list[tuple[ClassLine, list[Any]]]:
        """By surveys and classes, the last day first: the line, and its units."""
        actor.require(Permission.SURVEY_CLASS)
        facts, found = await self._groups.facts(), dict[tuple[int, int], list[Any]]()
        async with self._db.read() as session:
            rows = (await session.execute(self._units, {"classes": sorted(actor.led_classes)})).all()
        for row in rows:
            # Without children: a pupil's own.
            places = _classes_of(row.children, facts) if row.children else [row.class_id]
            if places and places[0] in actor.led_classes:
                found.setdefault((row.survey_id, places[0]), []).append(row)
        lines = [(_line(some, class_id, _title(class_id, facts)), some) for (_, class_id), some in found.items()]
        return sorted(lines, key=lambda one: _line_order(one[0]))


def _classes_of(children: Collection[int], facts: Facts) -> list[int]:
    """The classes of today, the youngest child's first; none where no child is at the school any more."""
    known = {facts.children[child] for child in children if child in facts.children}
    return sorted(known, key=lambda class_id: facts.classes[class_id])


def _title(class_id: int, facts: Facts) -> str:
    year, letter = facts.classes[class_id]
    return f"{year}{letter}"


def _line(rows: Sequence[Any], class_id: int, class_title: str) -> ClassLine:
    answered, on_paper = sum(row.answered for row in rows), sum(row.entered_by is not None for row in rows)
    of = rows[0]
    # Pupils' own sheets have no children.
    takes_paper = of.unit is not UnitKind.PERSON and any(row.children for row in rows)
    return ClassLine(
        of.survey_id, of.title, of.ends_on, class_id, class_title, len(rows), answered, on_paper, takes_paper
    )


def _line_order(line: ClassLine) -> tuple[Any, ...]:
    return line.ends_on or date.max, line.survey_id, group_order(line.class_title)


def _family(row: Any, known: Mapping[int, ChildLine]) -> FamilyLine:
    return FamilyLine(row.id, tuple(known[child] for child in row.children if child in known))


def _order(family: FamilyLine) -> tuple[int, str]:
    first = family.children[0]
    return first.register_number or 1_000, first.initials


async def _children(session: AsyncSession, classes: Sequence[int]) -> Mapping[int, ChildLine]:
    rows = await session.execute(_CHILDREN, {"classes": classes})
    return {row.id: ChildLine(row.given_name, row.register_number) for row in rows}


def _units_near(db: Database) -> Any:
    """Units of what runs about any child who is in one of the classes today, or of pupils who were at the start."""
    here = select(_P.id).where(_P.class_id.in_(_CLASSES), _P.left_on.is_(None))
    about = exists(select(1).where(each_child(db).in_(here)))
    return (
        select(
            *(_U.id, _U.survey_id, _U.children, _U.class_id, _U.answered, _U.entered_by),
            *(_S.title, _S.ends_on, _S.unit),
        )
        .join(table(Survey), _S.id == _U.survey_id)
        .where(_S.state == SurveyState.RUNNING, _U.class_id.is_not(None), or_(_U.class_id.in_(_CLASSES), about))
    )


_S, _U, _A, _P = table(Survey).c, table(SurveyUnit).c, table(SurveyAsked).c, table(Person).c
_CLASSES: Any = bindparam("classes", expanding=True)
_UNIT = (
    select(
        *columns_of_unit(),
        exists().where(_A.unit_id == _U.id, _A.person_id == bindparam("person")).label("is_asked"),
        _S.unit.label("kind"),
    )
    .join(table(Survey), _S.id == _U.survey_id)
    .where(_U.id == bindparam("unit"))
)
_CHILDREN = select(_P.id, _P.given_name, _P.register_number).where(_P.class_id.in_(_CLASSES), _P.left_on.is_(None))
