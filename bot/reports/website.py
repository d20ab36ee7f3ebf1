"""Public news for the school's website: an Atom feed (RFC 4287), and a piece of a page to be put into one."""

from html import escape
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from bot.i18n import Voice
from bot.services.news.publishing import Publication, PublicPost
from bot.ui import t

ATOM = "http://www.w3.org/2005/Atom"


def atom(news: Publication, url: str, voice: Voice) -> bytes:
    """The feed in UTF-8; `url` is where it is read, by which it and its entries are known for ever."""
    ET.register_namespace("", ATOM)
    feed = ET.Element(f"{{{ATOM}}}feed")
    school = news.school or voice.plain(t("website-school"))
    newest = max((post.changed_at for post in news.posts), default=None)
    _add(feed, "id", url)
    _add(feed, "title", voice.plain(t("website-feed", school=school)))
    ET.SubElement(feed, f"{{{ATOM}}}link", rel="self", href=url)
    _add(feed, "updated", newest.isoformat() if newest else "1970-01-01T00:00:00+00:00")
    _add(ET.SubElement(feed, f"{{{ATOM}}}author"), "name", school)
    for post in news.posts:
        entry = ET.SubElement(feed, f"{{{ATOM}}}entry")
        _add(entry, "id", f"tag:{urlsplit(url).hostname},2026:news-{post.id}")
        _add(entry, "title", post.title)
        _add(entry, "published", post.sent_at.isoformat())
        _add(entry, "updated", post.changed_at.isoformat())
        page = f"{url.rpartition('/')[0]}/news.html#news-{post.id}"
        ET.SubElement(entry, f"{{{ATOM}}}link", rel="alternate", href=page)
        _add(entry, "content", _body(post)).set("type", "html")
    content: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return content


def fragment(news: Publication, voice: Voice) -> bytes:
    """The news as a section of a page, in UTF-8: headings, days, words; nothing that runs or is loaded."""
    articles = [
        f'<article id="news-{post.id}"><h3>{escape(post.title)}</h3>'
        f'<time datetime="{post.sent_at.isoformat()}">{post.sent_at.astimezone(voice.zone):%d.%m.%Y}</time>'
        f"{_body(post)}</article>"
        for post in news.posts
    ]
    nothing = f"<p>{escape(voice.plain(t('website-nothing')))}</p>"
    return f'<section class="school-news">{"".join(articles) or nothing}</section>'.encode()


def _body(post: PublicPost) -> str:
    links = "".join(
        f'<p><a href="{escape(link.url)}" rel="noopener nofollow">{escape(link.label)}</a></p>' for link in post.links
    )
    return post.html + links


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, f"{{{ATOM}}}{name}")
    element.text = text
    return element
