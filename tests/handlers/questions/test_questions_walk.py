"""Every button of the builder, with surveys in every state, as those see them who manage surveys."""

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from handlers.site import Site
from tests.databases import SetClock, sqlite_only
from tests.handlers import questions_samples as samples
from tests.handlers.feature_walk import check_feature
from tests.personas import StandardSchool

pytestmark = sqlite_only

# Of many alike a walk looks at few: each of these walks begins with others.
STARTS = (
    (f"questions:{samples.SHORT}", *(f"questions.one:{samples.SHORT}:{number}" for number in range(1, 5))),
    tuple(f"questions.one:{samples.SHORT}:{number}" for number in range(5, 10)),
    tuple(f"questions.ways:{samples.FULL}:{number}" for number in range(1, 9)),
    tuple(f"questions.options:{samples.FULL}:{number}" for number in (8, 9)),
    tuple(f"questions.look.at:{samples.FULL}:{number}:0" for number in range(1, 9)),
    tuple(f"questions.{word}:{samples.FULL}:1" for word in ("one", "more", "text", "help", "photo", "delete", "kind")),
    (f"questions:{samples.FULL}", f"questions:{samples.FLAWED}", f"questions:{samples.EMPTY}"),
    tuple(f"questions.one:{samples.FLAWED}:{number}" for number in range(1, 5)),
    tuple(f"questions:{number}" for number in (samples.RUNNING, samples.PLANNED, samples.ENDED)),
    ("questions.new", f"questions.file.look:{samples.EMPTY}:{samples.OF_FILE}", f"questions.files:{samples.RUNNING}"),
)


async def test_every_button_of_the_builder_leads_somewhere(
    db: Database, services: Services, school: StandardSchool, site: Site, clock: SetClock, database_url: str
) -> None:
    async with db.write(SYSTEM) as session:
        await samples.fill_questions(session)
        await services.directory.touch(session)
    await check_feature("questions", [("deputy", starts) for starts in STARTS], site, clock, database_url)
