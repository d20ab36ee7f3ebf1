"""Walks through the screens of one feature, whose posts or items are too many for the walk through everything."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.access import Sender
from bot.clock import Clock
from bot.i18n import LANGUAGES, Voice
from bot.ui import Incoming
from handlers.reception import CHANNEL
from handlers.site import Site
from tests.handlers.crawler import Crawler
from tests.personas import PERSONAS

VOICES = tuple(Voice(language, ZoneInfo("Asia/Novokuznetsk")) for language in LANGUAGES)


@dataclass(slots=True)
class _Within(Crawler):
    """Goes no further than the screens of a feature."""

    feature: str = ""

    def _enqueue(self, raw: str, state: bytes, way: tuple[str, ...], incoming: Incoming | None = None) -> None:
        if raw.startswith(self.feature):
            Crawler._enqueue(self, raw, state, way, incoming)


async def check_feature(
    feature: str, walks: Iterable[tuple[str, Iterable[str]]], site: Site, clock: Clock, database_url: str
) -> None:
    """Nothing is wrong on walks of these personas from these addresses, and all that the feature serves is met.

    The database is SQLite's; copies of it are made beside its file.
    """
    file = Path(database_url.partition("///")[2])
    reached: set[str] = set()
    for name, starts in walks:
        sender = Sender(CHANNEL, PERSONAS[name].telegram or 0)
        crawler = _Within(site, clock, file.parent, sender, VOICES, feature=feature)
        await crawler.walk(file, starts)
        assert crawler.complaints == [], (name, starts)
        reached |= {raw.partition(":")[0] for raw in crawler.found}
    served = {prefix for prefix in {*site.screens, *site.actions} if prefix.partition(".")[0] == feature}
    assert not served - reached, served - reached
