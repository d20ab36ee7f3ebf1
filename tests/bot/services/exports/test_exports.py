"""Registers as tables: who may take which, of which days, what stands in them, and how few rows are held at once."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.access import SYSTEM, Actor, Permission
from bot.db import Database
from bot.errors import Denied, Missing
from bot.services import Services
from bot.services.exports import ALL, Cell, Label, shapes
from bot.services.exports.training import is_teaching
from bot.services.status.periods import Period, day_of, month_of
from models.people import AuditEntry, Consent, Person, RoleGrant
from models.roadmap import RoadmapItem
from models.tickets import Ticket
from tests import factories
from tests.bot.services.exports.filling import TRAINING, fill
from tests.databases import SCHOOL_MORNING, SetClock
from tests.personas import EVERYBODY, ActorOf, StandardSchool

TODAY = date(2026, 11, 24)
MONTH = month_of(TODAY)
MAY = {
    "technician": {"tickets"},
    "second_technician": {"tickets"},
    "storekeeper": {"tickets", "supplies", "moves"},
    "editor": {"tickets", "notices", "events"},
    "coordinator": {"roadmap", "supplies", "moves", "assets", "training"},
    "deputy": {"tickets", "roadmap", "supplies", "moves", "assets", "notices", "events", "training"},
    "admin": {"assets", "consents"},
}


@pytest.fixture
async def filled(db: Database, services: Services, school: StandardSchool) -> None:
    team = (await services.directory.now()).team("technical").id
    async with db.write(SYSTEM) as session:
        await fill(session, school, team, "Слова")
        await services.directory.touch(session)


async def rows(services: Services, actor: Actor, code: str, period: Period = MONTH) -> list[dict[str, Cell]]:
    export = await services.exports.begin(actor, code, period, "exports")
    names = [heading.name for heading in export.register.headings]
    return [dict(zip(names, row, strict=True)) async for chunk in export.chunks() for row in chunk]


def codes(cells: Iterable[Cell]) -> list[str]:
    return [cell.code for cell in cells if isinstance(cell, Label)]


async def test_who_may_take_what(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, filled: None
) -> None:
    every, told = set(services.exports.registers), set()
    for name in EVERYBODY:
        actor = await actor_of(name)
        may = every if name in {"director", "several"} else MAY.get(name, set())
        assert actor.may(Permission.TABLE_TAKE) == bool(may), name
        if may:
            assert {one.code for one in services.exports.allowed(actor)} == may, name
        else:
            with pytest.raises(Denied):
                services.exports.allowed(actor)
        for code in every - may:
            with pytest.raises(Denied):
                await services.exports.begin(actor, code, ALL, "exports")
        for code in may:
            export = await services.exports.begin(actor, code, MONTH, "exports")
            told |= {(school.people[name], f"export.{code}", "period:m202611")} if export.total else set()
    async with db.read() as session:
        lines = (await session.scalars(select(AuditEntry))).all()
    assert {(one.actor_id, one.action, one.subject) for one in lines} == told
    assert len(lines) == len(told) > len(every)
    with pytest.raises(Missing):
        await services.exports.begin(await actor_of("director"), "people", ALL, "exports")


async def test_a_role_that_ended_takes_nothing(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    async with db.write(SYSTEM) as session:
        grants = await session.scalars(select(RoleGrant).where(RoleGrant.person_id == school.people["deputy"]))
        for grant in grants:
            grant.until = clock.now().date() - timedelta(days=1)
        await services.directory.touch(session)
    with pytest.raises(Denied):
        await services.exports.begin(await actor_of("deputy"), "tickets", ALL, "exports")


async def test_what_stands_in_them(services: Services, actor_of: ActorOf, filled: None) -> None:
    director = await actor_of("director")
    ticket, _ = await rows(services, director, "tickets")
    assert (ticket["opened"], ticket["reacted"]) == (moment(10), moment(11))
    assert (ticket["building"], ticket["words"], ticket["done"], ticket["rating"]) == ("Слова", "Слова", "Слова", 5)
    assert codes(ticket.values()) == ["closed", "fault", "technical", "speakers", "noise", "0", "1"]
    item = (await rows(services, director, "roadmap"))[0]
    assert (item["year"], item["start"], item["end"]) == (2026, date(2026, 11, 1), date(2026, 12, 15))
    (supply,) = await rows(services, director, "supplies")
    assert [supply[name] for name in ("stock", "minimum", "used", "came", "requests")] == [3, 5, 7, 10, 0]
    assert codes((supply["below"], supply["retired"])) == ["1", "0"]
    moves = await rows(services, director, "moves")
    assert [(one["amount"], one["mover"]) for one in moves] == [
        (10, "Слова В. Л."),
        (-4, "Слова В. Л."),
        (-3, "Слова В. Л."),
    ]
    asset = next(one for one in await rows(services, director, "assets") if one["faults"])
    assert (asset["name"], asset["confirmed"], asset["faults"]) == ("Слова", date(2026, 10, 5), 1)
    letter = (await rows(services, director, "notices"))[0]
    assert (letter["reached-share"], letter["answered-share"], letter["in-time-share"]) == (0.75, 0.5, 0.25)
    meeting = (await rows(services, director, "events"))[1]
    assert [meeting[name] for name in ("invited", "coming", "not-coming", "silent")] == [3, 1, 1, 1]
    item, event = await rows(services, director, "training")
    assert (item["text"], item["shown"], item["evidence"]) == (TRAINING + "Слова", "Слова", 1)
    assert codes((event["sort"], event["state"])) == ["meeting", "ahead"]
    (consent,) = await rows(services, director, "consents")
    assert (consent["who-staff"], codes((consent["standing"],))) == ("Слова М. П.", ["holds"])


def moment(hour: int) -> datetime:
    return datetime(2026, 11, 24, hour)  # noqa: DTZ001  # as a spreadsheet has it


async def test_of_other_days_there_is_nothing(services: Services, actor_of: ActorOf, filled: None) -> None:
    director = await actor_of("director")
    before = day_of(TODAY - timedelta(days=30))
    for code in services.exports.registers:
        export = await services.exports.begin(director, code, before, "exports")
        found = await rows(services, director, code, before)
        assert bool(export.total) == bool(found) == (code in {"supplies", "assets"}), code
        assert all(not one.get("used") and not one.get("faults") for one in found), code


async def test_consents_name_nobody_who_is_not_for_the_reader(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    async with db.write(SYSTEM) as session:
        for name in ("teacher", "parent", "student", "left"):
            person = await session.get_one(Person, school.people[name])
            await factories.consent(session, person, purpose="participation")
        ended = {"withdrawn_at": SCHOOL_MORNING, "given_at": SCHOOL_MORNING}
        await factories.consent(session, await session.get_one(Person, school.people["teacher"]), **ended)
    for name, parent in (("director", ""), ("admin", "Мамина Е. О.")):
        found = await rows(services, await actor_of(name), "consents")
        assert [one["who-staff"] for one in found] == ["Ежова М. П.", parent, "", "", "Ежова М. П."], name
        assert [one["class"] for one in found] == [None, None, "9Б", None, None]
        assert codes(one["standing"] for one in found) == ["holds"] * 4 + ["refused"]
        assert (found[-1]["given"], found[-1]["ended"]) == (None, moment(10))


async def test_letters_of_others_are_not_for_an_editor_and_families_meet_apart(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, filled: None
) -> None:
    async with db.write(SYSTEM) as session:
        author = await session.get_one(Person, school.people["class_teacher"])
        sent = {"state": "sent", "sent_at": SCHOOL_MORNING, "html": "Семинар для учителей нашего класса"}
        meets = {"reaction": "meeting", "meets_at": SCHOOL_MORNING, "groups": ["role-parent"]}
        await factories.news_post(session, author, **sent | meets)
        await factories.news_post(session, author, html="Черновик", state="draft")
    assert len(await rows(services, await actor_of("editor"), "notices")) == 3
    assert len(await rows(services, await actor_of("director"), "notices")) == 4
    assert len(await rows(services, await actor_of("coordinator"), "training")) == 2


async def test_few_rows_are_held_at_once(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    many = shapes.AT_ONCE + 1
    async with db.write(SYSTEM) as session:
        teacher = school.people["teacher"]
        session.add_all(
            Ticket(reporter_id=teacher, kind="printer", place="x", opened_at=clock.now()) for _ in range(many)
        )
        session.add_all(
            Consent(person_id=teacher, purpose="surveys", version="1", given_at=clock.now()) for _ in range(many)
        )
        supply = await factories.consumable(session)
        for number in range(many):
            item = {"year": 2026, "position": number, "text": "x", "kind": "day"}
            session.add(RoadmapItem(**item, starts_on=TODAY, ends_on=TODAY, created_at=clock.now()))
        for _ in range(3):
            await factories.stock_move(session, supply, person_id=teacher)
    director = await actor_of("director")
    for code in ("tickets", "consents", "roadmap"):
        export = await services.exports.begin(director, code, MONTH, "exports")
        sizes = [len(chunk) async for chunk in export.chunks()]
        assert sum(sizes) == export.total == many, code
        assert max(sizes) <= shapes.AT_ONCE, code
        assert len(sizes) > 1, code


def test_teaching_the_staff_is_told_from_other_things() -> None:
    teaching = (
        "Направить учителей на курсы повышения квалификации",
        "Провести семинар по работе с электронным журналом",
        "Организовать вебинары",
        "Обучение педагогических работников работе с платформой",
        "Консультации для всех педагогов",
        "Инструктаж сотрудников",
    )
    other = (
        "Обновить курсор на сайте",
        "Обучение учащихся 5 классов",
        "Конкурс рисунков",
        "Электронное обучение",
        "Закупить экскурсионный автобус",
        "Подготовка кабинетов к учебному году",
        "Консультации для родителей",
    )
    assert [words for words in teaching if not is_teaching(words)] == []
    assert [words for words in other if is_teaching(words)] == []
