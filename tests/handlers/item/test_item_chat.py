"""An item from the reminder to the acceptance, over HTTP: a swipe reply, an album, a file that comes back."""

from datetime import date
from pathlib import Path

from sqlalchemy import select

from models.base import table
from models.roadmap import RoadmapEvidence, RoadmapItem
from tests.chat import Chat
from tests.databases import sqlite_only
from tests.handlers.item.test_item import an_item

pytestmark = sqlite_only

JPEG = b"\xff\xd8\xff\xe0 a photo"


async def test_from_a_photo_to_the_acceptance(chat: Chat) -> None:
    for name in ("teacher", "coordinator"):
        await chat.says(name, "/start")
    item = await an_item(chat.app.db, chat.school, (date(2026, 12, 15),))
    teacher = chat.user("teacher")
    await (await teacher.tap_data(teacher.last, f"item:{item}")).answered()
    card = teacher.last
    await chat.says("teacher", "/menu")
    await teacher.quoting(card).send_photo(JPEG, "Кабинет готов")
    await chat.settled()
    assert "Подтверждение сохранено" in teacher.last.text
    await teacher.send_album([JPEG + b"1", JPEG + b"2"], "Ещё два")
    await chat.settled()
    await chat.app.services.roadmap.keeping.tick()
    async with chat.app.db.read() as session:
        paths = list((await session.execute(select(table(RoadmapEvidence).c.path))).scalars())
    assert len(paths) == 3
    folder: Path = chat.app.settings.data_dir
    assert sorted((folder / str(path)).read_bytes() for path in paths) == [JPEG, JPEG + b"1", JPEG + b"2"]
    await chat.taps("teacher", "Подтверждения")
    await chat.taps("teacher", "фото, 24.11.2026")
    assert teacher.last.media is not None
    assert "фото" in teacher.last.text
    await (await teacher.tap_data(teacher.last, f"item.offer:{item}")).answered()
    await chat.taps("teacher", "Сдать на приёмку")
    await chat.sees("coordinator", "готово, посмотрите")
    assert "выполнен" in (await chat.taps("coordinator", "Принять")).text
    await chat.sees("teacher", "Пункт 2.5 принят")
    async with chat.app.db.read() as session:
        assert (await session.execute(select(table(RoadmapItem).c.state))).scalar() == "done"
