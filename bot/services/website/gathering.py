"""What the website says becomes drafts of the newsroom: each entry once, and anew while nobody has written on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import bindparam, insert, select, update

from bot.db import WriteSession
from bot.services.news.drafting import LABEL_LIMIT
from bot.services.text import shorten
from bot.services.website.entries import Entry
from bot.services.website.links import host_of
from bot.services.website.suggesting import suggest
from models.base import table
from models.news import Counting, NewsPost, PostState, WebsiteEntry

# An editor finds no more than these after one look; the others come with the next ones.
DRAFTS_A_LOOK: Final = 5
# What was published longer before the site was named than this is no news.
NEWS_FOR: Final = timedelta(days=7)
# The same words under another name are the same entry for so long: some sites name theirs anew all the time.
REPEATED_WITHIN: Final = timedelta(days=30)
# For whom an entry is that speaks of nobody.
EVERYBODY: Final = ("role-parent", "role-student", "staff-")


@dataclass(frozen=True, slots=True)
class Gathered:
    """How many drafts were made, how many new entries wait for the next look, when the newest entry was published."""

    drafts: int
    waiting: int
    newest_at: datetime | None


async def gather(session: WriteSession, entries: Sequence[Entry], since: datetime, now: datetime) -> Gathered:
    """Take over what was read of a site that is read since then; at its first reading that is now.

    1. Known entries whose words changed: their drafts follow, as long as nobody has written on them. 2. New ones:
    the first five become drafts, those that were there long before are only remembered. At the first reading the
    others are remembered too, and what has no date.
    """
    known = {row.key: row for row in await session.execute(_BY_KEY, {"keys": [entry.key for entry in entries]})}
    for entry in entries:
        if entry.key in known and entry.fingerprint != known[entry.key].fingerprint:
            await _change(session, entry, known[entry.key].post_id, now)
    new = await _unseen(session, [entry for entry in entries if entry.key not in known], now)
    is_first = since == now
    news = [entry for entry in new if _is_news(entry, since, is_first=is_first)]
    waiting = [] if is_first else news[DRAFTS_A_LOOK:]
    drafts = await _make_drafts(session, news[:DRAFTS_A_LOOK], now)
    seen = [entry for entry in new if entry not in waiting]
    rows = [
        {"key": entry.key, "fingerprint": entry.fingerprint, "seen_at": now, "post_id": drafts.get(entry.key)}
        for entry in seen
    ]
    if rows:
        await session.execute(insert(_ENTRY), rows)
    published = [min(entry.published or now, now) for entry in new if entry.published or not is_first]
    return Gathered(len(drafts), len(waiting), max(published, default=None))


def _is_news(entry: Entry, since: datetime, *, is_first: bool) -> bool:
    return not is_first if entry.published is None else entry.published >= since - NEWS_FOR


async def _unseen(session: WriteSession, entries: Sequence[Entry], now: datetime) -> list[Entry]:
    """Entries whose words were not seen lately under another name, each once."""
    values = {"prints": [entry.fingerprint for entry in entries], "since": now - REPEATED_WITHIN}
    seen = set((await session.execute(_BY_WORDS, values)).scalars())
    unseen = {entry.fingerprint: entry for entry in reversed(entries) if entry.fingerprint not in seen}
    return list(reversed(unseen.values()))


async def _make_drafts(session: WriteSession, entries: Sequence[Entry], now: datetime) -> dict[str, int]:
    """The numbers of new drafts by their entries' keys; the newest entry, which comes first, is the last made."""
    made = {
        entry.key: NewsPost(**_written(entry), counting=Counting.FAMILY, created_at=now, updated_at=now)
        for entry in reversed(entries)
    }
    for post in made.values():
        session.add(post)
        await session.flush()
    return {key: post.id for key, post in made.items()}


async def _change(session: WriteSession, entry: Entry, post_id: int | None, now: datetime) -> None:
    await session.execute(update(_ENTRY).where(_ENTRY.c.key == entry.key).values(fingerprint=entry.fingerprint))
    if post_id is not None:
        # Who has it before their eyes is told that it changed: by its version.
        values = _written(entry) | {"version": _POST.c.version + 1, "updated_at": now}
        await session.execute(update(_POST).where(_POST.c.id == post_id, *_UNTOUCHED).values(values))


def _written(entry: Entry) -> dict[str, Any]:
    """A draft's words, its button, which is called by the site's name, and for whom it seems to be."""
    from bot.services.news.wording import from_site

    return {
        "html": from_site(entry.title, entry.words),
        "links": [[_site_name(entry.link), entry.link]] if entry.link else [],
        "groups": suggest(f"{entry.title}\n{entry.words}") or list(EVERYBODY),
    }


def _site_name(link: str) -> str:
    """The site as people write its name: without "www.", in its own letters."""
    host = host_of(link).removeprefix("www.")
    try:
        return shorten(host.encode("ascii").decode("idna"), LABEL_LIMIT)
    except UnicodeError:
        return shorten(host, LABEL_LIMIT)


_POST, _ENTRY = table(NewsPost), table(WebsiteEntry)
_UNTOUCHED = (_POST.c.state == PostState.DRAFT, _POST.c.author_id.is_(None), _POST.c.updated_by.is_(None))
_BY_KEY = select(_ENTRY.c.key, _ENTRY.c.fingerprint, _ENTRY.c.post_id).where(
    _ENTRY.c.key.in_(bindparam("keys", expanding=True))
)
_BY_WORDS = select(_ENTRY.c.fingerprint).where(
    _ENTRY.c.fingerprint.in_(bindparam("prints", expanding=True)), _ENTRY.c.seen_at > bindparam("since")
)
