"""Every screen that every persona can reach, in both languages; every command, notice and deep link."""

from collections.abc import Awaitable, Callable
from itertools import count
from pathlib import Path
from typing import TypeAlias
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.access import SYSTEM, Sender
from bot.db import Database
from bot.i18n import LANGUAGES, Voice
from bot.services import Services
from bot.ui import Answer
from handlers import build_site
from handlers.errors import answer_to
from handlers.reception import CHANNEL
from handlers.site import NoticeArgs, Site
from models.upkeep import TicketCheck
from tests.databases import SetClock, sqlite_only
from tests.handlers.crawler import Crawler, complaints_about
from tests.handlers.samples import NOTICES, fill
from tests.personas import MEMBERS, PERSONAS, STRANGER, STRANGER_TELEGRAM, ContextOf, StandardSchool

pytestmark = sqlite_only

VOICES = tuple(Voice(language, ZoneInfo("Asia/Novokuznetsk")) for language in LANGUAGES)
SITE = build_site()
_UPDATE_IDS = count(1)
Walk: TypeAlias = Callable[[str], Awaitable[Crawler]]

# Between them they hold every role and every fact about a person, keep no, one and many rooms, have a name or none.
WALKERS = (
    "teacher",
    "keeper_of_many",
    "technician",
    "storekeeper",
    "coordinator",
    "deputy",
    "admin",
    "several",
    "class_teacher",
    "parent",
    "student",
    "nameless",
    "left",
    STRANGER,
)
CURIOUS = ("teacher", "technician", "several", "parent", STRANGER)
# Shown for an edited message, in a group, to a stranger, after a photo or in an act; on an invitation; for a file.
BY_OTHER_WAYS = {
    "act.answer",  # these two stand below the notice of who is asked to hurry
    "act.answer.do",
    "edited",
    "group",
    "stranger",
    "report",
    "ticket.sent",
    "unknown",
    "cancel",
}
# A question was asked; words came too late.
BY_OTHER_WAYS |= {"answer", "answer.say", "late", "again"}
# Words about something else came while a report was checked, and fit into it.
BY_OTHER_WAYS |= {"report.join"}
# Whoever is added to a service is found by a typed surname.
BY_OTHER_WAYS |= {"team.put"}
# «Done» of planned work whose list is not ticked to its end.
BY_OTHER_WAYS |= {"solve.anyway"}
# Whoever gets a post is found by a typed surname.
BY_OTHER_WAYS |= {"post.hand"}
# Words typed while a card was open are surely something else.
BY_OTHER_WAYS |= {"aside", "aside.new", "aside.here"}
# Words typed beside any question, while a letter waits for words.
BY_OTHER_WAYS |= {"news.ask", "news.said", "news.unsaid"}
ELSEWHERE: tuple[str, ...] = ("item.", "newscard.", "newsroom.", "join", "setup", "register.", "plan.import")
ELSEWHERE += ("survey.", "surveys.", "questions.", "results.", "paper.")

_walked: dict[str, Crawler] = {}


@pytest.fixture
async def filled(db: Database, services: Services, school: StandardSchool, database_url: str) -> Path:
    """The file of a school where things have happened."""
    async with db.write(SYSTEM) as session:
        await fill(session, school)
        await services.directory.touch(session)
    return Path(database_url.partition("///")[2])


@pytest.fixture
def walk(filled: Path, db: Database, site: Site, clock: SetClock, tmp_path: Path, context_of: ContextOf) -> Walk:
    """A persona's walk from the menu and from every command; each persona walks once for all tests."""

    async def walk(name: str) -> Crawler:
        if name not in _walked:
            telegram = STRANGER_TELEGRAM if name == STRANGER else PERSONAS[name].telegram
            assert telegram is not None
            actor = (await context_of(name)).actor
            entries = [entry.address.pack() for entry in site.entries_for(actor)]
            crawler = Crawler(site, clock, tmp_path, Sender(CHANNEL, telegram), VOICES)
            # Of many tickets in many lists a few are looked at: one with a list to tick is to be among them.
            async with db.read() as session:
                with_list = await session.scalars(select(TicketCheck.ticket_id).distinct())
                lists = [f"ticket:{ticket}" for ticket in with_list] if actor.teams else []
            await crawler.walk(filled, ["stranger"] if actor.is_stranger else ["menu", *lists, *entries])
            _walked[name] = crawler
        return _walked[name]

    return walk


@pytest.mark.parametrize("name", WALKERS)
async def test_every_button_leads_somewhere(name: str, walk: Walk, site: Site, context_of: ContextOf) -> None:
    crawler = await walk(name)
    assert crawler.complaints == []
    if (await context_of(name)).actor.is_stranger:
        assert {raw.partition(":")[0] for raw in crawler.found} <= site.open_prefixes


async def test_no_screen_stands_apart(walk: Walk, site: Site) -> None:
    """What no persona can reach is dead code, or a button was forgotten; some addresses come by other ways."""
    walks = [await walk(name) for name in WALKERS]
    reached = {raw.partition(":")[0] for crawler in walks for raw in crawler.found}
    apart = {prefix for prefix in {*site.screens, *site.actions} - reached if not prefix.startswith(ELSEWHERE)}
    assert apart <= BY_OTHER_WAYS


@pytest.mark.parametrize("kind", sorted(SITE.notices))
async def test_every_notice_has_a_look(kind: str, filled: Path, site: Site, context_of: ContextOf) -> None:
    notice = NOTICES.get(kind, NoticeArgs(None, {}))
    looks = [await site.notices[kind].full(await context_of(name), notice) for name in MEMBERS]
    shown = [look for look in looks if look is not None]
    assert shown, "nobody gets to see it: tests/handlers/samples.py may need a sample of it"
    complaints = [words for look in shown for words in complaints_about(Answer(look), VOICES)]
    assert complaints == []
    lines = [await site.notices[kind].line(await context_of(name), notice) for name in MEMBERS]
    said = [line for line in lines if line is not None]
    assert said, "nobody gets to read its line in a digest"
    assert all(0 < len(voice.plain(line)) <= 100 for line in said for voice in VOICES)


@pytest.mark.parametrize("word", sorted(SITE.links))
@pytest.mark.parametrize("rest", ["", "1", "0", "999999999999", "-1", "1_0", "x" * 60, "слово", "a-b-c"])
async def test_deep_links_answer_whatever_they_carry(
    word: str, rest: str, filled: Path, site: Site, context_of: ContextOf
) -> None:
    for name in ("teacher", "parent", "admin", STRANGER, "left"):
        context = await context_of(name)
        answer = await answer_to(context, site.links[word](context, rest))
        assert answer.screen is not None or answer.toast is not None
        assert list(complaints_about(answer, VOICES)) == []


@pytest.mark.parametrize("name", CURIOUS)
async def test_tampered_addresses_get_an_answer(name: str, filled: Path, site: Site, context_of: ContextOf) -> None:
    """Any address with any numbers and words in it, by anybody: an answer, never a fault of the program."""
    for prefix, (address, _) in (site.screens | site.actions).items():
        fields = len(address.model_fields)
        for value in ("1", "999999999", "-1", "0", "1_000", "x", "", "take"):
            raw = ":".join([prefix, *[value] * fields])
            context = await context_of(name, update_id=next(_UPDATE_IDS))
            answer = await answer_to(context, site.follow(context, raw))
            assert answer.screen is not None or answer.toast is not None, raw
            assert list(complaints_about(answer, VOICES)) == [], raw
