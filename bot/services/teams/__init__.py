"""Services that solve tickets, as the school sets them up: who is in them, what comes to them, how soon they answer."""

from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from bot.services.teams.buildings import BuildingHeads
from bot.services.teams.changing import TeamChanges
from bot.services.teams.reading import TeamsReader
from bot.services.teams.routes import OwnRoutes
from bot.services.teams.targets import OwnTargets

__all__ = ["Teams"]


class Teams:
    """The feature's use cases, in groups; all are for whoever configures the school."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self.read = TeamsReader(db, directory, clock)
        self.change = TeamChanges(db, directory, clock)
        self.routes = OwnRoutes(db, directory, clock)
        self.targets = OwnTargets(db, directory, clock)
        self.buildings = BuildingHeads(db, directory, clock)
