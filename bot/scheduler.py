"""The clock only ticks: what is due is a row in the database. Jobs stand here, in code, and nowhere else."""

from collections.abc import Awaitable, Callable
from typing import TypeAlias
from zoneinfo import ZoneInfo

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.services import Services

Job: TypeAlias = Callable[[], Awaitable[None]]


def build_scheduler(services: Services, zone: ZoneInfo) -> AsyncIOScheduler:
    """Ticks by the school's clock. A tick that was missed is made up once, however late."""
    scheduler = AsyncIOScheduler(timezone=zone, job_defaults={"coalesce": True, "misfire_grace_time": None})
    scheduler.add_job(services.health.tidy, "cron", hour=3, minute=30, id="tidy")
    return scheduler
