"""The composition root: the only file that knows all parts and puts them together."""

import asyncio
import gc
import signal
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import structlog
from aiogram import Bot, Dispatcher
from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from bot import migrate
from bot.access import Sender
from bot.client import build_bot, pause, reach
from bot.clock import Clock
from bot.db import Database
from bot.download import MessengerFiles
from bot.i18n import DEFAULT_LANGUAGE, Voice, pick_language
from bot.intake import ALLOWED_UPDATES, Intake
from bot.limiter import Limiter
from bot.menu_commands import MenuCommands
from bot.outbox import Outbox
from bot.presenter import Presenter
from bot.scheduler import build_scheduler
from bot.services import Services, build_services
from bot.services.directory import Directory
from bot.settings import Settings, SettingsError
from bot.standby import only_one
from bot.web import Figure, Page, add_calendars, add_news, add_webhook, build_web
from handlers import build_site
from handlers.delivery import Delivery
from handlers.reception import CHANNEL, Reception, Reply
from handlers.site import Site

log = structlog.get_logger()

# How soon a port that is taken is tried again.
PORT_AGAIN_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class App:
    """All parts, built and not started yet."""

    settings: Settings
    clock: Clock
    db: Database
    services: Services
    site: Site
    bot: Bot
    intake: Intake
    outbox: Outbox
    limiter: Limiter
    menu_commands: MenuCommands


def build_app(settings: Settings, clock: Clock) -> App:
    """Build the program. Nothing is opened yet: no file, no socket."""
    db = Database(settings.database_url, clock)
    bot = build_bot(settings)
    private = settings.website_allow_private
    services = build_services(db, clock, MessengerFiles(bot), settings.data_dir, website_allow_private=private)
    services.calendars.public_url = settings.public_url
    site = build_site()
    limiter = Limiter()
    bot.session.middleware(limiter.keep_within)
    voices = _Voices(services.directory, settings.school_timezone)
    answers = Presenter(bot, voices.of, limiter.answer)
    reception = Reception(site, services, clock, answers.sign)
    delivery = Delivery(site, services, clock)
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.include_router(reception.router())
    carrier = Presenter(bot, voices.of)
    outbox = Outbox(db, services.directory, services.people, services.chats, clock, limiter, delivery, carrier)
    menu_commands = MenuCommands(bot, services.directory, limiter, site.commands_for, voices.of)

    async def show(reply: Reply) -> None:
        outbox.wake()
        await answers.answer(reply.chat_id, reply.language, reply.answer, reply.tap, reply.sign)
        if reply.chat_id > 0:  # a private chat
            menu_commands.answered(Sender(CHANNEL, reply.chat_id), reply.language)

    async def missed(reply: Reply) -> None:
        if reply.sign is not None:
            await reply.sign.fail()

    intake = Intake(bot, dispatcher, services.health.put_aside, reception.sorry, show, missed)
    return App(settings, clock, db, services, site, bot, intake, outbox, limiter, menu_commands)


Greet: TypeAlias = Callable[[App], Awaitable[None]]


async def _nothing(_: App) -> None:
    """Nobody is greeted."""


class _Voices:
    """Voices in the school's time zone, which may change while the program runs."""

    def __init__(self, directory: Directory, zone: ZoneInfo) -> None:
        self._directory = directory
        self._zone = zone

    def of(self, language: str) -> Voice:
        school = self._directory.last
        return Voice(pick_language(language), school.zone if school else self._zone)


async def run(app: App, stopping: asyncio.Event, greet: Greet = _nothing) -> None:
    """Run until `stopping`: migrate, open the web port, take updates, send notices; then finish what runs.

    Polling is for one process at a time: a second one stands by until the first has gone, and does nothing meanwhile.
    `greet` is called when the messenger has answered. Raises SettingsError where only a person can help.
    """
    await prepare(app)
    runner = web.AppRunner(_web_app(app), access_log=None, handle_signals=False)
    await runner.setup()
    try:
        is_open = await _open_port(app, runner)
        if app.settings.webhook_url:
            await _work(app, stopping, greet)
        else:
            later = [] if is_open else [_open_port_later(app, runner, stopping)]
            await asyncio.gather(_work_alone(app, stopping, greet), *later)
    finally:
        stopping.set()
        await runner.cleanup()
        await app.intake.finish()
        await app.services.worker.close()
        await app.bot.session.close()
        await app.db.close()
        log.info("stopped")


async def _work_alone(app: App, stopping: asyncio.Event, greet: Greet) -> None:
    app.intake.standing_by = True
    async with only_one(app.db, app.settings.data_dir, stopping) as alone:
        app.intake.standing_by = not alone
        if alone:
            await _work(app, stopping, greet)


async def _work(app: App, stopping: asyncio.Event, greet: Greet) -> None:
    """Take updates and send notices, with the clock ticking."""
    scheduler = build_scheduler(app.services, app.settings.school_timezone)
    scheduler.start()
    gc.freeze()  # what stands now stays: the collector need not look at it again
    sending = asyncio.create_task(app.outbox.run(stopping))
    listing = asyncio.create_task(app.menu_commands.run())
    try:
        await _take_updates(app, stopping, greet)
    finally:
        stopping.set()
        app.outbox.wake()
        scheduler.shutdown(wait=False)
        listing.cancel()
        await asyncio.gather(sending, listing, return_exceptions=True)


async def prepare(app: App) -> None:
    """Bring the database up to date and make sure that it has a school."""
    if app.db.is_sqlite:
        Path(app.db.engine.url.database or "").parent.mkdir(parents=True, exist_ok=True)
    revision = await migrate.upgrade(app.db)
    await app.services.school.ensure(str(app.settings.school_timezone))
    log.info("database_ready", revision=revision)


async def _take_updates(app: App, stopping: asyncio.Event, greet: Greet) -> None:
    url = app.settings.webhook_url
    if url:
        secret = app.settings.signature
        await reach(stopping, partial(app.bot.set_webhook, url, allowed_updates=ALLOWED_UPDATES, secret_token=secret))
    else:
        await reach(stopping, app.bot.delete_webhook)
    me = await reach(stopping, app.bot.me)
    if me is None:
        return
    app.services.invitations.bot_name = me.username
    await greet(app)
    log.info("taking_updates", by="webhook" if url else "polling")
    await (stopping.wait() if url else app.intake.poll(stopping))


async def _calendar(app: App, token: str) -> bytes | None:
    """The calendar of whoever this link belongs to, in their language."""
    from bot.reports.calendar import calendar_ics

    actor = await app.services.calendars.reader(token)
    if actor is None:
        return None
    school = await app.services.directory.now()
    voice = Voice(pick_language(actor.language), school.zone)
    return calendar_ics(await app.services.calendars.entries(actor), app.clock.now(), voice)


async def _news(app: App, kind: str, known: str) -> Page | None:
    """The public news as a feed or as a piece of a page; None where a reader has them as they are."""
    publishing = app.services.news.publishing
    mark = f"{kind}-{await publishing.mark()}"
    if mark == known:
        return None
    from bot.reports.website import atom, fragment

    news, school = await publishing.newest(), await app.services.directory.now()
    voice = Voice(DEFAULT_LANGUAGE, school.zone)
    url = app.settings.public_url or f"http://{app.settings.web_host}:{app.settings.web_port}"
    return Page(atom(news, f"{url}/news.atom", voice) if kind == "atom" else fragment(news, voice), mark)


def _web_app(app: App) -> web.Application:
    web_app = build_web(lambda: _not_ready(app), lambda: _figures(app))
    add_calendars(web_app, partial(_calendar, app))
    add_news(web_app, partial(_news, app))
    if app.settings.webhook_url:
        path = urlsplit(app.settings.webhook_url).path or "/"
        add_webhook(web_app, path, app.settings.signature, app.intake.take_in_order)
    return web_app


async def _open_port(app: App, runner: web.AppRunner) -> bool:
    """Open the web port; whether that worked. Polling goes on without one, a webhook can't: SettingsError."""
    try:
        await web.TCPSite(runner, app.settings.web_host, app.settings.web_port).start()
    except OSError as error:
        if app.settings.webhook_url:
            raise SettingsError(f"WEB_PORT is wrong: {app.settings.web_port} is taken, name a free one") from error
        return False
    return True


async def _open_port_later(app: App, runner: web.AppRunner, stopping: asyncio.Event) -> None:
    """A copy that stands by on the same machine gets the port when the first has gone."""
    log.warning("web_port_taken", port=app.settings.web_port, reason="trying again until it is free")
    while not stopping.is_set():
        await pause(stopping, PORT_AGAIN_SECONDS)
        if await _open_port(app, runner):
            return


def stop_on_signals(stopping: asyncio.Event) -> None:
    """Finish what runs on Ctrl-C or when the system asks."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows has no such signals in its loop
            loop.add_signal_handler(number, stopping.set)


async def _not_ready(app: App) -> str | None:
    if app.intake.standing_by:
        return "standing by: another copy takes the updates of this bot"
    try:
        await app.services.health.counts()
    except (SQLAlchemyError, OSError) as error:
        return f"the database does not answer ({type(error).__name__})"
    return None


async def _figures(app: App) -> list[Figure]:
    """What this process counts, and what stands in the database while it answers."""
    figures = [
        Figure("school_updates_total", "Updates handled", app.intake.handled),
        Figure("school_notices_sent_total", "Messages with notices that were sent", app.outbox.sent),
        Figure("school_standing_by", "1 while another copy takes the updates", float(app.intake.standing_by)),
    ]
    try:
        kept = await app.services.health.counts()
    except (SQLAlchemyError, OSError):
        return [*figures, Figure("school_database_up", "1 while the database answers", 0)]
    return [
        *figures,
        Figure("school_database_up", "1 while the database answers", 1),
        Figure("school_notices_waiting", "Notices that wait to be sent", kept.waiting),
        Figure("school_notices_failed", "Notices that could not be sent", kept.unsent),
        Figure("school_updates_put_aside", "Updates that could not be handled", kept.put_aside),
    ]
