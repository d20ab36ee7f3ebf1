"""The end of a survey: sheets are opened before its transaction; what a lost key or a lost sheet comes to."""

import json
from collections import Counter
from typing import Any

import pytest
from sqlalchemy import delete

from bot.access import SYSTEM
from bot.errors import Denied, Invalid, Outdated
from bot.services.surveys.ending import anew
from bot.services.surveys.sealing import SHEET
from models.surveys import SealedSheet, Survey, SurveySheet, SurveyState
from tests import factories
from tests.bot.services.surveys.canvass import SAID, Canvass
from tests.databases import SetClock

FIVE = ("teacher", "technician", "editor", "coordinator", "storekeeper")


async def test_what_is_sent_while_it_ends_is_there_too(canvass: Canvass, monkeypatch: pytest.MonkeyPatch) -> None:
    survey = await canvass.running()
    await canvass.answer(survey, *FIVE)
    ending: Any = canvass.services.surveys.ending
    open_all = ending._opened

    async def with_one_more(session: Any, one: Any, before: Any) -> Any:
        found = await open_all(session, one, before)
        if not before:
            await canvass.answer(survey, "director")
        return found

    monkeypatch.setattr(ending, "_opened", with_one_more)
    await canvass.end(survey)
    sheets = await canvass.rows(SurveySheet)
    assert [one.answers["3"] for one in sheets] == [{"w": SAID[3].words}] * (len(FIVE) + 1)
    assert await canvass.rows(SealedSheet) == []


async def test_what_nobody_can_open_is_counted(canvass: Canvass) -> None:
    survey = await canvass.running()
    await canvass.answer(survey, *FIVE)
    async with canvass.db.write(await canvass.actor_of("deputy")) as session:
        row = await canvass.row(survey)
        await factories.sealed_sheet(session, row, id=1, body=b"written by somebody else")
    await canvass.end(survey)
    assert (await canvass.row(survey)).lost == 1
    assert len(await canvass.rows(SurveySheet)) == len(FIVE)


def test_sheets_are_written_anew_under_the_groups_that_are_shown() -> None:
    sheets = [
        (group, json.dumps({"1": {"w": f"«{n}»"}})) for group, of in (("5А", 6), ("5Б", 2), ("", 4)) for n in range(of)
    ]
    found = {group: json.loads(rows) for group, rows in anew(sheets).items()}
    assert {group: len(rows) for group, rows in found.items()} == {"5А": 6, "": 6}
    said = Counter(answer["1"]["w"] for rows in found.values() for answer in rows.values())
    assert said == Counter(json.loads(answers)["1"]["w"] for _, answers in sheets)
    assert all(number.isdecimal() for rows in found.values() for number in rows)
    assert anew([]) == {}


async def test_while_its_key_is_away_nobody_is_reminded_or_invited(canvass: Canvass, clock: SetClock) -> None:
    survey = await canvass.running(exceptions=[f"person-{canvass.school.people['teacher']}"])
    surveys, deputy = canvass.services.surveys, await canvass.actor_of("deputy")
    key = surveys.starting._seals._path(survey)
    content = key.read_bytes()
    key.unlink()
    await canvass.set(Survey, Survey.id == survey, exceptions=[])
    clock.advance(days=3)
    await surveys.starting.tick()
    await surveys.joining.tick()
    with pytest.raises(Invalid) as sealed:
        await surveys.starting.remind(deputy, survey)
    assert sealed.value.key == "error-survey-sealed"
    assert await canvass.told("survey.remind") == []
    assert "teacher" not in await canvass.told("survey.invite")
    key.write_bytes(content)
    await surveys.starting.tick()
    await surveys.joining.tick()
    assert await canvass.told("survey.remind")
    assert "teacher" in await canvass.told("survey.invite")


async def test_without_its_key_a_survey_waits_until_somebody_decides_to_ask_anew(
    canvass: Canvass, clock: SetClock
) -> None:
    """As after a copy of the database was put back on another machine, or while a folder is away."""
    survey = await canvass.running(days=3)
    await canvass.answer(survey, *FIVE)
    surveys, deputy = canvass.services.surveys, await canvass.actor_of("deputy")
    with pytest.raises(Outdated):
        await surveys.ending.ask_anew(deputy, survey)
    surveys.starting._seals.destroy(survey)
    assert await surveys.ending.is_locked(deputy, survey)
    with pytest.raises(Invalid) as sealed:
        await canvass.answer(survey, "director")
    assert sealed.value.key == "error-survey-sealed"
    with pytest.raises(Invalid):
        await canvass.end(survey)
    clock.advance(days=4)
    for _ in range(2):
        await surveys.ending.tick()
    assert len(await canvass.rows(SealedSheet)) == len(FIVE), "the folder may come back"
    assert (await canvass.row(survey)).state is SurveyState.RUNNING
    told = await canvass.told("survey.locked")
    assert told.count("deputy") == 1
    with pytest.raises(Denied):
        await surveys.ending.ask_anew(await canvass.actor_of("teacher"), survey)
    await surveys.ending.ask_anew(deputy, survey)
    assert set(await canvass.told("survey.lost")) == set(FIVE)
    assert await canvass.rows(SealedSheet) == []
    await canvass.answer(survey, *FIVE)
    await canvass.end(survey)
    assert len(await canvass.rows(SurveySheet)) == len(FIVE)


async def test_a_sheet_that_nobody_can_read_keeps_no_survey_from_ending(canvass: Canvass) -> None:
    survey = await canvass.running()
    await canvass.answer(survey, *FIVE, "director")
    first = (await canvass.rows(SealedSheet))[0].id
    for body in (b"", canvass.services.surveys.starting._seals.seal(survey, SHEET, b'{"at": 1}')):
        await canvass.set(SealedSheet, SealedSheet.id == first, body=body)
    await canvass.end(survey)
    assert (len(await canvass.rows(SurveySheet)), (await canvass.row(survey)).lost) == (5, 1)


async def test_seals_that_somebody_took_away_are_told(canvass: Canvass) -> None:
    survey = await canvass.running()
    await canvass.answer(survey, *FIVE, "director")
    first = (await canvass.rows(SealedSheet))[0].id
    async with canvass.db.write(SYSTEM) as session:
        await session.execute(delete(SealedSheet).where(SealedSheet.id == first))
    await canvass.end(survey)
    assert (await canvass.row(survey)).lost == 1
