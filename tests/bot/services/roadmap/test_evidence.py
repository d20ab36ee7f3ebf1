"""Evidence: what is taken, how it is fetched into the data folder, who sees it, how it goes again."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.db import Database
from bot.errors import Denied, Invalid, Missing, Outdated
from bot.services import Services, build_services
from bot.services.roadmap.keeping import ATTEMPTS, LONGEST_PAUSE
from bot.services.roadmap.proofs import SIZE_LIMIT
from bot.services.roadmap.showing import Sent
from models.base import table
from models.roadmap import RoadmapEvidence
from tests.bot.services.roadmap.conftest import Planning, Told
from tests.databases import SetClock
from tests.personas import ActorOf

PHOTO = Sent("photo", "photo1", "", 1000)
JPEG = b"\xff\xd8\xff\xe0 a photo"


class Messenger:
    """Hands out what a test puts into it; what is not there is gone, an error is raised as it is."""

    def __init__(self) -> None:
        self.files: dict[str, bytes | Invalid] = {}
        self.asked = 0

    async def download(self, file_id: str, limit: int) -> bytes:
        self.asked += 1
        found = self.files.get(file_id, Invalid("error-file-gone"))
        if isinstance(found, Invalid):
            raise found
        return found


@pytest.fixture
def messenger() -> Messenger:
    return Messenger()


@pytest.fixture
def services(db: Database, clock: SetClock, services: Services, messenger: Messenger, tmp_path: Path) -> Services:
    """The services with a messenger and a data folder."""
    made = build_services(db, clock, messenger, tmp_path / "data")
    made.invitations.bot_name = services.invitations.bot_name
    return made


async def kept(db: Database) -> list[tuple[str | None, int | None, str | None, bool]]:
    columns = table(RoadmapEvidence).c
    wanted = select(columns.path, columns.size, columns.refused, columns.fetch_at.is_not(None)).order_by(columns.id)
    async with db.read() as session:
        return [(row[0], row[1], row[2], bool(row[3])) for row in await session.execute(wanted)]


async def test_a_photo_is_kept_in_the_data_folder(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, messenger: Messenger, tmp_path: Path
) -> None:
    item, roadmap, teacher = await planned(), services.roadmap, await actor_of("teacher")
    await roadmap.showing.show_file(teacher, item, PHOTO, "Кабинет готов")
    messenger.files["photo1"] = JPEG
    await asyncio.gather(roadmap.keeping.tick(), roadmap.keeping.tick())
    await roadmap.keeping.tick()
    assert messenger.asked == 1
    ((path, size, refused, is_due),) = await kept(db)
    assert path is not None
    assert (size, refused, is_due) == (len(JPEG), None, False)
    assert path.startswith(f"evidence/2026/{item}/")
    assert path.endswith(".jpg")
    file = tmp_path / "data" / path
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (JPEG, 0o600)
    assert [one.name for one in file.parent.iterdir()] == [file.name]
    card = await roadmap.read.card(await actor_of("deputy"), item)
    assert (card.line.evidence, card.history[0].words) == (1, "Кабинет готов")
    stored = await roadmap.showing.open(await actor_of("deputy"), item, card.evidence[0].id)
    assert stored.content == JPEG
    file.unlink()
    assert (await roadmap.showing.open(teacher, item, card.evidence[0].id)).content is None


async def test_what_is_something_else_inside_is_refused_and_its_sender_told(
    db: Database,
    services: Services,
    actor_of: ActorOf,
    planned: Planning,
    messenger: Messenger,
    told: Told,
    tmp_path: Path,
) -> None:
    item, roadmap, teacher = await planned(), services.roadmap, await actor_of("teacher")
    for number, (content, name) in enumerate(((b"MZ\x90 a program", "отчёт.pdf"), (b"", "пусто.txt"))):
        messenger.files[f"file{number}"] = content
        await roadmap.showing.show_file(teacher, item, Sent("document", f"file{number}", name, 10))
    await roadmap.showing.show_file(teacher, item, Sent("document", "forgotten", "план.docx", 10))
    await roadmap.keeping.tick()
    assert [(path, refused, due) for path, _, refused, due in await kept(db)] == [
        (None, "type", False),
        (None, "empty", False),
        (None, "gone", False),
    ]
    assert await told() == {("teacher", "evidence_refused")}
    assert not (tmp_path / "data").exists()
    with pytest.raises(Invalid, match="error-item-no-evidence"):
        await roadmap.working.offer(teacher, item)


async def test_what_can_be_told_at_once_is(services: Services, actor_of: ActorOf, planned: Planning) -> None:
    item, showing, teacher = await planned(), services.roadmap.showing, await actor_of("teacher")
    for sent, why in (
        (Sent("document", "f", "программа.exe", 10), "error-evidence-type"),
        (Sent("document", "f", "страница.html", 10), "error-evidence-type"),
        (Sent("voice", "f", "", 10), "error-evidence-type"),
        (Sent("audio", "f", "песня.mp3", 10), "error-evidence-type"),
        (Sent("video", "f", "урок.mp4", SIZE_LIMIT + 1), "error-evidence-big"),
    ):
        with pytest.raises(Invalid, match=why):
            await showing.show_file(teacher, item, sent)
    with pytest.raises(Invalid, match="error-evidence-link"):
        await showing.show_words(teacher, item, "http://192.168.0.5/отчёт")
    assert not await showing.show_words(teacher, item, "Всё готово")
    assert (await services.roadmap.read.card(teacher, item)).evidence == ()


async def test_a_messenger_that_is_away_is_asked_again_ever_less_often(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, messenger: Messenger, clock: SetClock
) -> None:
    roadmap = services.roadmap
    await roadmap.showing.show_file(await actor_of("teacher"), await planned(), PHOTO)
    messenger.files["photo1"] = Invalid("error-file-unreachable")
    for minutes in (0, 1, 2, 4):
        clock.advance(minutes=minutes)
        await roadmap.keeping.tick()
        await roadmap.keeping.tick()
    assert messenger.asked == 4
    for _ in range(ATTEMPTS):
        clock.time += LONGEST_PAUSE
        await roadmap.keeping.tick()
    assert messenger.asked == ATTEMPTS
    assert [refused for _, _, refused, _ in await kept(db)] == ["gone"]


async def test_links_are_kept_with_the_words_around_them(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, messenger: Messenger
) -> None:
    item, roadmap, teacher = await planned(), services.roadmap, await actor_of("teacher")
    words = "Новость: https://school.example/news/1 и фото https://school.example/photo/2"
    assert await roadmap.showing.show_words(teacher, item, words)
    card = await roadmap.read.card(teacher, item)
    assert [one.link for one in card.evidence] == ["https://school.example/news/1", "https://school.example/photo/2"]
    assert card.history[0].words == "Новость: и фото"
    await roadmap.keeping.tick()
    assert messenger.asked == 0


async def test_ones_own_is_taken_back_until_the_item_is_accepted(
    db: Database, services: Services, actor_of: ActorOf, planned: Planning, messenger: Messenger, tmp_path: Path
) -> None:
    item, roadmap, teacher = await planned(), services.roadmap, await actor_of("teacher")
    messenger.files["photo1"] = JPEG
    for _ in range(2):
        await roadmap.showing.show_file(teacher, item, PHOTO)
    await roadmap.keeping.tick()
    first, second = [one.id for one in (await roadmap.read.card(teacher, item)).evidence]
    with pytest.raises(Denied):
        await roadmap.showing.take_back(await actor_of("director"), item, first)
    await roadmap.showing.take_back(teacher, item, first)
    with pytest.raises(Outdated):
        await roadmap.showing.take_back(teacher, item, first)
    with pytest.raises(Outdated):
        await roadmap.showing.open(teacher, item, first)
    await roadmap.keeping.tick()
    assert len(list((tmp_path / "data" / "evidence").rglob("*.jpg"))) == 1
    assert [path is None for path, _, _, _ in await kept(db)] == [True, False]
    await roadmap.working.offer(teacher, item)
    await roadmap.working.accept(await actor_of("coordinator"), item)
    with pytest.raises(Outdated, match="error-evidence-accepted"):
        await roadmap.showing.take_back(teacher, item, second)
    with pytest.raises(Outdated, match="error-evidence-closed"):
        await roadmap.showing.show_file(teacher, item, PHOTO)


async def test_who_only_looks_on_shows_nothing_and_strangers_see_nothing(
    services: Services, actor_of: ActorOf, planned: Planning
) -> None:
    item, showing = await planned(), services.roadmap.showing
    await showing.show_words(await actor_of("coordinator"), item, "https://school.example")
    (evidence,) = (await services.roadmap.read.card(await actor_of("teacher"), item)).evidence
    with pytest.raises(Denied):
        await showing.show_file(await actor_of("deputy"), item, PHOTO)
    for who in ("keeper_of_many", "parent", "stranger"):
        with pytest.raises(Missing):
            await showing.open(await actor_of(who), item, evidence.id)
