"""A roadmap with items in every state, one with everything at its longest, and a year that was not turned over yet."""

from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from handlers.site import NoticeArgs
from models.people import Person
from models.roadmap import EvidenceKind, ItemState, PeriodKind, Rhythm
from tests import factories
from tests.databases import SCHOOL_MORNING
from tests.personas import StandardSchool

# Items stand in the order of their states; the longest follows them.
NOTICES = {"plan.turn": NoticeArgs("turn:2025", {})}
_REASONS = ("not_joined", "unreachable", "away", "not_sent")
_FOUND = {"people": [[number, why] for number, why in enumerate(_REASONS, start=1)], "more": 7}
NOTICES["roadmap.unreminded"] = NoticeArgs(None, _FOUND | {"day": "2026-11-23", "unanswered": 2, "stuck": 5})
NOTICES["roadmap.ask"] = NoticeArgs(None, {"by": 1})
NOTICES["plan.removed"] = NoticeArgs(None, {"count": 12, "items": ["x" * 60] * 10})
_MOVED = {"was": "2026-11-18", "now": "2026-10-15", "is_text": True}
NOTICES["plan.changed"] = NoticeArgs(None, {"count": 12, "items": [{"item": one} | _MOVED for one in range(1, 11)]})
NOTICES["deeds.assigned"] = NoticeArgs(None, {"own": 11, "shared": 4, "items": list(range(1, 11))})
# What is handed in is the fourth, where help is needed the third; the longest has lines of history from 1 on.
_OF_THE_LONGEST = ("take", "pulse", "accept", "return", "asked", "postponed", "refused", "hand", "handed", "drop")
NOTICES |= {f"item.{kind}": NoticeArgs("item:7", {"event": 1}) for kind in (*_OF_THE_LONGEST, "reopen", "said")}
NOTICES["item.pulse"] = NoticeArgs("item:7", {"event": 1, "answer": "going"})
NOTICES["item.withdrawn"] = NoticeArgs("item:7", {"until": "2027-03-01"})
NOTICES["item.postponed"] = NoticeArgs("item:7", {"until": "2027-03-01"})
NOTICES["item.handed"] = NoticeArgs("item:7", {"to": 1})
NOTICES["item.offer"], NOTICES["item.help"] = NoticeArgs("item:4", {}), NoticeArgs("item:3", {})
NOTICES |= {f"task.{kind}": NoticeArgs("task:7", {}) for kind in ("given", "back", "close", "move", "cancel")}
NOTICES |= {f"task.{kind}": NoticeArgs("task:7", {"words": "слово " * 80}) for kind in ("done", "return", "say")}
_FILE = {"why": "type", "name": "x" * 200, "kind": "file"}
NOTICES["item.evidence_refused"] = NoticeArgs("item:7", _FILE)

WORDS = "<b>&amp; «ёлка» 👩‍🏫 " + "слово " * 300
TODAY = SCHOOL_MORNING.date()


async def fill_plan(session: AsyncSession, school: StandardSchool) -> None:
    """The teacher's items in every state, a group's, a post's, nobody's; what is asked for; evidence of every kind."""
    people = {name: await session.get_one(Person, number) for name, number in school.people.items()}
    section = await factories.roadmap_section(session, title=WORDS[:400])
    for state in ItemState:
        item = await factories.roadmap_item(session, section, state=state, said_at=SCHOOL_MORNING)
        await factories.roadmap_assignee(session, item, people["teacher"])
        if state not in {ItemState.DONE, ItemState.DROPPED}:
            await factories.roadmap_control(session, item, day=TODAY - timedelta(days=3), escalated=1)
        if state is ItemState.OFFERED:
            await factories.roadmap_evidence(session, item)
    longest = await factories.roadmap_item(
        session,
        section,
        text=WORDS[:2000],
        result=WORDS[:500],
        sources="п. 7 приказа\nп. 2.9 плана",
        period_words=WORDS[:300],
        kind=PeriodKind.RECURRING,
        rhythm=Rhythm.MONTHLY,
        every_year=True,
        postponed_from=date(2026, 10, 1),
        asked_until=date(2027, 3, 1),
        asked_day=TODAY + timedelta(days=5),
        asked_words=WORDS[:1000],
        asked_by=people["teacher"].id,
        asked_at=SCHOOL_MORNING,
        state=ItemState.HELP,
    )
    await factories.roadmap_control(session, longest, day=TODAY + timedelta(days=5))
    for position in range(8):
        await factories.roadmap_assignee(session, longest, people["teacher"], position=position, words=WORDS[:200])
    for number in range(9):
        await factories.roadmap_control(session, longest, day=TODAY + timedelta(days=30 * number), is_pulse=True)
        await factories.roadmap_event(
            session, longest, action="pulse", value="going", person_id=people["teacher"].id, words=WORDS[:1000]
        )
        await factories.roadmap_evidence(session, longest, person_id=people["teacher"].id)
    for kind in (EvidenceKind.PHOTO, EvidenceKind.FILE):
        await factories.roadmap_evidence(session, longest, kind=kind, link=None, file_id=f"{kind}1", name=WORDS[:200])
    await factories.roadmap_watcher(session, longest, people["deputy"])
    group = await factories.roadmap_item(session, section, kind=PeriodKind.YEAR, ends_on=date(2027, 8, 31))
    await factories.roadmap_assignee(session, group, group_code="role-staff", words="педагоги")
    await factories.roadmap_control(session, group, day=TODAY, is_pulse=True)
    post = await factories.post(session, people["keeper_of_many"])
    held = await factories.roadmap_item(session, section_id=None, kind=PeriodKind.ON_REQUEST)
    await factories.roadmap_assignee(session, held, post_id=post.id, words="заведующий музеем")
    await factories.post(session, title=WORDS[:120])
    await factories.roadmap_item(session, section)
    old = await factories.roadmap_section(session, year=2025)
    for state in (ItemState.DONE, ItemState.GOING):
        item = await factories.roadmap_item(
            session, old, year=2025, state=state, starts_on=date(2025, 9, 1), ends_on=date(2026, 5, 25)
        )
        await factories.roadmap_assignee(session, item, people["teacher"])
    rolled = await factories.roadmap_section(session, year=2024)
    times = {"starts_on": date(2024, 9, 1), "ends_on": date(2025, 5, 25), "rolled_at": SCHOOL_MORNING}
    await factories.roadmap_item(session, rolled, year=2024, **times)
    for number, (first, last) in enumerate(((1, 30), (31, 60), (61, 90)), start=1):
        begins = date(2027, 9, 1)
        days = {"first": begins + timedelta(days=first), "last": begins + timedelta(days=last)}
        await factories.school_term(session, year=2027, number=number, **days)
    await factories.calendar_feed(session, people["coordinator"])
    await _fill_tasks(session, people)


async def _fill_tasks(session: AsyncSession, people: dict[str, Person]) -> None:
    """The teacher's tasks, their own and from the deputy."""
    for author in ("teacher", "deputy"):
        for number in range(6):
            due = TODAY + timedelta(days=number - 2)
            await factories.task(session, people[author], people["teacher"], text=WORDS[:500], due_on=due)
