"""A survey before it starts: begun from a template, last year's or nothing; what it is called, how it asks."""

from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import bindparam, delete, insert, select

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database, changed
from bot.errors import Outdated
from bot.services.directory import Directory
from bot.services.news.audience import Audience
from bot.services.surveys.files.draft import INTRO_LIMIT
from bot.services.surveys.form import TITLE_LIMIT, Form, Kind
from bot.services.surveys.storing import Survey, columns_of, edit, find
from bot.services.text import clean_line, clean_text, shorten
from models.base import table
from models.surveys import Survey as SurveyRow
from models.surveys import SurveyMode, SurveyState, UnitKind

# How long a survey runs where nobody says otherwise.
USUAL_DAYS: Final = 14
# The template of a survey of one question.
QUICK: Final = "quick_poll"
# So long a template that was only looked at stays among the drafts.
LOOKED_AT_FOR: Final = timedelta(days=1)
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
        """A draft of a template, ready to start; its number. Missing where there is no such template.

        Who looks at a template leaves one draft behind, however often: theirs that nobody has changed yet.
        """
        author, values = actor.require(Permission.SURVEY_MANAGE), _values_of(slug)
        async with self._db.read() as session:
            before = (await session.scalars(_UNTOUCHED, {"author": author, "slug": slug})).first()
        return int(before) if before is not None else await self._add(actor, **values, template=slug)

    async def begin_poll(self, actor: Actor, words: str) -> int:
        """A new draft of one question, ready to start; its number. Below the question stand its options, if any.

        Without options it is answered with yes or no. Invalid where the words are no question with options.
        """
        from bot.services.surveys.editing import new_question

        actor.require(Permission.SURVEY_MANAGE)
        question = new_question(1, Kind.ONE if "\n" in words.strip() else Kind.YES_NO, words)
        own = {"title": shorten(question.text, TITLE_LIMIT), "form": Form((question,), last=1)}
        return await self._add(actor, **_values_of(QUICK) | own)

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
            await session.execute(_DROP_UNTOUCHED, {"before": self._clock.now() - LOOKED_AT_FOR})
            number = (await session.execute(insert(_SURVEY).values(**made).returning(_SURVEY.c.id))).scalar_one()
            await session.show(f"surveys.one:{number}")
        return int(number)


def _values_of(slug: str) -> dict[str, Any]:
    """What a template brings."""
    from bot.services.surveys.templates import template

    found = template(slug)
    return {
        "title": found.title,
        "intro": found.draft.intro,
        "mode": found.draft.mode,
        "unit": found.draft.unit,
        "form": found.draft.form,
        "audience": Audience(found.groups, ()),
        "days": found.days,
    }


_SURVEY: Final = table(SurveyRow)
_S: Final = _SURVEY.c
_IS_UNTOUCHED: Final = (_S.state == SurveyState.DRAFT, _S.version == 1)
_UNTOUCHED: Final = select(_S.id).where(
    *_IS_UNTOUCHED, _S.author_id == bindparam("author"), _S.template == bindparam("slug")
)
_DROP_UNTOUCHED: Final = delete(_SURVEY).where(
    *_IS_UNTOUCHED, _S.template.is_not(None), _S.created_at < bindparam("before", type_=_S.created_at.type)
)
