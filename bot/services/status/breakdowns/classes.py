"""Classes beside each other: reactions to letters in time, answers to surveys, children whose parents have joined.

A class is what it is now; answers to a survey stand with the title that the class had when the survey started.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from bot.services.groups import Facts, Groups
from bot.services.news.counting import CHUNK, Heard, Line, count, units
from bot.services.news.storing import COLUMNS, with_files
from bot.services.snapshot import Snapshot
from bot.services.status.breakdowns.shapes import Cut, cut, share_of
from bot.services.status.periods import Period, sensible
from bot.services.status.shapes import Figure
from bot.services.status.sources import REACTED_IN_TIME, SURVEY_ANSWERED
from bot.services.status.spans import Bounds, stretch_of, values_of
from bot.services.surveys.rates import of_large_groups
from bot.services.surveys.shapes import Rate
from models.base import table
from models.news import NewsPost, NewsRecipient
from models.surveys import SurveyUnit

# Letters are counted anew, so only the last ones of a period are.
LETTERS: Final = 30


@dataclass(frozen=True, slots=True)
class ClassLine:
    """One class. letters: reactions in time; surveys: sheets that came, where a survey asked five of it or more;
    joined: children of whom a parent has joined.
    """

    id: int
    title: str
    letters: Figure
    surveys: Figure
    joined: Figure

    @property
    def rank(self) -> tuple[float, str]:
        """Where least is well, by the worst of its shares."""
        shares = [one.value for one in (self.letters, self.surveys, self.joined) if one.value is not None]
        return -min(shares, default=100.0), self.title


class Classes:
    """Reads for whoever sees the status. Nobody is named."""

    def __init__(self, db: Database, directory: Directory, groups: Groups, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._groups = groups
        self._clock = clock

    async def read(self, actor: Actor, period: Period, page: int = 0) -> Cut[ClassLine]:
        """A page of classes, the worst first; four statements. Invalid for a period that makes no sense."""
        actor.require(Permission.STATUS_SEE)
        school, now = await self._directory.now(), self._clock.now()
        facts, today = await self._groups.facts(), school.today(now)
        params = values_of([stretch_of(sensible(period, today), school, now)])
        async with self._db.read() as session:
            posts = await with_files(session, list((await session.execute(_LETTERS, params)).all()))
            heard = await _heard(session, [post.id for post in posts])
            answered = (await session.execute(_SHEETS, params)).all()
        lines = defaultdict[int, list[Line]](list)
        for post in posts:
            found = await asyncio.to_thread(units, post, heard[post.id], school, facts, today)
            for line in count(found, post, school).lines:
                lines[line.place.class_id].append(line)
        surveys, joined = _rates(answered), _joined(school, facts)
        classes = [
            ClassLine(number, title, _in_time(lines[number]), share_of(*surveys.get(title, (0, 0))), joined[number])
            for number, title in _titles(facts).items()
            if joined[number].whole
        ]
        return cut(classes, page, lambda one: one.rank)


async def _heard(session: AsyncSession, posts: Sequence[int]) -> Mapping[int, list[Heard]]:
    """The recipients of these letters with their reactions; others get their turn in between."""
    found = defaultdict[int, list[Heard]](list)
    for part in (await session.execute(_HEARD, {"posts": list(posts)})).partitions(CHUNK):
        for post, person, children, at, answer, own in part:
            found[post].append(Heard(person, tuple(children), at, answer, own))
        await asyncio.sleep(0)
    return found


def _in_time(lines: Iterable[Line]) -> Figure:
    total = reacted = 0
    for line in lines:
        total, reacted = total + line.total, reacted + line.reacted - line.late
    return share_of(reacted, total)


def _rates(rows: Iterable[Any]) -> dict[str, tuple[int, int]]:
    """Sheets that came and that were waited for, by title; of each survey only groups that may be shown."""
    by_survey = defaultdict[int, list[Rate]](list)
    for row in rows:
        by_survey[row.survey_id].append(Rate(row.group_code, row.answered, row.asked))
    found: dict[str, tuple[int, int]] = {}
    for rates in by_survey.values():
        for one in of_large_groups(rates):
            came, asked = found.get(one.group, (0, 0))
            found[one.group] = came + one.answered, asked + one.asked
    return found


def _joined(school: Snapshot, facts: Facts) -> dict[int, Figure]:
    """By class: children of whom at least one parent has joined, of all."""
    here = {
        child
        for parent, children in facts.parents.items()
        if (known := school.people.get(parent)) is not None and known.sender is not None
        for child in children
    }
    found = {number: [0, 0] for number in facts.classes}
    for child, number in facts.children.items():
        found[number][0] += child in here
        found[number][1] += 1
    return {number: share_of(*pair) for number, pair in found.items()}


def _titles(facts: Facts) -> dict[int, str]:
    return {number: f"{year}{letter}" for number, (year, letter) in facts.classes.items()}


_POST, _GOT, _UNIT = table(NewsPost).c, table(NewsRecipient).c, table(SurveyUnit).c
_PERIOD: Final = Bounds()
_LETTERS = (
    select(*COLUMNS)
    .select_from(REACTED_IN_TIME.source)
    .where(*REACTED_IN_TIME.where(_PERIOD))
    .order_by(_POST.react_by.desc(), _POST.id.desc())
    .limit(LETTERS)
)
_HEARD = (
    select(_GOT.post_id, _GOT.person_id, _GOT.children, _GOT.reacted_at, _GOT.answer, _GOT.in_person)
    .where(_GOT.post_id.in_(bindparam("posts", expanding=True)))
    .order_by(_GOT.post_id, _GOT.person_id)
)
_ASKED, _CAME = func.count().label("asked"), SURVEY_ANSWERED.columns(_PERIOD)[1].label("answered")
_SHEETS = (
    select(_UNIT.survey_id, _UNIT.group_code, _ASKED, _CAME)
    .select_from(SURVEY_ANSWERED.source)
    .where(*SURVEY_ANSWERED.where(_PERIOD))
    .group_by(_UNIT.survey_id, _UNIT.group_code)
)
