"""News posts and letters that need a reaction: written once, sent to the right people in their hours, answered."""

from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from bot.services.groups import Groups
from bot.services.news.addressing import PostPurpose
from bot.services.news.archive import Archive
from bot.services.news.audiences import Audiences
from bot.services.news.card import Cards
from bot.services.news.correcting import Correcting
from bot.services.news.drafting import Drafting
from bot.services.news.holding import Holding
from bot.services.news.listing import Listing
from bot.services.news.pressing import Pressing
from bot.services.news.publishing import Publishing
from bot.services.news.reacting import Reacting
from bot.services.news.reading import NewsReader
from bot.services.news.readymade import ReadyMade
from bot.services.news.receiving import Receiving
from bot.services.news.sending import Sending
from bot.services.news.tallying import Tallying
from bot.services.news.waiting import Waiting
from models.news import Counting, PostState, Reaction, Topic

__all__ = ["Counting", "News", "PostState", "Reaction", "Topic"]


class News:
    """The feature's use cases, in groups."""

    def __init__(self, db: Database, directory: Directory, groups: Groups, clock: Clock) -> None:
        self.card = Cards(db, directory, groups, clock)
        self.correcting = Correcting(db, directory, clock)
        self.drafting = Drafting(db, directory, clock)
        purpose = PostPurpose(db, directory, self.drafting, clock)
        self.audiences = Audiences(db, directory, groups, purpose, clock)
        self.readymade = ReadyMade(db, self.audiences, purpose)
        self.listing = Listing(db, directory, clock)
        self.pressing = Pressing(db, directory, groups, clock)
        self.publishing = Publishing(db, directory)
        self.read = NewsReader(db, directory, groups, clock)
        self.archive = Archive(db, directory, groups, clock)
        self.reacting = Reacting(db, directory, groups, clock)
        self.holding = Holding(db, self.archive, self.reacting)
        self.receiving = Receiving(db)
        self.waiting = Waiting(db, directory, self.archive, clock)
        self.tallying = Tallying(db, directory, groups, clock)
        self.sending = Sending(db, directory, groups, self.waiting, clock)
