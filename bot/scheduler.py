"""The clock only ticks: what is due is a row in the database. Jobs stand here, in code, and nowhere else."""

from zoneinfo import ZoneInfo

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.services import Services


def build_scheduler(services: Services, zone: ZoneInfo) -> AsyncIOScheduler:
    """Ticks by the school's clock. A tick that was missed is made up once, however late."""
    scheduler = AsyncIOScheduler(timezone=zone, job_defaults={"coalesce": True, "misfire_grace_time": None})
    scheduler.add_job(services.health.tidy, "cron", hour=3, minute=30, id="tidy")
    scheduler.add_job(services.tickets.reporting.forget_old, "cron", minute=15, id="old_drafts")
    return scheduler
