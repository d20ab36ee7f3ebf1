"""Every button of an item's screens, from cards in every state, as those see them who act on them."""

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from handlers.site import Site
from tests.databases import SetClock, sqlite_only
from tests.handlers.feature_walk import check_feature
from tests.handlers.plan_samples import fill_plan
from tests.personas import StandardSchool

pytestmark = sqlite_only

# Samples in the order of their states; the seventh is the longest, the eighth a group's.
STARTS = {"teacher": (1, 7, 8), "director": (1, 4, 5, 7), "coordinator": (3, 4, 8), "deputy": (7,)}


async def test_every_button_of_an_item_leads_somewhere(
    db: Database, services: Services, school: StandardSchool, site: Site, clock: SetClock, database_url: str
) -> None:
    async with db.write(SYSTEM) as session:
        await fill_plan(session, school)
        await services.directory.touch(session)
    walks = [(name, [f"item:{item}"]) for name, items in STARTS.items() for item in items]
    await check_feature("item", walks, site, clock, database_url)
