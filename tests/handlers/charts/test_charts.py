"""Pictures of the status by their screens, and the status as files: by right, for any period, with a dead worker."""

import csv
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from pathlib import Path
from struct import unpack
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid, Missing, Unavailable
from bot.i18n import LANGUAGES, Voice
from bot.markup import plain_of, visible_length
from bot.presenter import CAPTION_LIMIT
from bot.reports.status_page import StatusPage
from bot.services import Services
from bot.services.status.registry import INDICATORS
from bot.ui import Button, File, Picture, Screen
from bot.worker import Worker
from handlers.charts.addresses import Chart
from handlers.site import Context, Nowhere
from models.people import Role, RoleGrant
from models.roadmap import ItemState
from models.surveys import SurveyState
from tests import factories
from tests.bot import worker_jobs
from tests.bot.reports.test_survey_chart import PNG, WIDE
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only
from tests.handlers.crawler import complaints_about
from tests.personas import ContextOf, StandardSchool

pytestmark = sqlite_only

VOICES = tuple(Voice(language, ZoneInfo("Asia/Novokuznetsk")) for language in LANGUAGES)
NOVEMBER, YEAR = "m202611", "y2026"
FILES = ("status.pdf", "status.csv")


def text(screen: Screen) -> str:
    return "\n".join(plain_of(VOICES[0].html(line)) for line in screen.lines)


def targets(screen: Screen) -> list[str]:
    buttons = [button for row in screen.rows for button in row if isinstance(button, Button)]
    return [one.to if isinstance(one.to, str) else one.to.pack() for one in buttons]


async def follow(context: Context, packed: str) -> Screen:
    shown = (await context.site.follow(context, packed)).screen
    assert shown is not None
    return shown


async def chart(context: Context, name: str = "tickets", period: str = NOVEMBER) -> Screen:
    return await follow(context, f"status.chart:{name}:{period}")


def drawn(screen: Screen) -> bytes:
    assert isinstance(screen.picture, Picture)
    assert screen.picture.content.startswith(PNG)
    assert unpack(">I", screen.picture.content[16:20])[0] == WIDE
    return screen.picture.content


@pytest.fixture
async def busy(db: Database, school: StandardSchool) -> None:
    """Something to draw in each picture, told by people who would break it if they could."""
    async with db.write(SYSTEM) as session:
        solved: dict[str, Any] = {"solved_at": SCHOOL_MORNING - timedelta(days=1), "solved_in": 90, "in_time": True}
        for days in (1, 2, 9):
            await factories.ticket(session, opened_at=SCHOOL_MORNING - timedelta(days=days), **solved)
        section = await factories.roadmap_section(session, number="2.", title="<b>Техника</b> & «сеть»")
        await factories.roadmap_item(session, section_id=section.id)
        await factories.roadmap_item(session, state=ItemState.DROPPED, created_at=SCHOOL_MORNING - timedelta(days=90))
        running: dict[str, Any] = {"state": SurveyState.RUNNING, "started_at": SCHOOL_MORNING - timedelta(days=2)}
        survey = await factories.survey(session, title="Питание", ends_on=SCHOOL_MORNING.date(), **running)
        for answered in (True, False, True, True):
            await factories.survey_unit(session, survey, answered=answered, group_code="5А")
        await factories.consumable(session, name="=Бумага А4", stock=1, minimum=5)


async def test_each_chart_is_a_picture_with_the_same_in_words_and_ways_on(busy: None, context_of: ContextOf) -> None:
    context = await context_of("director")
    found = {name: await chart(context, name) for name in Chart}
    assert len({drawn(one) for one in found.values()}) == len(Chart)
    assert text(found[Chart.ROADMAP]).startswith("📈 План по разделам: ноябрь 2026\n")
    assert "2. <b>Техника</b> & «сеть»: всего 1 · " in text(found[Chart.ROADMAP])
    assert "09.11: 1 / 0 · 16.11: 1 / 0 · 23.11: 1 / 3" in text(found[Chart.TICKETS])
    assert "1,5 ч / 1,5 ч / " in text(found[Chart.TIMES])
    assert "Все вместе: 75 % (3 из 4)" in text(found[Chart.RATES])
    assert "❗ =Бумага А4, шт.: 1, нужно 5" in text(found[Chart.SUPPLIES])
    for name, one in found.items():
        others = {f"status.chart:{other}:{NOVEMBER}" for other in Chart if other is not name}
        ways = {f"status.period:{NOVEMBER}:{name}", f"status.pdf:{NOVEMBER}", f"status.csv:{NOVEMBER}"}
        assert set(targets(one)) == others | ways
        assert one.back == f"status:{NOVEMBER}"
        chosen = await follow(context, f"status.period:{NOVEMBER}:{name}")
        assert f"status.chart:{name}:{YEAR}" in targets(chosen), "a period that is chosen leads back to the chart"
        for voice in VOICES:
            assert visible_length("\n".join(map(voice.html, one.lines))) <= CAPTION_LIMIT


async def test_who_sees_the_status_sees_them_in_either_language_and_nobody_else(
    busy: None, context_of: ContextOf
) -> None:
    packed = [f"status.chart:{name}:{NOVEMBER}" for name in Chart] + [f"{name}:{NOVEMBER}" for name in FILES]
    for who in ("director", "deputy", "coordinator", "several"):
        for one in packed:
            answer = await (await context_of(who, "en")).site.follow(await context_of(who, "en"), one)
            assert list(complaints_about(answer, VOICES)) == [], (who, one)
    for who in ("teacher", "technician", "storekeeper", "editor", "class_teacher", "parent", "student", "admin"):
        context = await context_of(who)
        for one in packed:
            with pytest.raises(Denied):
                await context.site.follow(context, one)


async def test_a_role_that_is_gone_shows_nothing_any_more(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf, clock: SetClock
) -> None:
    async with db.write(SYSTEM) as session:
        day = SCHOOL_MORNING.date()
        session.add(RoleGrant(person_id=school.people["teacher"], role=Role.DIRECTOR, since=day, until=day))
        await services.directory.touch(session)
    assert text(await chart(await context_of("teacher")))
    clock.advance(days=2)
    context = await context_of("teacher")
    for one in (f"status.chart:tickets:{NOVEMBER}", *(f"{name}:{NOVEMBER}" for name in FILES)):
        with pytest.raises(Denied):
            await context.site.follow(context, one)


async def test_bad_charts_and_periods(context_of: ContextOf) -> None:
    context = await context_of("director")
    for packed in ("status.chart:weather:m202611", "status.chart:tickets", "status.chart::"):
        with pytest.raises(Nowhere):
            await context.site.follow(context, packed)
    wrong: dict[str, type[Exception]] = {
        "m202613": Missing,
        "abc": Missing,
        "m202712": Invalid,
        "x20261101-20261001": Missing,
        "x20010101-20260101": Missing,
        "y1999": Invalid,
    }
    for period, error in wrong.items():
        for prefix in (*(f"status.chart:{name}" for name in Chart), *FILES):
            with pytest.raises(error):
                await context.site.follow(context, f"{prefix}:{period}")


async def test_a_picture_s_file_says_what_it_is(busy: None, context_of: ContextOf) -> None:
    context = await context_of("director")
    shown = await chart(context, Chart.SUPPLIES)
    assert isinstance(shown.picture, Picture)
    assert shown.picture.name == "Запасы 01.11.2026–30.11.2026.png"
    assert (await chart(context, Chart.SUPPLIES, "m201911")).picture is None, "nothing was kept then"


async def test_an_empty_school_is_told_so_and_gets_its_page(context_of: ContextOf) -> None:
    context = await context_of("director")
    for period in ("d20261124", NOVEMBER, "y2025", "x20161201-20261124"):
        for name in Chart:
            shown = await chart(context, name, period)
            assert shown.picture is None, (period, name)
            assert text(shown).splitlines()[1:] == ["Данных за этот период нет."], (period, name)
        page = (await follow(context, f"status.pdf:{period}")).file
        assert page is not None
        assert page.content.startswith(b"%PDF"), period


async def test_the_same_picture_is_drawn_once(
    busy: None, context_of: ContextOf, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = drawn(await chart(await context_of("director")))

    def no_turn(*_: object) -> None:
        raise AssertionError("drawn again")

    monkeypatch.setattr(services.worker, "_turned", no_turn)
    assert drawn(await chart(await context_of("deputy"))) == first


async def test_a_worker_that_is_killed_costs_nothing_and_one_that_dies_twice_a_picture(
    busy: None, context_of: ContextOf, services: Services, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    context = await context_of("director")
    drawn(await chart(context))
    assert services.worker._process is not None
    services.worker._process.kill()
    drawn(await chart(context, "supplies"))
    run: Callable[..., Any] = Worker.run
    make: Callable[..., Any] = Worker.make

    async def die(worker: Worker, *_: object) -> None:
        await make(worker, worker_jobs.die, tmp_path / "killed")

    with monkeypatch.context() as patch:
        patch.setattr(Worker, "run", die)
        patch.setattr(Worker, "make", die)
        shown = await chart(context, "roadmap")
        assert shown.picture is None
        assert text(shown).splitlines()[1].startswith("Не получилось нарисовать")
        assert "всего 1" in text(shown), "the words stand"
        with pytest.raises(Unavailable):
            await follow(context, f"status.pdf:{NOVEMBER}")
    assert Worker.run is run
    drawn(await chart(context, "roadmap"))


async def test_the_page_has_the_school_the_lights_the_worst_and_the_charts(
    busy: None, db: Database, context_of: ContextOf, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages: list[StatusPage] = []
    make: Callable[..., Any] = Worker.make

    async def noted(worker: Worker, function: Any, page: StatusPage) -> bytes:
        pages.append(page)
        content: bytes = await make(worker, function, page)
        return content

    async with db.write(SYSTEM) as session:
        late: dict[str, Any] = {
            "solve_by": SCHOOL_MORNING - timedelta(days=5),
            "opened_at": SCHOOL_MORNING - timedelta(days=8),
        }
        await factories.ticket(session, **late)
    await services.school.rename((await context_of("admin", update_id=9)).actor, "Лицей № 7")
    monkeypatch.setattr(Worker, "make", noted)
    for who in ("director", "coordinator"):
        shown = await follow(await context_of(who), f"status.pdf:{NOVEMBER}")
        assert isinstance(shown.file, File)
        assert shown.file.name == "Статус 01.11.2026–30.11.2026.pdf"
        assert shown.file.content.startswith(b"%PDF")
        assert text(shown).startswith("📄 Статус: ноябрь 2026\n")
    directors, coordinators = pages
    assert (directors.school, directors.period) == ("Лицей № 7", "ноябрь 2026")
    assert directors.made == "Составлено 24.11.2026 10:00, Главина А. В."
    assert {one.name: one.state for one in directors.lights}["Просрочено заявок"] == "внимание"
    assert {one.name: one.change for one in directors.lights}["Просрочено заявок"] == "хуже: было 0"
    assert {one.light for one in directors.lights} == {"green", "yellow", "unknown"}
    assert len(directors.rows) == len(INDICATORS)
    rows = {one.name: (one.value, one.before, one.year_ago) for one in directors.rows}
    assert rows["Просрочено заявок"] == ("1", "0", "–"), "nothing on record is as old"
    assert rows["Меньше минимума на складе"] == ("1", "1", "–")
    assert directors.columns == ("Показатель", "ноябрь 2026", "01.10–24.10.2026", "Год назад: 01.11–24.11.2025")
    assert [one.title for one in directors.charts][1] == "Заявки по неделям: ноябрь 2026"
    assert len(directors.charts) == len(Chart)
    assert any("Заявка №" in one.what for one in directors.troubles)
    assert not any("Заявка №" in one.what for one in coordinators.troubles), "what they could not open"


async def test_the_table_for_programs_has_every_indicator_and_no_formula(busy: None, context_of: ContextOf) -> None:
    shown = await follow(await context_of("coordinator"), f"status.csv:{NOVEMBER}")
    assert shown.file is not None
    assert shown.file.name == "Статус 01.11.2026–30.11.2026.csv"
    assert shown.file.content.startswith(b"\xef\xbb\xbfcode;name;period;value;unit;state\r\n")
    rows = list(csv.DictReader(StringIO(shown.file.content.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 3 * len(INDICATORS)
    of = {(one["code"], one["period"]): one for one in rows}
    now = "2026-11-01/2026-11-24"
    assert of["survey_answered", now] | {"name": ""} == {
        "code": "survey_answered",
        "name": "",
        "period": now,
        "value": "75",
        "unit": "share",
        "state": "known",
    }
    assert of["solution_median", now]["value"] == "1,5"
    before = of["reopened", "2026-10-01/2026-10-24"]
    assert (before["value"], before["state"]) == ("", "unknown")
