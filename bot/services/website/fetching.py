"""Fetches a page of the school's website: politely, in bounded time and size, from that site and nowhere else.

Whoever names the page, or runs the site, or answers for its name must not be able to make this program talk to the
network it stands in. So each step is checked: the address, the machine that the name stands for at the very moment
of connecting, and every place that we are sent on to.
"""

import asyncio
import re
import socket
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from enum import StrEnum
from urllib.parse import urljoin

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.errors import Invalid
from bot.services.website.links import check_link, is_public_address, same_site, tidy_link
from bot.services.website.problems import CannotRead, Problem

TOTAL_SECONDS = 20.0  # for everything, redirects included
CONNECT_SECONDS = 5.0
SIZE_LIMIT = 2 * 1024 * 1024  # bytes, unpacked
REDIRECTS_LIMIT = 3
LONGEST_WAIT = 24 * 60 * 60  # seconds; a site that asks for more is asked again the next day
USER_AGENT = "SchoolBot/1.0 (reads the news of its own school)"
_ACCEPTED = "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.8"
_CHUNK = 64 * 1024
_MARK_LIMIT = 200  # characters of what the site tells a version by; longer is not sent back
_PRINTABLE = re.compile(r"[\x20-\x7e]+")
_SENT_ON = {301, 302, 303, 307, 308}
_CLOSED = {401, 403, 404, 410, 451}
_TOO_OFTEN = 429
_PACKED = {"gzip", "x-gzip", "deflate"}


class Freshness(StrEnum):
    """What the site answered."""

    FRESH = "fresh"
    NOT_MODIFIED = "not_modified"


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer of the site. `content_type` is the whole header, with its charset; `url` is where it came from.

    `etag` and `modified` are what to send the next time, so that an unchanged page is not sent again.
    """

    status: Freshness
    url: str
    content: bytes = b""
    content_type: str = ""
    etag: str | None = None
    modified: str | None = None


class Fetcher:
    """Reads pages. `allow_private` also lets it read this machine and its network: for tests and the demo only."""

    def __init__(self, *, allow_private: bool) -> None:
        # The address that a person typed, if this may read it (bot/services/website/links.py).
        self.check: Callable[[str], str] = tidy_link if allow_private else check_link
        self._may_connect: Callable[[str], bool] = _any_address if allow_private else is_public_address

    async def fetch(self, url: str, etag: str | None = None, modified: str | None = None) -> Fetched:
        """The page as it is now, or that it is as it was; CannotRead says why not.

        1. The address is checked, and its machine when it is connected to. 2. A redirect is followed, at most three
        times and only within the site. 3. The answer is read up to 2 MB, unpacked. All in 20 seconds.
        """
        asked = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in asked.items() if value}
        resolver = _Resolver(self._may_connect)
        try:
            async with asyncio.timeout(TOTAL_SECONDS), _session(resolver) as session:
                return await self._follow(session, self._allowed(url), headers)
        except TimeoutError:
            raise CannotRead(Problem.TIMEOUT) from None
        except (aiohttp.ClientError, OSError, ValueError, zlib.error):
            raise CannotRead(Problem.REFUSED_ADDRESS if resolver.refused else Problem.NETWORK) from None

    async def _follow(self, session: aiohttp.ClientSession, url: str, headers: dict[str, str]) -> Fetched:
        start = url
        for _ in range(REDIRECTS_LIMIT + 1):
            async with session.get(url, headers=headers, allow_redirects=False) as answer:
                if answer.status not in _SENT_ON:
                    return await _read(answer, url)
                onward = self._allowed(urljoin(url, answer.headers.get("Location", "")))
            if not same_site(start, onward) or (url.startswith("https:") and onward.startswith("http:")):
                raise CannotRead(Problem.OTHER_HOST)
            url = onward
        raise CannotRead(Problem.NETWORK)

    def _allowed(self, url: str) -> str:
        """The address if we may go there. Numeric ones are never looked up, so they are checked here."""
        try:
            return self.check(url)
        except Invalid:
            raise CannotRead(Problem.REFUSED_ADDRESS) from None


class _Resolver(AbstractResolver):
    """Looks names up and hands over public addresses only; the connection goes to the address that was checked."""

    def __init__(self, may_connect: Callable[[str], bool]) -> None:
        self._may_connect = may_connect
        self.refused = False

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        addresses = await look_up(host)
        allowed = [address for address in addresses if self._may_connect(address)]
        if not allowed:
            self.refused = bool(addresses)
            raise OSError
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for address in allowed
        ]

    async def close(self) -> None:
        """Nothing is held."""


async def look_up(host: str) -> list[str]:
    """The addresses that a name stands for now; OSError where it is unknown."""
    found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def _session(resolver: _Resolver) -> aiohttp.ClientSession:
    """A session for one page: no cookies, no proxies of the surroundings, no memory of names."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(resolver=resolver, use_dns_cache=False, force_close=True),
        timeout=aiohttp.ClientTimeout(total=None, connect=CONNECT_SECONDS),
        cookie_jar=aiohttp.DummyCookieJar(),
        headers={"User-Agent": USER_AGENT, "Accept": _ACCEPTED, "Accept-Encoding": "gzip"},
        auto_decompress=False,  # it would unpack a whole chunk at once, a thousand times its size
        trust_env=False,
    )


async def _read(answer: aiohttp.ClientResponse, url: str) -> Fetched:
    if answer.status == 304:
        return Fetched(Freshness.NOT_MODIFIED, url)
    if answer.status in _CLOSED:
        raise CannotRead(Problem.GONE)
    if answer.status == _TOO_OFTEN or answer.status >= 500:
        raise CannotRead(Problem.BUSY, _wait_of(answer))
    if answer.status != 200:
        raise CannotRead(Problem.NETWORK)
    return Fetched(
        Freshness.FRESH,
        url,
        await _content(answer),
        answer.headers.get("Content-Type", "")[:_MARK_LIMIT],
        _mark(answer, "ETag"),
        _mark(answer, "Last-Modified"),
    )


async def _content(answer: aiohttp.ClientResponse) -> bytes:
    packing = answer.headers.get("Content-Encoding", "identity").strip().lower()
    if packing not in _PACKED | {"identity", ""}:
        raise CannotRead(Problem.NETWORK)
    unpack = _Unpacking() if packing in _PACKED else _Plain()
    content = bytearray()
    async for chunk in answer.content.iter_chunked(_CHUNK):
        content += unpack.take(chunk, SIZE_LIMIT + 1 - len(content))
        if len(content) > SIZE_LIMIT:
            raise CannotRead(Problem.TOO_BIG)
    if not unpack.is_whole():
        raise CannotRead(Problem.NETWORK)
    return bytes(content)


class _Plain:
    """An answer that is not packed; whether it is whole, aiohttp sees itself."""

    def take(self, chunk: bytes, room: int) -> bytes:
        return chunk[:room]

    def is_whole(self) -> bool:
        return True


class _Unpacking:
    """An answer packed by gzip or zlib; never more than there is room for is unpacked."""

    def __init__(self) -> None:
        self._stream = zlib.decompressobj(zlib.MAX_WBITS | 32)  # 32: finds out which of both it is

    def take(self, chunk: bytes, room: int) -> bytes:
        return self._stream.decompress(chunk, room)

    def is_whole(self) -> bool:
        return self._stream.eof


def _mark(answer: aiohttp.ClientResponse, header: str) -> str | None:
    mark = answer.headers.get(header, "")
    return mark if len(mark) <= _MARK_LIMIT and _PRINTABLE.fullmatch(mark) else None


def _wait_of(answer: aiohttp.ClientResponse) -> int | None:
    """Retry-After in seconds: it is a number of them, or a moment by the clock of the site."""
    told = answer.headers.get("Retry-After", "").strip()
    if told.isascii() and told.isdecimal():
        return min(int(told[:9]), LONGEST_WAIT)
    try:
        wait = parsedate_to_datetime(told) - parsedate_to_datetime(answer.headers.get("Date", ""))
    except (TypeError, ValueError):
        return None
    return min(max(int(wait.total_seconds()), 0), LONGEST_WAIT)


def _any_address(_: str) -> bool:
    return True
