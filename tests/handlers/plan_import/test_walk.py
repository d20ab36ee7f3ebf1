"""Every screen of an import, of a plan with long words and with something to compare it with, fits a phone."""

from collections import Counter, deque
from zoneinfo import ZoneInfo

import pytest

from bot.errors import Outdated
from bot.i18n import LANGUAGES, Voice
from bot.ui import Answer, Incoming
from handlers.site import Context, Site
from tests.databases import sqlite_only
from tests.handlers.crawler import complaints_about, targets
from tests.handlers.plan_import.imports import DOUBTFUL, PAST, sent, shown
from tests.personas import ContextOf
from tests.plans import Item

pytestmark = sqlite_only
VOICES = tuple(Voice(language, ZoneInfo("Asia/Novokuznetsk")) for language in LANGUAGES)
LONG = "Очень длинное название <b>раздела</b> & того, что в нём надо сделать за год, "
TREES = Item("1. Раздел", "Посадить деревья возле школьного двора", "май 2027", "Ежова М.П.")
OLD = (
    TREES,
    *(
        Item(f"{section}. Раздел", f"{LONG} пункт {section}{at}", "до 15.12.2026", "Ежова М.П., Замова И.С.")
        for section in range(1, 4)
        for at in range(1, 4)
    ),
)
NEW = (
    Item("1. Раздел", OLD[1].text, "до 20.12.2026", "Главина А.В."),
    Item("9. " + LONG * 4, LONG * 15, "когда " + "нибудь " * 30, ", ".join(["Незнамова Имя Отчество"] * 5)),
    Item("2. Раздел", "Создать раздел «Цифровая школа» на сайте", "до 20.12.2026", "Ежова М.П."),
    Item("3. Раздел", "Создание раздела на официальном сайте «Цифровая школа»", "до 20.12.2026", "Иванова А.И."),
    *(
        Item(f"{at}. Раздел", f"{LONG} новый пункт {at}", f"как-нибудь {at}", f"Незнамов {at} А.И.")
        for at in range(10, 40)
    ),
    *DOUBTFUL,
)
SCREENS = 90  # enough to see each kind


async def walk(site: Site, context: Context, starts: tuple[str, ...]) -> tuple[list[str], Counter[str]]:
    """What is wrong with the screens that buttons lead to from here, and how many of each prefix were seen."""
    complaints: list[str] = []
    seen: Counter[str] = Counter()
    queue, found = deque(starts), set(starts)
    while queue and seen.total() < SCREENS:
        raw = queue.popleft()
        prefix = raw.partition(":")[0]
        if prefix not in site.screens or not prefix.startswith("plan.import") or seen[prefix] >= 9:
            continue
        seen[prefix] += 1
        screen = (await site.follow(context, raw)).screen
        assert screen is not None
        complaints += [f"{raw}: {words}" for words in complaints_about(Answer(screen), VOICES)]
        following = [to for to in targets(screen) if to not in found]
        found.update(following)
        queue.extend(following)
    return complaints, seen


async def test_every_screen_fits(context_of: ContextOf, site: Site) -> None:
    context = await context_of("coordinator")
    await sent(context, OLD)
    await site.follow(context, f"plan.import.save:{(await shown(context)).draft.stamp}")
    await sent(context, NEW)
    complaints, seen = await walk(site, context, ("plan.import",))
    assert complaints == []
    alone = {"plan.import.which"}
    assert {prefix for prefix in site.screens if prefix.startswith("plan.import")} - seen.keys() == alone
    assert "plan.import.changes" in seen

    await site.take(context, "plan.import.add", Incoming(text="Полить цветы"))
    place = len((await shown(context)).draft.items) - 1
    complaints, _ = await walk(site, context, (f"plan.import.item:{place}",))
    assert complaints == []


async def test_every_screen_of_a_past_plan_fits(context_of: ContextOf, site: Site) -> None:
    context = await context_of("coordinator")
    await sent(context, PAST, "План на 2021/2022 учебный год")
    complaints, _ = await walk(site, context, ("plan.import.check", "plan.import.years"))
    assert complaints == []


async def test_places_and_questions_that_are_not_there_are_outdated(context_of: ContextOf, site: Site) -> None:
    context = await context_of("coordinator")
    await sent(context)
    gone = ("item:99", "when:99", "who:99", "section:99:0", "doubt:00000000", "skip:99", "giveup:5:0", "to:2019")
    for raw in (*gone, "settle:00000000:year", "choose:00000000:1", "put:00000000:0"):
        with pytest.raises(Outdated) as caught:
            await site.follow(context, f"plan.import.{raw}")
        assert caught.value.shows == "plan.import.check", raw
