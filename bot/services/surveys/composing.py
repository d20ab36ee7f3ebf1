"""The questions of a draft are built: one by one in the chat, or all at once from a file."""

import asyncio
from collections.abc import Callable
from typing import Final

from sqlalchemy import delete, update

from bot.access import Actor, Permission
from bot.db import Database, WriteSession, changed
from bot.errors import Invalid, Outdated
from bot.services.files import Files
from bot.services.surveys import editing, shaping, storing
from bot.services.surveys.files.draft import FILE_LIMIT_BYTES, Draft, Found
from bot.services.surveys.files.taking import taken
from bot.services.surveys.files.words import Vocabulary
from bot.services.surveys.form import QUESTIONS_LIMIT, Form, Kind, Question
from bot.services.surveys.kept import json_of_form
from bot.services.surveys.shaping import Shaped
from bot.services.surveys.storing import LOOKED_AT, Survey
from models.base import table
from models.surveys import Survey as SurveyRow
from models.surveys import SurveyState

_MEGABYTE: Final = 1024 * 1024
# The version of a draft that nobody has changed since it was made.
_UNTOUCHED: Final = 1


class Composing:
    """Use cases of the builder. All need the right to manage surveys, and a draft in the version that was shown.

    Denied without that right; Outdated where somebody else changed the survey, or it runs; Missing for a question or
    an answer that is gone.
    """

    _row = table(SurveyRow)
    _looked_at = _row.c.template == LOOKED_AT, _row.c.state == SurveyState.DRAFT

    def __init__(self, db: Database, files: Files) -> None:
        self._db = db
        self._files = files

    async def survey(self, actor: Actor, survey_id: int) -> Survey:
        """A survey in any state."""
        actor.require(Permission.SURVEY_MANAGE)
        async with self._db.read() as session:
            return await storing.find(session, survey_id)

    async def add(self, actor: Actor, survey_id: int, version: int, kind: Kind, typed: str) -> int:
        """A question at the end, of what was typed (editing.new_question); its number."""

        def added(form: Form) -> Shaped:
            _require_room(form)
            return Shaped(shaping.put(form, editing.new_question(shaping.next_number(form), kind, typed)))

        return (await self._edit(actor, survey_id, version, added)).form.last

    async def change(
        self, actor: Actor, survey_id: int, version: int, number: int, edit: Callable[[Question], Question]
    ) -> Shaped:
        """One question by an edit of editing.py. Among the lost is the question itself, if it lost a jump."""

        def changed(form: Form) -> Shaped:
            before = editing.asked(form, number)
            after = edit(before)
            lost = (number,) if len(after.jumps) < len(before.jumps) else ()
            return Shaped(shaping.put(form, after), lost)

        return await self._edit(actor, survey_id, version, changed, number)

    async def lead(
        self, actor: Actor, survey_id: int, version: int, number: int, answers: tuple[int, int] | None, to: int | None
    ) -> None:
        """After these answers to this question; answers None: after all that do not jump; to None: the next one."""

        def led(form: Form) -> Shaped:
            if answers is None:
                return Shaped(shaping.put(form, editing.then(form, number, to)))
            return Shaped(shaping.put(form, editing.leading(form, number, *answers, to)))

        await self._edit(actor, survey_id, version, led, number)

    async def move(self, actor: Actor, survey_id: int, version: int, number: int, by: int) -> Shaped:
        """So many places further down, up where negative."""
        return await self._edit(actor, survey_id, version, lambda form: shaping.moved(form, number, by), number)

    async def duplicate(self, actor: Actor, survey_id: int, version: int, number: int) -> int:
        """A copy behind the question; its number."""

        def duplicated(form: Form) -> Shaped:
            _require_room(form)
            return Shaped(shaping.duplicated(form, number))

        return (await self._edit(actor, survey_id, version, duplicated)).form.last

    async def delete(self, actor: Actor, survey_id: int, version: int, number: int) -> Shaped:
        """The survey without this question."""
        return await self._edit(actor, survey_id, version, lambda form: shaping.without(form, number))

    async def read(self, actor: Actor, file_id: str, name: str, size: int, words: Vocabulary) -> Found:
        """What a file that was sent holds. Nothing is kept of it. Raises Invalid for what can't be read."""
        from bot.services.surveys.files.opening import read_file

        actor.require(Permission.SURVEY_MANAGE)
        if size > FILE_LIMIT_BYTES:
            raise Invalid("error-file-too-big", limit=FILE_LIMIT_BYTES // _MEGABYTE)
        content = await self._files.download(file_id, FILE_LIMIT_BYTES)
        return await asyncio.to_thread(read_file, name, content, words)

    async def create(self, actor: Actor, draft: Draft) -> int:
        """A new survey of what a file holds, for nobody yet; its number."""
        row = self._made_of(draft, actor)
        async with self._db.write(actor) as session:
            session.add(row)
            await session.flush()
            await session.show(f"surveys.one:{row.id}")
        return row.id

    async def look_over(self, actor: Actor, survey_id: int, draft: Draft) -> int:
        """What a file holds is kept until it is said what becomes of it, in no list meanwhile; its number.

        What the same person only looked at before goes.
        """
        row = self._made_of(draft, actor)
        row.template = LOOKED_AT
        async with self._db.write(actor) as session:
            await session.execute(delete(self._row).where(self._row.c.author_id == row.author_id, *self._looked_at))
            session.add(row)
            await session.flush()
            await session.show(f"questions.file.look:{survey_id}:{row.id}")
        return row.id

    async def keep(self, actor: Actor, looked_at_id: int) -> None:
        """What was looked at becomes a draft like any other; nothing where it is one."""
        actor.require(Permission.SURVEY_MANAGE)
        async with self._db.write(actor, shows=f"surveys.one:{looked_at_id}") as session:
            these = self._row.c.id == looked_at_id, *self._looked_at
            await session.execute(update(self._row).where(*these).values(template=None))

    async def drop(self, actor: Actor, survey_id: int, looked_at_id: int) -> None:
        """What was looked at goes; nothing where it is gone, or was kept."""
        actor.require(Permission.SURVEY_MANAGE)
        async with self._db.write(actor, shows=f"questions.files:{survey_id}") as session:
            await session.execute(delete(self._row).where(self._row.c.id == looked_at_id, *self._looked_at))

    def _made_of(self, draft: Draft, actor: Actor) -> SurveyRow:
        author = actor.require(Permission.SURVEY_MANAGE)
        said = {"title": draft.title, "intro": draft.intro, "mode": draft.mode, "unit": draft.unit}
        return SurveyRow(author_id=author, created_at=self._db.clock.now(), form=json_of_form(draft.form), **said)

    async def take_over(self, actor: Actor, survey_id: int, version: int, from_id: int) -> None:
        """The questions of what was looked at instead of the draft's own; what was looked at is thrown away.

        What has the same words stays the same question (files/taking.py). Outdated where what was looked at has become
        a survey of its own since or is gone.
        """
        from_file = self._row.c.id == from_id, self._row.c.version == _UNTOUCHED, *self._looked_at
        thing = _thing(survey_id)
        async with self._db.write(actor, shows=thing) as session:
            actor.require(Permission.SURVEY_MANAGE)
            other = await storing.find(session, from_id)
            gone = await session.execute(delete(self._row).where(*from_file).execution_options(preserve_rowcount=True))
            if changed(gone) == 0 or from_id == survey_id:
                raise Outdated("error-survey-changed", shows=thing)
            await self._shape(session, actor, survey_id, version, lambda form: Shaped(taken(form, other.form)))

    async def _edit(
        self, actor: Actor, survey_id: int, version: int, shape: Callable[[Form], Shaped], number: int | None = None
    ) -> Shaped:
        """number: of the question whose screen shows what came of it; None: the list does."""
        async with self._db.write(actor, shows=_thing(survey_id, number)) as session:
            return await self._shape(session, actor, survey_id, version, shape, number)

    async def _shape(
        self,
        session: WriteSession,
        actor: Actor,
        survey_id: int,
        version: int,
        shape: Callable[[Form], Shaped],
        number: int | None = None,
    ) -> Shaped:
        actor.require(Permission.SURVEY_MANAGE)
        survey = await storing.find(session, survey_id)
        still_there = number is not None and survey.form.question(number) is not None
        # What an older screen asks for may not even make sense any more: that it is old is said first.
        shaped = shape(survey.form) if survey.version == version else Shaped(survey.form)
        try:
            await storing.edit(session, actor, survey_id, version, form=shaped.form)
        except Outdated as error:
            raise Outdated(error.key, shows=_thing(survey_id, number if still_there else None)) from None
        return shaped


def _thing(survey_id: int, number: int | None = None) -> str:
    return f"questions:{survey_id}" if number is None else f"questions.one:{survey_id}:{number}"


def _require_room(form: Form) -> None:
    if len(form.questions) >= QUESTIONS_LIMIT:
        raise Invalid("error-questions-full", limit=QUESTIONS_LIMIT)
