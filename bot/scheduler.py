"""The clock only ticks: what is due is a row in the database. Jobs stand here, in code, and nowhere else."""

from zoneinfo import ZoneInfo

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.services import Services

log = structlog.get_logger()
# A copy of the database that is put back while the bot runs is seen after this time.
LOOK_AGAIN_SECONDS = 2
# So late at most a missed term is noticed.
TICK_MINUTES = 3


def build_scheduler(services: Services, zone: ZoneInfo) -> AsyncIOScheduler:
    """Ticks by the school's clock. A tick that was missed is made up once, however late."""
    scheduler = AsyncIOScheduler(timezone=zone, job_defaults={"coalesce": True, "misfire_grace_time": None})
    scheduler.add_job(services.health.tidy, "cron", hour=3, minute=30, id="tidy")
    scheduler.add_job(services.health.copy_log, "cron", minute="*", second=32, id="log")
    scheduler.add_job(services.tickets.reporting.forget_old, "cron", minute=15, id="old_drafts")
    scheduler.add_job(services.tasks.drafting.forget_old, "cron", minute=20, id="old_task_drafts")
    scheduler.add_job(services.news.sending.tick, "cron", minute="*", second=2, id="scheduled_news")
    # A reminder waits for its reader's hours; a later tick makes up for one that was missed.
    scheduler.add_job(services.news.pressing.tick, "cron", minute="*/15", second=40, id="silent_readers")
    scheduler.add_job(services.news.drafting.forget_old, "cron", hour=3, minute=40, id="old_news_drafts")
    # A survey starts in the hours of those asked and ends with its last day; a later tick makes up for a missed one.
    scheduler.add_job(services.surveys.starting.tick, "cron", minute="*/15", second=10, id="surveys")
    scheduler.add_job(services.surveys.ending.tick, "cron", minute="*/15", second=50, id="ended_surveys")
    scheduler.add_job(services.surveys.joining.tick, "cron", hour=6, minute=25, id="newly_asked")
    scheduler.add_job(services.news.tallying.tick, "interval", minutes=TICK_MINUTES, id="tallies")
    # The site itself is asked less often; a tick of any replica that is due does it.
    scheduler.add_job(services.website.tick, "cron", minute="*/5", second=20, id="website")
    scheduler.add_job(services.tickets.ticking.tick, "interval", minutes=TICK_MINUTES, id="terms")
    scheduler.add_job(services.tickets.measuring.tick, "interval", minutes=TICK_MINUTES, id="measuring")
    # What the figures are made of is counted at the start as well, so that the first look at the status is whole.
    scheduler.add_job(services.news.tallying.tick, "date", id="first_tallies")
    scheduler.add_job(services.tickets.measuring.tick, "date", id="first_measuring")
    # Summaries have times of their own; a later tick makes up for one that was missed.
    scheduler.add_job(services.status.summaries.tick, "cron", minute="*/15", second=30, id="summaries")
    # Morning lists are queued for each person's own time; a later tick makes up for one that was missed.
    scheduler.add_job(services.roadmap.clockwork.tick, "cron", minute="*/15", id="morning_lists")
    scheduler.add_job(services.roadmap.telling.assigned, "cron", minute="*/5", id="new_items")
    scheduler.add_job(services.roadmap.telling.unclaimed, "cron", minute=25, id="unclaimed_items")
    scheduler.add_job(services.roadmap.deciding.remind, "cron", hour="6-18", minute=35, id="decisions")
    scheduler.add_job(services.roadmap.selfcheck.night, "cron", hour=3, minute=40, id="unreminded")
    scheduler.add_job(services.tickets.silence.end, "cron", minute=5, id="silence")
    scheduler.add_job(services.tickets.forgotten.recall, "cron", minute="*/30", id="forgotten")
    # Days off begin and end with the day; a tick of a later hour makes up for one that was missed.
    scheduler.add_job(services.people.absences.standing_in.tick, "cron", minute=2, id="standing_in")
    scheduler.add_job(services.tickets.planned.make_due, "cron", minute=10, id="planned")
    scheduler.add_job(services.roadmap.turning.remind, "cron", hour=9, minute=20, id="year_turn")
    scheduler.add_job(services.roadmap.keeping.tick, "interval", minutes=1, id="evidence")
    scheduler.add_job(look_again, "interval", args=(services,), seconds=LOOK_AGAIN_SECONDS, id="look_again")
    return scheduler


async def look_again(services: Services) -> None:
    """Forget what this process remembers, where the database was changed beside it."""
    if await services.directory.is_outdated():
        services.directory.forget()
        services.expectations.forget()
        log.warning("database_changed_beside", reason="all that was remembered is read anew")
