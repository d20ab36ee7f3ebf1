"""Plans that are taken over with all their doubts settled."""

from sqlalchemy import select

from bot.access import Actor
from bot.db import Database
from bot.services.roadmap.importing import PlanImport
from bot.services.roadmap.importing.doubts import How, doubts_of
from bot.services.roadmap.importing.saving import Saved
from models.roadmap import RoadmapItem

HEADER = "№;Мероприятие;Срок;Ответственный"
PLAN = (
    "1;Назначить ответственных за среду;Сентябрь 2026;Главина А.В.",
    "2;Проверить оборудование кабинетов;до 15.12.2026;Ежова М.П., классные руководители",
    "3;Пополнить медиатеку пособиями;В течение года;Заведующий библиотекой",
)


async def saved(importing: PlanImport, actor: Actor, *lines: str) -> Saved:
    """Take over a plan of these lines; every person that nobody is found for is nobody yet."""
    await importing.offer_words(actor, "\n".join(("Ресурсы школы", HEADER, *lines)))
    for doubt in doubts_of((await importing.shown(actor)).draft):
        await importing.settle(actor, doubt.key, How.NOBODY)
    return await importing.save(actor, (await importing.shown(actor)).draft.stamp)


async def items(db: Database) -> list[RoadmapItem]:
    async with db.read() as session:
        return list(await session.scalars(select(RoadmapItem).order_by(RoadmapItem.position)))
