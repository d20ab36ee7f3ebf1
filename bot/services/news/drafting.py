"""Writing a post: every step is kept at once, so that nothing is lost, and an older screen changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import bindparam, delete, func, insert, select, update

from bot.access import SYSTEM, Actor, Permission
from bot.clock import Clock
from bot.db import Database, WriteSession, changed
from bot.errors import Denied, Invalid, Outdated
from bot.services.directory import Directory
from bot.services.news.audience import Audience
from bot.services.news.moments import check_ahead, check_before_meeting, check_day, read_moment
from bot.services.news.states import Step, steps_for
from bot.services.news.storing import FileLine, LinkLine, Post, edit, find, hands_of, require_step, wants_approval
from bot.services.text import clean_line
from models.base import table
from models.news import Counting, NewsFile, NewsPost, NewsRecipient, PostState, Reaction, Topic, WebsiteEntry
from models.surveys import Survey

CHOICES: Final = (2, 6)
CHOICE_LIMIT: Final = 40
LINKS_LIMIT: Final = 4
LABEL_LIMIT: Final = 40
FILES_LIMIT: Final = 10
PLACE_LIMIT: Final = 160
REASON_LIMIT: Final = 300
NAME_LIMIT: Final = 120
# Working days for a reaction, until another last day is set.
USUAL_DAYS: Final = 3
# What can be sent on and looks like part of a post.
FILE_KINDS: Final = frozenset({"photo", "video", "animation", "document", "audio"})
# Drafts in which nobody has written for so long are dropped.
DRAFT_KEPT: Final = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person typed: plain words, and the messenger's HTML of them where they have formatting.

    album: the messenger's number of the album that it came in, a message a part.
    """

    text: str
    markup: str = ""
    album: str | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """A post after words were taken. dropped: some formatting or a link could not be kept."""

    post_id: int
    dropped: bool


class Drafting:
    """Use cases of writing. What replaces something names the version of the post that the screen showed."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock
        # The newest album of each writer, and the post that it went into.
        self._albums: dict[int, tuple[int, str]] = {}

    async def begin(self, actor: Actor, typed: Typed, files: Sequence[FileLine] = ()) -> Taken:
        """A new post of these words, or of files alone. Invalid where there is nothing of either."""
        person_id = actor.require(Permission.NEWS_WRITE)
        _check_files(files)
        html, dropped = _words(typed) if typed.text.strip() or not files else ("", False)
        now = self._clock.now()
        values = {"author_id": person_id, "html": html, "counting": Counting.FAMILY, "updated_by": person_id}
        async with self._db.write(actor) as session:
            row = NewsPost(**values, created_at=now, updated_at=now)
            session.add(row)
            await session.flush()
            await _add_files(session, row.id, 0, files)
            await session.show(f"newsroom.post:{row.id}")
        self._note_album(actor, row.id, typed)
        return Taken(row.id, dropped)

    async def copy(self, actor: Actor, post_id: int) -> int:
        """A new draft like this post, but for its days: what is asked is asked anew; the number of it."""
        person_id = actor.require(Permission.NEWS_WRITE)
        school, now = await self._directory.now(), self._clock.now()
        day = await self._usual_day()
        async with self._db.write(actor) as session:
            post = await find(session, post_id)
            if not hands_of(actor, post, school, school.today(now)):
                raise Denied
            row = NewsPost(
                author_id=person_id,
                updated_by=person_id,
                html=post.html,
                topic=post.topic,
                groups=list(post.audience.groups),
                exceptions=list(post.audience.exceptions),
                links=_pairs(post.links),
                reaction=post.reaction,
                choices=list(post.choices),
                counting=post.counting,
                react_by=None if post.reaction in {Reaction.NONE, Reaction.MEETING} else day,
                place=post.place,
                created_at=now,
                updated_at=now,
            )
            session.add(row)
            await session.flush()
            await _add_files(session, row.id, 0, post.files)
            await session.show(f"newsroom.post:{row.id}")
        return row.id

    async def post(self, actor: Actor, post_id: int) -> Post:
        """A post to be written on, or to look at; Denied where it is not the actor's in any way."""
        school = await self._directory.now()
        async with self._db.read() as session:
            post = await find(session, post_id)
        if not hands_of(actor, post, school, school.today(self._clock.now())):
            raise Denied
        return post

    async def steps(self, actor: Actor, post: Post) -> frozenset[Step]:
        """What the actor may do to this post now."""
        school = await self._directory.now()
        hands = hands_of(actor, post, school, school.today(self._clock.now()))
        return steps_for(hands, post.state, wants_approval=wants_approval(actor, post, school))

    async def write(
        self, actor: Actor, post_id: int, version: int, typed: Typed, files: Sequence[FileLine] = ()
    ) -> Taken:
        """Other words, and more files. Invalid for no words, too many, or such as can't be sent."""
        html, dropped = _words(typed)
        _check_files(files)
        async with self._db.write(actor, shows=f"newsroom.post:{post_id}") as session:
            await self._db.take_turns(session, _ADDING_TURNS, post_id)
            await self._store(session, actor, post_id, version, html=html)
            await self._add_files_to(session, await find(session, post_id), files)
        self._note_album(actor, post_id, typed)
        return Taken(post_id, dropped)

    async def add(self, actor: Actor, post_id: int, typed: Typed, files: Sequence[FileLine] = ()) -> Taken:
        """More words, below those that are there, and more files, after those that are there.

        No version is named: parts of an album come in any order, and what is there stays. Whoever saw the post before
        saw another one, so its version grows; not for the other parts of an album, which are one message to whoever
        sent them. Invalid for a file of another kind, or for more than ten.
        """
        _check_files(files)
        school, now = await self._directory.now(), self._clock.now()
        async with self._db.write(actor, shows=f"newsroom.post:{post_id}") as session:
            await self._db.take_turns(session, _ADDING_TURNS, post_id)
            post = await find(session, post_id)
            require_step(actor, post, Step.EDIT, school, school.today(now))
            html, dropped = _below(post.html, typed) if typed.text.strip() or not files else (post.html, False)
            await self._add_files_to(session, post, files)
            is_new = typed.album is None or self._albums.get(actor.person_id or 0) != (post_id, typed.album)
            version = _POST.c.version + int(is_new)
            values = {"html": html, "version": version, "updated_at": now, "updated_by": actor.person_id}
            await _put(session, post, values)
        self._note_album(actor, post_id, typed)
        return Taken(post_id, dropped)

    async def drop_files(self, actor: Actor, post_id: int, version: int) -> None:
        """No files any more."""
        async with self._db.write(actor, shows=f"newsroom.post:{post_id}") as session:
            await self._store(session, actor, post_id, version)
            await session.execute(delete(NewsFile).where(NewsFile.post_id == post_id))

    async def set_audience(self, actor: Actor, post_id: int, version: int, audience: Audience) -> None:
        """For whom it is; how many that are is told by `Audiences`."""
        groups, exceptions = list(audience.groups), list(audience.exceptions)
        await self._change(actor, post_id, version, groups=groups, exceptions=exceptions)

    async def set_topic(self, actor: Actor, post_id: int, version: int, topic: Topic) -> None:
        """What it is about."""
        await self._change(actor, post_id, version, topic=topic)

    async def set_public(self, actor: Actor, post_id: int, version: int, public: bool) -> None:  # noqa: FBT001  # the value itself
        """Whether the school's website shows it; Denied for whoever may not manage news, Invalid for a letter."""
        actor.require(Permission.NEWS_MANAGE)
        if public and (await self.post(actor, post_id)).is_letter:
            raise Invalid("error-news-letter")
        await self._change(actor, post_id, version, is_public=public)

    async def set_reaction(self, actor: Actor, post_id: int, version: int, reaction: Reaction) -> None:
        """What is asked for, within three working days for a start. What belonged to another sort is forgotten."""
        values: dict[str, Any] = {"reaction": reaction, "choices": []}
        values["react_by"] = None if reaction is Reaction.NONE else await self._usual_day()
        if reaction is not Reaction.NONE:
            values |= _NOT_PUBLIC
        if reaction is not Reaction.MEETING:
            values |= {"meets_at": None, "place": None}
        await self._change(actor, post_id, version, **values)

    async def set_choices(self, actor: Actor, post_id: int, version: int, lines: str) -> None:
        """The answers to choose from, one a line or with commas in one line: two to six short ones; else Invalid."""
        said = [line for line in lines.splitlines() if line.strip()]
        parts = said[0].split(",") if len(said) == 1 else said
        choices = list(dict.fromkeys(clean_line(part, CHOICE_LIMIT) for part in parts if part.strip()))
        if not CHOICES[0] <= len(choices) <= CHOICES[1]:
            raise Invalid("error-news-choices", few=CHOICES[0], many=CHOICES[1])
        post = await self.post(actor, post_id)
        react_by = post.react_by if post.reaction is Reaction.CHOICE else None
        values = {"choices": choices, "react_by": react_by or await self._usual_day(), "meets_at": None, "place": None}
        await self._change(actor, post_id, version, reaction=Reaction.CHOICE, **values, **_NOT_PUBLIC)

    async def set_deadline(self, actor: Actor, post_id: int, version: int, day: date | None) -> None:
        """The last day for the reaction; Invalid for one that is past, after the meeting or over a year ahead."""
        if day is not None:
            school = await self._directory.now()
            check_day(day, school.today(self._clock.now()))
            check_before_meeting(day, (await self.post(actor, post_id)).meets_at, school.zone)
        await self._change(actor, post_id, version, react_by=day)

    async def set_counting(self, actor: Actor, post_id: int, version: int, counting: Counting) -> None:
        """Whether one parent's reaction is enough for a child."""
        await self._change(actor, post_id, version, counting=counting)

    async def set_meeting(self, actor: Actor, post_id: int, version: int, at: datetime) -> None:
        """When the meeting is; who comes is asked until that day."""
        check_ahead(at, self._clock.now())
        last = (await self._directory.now()).today(at)
        values = {"reaction": Reaction.MEETING, "choices": [], "meets_at": at, "react_by": last}
        await self._change(actor, post_id, version, **values, **_NOT_PUBLIC)

    async def set_place(self, actor: Actor, post_id: int, version: int, words: str) -> None:
        """Where the meeting is."""
        await self._change(actor, post_id, version, place=clean_line(words, PLACE_LIMIT))

    async def set_urgent(self, actor: Actor, post_id: int, version: int, reason: str | None) -> None:
        """Sent at once, whatever the hour, for this reason; None: like any other. The director and the admin may."""
        actor.require(Permission.NEWS_URGENT)
        words = clean_line(reason, REASON_LIMIT) if reason is not None else None
        await self._change(actor, post_id, version, urgent_reason=words)

    async def add_link(self, actor: Actor, post_id: int, version: int, label: str, url: str) -> None:
        """One more button that opens an address; Invalid for a local or broken one, or more than four."""
        from bot.services.website.links import check_link

        link = [clean_line(label, LABEL_LIMIT), check_link(url)]
        post = await self.post(actor, post_id)
        if len(post.links) >= LINKS_LIMIT:
            raise Invalid("error-news-links", limit=LINKS_LIMIT)
        await self._change(actor, post_id, version, links=[*_pairs(post.links), link])

    async def drop_links(self, actor: Actor, post_id: int, version: int) -> None:
        """No buttons any more."""
        await self._change(actor, post_id, version, links=[])

    async def delete(self, actor: Actor, post_id: int, version: int) -> None:
        """Throw a draft away."""
        school, now = await self._directory.now(), self._clock.now()
        async with self._db.write(actor, shows="newsroom") as session:
            post = await find(session, post_id)
            require_step(actor, post, Step.DELETE, school, school.today(now))
            await self._store(session, actor, post_id, version)
            await delete_posts(session, [post_id])

    async def moment(self, actor: Actor, words: str) -> datetime:
        """The moment that these words mean, «завтра в 9», «25.11 14:00».

        Invalid where they mean none, one that is past, or one more than a year ahead.
        """
        actor.require(Permission.NEWS_WRITE)
        school, now = await self._directory.now(), self._clock.now()
        return read_moment(words, school.today(now), school.calendar.zone, now)

    async def day(self, actor: Actor, words: str) -> date:
        """The day that these words mean; Invalid where they mean none."""
        from bot.services.daywords import read_day

        actor.require(Permission.NEWS_WRITE)
        return read_day(words, (await self._directory.now()).today(self._clock.now())).first

    async def forget_old(self) -> None:
        """Drop drafts in which nobody has written for long. Run nightly."""
        too_old = self._clock.now() - DRAFT_KEPT
        async with self._db.write(SYSTEM) as session:
            found = (await session.execute(_OLD_DRAFTS, {"before": too_old})).scalars().all()
            await delete_posts(session, found)

    async def _usual_day(self) -> date:
        """The last day for a reaction until another one is set."""
        school, now = await self._directory.now(), self._clock.now()
        day = school.today(now)
        for _ in range(USUAL_DAYS):
            day = school.calendar.next_working_day(day)
        return day

    async def _add_files_to(self, session: WriteSession, post: Post, files: Sequence[FileLine]) -> None:
        if len(post.files) + len(files) > FILES_LIMIT:
            raise Invalid("error-news-files", limit=FILES_LIMIT)
        last = (await session.execute(_LAST_FILE, {"post": post.id})).scalar_one()
        await _add_files(session, post.id, last, files)

    def _note_album(self, actor: Actor, post_id: int, typed: Typed) -> None:
        if actor.person_id is not None and typed.album is not None:
            self._albums[actor.person_id] = post_id, typed.album

    async def _change(self, actor: Actor, post_id: int, version: int, **values: Any) -> None:
        async with self._db.write(actor, shows=f"newsroom.post:{post_id}") as session:
            await self._store(session, actor, post_id, version, **values)

    async def _store(self, session: WriteSession, actor: Actor, post_id: int, version: int, **values: Any) -> None:
        await edit(session, actor, post_id, version, await self._directory.now(), self._clock.now(), **values)


_POST, _FILE = table(NewsPost), table(NewsFile)
# A letter is for those who get it.
_NOT_PUBLIC: Final[dict[str, Any]] = {"is_public": False}
# A kind of lock of its own (bot/db.py, take_turns).
_ADDING_TURNS: Final = 41
_LAST_FILE = select(func.coalesce(func.max(_FILE.c.position), 0)).where(_FILE.c.post_id == bindparam("post"))
_OLD_DRAFTS = select(_POST.c.id).where(_POST.c.state == PostState.DRAFT, _POST.c.updated_at < bindparam("before"))


async def _put(session: WriteSession, post: Post, values: dict[str, Any]) -> None:
    """Change a draft whatever its version; Outdated where it went, or was offered, while this waited for its turn."""
    statement = update(_POST).where(_POST.c.id == post.id, _POST.c.state == PostState.DRAFT).values(**values)
    if changed(await session.execute(statement.execution_options(preserve_rowcount=True))) == 0:
        raise Outdated("error-news-changed", shows=f"newsroom.post:{post.id}")


async def delete_posts(session: WriteSession, posts: Sequence[int]) -> None:
    """Delete drafts with all that belongs to them; the website's entries are known on, a survey may be told of anew."""
    await session.execute(update(table(Survey)).where(Survey.post_id.in_(posts)).values(post_id=None))
    await session.execute(update(table(WebsiteEntry)).where(WebsiteEntry.post_id.in_(posts)).values(post_id=None))
    await session.execute(delete(NewsRecipient).where(NewsRecipient.post_id.in_(posts)))
    await session.execute(delete(NewsFile).where(NewsFile.post_id.in_(posts)))
    await session.execute(delete(NewsPost).where(NewsPost.id.in_(posts)))


async def _add_files(session: WriteSession, post_id: int, last: int, files: Sequence[FileLine]) -> None:
    rows = [
        {
            "post_id": post_id,
            "position": last + number,
            "kind": file.kind,
            "file_id": file.file_id,
            "name": file.name[:NAME_LIMIT] if file.name else None,
        }
        for number, file in enumerate(files, start=1)
    ]
    if rows:
        await session.execute(insert(_FILE), rows)


def _words(typed: Typed) -> tuple[str, bool]:
    from bot.services.news.wording import take_words

    taken = take_words(typed.text, typed.markup)
    return taken.html, taken.dropped


def _below(html: str, typed: Typed) -> tuple[str, bool]:
    """These words below those that are there; Invalid where they are too many together."""
    from bot.services.news.wording import take_words

    more, dropped = _words(typed)
    return (take_words("", f"{html}\n\n{more}").html if html else more), dropped


def _check_files(files: Sequence[FileLine]) -> None:
    if len(files) > FILES_LIMIT:
        raise Invalid("error-news-files", limit=FILES_LIMIT)
    if any(file.kind not in FILE_KINDS for file in files):
        raise Invalid("error-news-file")


def _pairs(links: Sequence[LinkLine]) -> list[list[str]]:
    return [[link.label, link.url] for link in links]
