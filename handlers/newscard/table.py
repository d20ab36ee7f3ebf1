"""Everybody of a letter as a table, made beside the conversation."""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.errors import Outdated
from bot.i18n import Voice
from bot.reports.news_answers import Sheet, news_answers_xlsx
from bot.reports.table_files import Cell
from bot.services.news import Reaction
from bot.services.news.card import Card as PostCard
from bot.services.news.card import UnitLine
from bot.services.news.counting import Line
from bot.ui import Answer, File, screen, t
from handlers.newscard.addresses import Card, Table
from handlers.newscard.phrases import answer_name, place_name, reacted_word, standing, title_of, who
from handlers.site import Context

COLUMNS = ("class", "who", "state", "answer", "at")
WIDE = (1, 3)


async def table(context: Context, address: Table) -> Answer:
    """The file as things stand now."""
    cards = context.services.news.card
    found = await cards.card(context.actor, address.id)
    if found.count is None:
        raise Outdated(shows=f"newscard:{address.id}")
    lines = await cards.lines(context.actor, address.id)
    voice = Voice(context.actor.language, context.school.zone)
    everybody = Sheet(
        voice.plain(t("newscard-sheet-people")),
        [voice.plain(t(f"newscard-column-{name}")) for name in COLUMNS],
        WIDE,
        _people(lines, found, voice),
    )
    heads = [voice.plain(t(f"newscard-column-{name}")) for name in ("class", "total")]
    heads += [
        voice.plain(reacted_word(found.post)),
        *(voice.plain(t(f"newscard-column-{n}")) for n in ("late", "share")),
    ]
    counted = (*found.count.lines, found.count.total)
    classes = Sheet(voice.plain(t("newscard-sheet-classes")), heads, (), _classes(counted, found, voice))
    content = await asyncio.to_thread(news_answers_xlsx, everybody, classes)
    name = voice.plain(t("newscard-file-name", day=context.school.today(context.now)))
    file = File(name, content)
    title = t("newscard-title", title=title_of(found.post))
    ready = t("newscard-table-ready", count=len(lines))
    return Answer(screen(title, ready, file=file, back=Card(id=address.id)))


def _people(lines: Sequence[UnitLine], found: PostCard, voice: Voice) -> Iterator[Sequence[Cell]]:
    for line in lines:
        reaction = line.unit.reaction
        yield (
            ", ".join(voice.plain(place_name(place)) for place in line.unit.places),
            voice.plain(who(line)),
            voice.plain(standing(line)),
            "; ".join([*_chosen(line, found, voice), *line.words]) or None,
            _local(reaction.reacted_at, voice) if reaction else None,
        )


def _chosen(line: UnitLine, found: PostCard, voice: Voice) -> list[str]:
    if found.post.reaction not in {Reaction.CHOICE, Reaction.MEETING}:
        return []
    numbers = dict.fromkeys(one.answer for one in line.unit.reactions)
    return [
        voice.plain(answer_name(found.post, one)) for one in numbers if one is not None and one < len(found.choices)
    ]


def _classes(lines: Sequence[Line], found: PostCard, voice: Voice) -> Iterator[Sequence[Cell]]:
    for line in lines:
        title = t("newscard-all") if found.count and line is found.count.total else place_name(line.place)
        share = line.reacted / line.total if line.total else None
        yield voice.plain(title), line.total, line.reacted, line.late, share


def _local(at: datetime | None, voice: Voice) -> datetime | None:
    """By the school's wall clock: a spreadsheet knows no zones."""
    return at.astimezone(voice.zone).replace(tzinfo=None, microsecond=0) if at else None
