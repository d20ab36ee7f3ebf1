"""What stands behind the status, told apart: by building, room, kind, service, person, section, class, and in time."""

from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from bot.services.groups import Groups
from bot.services.status.breakdowns.classes import Classes
from bot.services.status.breakdowns.needs import Needs
from bot.services.status.breakdowns.often import Repeated
from bot.services.status.breakdowns.people import People
from bot.services.status.breakdowns.plan import PlanBy
from bot.services.status.breakdowns.tickets import TicketsBy
from bot.services.status.breakdowns.weeks import Weeks
from bot.services.surveys.results import SurveyResults

__all__ = ["Breakdowns"]


class Breakdowns:
    """The feature's reads, in groups."""

    def __init__(
        self, db: Database, directory: Directory, groups: Groups, clock: Clock, results: SurveyResults
    ) -> None:
        self.tickets = TicketsBy(db, directory, clock)
        self.weeks = Weeks(db, directory, clock)
        self.repeated = Repeated(db, directory, clock)
        self.plan = PlanBy(db, directory, clock)
        self.people = People(db, directory, clock)
        self.classes = Classes(db, directory, groups, clock)
        self.needs = Needs(db, directory, clock, results)
