from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Invalid
from bot.services.website.links import LINK_LIMIT, check_link, is_public_address, link_on, same_site, tidy_link

TYPED = {
    "school.example/news": "https://school.example/news",
    "  https://school.example/news \n": "https://school.example/news",
    "HTTP://School.Example": "http://school.example",
    "school.example.": "https://school.example",
    "school.example:8443/a?b=1&c=2#top": "https://school.example:8443/a?b=1&c=2#top",
    "https://school.example:443/": "https://school.example/",
    "http://school.example:80/": "http://school.example/",
    "школа.example/новости": "https://xn--80atdl2c.example/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8",
    "https://school.example/%D0%BD?x=%20": "https://school.example/%D0%BD?x=%20",
    "school。example": "https://school.example",
    "http://8.8.8.8/feed": "http://8.8.8.8/feed",
    "http://[2606:4700::1111]:8080/": "http://[2606:4700::1111]:8080/",
}
REFUSED = [
    *(
        "",
        "   ",
        "news",
        "localhost",
        "http://localhost:8080/",
        "school",
        "https://",
        "https:///news",
        "//school.example",
    ),
    *("ftp://school.example", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "tel:+79990000000"),
    *("tg://resolve?domain=x", "mailto:office@school.example", "https://me:secret@school.example", "a@school.example"),
    *("https://school.example:0", "https://school.example:65536", "https://school.example:port"),
    *(
        "https://school.example/a b",
        "https://school\u200b.example",
        "https://school.example\\@127.0.0.1",
        "a.b\x00.example",
    ),
    *("http://127.0.0.1", "http://127.1", "http://0x7f.1", "http://2130706433", "http://0177.0.0.1", "http://1.2.3"),
    *(
        "http://10.1.2.3",
        "http://192.168.0.1/feed",
        "http://172.16.0.1",
        "http://169.254.169.254/latest",
        "http://0.0.0.0",
    ),
    *("http://100.64.0.1", "http://224.0.0.1", "http://255.255.255.255", "http://１２７.0.0.1", "http://127。0。0。1"),
    *(
        "http://[::1]/",
        "http://[::]/",
        "http://[fe80::1]/",
        "http://[fe80::1%25eth0]/",
        "http://[fd00::1]/",
        "http://[::1",
    ),
    *("http://[::ffff:127.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://[::127.0.0.1]/"),
    *(
        "printer.local",
        "nas.lan",
        "bot.internal",
        "x.localhost",
        "portal.corp",
        "router.home",
        "a.home.arpa",
        "x.onion",
    ),
    *("school..example", ".example", "-.example", "школа", "https://" + "a" * 64 + ".example", "a" * 501 + ".example"),
    "https://school.example/" + "я" * 400,  # six characters each when it is written out
]


def test_what_people_type_becomes_a_full_address() -> None:
    assert {typed: check_link(typed) for typed in TYPED} == TYPED


def test_what_is_no_page_of_the_public_internet_is_refused() -> None:
    for typed in REFUSED:
        with pytest.raises(Invalid) as caught:
            raise AssertionError(f"{typed!r} became {check_link(typed)!r}")
        assert caught.value.key == "error-link", typed


def test_a_local_page_is_an_address_too_where_it_may_be_read() -> None:
    assert tidy_link("http://127.0.0.1:8081/feed") == "http://127.0.0.1:8081/feed"
    for typed in ("ftp://127.0.0.1", "http://me@127.0.0.1", "http://127.0.0.1/a b"):
        with pytest.raises(Invalid):
            tidy_link(typed)


def test_which_addresses_are_public() -> None:
    public = ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"]
    local = [
        "127.0.0.1",
        "10.0.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "::1",
        "::",
        "::127.0.0.1",
        "::ffff:10.0.0.1",
        "ff02::1",
    ]
    local += [
        "64:ff9b::a00:1",
        "64:ff9b:1::808:808",
        "2002:a00:1::1",
        "2001:db8::1",
        "2001::1",
        "fe80::1%eth0",
        "fec0::1",
    ]
    assert [one for one in public if not is_public_address(one)] == []
    assert [one for one in [*local, "", "school.example", "127.1"] if is_public_address(one)] == []


def test_a_site_is_one_host_with_and_without_www() -> None:
    site = "https://school.example/feed"
    mine = ["https://www.school.example/", "http://school.example/a", "https://school.example:443/b"]
    foreign = ["https://other.example/", "https://news.school.example/", "https://school.example:8443/"]
    foreign += ["https://school.example.other.example/", "https://wwwschool.example/"]
    assert [one for one in mine if not same_site(site, one)] == []
    assert [one for one in foreign if same_site(site, one)] == []
    assert same_site("http://127.0.0.1:8081/a", "http://127.0.0.1:8081/b")
    assert not same_site("http://127.0.0.1:8081/a", "http://127.0.0.1:22/b")


def test_links_found_on_a_page() -> None:
    page = "https://school.example/news/index.html"
    found = {
        "1.html": "https://school.example/news/1.html",
        "/a?b=1": "https://school.example/a?b=1",
        " http://www.school.example/x ": "http://www.school.example/x",
        "//school.example/y": "https://school.example/y",
        "//other.example/y": None,
        "javascript:alert(1)": None,
        "mailto:a@school.example": None,
        "http://[": None,
        "http://127.0.0.1/": None,
        "https://a@school.example/": None,
    }
    assert {href: link_on(page, href) for href in found} == found


PIECES = ["http://", "https://", "127.0.0.1", "localhost", "10.0.0.1", "[::1]", "[::ffff:7f00:1]", "0x7f.1", "①", "。"]
PIECES += ["school.example", ".", "/", "@", ":", "8080", "\\", "#", "?", "%", "::", "[", "]", "я", "www.", "2130706433"]


@given(st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_no_spelling_leads_to_a_local_address(typed: str) -> None:
    try:
        link = check_link(typed)
    except Invalid:
        return
    split = urlsplit(link)
    assert split.scheme in {"http", "https"}
    assert "@" not in split.netloc
    assert len(link) <= LINK_LIMIT
    assert check_link(link) == link
    host = split.hostname or ""
    assert "." in host or ":" in host
    if ":" in host or host.rpartition(".")[2].isdecimal():
        assert ip_address(host).is_global


@given(st.ip_addresses())
def test_what_is_public_is_global(ip: IPv4Address | IPv6Address) -> None:
    if is_public_address(str(ip)):
        # Versions of Python disagree on whether the wrapping itself is global.
        meant = (ip.ipv4_mapped or ip.sixtofour or ip) if isinstance(ip, IPv6Address) else ip
        assert meant.is_global
        assert not any([meant.is_loopback, meant.is_multicast, meant.is_link_local, meant.is_unspecified])
