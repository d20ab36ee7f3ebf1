"""Walks the chat as a search engine walks a site: from an address through every button, by the eyes of one persona.

A tap that changes something is tried on a copy of the database, and what it leads to is looked at in that copy.
"""

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import event

from bot.access import Sender
from bot.clock import Clock
from bot.db import Database
from bot.errors import SchoolError
from bot.i18n import Voice
from bot.markup import visible_length
from bot.playground.errors import ApiError
from bot.playground.markup import parse_html
from bot.presenter import CAPTION_LIMIT, KEEPS, TEXT_LIMIT, TOAST_LIMIT, keyboard_of
from bot.services import Services, build_services
from bot.services.snapshot import Snapshot
from bot.ui import Address, Answer, Button, Incoming, Media, Screen
from bot.worker import Worker
from handlers.site import Context, Site
from tests.databases import image_of, share_compiled, write_image

# Addresses that differ in their numbers only look alike: so many of each are enough, and so many of each prefix.
OF_A_KIND = 2
OF_A_PREFIX = 10
CALLBACK_BYTES = 64
# What a phone shows without cutting it: a label, the labels of a row together, rows above the fold.
LABEL_LENGTH, ROW_LENGTH, ROWS = 48, 50, 8
TYPED = (Incoming(text="214"), Incoming(text="Нет такого"), Incoming(media=Media("photo", "photo1")))

_PAGE = re.compile(r"\d+/\d+")
_NUMBER = re.compile(r"(?<=:)[1-9]\d*")  # 0 means "none chosen yet", which is another screen
_update_ids = count(1)


class World:
    """A database that can be put back into any state that it had."""

    def __init__(self, db: Database, path: Path, clock: Clock) -> None:
        self._path = path
        self._db = db
        event.listen(self._db.engine.sync_engine, "connect", _make_haste)
        self._clock = clock
        self._worker = Worker()
        self._schools: dict[int, Snapshot] = {}
        self.state = image_of(self._path)
        self.services = self._services()

    def keep(self) -> bytes:
        """The state of now, to come back to."""
        self.state = image_of(self._path)
        return self.state

    async def go_back(self, state: bytes) -> None:
        """Be in this state again; the services know nothing of what was. The school of a state is read once."""
        write_image(self._path, state)
        self.state = state
        self.services = self._services()
        directory = self.services.directory
        directory._snapshot = self._schools.get(hash(state))
        self._schools[hash(state)] = await directory.now()

    def _services(self) -> Services:
        services = build_services(self._db, self._clock, folder=self._path.parent / "data", worker=self._worker)
        services.invitations.bot_name = "school_bot"
        services.calendars.public_url = "https://bot.school.example"
        return services

    async def close(self) -> None:
        await self._worker.close()
        await self._db.close()


def _make_haste(connection: Any, _record: object) -> None:
    """Nothing here has to outlive a power cut."""
    connection.execute("PRAGMA synchronous=OFF").close()


@dataclass(frozen=True, slots=True)
class Step:
    """An address to look at, in a state of the database, with the way that led there."""

    raw: str
    state: bytes
    way: tuple[str, ...]
    incoming: Incoming | None = None


@dataclass(slots=True)
class Crawler:
    """One persona's walk. `found` are the addresses followed, `complaints` what was wrong on the way."""

    site: Site
    clock: Clock
    folder: Path
    sender: Sender
    voices: tuple[Voice, ...]
    complaints: list[str] = field(default_factory=list)
    found: set[str] = field(default_factory=set)
    _queue: deque[Step] = field(default_factory=deque)
    _of_a_kind: Counter[str] = field(default_factory=Counter)

    async def walk(self, database: Path, starts: Iterable[str]) -> None:
        """Through everything that can be reached from these addresses; the database stays as it is."""
        path = self.folder / f"crawled_{next(_update_ids)}.db"
        write_image(path, image_of(database))
        db = Database(f"sqlite+aiosqlite:///{path}", self.clock)
        await share_compiled(db)
        world = World(db, path, self.clock)
        for start in starts:
            self._enqueue(start, world.state, ())
        while self._queue:
            await self._look(self._queue.popleft(), world)
        await world.close()

    async def _look(self, step: Step, world: World) -> None:
        changes = step.incoming is not None or step.raw.partition(":")[0] in self.site.actions
        if world.state is not step.state:
            await world.go_back(step.state)
        try:
            answer = await self._follow(step, await self._context(world))
        except SchoolError as error:
            if step.incoming is None:
                self._complain(step, f"{type(error).__name__} {error.key} from a button that was shown")
            return
        except LookupError as error:
            self._complain(step, f"leads nowhere: {error!r}")
            return
        if changes and answer.screen is None and answer.toast is None:
            self._complain(step, "no answer at all")
        for complaint in complaints_about(answer, self.voices):
            self._complain(step, complaint)
        if answer.screen is not None:
            self._follow_up(step, world.keep() if changes else step.state, answer.screen)

    async def _context(self, world: World) -> Context:
        school = await world.services.directory.now()
        actor = world.services.directory.actor(school, self.sender, self.voices[0].language, next(_update_ids))
        return Context(actor, world.services, school, self.clock.now(), self.site)

    async def _follow(self, step: Step, context: Context) -> Answer:
        self.found.add(step.raw)
        if step.incoming is not None:
            return await self.site.take(context, step.raw, step.incoming)
        return await self.site.follow(context, step.raw)

    def _follow_up(self, step: Step, state: bytes, screen: Screen) -> None:
        way = (*step.way, step.raw)
        for raw in targets(screen):
            if raw.partition(":")[0] not in self.site.screens and raw.partition(":")[0] not in self.site.actions:
                self._complain(step, f"a button leads to {raw}, which nobody serves")
            self._enqueue(raw, state, way)
        if screen.expects is not None:
            if screen.expects.__prefix__ not in self.site.inputs:
                self._complain(step, f"expects {screen.expects.__prefix__}, which nobody takes")
                return
            for incoming in TYPED:
                self._enqueue(screen.expects.pack(), state, way, incoming)

    def _enqueue(self, raw: str, state: bytes, way: tuple[str, ...], incoming: Incoming | None = None) -> None:
        if incoming is None and raw in self.found:
            return
        prefix = raw.partition(":")[0]
        changes = incoming is not None or prefix in self.site.actions
        kind = f"{_NUMBER.sub('#', raw)} {incoming}"
        if self._of_a_kind[kind] >= (1 if changes else OF_A_KIND) or self._of_a_kind[prefix] >= OF_A_PREFIX:
            return
        self._of_a_kind[kind] += 1
        self._of_a_kind[prefix] += 1
        self._queue.append(Step(raw, state, way, incoming))

    def _complain(self, step: Step, words: str) -> None:
        typed = f" (typed {step.incoming.text or step.incoming.media})" if step.incoming else ""
        self.complaints.append(f"{' > '.join((*step.way, step.raw))}{typed}: {words}")


def targets(screen: Screen) -> Iterator[str]:
    """Where the buttons of a screen lead, «Назад» and «Меню» too."""
    buttons = [button for row in screen.rows for button in row if isinstance(button, Button)]
    for to in (*(button.to for button in buttons), *(() if screen.back is None else (screen.back,))):
        yield to.pack() if isinstance(to, Address) else to
    if not screen.home:
        yield "menu"


def complaints_about(answer: Answer, voices: Iterable[Voice]) -> Iterator[str]:
    """What a person with a phone, or the messenger, would not like about an answer."""
    for voice in voices:
        where = f"[{voice.language}] "
        if answer.toast is not None and len(voice.plain(answer.toast)) > TOAST_LIMIT:
            yield f"{where}the toast is too long"
        if answer.screen is not None:
            yield from (where + complaint for complaint in _about_text(answer.screen, voice))
            yield from (where + complaint for complaint in _about_buttons(answer.screen, voice))


def _about_text(screen: Screen, voice: Voice) -> Iterator[str]:
    html = "\n".join(voice.html(line) for line in screen.lines)
    limit = CAPTION_LIMIT if screen.file else TEXT_LIMIT
    if visible_length(html) > limit:
        yield f"{visible_length(html)} signs of text, {limit} fit"
    if not html.startswith("<b>"):
        yield f"no bold title: {html[:40]!r}"
    try:
        parse_html(html)
    except ApiError as refusal:
        yield str(refusal)


def _about_buttons(screen: Screen, voice: Voice) -> Iterator[str]:
    rows = keyboard_of(screen, voice).inline_keyboard
    lists = [row for row in rows if not any(_PAGE.fullmatch(button.text) for button in row)]
    if len(lists) > ROWS + 1:
        yield f"{len(lists)} rows of buttons"
    if not screen.home and (rows[-1][-1].callback_data or "").removeprefix(KEEPS) != "menu":
        yield "no way to the menu"
    for row in rows:
        if sum(len(button.text) for button in row) > ROW_LENGTH:
            yield f"a row too wide for a phone: {[button.text for button in row]}"
        for button in row:
            if not 0 < len(button.text) <= LABEL_LENGTH:
                yield f"a label of {len(button.text)} signs: {button.text!r}"
            if button.callback_data and len(button.callback_data.encode()) > CALLBACK_BYTES:
                yield f"an address of more than {CALLBACK_BYTES} bytes: {button.callback_data}"
