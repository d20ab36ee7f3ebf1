"""A survey as it is kept, and how it is found and changed. For the use cases of surveys."""

import json
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Text, bindparam, cast, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor, Permission
from bot.db import WriteSession, changed
from bot.errors import Missing, Outdated
from bot.services.news.audience import Audience
from bot.services.surveys.form import Form
from bot.services.surveys.kept import form_of, json_of_form
from models.base import table
from models.surveys import Survey as SurveyRow
from models.surveys import SurveyMode, SurveyState, UnitKind

# The template of what came with a file and is only looked at: it stands in no list, and goes or becomes a draft.
LOOKED_AT: Final = "file"


@dataclass(frozen=True, slots=True)
class Survey:
    """A survey with its questions; models/surveys.py says what the fields mean."""

    id: int
    author_id: int | None
    state: SurveyState
    version: int
    title: str
    intro: str
    mode: SurveyMode
    unit: UnitKind
    form: Form
    audience: Audience
    template: str | None
    copied_from: int | None
    days: int
    starts_on: date | None
    ends_on: date | None
    created_at: datetime
    started_at: datetime | None
    started_by: int | None
    insisted_by: int | None
    ended_at: datetime | None
    remind_on: date | None
    reminders: int
    reminded_at: datetime | None
    lost: int
    post_id: int | None

    @property
    def is_anonymous(self) -> bool:
        return self.mode is SurveyMode.ANONYMOUS

    @property
    def thing(self) -> str:
        """Its packed address, as those see it who are asked."""
        return f"survey:{self.id}"

    @property
    def managed(self) -> str:
        """Its packed address, as those see it who manage surveys."""
        return f"surveys.one:{self.id}"


_SURVEY: Final = table(SurveyRow)
_PLAIN: Final = [field.name for field in fields(Survey) if field.name not in {"form", "audience"}]
# The questions in words of JSON: almost always they are those that were read before.
COLUMNS: Final = (
    *(_SURVEY.c[name] for name in (*_PLAIN, "groups", "exceptions")),
    cast(_SURVEY.c.form, Text).label("form"),
)
_ONE = select(*COLUMNS).where(_SURVEY.c.id == bindparam("survey"))
# Whoever answers keeps the survey from ending meanwhile, not each other. On SQLite units come one after the other.
_HELD = _ONE.with_for_update(read=True)


async def find(session: AsyncSession, survey_id: int) -> Survey:
    """The survey; Missing where there is none."""
    return _read(await session.execute(_ONE, {"survey": survey_id}))


async def hold(session: WriteSession, survey_id: int) -> Survey:
    """The survey, which neither ends nor is withdrawn before this unit is over; Missing where there is none."""
    return _read(await session.execute(_HELD, {"survey": survey_id}))


def survey_of(row: Any) -> Survey:
    """The survey of a row with COLUMNS."""
    audience = Audience(tuple(row.groups), tuple(row.exceptions))
    return Survey(**{name: getattr(row, name) for name in _PLAIN}, form=_form(row.form), audience=audience)


@lru_cache(maxsize=64)
def _form(kept: str) -> Form:
    """The same words are the same form."""
    return form_of(json.loads(kept))


async def edit(session: WriteSession, actor: Actor, survey_id: int, version: int, **values: Any) -> None:
    """Change a draft where nobody else did since the screen was shown.

    form: a Form, audience: an Audience, other values as columns. Denied for who may not manage surveys; Outdated for
    another version, and where it is a draft no more: what runs does not change its meaning.
    """
    actor.require(Permission.SURVEY_MANAGE)
    survey = await find(session, survey_id)
    if survey.state is not SurveyState.DRAFT:
        raise Outdated("error-survey-started", shows=survey.managed)
    if survey.version != version:
        raise Outdated("error-survey-changed", shows=survey.managed)
    await change(session, survey, **columns_of(values))


async def change(session: WriteSession, survey: Survey, **values: Any) -> None:
    """Change a survey that is as it was read; Outdated where somebody else changed it meanwhile."""
    where = (_SURVEY.c.id == survey.id, _SURVEY.c.version == survey.version, _SURVEY.c.state == survey.state)
    statement = update(_SURVEY).where(*where).values(**values, version=survey.version + 1)
    if changed(await session.execute(statement.execution_options(preserve_rowcount=True))) == 0:
        raise Outdated("error-survey-changed", shows=survey.managed)


def columns_of(values: dict[str, Any]) -> dict[str, Any]:
    """Values of a survey as columns of its row."""
    columns = dict(values)
    form, audience = columns.pop("form", None), columns.pop("audience", None)
    if form is not None:
        columns["form"] = json_of_form(form)
    if audience is not None:
        columns |= {"groups": list(audience.groups), "exceptions": list(audience.exceptions)}
    return columns


def _read(found: Any) -> Survey:
    row = found.first()
    if row is None:
        raise Missing
    return survey_of(row)
