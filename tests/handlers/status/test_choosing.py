"""The choice of a period: offered, typed in words, and leading back to where it was asked for."""

from bot.ui import Answer, Incoming
from handlers.errors import answer_to
from handlers.site import Context, Site
from handlers.status.addresses import Said
from handlers.status.periods import LEADS
from tests.databases import sqlite_only
from tests.handlers.crawler import targets
from tests.handlers.status.test_status import NOVEMBER, follow, labels, text
from tests.personas import ContextOf

pytestmark = sqlite_only


async def typed(context: Context, words: str, to: str = f"status.said:{NOVEMBER}:status") -> Answer:
    """What becomes of words that are typed on the screen that chooses a period."""
    return await answer_to(context, context.site.take(context, to, Incoming(text=words)), to)


async def test_any_period_is_two_taps_away(context_of: ContextOf) -> None:
    context = await context_of("director")
    chosen = next(to for to in targets(await follow(context, "status")) if to.startswith("status.period:"))
    offered = await follow(context, chosen)
    assert labels(offered) == [
        "неделя 23.11–29.11.2026",
        "неделя 16.11–22.11.2026",
        "ноябрь 2026",
        "октябрь 2026",
        "2 четверть 2026/2027",
        "1 четверть 2026/2027",
        "учебный год 2026/2027",
    ]
    for to in targets(offered):
        assert text(await follow(context, to)), to
    september = await follow(context, "status.period:m202609:status")
    assert labels(september)[-2:] == ["учебный год 2026/2027", "◀ август 2026"], "October stands there already"
    earliest = await follow(context, "status.period:m200001:status")
    assert labels(earliest)[-1] == "февраль 2000 ▶"


async def test_a_chosen_period_leads_back_to_where_it_was_asked_for(context_of: ContextOf, site: Site) -> None:
    context = await context_of("director")
    for packed in ("status.area:tickets:m202611", "status.why:tickets_open:m202611:0"):
        chosen = next(to for to in targets(await follow(context, packed)) if to.startswith("status.period:"))
        offered = list(targets(await follow(context, chosen)))
        assert packed.replace("m202611", "m202610") in offered, packed
        assert offered[-2] == packed, "back to what was shown"
    for what, leads in LEADS.items():
        packed = leads.format(period="x20261001-20261015")
        assert site.screens[packed.partition(":")[0]][0].unpack(packed).pack() == packed, what
        said = Said(period="x20261001-20261015", what=what).pack()
        assert len(said) <= 64, what
    assert text((await typed(context, "октябрь", f"status.said:{NOVEMBER}:area.news")).screen).startswith(
        "📰 Новости: о"
    )


async def test_a_period_is_told_in_words(context_of: ContextOf) -> None:
    context = await context_of("director")
    for words, title in (
        ("октябрь", "октябрь 2026"),
        ("с 1 по 15 октября", "01.10–15.10.2026"),
        ("прошлая неделя", "неделя 16.11–22.11.2026"),
        ("1 четверть", "1 четверть 2026/2027"),
    ):
        assert text((await typed(context, words)).screen).startswith(f"📊 Статус: {title}"), words
    for words, said in (
        ("с 15 по 1 октября 2026", "error-period-backwards"),
        ("декабрь 2027", "error-period-future"),
        ("с 1.11.2010 по 1.11.2026", "error-period-long"),
        ("ерунда", "error-period-words"),
        ("", "error-period-words"),
    ):
        refused = await typed(context, words)
        assert refused.toast is not None
        assert refused.toast.key == said, words
        assert "За какой период?" in text(refused.screen), "the question stays open"
    for words, title in (
        ("статус", "📊 Статус: ноябрь 2026"),
        ("что горит", "🔥 Что горит"),
        ("в 214 не работает проектор", "Проверьте"),
    ):
        assert title in text((await typed(context, words, f"status.said:{NOVEMBER}:reports")).screen), words
