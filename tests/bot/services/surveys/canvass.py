"""Surveys of the standard school: puts them in, lets them run, answers for the personas, tells what came of it."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select, update

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services, consents
from bot.services.consents import Purpose
from bot.services.surveys.form import Answer, Form, Kind, Option, Question, YesNo
from bot.services.surveys.kept import json_of_form
from models.delivery import OutboxNotice
from models.people import Person
from models.surveys import SealedSheet, Survey, SurveyAsked, SurveyDraft, SurveySheet, SurveyUnit
from tests import factories
from tests.databases import SCHOOL_MORNING
from tests.personas import ActorOf, StandardSchool

STAFF = ("staff-",)
# Where the internet is slow nothing is asked about the rest.
FORM = Form(
    (
        Question(1, Kind.ONE, "Чего не хватает?", options=(Option(1, "Интернета"), Option(2, "Ноутбуков")), own=True),
        Question(2, Kind.YES_NO, "Пробовали новое?", required=True),
        Question(3, Kind.LONG, "Что ещё сказать?"),
    ),
    last=3,
)
SAID = {1: Answer((1,)), 2: Answer(number=YesNo.YES), 3: Answer(words="Нужен принтер")}


class Canvass:
    """See above."""

    def __init__(self, db: Database, services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
        self.db, self.services, self.school, self.actor_of = db, services, school, actor_of
        self.names = {number: name for name, number in school.people.items()}

    async def draft(self, groups: Iterable[str] = STAFF, form: Form = FORM, **values: Any) -> int:
        async with self.db.write(SYSTEM) as session:
            person = await session.get_one(Person, self.school.people["deputy"])
            made_up = {"groups": list(groups), "form": json_of_form(form)}
            return (await factories.survey(session, person, **(made_up | values))).id

    async def running(self, groups: Iterable[str] = STAFF, form: Form = FORM, **values: Any) -> int:
        survey = await self.draft(groups, form, **values)
        await self.start(survey)
        return survey

    async def start(self, survey: int, name: str = "deputy") -> None:
        """Everybody has agreed to answer under their name."""
        version = (await self.row(survey)).version
        async with self.db.write(SYSTEM) as session:
            for person in self.school.people.values():
                await consents.give(session, person, Purpose.SURVEYS, SCHOOL_MORNING)
        await self.services.surveys.starting.start(await self.actor_of(name), survey, version)

    async def end(self, survey: int, name: str = "deputy") -> None:
        await self.services.surveys.ending.end(await self.actor_of(name), survey)

    async def row(self, survey: int) -> Survey:
        async with self.db.read() as session:
            return await session.get_one(Survey, survey)

    async def set(self, model: type[Any], where: Any, **values: Any) -> None:
        """Change rows behind the back of the use cases, and let the school be read anew."""
        async with self.db.write(SYSTEM) as session:
            await session.execute(update(model).where(where).values(**values))
            await self.services.directory.touch(session)

    async def units(self, survey: int) -> list[tuple[int, tuple[str, ...]]]:
        """Numbers of units with the personas who may give their sheets."""
        async with self.db.read() as session:
            units = list(await session.scalars(select(SurveyUnit.id).where(SurveyUnit.survey_id == survey)))
            asked = (await session.execute(select(SurveyAsked.unit_id, SurveyAsked.person_id))).all()
        return [(unit, tuple(self.names[one] for number, one in asked if number == unit)) for unit in sorted(units)]

    async def unit(self, survey: int, name: str) -> int:
        return next(unit for unit, people in await self.units(survey) if name in people)

    async def say(self, survey: int, name: str, said: dict[int, Answer] | None = None) -> int:
        """Answer without sending; the unit's number."""
        unit, actor = await self.unit(survey, name), await self.actor_of(name)
        for number, answer in (SAID if said is None else said).items():
            await self.services.surveys.answering.say(actor, unit, number, answer)
        return unit

    async def answer(self, survey: int, *names: str, said: dict[int, Answer] | None = None) -> None:
        for name in names:
            unit = await self.say(survey, name, said)
            await self.services.surveys.answering.send(await self.actor_of(name), unit)

    async def rows(self, model: type[Any]) -> Sequence[Any]:
        """All rows of drafts, sealed sheets, sheets or units."""
        assert model in {SurveyDraft, SealedSheet, SurveySheet, SurveyUnit}
        async with self.db.read() as session:
            return list(await session.scalars(select(model)))

    async def told(self, kind: str) -> list[str]:
        """Whom a notice of this kind was queued for, by name, once for each notice."""
        async with self.db.read() as session:
            rows = await session.scalars(select(OutboxNotice.person_id).where(OutboxNotice.kind == kind))
            return sorted(self.names[one or 0] for one in rows)
