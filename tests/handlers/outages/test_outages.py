"""An outage as people see it: told in a few taps, a line in everyone's menu, one message when it is over."""

from dataclasses import replace

import pytest

from bot.errors import Invalid, Missing
from bot.services import Services
from bot.services.tickets.outages import COMMON, Trouble
from bot.ui import Button, Incoming, Media, Text
from handlers.home.addresses import Menu
from handlers.outages.addresses import Card, Kinds, New, Symptoms
from handlers.site import Context, NoticeArgs, Site
from tests.chat import Chat
from tests.databases import SetClock, sqlite_only
from tests.personas import MAIN, MEMBERS, SECOND, ActorOf, ContextOf, Opening, StandardSchool

pytestmark = sqlite_only

NO_INTERNET = Trouble("network", "no_internet", None)


async def shown(context: Context, address: str) -> tuple[list[str], list[Text | str]]:
    """The keys of a screen's lines, and the labels of its buttons."""
    answer = await context.site.follow(context, address)
    assert answer.screen is not None
    buttons = [button for row in answer.screen.rows for button in row if isinstance(button, Button)]
    return [line.key for line in answer.screen.lines], [button.label for button in buttons]


def keys(labels: list[Text | str]) -> list[str]:
    return [label.key for label in labels if isinstance(label, Text)]


async def test_told_followed_and_ended(chat: Chat) -> None:
    for name in ("technician", "teacher", "parent", "editor"):
        await chat.says(name, "/start")
    await chat.says("teacher", "нет интернета в 214")
    await chat.taps("teacher", "Отправить")
    await chat.sees("technician", "Новая заявка № 1")
    await chat.says("technician", "/outages")
    for button in ("Сообщить о сбое", "Нет интернета", MAIN):
        await chat.taps("technician", button)
    card = await chat.says("technician", "чиним, до обеда")
    assert "чиним, до обеда" in card.text
    assert "Заявок: 1" in card.text

    menu = await chat.says("parent", "/menu")
    assert f"⚠️ Нет интернета, {MAIN} – чинят с 10:00" in menu.text
    assert "У скольких людей: 1" in (await chat.taps("parent", "О сбое")).text
    assert "вы получите сообщение" in (await chat.taps("parent", "У меня тоже")).text

    await chat.says("teacher", "/tickets")
    assert "Чинят вместе со сбоем" in (await chat.taps("teacher", "№ 1")).text
    await chat.says("technician", "/outages")
    await chat.taps("technician", "Нет интернета")
    assert "Закроется 1 заявка" in (await chat.taps("technician", "Всё работает")).text
    assert "Снова работает" in (await chat.says("technician", "Поменяли кабель")).text
    for name in ("teacher", "parent", "editor"):
        told = await chat.sees(name, "Снова работает")
        assert "Поменяли кабель" in told.text
        assert "Заявок" not in told.text, "how many it was is for its service"
    assert "Закрыта" in (await chat.taps("teacher", "Ваша заявка № 1")).text
    assert "Ждёт мастера" in (await chat.taps("teacher", "Не работает")).text
    assert "Нет интернета" not in (await chat.says("parent", "/menu")).text


async def test_the_same_again_shows_the_one_that_is_open(chat: Chat) -> None:
    await chat.says("technician", "/outages")
    for button in ("Сообщить о сбое", "Нет интернета", "Вся школа", "Показать всем"):
        await chat.taps("technician", button)
    second = chat.user("second_technician")
    await chat.says("second_technician", "/start")
    answer = await (await second.tap_data(second.last, "outage.open:network:no_internet:1")).answered()
    await chat.settled()
    assert "уже сообщили" in str(answer.text)
    assert "Нет интернета, вся школа" in second.last.text


async def test_what_is_open_already_is_not_offered(
    services: Services, actor_of: ActorOf, context_of: ContextOf, school: StandardSchool
) -> None:
    there = Trouble("network", "no_wifi", school.buildings[MAIN])
    await services.tickets.outages.open(await actor_of("technician"), there)
    technician = await context_of("technician")
    for building in (0, school.buildings[MAIN]):
        lines, labels = await shown(technician, f"outage.check:network:no_wifi:{building}")
        assert (lines[0], keys(labels)) == ("outage-known-title", ["outage-button"])
    for address in (f"network:no_wifi:{school.buildings[SECOND]}", "network:no_internet:0"):
        assert (await shown(technician, f"outage.check:{address}"))[0][0] == "outage-check-title"


async def test_whoever_does_not_work_for_it_is_refused(chat: Chat) -> None:
    await chat.says("technician", "/outages")
    for button in ("Сообщить о сбое", "Нет интернета", "Вся школа", "Показать всем"):
        await chat.taps("technician", button)
    await chat.says("storekeeper", "/start")
    user = chat.user("storekeeper")
    for data in ("outage.over:1", "outage.end:1", "outage.say:1", "outage.join:1:0", "outage.join.one:1:1"):
        answer = await (await user.tap_data(user.last, data)).answered()
        await chat.settled()
        assert "другая служба" in str(answer.text)
    assert len((await chat.app.services.directory.now()).outages) == 1


@pytest.mark.parametrize("name", MEMBERS)
async def test_everybody_of_the_school_has_it_in_the_menu(
    services: Services, actor_of: ActorOf, context_of: ContextOf, name: str
) -> None:
    assert "menu-outage" not in (await shown(await context_of(name), Menu().pack()))[0]
    number = await services.tickets.outages.open(await actor_of("technician"), NO_INTERNET)
    lines, labels = await shown(await context_of(name), Menu().pack())
    assert lines.count("menu-outage") == 1
    assert {"button-outages-now", "button-outages"} & set(keys(labels))
    assert "outage-title" in (await shown(await context_of(name), Card(id=number).pack()))[0]


async def test_the_menu_has_three_lines_at_most_and_says_since_when(
    services: Services, actor_of: ActorOf, context_of: ContextOf, clock: SetClock, school: StandardSchool
) -> None:
    outages = services.tickets.outages
    for trouble in (
        NO_INTERNET,
        Trouble("journal", "not_opening", None),
        Trouble("network", "no_wifi", None),
        Trouble("network", "socket", school.buildings[MAIN]),
    ):
        await outages.open(await actor_of("technician"), trouble)
        clock.advance(hours=8)
    context = await context_of("teacher")
    answer = await context.site.follow(context, Menu().pack())
    assert answer.screen is not None
    lines = [line for line in answer.screen.lines if line.key.startswith("menu-outage")]
    assert [line.key for line in lines] == [*["menu-outage"] * 3, "menu-outages-more"]
    since = [line.args["since"].key for line in lines[:3] if isinstance(line.args["since"], Text)]
    assert since == ["menu-outage-at", "menu-outage-at", "menu-outage-on"]
    buttons = [button for row in answer.screen.rows for button in row if isinstance(button, Button)]
    assert "outages" in [button.to for button in buttons]


@pytest.mark.parametrize(
    ("name", "offered"),
    [("technician", {"network", "journal"}), ("storekeeper", {"room"}), ("editor", {"site"})],
)
async def test_what_one_s_own_service_looks_after_is_offered(
    context_of: ContextOf, name: str, offered: set[str]
) -> None:
    labels = keys((await shown(await context_of(name), New().pack()))[1])
    common = {f"outage-{kind}-{symptom}" for kind, symptom in COMMON if kind in offered}
    assert common <= set(labels)
    assert set(labels) - common == {"outage-other"}


async def test_anything_of_the_catalogue_can_be_down(context_of: ContextOf) -> None:
    technician = await context_of("technician")
    assert "kind-printer" in keys((await shown(technician, Kinds().pack()))[1])
    assert "symptom-no_print" in keys((await shown(technician, Symptoms(kind="printer").pack()))[1])


async def test_a_school_of_one_building_is_not_asked_where(
    context_of: ContextOf, services: Services, school: StandardSchool
) -> None:
    technician = await context_of("technician")
    rooms = {number: room for number, room in technician.school.rooms.items() if room.building == MAIN}
    small = replace(technician, school=replace(technician.school, rooms=rooms))
    assert (await shown(technician, "outage.where:network:no_wifi"))[0][0] == "outage-where-title"
    assert (await shown(small, "outage.where:network:no_wifi"))[0][0] == "outage-check-title"


async def test_who_reported_it_finds_the_report_on_the_card(
    services: Services, actor_of: ActorOf, context_of: ContextOf, opened: Opening
) -> None:
    report = await opened(kind="network", symptom="no_internet")
    number = await services.tickets.outages.open(await actor_of("technician"), NO_INTERNET)
    teacher = await context_of("teacher")
    answer = await teacher.site.follow(teacher, Card(id=number).pack())
    assert answer.screen is not None
    buttons = [button for row in answer.screen.rows for button in row if isinstance(button, Button)]
    assert [button.to for button in buttons] == [f"ticket:{report}"]
    assert "outage-hint-mine" in [line.key for line in answer.screen.lines]


async def test_news_that_is_none_is_not_sent(
    services: Services, actor_of: ActorOf, context_of: ContextOf, site: Site
) -> None:
    look, notice = site.notices["outage.over"], NoticeArgs("outage:1", {})
    assert await look.full(await context_of("teacher"), notice) is None
    line = await look.line(await context_of("teacher"), notice)
    assert line is not None
    assert line.key == "digest-outage-over-unnamed"
    await services.tickets.outages.open(await actor_of("technician"), NO_INTERNET)
    assert await look.full(await context_of("teacher"), notice) is None
    await services.tickets.outages.end(await actor_of("technician"), 1)
    assert await look.full(await context_of("teacher"), notice) is not None
    line = await look.line(await context_of("teacher"), notice)
    assert line is not None
    assert line.key == "digest-outage-over"


@pytest.mark.parametrize(
    "address", ["outage.check:network:no_wifi:99", "outage.where:spaceship:x", "outage.check:network:jam:0", "outage:9"]
)
async def test_what_there_is_not(context_of: ContextOf, address: str) -> None:
    context = await context_of("technician")
    with pytest.raises(Missing):
        await context.site.follow(context, address)


async def test_a_photo_is_no_words(context_of: ContextOf) -> None:
    context = await context_of("technician")
    with pytest.raises(Invalid, match="error-words-needed"):
        await context.site.take(context, "outage.check:network:no_wifi:0", Incoming(media=Media("photo", "photo1")))
