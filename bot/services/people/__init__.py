"""People: who there is, who does what since when, who has left, who can be reached."""

from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from bot.services.people.absences import Absences
from bot.services.people.duties import Duties
from bot.services.people.finding import Colleagues
from bot.services.people.leaving import Leaving
from bot.services.people.reach import Reach
from bot.services.people.reading import PeopleReader
from bot.services.people.staffing import Staffing

__all__ = ["People"]


class People(Reach):
    """The feature's use cases, in groups."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        super().__init__(db, directory, clock)
        self.read = PeopleReader(db, directory, clock)
        self.staffing = Staffing(db, directory, clock)
        self.duties = Duties(db, directory, clock)
        self.colleagues = Colleagues(db, directory)
        self.absences = Absences(db, directory, clock)
        self.leaving = Leaving(db, directory, clock)
