"""Runs the demo: the playground, the real bot with a database for as long as the demo lasts, a made-up school in it."""

import asyncio
import logging
import os
import socket
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import SecretStr
from sqlalchemy import insert, update

from bot.access import SYSTEM, Sender
from bot.app import App, build_app, prepare, run, stop_on_signals
from bot.clock import ShiftedClock
from bot.log import configure_logging
from bot.playground import ClockMove, Persona, Playground
from bot.playground.demo import helpdesk, staff, surveys, website
from bot.playground.demo.families import PARENT
from bot.playground.demo.school import (
    CHANNEL,
    FEATURED,
    NAME,
    NEWCOMERS,
    ORDER,
    SCHOOL_ROW,
    WEEK_DAYS,
    MadeUpSchool,
    make,
)
from bot.scheduler import build_scheduler
from bot.services.calendar import WorkingCalendar
from bot.services.invitations import JOIN_LINK
from bot.settings import Settings
from models.base import table
from models.news import Website
from models.school import Building, School
from models.teams import Team

HOST = "127.0.0.1"
PORT = 8081
LAST_PORT = 65_535
TOKEN = "4242:a-made-up-school-needs-no-real-token"  # noqa: S105  # the playground's own, good for nothing else
BOT_USERNAME = "school_demo_bot"
BOT_NAME = "Школьный бот"
OPENING = time(10)
MORNING = time(8)
FIRST_SCREENS_SECONDS = 20.0
WELCOME = (
    "Школа открыта: {url} – откройте этот адрес в браузере, Ctrl-C её закроет.\n"
    "The school is open: go to {url} in your browser, Ctrl-C closes it.\n"
)


@dataclass(frozen=True, slots=True)
class Demo:
    """The running demo."""

    playground: Playground
    app: App
    clock: ShiftedClock


def main() -> None:
    """Show the made-up school until Ctrl-C; DEMO_PORT chooses the port of the page."""
    configure_logging("console")
    logging.root.setLevel(logging.WARNING)
    wanted = os.environ.get("DEMO_PORT", "")
    asyncio.run(run_demo(int(wanted) if wanted.isdecimal() else PORT))


async def run_demo(port: int) -> None:
    """Open the demo on this port (on a free one where it is taken), say where, and wait for Ctrl-C."""
    stopping = asyncio.Event()
    stop_on_signals(stopping)
    async with open_demo(port) as demo:
        sys.stdout.write(WELCOME.format(url=demo.playground.url))
        sys.stdout.flush()
        await stopping.wait()


@asynccontextmanager
async def open_demo(port: int = 0) -> AsyncIterator[Demo]:
    """The demo, running: the school is filled in and the first people have their menus open.

    1. The clock goes to a quiet morning of a working day, so that everybody may be written to. 2. The database is
    filled before the bot runs. 3. The bot runs against the playground as against any messenger. 4. The people shown
    first open it. At the end everything stops and the database is gone.
    """
    clock = ShiftedClock()
    port = usable_port(port)
    with TemporaryDirectory(prefix="school-demo-") as folder:
        page, web_port = f"http://{HOST}:{port}", usable_port(0)
        settings = Settings(
            bot_token=SecretStr(TOKEN),
            bot_api_url=page,
            data_dir=Path(folder),
            web_port=web_port,
            public_url=f"http://{HOST}:{web_port}",
            website_allow_private=True,  # the made-up school's site stands on this machine
        )
        clock.shift(opening(clock.now(), settings.school_timezone) - clock.now())
        app = build_app(settings, clock)
        playground = Playground(
            clock,
            token=TOKEN,
            bot_username=BOT_USERNAME,
            bot_name=BOT_NAME,
            host=HOST,
            port=port,
            time_zone=settings.school_timezone,
            on_shift=Moves(clock, app).make,
            beside=website.routes(settings.public_url or "", clock.now()),
        )
        await prepare(app)
        app.services.invitations.bot_name = BOT_USERNAME
        made = make(clock.now(), settings.school_timezone)
        made.add(Website, url=page + website.FEED, set_at=clock.now(), next_look_at=clock.now())
        await fill(app, made)
        await surveys.hold(app, made.person_of("Ветрова"), [made.person_ids[PARENT]], clock.now())
        introduce(playground, made, await invite(app, made))
        await playground.start()
        await app.services.website.tick()
        stopping = asyncio.Event()
        running = asyncio.create_task(run(app, stopping))
        try:
            await open_menus(playground, made, running)
            yield Demo(playground, app, clock)
        finally:
            stopping.set()
            await running
            await playground.stop()


class Moves:
    """The clock buttons of the page: the school's time goes on, and what has become due by then is done."""

    def __init__(self, clock: ShiftedClock, app: App) -> None:
        self._clock = clock
        self._app = app

    async def make(self, move: ClockMove) -> None:
        """Move the clock; everything that ticks ticks once, and what is due goes out."""
        now = self._clock.now()
        calendar = (await self._app.services.directory.now()).calendar
        self._clock.shift(after(move, now, calendar) - now)
        for job in build_scheduler(self._app.services, calendar.zone).get_jobs():
            await job.func(*job.args)
        self._app.outbox.wake()


def after(move: ClockMove, now: datetime, calendar: WorkingCalendar) -> datetime:
    """What time it is after a move; mornings are those of working days, when parents may be written to as well."""
    match move:
        case ClockMove.HOUR:
            return now + timedelta(hours=1)
        case ClockMove.DAY:
            return now + timedelta(days=1)
        case ClockMove.MORNING:
            today = calendar.local(now).date()
            day = calendar.next_working_day(today - timedelta(days=1))
            morning = datetime.combine(day, MORNING, calendar.zone)
            return (
                morning if morning > now else datetime.combine(calendar.next_working_day(day), MORNING, calendar.zone)
            )


def opening(now: datetime, zone: ZoneInfo) -> datetime:
    """The next ten o'clock of a working day that follows a working day, so that the week has a history already."""
    calendar = WorkingCalendar(zone, WEEK_DAYS)
    day = calendar.local(now).date()
    while True:
        moment = datetime.combine(day, OPENING, zone)
        if moment >= now and all(map(calendar.is_working_day, (day, day - timedelta(days=1)))):
            return moment
        day += timedelta(days=1)


def usable_port(wanted: int) -> int:
    """This port, or any free one where it is taken or none at all."""
    for port in (wanted if wanted <= LAST_PORT else 0, 0):
        with suppress(OSError), socket.create_server((HOST, port)) as listener:
            return int(listener.getsockname()[1])
    raise OSError("no port is free")


async def fill(app: App, made: MadeUpSchool) -> None:
    """Put the made-up school into an empty database, in one transaction."""
    async with app.db.write(SYSTEM) as session:
        await session.execute(update(table(School)).values(**SCHOOL_ROW))
        for model in ORDER:
            for _, alike in groupby(made.rows[model], key=dict.keys):
                await session.execute(insert(table(model)), list(alike))
        for team_id, surname in helpdesk.TEAM_HEADS.items():
            headed = {"head_id": made.person_of(surname)}
            await session.execute(update(table(Team)).where(table(Team).c.id == team_id).values(headed))
        for building_id, surname in helpdesk.BUILDING_HEADS.items():
            headed = {"head_id": made.person_of(surname)}
            await session.execute(update(table(Building)).where(table(Building).c.id == building_id).values(headed))
        await app.services.directory.touch(session)


async def invite(app: App, made: MadeUpSchool) -> list[Persona]:
    """People who hold an invitation of the admin and have not opened the bot yet, and one who holds none."""
    known = await app.services.directory.now()
    admin = app.services.directory.actor(known, Sender(CHANNEL, made.user_of(staff.ADMIN)), "ru", None)
    issuing = app.services.invitations.issuing
    employee = next(one for one in staff.STAFF if one.name.surname in staff.NOT_JOINED)
    as_employee = await issuing.invite_person(admin, made.person_ids[employee.name])
    as_parent = await issuing.invite_parents(admin, made.lone_child[0])
    name = f"{employee.name.surname} {employee.name.given}"
    return [
        Persona(NEWCOMERS, name, "Сотрудник с приглашением", f"{JOIN_LINK}-{as_employee.token}"),
        Persona(
            NEWCOMERS + 1, f"Мама из {made.lone_child[1]}", "Родитель с приглашением", f"{JOIN_LINK}-{as_parent.token}"
        ),
        Persona(NEWCOMERS + 2, "Прохожий", "Без приглашения"),
    ]


def introduce(playground: Playground, made: MadeUpSchool, newcomers: Sequence[Persona]) -> None:
    """Make the messenger's users of everybody; the page offers the featured people first, then the newcomers."""
    featured = [made.user_of(name) for name in FEATURED]
    personas = {}
    for member in made.members:
        person = playground.add_user(member.user_id, member.name.given, member.name.surname)
        person.user.started = member.user_id not in featured
        personas[member.user_id] = Persona(
            member.user_id, f"{member.name.surname} {member.name.given}", member.subtitle
        )
    first = [personas.pop(user_id) for user_id in featured]
    playground.set_personas([*first, *newcomers, *personas.values()])


async def open_menus(playground: Playground, made: MadeUpSchool, running: "asyncio.Task[None]") -> None:
    """Let the featured people start the bot, and wait for their menus; what stopped the bot is raised."""
    people = [playground.user(made.user_of(name)) for name in FEATURED]
    for person in people:
        await person.start()
    # Somebody may be asked something meanwhile: the menu is what names the school.
    menus = (person.wait_for(lambda message: NAME in message.text, FIRST_SCREENS_SECONDS) for person in people)
    greeting = asyncio.gather(*menus)
    either: set[asyncio.Future[Any]] = {greeting, running}
    await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
    if running.done():
        greeting.cancel()
        running.result()
    await greeting
