"""Who reads what was said on a ticket, and internal notes."""

import pytest

from bot.db import Database
from bot.errors import Denied, Missing, Outdated
from bot.services import Services
from bot.services.tickets.states import Step
from bot.services.tickets.talking import Said
from tests.bot.services.tickets.conversation import SPARK, follow, photo, told
from tests.personas import ActorOf, Opening, StandardSchool


async def test_a_note_is_for_those_who_work_and_oversee(
    services: Services, db: Database, school: StandardSchool, opened: Opening, actor_of: ActorOf
) -> None:
    number = await opened()
    await follow(db, school, number, "class_teacher")
    await services.tickets.working.make(await actor_of("technician"), number, Step.TAKE)
    noted = await services.tickets.talking.note(await actor_of("second_technician"), number, photo(1, words="лампа"))
    assert await told(db, school, "noted") == ["technician"]
    for name in ("technician", "director", "editor"):
        card = await services.tickets.read.card(await actor_of(name), number)
        assert ("note", "лампа") in [(step.action, step.words) for step in card.history]
        assert (await services.tickets.spoken.message(await actor_of(name), number, noted.event_id)).words == "лампа"
    for name in ("teacher", "class_teacher"):
        card = await services.tickets.read.card(await actor_of(name), number)
        assert "note" not in [step.action for step in card.history]
        assert list(card.attachments) == []
        with pytest.raises(Missing):
            await services.tickets.spoken.message(await actor_of(name), number, noted.event_id)


@pytest.mark.parametrize("name", ["storekeeper", "director"])
async def test_ones_own_report_is_read_as_a_reporter_whatever_else_one_oversees(
    services: Services, db: Database, school: StandardSchool, opened: Opening, actor_of: ActorOf, name: str
) -> None:
    own, followed = await opened(reporter_id=school.people[name]), await opened()
    await follow(db, school, followed, name)
    for number in (own, followed):
        noted = await services.tickets.talking.note(await actor_of("technician"), number, photo(1))
        card = await services.tickets.read.card(await actor_of(name), number)
        assert ([*card.history], [*card.attachments]) == ([], [])
        with pytest.raises(Missing):
            await services.tickets.spoken.message(await actor_of(name), number, noted.event_id)


async def test_a_technician_reads_the_notes_on_their_own_report(
    services: Services, school: StandardSchool, opened: Opening, actor_of: ActorOf
) -> None:
    number = await opened(reporter_id=school.people["technician"])
    await services.tickets.talking.note(await actor_of("second_technician"), number, SPARK)
    card = await services.tickets.read.card(await actor_of("technician"), number)
    assert [step.action for step in card.history] == ["note"]


async def test_what_was_said_is_read_by_those_who_may(
    services: Services, db: Database, school: StandardSchool, opened: Opening, actor_of: ActorOf
) -> None:
    number, other = await opened(), await opened()
    heard = await services.tickets.talking.add(await actor_of("teacher"), number, photo(1, words="лампа"))
    message = await services.tickets.spoken.message(await actor_of("technician"), number, heard.event_id)
    assert (message.author.name, message.words) == ("Ежова М. П.", "лампа")
    assert [file.file_id for file in message.files] == ["photo1"]
    for name in ("stranger", "parent", "class_teacher"):
        with pytest.raises((Denied, Missing)):
            await services.tickets.spoken.message(await actor_of(name), number, heard.event_id)
    with pytest.raises(Missing):
        await services.tickets.spoken.message(await actor_of("technician"), other, heard.event_id)


async def test_a_question_is_read_by_who_is_asked_while_it_is_open(
    services: Services, opened: Opening, actor_of: ActorOf
) -> None:
    number = await opened()
    teacher, technician, spoken = await actor_of("teacher"), await actor_of("technician"), services.tickets.spoken
    with pytest.raises(Outdated, match="error-not-asked"):
        await spoken.question(teacher, number)
    for words in ("Первый?", "Второй?"):
        await services.tickets.talking.ask(technician, number, Said(words))
    assert (await spoken.question(teacher, number)).words == "Второй?"
    with pytest.raises(Missing):
        await spoken.question(technician, number)
    await services.tickets.talking.add(teacher, number, SPARK)
    with pytest.raises(Outdated, match="error-not-asked"):
        await spoken.question(teacher, number)
