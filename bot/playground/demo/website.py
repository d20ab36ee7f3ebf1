"""The made-up school's website: a feed that the bot reads, and a page that shows the news of the bot."""

from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape

from aiohttp import web

FEED, PAGE = "/website/news.rss", "/website"
# Title, words, hours before the demo opens.
ENTRIES = (
    ("Сборы команды по шахматам", "Приглашаем учеников 5–7 классов. Занятия по средам, кабинет 21.", 3),
    ("Школа получила новые ноутбуки", "Двадцать ноутбуков для уроков информатики. Спасибо всем, кто помогал!", 26),
    ("День открытых дверей", "Для родителей будущих первоклассников: показываем классы и отвечаем на вопросы.", 300),
)
_NEWS = """<!doctype html><html lang="ru"><meta charset="utf-8"><title>Сайт школы</title>
<meta name="viewport" content="width=device-width">
<style>body{font:18px/1.5 system-ui;max-width:40rem;margin:2rem auto;padding:0 1rem}time{color:#667}</style>
<h1>Сайт школы</h1><h2>Новости</h2><div id="news">…</div>
<script>fetch("%s/news.html").then(a=>a.text()).then(t=>{document.getElementById("news").innerHTML=t})</script></html>"""


def routes(public_url: str, now: datetime) -> list[web.RouteDef]:
    """The site's pages. public_url: where the bot's web port is reached; now: when the demo opens."""

    async def feed(_: web.Request) -> web.Response:
        return web.Response(body=rss(now), content_type="application/rss+xml", charset="utf-8")

    async def page(_: web.Request) -> web.Response:
        return web.Response(text=_NEWS % public_url, content_type="text/html")

    return [web.get(FEED, feed), web.get(PAGE, page)]


def rss(now: datetime) -> bytes:
    """The feed of the site, RSS 2.0."""
    items = "".join(
        f"<item><guid isPermaLink='false'>site-{number}</guid><title>{escape(title)}</title>"
        f"<description>{escape(words)}</description>"
        f"<pubDate>{format_datetime(now - timedelta(hours=hours))}</pubDate></item>"
        for number, (title, words, hours) in enumerate(ENTRIES, start=1)
    )
    head = "<title>Новости школы</title><link>https://school.example</link><description/>"
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()
