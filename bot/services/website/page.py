"""Reads the news from an ordinary page of a site that has no feed.

What pieces of news have in common on all of them: each is a link to a page of the same site, its text is a headline
rather than a word of a menu, and a day stands by it. Whatever surrounds it is found by the structure of the page:
the largest element that holds this link and no other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from itertools import groupby, islice
from typing import TypeAlias

from bot.services.website.entries import Entry, Found, kept
from bot.services.website.links import link_on
from bot.services.website.markup import BLOCKS, Tag, decode, tokens

HEADLINE_LENGTH = 15  # characters; what is shorter is a menu's word or "read more"
_CANDIDATES_LIMIT = 200
_PIECES_LIMIT = 20_000
_RIGHT_ABOVE = 6  # pieces; ends of lines are such, too
_AROUND = 40  # pieces of text before and after a headline that may belong to it
_DEEPEST = 100  # elements inside each other; deeper ones are not told apart
# Noon in Russia: whatever the school's time zone, it is the same day there.
_HOUR = 7
_MENUS = frozenset({"nav", "header", "footer", "form", "aside"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NO_END = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr"})
_SIBLINGS = frozenset({"li", "p", "tr", "td", "dt", "dd"})  # their end is often left out
_MONTHS = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_NUMBERS = r"(?<![\d.])(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>20\d\d)(?!\d)"
_WORDS = rf"(?<!\d)(?P<day>\d{{1,2}})\s+(?P<named>{'|'.join(_MONTHS)})[а-я]{{0,6}}\.?,?\s+(?P<year>20\d\d)(?!\d)"
_MACHINE = r"(?<!\d)(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"
_DAYS = [re.compile(one, re.IGNORECASE) for one in (_NUMBERS, _WORDS, _MACHINE)]
_BESIDE_A_DAY = re.compile(r"\b(?:г|года|в|at)\b|\d{1,2}:\d\d|\W", re.IGNORECASE)
_FEED = re.compile(r"application/(?:rss|atom)\+xml", re.IGNORECASE)

Path: TypeAlias = tuple[int, ...]  # the elements that something stands in, from the outermost, each by its number
_NOWHERE: Path = (-1,)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some text of the page: the day it names, the elements it stands in and their names, what it leads to."""

    text: str
    day: datetime | None
    path: Path
    names: tuple[str, ...]
    href: str

    def is_in(self, names: frozenset[str]) -> bool:
        return not names.isdisjoint(self.names)


@dataclass(frozen=True, slots=True)
class _Headline:
    """A link that may be a piece of news: its pieces are those from `first` up to `last`, not included."""

    text: str
    link: str
    first: int
    last: int
    start: _Piece


def find_feed(content: bytes, content_type: str, url: str) -> str | None:
    """The feed that a page names as its own, if it is on the same site."""
    for token in tokens(decode(content, content_type)):
        if isinstance(token, Tag) and token.name == "link" and _FEED.search(token.attributes.get("type", "")):
            href = token.attributes.get("href", "")
            feed = link_on(url, href) if "alternate" in token.attributes.get("rel", "").lower() and href else None
            if feed is not None:
                return feed
    return None


def read_page(content: bytes, content_type: str, url: str, now: datetime) -> list[Entry]:
    """The news of a page, in its order; none where nothing on it looks like news.

    1. Links with a text of 15 characters or more to pages of the same site are headlines, but for menus. Those in
    elements of the same names are one list.
    2. Each takes the text of the largest element that holds no other of its list. Where no day is found that way,
    all stand side by side, and each takes what is next to it.
    3. Where a day stands by any of them, those without one are no news; else only links inside headings are.
    """
    pieces = list(islice(_pieces(decode(content, content_type)), _PIECES_LIMIT))
    lists: dict[tuple[str, ...], list[_Headline]] = {}
    for headline in _headlines(pieces, url):
        lists.setdefault(headline.start.names, []).append(headline)
    news = [one for headlines in lists.values() for one in _List(headlines, pieces).news()]
    news.sort(key=lambda one: one[0].first)
    dated = [found for _, found in news if found.published is not None]
    return kept(dated or [found for headline, found in news if headline.start.is_in(_HEADINGS)], url, now)


class _Structure:
    """Which elements are open at a point of the page, even where the ends of some are missing."""

    def __init__(self) -> None:
        self._open: list[tuple[str, int]] = []
        self._count = 0
        self.href = ""

    def take(self, tag: Tag) -> None:
        if tag.name == "a":
            self.href = "" if tag.closes else tag.attributes.get("href", "")
        elif tag.closes:
            self._close(tag.name)
        elif tag.name not in _NO_END and len(self._open) < _DEEPEST:
            if tag.name in _SIBLINGS and self._open and self._open[-1][0] == tag.name:
                self._open.pop()
            self._count += 1
            self._open.append((tag.name, self._count))

    def _close(self, name: str) -> None:
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place][0] == name:
                del self._open[place:]
                return

    def piece(self, text: str, day: datetime | None) -> _Piece:
        path = tuple(number for _, number in self._open)
        return _Piece(text, day, path, tuple(name for name, _ in self._open), self.href)


def _pieces(text: str) -> Iterator[_Piece]:
    structure = _Structure()
    for token in tokens(text):
        if isinstance(token, str):
            if words := " ".join(token.split()):
                yield structure.piece(words, _day(words))
            continue
        structure.take(token)
        if token.name == "time" and token.attributes.get("datetime"):
            yield structure.piece("", _day(token.attributes["datetime"]))
        if token.name in BLOCKS:
            yield structure.piece("\n", None)


def _headlines(pieces: list[_Piece], url: str) -> list[_Headline]:
    """Links that may be news, each page once: by its first link that has a headline, of its own or above it."""
    links = list(_links(pieces))
    leads_to: dict[str, set[str]] = {}
    for first, last in links:
        leads_to.setdefault(_text(pieces[first:last]), set()).add(pieces[first].href)
    headlines: dict[str, _Headline] = {}
    done = 0
    for first, last in links:
        start, end = first, last
        text = _text(pieces[first:last])
        if not _is_headline(text) or len(leads_to[text]) > 1:  # "Read more"
            start, end = _heading_above(pieces, max(done, first - _AROUND), first)
            text = _text(pieces[start:end])
        link = link_on(url, pieces[first].href.partition("#")[0]) if _is_headline(text) else None
        if link is not None and link not in headlines and len(headlines) < _CANDIDATES_LIMIT:
            headlines[link] = _Headline(text, link, start, end, pieces[start])
            done = last
    return list(headlines.values())


def _links(pieces: list[_Piece]) -> Iterator[tuple[int, int]]:
    """From which piece to which each link goes, but for menus."""
    for href, run in groupby(range(len(pieces)), lambda place: pieces[place].href):
        places = list(run)
        if href and not pieces[places[0]].is_in(_MENUS):
            yield places[0], places[-1] + 1


def _heading_above(pieces: list[_Piece], lowest: int, place: int) -> tuple[int, int]:
    """The nearest heading above a place that leads nowhere; an empty stretch where there is none."""
    while place > lowest and not (pieces[place - 1].text.strip() and pieces[place - 1].is_in(_HEADINGS)):
        place -= 1
    end = place
    while place > lowest and pieces[place - 1].is_in(_HEADINGS) and not pieces[place - 1].href:
        place -= 1
    return place, end


def _text(pieces: list[_Piece]) -> str:
    return " ".join(" ".join(piece.text for piece in pieces).split())


def _is_headline(text: str) -> bool:
    return len(_without_days(text)) >= HEADLINE_LENGTH


class _List:
    """Headlines of one list, and what stands around them."""

    def __init__(self, headlines: list[_Headline], pieces: list[_Piece]) -> None:
        self._headlines = headlines
        self._paths = [one.start.path for one in headlines]
        self._common = self._paths[0][: self._depth_of_all()]
        self._around = [self._between(number, pieces) for number in range(len(headlines))]
        first = headlines[0].first
        self._days_stand_above = any(piece.day for piece in pieces[max(0, first - _RIGHT_ABOVE) : first])

    def news(self) -> list[tuple[_Headline, Found]]:
        inside = [self._found(number, self._own(number)) for number in range(len(self._headlines))]
        if not any(one.published for one in inside):
            inside = [self._found(number, self._common) for number in range(len(self._headlines))]
        return list(zip(self._headlines, inside, strict=True))

    def _between(self, number: int, pieces: list[_Piece]) -> tuple[list[_Piece], list[_Piece]]:
        """What stands between a headline and the ones before and after it, but for menus."""
        one = self._headlines[number]
        first = self._headlines[number - 1].last if number else 0
        last = self._headlines[number + 1].first if number + 1 < len(self._headlines) else len(pieces)
        before = pieces[max(first, one.first - _AROUND) : one.first]
        after = pieces[one.last : min(last, one.last + _AROUND)]
        return [piece for piece in before if not piece.is_in(_MENUS)], [
            piece for piece in after if not piece.is_in(_MENUS)
        ]

    def _own(self, number: int) -> Path:
        """The largest element that holds this headline and no other of the list."""
        path = self._paths[number]
        others = self._paths[max(0, number - 1) : number] + self._paths[number + 1 : number + 2]
        depth = max((_shared(path, other) for other in others), default=len(path) - 1) + 1
        return path[:depth] if depth <= len(path) else _NOWHERE

    def _depth_of_all(self) -> int:
        """How deep the smallest element is that holds the whole list."""
        path = self._paths[0]
        return min((_shared(path, other) for other in self._paths[1:]), default=len(path) - 1)

    def _found(self, number: int, element: Path) -> Found:
        """A piece of news with what of the element belongs to it; its day is the nearest one.

        Where all share the element, a day above belongs to this headline only if days stand above headlines here.
        """
        headline = self._headlines[number]
        before, after = (
            [piece for piece in side if piece.path[: len(element)] == element] for side in self._around[number]
        )
        mine = before if self._days_stand_above or element != self._common else []
        days = [piece.day for piece in (*reversed(mine), *after) if piece.day is not None]
        words = " ".join(piece.text for piece in after if _is_of_the_words(piece))
        return Found(
            name=headline.link,
            title=escape(headline.text),
            words=escape(words).replace("\n", "<br>"),
            href=headline.link,
            published=days[0] if days else _day(headline.text),
        )


def _shared(one: Path, other: Path) -> int:
    """How many elements two paths have in common."""
    length = min(len(one), len(other))
    return next((place for place in range(length) if one[place] != other[place]), length)


def _is_of_the_words(piece: _Piece) -> bool:
    """No link, no heading, no day that stands alone."""
    only_day = piece.day is not None and not _BESIDE_A_DAY.sub("", _without_days(piece.text))
    return not (only_day or piece.href or piece.is_in(_HEADINGS))


def _day(text: str) -> datetime | None:
    """The first day that a text names in full; one that is not in the calendar is passed over."""
    for pattern in _DAYS:
        for found in pattern.finditer(text):
            said = found.groupdict()
            month = _MONTHS.index(said["named"].lower()) + 1 if "named" in said else int(said["month"])
            try:
                return datetime(int(said["year"]), month, int(said["day"]), _HOUR, tzinfo=UTC)
            except ValueError:
                continue
    return None


def _without_days(text: str) -> str:
    for pattern in _DAYS:
        text = pattern.sub(" ", text)
    return text.strip()
