"""Reports and their templates as screens: by whom, what comes of them, what is said of a bad template."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import delete, select

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid, Missing
from bot.reports.school_package import SIZE_LIMIT
from bot.reports.school_report import Kind, default_template
from bot.services import Services, build_services
from bot.ui import Answer, Incoming, Media, Screen
from handlers.reports import addresses
from handlers.site import Site
from models.base import table
from models.people import AuditEntry, Person, RoleGrant
from models.roadmap import EvidenceKind, RoadmapItem
from models.status import DocumentTemplate
from tests import factories
from tests.bot.reports.test_school_report import text_of
from tests.bot.reports.test_school_template import template
from tests.databases import SetClock, sqlite_only
from tests.handlers.newscard.shown import labels, words
from tests.personas import EVERYBODY, ActorOf, ContextOf, StandardSchool

pytestmark = sqlite_only

MAKES = frozenset({"coordinator", "deputy", "director", "several"})
CHANGES = frozenset({"coordinator", "admin", "several"})
OCTOBER = "m202610"


class Messenger:
    """Holds files by their ids, and counts what was fetched."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.fetched = 0

    async def download(self, file_id: str, limit: int) -> bytes:
        self.fetched += 1
        return self.files[file_id]


@pytest.fixture
def messenger() -> Messenger:
    return Messenger()


@pytest.fixture
def services(
    db: Database, clock: SetClock, services: Services, messenger: Messenger, monkeypatch: pytest.MonkeyPatch
) -> Services:
    """The services with a messenger; documents are made at once, without a process."""
    made = build_services(db, clock, messenger)

    async def at_once(function: Any, *args: Any) -> Any:
        return function(*args)

    monkeypatch.setattr(made.worker, "make", at_once)
    return made


@pytest.fixture
async def item(db: Database, school: StandardSchool) -> int:
    """An item of the teacher's about which something was said and shown in October."""
    async with db.write(SYSTEM) as session:
        section = await factories.roadmap_section(session, number="2.", title="Оборудование")
        at = datetime(2026, 10, 5, 4, tzinfo=UTC)
        made = await factories.roadmap_item(
            session, section, number="5.", text="Проложить сеть", said_at=at, starts_on=date(2026, 9, 1)
        )
        person = await session.get_one(Person, school.people["teacher"])
        await factories.roadmap_assignee(session, made, person)
        said = {"action": "pulse", "value": "going", "words": "Кабели {{ куплены }} & <лежат>"}
        await factories.roadmap_event(session, made, person_id=person.id, at=at, **said)
        said["words"] = "Мамам рассказали"
        await factories.roadmap_event(session, made, person_id=school.people["parent"], at=at, **said)
        await factories.roadmap_evidence(session, made, kind=EvidenceKind.PHOTO, name="щит.jpg", link=None, at=at)
        return made.id


def typed(text: str) -> Incoming:
    return Incoming(text=text)


def document(file_id: str, name: str = "Бланк.docx", size: int = 1000) -> Incoming:
    return Incoming(media=Media("document", file_id), document_name=name, size=size)


def file_of(answer: Answer) -> bytes:
    assert answer.screen is not None
    assert answer.screen.file is not None
    return answer.screen.file.content


def shown(answer: Answer) -> Screen:
    assert answer.screen is not None
    return answer.screen


RAW = (
    "reports",
    "reports.year:2026",
    "reports.year.make:2026",
    f"reports.period:{OCTOBER}",
    f"reports.period.make:{OCTOBER}",
    "reports.templates",
    "reports.template:year_report",
    "reports.template.get:year_report",
    "reports.template.reset:year_report",
)


async def test_only_who_may_make_reports_or_change_templates_sees_anything(
    site: Site, context_of: ContextOf, item: int
) -> None:
    served = {one.__prefix__ for one in vars(addresses).values() if hasattr(one, "__prefix__")}
    assert {raw.partition(":")[0] for raw in RAW} == served - {"-"}
    for name in EVERYBODY:
        for raw in RAW:
            is_template = raw.startswith("reports.template") or raw == "reports"
            if raw.startswith("reports.template.reset"):
                allowed = name in CHANGES
            else:
                allowed = name in MAKES or (is_template and name in CHANGES)
            if allowed:
                assert (await site.follow(await context_of(name), raw)).screen is not None, (name, raw)
                continue
            with pytest.raises(Denied):
                await site.follow(await context_of(name), raw)


async def test_whose_role_is_taken_away_makes_no_more_reports(
    db: Database, services: Services, site: Site, context_of: ContextOf, school: StandardSchool, item: int
) -> None:
    before = await context_of("coordinator")
    await site.follow(before, "reports.year.make:2026")
    async with db.write(SYSTEM) as session:
        grants = table(RoleGrant)
        await session.execute(delete(grants).where(grants.c.person_id == school.people["coordinator"]))
        await services.directory.touch(session)
    for raw in ("reports.year.make:2026", f"reports.period.make:{OCTOBER}", "reports.template.reset:year_report"):
        with pytest.raises(Denied):
            await site.follow(await context_of("coordinator"), raw)
    with pytest.raises(Denied):
        await site.take(await context_of("coordinator"), "reports.year:2026", typed("185"))


async def test_the_year_report_reads_as_the_plan_and_names_nobody_but_staff(
    site: Site, context_of: ContextOf, item: int
) -> None:
    context = await context_of("coordinator")
    start = await site.follow(context, "reports")
    assert labels(start.screen) == ["📘 За 2026/2027 учебный год", "📅 За период", "🧩 Шаблоны"]
    answer = await site.take(context, "reports.year:2026", typed("к приказу № 185-о от 1.9.2026 г."))
    assert "К приказу № 185-о от 01.09.2026." in words(answer.screen)
    assert "Готово: 1 пункт, выполнено 0. По всем пунктам есть сведения и подтверждения." in words(answer.screen)
    assert shown(answer).file is not None
    assert shown(answer).file.name == "Отчёт за 2026-2027 учебный год.docx"  # type: ignore[union-attr]  # looked at above
    text = text_of(file_of(answer))
    for part in (
        "к приказу № 185-о от 01.09.2026",
        "за 2026/2027 учебный год",
        "2. Оборудование",
        "2.5 | Проложить сеть | До 15.12.2026 | Ежова М. П. | ",
        "05.10.2026 – работа идёт: «Кабели {{ куплены }} & <лежат>» (Ежова М. П.)",
        "05.10.2026 – работа идёт: «Мамам рассказали»",
        "№ 1: фото «щит.jpg»",
        "1 | 2.5 | фото | щит.jpg | 05.10.2026",
        "Ведущий И. Б.",
    ):
        assert part in text, (part, text)
    assert "Мамина" not in text
    other = await site.take(context, "reports.year:2026", typed("185, 01.09.2026"))
    assert "к приказу № 185 от 01.09.2026" in text_of(file_of(other))
    bare = text_of(file_of(await site.follow(context, "reports.year.make:2026")))
    assert "к приказу № ________ от «____»" in bare


async def test_the_period_report_has_what_happened_in_it_and_figures(
    site: Site, context_of: ContextOf, item: int
) -> None:
    context = await context_of("director")
    asked = await site.follow(context, f"reports.period:{OCTOBER}")
    assert "октябрь 2026" in words(asked.screen)
    text = text_of(file_of(await site.follow(context, f"reports.period.make:{OCTOBER}")))
    for part in (
        "за период: октябрь 2026",
        "За период сообщали о 1 мероприятии плана.",
        "Показатель",
        "Проложить сеть",
    ):
        assert part in text, (part, text)
    empty = await site.follow(context, "reports.period.make:w20260907")
    assert "Готово: 0 пунктов" in words(empty.screen)
    assert "По плану за период" in text_of(file_of(empty)) or "ничего не сообщали" in text_of(file_of(empty))


async def test_addresses_made_by_hand_and_strange_orders_are_refused(
    site: Site, context_of: ContextOf, item: int
) -> None:
    context = await context_of("director")
    for raw in ("reports.year:2031", "reports.year.make:1999", "reports.period:m2026", "reports.template:other"):
        with pytest.raises(Missing):
            await site.follow(context, raw)
    with pytest.raises(Invalid):
        await site.follow(context, "reports.period.make:m203010")
    for words_ in ("как дела", "от 01.09.2026", "185 от 31.02.2026", "№", "1" * 200):
        with pytest.raises(Invalid):
            await site.take(context, "reports.year:2026", typed(words_))


async def test_a_school_s_template_is_taken_used_downloaded_and_given_up(
    db: Database, site: Site, context_of: ContextOf, messenger: Messenger, item: int, school: StandardSchool
) -> None:
    context = await context_of("admin")
    own = template("Бланк {{ school }}", "{{ total.all }} из {{ total.all }}, {{ year }}")
    messenger.files["own"] = own
    taken = await site.take(context, "reports.template:year_report", document("own"))
    assert "шаблон школы «Бланк.docx»" in words(taken.screen)
    assert file_of(await site.follow(context, "reports.template.get:year_report")) == own
    made = await site.follow(await context_of("director"), "reports.year.make:2026")
    assert "1 из 1, 2026/2027" in text_of(file_of(made))
    other = await site.follow(await context_of("director"), "reports.template.get:period_report")
    assert file_of(other) == default_template(Kind.PERIOD)
    back = await site.follow(context, "reports.template.reset:year_report")
    await site.follow(context, "reports.template.reset:year_report")
    assert "шаблон программы" in words(back.screen)
    assert "УТВЕРЖДАЮ" in text_of(file_of(await site.follow(await context_of("director"), "reports.year.make:2026")))
    actions = table(AuditEntry).c
    async with db.read() as session:
        lines = await session.execute(select(actions.actor_id, actions.action, actions.subject).order_by(actions.id))
        assert [tuple(line) for line in lines if line.action.startswith("template")] == [
            (school.people["admin"], "template.set", "template:year_report"),
            (school.people["admin"], "template.reset", "template:year_report"),
        ]


async def test_a_bad_template_is_refused_in_plain_words_and_changes_nothing(
    db: Database, site: Site, context_of: ContextOf, messenger: Messenger
) -> None:
    context = await context_of("coordinator")
    cases = [
        (b"%PDF-1.7", "Это не документ Word (.docx)."),
        (template("{{ shcool }} {{ year.title }}"), "Такого поля нет: shcool."),
        (template("Итого {{ year }"), "Не удаётся прочитать поле здесь: «Итого {{ year }»."),
        (template("Просто текст"), "В документе нет ни одного поля, например {{ school }}."),
        (template("{{ sections }}"), "«sections» – это список"),
    ]
    for content, said in cases:
        messenger.files["own"] = content
        answer = await site.take(context, "reports.template:year_report", document("own"))
        assert said in words(answer.screen), words(answer.screen)
        assert "Прежний шаблон остался." in words(answer.screen)
        assert shown(answer).expects == addresses.Template(kind="year_report")
    fetched = messenger.fetched
    large = await site.take(context, "reports.template:year_report", document("own", size=SIZE_LIMIT + 1))
    assert "слишком большой" in words(large.screen)
    assert messenger.fetched == fetched
    with pytest.raises(Invalid):
        await site.take(context, "reports.template:year_report", typed("вот шаблон"))
    with pytest.raises(Denied):
        await site.take(await context_of("deputy"), "reports.template:year_report", document("own"))
    async with db.read() as session:
        assert (await session.execute(select(DocumentTemplate.kind))).all() == []


async def test_the_worker_makes_the_document(
    db: Database, clock: SetClock, site: Site, actor_of: ActorOf, context_of: ContextOf, item: int
) -> None:
    made = build_services(db, clock)
    try:
        from dataclasses import replace

        context = replace(await context_of("director"), services=made)
        assert "Проложить сеть" in text_of(file_of(await site.follow(context, "reports.year.make:2026")))
        assert "Показатель" in text_of(file_of(await site.follow(context, f"reports.period.make:{OCTOBER}")))
    finally:
        await made.worker.close()
    async with db.read() as session:
        assert (await session.execute(select(RoadmapItem.id))).scalars().all() == [item]
