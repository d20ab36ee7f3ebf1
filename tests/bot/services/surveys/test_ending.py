"""The end of a survey: sheets are opened before its transaction, and those that come meanwhile are there too."""

import json
from collections import Counter
from typing import Any

import pytest

from bot.services.surveys.ending import anew
from models.surveys import SealedSheet, SurveySheet
from tests import factories
from tests.bot.services.surveys.canvass import SAID, Canvass

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
