"""Every button of the newsroom, with posts in every state, as those see them who write and approve."""

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
from tests.handlers import newsroom_samples as samples
from tests.handlers.crawler import Crawler
from tests.personas import PERSONAS, StandardSchool

pytestmark = sqlite_only

VOICES = tuple(Voice(language, ZoneInfo("Asia/Novokuznetsk")) for language in LANGUAGES)
# Of many posts a walk looks at few: these first.
STARTS = {
    "editor": (samples.DRAFT, samples.MEETING),
    "deputy": (samples.OFFERED, samples.OF_SITE),
    "director": (samples.OF_DIRECTOR, samples.OFFERED),
    "class_teacher": (samples.OFFERED, samples.OF_CLASS),
    "admin": (samples.SHORT,),
}


@dataclass(slots=True)
class OfNewsroom(Crawler):
    """Goes no further than the newsroom."""

    def _enqueue(self, raw: str, state: bytes, way: tuple[str, ...], incoming: Incoming | None = None) -> None:
        if raw.startswith("newsroom"):
            Crawler._enqueue(self, raw, state, way, incoming)


async def test_every_button_of_the_newsroom_leads_somewhere(
    db: Database,
    services: Services,
    school: StandardSchool,
    site: Site,
    clock: SetClock,
    tmp_path: Path,
    database_url: str,
) -> None:
    async with db.write(SYSTEM) as session:
        await samples.fill_newsroom(session, school)
        await services.directory.touch(session)
    file = Path(database_url.partition("///")[2])
    reached: set[str] = set()
    for name, posts in STARTS.items():
        crawler = OfNewsroom(site, clock, tmp_path, Sender(CHANNEL, PERSONAS[name].telegram or 0), VOICES)
        await crawler.walk(file, [*(f"newsroom.post:{one}" for one in posts), "newsroom"])
        assert crawler.complaints == [], name
        reached |= {raw.partition(":")[0] for raw in crawler.found}
    served = {prefix for prefix in {*site.screens, *site.actions} if prefix.partition(".")[0] == "newsroom"}
    assert served - reached == set()
