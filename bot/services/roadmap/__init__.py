"""The school's roadmap: its items through the school year, from the order's document to the evidence."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from bot.services.files import Files
from bot.services.roadmap.asking import AskingAround
from bot.services.roadmap.beside import BesideReader
from bot.services.roadmap.clockwork import Clockwork
from bot.services.roadmap.deciding import Deciding
from bot.services.roadmap.handing import Handing
from bot.services.roadmap.keeping import Keeping
from bot.services.roadmap.postponing import Postponing
from bot.services.roadmap.pressing import Pressing
from bot.services.roadmap.reading import ItemReader
from bot.services.roadmap.selfcheck import SelfCheck
from bot.services.roadmap.showing import Showing
from bot.services.roadmap.talking import Talking
from bot.services.roadmap.telling import Telling
from bot.services.roadmap.turning import Turning
from bot.services.roadmap.working import Working

if TYPE_CHECKING:
    from bot.services.roadmap.importing import PlanImport

__all__ = ["Roadmap"]


class Roadmap:
    """The feature's use cases, in groups. files: what people sent; folder: where it is kept."""

    def __init__(self, db: Database, directory: Directory, clock: Clock, files: Files, folder: Path) -> None:
        self._for_import = (db, directory, clock, files)
        self.read = ItemReader(db, directory, clock)
        self.turning = Turning(db, directory, clock)
        self.beside = BesideReader(db, directory, clock)
        self.working = Working(db, directory, clock)
        self.postponing = Postponing(db, directory, clock)
        self.handing = Handing(db, directory, clock)
        self.talking = Talking(db, directory, clock)
        self.showing = Showing(db, directory, clock, folder)
        self.keeping = Keeping(db, directory, clock, files, folder)
        self.clockwork = Clockwork(db, directory, clock)
        self.deciding = Deciding(db, directory, clock)
        self.telling = Telling(db, directory, clock)
        self.pressing = Pressing(db, directory, clock)
        self.selfcheck = SelfCheck(db, directory, clock)
        self.asking = AskingAround(db, directory, clock)

    @cached_property
    def importing(self) -> "PlanImport":
        """Taking a plan over from its document; its grammars are loaded when the first one comes."""
        from bot.services.roadmap.importing import PlanImport

        return PlanImport(*self._for_import)
