"""Tickets: reporting a fault, working it, reading what stands where."""

from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from bot.services.tickets.reading import TicketReader
from bot.services.tickets.reporting import Reporting
from bot.services.tickets.working import Working

__all__ = ["Tickets"]


class Tickets:
    """The feature's use cases, in three groups."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self.reporting = Reporting(db, directory, clock)
        self.working = Working(db, directory, clock)
        self.read = TicketReader(db, directory)
