"""The school's roadmap: its items through the school year, from the order's document to the evidence."""

from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from bot.services.roadmap.reading import ItemReader
from bot.services.roadmap.turning import Turning

__all__ = ["Roadmap"]


class Roadmap:
    """The feature's use cases, in groups."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self.read = ItemReader(db, directory, clock)
        self.turning = Turning(db, directory, clock)
