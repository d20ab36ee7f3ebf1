"""Everything that one was sent: letters and news as lists, and what a typed word finds in them."""

from collections.abc import Sequence
from typing import Final

from bot.errors import Missing
from bot.services.news.archive import ArchiveLine, Shelf
from bot.services.text import shorten
from bot.ui import PAGE_SIZE, Answer, Button, Incoming, Screen, Text, clamp_page, column, pager, screen, t
from handlers.news.addresses import All, List, News, Settings
from handlers.news.phrases import day_words
from handlers.site import Context

# A line of a list on a button of a phone, with and without a day behind it.
TITLE_IN_LINE: Final = 42
TITLE_WITH_DAY: Final = 26


async def everything(context: Context, address: All) -> Screen:
    """The two lists with what is new in them; a typed word is looked for in both."""
    counts = await context.services.news.archive.counts(context.actor)
    letters, news = List(shelf=Shelf.LETTERS.value), List(shelf=Shelf.NEWS.value)
    waiting = t("news-waiting", count=counts.waiting) if counts.waiting else ""
    unread = t("news-unread", count=counts.unread) if counts.unread else ""
    buttons = [
        Button(t("news-letters", fresh=waiting), letters) if counts.letters else None,
        Button(t("news-news", fresh=unread), news) if counts.news else None,
        Button(t("news-settings"), Settings()),
    ]
    there = counts.letters + counts.news
    return screen(
        t("news-all-title"),
        t("news-all-hint") if there else t("news-all-none"),
        rows=column(buttons),
        expects=address if there else None,
    )


async def waiting(context: Context) -> Sequence[Button]:
    """Below the menu's entry: the letters that wait for an answer."""
    count = await context.services.news.waiting.count(context.actor)
    return [Button(t("news-menu-waiting", count=count), List(shelf=Shelf.LETTERS.value))] if count else []


async def listed(context: Context, address: List) -> Screen:
    """A page of letters or of news; what waits for the reader has a mark and stands first."""
    if address.shelf not in set(Shelf):
        raise Missing
    shelf, archive = Shelf(address.shelf), context.services.news.archive
    found = await archive.page(context.actor, shelf, address.page * PAGE_SIZE, PAGE_SIZE)
    page = clamp_page(address.page, found.total)
    if page != address.page:
        found = await archive.page(context.actor, shelf, page * PAGE_SIZE, PAGE_SIZE)
    return screen(
        t(f"news-{shelf}-title"),
        t(f"news-{shelf}-hint") if found.total else t("news-all-none"),
        rows=[*column(_button(line) for line in found.lines), *pager(address, page, found.total)],
        back=All(),
    )


async def find(context: Context, address: All, incoming: Incoming) -> Answer:
    """What the typed words find; the next words look again."""
    found = await context.services.news.archive.find(context.actor, incoming.text)
    more = found.total - len(found.lines)
    return Answer(
        screen(
            t("news-found-title"),
            t("news-found", count=found.total) if found.total else t("news-found-none"),
            t("news-found-more", count=more) if more else None,
            rows=column(_button(line) for line in found.lines),
            back=address,
            expects=address,
        )
    )


def _button(line: ArchiveLine) -> Button:
    return Button(_label(line), News(post=line.id))


def _label(line: ArchiveLine) -> Text:
    """«🔴 Экскурсия в музей · до 27 ноября», «📰 Каникулы»."""
    kind = "letter" if line.is_letter else "post"
    has_day = line.is_new and line.is_letter and line.react_by is not None
    name = shorten(line.title, TITLE_WITH_DAY if has_day else TITLE_IN_LINE)
    return t(
        "news-line",
        mark=t(f"news-mark-new-{kind}" if line.is_new else f"news-mark-{kind}"),
        title=t("text", text=name) if name else t("news-untitled"),
        due=t("news-line-due", day=day_words(line.react_by)) if has_day and line.react_by else "",
    )
