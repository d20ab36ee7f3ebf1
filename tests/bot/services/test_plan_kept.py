"""What the roadmap and tasks keep about a person: shown, taken along, ended and forgotten."""

from datetime import time
from pathlib import Path

from sqlalchemy import select

from bot.access import SYSTEM
from bot.clock import Clock
from bot.db import Database
from bot.services import Services, privacy
from bot.services.files import NoFiles
from bot.services.invitations.codes import hash_of, new_token
from bot.services.people.desk import Deed
from bot.services.people.planwork import PlanKept, SummaryKept
from bot.services.privacy import Written
from bot.services.roadmap.clockwork import MORNING
from bot.services.roadmap.keeping import Keeping
from models.delivery import OutboxNotice
from models.people import ClassTeacher, DepartmentMember, Person, RoomKeeper
from models.roadmap import (
    CalendarFeed,
    EvidenceKind,
    ItemState,
    PlanDraft,
    RoadmapAssignee,
    RoadmapEvent,
    RoadmapEvidence,
    RoadmapItem,
    RoadmapWatcher,
)
from models.school import Building, Department
from models.tasks import Task, TaskDraft, TaskEvent, TaskState
from models.teams import Team
from models.tickets import Ticket, TicketState
from tests import factories
from tests.databases import SCHOOL_MORNING
from tests.personas import MAIN, ActorOf, StandardSchool


async def test_what_the_plan_keeps_is_shown(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    async with db.write(SYSTEM) as session:
        me = await session.get_one(Person, school.people["editor"])
        deputy = await session.get_one(Person, school.people["deputy"])
        me.window_start, me.window_end, me.morning_at = time(9), time(15), time(8, 30)
        await factories.post(session, me, title="заведующий музеем")
        own, named, other = [await factories.roadmap_item(session) for _ in range(3)]
        own.owner_id, own.offered_by = me.id, me.id
        named.asked_by, named.asked_at, named.asked_words = me.id, SCHOOL_MORNING, "Ждём смету"
        await factories.roadmap_assignee(session, named, me)
        await factories.roadmap_watcher(session, other, me)
        await factories.roadmap_event(session, own, person_id=me.id, action="say", words="Осталось немного")
        await factories.roadmap_event(session, own, person_id=deputy.id, action="say", words="Жду")
        await factories.roadmap_evidence(session, own, person_id=me.id, link="https://school.example/news/7")
        await factories.roadmap_evidence(session, own, person_id=me.id, removed_at=SCHOOL_MORNING)
        mine = await factories.task(session, deputy, me, text="Собрать заявки")
        theirs = await factories.task(session, me, deputy, text="Утвердить список")
        await factories.task_event(session, mine, person_id=me.id, action="say", words="К пятнице")
        await factories.plan_draft(session, me)
        await factories.task_draft(session, me, text="Проверить стенд")
        await factories.calendar_feed(session, me)
        await factories.summary_wish(session, me, weekday=4)
        numbers = own.id, named.id, other.id, mine.id, theirs.id
    item, second, third, held, given = numbers
    data = await services.privacy.about(await actor_of("editor"))
    assert (data.hours_from, data.hours_to, data.morning_at) == (time(9), time(15), time(8, 30))
    assert {(one.thing, one.words) for one in data.written} == {
        (f"item:{item}", "Осталось немного"),
        (f"task:{held}", "К пятнице"),
    }
    assert Written(f"task:{held}", "К пятнице", SCHOOL_MORNING) in data.written
    assert (data.plan.posts, data.plan.items) == (["заведующий музеем"], [f"item:{item}", f"item:{second}"])
    assert (data.plan.watches, data.plan.calendar_since) == ([f"item:{third}"], SCHOOL_MORNING)
    assert data.plan.summary == SummaryKept(4, time(8), monthly=True, told_on=None, month_told_on=None)
    assert data.plan.drafts == ["plan", "Проверить стенд"]
    assert sorted(data.plan.deeds, key=lambda deed: deed.what) == [
        Deed("item.offer", f"item:{item}", "", None),
        Deed("item.postpone", f"item:{second}", "Ждём смету", SCHOOL_MORNING),
        Deed("item.show", f"item:{item}", "https://school.example/news/7", SCHOOL_MORNING),
        Deed("item.step", f"item:{item}", "say", SCHOOL_MORNING),
        Deed("task.give", f"task:{given}", "Утвердить список", SCHOOL_MORNING),
        Deed("task.hold", f"task:{held}", "Собрать заявки", SCHOOL_MORNING),
        Deed("task.step", f"task:{held}", "say", SCHOOL_MORNING),
    ]
    nothing = (await services.privacy.about(await actor_of("storekeeper"))).plan
    assert nothing == PlanKept([], [], [], None, None, [], [])


async def test_whoever_withdraws_answers_for_nothing_and_the_coordinator_hears(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    """Posts are vacant, duties nobody's; what was said and shown stays the school's."""
    async with db.write(SYSTEM) as session:
        me = await session.get_one(Person, school.people["keeper_of_many"])
        me.morning_at = time(8, 30)
        await factories.class_teacher(session, None, me)
        (await session.get_one(Building, school.buildings[MAIN])).head_id = me.id
        team = await factories.team(session, me)
        post = await factories.post(session, me)
        items = [await factories.roadmap_item(session, told_at=SCHOOL_MORNING) for _ in range(3)]
        named, by_post, taken = items
        # It went up once before they took it; now it has to go up again.
        taken.owner_id, taken.unclaimed_told_at, named.unclaimed_told_at = me.id, SCHOOL_MORNING, SCHOOL_MORNING
        await factories.roadmap_assignee(session, named, me)
        await factories.roadmap_assignee(session, by_post, me, post_id=post.id)
        await factories.roadmap_assignee(session, taken, group_code="role-storekeeper")
        event = await factories.roadmap_event(session, named, person_id=me.id, words="Идёт")
        shown = await factories.roadmap_evidence(session, named, person_id=me.id)
        task = await factories.task(session, me, await session.get_one(Person, school.people["teacher"]))
        await services.directory.touch(session)
    plan = await services.people.leaving.plan(await actor_of("admin"), me.id, 0)
    assert (plan.posts, plan.items, plan.tasks) == ([post.title], 3, 1)
    await services.privacy.withdraw(await actor_of("keeper_of_many"))
    known = await services.directory.now()
    assert known.posts[post.id].holder_id is None
    assert [known.departments[school.department].head_id, known.building_heads] == [None, {}]
    async with db.read() as session:
        assert (await session.get_one(Team, team.id)).head_id is None
        assert (await session.get_one(Department, school.department)).head_id is None
        assert (await session.get_one(Person, me.id)).morning_at is None
        for model in (RoomKeeper, ClassTeacher, DepartmentMember):
            assert (await session.scalars(select(model).where(model.person_id == me.id))).all() == [], model
        assert (await session.get_one(RoadmapItem, taken.id)).owner_id is None
        assert (await session.get_one(RoadmapItem, taken.id)).told_at is None
        assignees = {row.item_id: row.person_id for row in await session.scalars(select(RoadmapAssignee))}
        assert assignees == {named.id: me.id, by_post.id: None, taken.id: None}
        assert (await session.get_one(RoadmapEvent, event.id)).words == "Идёт"
        assert (await session.get_one(RoadmapEvidence, shown.id)).removed_at is None
        assert (await session.get_one(Task, task.id)).author_id == school.people["teacher"]
    await services.roadmap.telling.unclaimed()
    async with db.read() as session:
        raised = select(OutboxNotice.person_id).where(OutboxNotice.kind == MORNING)
        assert set(await session.scalars(raised)) == {school.people["coordinator"]}
        gone_up = select(RoadmapEvent.item_id).where(RoadmapEvent.action == "escalate")
        assert set(await session.scalars(gone_up)) == {named.id, by_post.id}


async def test_a_calendars_link_and_what_was_begun_end_with_leaving_and_withdrawing(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    tokens = {name: new_token() for name in ("teacher", "editor", "deputy")}
    async with db.write(SYSTEM) as session:
        item = await factories.roadmap_item(session)
        for name, token in tokens.items():
            me = await session.get_one(Person, school.people[name])
            await factories.calendar_feed(session, me, token_hash=hash_of(token))
            await factories.roadmap_watcher(session, item, me)
            await factories.plan_draft(session, me)
            doer = school.people["teacher"] if name == "deputy" else None
            await factories.task_draft(session, me, text="Проверить", doer_id=doer)
    for token in tokens.values():
        assert await services.calendars.reader(token) is not None
    await services.people.leaving.confirm(await actor_of("admin"), school.people["teacher"], 0)
    await services.privacy.withdraw(await actor_of("editor"))
    assert [name for name, token in tokens.items() if await services.calendars.reader(token)] == ["deputy"]
    left = {school.people["deputy"]}
    async with db.read() as session:
        for model in (CalendarFeed, RoadmapWatcher, PlanDraft, TaskDraft):
            assert set(await session.scalars(select(model.person_id))) == left, model
        assert (await session.scalars(select(TaskDraft.doer_id))).all() == [None]


async def test_words_and_evidence_of_an_erased_person_go_and_what_was_done_stays(
    db: Database, services: Services, school: StandardSchool, clock: Clock, tmp_path: Path
) -> None:
    file = tmp_path / "evidence" / "act.pdf"
    file.parent.mkdir()
    file.write_bytes(b"%PDF-1.7")
    async with db.write(SYSTEM) as session:
        me, other = await factories.person(session), await factories.person(session)
        item = await factories.roadmap_item(
            session, state=ItemState.DONE, closed_at=SCHOOL_MORNING, asked_by=me.id, asked_words="Мама болеет"
        )
        mine = await factories.roadmap_event(session, item, person_id=me.id, action="done", words="Это я, Анна")
        theirs = await factories.roadmap_event(session, item, person_id=other.id, words="Принято")
        sent = await factories.roadmap_evidence(
            session, item, person_id=me.id, kind=EvidenceKind.FILE, name="Анна.pdf", path="evidence/act.pdf", link=None
        )
        link = await factories.roadmap_evidence(session, item, person_id=other.id)
        own = await factories.task(session, me, text="Позвонить Анне", state=TaskState.CLOSED)
        given = await factories.task(session, me, other, text="Собрать список")
        said = await factories.task_event(session, own, person_id=me.id, words="Позвонила")
        places = [
            await factories.ticket(session, me, room_id=None, place="У Анны дома", state=state)
            for state in (TicketState.CLOSED, TicketState.TAKEN)
        ]
        await privacy.erase(session, me.id, SCHOOL_MORNING.date(), SCHOOL_MORNING)
    await Keeping(db, services.directory, clock, NoFiles(), tmp_path).tick()
    assert not file.exists()
    async with db.read() as session:
        kept = await session.get_one(RoadmapItem, item.id)
        assert (kept.state, kept.closed_at, kept.asked_words) == (ItemState.DONE, SCHOOL_MORNING, None)
        steps = [await session.get_one(RoadmapEvent, one.id) for one in (mine, theirs)]
        assert [(step.action, step.words) for step in steps] == [("done", None), ("import", "Принято")]
        gone = await session.get_one(RoadmapEvidence, sent.id)
        assert (gone.name, gone.path, gone.link, gone.removed_at) == ("", None, None, SCHOOL_MORNING)
        assert (await session.get_one(RoadmapEvidence, link.id)).removed_at is None
        assert (await session.get_one(Task, own.id)).text == ""
        assert (await session.get_one(Task, given.id)).text == "Собрать список"
        assert (await session.get_one(TaskEvent, said.id)).words is None
        assert [(await session.get_one(Ticket, one.id)).place for one in places] == [None, "У Анны дома"]
