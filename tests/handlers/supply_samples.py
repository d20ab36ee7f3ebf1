"""What happens in a school's stock: shelves full and empty, requests in every state, lists that came and did not."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.site import NoticeArgs
from models.people import Person
from models.teams import Team
from models.tickets import TicketCategory, TicketState, WaitingFor
from tests import factories
from tests.databases import SCHOOL_MORNING
from tests.personas import StandardSchool

NOTICES = {"ticket.promised": NoticeArgs("ticket:3", {"day": "2026-11-27"})}
LONG = "<b>Картридж & бумага</b> " * 4


async def fill_supplies(session: AsyncSession, school: StandardSchool) -> None:
    """Consumables of every level, two purchase lists, requests of the teacher in and out of them."""
    supplies = (await session.execute(select(Team.id).where(Team.code == "supplies"))).scalar_one()
    teacher = await session.get_one(Person, school.people["teacher"])
    keeper = await session.get_one(Person, school.people["storekeeper"])
    shelf = [
        await factories.consumable(session, name=name, kind=kind, stock=stock, minimum=minimum, fits=fits)
        for name, kind, stock, minimum, fits in (
            ("Бумага А4", None, 0, 5, None),
            ("Картридж 285А", "printer", 1, 2, "МФУ"),
            ("Лампа", "projector", 7, None, None),
            (LONG[:80], "board", 9999, 9999, LONG[:80]),
            ("Мел", None, None, None, None),
            ("Мышь", "computer", 3, 1, None),
            ("Мыло", None, 5, 1, None),
        )
    ]
    for item in shelf[:2]:
        await factories.stock_move(session, item, person_id=keeper.id, amount=3)
        await factories.stock_move(session, item, person_id=keeper.id)
    open_list = await factories.purchase(session, keeper)
    came = await factories.purchase(session, keeper, received_at=SCHOOL_MORNING)
    waiting = {"state": TicketState.WAITING, "waiting_for": WaitingFor.PURCHASE}
    request = {"category": TicketCategory.SHORTAGE, "team_id": supplies, "symptom": None, "kind": "other"}
    for values in (
        {"consumable_id": shelf[0].id, "left": "none", "room_id": school.rooms["214"], "place": None},
        {"consumable_id": shelf[1].id, "left": "few", "room_id": school.rooms["214"], "place": None},
        {"words": LONG[:20], "place": LONG, "left": LONG[:60]},
        {"consumable_id": shelf[3].id, "purchase_id": open_list.id, **waiting},
        {"consumable_id": shelf[3].id, "purchase_id": came.id, "state": TicketState.TAKEN, "assignee_id": keeper.id},
    ):
        await factories.ticket(session, teacher, **(request | values))
