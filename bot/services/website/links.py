"""Addresses of pages: as people type them, and which of them this program may open or show.

A page that someone names makes the program ask a machine of their choice. So only names and addresses of the public
internet will do, and an entry may lead to the site that it was read from, nowhere else.
"""

import re
import unicodedata
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from bot.errors import Invalid

LINK_LIMIT = 500  # characters of what is typed, and of what it becomes
_PORTS = {"http": 80, "https": 443}
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
_NAME_LIMIT = 253  # RFC 1035, without the last dot
# RFC 6761, RFC 6762, RFC 8375, and what routers and offices call their own network.
_LOCAL_ENDINGS = (
    *("localhost", "localdomain", "local", "lan", "internal", "intranet", "private", "home", "corp", "arpa", "onion"),
    *("workgroup", "router", "domain", "test", "invalid"),
)
_UNICAST = IPv6Network("2000::/3")  # the only part of IPv6 that is given out to the public
_MAPPED = IPv6Network("::ffff:0:0/96")
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the IPv4 address is in the last four bytes
_SAFE = "%/:=&?~#+!$,;'@()*[]-._"


def check_link(words: str) -> str:
    """The address that a person typed, in full: "school.example/news" → "https://school.example/news".

    International names become their ASCII form. Raises Invalid for what is no page of the public internet: another
    scheme, a password in it, a name without a dot or of a local network, an address that is not public.
    """
    link = tidy_link(words)
    if not _is_public_host(host_of(link)):
        raise Invalid("error-link")
    return link


def tidy_link(words: str) -> str:
    """The same wherever it leads. Raises Invalid for what is no http(s) address or is longer than 500 characters."""
    typed = words.strip()
    if not typed or len(typed) > LINK_LIMIT or any(not _may_stand(char) for char in typed):
        raise Invalid("error-link")
    try:
        link = _rebuilt(urlsplit(typed if re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", typed) else f"https://{typed}"))
    except ValueError:  # UnicodeError is one: a name that can't be written in ASCII
        raise Invalid("error-link") from None
    if len(link) > LINK_LIMIT:
        raise Invalid("error-link")
    return link


def link_on(site: str, href: str) -> str | None:
    """Where a link found on a page of `site` leads; None where that is no page of the same site.

    Both spellings with and without "www." are one site, and so are http and https.
    """
    try:
        link = tidy_link(urljoin(site, href.strip()))
        return link if same_site(site, link) else None
    except (Invalid, ValueError):
        return None


def same_site(one: str, other: str) -> bool:
    """Whether two tidied links lead to the same host: by the same port, or both by the usual one of their scheme."""
    first, second = urlsplit(one), urlsplit(other)
    if host_of(one).removeprefix("www.") != host_of(other).removeprefix("www."):
        return False
    ports = [split.port or _PORTS[split.scheme] for split in (first, second)]
    return ports[0] == ports[1] or ports == [_PORTS[first.scheme], _PORTS[second.scheme]]


def host_of(link: str) -> str:
    """The host of a tidied link, without brackets."""
    return urlsplit(link).hostname or ""


def is_public_address(address: str) -> bool:
    """Whether an IP address belongs to a machine of the public internet, also one that is wrapped in IPv6."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv6Address):
        wrapped = _wrapped(ip)
        return _is_public_ipv4(wrapped) if wrapped else ip in _UNICAST and ip.is_global and not ip.is_multicast
    return _is_public_ipv4(ip)


def _is_public_ipv4(ip: IPv4Address) -> bool:
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _wrapped(ip: IPv6Address) -> IPv4Address | None:
    if ip in _MAPPED or ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.sixtofour


def _is_public_host(host: str) -> bool:
    if ":" in host or _NUMBER.fullmatch(host.rpartition(".")[2]):  # "127.1" and "0x7f.1" are addresses to some
        return is_public_address(host)
    labels = host.split(".")
    return len(labels) > 1 and labels[-1] not in _LOCAL_ENDINGS


def _rebuilt(typed: SplitResult) -> str:
    """The address put together anew from its parts; ValueError where one of them will not do."""
    host = _ascii_host(typed.hostname or "")
    if typed.scheme not in _PORTS or "@" in typed.netloc or typed.port == 0:
        raise ValueError
    shown = f"[{host}]" if ":" in host else host
    if typed.port and typed.port != _PORTS[typed.scheme]:
        shown += f":{typed.port}"
    rest = (quote(part, safe=_SAFE) for part in (typed.path, typed.query, typed.fragment))
    return urlunsplit((typed.scheme, shown, *rest))


def _ascii_host(host: str) -> str:
    if ":" in host:
        return str(IPv6Address(host.replace("%", " ")))  # a zone ("%eth0") is of this machine only
    name = host.encode("idna").decode("ascii").lower().removesuffix(".")
    if len(name) > _NAME_LIMIT or not all(_LABEL.fullmatch(label) for label in name.split(".")):
        raise ValueError
    return name


def _may_stand(char: str) -> bool:
    """No blanks, no invisible characters, and no backslash, which some programs take for a slash."""
    return char not in '\\<>"`{}|^' and unicodedata.category(char)[0] not in {"C", "Z"}
