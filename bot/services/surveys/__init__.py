"""Needs surveys: questions, who is asked, sheets that are kept apart from names where that was promised, results."""

from pathlib import Path

from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from bot.services.files import Files, NoFiles
from bot.services.groups import Groups
from bot.services.news.audiences import Audiences
from bot.services.news.readymade import ReadyMade
from bot.services.surveys.addressing import SurveyPurpose
from bot.services.surveys.answering import Answering
from bot.services.surveys.composing import Composing
from bot.services.surveys.consenting import Consenting
from bot.services.surveys.drafting import Drafting
from bot.services.surveys.ending import Ending
from bot.services.surveys.exporting import Exporting
from bot.services.surveys.joining import Joining
from bot.services.surveys.listing import Listing
from bot.services.surveys.mine import Mine
from bot.services.surveys.paper import Paper
from bot.services.surveys.results import SurveyResults
from bot.services.surveys.sampling import Sampling
from bot.services.surveys.sealing import SealedDrafts, Seals
from bot.services.surveys.starting import Starting
from bot.services.surveys.telling import Telling
from models.surveys import SurveyMode, SurveyState, UnitKind

__all__ = ["SurveyMode", "SurveyState", "Surveys", "UnitKind"]

_NO_FILES: Files = NoFiles()


class Surveys:
    """The feature's use cases, in groups. `folder` is the data folder, `files` fetches what people sent."""

    def __init__(
        self,
        db: Database,
        directory: Directory,
        groups: Groups,
        clock: Clock,
        folder: Path,
        files: Files = _NO_FILES,
    ) -> None:
        seals, drafts = Seals(folder), SealedDrafts(folder)
        self.answering = Answering(db, directory, groups, seals, drafts, clock)
        self.drafting = Drafting(db, directory, clock)
        self.composing = Composing(db, files)
        self.consenting = Consenting(db, groups, self.answering, clock)
        self.ending = Ending(db, directory, seals, drafts, clock)
        self.exporting = Exporting(db, directory, clock)
        self.listing = Listing(db, directory, clock)
        self.joining = Joining(db, directory, groups, seals, clock)
        self.mine = Mine(db, directory, groups, self.joining, drafts, clock)
        self.paper = Paper(db, groups)
        self.results = SurveyResults(db, directory)
        self.sampling = Sampling(db, directory, clock)
        self.starting = Starting(db, directory, groups, seals, drafts, clock)
        self.telling = Telling(db, clock)
        purpose = SurveyPurpose(db, directory, self.starting)
        self.audiences = Audiences(db, directory, groups, purpose, clock)
        self.readymade = ReadyMade(db, self.audiences, purpose)
