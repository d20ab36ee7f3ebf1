"""Registers in the chat: which one, of which period, in which form; the file, or why there is none."""

import asyncio
import csv
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from structlog.testing import capture_logs

from bot import working
from bot.access import SYSTEM, Permission
from bot.db import Database
from bot.errors import Invalid, Missing, SchoolError
from bot.i18n import LANGUAGES, Voice
from bot.playground import Message
from bot.services import Services
from bot.ui import Answer, Button, File, Screen, Text, t
from bot.worker import Worker
from bot.working import Progress
from handlers.errors import answer_to
from handlers.exports import files
from handlers.exports.cells import Speech
from handlers.site import Context, Nowhere
from tests.bot import worker_jobs
from tests.bot.services.exports.filling import fill
from tests.bot.stand_ins import until
from tests.chat import Chat
from tests.databases import sqlite_only
from tests.personas import MEMBERS, ContextOf, StandardSchool

pytestmark = sqlite_only

# A command of the system as a cell (OWASP, CSV Injection).
FORMULA = "=cmd|' /C calc'!A0"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where files are made meanwhile: nothing is left there, whatever happened."""
    made = tmp_path / "meanwhile"
    made.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(made))
    yield made
    assert list(made.iterdir()) == []


@pytest.fixture
async def filled(db: Database, services: Services, school: StandardSchool) -> None:
    await _fill(db, services, school, FORMULA)


async def _fill(db: Database, services: Services, school: StandardSchool, words: str) -> None:
    team = (await services.directory.now()).team("technical").id
    async with db.write(SYSTEM) as session:
        await fill(session, school, team, words)
        await services.directory.touch(session)


def shown_by(answer: Answer) -> Screen:
    assert answer.screen is not None
    return answer.screen


def file_of(answer: Answer) -> File:
    file = shown_by(answer).file
    assert file is not None
    return file


def cells_of(content: bytes) -> list[tuple[object, ...]]:
    page = load_workbook(BytesIO(content)).active
    assert page is not None
    assert {cell.data_type for row in page for cell in row} <= {"s", "n", "d"}
    return list(page.iter_rows(values_only=True))


def csv_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def targets(screen: Screen) -> list[str]:
    buttons = [one for row in screen.rows for one in row if isinstance(one, Button)]
    return [one.to if isinstance(one.to, str) else one.to.pack() for one in buttons]


async def test_no_typed_words_are_a_formula_in_any_register(filled: None, context_of: ContextOf) -> None:
    context = await context_of("several")
    for code, register in context.services.exports.registers.items():
        made = [await context.site.follow(context, f"exports.take:{code}:all:{form}") for form in ("xlsx", "csv")]
        workbook, plain = cells_of(file_of(made[0]).content), csv_of(file_of(made[1]).content)
        tables: tuple[Sequence[Sequence[object]], ...] = (workbook, plain)
        for table in tables:
            words = [cell for row in table[1:] for cell in row if isinstance(cell, str)]
            assert any("=cmd" in one for one in words), f"{code}: nothing of what was typed is in it"
            numbers = {cell for cell in words if cell.removeprefix("-").isdecimal()}
            assert [one for one in set(words) - numbers if one.startswith(("=", "+", "-", "@"))] == [], code
        assert len(workbook) == len(plain) > 1
        assert len(workbook[0]) == len(register.headings), code
        assert len(plain[0]) == len(register.headings) + sum(one.has_codes for one in register.headings), code


async def test_every_column_has_words_of_its_own_in_both_languages(services: Services, context_of: ContextOf) -> None:
    zone = (await services.directory.now()).zone
    for language in LANGUAGES:
        voice = Voice(language, zone)
        for code, register in services.exports.registers.items():
            speech = Speech(await context_of("director", language))
            headers = [column.header for column in speech.columns(register.headings)]
            assert len(set(headers)) == len(headers), (language, code)
            assert len(voice.plain(t(f"exports-name-{code}"))) <= 31, "a sheet's name is short"


async def test_the_file_says_what_is_in_it(filled: None, context_of: ContextOf) -> None:
    context = await context_of("deputy")
    answer = await context.site.follow(context, "exports.take:tickets:m202611:csv")
    assert file_of(answer).name == "Журнал заявок 01.11.2026–30.11.2026.csv"
    voice = Voice("ru", context.school.zone)
    said = [voice.plain(line) for line in shown_by(answer).lines]
    assert (said[0], said[1], said[-1]) == (
        "<b>📑 Журнал заявок</b>",
        "За какой срок: ноябрь 2026.",
        "В файле 2 строки.",
    )
    header, first, *_ = csv_of(file_of(answer).content)
    row = dict(zip(header, first, strict=True))
    assert (row["Состояние"], row["Состояние (код)"], row["Сообщено"]) == ("закрыта", "closed", "2026-11-24 10:00:00")
    english = await context_of("deputy", "en")
    answer = await english.site.follow(english, "exports.take:tickets:all:xlsx")
    assert file_of(answer).name == "Tickets all time.xlsx"
    assert cells_of(file_of(answer).content)[0][:3] == ("No.", "State", "Reported")


async def test_nothing_to_tell_is_said_instead_of_an_empty_file(context_of: ContextOf, school: StandardSchool) -> None:
    context = await context_of("several")
    for code in context.services.exports.registers.keys() - {"assets"}:
        answer = await context.site.follow(context, f"exports.take:{code}:y2024:xlsx")
        assert answer.screen is None, code
        assert (answer.alert, answer.toast and answer.toast.key) == (True, "exports-nothing"), code


async def test_each_finds_what_they_may_take_and_nobody_else_the_way(context_of: ContextOf) -> None:
    for name in MEMBERS:
        context = await context_of(name)
        commands = context.site.commands_for(context.actor)
        labels = {entry.label for entry in context.site.entries_for(context.actor)}
        try:
            offered = targets(shown_by(await context.site.follow(context, "exports")))
        except SchoolError:
            offered = []
        assert bool(offered) == ("registers" in commands) == ("button-exports" in labels), name
        for to in offered:
            await _goes_through(context, to)


async def _goes_through(context: Context, to: str) -> None:
    """A register's screen, its other form and the chooser's way lead on to files."""
    shown = targets(shown_by(await context.site.follow(context, to)))
    code = to.split(":")[1]
    assert f"exports.take:{code}:m202611:xlsx" in shown
    assert f"exports.of:{code}:csv" in shown
    other = targets(shown_by(await context.site.follow(context, f"exports.of:{code}:csv")))
    assert f"exports.take:{code}:all:csv" in other
    if context.actor.may(Permission.STATUS_SEE):
        assert f"status.period:m202611:exports.{code}" in shown
        chosen = targets(shown_by(await context.site.follow(context, f"status.period:m202610:exports.{code}")))
        assert f"exports.form:{code}:m202609" in chosen
    forms = targets(shown_by(await context.site.follow(context, f"exports.form:{code}:x20261001-20261015")))
    assert forms == [f"exports.take:{code}:x20261001-20261015:{form}" for form in ("xlsx", "csv")]


async def test_addresses_made_by_hand_do_nothing(context_of: ContextOf) -> None:
    context = await context_of("director")
    for raw in (
        "exports.take:people:all:xlsx",
        "exports.take:tickets:all:exe",
        "exports.take:tickets:m2026:xlsx",
        "exports.take:tickets:x20261015-20261001:xlsx",
        "exports.of:tickets:",
        "exports.of:../x:xlsx",
        "exports.form:tickets:",
        "exports.form:tickets:x",
    ):
        with pytest.raises(Missing):
            await context.site.follow(context, raw)
    with pytest.raises(Nowhere):
        await context.site.follow(context, "exports.take:tickets")


async def test_a_file_that_the_messenger_would_not_take_is_refused_with_the_way_out(
    filled: None, context_of: ContextOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "FILE_LIMIT", 10)
    context = await context_of("director")
    with pytest.raises(Invalid) as refused:
        await context.site.follow(context, "exports.take:tickets:all:csv")
    assert refused.value.key == "error-export-large"


async def test_a_worker_that_dies_is_said_and_leaves_nothing(
    filled: None, context_of: ContextOf, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    killed, context = tmp_path / "killed", await context_of("director")
    make = Worker.make

    async def die(worker: Worker, *_: object) -> None:
        await make(worker, worker_jobs.die, killed)

    monkeypatch.setattr(Worker, "make", die)
    answer = await answer_to(context, context.site.follow(context, "exports.take:tickets:all:xlsx"))
    assert killed.exists()
    assert answer.toast is not None
    assert answer.toast.key == "error-worker-died"


async def test_the_tap_is_answered_the_sign_comes_and_goes_and_the_file_is_below(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _fill(chat.app.db, chat.app.services, chat.school, "слова")
    monkeypatch.setattr(working, "SIGN_AFTER_SECONDS", 0)
    await chat.says("director", "/registers")
    assert "Журнал заявок" in (await chat.taps("director", "Заявки")).text
    director = chat.user("director")
    chat.playground.forget_calls()
    tap = await director.tap(director.last, "ноябрь 2026")
    await tap.answered()
    sent: Message = await director.wait_for(lambda message: message.is_from_bot and message.media is not None)
    assert sent.media is not None
    assert sent.media.name == "Журнал заявок 01.11.2026–30.11.2026.xlsx"
    await until(lambda: chat.playground.count_calls("deleteMessage"))
    assert not any("⏳" in message.text for message in director.messages)
    assert "За какой срок?" in director.messages[-2].text, "the periods stay above"
    for method in ("answerCallbackQuery", "sendMessage", "deleteMessage", "sendDocument"):
        assert chat.playground.count_calls(method) == 1, method


async def test_it_tells_how_far_it_is(filled: None, context_of: ContextOf) -> None:
    heard: list[tuple[int, int]] = []

    class Heard(Progress):
        def at(self, done: int, of: int) -> None:
            heard.append((done, of))

    @asynccontextmanager
    async def watched(_: Text) -> AsyncIterator[Progress]:
        yield Heard()

    context = replace(await context_of("director"), working=watched)
    await context.site.follow(context, "exports.take:assets:all:xlsx")
    assert heard == [(40, 50)], "ten devices are read; to make the workbook of them is the last fifth"


async def test_a_failure_meanwhile_answers_the_tap_once_and_takes_the_sign_away(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> None:
        await until(lambda: any("⏳" in message.text for message in director.messages))
        raise RuntimeError

    monkeypatch.setattr(working, "SIGN_AFTER_SECONDS", 0)
    monkeypatch.setattr(files, "_made", fail)
    director = chat.user("director")
    await chat.says("director", "/registers")
    await chat.taps("director", "Оборудование")
    chat.playground.forget_calls()
    with capture_logs() as logs:
        await (await director.tap(director.last, "ноябрь 2026")).answered()
        await until(lambda: chat.playground.count_calls("deleteMessage"))
    assert [entry["event"] for entry in logs if entry["log_level"] == "error"] == ["update_failed"]
    assert chat.playground.count_calls("answerCallbackQuery") == 1
    assert "За какой срок?" in director.last.text


async def test_the_one_who_waits_goes_on_with_other_things(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    make, gate = files._made, asyncio.Event()

    async def slowly(*args: Any) -> tuple[bytes, int]:
        await gate.wait()
        return await make(*args)

    monkeypatch.setattr(files, "_made", slowly)
    director = chat.user("director")
    await chat.says("director", "/registers")
    await chat.taps("director", "Оборудование")
    await director.tap(director.last, "ноябрь 2026")
    assert "Помощь" in (await chat.says("director", "/help")).text
    gate.set()
    sent = await director.wait_for(lambda message: message.is_from_bot and message.media is not None)
    assert "В файле 10 строк" in sent.text


async def test_old_ways_lead_here(chat: Chat) -> None:
    assert "Журнал заявок" in (await chat.says("technician", "/log")).text
    shown = await chat.says("teacher", "/menu")
    for data in ("log", "exports", "exports.take:tickets:all:xlsx"):
        said = await (await chat.user("teacher").tap_data(shown, data)).answered()
        assert "нет права" in said.text, data
