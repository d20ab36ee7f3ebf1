"""Every button of an item's screens, from cards in every state, as those see them who act on them."""

from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.access import SYSTEM, Sender
from bot.db import Database
from bot.i18n import LANGUAGES, Voice
from bot.services import Services
from bot.ui import Incoming
from handlers.reception import CHANNEL
from handlers.site import Site
from tests.databases import SetClock, sqlite_only
from tests.handlers.crawler import Crawler
from tests.handlers.plan_samples import fill_plan
from tests.personas import PERSONAS, StandardSchool

pytestmark = sqlite_only

VOICES = tuple(Voice(language, ZoneInfo("Asia/Novokuznetsk")) for language in LANGUAGES)
# Samples in the order of their states; the seventh is the longest, the eighth a group's.
STARTS = {"teacher": (1, 7, 8), "director": (1, 4, 5, 7), "coordinator": (3, 4), "deputy": (7,)}


@dataclass(slots=True)
class OfItems(Crawler):
    """Goes no further than the screens of items."""

    def _enqueue(self, raw: str, state: bytes, way: tuple[str, ...], incoming: Incoming | None = None) -> None:
        if raw.startswith("item"):
            Crawler._enqueue(self, raw, state, way, incoming)


async def test_every_button_of_an_item_leads_somewhere(
    db: Database,
    services: Services,
    school: StandardSchool,
    site: Site,
    clock: SetClock,
    tmp_path: Path,
    database_url: str,
) -> None:
    async with db.write(SYSTEM) as session:
        await fill_plan(session, school)
        await services.directory.touch(session)
    file = Path(database_url.partition("///")[2])
    reached: set[str] = set()
    for name, items in STARTS.items():
        for item in items:
            crawler = OfItems(site, clock, tmp_path, Sender(CHANNEL, PERSONAS[name].telegram or 0), VOICES)
            await crawler.walk(file, [f"item:{item}"])
            assert crawler.complaints == [], (name, item)
            reached |= {raw.partition(":")[0] for raw in crawler.found}
    served = {prefix for prefix in {*site.screens, *site.actions} if prefix.partition(".")[0] == "item"}
    assert served - reached == set()
