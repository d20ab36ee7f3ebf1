"""The school's rules and use cases; no chat framework inside. `Services` is all of them, built once."""

from dataclasses import dataclass
from pathlib import Path

from bot.clock import Clock
from bot.db import Database
from bot.services.audit import Audit
from bot.services.calendars import Calendars
from bot.services.chats import GroupChats
from bot.services.directory import Directory
from bot.services.expectations import Expectations
from bot.services.exports import Exports
from bot.services.files import Files, NoFiles
from bot.services.groups import Groups
from bot.services.health import Health
from bot.services.invitations import Invitations
from bot.services.news import News
from bot.services.people import People
from bot.services.posts import Posts
from bot.services.preferences import Preferences
from bot.services.privacy import Privacy
from bot.services.register import Register
from bot.services.roadmap import Roadmap
from bot.services.school import SchoolSettings
from bot.services.status import Status
from bot.services.status.breakdowns import Breakdowns
from bot.services.surveys import Surveys
from bot.services.tasks import Tasks
from bot.services.teams import Teams
from bot.services.terms import Terms
from bot.services.tickets import Tickets
from bot.services.website.watching import Watching
from bot.worker import Worker


@dataclass(frozen=True, slots=True)
class Services:
    """Every use case of the school."""

    audit: Audit
    breakdowns: Breakdowns
    calendars: Calendars
    chats: GroupChats
    directory: Directory
    expectations: Expectations
    exports: Exports
    groups: Groups
    health: Health
    invitations: Invitations
    news: News
    people: People
    posts: Posts
    preferences: Preferences
    privacy: Privacy
    register: Register
    roadmap: Roadmap
    school: SchoolSettings
    status: Status
    surveys: Surveys
    tasks: Tasks
    teams: Teams
    terms: Terms
    tickets: Tickets
    website: Watching
    worker: Worker


NO_FILES: Files = NoFiles()
DATA_FOLDER = Path("data")


def build_services(
    db: Database,
    clock: Clock,
    files: Files = NO_FILES,
    folder: Path = DATA_FOLDER,
    *,
    website_allow_private: bool = False,
    worker: Worker | None = None,
) -> Services:
    """All services on one database. PostgreSQL means that there may be replicas. files: what people sent.

    website_allow_private: the school's website may stand on this machine or in its network.
    worker: one that has its process already; else a new one, which whoever builds the services closes.
    """
    shared = not db.is_sqlite
    worker = worker or Worker()
    directory = Directory(db, clock, shared=shared)
    groups = Groups(db, directory, clock)
    news = News(db, directory, groups, clock)
    surveys = Surveys(db, directory, groups, clock, folder, files)
    return Services(
        audit=Audit(db, clock),
        breakdowns=Breakdowns(db, directory, groups, clock, surveys.results),
        calendars=Calendars(db, directory, clock),
        chats=GroupChats(db, directory, groups, clock),
        directory=directory,
        expectations=Expectations(db, clock, shared=shared),
        exports=Exports(db, directory, groups, clock),
        groups=groups,
        health=Health(db, directory, clock),
        invitations=Invitations(db, directory, clock),
        news=news,
        people=People(db, directory, clock),
        posts=Posts(db, directory, clock),
        preferences=Preferences(db, directory, clock),
        privacy=Privacy(db, directory, clock),
        register=Register(db, directory, clock, files),
        roadmap=Roadmap(db, directory, clock, files, folder),
        school=SchoolSettings(db, directory, clock),
        status=Status(db, directory, clock, news, files, worker),
        surveys=surveys,
        tasks=Tasks(db, directory, clock),
        teams=Teams(db, directory, clock),
        terms=Terms(db, directory, clock),
        tickets=Tickets(db, directory, clock),
        website=Watching(db, directory, clock, allow_private=website_allow_private),
        worker=worker,
    )
