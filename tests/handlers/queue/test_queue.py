"""The queue as its people see it: what is filtered, the way through a building, the way back."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Missing
from bot.i18n import LANGUAGES, Voice
from bot.services import Services
from bot.services.tickets.catalogue import SYMPTOMS
from bot.services.tickets.queue import QueueLine
from bot.services.tickets.reading import TicketLine
from bot.ui import Address, Button, Screen
from handlers.queue.lines import age, queue_line
from handlers.site import Context
from models.people import RoleGrant
from models.school import Room
from models.tickets import TicketCategory, TicketState, WaitingFor
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only
from tests.handlers.crawler import LABEL_LENGTH
from tests.personas import MAIN, SECOND, ContextOf, Opening, StandardSchool

pytestmark = sqlite_only


@pytest.fixture
async def floors(db: Database, services: Services, school: StandardSchool) -> None:
    """The main building has rooms on three floors, one below the ground; nobody says where room 102 is."""
    async with db.write(SYSTEM) as session:
        for number, floor in (("101", -1), ("214", 2), ("305", 3)):
            await session.execute(update(Room).where(Room.id == school.rooms[number]).values(floor=floor))
        await services.directory.touch(session)


def words(context: Context, screen: Screen) -> list[str]:
    """The first line, then the labels."""
    voice = Voice("ru", context.school.zone)
    labels = [voice.plain(button.label) for row in screen.rows for button in row]
    return [voice.plain(screen.lines[0]).removeprefix("<b>").removesuffix("</b>"), *labels]


async def show(context: Context, raw: str) -> Screen:
    shown = (await context.site.follow(context, raw)).screen
    assert shown is not None
    return shown


async def tap(context: Context, screen: Screen, label: str) -> Screen:
    """The screen behind a button, by a part of its label; «‹» is the way back."""
    voice = Voice("ru", context.school.zone)
    buttons = [button for row in screen.rows for button in row if isinstance(button, Button)]
    found = screen.back if label == "‹" else next(b.to for b in buttons if label in voice.plain(b.label))
    return await show(context, found.pack() if isinstance(found, Address) else str(found))


async def test_a_filter_is_chosen_tap_by_tap_and_said_in_the_first_line(
    context_of: ContextOf, opened: Opening, school: StandardSchool, floors: None
) -> None:
    await opened(room_id=school.rooms["214"], urgent=True)
    await opened(room_id=school.rooms["101"])
    await opened(room_id=school.rooms["12"], state=TicketState.WAITING, waiting_for=WaitingFor.PART)
    context = await context_of("technician")
    screen = await show(context, "queue")
    assert words(context, screen)[0] == "🛠 Очередь"
    screen = await tap(context, screen, "Фильтр")
    assert words(context, screen)[1:4] == ["✓ Все 3", "Мои 0", "Ждут 1"]
    screen = await tap(context, screen, "Корпус: все")
    assert words(context, screen)[1:] == ["✓ все (3)", f"{SECOND} (1)", f"{MAIN} (2)"]
    screen = await tap(context, await tap(context, screen, MAIN), "Этаж: все")
    assert words(context, screen)[1:] == ["✓ все (2)", "-1 этаж (1)", "2 этаж (1)", "3 этаж (0)"]
    screen = await tap(context, screen, "-1 этаж")
    screen = await tap(context, screen, "Показать (1)")
    assert words(context, screen)[0] == f"🛠 Очередь · {MAIN} · -1 этаж"
    assert "№ 2 · 0 мин · 101 · Колонки" in words(context, screen)[1]
    screen = await tap(context, await tap(context, screen, "Фильтр"), "Ждут 0")
    assert words(context, await tap(context, screen, "Показать"))[0] == f"🛠 Очередь · {MAIN} · -1 этаж · ждут"


async def test_back_from_a_ticket_leads_to_where_it_was(
    context_of: ContextOf, opened: Opening, school: StandardSchool
) -> None:
    for _ in range(8):
        await opened(room_id=school.rooms["12"])
    context = await context_of("technician")
    listed = await show(context, f"queue.list:0:{school.buildings[SECOND]}::all:1")
    card = await tap(context, listed, "№ 8")
    assert "№ 8" in words(context, card)[0]
    assert await tap(context, card, "‹") == listed


async def test_who_works_in_one_building_sees_it_first_and_can_open_all(
    context_of: ContextOf, opened: Opening, school: StandardSchool
) -> None:
    await opened(room_id=school.rooms["214"])
    context = await context_of("second_technician")
    screen = await show(context, "queue")
    assert words(context, screen)[0] == f"🛠 Очередь · {SECOND}"
    screen = await tap(context, await tap(context, screen, "Фильтр"), "Корпус")
    screen = await tap(context, await tap(context, screen, "все (1)"), "Показать (1)")
    assert words(context, screen)[0] == "🛠 Очередь"


async def test_walking_a_building_floor_by_floor(
    context_of: ContextOf, opened: Opening, school: StandardSchool, floors: None
) -> None:
    for number, urgent in (("101", False), ("102", False), ("214", True), ("214", False), ("12", False)):
        await opened(room_id=school.rooms[number], urgent=urgent)
    await opened(room_id=None, place="Двор")
    context = await context_of("technician")
    screen = await tap(context, await show(context, "queue"), "По кабинетам")
    assert words(context, screen)[1:] == [f"{SECOND} · 1", f"{MAIN} · 4 🔥1"]
    screen = await tap(context, screen, MAIN)
    assert words(context, screen)[1:] == ["-1 этаж · 1", "2 этаж · 2 🔥1", "Этаж не указан · 1"]
    screen = await tap(context, screen, "2 этаж")
    assert words(context, screen) == [f"🚪 {MAIN} · 2 этаж", "Каб. 214 · 2 🔥1"]
    room = await tap(context, screen, "214")
    assert words(context, room)[1].startswith("🔥 № 3")
    card = await tap(context, room, "№ 3")
    assert await tap(context, card, "‹") == room
    assert words(context, await tap(context, await tap(context, room, "‹"), "‹"))[0] == f"🚪 {MAIN}. Какой этаж?"


async def test_the_rooms_of_one_floor_in_one_building_come_at_once_urgent_ones_first(
    context_of: ContextOf, opened: Opening, school: StandardSchool
) -> None:
    for number, urgent in (("101", False), ("305", True), ("214", False)):
        await opened(room_id=school.rooms[number], urgent=urgent)
    context = await context_of("technician")
    screen = await show(context, "queue.walk:0::0")
    assert words(context, screen)[1:] == ["Каб. 305 · 1 🔥1", "Каб. 101 · 1", "Каб. 214 · 1"]
    assert words(context, await tap(context, screen, "‹"))[0] == "🛠 Очередь"


async def test_an_empty_school(context_of: ContextOf, school: StandardSchool) -> None:
    context = await context_of("technician")
    for raw in (
        "queue",
        "queue.walk:0::0",
        f"queue.walk:{school.buildings[MAIN]}:2:0",
        f"queue.room:{school.rooms['1']}:0",
    ):
        assert words(context, await show(context, raw))


@pytest.mark.parametrize("name", ["teacher", "parent", "student", "director"])
async def test_it_is_nobody_elses(context_of: ContextOf, opened: Opening, school: StandardSchool, name: str) -> None:
    number, context = await opened(), await context_of(name)
    room, building = school.rooms["214"], school.buildings[MAIN]
    for raw in ("queue", "queue.list:0:0::all:0", "queue.filter:0:0::all", "queue.walk:0::0", f"queue.room:{room}:0"):
        with pytest.raises(Denied):
            await show(context, raw)
    with pytest.raises(Denied):
        await show(context, f"queue.pick:building:0:{building}::all:0")
    if name == "parent":
        for raw in (f"queue.see:{number}:0:0::all:0", f"queue.in:{number}:{room}"):
            with pytest.raises(Missing):
                await show(context, raw)


async def test_a_role_that_was_revoked_ends_with_the_next_tap(
    context_of: ContextOf, db: Database, services: Services, school: StandardSchool
) -> None:
    await show(await context_of("technician"), "queue")
    async with db.write(SYSTEM) as session:
        ended = update(RoleGrant).where(RoleGrant.person_id == school.people["technician"])
        await session.execute(ended.values(until=SCHOOL_MORNING.date() - timedelta(days=1)))
        await services.directory.touch(session)
    with pytest.raises(Denied):
        await show(await context_of("technician"), "queue")


@pytest.mark.parametrize(
    "raw",
    [
        "queue.list:77:0::all:0",
        "queue.list:0:77::all:0",
        "queue.list:0:0:+1:all:0",
        "queue.list:0:0:x:all:0",
        "queue.list:0:0:1_0:all:0",
        "queue.list:0:0:99999:all:0",
        "queue.list:0:0::open:0",
        "queue.pick:room:0:0::all:0",
        "queue.walk:77::0",
        "queue.walk:0:y:0",
        "queue.room:77:0",
    ],
)
async def test_what_is_not_there(context_of: ContextOf, raw: str) -> None:
    with pytest.raises(Missing):
        await show(await context_of("technician"), raw)


@pytest.mark.parametrize("kind", [*SYMPTOMS, "unheard of"])
@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_line_fits_a_phone(context_of: ContextOf, kind: str, language: str) -> None:
    for device in (None, "Проектор Acme X1 потолочный"):
        ticket = TicketLine(
            99_999,
            TicketState.WAITING,
            TicketCategory.FAULT,
            urgent=True,
            place="Актовый зал, сцена",
            kind=kind,
            device=device,
            symptom=None,
            opened_at=SCHOOL_MORNING,
        )
        line = queue_line(QueueLine(ticket, has_files=True, is_late=True), SCHOOL_MORNING + timedelta(days=99))
        label = Voice(language, (await context_of("technician")).school.zone).plain(line)
        assert len(label) <= LABEL_LENGTH, label


@pytest.mark.parametrize(
    ("since", "said"),
    [
        ({"minutes": -5}, "0 мин"),
        ({"minutes": 59}, "59 мин"),
        ({"minutes": 60}, "1 ч"),
        ({"hours": 23, "minutes": 59}, "23 ч"),
        ({"days": 1}, "1 дн"),
        ({"days": 40}, "40 дн"),
    ],
)
async def test_the_age_of_a_ticket(context_of: ContextOf, clock: SetClock, since: dict[str, float], said: str) -> None:
    voice = Voice("ru", (await context_of("technician")).school.zone)
    assert voice.plain(age(clock.now(), clock.now() + timedelta(**since))) == said
