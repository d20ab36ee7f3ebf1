"""A curious admin with the whole data folder: the database, its log, its free pages, copies of before and after.

They know who answered (that is no secret) and try to find out what. The words that people wrote are unlike any others,
so that whoever finds them in a file has found an answer.
"""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url, select

from bot.backup import back_up
from bot.services.surveys.form import LONG_LIMIT, OWN_LIMIT, SKIPPED, Answer, YesNo
from bot.services.surveys.sealing import FOLDER, SHEET, SealLost
from models.delivery import HandledUpdate
from models.surveys import SealedSheet, SurveyDraft, SurveySheet, SurveyUnit
from tests.bot.services.surveys.canvass import SAID, Canvass
from tests.databases import sqlite_only

NAMES = ("teacher", "technician", "editor", "coordinator", "storekeeper", "director")


def said_by(name: str) -> dict[int, Answer]:
    """Answers that nobody else gives."""
    return {1: Answer(words=f"Ключ-{name}"), 2: Answer(number=YesNo.YES), 3: Answer(words=f"Тайна-{name}")}


@pytest.fixture
async def answered(canvass: Canvass) -> int:
    """A survey that runs, with a sheet of everybody, each written twice over on the way."""
    survey = await canvass.running()
    for name in NAMES:
        await canvass.say(survey, name, {1: Answer(words=f"Раньше-{name}")})
        await canvass.answer(survey, name, said=said_by(name))
    return survey


def files_of(canvass: Canvass) -> list[Path]:
    """The database with its log and its index of the log."""
    file = Path(make_url(str(canvass.db.engine.url)).database or "")
    return [path for path in file.parent.glob(f"{file.name}*") if path.is_file()]


def sealed_files(folder: Path) -> list[Path]:
    """The drafts of all surveys."""
    return [path for path in (folder / "data" / FOLDER).glob("*/*") if path.is_file()]


def traces(paths: list[Path]) -> Iterator[str]:
    """What of the answers can be found in files, byte by byte, in whatever way it is written."""
    words = [f"{word}-{name}" for word in ("Ключ", "Тайна", "Раньше") for name in NAMES]
    for path in paths:
        content = path.read_bytes()
        for word in words:
            forms = word.encode(), word.encode("utf-16-le"), json.dumps(word)[1:-1].encode()
            if any(form in content for form in forms):
                yield f"{path.name}: {word}"


@sqlite_only
async def test_while_it_runs_no_file_holds_an_answer(canvass: Canvass, answered: int, tmp_path: Path) -> None:
    assert len(await canvass.rows(SealedSheet)) == len(NAMES)
    assert [path for path in files_of(canvass) if path.name.endswith("-wal")], "the log would be looked into"
    assert list(traces(files_of(canvass))) == []
    copy = tmp_path / "copy.db"
    back_up(files_of(canvass)[0].parent / "test.db", copy)
    assert list(traces([copy])) == []
    assert list(traces(sealed_files(tmp_path))) == []


async def test_of_drafts_nothing_is_in_the_database(canvass: Canvass, tmp_path: Path) -> None:
    """Each version of a row would stay in the log for a while, beside whose it is."""
    survey = await canvass.running()
    await canvass.say(survey, "teacher", said_by("teacher"))
    assert await canvass.rows(SurveyDraft) == []
    assert len(sealed_files(tmp_path)) == 1
    await canvass.answer(survey, "teacher")
    assert sealed_files(tmp_path) == []


async def test_drafts_that_a_crash_left_go_with_the_next_tick(canvass: Canvass, tmp_path: Path) -> None:
    survey = await canvass.running()
    unit = await canvass.say(survey, "teacher")
    await canvass.say(survey, "editor")
    await canvass.set(SurveyUnit, SurveyUnit.id == unit, answered=True)
    await canvass.services.surveys.ending.tick()
    assert len(sealed_files(tmp_path)) == 1
    filling = await canvass.services.surveys.answering.filling(
        await canvass.actor_of("editor"), await canvass.unit(survey, "editor")
    )
    assert filling.is_complete


async def test_all_seals_of_a_survey_are_equally_long(canvass: Canvass) -> None:
    survey = await canvass.running()
    await canvass.answer(survey, "teacher", said={1: SKIPPED, 2: Answer(number=YesNo.NO), 3: SKIPPED})
    longest = {1: Answer(words="Ы" * OWN_LIMIT), 2: Answer(number=YesNo.YES), 3: Answer(words="🙂" * LONG_LIMIT)}
    await canvass.answer(survey, "editor", said=longest)
    assert len({len(one.body) for one in await canvass.rows(SealedSheet)}) == 1


async def test_of_fewer_than_five_sheets_nothing_is_kept(canvass: Canvass) -> None:
    """Who answered is known: one sheet would be theirs."""
    survey = await canvass.running()
    await canvass.answer(survey, *NAMES[:4])
    await canvass.end(survey)
    assert await canvass.rows(SurveySheet) == []
    assert await canvass.rows(SealedSheet) == []
    assert (await canvass.row(survey)).lost == 0


@sqlite_only
async def test_after_the_end_no_older_file_can_be_read(canvass: Canvass, answered: int, tmp_path: Path) -> None:
    """What lies in the log or in a copy was sealed with a key that is there no more."""
    older = [shutil.copy(path, tmp_path / f"older-{path.name}") for path in files_of(canvass)]
    await canvass.end(answered)
    assert list(traces([Path(path) for path in older])) == []
    assert list((tmp_path / "data" / FOLDER).glob("*")) == []
    for sealed in sqlite3.connect(tmp_path / "older-test.db").execute("select body from sealed_sheets"):
        with pytest.raises(SealLost):
            canvass.services.surveys.starting._seals.open(answered, SHEET, sealed[0])


async def test_no_column_leads_from_a_sheet_to_who_gave_it(canvass: Canvass, answered: int) -> None:
    """The curious admin joins whatever has the same value, and looks for an order that both sides share."""
    sealed = [one.id for one in await canvass.rows(SealedSheet)]
    await canvass.end(answered)
    units = [one for one in await canvass.rows(SurveyUnit) if one.answered]
    sheets = list(await canvass.rows(SurveySheet))
    assert len(units) == len(sheets) == len(NAMES)
    assert {(one.answered_by, one.entered_by) for one in units} == {(None, None)}
    assert {(one.unit_id, one.answered_on) for one in sheets} == {(None, None)}
    assert not {one.id for one in sheets} & {*sealed, *(one.id for one in units)}
    assert {one.group_code for one in sheets} == {""}, "no group of five or more"
    assert min(one.id for one in sheets) > 10**9, "numbers that count would tell the order"


async def test_sheets_stand_in_another_order_than_they_came(canvass: Canvass) -> None:
    """Six sheets come in the same order by chance once in 720 surveys; four such surveys never do."""
    came = 0
    for _ in range(4):
        survey = await canvass.running()
        for name in NAMES:
            await canvass.answer(survey, name, said=said_by(name))
        await canvass.end(survey)
        sheets = [one for one in await canvass.rows(SurveySheet) if one.survey_id == survey]
        came += [one.answers["3"]["w"] for one in sheets] == [f"Тайна-{name}" for name in NAMES]
    assert came < 4


async def test_marks_of_updates_do_not_tell_how_many_questions_somebody_answered(canvass: Canvass) -> None:
    """Whoever is led past a question answers fewer; each sheet leaves one mark, that it was sent."""
    survey = await canvass.running()
    answering, update = canvass.services.surveys.answering, 100
    for name, count in (("teacher", 3), ("editor", 2)):
        unit = await canvass.unit(survey, name)
        for number, answer in list(SAID.items())[:count]:
            update += 1
            await answering.say(await canvass.actor_of(name, update_id=update), unit, number, answer)
        if count < 3:
            await answering.say(await canvass.actor_of(name, update_id=update + 50), unit, 3, SKIPPED)
        await answering.send(await canvass.actor_of(name, update_id=update + 90), unit)
    async with canvass.db.read() as session:
        marks = list(await session.scalars(select(HandledUpdate.shows)))
    assert len(marks) == 2
    assert {mark.partition(":")[0] for mark in marks} == {"survey.sent"}


async def test_words_that_come_twice_answer_one_question(canvass: Canvass) -> None:
    survey = await canvass.running()
    unit, actor = await canvass.unit(survey, "teacher"), await canvass.actor_of("teacher", update_id=7)
    answering = canvass.services.surveys.answering
    first = await answering.hear(actor, unit, "Интернета")
    again = await answering.hear(actor, unit, "Интернета")
    assert (first.at, again.at) == (2, 2)
    assert dict(again.sheet) == {1: Answer((1,))}
