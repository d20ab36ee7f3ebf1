"""Every button of the newsroom, with posts in every state, as those see them who write and approve."""

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from handlers.site import Site
from tests.databases import SetClock, sqlite_only
from tests.handlers import newsroom_samples as samples
from tests.handlers.feature_walk import check_feature
from tests.personas import StandardSchool

pytestmark = sqlite_only

# Of many posts a walk looks at few: these first.
STARTS = {
    "editor": (samples.DRAFT, samples.MEETING),
    "deputy": (samples.OFFERED, samples.OF_SITE),
    "director": (samples.OF_DIRECTOR, samples.OFFERED),
    "class_teacher": (samples.OFFERED, samples.OF_CLASS),
    "admin": (samples.SHORT,),
}


async def test_every_button_of_the_newsroom_leads_somewhere(
    db: Database, services: Services, school: StandardSchool, site: Site, clock: SetClock, database_url: str
) -> None:
    async with db.write(SYSTEM) as session:
        await samples.fill_newsroom(session, school)
        await services.directory.touch(session)
    walks = [(name, [*(f"newsroom.post:{one}" for one in posts), "newsroom"]) for name, posts in STARTS.items()]
    await check_feature("newsroom", walks, site, clock, database_url)
