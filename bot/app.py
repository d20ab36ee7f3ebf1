"""The composition root: the only file that knows all parts and puts them together."""

import asyncio
import gc
import signal
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import structlog
from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiohttp import web

from bot import migrate
from bot.clock import Clock
from bot.db import Database
from bot.i18n import Voice, pick_language
from bot.intake import ALLOWED_UPDATES, Intake
from bot.limiter import Limiter
from bot.outbox import Outbox
from bot.presenter import Presenter
from bot.scheduler import build_scheduler
from bot.services import Services, build_services
from bot.services.directory import Directory, Known
from bot.settings import TELEGRAM, Settings
from bot.standby import only_one
from bot.ui import Screen
from bot.web import Figures, add_webhook, build_web
from handlers import build_site
from handlers.delivery import Delivery
from handlers.reception import Reception, Reply
from handlers.site import Site

log = structlog.get_logger()


def build_bot(settings: Settings) -> Bot:
    """The messenger's client: any Bot API server, through a proxy where one is set."""
    session = AiohttpSession(proxy=settings.bot_proxy)
    if settings.bot_api_url != TELEGRAM:
        session.api = TelegramAPIServer.from_base(settings.bot_api_url)
    properties = DefaultBotProperties(parse_mode="HTML", link_preview_is_disabled=True)
    return Bot(settings.token, session=session, default=properties)


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


def build_app(settings: Settings, clock: Clock) -> App:
    """Build the program. Nothing is opened yet: no file, no socket."""
    db = Database(settings.database_url, clock)
    services = build_services(db, clock)
    site = build_site()
    bot = build_bot(settings)
    limiter = Limiter()
    voices = _Voices(services.directory, settings.school_timezone)
    answers = Presenter(bot, voices.of, limiter.answer)
    reception = Reception(site, services, clock)
    delivery = Delivery(site, services, clock)
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.include_router(reception.router())
    bulk = Presenter(bot, voices.of)

    async def send(person: Known, screen: Screen) -> None:
        assert person.sender is not None
        await bulk.send(person.sender.external_id, voices.of(person.language or ""), screen)

    outbox = Outbox(db, services.directory, services.people, clock, limiter, delivery.look, send)

    async def show(reply: Reply) -> None:
        outbox.wake()
        await answers.answer(reply.chat_id, reply.language, reply.answer, reply.tap)

    intake = Intake(bot, dispatcher, services.health.put_aside, show)
    return App(settings, clock, db, services, site, bot, intake, outbox, limiter)


class _Voices:
    """Voices in the school's time zone, which may change while the program runs."""

    def __init__(self, directory: Directory, zone: ZoneInfo) -> None:
        self._directory = directory
        self._zone = zone

    def of(self, language: str) -> Voice:
        school = self._directory.last
        return Voice(pick_language(language), school.zone if school else self._zone)


async def run(app: App, stopping: asyncio.Event) -> None:
    """Run until `stopping`: migrate, open the web port, take updates, send notices; then finish what runs.

    Polling is for one process at a time: a second one stands by until the first has gone.
    """
    await prepare(app)
    web_app = build_web(lambda: _not_ready(app), Figures(lambda: _figures(app)))
    if app.settings.webhook_url:
        path = urlsplit(app.settings.webhook_url).path or "/"
        add_webhook(web_app, path, app.settings.signature, app.intake.take_in_order)
    runner = web.AppRunner(web_app, access_log=None, handle_signals=False)
    await runner.setup()
    await web.TCPSite(runner, app.settings.web_host, app.settings.web_port).start()
    scheduler = build_scheduler(app.services, app.settings.school_timezone)
    scheduler.start()
    gc.collect()
    gc.freeze()
    sending = asyncio.create_task(app.outbox.run(stopping))
    try:
        await _take_updates(app, stopping)
    finally:
        stopping.set()
        app.outbox.wake()
        scheduler.shutdown(wait=False)
        await runner.cleanup()
        await sending
        await app.bot.session.close()
        await app.db.close()
        log.info("stopped")


async def prepare(app: App) -> None:
    """Bring the database up to date and make sure that it has a school."""
    if app.db.is_sqlite:
        Path(app.db.engine.url.database or "").parent.mkdir(parents=True, exist_ok=True)
    revision = await migrate.upgrade(app.db)
    await app.services.school.ensure(str(app.settings.school_timezone))
    log.info("database_ready", revision=revision)


async def _take_updates(app: App, stopping: asyncio.Event) -> None:
    if app.settings.webhook_url:
        await app.bot.set_webhook(
            app.settings.webhook_url, secret_token=app.settings.signature, allowed_updates=ALLOWED_UPDATES
        )
        log.info("taking_updates", by="webhook")
        await stopping.wait()
        return
    async with only_one(app.db, app.settings.data_dir, stopping) as alone:
        if alone:
            await app.bot.delete_webhook()
            log.info("taking_updates", by="polling")
            await app.intake.poll(stopping)


def stop_on_signals(stopping: asyncio.Event) -> None:
    """Finish what runs on Ctrl-C or when the system asks."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows has no such signals in its loop
            loop.add_signal_handler(number, stopping.set)


async def _not_ready(app: App) -> str | None:
    if app.intake.standing_by:
        return "another program takes the updates of this bot"
    try:
        await app.services.health.waiting()
    except Exception as error:
        return f"the database does not answer ({type(error).__name__})"
    return None


def _figures(app: App) -> dict[str, tuple[str, float]]:
    return {
        "school_updates_total": ("Updates handled", app.intake.handled),
        "school_notices_sent_total": ("Notices sent", app.outbox.sent),
        "school_standing_by": ("1 while another program takes the updates", float(app.intake.standing_by)),
    }
