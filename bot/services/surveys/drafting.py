"""A survey before it starts: begun from a template, last year's or nothing; what it is called, how it asks."""

from datetime import date
from typing import Any, Final

from sqlalchemy import delete, insert

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database, changed
from bot.errors import Outdated
from bot.services.directory import Directory
from bot.services.news.audience import Audience
from bot.services.surveys.files.draft import INTRO_LIMIT
from bot.services.surveys.form import TITLE_LIMIT, Form
from bot.services.surveys.storing import Survey, columns_of, edit, find
from bot.services.text import clean_line, clean_text
from models.base import table
from models.surveys import Survey as SurveyRow
from models.surveys import SurveyMode, SurveyState, UnitKind

# How long a survey runs where nobody says otherwise.
USUAL_DAYS: Final = 14
# States whose answers a copy is compared with.
_COMPARED: Final = frozenset({SurveyState.RUNNING, SurveyState.ENDED})


class Drafting:
    """Use cases of writing a survey. Changes name the version that the screen showed."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def survey(self, actor: Actor, survey_id: int) -> Survey:
        """The survey in any state; Missing where there is none."""
        actor.require(Permission.SURVEY_MANAGE)
        async with self._db.read() as session:
            return await find(session, survey_id)

    async def begin(self, actor: Actor, title: str) -> int:
        """A new draft without questions; its number."""
        return await self._add(actor, title=clean_line(title, TITLE_LIMIT), form=Form(), days=USUAL_DAYS)

    async def take_template(self, actor: Actor, slug: str) -> int:
        """A new draft of a template, ready to start; its number. Missing where there is no such template."""
        from bot.services.surveys.templates import template

        actor.require(Permission.SURVEY_MANAGE)
        found = template(slug)
        return await self._add(
            actor,
            title=found.title,
            intro=found.draft.intro,
            mode=found.draft.mode,
            unit=found.draft.unit,
            form=found.draft.form,
            audience=Audience(found.groups, ()),
            template=slug,
            days=found.days,
        )

    async def copy(self, actor: Actor, survey_id: int) -> int:
        """A new draft like a survey in any state; its number.

        Questions and options keep their numbers, so that answers are compared with those of the survey, or with what
        it was itself compared with where it has none.
        """
        of = await self.survey(actor, survey_id)
        return await self._add(
            actor,
            title=of.title,
            intro=of.intro,
            mode=of.mode,
            unit=of.unit,
            form=of.form,
            audience=of.audience,
            template=of.template,
            days=of.days,
            copied_from=of.id if of.state in _COMPARED else of.copied_from,
        )

    async def set_title(self, actor: Actor, survey_id: int, version: int, words: str) -> None:
        """What it is called."""
        await self._edit(actor, survey_id, version, title=clean_line(words, TITLE_LIMIT))

    async def set_intro(self, actor: Actor, survey_id: int, version: int, words: str) -> None:
        """What those asked read first."""
        await self._edit(actor, survey_id, version, intro=clean_text(words, INTRO_LIMIT))

    async def drop_intro(self, actor: Actor, survey_id: int, version: int) -> None:
        """Without words before the first question."""
        await self._edit(actor, survey_id, version, intro="")

    async def set_mode(self, actor: Actor, survey_id: int, version: int, mode: SurveyMode) -> None:
        """Whether anybody can know who answered what."""
        await self._edit(actor, survey_id, version, mode=mode)

    async def set_unit(self, actor: Actor, survey_id: int, version: int, unit: UnitKind) -> None:
        """What one sheet is waited for."""
        await self._edit(actor, survey_id, version, unit=unit)

    async def delete(self, actor: Actor, survey_id: int, version: int) -> None:
        """Throw a draft away; errors as of `storing.edit`."""
        async with self._db.write(actor, shows="surveys") as session:
            await edit(session, actor, survey_id, version)
            gone = delete(_SURVEY).where(_SURVEY.c.id == survey_id, _SURVEY.c.version == version + 1)
            if changed(await session.execute(gone.execution_options(preserve_rowcount=True))) == 0:
                raise Outdated("error-survey-changed", shows=f"surveys.one:{survey_id}")

    async def day(self, actor: Actor, words: str) -> date:
        """The day that these words mean, «в понедельник», «25.11»; Invalid where they mean none."""
        from bot.services.daywords import read_day

        actor.require(Permission.SURVEY_MANAGE)
        return read_day(words, (await self._directory.now()).today(self._clock.now())).first

    async def _edit(self, actor: Actor, survey_id: int, version: int, **values: Any) -> None:
        async with self._db.write(actor, shows=f"surveys.one:{survey_id}") as session:
            await edit(session, actor, survey_id, version, **values)

    async def _add(self, actor: Actor, **values: Any) -> int:
        author = actor.require(Permission.SURVEY_MANAGE)
        made = columns_of(values) | {"author_id": author, "created_at": self._clock.now()}
        async with self._db.write(actor) as session:
            number = (await session.execute(insert(_SURVEY).values(**made).returning(_SURVEY.c.id))).scalar_one()
            await session.show(f"surveys.one:{number}")
        return int(number)


_SURVEY: Final = table(SurveyRow)
