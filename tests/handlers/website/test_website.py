"""The school's website in the chat: naming the page, how reading goes, what the site may take, who hears what."""

import asyncio
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid
from bot.i18n import Voice
from bot.services import Services
from bot.services.website import watching
from bot.services.website.fetching import Fetched, Fetcher, Freshness
from bot.services.website.problems import CannotRead, Problem
from bot.ui import Answer, Button, Incoming, Screen
from handlers.site import NoticeArgs, Site
from handlers.website import actions, notices, screens
from handlers.website.addresses import Forget, GiveNews, NameSection, ReadNow, Stop, Website
from models.news import Website as Row
from tests import factories
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only
from tests.personas import ContextOf, StandardSchool

pytestmark = sqlite_only

VOICE = Voice("ru", ZoneInfo("Asia/Novokuznetsk"))
URL = "https://school.example/news"
FEED = """<rss version="2.0"><channel><item><title>Каток открыт</title><guid>1</guid>
<pubDate>Mon, 23 Nov 2026 08:00:00 +0700</pubDate></item></channel></rss>"""


class Pages(Fetcher):
    """Stands in for the network: one page, or what is wrong with it."""

    def __init__(self) -> None:
        super().__init__(allow_private=False)
        self.says: str | Problem = FEED

    async def fetch(self, url: str, etag: str | None = None, modified: str | None = None) -> Fetched:
        if isinstance(self.says, Problem):
            raise CannotRead(self.says)
        return Fetched(Freshness.FRESH, url, self.says.encode(), "text/xml")


@pytest.fixture
def pages(services: Services, school: StandardSchool) -> Pages:
    services.website._fetcher = Pages()
    return services.website._fetcher


def words(shown: Screen | None) -> str:
    assert shown is not None
    return "\n".join(VOICE.plain(line) for line in shown.lines)


def ways(shown: Screen | None) -> list[str]:
    assert shown is not None
    buttons = [button for row in shown.rows for button in row if isinstance(button, Button)]
    return [button.to if isinstance(button.to, str) else button.to.pack() for button in buttons]


async def name_it(context_of: ContextOf, typed: str = "school.example/news", update_id: int = 1) -> Answer:
    context = await context_of("editor", update_id=update_id)
    return await actions.take_section(context, NameSection(), Incoming(text=typed))


async def test_a_page_is_named_and_what_it_has_is_said(pages: Pages, context_of: ContextOf) -> None:
    empty = await screens.website(await context_of("editor"), Website())
    assert ways(empty) == ["website.section", "website.give"]
    assert (await screens.name_section(await context_of("editor"), NameSection())).expects == NameSection()
    found = (await name_it(context_of)).screen
    assert "Нашлась 1 запись.\nСамая новая – от 23.11.2026.\nИз свежих сделан 1 черновик" in words(found)
    assert ways(found) == ["newsroom"]
    shown = await screens.website(await context_of("editor"), Website())
    assert f"Читаю {URL}\nПоследний раз прочитано 24.11.2026 10:00." in words(shown)
    assert "Всего видел 1 запись.\nСамая новая – от 23.11.2026." in words(shown)
    assert ways(shown) == ["website.read", "website.section", "website.stop", "website.give"]


async def test_an_empty_feed_is_watched_too(pages: Pages, context_of: ContextOf) -> None:
    pages.says = '<rss version="2.0"><channel></channel></rss>'
    found = (await name_it(context_of)).screen
    assert "Записей на ней пока нет." in words(found)
    assert ways(found) == []


async def test_every_problem_is_a_sentence_of_its_own(pages: Pages, context_of: ContextOf, services: Services) -> None:
    await name_it(context_of)
    said = set()
    for number, problem in enumerate(Problem, start=2):
        pages.says = problem
        with pytest.raises(Invalid) as caught:
            await name_it(context_of, update_id=number)
        assert caught.value.key == f"error-website-{problem}"
        answer = await actions.read_now(await context_of("editor"), ReadNow())
        assert answer.toast is not None
        assert VOICE.plain(answer.toast) == "Прочитать не получилось"
        line = next(line for line in words(answer.screen).split("\n") if line.startswith("⚠️"))
        assert "Загляну снова 24.11.2026" in line or "Загляну снова 25.11.2026" in line
        said.add(line.partition("Загляну")[0])
    assert len(said) == len(Problem)


async def test_reading_at_once(pages: Pages, context_of: ContextOf) -> None:
    await name_it(context_of)
    pages.says = FEED.replace("<item>", "<item><title>Лыжи</title><guid>2</guid></item><item>")
    answer = await actions.read_now(await context_of("editor"), ReadNow())
    assert answer.toast is not None
    assert VOICE.plain(answer.toast) == "Прочитано"


async def test_a_slow_site_is_said_to_be_slow(
    pages: Pages, context_of: ContextOf, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "ANSWER_WITHIN", 0.0)
    first = await name_it(context_of)
    await finished(services)
    again = await actions.read_now(await context_of("editor"), ReadNow())
    await finished(services)
    for answer in (first, again):
        assert "Сайт отвечает медленно" in words(answer.screen)
        assert ways(answer.screen) == ["website"]


async def finished(services: Services) -> None:
    await asyncio.gather(*services.website._going_on)


async def test_giving_a_site_up_is_asked_about(pages: Pages, context_of: ContextOf) -> None:
    await name_it(context_of)
    assert ways(await screens.stop(await context_of("editor"), Stop())) == ["website.forget"]
    answer = await actions.forget(await context_of("editor", update_id=2), Forget())
    assert "Назовите страницу" in words(answer.screen)


async def test_what_the_site_may_take(context_of: ContextOf, services: Services) -> None:
    services.calendars.public_url = None
    assert "PUBLIC_URL" in words(await screens.give_news(await context_of("admin"), GiveNews()))
    services.calendars.public_url = "https://bot.school.example"
    shown = words(await screens.give_news(await context_of("admin"), GiveNews()))
    assert "https://bot.school.example/news.html" in shown
    assert "https://bot.school.example/news.atom" in shown


async def test_it_is_for_its_editors_only(pages: Pages, context_of: ContextOf, site: Site) -> None:
    for name in ("teacher", "class_teacher", "deputy", "director", "parent", "student", "stranger", "left"):
        context = await context_of(name)
        assert "site" not in site.commands_for(context.actor), name
        for attempt in (
            screens.website(context, Website()),
            screens.name_section(context, NameSection()),
            screens.stop(context, Stop()),
            screens.give_news(context, GiveNews()),
            actions.read_now(context, ReadNow()),
            actions.forget(context, Forget()),
            actions.take_section(context, NameSection(), Incoming(text=URL)),
        ):
            with pytest.raises(Denied):
                raise AssertionError(f"{name}: {await attempt}")


async def test_what_editors_hear(pages: Pages, context_of: ContextOf, db: Database, clock: SetClock) -> None:
    async with db.write(SYSTEM) as session:
        await factories.website(session, looked_at=SCHOOL_MORNING, problem="gone")
    clock.advance(days=22)
    editor = await context_of("editor")
    drafts = await notices.LOOKS["website.drafts"].full(editor, NoticeArgs(None, {"count": 3}))
    assert "Готовы 3 черновика." in words(drafts)
    assert ways(drafts) == ["newsroom"]
    unread = await notices.LOOKS["website.unread"].full(editor, NoticeArgs(None, {}))
    assert f"не получается прочитать {URL}. Такой страницы на сайте нет" in words(unread)
    assert ways(unread) == ["website"]
    silent = await notices.LOOKS["website.silent"].full(editor, NoticeArgs(None, {}))
    assert f"Уже 22 дня ничего нового: {URL}." in words(silent)
    assert ways(silent) == ["newsroom", "website"]


async def test_what_is_over_or_not_theirs_any_more_is_not_sent(
    pages: Pages, context_of: ContextOf, db: Database, clock: SetClock
) -> None:
    async def looks(name: str) -> list[str]:
        context, notice = await context_of(name), NoticeArgs(None, {"count": 3})
        full = {kind: await look.full(context, notice) for kind, look in notices.LOOKS.items()}
        lines = {kind: await look.line(context, notice) for kind, look in notices.LOOKS.items()}
        assert [kind for kind in full if full[kind]] == [kind for kind in lines if lines[kind]]
        return [kind for kind in full if full[kind]]

    async with db.write(SYSTEM) as session:
        await factories.website(session, problem="gone", newest_at=SCHOOL_MORNING - timedelta(days=14))
    assert await looks("editor") == ["website.drafts", "website.unread", "website.silent"]
    assert await looks("teacher") == []
    async with db.write(SYSTEM) as session:
        row = (await session.scalars(select(Row))).one()
        row.problem, row.newest_at = None, SCHOOL_MORNING - timedelta(days=13)
    assert await looks("editor") == ["website.drafts"]
    await actions.forget(await context_of("editor", update_id=1), Forget())
    assert await looks("editor") == ["website.drafts"]
