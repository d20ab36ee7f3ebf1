"""How the school stands: indicators for any period, what is worst, summaries, documents."""

from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from bot.services.status.reading import StatusReader
from bot.services.status.reporting import Reporting
from bot.services.status.worst import Worst

__all__ = ["Status"]


class Status:
    """The feature's use cases, in groups."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self.read = StatusReader(db, directory, clock)
        self.reporting = Reporting(db, directory, clock)
        self.worst = Worst(db, directory)
