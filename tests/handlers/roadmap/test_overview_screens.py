"""The plan as its screens show it: what presses first, lists, load, search, table; by right, at the same cost."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook
from sqlalchemy import event

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid, Missing
from bot.i18n import LANGUAGES, Voice
from bot.markup import visible_length
from bot.services import Services
from bot.ui import Answer, Button, Incoming, Media, Screen
from handlers.roadmap import addresses, asking, lists, load, screens
from handlers.site import Context, NoticeArgs, Site
from models.people import Person
from models.roadmap import ItemState, RoadmapItem
from tests import factories
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only
from tests.handlers.crawler import complaints_about, targets
from tests.personas import MEMBERS, ActorOf, ContextOf, StandardSchool

pytestmark = sqlite_only

TODAY = SCHOOL_MORNING.date()
VOICES = tuple(Voice(language, ZoneInfo("Asia/Novokuznetsk")) for language in LANGUAGES)
PLAN = addresses.Plan()


def text(screen: Screen | None) -> str:
    assert screen is not None
    return "\n".join(VOICES[0].plain(line) for line in screen.lines)


def buttons(screen: Screen) -> dict[str, str]:
    """Labels, and where they lead."""
    found = [button for row in screen.rows for button in row if isinstance(button, Button)]
    return {VOICES[0].plain(one.label): one.to if isinstance(one.to, str) else one.to.pack() for one in found}


@pytest.fixture
async def items(db: Database, school: StandardSchool) -> dict[str, int]:
    """Two sections of this year with an item of each kind, and one of a year that was turned over; by what they are."""
    made: dict[str, int] = {}
    async with db.write(SYSTEM) as session:
        people = {name: await session.get_one(Person, number) for name, number in school.people.items()}
        rooms = await factories.roadmap_section(session, number="1.", title="Кабинеты")
        site = await factories.roadmap_section(session, number="2.", title="Сайт школы")
        old = await factories.roadmap_section(session, year=2024, number="1", title="Прошлое")
        times = {"starts_on": date(2024, 9, 1), "ends_on": date(2025, 5, 25)}
        for name, section, who, values in (
            ("late", rooms, "teacher", {}),
            ("offered", rooms, "teacher", {"state": ItemState.OFFERED}),
            ("asks", rooms, "technician", {"asked_at": SCHOOL_MORNING, "asked_until": date(2027, 3, 1)}),
            ("help", site, "teacher", {"state": ItemState.HELP, "text": "=Обновить новости"}),
            ("silent", site, "storekeeper", {"said_at": None, "created_at": datetime(2026, 9, 1, tzinfo=UTC)}),
            ("nobody", site, "left", {}),
            ("done", site, "teacher", {"state": ItemState.DONE}),
            ("rolled", old, "teacher", {"year": 2024, "rolled_at": SCHOOL_MORNING, "state": ItemState.GOING} | times),
        ):
            news = {"said_at": SCHOOL_MORNING, "number": str(len(made) + 1)}
            item = await factories.roadmap_item(session, section, **(news | values))
            await factories.roadmap_assignee(session, item, people[who])
            if name != "rolled":
                await factories.roadmap_control(session, item, day=TODAY + timedelta(days=-3 if name == "late" else 30))
            made[name] = item.id
    return made


async def test_what_presses_comes_first_for_whom_it_presses(items: dict[str, int], context_of: ContextOf) -> None:
    orders = {
        "coordinator": ["Просрочено", "Ждут приёмки", "Нужна помощь", "Просят перенести"],
        "director": ["Ждут приёмки", "Просят перенести", "Просрочено", "Нужна помощь"],
    }
    for name, order in orders.items():
        context = await context_of(name)
        shown = await screens.plan(context, PLAN)
        labels = [label for label in buttons(shown) if label.endswith(": 1")]
        assert [word for word, label in zip(order, labels, strict=True) if word not in label] == [], name
        assert not [label for label in labels if label in text(shown)], "what the buttons count the text does not"
        assert len(shown.rows) <= 4, name
        rest = list(buttons(await screens.more(context, addresses.More(year=2026))))
        assert rest[:2] == ["❔ Никто не отвечает: 1", "🔕 Без новостей 60 дней: 1"], name
        assert ("Ждут вашего решения: 2" in text(shown)) is (name == "director")
        assert "1. Кабинеты\n▱▱▱▱▱▱▱▱▱▱ 0 из 3, 🔴 просрочено: 1" in text(shown)
        assert "2. Сайт школы\n▰▰▱▱▱▱▱▱▱▱ 1 из 4" in text(shown)
        for label in labels:
            listed = (await context.site.follow(context, buttons(shown)[label])).screen
            assert "1 пункт\n" in text(listed), label
    late = await lists.items(await context_of("deputy"), addresses.Items(year=2026, view="late"))
    assert "🔴 1.1 " in text(late)
    assert "· 3 дн. – Ежова М. П." in text(late)


async def test_what_was_dropped_is_counted_aloud(db: Database, items: dict[str, int], context_of: ContextOf) -> None:
    async with db.write(SYSTEM) as session:
        (await session.get_one(RoadmapItem, items["done"])).state = ItemState.DROPPED
    context = await context_of("deputy")
    assert "Пунктов: 6, выполнено: 0 · снято с контроля: 1" in text(await screens.plan(context, PLAN))
    labels = list(buttons(await lists.narrow(context, addresses.Narrow(year=2026))))
    assert labels[:2] == ["🚦 Состояние: все", "📂 Раздел: все"]


async def test_nothing_that_presses_takes_no_place(context_of: ContextOf) -> None:
    shown = await screens.plan(await context_of("director"), PLAN)
    assert "Плана на этот год пока нет." in text(shown)
    assert "roadmap.list" not in str(buttons(shown))


async def test_filters_are_chosen_one_by_one_and_lead_back(items: dict[str, int], context_of: ContextOf) -> None:
    context = await context_of("deputy")
    shown = await lists.narrow(context, addresses.Narrow(year=2026))
    for choice, label in (
        ("Раздел", "2. Сайт школы (4)"),
        ("Кто", "Ежова М. П. (2)"),
        ("Состояние", "Нужна помощь (1)"),
    ):
        to = next(to for words, to in buttons(shown).items() if choice in words)
        picked = (await context.site.follow(context, to)).screen
        assert picked is not None
        to = next(to for words, to in buttons(picked).items() if label in words)
        shown = (await context.site.follow(context, to)).screen or shown
    found = buttons(shown)["👀 Показать (1)"]
    listed = await context.site.follow(context, found)
    assert listed.screen is not None
    assert "Пункты · 2. Сайт школы · Ежова М. П. · 🆘 Нужна помощь" in text(listed.screen)
    card = await context.site.follow(context, buttons(listed.screen)["🆘 2.4"])
    assert card.screen is not None
    assert found in list(targets(card.screen))


async def test_what_is_typed_on_the_plan_is_looked_for(items: dict[str, int], context_of: ContextOf) -> None:
    context = await context_of("deputy")
    expected = (await screens.plan(context, PLAN)).expects
    assert expected is not None
    for words, label in (("обнов", "🆘 2.4"), ("тихий", "⚪️ 1.3")):
        found = await context.site.take(context, expected.pack(), Incoming(text=words))
        assert found.screen is not None
        assert label in buttons(found.screen), words
    assert "Ничего не нашлось" in text((await context.site.take(context, expected.pack(), Incoming(text="Ы"))).screen)
    with pytest.raises(Invalid):
        await context.site.take(context, expected.pack(), Incoming(media=Media("photo", "1")))


async def test_an_items_number_opens_it_and_a_document_is_a_plan(
    items: dict[str, int], context_of: ContextOf, site: Site
) -> None:
    context = await context_of("coordinator")
    plan = await context.services.roadmap.read.year(context.actor, 2026)
    code = next(line.code for line in plan if [one.code for one in plan].count(line.code) == 1)
    opened = await site.take(context, addresses.Search(year=2026).pack(), Incoming(text=code))
    assert opened.screen is not None
    assert opened.screen.lines[0].key == "item-title"
    sent = Incoming(media=Media("document", "file1"), size=1, document_name="План.docx")
    with pytest.raises(Invalid) as refused:  # there is no messenger here to fetch it from
        await site.take(context, addresses.Search(year=2026).pack(), sent)
    assert refused.value.key == "error-file-unreachable"


async def test_what_is_typed_on_a_list_is_looked_for_too(
    items: dict[str, int], context_of: ContextOf, site: Site
) -> None:
    shown = await lists.items(await context_of("coordinator"), addresses.Items(year=2026, section=1))
    assert shown.expects == addresses.Search(year=2026)
    assert site.commands["plan"].address == site.commands["roadmap"].address


async def test_items_of_nobody_stand_before_the_people_who_hold_some(
    items: dict[str, int], context_of: ContextOf, school: StandardSchool
) -> None:
    shown = await load.load(await context_of("director"), addresses.Load(year=2026))
    nobody, _, people = text(shown).partition("Ежова М. П. ▰▰▰▰▰▰▰▰▰▰ 3 · 🔴 1 · ⚠️ больше трети плана")
    assert "Никто не отвечает: 1" in nobody
    assert "Складова В. Л. ▰▰▰▱▱▱▱▱▱▱ 1" in people
    assert buttons(shown)["Ежова М. П."] == f"roadmap.list:2026:0:{school.people['teacher']}:live:all:0"


async def test_a_past_year_can_be_read(items: dict[str, int], context_of: ContextOf) -> None:
    context = await context_of("coordinator")
    assert "📦 План 2024/2025" in buttons(await screens.more(context, addresses.More(year=2026)))
    shown = await screens.of_year(context, addresses.PlanOf(year=2024))
    assert "1. Прошлое" in text(shown)
    assert "Спросить" not in str(buttons(await screens.more(context, addresses.More(year=2024))))
    assert "📦🔵 1.8 " in text(await lists.items(context, addresses.Items(year=2024)))


async def test_what_is_not_there_is_missing(items: dict[str, int], context_of: ContextOf) -> None:
    context = await context_of("director")
    for wrong in ({"year": 2019}, {"section": 3}, {"person": 999}, {"view": "x"}, {"span": "x"}):
        with pytest.raises(Missing):
            await lists.items(context, addresses.Items(**({"year": 2026} | wrong)))
    with pytest.raises(Missing):
        await lists.choose(context, addresses.Choose(what="x", **_fields()))
    assert "Таких пунктов нет" in text(await lists.items(context, addresses.Items(year=2026, view="dropped")))


def _fields() -> dict[str, Any]:
    return {"year": 2026, "section": 0, "person": 0, "view": "all", "span": "all"}


async def test_the_plan_is_seen_by_right(items: dict[str, int], context_of: ContextOf, site: Site) -> None:
    inside = [one for one in (*site.screens, *site.actions) if one.startswith("roadmap")]
    packed = {
        "roadmap.see": f"roadmap.see:{items['late']}:2026:0:0:all:all:0",
        "roadmap.pick": "roadmap.pick:view:2026:0:0:all:all:0",
        "roadmap": "roadmap",
    } | {f"roadmap.{word}": f"roadmap.{word}:2026" for word in ("more", "find")}
    packed |= {f"roadmap.{word}": f"roadmap.{word}:2026:0" for word in ("year", "load")}
    packed |= {f"roadmap.{word}": f"roadmap.{word}:2026:0:0" for word in ("ask", "asknow")}
    packed |= {"roadmap.list": "roadmap.list:2026:0:0:all:all:0", "roadmap.filter": "roadmap.filter:2026:0:0:all:all"}
    assert sorted(packed) == sorted(inside)
    for name in ("teacher", "technician", "admin", "parent", "student", "stranger"):
        context = await context_of(name)
        for raw in packed.values():
            with pytest.raises(Denied):
                await context.site.follow(context, raw)
        with pytest.raises(Denied):
            await context.site.take(context, "roadmap.find:2026", Incoming(text="2.4"))
    ways = buttons(await screens.more(await context_of("deputy"), addresses.More(year=2026)))
    assert {to.partition(":")[0] for to in ways.values()}.isdisjoint({"roadmap.ask", "plan.import", "posts", "turn"})
    ways = buttons(await screens.more(await context_of("coordinator"), addresses.More(year=2026)))
    assert {to.partition(":")[0] for to in ways.values()} >= {"roadmap.ask", "plan.import", "posts", "exports.take"}


async def test_it_is_asked_after_a_look_at_whom(
    items: dict[str, int], context_of: ContextOf, services: Services, actor_of: ActorOf, clock: SetClock
) -> None:
    clock.advance(minutes=5)  # after the last news
    whole = addresses.Ask(year=2026)
    shown = await asking.ask(await context_of("coordinator"), whole)
    assert "Спрошу 3 человек о 4 пунктах." in text(shown)
    assert "Ответить некому: 1" in text(shown)
    look = asking.LOOKS["roadmap.ask"].full
    by = NoticeArgs(None, {"by": (await actor_of("coordinator")).person_id})
    assert await look(await context_of("teacher"), by) is None
    answer = await asking.ask_now(await context_of("coordinator", update_id=1), addresses.AskNow(year=2026))
    assert answer.toast is not None
    assert VOICES[0].plain(answer.toast) == "Спросили 3 человек"
    again = await asking.ask(await context_of("director"), whole)
    assert "Последний раз спрашивали 24.11.2026." in text(again)
    assert "roadmap.asknow" not in str(buttons(again))
    notice = await look(await context_of("teacher"), by)
    assert "Спрашивает Ведущий И. Б." in text(notice)
    assert "🔴 Пункт 1.1: " in text(notice)
    ways = dict[int, str]()
    for name in MEMBERS:
        context = await context_of(name)
        if shown_to := await look(context, by):
            count = len(await services.roadmap.pressing.asked(context.actor))
            ways[count] = next(iter(buttons(shown_to).values())).partition(":")[0]
    assert ways == {1: "item", 2: "pulses"}  # one opens as its card, several are answered one after another
    card = await services.roadmap.read.card(await actor_of("teacher"), items["late"])
    assert (card.history[0].action, card.history[0].who) == ("ask", "Ведущий И. Б.")


async def test_the_plan_leads_to_its_table(items: dict[str, int], context_of: ContextOf) -> None:
    context = await context_of("deputy")
    shown = buttons(await screens.more(context, addresses.More(year=2026)))
    answer = await context.site.follow(context, shown["📊 Таблица"])
    assert answer.screen is not None
    assert answer.screen.file is not None
    assert answer.screen.file.name == "План мероприятий 01.09.2026–31.08.2027.xlsx"
    page = load_workbook(BytesIO(answer.screen.file.content)).active
    assert page is not None
    header, *found = page.iter_rows(values_only=True)
    rows = {row[0]: dict(zip(header, row, strict=True)) for row in found}
    december, today = (datetime(2026, *day) for day in ((12, 15), (11, 24)))  # noqa: DTZ001  # cells have no zone
    item = rows["1.1"]
    assert (item["Срок в плане"], item["До какого дня"], item["Кто отвечает"]) == (
        "До 15.12.2026",
        december,
        "Ежова М. П.",
    )
    assert (item["Состояние"], item["Просрочено, дней"], item["Последние новости"]) == ("не начат", 3, today)
    assert (rows["2.4"]["Раздел"], rows["2.4"]["Мероприятие"]) == ("Сайт школы", "'=Обновить новости")
    assert rows["2.6"]["Кто отвечает"] == "Липина В. И. – не найден среди сотрудников"
    assert len(rows) == 7


async def test_a_large_plan_costs_as_many_statements_and_fits_a_phone(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf
) -> None:
    """300 items in twelve sections with the longest titles, half of them late, of a group or of nobody."""
    context = await context_of("director")
    places = (
        "roadmap",
        "roadmap.more:2026",
        "roadmap.list:2026:0:0:all:all:1",
        "roadmap.list:2026:0:0:late:quarter:0",
        "roadmap.load:2026:0",
        "roadmap.filter:2026:3:0:late:all",
        "roadmap.pick:person:2026:3:0:late:all:0",
        "roadmap.ask:2026:0:0",
    )
    costs = []
    for count in (3, 27):
        await _fill(db, school, count)
        costs.append([await _cost(db, context, raw) for raw in places])
    assert costs[0] == costs[1]
    for raw in places:
        answer = await context.site.follow(context, raw)
        assert list(complaints_about(answer, VOICES)) == [], raw
        assert answer.screen is not None
        for voice in VOICES:
            assert visible_length("\n".join(voice.html(line) for line in answer.screen.lines)) < 4_000, raw
    found = await context.site.take(context, "roadmap.find:2026", Incoming(text="слово"))
    assert list(complaints_about(found, VOICES)) == []


async def _fill(db: Database, school: StandardSchool, count: int) -> None:
    """So many items more in each of twelve sections."""
    words = "слово <&> " * 40
    async with db.write(SYSTEM) as session:
        teacher = await session.get_one(Person, school.people["teacher"])
        for number in range(1, 13):
            section = await factories.roadmap_section(session, number=f"{number}.", title=words)
            for place in range(count):
                item = await factories.roadmap_item(
                    session, section, text=words, position=place, number=f"{number}.{place}"
                )
                await factories.roadmap_control(session, item, day=TODAY - timedelta(days=place))
                group = {"group_code": "role-staff", "words": words[:200]}
                who: dict[str, Any] = {} if place % 3 else group
                if place % 5:
                    await factories.roadmap_assignee(session, item, None if who else teacher, **who)


async def _cost(db: Database, context: Context, raw: str) -> int:
    """How many statements a screen takes."""
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        statements.append(statement)

    event.listen(db.engine.sync_engine, "before_cursor_execute", note)
    answer: Answer = await context.site.follow(context, raw)
    event.remove(db.engine.sync_engine, "before_cursor_execute", note)
    assert answer.screen is not None
    return len(statements)
