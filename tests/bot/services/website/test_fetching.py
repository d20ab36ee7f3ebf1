import asyncio
import gzip
import socket
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TypeAlias

import pytest
from aiohttp import web

from bot.errors import Invalid
from bot.services.website import fetching
from bot.services.website.fetching import SIZE_LIMIT, Fetcher, Freshness
from bot.services.website.links import is_public_address
from bot.services.website.problems import CannotRead, Problem

Answer: TypeAlias = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Site:
    """A site on loopback that answers to every name: what it answers by path, and what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[web.Request] = []
        self.closing = asyncio.Event()
        self.port = 0

    def url(self, path: str, host: str = "school.example") -> str:
        return f"http://{host}:{self.port}{path}"

    def says(self, path: str, body: bytes = b"", status: int = 200, **headers: str) -> str:
        async def answer(_: web.Request) -> web.StreamResponse:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            return web.Response(body=body, status=status, headers=named)

        self.answers[path] = answer
        return self.url(path)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request)
        return await self.answers[request.path](request)


@pytest.fixture
async def site(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Site]:
    """Names lead to loopback here, as those of a hostile site may."""
    site = Site()
    app = web.Application()
    app.router.add_get("/{path:.*}", site.handle)
    runner = web.AppRunner(app, shutdown_timeout=0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    site.port = runner.addresses[0][1]
    point_names_to(monkeypatch, "127.0.0.1")
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    yield site
    site.closing.set()
    await runner.cleanup()


def point_names_to(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    async def look_up(_: str) -> list[str]:
        return list(addresses)

    monkeypatch.setattr(fetching, "look_up", look_up)


local = Fetcher(allow_private=True)
public = Fetcher(allow_private=False)


async def problem(url: str, fetcher: Fetcher = local) -> tuple[Problem, int | None]:
    with pytest.raises(CannotRead) as caught:
        await fetcher.fetch(url)
    return caught.value.reason, caught.value.retry_after


async def test_a_page_with_what_tells_its_version(site: Site) -> None:
    url = site.says(
        "/feed", b"news", Content_Type="text/xml; charset=cp1251", ETag='"7"', Last_Modified="Fri, 20 Nov 2026"
    )
    page = await local.fetch(url)
    assert (page.status, page.url, page.content) == (Freshness.FRESH, url, b"news")
    assert (page.content_type, page.etag, page.modified) == ("text/xml; charset=cp1251", '"7"', "Fri, 20 Nov 2026")
    assert "SchoolBot" in site.asked[0].headers["User-Agent"]
    assert "If-None-Match" not in site.asked[0].headers


async def test_an_unchanged_page_is_not_sent_again(site: Site) -> None:
    page = await local.fetch(site.says("/feed", status=304), '"7"', "Fri, 20 Nov 2026")
    assert (page.status, page.content) == (Freshness.NOT_MODIFIED, b"")
    assert site.asked[0].headers["If-None-Match"] == '"7"'
    assert site.asked[0].headers["If-Modified-Since"] == "Fri, 20 Nov 2026"


async def test_a_strange_mark_is_not_kept(site: Site) -> None:
    for mark in ("x" * 201, "é"):
        assert (await local.fetch(site.says("/feed", ETag=mark))).etag is None, mark


async def test_cookies_are_neither_kept_nor_sent(site: Site) -> None:
    site.says("/a", status=302, Location="/b", Set_Cookie="who=bot; Path=/")
    site.says("/b", b"news")
    assert (await local.fetch(site.url("/a"))).content == b"news"
    assert "Cookie" not in site.asked[1].headers


async def test_a_packed_page(site: Site) -> None:
    for packing, body in (("gzip", gzip.compress(b"news" * 999)), ("deflate", zlib.compress(b"news" * 999))):
        assert (await local.fetch(site.says("/feed", body, Content_Encoding=packing))).content == b"news" * 999, packing


async def test_a_page_as_large_as_may_be(site: Site) -> None:
    assert len((await local.fetch(site.says("/feed", b"x" * SIZE_LIMIT))).content) == SIZE_LIMIT
    packed = gzip.compress(b"x" * SIZE_LIMIT)
    assert len((await local.fetch(site.says("/feed", packed, Content_Encoding="gzip"))).content) == SIZE_LIMIT


async def test_a_page_that_is_too_large(site: Site) -> None:
    assert await problem(site.says("/feed", b"x" * (SIZE_LIMIT + 1))) == (Problem.TOO_BIG, None)


async def test_a_packed_page_is_unpacked_no_further_than_it_may_be_large(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms = []
    take = fetching._Unpacking.take

    def watched(self: fetching._Unpacking, chunk: bytes, room: int) -> bytes:
        unpacked = take(self, chunk, room)
        rooms.append(len(unpacked))
        return unpacked

    monkeypatch.setattr(fetching._Unpacking, "take", watched)
    bomb = gzip.compress(bytes(20 * SIZE_LIMIT))
    assert await problem(site.says("/feed", bomb, Content_Encoding="gzip")) == (Problem.TOO_BIG, None)
    assert sum(rooms) == SIZE_LIMIT + 1


async def test_a_page_without_end(site: Site) -> None:
    async def endless(request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse()
        await answer.prepare(request)
        while True:
            await answer.write(b"<item>" * 10_000)

    site.answers["/feed"] = endless
    assert await problem(site.url("/feed")) == (Problem.TOO_BIG, None)


async def test_a_site_that_does_not_answer(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    async def silent(_: web.Request) -> web.StreamResponse:
        await site.closing.wait()
        return web.Response()

    monkeypatch.setattr(fetching, "TOTAL_SECONDS", 0.05)
    site.answers["/feed"] = silent
    assert await problem(site.url("/feed")) == (Problem.TIMEOUT, None)


async def test_answers_that_are_no_page(site: Site) -> None:
    cases = {
        (404, ""): (Problem.GONE, None),
        (410, ""): (Problem.GONE, None),
        (403, ""): (Problem.GONE, None),
        (429, "120"): (Problem.BUSY, 120),
        (503, "Sun, 22 Nov 2026 09:05:00 GMT"): (Problem.BUSY, 300),
        (503, "Sun, 22 Nov 2020 09:05:00 GMT"): (Problem.BUSY, 0),
        (503, "9" * 30): (Problem.BUSY, 86_400),
        (503, "soon"): (Problem.BUSY, None),
        (500, ""): (Problem.BUSY, None),
        (418, ""): (Problem.NETWORK, None),
        (204, ""): (Problem.NETWORK, None),
    }
    date = "Sun, 22 Nov 2026 09:00:00 GMT"
    for (status, wait), expected in cases.items():
        assert await problem(site.says("/feed", status=status, Retry_After=wait, Date=date)) == expected, (status, wait)


async def test_half_an_answer(site: Site) -> None:
    whole = gzip.compress(b"news" * 999)
    assert await problem(site.says("/feed", whole[:-9], Content_Encoding="gzip")) == (Problem.NETWORK, None)
    assert await problem(site.says("/feed", b"news", Content_Encoding="gzip")) == (Problem.NETWORK, None)
    assert await problem(site.says("/feed", b"news", Content_Encoding="br")) == (Problem.NETWORK, None)


async def test_nobody_there(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert await problem(f"http://school.example:{port}/") == (Problem.NETWORK, None)
    point_names_to(monkeypatch)
    assert await problem(site.says("/feed")) == (Problem.NETWORK, None)


async def test_redirects_within_the_site_are_followed(site: Site) -> None:
    site.says("/1", status=301, Location="/2")
    site.says("/2", status=302, Location=site.url("/3", "www.school.example"))
    site.says("/3", status=307, Location="4")
    site.says("/4", b"news")
    page = await local.fetch(site.url("/1"))
    assert (page.content, page.url) == (b"news", site.url("/4", "www.school.example"))


async def test_redirects_in_a_circle_end(site: Site) -> None:
    assert await problem(site.says("/1", status=302, Location="/1")) == (Problem.NETWORK, None)
    assert len(site.asked) == 4


async def test_a_redirect_elsewhere_is_not_followed(site: Site) -> None:
    elsewhere = [
        site.url("/secret", "other.example"),
        site.url("/secret", "school.example.other.example"),
        site.url("/secret", "127.0.0.1"),
        "http://school.example:22/secret",
        "//other.example/secret",
    ]
    site.says("/secret", b"secret")
    for location in elsewhere:
        assert await problem(site.says("/feed", status=302, Location=location)) == (Problem.OTHER_HOST, None), location
    for location in ("file:///etc/passwd", "http://me:secret@school.example/", "http://["):
        reason, _ = await problem(site.says("/feed", status=302, Location=location))
        assert reason in {Problem.REFUSED_ADDRESS, Problem.NETWORK}, location
    assert {request.path for request in site.asked} == {"/feed"}


async def test_a_site_is_not_left_for_an_unprotected_one(monkeypatch: pytest.MonkeyPatch) -> None:
    class Answered:
        """Stands in for a session: a protected site that sends on to its unprotected self."""

        def __init__(self) -> None:
            self.status = 302
            self.headers = {"Location": "http://school.example/"}

        def get(self, *_: object, **__: object) -> "Answered":
            return self

        async def __aenter__(self) -> "Answered":
            return self

        async def __aexit__(self, *_: object) -> None:
            return None

    monkeypatch.setattr(fetching, "_session", lambda _: Answered())
    assert await problem("https://school.example/") == (Problem.OTHER_HOST, None)


async def test_a_public_name_of_a_local_machine_is_refused_where_it_is_connected_to(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So it does not help to change where the name leads after it was checked."""
    url = site.says("/feed", b"secret")
    for address in ("127.0.0.1", "::1", "::ffff:127.0.0.1", "169.254.169.254", "10.0.0.1", "fe80::1%1"):
        point_names_to(monkeypatch, address)
        assert await problem(url, public) == (Problem.REFUSED_ADDRESS, None), address
    assert site.asked == []


async def test_of_several_addresses_the_public_ones_are_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    point_names_to(monkeypatch, "127.0.0.1", "8.8.8.8", "::1", "2606:4700::1111")
    found = await fetching._Resolver(is_public_address).resolve("school.example", 443)
    assert [(one["host"], one["port"], one["family"]) for one in found] == [
        ("8.8.8.8", 443, socket.AF_INET),
        ("2606:4700::1111", 443, socket.AF_INET6),
    ]


async def test_a_local_address_is_refused_before_anything_is_asked(site: Site) -> None:
    site.says("/feed", b"secret")
    for host in ("127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "127.1", "0x7f000001"):
        assert await problem(site.url("/feed", host), public) == (Problem.REFUSED_ADDRESS, None), host
    assert site.asked == []


def test_which_addresses_may_be_typed() -> None:
    assert local.check("127.0.0.1:8081/feed") == "https://127.0.0.1:8081/feed"
    with pytest.raises(Invalid):
        public.check("127.0.0.1:8081/feed")


async def test_names_are_looked_up() -> None:
    assert "127.0.0.1" in await fetching.look_up("localhost")
