"""An entry of the school's website, as it is kept whatever it was read from: short, plain, with a link we may show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from bot.services.website.links import link_on
from bot.services.website.markup import plain_text

ENTRIES_LIMIT = 50  # of one document, the first of it
KEY_LIMIT = 200
TITLE_LIMIT = 200
WORDS_LIMIT = 1_000
_FIRST_YEAR = 2000  # older dates come from clocks and templates that nobody set
_AHEAD = timedelta(days=1)  # another time zone, or a clock that is a bit fast


@dataclass(frozen=True, slots=True)
class Entry:
    """A piece of news. `key` tells it from others of the same site, `fingerprint` one wording from another."""

    key: str
    title: str
    words: str
    link: str | None
    published: datetime | None
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Found:
    """An entry as it stands in a document, with all its markup."""

    name: str
    title: str
    words: str
    href: str
    published: datetime | None


def kept(found: Iterable[Found], url: str, now: datetime) -> list[Entry]:
    """The entries of a document that was read from `url`: those with any words, each key once, at most 50."""
    entries: dict[str, Entry] = {}
    for one in found:
        entry = _entry(one, url, now)
        if entry is not None:
            entries.setdefault(entry.key, entry)
        if len(entries) == ENTRIES_LIMIT:
            break
    return list(entries.values())


def _entry(found: Found, url: str, now: datetime) -> Entry | None:
    words = plain_text(found.words, WORDS_LIMIT)
    title = plain_text(found.title, TITLE_LIMIT).replace("\n", " ") or _first_line(words)
    if not title:
        return None
    link = link_on(url, found.href) if found.href.strip() else None
    fingerprint = sha256(f"{title}\n{words}".encode()).hexdigest()
    key = _key(found.name) or _key(link or "") or fingerprint
    return Entry(key, title, words, link, _sound(found.published, now), fingerprint)


def _first_line(words: str) -> str:
    return plain_text(words.partition("\n")[0], TITLE_LIMIT)


def _key(name: str) -> str:
    tidied = " ".join(part for part in name.split())
    key = "".join(char for char in tidied if char.isprintable())
    return key if len(key) <= KEY_LIMIT else sha256(key.encode(errors="replace")).hexdigest()


def _sound(moment: datetime | None, now: datetime) -> datetime | None:
    if moment is None or moment.year < _FIRST_YEAR or moment > now + _AHEAD:
        return None
    return moment.astimezone(UTC)
