"""How the school stands: indicators for any period, what is worst, summaries, documents."""

from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from bot.services.files import Files
from bot.services.news import News
from bot.services.status.acting import Acting
from bot.services.status.awaiting import Awaiting
from bot.services.status.behind import BehindReader
from bot.services.status.charting import Charting
from bot.services.status.reading import StatusReader
from bot.services.status.reporting import Reporting
from bot.services.status.summaries import Summaries
from bot.services.status.templates import Templates
from bot.services.status.worst import Worst
from bot.worker import Worker

__all__ = ["Status"]


class Status:
    """The feature's use cases, in groups."""

    def __init__(
        self, db: Database, directory: Directory, clock: Clock, news: News, files: Files, worker: Worker
    ) -> None:
        self.read = StatusReader(db, directory, clock)
        self.reporting = Reporting(db, directory, clock)
        self.templates = Templates(db, clock, files, worker)
        self.behind = BehindReader(db, directory, clock, self.read)
        self.awaiting = Awaiting(db, directory, clock)
        self.charting = Charting(db, directory, clock)
        self.worst = Worst(db, directory)
        self.summaries = Summaries(db, directory, clock, news, self.read, self.worst)
        self.acting = Acting(db, directory, clock)
