"""What the clock does: its jobs stand in one list."""

from zoneinfo import ZoneInfo

from apscheduler.triggers.date import DateTrigger

from bot.scheduler import build_scheduler
from bot.services import Services
from tests.databases import sqlite_only

pytestmark = sqlite_only


async def test_what_figures_are_made_of_is_counted_at_the_start(services: Services) -> None:
    jobs = build_scheduler(services, ZoneInfo("UTC")).get_jobs()
    at_once = {job.func for job in jobs if isinstance(job.trigger, DateTrigger)}
    assert at_once == {services.news.tallying.tick, services.tickets.measuring.tick}
