"""Tasks: what people set themselves and those who are under them, and the steps of roadmap items."""

from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from bot.services.tasks.drafting import Drafting
from bot.services.tasks.overseeing import Overseeing
from bot.services.tasks.reading import TaskReader
from bot.services.tasks.splitting import Splitting
from bot.services.tasks.working import TaskWork

__all__ = ["Tasks"]


class Tasks:
    """The feature's use cases, in groups."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self.read = TaskReader(db, directory, clock)
        self.working = TaskWork(db, directory, clock)
        self.drafting = Drafting(db, directory, clock)
        self.splitting = Splitting(db, directory, clock)
        self.overseeing = Overseeing(db, directory, clock)
