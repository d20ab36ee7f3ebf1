"""Tickets: reporting a fault, working it, reading what stands where."""

from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from bot.services.tickets.afresh import Afresh
from bot.services.tickets.checks import Checks
from bot.services.tickets.directing import Directing
from bot.services.tickets.due import DueToday
from bot.services.tickets.forgotten import Forgotten
from bot.services.tickets.handing import Handing
from bot.services.tickets.history import History
from bot.services.tickets.measuring import Measuring
from bot.services.tickets.merging import Merging
from bot.services.tickets.outage_reading import OutageReader
from bot.services.tickets.outages import Outages
from bot.services.tickets.planned import Planned
from bot.services.tickets.purchases import Purchases
from bot.services.tickets.queue import QueueReader
from bot.services.tickets.rating import Rating
from bot.services.tickets.reading import TicketReader
from bot.services.tickets.reporting import Reporting
from bot.services.tickets.silence import Silence
from bot.services.tickets.spoken import SpokenReader
from bot.services.tickets.stickers import Stickers
from bot.services.tickets.stock import Stock
from bot.services.tickets.supplies import Supplies
from bot.services.tickets.talking import Talking
from bot.services.tickets.ticking import Ticking
from bot.services.tickets.waiting import Waits
from bot.services.tickets.working import Working

__all__ = ["Tickets"]


class Tickets:
    """The feature's use cases, in groups."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self.reporting = Reporting(db, directory, clock)
        self.working = Working(db, directory, clock)
        self.waits = Waits(db, directory, clock)
        self.handing = Handing(db, directory, clock)
        self.directing = Directing(db, directory, clock)
        self.merging = Merging(db, directory, clock)
        self.talking = Talking(db, directory, clock)
        self.spoken = SpokenReader(db, directory)
        self.rating = Rating(db, directory, clock)
        self.afresh = Afresh(db, clock)
        self.queue = QueueReader(db, directory, clock)
        self.read = TicketReader(db, directory, clock)
        self.history = History(db, directory)
        self.due = DueToday(db, directory, clock)
        self.supplies = Supplies(db, directory, clock)
        self.stock = Stock(db, directory, clock)
        self.purchases = Purchases(db, directory, clock)
        self.stickers = Stickers(db, directory)
        self.ticking = Ticking(db, directory, clock)
        self.measuring = Measuring(db, directory, clock)
        self.silence = Silence(db, directory, clock)
        self.forgotten = Forgotten(db, directory, clock)
        self.outages = Outages(db, directory, clock)
        self.outage_read = OutageReader(db)
        self.planned = Planned(db, directory, clock)
        self.checks = Checks(db, directory, clock)
