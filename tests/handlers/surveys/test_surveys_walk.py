"""Every button of surveys in every state, as those see it who manage them."""

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from handlers.site import Site
from tests.databases import SetClock, sqlite_only
from tests.handlers import surveys_samples as samples
from tests.handlers.feature_walk import check_feature
from tests.personas import StandardSchool

pytestmark = sqlite_only

# A walk looks at two surveys of the same kind of address, so there are several.
WALKS = (
    ("deputy", (samples.FLAWED, samples.OFTEN)),
    ("deputy", (samples.PLANNED, samples.STOPPED)),
    ("deputy", (samples.LOCKED,)),
    ("director", (samples.RUNNING, samples.OVER)),
    ("director", (samples.WITHDRAWN, samples.SHORT)),
)


async def test_every_button_of_surveys_leads_somewhere(
    db: Database, services: Services, school: StandardSchool, site: Site, clock: SetClock, database_url: str
) -> None:
    async with db.write(SYSTEM) as session:
        await samples.fill_managed(session, school)
        await samples.fill_every_state(session, school)
        await services.directory.touch(session)
    walks = [(name, [*(f"surveys.one:{one}" for one in numbers), "surveys"]) for name, numbers in WALKS]
    await check_feature("surveys", walks, site, clock, database_url)
